"""Losses of logits, each with its gradient from the same call.

``loss, gradient = fastact.losses.cross_entropy(logits, target)``: the classes lie along ``axis``, the last by default, every other
axis counts examples. The gradient is that of the loss that is returned, so that ``reduction="mean"`` has its 1/n in it; it is
written to ``out``, which may be the logits themselves.
"""

from fastact.losses.binary import binary_cross_entropy_with_logits
from fastact.losses.categorical import cross_entropy
from fastact.losses.sparse_losses import entmax15_loss, entmax_loss, sparsemax_loss
from fastact.losses.squared_error import softmax_mean_squared_error
from fastact.runtime.namespace import only

__all__ = [
    "binary_cross_entropy_with_logits",
    "cross_entropy",
    "entmax15_loss",
    "entmax_loss",
    "softmax_mean_squared_error",
    "sparsemax_loss",
]


def __dir__():
    return __all__  # not the modules that they are in


__getattr__ = only(__name__, __all__)
