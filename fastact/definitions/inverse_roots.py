"""Activations that divide by the root of 1 + αx². A parameter outside its domain gives NaN."""

from math import sqrt

from fastact.definitions.records import FromOutput, activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary.derivatives import differentiable
from fastact.elementary.intrinsics import copysign, fma
from fastact.elementary.jets import within
from fastact.elementary.pairs import product, reciprocal_root_pair, two_product, two_sum
from fastact.elementary.precision import overloaded
from fastact.elementary.quotients import reciprocal_exponent, reciprocal_root, square_root

NAN = float("nan")
INF = float("inf")


@overloaded
def plain_isru(x, alpha):
    """Return x / √(1 + αx²)."""
    return x / sqrt(fma(alpha * x, x, 1.0))


def _of_isru(x, y, alpha):
    r = 1.0 / fma(alpha * x, x, 1.0)
    return r * sqrt(r), -3.0 * alpha * x * r * r * sqrt(r)


differentiable(plain_isru, _of_isru)


@overloaded
def _to_three_halves(x):
    """Return x to the power 3/2, and 0 if a rounding error has made x negative."""
    return x * square_root(x) if x > 0.0 else 0.0


def _wide_isru(x, alpha):
    r = reciprocal_root(fma(alpha * x, x, 1.0))
    return x * r, r * r * r


def _wide_isrlu(x, alpha):
    r = reciprocal_root(fma(alpha * x, x, 1.0))
    return x if x >= 0.0 else x * r, 1.0 if x >= 0.0 else r * r * r


@overloaded
def _usual_isru(x, alpha):
    """Return x / √(1 + αx²) and its derivative in float64, for αx² up to 10¹⁵."""
    inner, inner_low = two_product(alpha, x)
    inside = fma(inner, x, 1.0)
    low = fma(inner_low, x, fma(inner, x, 1.0 - inside))  # 1 − inside is exact up to 2⁵³
    r, r_low = reciprocal_root_pair(inside, low)
    square, square_low = product(r, r_low, r, r_low)
    cube, cube_low = product(square, square_low, r, r_low)
    return copysign(fma(x, r, x * r_low), x), cube + cube_low


def _double_isru(x, alpha):  # a core is compiled from the code of its function, which an overloaded one does not have
    return _usual_isru(x, alpha)


def _double_isrlu(x, alpha):
    y, slope = _usual_isru(x, alpha)
    return x if x >= 0.0 else y, 1.0 if x >= 0.0 else slope


def _size_f32(x, alpha):
    return x


def _size_f64(x, alpha):
    return alpha * x * x


@overloaded(float32=_size_f32, float64=_size_f64)
def _size(x, alpha):
    """Return the number that must be below 10¹⁵ for a core: x, or in float64 αx², whose sum with 1 must keep the 1."""


def _of_alpha(x, alpha):
    """Return `_size` if alpha is a number that the cores serve, else NaN. It is an `argument` of cores."""
    return _size(x, alpha) if 0.0 <= alpha < 1e30 else NAN


def _limits_f32(alpha):
    return 2.0**125, 2.0**30 if alpha < 2.0**-100 else 1.0


def _limits_f64(alpha):
    return 2.0**1021, 2.0**100 if alpha < 2.0**-1000 else 1.0


@overloaded(float32=_limits_f32, float64=_limits_f64)
def _limits(alpha):
    """Return |x| beyond which αx² + 1 is αx² for any alpha > 0, and a factor whose square lifts alpha to a normal number."""


@overloaded
def _inverse_root(x, alpha):
    """Return x / √(1 + αx²), its derivative and its derivative by α.

    With p·x and p² for a power of two p ≈ 1/|x|, no square overflows. The derivative is the cube of p / √(p² + α(px)²).
    """
    alpha = alpha if alpha >= 0.0 else NAN
    largest, growth = _limits(alpha)
    size = largest if abs(x) > largest else abs(x)
    power = growth * (reciprocal_exponent(size) if size > 1.0 else 1.0)
    part = power * size
    square, square_low = two_product(part, part)
    grown, grown_low = product(alpha, 0.0, square, square_low)
    inside, inside_low = two_sum(power * power, grown)
    r, r_low = reciprocal_root_pair(inside, inside_low + grown_low)
    flat = alpha == 0.0  # the identity, also if p² is 0
    y = copysign(abs(x) if flat else fma(part, r, part * r_low), x) if x == x else x
    share, share_low = power * r, power * r_low
    square, square_low = product(share, share_low, share, share_low)
    cube, cube_low = product(square, square_low, share, share_low)
    derivative = (1.0 if x == x else x) if flat else cube + cube_low
    by_alpha = -0.5 * (y * y * y)
    endless, nothing = alpha == INF, 0.0 if x == x else x
    return (
        copysign(nothing, x) if endless else y,
        (1.0 if x == 0.0 else nothing) if endless else derivative,
        nothing if endless else by_alpha,
    )


@activation(
    formula=r"x / \sqrt{1 + \alpha x^2}",
    derivative=r"(1 + \alpha x^2)^{-3/2}",
    textbook=lambda m, x, alpha: x / m.sqrt(1 + alpha * x * x),
    textbook_derivative=lambda m, x, alpha: 1 / m.sqrt(1 + alpha * x * x) ** 3,
    smooth=lambda x, alpha: x if alpha == INF else plain_isru(within(x, 1e12), alpha if alpha >= 0.0 else NAN),
    source="Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.",
    parameters={"alpha": "number that determines the limits ±1/√alpha; not negative, NaN otherwise"},
    samples=((1.0,), (2.7,), (0.3,)),
    outside=((-1.0,),),
    from_output=FromOutput(
        lambda y, alpha: _to_three_halves(1.0 - alpha * y * y),
        r"(1 - \alpha y^2)^{3/2}",
        "Inaccurate in the tails, where the output is nearly constant.",
    ),
    core=WideCore(_wide_isru, 1e15, _of_alpha, float64=_double_isru),
)
def isru(x, alpha=1.0):
    """Inverse square root unit.

    Examples
    --------
    >>> fastact.isru(np.array([-0.75, 0.0, 0.75]))
    array([-0.6,  0. ,  0.6])
    """
    return _inverse_root(x, alpha)


@activation(
    formula=r"x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}",
    derivative=r"1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}",
    textbook=lambda m, x, alpha: m.where(x >= 0, x, x / m.sqrt(1 + alpha * x * x)),
    textbook_derivative=lambda m, x, alpha: m.where(x >= 0, 1.0, 1 / m.sqrt(1 + alpha * x * x) ** 3),
    smooth=lambda x, alpha: (
        x if (x >= 0.0 and alpha >= 0.0) or alpha == INF else plain_isru(within(x, 1e12), alpha if alpha >= 0.0 else NAN)
    ),
    source="Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.",
    parameters={"alpha": "number that determines the left limit −1/√alpha; not negative, NaN otherwise"},
    samples=((1.0,), (2.7,), (0.3,)),
    outside=((-1.0,),),
    from_output=FromOutput(
        lambda y, alpha: 1.0 if y >= 0.0 else _to_three_halves(1.0 - alpha * y * y),
        r"1 for y \ge 0, else (1 - \alpha y^2)^{3/2}",
        "Inaccurate in the left tail, where the output is nearly constant.",
    ),
    core=WideCore(_wide_isrlu, 1e15, _of_alpha, float64=_double_isrlu),
)
def isrlu(x, alpha=1.0):
    """Inverse square root linear unit, an algebraic form of elu that is twice differentiable.

    Examples
    --------
    >>> fastact.isrlu(np.array([-0.75, 0.0, 2.0]))
    array([-0.6,  0. ,  2. ])
    """
    value, derivative, by_alpha = _inverse_root(x, alpha)
    good = alpha >= 0.0
    return (
        (x if good else NAN) if x >= 0.0 else value,
        (1.0 if good else NAN) if x >= 0.0 else derivative,
        (0.0 if good else NAN) if x >= 0.0 else by_alpha,
    )
