"""Kernels: functions of integers, with an identity and machine code."""

import functools
import itertools
from collections.abc import Callable
from dataclasses import dataclass

from fastact import _numba
from fastact.codegen.fingerprint import fingerprint
from fastact.elementary.lookups import with_bodies

_unjudged = itertools.count()


@dataclass(frozen=True)
class Kernel:
    """A kernel that can be compiled to a C function ``void (intptr_t, ...)`` of `words` integers.

    When they are needed, `make` returns the Python function to compile, and `judge` the fingerprint.
    """

    name: str
    judge: Callable[[], str | None]
    words: int
    make: Callable[[], Callable]

    @functools.cached_property
    def fingerprint(self) -> str | None:
        """The hash of what the kernel is made of, or None if this cannot be judged. Such a kernel is compiled in each process."""
        return self.judge()

    @functools.cached_property
    def symbol(self) -> str:
        """The name of the C function."""
        return f"fastact_{self.name}_{self.fingerprint or f'process_{next(_unjudged)}'}"

    def compile(self) -> bytes:
        """Compile the kernel and return the object file."""
        return self._library().object_code()

    def assembly(self) -> str:
        """Compile the kernel and return the assembly code as text."""
        return self._library().assembly()

    def _library(self):
        return _numba.entry(self.make(), self.words, self.symbol, with_bodies)


@functools.cache
def loop(function: Callable) -> Kernel:
    """Return the kernel of a loop that all functions share."""
    return Kernel(function.__name__, lambda: fingerprint(function), function.__code__.co_argcount, lambda: function)
