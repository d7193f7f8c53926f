"""The exponentials of a row, and what they are divided by their sum.

The quotients do not depend on a factor that all exponentials of a row have. So e^x is reduced without subtracting the row's largest
entry from x, which would lose digits or need a second number for what it loses; only the power of two counts from there. And the
factor is large enough that no exponential that counts is a subnormal number, which would take Intel's Ice Lake 45 ns a vector.
"""

from fastact.elementary.exponentials import LN2_F32, LN2_F64, LOG2_E, coarse_exp
from fastact.elementary.intrinsics import fma, polynomial, power_of_exponent
from fastact.elementary.precision import overloaded
from fastact.elementary.subnormals import LIFT_F32, LIFT_F64, lowered
from fastact.elementary.tables import EXP_F32, EXP_F64

LN2 = 0.6931471805599453
# Of a row whose largest entry is beyond the first number, that is subtracted: no digit is lost then, as all entries that count are
# within a factor of 2 of it. Then what rounds to an integer, with 0 in its low bits; the exponent, as it stands in the bits of a
# number, that the largest entry gets: of entries that get 0 the quotient rounds to 0, too; ln 2; the polynomial of 2·e^r, so that
# with exponent 1 the product is a normal number.
ROW_F32 = (256.0, 12582912.0, 154.0, LN2_F32, (2.0, 2.0, *(2.0 * c for c in EXP_F32)))
ROW_F64 = (2048.0, 6755399441055744.0, 1080.0, LN2_F64, (2.0, 2.0, *(2.0 * c for c in EXP_F64)))


@overloaded
def _exp_in_row(x, peak, low, moderate, bias, exponent, ln2, coefficients):
    # the same for the whole row
    origin = peak if abs(peak) > moderate else 0.0
    zero = bias + exponent - (fma(peak - origin, LOG2_E, bias) - bias)
    least = (bias - zero) * LN2
    # for each entry
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
def _divided(power, total, reciprocal, lift):
    high = reciprocal * lift
    low = fma(-total, reciprocal, 1.0) * high
    return lowered(fma(power, high, power * low), total)


def _divided_f32(power, total, reciprocal):
    return _divided(power, total, reciprocal, LIFT_F32)


def _divided_f64(power, total, reciprocal):
    return _divided(power, total, reciprocal, LIFT_F64)


def _divided_coarse(power, total, reciprocal):
    return power * reciprocal


@overloaded(float32=_divided_f32, float64=_divided_f64, coarse=_divided_coarse)
def divided(power, total, reciprocal):
    """power / total of exponentials in a row, by the reciprocal of the total; rounded once but for 2⁻²² of an ULP."""
