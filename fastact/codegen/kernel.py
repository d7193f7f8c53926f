"""A kernel: one function of integers, from its identity to its machine code."""

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
    """What can be compiled to a C function ``void (intptr_t, ...)`` of `words` integers.

    `make` gives the Python function to compile, and `judge` the fingerprint, when they are needed.
    """

    name: str
    judge: Callable[[], str | None]
    words: int
    make: Callable[[], Callable]

    @functools.cached_property
    def fingerprint(self) -> str | None:
        """What it is made of; None where that cannot be told: such a kernel is compiled in each process."""
        return self.judge()

    @functools.cached_property
    def symbol(self) -> str:
        """The name of the C function."""
        return f"fastact_{self.name}_{self.fingerprint or f'process_{next(_unjudged)}'}"

    def compile(self) -> bytes:
        """The object file."""
        return self._library().object_code()

    def assembly(self) -> str:
        """The code as text, compiled for the purpose."""
        return self._library().assembly()

    def _library(self):
        return _numba.entry(self.make(), self.words, self.symbol, with_bodies)


@functools.cache
def loop(function: Callable) -> Kernel:
    """The kernel of a loop that is the same for all functions."""
    return Kernel(function.__name__, lambda: fingerprint(function), function.__code__.co_argcount, lambda: function)
