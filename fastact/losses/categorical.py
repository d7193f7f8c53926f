"""Cross-entropy with classes or probabilities."""

import numpy as np

from fastact.losses.lazy_reductions import of_weighted_rows
from fastact.losses.parts import (
    IGNORED,
    check_reduction,
    logits_of,
    loss_and_gradient,
    places_of,
    reduced,
    rows_last,
    weight_of,
)
from fastact.runtime.arguments import are_integers, are_numbers, check_single_number, check_whole_number, floats, result_array
from fastact.runtime.containers.call import COMMON_ROW, NUMBER, ROW, ROW_OR_NUMBER
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in


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
        Real numbers, the classes along `axis`; float32, float16 and bfloat16 stay what they are.
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
    x, classes, dtype = rows_last(logits, axis), logits.shape[axis], computed_in(logits.dtype)
    weights = None if weight is None else np.asarray(floats(name, "weight", weight), dtype)
    if weights is not None and weights.shape != (classes,):
        raise ValueError(f"{name}: weight must have the shape ({classes},), got {weights.shape}")
    whole = result_array(name, logits, out)
    gradient = rows_last(whole, axis)
    rows = (x,) if weights is None else (x, weights)
    weighted = "" if weights is None else "weighted_"
    numbers = {"z_loss": float(z_loss), "sharp": 1.0 - label_smoothing, "even": label_smoothing / max(classes, 1)}
    if are_integers(target.dtype):
        places, kept = places_of(name, x, target, ignore_index)
        divisor = 1.0 if reduction != "mean" else kept if weights is None else weight_of(places, kept, weights)
        if divisor == 0.0:  # no row counts, as none is kept or all have the weight 0
            gradient[...] = 0.0
            return reduced(np.full(target.shape, np.nan, dtype), reduction), whole
        smoothed = "smoothed_" if label_smoothing else ""
        numbers |= {"ignored": IGNORED, "divisor": divisor, "kept_rows": kept if reduction == "mean" else 1.0}
        each = loss_and_gradient(f"{smoothed}{weighted}classes", (*rows, places), numbers, gradient)
        return reduced(each, reduction), whole
    if target.dtype.kind == "b" or not (target.dtype.kind == "f" or are_numbers(target.dtype)):
        wanted = "class indices (integers) or probabilities (floats) are needed"
        raise TypeError(f"{name}: {wanted}, got a target of {target.dtype}")
    if target.shape != logits.shape:
        raise ValueError(f"{name}: probabilities must have the logits' shape {logits.shape}, got {target.shape}")
    q = rows_last(np.asarray(target, dtype), axis)
    numbers["divisor"] = max(x.size // classes, 1) if classes and reduction == "mean" else 1.0
    each = loss_and_gradient(f"{weighted}probabilities", (x, q, *rows[1:]), numbers, gradient)
    return reduced(each, reduction), whole
