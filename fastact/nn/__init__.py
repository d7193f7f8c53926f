"""Layers with weights or random numbers, as functions of arrays, with their gradients.

Random layers take a `numpy.random.Generator`. They draw in the order of the array, so the result does not depend on the number of
threads. A random layer returns its output and its slope; the gradient with respect to its input is ``g * slope``.
"""

from fastact.nn.biased import activation_dropout, bias_activation, bias_activation_backward
from fastact.nn.chance import alpha_dropout, dropout, gumbel_softmax, lecun_normal, rrelu
from fastact.nn.channels import prelu_backward, swish_backward
from fastact.nn.maxout import maxout_linear, maxout_linear_backward
from fastact.nn.norms import layer_norm, layer_norm_backward, rms_norm, rms_norm_backward
from fastact.runtime.namespace import only

__all__ = [
    "activation_dropout",
    "alpha_dropout",
    "bias_activation",
    "bias_activation_backward",
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
    return __all__  # without the modules that define them


__getattr__ = only(__name__, __all__)
