"""The rows of losses, as steps: each gives numbers that the loss is made of, and the gradient of the logits.

Those of sparse losses leave out what only concerns the target's own class, one entry a row: `fastact.losses` adds it.
"""

from dataclasses import dataclass
from math import sqrt

from fastact.definitions import cross_entropy
from fastact.definitions.row_records import Number, Step, Sweep
from fastact.definitions.softmax import PEAK, RECIPROCAL, divided, pivot, pivots, shifted_exp
from fastact.definitions.sparse import entmax15_to, entmax_to, sparsemax_to
from fastact.elementary import exp, log, log1pexp, sigmoid
from fastact.elementary.precision import overloaded

INF = float("inf")

# --- softmax and squared error ---------------------------------------------------------------------------------------------------


def _share_and_square(power, q, total, reciprocal):
    y = divided(power, total, reciprocal)
    return y, (y - q) * (y - q)


def _error_at_pivots(y, q, length):
    return pivots(y - q, y, length)


def _weighted_error(y, q, pivot):
    return y * (y - q - pivot)


def _error_gradient(y, q, factor, pivot, mean):
    return factor * (y * (y - q - pivot - mean))


_Y_IN_DX = {"y": "dx"}
# Σ (softmax − q)² and factor·softmax·((softmax − q) − Σ softmax·(softmax − q))
SQUARED_ERROR = (
    PEAK,
    Sweep(shifted_exp, stores="dx", sums="total"),
    RECIPROCAL,
    Sweep(_share_and_square, stores="dx", sums=(None, "loss"), reads={"power": "dx"}),
    Sweep(_error_at_pivots, maxima=("of_half", "of_fair_share"), reads=_Y_IN_DX),
    Number("pivot", pivot),
    Sweep(_weighted_error, sums="mean", reads=_Y_IN_DX),
    Sweep(_error_gradient, stores="dx", reads=_Y_IN_DX),
)

# --- Fenchel-Young losses: Σ y·(x − peak) + the entropy (1 − Σ y^alpha) / (alpha·(alpha − 1)), and y in dx ---------------------


@overloaded
def _below_peak(x, y, peak):
    return 0.0 if y == 0.0 else y * (x - peak)


def _distance_and_square(x, y, peak):
    return _below_peak(x, y, peak), y * y


def _distance_and_power15(x, y, peak):
    return _below_peak(x, y, peak), y * sqrt(y)


def _distance_and_power(x, y, alpha, peak):
    return _below_peak(x, y, peak), 0.0 if y == 0.0 else exp(alpha * log(y))


def _fenchel_young(values, sums, loss):
    """The steps behind those that store the `values`."""
    return (*values, Sweep(sums, sums=("distance", "powers"), reads=_Y_IN_DX), Number("loss", loss))


SPARSEMAX_LOSS = _fenchel_young(sparsemax_to("dx"), _distance_and_square, lambda distance, powers: distance + 0.5 * (1.0 - powers))
ENTMAX15_LOSS = _fenchel_young(entmax15_to("dx"), _distance_and_power15, lambda distance, powers: distance + (1.0 - powers) / 0.75)
ENTMAX_LOSS = _fenchel_young(
    entmax_to("dx"),
    _distance_and_power,
    lambda alpha, distance, powers: distance + (1.0 - powers) / (alpha * (alpha - 1.0)),
)

# --- what there is ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LossRows:
    """Steps of rows, and their operands: rows and numbers that are read, `integers` among them, and numbers that are stored.

    The row that is stored is the gradient dx, unless `rows_out` says otherwise.
    """

    name: str
    steps: tuple[Step, ...]
    rows: tuple[str, ...]
    numbers: tuple[str, ...]
    made: tuple[str, ...]
    rows_out: tuple[str, ...] = ("dx",)
    integers: tuple[str, ...] = ()


_CLASS_NUMBERS = ("place", "ignored", "classes", "sharp", "even", "z_loss", "divisor", "kept_rows")
_OTHER_NUMBERS = ("sharp", "even", "z_loss", "divisor")
_PLACE = ("place",)
LOSSES = {
    loss.name: loss
    for loss in (
        LossRows("cross_entropy", cross_entropy.CROSS_ENTROPY, ("x",), ("factor", "z_factor"), ("peak", "log_sum")),
        LossRows(
            "soft_cross_entropy", cross_entropy.SOFT_CROSS_ENTROPY, ("x", "q"), ("factor", "z_factor"), ("peak", "log_sum", "loss")
        ),
        LossRows("softmax_mean_squared_error", SQUARED_ERROR, ("x", "q"), ("factor",), ("loss",)),
        LossRows("sparsemax_loss", SPARSEMAX_LOSS, ("x",), (), ("loss", "peak")),
        LossRows("entmax15_loss", ENTMAX15_LOSS, ("x",), (), ("loss", "peak")),
        LossRows("entmax_loss", ENTMAX_LOSS, ("x",), ("alpha",), ("loss", "peak")),
    )
}
# For GPUs; the last three are what the means divide by, and the sum of the losses.
DEVICE_LOSSES = {
    loss.name: loss
    for loss in (
        LossRows("classes", cross_entropy.OF_CLASSES, ("x",), _CLASS_NUMBERS, ("loss",), integers=_PLACE),
        LossRows(
            "weighted_classes", cross_entropy.OF_WEIGHTED_CLASSES, ("x", "weight"), _CLASS_NUMBERS, ("loss",), integers=_PLACE
        ),
        LossRows("probabilities", cross_entropy.OF_PROBABILITIES, ("x", "q"), _OTHER_NUMBERS, ("loss",)),
        LossRows(
            "weighted_probabilities", cross_entropy.OF_WEIGHTED_PROBABILITIES, ("x", "q", "weight"), _OTHER_NUMBERS, ("loss",)
        ),
        LossRows("weight_of_class", cross_entropy.WEIGHT_OF_CLASS, ("weight",), ("place", "ignored"), ("total",), (), _PLACE),
        LossRows("count_of_kept", cross_entropy.COUNT_OF_KEPT, ("place",), ("ignored",), ("total",), (), _PLACE),
        LossRows("sum", cross_entropy.SUM, ("x",), (), ("total",), ()),
    )
}

# --- cross-entropy of the class of a row, one number each -----------------------------------------------------------------------


def cross_entropy_of_class(logit, peak, log_sum, factor):
    """The logarithm of the class's probability, and the loss."""
    log_share = logit - peak - log_sum
    return log_share, 0.0 - factor * log_share


# --- binary cross-entropy, of single elements -----------------------------------------------------------------------------------


@overloaded
def _weighed(weight, softplus):
    return 0.0 if weight == 0.0 else weight * softplus


def binary_cross_entropy(x, q, pos_weight, factor):
    """factor·(pos_weight·q·log(1 + e⁻ˣ) + (1 − q)·log(1 + eˣ)) and its derivative by x."""
    positive, negative = pos_weight * q, 1.0 - q
    rest = log1pexp(-abs(x))
    above, below = (x if x > 0.0 else 0.0), (0.0 if x > 0.0 else -x)
    loss = _weighed(positive, below + rest) + _weighed(negative, above + rest)
    loss = 0.0 if factor == 0.0 and loss == INF else loss  # what has no weight adds nothing
    slope = negative * sigmoid(x) - positive * sigmoid(-x)
    return factor * (loss if x == x else x), factor * (slope if x == x else x)
