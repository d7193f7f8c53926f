"""Conversion and checks of arguments."""

import functools
import operator
from collections.abc import Iterable

import numpy as np

from fastact.runtime.halves import computed_in, half_of

FLOATS = (np.dtype(np.float32), np.dtype(np.float64))  # byte-swapped dtypes do not compare equal to these


def are_numbers(dtype: np.dtype) -> bool:
    """Return True if float64 can represent the numbers of a dtype, including dtypes from other libraries."""
    return np.can_cast(dtype, np.float64)


def are_integers(dtype: np.dtype) -> bool:
    return dtype.kind in "iu" or (dtype.kind == "V" and np.can_cast(dtype, np.int64))


def floats(function: str, name: str, values, like: np.ndarray | None = None) -> np.ndarray:
    """Return the array as float32, or as float64 if float32 would round it.

    Python numbers and lists take the dtype of `like`, or float32 if `like` has 16 bits.
    """
    if type(values) is np.ndarray and values.dtype in FLOATS:
        return values
    array = np.asarray(values)
    if not are_numbers(array.dtype):
        raise TypeError(f"{function}: {name} must be real numbers of float64 at most, got {described(values)}")
    if like is not None and not isinstance(values, np.ndarray | np.generic):
        return np.asarray(array, computed_in(like.dtype))
    return np.asarray(array, np.float32 if np.can_cast(array.dtype, np.float32) else np.float64)


def stored_floats(function: str, name: str, values, like: np.ndarray | None = None) -> np.ndarray:
    """Do the same as `floats`, but return 16-bit arrays unchanged, for functions that compute them in float32 without a copy."""
    if type(values) is np.ndarray and values.dtype in FLOATS:
        return values
    typed = isinstance(values, np.ndarray | np.generic)
    half = None if like is None and not typed else half_of((values if typed else like,))
    if half is None:
        return floats(function, name, values, like)
    return np.asarray(values if typed else floats(function, name, values), half)


@functools.lru_cache(maxsize=64)
def number(value: float, kind: str) -> np.ndarray:
    """Return a zero-dimensional array of the type with this letter. NumPy takes it faster than a scalar: 0.5 µs."""
    return np.array(value, kind)


def result_array(function: str, like: np.ndarray, out: np.ndarray | None) -> np.ndarray:
    """Return the array for a result with the shape and dtype of `like`: `out`, or a new array."""
    if out is None:
        return np.empty_like(like)
    taken = isinstance(out, np.ndarray) and not np.ma.is_masked(out)  # the mask would hide results
    if not taken or out.shape != like.shape or out.dtype != like.dtype:
        got = f"{out.dtype} {out.shape}" if taken else type(out).__name__
        raise ValueError(f"{function}: out must be an array of {like.dtype} {like.shape}, got {got}")
    return out


def check_whole_number(function: str, name: str, value) -> None:
    try:
        operator.index(None if isinstance(value, bool | np.bool_) else value)
    except TypeError:
        raise TypeError(f"{function}: {name} must be an integer, got {value!r}") from None


def check_axis(function: str, axis: int, shape: tuple[int, ...]) -> int:
    """Return the axis as a Python integer, or raise an error if an array of this shape has none."""
    check_whole_number(function, "axis", axis)
    axis = operator.index(axis)
    if not -len(shape) <= axis < len(shape):
        raise np.exceptions.AxisError(f"{function}: axis {axis} is out of bounds for shape {shape}")
    return axis


def aligned_rows(shapes: list[tuple[int, ...]], axis: int) -> tuple[int, list[tuple[int, ...]]]:
    """Return the axis and the shapes to which arrays broadcast so that they have rows of one length along it.

    NumPy's generalised ufuncs do not broadcast along the rows' axis, and count a positive axis in the dimensions of each array. If
    the arrays differ in their numbers of dimensions, the axis is counted from the end.
    """
    dimensions = {*map(len, shapes)}
    if axis >= 0 and len(dimensions) > 1:
        axis -= max(dimensions)
    lengths = (shape[axis] for shape in shapes if len(shape) >= -axis)
    length, found = next((n for n in lengths if n != 1), 1), []
    for shape in shapes:
        whole = [1] * (-axis - len(shape)) + [*shape]
        whole[axis] = length if whole[axis] == 1 else whole[axis]
        found.append(tuple(whole))
    return axis, found


def axis_last(array: np.ndarray, axis: int) -> np.ndarray:
    """Return a view with that axis last. `moveaxis` takes 3 µs even if there is nothing to move."""
    return array if axis in (-1, array.ndim - 1) else np.moveaxis(array, axis, -1)


def check_single_number(function: str, name: str, value) -> None:
    if type(value) in (int, float):
        return
    if np.ndim(value) or not are_numbers(np.asarray(value).dtype):
        raise TypeError(f"{function}: {name} must be a single number, got {value!r}")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the text to append to an error about an unknown name. It is empty if no known name is similar."""
    import difflib  # 2 ms

    known = sorted(known)
    letters = sorted(name.lower())
    turned = [other for other in known if sorted(other) == letters]  # gleu is more likely gelu than glu
    close = turned or difflib.get_close_matches(name.lower(), known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def described(values) -> str:
    """Describe an argument for messages: its dtype, and its type if the dtype is object."""
    dtype = np.asarray(values).dtype
    return f"{type(values).__name__} of dtype {dtype}" if dtype.kind == "O" else str(dtype)
