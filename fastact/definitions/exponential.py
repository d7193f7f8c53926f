"""Activations based on one exponential.

All use e^(−|x|) = (1 + q)·2ⁿ, which never overflows and is accurate in both tails. The value and the derivative share it.
"""

from math import sqrt

from fastact import elementary
from fastact.definitions.cores import RECTIFIER, Core, Grid, where
from fastact.definitions.records import FromOutput, activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary import (
    add_exponential,
    decay_pair,
    decay_parts,
    exp_remainder,
    log1p_unit,
    logistic_gate,
    logistic_parts,
    scaled_pair,
    share,
    sigmoid_pair,
    times_exponential,
)
from fastact.elementary.intrinsics import fma, scale, times
from fastact.elementary.pairs import product, quotient, two_product, two_sum
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.quotients import ratio
from fastact.elementary.ranges import lift
from fastact.elementary.wide import wide_decay, wide_exp_parts

INF, NAN = float("inf"), float("nan")
SELU_SCALE = Exact("1.0507009873554804934193349852946")
SELU_SCALE_ALPHA = Exact("1.7580993408473768599402175208123")


@overloaded
def _negative_exponentials(x):
    """Return (e^x − 1, e^x) for x ≤ 0. For other x the results are finite numbers that are not used."""
    q, n = decay_parts(0.0 if x > 0.0 else -x, 0.0)  # of |x|, it would be subnormal and take 8 ns for x from 87 to 174
    power = scale(1.0, n)
    return fma(power, q, power - 1.0), scale(1.0 + q, n)


@activation(
    formula=r"x for x > 0, else \alpha (e^x - 1)",
    derivative=r"1 for x > 0, else \alpha e^x",
    textbook=lambda m, x, alpha: m.where(x > 0, x, alpha * (m.exp(m.minimum(x, 0)) - 1)),
    textbook_derivative=lambda m, x, alpha: m.where(x > 0, 1.0, alpha * m.exp(m.minimum(x, 0))),
    source="Clevert, Unterthiner & Hochreiter (2015), arXiv:1511.07289.",
    kinks=(0.0,),
    parameters={"alpha": "negative of the limit at −∞; any real number"},
    samples=((1.0,), (0.5,), (-1.7,)),
    from_output=FromOutput(
        lambda y, alpha: 1.0 if y > 0.0 else y + alpha,
        r"1 for y > 0, else y + \alpha",
        "For positive alpha only. Inaccurate in the left tail, where the output is close to −alpha.",
        holds=lambda alpha: alpha >= 0.0,
    ),
)
def elu(x, alpha=1.0):
    """Exponential linear unit.

    The derivative at 0 is alpha, as in PyTorch and JAX. It is continuous only if alpha is 1.

    Examples
    --------
    >>> fastact.elu(np.array([-1.0, 0.0, 2.0]), alpha=0.5)
    array([-0.31606028,  0.        ,  2.        ])
    """
    grown, power = _negative_exponentials(x)
    if x > 0.0:
        return x, 1.0, 0.0
    return alpha * grown if x < 0.0 else alpha * x, alpha * power, grown


@activation(
    formula=r"x for x > 0, else \alpha (e^{x/\alpha} - 1)",
    derivative=r"1 for x > 0, else e^{x/\alpha}",
    textbook=lambda m, x, alpha: m.where(x > 0, x, alpha * (m.exp(m.minimum(x, 0) / alpha) - 1)),
    textbook_derivative=lambda m, x, alpha: m.where(x > 0, 1.0, m.exp(m.minimum(x, 0) / alpha)),
    source="Barron (2017), arXiv:1704.07483.",
    parameters={"alpha": "negative of the limit at −∞; positive, NaN otherwise"},
    samples=((1.0,), (0.5,), (2.7,)),
    outside=((0.0,), (-1.0,)),
    cancels=True,
    from_output=FromOutput(
        lambda y, alpha: 1.0 if y > 0.0 else 1.0 + y / alpha,
        r"1 for y > 0, else 1 + y / \alpha",
        "For positive alpha only. Inaccurate in the left tail, where the output is close to −alpha.",
        holds=lambda alpha: alpha >= 0.0,
    ),
)
def celu(x, alpha=1.0):
    """Continuously differentiable exponential linear unit, an elu with slope 1 at 0 for every alpha.

    Examples
    --------
    >>> fastact.celu(np.array([-1.0, 0.0, 2.0]), alpha=0.5)
    array([-0.43233236,  0.        ,  2.        ])
    """
    if alpha == 1.0:  # elu, which needs no quotient: 0.34 instead of 0.64 ns in float32
        size = 1000.0 if x < -1000.0 else abs(x)
        grown, power = _negative_exponentials(x)
        if x > 0.0:
            return x, 1.0, 0.0
        return grown if x < 0.0 else x, power, fma(size, power, grown)
    endless = alpha == INF  # the identity, computed as for x = 0 with any other alpha
    alpha = 1.0 if endless else (alpha if alpha > 0.0 else NAN)
    size = 1000.0 * alpha if x < -1000.0 * alpha else abs(x)
    size = 0.0 if endless and x == x else size
    growth, _ = lift(alpha)
    u, u_low = quotient(growth * size, 0.0, growth * alpha, 0.0)
    q, q_low, n = decay_pair(u, u_low)
    grown, grown_low = add_exponential(-1.0, q, q_low, n)
    power = scale(1.0 + q, n)
    nothing = 0.0 * alpha
    # near 0, alpha·(e^u − 1) is x + x·u/2, also if u is subnormal
    value = x if u < 1e-18 else fma(alpha, grown, alpha * grown_low)
    if x > 0.0:
        return x + nothing, 1.0 + nothing, nothing
    return value, power, fma(u, power, grown)


@activation(
    formula=r"\lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...",
    derivative=r"\lambda for x > 0, else \lambda\alpha e^x",
    textbook=lambda m, x: m.where(
        x > 0,
        m.constant("1.0507009873554804934193349852946") * x,
        m.constant("1.7580993408473768599402175208123") * (m.exp(m.minimum(x, 0)) - 1),
    ),
    textbook_derivative=lambda m, x: m.where(
        x > 0,
        m.constant("1.0507009873554804934193349852946"),
        m.constant("1.7580993408473768599402175208123") * m.exp(m.minimum(x, 0)),
    ),
    source="Klambauer, Unterthiner, Mayr & Hochreiter (2017), arXiv:1706.02515.",
    kinks=(0.0,),
    from_output=FromOutput(
        lambda y: SELU_SCALE[0] if y > 0.0 else y + SELU_SCALE_ALPHA[0],
        r"\lambda for y > 0, else y + \lambda \alpha",
        "Inaccurate in the left tail, where the output is close to −λα.",
    ),
)
def selu(x):
    """Scaled exponential linear unit, which preserves mean 0 and variance 1 through deep networks.

    The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

    Examples
    --------
    >>> fastact.selu(np.array([-1.0, 0.0, 2.0]))
    array([-1.11133074,  0.        ,  2.10140197])
    """
    grown, power = _negative_exponentials(x)
    if x > 0.0:
        return fma(SELU_SCALE[0], x, SELU_SCALE[1] * (x if x < INF else 0.0)), SELU_SCALE[0]
    part = grown if x < 0.0 else x
    return fma(SELU_SCALE_ALPHA[0], part, SELU_SCALE_ALPHA[1] * part), fma(SELU_SCALE_ALPHA[0], power, SELU_SCALE_ALPHA[1] * power)


@overloaded
def softplus_tail(x):
    """Return softplus and its derivative for |x| > 15 in float64, to the second power of e^(−|x|)."""
    t = wide_decay(abs(x))
    log, tail = fma(-0.5 * t, t, t), fma(-t, t, t)
    return (x if x > 0.0 else 0.0) + log, 1.0 - tail if x > 0.0 else tail


def sqrt_softplus_tail(x):
    """Return sqrt_softplus and its derivative for |x| > 15, to the second power of e^(−|x|) right of 0 and e^(x/2) left of it."""
    t = wide_decay(0.5 * abs(x))
    square = t * t
    root = sqrt((x if x > 0.0 else 1.0) + square)
    left, left_slope = fma(-0.25 * square, t, t), fma(-0.375 * square, t, 0.5 * t)
    return root if x > 0.0 else left, (1.0 - square) / (root + root) if x > 0.0 else left_slope


@activation(
    formula=r"\log(1 + e^{\beta x}) / \beta",
    derivative=r"\sigma(\beta x)",
    textbook=lambda m, x, beta: m.log(1 + m.exp(beta * x)) / beta,
    textbook_derivative=lambda m, x, beta: 1 / (1 + m.exp(-beta * x)),
    smooth=lambda x, beta: x if abs(beta) == INF else elementary.log1pexp(beta * x) / (beta if beta != 0.0 else NAN),
    source="Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), Incorporating second-order functional knowledge.",
    parameters={"beta": "sharpness; large values approach relu; not 0, NaN otherwise"},
    samples=((1.0,), (2.7,), (0.3,), (-1.1,)),
    outside=((0.0,),),
    from_output=FromOutput(lambda y, beta: -elementary.expm1(-(beta * y)), r"1 - e^{-\beta y}"),
    core=Core(RECTIFIER, Grid(1.0, 7, 7), Grid(0.8, 14, 14), argument=where(1.0), tail=lambda x, beta: softplus_tail(x)),
)
def softplus(x, beta=1.0):
    """Softplus, a smooth rectifier.

    Unlike PyTorch's softplus, it has no threshold beyond which it is linear.

    Examples
    --------
    >>> fastact.softplus(np.array([-1.0, 0.0, 2.0]))
    array([0.31326169, 0.69314718, 2.12692801])
    """
    beta = beta if beta != 0.0 else NAN
    factor = 0.0 if x == 0.0 and abs(beta) == INF else beta
    product = times(factor, x)
    size = abs(product)
    q, n, t, r = logistic_parts(size, fma(abs(factor), abs(x), -size))
    log = log1p_unit(t)
    s = share(1.0, t, r)
    tail = times_exponential(q, n, t, s)  # sigmoid(−|beta·x|)
    weighted = tail * (size if size < 1000.0 else 0.0)  # avoids inf · 0
    value = (x if product > 0.0 else 0.0) + ratio(log, beta)
    total = -(weighted + log)
    by_beta = total / beta / beta if abs(beta) < 1e-15 else total / (beta * beta)  # beta² may be 0
    return value, s if product >= 0.0 else tail, by_beta


@activation(
    formula=r"\alpha_p x^2 + \beta x for x > 0, else \alpha_n (e^x - 1 - x) + \beta x",
    derivative=r"2 \alpha_p x + \beta for x > 0, else \alpha_n (e^x - 1) + \beta",
    textbook=lambda m, x, alpha_p, alpha_n, beta: m.where(
        x > 0, alpha_p * x * x + beta * x, alpha_n * (m.exp(m.minimum(x, 0)) - 1 - x) + beta * x
    ),
    textbook_derivative=lambda m, x, alpha_p, alpha_n, beta: m.where(
        x > 0, 2 * alpha_p * x + beta, alpha_n * (m.exp(m.minimum(x, 0)) - 1) + beta
    ),
    source="Huang & Schlag (2025), Deriving activation functions using integration, arXiv:2411.13010.",
    parameters={
        "alpha_p": "learned curvature for x > 0",
        "alpha_n": "learned weight of the exponential for x < 0",
        "beta": "slope at 0",
    },
    samples=((0.8, 0.8, 0.5), (0.3, 1.7, -0.4)),
)
def xielu(x, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    """Expanded integral of elu: a parabola for x > 0, an exponential and a line for x < 0.

    e^x − 1 − x is computed without cancellation. Other implementations clamp it, which causes a step at 0.

    Examples
    --------
    >>> fastact.xielu(np.array([-1.0, 0.0, 2.0]))
    array([-0.20569645,  0.        ,  4.2       ])
    """
    positive = 0.0 if x <= 0.0 else x
    size = 0.0 if x > 0.0 else (1e6 if x < -1e6 else -x)
    q, q_low, n = decay_pair(size, 0.0)
    grown, grown_low = add_exponential(-1.0, q, q_low, n)
    far, far_low = two_sum(size, grown)
    high, low = (size * size * exp_remainder(-size), 0.0) if size < 0.5 else (far, far_low + grown_low)
    # products with large parameters may overflow even if their sum does not
    shrink, grow = (2.0**-24, 2.0**24) if abs(alpha_n) > 1e30 or abs(beta) > 1e30 else (1.0, 1.0)
    bent, bent_low = product(shrink * alpha_n, 0.0, high, low)
    line, line_low = two_product(-shrink * beta, size)
    total, total_low = two_sum(bent, line)
    left = grow * (total + (total_low + (bent_low + line_low)))
    left = left if x >= -1e6 else fma(0.0 if alpha_n == beta else beta - alpha_n, x if alpha_n != beta else 0.0, -alpha_n)
    right = positive * fma(alpha_p, positive, beta)
    value = right if x > 0.0 else (left if x < 0.0 else (beta * x if x == 0.0 else x))
    slope, slope_low = product(alpha_n, 0.0, grown, grown_low)
    twice = 2.0 * alpha_p
    right_slope = fma(twice, positive, beta) if abs(twice) < INF else 2.0 * fma(alpha_p, positive, 0.5 * beta)
    derivative = right_slope if x > 0.0 else slope + beta + slope_low
    remainder = high + low if x >= -1e6 else -1.0 - x
    return (
        value,
        derivative if x == x else x,
        positive * positive,
        0.0 if x > 0.0 else (remainder if x == x else x),
        x,
    )


def _wide_elish(x):
    size = 600.0 if abs(x) > 600.0 else abs(x)
    q, power = wide_exp_parts(-size)
    t, grown = fma(power, q, power), fma(power, q, power - 1.0)
    s = 1.0 / (1.0 + t)
    value = x * s if x > 0.0 else (grown * t * s if x < 0.0 else x)
    return value, s * (fma(size * t, s, 1.0) if x > 0.0 else t * fma(grown, s, t))


@activation(
    formula=r"x \sigma(x) for x ≥ 0, else (e^x - 1) \sigma(x)",
    derivative=r"\sigma(x) (1 + x \sigma(-x)) for x ≥ 0, else e^x \sigma(x) + (e^x - 1) \sigma(x) \sigma(-x)",
    textbook=lambda m, x: m.where(x >= 0, x, m.exp(m.minimum(x, 0)) - 1) / (1 + m.exp(-x)),
    textbook_derivative=lambda m, x: m.where(
        x >= 0,
        (1 + x * m.exp(-x) / (1 + m.exp(-x))) / (1 + m.exp(-x)),
        (m.exp(m.minimum(x, 0)) + (m.exp(m.minimum(x, 0)) - 1) * m.exp(-x) / (1 + m.exp(-x))) / (1 + m.exp(-x)),
    ),
    source="Basirat & Roth (2018), The quest for the golden activation function, arXiv:1808.00783.",
    core=WideCore(_wide_elish, 1e30, vanishing=True),
)
def elish(x):
    """Exponential linear sigmoid squashing: silu for x > 0, elu times sigmoid for x < 0.

    Examples
    --------
    >>> fastact.elish(np.array([-1.0, 0.0, 2.0]))
    array([-0.1700034 ,  0.        ,  1.76159416])
    """
    right, right_slope = logistic_gate(x, x, abs(x), 0.0, abs(x), 0.0)
    s, s_low, q, q_low, n = sigmoid_pair(abs(x), 0.0)
    grown, grown_low = add_exponential(-1.0, q, q_low, n)
    w, w_low = product(grown, grown_low, s, s_low)
    left = scaled_pair(q, q_low, n, w, w_low)
    # e^x·σ(x) + (e^x − 1)·σ(x)·σ(−x) = e^x·s·(e^x + (e^x − 1)·s) for s = σ(−x)
    inner, inner_low = two_sum(scale(1.0 + q, n), w)
    steep, steep_low = product(s, s_low, inner, inner_low + w_low)
    left_slope = scaled_pair(q, q_low, n, steep, steep_low)
    return (right if x > 0.0 else (left if x < 0.0 else x)), (right_slope if x >= 0.0 else left_slope)
