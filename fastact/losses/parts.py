"""What the losses have in common: their compiled rows, and what they check of their arguments."""

import functools

import numpy as np

from fastact.codegen.operands import loss_operands
from fastact.definitions import loss_rows
from fastact.runtime.arguments import floats
from fastact.runtime.ufuncs import row_ufunc

REDUCTIONS = ("mean", "sum", "none")


@functools.cache
def rows_ufunc(name: str) -> np.ufunc:
    loss = loss_rows.LOSSES[name]
    return row_ufunc(name, __name__, f"The rows of {name}.", f"losses_{name}", loss.steps, loss_operands(loss))[0]


def rows_of(loss: str, logits, axis: int) -> np.ndarray:
    """The logits with the classes last."""
    x = floats(loss, "the logits", logits)
    if x.ndim == 0 or not -x.ndim <= axis < x.ndim:
        raise np.exceptions.AxisError(f"{loss}: axis {axis} is out of bounds for shape {x.shape}")
    return np.moveaxis(x, axis, -1)


def check_reduction(loss: str, reduction: str) -> None:
    if reduction not in REDUCTIONS:
        raise ValueError(f"{loss}: reduction must be one of {', '.join(REDUCTIONS)}, got {reduction!r}")


def gradient_array(loss: str, x: np.ndarray, out: np.ndarray | None, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """(the array of the gradient as the caller sees it, the same with the classes last)."""
    if out is None:
        whole = np.moveaxis(np.empty_like(x), -1, axis)
    else:
        whole, shape = out, np.moveaxis(x, -1, axis).shape
        if not isinstance(out, np.ndarray) or (out.shape, out.dtype) != (shape, x.dtype):
            got = f"{out.dtype} {out.shape}" if isinstance(out, np.ndarray) else type(out).__name__
            raise ValueError(f"{loss}: out must be an array of {x.dtype} {shape}, got {got}")
    return whole, np.moveaxis(whole, axis, -1)


def reduced(values: np.ndarray, reduction: str):
    """`values`, which hold the factor of the reduction, or their sum."""
    return values if reduction == "none" else values.dtype.type(np.sum(values, dtype=np.float64))


class Classes:
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
