"""Arithmetic of a GPU: exact a·b + c, rounding, conversions, NaN, and flushing of subnormal numbers."""

from fractions import Fraction

import numpy as np

NAN_BITS = {np.dtype("f2"): 0x7FFF, np.dtype("f4"): 0x7FFFFFFF, np.dtype("f8"): 0x7FFFFFFFFFFFFFFF}
INTEGRAL = {"rni": np.rint, "rzi": np.trunc, "rmi": np.floor, "rpi": np.ceil}


def canonical(x: np.ndarray) -> np.ndarray:
    """Replace every NaN by the one that GPU instructions give. A processor's NaN has another sign."""
    nan = x != x
    if nan.any():
        x = np.array(x)
        x.view(f"u{x.itemsize}")[nan] = NAN_BITS[x.dtype]
    return x


def flushed(x: np.ndarray) -> np.ndarray:
    """Replace subnormal numbers by zeros of the same sign."""
    return np.where(np.abs(x) < np.finfo(x.dtype).tiny, np.copysign(x.dtype.type(0), x), x)


def fma(a, b, c):
    """Return a·b + c with one rounding."""
    a, b, c = np.broadcast_arrays(a, b, c)
    return _fma_single(a, b, c) if a.dtype == np.float32 else _fma_double(a, b, c)


def _sum_and_error(a, b):
    """Return a + b rounded, and the exact rounding error."""
    total = a + b
    part = total - a
    return total, (a - (total - part)) + (b - part)


def _to_odd(total, error):
    """Return the sum of both, rounded to the neighbour with an odd last bit if it is inexact. Rounding it again is then correct."""
    even = (total.view(np.uint64) & np.uint64(1)) == 0
    toward = np.nextafter(total, np.where(error > 0, np.inf, -np.inf))
    return np.where((error != 0) & even & np.isfinite(total), toward, total)


def _fma_single(a, b, c):
    product = a.astype(np.float64) * b  # exact: 48 bits
    return _to_odd(*_sum_and_error(product, c.astype(np.float64))).astype(np.float32)


def _product_and_error(a, b):
    split = lambda x: (high := x * 134217729.0 - (x * 134217729.0 - x), x - high)
    (a_high, a_low), (b_high, b_low) = split(a), split(b)
    product = a * b
    return product, a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low)


def _fma_double(a, b, c):
    high, low = _product_and_error(a, b)
    middle, rest = _sum_and_error(c, low)
    first, second = _sum_and_error(high, middle)
    result = first + _to_odd(*_sum_and_error(rest, second))
    result = np.where((high == 0) & (low == 0), a * b + c, result)
    sizes = [np.abs(x) for x in (a, b, c, high, result)]
    usual = np.all([(x == 0) | ((x > 1e-240) & (x < 1e290)) for x in sizes], axis=0)
    for k in np.flatnonzero(~usual):
        result.flat[k] = _fma_exact(a.flat[k], b.flat[k], c.flat[k])
    return result


def _fma_exact(a, b, c):
    if not (np.isfinite(a) and np.isfinite(b) and np.isfinite(c)):
        return a * b + c if np.isfinite(c) or not (np.isfinite(a) and np.isfinite(b)) else c
    exact = Fraction(float(a)) * Fraction(float(b)) + Fraction(float(c))
    if exact == 0:
        return a * b + c if 0 in (a, b) else 0.0
    try:
        result = float(exact)
    except OverflowError:
        result = np.inf
    return np.copysign(result, 1.0 if exact > 0 else -1.0)


def to_bfloat16(x: np.ndarray) -> np.ndarray:
    """Return the bits of float32 numbers rounded to bfloat16, ties to even."""
    bits = x.view(np.uint32).astype(np.uint64)
    rounded = (bits + np.uint64(0x7FFF) + ((bits >> np.uint64(16)) & np.uint64(1))) >> np.uint64(16)
    return np.where(x != x, 0x7FFF, rounded).astype(np.uint16)


def from_bfloat16(bits: np.ndarray) -> np.ndarray:
    return (bits.astype(np.uint32) << np.uint32(16)).view(np.float32)


def to_integer(x: np.ndarray, kind) -> np.ndarray:
    """Convert floats without fraction to integers, clipped to the range. NaN becomes 0, in 64 bits only the highest bit."""
    range_, wide = np.iinfo(kind), x.astype(np.float64)
    below, above = wide <= float(range_.min), wide >= float(range_.max)
    nan = wide != wide
    result = np.where(below | above | nan, 0.0, wide).astype(kind)
    result = np.where(below, kind(range_.min), np.where(above, kind(range_.max), result))
    of_nan = np.uint64(1 << 63).view(kind) if 8 in (x.itemsize, np.dtype(kind).itemsize) and np.dtype(kind).itemsize == 8 else 0
    return np.where(nan, kind(of_nan), result)


def narrowed(x: np.ndarray, kind, rounding: str) -> np.ndarray:
    """Convert floats to a smaller type, rounded to the nearest (rn), toward zero (rz), down (rm) or up (rp)."""
    near = x.astype(kind)
    if rounding in ("", "rn"):
        return near
    down = np.where(near > x, np.nextafter(near, kind(-np.inf)), near)
    up = np.where(near < x, np.nextafter(near, kind(np.inf)), near)
    chosen = {"rm": down, "rp": up, "rz": np.where(x > 0, down, up)}[rounding]
    return np.where(np.isfinite(x), chosen, near)
