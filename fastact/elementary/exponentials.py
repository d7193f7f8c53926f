"""e^x in several forms. The parts (1 + q)·2ⁿ let functions that build on them round only once."""

from fastact.elementary.intrinsics import fma, polynomial, scale
from fastact.elementary.pairs import fast_two_sum, product
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.quotients import exponential_of_two
from fastact.elementary.subnormals import scale_down
from fastact.elementary.tables import EXP_COARSE, EXP_F32, EXP_F64, EXP_LONG_F32, EXP_LONG_F64, EXP_REMAINDER_F32, EXP_REMAINDER_F64

# ln 2 in two pieces. The first has so few bits (16 of 24, 42 of 53) that its product with any exponent is exact.
LN2_F32 = 0.693145751953125, 1.428606765330187e-06
LN2_F64 = 0.6931471805598903, 5.497923018708371e-14
LOG2_E = 1.4426950408889634
# Each tuple holds:
# - The lower bound. Below it e^x is 0, in float32 even after a factor of 2¹⁰⁰, as in gated functions. At the bound `scale`'s powers
#   are still normal numbers.
# - The replacement for every x below that bound. It is so small that vscalef gives 0 at once (n ≤ −512 and −4608; where vscalef has
#   to round to 0, Intel's Ice Lake takes 60 ns per vector). It also makes the first of `scale`'s powers 0, because the exponent
#   overflows (n = −765 and −6141: whole turns of 512 and 4096 below the least n).
# - The upper bound. Above it e^x is inf.
# - The bias that rounds to an integer, the two pieces of ln 2, and the polynomial.
EXP_CONSTANTS_F32 = (-174.0, -530.2, 89.0, 12582912.0, LN2_F32, EXP_F32)
EXP_CONSTANTS_F64 = (-780.0, -4256.6, 710.0, 6755399441055744.0, LN2_F64, EXP_F64)
COARSE_BOUNDS = -87.5, 89.0  # 2ⁿ becomes 0 in `scale` at the first bound, and e^x is inf at the second
LN2 = Exact("0.693147180559945309417232121458176568")
SIXTH = Exact("0.166666666666666666666666666666666666666667")


@overloaded
def coarse_exp(x):
    """Return e^x, by a GPU's instruction. The rounding of x·log₂e leaves an error of |x|·2⁻²⁴."""
    return exponential_of_two(x * LOG2_E)


@overloaded
def bounded_exp_parts(high, low, bias, ln2, coefficients):
    """Return `exp_pair` of arguments within the bounds."""
    biased = fma(high, LOG2_E, bias)
    n = biased - bias
    r_high = fma(-n, ln2[0], high)
    r_low = fma(-n, ln2[1], low)
    r = r_high + r_low
    rest = fma(r * r, polynomial(r, coefficients), r_low)
    q, q_low = fast_two_sum(r_high, rest)
    return q, q_low, biased


def _exp_pair_f32(high, low):
    smallest, nothing, largest, bias, ln2, coefficients = EXP_CONSTANTS_F32
    bounded = nothing if high < smallest else high
    bounded = largest if bounded > largest else bounded
    return bounded_exp_parts(bounded, low if bounded == high else 0.0, bias, ln2, coefficients)


def _exp_pair_f64(high, low):
    smallest, nothing, largest, bias, ln2, coefficients = EXP_CONSTANTS_F64
    bounded = nothing if high < smallest else high
    bounded = largest if bounded > largest else bounded
    return bounded_exp_parts(bounded, low if bounded == high else 0.0, bias, ln2, coefficients)


@overloaded
def _coarse_digits(x):
    """Return (q, −0, n) with e^x = (1 + q)·2ⁿ. q keeps its digits near 0."""
    bias = EXP_CONSTANTS_F32[3]
    bounded = COARSE_BOUNDS[0] if x < COARSE_BOUNDS[0] else x
    bounded = COARSE_BOUNDS[1] if bounded > COARSE_BOUNDS[1] else bounded
    biased = fma(bounded, LOG2_E, bias)
    r = fma(-(biased - bias), LN2[0], bounded)
    return fma(r * r, polynomial(r, EXP_COARSE), r), -0.0, biased


def _exp_digits_coarse(high, low):
    return _coarse_digits(high)


@overloaded(float32=_exp_pair_f32, float64=_exp_pair_f64, coarse=_exp_digits_coarse)
def exp_digits(high, low):
    """Return `exp_pair`, with q_low as the low part of q in coarse code, too."""


def _exp_pair_coarse(high, low):
    q, _, n = _coarse_digits(high)
    return q, coarse_exp(high), n


@overloaded(float32=_exp_pair_f32, float64=_exp_pair_f64, coarse=_exp_pair_coarse)
def exp_pair(high, low):
    """Return (q, q_low, n) with e^(high + low) = (1 + q + q_low)·2ⁿ: `exp_parts` with three to four digits more.

    In coarse code, q_low is the exponential itself, by a GPU's instruction. The compiler deletes results that callers do not use.
    """


@overloaded
def exp_parts(high, low):
    """Return (q, n) with e^(high + low) = (1 + q)·2ⁿ, |q| < 0.42. `low` is a correction below the last bit of `high`.

    Other functions build on this form. A product with w, ``scale(fma(q, w, w), n)``, does not round the exponential. It may be
    subnormal where the exponential alone would be zero. e^x − 1 is available without cancellation. n is in the form that `scale`
    takes.
    """
    q, _, n = exp_pair(high, low)
    return q, n


def _decay_pair_f32(size, low):
    smallest, nothing, _, bias, ln2, coefficients = EXP_CONSTANTS_F32
    bounded = -nothing if size > -smallest else size
    return bounded_exp_parts(-bounded, -low if bounded == size else -0.0, bias, ln2, coefficients)


def _decay_pair_f64(size, low):
    smallest, nothing, _, bias, ln2, coefficients = EXP_CONSTANTS_F64
    bounded = -nothing if size > -smallest else size
    return bounded_exp_parts(-bounded, -low if bounded == size else -0.0, bias, ln2, coefficients)


def _decay_pair_coarse(size, low):
    return exp_pair(-size, 0.0)


@overloaded(float32=_decay_pair_f32, float64=_decay_pair_f64, coarse=_decay_pair_coarse)
def decay_pair(size, low):
    """Return `exp_pair` of −(size + low) for size ≥ 0, which needs one bound only."""


@overloaded
def decay_parts(size, low):
    """Return `exp_parts` of −(size + low) for size ≥ 0."""
    q, _, n = decay_pair(size, low)
    return q, n


def _times_exponential(q, n, t, w):
    return t * w


@overloaded(coarse=_times_exponential)
def times_exponential(q, n, t, w):
    """Return t·w for t = (1 + q)·2ⁿ, rounded once."""
    return scale(fma(q, w, w), n)


def _exp_coarse(x):
    return coarse_exp(x)


@overloaded(coarse=_exp_coarse)
def exp(x):
    """Return e^x. The error is at most 0.88 ULP in float32, subnormal results included."""
    q, n = exp_parts(x, 0.0)
    return scale(1.0 + q, n)


@overloaded
def expm1(x):
    """Return e^x − 1, accurate near 0."""
    q, n = exp_parts(x, 0.0)
    half = scale(0.5, n)  # 2ⁿ itself would overflow for the largest arguments
    y = 2.0 * fma(half, q, half - 0.5)
    return x if x == 0.0 else y  # keeps −0


def _exp_remainder_f32(x):
    return polynomial(x, EXP_REMAINDER_F32)


def _exp_remainder_f64(x):
    return polynomial(x, EXP_REMAINDER_F64)


@overloaded(float32=_exp_remainder_f32, float64=_exp_remainder_f64)
def exp_remainder(x):
    """Return (e^x − 1 − x)/x² for |x| ≤ 0.5."""


@overloaded
def _long_exp(x, bias, ln2, coefficients):
    biased = fma(x, LOG2_E, bias)
    n = biased - bias
    r, r_low = fast_two_sum(fma(-n, ln2[0], x), -n * ln2[1])
    b, b_low = fast_two_sum(SIXTH[0], r * polynomial(r, coefficients))
    c, c_low = product(r, r_low, b, b_low + SIXTH[1])
    d, d_low = fast_two_sum(0.5, c)
    s, s_low = product(r, r_low, r, r_low)
    t, t_low = product(s, s_low, d, d_low + c_low)
    q, q_low = fast_two_sum(r, t)
    high, low = fast_two_sum(1.0, q)
    return scale(high, biased), scale(low + (q_low + (r_low + t_low)), biased)


def _long_exp_f32(x):
    return _long_exp(x, EXP_CONSTANTS_F32[3], EXP_CONSTANTS_F32[4], EXP_LONG_F32)


def _long_exp_f64(x):
    return _long_exp(x, EXP_CONSTANTS_F64[3], EXP_CONSTANTS_F64[4], EXP_LONG_F64)


def _long_exp_coarse(x):
    return exp(x), -0.0


@overloaded(float32=_long_exp_f32, float64=_long_exp_f64, coarse=_long_exp_coarse)
def long_exp(x):
    """Return e^x as (high, low) to about 2⁻⁶² (2⁻³³ in float32), x within ±80. Exponents of exponentials need as much."""


def _scaled_pair_coarse(q, t, n, w, w_low):
    return t * w


@overloaded(coarse=_scaled_pair_coarse)
def scaled_pair(q, q_low, n, w, w_low):
    """Return (1 + q + q_low)·2ⁿ·(w + w_low), rounded once. The smaller terms add about a hundredth of an ULP to the error."""
    return scale(w + fma(q, w, fma(q, w_low, fma(q_low, w, w_low))), n)


@overloaded(coarse=_scaled_pair_coarse)
def scaled_parts(q, q_low, n, w, w_low):
    """Return `scaled_pair` without q_low, for callers that can afford one more ULP."""
    return scale(w + fma(q, w, fma(q, w_low, w_low)), n)


@overloaded(coarse=_scaled_pair_coarse)
def scaled_down(q, q_low, n, w, w_low):
    """Return `scaled_pair` for a function's tail, where w is not negative: see `scale_down`."""
    return scale_down(w + fma(q, w, fma(q, w_low, fma(q_low, w, w_low))), n)


def _exponential_pair_coarse(q, t, n):
    return t, -0.0


@overloaded(coarse=_exponential_pair_coarse)
def exponential_pair(q, q_low, n):
    """Return (1 + q + q_low)·2ⁿ as (high, low)."""
    high = 1.0 + q
    return scale(high, n), scale(1.0 - high + q + q_low, n)


def _add_exponential_coarse(base, q, t, n):
    power = scale(1.0, n)
    return base + t if base > 0.0 else fma(power, q, base + power), -0.0


@overloaded(coarse=_add_exponential_coarse)
def add_exponential(base, q, q_low, n):
    """Return base + (1 + q + q_low)·2ⁿ as (high, low), for |base| ≥ 2ⁿ."""
    power = scale(1.0, n)
    total, lost = fast_two_sum(base, power)
    high = fma(power, q, total)
    return high, fma(power, q, total - high) + fma(power, q_low, lost)
