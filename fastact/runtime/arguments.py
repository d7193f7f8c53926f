"""What losses and layers make of their arguments."""

import numpy as np


def floats(function: str, name: str, values, like: np.ndarray | None = None) -> np.ndarray:
    """The array as float32, or float64 if that would round it; plain numbers and lists take the type of `like`."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub" or array.dtype.itemsize > 8:
        raise TypeError(f"{function}: {name} must be real numbers of float64 at most, got {described(values)}")
    if like is not None and not isinstance(values, np.ndarray | np.generic):
        return np.asarray(array, like.dtype)
    return np.asarray(array, np.float32 if np.can_cast(array.dtype, np.float32) else np.float64)


def described(values) -> str:
    """What a message says of an argument: its data type, and for objects their own."""
    dtype = np.asarray(values).dtype
    return f"{type(values).__name__} of dtype {dtype}" if dtype.kind == "O" else str(dtype)
