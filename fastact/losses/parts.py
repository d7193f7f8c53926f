"""Parts that the losses share: their compiled rows, and checks of their arguments."""

import functools

import numpy as np

from fastact.codegen.elementwise import as_it_is
from fastact.codegen.operands import operands_of
from fastact.definitions import loss_rows
from fastact.runtime.arguments import check_axis, stored_floats
from fastact.runtime.halves import computed_in
from fastact.runtime.ufuncs import elementwise_ufunc, row_ufunc

REDUCTIONS = ("mean", "sum", "none")
IGNORED = -1  # the class of rows that do not count
_FLOAT64, _INTEGERS, _UNSIGNED = np.dtype(np.float64), np.dtype(np.intp), np.dtype(np.uintp)
MOST_CLASSES = {"f": 2**24, "d": 2**53}  # the type represents all integers up to these


@functools.cache
def rows_ufunc(name: str) -> np.ufunc:
    """Return the ufunc (x, other rows, numbers, out=(numbers, rows)) of a loss.

    If x has 16 bits, all operands but x and its gradient are float32.
    """
    loss = loss_rows.LOSSES[name]
    operands = operands_of(loss)
    single = tuple(k for k, operand in enumerate(operands.names) if operand not in ("x", *loss.rows_out))
    return row_ufunc(name, __name__, f"The rows of {name}.", f"losses_{name}", loss.steps, operands, single)[0]


def loss_and_gradient(name: str, arrays: tuple[np.ndarray, ...], numbers: dict, gradient: np.ndarray) -> np.ndarray:
    """Return the loss of each row, and write its gradient to `gradient`.

    `arrays` contains rows and, for some losses, the class of each row. `numbers` contains numbers for all rows, by name.
    """
    given = _numbers(name, computed_in(arrays[0].dtype).char, tuple(numbers), tuple(numbers.values()))
    return np.asarray(rows_ufunc(name)(*arrays, *given, None, np.asarray(gradient))[0])


@functools.lru_cache(maxsize=64)
def _numbers(name: str, dtype: str, names: tuple[str, ...], values: tuple[float, ...]) -> list[np.ndarray]:
    """Return the numbers that a loss takes after the places of classes, as 0-d arrays. Making one would take 0.5 µs a call."""
    wanted = (each for each in loss_rows.LOSSES[name].numbers if each != "place")
    return [np.array(values[names.index(each)], dtype) for each in wanted]


@functools.cache
def elements_ufunc(name: str) -> np.ufunc:
    """Return the ufunc of a function of single numbers in `loss_rows`, with two results."""
    function = getattr(loss_rows, name)
    arrays = function.__code__.co_argcount
    doc = f"Elements of {name}."
    single = tuple(range(1, arrays + 1))  # all but x and its gradient
    return elementwise_ufunc(name, __name__, doc, f"losses_{name}", as_it_is, function, arrays=arrays, outputs=2, single=single)


@functools.lru_cache(maxsize=64)
def _count(classes: int) -> np.ndarray:
    return np.array(classes, np.uintp)


def logits_of(loss: str, logits, axis: int) -> np.ndarray:
    """Return the logits as floats. Raise AxisError if they do not have that axis."""
    x = stored_floats(loss, "the logits", logits)
    check_axis(loss, axis, x.shape)
    return x


def check_reduction(loss: str, reduction: str) -> None:
    if reduction not in REDUCTIONS:
        raise ValueError(f"{loss}: reduction must be one of {', '.join(REDUCTIONS)}, got {reduction!r}")


def reduced(values: np.ndarray, reduction: str):
    """Return `values`, which include the factor of the reduction, or their sum."""
    if reduction == "none":
        return values
    total = np.add.reduce(values, None, _FLOAT64)
    return total if values.dtype is _FLOAT64 else values.dtype.type(total)


def places_of(loss: str, x: np.ndarray, target: np.ndarray, ignore_index: int) -> tuple[np.ndarray, int]:
    """Return the class of each row in the type of computation, or `IGNORED`, and the number of rows that are not ignored."""
    classes, dtype = x.shape[-1], computed_in(x.dtype)
    if target.shape != x.shape[:-1]:
        raise ValueError(f"{loss}: class indices must have the shape {x.shape[:-1]} of the rows, got {target.shape}")
    if classes > MOST_CLASSES[dtype.char]:
        raise ValueError(f"{loss}: {dtype} numbers count up to {MOST_CLASSES[dtype.char]} classes, got {classes}; use float64")
    # negative numbers are large as unsigned numbers, so one comparison is enough
    usual = target.dtype is _INTEGERS and target.flags.c_contiguous and not 0 <= ignore_index < classes
    if usual and np.count_nonzero(target.view(_UNSIGNED) < _count(classes)) == target.size:
        return target.astype(dtype), target.size
    kept = target != ignore_index
    wrong = kept & ((target < 0) | (target >= classes))
    if wrong.any():
        row = tuple(int(k) for k in np.argwhere(wrong)[0])
        shown = row[0] if len(row) == 1 else row
        raise IndexError(f"{loss}: the target {target[row]} of row {shown} is out of range for {classes} classes")
    return np.where(kept, target.astype(dtype), IGNORED), np.count_nonzero(kept)  # not every type of classes can represent IGNORED


def weight_of(places: np.ndarray, kept: int, weights: np.ndarray) -> float:
    """Return the sum of the weights of the rows' classes, for the `kept` rows that are not ignored."""
    each = weights[places.astype(np.intp)]
    return np.add.reduce(each if kept == places.size else np.where(places == IGNORED, 0, each), None, _FLOAT64)
