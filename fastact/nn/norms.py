"""Normalised rows with a weight for each of their entries, and their gradients."""

import numpy as np

from fastact.nn.norm_rows import Rows
from fastact.runtime.arguments import result_array
from fastact.runtime.containers.call import COMMON_ROW, ROW, WHOLE
from fastact.runtime.containers.dispatch import on_containers


def _normalised(layer: str, x, weights: dict, eps: float, axis: int, out: np.ndarray | None) -> np.ndarray:
    rows = Rows(layer, {"x": x}, weights, eps, axis)
    y = result_array(layer, rows.whole, out)
    in_order = y if y.flags.c_contiguous else np.empty_like(rows.whole)
    rows.results(rows.arrays, [in_order.reshape(rows.view)])
    if in_order is not y:
        y[...] = in_order
    return y


@on_containers({"x": ROW, "weight": COMMON_ROW}, (ROW,))
def rms_norm(x, weight=None, *, eps: float = 1e-6, axis: int = -1, out: np.ndarray | None = None):
    r"""Divide rows by the root of their mean square, and multiply by a weight for each entry.

    .. math:: y_i = \frac{x_i}{\sqrt{\frac{1}{n} \sum_j x_j^2 + \epsilon}}\, w_i

    Parameters
    ----------
    x : array_like
        Real numbers, with at least one dimension. float32, float16 and bfloat16 are preserved.
    weight : array_like, optional
        Shape (n,) for rows of n entries. By default all weights are 1. They may be float32 if x has 16 bits.
    eps : float, default 1e-6
        Added to the mean square. PyTorch's default is the ε of the dtype, 1.2e-7 in float32.
    axis : int, default -1
        The axis along which the rows lie. For xarray objects, use ``dim``.
    out : ndarray, optional
        The array for the result, of its dtype and shape. ``out=x`` works in place.

    Returns
    -------
    ndarray
        The output, in the shape of x. Errors are at most 2.5 ULP of the largest entry of the row. A row is NaN if it contains NaN
        or infinity, if a square overflows, or if eps is 0 and all squares are 0, also by underflow.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, or if `eps` is negative or infinite.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    Zhang & Sennrich (2019), Root mean square layer normalization, arXiv:1910.07467.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> fastact.nn.rms_norm(np.array([[3.0, 4.0], [30.0, -40.0]]), np.array([1.0, 10.0])).round(4)
    array([[  0.8485,  11.3137],
           [  0.8485, -11.3137]])
    """
    return _normalised("rms_norm", x, {"weight": weight}, eps, axis, out)


@on_containers({"g": ROW, "x": ROW, "weight": COMMON_ROW}, (ROW, WHOLE))
def rms_norm_backward(g, x, weight=None, *, eps: float = 1e-6, axis: int = -1):
    r"""Gradients of `rms_norm` with respect to its input and weight.

    .. math:: dx_i = r \left(g_i w_i - \hat{x}_i \frac{1}{n} \sum_j g_j w_j \hat{x}_j\right), dw_i = \sum g_i \hat{x}_i

    .. math:: \hat{x} = r x, r = 1 / \sqrt{\tfrac{1}{n} \sum_j x_j^2 + \epsilon}

    Parameters
    ----------
    g, x : array_like
        Upstream gradient and input, of the same shape. The gradient of float32, float16 or bfloat16 arrays has their
        dtype.
    weight, eps, axis
        The arguments of `rms_norm`.

    Returns
    -------
    dx : ndarray
        Gradient with respect to x. Errors are at most 3 ULP of the largest :math:`r\,|g_i w_i|` of the row.
    dweight : ndarray
        Gradient with respect to the weight, summed over all rows, of shape (n,). It is returned even if no weight is given. If x
        has 16 bits, it has the dtype of the weight. The order of the sum does not depend on the number of threads.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, or if `eps` is negative or infinite.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    Zhang & Sennrich (2019), Root mean square layer normalization, arXiv:1910.07467.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> dx, dweight = fastact.nn.rms_norm_backward(np.array([[1.0, 0.0]]), np.array([[3.0, 4.0]]))
    >>> dx.round(4), dweight.round(4)
    (array([[ 0.181 , -0.1358]]), array([0.8485, 0.    ]))
    """
    return Rows("rms_norm_backward", {"g": g, "x": x}, {"weight": weight}, eps, axis).gradients(bias=False)


@on_containers({"x": ROW, "weight": COMMON_ROW, "bias": COMMON_ROW}, (ROW,))
def layer_norm(x, weight=None, bias=None, *, eps: float = 1e-5, axis: int = -1, out: np.ndarray | None = None):
    r"""Normalise rows to mean 0 and variance 1, multiply by a weight and add a bias for each entry.

    .. math:: y_i = \frac{x_i - \mu}{\sqrt{\frac{1}{n} \sum_j (x_j - \mu)^2 + \epsilon}}\, w_i + b_i, \mu = \frac{1}{n} \sum_j x_j

    Parameters
    ----------
    x : array_like
        Real numbers, with at least one dimension. float32, float16 and bfloat16 are preserved.
    weight, bias : array_like, optional
        Shape (n,) for rows of n entries. By default all weights are 1 and all biases are 0. They may be
        float32 if x has 16 bits.
    eps : float, default 1e-5
        Added to the variance.
    axis : int, default -1
        The axis along which the rows lie. For xarray objects, use ``dim``.
    out : ndarray, optional
        The array for the result, of its dtype and shape. ``out=x`` works in place.

    Returns
    -------
    ndarray
        The output, in the shape of x. Errors are at most 2.5 ULP of the largest entry of the row or of its bias, also for rows
        with a large mean. A row of equal entries gives the bias. A row is NaN if it contains NaN or infinity, if a square
        overflows, or if eps is 0 and all squares of x - mean are 0, also by underflow.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, or if `eps` is negative or infinite.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    Ba, Kiros & Hinton (2016), Layer normalization, arXiv:1607.06450.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> x = np.array([[1.0, 2.0, 3.0], [1e6, 1e6 + 1, 1e6 + 2], [4.0, 4.0, 4.0]])
    >>> fastact.nn.layer_norm(x, np.array([1.0, 1.0, 2.0]), np.array([0.5, 0.0, 0.0])).round(4)
    array([[-0.7247,  0.    ,  2.4495],
           [-0.7247,  0.    ,  2.4495],
           [ 0.5   ,  0.    ,  0.    ]])
    """
    return _normalised("layer_norm", x, {"weight": weight, "bias": bias}, eps, axis, out)


@on_containers({"g": ROW, "x": ROW, "weight": COMMON_ROW}, (ROW, WHOLE, WHOLE))
def layer_norm_backward(g, x, weight=None, *, eps: float = 1e-5, axis: int = -1):
    r"""Gradients of `layer_norm` with respect to its input, weight and bias.

    .. math:: dx_i = r \left(h_i - \frac{1}{n} \sum_j h_j - \hat{x}_i \frac{1}{n} \sum_j h_j \hat{x}_j\right), h_i = g_i w_i

    .. math:: dw_i = \sum g_i \hat{x}_i, db_i = \sum g_i

    .. math:: \hat{x} = r (x - \mu), r = 1 / \sqrt{\tfrac{1}{n} \sum_j (x_j - \mu)^2 + \epsilon}

    Parameters
    ----------
    g, x : array_like
        Upstream gradient and input, of the same shape. The gradient of float32, float16 or bfloat16 arrays has their
        dtype.
    weight, eps, axis
        The arguments of `layer_norm`.

    Returns
    -------
    dx : ndarray
        Gradient with respect to x. Errors are at most 3 ULP of the largest :math:`r\,|h_i|` of the row.
    dweight, dbias : ndarray
        Gradients with respect to the weight and the bias, summed over all rows, of shape (n,). They are returned even if no weight
        is given. If x has 16 bits, they have the dtype of the weight. The order of the sum does not depend on the number of
        threads.

    Raises
    ------
    TypeError
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, or if `eps` is negative or infinite.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    Ba, Kiros & Hinton (2016), Layer normalization, arXiv:1607.06450.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> dx, dweight, dbias = fastact.nn.layer_norm_backward(np.array([[1.0, 0.0, 0.0]]), np.array([[1.0, 2.0, 4.0]]))
    >>> dx.round(4), dweight.round(4), dbias
    (array([[ 0.2291, -0.3436,  0.1145]]), array([-1.069,  0.   ,  0.   ]), array([1., 0., 0.]))
    """
    return Rows("layer_norm_backward", {"g": g, "x": x}, {"weight": weight}, eps, axis).gradients(bias=True)
