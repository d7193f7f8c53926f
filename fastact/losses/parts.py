"""What the losses have in common: their compiled rows, and what they check of their arguments."""

import functools
import math

import numpy as np

from fastact.codegen.elementwise import as_it_is
from fastact.codegen.operands import loss_operands
from fastact.definitions import loss_rows
from fastact.runtime.arguments import check_whole_number, floats
from fastact.runtime.ufuncs import elementwise_ufunc, row_ufunc

REDUCTIONS = ("mean", "sum", "none")
FEW_ROWS = 1024  # for so many, where they start is remembered: 1 µs


@functools.cache
def rows_ufunc(name: str) -> np.ufunc:
    loss = loss_rows.LOSSES[name]
    return row_ufunc(name, __name__, f"The rows of {name}.", f"losses_{name}", loss.steps, loss_operands(loss))[0]


@functools.cache
def elements_ufunc(name: str) -> np.ufunc:
    """The ufunc of a function of single numbers in `loss_rows`, with two results."""
    function = getattr(loss_rows, name)
    arrays = function.__code__.co_argcount
    doc = f"Elements of {name}."
    return elementwise_ufunc(name, __name__, doc, f"losses_{name}", as_it_is, function, arrays=arrays, outputs=2)


@functools.lru_cache(maxsize=64)
def number(value: float, dtype: np.dtype) -> np.ndarray:
    """An array without dimensions, which NumPy takes faster than a scalar: 0.5 µs."""
    return np.array(value, dtype)


def rows_last(array: np.ndarray, axis: int) -> np.ndarray:
    """A view with that axis last; `moveaxis` takes 3 µs also where there is nothing to move."""
    return array if axis in (-1, array.ndim - 1) else np.moveaxis(array, axis, -1)


def logits_of(loss: str, logits, axis: int) -> np.ndarray:
    """The logits as floats, which have that axis."""
    x = floats(loss, "the logits", logits)
    check_whole_number(loss, "axis", axis)
    if not -x.ndim <= axis < x.ndim:
        raise np.exceptions.AxisError(f"{loss}: axis {axis} is out of bounds for shape {x.shape}")
    return x


def check_reduction(loss: str, reduction: str) -> None:
    if reduction not in REDUCTIONS:
        raise ValueError(f"{loss}: reduction must be one of {', '.join(REDUCTIONS)}, got {reduction!r}")


def gradient_array(loss: str, x: np.ndarray, out: np.ndarray | None) -> np.ndarray:
    """Where the gradient of x goes: to `out`, or into a new array."""
    if out is None:
        return np.empty_like(x)
    if not isinstance(out, np.ndarray) or out.shape != x.shape or out.dtype != x.dtype:
        got = f"{out.dtype} {out.shape}" if isinstance(out, np.ndarray) else type(out).__name__
        raise ValueError(f"{loss}: out must be an array of {x.dtype} {x.shape}, got {got}")
    return out


def reduced(values: np.ndarray, reduction: str):
    """`values`, which hold the factor of the reduction, or their sum."""
    if reduction == "none":
        return values
    total = np.add.reduce(values, axis=None, dtype=np.float64)
    return total if values.dtype == np.float64 else values.dtype.type(total)


def _starts_and_count(shape: tuple[int, ...], classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Where the rows of an array in C order start, and the number of classes as NumPy takes it fastest."""
    return np.arange(math.prod(shape)).reshape(shape) * classes, np.array(classes, np.uintp)


_remembered = functools.lru_cache(maxsize=32)(_starts_and_count)


class Classes:
    """The class of each row: checked, and where the ignored rows are, None if there are none."""

    def __init__(self, loss: str, x: np.ndarray, target: np.ndarray, ignore_index: int):
        classes = x.shape[-1]
        if target.shape != x.shape[:-1]:
            raise ValueError(f"{loss}: class indices must have the shape {x.shape[:-1]} of the rows, got {target.shape}")
        self.kept = None
        starts, count = (_remembered if target.size <= FEW_ROWS else _starts_and_count)(target.shape, classes)
        # as unsigned numbers what is negative is large: one comparison
        usual = target.dtype == np.intp and target.flags.c_contiguous and not 0 <= ignore_index < classes
        if not usual or np.count_nonzero(target.view(np.uintp) < count) < target.size:
            kept = target != ignore_index
            wrong = kept & ((target < 0) | (target >= classes))
            if wrong.any():
                row = tuple(int(k) for k in np.argwhere(wrong)[0])
                shown = row[0] if len(row) == 1 else row
                raise IndexError(f"{loss}: the target {target[row]} of row {shown} is out of range for {classes} classes")
            target = np.where(kept, target, 0).astype(np.intp)
            self.kept = None if kept.all() else kept
        self.each = target
        # in arrays in C order the place of each row's class, counted from the first element
        self.places = starts + target

    def of(self, rows_of_classes: np.ndarray) -> np.ndarray:
        """The entry of each row's class."""
        if rows_of_classes.flags.c_contiguous:
            return rows_of_classes.take(self.places)
        return np.take_along_axis(rows_of_classes, self.each[..., None], -1)[..., 0]

    def put(self, gradient: np.ndarray, values) -> None:
        """Set that entry; ignored rows become 0."""
        if gradient.flags.c_contiguous:
            gradient.put(self.places, values)
        else:
            np.put_along_axis(gradient, self.each[..., None], np.asarray(values)[..., None], -1)
        if self.kept is not None:
            gradient[~self.kept] = 0.0
