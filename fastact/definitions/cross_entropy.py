"""Steps for the rows of cross-entropy: the loss of each row and its gradient.

Each class has a share of the target. For class indices, the share of the row's class is the weight of the class. For probabilities
q, it is weight·q. Smoothing multiplies the share by `sharp` and adds weight·`even`. A mean divides by `divisor`, and the mean of
the z-loss divides by `kept_rows`. A row whose class is `ignored` does not count. A row whose class is out of range is NaN.
"""

from fastact.definitions.log_softmax import LOG_SUM, POWERS_IN_DX, log_share
from fastact.definitions.row_records import Number, Pick, Put, Sweep
from fastact.definitions.softmax import divided
from fastact.elementary import exp, expm1
from fastact.elementary.intrinsics import fma
from fastact.elementary.precision import overloaded

NAN = float("nan")
_SHARES = (*POWERS_IN_DX, *LOG_SUM)
_POWER_IN_DX = {"power": "dx"}


@overloaded
def _cross(share, log_probability):
    """Return −share·log p, and 0 without a share, because a logarithm that does not count may be infinite."""
    return 0.0 if share == 0.0 else -share * log_probability


@overloaded
def _z_part(factor, z_loss, divisor, log_sum_exp):
    return factor * z_loss * log_sum_exp / divisor if z_loss != 0.0 else 0.0


# --- class indices ---------------------------------------------------------------------------------------------------------------


KEPT = Number("kept", lambda place, ignored, length: 0.0 if place == ignored else 1.0 if 0.0 <= place < length else NAN)


def _is_kept(place, ignored):
    return 0.0 if place == ignored else 1.0


@overloaded
def _loss(kept, loss, z_loss, kept_rows, peak, log_sum):
    z_part = _z_part(peak + log_sum, z_loss, kept_rows, peak + log_sum)
    return 0.0 / kept_rows if kept == 0.0 else kept * (loss + z_part)  # NaN if no row is kept


@overloaded
def _slope_of_z(kept, z_loss, kept_rows, peak, log_sum):
    return 0.0 if kept == 0.0 else kept * _z_part(2.0, z_loss, kept_rows, peak + log_sum)


@overloaded
def _counted(coefficient, value):
    """Return coefficient·value, and 0 in a row that does not count, whatever it contains."""
    return 0.0 if coefficient == 0.0 else coefficient * value


def _class_slope(share, z_slope, log_share):
    """Return the gradient of the row's class. softmax − 1 keeps its digits even if the class has nearly all of the probability."""
    return _counted(share, expm1(log_share)) + _counted(z_slope, exp(log_share))


def _times_share(power, total, reciprocal, coefficient):
    return _counted(coefficient, divided(power, total, reciprocal))


def _of_class(class_weight):
    return (
        Pick("logit", "x", "place"),
        class_weight,
        *_SHARES,
        KEPT,
        Number("log_share", lambda logit, peak, log_sum: log_share(logit, peak, log_sum)),
    )


def _class_loss(kept, class_weight, divisor, log_share, z_loss, kept_rows, peak, log_sum):
    return _loss(kept, _cross(class_weight, log_share) / divisor, z_loss, kept_rows, peak, log_sum)


def _share(kept, class_weight, divisor):
    return 0.0 if kept == 0.0 else kept * class_weight / divisor


def _of_sharp_class(class_weight):
    return (
        *_of_class(class_weight),
        Number("loss", _class_loss),
        Number("share", _share),
        Number("z_slope", _slope_of_z),
        Number("coefficient", lambda share, z_slope: share + z_slope),
        Number("slope", _class_slope),
        Sweep(_times_share, stores="dx", reads=_POWER_IN_DX),
        Put("slope", "dx", "place"),
    )


@overloaded
def _weighted_even_loss(x, weight, even, peak, log_sum):
    return _cross(weight * even, log_share(x, peak, log_sum)), weight


def _even_loss(x, even, peak, log_sum):
    return _weighted_even_loss(x, 1.0, even, peak, log_sum)


def _smoothed_loss(kept, class_weight, sharp, even_loss, divisor, log_share, z_loss, kept_rows, peak, log_sum):
    loss = (_cross(sharp * class_weight, log_share) + even_loss) / divisor
    return _loss(kept, loss, z_loss, kept_rows, peak, log_sum)


@overloaded
def _weighted_smoothed_slope(power, weight, even, weights, total, reciprocal, scale, coefficient):
    y = divided(power, total, reciprocal)
    return 0.0 if scale == 0.0 else coefficient * y + scale * (even * (y * weights - weight))


def _smoothed_slope(power, even, weights, total, reciprocal, scale, coefficient):
    return _weighted_smoothed_slope(power, 1.0, even, weights, total, reciprocal, scale, coefficient)


def _class_smoothed_slope(log_share, class_weight, sharp, even, weights, scale, z_slope):
    below = expm1(log_share)  # softmax − 1
    slope = sharp * class_weight * below + even * ((weights - class_weight) + weights * below)
    return 0.0 if scale == 0.0 else scale * slope + z_slope * exp(log_share)


def _of_smoothed_class(class_weight, terms, slopes):
    return (
        *_of_class(class_weight),
        terms,
        Number("loss", _smoothed_loss),
        Number("z_slope", _slope_of_z),
        Number("scale", lambda kept, divisor: kept / divisor),
        Number("coefficient", lambda scale, sharp, class_weight, z_slope: scale * sharp * class_weight + z_slope),
        Number("slope", _class_smoothed_slope),
        Sweep(slopes, stores="dx", reads=_POWER_IN_DX),
        Put("slope", "dx", "place"),
    )


_ONE = Number("class_weight", lambda: 1.0)
_WEIGHT = Pick("class_weight", "weight", "place")
OF_CLASSES = _of_sharp_class(_ONE)
OF_WEIGHTED_CLASSES = _of_sharp_class(_WEIGHT)
OF_SMOOTHED_CLASSES = _of_smoothed_class(_ONE, Sweep(_even_loss, sums="even_loss", counts=(None, "weights")), _smoothed_slope)
OF_SMOOTHED_WEIGHTED_CLASSES = _of_smoothed_class(
    _WEIGHT, Sweep(_weighted_even_loss, sums=("even_loss", "weights")), _weighted_smoothed_slope
)
# The divisors of the means.
WEIGHT_OF_CLASS = (
    Pick("class_weight", "weight", "place"),
    KEPT,
    Number("total", lambda class_weight, kept: class_weight if kept == 1.0 else 0.0),
)
COUNT_OF_KEPT = (Sweep(_is_kept, sums="total"),)

# --- probabilities ---------------------------------------------------------------------------------------------------------------


@overloaded
def _share_of(q, weight, sharp, even, divisor):
    return weight * ((sharp * q + even) / divisor)


@overloaded
def _weighted_loss_and_target(x, q, weight, sharp, even, divisor, peak, log_sum):
    share = _share_of(q, weight, sharp, even, divisor)
    return _cross(share, log_share(x, peak, log_sum)), share


def _loss_and_target(x, q, sharp, even, divisor, peak, log_sum):
    return _weighted_loss_and_target(x, q, 1.0, sharp, even, divisor, peak, log_sum)


def _loss_of_probabilities(z_loss, divisor, peak, log_sum, shares):
    return shares + _z_part(peak + log_sum, z_loss, divisor, peak + log_sum)


def _coefficient_of_probabilities(z_loss, divisor, peak, log_sum, targets):
    return targets + _z_part(2.0, z_loss, divisor, peak + log_sum)


@overloaded
def _weighted_slopes(power, q, weight, sharp, even, divisor, total, reciprocal, coefficient):
    return fma(coefficient, divided(power, total, reciprocal), -_share_of(q, weight, sharp, even, divisor))


def _slopes(power, q, sharp, even, divisor, total, reciprocal, coefficient):
    return _weighted_slopes(power, q, 1.0, sharp, even, divisor, total, reciprocal, coefficient)


def _of_probabilities(terms, slopes):
    return (
        *_SHARES,
        Sweep(terms, sums=("shares", "targets")),
        Number("loss", _loss_of_probabilities),
        Number("coefficient", _coefficient_of_probabilities),
        Sweep(slopes, stores="dx", reads=_POWER_IN_DX),
    )


OF_PROBABILITIES = _of_probabilities(_loss_and_target, _slopes)
OF_WEIGHTED_PROBABILITIES = _of_probabilities(_weighted_loss_and_target, _weighted_slopes)
