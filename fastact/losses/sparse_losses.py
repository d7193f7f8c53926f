"""The losses of the sparse relatives of softmax."""

import numpy as np

from fastact.losses.lazy_reductions import of_rows_kept
from fastact.losses.parts import IGNORED, check_reduction, logits_of, loss_and_gradient, places_of, reduced
from fastact.runtime.arguments import are_integers, axis_last, check_single_number, check_whole_number, result_array
from fastact.runtime.containers.call import NUMBER, ROW
from fastact.runtime.containers.dispatch import on_containers

_of_classes = on_containers({"logits": ROW, "target": NUMBER}, (NUMBER, ROW), of_rows_kept)


def _sparse(name, logits, target, ignore_index, reduction, axis, out, **parameters):
    check_reduction(name, reduction)
    check_whole_number(name, "ignore_index", ignore_index)
    logits = logits_of(name, logits, axis)
    target = np.asarray(target)
    if not are_integers(target.dtype):
        raise TypeError(f"{name}: the target must be integers, the class of each row, got {target.dtype}")
    x = axis_last(logits, axis)
    places, kept = places_of(name, x, target, ignore_index)
    whole = result_array(name, logits, out)
    numbers = {"ignored": IGNORED, "divisor": kept if reduction == "mean" else 1.0}
    each = loss_and_gradient(name, (x, places), numbers | parameters, axis_last(whole, axis))
    return reduced(each, reduction), whole


@_of_classes
def sparsemax_loss(
    logits,
    target,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
    axis: int = -1,
    out: np.ndarray | None = None,
):
    r"""Sparsemax loss with class indices, and its gradient.

    .. math:: L = \sum_i y_i (x_i - x_t) + \frac12 (1 - \sum_i y_i^2), y = \text{sparsemax}(x)

    .. math:: dx = y - \text{onehot}(t)

    The loss and its gradient are 0 if the logit of the target class exceeds all others by at least 1.

    Parameters
    ----------
    logits : array_like
        Real numbers, with the classes along `axis`. The gradient of float32, float16 or bfloat16 logits has their dtype.
    target : array_like of int
        The class of each row, in the shape of the logits without `axis`.
    ignore_index : int, default -100
        Rows with this target are ignored; their gradient is 0.
    reduction : {"mean", "sum", "none"}
        Return the mean over the rows, the sum, or the loss of each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        The array for the gradient. ``out=logits`` overwrites the logits.

    Returns
    -------
    loss : scalar or ndarray
        The loss, an array if `reduction` is "none".
    gradient : ndarray
        The gradient of the loss with respect to the logits.

    Raises
    ------
    IndexError
        If a class is out of range. The message names the row.
    TypeError
        If the logits are not real numbers, or if the target does not contain integers.
    ValueError
        If shapes do not match, or if `reduction` is unknown.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for the logits.

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


@_of_classes
def entmax15_loss(
    logits,
    target,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
    axis: int = -1,
    out: np.ndarray | None = None,
):
    r"""Entmax loss for alpha = 1.5 with class indices, and its gradient.

    .. math:: L = \sum_i y_i (x_i - x_t) + \frac43 (1 - \sum_i y_i^{3/2}), y = \text{entmax15}(x)

    .. math:: dx = y - \text{onehot}(t)

    The loss and its gradient are 0 if the logit of the target class exceeds all others by at least 2.

    Parameters
    ----------
    logits : array_like
        Real numbers, with the classes along `axis`. The gradient of float32, float16 or bfloat16 logits has their dtype.
    target : array_like of int
        The class of each row, in the shape of the logits without `axis`.
    ignore_index : int, default -100
        Rows with this target are ignored; their gradient is 0.
    reduction : {"mean", "sum", "none"}
        Return the mean over the rows, the sum, or the loss of each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        The array for the gradient. ``out=logits`` overwrites the logits.

    Returns
    -------
    loss : scalar or ndarray
        The loss, an array if `reduction` is "none".
    gradient : ndarray
        The gradient of the loss with respect to the logits.

    Raises
    ------
    IndexError
        If a class is out of range. The message names the row.
    TypeError
        If the logits are not real numbers, or if the target does not contain integers.
    ValueError
        If shapes do not match, or if `reduction` is unknown.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for the logits.

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


@_of_classes
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
    r"""Entmax loss with class indices, and its gradient.

    .. math:: L = \sum_i y_i (x_i - x_t) + \frac{1 - \sum_i y_i^\alpha}{\alpha (\alpha - 1)}, y = \text{entmax}(x)

    .. math:: dx = y - \text{onehot}(t)

    The loss and its gradient are 0 if the logit of the target class exceeds all others by at least 1/(alpha − 1).

    Parameters
    ----------
    logits : array_like
        Real numbers, with the classes along `axis`. The gradient of float32, float16 or bfloat16 logits has their dtype.
    target : array_like of int
        The class of each row, in the shape of the logits without `axis`.
    alpha : float, default 1.5
        A number above 1 and at most 2; other numbers give NaN. The loss approaches cross-entropy near 1, and is that of sparsemax
        for 2.
    ignore_index : int, default -100
        Rows with this target are ignored; their gradient is 0.
    reduction : {"mean", "sum", "none"}
        Return the mean over the rows, the sum, or the loss of each row.
    axis : int, default -1
        The axis of the classes.
    out : ndarray, optional
        The array for the gradient. ``out=logits`` overwrites the logits.

    Returns
    -------
    loss : scalar or ndarray
        The loss, an array if `reduction` is "none".
    gradient : ndarray
        The gradient of the loss with respect to the logits.

    Raises
    ------
    IndexError
        If a class is out of range. The message names the row.
    TypeError
        If the logits are not real numbers, or if the target does not contain integers.
    ValueError
        If shapes do not match, or if `reduction` is unknown.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for the logits.

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
    check_single_number("entmax_loss", "alpha", alpha)
    return _sparse("entmax_loss", logits, target, ignore_index, reduction, axis, out, alpha=float(alpha))
