"""The rows of losses, as steps: each gives numbers that the loss is made of, and the gradient of the logits.

They leave out what only concerns the target's own class, one entry a row: `fastact.losses` adds it.
"""

from math import sqrt

from fastact.activations.definition import Length, Number, Sweep
from fastact.activations.log_softmax import POWERS_IN_DX, log_share
from fastact.activations.softmax import PEAK, divided, pivot, pivots, reciprocal, shifted_exp
from fastact.activations.sparse import entmax15_to, entmax_to, sparsemax_to
from fastact.elementary import exp, log, log1p, log1pexp, sigmoid
from fastact.precision import kernel

# --- cross-entropy: numbers factor (of the softmax), z_factor, peak, rest, count, total, reciprocal, log_sum, peak ... ------------


def _log_sum(factor, z_factor, peak, rest, count, *numbers):
    return log1p(count - 1.0 + rest)


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


def _before_last(*numbers):
    return numbers[-2]


def _less_target(power, q, factor, z_factor, peak, rest, count, total, reciprocal, *numbers):
    return numbers[-1] * divided(power, total, reciprocal) - q


def _soft_coefficient(factor, z_factor, peak, rest, count, total, reciprocal, log_sum, same_peak, loss, targets, *numbers):
    return factor + targets + 2.0 * z_factor * (peak + log_sum)


# of probabilities q, times whatever weighs them: the same, with Σ q·(−log softmax) and less q in the gradient
SOFT_CROSS_ENTROPY = (
    *_SHARES,
    Sweep(_soft_loss_and_target, reads=("x", "q"), reduces=("sum", "sum")),
    Number(_before_last, stores="loss"),
    Number(_soft_coefficient),
    Sweep(_less_target, reads=("dx", "q"), stores="dx"),
)

# --- softmax and squared error ---------------------------------------------------------------------------------------------------


def _share_and_square(power, q, *numbers):
    y = divided(power, numbers[-2], numbers[-1])
    return y, (y - q) * (y - q)


def _error_at_pivots(y, q, *numbers):
    return pivots(y - q, y, numbers[-1])


def _weighted_error(y, q, *numbers):
    return y * (y - q - numbers[-1])


def _error_gradient(y, q, factor, *numbers):
    return factor * (y * (y - q - numbers[-2] - numbers[-1]))


# Σ (softmax − q)² and factor·softmax·((softmax − q) − Σ softmax·(softmax − q))
SQUARED_ERROR = (
    PEAK,
    Sweep(shifted_exp, reads=("x",), stores="dx", reduces="sum"),
    Number(reciprocal),
    Sweep(_share_and_square, reads=("dx", "q"), stores=("dx", None), reduces=(None, "sum")),
    Number(lambda *numbers: numbers[-1], stores="loss"),
    Length(),
    Sweep(_error_at_pivots, reads=("dx", "q"), reduces=("max", "max")),
    Number(pivot),
    Sweep(_weighted_error, reads=("dx", "q"), reduces="sum"),
    Sweep(_error_gradient, reads=("dx", "q"), stores="dx"),
)

# --- Fenchel-Young losses: Σ y·(x − peak) + the entropy (1 − Σ y^alpha) / (alpha·(alpha − 1)), and y in dx ---------------------


@kernel
def _below_peak(x, y, peak):
    return 0.0 if y == 0.0 else y * (x - peak)


def _sparse_loss(peak, tau, distance, powers):
    return distance + 0.5 * (1.0 - powers)


def _loss15(peak, tau, distance, powers):
    return distance + (1.0 - powers) / 0.75


def _entmax_loss(alpha, peak, tau, distance, powers):
    return distance + (1.0 - powers) / (alpha * (alpha - 1.0))


def _peak_at_first(peak, *numbers):
    return peak


def _peak_at_second(alpha, peak, *numbers):
    return peak


def _distance_and_power(x, y, alpha, peak, tau):
    return _below_peak(x, y, peak), 0.0 if y == 0.0 else exp(alpha * log(y))


SPARSEMAX_LOSS = (
    *sparsemax_to("dx"),
    Sweep(lambda x, y, peak, tau: (_below_peak(x, y, peak), y * y), reads=("x", "dx"), reduces=("sum", "sum")),
    Number(_sparse_loss, stores="loss"),
    Number(_peak_at_first, stores="peak"),
)
ENTMAX15_LOSS = (
    *entmax15_to("dx"),
    Sweep(lambda x, y, peak, tau: (_below_peak(x, y, peak), y * sqrt(y)), reads=("x", "dx"), reduces=("sum", "sum")),
    Number(_loss15, stores="loss"),
    Number(_peak_at_first, stores="peak"),
)
ENTMAX_LOSS = (
    *entmax_to("dx"),
    Sweep(_distance_and_power, reads=("x", "dx"), reduces=("sum", "sum")),
    Number(_entmax_loss, stores="loss"),
    Number(_peak_at_second, stores="peak"),
)

# --- binary cross-entropy, of single elements -----------------------------------------------------------------------------------


@kernel
def _weighed(weight, softplus):
    return 0.0 if weight == 0.0 else weight * softplus


def binary_cross_entropy(x, q, pos_weight, factor):
    """factor·(pos_weight·q·log(1 + e⁻ˣ) + (1 − q)·log(1 + eˣ)) and its derivative by x."""
    positive, negative = pos_weight * q, 1.0 - q
    rest = log1pexp(-abs(x))
    above, below = (x if x > 0.0 else 0.0), (0.0 if x > 0.0 else -x)
    loss = _weighed(positive, below + rest) + _weighed(negative, above + rest)
    slope = negative * sigmoid(x) - positive * sigmoid(-x)
    return factor * (loss if x == x else x), factor * (slope if x == x else x)
