"""Activations made of a logarithm of 1 + e^x or 1 + x, accurate where the logarithm's argument is next to 1."""

from math import sqrt

from fastact.activations.definition import activation
from fastact.activations.hyperbolic import log_cosh_near
from fastact.elementary import decay_parts, log1p, log1p_pair, log1p_unit, logistic_parts, refined_quotient
from fastact.intrinsics import fma, scale
from fastact.pairs import two_product
from fastact.precision import Exact, kernel

LN2 = Exact("0.693147180559945309417232121458176568075500134")
INF, NAN = float("inf"), float("nan")


@kernel
def _log_and_sigmoids(x):
    """log(1 + e^(−|x|)), σ(x) and σ(−x)."""
    q, n, t, divisor, lost, r = logistic_parts(abs(x), 0.0)
    s = refined_quotient(1.0, r, divisor, lost)
    tail = scale(fma(q, s, s), n)
    return log1p_unit(t), s if x >= 0.0 else tail, tail if x >= 0.0 else s


@activation(
    formula=r"-\log(1 + e^{-x})",
    derivative=r"\sigma(-x)",
    textbook=lambda m, x: -m.log(1 + m.exp(-x)),
    textbook_derivative=lambda m, x: m.exp(-x) / (1 + m.exp(-x)),
    source="The logarithm of the logistic function; PyTorch's logsigmoid.",
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


@activation(
    formula=r"\log(1 + e^x) - \log 2",
    derivative=r"\sigma(x)",
    textbook=lambda m, x: m.log(1 + m.exp(x)) - m.log(m.constant(2)),
    textbook_derivative=lambda m, x: 1 / (1 + m.exp(-x)),
    source="Schütt et al. (2017), SchNet, arXiv:1706.08566.",
)
def shifted_softplus(x):
    """Softplus through the origin.

    Near 0 it is computed as x/2 + log cosh(x/2), where the difference would cancel.

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
    source="DeepSeek-AI (2026), router of DeepSeek-V4.",
)
def sqrt_softplus(x):
    """Root of softplus, a score for routing.

    The left tail is e^(x/2), down to the smallest number.

    Examples
    --------
    >>> fastact.sqrt_softplus(np.array([-1.0, 0.0, 2.0]))
    array([0.55969785, 0.83255461, 1.45839913])
    """
    q, n = decay_parts(0.5 * abs(x), 0.0)
    s = scale(1.0 + q, n)
    t = s * s
    log = log1p_unit(t)
    ratio = log / t if t > 1e-18 else 1.0
    root = sqrt(x + log if x >= 0.0 else ratio)
    slope = 0.5 / ((1.0 + t) * root)
    left, left_slope = scale(fma(q, root, root), n), scale(fma(q, slope, slope), n)
    return root if x >= 0.0 else left, slope if x >= 0.0 else left_slope


@activation(
    formula=r"\log(1 + \beta \max(x, 0))",
    derivative=r"\beta / (1 + \beta x) for x > 0, else 0",
    textbook=lambda m, x, beta: m.log(1 + beta * m.maximum(x, 0)),
    textbook_derivative=lambda m, x, beta: m.where(x > 0, beta / (1 + beta * m.maximum(x, 0)), 0.0),
    source="Liu, Zhang, Kong & Cai (2019), Natural-logarithm-rectified activation function, arXiv:1908.03682.",
    kinks=(0.0,),
    parameters={"beta": "slope at 0, positive; NaN otherwise"},
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
    positive = 0.0 if x <= 0.0 else x
    inner, low = two_product(beta, positive)
    finite = inner < 1e37
    y, y_low = log1p_pair(inner if finite else 1.0, low if finite else 0.0)
    value = y + y_low if finite else log1p(beta * (0.0625 * positive)) + 4.0 * LN2[0]  # beta·x may overflow
    slope = 1.0 / (1.0 / beta + positive)
    nothing = 0.0 * beta
    by_beta = 1.0 / beta if positive == INF else slope * positive / beta
    return value, slope if x > 0.0 else (nothing if x <= 0.0 else x), 0.0 if x <= 0.0 else by_beta
