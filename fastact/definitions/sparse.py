"""Sparse relatives of softmax: probabilities, many of which are exactly 0.

y = [z − τ]₊^p with z = (x − max x)/p and Σ y = 1. Newton's method solves ‖[z − τ]₊‖_p = 1 for τ, from −1 upwards. That norm is
convex in τ and nearly straight, so the steps do not overshoot, except by rounding errors, and few are needed.
"""

from math import sqrt

from fastact.definitions.row_records import Number, Repeat, RowErrors, Sweep, row_activation
from fastact.definitions.softmax import LARGEST, PIVOT
from fastact.elementary import exp_pair, expm1, log, log1p_pair_of_any, log_pair
from fastact.elementary.intrinsics import binary_exponent, reciprocal_power, scale
from fastact.elementary.pairs import product, two_sum
from fastact.elementary.precision import overloaded

NAN = float("nan")


def _start(peak):
    return -1.0 + (peak - peak)  # NaN for an infinite peak


def _support(x, peak, tau):
    z = x - peak
    return (0.0, 0.0) if z <= tau else (z, 1.0)


def _michelot(tau, total, count):
    new = (total - 1.0) / count
    return tau if new <= tau else new


def _sparse(x, peak, tau):
    z = x - peak
    return 0.0 if z <= tau else z - tau


def _g_in_support(g, y):
    return (0.0, 0.0) if y == 0.0 else (g, 1.0)


def _centred_in_support(g, y, mean):
    return 0.0 if y == 0.0 else g - mean + (y - y)  # NaN for NaN


def sparsemax_to(y):
    """Return the steps that store the value in operand `y`."""
    return (
        LARGEST,
        Repeat("tau", _start, (Sweep(_support, sums="total", counts=(None, "count")), Number("tau", _michelot))),
        Sweep(_sparse, stores=y),
    )


_SPARSEMAX_GRADIENT = (
    Sweep(_g_in_support, sums="total_g", counts=(None, "support")),
    Number("mean", lambda total_g, support: total_g / support),
    Sweep(_centred_in_support, stores="dx"),
)


@row_activation(
    formula=r"y_i = \max(x_i - \tau, 0), \sum_j y_j = 1",
    derivative=r"dx_i = [y_i > 0] (g_i - \text{mean}_{y_j > 0}\, g_j)",
    steps={"forward": sparsemax_to("y"), "backward": _SPARSEMAX_GRADIENT, "fused": sparsemax_to("y") + _SPARSEMAX_GRADIENT},
    textbook=lambda m, x: m.entmax(x - m.largest(x), 1),
    source="Martins & Astudillo (2016), From softmax to sparsemax, arXiv:1602.02068.",
    errors=RowErrors(against="largest"),
)
def sparsemax(x):
    """Sparsemax, the Euclidean projection onto the probability simplex, which has exact zeros.

    A row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

    Examples
    --------
    >>> fastact.sparsemax(np.array([1.0, 0.5, -1.0]))
    array([0.75, 0.25, 0.  ])
    """


@overloaded
def _above(x, peak, tau):
    z = 0.5 * (x - peak)
    return 0.0 if z <= tau else z - tau


def _above_and_square(x, peak, tau):
    above = _above(x, peak, tau)
    return above, above * above


def _square(x, peak, tau):
    above = _above(x, peak, tau)
    return above * above


def _lowest_f32(tau):
    return tau * (1.0 + 2.0**-21)


def _lowest_f64(tau):
    return tau * (1.0 + 2.0**-50)


@overloaded(float32=_lowest_f32, float64=_lowest_f64)
def _lowest(tau):
    """Return the smallest number that differs from τ by no more than rounding errors."""


def newton15(tau, total, squares):
    """Return the next τ. A step back that is larger than rounding errors corrects the first step, which starts at −1.

    Rounding errors there are large beside a small τ: the sum of 10⁶ equal float32 numbers was 1 − 3·10⁻⁵.
    """
    new = tau + (squares - sqrt(squares)) / total
    return tau if _lowest(tau) <= new <= tau else new


def _root_and_weighted(g, y, pivot):
    root = sqrt(y)
    return (0.0 if y == 0.0 else root * (g - pivot)), root


def _weighted_mean(weighted, weights):
    return weighted / weights


def _root_centred(g, y, pivot, mean):
    return 0.0 if y == 0.0 else sqrt(y) * (g - pivot - mean)


def entmax15_to(y):
    """Return the steps that store the value in operand `y`."""
    return (
        LARGEST,
        Repeat("tau", _start, (Sweep(_above_and_square, sums=("total", "squares")), Number("tau", newton15))),
        Sweep(_square, stores=y),
    )


_ENTMAX15_GRADIENT = (
    *PIVOT,
    Sweep(_root_and_weighted, sums=("weighted", "weights")),
    Number("mean", _weighted_mean),
    Sweep(_root_centred, stores="dx"),
)


@row_activation(
    formula=r"y_i = \max(x_i/2 - \tau, 0)^2, \sum_j y_j = 1",
    derivative=r"dx_i = \sqrt{y_i} (g_i - \sum_j g_j \sqrt{y_j} / \sum_j \sqrt{y_j})",
    steps={"forward": entmax15_to("y"), "backward": _ENTMAX15_GRADIENT, "fused": entmax15_to("y") + _ENTMAX15_GRADIENT},
    textbook=lambda m, x: m.entmax((x - m.largest(x)) / 2, 2),
    source="Peters, Niculae & Martins (2019), Sparse sequence-to-sequence models, arXiv:1905.05702.",
    errors=RowErrors(against="largest"),
)
def entmax15(x):
    """Entmax with alpha = 1.5, halfway between softmax and sparsemax.

    A row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

    Examples
    --------
    >>> fastact.entmax15(np.array([1.0, 0.0, -2.0])).round(4)
    array([0.8307, 0.1693, 0.    ])
    """


@overloaded
def _entmax_power(x, alpha, peak, tau):
    """Return ([z − τ]₊, its power 1/(alpha − 1)) for z = (alpha − 1)(x − peak).

    tau is counted from −1. For τ = −1, the power is close to e^(x − peak).
    """
    order = alpha - 1.0
    z, z_low = product(order, 0.0, *two_sum(x, -peak))
    above, lost = two_sum(z, -tau)
    inside = above > -1.0
    bounded = above if inside else 0.0
    y, y_low = log1p_pair_of_any(bounded, lost + z_low if inside else 0.0)
    power, power_low = product(1.0 / order, 0.0, y, y_low)
    q, _, n = exp_pair(power, power_low)
    base = 1.0 + above
    return (base if inside else 0.0), (scale(1.0 + q, n) if inside else (0.0 if above <= -1.0 else above))


@overloaded
def _nothing_or_nan(alpha):
    return 0.0 if 1.0 < alpha <= 2.0 else NAN


def _entmax_start(alpha, peak):
    return peak - peak + _nothing_or_nan(alpha)


def _entmax_and_slope(x, alpha, peak, tau):
    base, power = _entmax_power(x, alpha, peak, tau)
    return power, power / base if base > 0.0 else 0.0


def _entmax_newton(alpha, tau, total, slope):
    new = tau - total * expm1((1.0 - alpha) * log(total)) / slope
    return tau if new <= tau else new


@overloaded
def _escort(y, alpha):
    """Return y^(2 − alpha) on the support. A plain logarithm gave a float64 gradient with 4.4 ULP of its largest entry, not 1.5."""
    k = binary_exponent(y)
    log_y, log_y_low = log_pair(y * reciprocal_power(k) - 1.0, k)
    power, power_low = product(2.0 - alpha, 0.0, log_y, log_y_low)
    q, _, n = exp_pair(power, power_low)
    return 0.0 if y == 0.0 else scale(1.0 + q, n)


def _escort_and_weighted(g, y, alpha, pivot):
    escort = _escort(y, alpha)
    return (0.0 if y == 0.0 else escort * (g - pivot)), escort


def _escort_centred(g, y, alpha, pivot, mean):
    dx = 0.0 if y == 0.0 else _escort(y, alpha) * (g - pivot - mean)
    return dx + _nothing_or_nan(alpha)


@overloaded
def _surprise(y):
    return 0.0 if y == 0.0 else -y * log(y)


def _escort_and_surprise(y, alpha):
    return _escort(y, alpha), _surprise(y)


def _by_alpha(g, y, alpha, escorts, entropy):
    order = alpha - 1.0
    share = _escort(y, alpha) / escorts
    slope = ((y - share) / order + (_surprise(y) - share * entropy)) / order
    return (0.0 if y == 0.0 else g * slope) + _nothing_or_nan(alpha)


def entmax_to(y):
    """Return the steps that store the value in operand `y`."""
    return (
        LARGEST,
        Repeat("tau", _entmax_start, (Sweep(_entmax_and_slope, stores=y, sums=("total", "slope")), Number("tau", _entmax_newton))),
    )


_ENTMAX_GRADIENT = (
    *PIVOT,
    Sweep(_escort_and_weighted, sums=("weighted", "weights")),
    Number("mean", _weighted_mean),
    Sweep(_escort_centred, stores="dx"),
)


@row_activation(
    formula=r"y_i = \max((\alpha - 1) x_i - \tau, 0)^{1/(\alpha - 1)}, \sum_j y_j = 1",
    derivative=r"dx_i = q_i (g_i - \sum_j g_j q_j / \sum_j q_j), q_i = y_i^{2 - \alpha} where y_i > 0",
    steps={
        "forward": entmax_to("y"),
        "backward": _ENTMAX_GRADIENT,
        "fused": entmax_to("y") + _ENTMAX_GRADIENT,
        "param_grad": (Sweep(_escort_and_surprise, sums=("escorts", "entropy")), Sweep(_by_alpha, sums="dalpha")),
    },
    textbook=lambda m, x, alpha: m.entmax((alpha - 1) * (x - m.largest(x)), 1 / (alpha - 1)),
    source="Peters, Niculae & Martins (2019), arXiv:1905.05702; Correia, Niculae & Martins (2019), arXiv:1909.00015 (dα).",
    takes={"backward": ("y",), "param_grad": ("y",)},
    parameters={"alpha": "from 1, where it approaches softmax, to 2, where it is sparsemax; above 1 and at most 2, NaN otherwise"},
    samples=((1.3,),),
    outside=((1.0,), (0.5,), (2.5,)),
    errors=RowErrors(against="largest", gradient=5.0, parameter=10.0),  # measured 4.9 (in float32: rounding τ moves small y), 9.2
)
def entmax(x, alpha=1.5):
    """Entmax, which interpolates between softmax and sparsemax by a number that can be learned.

    The backward pass and `fastact.param_grad` take the output y. A row that is all −inf, or contains +inf or NaN, gives NaN.

    Examples
    --------
    >>> fastact.entmax(np.array([1.0, 0.0, -2.0]), 1.25).round(4)
    array([0.7745, 0.2242, 0.0013])
    """
