"""Functions of whole rows, as sweeps: each a scalar function applied along the row, stored, or reduced to one number, or both.

The engine runs the same sweeps along contiguous rows or across blocks of columns, whichever the memory layout asks for.
"""

from fastact.activations.definition import RowActivation, Sweep
from fastact.elementary import exp_parts
from fastact.intrinsics import scale


def _itself(x):
    return x


def _shifted_exp(x, peak):
    """e^(x − peak), with what rounding took from the difference: it would be 17 ULP of the result."""
    difference = x - peak
    back = difference + peak
    lost = (x - back) - (peak + (difference - back))
    q, n = exp_parts(difference, lost)
    return scale(1.0 + q, n)


def _share(power, peak, total):
    return power / total


def _product(g, y, *_):
    return g * y


def _centred(g, y, *scalars):
    return y * (g - scalars[-1])


_SOFTMAX = (
    Sweep(_itself, reads=("x",), reduces="max"),
    Sweep(_shifted_exp, reads=("x",), stores="y", reduces="sum"),
    Sweep(_share, reads=("y",), stores="y"),
)
_SOFTMAX_GRADIENT = (
    Sweep(_product, reads=("g", "y"), reduces="sum"),
    Sweep(_centred, reads=("g", "y"), stores="dx"),
)

softmax = RowActivation(
    name="softmax",
    doc="""\
Softmax: the exponentials of a row, divided by their sum.

The largest entry is subtracted first, so that no row overflows. An entry of −inf gets 0; a row of −inf only, or with +inf or
NaN in it, is NaN throughout, as in PyTorch, JAX and SciPy. The backward pass takes the output y, not the input.

Examples
--------
>>> x = np.array([[10.0, 8.0, 6.0], [7.0, 9.0, 5.0], [5.0, 4.0, 10.0]])
>>> fastact.softmax(x).round(4)
array([[0.8668, 0.1173, 0.0159],
       [0.1173, 0.8668, 0.0159],
       [0.0067, 0.0025, 0.9909]])
""",
    formula=r"e^{x_i} / \sum_j e^{x_j}",
    derivative=r"\partial y_i / \partial x_j = y_i (\delta_{ij} - y_j)",
    sweeps={"forward": _SOFTMAX, "backward": _SOFTMAX_GRADIENT, "fused": _SOFTMAX + _SOFTMAX_GRADIENT},
    textbook=lambda m, x: m.exp(x) / m.total(m.exp(x)),
    textbook_gradient=lambda m, g, x: m.exp(x) / m.total(m.exp(x)) * (g - m.total(g * m.exp(x)) / m.total(m.exp(x))),
    source="Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.",
)
