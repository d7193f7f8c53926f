"""The exponentials of a row, and what they are divided by their sum.

The quotients do not depend on a factor that all exponentials of a row have. So e^x is reduced without subtracting the row's largest
entry from x, which would lose digits or need a second number for what it loses; only the power of two counts from there. And the
factor is large enough that no exponential that counts is a subnormal number, which would take Intel's Ice Lake 45 ns a vector.
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
# Of a row whose largest entry is beyond the first number, that is subtracted: no digit is lost then, as all entries that count are
# within a factor of 2 of it. Then what rounds to an integer, with 0 in its low bits; the exponent, as it stands in the bits of a
# number, that the largest entry gets: of entries that get 0 the quotient rounds to 0, too; ln 2; the polynomial of 2·e^r, so that
# with exponent 1 the product is a normal number.
ROW_F32 = (256.0, 12582912.0, 154.0, LN2_F32, (2.0, 2.0, *(2.0 * c for c in EXP_F32)))
ROW_F64 = (2048.0, 6755399441055744.0, 1080.0, LN2_F64, (2.0, 2.0, *(2.0 * c for c in EXP_F64)))


@overloaded
def _origin(peak, moderate):
    """(what is subtracted from all entries of a row, what remains of the largest)."""
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
    """e^(x + low), times a factor of the row whose largest entry is `peak`; `low` is −0 where x is all."""


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
    """Σ e^(x − peak) as (high, low), from the sum of what `exp_in_row` gives, once a row; NaN for an infinite peak."""


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
    """power / total of exponentials in a row, by the reciprocal of the total; rounded once but for 2⁻²² of an ULP."""


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
    """g − e^y·total for y ≤ 0, as (g − 2ⁿ·total) − 2ⁿ·(e^r − 1)·total: where e^y is near 1, n is 0, and nothing cancels."""
