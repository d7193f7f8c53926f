"""Means and sums of losses for dask arrays, computed from the losses of single rows, because a block has only its own rows.

Each function takes a call (`Call`) and the reduction. It returns the factor of the sum over all rows, and the call for each row.
"""

from dataclasses import replace

import numpy as np

from fastact.runtime.arguments import check_single_number, floats
from fastact.runtime.containers.call import NUMBER, WHOLE, Call, Operand
from fastact.runtime.containers.lazy import in_blocks


def of_elements(made: Call, reduction: str):
    """Take the mean over all elements, for losses of single elements."""
    return _factor(_size(_array(made, "logits")), reduction), _of_each(made)


def of_row_means(made: Call, reduction: str):
    """Take the mean or the sum over all elements, for rows that give the mean over their elements."""
    x = _array(made, "logits")
    length = x.shape[made.axis]
    return _factor(_size(x) / length, reduction) if reduction == "mean" else np.float64(length), _of_each(made)


def of_rows_kept(made: Call, reduction: str):
    """Take the mean over the rows that are not ignored."""
    return _factor((_array(made, "target") != made.options["ignore_index"]).sum(), reduction), _of_each(made)


def of_weighted_rows(made: Call, reduction: str):
    """Take the mean of cross-entropy, over rows for probabilities, weighted for classes. The z-loss is averaged over kept rows."""
    x, target, weight = _array(made, "logits"), _array(made, "target"), made.operand("weight")
    if target.ndim == x.ndim:
        return _factor(_size(x) / x.shape[made.axis], reduction), _of_each(made)
    if weight is None or reduction == "sum":
        return of_rows_kept(made, reduction)
    ignored = made.options["ignore_index"]
    operands = (Operand("target", NUMBER, target), Operand("weight", WHOLE, weight.value))
    weights = in_blocks(Call(made.name, _weight_of_rows, operands, (NUMBER,), {"ignore_index": ignored})).sum()
    z_loss = made.options["z_loss"]
    check_single_number(made.name, "z_loss", z_loss)
    if z_loss:
        z_loss = z_loss * weights * _factor((target != ignored).sum(), "mean")
    operands = (*made.operands, Operand("z_loss", NUMBER, z_loss, keyword=True)) if hasattr(z_loss, "dask") else made.operands
    options = {name: value for name, value in made.options.items() if name != "z_loss"}
    return _factor(weights, "mean"), _of_each(replace(made, operands=operands, options=options))


def _of_each(made: Call) -> Call:
    return replace(made, options=made.options | {"reduction": "none"})


def _array(made: Call, name: str):
    value = made.operand(name).value
    return value if hasattr(value, "dask") else np.asarray(value)


def _size(x):
    """Return the number of elements. dask may have to count them."""
    return x.size if np.isfinite(x.size) else x.map_blocks(np.ones_like, dtype=x.dtype).sum(dtype=np.float64)


def _weight_of_rows(target, weight, *, ignore_index: int):
    """Return the weight of each row's class. The loss raises the exception for a class out of range."""
    weight = floats("cross_entropy", "weight", weight)
    return np.where(target == ignore_index, 0.0, np.take(np.asarray(weight, np.float64), target, mode="clip"))


def _factor(count, reduction: str):
    """Return 1/count for the mean, or NaN if the count is 0, and 1 for the sum."""
    if reduction == "sum":
        return np.float64(1.0)
    return count.map_blocks(_reciprocal, dtype=np.float64) if hasattr(count, "dask") else _reciprocal(count)


def _reciprocal(count):
    return np.float64(1.0) / np.where(count == 0, np.nan, count)
