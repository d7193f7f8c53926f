"""Templates, which are Python functions with some names that are bound only when they are compiled, and parts of loops."""

import types as python_types
from collections.abc import Callable

from fastact._numba import PlainCompiler, njit
from fastact.elementary.precision import SCALAR_OPTIONS

LOOP_OPTIONS = {"error_model": "numpy", "fastmath": False}
part = njit(pipeline_class=PlainCompiler, **LOOP_OPTIONS)  # a function that only loops and kernels call
inlined = njit(**SCALAR_OPTIONS)  # a function of numbers, which kernels call in their loops


def from_template(template: Callable, name: str | None = None, **names) -> Callable:
    """Return a copy of the function `template` with `names` among its globals, called `name` if that is given."""
    name = name or template.__name__
    copy = python_types.FunctionType(template.__code__, {**template.__globals__, **names}, name)
    copy.__qualname__, copy.__module__ = name, template.__module__
    return copy
