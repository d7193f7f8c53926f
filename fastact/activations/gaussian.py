"""Activations made of the normal distribution."""

from fastact.activations.definition import activation
from fastact.elementary import logistic_gate, normal_gate, scaled_pair
from fastact.intrinsics import fma
from fastact.precision import Exact

# 2·√(2/π) and that times 0.044715: gelu_tanh is x·σ(x·(GELU_LINEAR + GELU_CUBIC·x²)).
GELU_LINEAR = Exact("1.595769121605730711759784239737527473903")
GELU_CUBIC = Exact("0.07135481627260024877633875227986354099559")
GELU_CUBIC_3 = Exact("0.21406444881780074632901625683959062298678")


@activation(
    formula=r"x \Phi(x)",
    derivative=r"\Phi(x) + x \varphi(x)",
    textbook=lambda m, x: x * (1 + m.erf(x / m.sqrt(2))) / 2,
    textbook_derivative=lambda m, x: (1 + m.erf(x / m.sqrt(2))) / 2 + x * m.exp(-x * x / 2) / m.sqrt(2 * m.pi),
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415.",
)
def gelu(x):
    """Gaussian error linear unit, exact.

    Accurate in the negative tail, where the usual x·(1 + erf)/2 loses every digit (PyTorch's float32 gelu is 0 below −6). JAX's
    default is the approximation, here `gelu_tanh`. The derivative is 0 at x = −0.7518.

    Examples
    --------
    >>> fastact.gelu(np.array([-1.0, 0.0, 2.0]))
    array([-0.15865525,  0.        ,  1.95449974])
    """
    bounded = 40.0 if abs(x) > 40.0 else abs(x)  # beyond, the exponential is 0 and must not meet infinity
    h, h_low, slope, slope_low, q, _, n = normal_gate(bounded)
    tail = scaled_pair(q, 0.0, n, h, h_low)  # |x|·Φ(−|x|)
    tail_slope = scaled_pair(q, 0.0, n, slope, slope_low)  # without the low part 4.1 ULP
    if x < 0.0:
        return -tail, tail_slope
    return x - tail if x != 0.0 else x, 1.0 - tail_slope


@activation(
    formula=r"x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))",
    derivative=r"\sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)",
    textbook=lambda m, x: x / 2 * (1 + m.tanh(m.sqrt(2 / m.pi) * (x + m.constant("0.044715") * x * x * x))),
    textbook_derivative=lambda m, x: (
        (1 + m.tanh(m.sqrt(2 / m.pi) * (x + m.constant("0.044715") * x * x * x))) / 2
        + x
        / 2
        * (1 - m.tanh(m.sqrt(2 / m.pi) * (x + m.constant("0.044715") * x * x * x)) ** 2)
        * (m.sqrt(2 / m.pi) * (1 + m.constant("0.134145") * x * x))
    ),
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415.",
)
def gelu_tanh(x):
    """Gaussian error linear unit in its tanh approximation, the default of JAX.

    Computed as x·σ(2u), which keeps the negative tail; 1 + tanh(u) is 0 below −5 in float32.

    Examples
    --------
    >>> fastact.gelu_tanh(np.array([-1.0, 0.0, 2.0]))
    array([-0.15880801,  0.        ,  1.95459769])
    """
    # product + low = x·(linear + cubic·x²) to twice the precision: an error of 1 ULP in it would be 100 ULP in the tail
    square = x * x
    square_low = fma(x, x, -square)
    cubic = GELU_CUBIC[0] * square
    factor = cubic + GELU_LINEAR[0]
    taken = factor - cubic
    lost = (cubic - (factor - taken)) + (GELU_LINEAR[0] - taken)
    factor_low = (
        lost + fma(GELU_CUBIC[0], square, -cubic) + fma(GELU_CUBIC[0], square_low, fma(GELU_CUBIC[1], square, GELU_LINEAR[1]))
    )
    size = abs(x)
    product = size * factor
    low = fma(size, factor, -product) + size * factor_low
    slope = fma(GELU_CUBIC_3[0], square, GELU_LINEAR[0])
    slope_low = fma(GELU_CUBIC_3[0], square, GELU_LINEAR[0] - slope)
    u = size * slope
    return logistic_gate(x, x, product, low, u, fma(size, slope, -u) + size * slope_low)
