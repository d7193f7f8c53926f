"""The rows of cross-entropy, as steps.

On the CPU they leave out what only concerns the target's own class, one entry a row: `fastact.losses` adds it. On a GPU a step
looks where it stands in the row.
"""

from fastact.definitions.log_softmax import POWERS_IN_DX, log_share, log_sum_of
from fastact.definitions.row_records import POSITION, Number, Sweep
from fastact.definitions.softmax import divided, itself
from fastact.elementary import expm1
from fastact.elementary.intrinsics import fma
from fastact.elementary.precision import overloaded

NAN = float("nan")


def last(*numbers):
    return numbers[-1]


# --- cross-entropy: numbers factor (of the softmax), z_factor, peak, rest, count, total, reciprocal, log_sum, peak ... ------------


def _log_sum(factor, z_factor, peak, rest, count, *numbers):
    return log_sum_of(peak, rest, count)


def _peak(factor, z_factor, peak, *numbers):
    return peak


def _coefficient(factor, z_factor, peak, rest, count, total, reciprocal, log_sum, *numbers):
    return factor + 2.0 * z_factor * (peak + log_sum)


def _times_share(power, factor, z_factor, peak, rest, count, total, reciprocal, *numbers):
    return numbers[-1] * divided(power, total, reciprocal)


_SHARES = (*POWERS_IN_DX, Number(_log_sum, stores="log_sum"), Number(_peak, stores="peak"))
# of class indices: peak, log Σ e^(x − peak), and (factor + 2·z_factor·log-sum-exp)·softmax
CROSS_ENTROPY = (*_SHARES, Number(_coefficient), Sweep(_times_share, reads=("dx",), stores="dx"))


def _soft_loss_and_target(x, q, factor, z_factor, peak, rest, count, total, reciprocal, log_sum, *numbers):
    return (0.0 if q == 0.0 else -q * log_share(x, peak, log_sum)), q


def _beforelast(*numbers):
    return numbers[-2]


def _less_target(power, q, factor, z_factor, peak, rest, count, total, reciprocal, *numbers):
    return fma(numbers[-1], divided(power, total, reciprocal), -q)


def _soft_coefficient(factor, z_factor, peak, rest, count, total, reciprocal, log_sum, same_peak, loss, targets, *numbers):
    return factor + targets + 2.0 * z_factor * (peak + log_sum)


# of probabilities q, times whatever weighs them: the same, with Σ q·(−log softmax) and less q in the gradient
SOFT_CROSS_ENTROPY = (
    *_SHARES,
    Sweep(_soft_loss_and_target, reads=("x", "q"), reduces=("sum", "sum")),
    Number(_beforelast, stores="loss"),
    Number(_soft_coefficient),
    Sweep(_less_target, reads=("dx", "q"), stores="dx"),
)

# --- cross-entropy as a whole, on a GPU ------------------------------------------------------------------------------------------
# Each class has its share of the target, weight·(sharp·(1 if it is the row's class) + even), or with probabilities
# weight·(sharp·q + even); then the mean divides by `divisor`, that of the z-loss by `kept_rows`. A row whose class is `ignored`
# counts for nothing, one out of range is NaN.


def _log_sum_of_classes(*numbers):
    peak, rest, count = numbers[-5:-2]
    return log_sum_of(peak, rest, count)


# fmt: off
@overloaded
def _weighted_class_sums(
    x, weight, position, place, ignored, classes, sharp, even, z_loss, divisor, kept_rows,
    peak, rest, count, total, reciprocal, log_sum,
):
    """(what the class adds to the loss, its weight if it is the row's class, its weight)."""
    # selected, not multiplied by 0: the weight of a class that does not count here may be infinite
    hit_weight = weight if position == place else 0.0
    share = sharp * hit_weight + (weight * even if even != 0.0 else 0.0)
    return (0.0 if share == 0.0 else -share * log_share(x, peak, log_sum)), hit_weight, weight


def _kept(place, ignored, classes, *numbers):
    return 0.0 if place == ignored else 1.0 if 0.0 <= place < classes else NAN


def _loss_of_class(
    place, ignored, classes, sharp, even, z_loss, divisor, kept_rows,
    peak, rest, count, total, reciprocal, log_sum, loss, hit_weight, weights, kept,
):
    z_part = z_loss * (peak + log_sum) * (peak + log_sum) if z_loss != 0.0 else 0.0
    return 0.0 / kept_rows if kept == 0.0 else kept * (loss / divisor + z_part / kept_rows)  # NaN where no row is kept


def _scale(place, ignored, classes, sharp, even, z_loss, divisor, *numbers):
    kept = numbers[-2]
    return kept / divisor


def _z_scale(
    place, ignored, classes, sharp, even, z_loss, divisor, kept_rows,
    peak, rest, count, total, reciprocal, log_sum, *numbers,
):
    return 2.0 * z_loss * (peak + log_sum) / kept_rows if z_loss != 0.0 else 0.0


@overloaded
def _weighted_slopes(
    power, x, weight, position, place, ignored, classes, sharp, even, z_loss, divisor, kept_rows,
    peak, rest, count, total, reciprocal, log_sum, loss, hit_weight, weights, kept, loss_in_all, scale, z_scale,
):
    """The gradient, which keeps its digits where the row's class has nearly all of the probability."""
    y = divided(power, total, reciprocal)
    of_class = expm1(log_share(x, peak, log_sum)) if position == place else y
    slope = sharp * hit_weight * of_class + (even * (y * weights - weight) if even != 0.0 else 0.0)
    return 0.0 if kept == 0.0 else kept * (scale * slope + z_scale * y)
# fmt: on


def _class_sums(x, position, *numbers):
    return _weighted_class_sums(x, 1.0, position, *numbers)


def _slopes(power, x, position, *numbers):
    return _weighted_slopes(power, x, 1.0, position, *numbers)


def _of_class(sums, slopes, *weight):
    return (
        *POWERS_IN_DX,
        Number(_log_sum_of_classes),
        Sweep(sums, reads=("x", *weight, POSITION), reduces=("sum", "count", "sum" if weight else "count")),
        Number(_kept),
        Number(_loss_of_class, stores="loss"),
        Number(_scale),
        Number(_z_scale),
        Sweep(slopes, reads=("dx", "x", *weight, POSITION), stores="dx"),
    )


def _weight_if_hit(weight, position, place, ignored):
    return weight if position == place and place != ignored else 0.0


def _is_kept(place, ignored):
    return 0.0 if place == ignored else 1.0


@overloaded
def _share_of(q, weight, sharp, even, divisor):
    return weight * ((sharp * q + even) / divisor)


# fmt: off
@overloaded
def _weighted_loss_and_target(x, q, weight, sharp, even, z_loss, divisor, peak, rest, count, total, reciprocal, log_sum):
    share = _share_of(q, weight, sharp, even, divisor)
    return (0.0 if share == 0.0 else -share * log_share(x, peak, log_sum)), share


@overloaded
def _z_part(factor, z_loss, divisor, log_sum_exp):
    return factor * z_loss * log_sum_exp / divisor if z_loss != 0.0 else 0.0


def _loss_of_probabilities(sharp, even, z_loss, divisor, peak, rest, count, total, reciprocal, log_sum, loss, targets):
    return loss + _z_part(peak + log_sum, z_loss, divisor, peak + log_sum)


def _coefficient_of_probabilities(
    sharp, even, z_loss, divisor, peak, rest, count, total, reciprocal, log_sum, loss, targets, loss_in_all,
):
    return targets + _z_part(2.0, z_loss, divisor, peak + log_sum)


@overloaded
def _weighted_slopes_of_probabilities(
    power, q, weight, sharp, even, z_loss, divisor,
    peak, rest, count, total, reciprocal, log_sum, loss, targets, loss_in_all, coefficient,
):
    return coefficient * divided(power, total, reciprocal) - _share_of(q, weight, sharp, even, divisor)
# fmt: on


def _loss_and_target(x, q, *numbers):
    return _weighted_loss_and_target(x, q, 1.0, *numbers)


def _slopes_of_probabilities(power, q, *numbers):
    return _weighted_slopes_of_probabilities(power, q, 1.0, *numbers)


def _of_probabilities(terms, slopes, *weight):
    return (
        *POWERS_IN_DX,
        Number(_log_sum_of_classes),
        Sweep(terms, reads=("x", "q", *weight), reduces=("sum", "sum")),
        Number(_loss_of_probabilities, stores="loss"),
        Number(_coefficient_of_probabilities),
        Sweep(slopes, reads=("dx", "q", *weight), stores="dx"),
    )


OF_CLASSES = _of_class(_class_sums, _slopes)
OF_WEIGHTED_CLASSES = _of_class(_weighted_class_sums, _weighted_slopes, "weight")
OF_PROBABILITIES = _of_probabilities(_loss_and_target, _slopes_of_probabilities)
OF_WEIGHTED_PROBABILITIES = _of_probabilities(_weighted_loss_and_target, _weighted_slopes_of_probabilities, "weight")
# what the means divide by, and the sum of the losses
WEIGHT_OF_CLASS = (Sweep(_weight_if_hit, reads=("weight", POSITION), reduces="count"), Number(last, stores="total"))
COUNT_OF_KEPT = (Sweep(_is_kept, reads=("place",), reduces="sum"), Number(last, stores="total"))
SUM = (Sweep(itself, reads=("x",), reduces="sum"), Number(last, stores="total"))
