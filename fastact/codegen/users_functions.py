"""A user's function of one number as a definition: prepared for each precision, and differentiated where it gives no derivative.

Its float constants are narrowed to the precision, and the functions of `math` and `numpy` replaced by those of
`fastact.elementary`, which vectorise. What it does not return is found by automatic differentiation.
"""

import functools
import math
import types as python_types
from collections.abc import Callable

import numpy as np
from numba.core import errors, types
from numba.extending import overload

from fastact import _numba, elementary
from fastact.codegen.fingerprint import names_of
from fastact.definitions.passes import Pass
from fastact.elementary.jets import Jet, first_of, jet, variable
from fastact.elementary.precision import USERS_OPTIONS, specialise

_scalar = _numba.njit(**USERS_OPTIONS)


@_scalar
def _larger(a, b):
    return b if b > a or b != b else a


@_scalar
def _smaller(a, b):
    return b if b < a or b != b else a


@_scalar
def _chosen(condition, a, b):
    return a if condition else b


_VECTORISING = {name: getattr(elementary, name) for name in ("exp", "expm1", "log", "log1p", "tanh", "erf")} | {
    "sin": elementary.sin,
    "cos": elementary.cos,
}
_OF_NUMPY = {"maximum": _larger, "minimum": _smaller, "where": _chosen, "abs": abs, "absolute": abs, "fabs": abs, "sqrt": math.sqrt}
_REPLACED = {math: _VECTORISING | {"fabs": abs}, np: _VECTORISING | _OF_NUMPY}
_REPLACEMENTS = {  # for ``from math import exp``
    id(getattr(module, name)): function
    for module, table in _REPLACED.items()
    for name, function in table.items()
    if hasattr(module, name)
}


@functools.cache
def _module(module, dtype):
    """A copy of `math` or `numpy` with vectorising functions, and constants of type `dtype`."""
    copy = python_types.ModuleType(module.__name__)
    for name, value in vars(module).items():
        if not name.startswith("__"):
            setattr(copy, name, dtype(value) if type(value) is float else _REPLACED[module].get(name, value))
    return copy


def prepared(function: Callable, dtype, made: dict | None = None) -> Callable:
    """`function` for `dtype`: its constants, the modules it uses, and its helper functions in plain Python."""
    made = {} if made is None else made  # helpers that call each other need each other's copies
    copy = made[function] = specialise(function, dtype)
    for name in names_of(function.__code__):
        value = copy.__globals__.get(name)
        if isinstance(value, python_types.ModuleType) and value in _REPLACED:
            copy.__globals__[name] = _module(value, dtype)
        elif id(value) in _REPLACEMENTS:
            copy.__globals__[name] = _REPLACEMENTS[id(value)]
        elif _is_helper(value) and value is not function:
            helper = getattr(value, "py_func", value)
            copy.__globals__[name] = _scalar(made.get(helper) or prepared(helper, dtype, made))
    return copy


def _is_function(value) -> bool:
    """Whether it is a function in Python: plain, or compiled by ``numba.njit``."""
    return isinstance(getattr(value, "py_func", value), python_types.FunctionType)


def _is_library(value) -> bool:
    """Whether it is a function of ours or of Numba's or NumPy's, whose version stands for its code."""
    return _is_function(value) and value.__module__.startswith(("fastact.", "numba.", "numpy."))


def _is_helper(value) -> bool:
    """Whether it is a function of the user's."""
    return _is_function(value) and not _is_library(value)


def complete(function: Callable, dtype, count: int, results: int):
    """The first `results` of (value, derivative, *parameter derivatives) of the prepared `function` of x and `count` parameters.

    Compiled code asks the type of what `function` returns: items of a tuple are taken, what is not there is differentiated.
    """
    compiled = _scalar(function)

    def item(position):
        def pick(result, *inputs):
            """Only a name: the overload below chooses the code."""

        @overload(pick, strict=False, jit_options=USERS_OPTIONS)
        def choose(result, *inputs):
            if isinstance(result, types.BaseTuple) and not 0 < len(result) <= count + 2:
                raise errors.TypingError(f"{len(result)} results")
            if isinstance(result, types.BaseTuple) and position < len(result):
                return lambda result, *inputs: dtype(result[position])
            if position == 0:
                return lambda result, *inputs: dtype(result)
            k = position - 1
            after = k + 1

            def differentiated(result, *inputs):
                return dtype(first_of(_first_item(compiled(*(inputs[:k] + (variable(inputs[k]),) + inputs[after:])))))

            return differentiated

        return pick

    def chain(position):
        pick = item(position)
        if position == results - 1:
            return _scalar(lambda result, *inputs: (pick(result, *inputs),))
        rest = chain(position + 1)
        return _scalar(lambda result, *inputs: (pick(result, *inputs),) + rest(result, *inputs))

    everything = chain(0)

    def definition(*inputs):
        return everything(compiled(*inputs), *inputs)

    return definition


def smooth_of(function: Callable):
    """The prepared `function` as one whose second derivative jets give."""
    compiled = _scalar(function)

    def smooth(*inputs):
        return _twice(compiled(*inputs))

    return smooth


def _first_item(result):
    """The value of what a definition returns."""


@overload(_first_item, strict=False, jit_options=USERS_OPTIONS)
def _first_item_of(result):
    return (lambda result: result[0]) if isinstance(result, types.BaseTuple) else (lambda result: result)


def _twice(result):
    """A jet whose second derivative is that of the function: of its value, or the first of the derivative that it returns."""


@overload(_twice, strict=False, jit_options=USERS_OPTIONS)
def _twice_of(result):
    if isinstance(result, types.BaseTuple):
        if isinstance(result[1], Jet):
            return lambda result: jet(result[1].value, result[1].value, result[1].first)
        return lambda result: 0.0
    return lambda result: result


def scalar(function: Callable, use: Pass, kind: type[np.floating], count: int) -> Callable:
    """The function of numbers that a pass is made of, for a user's function of `count` parameters and a number type."""
    ready = prepared(function, kind)
    if use.twice:
        return smooth_of(ready)
    return complete(ready, kind, count, use.uses(count))  # no pass asks for derivatives that it does not need


def made_of(function: Callable, use: Pass, count: int) -> tuple:
    """What `scalar` gives depends on these, for the fingerprint."""
    return prepared(function, np.float64), smooth_of if use.twice else complete, use.uses(count)
