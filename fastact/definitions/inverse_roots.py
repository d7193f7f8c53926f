"""Activations that divide by the root of 1 + αx². A parameter outside its domain gives NaN."""

from math import sqrt

from fastact.definitions.records import FromOutput, activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary.derivatives import differentiable
from fastact.elementary.intrinsics import copysign, fma
from fastact.elementary.jets import within
from fastact.elementary.pairs import product, quotient_of_any, reciprocal_root_pair, two_product, two_sum
from fastact.elementary.precision import overloaded
from fastact.elementary.quotients import reciprocal_root, square_root

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


def _of_alpha(x, alpha):
    """Return x if alpha is a number that the cores serve, else NaN. It is an `argument` of cores."""
    return x if 0.0 <= alpha < 1e30 else NAN


def _growth_f32(alpha):
    return 2.0**60 if alpha < 2.0**-10 else 1.0


def _growth_f64(alpha):
    return 2.0**500 if alpha < 2.0**-100 else 1.0


@overloaded(float32=_growth_f32, float64=_growth_f64)
def _growth(alpha):
    """Return a power of two. With its square, the smallest alpha is a normal number, and 10⁻¹⁸ does not overflow."""


@overloaded
def _inverse_root(x, alpha):
    """Return x / √(1 + αx²), its derivative and its derivative by α."""
    alpha = alpha if alpha >= 0.0 else NAN
    size = abs(x)
    far = size > 1e9 or (alpha > 1e20 and size > 1.0)  # then 1/x is squared instead of x
    bounded = 1.0 if far else size
    square, square_low = two_product(bounded, bounded)
    grown, grown_low = product(alpha, 0.0, square, square_low)
    near, near_low = two_sum(1.0, grown)
    u, u_low = quotient_of_any(1.0, 0.0, size if size < INF else 1.0, 0.0)
    u, u_low = (u, u_low) if size < INF else (0.0, 0.0)
    growth = _growth(alpha) if far else 1.0
    grown_u = growth * u
    inside, inside_low = (fma(grown_u, grown_u, growth * alpha * growth), 0.0) if far else (near, near_low + grown_low)
    r, r_low = reciprocal_root_pair(inside, inside_low)
    value, value_low = product(growth if far else size, 0.0, r, r_low)
    # the derivative is the cube of 1/√(1 + αx²), which is value/x
    share, share_low = product(u, u_low, value, value_low)
    share, share_low = (share, share_low) if far else (r, r_low)
    square_share, low = product(share, share_low, share, share_low)
    cube, cube_low = product(square_share, low, share, share_low)
    flat = alpha == 0.0  # the identity, also if u² is 0
    y = copysign(size if flat else value + value_low, x) if x == x else x
    derivative = 1.0 if flat else cube + cube_low
    by_alpha = -0.5 * (x * x * x if flat else (y * y * y if far else derivative * x * square))
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
    core=WideCore(_wide_isru, 1e15, _of_alpha),
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
    core=WideCore(_wide_isrlu, 1e15, _of_alpha),
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
