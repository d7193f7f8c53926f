"""The 16-bit dtypes, which are computed in float32: float16, and bfloat16 if `ml_dtypes` is installed."""

import contextlib
import functools
from collections.abc import Iterable

import numpy as np

from fastact.codegen.sixteen_bits import BFLOAT16, FLOAT16, Storage

_FLOAT32 = np.dtype(np.float32)
_PLAIN = frozenset((float, int))


@functools.cache
def halves() -> dict[np.dtype, Storage]:
    """Return {dtype: the loops for it}."""
    found = {np.dtype(np.float16): FLOAT16}
    with contextlib.suppress(ImportError):
        import ml_dtypes

        found[np.dtype(ml_dtypes.bfloat16)] = BFLOAT16
    return found


def computed_in(dtype: np.dtype) -> np.dtype:
    """Return the dtype of a function's parameters and of its arithmetic for arrays of a dtype."""
    return _FLOAT32 if dtype in halves() else dtype


@functools.cache
def _kinds() -> dict[type, np.dtype]:
    """Return {class: dtype} for the 16-bit dtypes. Byte-swapped dtypes have the same class."""
    return {type(dtype): dtype for dtype in halves()}


def half_of(arrays: Iterable[np.ndarray]) -> np.dtype | None:
    """Return the 16-bit dtype of all arrays that are not boolean, or None if they have another dtype or several."""
    found = {type(a.dtype) for a in arrays if a.dtype != np.bool_}
    return _kinds().get(found.pop()) if len(found) == 1 else None


def type_of_results(arrays: Iterable[np.ndarray], parameters: Iterable[np.ndarray]) -> np.dtype:
    """Return the dtype of a layer's results: the arrays' if it has 16 bits and the parameters at most 32, else NumPy's for all."""
    half = half_of(arrays)
    if half is not None and all(computed_in(p.dtype) == _FLOAT32 for p in parameters):
        return half
    return np.result_type(*(computed_in(a.dtype) for a in (*arrays, *parameters)))


def type_of_gradient(parameter, dtype: np.dtype) -> np.dtype:
    """Return the dtype of a parameter's gradient: `dtype`, or the parameter's own if `dtype` has 16 bits and it is an array."""
    own = dtype in halves() and isinstance(parameter, np.ndarray) and parameter.ndim > 0
    return half_of((parameter,)) or _FLOAT32 if own else dtype


def with_float32_parameters(args: tuple, count: int, inputs: int, whole: set[int]) -> tuple:
    """Convert arguments (`count` arrays, then parameters) as ufuncs need them if the arrays have one 16-bit dtype.

    The parameters become float32, which represents them exactly. If a parameter is an array of float32, the arrays become float32
    instead, as NumPy does it for its own float32 arrays. Parameters at the places `whole` are counts and do not have this effect.
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
