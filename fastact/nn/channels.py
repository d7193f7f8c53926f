"""Gradients of parameters that a channel shares."""

import functools
import math

import numpy as np

from fastact.codegen.operands import Operands
from fastact.definitions import CATALOGUE
from fastact.definitions import shared_parameters as channels
from fastact.runtime.arguments import check_axis, check_whole_number, floats, stored_floats
from fastact.runtime.containers.call import COMMON_ROW, ROW, WHOLE
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in, type_of_gradient, type_of_results
from fastact.runtime.ufuncs import row_ufunc

# The sizes of the pieces that are summed, as rows of one channel or of several. They are fixed, so that the order of a sum does not
# depend on threads.
ELEMENTS_TOGETHER, ROWS_TOGETHER = 1 << 15, 1024


@functools.cache
def gradient_ufuncs(name: str):
    """Return (ufunc along the last axis, ufunc along the middle one of three axes).

    They compute the gradient of x and that of the parameter, summed along the axis. If x has 16 bits, the parameter and its
    gradient are float32.
    """
    operands = Operands(("g", "x", "p", "dx", "dp"), 3, frozenset({"p", "dp"}), frozenset())
    steps = channels.gradients(CATALOGUE[name])
    single = tuple(operands.names.index(each) for each in ("p", "dp"))
    ufunc, blocks = row_ufunc(name, __name__, f"Rows of {name}_backward.", f"channels_{name}", steps, operands, single)
    return ufunc, blocks()


def _broadcast_axis(shape: tuple[int, ...], whole: tuple[int, ...]) -> int | None:
    """Return the axis of the array along which a parameter of several dimensions lies when it broadcasts, or None."""
    longer = [k - len(shape) for k, length in enumerate(shape) if length != 1]
    fits = len(longer) == 1 and len(shape) <= len(whole) and whole[longer[0]] == shape[longer[0]]
    return longer[0] if fits else None


def _channel_backward(layer: str, name: str, g, x, given, axis: int):
    """Return (dx, the parameter's gradient in its own shape), computed in one pass over g and x."""
    x = stored_floats(layer, "x", x)
    g, parameter = stored_floats(layer, "g", g, x), floats(layer, "the parameter", given, x)
    parameter = np.asarray(parameter, computed_in(x.dtype)) if parameter.ndim == 0 else parameter  # as for all single numbers
    dtype = type_of_results((g, x), (parameter,))
    if g.shape != x.shape:
        raise ValueError(f"{layer}: g must have x's shape {x.shape}, got {g.shape}")
    if parameter.size == 1:
        check_whole_number(layer, "axis", axis)
    else:
        axis = check_axis(layer, axis, x.shape)
        found = axis if parameter.ndim < 2 else _broadcast_axis(parameter.shape, x.shape)
        if found is None or parameter.size != x.shape[found]:
            channels_in_x = f"one for each of x's {x.shape[axis]} channels along axis {axis}"
            raise ValueError(f"{layer}: the parameter must be one number, or {channels_in_x}; got shape {parameter.shape}")
        axis = found
    g, x = (np.asarray(a, dtype, order="C") for a in (g, x))
    p = np.asarray(parameter.reshape(-1), computed_in(dtype), order="C")
    dx = np.empty_like(x)
    along, across = gradient_ufuncs(name)
    down = functools.partial(along, axis=0)
    total = np.zeros(p.size)
    if p.size == 1:
        outer, channels_in_all, inner = 1, 1, x.size
    else:
        axis %= x.ndim
        outer, channels_in_all, inner = math.prod(x.shape[:axis]), p.size, math.prod(x.shape[axis + 1 :])
    if channels_in_all == 1 and outer == 1:  # rows of equal length, and the remainder
        outer, inner = divmod(inner, ELEMENTS_TOGETHER)
        pieces = [((outer, 1, ELEMENTS_TOGETHER), along), ((1, 1, inner), along)]
    elif inner == 1:
        whole, rest = divmod(outer, ROWS_TOGETHER)
        if whole < 2:  # too few pieces for the threads, which can share the channels instead
            whole, rest = 0, outer
        pieces = [((whole, ROWS_TOGETHER, channels_in_all), across), ((rest, channels_in_all), down)]
    else:
        pieces = [((outer, channels_in_all, inner), along)]
    start = 0
    for shape, ufunc in pieces:
        end = start + math.prod(shape)
        if end > start:
            parts = [a.reshape(-1)[start:end].reshape(shape) for a in (g, x, dx)]
            _, sums = ufunc(parts[0], parts[1], p, out=(parts[2], None))
            total += np.sum(sums.reshape(-1, p.size), axis=0, dtype=np.float64)
        start = end
    return dx, total.astype(type_of_gradient(given, dtype)).reshape(parameter.shape)


@on_containers({"g": ROW, "x": ROW, "weight": COMMON_ROW}, (ROW, WHOLE))
def prelu_backward(g, x, weight, *, axis: int = 1):
    r"""Gradients of `fastact.prelu` with respect to its input and to the weight of each channel, in one pass.

    .. math:: dx = g \cdot (1\text{ if }x > 0\text{ else }w), dw_c = \sum g\,x\,[x \le 0]

    Parameters
    ----------
    g, x : array_like
        Upstream gradient and input, of the same shape. float32, float16 and bfloat16 are preserved.
    weight : array_like
        One number for each channel, or one for all channels. It has one dimension, or the shape with which it broadcasts in the
        forward pass: (C, 1, 1) or (1, C, 1, 1) for images with the channels first.
    axis : int, default 1
        The axis of the channels, used if the weight has one dimension. It is 1 in PyTorch, and −1 if the channels come last.
        For images with the channels first, the forward pass is ``fastact.prelu(x, weight.reshape(-1, 1, 1))``.

    Returns
    -------
    dx : ndarray
        Gradient with respect to x, in the shape of x.
    dweight : ndarray
        Gradient with respect to the weight, in its shape; for 16-bit x it has the dtype of the weight. The order of the sum does
        not depend on the number of threads.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If `g` does not have the shape of `x`, or if the parameter does not match the channels.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    He, Zhang, Ren & Sun (2015), Delving deep into rectifiers, arXiv:1502.01852.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> dx, dweight = fastact.nn.prelu_backward(np.ones((2, 2)), np.array([[-1.0, 2.0], [-3.0, -4.0]]), np.array([0.1, 0.2]))
    >>> dx, dweight
    (array([[0.1, 1. ],
           [0.1, 0.2]]), array([-4., -4.]))
    """
    return _channel_backward("prelu_backward", "prelu", g, x, weight, axis)


@on_containers({"g": ROW, "x": ROW, "beta": COMMON_ROW}, (ROW, WHOLE))
def swish_backward(g, x, beta, *, axis: int = 1):
    r"""Gradients of `fastact.swish` with respect to its input and to the beta of each channel, in one pass.

    .. math:: dx = g\,(\sigma(\beta x) + \beta x\,\sigma(\beta x)\,\sigma(-\beta x))

    .. math:: d\beta_c = \sum g\,x^2 \sigma(\beta x)\,\sigma(-\beta x)

    Parameters
    ----------
    g, x : array_like
        Upstream gradient and input, of the same shape. float32, float16 and bfloat16 are preserved.
    beta : array_like
        One number for each channel, or one for all channels. It has one dimension, or the shape with which it broadcasts in the
        forward pass: (C, 1, 1) or (1, C, 1, 1) for images with the channels first.
    axis : int, default 1
        The axis of the channels, as in `prelu_backward`.

    Returns
    -------
    dx : ndarray
        Gradient with respect to x, in the shape of x.
    dbeta : ndarray
        Gradient with respect to beta, in its shape; for 16-bit x it has the dtype of beta. The order of the sum does not depend on
        the number of threads.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If `g` does not have the shape of `x`, or if the parameter does not match the channels.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    Ramachandran, Zoph & Le (2017), Searching for activation functions, arXiv:1710.05941.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> dx, dbeta = fastact.nn.swish_backward(np.ones((1, 2)), np.array([[0.0, 2.0]]), np.array([1.0, 1.0]))
    >>> dx.round(4), dbeta.round(4)
    (array([[0.5   , 1.0908]]), array([0.  , 0.42]))
    """
    return _channel_backward("swish_backward", "swish", g, x, beta, axis)
