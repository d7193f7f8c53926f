"""Maxima of rows, and crelu, the maximum of 0 with x and with −x."""

from fastact.definitions.row_records import Number, Sweep, row_activation
from fastact.definitions.softmax import LARGEST, itself
from fastact.elementary.precision import overloaded


def _one_at_peak(x, peak):
    return peak if peak != peak else (1.0 if x == peak else 0.0)


def _no_gradient(g):
    return 0.0


_HARDMAX = (LARGEST, Sweep(_one_at_peak, stores="y", first=True))
_HARDMAX_GRADIENT = (Sweep(_no_gradient, stores="dx"),)


@row_activation(
    formula=r"y_i = [i = \arg\max_j x_j]",
    derivative=r"dx_i = 0",
    steps={"forward": _HARDMAX, "backward": _HARDMAX_GRADIENT, "fused": _HARDMAX + _HARDMAX_GRADIENT},
    textbook=lambda m, x: m.first(x == m.largest(x)),
    source="ONNX's Hardmax.",
)
def hardmax(x):
    """One-hot encoding of the largest entry of each row, the first one if several are equal.

    The gradient is 0. A row that contains NaN gives NaN.

    Examples
    --------
    >>> fastact.hardmax(np.array([1.0, 3.0, 3.0]))
    array([0., 1., 0.])
    """


def _g_at_peak(x, g, peak):
    return (g if x == peak else 0.0) if peak == peak else peak


_G_OF_WINNER = Sweep(_g_at_peak, stores="dx", first=True)


@row_activation(
    formula=r"y = \max_j x_j",
    derivative=r"dx_i = g\, [i = \arg\max_j x_j]",
    steps={
        "forward": (Sweep(itself, maxima="y"),),
        "backward": (LARGEST, _G_OF_WINNER),
        "fused": (LARGEST, Number("y", lambda peak: peak), _G_OF_WINNER),
    },
    textbook=lambda m, x: m.largest(x),
    source="Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, arXiv:1302.4389.",
    takes={},
    reduces=True,
)
def maxout(x):
    """Maxout, the largest entry of a row: one number for each row.

    The gradient goes to the largest entry, the first one if several are equal, as in PyTorch's ``max(dim)``. JAX and PyTorch's
    ``amax`` divide it among equal entries. ``np.argmax(x, axis)`` returns the same entry. A row that contains NaN gives NaN.

    Examples
    --------
    >>> fastact.maxout(np.array([[1.0, 3.0], [2.0, -1.0]]))
    array([3., 2.])
    >>> fastact.backward.maxout(np.array([10.0, 20.0]), np.array([[1.0, 3.0], [2.0, 2.0]]))
    array([[ 0., 10.],
           [20.,  0.]])
    """


@overloaded
def _above(x):
    return 0.0 if x <= 0.0 else x


def _both_sides(x):
    return _above(x), _above(-x)


@overloaded
def _from_both_sides(g1, g2, x):
    return g1 if x > 0.0 else (-g2 if x < 0.0 else (0.0 if x == 0.0 else x))


def _back_from_both_sides(g1, g2, x):
    return (_from_both_sides(g1, g2, x),)


def _both_sides_and_back(g1, g2, x):
    return _above(x), _above(-x), _from_both_sides(g1, g2, x)


@row_activation(
    formula=r"y = [\max(x, 0), \max(-x, 0)]",
    derivative=r"dx_i = g_i [x_i > 0] - g_{n + i} [x_i < 0]",
    elements={"forward": _both_sides, "backward": _back_from_both_sides, "fused": _both_sides_and_back},
    textbook=lambda m, x: m.join(m.maximum(x, 0), m.maximum(-x, 0)),
    source="Shang, Sohn, Almeida & Lee (2016), arXiv:1603.05201.",
    takes={},
)
def crelu(x):
    """Concatenated rectified linear unit: relu(x) followed by relu(−x).

    The output and g are twice as long as the input along ``axis``. The derivative at 0 is 0.

    Examples
    --------
    >>> fastact.crelu(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 2., 1., 0., 0.])
    >>> fastact.backward.crelu(np.arange(6.0), np.array([-1.0, 0.0, 2.0]))
    array([-3.,  0.,  2.])
    """
