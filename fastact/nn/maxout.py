"""A maxout layer and its gradients."""

import math

import numpy as np

from fastact.runtime.arguments import check_whole_number, floats, stored_floats
from fastact.runtime.containers.call import OTHER_ROW, ROW, WHOLE
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in, type_of_gradient, type_of_results

LAYOUTS = ("consecutive", "strided")


def _pieces(name: str, weight: np.ndarray, pieces: int | None, layout: str) -> tuple[int, int, int]:
    """Return (inputs, units, pieces) of a maxout layer."""
    if layout not in LAYOUTS:
        raise ValueError(f"{name}: layout must be one of {', '.join(LAYOUTS)}, got {layout!r}")
    if pieces is not None:
        check_whole_number(name, "pieces", pieces)
    if weight.ndim == 3 and weight.shape[2] > 0 and pieces is None and layout == "consecutive":
        return weight.shape
    if weight.ndim == 2 and pieces is not None and pieces > 0 and weight.shape[1] % pieces == 0:
        return weight.shape[0], weight.shape[1] // pieces, pieces
    raise ValueError(
        f"{name}: weight must have the shape (inputs, units, pieces), or (inputs, units·pieces) with `pieces` and a layout; "
        f"got {weight.shape}, pieces {pieces} and layout {layout!r}"
    )


def _as_pieces(values: np.ndarray, units: int, pieces: int, layout: str) -> np.ndarray:
    """Return a view (…, units, pieces) of an array with units·pieces entries along its last axis."""
    if layout == "consecutive":
        return values.reshape(*values.shape[:-1], units, pieces)
    return values.reshape(*values.shape[:-1], pieces, units).swapaxes(-1, -2)


def _check_inputs(name: str, x: np.ndarray, inputs: int) -> None:
    if x.ndim == 0 or x.shape[-1] != inputs:
        raise ValueError(f"{name}: x must have {inputs} entries along its last axis, as many as weight's first; got {x.shape}")


@on_containers({"x": ROW, "weight": WHOLE, "bias": WHOLE}, (OTHER_ROW, OTHER_ROW))
def maxout_linear(x, weight, bias=None, *, pieces: int | None = None, layout: str = "consecutive"):
    r"""Maxout layer: each unit is the maximum of several linear functions, its pieces.

    .. math:: y_u = \max_j \left(\sum_i x_i W_{iuj} + b_{uj}\right)

    It approximates convex functions, the more closely the more pieces it has. Two pieces give :math:`|x|`.

    Parameters
    ----------
    x : array_like
        Real numbers of shape (…, inputs). float32, float16 and bfloat16 are preserved.
    weight : array_like
        Shape (inputs, units, pieces). With `pieces`, the shape of a dense layer, (inputs, units·pieces).
    bias : array_like, optional
        Shape (units, pieces) or (units·pieces,), as for the weight.
    pieces : int, optional
        The number of pieces of a unit, for a weight of two dimensions.
    layout : {"consecutive", "strided"}
        The columns of a weight of two dimensions that belong to a unit: consecutive columns (thinc, Paddle), or every units-th
        column (TensorFlow Addons).

    Returns
    -------
    y : ndarray
        The output, of shape (…, units).
    which : ndarray of int
        The index of the largest piece, or of the first one if several are equal. `maxout_linear_backward` needs it.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, or if `layout` is unknown.

    References
    ----------
    Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, arXiv:1302.4389.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> x = np.array([[-2.0], [0.5]])
    >>> y, which = fastact.nn.maxout_linear(x, np.array([[[1.0, -1.0]]]))  # |x|
    >>> y
    array([[2. ],
           [0.5]])
    >>> dx, dweight, dbias = fastact.nn.maxout_linear_backward(np.ones((2, 1)), x, np.array([[[1.0, -1.0]]]), which)
    >>> dx
    array([[-1.],
           [ 1.]])
    """
    name = "maxout_linear"
    x = stored_floats(name, "x", x)
    weight = floats(name, "weight", weight, x)
    inputs, units, pieces = _pieces(name, weight, pieces, layout)
    _check_inputs(name, x, inputs)
    z, parameters = x.astype(computed_in(x.dtype), copy=False) @ weight.reshape(inputs, units * pieces), (weight,)
    if bias is not None:
        bias = floats(name, "bias", bias, x)
        if bias.size != units * pieces or bias.shape not in (weight.shape[1:], (units * pieces,)):
            raise ValueError(f"{name}: bias must have the shape {weight.shape[1:]}, got {bias.shape}")
        z, parameters = z + bias.reshape(-1), (weight, bias)
    z = _as_pieces(z, units, pieces, layout)
    which = np.argmax(z, axis=-1)
    y = np.take_along_axis(z, which[..., None], -1)[..., 0]
    return y.astype(type_of_results((x,), parameters), copy=False), which


@on_containers({"g": OTHER_ROW, "x": ROW, "weight": WHOLE, "which": OTHER_ROW}, (ROW, WHOLE, WHOLE))
def maxout_linear_backward(g, x, weight, which, *, pieces: int | None = None, layout: str = "consecutive"):
    r"""Gradients of a maxout layer with respect to its input, weight and bias.

    .. math:: dz_{uj} = g_u [j = \text{which}_u], dx = W\,dz, dW = x^T dz, db = \sum dz

    Parameters
    ----------
    g : array_like
        Upstream gradient of shape (…, units).
    x, weight, pieces, layout
        The arguments of `maxout_linear`.
    which : array_like of int
        The indices that `maxout_linear` returned.

    Returns
    -------
    dx, dweight, dbias : ndarray
        Gradients with respect to x, the weight and the bias. `dx` and `dweight` have the shapes of `x` and `weight`, and `dbias`
        has the shape of `weight` without its first axis. `dweight` and `dbias` are summed over all examples. If g and x have 16
        bits, `dx` has, too, and the others have the dtype of the weight.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, or if `layout` is unknown.

    References
    ----------
    Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, arXiv:1302.4389.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> x, weight = np.array([[3.0, 1.0]]), np.array([[1.0, 2.0], [0.0, 5.0]])  # one unit of two pieces
    >>> y, which = fastact.nn.maxout_linear(x, weight, pieces=2)
    >>> dx, dweight, dbias = fastact.nn.maxout_linear_backward([[1.0]], x, weight, which, pieces=2)
    >>> dx, dweight, dbias
    (array([[2., 5.]]), array([[0., 3.],
           [0., 1.]]), array([0., 1.]))
    """
    name = "maxout_linear_backward"
    x = stored_floats(name, "x", x)
    g, given, weight = stored_floats(name, "g", g, x), weight, floats(name, "weight", weight, x)
    dtype = type_of_results((g, x), (weight,))
    g, x = (a.astype(computed_in(a.dtype), copy=False) for a in (g, x))
    inputs, units, pieces = _pieces(name, weight, pieces, layout)
    which = np.asarray(which)
    _check_inputs(name, x, inputs)
    if which.dtype.kind not in "iu" or (which.size and not 0 <= which.min() <= which.max() < pieces):
        raise ValueError(f"{name}: which must hold integers from 0 to {pieces - 1}, as maxout_linear returned them")
    if g.shape != (*x.shape[:-1], units) or which.shape != g.shape:
        raise ValueError(f"{name}: g and which must have the shape {(*x.shape[:-1], units)}, got {g.shape} and {which.shape}")
    dz = np.zeros((*x.shape[:-1], units * pieces), np.result_type(g, x, weight))
    np.put_along_axis(_as_pieces(dz, units, pieces, layout), which[..., None], g[..., None], -1)
    flat = dz.reshape(math.prod(x.shape[:-1]), units * pieces)
    dweight = x.reshape(len(flat), inputs).T @ flat
    dbias = flat.sum(axis=0, dtype=np.float64)
    dx = (dz @ weight.reshape(inputs, units * pieces).T).astype(dtype, copy=False)
    of_weight = type_of_gradient(given, dtype)
    return dx, dweight.reshape(weight.shape).astype(of_weight, copy=False), dbias.reshape(weight.shape[1:]).astype(of_weight)
