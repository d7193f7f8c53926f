"""Sine and cosine that vectorise, exact for arguments of any size, as pairs (high, low) of about 55 bits (25 in float32).

The argument is reduced by Payne and Hanek's method, in floating point: x·2/π is wanted modulo 4, and x is an integer times a power
of two. Of 2/π times that power only what is left below 4 matters, so that a table with one row for 16 (8 in float32) powers
serves for all arguments, in four pieces of a float's width each. Small arguments use the first row, 2/π itself.
"""

import functools
import math

import numpy as np

from fastact.intrinsics import binary_exponent, constant_table, fma, nearest, polynomial
from fastact.pairs import fast_two_sum, product, two_product, two_sum
from fastact.precision import Exact, kernel
from fastact.tables import COS_F32, COS_F64, SIN_F32, SIN_F64

HALF_PI = Exact("1.57079632679489661923132169163975144209858469968755291")
PIECES = 4


@functools.cache
def _two_over_pi(bits: int) -> int:
    """2/π·2^bits, by Machin's formula π = 16·atan(1/5) − 4·atan(1/239)."""
    one = 1 << (bits + 32)

    def arctangent_of_reciprocal(n):
        power, total, k = one // n, 0, 0
        while power:
            total += (-1) ** k * power // (2 * k + 1)
            power, k = power // (n * n), k + 1
        return total

    return (2 * one << bits) // (16 * arctangent_of_reciprocal(5) - 4 * arctangent_of_reciprocal(239))


def _rows(dtype, step: int) -> np.ndarray:
    """Row j: (2/π·2^(step·j)) modulo 4 in `PIECES` floats, and the power of two that goes with it, 2^(−step·j)."""
    info = np.finfo(dtype)
    count = (info.maxexp - info.nmant) // step + 1
    bits = 1300  # of the largest exponent, and of all pieces behind it
    rows = np.empty((count, PIECES + 1), dtype)
    for j in range(count):
        rest = (_two_over_pi(bits) << step * j) % (4 << bits)
        for piece in range(PIECES):
            value = dtype(rest / (1 << bits))  # the quotient of two integers is rounded once
            rest -= int(math.ldexp(float(value), 200)) << bits - 200
            rows[j, piece] = value
        rows[j, PIECES] = 2.0 ** (-step * j)
    return rows


_row_f32 = constant_table("two_over_pi", _rows(np.float32, 8))
_row_f64 = constant_table("two_over_pi", _rows(np.float64, 16))


@kernel
def _below_four(x):
    return fma(-4.0, nearest(0.25 * x), x)


@kernel
def _row_number(x, bits, per_power):
    """The row for x: `bits` of the mantissa, with the one that `binary_exponent` may be off by, and 1 / powers of two in a row."""
    position = (binary_exponent(abs(x)) - bits) * per_power
    return np.uint32(position if position > 0.0 else 0.0)


@kernel
def _quarter_turns(x, row):
    m = x * row[4]
    h1, l1 = two_product(m, row[0])
    h2, l2 = two_product(m, row[1])
    h3, l3 = two_product(m, row[2])
    total, e1 = two_sum(_below_four(h1), _below_four(l1))
    total, e2 = two_sum(total, _below_four(h2))
    n = nearest(total)
    # e1 and e2 may be what is left of it all: their own sum must not lose anything that counts
    r, lost1 = two_sum(total - n, e1)
    r, lost2 = two_sum(r, e2)
    r, lost3 = two_sum(r, l2)
    r, lost4 = two_sum(r, h3)
    return n, r, (lost1 + lost2) + (lost3 + lost4) + fma(m, row[3], l3)


def _quarter_turns_f32(x):
    return _quarter_turns(x, _row_f32(_row_number(x, 24.0, 0.125)))


def _quarter_turns_f64(x):
    return _quarter_turns(x, _row_f64(_row_number(x, 53.0, 0.0625)))


@kernel(float32=_quarter_turns_f32, float64=_quarter_turns_f64)
def quarter_turns(x):
    """(n, r, r_low) with x = (n + r + r_low)·π/2 but for whole turns, |n| ≤ 6 integral and |r| ≤ ½; NaN for infinity."""


@kernel
def quarter_turns_of_product(a, x):
    """`quarter_turns` of a·x, the product not rounded; NaN where it overflows."""
    high, low = two_product(a, x)
    n, r, r_low = quarter_turns(high)
    n_more, more, more_low = quarter_turns(low)
    total, lost = two_sum(r, more)
    carry = nearest(total)
    return n + n_more + carry, total - carry, lost + (r_low + more_low)


@kernel
def _sincos(n, r, r_low, sine_coefficients, cosine_coefficients):
    y, y_low = product(r, r_low, HALF_PI[0], HALF_PI[1])
    z, z_low = two_product(y, y)
    half = 0.5 * z
    s, s_low = fast_two_sum(y, fma(y * z, polynomial(z, sine_coefficients), fma(-half, y_low, y_low)))
    c, c_low = fast_two_sum(1.0, -half)
    c, c_low = fast_two_sum(c, fma(z * z, polynomial(z, cosine_coefficients), fma(-0.5, z_low, fma(-y, y_low, c_low))))
    quarter = _below_four(n)
    odd = abs(quarter) == 1.0
    sine = -1.0 if quarter < -0.5 or quarter > 1.5 else 1.0
    cosine = -1.0 if quarter > 0.5 or quarter < -1.5 else 1.0
    return (
        sine * (c if odd else s),
        sine * (c_low if odd else s_low),
        cosine * (s if odd else c),
        cosine * (s_low if odd else c_low),
    )


def _sincos_f32(n, r, r_low):
    return _sincos(n, r, r_low, SIN_F32, COS_F32)


def _sincos_f64(n, r, r_low):
    return _sincos(n, r, r_low, SIN_F64, COS_F64)


@kernel(float32=_sincos_f32, float64=_sincos_f64)
def sincos(n, r, r_low):
    """(sin, sin_low, cos, cos_low) of (n + r + r_low)·π/2."""


@kernel
def sin(x):
    """The sine; NaN for infinity."""
    s, _, _, _ = sincos(*quarter_turns(x))
    return x if abs(x) < 1e-20 else s  # −0, and subnormal numbers to the last bit


@kernel
def cos(x):
    """The cosine; NaN for infinity."""
    _, _, c, _ = sincos(*quarter_turns(x))
    return c
