"""Activations based on a logarithm of 1 + e^x or 1 + x. They are accurate even if the argument of the logarithm is close to 1."""

from math import sqrt

from fastact import elementary
from fastact.definitions.cores import GATE, LEFT_RECTIFIER, SMOOTH, Core, Grid
from fastact.definitions.exponential import softplus_tail, sqrt_softplus_tail
from fastact.definitions.hyperbolic import log_cosh_near
from fastact.definitions.records import FromOutput, Limits, activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary import (
    decay_parts,
    exp_digits,
    exp_remainder,
    log1p_pair,
    log1p_pair_of_any,
    log1p_unit,
    log_remainder,
    logistic_parts,
    share,
    times_exponential,
)
from fastact.elementary.intrinsics import fma, scale
from fastact.elementary.pairs import fast_two_sum, product, quotient, times_reciprocal, two_product, two_sum
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.quotients import ratio, square_root
from fastact.elementary.ranges import lift, lift_square
from fastact.elementary.wide import wide_exp_parts

LN2 = Exact("0.693147180559945309417232121458176568075500134")
INF, NAN = float("inf"), float("nan")
SHRINK, SHIFT = 2.0**-64, Exact("44.3614195558364998027028557733232")  # 64·log 2
BOUND = 1e4  # e^±BOUND is inf or 0
SHIFT_F32 = Exact("88.7228391116729996054057115466466007136640404720349")  # 128·log 2
SHIFT_F64 = Exact("709.782712893383996843245692373172805709312323776279")  # 1024·log 2


@overloaded
def _log_and_sigmoids(x):
    """Return log(1 + e^(−|x|)), σ(x) and σ(−x)."""
    q, n, t, r = logistic_parts(abs(x), 0.0)
    s = share(1.0, t, r)
    tail = times_exponential(q, n, t, s)
    return log1p_unit(t), s if x >= 0.0 else tail, tail if x >= 0.0 else s


def _logsigmoid_tail(x):
    """Return logsigmoid and its derivative for |x| > 15."""
    value, derivative = softplus_tail(-x)
    return -value, derivative


@activation(
    formula=r"-\log(1 + e^{-x})",
    derivative=r"\sigma(-x)",
    textbook=lambda m, x: -m.log(1 + m.exp(-x)),
    textbook_derivative=lambda m, x: m.exp(-x) / (1 + m.exp(-x)),
    smooth=lambda x: -elementary.log1pexp(-x),
    source="The logarithm of the logistic function; PyTorch's logsigmoid.",
    from_output=FromOutput(lambda y: -elementary.expm1(y), "1 - e^y"),
    core=Core(LEFT_RECTIFIER, Grid(1.0, 7, 7), Grid(0.8, 14, 14), table="softplus", tail=_logsigmoid_tail),
)
def logsigmoid(x):
    """Logarithm of the sigmoid, the log-likelihood of a binary classifier.

    Examples
    --------
    >>> fastact.logsigmoid(np.array([-1.0, 0.0, 2.0]))
    array([-1.31326169, -0.69314718, -0.12692801])
    """
    log, _, opposite = _log_and_sigmoids(x)
    return (x if x < 0.0 else 0.0) - log, opposite


def _shifted_tail(x):
    """Return shifted_softplus and its derivative for |x| > 15."""
    value, derivative = softplus_tail(x)
    return value - LN2[0], derivative


@activation(
    formula=r"\log(1 + e^x) - \log 2",
    derivative=r"\sigma(x)",
    textbook=lambda m, x: m.log(1 + m.exp(x)) - m.log(m.constant(2)),
    textbook_derivative=lambda m, x: 1 / (1 + m.exp(-x)),
    smooth=lambda x: elementary.log1pexp(x) - LN2[0],
    source="Schütt et al. (2017), SchNet, arXiv:1706.08566.",
    from_output=FromOutput(
        lambda y: 1.0 - 0.5 * elementary.exp(-y),
        "1 - e^{-y} / 2",
        "Inaccurate in the left tail, where the output is close to −log 2.",
    ),
    core=Core(GATE, Grid(1.0, 8, 8), Grid(0.8, 14, 14), tail=_shifted_tail),
)
def shifted_softplus(x):
    """Softplus shifted to pass through the origin.

    Near 0, where the difference would cancel, it is computed as x/2 + log cosh(x/2).

    Examples
    --------
    >>> fastact.shifted_softplus(np.array([-1.0, 0.0, 2.0]))
    array([-0.37988549,  0.        ,  1.43378083])
    """
    log, slope, _ = _log_and_sigmoids(x)
    half = 0.5 * x
    square = half * half
    near = fma(square, log_cosh_near(square), half)
    far = (x if x > 0.0 else 0.0) - LN2[0] + (log - LN2[1])
    return x if x == 0.0 else (near if abs(half) < 1.2 else far), slope


@activation(
    formula=r"\sqrt{\log(1 + e^x)}",
    derivative=r"\sigma(x) / (2 \sqrt{\log(1 + e^x)})",
    textbook=lambda m, x: m.sqrt(m.log(1 + m.exp(x))),
    textbook_derivative=lambda m, x: 1 / (1 + m.exp(-x)) / (2 * m.sqrt(m.log(1 + m.exp(m.maximum(x, -2000))))),
    smooth=lambda x: elementary.exp(0.5 * x) if x < -40.0 else sqrt(elementary.log1pexp(x)),
    source="DeepSeek-AI (2026), router of DeepSeek-V4.",
    from_output=FromOutput(lambda y: 0.5 * y if y < 1e-9 else -elementary.expm1(-(y * y)) / (y + y), "(1 - e^{-y^2}) / (2 y)"),
    core=Core(SMOOTH, Grid(1.0, 7, 7), Grid(0.8, 14, 14), tail=sqrt_softplus_tail),
)
def sqrt_softplus(x):
    """Square root of softplus, a score for routing.

    The left tail is e^(x/2), accurate down to the smallest subnormal number.

    Examples
    --------
    >>> fastact.sqrt_softplus(np.array([-1.0, 0.0, 2.0]))
    array([0.55969785, 0.83255461, 1.45839913])
    """
    q, n = decay_parts(0.5 * abs(x), 0.0)
    s = scale(1.0 + q, n)
    t = s * s
    log = log1p_unit(t)
    share = ratio(log, t) if t > 1e-18 else 1.0
    root = square_root(x + log if x >= 0.0 else share)
    slope = ratio(0.5, (1.0 + t) * root)
    left, left_slope = times_exponential(q, n, s, root), times_exponential(q, n, s, slope)
    return root if x >= 0.0 else left, slope if x >= 0.0 else left_slope


def _shrunk_product_f32(a, b):
    part = (a * 2.0**-32) * (b * 2.0**-32)
    far = part > 1e37
    return 1e37, (a * 2.0**-65) * (b * 2.0**-65) if far else part, (65.0 if far else 32.0) * (2.0 * LN2[0])


def _shrunk_product_f64(a, b):
    part = (a * 2.0**-256) * (b * 2.0**-256)
    far = part > 1e300
    return 1e300, (a * 2.0**-513) * (b * 2.0**-513) if far else part, (513.0 if far else 256.0) * (2.0 * LN2[0])


@overloaded(float32=_shrunk_product_f32, float64=_shrunk_product_f64)
def _shrunk_product(a, b):
    """Return (limit, p, s): log(ab) = log(p) + s for products beyond the limit, which may overflow. 1 is negligible beside p."""


@activation(
    formula=r"\log(1 + \beta \max(x, 0))",
    derivative=r"\beta / (1 + \beta x) for x > 0, else 0",
    textbook=lambda m, x, beta: m.log(1 + beta * m.maximum(x, 0)),
    textbook_derivative=lambda m, x, beta: m.where(x > 0, beta / (1 + beta * m.maximum(x, 0)), 0.0),
    source="Liu, Zhang, Kong & Cai (2019), Natural-logarithm-rectified activation function, arXiv:1908.03682.",
    kinks=(0.0,),
    parameters={"beta": "slope at 0; positive, NaN otherwise"},
    samples=((1.0,), (2.7,)),
    outside=((0.0,), (-1.0,)),
    from_output=FromOutput(lambda y, beta: beta * elementary.exp(-y) if y > 0.0 else 0.0, r"\beta e^{-y} for y > 0, else 0"),
)
def nlrelu(x, beta=1.0):
    """Natural logarithm rectified linear unit.

    The derivative at 0 is 0.

    Examples
    --------
    >>> fastact.nlrelu(np.array([-1.0, 0.0, 2.0]))
    array([0.        , 0.        , 1.09861229])
    """
    beta = beta if beta > 0.0 else NAN
    nothing = 0.0 if beta == beta else beta
    positive = 0.0 if x <= 0.0 else x
    inner, low = two_product(beta, positive)
    largest, part, more = _shrunk_product(beta, positive)
    finite = inner < largest
    y, y_low = log1p_pair(inner if finite else part, low if finite else 0.0)
    log = y + (y_low if finite else y_low + more)
    endless = (beta == INF and positive > 0.0) or (positive == INF and beta > 0.0)
    value = nothing if x <= 0.0 else (INF if endless else log)
    # if beta is small, 1/beta may be infinite, and slope·x may be 0
    small, near = lift_square(beta)[0] > 1.0, 1.0 / (1.0 + inner)
    slope = beta * near if small else 1.0 / (1.0 / beta + positive)
    by_beta = near * positive if small else slope * positive / beta
    by_beta = 1.0 / beta if positive == INF else by_beta
    return value, slope if x > 0.0 else (nothing if x <= 0.0 else x), nothing if x <= 0.0 else by_beta


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
    if x == INF:
        return INF, 0.0, INF
    if inside > 0.0:
        return value, steep, by_alpha
    edge = INF if inside == 0.0 else NAN
    return -edge, edge, edge


def _wide_soft_exponential(x, alpha):
    p, r = alpha * x, 1.0 / alpha
    q, power = wide_exp_parts(p)
    growth = fma(power, q, power)
    left = fma(growth, r, (alpha - 1.0) * (alpha + 1.0) * r)  # for α = 1 the limit is 0
    return left if p < -1.0 else fma(fma(power, q, power - 1.0), r, alpha), growth


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
    core=WideCore(_wide_soft_exponential, 600.0, lambda x, alpha: alpha * x if 1e-30 < alpha < 1e30 else NAN),
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
