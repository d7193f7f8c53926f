"""Cross-entropy with classes or probabilities."""

import numpy as np

from fastact.losses.lazy_reductions import of_weighted_rows
from fastact.losses.parts import (
    Classes,
    check_reduction,
    elements_ufunc,
    gradient_array,
    logits_of,
    number,
    reduced,
    rows_last,
    rows_ufunc,
)
from fastact.runtime.arguments import are_integers, are_numbers, check_single_number, check_whole_number, floats
from fastact.runtime.containers.call import COMMON_ROW, NUMBER, ROW, ROW_OR_NUMBER
from fastact.runtime.containers.dispatch import on_containers


@on_containers({"logits": ROW, "target": ROW_OR_NUMBER, "weight": COMMON_ROW}, (NUMBER, ROW), of_weighted_rows)
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
        For arguments that are not real numbers; for shapes that do not fit, an unknown reduction or a smoothing beyond 0 to 1.
    numpy.exceptions.AxisError
        For an axis that the logits do not have.

    Notes
    -----
    The mean is NaN and its gradient 0 where all rows are ignored or have the weight 0; it is 0 without rows. A right class with
    logit −inf has the loss inf and a finite gradient.

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
    logits = logits_of(name, logits, axis)
    check_reduction(name, reduction)
    check_whole_number(name, "ignore_index", ignore_index)
    check_single_number(name, "label_smoothing", label_smoothing)
    check_single_number(name, "z_loss", z_loss)
    if not 0.0 <= label_smoothing <= 1.0:
        raise ValueError(f"{name}: label_smoothing must lie between 0 and 1, got {label_smoothing}")
    target = np.asarray(target)
    x, classes = rows_last(logits, axis), logits.shape[axis]
    weights = None if weight is None else np.asarray(floats(name, "weight", weight, x), x.dtype)
    if weights is not None and weights.shape != (classes,):
        raise ValueError(f"{name}: weight must have the shape ({classes},), got {weights.shape}")
    whole = gradient_array(name, logits, out)
    gradient = rows_last(whole, axis)
    if are_integers(target.dtype):
        of_classes = Classes(name, x, target, ignore_index)
        if of_classes.kept is None and weights is None and not label_smoothing and not z_loss:
            return reduced(_of_plain_classes(of_classes, x, reduction, gradient), reduction), whole
        each = _of_classes(of_classes, x, weights, label_smoothing, z_loss, reduction, gradient)
        return reduced(each, reduction), whole
    if target.dtype.kind == "b" or not (target.dtype.kind == "f" or are_numbers(target.dtype)):
        wanted = "class indices (integers) or probabilities (floats) are needed"
        raise TypeError(f"{name}: {wanted}, got a target of {target.dtype}")
    if target.shape != logits.shape:
        raise ValueError(f"{name}: probabilities must have the logits' shape {logits.shape}, got {target.shape}")
    each = _of_probabilities(x, rows_last(target, axis), weights, label_smoothing, z_loss, reduction, gradient)
    return reduced(each, reduction), whole


def _of_plain_classes(classes: Classes, x, reduction, gradient):
    """The loss of each row, times the factor of the reduction; fills `gradient`. Every row counts, and all alike."""
    factor = number(1.0 / max(classes.each.size, 1) if reduction == "mean" else 1.0, x.dtype)
    logit = classes.of(x)  # before the gradient, which may take the logits' place
    peak, log_sum, _ = rows_ufunc("cross_entropy")(x, factor, number(0.0, x.dtype), out=(None, None, gradient))
    log_share, loss = elements_ufunc("cross_entropy_of_class")(logit, peak, log_sum, factor)
    classes.put(gradient, factor * np.expm1(log_share))
    return np.asarray(loss)


def _of_classes(classes: Classes, x, weights, smoothing, z_loss, reduction, gradient):
    """The same with weights, smoothing and rows that do not count."""
    dtype, count = x.dtype.type, x.shape[-1]
    each = np.ones(count, dtype) if weights is None else weights
    kept = np.ones(classes.each.shape, np.bool_) if classes.kept is None else classes.kept
    row_weight = np.where(kept, each[classes.each], 0).astype(dtype)
    divisor = np.sum(row_weight, dtype=np.float64) if reduction == "mean" else 1.0
    if divisor == 0.0:
        gradient[...] = 0.0
        return np.full(kept.shape, np.nan, dtype)
    rows_kept = max(np.count_nonzero(kept), 1) if reduction == "mean" else 1
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = (row_weight * (1.0 - smoothing) / divisor).astype(dtype)
        even = smoothing / max(count, 1) / divisor
        shared = (each * even).astype(dtype)
    z_factor = np.where(kept, z_loss / rows_kept, 0.0).astype(dtype)
    logit = classes.of(x)  # before the gradient, which may take the logits' place
    if smoothing:
        peak, log_sum, soft, _ = rows_ufunc("soft_cross_entropy")(x, shared, factor, z_factor, out=(None, None, None, gradient))
    else:
        peak, log_sum, _ = rows_ufunc("cross_entropy")(x, factor, z_factor, out=(None, None, gradient))
        soft = np.zeros((), dtype)
    with np.errstate(invalid="ignore", over="ignore"):
        log_share = logit - peak - log_sum
        log_sum_exp = peak + log_sum
        gradient_of_class = factor * np.expm1(log_share)
        if smoothing or z_loss:
            others = (np.sum(each) * even).astype(dtype) + 2 * z_factor * log_sum_exp
            gradient_of_class = gradient_of_class + (others - shared[classes.each]) + others * np.expm1(log_share)
        classes.put(gradient, gradient_of_class)
        loss = np.where(factor == 0, 0, -factor * log_share) + soft
        loss = loss + z_factor * log_sum_exp * log_sum_exp if z_loss else loss
    return np.where(kept, loss, loss.dtype.type(0.0))


def _of_probabilities(x, target, weights, smoothing, z_loss, reduction, gradient):
    """The same for probabilities."""
    dtype, count = x.dtype.type, x.shape[-1]
    rows_in_all = max(x.size // count, 1) if count and reduction == "mean" else 1
    q = np.asarray(target, dtype)
    if smoothing:
        q = q * dtype(1.0 - smoothing) + dtype(smoothing / max(count, 1))
    if weights is not None:
        q = q * weights
    if rows_in_all != 1:
        q = q * dtype(1.0 / rows_in_all)
    z_factor = dtype(z_loss / rows_in_all)
    peak, log_sum, soft, _ = rows_ufunc("soft_cross_entropy")(x, q, dtype(0), z_factor, out=(None, None, None, gradient))
    log_sum_exp = peak + log_sum
    return soft + z_factor * log_sum_exp * log_sum_exp if z_loss else soft
