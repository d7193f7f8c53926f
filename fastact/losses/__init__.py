"""Losses of logits, with their gradients.

``loss, gradient = fastact.losses.cross_entropy(logits, target)`` computes both. The classes lie along ``axis``, by default the last
one; the other axes count examples. The gradient belongs to the loss that is returned, so it contains the factor 1/n of
``reduction="mean"``. ``out=logits`` writes the gradient over the logits.
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
    return __all__  # without the modules that define them


__getattr__ = only(__name__, __all__)
