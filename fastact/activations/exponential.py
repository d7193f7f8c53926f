"""Activations made of one exponential.

All work with e^(−|x|) = (1 + q)·2ⁿ, which never overflows and is exact in both tails; value and derivative share it.
"""

from fastact.activations.definition import activation
from fastact.elementary import decay_parts, log1p_unit, logistic_gate, logistic_parts, refined_quotient, tanh_parts
from fastact.intrinsics import fma, scale
from fastact.precision import Exact, kernel

INF = float("inf")
SELU_SCALE = Exact("1.0507009873554804934193349852946")
SELU_SCALE_ALPHA = Exact("1.7580993408473768599402175208123")


@kernel
def _negative_exponentials(x):
    """(e^x − 1, e^x) for x ≤ 0, and some finite numbers for the rest, where they are not used."""
    q, n = decay_parts(abs(x), 0.0)
    power = scale(1.0, n)
    return fma(power, q, power - 1.0), scale(1.0 + q, n)


@activation(
    formula=r"x for x > 0, else \alpha (e^x - 1)",
    derivative=r"1 for x > 0, else \alpha e^x",
    textbook=lambda m, x, alpha: m.where(x > 0, x, alpha * (m.exp(m.minimum(x, 0)) - 1)),
    textbook_derivative=lambda m, x, alpha: m.where(x > 0, 1.0, alpha * m.exp(m.minimum(x, 0))),
    source="Clevert, Unterthiner & Hochreiter (2015), arXiv:1511.07289.",
    kinks=(0.0,),
    parameters={"alpha": "−alpha is the limit for x → −∞; any real number"},
)
def elu(x, alpha=1.0):
    """Exponential linear unit.

    The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

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
)
def selu(x):
    """Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks.

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


@activation(
    formula=r"\log(1 + e^{\beta x}) / \beta",
    derivative=r"\sigma(\beta x)",
    textbook=lambda m, x, beta: m.log(1 + m.exp(beta * x)) / beta,
    textbook_derivative=lambda m, x, beta: 1 / (1 + m.exp(-beta * x)),
    source="Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), Incorporating second-order functional knowledge.",
    parameters={"beta": "sharpness, not 0; the larger, the closer to relu"},
)
def softplus(x, beta=1.0):
    """Softplus: the softened rectifier.

    There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

    Examples
    --------
    >>> fastact.softplus(np.array([-1.0, 0.0, 2.0]))
    array([0.31326169, 0.69314718, 2.12692801])
    """
    product = beta * x
    size = abs(product)
    q, n, t, divisor, lost, r = logistic_parts(size, fma(abs(beta), abs(x), -size))
    log = log1p_unit(t)
    s = refined_quotient(1.0, r, divisor, lost)
    tail = scale(fma(q, s, s), n)  # sigmoid(−|beta·x|)
    weighted = tail * (size if size < 1000.0 else 0.0)  # not inf · 0
    value = (x if product > 0.0 else 0.0) + log / beta
    return value, s if product >= 0.0 else tail, -(weighted + log) / (beta * beta)


@activation(
    formula="1 / (1 + e^{-x})",
    derivative=r"\sigma(x) \sigma(-x)",
    textbook=lambda m, x: 1 / (1 + m.exp(-x)),
    textbook_derivative=lambda m, x: m.exp(-x) / (1 + m.exp(-x)) ** 2,
    source="Verhulst (1845); the logistic function.",
)
def sigmoid(x):
    """Logistic sigmoid.

    The derivative is at most 0.25, so that a chain of sigmoids shrinks gradients. It is computed from x and exact in both
    tails, where y·(1 − y) is 0 for x > 17 in float32. A class by the threshold 0.5 is ``x >= 0``.

    Examples
    --------
    >>> fastact.sigmoid(np.array([-1.0, 0.0, 2.0]))
    array([0.26894142, 0.5       , 0.88079708])
    """
    q, n, _, divisor, lost, r = logistic_parts(abs(x), 0.0)
    s = refined_quotient(1.0, r, divisor, lost)
    square = s * s  # s is refined; r * r has 5.2 ULP, this 3.7
    return s if x >= 0.0 else scale(fma(q, s, s), n), scale(fma(q, square, square), n)


@activation(
    formula=r"\sinh x / \cosh x",
    derivative=r"1 / \cosh^2 x",
    textbook=lambda m, x: m.tanh(x),
    textbook_derivative=lambda m, x: 1 - m.tanh(x) ** 2,
    source="The hyperbolic tangent.",
)
def tanh(x):
    """Hyperbolic tangent.

    Like the sigmoid, but centred at 0 with range (−1, 1). The derivative is exact in both tails, where 1 − y² is 0 for
    |x| > 9.01 in float32.

    Examples
    --------
    >>> fastact.tanh(np.array([-1.0, 0.0, 2.0]))
    array([-0.76159416,  0.        ,  0.96402758])
    """
    return tanh_parts(x)


@activation(
    formula=r"x \sigma(x)",
    derivative=r"\sigma(x) (1 + x \sigma(-x))",
    textbook=lambda m, x: x / (1 + m.exp(-x)),
    textbook_derivative=lambda m, x: (1 + x * m.exp(-x) / (1 + m.exp(-x))) / (1 + m.exp(-x)),
    source="Elfwing, Uchibe & Doya (2018), arXiv:1702.03118.",
)
def silu(x):
    """Sigmoid linear unit; the same as swish with beta = 1.

    Smooth, bounded below by −0.2785, not monotone: the derivative is 0 at x = −1.2785.

    Examples
    --------
    >>> fastact.silu(np.array([-1.0, 0.0, 2.0]))
    array([-0.26894142,  0.        ,  1.76159416])
    """
    return logistic_gate(x, x, abs(x), 0.0, abs(x), 0.0)


@activation(
    formula=r"x \sigma(\beta x)",
    derivative=r"\sigma(\beta x) (1 + \beta x \sigma(-\beta x))",
    textbook=lambda m, x, beta: x / (1 + m.exp(-beta * x)),
    textbook_derivative=lambda m, x, beta: (1 + beta * x * m.exp(-beta * x) / (1 + m.exp(-beta * x))) / (1 + m.exp(-beta * x)),
    source="Ramachandran, Zoph & Le (2017), arXiv:1710.05941.",
    parameters={"beta": "sharpness, constant or learned: 0 gives x/2, 1 silu, large values relu"},
)
def swish(x, beta=1.0):
    """Swish: the input times a sigmoid of adjustable sharpness.

    Examples
    --------
    >>> fastact.swish(np.array([-1.0, 0.0, 2.0]), beta=1.5)
    array([-0.18242552,  0.        ,  1.90514825])
    """
    product = beta * x
    size = abs(product)
    low = fma(abs(beta), abs(x), -size)
    value, derivative = logistic_gate(x, product, size, low, size, low)
    q, n, _, divisor, lost, r = logistic_parts(size, low)
    weighted = refined_quotient(x if size < 1000.0 else 0.0, r, divisor, lost)
    square = weighted * weighted
    return value, derivative, scale(fma(q, square, square), n)
