"""The arguments of layers with normalised rows, and the sums over all rows that are the gradients of their weights."""

import functools
import math
from collections.abc import Callable

import numpy as np

from fastact.codegen.operands import operands_of
from fastact.definitions import SHORT_ROW
from fastact.definitions.normalised_rows import NORMS, OF_RESULTS
from fastact.runtime.arguments import FLOATS, check_axis, check_single_number, floats, number, stored_floats
from fastact.runtime.halves import computed_in, type_of_gradient, type_of_results
from fastact.runtime.ufuncs import row_ufunc

# Rows are processed and summed in pieces of this many elements: 1 MiB of float32, which is still in a cache for the sum. The size
# is fixed, so that the order of a sum does not depend on threads.
ELEMENTS_TOGETHER = 1 << 18
# Rows that are summed first. 32 rows of 1000 numbers are mostly written and summed by the same thread: layer_norm's gradient on
# two threads takes 0.6 to 0.8 of the time that it took with sums over whole pieces. 16 are slower on one thread.
ROWS_SUMMED = 32
# (least number of rows, number of elements that an array must exceed, rows that the kernel adds without compensation). Only the
# shape decides. Larger groups leave fewer sums to add, smaller ones leave several groups for threads. With groups of 8, 16, 32 and
# 64 rows, errors for 40 000 normal rows are 1.7, 2.0, 2.3 and 2.8 ULP of the largest sum (PyTorch: 70). layer_norm's gradient of
# (64, 1000) float32 numbers takes 0.8 of the time that it takes without groups, on one thread and on two; of (2, 4·10⁶), where
# terms and sums without groups go to main memory, half; of (16, 2000) 1.2 times as long.
GROUPS = ((512, 1 << 15, 32), (64, 1 << 15, 16), (32, 1 << 15, 8), (8, 1 << 17, 4), (2, 1 << 18, 2))
USUAL_WEIGHTS = {"weight": np.ones, "bias": np.zeros}


@functools.cache
def norm_ufuncs(name: str) -> tuple[np.ufunc, Callable[[], np.ufunc]]:
    """Return (ufunc along the last axis, function that returns the one along the middle of three axes) for an entry of `NORMS`.

    If x has 16 bits, the weights and the terms of their gradients are float32.
    """
    norm = NORMS[name]
    operands = operands_of(norm)
    single = tuple(k for k, operand in enumerate(operands.names) if operand not in OF_RESULTS)
    return row_ufunc(name, __name__, f"Rows of {name}.", f"norms_{name}", norm.steps, operands, single)


class Rows:
    """The arguments of a layer as arrays of one type in C order.

    The arrays are views with two axes, or with three if rows lie along the middle one. `whole` is the last of the arrays, x, in its
    own shape. If x has 16 bits, the weights are float32.
    """

    def __init__(self, layer: str, arrays: dict, weights: dict, eps: float, axis: int):
        self.layer = layer
        if not self._are_plain([*arrays.values()], weights, eps, axis):
            self._convert(arrays, weights, eps, axis)

    def _are_plain(self, arrays: list, weights: dict, eps: float, axis: int) -> bool:
        """Take the arguments as they are and return True, if none needs a conversion: a call takes 6 µs instead of 9."""
        x = arrays[-1]
        if type(x) is not np.ndarray or x.dtype not in FLOATS or x.ndim < 2 or not x.size or type(axis) is not int or axis != -1:
            return False
        if type(eps) is not float or not 0.0 <= eps < math.inf:
            return False
        beside = [USUAL_WEIGHTS[name](x.shape[-1], x.dtype) if a is None else a for name, a in weights.items()]
        for k, a in enumerate((*arrays, *beside)):
            shape = x.shape if k < len(arrays) else x.shape[-1:]
            if type(a) is not np.ndarray or a.dtype is not x.dtype or a.shape != shape or not a.flags.c_contiguous:
                return False
        self.whole, self.weights = x, beside
        self.view = x.shape if x.ndim == 2 else (x.size // x.shape[-1], x.shape[-1])
        self.arrays = arrays if x.ndim == 2 else [a.reshape(self.view) for a in arrays]
        self.eps, self.of_weight = number(eps, x.dtype.char), x.dtype
        return True

    def _convert(self, arrays: dict, weights: dict, eps: float, axis: int) -> None:
        """Check and convert arguments of any kind."""
        layer = self.layer
        x = stored_floats(layer, "x", arrays["x"])
        wide = computed_in(x.dtype)
        check_axis(layer, axis, x.shape)
        check_single_number(layer, "eps", eps)
        if not 0 <= eps < math.inf:
            raise ValueError(f"{layer}: eps must be a finite number from 0 on, got {eps}")
        axis %= x.ndim
        before, n, behind = math.prod(x.shape[:axis]), x.shape[axis], math.prod(x.shape[axis + 1 :])
        of_x = lambda name, value: x if name == "x" else stored_floats(layer, name, value, x)
        found = [_of_shape(layer, name, of_x(name, value), x.shape) for name, value in arrays.items()]
        beside = [
            USUAL_WEIGHTS[name](n, wide) if value is None else _of_shape(layer, name, floats(layer, name, value, x), (n,), axis)
            for name, value in weights.items()
        ]
        mixed = [a for a in found if a.dtype is not x.dtype] or [a for a in beside if a.dtype is not wide]
        if mixed or [a for a in (*found, *beside) if not a.flags.c_contiguous]:
            dtype = type_of_results(found, beside)
            wide = computed_in(dtype)
            found, beside = ([np.asarray(a, kind, order="C") for a in each] for each, kind in ((found, dtype), (beside, wide)))
        self.whole, self.weights = found[-1], beside
        self.view = (before, n) if behind == 1 else (before, n, behind)
        self.arrays = found if x.shape == self.view else [a.reshape(self.view) for a in found]
        if behind != 1:  # columns are not copied, so their factors must have the same layout
            self.weights = [np.repeat(weight, behind).reshape(n, behind) for weight in self.weights]
        self.eps = number(float(eps), wide.char)
        self.of_weight = type_of_gradient(next(iter(weights.values())), self.whole.dtype)

    def results(self, arrays: list[np.ndarray], outputs: list[np.ndarray]) -> None:
        """Call the layer's ufunc on `arrays`, which are views like `self.arrays`. `outputs` are in C order, too."""
        along, across = norm_ufuncs(self.layer)
        if arrays[0].ndim == 2:
            along(*arrays, *self.weights, self.eps, *outputs)
        elif len(arrays[0]) == 1:  # threads share the columns
            along(*(a[0].T for a in arrays), *(weight.T for weight in self.weights), self.eps, *(a[0].T for a in outputs))
        else:
            across()(*arrays, *self.weights, np.full(arrays[0].shape[2], self.eps), *outputs)

    def gradients(self, bias: bool) -> tuple[np.ndarray, ...]:
        """Return (dx, the gradient of the weight, and with `bias` that of the bias).

        Large arrays with long rows are added in groups in the kernel. Others are computed in pieces of fixed size, which
        stay in the caches, and their sums are compensated within a group of rows. The sums of all groups are added in float64.
        """
        if len(self.view) == 2 and self.view[1] > SHORT_ROW and self.whole.dtype == self.eps.dtype:
            for least_rows, least_size, added in GROUPS:
                if self.view[0] >= least_rows and self.whole.size > least_size:
                    return self._gradients_of_groups(added)
        before = self.view[0]
        rows = max(1, ELEMENTS_TOGETHER // max(1, math.prod(self.view[1:])))
        dx = np.empty_like(self.whole)
        whole = [*self.arrays, dx.reshape(self.view)]
        scratch = np.empty((min(rows, before), *self.view[1:]), self.eps.dtype)
        totals = None
        for start in range(0, max(before, 1), rows):
            *arrays, piece = whole if rows >= before else (a[start : start + rows] for a in whole)
            each = scratch[: len(piece)]
            self.results(arrays, [piece, each])
            found = [_over_rows(a) for a in ((each, arrays[0]) if bias else (each,))]
            totals = found if totals is None else [np.add(*pair, dtype=np.float64) for pair in zip(totals, found, strict=True)]
        return dx, *(total.astype(self.of_weight, copy=False) for total in totals)

    def _gradients_of_groups(self, rows: int) -> tuple[np.ndarray, ...]:
        """Return the same for long contiguous rows. The kernel adds the terms of so many `rows` at a time.

        On one thread, layer_norm's gradient of (1024, 1024) float32 numbers takes 0.65 of the time that sums over terms in memory
        take, and that of (5000, 64) 0.7.
        """
        name, dx, (count, n) = f"{self.layer}_of_groups", np.empty_like(self.whole), self.view
        sums = [np.zeros((-(-count // rows), n), dx.dtype) for _ in NORMS[name].rows_out[1:]]
        arrays, groups, (_, across) = [*self.arrays, dx.reshape(self.view)], count // rows, norm_ufuncs(name)
        for first, last, size in ((0, groups, rows), (groups, groups + 1, count - groups * rows)):
            if size:
                of_groups = lambda a, first=first, size=size: a[first * rows :][: groups * rows].reshape(-1, size, n).swapaxes(1, 2)
                *given, piece = map(of_groups, arrays)
                across()(*given, *self.weights, np.full(size, self.eps), piece, *(total[first:last] for total in sums))
        return dx, *(_over_rows(total).astype(self.of_weight, copy=False) for total in sums)


def _over_rows(terms: np.ndarray) -> np.ndarray:
    """Return the sums of the terms of each weight over all rows of a view like `Rows.view`.

    Groups of `ROWS_SUMMED` rows come first. A thread then mostly sums rows that it has written, not lines of another core's cache.
    """
    along, across = norm_ufuncs("sum")
    if terms.ndim == 3:
        return np.add.reduce(along(terms), 0, np.float64)
    groups = len(terms) // ROWS_SUMMED
    grouped = groups * ROWS_SUMMED
    if not grouped:
        return along(terms.T)
    total = np.add.reduce(across()(terms[:grouped].reshape(groups, ROWS_SUMMED, terms.shape[1])), 0, np.float64)
    return total if grouped == len(terms) else total + along(terms[grouped:].T)


def _of_shape(layer: str, name: str, array: np.ndarray, shape: tuple[int, ...], axis: int | None = None) -> np.ndarray:
    if array.shape != shape:
        what = "the shape of x" if axis is None else f"one number for each entry of a row along axis {axis}"
        raise ValueError(f"{layer}: {name} must have the shape {shape}, {what}, got {array.shape}")
    return array
