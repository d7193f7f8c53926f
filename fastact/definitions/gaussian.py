"""Activations based on the normal distribution."""

from fastact import elementary
from fastact.definitions.cores import MODERATE, ODD_GATE, RECTIFIER, SQUARE_GATE, Core, Grid, odd_pair, size_pair
from fastact.definitions.records import activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary import (
    ERF_SLOPE,
    INV_SQRT_2PI,
    decay_pair,
    erf_parts,
    exponential_pair,
    logistic_gate,
    normal_gate,
    normal_tail,
    scaled_down,
    scaled_pair,
    scaled_parts,
    tanh_pair,
)
from fastact.elementary.intrinsics import copysign, fma, polynomial, times
from fastact.elementary.jets import within
from fastact.elementary.pairs import product, quotient, two_product, two_sum
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.ranges import lift
from fastact.elementary.tables import GELU_FAR_F32, MILLS_FAR_F32
from fastact.elementary.wide import wide_decay, wide_exp, wide_mills

# 2·√(2/π), and the same times 0.044715. gelu_tanh is x·σ(x·(GELU_LINEAR + GELU_CUBIC·x²)).
INF, NAN = float("inf"), float("nan")
GELU_LINEAR = Exact("1.595769121605730711759784239737527473903")
GELU_CUBIC = Exact("0.07135481627260024877633875227986354099559")
GELU_CUBIC_3 = Exact("0.21406444881780074632901625683959062298678")


SQRT_2 = 1.4142135623730951
CDF_END = 25.0  # Φ(−25), also times 1e30, is 0 in float32


def _gelu_tail(x):
    """Return gelu and its derivative for |x| > 6.1. They are 0 in float32 left of −15, where the polynomials end."""
    size = 15.0 if abs(x) > 15.0 else abs(x)
    decay = wide_exp(-0.5 * size * size)
    # polynomials give the differences of size·Φ(−size) and size·φ(size) − Φ(−size), divided by e^(−size²/2), from their limits for
    # large sizes
    point = fma(size, 0.25, -2.5625)
    h = decay * (INV_SQRT_2PI[0] - polynomial(point, GELU_FAR_F32))
    steep = decay * fma(INV_SQRT_2PI[0], size, -polynomial(point, MILLS_FAR_F32))
    return x - h if x > 0.0 else -h, 1.0 + steep if x > 0.0 else -steep


@activation(
    formula=r"x \Phi(x)",
    derivative=r"\Phi(x) + x \varphi(x)",
    textbook=lambda m, x: x * (1 + m.erf(x / m.sqrt(2))) / 2,
    textbook_derivative=lambda m, x: (1 + m.erf(x / m.sqrt(2))) / 2 + x * m.exp(-x * x / 2) / m.sqrt(2 * m.pi),
    smooth=lambda x: within(x, 1e3) * elementary.normal_cdf(within(x, 1e3)),
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415.",
    core=Core(RECTIFIER, Grid(0.4, 8, 9), Grid(0.4, 14, 15, 0.7), tail=_gelu_tail),
)
def gelu(x):
    """Gaussian error linear unit, exact.

    The result is accurate in the negative tail, where the usual formula x·(1 + erf)/2 cancels (PyTorch's float32 gelu is 0 below
    −6). JAX uses the approximation `gelu_tanh` by default. The derivative is 0 at x = −0.7518.

    Examples
    --------
    >>> fastact.gelu(np.array([-1.0, 0.0, 2.0]))
    array([-0.15865525,  0.        ,  1.95449974])
    """
    bounded = 40.0 if abs(x) > 40.0 else abs(x)  # beyond, the exponential is 0 and must not be multiplied by infinity
    h, h_low, slope, slope_low, q, q_low, n = normal_gate(bounded)
    tail = scaled_parts(q, q_low, n, h, h_low)  # |x|·Φ(−|x|)
    tail_slope = scaled_parts(q, q_low, n, slope, slope_low)  # 4.1 ULP without the low part
    if x < 0.0:
        return -tail, tail_slope
    return x - tail if x != 0.0 else x, 1.0 - tail_slope


@overloaded
def gelu_tanh_argument(x):
    """Return (size, low, u, u_low): size + low = |x|·(linear + cubic·x²) and u + u_low = |x| times its derivative."""
    # inner + low = x·(linear + cubic·x²) to twice the precision: an error of 1 ULP in it would be 100 ULP in the tail
    square = times(x, x)
    square_low = fma(x, x, -square)
    cubic = times(GELU_CUBIC[0], square)
    factor = cubic + GELU_LINEAR[0]
    taken = factor - cubic
    lost = (cubic - (factor - taken)) + (GELU_LINEAR[0] - taken)
    factor_low = (
        lost + fma(GELU_CUBIC[0], square, -cubic) + fma(GELU_CUBIC[0], square_low, fma(GELU_CUBIC[1], square, GELU_LINEAR[1]))
    )
    size = abs(x)
    inner = times(size, factor)
    low = fma(size, factor, -inner) + size * factor_low
    slope = fma(GELU_CUBIC_3[0], square, GELU_LINEAR[0])
    slope_low = fma(GELU_CUBIC_3[0], square, GELU_LINEAR[0] - slope)
    u = times(size, slope)
    return inner, low, u, fma(size, slope, -u) + size * slope_low


def _gelu_tanh_tail(x):
    """Return gelu_tanh and its derivative for |x| > 6.1, where the sigmoid is an exponential."""
    size = 30.0 if abs(x) > 30.0 else abs(x)
    square = size * size
    t = wide_decay(size * fma(GELU_CUBIC[0], square, GELU_LINEAR[0]))
    h, steep = size * t, t * fma(size, fma(GELU_CUBIC_3[0], square, GELU_LINEAR[0]), -1.0)
    return x - h if x > 0.0 else -h, 1.0 + steep if x > 0.0 else -steep


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
    smooth=lambda x: within(x, 1e3) * elementary.sigmoid(within(x, 1e3) * (GELU_LINEAR[0] + GELU_CUBIC[0] * within(x, 1e3) ** 2)),
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415.",
    core=Core(RECTIFIER, Grid(0.4, 10, 10, 0.7), Grid(0.4, 16, 17, 0.7), tail=_gelu_tanh_tail),
)
def gelu_tanh(x):
    """Gaussian error linear unit in its tanh approximation, the default of JAX.

    It is computed as x·σ(2u), which is accurate in the negative tail; 1 + tanh(u) is 0 below −5 in float32.

    Examples
    --------
    >>> fastact.gelu_tanh(np.array([-1.0, 0.0, 2.0]))
    array([-0.15880801,  0.        ,  1.95459769])
    """
    size, low, u, u_low = gelu_tanh_argument(x)
    return logistic_gate(x, x, size, low, u, u_low)


def _phish_tail(x):
    """Return phish and its derivative for |x| > 6: x·tanh(x) right of 0, x²·Φ(x) left of it. They are 0 in float32 left of −15."""
    size = 15.0 if abs(x) > 15.0 else abs(x)
    square = size * size
    t = wide_exp(-2.0 * size if x > 0.0 else -0.5 * square)
    missing = polynomial(fma(size, 0.25, -2.5625), GELU_FAR_F32)  # the difference of size·Φ(−size)/e^(−size²/2) from its limit
    if x > 0.0:
        return fma(-2.0 * size, t, x), fma(fma(4.0, size, -2.0), t, 1.0)
    return t * size * (INV_SQRT_2PI[0] - missing), t * fma(2.0, missing, INV_SQRT_2PI[0] * (square - 2.0))


@activation(
    formula=r"x \tanh(\text{gelu}(x))",
    derivative=r"\tanh(u) + x\, \text{gelu}'(x) / \cosh^2(u), u = \text{gelu}(x)",
    textbook=lambda m, x: x * m.tanh(x * (1 + m.erf(x / m.sqrt(2))) / 2),
    textbook_derivative=lambda m, x: (
        m.tanh(x * (1 + m.erf(x / m.sqrt(2))) / 2)
        + x
        * (1 - m.tanh(x * (1 + m.erf(x / m.sqrt(2))) / 2) ** 2)
        * ((1 + m.erf(x / m.sqrt(2))) / 2 + x * m.exp(-x * x / 2) / m.sqrt(2 * m.pi))
    ),
    smooth=lambda x: within(x, 1e3) * elementary.tanh(within(x, 1e3) * elementary.normal_cdf(within(x, 1e3))),
    source="Naveen (2022), Phish, TechRxiv.",
    core=Core(SQUARE_GATE, Grid(0.4, 9, 10, 0.5), tail=_phish_tail),
)
def phish(x):
    """Phish: x times tanh of gelu, which is never negative.

    Examples
    --------
    >>> fastact.phish(np.array([-1.0, 0.0, 2.0]))
    array([0.15733733, 0.        , 1.9213358 ])
    """
    size = abs(x)
    bounded = 40.0 if size > 40.0 else size
    tail, tail_low, slope, slope_low, q, q_low, n = normal_gate(bounded)
    whole, whole_low = exponential_pair(q, q_low, n)
    h, h_low = product(tail, tail_low, whole, whole_low)
    total, total_low = two_sum(bounded, -h)
    u = total if x >= 0.0 else h
    y, y_low, steepness = tanh_pair(u, total_low - h_low if x >= 0.0 else h_low)
    h_slope, h_slope_low = product(slope, slope_low, whole, whole_low)
    mirrored, mirrored_low = two_sum(1.0, -h_slope)
    right = x >= 0.0
    rise, rise_low = product(bounded, 0.0, mirrored if right else h_slope, mirrored_low - h_slope_low if right else h_slope_low)
    rise, rise_low = product(rise, rise_low, steepness, 0.0)
    derivative, lost = two_sum(y, rise)
    derivative = copysign(1.0, x) * (derivative + (lost + (y_low + rise_low)))
    value = fma(size, y, bounded * y_low)
    # tanh(u) is u for x < −9
    w, w_low = product(bounded, 0.0, tail, tail_low)
    far = scaled_pair(q, q_low, n, w, w_low)
    far_slope = scaled_pair(q, q_low, n, -fma(bounded, slope, tail), 0.0)
    left = x < -9.0
    return (far if left else value) if x == x else x, (far_slope if left else derivative) if x == x else x


def _wide_laplace(x, mu, sigma):
    u = (x - mu) * (1.0 / sigma)
    size = abs(u) if abs(u) < CDF_END else CDF_END
    decay = wide_exp(-0.5 * size * size)
    tail = decay * wide_mills(size)
    return 1.0 - tail if u > 0.0 else tail, decay * (INV_SQRT_2PI[0] / sigma)


@activation(
    formula=r"(1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2",
    derivative=r"e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})",
    textbook=lambda m, x, mu, sigma: (1 + m.erf((x - mu) / (sigma * m.sqrt(2)))) / 2,
    textbook_derivative=lambda m, x, mu, sigma: m.exp(-(((x - mu) / sigma) ** 2) / 2) / (sigma * m.sqrt(2 * m.pi)),
    smooth=lambda x, mu, sigma: elementary.normal_cdf(within((x - mu) / (sigma if sigma > 0.0 else NAN), 1e3)),
    source="Ma et al. (2022), Mega, arXiv:2209.10655.",
    parameters={"mu": "point at which the value is 1/2", "sigma": "width; positive, NaN otherwise"},
    samples=((0.707107, 0.282095), (-0.3, 1.7)),
    outside=((0.0, 0.0), (0.0, -1.0)),
    core=WideCore(_wide_laplace, 1e30, lambda x, mu, sigma: x if abs(mu) < 1e30 and 1e-30 < sigma < 1e30 else NAN, vanishing=True),
)
def laplace(x, mu=0.707107, sigma=0.282095):
    """Normal distribution function, which approximates a squared relu in attention.

    Examples
    --------
    >>> fastact.laplace(np.array([0.0, 0.707107, 1.0]))
    array([0.00609446, 0.5       , 0.85042965])
    """
    endless = sigma == INF
    sigma = 1.0 if endless else (sigma if sigma > 0.0 else NAN)
    distance, distance_low = two_sum(x, -mu)
    distance, distance_low = (0.0, 0.0) if endless else (distance, distance_low)
    far = abs(distance) > 40.0 * sigma
    distance_low = 0.0 if far else copysign(1.0, distance) * distance_low
    growth, _ = lift(sigma)
    lifted = growth * sigma
    u, u_low = quotient(40.0 * lifted if far else growth * abs(distance), growth * distance_low, lifted, 0.0)
    square, square_low = product(u, u_low, u, u_low)
    q, q_low, n = decay_pair(0.5 * square, 0.5 * square_low)
    mills, _ = normal_tail(u)
    # d log(mills)/du is (mills·u − 1/√2π)/mills
    drift = fma(mills[0], u, -INV_SQRT_2PI[0]) * u_low
    tail = scaled_down(q, q_low, n, mills[0], mills[1] + drift)
    height, height_low = quotient(INV_SQRT_2PI[0], INV_SQRT_2PI[1], lifted, 0.0)
    slope = 0.0 if far or endless else growth * scaled_pair(q, q_low, n, height, height_low)
    turned, turned_low = product(height, height_low, u, u_low)
    by_sigma = 0.0 if far else growth * scaled_pair(q, q_low, n, turned, turned_low)
    wrong = x != x
    return (
        x if wrong else (1.0 - tail if distance > 0.0 else tail),
        x if wrong else slope,
        x if wrong else -slope,
        x if wrong else -copysign(by_sigma, distance),
    )


def _dynamic(evaluate):
    def core(x, alpha, shift, weight, bias):
        inner, lost = two_product(alpha, x)
        inner, low = two_sum(inner, shift)
        low += lost
        y, y_low, slope = odd_pair(inner, low, evaluate(size_pair(inner, low)))
        high, high_low = two_product(weight, y)
        total, lost = two_sum(high, bias)
        return total + (lost + fma(weight, y_low, high_low)), weight * slope * alpha

    return core


def _dynamic_tail(x, alpha, shift, weight, bias):
    """Return derf and its derivative for |alpha·x + shift| > 4.3. The sum of weight and bias, which may cancel, is exact."""
    inner = fma(alpha, x, shift)
    size = 30.0 if abs(inner) > 30.0 else abs(inner)
    decay, height = wide_decay(size * size), copysign(1.0, inner) * weight
    less = 2.0 * wide_mills(SQRT_2 * size) * decay
    return fma(-height, less, height + bias), weight * alpha * ERF_SLOPE[0] * decay


def _dynamic_argument(x, alpha, shift, weight, bias):
    """Return the argument of erf, or NaN for parameters that the core does not serve. For x = 0 it must be in the core's range."""
    return alpha * x + shift if abs(shift) < 4.0 and abs(weight) < MODERATE and abs(bias) < MODERATE else NAN


@activation(
    formula=r"\text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}",
    derivative=r"\text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}",
    textbook=lambda m, x, alpha, shift, weight, bias: weight * m.erf(alpha * x + shift) + bias,
    textbook_derivative=lambda m, x, alpha, shift, weight, bias: (
        weight * alpha * 2 / m.sqrt(m.pi) * m.exp(-((alpha * x + shift) ** 2))
    ),
    smooth=lambda x, alpha, shift, weight, bias: weight * elementary.erf(within(alpha * within(x, 1e30) + shift, 1e3)) + bias,
    source="Chen et al. (2025), Stronger normalization-free transformers, arXiv:2512.10938.",
    parameters={
        "alpha": "learned slope of the argument",
        "shift": "learned shift of the argument",
        "weight": "learned factor, one for each channel",
        "bias": "learned shift, one for each channel",
    },
    typical={"alpha": 0.5, "shift": 0.1, "weight": 2.0, "bias": 1.0},
    samples=((0.5, 0.1, 2.0, 1.0), (-1.3, -0.7, 0.4, -0.2)),
    cancels=True,
    core=Core(ODD_GATE, Grid(0.28, 8, 9), Grid(0.28, 14, 15), at=(1.0, 0.0, 1.0, 0.0)).inside(
        _dynamic, _dynamic_argument, _dynamic_tail
    ),
)
def derf(x, alpha, shift, weight, bias):
    """Dynamic error function, which replaces a normalisation layer.

    Examples
    --------
    >>> fastact.derf(np.array([-1.0, 0.0, 2.0]), 0.5, 0.0, 2.0, 1.0)
    array([-0.04099976,  1.        ,  2.68540159])
    """
    inner, inner_low = two_product(alpha, x)
    total, total_low = two_sum(inner, shift)
    size, sign = abs(total), copysign(1.0, total)
    far = size > 40.0
    y, y_low, decay = erf_parts(40.0 if far else size, 0.0 if far else sign * (total_low + inner_low))
    y, y_low = sign * y, sign * y_low
    high, low = product(weight, 0.0, y, y_low)
    value, value_low = two_sum(high, bias)
    steep = ERF_SLOPE[0] * (decay[0] if size == size else size)
    slope = weight * steep
    finite = x if abs(x) < 1e30 else 0.0
    result = value + (value_low + low)
    wrong = size != size
    return (
        size if wrong else result,
        slope * alpha,
        slope * finite,
        slope,
        size if wrong else y + y_low,
        1.0 if x == x else x,
    )
