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
    r"""Cross-entropy of the logistic function with probabilities, for each element, and its gradient.

    .. math:: L = -w q \log \sigma(x) - (1 - q) \log \sigma(-x)

    .. math:: dx = (1 - q) \sigma(x) - w q\, \sigma(-x)

    Parameters
    ----------
    logits : array_like
        Real numbers; float32, float16 and bfloat16 stay what they are.
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
        For what is not real numbers; for shapes that do not fit or an unknown reduction.

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
    """The values as numbers to compute with beside the logits, whose shape they broadcast to."""
    array = np.asarray(floats(name, label, values), computed_in(x.dtype))
    if array.shape not in (x.shape, ()) and not _broadcasts(array.shape, x.shape):
        raise ValueError(f"{name}: {label} must broadcast to the logits' shape {x.shape}, got {array.shape}")
    return array


def _broadcasts(shape: tuple[int, ...], to: tuple[int, ...]) -> bool:
    return len(shape) <= len(to) and all(n in (1, m) for n, m in zip(reversed(shape), reversed(to), strict=False))
