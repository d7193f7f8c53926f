"""Values and derivatives over all numbers of float16 and bfloat16: the largest error, and how many are not the nearest number.

The reference is the float64 function. mpmath replaces it where a value is so near the midpoint between two numbers of the type
that float32 may round to the wrong one. A mistake common to float64 and float32 would show there. In the tails of some functions,
the value differs from 1.5·x by less than float64 can represent. Thousands of values are midpoints there, and either neighbour
then counts as the nearest number.
"""

from dataclasses import dataclass

import ml_dtypes
import mpmath
import numpy as np

from fastact.tools.accuracy import oracle
from fastact.tools.accuracy.measure import Curve

TYPES = (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16))
# Distances from the midpoint between two numbers, relative to a value. Up to the first, mpmath is used (the error bounds of float32
# are 2 and 4 units of 6e-8 to 1.2e-7). Up to the second, the value counts as the midpoint.
NEAR_THE_MIDDLE, IN_THE_MIDDLE = 1e-6, 1e-12


@dataclass(frozen=True)
class HalfError:
    """The number of results that are not the nearest number of the type, the largest error in ULP, and its input."""

    not_nearest: int
    ulp: float
    at: float


def all_numbers(dtype: np.dtype) -> np.ndarray:
    """Return all numbers of a 16-bit type, including infinities but without NaN."""
    with np.errstate(invalid="ignore"):  # some are signalling NaNs
        x = np.arange(1 << 16, dtype=np.uint16).view(dtype)
        return x[~np.isnan(x)]


def units(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Return the unit in the last place of results whose exact values are `values`."""
    info = ml_dtypes.finfo(dtype)
    exponents = np.frexp(values)[1] - 1
    return np.ldexp(1.0, np.clip(exponents, int(info.minexp), int(info.maxexp) - 1) - int(info.nmant))


def rounded(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Round float64 numbers to the nearest of the type and return them in float64.

    The intermediate type is float32, with its last bit set where digits are lost.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        single = values.astype(np.float32)
        lost = np.isfinite(values) & (single != values)
        down = single.view(np.uint32) - (lost & (np.abs(single) > np.abs(values))).astype(np.uint32)
        return (down | lost).view(np.float32).astype(dtype).astype(np.float64)


def _to_odd(value: mpmath.mpf) -> float:
    """Convert an mpmath number to float64 towards 0. The last bit is set if digits are lost: the result then rounds alike."""
    found = np.float64(float(value))
    if abs(found) > abs(value):
        found = np.nextafter(found, 0.0)
    if np.isfinite(found) and found != value:
        found = (found.view(np.uint64) | np.uint64(1)).view(np.float64)
    return found


def from_middle(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Return the distances of float64 numbers from the midpoint between two numbers of a type, relative to the numbers."""
    with np.errstate(all="ignore"):
        size = np.abs(values) / units(values, dtype)
        return np.abs(size - 0.5 - np.rint(size - 0.5)) / size


def exact(curve: Curve, x: np.ndarray, dtype: np.dtype, most: int = 1 << 16) -> np.ndarray:
    """Return the function's values at float64 numbers, as float64 numbers that round to the type as the exact values do.

    mpmath computes at most `most` of them.
    """
    with np.errstate(all="ignore"):
        values = np.array(curve.call(x))
    distances = from_middle(values, dtype)
    asked = np.flatnonzero((distances > IN_THE_MIDDLE) & (distances <= NEAR_THE_MIDDLE) & np.isfinite(x))
    for place in asked[:: len(asked) // most + 1]:
        point = float(x[place])
        values[place] = _to_odd(oracle.settled(lambda point=point: curve.exact(mpmath.mpf(point)), point))
    return values


def half_errors(got: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return the errors of results in ULP. Infinity counts as the first number beyond the largest, and NaN matches only NaN."""
    beyond = 2.0 ** int(ml_dtypes.finfo(got.dtype).maxexp)
    unit = units(np.clip(values, -beyond / 2, beyond / 2), got.dtype)
    found, wanted = (np.clip(a.astype(np.float64), -beyond, beyond) for a in (got, values))
    same = np.isnan(found) == np.isnan(wanted)
    return np.where(same, np.nan_to_num(np.abs(found - wanted) / unit), np.inf)


def half_error(curve: Curve, dtype: np.dtype) -> HalfError:
    """Return the errors of a function over all numbers of a type."""
    x = all_numbers(dtype)
    values, got = exact(curve, x.astype(np.float64), dtype), curve.call(x)
    errors = half_errors(got, values)
    other = (got.astype(np.float64) != rounded(values, dtype)) & (from_middle(values, dtype) > IN_THE_MIDDLE)
    return HalfError(int(np.count_nonzero(other | np.isinf(errors))), float(errors.max()), float(x[errors.argmax()]))
