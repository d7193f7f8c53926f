"""Softmax and its relatives: exponentials divided by their sum."""

from fastact.definitions.row_records import Array, Length, Number, Sweep, row_activation
from fastact.elementary.intrinsics import fma
from fastact.elementary.precision import overloaded
from fastact.elementary.shares import divided, exp_in_row

INF = float("inf")
MASK = Array("mask", "Booleans, True for what is kept", "np.array([True, True, False])", flag=True)


def itself(x, *numbers):
    return x


PEAK = Sweep(itself, reads=("x",), reduces="max")


def _negated(x, *numbers):
    return -x


def shifted_exp(x, *numbers):
    return exp_in_row(x, numbers[-1], -0.0)


def _negated_exp(x, *numbers):
    return exp_in_row(-x, numbers[-1], -0.0)


def reciprocal(*numbers):
    return 1.0 / numbers[-1]


@overloaded
def divided_or_nothing(value, divisor, reciprocal):
    """The same, and 0 for 0, also in a row of which a mask keeps nothing and in one that is NaN."""
    return 0.0 if value == 0.0 else divided(value, divisor, reciprocal)


def share(power, *numbers):
    """Of numbers that end in total, reciprocal."""
    return divided(power, numbers[-2], numbers[-1])


# --- gradients -------------------------------------------------------------------------------------------------------------------
# Σ_j (g_i − g_j) y_i y_j is small where one entry has nearly all of the row: then the difference of g_i and Σ g_j y_j would cancel.
# g is taken relative to its value at one entry, the pivot: what remains are differences of the small entries. It is the one that
# has half of the row, or else one that has at least half of what each would have if all had the same. (The largest g of these,
# also where another entry has half of the row: 6.9 ULP of the largest entry in float32 instead of 2.3.)


@overloaded
def pivots(g, y, length):
    """g if the entry may be the pivot: the one with half of the row, and one with a fair share."""
    return g if y >= 0.5 else -INF, g if y * length >= 0.5 else -INF


def _pivots(g, y, *numbers):
    return pivots(g, y, numbers[-1])


def pivot(*numbers):
    largest, fair = numbers[-2], numbers[-1]
    return largest if largest > -INF else fair if fair > -INF else 0.0


def _weighted(g, y, *numbers):
    return 0.0 if y == 0.0 else y * (g - numbers[-1])


def _centred(g, y, *numbers):
    return 0.0 if y == 0.0 else y * (g - numbers[-2] - numbers[-1])


def _negated_centred(g, y, *numbers):
    return 0.0 if y == 0.0 else -y * (g - numbers[-2] - numbers[-1])


POWERS = Sweep(shifted_exp, reads=("x",), stores="y", reduces="sum")
PIVOT = (Length(), Sweep(_pivots, reads=("g", "y"), reduces=("max", "max")), Number(pivot))


def passes_of(powers, centred=_centred, divide=divided):
    """The steps of each pass, from those that store the exponentials in y and sum them."""

    def divided_by_total(power, *numbers):
        return divide(power, numbers[-2], numbers[-1])

    def divided_and_pivots(power, g, *numbers):
        y = divide(power, numbers[-3], numbers[-2])
        largest, fair = pivots(g, y, numbers[-1])
        return y, largest, fair

    found = (
        Length(),
        Sweep(divided_and_pivots, reads=("y", "g"), stores=("y", None, None), reduces=(None, "max", "max")),
        Number(pivot),
    )
    gradient = (Sweep(_weighted, reads=("g", "y"), reduces="sum"), Sweep(centred, reads=("g", "y"), stores="dx"))
    powers += (Number(reciprocal),)
    return {
        "forward": (*powers, Sweep(divided_by_total, reads=("y",), stores="y")),
        "backward": PIVOT + gradient,
        "fused": powers + found + gradient,
    }


@row_activation(
    formula=r"y_i = e^{x_i} / \sum_j e^{x_j}",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps=passes_of((PEAK, POWERS)),
    textbook=lambda m, x: m.exp(x - m.largest(x)) / m.total(m.exp(x - m.largest(x))),
    source="Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.",
    textbook_gradient=lambda m, g, y: y * (g - m.total(g * y)),
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


@row_activation(
    formula=r"y_i = e^{-x_i} / \sum_j e^{-x_j}",
    derivative=r"dx_i = -y_i (g_i - \sum_j g_j y_j)",
    steps=passes_of(
        (Sweep(_negated, reads=("x",), reduces="max"), Sweep(_negated_exp, reads=("x",), stores="y", reduces="sum")),
        _negated_centred,
    ),
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


def _with_nothing(peak, bounded, total, *pivot):
    return total + exp_in_row(0.0, bounded, -0.0)


def _power_and_g_at_peak(x, g, peak, bounded):
    return exp_in_row(x, bounded, -0.0), g if x == peak else -INF


def _left_over(peak, bounded, total, pivot, total_of_all, reciprocal):
    return divided(exp_in_row(0.0, bounded, -0.0), total_of_all, reciprocal)


def _share_and_weighted(power, g, peak, bounded, total, pivot, total_of_all, reciprocal, left_over):
    y = divided(power, total_of_all, reciprocal)
    return y, y * (g - pivot)


def _centred_with_nothing(g, y, peak, bounded, total, pivot, total_of_all, reciprocal, left_over, mean):
    return y * (fma(pivot, left_over, -mean) + (g - pivot))


def _softmax1_gradient(y):
    """Value, in operand `y`, and gradient; what nothing got is not told exactly by the values."""
    return (
        PEAK,
        Number(_or_zero),
        Sweep(_power_and_g_at_peak, reads=("x", "g"), stores=(y, None), reduces=("sum", "max")),
        Number(_with_nothing),
        Number(reciprocal),
        Number(_left_over),
        Sweep(_share_and_weighted, reads=(y, "g"), stores=(y, None), reduces=(None, "sum")),
        Sweep(_centred_with_nothing, reads=("g", y), stores="dx"),
    )


@row_activation(
    formula=r"y_i = e^{x_i} / (1 + \sum_j e^{x_j})",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps={
        "forward": (
            PEAK,
            Number(_or_zero),
            POWERS,
            Number(_with_nothing),
            Number(reciprocal),
            Sweep(share, reads=("y",), stores="y"),
        ),
        "backward": _softmax1_gradient("dx"),
        "fused": _softmax1_gradient("y"),
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


def masked(x, mask, *numbers):
    return x if mask else -INF


def _masked_exp(x, mask, *numbers):
    power = exp_in_row(x, numbers[-1], -0.0)
    return power if mask else 0.0


@row_activation(
    formula=r"y_i = m_i e^{x_i} / \sum_j m_j e^{x_j}",
    derivative=r"dx_i = y_i (g_i - \sum_j g_j y_j)",
    steps=passes_of(
        (
            Sweep(masked, reads=("x", "mask"), reduces="max"),
            Sweep(_masked_exp, reads=("x", "mask"), stores="y", reduces="sum"),
        ),
        divide=divided_or_nothing,
    ),
    textbook=lambda m, x, mask: m.where(mask, m.exp(x), 0) / m.maximum(m.total(m.where(mask, m.exp(x), 0)), m.constant("1e-300")),
    source="Attention with a mask.",
    arrays=("x", MASK),
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
