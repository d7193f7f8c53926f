"""Activations based on a logarithm of 1 + e^x or 1 + x. They are accurate even if the argument of the logarithm is close to 1."""

from math import sqrt

from fastact import elementary
from fastact.definitions.cores import GATE, LEFT_RECTIFIER, SMOOTH, Core, Grid
from fastact.definitions.exponential import softplus_tail, sqrt_softplus_tail
from fastact.definitions.hyperbolic import log_cosh_near
from fastact.definitions.records import FromOutput, activation
from fastact.elementary import (
    decay_parts,
    log1p_pair,
    log1p_unit,
    logistic_parts,
    share,
    times_exponential,
)
from fastact.elementary.intrinsics import fma, scale
from fastact.elementary.pairs import two_product
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.quotients import ratio, square_root
from fastact.elementary.ranges import lift_square

LN2 = Exact("0.693147180559945309417232121458176568075500134")
INF, NAN = float("inf"), float("nan")


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
