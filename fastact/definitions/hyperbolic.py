"""Activations based on the hyperbolic tangent, from one exponential e^(−2|x|). A parameter outside its domain gives NaN."""

from fastact import elementary
from fastact.definitions.cores import CUBE, MODERATE, ODD_GATE, SQUARE, Core, Grid, odd_pair, size_pair
from fastact.definitions.records import FromOutput, activation
from fastact.definitions.sigmoidal import tanh, tanh_tail
from fastact.elementary import (
    log1p_unit,
    logistic_parts,
    tanh_pair,
    tanh_parts,
)
from fastact.elementary.intrinsics import copysign, fma, polynomial, times
from fastact.elementary.jets import within
from fastact.elementary.pairs import product, quotient, two_product, two_sum
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.ranges import lift
from fastact.elementary.tables import (
    LOG_COSH_COARSE,
    LOG_COSH_F32,
    LOG_COSH_F64,
    TANH_REMAINDER_COARSE,
    TANH_REMAINDER_F32,
    TANH_REMAINDER_F64,
)
from fastact.elementary.wide import wide_decay

INF, NAN = float("inf"), float("nan")
THIRD = Exact("0.333333333333333333333333333333333333333333333")
TWO_THIRDS = Exact("0.666666666666666666666666666666666666666666667")
LN2 = Exact("0.693147180559945309417232121458176568075500134")
LECUN_SCALE = Exact("1.7159")
LECUN_SLOPE = Exact("1.14393333333333333333333333333333333333333333")
BOUND = 1000.0  # beyond, tanh is ±1 in either precision, and infinity must not be multiplied by its zero derivative


@overloaded
def _bounded(size):
    return BOUND if size > BOUND else size


def _tanh_remainder_f32(square):
    return polynomial(square, TANH_REMAINDER_F32)


def _tanh_remainder_f64(square):
    return polynomial(square, TANH_REMAINDER_F64)


def _tanh_remainder_coarse(square):
    return polynomial(square, TANH_REMAINDER_COARSE)


@overloaded(float32=_tanh_remainder_f32, float64=_tanh_remainder_f64, coarse=_tanh_remainder_coarse)
def _tanh_remainder(square):
    """Return ((x − tanh x)/x³ − 1/3)/x² for x² up to 0.64."""


def _log_cosh_f32(square):
    return polynomial(square, LOG_COSH_F32)


def _log_cosh_f64(square):
    return polynomial(square, LOG_COSH_F64)


def _log_cosh_coarse(square):
    return polynomial(square, LOG_COSH_COARSE)


@overloaded(float32=_log_cosh_f32, float64=_log_cosh_f64, coarse=_log_cosh_coarse)
def log_cosh_near(square):
    """Return log(cosh x)/x² for x² up to 1.44."""


@overloaded
def _shrunk(size, y, y_low):
    """Return size − tanh(size) for size ≥ 0, from tanh(size) as a pair."""
    square, square_low = two_product(size, size)
    cube, cube_low = product(square, square_low, size, 0.0)
    rest = fma(square, _tanh_remainder(square), THIRD[1])
    near = fma(THIRD[0], cube, fma(cube, rest, THIRD[0] * cube_low))
    return near if size < 0.8 else size - y - y_low


def _tanhshrink_tail(x):
    """Return tanhshrink and its derivative for |x| > 9.2, where tanh rounds to 1 in float32."""
    return x - copysign(1.0, x), 1.0 if x == x else x


@activation(
    formula=r"x - \tanh x",
    derivative=r"\tanh^2 x",
    textbook=lambda m, x: x - m.tanh(x),
    textbook_derivative=lambda m, x: m.tanh(x) ** 2,
    smooth=lambda x: x - elementary.tanh(x),
    source="PyTorch's tanhshrink.",
    core=Core(CUBE, Grid(0.6, 7, 8), Grid(0.4, 13, 14), tail=_tanhshrink_tail),
)
def tanhshrink(x):
    """Tanhshrink, the difference between x and tanh x.

    The result is accurate near 0, where the difference cancels (PyTorch's float32 result is 0 below 2e-4).

    Examples
    --------
    >>> fastact.tanhshrink(np.array([-1.0, 0.0, 2.0]))
    array([-0.23840584,  0.        ,  1.03597242])
    """
    size = abs(x)
    y, y_low, _ = tanh_pair(_bounded(size), 0.0)
    return copysign(_shrunk(size, y, y_low), x), fma(y, y, 2.0 * y * y_low)


def _lisht_tail(x):
    """Return lisht and its derivative for |x| > 9, to the first power of e^(−2|x|)."""
    size = 1000.0 if abs(x) > 1000.0 else abs(x)
    t = wide_decay(2.0 * size)
    return fma(-2.0 * size, t, abs(x)), copysign(fma(fma(4.0, size, -2.0), t, 1.0), x)


@activation(
    formula=r"x \tanh x",
    derivative=r"\tanh x + x / \cosh^2 x",
    textbook=lambda m, x: x * m.tanh(x),
    textbook_derivative=lambda m, x: m.tanh(x) + x * (1 - m.tanh(x) ** 2),
    smooth=lambda x: within(x, 1e3) * elementary.tanh(within(x, 1e3)),
    source="Roy, Manna, Dubey & Chaudhuri (2019), LiSHT, arXiv:1901.05894.",
    core=Core(SQUARE, Grid(0.586, 7, 8), Grid(0.4, 13, 14), tail=_lisht_tail),
)
def lisht(x):
    """Linearly scaled hyperbolic tangent, an even function that approaches |x|.

    Examples
    --------
    >>> fastact.lisht(np.array([-1.0, 0.0, 2.0]))
    array([0.76159416, 0.        , 1.92805516])
    """
    size = abs(x)
    bounded = _bounded(size)
    y, y_low, slope = tanh_pair(bounded, 0.0)
    return fma(size, y, bounded * y_low), copysign(y + fma(bounded, slope, y_low), x)


def _logcosh_tail(x):
    """Return logcosh and its derivative for |x| > 9, where e^(−2|x|) is negligible compared with 1 in float32."""
    return abs(x) - LN2[0], copysign(1.0, x) if x == x else x


@activation(
    formula=r"\log \cosh x",
    derivative=r"\tanh x",
    textbook=lambda m, x: m.log((m.exp(x) + m.exp(-x)) / 2),
    textbook_derivative=lambda m, x: m.tanh(x),
    smooth=lambda x: abs(x) + elementary.log1pexp(-2.0 * abs(x)) - LN2[0],
    source="Green (1990), Bayesian reconstructions from emission tomography data using a modified EM algorithm.",
    core=Core(SQUARE, Grid(0.586, 7, 8), Grid(0.4, 13, 14), tail=_logcosh_tail),
)
def logcosh(x):
    """Logarithm of the hyperbolic cosine, which is x²/2 near 0 and approaches |x| − log 2.

    Examples
    --------
    >>> fastact.logcosh(np.array([-1.0, 0.0, 2.0]))
    array([0.43378083, 0.        , 1.32500275])
    """
    size = abs(x)
    _, _, t, _ = logistic_parts(2.0 * size, 0.0)
    square = x * x
    far = size - LN2[0] + (log1p_unit(t) - LN2[1])
    return square * log_cosh_near(square) if size < 1.2 else far, tanh_parts(x)[0]


def _lecun_tanh_tail(x):
    """Return lecun_tanh and its derivative for |x| > 13.6, where the value rounds to its limit in float32."""
    t = wide_decay(2.0 * TWO_THIRDS[0] * abs(x))
    return copysign(LECUN_SCALE[0], x) if x == x else x, 4.0 * LECUN_SLOPE[0] * t


@activation(
    formula=r"1.7159 \tanh(2x/3)",
    derivative=r"1.1439... / \cosh^2(2x/3)",
    textbook=lambda m, x: m.constant("1.7159") * m.tanh(2 * x / 3),
    textbook_derivative=lambda m, x: m.constant("1.7159") * 2 / 3 * (1 - m.tanh(2 * x / 3) ** 2),
    smooth=lambda x: LECUN_SCALE[0] * elementary.tanh(TWO_THIRDS[0] * x),
    source="LeCun, Bottou, Orr & Müller (1998), Efficient BackProp.",
    from_output=FromOutput(
        lambda y: 1.1439333333333333 * (1.0 - y / 1.7159) * (1.0 + y / 1.7159),
        r"1.7159 \cdot 2/3 \cdot (1 - (y / 1.7159)^2)",
        "Inaccurate in the tails, where the output is nearly constant.",
    ),
    core=Core(ODD_GATE, Grid(0.879, 7, 8), Grid(0.6, 14, 15), tail=_lecun_tanh_tail, saturates=True),
)
def lecun_tanh(x):
    """Scaled hyperbolic tangent with f(±1) ≈ ±1 and the extrema of the second derivative near ±1.

    Examples
    --------
    >>> fastact.lecun_tanh(np.array([-1.0, 0.0, 2.0]))
    array([-0.99999726,  0.        ,  1.49293881])
    """
    size = _bounded(abs(x))
    inner = times(size, TWO_THIRDS[0])
    y, y_low, slope = tanh_pair(inner, fma(size, TWO_THIRDS[0], -inner) + size * TWO_THIRDS[1])
    value = fma(LECUN_SCALE[0], y, fma(LECUN_SCALE[0], y_low, LECUN_SCALE[1] * y))
    value = LECUN_SLOPE[0] * size if size < 1e-30 else value  # avoids a subnormal intermediate result
    return copysign(value, x) if x == x else x, LECUN_SLOPE[0] * slope


def _soft_cap(evaluate):
    def core(x, cap):
        r = 1.0 / cap
        u = times(x, r)
        low = fma(-u, cap, x) * r
        y, y_low, slope = odd_pair(u, low, evaluate(size_pair(u, low)))
        return x if abs(u) < 1e-10 else fma(cap, y, cap * y_low), slope  # u may have lost bits

    return core


def _soft_cap_tail(x, cap):
    """Return softcap and its derivative for |x| > 9 caps."""
    y, slope = tanh_tail(x / cap)
    return cap * y, slope


@activation(
    formula=r"\text{cap} \cdot \tanh(x / \text{cap})",
    derivative=r"1 / \cosh^2(x / \text{cap})",
    textbook=lambda m, x, cap: cap * m.tanh(x / cap),
    textbook_derivative=lambda m, x, cap: 1 - m.tanh(x / cap) ** 2,
    smooth=lambda x, cap: x if cap == INF else cap * elementary.tanh(x / (cap if cap > 0.0 else NAN)),
    source="Gemma Team (2024), Gemma 2, arXiv:2408.00118.",
    parameters={"cap": "bound; Gemma 2 uses 50 for attention and 30 for logits; positive, NaN otherwise"},
    samples=((30.0,), (0.7,)),
    outside=((0.0,), (-30.0,)),
    from_output=FromOutput(
        lambda y, cap: (1.0 - y / cap) * (1.0 + y / cap),
        r"1 - (y / \text{cap})^2",
        "Inaccurate in the tails, where the output is close to ±cap.",
    ),
    core=tanh.core.inside(_soft_cap, lambda x, cap: x * (1.0 / cap) if 1e-30 < cap < 1e30 else NAN, _soft_cap_tail),
)
def softcap(x, cap=30.0):
    """Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after.

    Examples
    --------
    >>> fastact.softcap(np.array([-100.0, 0.0, 1.0]))
    array([-29.92373902,   0.        ,   0.99962979])
    """
    endless = cap == INF  # the identity, computed as for x = 0 with any other cap
    cap = 1.0 if endless else (cap if cap > 0.0 else NAN)
    size = BOUND * cap if abs(x) > BOUND * cap else abs(x)
    size = 0.0 if endless and x == x else size
    growth, _ = lift(cap)
    u, u_low = quotient(growth * size, 0.0, growth * cap, 0.0)
    y, y_low, slope = tanh_pair(u, u_low)
    value = copysign(fma(cap, y, cap * y_low), x)
    value = x if u < 1e-10 else value  # u may have lost bits
    # near 0, tanh u − u/cosh² u is better computed as u·tanh² u − (u − tanh u)
    by_cap = fma(u * y, y, -_shrunk(u, y, y_low)) if u < 0.8 else fma(-u, slope, y)
    return value if x == x else x, slope, copysign(by_cap, x)


@overloaded
def _signed_tanh(alpha, x):
    """Return (y, y_low, sech²) for tanh(alpha·x)."""
    inner, low = two_product(alpha, x)
    size = abs(inner)
    y, y_low, slope = tanh_pair(_bounded(size), copysign(1.0, inner) * low if size < BOUND else 0.0)
    return copysign(y, inner), copysign(1.0, inner) * y_low, slope


@overloaded
def _times(a, b, slope):
    """Return a·b·slope, also if a·b overflows and the slope is small."""
    return a * b * slope if abs(a * b) < INF else a * (b * slope)


def _dynamic(evaluate):
    def core(x, alpha, weight, bias):
        inner, low = two_product(alpha, x)
        y, y_low, slope = odd_pair(inner, low, evaluate(size_pair(inner, low)))
        product, product_low = two_product(weight, y)
        total, lost = two_sum(product, bias)
        return total + (lost + fma(weight, y_low, product_low)), _times(weight, alpha, slope)

    return core


def _dynamic_tail(x, alpha, weight, bias):
    """Return dyt and its derivative for |alpha·x| > 9. The sum of weight and bias, which may cancel, is exact."""
    inner = alpha * x
    t = wide_decay(2.0 * abs(inner))
    height, less = copysign(1.0, inner) * weight, fma(-t, t, t)
    return fma(-2.0 * height, less, height + bias), weight * alpha * (4.0 * fma(-t, t, less))


def _dynamic_argument(x, alpha, weight, bias):
    return alpha * x if abs(weight) < MODERATE and abs(bias) < MODERATE else NAN


@activation(
    formula=r"\text{weight} \cdot \tanh(\alpha x) + \text{bias}",
    derivative=r"\text{weight} \cdot \alpha / \cosh^2(\alpha x)",
    textbook=lambda m, x, alpha, weight, bias: weight * m.tanh(alpha * x) + bias,
    textbook_derivative=lambda m, x, alpha, weight, bias: weight * alpha * (1 - m.tanh(alpha * x) ** 2),
    smooth=lambda x, alpha, weight, bias: weight * elementary.tanh(alpha * within(x, 1e30)) + bias,
    source="Zhu, Chen, He, LeCun & Liu (2025), Transformers without normalization, arXiv:2503.10622.",
    parameters={
        "alpha": "learned slope of the argument",
        "weight": "learned factor, one for each channel",
        "bias": "learned shift, one for each channel",
    },
    typical={"alpha": 0.5, "weight": 2.0, "bias": 1.0},
    samples=((0.5, 2.0, 1.0), (-1.3, 0.4, -0.2)),
    cancels=True,
    from_output=FromOutput(
        lambda y, alpha, weight, bias: alpha * (weight + bias - y) * (weight - bias + y) / weight,
        r"\alpha (\text{weight}^2 - (y - \text{bias})^2) / \text{weight}",
        "Inaccurate in the tails, where the output is nearly constant.",
    ),
    core=tanh.core.inside(_dynamic, _dynamic_argument, _dynamic_tail),
)
def dyt(x, alpha, weight, bias):
    """Dynamic tanh, which replaces a normalisation layer.

    Examples
    --------
    >>> fastact.dyt(np.array([-1.0, 0.0, 2.0]), 0.5, 2.0, 1.0)
    array([0.07576569, 1.        , 2.52318831])
    """
    y, y_low, slope = _signed_tanh(alpha, x)
    inner, inner_low = product(weight, 0.0, y, y_low)
    total, total_low = two_sum(inner, bias)
    value = total + (total_low + inner_low)
    inside = x if abs(x) < 1e30 else 0.0
    return value, _times(weight, alpha, slope), _times(weight, inside, slope), y + y_low, 1.0 if x == x else x
