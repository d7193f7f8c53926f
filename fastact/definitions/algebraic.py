"""Activations based on roots and quotients, without an exponential. A parameter outside its domain gives NaN."""

from math import sqrt

from fastact.definitions.cores import GATE, Core, Grid
from fastact.definitions.inverse_roots import plain_isru
from fastact.definitions.records import FromOutput, activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary.derivatives import differentiable
from fastact.elementary.intrinsics import copysign, fma, polynomial, times
from fastact.elementary.jets import within
from fastact.elementary.pairs import fast_two_sum, product, quotient, quotient_of_any, reciprocal_root_pair, two_product, two_sum
from fastact.elementary.precision import overloaded
from fastact.elementary.quotients import ratio, reciprocal_root, square_root
from fastact.elementary.ranges import lift

NAN = float("nan")
INF = float("inf")
FAR = 1e18  # for larger |x|, x² + b is x² in either precision, and x² may overflow


@overloaded
def _root(x, b):
    """Return √(x² + b)."""
    return abs(x) if abs(x) > FAR and b == b else sqrt(fma(x, x, b))


def _coarse_root_pair(square, low):
    return square_root(square), -0.0


@overloaded(coarse=_coarse_root_pair)
def _root_pair(square, low):
    """Return √(square + low) as (high, low)."""
    root = sqrt(square)
    return root, 0.5 * (fma(-root, root, square) + low) / root


@overloaded
def _wide_root(x, b):
    """Return √(x² + b) and its reciprocal, in float64."""
    inside = fma(x, x, b)
    r = reciprocal_root(inside)
    root = inside * r
    return fma(0.5 * r, fma(-root, root, inside), root), r


def _wide_squareplus(x, b):
    root, r = _wide_root(x, b)
    value = 0.5 * (x + root)
    return value, value * r


def _wide_bent_identity(x):
    root, r = _wide_root(x, 1.0)
    return fma(0.5, root - 1.0, x) if abs(x) > 1e-7 else x, fma(0.5 * x, r, 1.0)


@overloaded
def _double_root(x, b):
    """Return √(x² + b) and its reciprocal, two pairs in float64."""
    square, square_low = two_product(x, x)
    inside, low = two_sum(square, b)
    low += square_low
    r, r_low = reciprocal_root_pair(inside, low)
    root = times(inside, r)
    return root, fma(inside, r, -root) + fma(inside, r_low, low * r), r, r_low


def _double_squareplus(x, b):
    root, root_low, r, r_low = _double_root(x, b)
    half, half_low = fast_two_sum(0.5 * root, 0.5 * abs(x))
    half_low += 0.5 * root_low
    tail, tail_low = quotient_of_any(0.25 * b, 0.0, half, half_low)
    slope, slope_low = product(tail, tail_low, r, r_low)
    right = 1.0 - slope
    right += (1.0 - right) - slope - slope_low
    return half + half_low if x > 0.0 else tail + tail_low, right if x > 0.0 else slope + slope_low


def _double_bent_identity(x):
    root, root_low, r, r_low = _double_root(x, 1.0)
    bend, half = root - 1.0, 0.5 * x  # exact
    value = fma(0.5, bend, x)
    value += fma(0.5, root_low, fma(0.5, bend, x - value))
    slope = fma(half, r, 1.0)
    slope_low = fma(half, r_low, fma(half, r, 1.0 - slope))
    return copysign(fma(0.5 * half, x, x) if abs(x) < 1e-8 else value, x), slope + slope_low


differentiable(_root, lambda x, y, b: (x / y, b / (y * y * y)))


@activation(
    formula="x / (1 + |x|)",
    derivative="1 / (1 + |x|)^2",
    textbook=lambda m, x: x / (1 + abs(x)),
    textbook_derivative=lambda m, x: 1 / (1 + abs(x)) ** 2,
    source="Bergstra, Desjardins, Lamblin & Bengio (2009), Quadratic polynomials learn better image features.",
    from_output=FromOutput(
        lambda y: (1.0 - abs(y)) * (1.0 - abs(y)),
        "(1 - |y|)^2",
        "Inaccurate in the tails, where the output is close to ±1.",
    ),
)
def softsign(x):
    """Softsign, similar to tanh, with tails that approach ±1 slowly.

    The value at ±inf is ±1; PyTorch and JAX return NaN.

    Examples
    --------
    >>> fastact.softsign(np.array([-1.0, 0.0, 3.0]))
    array([-0.5 ,  0.  ,  0.75])
    """
    size = abs(x)
    r = ratio(1.0, 1.0 + size)
    value = ratio(x, 1.0 + size)
    return copysign(1.0, x) if size == INF else value, r * r


@activation(
    formula=r"(x + \sqrt{x^2 + b}) / 2",
    derivative=r"(1 + x / \sqrt{x^2 + b}) / 2",
    textbook=lambda m, x, b: (x + m.sqrt(x * x + b)) / 2,
    textbook_derivative=lambda m, x, b: (1 + x / m.sqrt(x * x + b)) / 2,
    smooth=lambda x, b: x if b == INF else 0.5 * (x + _root(within(x, 1e12), b if b > 0.0 else NAN)),
    source="Barron (2021), Squareplus, arXiv:2112.11687.",
    parameters={"b": "roundness; 4 gives the value 1 at x = 0; positive, NaN otherwise"},
    samples=((4.0,), (0.3,)),
    outside=((-1.0,), (0.0,)),
    from_output=FromOutput(lambda y, b: 1.0 / (1.0 + 0.25 * b / y / y), "1 / (1 + b / (4 y^2))"),
    # x + √(x² + b) cancels to the left, in float64 to 29 bits at the end of the range
    core=WideCore(_wide_squareplus, 1000.0, lambda x, b: x if 0.25 <= b < 1e6 else NAN, float64=_double_squareplus),
)
def squareplus(x, b=4.0):
    """Squareplus, an algebraic form of softplus.

    The result is accurate in the negative tail, where x + √(x² + b) cancels.

    Examples
    --------
    >>> fastact.squareplus(np.array([-1.5, 0.0, 1.5]))
    array([0.5, 1. , 2. ])
    """
    endless = b == INF
    b = 1.0 if endless else (b if b > 0.0 else NAN)
    growth, shrink = lift(b) if abs(x) < 1.0 else (1.0, 1.0)
    size, b = growth * abs(x), growth * growth * b
    far = size > FAR
    bounded = 1.0 if far else size
    square, square_low = two_product(bounded, bounded)
    inside, inside_low = two_sum(square, b)
    root, root_low = _root_pair(inside, inside_low + square_low)
    root, root_low = (size, 0.0) if far and b == b else (root, root_low)
    half, half_low = two_sum(0.5 * size, 0.5 * root)
    half_low = 0.0 if far else half_low + 0.5 * root_low
    tail, tail_low = quotient_of_any(0.25 * b, 0.0, half, half_low)
    slope, slope_low = quotient_of_any(tail, tail_low, root, root_low)
    tail_slope = slope if far else slope + slope_low
    value = half + half_low if x > 0.0 else (tail if far else tail + tail_low)
    value = shrink * value
    value, slope, by_b = value, 1.0 - tail_slope if x > 0.0 else tail_slope, growth * (0.25 / root)
    nothing = 0.0 if x == x else x
    return INF + nothing if endless else value, 0.5 + nothing if endless else slope, nothing if endless else by_b


def _dish_tail(x):
    """Return dish and its derivative for |x| > 7.7, by powers of 1/x²."""
    r = 0.5 / abs(x)
    square = 4.0 * r * r
    left = r * fma(polynomial(square, (-0.375, 0.3125, -0.2734375, 0.24609375, -0.2255859375)), square, 0.5)
    steep = square * polynomial(square, (0.25, -0.5625, 0.78125, -0.95703125, 1.107421875, -1.24072265625))
    return (x - left, 1.0 + steep) if x > 0.0 else (-left, -steep)


@activation(
    formula=r"x/2 (1 + x / \sqrt{1 + x^2})",
    derivative=r"(1 + x/r)/2 + x / (2 r^3), r = \sqrt{1 + x^2}",
    textbook=lambda m, x: x / 2 * (1 + x / m.sqrt(1 + x * x)),
    textbook_derivative=lambda m, x: (1 + x / m.sqrt(1 + x * x)) / 2 + x / (2 * m.sqrt(1 + x * x) ** 3),
    smooth=lambda x: 0.5 * (x + within(x, 1e12) * plain_isru(within(x, 1e12), 1.0)),
    source="Thinc's dish, a silu without exponential.",
    core=Core(GATE, Grid(0.5, 8, 9, 0.0), Grid(0.4, 16, 17, 0.0), tail=_dish_tail),
)
def dish(x):
    """Dish, an algebraic form of silu.

    The function approaches −1/(4|x|) for x → −∞. The derivative is 0 at x = −0.7862.

    Examples
    --------
    >>> fastact.dish(np.array([-0.75, 0.0, 0.75]))
    array([-0.15,  0.  ,  0.6 ])
    """
    size = abs(x)
    far = size > 3e8  # then √(1 + x²) is |x|
    bounded = 1.0 if far else size
    square, square_low = two_product(bounded, bounded)
    inside, inside_low = two_sum(1.0, square)
    inside_low += square_low
    root, root_low = _root_pair(inside, inside_low)
    # |x|·(1 − |x|/r)/2 = |x| / (2·r·(r + |x|)), without cancellation
    cross, cross_low = product(bounded, 0.0, root, root_low)
    divisor, divisor_low = two_sum(cross, inside)
    divisor_low += cross_low + inside_low
    tail, tail_low = quotient(0.5 * bounded, 0.0, divisor, divisor_low)
    numerator, numerator_low = two_sum(0.5, -0.5 * cross)
    below, below_low = product(inside, inside_low, divisor, divisor_low)
    slope, slope_low = quotient(numerator, fma(-0.5, cross_low, numerator_low), below, below_low)
    tail = 0.25 / size if far else tail + tail_low
    slope = -0.25 / size / size if far else slope + slope_low
    if x > 0.0:
        return x - tail, 1.0 - slope
    return (-tail if x < 0.0 else x), slope


@activation(
    formula=r"(\sqrt{x^2 + 1} - 1)/2 + x",
    derivative=r"x / (2 \sqrt{x^2 + 1}) + 1",
    textbook=lambda m, x: (m.sqrt(x * x + 1) - 1) / 2 + x,
    textbook_derivative=lambda m, x: x / (2 * m.sqrt(x * x + 1)) + 1,
    smooth=lambda x: 0.5 * (_root(within(x, 1e12), 1.0) - 1.0) + x,
    source="Bent identity, of unknown origin.",
    core=WideCore(_wide_bent_identity, 1e15, float64=_double_bent_identity),
)
def bent_identity(x):
    """Bent identity, with slope 1/2 far left and 3/2 far right.

    Examples
    --------
    >>> fastact.bent_identity(np.array([-0.75, 0.0, 0.75]))
    array([-0.625,  0.   ,  0.875])
    """
    size = abs(x)
    far = size > FAR
    bounded = 1.0 if far else size
    root = square_root(fma(bounded, bounded, 1.0))
    above = root + 1.0
    bend = ratio(bounded, above)  # (√(x² + 1) − 1) / |x|
    # for x < 0 the sum would cancel; it is −|x|·(4 + 3|x|) / (2·(√(x² + 1) + 1 + 2|x|))
    numerator = fma(3.0, bounded, 4.0)
    divisor = fma(2.0, bounded, above)
    divisor_low = fma(2.0, bounded, above - divisor) + (root - (above - 1.0))
    share, share_low = quotient(numerator, fma(3.0, bounded, 4.0 - numerator), divisor, divisor_low)
    half = 0.5 * bounded
    left = -fma(half, share, half * share_low)
    slope = 0.5 if far else ratio(half, root)
    if x > 0.0:
        return (1.5 * x if far else fma(half, bend, x)), 1.0 + slope
    return (0.5 * x if far else (left if x < 0.0 else x)), 1.0 - slope
