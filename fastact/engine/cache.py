"""Compiled loops, kept in Numba's cache.

Numba prepares its whole compiler before it looks into its cache: 0.2 s where SciPy is installed, for code that is already
there. `Loop` looks first. A cache that cannot be read or written is no error: the loop is then compiled.
"""

import contextlib

from numba.core import types
from numba.core.caching import FunctionCache
from numba.core.ccallback import CFunc
from numba.core.runtime import rtsys

# NumPy's inner loop: void (args, dims, steps, data), all addresses as integers.
SIGNATURE = ((types.intp, types.intp, types.intp, types.intp), types.void)
OPTIONS = {"nopython": True, "error_model": "numpy", "fastmath": False}


class _LoopCache(FunctionCache):
    def load_overload(self, sig, target_context):
        rtsys.initialize(target_context)  # of the compiler only the run-time library, whose symbols cached code may ask for
        try:
            return self._load_overload(sig, target_context)
        except Exception:  # a truncated or foreign file, of which there are many kinds; none is worth more than compiling again
            with contextlib.suppress(OSError):
                self.flush()
            return None

    def save_overload(self, sig, data):
        with contextlib.suppress(OSError):  # a full disk, a folder that vanished
            super().save_overload(sig, data)


class Loop(CFunc):
    """A C callback for `function`, loaded from the cache (unless `cache` is False) or compiled; `address` is where it is."""

    def __init__(self, function, cache: bool = True):
        super().__init__(function, SIGNATURE, locals={}, options=OPTIONS)
        with contextlib.suppress(RuntimeError):  # "no locator available": no folder can be written
            if cache:
                self._cache = _LoopCache(function)
        self.compile()

    @property
    def folder(self) -> str | None:
        """Where the compiled code is kept; None if no folder can be written."""
        return getattr(self._cache, "cache_path", None)
