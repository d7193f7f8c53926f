"""Functions for Numba's code, with a cache of our own for their compiled versions, and helpers that inspect them."""

import hashlib
import importlib
import pickle
from collections.abc import Callable

from numba.core import sigutils
from numba.core.caching import NullCache
from numba.core.compiler import CompileResult
from numba.core.dispatcher import Dispatcher
from numba.core.extending import _Intrinsic
from numba.core.serialize import dumps
from numba.np.ufunc.dufunc import DUFunc

from fastact._numba.compiling import DEFAULTS, Compiled, Compiler, compiling


class KeptVersions(NullCache):
    """A cache of the compiled versions of a function, one for each list of types, with the interface that Numba expects.

    `read` returns the content that `write` stored under a name, or None.
    """

    def __init__(self, name: str, read: Callable[[str], bytes | None], write: Callable[[str, bytes], None]):
        self._name, self._read, self._write = name, read, write

    def _name_of(self, signature) -> str:
        types_of_arguments, _ = sigutils.normalize_signature(signature)
        return f"{self._name}_{hashlib.sha256(str(types_of_arguments).encode()).hexdigest()[:16]}"

    def load_overload(self, sig, target_context):
        content = self._read(self._name_of(sig))
        if content is None:
            return None
        target_context.refresh()
        return CompileResult._rebuild(target_context, *pickle.loads(content))

    def save_overload(self, sig, data):
        self._write(self._name_of(sig), dumps(data._reduce()))


def _found(module: str, name: str):
    return getattr(importlib.import_module(module), name)


class _Named:
    """A function that is pickled by the name that `place` gives it, as (module, name)."""

    def __reduce__(self):
        return _found, self.place


class _KeptFunction(_Named, Compiled):
    pass


class _KeptUFunc(_Named, DUFunc):
    pass


def kept_function(function, kept: KeptVersions, place: tuple[str, str], **options) -> Dispatcher:
    """Return ``numba.njit(cache=True)`` of a function, with another cache for the compiled code."""
    made = _KeptFunction(function, targetoptions=DEFAULTS | options, pipeline_class=Compiler)
    made._cache, made.place = kept, place
    return made


def kept_ufunc(function, signatures: list, kept: KeptVersions, place: tuple[str, str]) -> DUFunc:
    """Return ``numba.vectorize(signatures, cache=True)`` of a function, with another cache for the compiled code."""
    with compiling():
        made = _KeptUFunc(function)
        made._dispatcher.cache, made.place = kept, place
        for signature in signatures:
            made.add(signature)
        made.disable_compile()
    return made


def python_of(value):
    """Return the Python function behind one that ``numba.njit`` or ``numba.extending.intrinsic`` made, or None."""
    if isinstance(value, Dispatcher):
        return value.py_func
    return value._defn if isinstance(value, _Intrinsic) else None


def options_of(value) -> dict:
    """Return the options with which ``numba.njit`` compiled a function."""
    return dict(value.targetoptions) if isinstance(value, Dispatcher) else {}
