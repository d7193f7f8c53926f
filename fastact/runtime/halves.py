"""The types of 16 bits, which are computed in float32: float16, and bfloat16 where `ml_dtypes` brings it."""

import contextlib
import functools
from collections.abc import Iterable

import numpy as np

from fastact.codegen.sixteen_bits import BFLOAT16, FLOAT16, Storage

_FLOAT32 = np.dtype(np.float32)
_PLAIN = frozenset((float, int))


@functools.cache
def halves() -> dict[np.dtype, Storage]:
    """{type: the loops for it}."""
    found = {np.dtype(np.float16): FLOAT16}
    with contextlib.suppress(ImportError):
        import ml_dtypes

        found[np.dtype(ml_dtypes.bfloat16)] = BFLOAT16
    return found


def computed_in(dtype: np.dtype) -> np.dtype:
    """The type of a function's parameters, and of what it computes, beside arrays of a type."""
    return _FLOAT32 if dtype in halves() else dtype


@functools.cache
def _kinds() -> dict[type, np.dtype]:
    """The same by NumPy's classes, which byte-swapped ones have in common."""
    return {type(dtype): dtype for dtype in halves()}


def half_of(arrays: Iterable[np.ndarray]) -> np.dtype | None:
    """The one type of 16 bits that all have which are not of booleans; None if they have another, or several."""
    found = {type(a.dtype) for a in arrays if a.dtype != np.bool_}
    return _kinds().get(found.pop()) if len(found) == 1 else None


def type_of_results(arrays: Iterable[np.ndarray], parameters: Iterable[np.ndarray]) -> np.dtype:
    """The type of a layer's results: that of the arrays if it has 16 bits and the parameters at most 32, else NumPy's for all."""
    half = half_of(arrays)
    if half is not None and all(computed_in(p.dtype) == _FLOAT32 for p in parameters):
        return half
    return np.result_type(*(computed_in(a.dtype) for a in (*arrays, *parameters)))


def type_of_gradient(parameter, dtype: np.dtype) -> np.dtype:
    """The type of a parameter's gradient beside results of a type: of 16 bits that of the parameter, if it is an array."""
    own = dtype in halves() and isinstance(parameter, np.ndarray) and parameter.ndim > 0
    return half_of((parameter,)) or _FLOAT32 if own else dtype


def with_float32_parameters(args: tuple, count: int, inputs: int, whole: set[int]) -> tuple:
    """Arguments, `count` arrays and then parameters, as ufuncs take them where the arrays are of one type of 16 bits.

    Parameters become float32, which holds what these are. Beside parameters of float32 that are arrays it is the arrays that do, as
    beside NumPy's own float32 arrays, but not beside those at the places `whole`, which count.
    """
    arrays, parameters = args[:count], args[count:inputs]
    if not all(type(a) in _PLAIN or isinstance(a, np.ndarray | np.generic) for a in args[:inputs]):
        return args
    half = half_of(a for a in arrays if type(a) not in _PLAIN)
    if half is None:
        return args
    narrow = [k in whole or np.ndim(p) == 0 or type(p.dtype) is type(half) for k, p in enumerate(parameters, count)]
    if all(narrow):
        parameters = tuple(np.asanyarray(p, _FLOAT32) for p in parameters)
        arrays = tuple(np.asarray(a, half) if type(a) in _PLAIN else a for a in arrays)
    elif all(one or p.dtype == _FLOAT32 for one, p in zip(narrow, parameters, strict=True)):
        arrays = tuple(a.astype(_FLOAT32) if type(a) not in _PLAIN and type(a.dtype) is type(half) else a for a in arrays)
    return (*arrays, *parameters, *args[inputs:])
