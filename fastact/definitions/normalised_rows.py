"""Normalised rows, as steps: from x (and g) with a row of weights, to y, or to dx and what the weights' gradients are summed from.

The factor of a row is one over the root of its mean square: that of a rounded root would be the largest of all errors, so it is a
pair, factor + factor_low. A row with an infinite or too large a square is NaN.
"""

from dataclasses import dataclass
from math import sqrt

from fastact.definitions.row_records import Number, Step, Sweep
from fastact.elementary.intrinsics import fma
from fastact.elementary.pairs import two_product
from fastact.elementary.precision import overloaded


def _factor(variance):
    return 1.0 / sqrt(variance)


def _factor_low(variance, factor):
    root, root_low = two_product(variance, factor)
    return 0.5 * factor * (fma(-root, factor, 1.0) - root_low * factor)  # NaN for 0 and infinity


@overloaded
def _times_factor(x, factor, factor_low):
    return fma(x, factor, x * factor_low)


_FACTOR = (Number("factor", _factor), Number("factor_low", _factor_low))

# --- root of the mean square ------------------------------------------------------------------------------------------------------


def _square(x):
    return x * x


def _mean_square(squares, length, eps):
    return squares / length + eps


def _scaled(x, weight, factor, factor_low):
    return _times_factor(x, factor, factor_low) * weight


def _square_and_weighted(g, x, weight):
    return x * x, g * weight * x


def _along_x(weighted, length, factor):
    return factor * (factor * (weighted / length))


def _rms_gradients(g, x, weight, factor, factor_low, along):
    return _times_factor(fma(-x, along, g * weight), factor, factor_low), g * _times_factor(x, factor, factor_low)


_VARIANCE = Number("variance", _mean_square)


@dataclass(frozen=True)
class Norm:
    """Steps with the names of their operands, of which `numbers` hold one number a row.

    The weight's gradient is the sum of dweight over all rows, that of the bias the sum of g.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    steps: tuple[Step, ...]
    numbers: tuple[str, ...] = ("eps",)


NORMS = {
    "sum": Norm(("a",), ("total",), (Sweep(lambda a: a, sums="total"),), ("total",)),
    "rms_norm": Norm(
        ("x", "weight", "eps"),
        ("y",),
        (Sweep(_square, sums="squares"), _VARIANCE, *_FACTOR, Sweep(_scaled, stores="y")),
    ),
    "rms_norm_backward": Norm(
        ("g", "x", "weight", "eps"),
        ("dx", "dweight"),
        (
            Sweep(_square_and_weighted, sums=("squares", "weighted")),
            _VARIANCE,
            *_FACTOR,
            Number("along", _along_x),
            Sweep(_rms_gradients, stores=("dx", "dweight")),
        ),
    ),
}
