"""The squared error of softmax."""

import numpy as np

from fastact.losses.lazy_reductions import of_row_means
from fastact.losses.parts import check_reduction, logits_of, loss_and_gradient, reduced
from fastact.runtime.arguments import axis_last, floats, result_array
from fastact.runtime.containers.call import NUMBER, ROW
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in


@on_containers({"logits": ROW, "target": ROW}, (NUMBER, ROW), of_row_means)
def softmax_mean_squared_error(logits, target, *, reduction: str = "mean", axis: int = -1, out: np.ndarray | None = None):
    r"""Mean squared error of softmax, and its gradient.

    .. math:: L = \frac1n \sum_i (p_i - q_i)^2, p = \text{softmax}(x)

    .. math:: dx_i = \frac2n p_i ((p_i - q_i) - \sum_j p_j (p_j - q_j))

    x are the n logits of a row, and q is `target`. Each logit affects all outputs, so the gradient sums over all of them. It
    vanishes if softmax gives a wrong class a probability close to 1. Cross-entropy does not have this disadvantage.

    Parameters
    ----------
    logits : array_like
        Real numbers, with the classes along `axis`. The gradient of float32, float16 or bfloat16 logits has their dtype.
    target : array_like
        The desired output of softmax, in the shape of the logits.
    reduction : {"mean", "sum", "none"}
        Return the mean over all elements, the sum over all elements, or the mean of each row.
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
    TypeError
        If an array does not contain real numbers.
    ValueError
        If shapes do not match, or if `reduction` is unknown.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for the logits.

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
    check_reduction(name, reduction)
    logits = logits_of(name, logits, axis)
    dtype = computed_in(logits.dtype)
    q = np.asarray(floats(name, "the target", target), dtype)
    if q.shape != logits.shape:
        raise ValueError(f"{name}: the target must have the logits' shape {logits.shape}, got {q.shape}")
    whole = result_array(name, logits, out)
    x, q, gradient = (axis_last(a, axis) for a in (logits, q, whole))
    scale = {"mean": 1.0 / max(x.size, 1), "sum": 1.0, "none": 1.0 / max(x.shape[-1], 1)}[reduction]
    squares = loss_and_gradient(name, (x, q), {"factor": 2.0 * scale}, gradient)
    return reduced(squares * dtype.type(scale), reduction), whole
