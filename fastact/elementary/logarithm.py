"""Logarithms, computed from log((1 + f)·2ᵏ) for a small f."""

from fastact.elementary.exponentials import LN2, LN2_F32, LN2_F64, decay_parts
from fastact.elementary.intrinsics import binary_exponent, fma, polynomial, reciprocal_power, scale
from fastact.elementary.pairs import fast_two_sum, two_sum
from fastact.elementary.precision import overloaded
from fastact.elementary.tables import LOG1P_COARSE, LOG1P_F32, LOG1P_F64, LOG_REMAINDER_F32, LOG_REMAINDER_F64

SQRT_2_MINUS_1 = 0.41421356237309503
INF, NAN = float("inf"), float("nan")
# log: numbers below TINY may be subnormal, so they are multiplied by 2⁶⁴ first
TINY, GROWTH = 1e-36, (2.0**64, 64.0)


def _log_f32(f, k):
    square = f * f
    rest = fma(f, polynomial(f, LOG1P_F32), -0.5)
    return fma(k, LN2_F32[0], f + fma(square, rest, k * LN2_F32[1]))


def _log_f64(f, k):
    z = f / (2.0 + f)
    half_square = 0.5 * f * f
    z_square = z * z
    correction = fma(k, LN2_F64[1], z * fma(z_square, polynomial(z_square, LOG1P_F64), half_square))
    return fma(k, LN2_F64[0], f - (half_square - correction))


def _log_coarse(f, k):
    return fma(k, LN2[0], fma(f * f, fma(f, polynomial(f, LOG1P_COARSE), -0.5), f))


@overloaded(float32=_log_f32, float64=_log_f64, coarse=_log_coarse)
def log_parts(f, k):
    """Return log((1 + f)·2ᵏ) for √½ − 1 ≤ f ≤ √2 − 1 and an integral k."""


@overloaded
def log(x):
    """Return the natural logarithm; −inf at 0, NaN below."""
    small = x < TINY
    k = binary_exponent(x * GROWTH[0] if small else x)
    scaled = x * GROWTH[0] if small else x
    y = log_parts(fma(0.25 * reciprocal_power(k - 2.0), scaled, -1.0), k - GROWTH[1] if small else k)
    y = y if x > 0.0 else (-INF if x == 0.0 else NAN)
    return x if x == INF else y


@overloaded
def log1p(x):
    """Return log(1 + x), accurate near 0; −inf at −1, NaN below."""
    k = binary_exponent(1.0 + x)
    power = 0.25 * reciprocal_power(k - 2.0)  # 2⁻ᵏ is subnormal for the largest x
    y = log_parts(fma(power, x, power - 1.0), k)
    y = y if x > -1.0 else (-INF if x == -1.0 else NAN)
    return x if x == 0.0 or x == INF else y  # keeps −0


@overloaded
def log1p_unit(t):
    """Return log(1 + t) for 0 ≤ t ≤ 1, where the exponent of 1 + t is 0 or 1."""
    upper = t > SQRT_2_MINUS_1
    return log_parts(0.5 * t - 0.5 if upper else t, 1.0 if upper else 0.0)


@overloaded
def log1pexp(x):
    """Return log(1 + e^x), accurate in both tails: the softplus function."""
    q, n = decay_parts(abs(x), 0.0)
    y = log1p_unit(scale(1.0 + q, n))
    return x + y if x > 0.0 else y


def _log_pair_f32(f, k):
    high, low = two_sum(k * LN2_F32[0], f)
    square = f * f
    return high, low + fma(square, fma(f, polynomial(f, LOG1P_F32), -0.5), k * LN2_F32[1])


def _log_pair_f64(f, k):
    high, low = two_sum(k * LN2_F64[0], f)
    z = f / (2.0 + f)
    half_square = 0.5 * f * f
    z_square = z * z
    correction = fma(k, LN2_F64[1], z * fma(z_square, polynomial(z_square, LOG1P_F64), half_square))
    return high, low - (half_square - correction)


def _log_pair_coarse(f, k):
    return log_parts(f, k), -0.0


@overloaded(float32=_log_pair_f32, float64=_log_pair_f64, coarse=_log_pair_coarse)
def log_pair(f, k):
    """Return `log_parts` as (high, low)."""


def _log1p_pair_coarse(x, low):
    k = binary_exponent(1.0 + x)
    power = reciprocal_power(k)
    return log_parts(fma(power, x, power - 1.0), k), -0.0


@overloaded
def _log1p_digits(x):
    """Return (k, 2⁻ᵏ, f, f_low) with 1 + x = (1 + f + f_low)·2ᵏ."""
    k = binary_exponent(1.0 + x)
    power = reciprocal_power(k)
    f = fma(power, x, power - 1.0)
    return k, power, f, fma(power, x, power - 1.0 - f)


@overloaded(coarse=_log1p_pair_coarse)
def log1p_pair(x, low):
    """Return (y, y_low) with y + y_low = log(1 + x + low), for x ≥ 0 below half of the largest number, and a low word."""
    k, power, f, f_low = _log1p_digits(x)
    y, y_low = log_pair(f, k)
    # (1 − f)(1 + f²) is 1/(1 + f) to 3 %, enough for a low word
    return fast_two_sum(y, y_low + fma(power, low, f_low) * (fma(f, f, 1.0) * (1.0 - f)))


@overloaded(coarse=_log1p_pair_coarse)
def log1p_pair_of_any(x, low):
    """Return `log1p_pair` also for x next to −1, where `low` is not small beside 1 + x."""
    k, power, f, f_low = _log1p_digits(x)
    y, y_low = log_pair(f, k)
    return fast_two_sum(y, y_low + fma(power, low, f_low) / (1.0 + f))


def _log_remainder_f32(v):
    return polynomial(v, LOG_REMAINDER_F32)


def _log_remainder_f64(v):
    return polynomial(v, LOG_REMAINDER_F64)


@overloaded(float32=_log_remainder_f32, float64=_log_remainder_f64)
def log_remainder(v):
    """Return (log(1 + v) − v/(1 + v))/v² for |v| ≤ 0.125."""
