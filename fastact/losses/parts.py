"""What the losses have in common: their compiled rows, and what they check of their arguments."""

import functools

import numpy as np

from fastact.codegen.elementwise import as_it_is
from fastact.codegen.operands import loss_operands
from fastact.definitions import loss_rows
from fastact.runtime.arguments import check_whole_number, stored_floats
from fastact.runtime.halves import computed_in
from fastact.runtime.ufuncs import elementwise_ufunc, row_ufunc

REDUCTIONS = ("mean", "sum", "none")
IGNORED = -1  # stands for the class of rows that do not count
MOST_CLASSES = {"f": 2**24, "d": 2**53}  # whose numbers the type has all of


@functools.cache
def rows_ufunc(name: str) -> np.ufunc:
    """(x, other rows, numbers, out=(numbers, rows)) of a loss; all but x and its gradient are float32 beside 16 bits."""
    loss = loss_rows.LOSSES[name]
    operands = loss_operands(loss)
    single = tuple(k for k, operand in enumerate(operands.names) if operand not in ("x", *loss.rows_out))
    return row_ufunc(name, __name__, f"The rows of {name}.", f"losses_{name}", loss.steps, operands, single)[0]


def loss_and_gradient(name: str, rows: tuple[np.ndarray, ...], numbers: dict, gradient: np.ndarray) -> np.ndarray:
    """The loss of each row; fills `gradient`. `numbers` are by name."""
    dtype = computed_in(rows[0].dtype)
    given = (numbers[each] for each in loss_rows.LOSSES[name].numbers)
    given = [np.asarray(each, dtype) if isinstance(each, np.ndarray) else number(each, dtype) for each in given]
    return np.asarray(rows_ufunc(name)(*rows, *given, out=(None, gradient))[0])


@functools.cache
def elements_ufunc(name: str) -> np.ufunc:
    """The ufunc of a function of single numbers in `loss_rows`, with two results."""
    function = getattr(loss_rows, name)
    arrays = function.__code__.co_argcount
    doc = f"Elements of {name}."
    single = tuple(range(1, arrays + 1))  # all but x and its gradient
    return elementwise_ufunc(name, __name__, doc, f"losses_{name}", as_it_is, function, arrays=arrays, outputs=2, single=single)


@functools.lru_cache(maxsize=64)
def _count(classes: int) -> np.ndarray:
    return np.array(classes, np.uintp)


@functools.lru_cache(maxsize=64)
def number(value: float, dtype: np.dtype) -> np.ndarray:
    """An array without dimensions, which NumPy takes faster than a scalar: 0.5 µs."""
    return np.array(value, dtype)


def rows_last(array: np.ndarray, axis: int) -> np.ndarray:
    """A view with that axis last; `moveaxis` takes 3 µs also where there is nothing to move."""
    return array if axis in (-1, array.ndim - 1) else np.moveaxis(array, axis, -1)


def logits_of(loss: str, logits, axis: int) -> np.ndarray:
    """The logits as floats, which have that axis."""
    x = stored_floats(loss, "the logits", logits)
    check_whole_number(loss, "axis", axis)
    if not -x.ndim <= axis < x.ndim:
        raise np.exceptions.AxisError(f"{loss}: axis {axis} is out of bounds for shape {x.shape}")
    return x


def check_reduction(loss: str, reduction: str) -> None:
    if reduction not in REDUCTIONS:
        raise ValueError(f"{loss}: reduction must be one of {', '.join(REDUCTIONS)}, got {reduction!r}")


def reduced(values: np.ndarray, reduction: str):
    """`values`, which hold the factor of the reduction, or their sum."""
    if reduction == "none":
        return values
    total = np.add.reduce(values, axis=None, dtype=np.float64)
    return total if values.dtype == np.float64 else values.dtype.type(total)


class Classes:
    """The class of each row, checked: `places` as numbers of the type of computation, and which rows count, None if all do."""

    def __init__(self, loss: str, x: np.ndarray, target: np.ndarray, ignore_index: int):
        classes, dtype = x.shape[-1], computed_in(x.dtype)
        if target.shape != x.shape[:-1]:
            raise ValueError(f"{loss}: class indices must have the shape {x.shape[:-1]} of the rows, got {target.shape}")
        if classes > MOST_CLASSES[dtype.char]:
            raise ValueError(f"{loss}: {dtype} numbers count up to {MOST_CLASSES[dtype.char]} classes, got {classes}; use float64")
        self.kept = None
        # as unsigned numbers what is negative is large: one comparison
        usual = target.dtype == np.intp and target.flags.c_contiguous and not 0 <= ignore_index < classes
        if not usual or np.count_nonzero(target.view(np.uintp) < _count(classes)) < target.size:
            kept = target != ignore_index
            wrong = kept & ((target < 0) | (target >= classes))
            if wrong.any():
                row = tuple(int(k) for k in np.argwhere(wrong)[0])
                shown = row[0] if len(row) == 1 else row
                raise IndexError(f"{loss}: the target {target[row]} of row {shown} is out of range for {classes} classes")
            if not kept.all():
                self.kept, target = kept, np.where(kept, target, IGNORED)
        self.places = target.astype(dtype)

    def count(self) -> int:
        """How many rows count."""
        return self.places.size if self.kept is None else np.count_nonzero(self.kept)

    def total(self, weights: np.ndarray) -> float:
        """The sum of the weights of the rows' classes, for those that count."""
        each = weights[self.places.astype(np.intp)]
        return np.sum(each if self.kept is None else np.where(self.kept, each, 0), dtype=np.float64)
