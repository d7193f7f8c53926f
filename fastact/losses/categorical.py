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
    weight_of,
)
from fastact.runtime.arguments import (
    are_integers,
    are_numbers,
    axis_last,
    check_single_number,
    check_whole_number,
    floats,
    result_array,
)
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

    x are the logits of a row, and t is its class. For probabilities q of the classes, L = −Σ qᵢ log pᵢ and dx = p − q.

    The loss and the gradient are accurate even if the target class has a probability close to 1. Weights, label smoothing and
    reductions follow PyTorch: the mean is weighted for class indices, and taken over the rows for probabilities.

    Parameters
    ----------
    logits : array_like
        Real numbers, with the classes along `axis`. The gradient of float32, float16 or bfloat16 logits has their dtype.
    target : array_like
        Either integers, the class of each row, in the shape of the logits without `axis`; or floats, the probability of each
        class, in the shape of the logits.
    weight : array_like, optional
        A factor for each class.
    ignore_index : int, default -100
        Rows with this target are ignored; their gradient is 0.
    label_smoothing : float, default 0
        The fraction of the target, between 0 and 1, that is distributed evenly over all classes.
    z_loss : float, default 0
        The factor of a penalty on the squared log-sum-exp of each row, which keeps the logits small.
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
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, if `reduction` is unknown, or if `label_smoothing` is not between 0 and 1.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for the logits.

    Notes
    -----
    If all rows are ignored or have weight 0, the mean is NaN and its gradient is 0. Without any rows the mean is 0. If the logit
    of the target class is −inf, the loss is inf and the gradient is finite.

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
    x, classes, dtype = axis_last(logits, axis), logits.shape[axis], computed_in(logits.dtype)
    weights = None if weight is None else np.asarray(floats(name, "weight", weight), dtype)
    if weights is not None and weights.shape != (classes,):
        raise ValueError(f"{name}: weight must have the shape ({classes},), got {weights.shape}")
    whole = result_array(name, logits, out)
    gradient = axis_last(whole, axis)
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
        wanted = f"must have the logits' shape {logits.shape}, and class indices be integers"
        raise ValueError(f"{name}: probabilities {wanted}, got {target.shape} of {target.dtype}")
    q = axis_last(np.asarray(target, dtype), axis)
    numbers["divisor"] = max(x.size // classes, 1) if classes and reduction == "mean" else 1.0
    each = loss_and_gradient(f"{weighted}probabilities", (x, q, *rows[1:]), numbers, gradient)
    return reduced(each, reduction), whole
