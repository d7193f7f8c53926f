"""Functions of whole rows, as steps: sweeps of a scalar function along the row, and numbers of the row made of what they reduce.

A step's function takes the elements that it reads, then all numbers of the row so far: the parameters, and what the steps before
have reduced. The engine runs the same steps along contiguous rows or across blocks of columns, whichever the memory asks for.
"""

from math import sqrt

from fastact.activations.definition import Length, Number, Repeat, Sweep, row_activation
from fastact.elementary import exp, exp_pair, exp_parts, expm1, log, log1p, log1p_pair
from fastact.intrinsics import fma, scale
from fastact.pairs import product, two_product, two_sum
from fastact.precision import kernel

INF = float("inf")
NAN = float("nan")


def _itself(x, *numbers):
    return x


def _negated(x, *numbers):
    return -x


# --- exponentials divided by their sum -----------------------------------------------------------------------------------------


@kernel
def exp_of_difference(x, peak, low):
    """e^(x + low − peak), with what rounding took from the difference: it would be 17 ULP of the result."""
    difference, lost = two_sum(x, -peak)
    q, n = exp_parts(difference, lost + low)
    return scale(1.0 + q, n)


def _shifted_exp(x, *numbers):
    return exp_of_difference(x, numbers[-1], 0.0)


def _negated_exp(x, *numbers):
    return exp_of_difference(-x, numbers[-1], 0.0)


def _share(power, *numbers):
    return power / numbers[-1]


# The gradient Σ_j (g_i − g_j) y_i y_j is small where one entry has nearly all of the row: then the difference of g_i and Σ g_j y_j
# would cancel. g is taken relative to its value at the largest y, the pivot: what remains are differences of the small entries.
def _g_at_largest(g, y, *numbers):
    return g if y == numbers[-1] else -INF


def _weighted(g, y, *numbers):
    return y * (g - numbers[-1])


def _centred(g, y, *numbers):
    return y * (g - numbers[-2] - numbers[-1])


def _negated_centred(g, y, *numbers):
    return -y * (g - numbers[-2] - numbers[-1])


_PEAK = Sweep(_itself, reads=("x",), reduces="max")
_SHARE = Sweep(_share, reads=("y",), stores="y")
_PIVOT = (Sweep(_itself, reads=("y",), reduces="max"), Sweep(_g_at_largest, reads=("g", "y"), reduces="max"))
_MEAN_GRADIENT = (*_PIVOT, Sweep(_weighted, reads=("g", "y"), reduces="sum"))

_SOFTMAX = (_PEAK, Sweep(_shifted_exp, reads=("x",), stores="y", reduces="sum"), _SHARE)
_SOFTMAX_GRADIENT = (*_MEAN_GRADIENT, Sweep(_centred, reads=("g", "y"), stores="dx"))


@row_activation(
    formula=r"y_i = e^{x_i} / \sum_j e^{x_j}",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps={"forward": _SOFTMAX, "backward": _SOFTMAX_GRADIENT, "fused": _SOFTMAX + _SOFTMAX_GRADIENT},
    textbook=lambda m, x: m.exp(x - m.largest(x)) / m.total(m.exp(x - m.largest(x))),
    source="Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.",
)
def softmax(x):
    """Softmax: the exponentials of a row, divided by their sum.

    The largest entry is subtracted first, so that no row overflows. An entry of −inf gets 0; a row of −inf only, or with +inf or
    NaN in it, is NaN throughout, as in PyTorch, JAX and SciPy. The backward pass takes the output y, not the input.

    Examples
    --------
    >>> x = np.array([[10.0, 8.0, 6.0], [7.0, 9.0, 5.0], [5.0, 4.0, 10.0]])
    >>> fastact.softmax(x).round(4)
    array([[0.8668, 0.1173, 0.0159],
           [0.1173, 0.8668, 0.0159],
           [0.0067, 0.0025, 0.9909]])
    """


_SOFTMIN = (
    Sweep(_negated, reads=("x",), reduces="max"),
    Sweep(_negated_exp, reads=("x",), stores="y", reduces="sum"),
    _SHARE,
)
_SOFTMIN_GRADIENT = (*_MEAN_GRADIENT, Sweep(_negated_centred, reads=("g", "y"), stores="dx"))


@row_activation(
    formula=r"y_i = e^{-x_i} / \sum_j e^{-x_j}",
    derivative=r"dx_i = -y_i (g_i - \sum_j g_j y_j)",
    steps={"forward": _SOFTMIN, "backward": _SOFTMIN_GRADIENT, "fused": _SOFTMIN + _SOFTMIN_GRADIENT},
    textbook=lambda m, x: m.exp(-x - m.largest(-x)) / m.total(m.exp(-x - m.largest(-x))),
    source="PyTorch's softmin.",
)
def softmin(x):
    """Softmin: softmax of the negated row, which gives the smallest entry the most.

    Examples
    --------
    >>> fastact.softmin(np.array([1.0, 2.0, 3.0])).round(4)
    array([0.6652, 0.2447, 0.09  ])
    """


def _or_zero(peak):
    return 0.0 if peak < 0.0 else peak


def _with_nothing(peak, bounded, total):
    return total + exp(-bounded)


def _share_of_all(power, peak, bounded, total, total_of_all):
    return power / total_of_all


def _left_over(peak, bounded, total, total_of_all):
    return exp(-bounded) / total_of_all


def _centred_with_nothing(g, y, peak, bounded, total, total_of_all, left_over, largest, pivot, mean):
    return y * (fma(pivot, left_over, -mean) + (g - pivot))


def _softmax1_to(y):
    """The steps that store the value in operand `y`."""
    return (
        _PEAK,
        Number(_or_zero),
        Sweep(_shifted_exp, reads=("x",), stores=y, reduces="sum"),
        Number(_with_nothing),
        Sweep(_share_of_all, reads=(y,), stores=y),
    )


def _softmax1_gradient(y):
    """The steps from the value in operand `y` to the gradient; what nothing got is not told exactly by y."""
    return (
        Number(_left_over),
        Sweep(_itself, reads=(y,), reduces="max"),
        Sweep(_g_at_largest, reads=("g", y), reduces="max"),
        Sweep(_weighted, reads=("g", y), reduces="sum"),
        Sweep(_centred_with_nothing, reads=("g", y), stores="dx"),
    )


@row_activation(
    formula=r"y_i = e^{x_i} / (1 + \sum_j e^{x_j})",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps={
        "forward": _softmax1_to("y"),
        "backward": _softmax1_to("dx") + _softmax1_gradient("dx"),
        "fused": _softmax1_to("y") + _softmax1_gradient("y"),
    },
    textbook=lambda m, x: m.exp(x) / (1 + m.total(m.exp(x))),
    source="Miller (2023), Attention is off by one.",
    takes={},
)
def softmax1(x):
    """Softmax with one more entry of 0 that is left out: a row may attend to nothing.

    A row of −inf only is 0 throughout. The backward pass takes the input x.

    Examples
    --------
    >>> fastact.softmax1(np.array([0.0, 0.0])).round(4)
    array([0.3333, 0.3333])
    >>> fastact.softmax1(np.array([-np.inf, -np.inf]))
    array([0., 0.])
    """


def _scaled(x, factor, *numbers):
    return factor * x


def _scaled_exp(x, factor, *numbers):
    high, low = two_product(factor, x)
    return exp_of_difference(high, numbers[-1], low)


def _scaled_centred(g, y, factor, *numbers):
    return factor * (y * (g - numbers[-2] - numbers[-1]))


def _g_at_scaled_peak(g, x, factor, peak, total):
    return g if factor * x == peak else -INF


def _scaled_exp_weighted(g, x, factor, peak, total, pivot):
    high, low = two_product(factor, x)
    return (g - pivot) * exp_of_difference(high, peak, low)


def _weighted_mean(factor, peak, total, pivot, weighted):
    return weighted / total


def _by_factor(g, x, factor, peak, total, pivot, weighted, mean):
    # x is taken relative to the largest entry, as g is: Σ y_i (g_i − mean) is 0
    high, low = two_product(factor, x)
    distance = x if factor == 0.0 else (high - peak + low) / factor
    power = exp_of_difference(high, peak, low)
    return 0.0 if power == 0.0 else distance * (power / total * (g - pivot - mean))


_SCALED = (
    Sweep(_scaled, reads=("x",), reduces="max"),
    Sweep(_scaled_exp, reads=("x",), stores="y", reduces="sum"),
    _SHARE,
)
_SCALED_GRADIENT = (*_MEAN_GRADIENT, Sweep(_scaled_centred, reads=("g", "y"), stores="dx"))


@row_activation(
    formula=r"y_i = e^{s x_i} / \sum_j e^{s x_j}",
    derivative=r"dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)",
    steps={
        "forward": _SCALED,
        "backward": _SCALED_GRADIENT,
        "fused": _SCALED + _SCALED_GRADIENT,
        "param_grad": (
            Sweep(_scaled, reads=("x",), reduces="max"),
            Sweep(_scaled_exp, reads=("x",), reduces="sum"),
            Sweep(_g_at_scaled_peak, reads=("g", "x"), reduces="max"),
            Sweep(_scaled_exp_weighted, reads=("g", "x"), reduces="sum"),
            Number(_weighted_mean),
            Sweep(_by_factor, reads=("g", "x"), reduces="sum"),
            Number(lambda *numbers: numbers[-1], stores="dscale"),
        ),
    },
    textbook=lambda m, x, scale: m.exp(scale * x - m.largest(scale * x)) / m.total(m.exp(scale * x - m.largest(scale * x))),
    source="Attention's softmax(QKᵀ/√d); 1/scale is the temperature of Hinton, Vinyals & Dean (2015), arXiv:1503.02531.",
    parameters={"scale": "factor of the row, any real number; 1/scale is the temperature"},
)
def scaled_softmax(x, scale=1.0):
    """Softmax of a row times a number, as attention computes it.

    The backward pass takes the output y, `fastact.param_grad` the input x.

    Examples
    --------
    >>> fastact.scaled_softmax(np.array([1.0, 2.0, 3.0]), 0.5).round(4)
    array([0.1863, 0.3072, 0.5065])
    """


def _masked(x, mask, *numbers):
    return x if mask else -INF


def _masked_exp(x, mask, *numbers):
    power = exp_of_difference(x, numbers[-1], 0.0)
    return power if mask else 0.0


def _masked_share(power, *numbers):
    return 0.0 if power == 0.0 else power / numbers[-1]


def _kept_weighted(g, y, *numbers):
    return 0.0 if y == 0.0 else y * (g - numbers[-1])


def _kept_centred(g, y, *numbers):
    return 0.0 if y == 0.0 else y * (g - numbers[-2] - numbers[-1])


_MASKED_SOFTMAX = (
    Sweep(_masked, reads=("x", "mask"), reduces="max"),
    Sweep(_masked_exp, reads=("x", "mask"), stores="y", reduces="sum"),
    Sweep(_masked_share, reads=("y",), stores="y"),
)
_MASKED_SOFTMAX_GRADIENT = (
    *_PIVOT,
    Sweep(_kept_weighted, reads=("g", "y"), reduces="sum"),
    Sweep(_kept_centred, reads=("g", "y"), stores="dx"),
)


@row_activation(
    formula=r"y_i = m_i e^{x_i} / \sum_j m_j e^{x_j}",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps={
        "forward": _MASKED_SOFTMAX,
        "backward": _MASKED_SOFTMAX_GRADIENT,
        "fused": _MASKED_SOFTMAX + _MASKED_SOFTMAX_GRADIENT,
    },
    textbook=lambda m, x, mask: m.where(mask, m.exp(x), 0) / m.maximum(m.total(m.where(mask, m.exp(x), 0)), m.constant("1e-300")),
    source="Attention with a mask.",
    arrays=("x", "mask"),
    flags=("mask",),
)
def masked_softmax(x, mask):
    """Softmax over the entries that a mask keeps (True); the others get 0, whatever they hold.

    A row of which nothing is kept is 0 throughout, and so is its gradient, where PyTorch has NaN. The mask broadcasts.

    Examples
    --------
    >>> x = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]])
    >>> fastact.masked_softmax(x, [[True, True, False], [False, False, False]]).round(4)
    array([[0.2689, 0.7311, 0.    ],
           [0.    , 0.    , 0.    ]])
    """


# --- logarithms of sums of exponentials -----------------------------------------------------------------------------------------
# The sum is kept as 1 (the largest entry) + the rest: log1p(rest) is exact also where the rest is below the last bit of 1.


@kernel
def _rest(x, peak):
    return x - peak if x == peak else exp_of_difference(x, peak, 0.0)  # NaN for an infinite peak


def _is_peak(x, peak, *numbers):
    return 1.0 if x == peak else 0.0


def _log_sum(peak, rest, count, *numbers):
    return log1p(count - 1.0 + rest)


@kernel
def _log_share(x, peak, rest, count, log_sum):
    difference, lost = two_sum(x, -peak)
    return difference - log_sum + (lost if abs(difference) < INF else 0.0)


def _gradient_itself(g, *numbers):
    return g


@kernel
def _less_share(g, y, total):
    """g − e^y·total, for a probability e^y near 1 as (g − total) − (e^y − 1)·total, which does not cancel."""
    q, n = exp_parts(y, 0.0)
    power = scale(1.0 + q, n)
    missing = fma(scale(1.0, n), q, scale(1.0, n) - 1.0)
    return fma(-missing, total, g - total) if y > -1.0 else fma(-power, total, g)


def _log_gradient(g, y, *numbers):
    return _less_share(g, y, numbers[-1])


_LOG_SOFTMAX = (
    _PEAK,
    Sweep(_rest, reads=("x",), reduces="sum"),
    Sweep(_is_peak, reads=("x",), reduces="sum"),
    Number(_log_sum),
    Sweep(_log_share, reads=("x",), stores="y"),
)
_LOG_SOFTMAX_GRADIENT = (
    Sweep(_gradient_itself, reads=("g",), reduces="sum"),
    Sweep(_log_gradient, reads=("g", "y"), stores="dx"),
)


@row_activation(
    formula=r"y_i = x_i - \log \sum_j e^{x_j}",
    derivative=r"dx_i = g_i - e^{y_i} \sum_j g_j",
    steps={"forward": _LOG_SOFTMAX, "backward": _LOG_SOFTMAX_GRADIENT, "fused": _LOG_SOFTMAX + _LOG_SOFTMAX_GRADIENT},
    textbook=lambda m, x: x - m.largest(x) - m.log(m.total(m.exp(x - m.largest(x)))),
    source="Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).",
)
def log_softmax(x):
    """Logarithm of softmax.

    The entry that wins keeps every digit, also where its probability rounds to 1 (SciPy and PyTorch give 0 there). An entry of
    −inf stays −inf; a row of −inf only, or with +inf or NaN in it, is NaN throughout. The backward pass takes the output y.

    Examples
    --------
    >>> fastact.log_softmax(np.array([50.0, 0.0]))
    array([-1.92874985e-22, -5.00000000e+01])
    """


@kernel
def _logsumexp_parts(peak, rest, count):
    """(high, low) of peak + log(count + rest); an infinite peak as it is."""
    y, y_low = log1p_pair(count - 1.0 + rest, 0.0)
    high, low = two_sum(peak, y)
    return (peak, 0.0) if abs(peak) == INF else (high, low + y_low)


@kernel
def _logsumexp(peak, rest, count):
    high, low = _logsumexp_parts(peak, rest, count)
    return high + low


@kernel
def _logmeanexp(peak, rest, count, length):
    high, low = _logsumexp_parts(peak, rest, count)
    size, size_low = log1p_pair(length - 1.0, 0.0)
    total, lost = two_sum(high, -size)
    mean = high if abs(high) == INF else total + (lost + (low - size_low))
    return mean if length > 0.0 else NAN


# in the passes that have the gradient g, one number a row, it is the first of the row's numbers
def _rest_of_powers(x, power, g, peak):
    return x - peak if x == peak else power


def _is_peak_behind_g(x, g, peak, rest):
    return 1.0 if x == peak else 0.0


def _total(g, peak, rest, count):
    return rest + count


def _fused_logsumexp(g, peak, rest, count, total):
    return _logsumexp(peak, rest, count)


def _fused_logmeanexp(g, peak, rest, count, total, length):
    return _logmeanexp(peak, rest, count, length)


def _share_of_g(power, g, peak, rest, count, total, *numbers):
    return g * (power / total)


_LOGSUMEXP = (_PEAK, Sweep(_rest, reads=("x",), reduces="sum"), Sweep(_is_peak, reads=("x",), reduces="sum"))
_POWERS = (  # they go to dx, from where they are summed and divided
    _PEAK,
    Sweep(lambda x, g, peak: exp_of_difference(x, peak, 0.0), reads=("x",), stores="dx"),
    Sweep(_rest_of_powers, reads=("x", "dx"), reduces="sum"),
    Sweep(_is_peak_behind_g, reads=("x",), reduces="sum"),
    Number(_total),
)
_SHARE_OF_G = Sweep(_share_of_g, reads=("dx",), stores="dx")


@row_activation(
    formula=r"y = \log \sum_j e^{x_j}",
    derivative=r"dx_i = g\, e^{x_i - y}",
    steps={
        "forward": (*_LOGSUMEXP, Number(lambda *numbers: _logsumexp(*numbers), stores="y")),
        "backward": (*_POWERS, _SHARE_OF_G),
        "fused": (*_POWERS, Number(_fused_logsumexp, stores="y"), _SHARE_OF_G),
    },
    textbook=lambda m, x: m.largest(x) + m.log(m.total(m.exp(x - m.largest(x)))),
    source="Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).",
    takes={},
    reduces=True,
)
def logsumexp(x):
    """Logarithm of the sum of a row's exponentials: a smooth maximum, one number a row.

    The largest entry is subtracted first; what the others add to it keeps every digit. −inf for a row of −inf only and for an
    empty one, +inf for a row with +inf in it; the gradient of both is NaN. g holds one number a row, as y does.

    Examples
    --------
    >>> fastact.logsumexp(np.array([[1000.0, 1000.0], [0.0, -100.0]]))
    array([1.00069315e+03, 3.72007598e-44])
    """


@row_activation(
    formula=r"y = \log \frac1n \sum_j e^{x_j}",
    derivative=r"dx_i = g\, e^{x_i} / \sum_j e^{x_j}",
    steps={
        "forward": (*_LOGSUMEXP, Length(), Number(lambda *numbers: _logmeanexp(*numbers), stores="y")),
        "backward": (*_POWERS, _SHARE_OF_G),
        "fused": (*_POWERS, Length(), Number(_fused_logmeanexp, stores="y"), _SHARE_OF_G),
    },
    textbook=lambda m, x: m.largest(x) + m.log(m.total(m.exp(x - m.largest(x))) / m.total(m.exp(0 * x))),
    source="JAX's logmeanexp.",
    takes={},
    reduces=True,
)
def logmeanexp(x):
    """Logarithm of the mean of a row's exponentials: between the mean and the maximum of the row, one number a row.

    −inf for a row of −inf only, NaN for an empty one; the gradient is that of `logsumexp`.

    Examples
    --------
    >>> fastact.logmeanexp(np.array([[1.0, 1.0, 1.0], [0.0, 0.0, np.log(4.0)]])).round(4)
    array([1.    , 0.6931])
    """


def _kept_rest(x, mask, peak):
    return _rest(x, peak) if mask else 0.0


def _is_kept_peak(x, mask, peak, rest):
    return 1.0 if mask and x == peak else 0.0


def _kept_log_share(x, mask, peak, rest, count, log_sum):
    return _log_share(x, peak, rest, count, log_sum) if mask else -INF


def _kept_gradient(g, y, *numbers):
    return 0.0 if y == -INF else g


def _kept_log_gradient(g, y, *numbers):
    return 0.0 if y == -INF else _less_share(g, y, numbers[-1])


_MASKED_LOG_SOFTMAX = (
    Sweep(_masked, reads=("x", "mask"), reduces="max"),
    Sweep(_kept_rest, reads=("x", "mask"), reduces="sum"),
    Sweep(_is_kept_peak, reads=("x", "mask"), reduces="sum"),
    Number(_log_sum),
    Sweep(_kept_log_share, reads=("x", "mask"), stores="y"),
)
_MASKED_LOG_SOFTMAX_GRADIENT = (
    Sweep(_kept_gradient, reads=("g", "y"), reduces="sum"),
    Sweep(_kept_log_gradient, reads=("g", "y"), stores="dx"),
)


@row_activation(
    formula=r"y_i = x_i - \log \sum_j m_j e^{x_j}",
    derivative=r"dx_i = g_i - e^{y_i} \sum_j g_j",
    steps={
        "forward": _MASKED_LOG_SOFTMAX,
        "backward": _MASKED_LOG_SOFTMAX_GRADIENT,
        "fused": _MASKED_LOG_SOFTMAX + _MASKED_LOG_SOFTMAX_GRADIENT,
    },
    textbook=lambda m, x, mask: m.where(
        mask, x - m.log(m.maximum(m.total(m.where(mask, m.exp(x), 0)), m.constant("1e-300"))), -INF
    ),
    source="Attention with a mask.",
    arrays=("x", "mask"),
    flags=("mask",),
)
def masked_log_softmax(x, mask):
    """Logarithm of softmax over the entries that a mask keeps (True); the others get −inf, whatever they hold.

    A row of which nothing is kept is −inf throughout. The gradient is 0 wherever the output is −inf. The mask broadcasts.

    Examples
    --------
    >>> fastact.masked_log_softmax(np.array([1.0, 2.0, 3.0]), [True, True, False]).round(4)
    array([-1.3133, -0.3133,    -inf])
    """


# --- maxima ----------------------------------------------------------------------------------------------------------------------


def _one_at_peak(x, peak):
    return peak if peak != peak else (1.0 if x == peak else 0.0)


def _no_gradient(g, *numbers):
    return 0.0


_HARDMAX = (_PEAK, Sweep(_one_at_peak, reads=("x",), stores="y", reduces="first"))
_HARDMAX_GRADIENT = (Sweep(_no_gradient, reads=("g",), stores="dx"),)


@row_activation(
    formula=r"y_i = [i = \arg\max_j x_j]",
    derivative=r"dx_i = 0",
    steps={"forward": _HARDMAX, "backward": _HARDMAX_GRADIENT, "fused": _HARDMAX + _HARDMAX_GRADIENT},
    textbook=lambda m, x: m.first(x == m.largest(x)),
    source="ONNX's Hardmax.",
)
def hardmax(x):
    """One at the largest entry of the row, at the first of several, and 0 elsewhere; without a gradient.

    A row with NaN in it is NaN throughout.

    Examples
    --------
    >>> fastact.hardmax(np.array([1.0, 3.0, 3.0]))
    array([0., 1., 0.])
    """


def _g_at_peak(x, g, peak, *numbers):
    return (g if x == peak else 0.0) if peak == peak else peak


_MAXOUT_GRADIENT = (_PEAK, Sweep(_g_at_peak, reads=("x",), stores="dx", reduces="first"))


@row_activation(
    formula=r"y = \max_j x_j",
    derivative=r"dx_i = g\, [i = \arg\max_j x_j]",
    steps={
        "forward": (_PEAK, Number(_itself, stores="y")),
        "backward": _MAXOUT_GRADIENT,
        "fused": (_PEAK, Number(lambda g, peak: peak, stores="y"), *_MAXOUT_GRADIENT[1:]),
    },
    textbook=lambda m, x: m.largest(x),
    source="Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, arXiv:1302.4389.",
    takes={},
    reduces=True,
)
def maxout(x):
    """Maxout: the largest of the pieces of a row, one number a row.

    The gradient goes to the winner alone, to the first of several, as in PyTorch's ``max(dim)``; JAX and PyTorch's ``amax``
    divide it. Which one that is, ``np.argmax(x, axis)`` tells, by the same rule. A row with NaN in it gives NaN.

    Examples
    --------
    >>> fastact.maxout(np.array([[1.0, 3.0], [2.0, -1.0]]))
    array([3., 2.])
    >>> fastact.backward.maxout(np.array([10.0, 20.0]), np.array([[1.0, 3.0], [2.0, 2.0]]))
    array([[ 0., 10.],
           [20.,  0.]])
    """


# --- sparse relatives of softmax --------------------------------------------------------------------------------------------------
# y = [z − τ]₊^p with z = (x − max x)/p and Σ y = 1. τ is found from −1 upwards by Newton's method on ‖[z − τ]₊‖_p = 1: that norm
# is convex in τ and nearly straight, so that the steps never overshoot and few are needed.


def _start(*numbers):
    return -1.0 + (numbers[-1] - numbers[-1])  # NaN for an infinite peak


def _in_support(x, peak, tau):
    z = x - peak
    return 0.0 if z <= tau else z


def _supports(x, peak, tau, *numbers):
    return 0.0 if x - peak <= tau else 1.0


def _michelot(peak, tau, total, count):
    new = (total - 1.0) / count
    return tau if new <= tau else new


def _sparse(x, peak, tau):
    z = x - peak
    return 0.0 if z <= tau else z - tau


def _g_in_support(g, y, *numbers):
    return 0.0 if y == 0.0 else g


def _one_in_support(y, *numbers):
    return 0.0 if y == 0.0 else 1.0


def _mean(*numbers):
    return numbers[-2] / numbers[-1]


def _centred_in_support(g, y, *numbers):
    return 0.0 if y == 0.0 else g - numbers[-1] + (y - y)  # NaN for NaN


def sparsemax_to(y):
    """The steps that store the value in operand `y`."""
    return (
        _PEAK,
        Repeat(
            _start,
            (Sweep(_in_support, reads=("x",), reduces="sum"), Sweep(_supports, reads=("x",), reduces="sum"), Number(_michelot)),
        ),
        Sweep(_sparse, reads=("x",), stores=y),
    )


_SPARSEMAX_GRADIENT = (
    Sweep(_g_in_support, reads=("g", "y"), reduces="sum"),
    Sweep(_one_in_support, reads=("y",), reduces="sum"),
    Number(_mean),
    Sweep(_centred_in_support, reads=("g", "y"), stores="dx"),
)


@row_activation(
    formula=r"y_i = \max(x_i - \tau, 0), \sum_j y_j = 1",
    derivative=r"dx_i = [y_i > 0] (g_i - \text{mean}_{y_j > 0}\, g_j)",
    steps={"forward": sparsemax_to("y"), "backward": _SPARSEMAX_GRADIENT, "fused": sparsemax_to("y") + _SPARSEMAX_GRADIENT},
    textbook=lambda m, x: m.entmax(x - m.largest(x), 1),
    source="Martins & Astudillo (2016), From softmax to sparsemax, arXiv:1602.02068.",
)
def sparsemax(x):
    """Sparsemax: the nearest point of the probability simplex, which has exact zeros.

    A row of −inf only, or with +inf or NaN in it, is NaN throughout. The backward pass takes the output y.

    Examples
    --------
    >>> fastact.sparsemax(np.array([1.0, 0.5, -1.0]))
    array([0.75, 0.25, 0.  ])
    """


@kernel
def _above(x, peak, tau):
    z = 0.5 * (x - peak)
    return 0.0 if z <= tau else z - tau


def _above_threshold(x, peak, tau):
    return _above(x, peak, tau)


def _above_square(x, peak, tau, *numbers):
    above = _above(x, peak, tau)
    return above * above


def _newton15(peak, tau, total, squares):
    new = tau + (squares - sqrt(squares)) / total
    return tau if new <= tau else new


def _root_weighted(g, y, *numbers):
    return 0.0 if y == 0.0 else sqrt(y) * (g - numbers[-1])


def _root(y, *numbers):
    return sqrt(y)


def _root_centred(g, y, *numbers):
    return 0.0 if y == 0.0 else sqrt(y) * (g - numbers[-4] - numbers[-1])


def entmax15_to(y):
    """The steps that store the value in operand `y`."""
    return (
        _PEAK,
        Repeat(
            _start,
            (
                Sweep(_above_threshold, reads=("x",), reduces="sum"),
                Sweep(_above_square, reads=("x",), reduces="sum"),
                Number(_newton15),
            ),
        ),
        Sweep(_above_square, reads=("x",), stores=y),
    )


_ENTMAX15_GRADIENT = (
    *_PIVOT,
    Sweep(_root_weighted, reads=("g", "y"), reduces="sum"),
    Sweep(_root, reads=("y",), reduces="sum"),
    Number(_mean),
    Sweep(_root_centred, reads=("g", "y"), stores="dx"),
)


@row_activation(
    formula=r"y_i = \max(x_i/2 - \tau, 0)^2, \sum_j y_j = 1",
    derivative=r"dx_i = \sqrt{y_i} (g_i - \sum_j g_j \sqrt{y_j} / \sum_j \sqrt{y_j})",
    steps={"forward": entmax15_to("y"), "backward": _ENTMAX15_GRADIENT, "fused": entmax15_to("y") + _ENTMAX15_GRADIENT},
    textbook=lambda m, x: m.entmax((x - m.largest(x)) / 2, 2),
    source="Peters, Niculae & Martins (2019), Sparse sequence-to-sequence models, arXiv:1905.05702.",
)
def entmax15(x):
    """Entmax with alpha = 1.5, halfway between softmax and sparsemax.

    A row of −inf only, or with +inf or NaN in it, is NaN throughout. The backward pass takes the output y.

    Examples
    --------
    >>> fastact.entmax15(np.array([1.0, 0.0, -2.0])).round(4)
    array([0.8307, 0.1693, 0.    ])
    """


@kernel
def _entmax_power(x, alpha, peak, tau):
    """([z − τ]₊, its power 1/(alpha − 1)) for z = (alpha − 1)(x − peak); tau is counted from −1, where e^(x − peak) is near."""
    order = alpha - 1.0
    z, z_low = product(order, 0.0, *two_sum(x, -peak))
    above, lost = two_sum(z, -tau)
    inside = above > -1.0
    bounded = above if inside else 0.0
    y, y_low = log1p_pair(bounded, lost + z_low if inside else 0.0)
    power, power_low = product(1.0 / order, 0.0, y, y_low)
    q, _, n = exp_pair(power, power_low)
    base = 1.0 + above
    return (base if inside else 0.0), (scale(1.0 + q, n) if inside else (0.0 if above <= -1.0 else above))


@kernel
def _nothing_or_nan(alpha):
    return 0.0 if 1.0 < alpha <= 2.0 else NAN


def _entmax_start(alpha, peak):
    return peak - peak + _nothing_or_nan(alpha)


def _entmax(x, alpha, peak, tau):
    return _entmax_power(x, alpha, peak, tau)[1]


def _entmax_slope(x, power, alpha, peak, tau, total):
    base = _entmax_power(x, alpha, peak, tau)[0]
    return power / base if base > 0.0 else 0.0


def _entmax_newton(alpha, peak, tau, total, slope):
    new = tau - total * expm1((1.0 - alpha) * log(total)) / slope
    return tau if new <= tau else new


@kernel
def _escort(y, alpha):
    """y^(2 − alpha) on the support."""
    return 0.0 if y == 0.0 else exp((2.0 - alpha) * log(y))


def _escort_weighted(g, y, alpha, *numbers):
    return 0.0 if y == 0.0 else _escort(y, alpha) * (g - numbers[-1])


def _escorts(y, alpha, *numbers):
    return _escort(y, alpha)


def _escort_centred(g, y, alpha, *numbers):
    dx = 0.0 if y == 0.0 else _escort(y, alpha) * (g - numbers[-4] - numbers[-1])
    return dx + _nothing_or_nan(alpha)


@kernel
def _surprise(y):
    return 0.0 if y == 0.0 else -y * log(y)


def _surprises(y, alpha, *numbers):
    return _surprise(y)


def _by_alpha(g, y, alpha, escorts, entropy):
    order = alpha - 1.0
    share = _escort(y, alpha) / escorts
    return g * (((y - share) / order + (_surprise(y) - share * entropy)) / order) + _nothing_or_nan(alpha)


def entmax_to(y):
    """The steps that store the value in operand `y`."""
    return (
        _PEAK,
        Repeat(
            _entmax_start,
            (
                Sweep(_entmax, reads=("x",), stores=y, reduces="sum"),
                Sweep(_entmax_slope, reads=("x", y), reduces="sum"),
                Number(_entmax_newton),
            ),
        ),
    )


_ENTMAX_GRADIENT = (
    *_PIVOT,
    Sweep(_escort_weighted, reads=("g", "y"), reduces="sum"),
    Sweep(_escorts, reads=("y",), reduces="sum"),
    Number(_mean),
    Sweep(_escort_centred, reads=("g", "y"), stores="dx"),
)


@row_activation(
    formula=r"y_i = \max((\alpha - 1) x_i - \tau, 0)^{1/(\alpha - 1)}, \sum_j y_j = 1",
    derivative=r"dx_i = q_i (g_i - \sum_j g_j q_j / \sum_j q_j), q_i = y_i^{2 - \alpha} where y_i > 0",
    steps={
        "forward": entmax_to("y"),
        "backward": _ENTMAX_GRADIENT,
        "fused": entmax_to("y") + _ENTMAX_GRADIENT,
        "param_grad": (
            Sweep(_escorts, reads=("y",), reduces="sum"),
            Sweep(_surprises, reads=("y",), reduces="sum"),
            Sweep(_by_alpha, reads=("g", "y"), reduces="sum"),
            Number(lambda *numbers: numbers[-1], stores="dalpha"),
        ),
    },
    textbook=lambda m, x, alpha: m.entmax((alpha - 1) * (x - m.largest(x)), 1 / (alpha - 1)),
    source="Peters, Niculae & Martins (2019), arXiv:1905.05702; Correia, Niculae & Martins (2019), arXiv:1909.00015 (dα).",
    takes={"backward": ("y",), "param_grad": ("y",)},
    parameters={"alpha": "above 1, where it is nearly softmax, up to 2, where it is sparsemax; NaN otherwise"},
)
def entmax(x, alpha=1.5):
    """Entmax: from softmax to sparsemax, by a number that can be learned.

    The backward pass and `fastact.param_grad` take the output y. A row of −inf only, or with +inf or NaN in it, is NaN throughout.

    Examples
    --------
    >>> fastact.entmax(np.array([1.0, 0.0, -2.0]), 1.25).round(4)
    array([0.7745, 0.2242, 0.0013])
    """
