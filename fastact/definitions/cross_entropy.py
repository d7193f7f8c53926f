"""The rows of cross-entropy, as steps.

On the CPU they leave out what only concerns the target's own class, one entry a row: `fastact.losses` adds it. On a GPU a step
looks where it stands in the row.
"""

from fastact.definitions.log_softmax import LOG_SUM, POWERS_IN_DX, log_share
from fastact.definitions.row_records import Number, Sweep
from fastact.definitions.softmax import divided, itself
from fastact.elementary import expm1
from fastact.elementary.precision import overloaded

NAN = float("nan")


_SHARES = (*POWERS_IN_DX, LOG_SUM)


def _coefficient(factor, z_factor, peak, log_sum):
    return factor + 2.0 * z_factor * (peak + log_sum)


def _times_share(power, coefficient, total, reciprocal):
    return coefficient * divided(power, total, reciprocal)


# of class indices: peak, log Σ e^(x − peak), and (factor + 2·z_factor·log-sum-exp)·softmax
CROSS_ENTROPY = (
    *_SHARES,
    Number("coefficient", _coefficient),
    Sweep(_times_share, stores="dx", reads={"power": "dx"}),
)


def _soft_loss_and_target(x, q, peak, log_sum):
    return (0.0 if q == 0.0 else -q * log_share(x, peak, log_sum)), q


def _soft_coefficient(factor, z_factor, peak, log_sum, targets):
    return factor + targets + 2.0 * z_factor * (peak + log_sum)


def _times_share_less_target(power, q, coefficient, total, reciprocal):
    return coefficient * divided(power, total, reciprocal) - q


# of probabilities q, times whatever weighs them: the same, with Σ q·(−log softmax) and less q in the gradient
SOFT_CROSS_ENTROPY = (
    *_SHARES,
    Sweep(_soft_loss_and_target, sums=("loss", "targets")),
    Number("coefficient", _soft_coefficient),
    Sweep(_times_share_less_target, stores="dx", reads={"power": "dx"}),
)

# --- cross-entropy as a whole, on a GPU ------------------------------------------------------------------------------------------
# Each class has its share of the target, weight·(sharp·(1 if it is the row's class) + even), or with probabilities
# weight·(sharp·q + even); then the mean divides by `divisor`, that of the z-loss by `kept_rows`. A row whose class is `ignored`
# counts for nothing, one out of range is NaN.


@overloaded
def _class_terms(x, weight, position, place, sharp, even, peak, log_sum):
    """(what the class adds to the loss, its weight if it is the row's class, its weight)."""
    # selected, not multiplied by 0: the weight of a class that does not count here may be infinite
    hit_weight = weight if position == place else 0.0
    share = sharp * hit_weight + (weight * even if even != 0.0 else 0.0)
    return (0.0 if share == 0.0 else -share * log_share(x, peak, log_sum)), hit_weight, weight


def _kept(place, ignored, classes):
    return 0.0 if place == ignored else 1.0 if 0.0 <= place < classes else NAN


def _loss_of_class(z_loss, divisor, kept_rows, peak, log_sum, shares, kept):
    z_part = z_loss * (peak + log_sum) * (peak + log_sum) if z_loss != 0.0 else 0.0
    return 0.0 / kept_rows if kept == 0.0 else kept * (shares / divisor + z_part / kept_rows)  # NaN where no row is kept


def _z_scale(z_loss, kept_rows, peak, log_sum):
    return 2.0 * z_loss * (peak + log_sum) / kept_rows if z_loss != 0.0 else 0.0


@overloaded
def _weighted_slopes(
    power, x, weight, position, place, sharp, even, peak, total, reciprocal, log_sum, hit_weight, weights, kept, scale, z_scale
):
    """The gradient, which keeps its digits where the row's class has nearly all of the probability."""
    y = divided(power, total, reciprocal)
    of_class = expm1(log_share(x, peak, log_sum)) if position == place else y
    slope = sharp * hit_weight * of_class + (even * (y * weights - weight) if even != 0.0 else 0.0)
    return 0.0 if kept == 0.0 else kept * (scale * slope + z_scale * y)


def _terms_of_class(x, position, place, sharp, even, peak, log_sum):
    return _class_terms(x, 1.0, position, place, sharp, even, peak, log_sum)


def _slopes(power, x, position, place, sharp, even, peak, total, reciprocal, log_sum, hit_weight, weights, kept, scale, z_scale):
    return _weighted_slopes(
        power, x, 1.0, position, place, sharp, even, peak, total, reciprocal, log_sum, hit_weight, weights, kept, scale, z_scale
    )


def _of_class(terms, slopes, sums, counts):
    return (
        *_SHARES,
        Sweep(terms, sums=sums, counts=counts),
        Number("kept", _kept),
        Number("loss", _loss_of_class),
        Number("scale", lambda kept, divisor: kept / divisor),
        Number("z_scale", _z_scale),
        Sweep(slopes, stores="dx", reads={"power": "dx"}),
    )


def _weight_if_hit(weight, position, place, ignored):
    return weight if position == place and place != ignored else 0.0


def _is_kept(place, ignored):
    return 0.0 if place == ignored else 1.0


@overloaded
def _share_of(q, weight, sharp, even, divisor):
    return weight * ((sharp * q + even) / divisor)


@overloaded
def _weighted_loss_and_target(x, q, weight, sharp, even, divisor, peak, log_sum):
    share = _share_of(q, weight, sharp, even, divisor)
    return (0.0 if share == 0.0 else -share * log_share(x, peak, log_sum)), share


@overloaded
def _z_part(factor, z_loss, divisor, log_sum_exp):
    return factor * z_loss * log_sum_exp / divisor if z_loss != 0.0 else 0.0


def _loss_of_probabilities(z_loss, divisor, peak, log_sum, shares):
    return shares + _z_part(peak + log_sum, z_loss, divisor, peak + log_sum)


def _coefficient_of_probabilities(z_loss, divisor, peak, log_sum, targets):
    return targets + _z_part(2.0, z_loss, divisor, peak + log_sum)


@overloaded
def _weighted_slopes_of_probabilities(power, q, weight, sharp, even, divisor, total, reciprocal, coefficient):
    return coefficient * divided(power, total, reciprocal) - _share_of(q, weight, sharp, even, divisor)


def _loss_and_target(x, q, sharp, even, divisor, peak, log_sum):
    return _weighted_loss_and_target(x, q, 1.0, sharp, even, divisor, peak, log_sum)


def _slopes_of_probabilities(power, q, sharp, even, divisor, total, reciprocal, coefficient):
    return _weighted_slopes_of_probabilities(power, q, 1.0, sharp, even, divisor, total, reciprocal, coefficient)


def _of_probabilities(terms, slopes):
    return (
        *_SHARES,
        Sweep(terms, sums=("shares", "targets")),
        Number("loss", _loss_of_probabilities),
        Number("coefficient", _coefficient_of_probabilities),
        Sweep(slopes, stores="dx", reads={"power": "dx"}),
    )


OF_CLASSES = _of_class(_terms_of_class, _slopes, "shares", (None, "hit_weight", "weights"))
OF_WEIGHTED_CLASSES = _of_class(_class_terms, _weighted_slopes, ("shares", None, "weights"), (None, "hit_weight"))
OF_PROBABILITIES = _of_probabilities(_loss_and_target, _slopes_of_probabilities)
OF_WEIGHTED_PROBABILITIES = _of_probabilities(_weighted_loss_and_target, _weighted_slopes_of_probabilities)
# what the means divide by, and the sum of the losses
WEIGHT_OF_CLASS = (Sweep(_weight_if_hit, counts="total"),)
COUNT_OF_KEPT = (Sweep(_is_kept, sums="total"),)
SUM = (Sweep(itself, sums="total"),)
