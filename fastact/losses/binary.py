"""Cross-entropy of single probabilities."""

import numpy as np

from fastact.losses.lazy_reductions import of_elements
from fastact.losses.parts import check_reduction, elements_ufunc, reduced
from fastact.runtime.arguments import floats, number, result_array, stored_floats
from fastact.runtime.containers.call import NUMBER
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in


@on_containers(dict.fromkeys(("logits", "target", "weight", "pos_weight"), NUMBER), (NUMBER, NUMBER), of_elements)
def binary_cross_entropy_with_logits(
    logits, target, *, weight=None, pos_weight=None, reduction: str = "mean", out: np.ndarray | None = None
):
    r"""Binary cross-entropy of sigmoid(logits) with target probabilities, and its gradient.

    .. math:: L = -w q \log \sigma(x) - (1 - q) \log \sigma(-x)

    .. math:: dx = (1 - q) \sigma(x) - w q\, \sigma(-x)

    x are the logits, q is `target`, and w is `pos_weight`. `weight` multiplies both.

    Parameters
    ----------
    logits : array_like
        Real numbers. The gradient of float32, float16 or bfloat16 logits has their dtype.
    target : array_like
        Probabilities between 0 and 1. They broadcast to the shape of the logits.
    weight : array_like, optional
        A factor for each element. It broadcasts to the shape of the logits.
    pos_weight : array_like, optional
        The factor w of positive targets. It broadcasts to the shape of the logits: an array of shape (classes,) gives one factor
        for each class along the last axis.
    reduction : {"mean", "sum", "none"}
        Return the mean over all elements, the sum, or the loss of each element.
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
    check_reduction(name, reduction)
    x = stored_floats(name, "the logits", logits)
    dtype = computed_in(x.dtype)
    gradient = result_array(name, x, out)
    target = _broadcast_to(name, "the target", target, x)
    positive, factor = (
        number(1.0, dtype.char) if values is None else _broadcast_to(name, label, values, x)
        for label, values in (("pos_weight", pos_weight), ("weight", weight))
    )
    factor = factor * dtype.type(1.0 / max(x.size, 1)) if reduction == "mean" else factor
    loss, _ = elements_ufunc("binary_cross_entropy")(x, target, positive, factor, out=(None, gradient))
    return reduced(np.asarray(loss), reduction), gradient


def _broadcast_to(name: str, label: str, values, x: np.ndarray) -> np.ndarray:
    """Return the values in the type of computation. Raise ValueError if they do not broadcast to the shape of the logits."""
    array = np.asarray(floats(name, label, values), computed_in(x.dtype))
    if array.shape not in (x.shape, ()) and not _broadcasts(array.shape, x.shape):
        raise ValueError(f"{name}: {label} must broadcast to the logits' shape {x.shape}, got {array.shape}")
    return array


def _broadcasts(shape: tuple[int, ...], to: tuple[int, ...]) -> bool:
    return len(shape) <= len(to) and all(n in (1, m) for n, m in zip(reversed(shape), reversed(to), strict=False))
