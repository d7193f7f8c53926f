"""Softmax and its relatives: exponentials divided by their sum."""

from fastact.definitions.row_records import Array, Either, Number, Sweep, row_activation
from fastact.elementary.intrinsics import fma
from fastact.elementary.precision import overloaded
from fastact.elementary.shares import divided, exp_in_row

INF = float("inf")
MASK = Array("mask", "Booleans, True for entries that are kept", "np.array([True, True, False])", flag=True)


def itself(x):
    return x


PEAK = Sweep(itself, peaks="peak")  # ignores NaN, which makes the row NaN through its exponential
LARGEST = Sweep(itself, maxima="peak")


def _negated(x):
    return -x


def shifted_exp(x, peak):
    return exp_in_row(x, peak, -0.0)


def _negated_exp(x, peak):
    return exp_in_row(-x, peak, -0.0)


def _reciprocal(total):
    return 1.0 / total


RECIPROCAL = Number("reciprocal", _reciprocal)


@overloaded
def divided_or_nothing(value, divisor, reciprocal):
    """Return the quotient, and 0 for 0 even in a row that is NaN or has no entry that the mask keeps."""
    return 0.0 if value == 0.0 else divided(value, divisor, reciprocal)


# --- gradients -------------------------------------------------------------------------------------------------------------------
# Σ_j (g_i − g_j) y_i y_j is small if one entry has nearly all of the row. Then the difference of g_i and Σ g_j y_j would cancel.
# Therefore g is taken relative to its value at one entry, the pivot: that with the largest y. If all g_j − pivot have one sign,
# y_i·|Σ (g_j − pivot) y_j| is at most the gradient of the pivot's entry. If they have both, what is lost is small beside the
# largest gradient. (With half of an equal share as the condition for a pivot, 1000 float32 numbers with an outlier in g had errors
# of 497 ULP of the largest gradient, now 6.)
# If |Σ g_j y_j| ≤ ¾ Σ |g_j| y_j, then at least a quarter of Σ |g_j| y_j is left in Σ |g_i − Σ g_j y_j| y_i, and 0 may be the pivot.
# This does not hold if one entry has half of the row, because the gradient of that entry may still cancel. (For 20 000 rows of 1000
# float32 numbers with such an entry, the largest error is 31 ULP of the largest gradient, and 513 without this exception.) Short
# rows always have a pivot: 64 of them are processed together, and one of them nearly always needs it.


@overloaded
def _weighted_and_size(g, y):
    weighted = 0.0 if y == 0.0 else y * g
    return weighted, abs(weighted), y


@overloaded
def _cancels(plain_mean, size, largest):
    return 0.0 if largest < 0.5 and abs(plain_mean) < 0.75 * size < INF else 1.0


@overloaded
def at_largest(g, y, largest):
    """Return g, or 0 for −0, at the row's largest entries; otherwise −∞."""
    return g + 0.0 if y == largest else -INF


def pivot(g_at_largest):
    return g_at_largest if g_at_largest > -INF else 0.0


def _mean(cancels, plain_mean, mean_from_pivot):
    return plain_mean if cancels == 0.0 else mean_from_pivot


@overloaded
def _weighted(g, y, pivot):
    return 0.0 if y == 0.0 else y * (g - pivot)


def _centred(g, y, pivot, mean):
    return 0.0 if y == 0.0 else y * (g - pivot - mean)


def _negated_centred(g, y, pivot, mean):
    return 0.0 if y == 0.0 else -y * (g - pivot - mean)


POWERS = Sweep(shifted_exp, stores="y", sums="total")
_PIVOT_AT_LARGEST = (Sweep(at_largest, peaks="g_at_largest"), Number("pivot", pivot))
PIVOT = (Sweep(itself, peaks="largest", reads={"x": "y"}), *_PIVOT_AT_LARGEST)
_MEAN_FROM_PIVOT = Sweep(_weighted, sums="mean")
# The mean of the gradient: the plain one, or one relative to a pivot for rows in which the plain one would cancel.
_MEAN_WHERE_NEEDED = (
    Number("cancels", _cancels),
    Sweep(at_largest, peaks="g_at_largest", when="cancels"),
    Number("pivot", pivot),
    Sweep(_weighted, sums="mean_from_pivot", when="cancels"),
    Number("mean", _mean),
)
_MEAN = Either(
    skipping=(
        Sweep(_weighted_and_size, sums="plain_mean", counts=(None, "size"), peaks=(None, None, "largest")),
        *_MEAN_WHERE_NEEDED,
    ),
    complete=(*PIVOT, _MEAN_FROM_PIVOT),
)


def passes_of(powers, centred=_centred, divide=divided):
    """Return the steps of each pass. `powers` are the steps that store the exponentials in y and give their sum, `total`."""

    def share(power, total, reciprocal):
        return divide(power, total, reciprocal)

    def share_and_largest(power, total, reciprocal):
        y = divide(power, total, reciprocal)
        return y, y

    def share_and_size(power, g, total, reciprocal):
        y = divide(power, total, reciprocal)
        plain, size, largest = _weighted_and_size(g, y)
        return y, plain, size, largest

    of_powers = {"power": "y"}
    share_and_mean = Either(
        skipping=(
            Sweep(
                share_and_size,
                stores="y",
                sums=(None, "plain_mean"),
                counts=(None, None, "size"),
                peaks=(None, None, None, "largest"),
                reads=of_powers,
            ),
            *_MEAN_WHERE_NEEDED,
        ),
        complete=(
            Sweep(share_and_largest, stores="y", peaks=(None, "largest"), reads=of_powers),
            *_PIVOT_AT_LARGEST,
            _MEAN_FROM_PIVOT,
        ),
    )
    gradient = Sweep(centred, stores="dx")
    powers += (RECIPROCAL,)
    return {
        "forward": (*powers, Sweep(share, stores="y", reads=of_powers)),
        "backward": (_MEAN, gradient),
        "fused": (*powers, share_and_mean, gradient),
    }


@row_activation(
    formula=r"y_i = e^{x_i} / \sum_j e^{x_j}",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps=passes_of((PEAK, POWERS)),
    textbook=lambda m, x: m.exp(x - m.largest(x)) / m.total(m.exp(x - m.largest(x))),
    source="Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.",
    textbook_gradient=lambda m, g, y: y * (g - m.total(g * y)),
    long={"forward": ("softmax_of_sums",)},
)
def softmax(x):
    """Softmax, the exponentials of a row divided by their sum.

    Exponentials are relative to the largest entry, so no row overflows. An entry of −inf gives 0. A row that is all −inf, or
    contains +inf or NaN, gives NaN, as in PyTorch, JAX and SciPy. The backward pass takes the output y, not the input.

    Examples
    --------
    >>> x = np.array([[10.0, 8.0, 6.0], [7.0, 9.0, 5.0], [5.0, 4.0, 10.0]])
    >>> fastact.softmax(x).round(4)
    array([[0.8668, 0.1173, 0.0159],
           [0.1173, 0.8668, 0.0159],
           [0.0067, 0.0025, 0.9909]])
    """


@row_activation(
    formula=r"y_i = e^{-x_i} / \sum_j e^{-x_j}",
    derivative=r"dx_i = -y_i (g_i - \sum_j g_j y_j)",
    steps=passes_of(
        (Sweep(_negated, peaks="peak"), Sweep(_negated_exp, stores="y", sums="total")),
        _negated_centred,
    ),
    textbook=lambda m, x: m.exp(-x - m.largest(-x)) / m.total(m.exp(-x - m.largest(-x))),
    source="PyTorch's softmin.",
)
def softmin(x):
    """Softmin, the softmax of the negated row.

    Examples
    --------
    >>> fastact.softmin(np.array([1.0, 2.0, 3.0])).round(4)
    array([0.6652, 0.2447, 0.09  ])
    """


# --- softmax1: e^0 is part of the sum, and its share goes to no entry -------------------------------------------------------------


def _power_from_top(x, top):
    return exp_in_row(x, top, -0.0)


def _power_and_g_at_peak(x, g, peak, top):
    return exp_in_row(x, top, -0.0), g if x == peak else -INF


def _share(power, total, reciprocal):
    return divided(power, total, reciprocal)


def _share_and_weighted(power, g, pivot, total, reciprocal):
    y = divided(power, total, reciprocal)
    return y, y * (g - pivot)


def _centred_with_nothing(g, y, pivot, left_over, mean):
    return y * (fma(pivot, left_over, -mean) + (g - pivot))


_TOP = (PEAK, Number("top", lambda peak: 0.0 if peak < 0.0 else peak))
_TOTAL_WITH_NOTHING = (
    Number("nothing", lambda top: exp_in_row(0.0, top, -0.0), coarse=True),
    Number("total", lambda powers, nothing: powers + nothing),
    RECIPROCAL,
)


def _softmax1_gradient(y):
    """Return the steps for the value, in operand `y`, and the gradient. The values do not give the share of nothing exactly."""
    return (
        *_TOP,
        Sweep(_power_and_g_at_peak, stores=y, sums="powers", peaks=(None, "pivot")),
        *_TOTAL_WITH_NOTHING,
        Number("left_over", lambda nothing, total, reciprocal: divided(nothing, total, reciprocal)),
        Sweep(_share_and_weighted, stores=y, sums=(None, "mean"), reads={"power": y}),
        Sweep(_centred_with_nothing, stores="dx", reads={"y": y}),
    )


@row_activation(
    formula=r"y_i = e^{x_i} / (1 + \sum_j e^{x_j})",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps={
        "forward": (
            *_TOP,
            Sweep(_power_from_top, stores="y", sums="powers"),
            *_TOTAL_WITH_NOTHING,
            Sweep(_share, stores="y", reads={"power": "y"}),
        ),
        "backward": _softmax1_gradient("dx"),
        "fused": _softmax1_gradient("y"),
    },
    textbook=lambda m, x: m.exp(x) / (1 + m.total(m.exp(x))),
    source="Miller (2023), Attention is off by one.",
    takes={},
)
def softmax1(x):
    """Softmax with one additional logit 0 that is not returned, so that a row may attend to nothing.

    A row of −inf only gives 0. The backward pass takes the input x.

    Examples
    --------
    >>> fastact.softmax1(np.array([0.0, 0.0])).round(4)
    array([0.3333, 0.3333])
    >>> fastact.softmax1(np.array([-np.inf, -np.inf]))
    array([0., 0.])
    """


def _kept(x, mask):
    return x if mask else -INF


def _kept_exp(x, mask, peak):
    power = exp_in_row(x, peak, -0.0)
    return power if mask else 0.0


KEPT_PEAK = Sweep(_kept, peaks="peak")


@row_activation(
    formula=r"y_i = m_i e^{x_i} / \sum_j m_j e^{x_j}",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps=passes_of((KEPT_PEAK, Sweep(_kept_exp, stores="y", sums="total")), divide=divided_or_nothing),
    textbook=lambda m, x, mask: m.where(mask, m.exp(x), 0) / m.maximum(m.total(m.where(mask, m.exp(x), 0)), m.constant("1e-300")),
    source="Attention with a mask.",
    arrays=("x", MASK),
)
def masked_softmax(x, mask):
    """Softmax over the entries for which a mask is True; the result for all others is 0.

    Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradient is 0; PyTorch returns
    NaN. The mask broadcasts.

    Examples
    --------
    >>> x = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]])
    >>> fastact.masked_softmax(x, [[True, True, False], [False, False, False]]).round(4)
    array([[0.2689, 0.7311, 0.    ],
           [0.    , 0.    , 0.    ]])
    """
