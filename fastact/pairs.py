"""Numbers as unevaluated sums (high, low) of two floats: where one rounding would already be too much.

`low` need not be below the last bit of `high`; it carries what the operation so far has lost, to about 2⁻⁴⁰ in float32.
"""

from fastact.intrinsics import fma, times
from fastact.precision import kernel


@kernel
def fast_two_sum(a, b):
    """a + b exactly, for |a| ≥ |b|."""
    high = a + b
    return high, b - (high - a)


@kernel
def two_sum(a, b):
    """a + b exactly."""
    high = a + b
    taken = high - a
    return high, (a - (high - taken)) + (b - taken)


@kernel
def two_product(a, b):
    """a·b exactly."""
    high = times(a, b)
    return high, fma(a, b, -high)


@kernel
def product(a, a_low, b, b_low):
    """(a + a_low)·(b + b_low)."""
    high = times(a, b)
    return high, fma(a, b, -high) + fma(a, b_low, a_low * b)


@kernel
def quotient(a, a_low, b, b_low):
    """(a + a_low) / (b + b_low)."""
    r = 1.0 / b
    high = times(a, r)
    return high, (fma(-high, b, a) + fma(-high, b_low, a_low)) * r
