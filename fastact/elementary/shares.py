"""The exponentials of a row, and their quotients by their sum.

A factor common to all exponentials of a row does not change the quotients. So e^x is reduced without subtracting the row's largest
entry from x. The subtraction would lose digits or need a second number for the rounding error. Only the power of two is relative to
the largest entry. The factor is large enough that no exponential that matters is a subnormal number, which would take Intel's Ice
Lake 45 ns per vector.
"""

from fastact.elementary.exponentials import LN2_F32, LN2_F64, LOG2_E, bounded_exp_parts, coarse_exp
from fastact.elementary.intrinsics import fma, polynomial, power_of_exponent
from fastact.elementary.pairs import quotient_of_any
from fastact.elementary.precision import overloaded
from fastact.elementary.subnormals import LIFT_F32, LIFT_F64, lowered
from fastact.elementary.tables import EXP_F32, EXP_F64

INF = float("inf")
NAN = float("nan")
LN2 = 0.6931471805599453
# Each tuple holds:
# - The bound of moderate sizes. If the largest entry of a row is beyond it, that entry is subtracted. This loses no digit, because
#   all entries that matter are within a factor of 2 of it.
# - The bias that rounds to an integer, with 0 in its low bits.
# - The exponent field of the largest entry's exponential. Where an entry's field is 0, the quotient rounds to 0, too.
# - The two pieces of ln 2.
# - The polynomial of 2·e^r. The factor 2 makes the product a normal number for an exponent field of 1.
ROW_F32 = (256.0, 12582912.0, 154.0, LN2_F32, (2.0, 2.0, *(2.0 * c for c in EXP_F32)))
ROW_F64 = (2048.0, 6755399441055744.0, 1080.0, LN2_F64, (2.0, 2.0, *(2.0 * c for c in EXP_F64)))


@overloaded
def _origin(peak, moderate):
    """Return the number that is subtracted from all entries of a row, and the rest of the largest entry."""
    return (peak, 0.0) if abs(peak) > moderate else (0.0, peak)


@overloaded
def _exp_in_row(x, peak, low, moderate, bias, exponent, ln2, coefficients):
    origin, kept = _origin(peak, moderate)
    zero = bias + exponent - (fma(kept, LOG2_E, bias) - bias)
    least = (bias - zero) * LN2
    distance = x - origin
    bounded = least if distance < least else distance
    biased = fma(bounded, LOG2_E, zero)
    n = biased - zero
    r = fma(-n, ln2[1], fma(-n, ln2[0], bounded)) + (low if bounded > least else -0.0)
    return polynomial(r, coefficients) * power_of_exponent(biased)


def _exp_in_row_f32(x, peak, low):
    return _exp_in_row(x, peak, low, *ROW_F32)


def _exp_in_row_f64(x, peak, low):
    return _exp_in_row(x, peak, low, *ROW_F64)


def _exp_in_row_coarse(x, peak, low):
    return coarse_exp(x - peak)


@overloaded(float32=_exp_in_row_f32, float64=_exp_in_row_f64, coarse=_exp_in_row_coarse)
def exp_in_row(x, peak, low):
    """Return e^(x + low) times a common factor of the row with the largest entry `peak`. `low` is −0 if x needs no correction."""


@overloaded
def _sum_of_row(powers, peak, scale, moderate, bias, ln2, coefficients):
    _, kept = _origin(peak, moderate)
    q, q_low, _ = bounded_exp_parts(kept, -0.0, bias, ln2, coefficients)
    factor = 1.0 + q
    high, low = quotient_of_any(powers * scale, 0.0, factor, 1.0 - factor + q + q_low)
    return (high, low) if abs(peak) < INF else (NAN, NAN)


def _sum_of_row_f32(powers, peak):
    return _sum_of_row(powers, peak, 2.0**-28, *ROW_F32[:2], LN2_F32, EXP_F32)


def _sum_of_row_f64(powers, peak):
    return _sum_of_row(powers, peak, 2.0**-58, *ROW_F64[:2], LN2_F64, EXP_F64)


def _sum_of_row_coarse(powers, peak):
    return powers if abs(peak) < INF else NAN, -0.0


@overloaded(float32=_sum_of_row_f32, float64=_sum_of_row_f64, coarse=_sum_of_row_coarse)
def sum_of_row(powers, peak):
    """Return Σ e^(x − peak) as (high, low) from the sum of `exp_in_row`'s results, once per row; NaN for an infinite peak."""


@overloaded
def _divided(power, total, reciprocal, lift, shift):
    high = reciprocal * lift
    low = fma(-total, reciprocal, 1.0) * high
    return lowered(fma(power, high, power * low), fma(power, 0.5 * high, shift), total)


def _divided_f32(power, total, reciprocal):
    return _divided(power, total, reciprocal, *LIFT_F32)


def _divided_f64(power, total, reciprocal):
    return _divided(power, total, reciprocal, *LIFT_F64)


def _divided_coarse(power, total, reciprocal):
    return power * reciprocal


@overloaded(float32=_divided_f32, float64=_divided_f64, coarse=_divided_coarse)
def divided(power, total, reciprocal):
    """Return power / total of exponentials in a row, by the total's reciprocal, rounded once apart from 2⁻²² of an ULP."""


@overloaded
def _less_share(g, y, total, bias, exponent, scale, ln2, coefficients):
    zero = bias + exponent
    least = -exponent * LN2
    bounded = least if y < least else y
    biased = fma(bounded, LOG2_E, zero)
    n = biased - zero
    r = fma(-n, ln2[1], fma(-n, ln2[0], bounded))
    q = fma(r * r, polynomial(r, coefficients), r)
    part = power_of_exponent(biased) * (total * scale)
    return fma(-part, q, g - part)


def _less_share_f32(g, y, total):
    return _less_share(g, y, total, ROW_F32[1], 151.0, 2.0**-24, LN2_F32, EXP_F32)


def _less_share_f64(g, y, total):
    return _less_share(g, y, total, ROW_F64[1], 1077.0, 2.0**-54, LN2_F64, EXP_F64)


def _less_share_coarse(g, y, total):
    return fma(-coarse_exp(y), total, g)


@overloaded(float32=_less_share_f32, float64=_less_share_f64, coarse=_less_share_coarse)
def less_share(g, y, total):
    """Return g − e^y·total for y ≤ 0, as (g − 2ⁿ·total) − 2ⁿ·(e^r − 1)·total.

    Where e^y is near 1, n is 0, and nothing cancels.
    """
