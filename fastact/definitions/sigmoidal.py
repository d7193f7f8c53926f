"""The logistic function, the hyperbolic tangent, and gates that are logistic functions."""

from fastact import elementary
from fastact.definitions.cores import GATE, MIRROR, MODERATE, ODD_GATE, RECTIFIER, Core, Grid, mirrored_pair, size_pair, where
from fastact.definitions.gates import sigmoid_sides
from fastact.definitions.records import FromOutput, activation
from fastact.elementary import (
    logistic_gate,
    logistic_parts,
    scaled_pair,
    share,
    sigmoid_pair,
    tanh_pair,
    tanh_parts,
    times_exponential,
)
from fastact.elementary.intrinsics import copysign, fma, times
from fastact.elementary.jets import within
from fastact.elementary.pairs import product, two_sum
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.wide import wide_decay, wide_logistic

INF, NAN = float("inf"), float("nan")
QUICK = Exact("1.702")
RIGHT = 1000.0  # for larger x, e^(−x) is 0
BSILU_ALPHA = 1.67


def _sigmoid_tail(x):
    """Return the sigmoid and its derivative for |x| > 15, to the second power of e^(−|x|)."""
    t = wide_decay(abs(x))
    y = fma(-t, t, t)
    return 1.0 - y if x > 0.0 else y, fma(-2.0 * t, t, t)


@activation(
    formula="1 / (1 + e^{-x})",
    derivative=r"\sigma(x) \sigma(-x)",
    textbook=lambda m, x: 1 / (1 + m.exp(-x)),
    textbook_derivative=lambda m, x: m.exp(-x) / (1 + m.exp(-x)) ** 2,
    smooth=lambda x: elementary.sigmoid(x),
    source="Verhulst (1845); the logistic function.",
    from_output=FromOutput(lambda y: y * (1.0 - y), "y (1 - y)", "Inaccurate in the right tail, where the output is close to 1."),
    core=Core(MIRROR, Grid(1.0, 7, 7), Grid(0.8, 14, 14), tail=_sigmoid_tail),
)
def sigmoid(x):
    """Logistic sigmoid.

    The derivative is at most 0.25, so a chain of sigmoids reduces gradients. It is computed from x and accurate in both tails;
    y·(1 − y) is 0 for x > 17 in float32. To classify with the threshold 0.5, use ``x >= 0``.

    Examples
    --------
    >>> fastact.sigmoid(np.array([-1.0, 0.0, 2.0]))
    array([0.26894142, 0.5       , 0.88079708])
    """
    q, n, t, r = logistic_parts(abs(x), 0.0)
    s = share(1.0, t, r)
    square = s * s  # s is refined, so this has 3.7 ULP; r * r has 5.2 ULP
    return s if x >= 0.0 else times_exponential(q, n, t, s), times_exponential(q, n, t, square)


@overloaded
def tanh_tail(x):
    """Return the hyperbolic tangent and its derivative for |x| > 9, in float64, to the second power of e^(−2|x|)."""
    t = wide_decay(2.0 * abs(x))
    return copysign(fma(-2.0, t, 1.0), x) if x == x else x, 4.0 * fma(-2.0 * t, t, t)


def _rounded_tanh_tail(x):
    """Return `tanh_tail` with the value that it has in float32, ±1."""
    return copysign(1.0, x) if x == x else x, tanh_tail(x)[1]


@activation(
    formula=r"\sinh x / \cosh x",
    derivative=r"1 / \cosh^2 x",
    textbook=lambda m, x: m.tanh(x),
    textbook_derivative=lambda m, x: 1 - m.tanh(x) ** 2,
    smooth=lambda x: elementary.tanh(x),
    source="The hyperbolic tangent.",
    from_output=FromOutput(
        lambda y: (1.0 - y) * (1.0 + y), "(1 - y) (1 + y)", "Inaccurate in the tails, where the output is close to ±1."
    ),
    core=Core(ODD_GATE, Grid(0.2875, 5, 6, 0.0, cells=32), Grid(0.4, 14, 15), tail=_rounded_tanh_tail, saturates=True),
)
def tanh(x):
    """Hyperbolic tangent.

    It is a sigmoid centred at 0 with range (−1, 1). The derivative is accurate in both tails; 1 − y² is 0 for
    |x| > 9.01 in float32.

    Examples
    --------
    >>> fastact.tanh(np.array([-1.0, 0.0, 2.0]))
    array([-0.76159416,  0.        ,  0.96402758])
    """
    return tanh_parts(x)


@overloaded
def _logistic_gate_tail(x, slope):
    """Return x·σ(slope·x) and its derivative for |slope·x| > 15, to the second power of the exponential."""
    size = 1000.0 if abs(x) > 1000.0 else abs(x)
    inner = slope * size
    t = wide_decay(inner)
    h, steep = size * fma(-t, t, t), t * fma(-t, 2.0 * inner - 1.0, inner - 1.0)
    return x - h if x > 0.0 else -h, 1.0 + steep if x > 0.0 else -steep


def _silu_tail(x, *parameters):
    """Return silu and its derivative for |x| > 15."""
    return _logistic_gate_tail(x, 1.0)


@activation(
    formula=r"x \sigma(x)",
    derivative=r"\sigma(x) (1 + x \sigma(-x))",
    textbook=lambda m, x: x / (1 + m.exp(-x)),
    textbook_derivative=lambda m, x: (1 + x * m.exp(-x) / (1 + m.exp(-x))) / (1 + m.exp(-x)),
    smooth=lambda x: within(x, 1e3) * elementary.sigmoid(within(x, 1e3)),
    source="Elfwing, Uchibe & Doya (2018), arXiv:1702.03118.",
    core=Core(RECTIFIER, Grid(1.0, 7, 8), Grid(0.8, 14, 15), tail=_silu_tail),
)
def silu(x):
    """Sigmoid linear unit; the same as swish with beta = 1.

    The function is smooth and bounded below by −0.2785. It is not monotone: the derivative is 0 at x = −1.2785.

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
    smooth=lambda x, beta: within(x, 1e30) * elementary.sigmoid(within(beta * within(x, 1e30), 1e3)),
    source="Ramachandran, Zoph & Le (2017), arXiv:1710.05941.",
    parameters={"beta": "sharpness, constant or learned; 0 gives x/2, 1 gives silu, large values approach relu"},
    samples=((1.0,), (1.702,), (0.1,), (-2.3,)),
    core=silu.core.of_argument(where(1.0)),
)
def swish(x, beta=1.0):
    """Swish, x times a sigmoid of adjustable sharpness.

    Examples
    --------
    >>> fastact.swish(np.array([-1.0, 0.0, 2.0]), beta=1.5)
    array([-0.18242552,  0.        ,  1.90514825])
    """
    factor = 0.0 if x == 0.0 and abs(beta) == INF else beta
    product = times(factor, x)
    size = abs(product)
    low = fma(abs(factor), abs(x), -size)
    value, derivative = logistic_gate(x, product, size, low, size, low)
    q, n, t, r = logistic_parts(size, low)
    weighted = share(x if size < 1000.0 else 0.0, t, r)
    square = weighted * weighted
    by_beta = times_exponential(q, n, t, square) if square < INF else weighted * times_exponential(q, n, t, weighted)
    return value, derivative, by_beta


def _quick_gelu_tail(x):
    """Return quick_gelu and its derivative for |x| > 9."""
    return _logistic_gate_tail(x, QUICK[0])


@activation(
    formula=r"x \sigma(1.702 x)",
    derivative=r"\sigma(1.702x) (1 + 1.702 x \sigma(-1.702x))",
    textbook=lambda m, x: x / (1 + m.exp(-m.constant("1.702") * x)),
    textbook_derivative=lambda m, x: (
        (1 + m.constant("1.702") * x * m.exp(-m.constant("1.702") * x) / (1 + m.exp(-m.constant("1.702") * x)))
        / (1 + m.exp(-m.constant("1.702") * x))
    ),
    smooth=lambda x: within(x, 1e3) * elementary.sigmoid(QUICK[0] * within(x, 1e3)),
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415.",
    core=Core(RECTIFIER, Grid(0.5875, 7, 8), Grid(0.47, 14, 15), tail=_quick_gelu_tail),
)
def quick_gelu(x):
    """Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702.

    Examples
    --------
    >>> fastact.quick_gelu(np.array([-1.0, 0.0, 2.0]))
    array([-0.15420423,  0.        ,  1.93565862])
    """
    size = abs(x)
    inner = times(QUICK[0], size)
    low = fma(QUICK[0], size, -inner) + QUICK[1] * size
    return logistic_gate(x, x, inner, low, inner, low)


def _bsilu_tail(x, alpha):
    """Return bsilu and its derivative for |x| > 7.7, to the third power of t = e^(−|x|)."""
    t = wide_decay(abs(x))
    small = fma(fma(t, t, -t), t, t)  # σ(−|x|)
    more = (copysign(1000.0, x) if abs(x) > 1000.0 else x) + alpha
    bend = more * small
    value = x - fma(0.5, -alpha, bend) if x > 0.0 else fma(-0.5, alpha, bend)
    return value, fma(bend, 1.0 - small, 1.0 - small if x > 0.0 else small)


@activation(
    formula=r"(x + \alpha) \sigma(x) - \alpha/2",
    derivative=r"\sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)",
    textbook=lambda m, x, alpha: (x + alpha) / (1 + m.exp(-x)) - alpha / 2,
    textbook_derivative=lambda m, x, alpha: (1 + (x + alpha) * m.exp(-x) / (1 + m.exp(-x))) / (1 + m.exp(-x)),
    smooth=lambda x, alpha: (within(x, 1e3) + alpha) * elementary.sigmoid(within(x, 1e3)) - 0.5 * alpha,
    source="Horuz et al. (2025), SUGAR, arXiv:2505.22074.",
    parameters={"alpha": "bound; the left limit is −alpha/2"},
    samples=((1.67,), (0.3,)),
    core=Core(GATE, Grid(0.5, 6, 7), Grid(0.5, 13, 14), argument=where(BSILU_ALPHA), tail=_bsilu_tail),
)
def bsilu(x, alpha=BSILU_ALPHA):
    """Bounded silu, a surrogate for the gradient of relu.

    It is computed as x·σ(x) + α/2·tanh(x/2), which does not cancel near 0.

    Examples
    --------
    >>> fastact.bsilu(np.array([-1.0, 0.0, 2.0]))
    array([-0.65480925,  0.        ,  2.39752528])
    """
    size = RIGHT if abs(x) > RIGHT else abs(x)
    s, s_low, q, q_low, n = sigmoid_pair(size, 0.0)
    y, y_low, _ = tanh_pair(0.5 * size, 0.0)
    tail = scaled_pair(q, q_low, n, s, s_low)
    share = s if x >= 0.0 else tail
    inner = copysign(size, x)
    half = 0.5 * alpha
    shift = copysign(y, x)
    value = fma(inner, share, half * shift) + fma(half, copysign(1.0, x) * y_low, inner * s_low if x >= 0.0 else 0.0)
    total, total_low = two_sum(inner, alpha)
    bend, bend_low = product(total, total_low, s, s_low)
    factor, factor_low = two_sum(1.0, bend)
    w, w_low = product(s, s_low, factor, factor_low + bend_low)
    derivative = fma(bend, tail, s + fma(bend_low, tail, s_low)) if x >= 0.0 else scaled_pair(q, q_low, n, w, w_low)
    infinite = abs(x) > RIGHT
    right = (x - half) + alpha if infinite else value
    return right if x > 0.0 else (value if x < 0.0 else x), derivative if x == x else x, 0.5 * shift if x == x else x


def _smooth_acon_c(x, p1, p2, beta):
    part = (p1 - p2) * within(x, 1e30)
    return part * elementary.sigmoid(within(beta * part, 1e3)) + p2 * x


def _switch(evaluate):
    def core(x, p1, p2, beta):
        difference, difference_low = two_sum(p1, -p2)
        steep, steep_low = product(beta, 0.0, difference, difference_low)
        inner, inner_low = product(steep, steep_low, x, 0.0)
        s, s_low, slope = mirrored_pair(inner, evaluate(size_pair(inner, inner_low)))
        part, part_low = product(difference, difference_low, s, s_low)
        gate, gate_low = two_sum(p2, part)
        gate_low += part_low
        rise, rise_low = product(difference, difference_low, inner * slope, inner_low * slope)
        total, total_low = two_sum(gate, rise)
        value = x * gate if x == 0.0 else fma(x, gate, x * gate_low)
        return value, total + (total_low + (gate_low + rise_low))

    return core


def _switch_tail(x, p1, p2, beta):
    """Return acon_c and its derivative by the textbook, for slopes of the same sign."""
    difference = p1 - p2
    inner = 0.0 if difference == 0.0 or beta == 0.0 else beta * difference * x
    s, opposite = wide_logistic(inner)
    gate = p1 * s + p2 * opposite
    slope = fma(difference, (0.0 if abs(inner) > 700.0 else inner) * s * opposite, gate)
    return 0.0 if gate == 0.0 and abs(x) == INF else x * gate, slope if x == x else x


def _switch_argument(x, p1, p2, beta):
    """Return the argument of the sigmoid, or NaN where a number is not moderate, or if slopes of opposite signs cancel.

    The polynomials' errors would then become 3 ULP at a value of −0.09.
    """
    moderate = abs(x) < MODERATE and abs(p1) < MODERATE and abs(p2) < MODERATE
    return beta * (p1 - p2) * x if moderate and (p1 >= 0.0) == (p2 >= 0.0) else NAN


@activation(
    formula=r"(p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x",
    derivative=r"(p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x",
    textbook=lambda m, x, p1, p2, beta: (p1 - p2) * x / (1 + m.exp(-beta * (p1 - p2) * x)) + p2 * x,
    textbook_derivative=lambda m, x, p1, p2, beta: (
        (p1 - p2)
        * (1 + beta * (p1 - p2) * x * m.exp(-beta * (p1 - p2) * x) / (1 + m.exp(-beta * (p1 - p2) * x)))
        / (1 + m.exp(-beta * (p1 - p2) * x))
        + p2
    ),
    smooth=_smooth_acon_c,
    source="Ma, Zhang, Liu & Sun (2021), Activate or not, arXiv:2009.04759.",
    parameters={
        "p1": "learned slope far right, one for each channel",
        "p2": "learned slope far left, one for each channel",
        "beta": "learned sharpness of the switch; 0 gives the mean slope",
    },
    typical={"p1": 1.0, "p2": 0.25, "beta": 2.0},
    samples=((1.0, 0.25, 2.0), (-0.3, 0.9, 0.7)),
    core=sigmoid.core.inside(_switch, _switch_argument, _switch_tail),
)
def acon_c(x, p1, p2, beta):
    """ACON-C, a smooth switch between two slopes.

    Examples
    --------
    >>> fastact.acon_c(np.array([-1.0, 0.0, 2.0]), 1.0, 0.25, 2.0)
    array([-0.38681914,  0.        ,  1.92886119])
    """
    difference, difference_low = two_sum(p1, -p2)
    z, z_low = product(difference, difference_low, x, 0.0)
    inner, inner_low = product(beta, 0.0, z, z_low)
    inside = abs(inner) < RIGHT
    middle = difference == 0.0 or beta == 0.0 or x == 0.0  # the sigmoid is 1/2, also for 0 times infinity
    unknown = x if x != x else inner if inner != inner and not middle else 0.0  # NaN of any sign
    inner, inner_low = (inner if inside else (0.0 if middle else copysign(RIGHT, inner))), (inner_low if inside else 0.0)
    sigma, right, left = sigmoid_sides(inner, inner_low)
    opposite = left if inner >= 0.0 else right
    steep = product(right[0], right[1], left[0], left[1])
    bend = product(inner, inner_low, steep[0], steep[1])  # x times the derivative of the sigmoid
    part, part_low = product(difference, difference_low, sigma[0], sigma[1])
    gate, gate_low = two_sum(p2, part)
    gate_low += part_low
    rise, rise_low = product(difference, difference_low, bend[0], bend[1])
    total, total_low = two_sum(gate, rise)
    derivative = total + (total_low + (gate_low + rise_low))
    settled = gate if middle else (p1 if inner > 0.0 else p2)  # beyond, the sigmoid is 1 or 0; it must not meet infinity
    value = fma(x, gate, x * gate_low) if inside else (0.0 if settled == 0.0 else settled * x)
    by_p1 = sigma[0] + (bend[0] + (sigma[1] + bend[1]))
    by_p2 = opposite[0] - (bend[0] - (opposite[1] - bend[1]))
    weighted = z if inside or (middle and z == z) else 0.0
    known = unknown == unknown
    return (
        (x * gate if x == 0.0 else value) if known else unknown,
        derivative if known else unknown,
        (0.0 if by_p1 == 0.0 else x * by_p1) if known else unknown,
        (0.0 if by_p2 == 0.0 else x * by_p2) if known else unknown,
        weighted * steep[0] * weighted if known else unknown,
    )
