"""Replacements for the functions of `math` and `numpy`, and for operators, in users' functions. They take numbers and jets.

They are the functions of `fastact.elementary`, which vectorise; Numba's own functions, if `elementary.derivatives` differentiates
them; or the functions of this module, which use arithmetic and functions that take both. Results are those of IEEE arithmetic:
nothing raises an exception.
"""

import functools
import math
import operator
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import ClassVar

import numpy as np

from fastact import elementary
from fastact._numba import UsersCompiler, njit
from fastact.elementary.derivatives import power
from fastact.elementary.jets import value_of
from fastact.elementary.precision import SCALAR_OPTIONS, USERS_OPTIONS, specialise, typed


class _Compiler(UsersCompiler):
    operators: ClassVar = {operator.pow: power, operator.ipow: power}


# An index out of range raises an exception. Without the check, it would read memory outside the array.
compiled = njit(**USERS_OPTIONS | {"pipeline_class": _Compiler, "boundscheck": True})


# --- functions that are made of operators ----------------------------------------------------------------------------------------


def _maximum(a, b):
    return a if a != a else b if b != b else max(a, b)


def _minimum(a, b):
    return a if a != a else b if b != b else min(a, b)


def _fmax(a, b):
    return b if a != a else a if b != b else max(a, b)


def _fmin(a, b):
    return b if a != a else a if b != b else min(a, b)


def _clip(x, low, high):
    return _minimum(_maximum(x, low), high)


def _where(condition, a, b):
    return a if condition else b


def _heaviside(x, at_zero):
    return at_zero if x == 0.0 else 1.0 if x > 0.0 else 0.0 if x < 0.0 else value_of(x)


def _copysign(x, sign):
    same = math.copysign(1.0, value_of(x)) == math.copysign(1.0, value_of(sign))
    return x if same else -x


def _square(x):
    return x * x


def _reciprocal(x):
    return 1.0 / x


def _exp2(x):
    return power(2.0, x)


def _logaddexp(a, b):
    difference = a - b
    if difference != difference:
        return a + b  # equal infinities, or NaN
    return b + elementary.log1pexp(difference) if difference < 0.0 else a + elementary.log1pexp(-difference)


def _radians(x):
    return x * (math.pi / 180.0)


def _degrees(x):
    return x * (180.0 / math.pi)


def _as_float(x):
    return x * 1.0  # in the precision of the kernel


def _same(x):
    return x


# --- the table -------------------------------------------------------------------------------------------------------------------

_OF_BOTH = {name: getattr(elementary, name) for name in ("exp", "expm1", "log", "log1p", "tanh", "sin", "cos")}
_OF_BOTH |= {name: getattr(math, name) for name in ("sqrt", "sinh", "cosh", "tan", "log2", "log10", "hypot")}
_OF_BOTH |= {"fabs": abs, "copysign": _copysign, "exp2": _exp2, "cbrt": np.cbrt, "fmod": np.fmod}
_OF_BOTH |= {name: getattr(np, name) for name in ("floor", "ceil", "trunc")}
_OF_BOTH |= {"radians": _radians, "degrees": _degrees}
_OF_BOTH |= {name: getattr(math, name) for name in ("isnan", "isinf", "isfinite")}
_INVERSE = ("sin", "cos", "tan", "sinh", "cosh", "tanh")
_REPLACED: dict = {
    math: _OF_BOTH | {"erf": elementary.erf, "pow": power},
    np: _OF_BOTH
    | {f"arc{name}": getattr(math, f"a{name}") for name in _INVERSE}
    | {"arctan2": math.atan2, "power": power, "float_power": power, "abs": abs, "absolute": abs}
    | {"maximum": _maximum, "minimum": _minimum, "fmax": _fmax, "fmin": _fmin, "clip": _clip, "where": _where}
    | {"heaviside": _heaviside, "square": _square, "reciprocal": _reciprocal, "logaddexp": _logaddexp}
    | {"deg2rad": _radians, "rad2deg": _degrees, "positive": _same, "float32": _as_float, "float64": _as_float}
    | {"round": np.rint, "around": np.rint, "floor_divide": operator.floordiv}
    | {"add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "negative": operator.neg}
    | {"divide": operator.truediv, "true_divide": operator.truediv, "mod": operator.mod, "remainder": operator.mod},
}
MODULES = tuple(_REPLACED)
BUILTINS = {"pow": power}
_STANDS_FOR = {  # for ``from math import exp``
    id(getattr(module, name)): function
    for module, table in _REPLACED.items()
    for name, function in table.items()
    if hasattr(module, name)
}


@functools.cache
def _ready(function: Callable, dtype) -> Callable:
    """Return a function of the table for compiled code. A function of this module is compiled for `dtype`, others are unchanged."""
    if getattr(function, "__module__", None) != __name__:
        return function
    copy = specialise(function, dtype)
    for name, value in copy.__globals__.items():
        if name in function.__code__.co_names and isinstance(value, FunctionType) and value.__module__ == __name__:
            copy.__globals__[name] = _ready(value, dtype)
    return njit(**SCALAR_OPTIONS)(copy)


def replaced(value, dtype) -> Callable | None:
    """Return the replacement for a function of `math` or `numpy`, or None for any other value."""
    return _ready(_STANDS_FOR[id(value)], dtype) if id(value) in _STANDS_FOR else None


@functools.cache
def replaced_module(module, dtype):
    """Return a copy of `math` or `numpy` with these functions, and with constants of type `dtype`."""
    copy = ModuleType(module.__name__)
    for name, value in vars(module).items():
        if not name.startswith("__"):
            setattr(copy, name, typed(value, dtype))
    for name, function in _REPLACED[module].items():
        setattr(copy, name, _ready(function, dtype))
    return copy
