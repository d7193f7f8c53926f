"""The soft exponential, which is an exponential or a logarithm, depending on its parameter."""

from fastact import elementary
from fastact.definitions.records import FromOutput, Limits, activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary import exp_digits, exp_pair, exp_remainder, log1p_pair_of_any, log_remainder
from fastact.elementary.intrinsics import fma, scale
from fastact.elementary.pairs import fast_two_sum, product, quotient, times_reciprocal, two_product, two_sum
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.ranges import lift
from fastact.elementary.wide import wide_exp_parts

INF, NAN = float("inf"), float("nan")
SHRINK, SHIFT = 2.0**-64, Exact("44.3614195558364998027028557733233")  # 64·log 2
BOUND = 1e4  # e^±BOUND is inf or 0
SHIFT_F32 = Exact("88.7228391116729996054057115466466007136640404720349")  # 128·log 2
SHIFT_F64 = Exact("709.782712893383996843245692373172805709312137584901")  # 1024·log 2


def _soft_exponential_textbook(m, x, alpha):
    inside = m.where(alpha < 0, 1 - alpha * (x + alpha), 1.0)
    return m.where(alpha > 0, (m.exp(m.where(alpha > 0, alpha * x, 0.0)) - 1) / alpha + alpha, -m.log(inside) / alpha)


def _soft_exponential_textbook_derivative(m, x, alpha):
    inside = m.where(alpha < 0, 1 - alpha * (x + alpha), 1.0)
    return m.where(alpha > 0, m.exp(m.where(alpha > 0, alpha * x, 0.0)), m.where(inside > 0, 1.0, NAN) / inside)


def _smooth_soft_exponential(x, alpha):
    if alpha > 0.0:
        return elementary.expm1(alpha * x) / alpha + alpha
    if alpha < 0.0:
        return -elementary.log1p(-alpha * (x + alpha)) / alpha
    return x


def _large_f32(p):
    return (SHIFT_F32[0], SHIFT_F32[1], 2.0**-64, 2.0**64) if p > 80.0 else (0.0, 0.0, 1.0, 1.0)


def _large_f64(p):
    return (SHIFT_F64[0], SHIFT_F64[1], 2.0**-512, 2.0**512) if p > 700.0 else (0.0, 0.0, 1.0, 1.0)


@overloaded(float32=_large_f32, float64=_large_f64)
def _large(p):
    """Return (s, s_low, f, 1/f) with e^p = e^(p − s − s_low)/f². For large p, e^p may overflow, but e^p/α need not."""


@overloaded
def _soft_exponential_right(x, alpha, p, p_low):
    """Return the value, the derivative and the derivative by alpha, for alpha > 0 and p + p_low = alpha·x."""
    shift, shift_low, shrunk, grown = _large(p)
    huge = shift > 0.0
    less, lost = two_sum(p, -shift)
    q, q_low, n = exp_digits(less, lost + (p_low - shift_low))
    half = scale(0.5, n)  # 2ⁿ itself would overflow for the largest arguments
    above, lost = two_sum(half, 0.0 if huge else -0.5)
    above, more = two_sum(above, half * q)
    growth, _ = lift(alpha)
    lifted = growth * alpha
    divisor, of_divisor = 0.5 * (lifted * shrunk), 1.0 / lifted * (2.0 * grown)  # the division is done once for a constant alpha
    share, share_low = times_reciprocal(above, lost + (more + half * q_low), divisor, 0.0, of_divisor)
    growth = growth * grown
    y, y_low = growth * share, growth * share_low
    total, lost = two_sum(y, alpha)
    value = total + (lost + y_low) if abs(total) < INF else total
    # by alpha: (p·e^p − e^p + 1)/α² + 1
    bounded = min(max(p, -BOUND), BOUND)
    factor, factor_low = two_sum(bounded, -1.0)
    power, power_low = fast_two_sum(1.0, q)
    weight, weight_low = product(factor, factor_low + (p_low if bounded == p else 0.0), power, power_low + q_low)
    high, low = two_sum(1.0, scale(weight, n))
    by_alpha = (high + (low + scale(weight_low, n))) / alpha / alpha + 1.0
    near = fma(x * x, fma(p - 1.0, exp_remainder(p), 1.0), 1.0)
    by_alpha = near if abs(p) < 0.5 else ((INF if p > 2.0 * shift else factor * (share / alpha) * growth) if huge else by_alpha)
    return value, scale(1.0 + q, n) * grown * grown, by_alpha


@overloaded
def _soft_exponential_left(x, alpha, p, p_low):
    """Return the same for alpha < 0."""
    square, square_low = two_product(alpha, alpha)
    v, v_low = two_sum(p, square)
    v, v_low = -v, -(v_low + p_low + square_low)
    divisor, divisor_low = two_sum(1.0, v)
    divisor_low += v_low
    # if v might overflow, 2⁻⁶⁴·v is used, and the 1 of 1 + v is negligible
    large = v > 1e25
    end, end_low = two_sum(x * SHRINK, alpha * SHRINK)
    shrunk, shrunk_low = product(-alpha, 0.0, end, end_low)
    less, lesser = two_sum(shrunk, -1.0)
    log, log_low = log1p_pair_of_any(less if large else v, lesser + shrunk_low if large else v_low)
    shifted, lost = two_sum(log, SHIFT[0])
    log, log_low = (shifted, lost + (log_low + SHIFT[1])) if large else (log, log_low)
    growth, _ = lift(-alpha)
    lifted = growth * -alpha
    y, y_low = times_reciprocal(log, log_low, lifted, 0.0, 1.0 / lifted)
    value = growth * (y + y_low)
    slope, slope_low = quotient(1.0, 0.0, shrunk if large else divisor, shrunk_low if large else divisor_low)
    steep = (slope + slope_low) * (SHRINK if large else 1.0)
    # by alpha: (log(1 + v) − v/(1 + v))/α² + 1/(1 + v)
    near = fma((x + alpha) * (x + alpha), log_remainder(v), steep)
    first, first_low = two_sum(log, -1.0)
    rest, rest_low = two_sum(first, 0.0 if large else slope)
    far = (rest + (first_low + rest_low + (log_low + (0.0 if large else slope_low)))) / alpha / alpha + steep
    by_alpha = near if abs(v) < 0.125 else far
    inside = divisor + divisor_low if v < 1e25 else v
    if x == INF and alpha < 0.0:
        return INF, 0.0, INF
    if inside > 0.0:
        return value, steep, by_alpha
    edge = INF if inside == 0.0 else NAN
    return -edge, edge, edge


def _exponent(x, alpha):
    """Return αx if alpha is a number that the cores serve, else NaN. It is an `argument` of cores."""
    return alpha * x if 1e-30 < alpha < 1e30 else NAN


def _wide_soft_exponential(x, alpha):
    p, r = alpha * x, 1.0 / alpha
    q, power = wide_exp_parts(p)
    growth = fma(power, q, power)
    left = fma(growth, r, (alpha - 1.0) * (alpha + 1.0) * r)  # for α = 1 the limit is 0
    return left if p < -1.0 else fma(fma(power, q, power - 1.0), r, alpha), growth


def _double_soft_exponential(x, alpha):
    p, p_low = two_product(alpha, x)
    r = 1.0 / alpha
    q, q_low, n = exp_pair(p, p_low)
    power = scale(1.0, n)
    whole, rest = two_sum(power, -1.0)  # the rest is the value for α = 1, where −1/α + α is 0
    above, lost = two_sum(whole, power * q)
    share, share_low = times_reciprocal(above, fma(power, q_low, lost + rest), alpha, 0.0, r)
    total, lost = two_sum(share, alpha)
    return total + (lost + share_low), fma(power, q, power) + power * q_low


@activation(
    formula=r"(e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, "
    r"-\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0",
    derivative=r"e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0",
    textbook=_soft_exponential_textbook,
    textbook_derivative=_soft_exponential_textbook_derivative,
    smooth=_smooth_soft_exponential,
    source="Godfrey & Gashler (2015), A continuum among logarithmic, linear, and exponential functions, arXiv:1602.01321.",
    parameters={"alpha": "learned number: −1 gives a logarithm, 0 the identity, 1 an exponential; any real number"},
    typical={"alpha": 0.5},
    samples=((0.25,), (1.3,), (-0.4,), (-1.7,)),
    limits=Limits(curvature=(INF, 0.0)),
    from_output=FromOutput(
        lambda y, alpha: alpha * (y - alpha) + 1.0 if alpha > 0.0 else elementary.exp(alpha * y),
        r"1 + \alpha (y - \alpha) for \alpha > 0, else e^{\alpha y}",
        "Inaccurate in the left tail for positive alpha.",
    ),
    core=WideCore(_wide_soft_exponential, 600.0, _exponent, float64=_double_soft_exponential),
)
def soft_exponential(x, alpha):
    """Soft exponential, which interpolates between a logarithm, the identity and an exponential.

    For alpha < 0 it is defined for x > 1/alpha − alpha only; the result for smaller x is NaN.

    Examples
    --------
    >>> fastact.soft_exponential(np.array([-1.0, 0.0, 2.0]), 0.5)
    array([-0.28693868,  0.5       ,  3.93656366])
    >>> fastact.soft_exponential(np.array([-1.0, 0.0, 2.0]), -0.5)
    array([-2.77258872, -0.57536414,  1.11923158])
    """
    p, p_low = two_product(alpha, x)
    # a branch, not a choice between two numbers: a loop with the same alpha for all elements computes only one side
    side = _soft_exponential_right(x, alpha, p, p_low) if alpha > 0.0 else _soft_exponential_left(x, alpha, p, p_low)
    line = fma(0.5 * p, x, x) + alpha, 1.0 + p, fma(0.5 * x, x, 1.0)
    small = abs(alpha) < 1e-10 and abs(p) < 1e-10
    value = line[0] if small else side[0]
    slope = line[1] if small else side[1]
    by_alpha = line[2] if small else side[2]
    if alpha == 0.0:
        return x, 1.0 if x == x else x, line[2]
    return value if x == x else x, slope if x == x else x, by_alpha if x == x else x
