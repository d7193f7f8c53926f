"""Layers that have weights or chance in them, as plain functions of arrays, with their gradients.

What is drawn comes from the `numpy.random.Generator` that is passed in, in the order of the array: the same on any number of
threads. A layer with chance in it returns its value and its slope; the gradient of its input is ``g * slope``.
"""

from fastact.nn.chance import alpha_dropout, dropout, gumbel_softmax, lecun_normal, rrelu
from fastact.nn.channels import prelu_backward, swish_backward
from fastact.nn.maxout import maxout_linear, maxout_linear_backward
from fastact.nn.norms import layer_norm, layer_norm_backward, rms_norm, rms_norm_backward
from fastact.runtime.namespace import only

__all__ = [
    "alpha_dropout",
    "dropout",
    "gumbel_softmax",
    "layer_norm",
    "layer_norm_backward",
    "lecun_normal",
    "maxout_linear",
    "maxout_linear_backward",
    "prelu_backward",
    "rms_norm",
    "rms_norm_backward",
    "rrelu",
    "swish_backward",
]


def __dir__():
    return __all__  # not the modules that they are in


__getattr__ = only(__name__, __all__)
