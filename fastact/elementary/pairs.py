"""Numbers as unevaluated sums (high, low) of two floats, for results in which one rounding would already be too much.

`low` need not be below the last bit of `high`. It carries the rounding errors so far, to about 2⁻⁴⁰ in float32.
"""

from fastact.elementary.intrinsics import fma, times
from fastact.elementary.precision import overloaded
from fastact.elementary.quotients import ratio, reciprocal, reciprocal_root

# Coarse functions, which need less precision, return −0 as `low`. Compilers drop −0 from sums.


def _sum(a, b):
    return a + b, -0.0


def _product(a, b):
    return a * b, -0.0


def _product_of_highs(a, a_low, b, b_low):
    return a * b, -0.0


def _quotient_of_highs(a, a_low, b, b_low):
    return a * reciprocal(b), -0.0


def _any_quotient_of_highs(a, a_low, b, b_low):
    return ratio(a, b), -0.0


def _coarse_reciprocal_root(a, a_low):
    return reciprocal_root(a), -0.0


@overloaded(coarse=_sum)
def fast_two_sum(a, b):
    """Return a + b exactly, for |a| ≥ |b|."""
    high = a + b
    return high, b - (high - a)


@overloaded(coarse=_sum)
def two_sum(a, b):
    """Return a + b exactly."""
    high = a + b
    taken = high - a
    return high, (a - (high - taken)) + (b - taken)


@overloaded(coarse=_product)
def two_product(a, b):
    """Return a·b exactly."""
    high = times(a, b)
    return high, fma(a, b, -high)


@overloaded(coarse=_product_of_highs)
def product(a, a_low, b, b_low):
    """Return (a + a_low)·(b + b_low)."""
    high = times(a, b)
    return high, fma(a, b, -high) + fma(a, b_low, a_low * b)


@overloaded
def times_reciprocal(a, a_low, b, b_low, r):
    """Return (a + a_low) / (b + b_low), for r ≈ 1/b."""
    high = times(a, r)
    return high, (fma(-high, b, a) + fma(-high, b_low, a_low)) * r


@overloaded(coarse=_quotient_of_highs)
def quotient(a, a_low, b, b_low):
    """Return (a + a_low) / (b + b_low), for b in the range of `reciprocal`."""
    return times_reciprocal(a, a_low, b, b_low, reciprocal(b))


@overloaded(coarse=_any_quotient_of_highs)
def quotient_of_any(a, a_low, b, b_low):
    """Return `quotient` for b of any size."""
    return times_reciprocal(a, a_low, b, b_low, 1.0 / b)


@overloaded(coarse=_coarse_reciprocal_root)
def reciprocal_root_pair(a, a_low):
    """Return 1/√(a + a_low), for a normal a > 0. `low` also holds the error of the approximation, up to 2⁻¹⁷ or 2⁻³³.

    The sum is as exact as numbers with twice the digits. √(x² + 1) − 1 needs this for small x.
    """
    r = reciprocal_root(a)
    root = times(a, r)
    lost = fma(a, r, -root)
    error = fma(-root, r, 1.0) - fma(a_low, r, lost) * r
    return r, r * error * fma(0.375, error, 0.5)
