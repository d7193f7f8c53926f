"""Steps for the rows of losses: the loss of each row, and the gradient of the logits."""

from math import sqrt

from fastact.definitions import cross_entropy
from fastact.definitions.cross_entropy import KEPT
from fastact.definitions.row_records import Number, Pick, Put, RowSteps, Step, Sweep, by_name
from fastact.definitions.softmax import PEAK, RECIPROCAL, at_largest, divided, itself, pivot, shifted_exp
from fastact.definitions.sparse import entmax15_to, entmax_to, sparsemax_to
from fastact.elementary import exp, log, log1pexp, sigmoid
from fastact.elementary.precision import overloaded

INF = float("inf")

# --- softmax and squared error ---------------------------------------------------------------------------------------------------


def _share_and_square(power, q, total, reciprocal):
    y = divided(power, total, reciprocal)
    return y, (y - q) * (y - q)


def _error_at_largest(y, q, largest):
    return at_largest(y - q, y, largest)


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
    Sweep(itself, peaks="largest", reads={"x": "dx"}),
    Sweep(_error_at_largest, peaks="g_at_largest", reads=_Y_IN_DX),
    Number("pivot", pivot),
    Sweep(_weighted_error, sums="mean", reads=_Y_IN_DX),
    Sweep(_error_gradient, stores="dx", reads=_Y_IN_DX),
)

# --- Fenchel-Young losses: Σ y·(x − x of the class) + the entropy (1 − Σ y^alpha) / (alpha·(alpha − 1)) --------------------------


@overloaded
def _below_peak(x, y, peak):
    return 0.0 if y == 0.0 else y * (x - peak)


def _distance_and_square(x, y, peak):
    return _below_peak(x, y, peak), y * y


def _distance_and_power15(x, y, peak):
    return _below_peak(x, y, peak), y * sqrt(y)


def _distance_and_power(x, y, alpha, peak):
    return _below_peak(x, y, peak), 0.0 if y == 0.0 else exp(alpha * log(y))


def _loss(kept, entropy, logit, peak, divisor):
    return 0.0 / divisor if kept == 0.0 else kept * (entropy - (logit - peak)) / divisor  # NaN if no row is kept


def _scaled(y, scale):
    return 0.0 if scale == 0.0 else scale * y


def _fenchel_young(values, sums, entropy):
    """Return the steps of a loss. `values` are the steps that store the values in dx."""
    return (
        Pick("logit", "x", "place"),
        *values,
        Sweep(sums, sums=("distance", "powers"), reads=_Y_IN_DX),
        Number("entropy", entropy),
        KEPT,
        Number("loss", _loss),
        Number("scale", lambda kept, divisor: 0.0 if kept == 0.0 else kept / divisor),
        Pick("of_class", "dx", "place"),
        Number("slope", lambda scale, of_class: scale * (of_class - 1.0)),
        Sweep(_scaled, stores="dx", reads=_Y_IN_DX),
        Put("slope", "dx", "place"),
    )


SPARSEMAX_LOSS = _fenchel_young(sparsemax_to("dx"), _distance_and_square, lambda distance, powers: distance + 0.5 * (1.0 - powers))
ENTMAX15_LOSS = _fenchel_young(entmax15_to("dx"), _distance_and_power15, lambda distance, powers: distance + (1.0 - powers) / 0.75)
ENTMAX_LOSS = _fenchel_young(
    entmax_to("dx"),
    _distance_and_power,
    lambda alpha, distance, powers: distance + (1.0 - powers) / (alpha * (alpha - 1.0)),
)

# --- the losses -------------------------------------------------------------------------------------------------------------------


def _loss(name: str, steps: tuple[Step, ...], rows: tuple[str, ...], numbers: tuple[str, ...], long=()) -> RowSteps:
    """Return the record of a loss, which makes the loss of each row and its gradient. The class of a row is an integer."""
    return RowSteps(name, steps, rows, numbers, ("loss",), ("dx",), integers=tuple({"place"} & {*numbers}), long=long)


_OF_CLASS = ("place", "ignored", "z_loss", "divisor", "kept_rows")
_SMOOTHED = (*_OF_CLASS, "sharp", "even")
_OF_PROBABILITIES = ("sharp", "even", "z_loss", "divisor")
_SPARSE = ("place", "ignored", "divisor")
_WEIGHTED, _TARGET = ("x", "weight"), ("x", "q")
_OF_SUMS = ("share_of_class", "slope_of_class")
LOSSES = by_name(
    (
        _loss("classes", cross_entropy.OF_CLASSES, ("x",), _OF_CLASS, ("class_of_row", *_OF_SUMS)),
        _loss("weighted_classes", cross_entropy.OF_WEIGHTED_CLASSES, _WEIGHTED, _OF_CLASS, ("class_of_weighted_row", *_OF_SUMS)),
        _loss("smoothed_classes", cross_entropy.OF_SMOOTHED_CLASSES, ("x",), _SMOOTHED),
        _loss("smoothed_weighted_classes", cross_entropy.OF_SMOOTHED_WEIGHTED_CLASSES, _WEIGHTED, _SMOOTHED),
        _loss("probabilities", cross_entropy.OF_PROBABILITIES, _TARGET, _OF_PROBABILITIES),
        _loss("weighted_probabilities", cross_entropy.OF_WEIGHTED_PROBABILITIES, (*_TARGET, "weight"), _OF_PROBABILITIES),
        _loss("softmax_mean_squared_error", SQUARED_ERROR, _TARGET, ("factor",)),
        _loss("sparsemax_loss", SPARSEMAX_LOSS, ("x",), _SPARSE),
        _loss("entmax15_loss", ENTMAX15_LOSS, ("x",), _SPARSE),
        _loss("entmax_loss", ENTMAX_LOSS, ("x",), (*_SPARSE, "alpha")),
    )
)
SUM = RowSteps("sum", (Sweep(itself, sums="total"),), ("x",), made=("total",))
# The divisors of the means, and the sum of the losses, on GPUs.
DIVISORS = by_name(
    (
        RowSteps(
            "weight_of_class", cross_entropy.WEIGHT_OF_CLASS, ("weight",), ("place", "ignored"), ("total",), integers=("place",)
        ),
        RowSteps("count_of_kept", cross_entropy.COUNT_OF_KEPT, ("place",), ("ignored",), ("total",), integers=("place",)),
        SUM,
    )
)

# --- binary cross-entropy, of single elements -----------------------------------------------------------------------------------


@overloaded
def _weighed(weight, softplus):
    return 0.0 if weight == 0.0 else weight * softplus


def binary_cross_entropy(x, q, pos_weight, factor):
    """Return factor·(pos_weight·q·log(1 + e⁻ˣ) + (1 − q)·log(1 + eˣ)) and its derivative by x."""
    positive, negative = pos_weight * q, 1.0 - q
    rest = log1pexp(-abs(x))
    above, below = (x if x > 0.0 else 0.0), (0.0 if x > 0.0 else -x)
    loss = _weighed(positive, below + rest) + _weighed(negative, above + rest)
    loss = 0.0 if factor == 0.0 and loss == INF else loss  # a loss without weight adds nothing
    slope = negative * sigmoid(x) - positive * sigmoid(-x)
    return factor * (loss if x == x else x), factor * (slope if x == x else x)
