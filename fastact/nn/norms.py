"""Normalised rows with a weight for each of their entries, and their gradients."""

import functools
import math
from collections.abc import Callable

import numpy as np

from fastact.codegen.operands import Operands
from fastact.definitions.normalised_rows import NORMS, OF_RESULTS
from fastact.runtime.arguments import FLOATS, check_single_number, check_whole_number, floats, number, result_array, stored_floats
from fastact.runtime.containers.call import COMMON_ROW, ROW, WHOLE
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in, type_of_gradient, type_of_results
from fastact.runtime.row_callables import axis_error
from fastact.runtime.ufuncs import row_ufunc

# Rows are processed and summed in pieces of this many elements: 1 MiB of float32, which is still in a cache for the sum. The size
# is fixed, so that the order of a sum does not depend on threads.
ELEMENTS_TOGETHER = 1 << 18
ROWS_SUMMED = 16
USUAL_WEIGHTS = {"weight": np.ones, "bias": np.zeros}


@functools.cache
def norm_ufuncs(name: str) -> tuple[np.ufunc, Callable[[], np.ufunc]]:
    """Return (ufunc along the last axis, function that returns the one along the middle of three axes) for an entry of `NORMS`.

    If x has 16 bits, the weights and the terms of their gradients are float32.
    """
    norm = NORMS[name]
    operands = Operands((*norm.inputs, *norm.outputs), len(norm.inputs), frozenset(norm.numbers), frozenset())
    single = tuple(k for k, operand in enumerate(operands.names) if operand not in OF_RESULTS)
    return row_ufunc(name, __name__, f"Rows of {name}.", f"norms_{name}", norm.steps, operands, single)


class _Rows:
    """The arguments of a layer as arrays of one type in C order.

    The arrays are views with two axes, or with three if rows lie along the middle one. `whole` is the last of the arrays, x, in its
    own shape. If x has 16 bits, the weights are float32.
    """

    def __init__(self, layer: str, arrays: dict, weights: dict, eps: float, axis: int):
        self.layer = layer
        if not self._are_plain([*arrays.values()], weights, eps, axis):
            self._convert(arrays, weights, eps, axis)

    def _are_plain(self, arrays: list, weights: dict, eps: float, axis: int) -> bool:
        """Take the arguments as they are and return True, if none needs a conversion: a call takes 6 µs instead of 9."""
        x = arrays[-1]
        if type(x) is not np.ndarray or x.dtype not in FLOATS or x.ndim < 2 or not x.size or type(axis) is not int or axis != -1:
            return False
        beside = [USUAL_WEIGHTS[name](x.shape[-1], x.dtype) if a is None else a for name, a in weights.items()]
        for k, a in enumerate((*arrays, *beside)):
            shape = x.shape if k < len(arrays) else x.shape[-1:]
            if type(a) is not np.ndarray or a.dtype is not x.dtype or a.shape != shape or not a.flags.c_contiguous:
                return False
        if type(eps) is not float or not 0.0 <= eps < math.inf:
            return False
        self.whole, self.weights = x, beside
        self.view = x.shape if x.ndim == 2 else (x.size // x.shape[-1], x.shape[-1])
        self.arrays = arrays if x.ndim == 2 else [a.reshape(self.view) for a in arrays]
        self.eps, self.of_weight = number(eps, x.dtype.char), x.dtype
        return True

    def _convert(self, arrays: dict, weights: dict, eps: float, axis: int) -> None:
        """Check and convert arguments of any kind."""
        layer = self.layer
        x = stored_floats(layer, "x", arrays["x"])
        wide = computed_in(x.dtype)
        check_whole_number(layer, "axis", axis)
        if not -x.ndim <= axis < x.ndim:
            raise axis_error(layer, axis, x.shape)
        check_single_number(layer, "eps", eps)
        if not 0 <= eps < math.inf:
            raise ValueError(f"{layer}: eps must be a finite number from 0 on, got {eps}")
        axis %= x.ndim
        before, n, behind = math.prod(x.shape[:axis]), x.shape[axis], math.prod(x.shape[axis + 1 :])
        of_x = lambda name, value: x if name == "x" else stored_floats(layer, name, value, x)
        found = [_of_shape(layer, name, of_x(name, value), x.shape) for name, value in arrays.items()]
        beside = [
            USUAL_WEIGHTS[name](n, wide) if value is None else _of_shape(layer, name, floats(layer, name, value, x), (n,), axis)
            for name, value in weights.items()
        ]
        mixed = [a for a in found if a.dtype is not x.dtype] or [a for a in beside if a.dtype is not wide]
        if mixed or [a for a in (*found, *beside) if not a.flags.c_contiguous]:
            dtype = type_of_results(found, beside)
            wide = computed_in(dtype)
            found, beside = ([np.asarray(a, kind, order="C") for a in each] for each, kind in ((found, dtype), (beside, wide)))
        self.whole, self.weights = found[-1], beside
        self.view = (before, n) if behind == 1 else (before, n, behind)
        self.arrays = found if x.shape == self.view else [a.reshape(self.view) for a in found]
        if behind != 1:  # columns are not copied, so their factors must have the same layout
            self.weights = [np.repeat(weight, behind).reshape(n, behind) for weight in self.weights]
        self.eps = number(float(eps), wide.char)
        self.of_weight = type_of_gradient(next(iter(weights.values())), self.whole.dtype)

    def results(self, arrays: list[np.ndarray], outputs: list[np.ndarray]) -> None:
        """Call the layer's ufunc on `arrays`, which are views like `self.arrays`. `outputs` are in C order, too."""
        along, across = norm_ufuncs(self.layer)
        if arrays[0].ndim == 2:
            along(*arrays, *self.weights, self.eps, *outputs)
        elif len(arrays[0]) == 1:  # threads share the columns
            along(*(a[0].T for a in arrays), *(weight.T for weight in self.weights), self.eps, *(a[0].T for a in outputs))
        else:
            across()(*arrays, *self.weights, np.full(arrays[0].shape[2], self.eps), *outputs)

    def gradients(self, bias: bool) -> tuple[np.ndarray, ...]:
        """Return (dx, the gradient of the weight, and with `bias` that of the bias).

        They are computed in pieces of fixed size that stay in the caches. Sums are compensated within a group of rows. The sums of
        all groups are added in float64.
        """
        before = self.view[0]
        rows = max(1, ELEMENTS_TOGETHER // max(1, math.prod(self.view[1:])))
        dx = np.empty_like(self.whole)
        whole = [*self.arrays, dx.reshape(self.view)]
        scratch = np.empty((min(rows, before), *self.view[1:]), self.eps.dtype)
        totals = None
        for start in range(0, max(before, 1), rows):
            *arrays, piece = whole if rows >= before else (a[start : start + rows] for a in whole)
            each = scratch[: len(piece)]
            self.results(arrays, [piece, each])
            found = [_over_rows(a) for a in ((each, arrays[0]) if bias else (each,))]
            totals = found if totals is None else [np.add(*pair, dtype=np.float64) for pair in zip(totals, found, strict=True)]
        return dx, *(total.astype(self.of_weight, copy=False) for total in totals)


def _over_rows(terms: np.ndarray) -> np.ndarray:
    """Return the sums of the terms of each weight over all rows of a view like `_Rows.view`.

    Groups of rows are summed first. A thread then mostly sums rows that it has written itself, not lines from another core's cache.
    """
    along, across = norm_ufuncs("sum")
    if terms.ndim == 3:
        return np.add.reduce(along(terms), 0, np.float64)
    grouped = len(terms) // ROWS_SUMMED * ROWS_SUMMED
    if not grouped:
        return along(terms.T)
    total = np.add.reduce(across()(terms[:grouped].reshape(-1, ROWS_SUMMED, terms.shape[1])), 0, np.float64)
    return total if grouped == len(terms) else total + along(terms[grouped:].T)


def _of_shape(layer: str, name: str, array: np.ndarray, shape: tuple[int, ...], axis: int | None = None) -> np.ndarray:
    if array.shape != shape:
        what = "the shape of x" if axis is None else f"one number for each entry of a row along axis {axis}"
        raise ValueError(f"{layer}: {name} must have the shape {shape}, {what}, got {array.shape}")
    return array


def _normalised(layer: str, x, weights: dict, eps: float, axis: int, out: np.ndarray | None) -> np.ndarray:
    rows = _Rows(layer, {"x": x}, weights, eps, axis)
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
        or infinity, if a square overflows, or if it is zero and eps is 0.

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
    return _Rows("rms_norm_backward", {"g": g, "x": x}, {"weight": weight}, eps, axis).gradients(bias=False)


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
        overflows, or if its entries are equal and eps is 0.

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
    return _Rows("layer_norm_backward", {"g": g, "x": x}, {"weight": weight}, eps, axis).gradients(bias=True)
