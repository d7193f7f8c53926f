"""Losses of logits, each with its gradient from the same call.

``loss, gradient = fastact.losses.cross_entropy(logits, target)``: the classes lie along ``axis``, the last by default, every other
axis counts examples. The gradient is that of the loss that is returned, so that ``reduction="mean"`` has its 1/n in it; it is
written to ``out``, which may be the logits themselves.
"""

import functools

import numpy as np

from fastact.activations import losses
from fastact.engine import loops, rows
from fastact.engine.ufunc import build
from fastact.precision import specialise

__all__ = [
    "binary_cross_entropy_with_logits",
    "cross_entropy",
    "entmax15_loss",
    "entmax_loss",
    "softmax_mean_squared_error",
    "sparsemax_loss",
]

REDUCTIONS = ("mean", "sum", "none")
# name: (steps, input rows, input numbers, output numbers); the output row is the gradient
_KERNELS = {
    "cross_entropy": (losses.CROSS_ENTROPY, ("x",), ("factor", "z_factor"), ("peak", "log_sum")),
    "soft_cross_entropy": (losses.SOFT_CROSS_ENTROPY, ("x", "q"), ("factor", "z_factor"), ("peak", "log_sum", "loss")),
    "softmax_mean_squared_error": (losses.SQUARED_ERROR, ("x", "q"), ("factor",), ("loss",)),
    "sparsemax_loss": (losses.SPARSEMAX_LOSS, ("x",), (), ("loss", "peak")),
    "entmax15_loss": (losses.ENTMAX15_LOSS, ("x",), (), ("loss", "peak")),
    "entmax_loss": (losses.ENTMAX_LOSS, ("x",), ("alpha",), ("loss", "peak")),
}


@functools.cache
def _kernel(name: str) -> np.ufunc:
    steps, arrays, numbers_in, numbers_out = _KERNELS[name]
    inputs = (*arrays, *numbers_in)
    numbers = frozenset((*numbers_in, *numbers_out))
    operands = rows.Operands((*inputs, *numbers_out, "dx"), len(inputs), numbers, frozenset())
    return rows.row_ufunc(name, __name__, f"The rows of {name}.", f"losses_{name}", steps, operands)


def _as_it_is(function):
    return lambda *inputs: function(*inputs)


@functools.cache
def _binary_kernel() -> np.ufunc:
    def compile_kernel(dtype):
        definition = specialise(losses.binary_cross_entropy, dtype.type)
        return loops.elementwise_loop("losses_binary_cross_entropy", definition, _as_it_is, dtype, 4, 2)

    return build("binary_cross_entropy", __name__, "Elements of binary_cross_entropy_with_logits.", compile_kernel, 4, 2)


def _floats(loss: str, logits) -> np.ndarray:
    """The logits as float32, or float64 if that would round them."""
    x = np.asarray(logits)
    for dtype in (np.float32, np.float64):
        if np.can_cast(x.dtype, dtype, "safe") or (dtype is np.float64 and x.dtype.kind in "iu"):
            return np.asarray(x, dtype)
    raise TypeError(f"{loss}: the logits must be real numbers, got {x.dtype}")


def _rows(loss: str, logits, axis: int) -> np.ndarray:
    """The logits with the classes last."""
    x = _floats(loss, logits)
    if x.ndim == 0 or not -x.ndim <= axis < x.ndim:
        raise np.exceptions.AxisError(f"{loss}: axis {axis} is out of bounds for shape {x.shape}")
    return np.moveaxis(x, axis, -1)


def _check_reduction(loss: str, reduction: str) -> None:
    if reduction not in REDUCTIONS:
        raise ValueError(f"{loss}: reduction must be one of {', '.join(REDUCTIONS)}, got {reduction!r}")


def _gradient(loss: str, x: np.ndarray, out: np.ndarray | None, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """(the array of the gradient as the caller sees it, the same with the classes last)."""
    if out is None:
        whole = np.moveaxis(np.empty_like(x), -1, axis)
    else:
        whole, shape = out, np.moveaxis(x, -1, axis).shape
        if not isinstance(out, np.ndarray) or (out.shape, out.dtype) != (shape, x.dtype):
            got = f"{out.dtype} {out.shape}" if isinstance(out, np.ndarray) else type(out).__name__
            raise ValueError(f"{loss}: out must be an array of {x.dtype} {shape}, got {got}")
    return whole, np.moveaxis(whole, axis, -1)


def _reduced(values: np.ndarray, reduction: str):
    """`values`, which hold the factor of the reduction, or their sum."""
    return values if reduction == "none" else values.dtype.type(np.sum(values, dtype=np.float64))


class _Classes:
    """The class of each row: checked, and where the ignored rows are."""

    def __init__(self, loss: str, x: np.ndarray, target: np.ndarray, ignore_index: int):
        classes = x.shape[-1]
        if target.shape != x.shape[:-1]:
            raise ValueError(f"{loss}: class indices must have the shape {x.shape[:-1]} of the rows, got {target.shape}")
        self.kept = target != ignore_index
        wrong = self.kept & ((target < 0) | (target >= classes))
        if wrong.any():
            row = tuple(int(k) for k in np.argwhere(wrong)[0])
            shown = row[0] if len(row) == 1 else row
            raise IndexError(f"{loss}: the target {target[row]} of row {shown} is out of range for {classes} classes")
        self.places = np.where(self.kept, target, 0)[..., None]

    def of(self, rows_of_classes: np.ndarray) -> np.ndarray:
        """The entry of each row's class."""
        return np.take_along_axis(rows_of_classes, self.places, -1)[..., 0]

    def put(self, gradient: np.ndarray, values: np.ndarray) -> None:
        """Set that entry; ignored rows become 0."""
        np.put_along_axis(gradient, self.places, np.asarray(values)[..., None], -1)
        if not self.kept.all():
            gradient[~self.kept] = 0.0


def cross_entropy(
    logits,
    target,
    *,
    weight=None,
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    reduction: str = "mean",
    axis: int = -1,
    out: np.ndarray | None = None,
):
    r"""Cross-entropy of softmax with class indices or probabilities, and its gradient.

    .. math:: L = -\log p_t, p = \text{softmax}(x)

    .. math:: dx = p - \text{onehot}(t)

    The loss and the gradient keep their digits where the right class has nearly all of the probability. Weights, smoothing and
    reductions are PyTorch's: with class indices the mean is weighted, with probabilities it is over the rows.

    Parameters
    ----------
    logits : array_like
        Real numbers, the classes along `axis`; float32 stays float32.
    target : array_like
        Integers, the class of each row, in the shape of the logits without `axis`; or floats in the shape of the logits, the
        probability of each class.
    weight : array_like, optional
        A factor for each class.
    ignore_index : int, default -100
        Rows of this class count for nothing and have gradient 0.
    label_smoothing : float, default 0
        The share, between 0 and 1, of the target that is spread evenly over all classes.
    z_loss : float, default 0
        A factor of the squared log-sum-exp of each row, which is added and keeps the logits small.
    reduction : {"mean", "sum", "none"}
        The mean over the rows, their sum, or one number for each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        Where the gradient goes; the logits themselves may be given.

    Returns
    -------
    loss : scalar or ndarray
    gradient : ndarray
        With respect to the logits.

    Raises
    ------
    IndexError
        For a class out of range; it names the row.
    TypeError, ValueError
        For logits that are not real numbers; for shapes that do not fit, an unknown reduction or a smoothing beyond 0 to 1.
    numpy.exceptions.AxisError
        For an axis that the logits do not have.

    Notes
    -----
    NaN where all rows are ignored and the mean is wanted, as in PyTorch. A right class with logit −inf has the loss inf and a
    finite gradient.

    References
    ----------
    Szegedy et al. (2016), arXiv:1512.00567, for label smoothing; Chowdhery et al. (2022), PaLM, arXiv:2204.02311, for the z-loss.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> loss, gradient = fastact.losses.cross_entropy(np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]]), np.array([0, 2]))
    >>> round(float(loss), 4)
    0.7531
    >>> gradient.round(4)
    array([[-0.1674,  0.1224,  0.045 ],
           [ 0.1667,  0.1667, -0.3333]])
    """
    name = "cross_entropy"
    x = _rows(name, logits, axis)
    _check_reduction(name, reduction)
    if not 0.0 <= label_smoothing <= 1.0:
        raise ValueError(f"{name}: label_smoothing must lie between 0 and 1, got {label_smoothing}")
    target = np.asarray(target)
    classes = x.shape[-1]
    weights = None if weight is None else np.asarray(weight, x.dtype)
    if weights is not None and weights.shape != (classes,):
        raise ValueError(f"{name}: weight must have the shape ({classes},), got {weights.shape}")
    whole, gradient = _gradient(name, x, out, axis)
    arguments = (x, target, weights, label_smoothing, z_loss, reduction, gradient)
    if target.dtype.kind in "iu":
        return _reduced(_of_classes(_Classes(name, x, target, ignore_index), *arguments), reduction), whole
    if np.moveaxis(target, axis, -1).shape != x.shape if target.ndim == x.ndim else True:
        raise ValueError(f"{name}: probabilities must have the logits' shape {np.shape(logits)}, got {target.shape}")
    return _reduced(_of_probabilities(x, np.moveaxis(target, axis, -1), *arguments[2:]), reduction), whole


def _of_classes(classes: _Classes, x, target, weights, smoothing, z_loss, reduction, gradient):
    """The loss of each row, times the factor of the reduction; fills `gradient`."""
    dtype, count = x.dtype.type, x.shape[-1]
    each = np.ones(count, dtype) if weights is None else weights
    row_weight = np.where(classes.kept, each[classes.places[..., 0]], 0).astype(dtype)
    divisor = np.sum(row_weight, dtype=np.float64) if reduction == "mean" else 1.0
    rows_kept = max(np.count_nonzero(classes.kept), 1) if reduction == "mean" else 1
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = (row_weight * (1.0 - smoothing) / divisor).astype(dtype)
        shared = (each * (smoothing / count) / divisor).astype(dtype)
    z_factor = np.where(classes.kept, z_loss / rows_kept, 0.0).astype(dtype)
    logit = classes.of(x)  # before the gradient, which may take the logits' place
    if smoothing:
        peak, log_sum, soft, _ = _kernel("soft_cross_entropy")(x, shared, factor, z_factor, out=(None, None, None, gradient))
    else:
        peak, log_sum, _ = _kernel("cross_entropy")(x, factor, z_factor, out=(None, None, gradient))
        soft = np.zeros((), dtype)
    with np.errstate(invalid="ignore", over="ignore"):
        log_share = logit - peak - log_sum
        log_sum_exp = peak + log_sum
        others = np.exp(log_share) * (np.sum(shared) + 2 * z_factor * log_sum_exp)
        classes.put(
            gradient, factor * np.expm1(log_share) + (others - shared[classes.places[..., 0]] if smoothing or z_loss else 0)
        )
        loss = np.where(factor == 0, 0, -factor * log_share) + soft
        loss = loss + z_factor * log_sum_exp * log_sum_exp if z_loss else loss
    nothing = loss.dtype.type(np.nan if reduction == "mean" and not classes.kept.any() else 0.0)
    return np.where(classes.kept, loss, nothing)


def _of_probabilities(x, target, weights, smoothing, z_loss, reduction, gradient):
    """The same for probabilities."""
    dtype, count = x.dtype.type, x.shape[-1]
    rows_in_all = x.size // count if count and reduction == "mean" else 1
    q = np.asarray(target, dtype)
    if smoothing:
        q = q * dtype(1.0 - smoothing) + dtype(smoothing / count)
    if weights is not None:
        q = q * weights
    if rows_in_all != 1:
        q = q * dtype(1.0 / rows_in_all)
    z_factor = dtype(z_loss / rows_in_all)
    peak, log_sum, soft, _ = _kernel("soft_cross_entropy")(x, q, dtype(0), z_factor, out=(None, None, None, gradient))
    log_sum_exp = peak + log_sum
    return soft + z_factor * log_sum_exp * log_sum_exp if z_loss else soft


def binary_cross_entropy_with_logits(
    logits, target, *, weight=None, pos_weight=None, reduction: str = "mean", out: np.ndarray | None = None
):
    r"""Cross-entropy of the logistic function with probabilities, for each element, and its gradient.

    .. math:: L = -w q \log \sigma(x) - (1 - q) \log \sigma(-x)

    .. math:: dx = (1 - q) \sigma(x) - w q\, \sigma(-x)

    Parameters
    ----------
    logits : array_like
        Real numbers; float32 stays float32.
    target : array_like
        Probabilities between 0 and 1, of a shape that broadcasts to the logits'.
    weight : array_like, optional
        A factor for each element, broadcast to the logits' shape.
    pos_weight : array_like, optional
        The factor w of positive targets, broadcast: one for each class, if these lie along the last axis.
    reduction : {"mean", "sum", "none"}
        The mean over all elements, their sum, or the loss of each.
    out : ndarray, optional
        Where the gradient goes; the logits themselves may be given.

    Returns
    -------
    loss : scalar or ndarray
    gradient : ndarray
        With respect to the logits.

    Raises
    ------
    TypeError, ValueError
        For logits that are not real numbers; for shapes that do not fit or an unknown reduction.

    References
    ----------
    PyTorch's binary_cross_entropy_with_logits.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> loss, gradient = fastact.losses.binary_cross_entropy_with_logits(np.array([2.0, -1.0]), np.array([1.0, 0.0]))
    >>> round(float(loss), 4), gradient.round(4)
    (0.2201, array([-0.0596,  0.1345]))
    """
    name = "binary_cross_entropy_with_logits"
    _check_reduction(name, reduction)
    x = _floats(name, logits)
    gradient, _ = _gradient(name, x, out, -1) if x.ndim else (np.empty_like(x), None)
    given = []
    for label, values in (("target", target), ("pos_weight", 1.0 if pos_weight is None else pos_weight), ("weight", weight)):
        array = np.asarray(1.0 if values is None else values, x.dtype)
        if np.broadcast_shapes(array.shape, x.shape) != x.shape:
            raise ValueError(f"{name}: {label} must broadcast to the logits' shape {x.shape}, got {array.shape}")
        given.append(array)
    target, positive, factor = given
    factor = factor * x.dtype.type(1.0 / max(x.size, 1)) if reduction == "mean" else factor
    loss, _ = _binary_kernel()(x, target, positive, factor, out=(None, gradient))
    return _reduced(np.asarray(loss), reduction), gradient


def softmax_mean_squared_error(logits, target, *, reduction: str = "mean", axis: int = -1, out: np.ndarray | None = None):
    r"""Mean squared error of softmax, and its gradient.

    .. math:: L = \frac1n \sum_i (p_i - q_i)^2, p = \text{softmax}(x)

    .. math:: dx_i = \frac2n p_i ((p_i - q_i) - \sum_j p_j (p_j - q_j))

    Each logit moves all outputs: the gradient is a term for i = j and n − 1 others. It vanishes where softmax is sure of a wrong
    class, which is why cross-entropy is used instead.

    Parameters
    ----------
    logits : array_like
        Real numbers, the classes along `axis`; float32 stays float32.
    target : array_like
        What softmax shall give, of the logits' shape.
    reduction : {"mean", "sum", "none"}
        The mean over all elements, the sum over all, or the mean of each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        Where the gradient goes; the logits themselves may be given.

    Returns
    -------
    loss : scalar or ndarray
    gradient : ndarray
        With respect to the logits.

    Raises
    ------
    TypeError, ValueError
        For logits that are not real numbers; for shapes that do not fit or an unknown reduction.
    numpy.exceptions.AxisError
        For an axis that the logits do not have.

    References
    ----------
    Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> loss, gradient = fastact.losses.softmax_mean_squared_error(np.array([[2.0, 1.0, 0.0]]), np.array([[1.0, 0.0, 0.0]]))
    >>> round(float(loss), 4), gradient.round(4)
    (0.06, array([[-0.0799,  0.0652,  0.0147]]))
    """
    name = "softmax_mean_squared_error"
    _check_reduction(name, reduction)
    x = _rows(name, logits, axis)
    q = np.asarray(target, x.dtype)
    if q.shape != np.shape(logits):
        raise ValueError(f"{name}: the target must have the logits' shape {np.shape(logits)}, got {q.shape}")
    whole, gradient = _gradient(name, x, out, axis)
    scale = {"mean": 1.0 / max(x.size, 1), "sum": 1.0, "none": 1.0 / max(x.shape[-1], 1)}[reduction]
    squares, _ = _kernel(name)(x, np.moveaxis(q, axis, -1), x.dtype.type(2.0 * scale), out=(None, gradient))
    return _reduced(np.asarray(squares * x.dtype.type(scale)), reduction), whole


def _sparse(name, logits, target, ignore_index, reduction, axis, out, *numbers):
    _check_reduction(name, reduction)
    x = _rows(name, logits, axis)
    target = np.asarray(target)
    if target.dtype.kind not in "iu":
        raise TypeError(f"{name}: the target must be integers, the class of each row, got {target.dtype}")
    classes = _Classes(name, x, target, ignore_index)
    whole, gradient = _gradient(name, x, out, axis)
    logit = classes.of(x)
    loss, peak, _ = _kernel(name)(x, *(x.dtype.type(number) for number in numbers), out=(None, None, gradient))
    classes.put(gradient, classes.of(gradient) - 1)
    rows_kept = np.count_nonzero(classes.kept) if reduction == "mean" else 1
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = x.dtype.type(np.float64(1.0) / rows_kept)
        loss = np.where(classes.kept, loss - (logit - peak), 0) * scale
        if scale != 1:
            gradient *= scale if rows_kept else 0
    return _reduced(loss, reduction), whole


def sparsemax_loss(
    logits,
    target,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
    axis: int = -1,
    out: np.ndarray | None = None,
):
    r"""The loss whose gradient is that of sparsemax, with class indices.

    .. math:: L = \sum_i y_i (x_i - x_t) + \frac12 (1 - \sum_i y_i^2), y = \text{sparsemax}(x)

    .. math:: dx = y - \text{onehot}(t)

    The loss and its gradient are 0 once the right class is 1 ahead of all others: classes need not be pushed apart for ever.

    Parameters
    ----------
    logits : array_like
        Real numbers, the classes along `axis`; float32 stays float32.
    target : array_like of int
        The class of each row, in the shape of the logits without `axis`.
    ignore_index : int, default -100
        Rows of this class count for nothing and have gradient 0.
    reduction : {"mean", "sum", "none"}
        The mean over the rows, their sum, or one number for each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        Where the gradient goes; the logits themselves may be given.

    Returns
    -------
    loss : scalar or ndarray
    gradient : ndarray
        With respect to the logits.

    Raises
    ------
    IndexError
        For a class out of range; it names the row.
    TypeError, ValueError
        For logits that are not real numbers; for shapes that do not fit or an unknown reduction.
    numpy.exceptions.AxisError
        For an axis that the logits do not have.

    References
    ----------
    Martins & Astudillo (2016), From softmax to sparsemax, arXiv:1602.02068.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> loss, gradient = fastact.losses.sparsemax_loss(np.array([[1.0, 0.5, -1.0]]), np.array([0]))
    >>> round(float(loss), 4), gradient.round(4)
    (0.0625, array([[-0.25,  0.25,  0.  ]]))
    """
    return _sparse("sparsemax_loss", logits, target, ignore_index, reduction, axis, out)


def entmax15_loss(
    logits,
    target,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
    axis: int = -1,
    out: np.ndarray | None = None,
):
    r"""The loss whose gradient is that of entmax with alpha = 1.5, with class indices.

    .. math:: L = \sum_i y_i (x_i - x_t) + \frac43 (1 - \sum_i y_i^{3/2}), y = \text{entmax15}(x)

    .. math:: dx = y - \text{onehot}(t)

    The loss and its gradient are 0 once the right class is 2 ahead of all others: classes need not be pushed apart for ever.

    Parameters
    ----------
    logits : array_like
        Real numbers, the classes along `axis`; float32 stays float32.
    target : array_like of int
        The class of each row, in the shape of the logits without `axis`.
    ignore_index : int, default -100
        Rows of this class count for nothing and have gradient 0.
    reduction : {"mean", "sum", "none"}
        The mean over the rows, their sum, or one number for each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        Where the gradient goes; the logits themselves may be given.

    Returns
    -------
    loss : scalar or ndarray
    gradient : ndarray
        With respect to the logits.

    Raises
    ------
    IndexError
        For a class out of range; it names the row.
    TypeError, ValueError
        For logits that are not real numbers; for shapes that do not fit or an unknown reduction.
    numpy.exceptions.AxisError
        For an axis that the logits do not have.

    References
    ----------
    Peters, Niculae & Martins (2019), Sparse sequence-to-sequence models, arXiv:1905.05702.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> loss, gradient = fastact.losses.entmax15_loss(np.array([[1.0, 0.5, -1.0]]), np.array([0]))
    >>> round(float(loss), 4), gradient.round(4)
    (0.1844, array([[-0.326,  0.326,  0.   ]]))
    """
    return _sparse("entmax15_loss", logits, target, ignore_index, reduction, axis, out)


def entmax_loss(
    logits,
    target,
    *,
    alpha: float = 1.5,
    ignore_index: int = -100,
    reduction: str = "mean",
    axis: int = -1,
    out: np.ndarray | None = None,
):
    r"""The loss whose gradient is that of entmax, with class indices.

    .. math:: L = \sum_i y_i (x_i - x_t) + \frac{1 - \sum_i y_i^\alpha}{\alpha (\alpha - 1)}, y = \text{entmax}(x)

    .. math:: dx = y - \text{onehot}(t)

    The loss and its gradient are 0 once the right class is 1/(alpha − 1) ahead of all others: classes need not be pushed apart for
    ever.

    Parameters
    ----------
    logits : array_like
        Real numbers, the classes along `axis`; float32 stays float32.
    target : array_like of int
        The class of each row, in the shape of the logits without `axis`.
    alpha : float, default 1.5
        Above 1, where it is nearly cross-entropy, up to 2, where it is the loss of sparsemax; NaN otherwise.
    ignore_index : int, default -100
        Rows of this class count for nothing and have gradient 0.
    reduction : {"mean", "sum", "none"}
        The mean over the rows, their sum, or one number for each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        Where the gradient goes; the logits themselves may be given.

    Returns
    -------
    loss : scalar or ndarray
    gradient : ndarray
        With respect to the logits.

    Raises
    ------
    IndexError
        For a class out of range; it names the row.
    TypeError, ValueError
        For logits that are not real numbers; for shapes that do not fit or an unknown reduction.
    numpy.exceptions.AxisError
        For an axis that the logits do not have.

    References
    ----------
    Peters, Niculae & Martins (2019), Sparse sequence-to-sequence models, arXiv:1905.05702.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> loss, gradient = fastact.losses.entmax_loss(np.array([[1.0, 0.5, -1.0]]), np.array([0]))
    >>> round(float(loss), 4), gradient.round(4)
    (0.1844, array([[-0.326,  0.326,  0.   ]]))
    """
    return _sparse("entmax_loss", logits, target, ignore_index, reduction, axis, out, alpha)
