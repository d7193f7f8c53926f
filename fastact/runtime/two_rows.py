"""A callable over an element-wise ufunc with operands that hold two rows, one after the other: `crelu`."""

import numpy as np

from fastact.runtime.arguments import FLOATS, axis_last, check_axis
from fastact.runtime.callables import FLOAT32, FLOAT64, OF_ROWS, UfuncFunction
from fastact.runtime.containers.call import OTHER_ROW, ROW
from fastact.runtime.containers.dispatch import any_container, dispatched
from fastact.runtime.halves import half_of
from fastact.runtime.row_callables import NO_DIMENSION, RowFunction


class TwoRowsFunction(UfuncFunction):
    """A callable that applies an element-wise ufunc to rows along ``axis``. An operand that `is_double` is passed as two views."""

    _usual = RowFunction._usual
    _shown_options = OF_ROWS

    def __init__(self, name, module, doc, ufunc, arrays, results, is_double):
        super().__init__(name, module, doc, ufunc, arrays, ())
        self._results, self._double = results, frozenset(filter(is_double, (*arrays, *results)))
        self._are_double = [name in self._double for name in (*arrays, *results)]

    def __call__(self, *args, axis=-1, out=None, **options):
        count = self._count
        if type(axis) is int and axis == -1 and not options and (made := self._quick(args, out)) is not None:
            return made
        if any_container(args) and len(args) >= count:
            self._check_positions(args)
            holds = [OTHER_ROW if name in self._double else ROW for name in (*self._arrays, *self._results)]
            options |= ({} if axis == -1 else {"axis": axis}) | ({} if out is None else {"out": out})
            return dispatched(self._as_call(args, holds, tuple(holds[count:]), options))
        if not count <= len(args) <= count + len(self._results):
            raise TypeError(f"{self.__name__}() takes {', '.join(self._arrays)}, got {self._shown(args)}")
        self._check_positions(args)
        arrays = [np.asanyarray(value) for value in args[:count]]
        x, kind = arrays[-1], None
        if options or x.dtype not in FLOATS or any(a.dtype != x.dtype for a in arrays):
            self._know(options)
            self._check_types(args[:count], options)
            kind = self._kind(arrays, options)
        if x.ndim == 0:
            raise ValueError(NO_DIMENSION.format(self.__name__))
        axis = check_axis(self.__name__, axis, x.shape)
        axis -= x.ndim if axis >= 0 else 0  # counted from the end, it is the same axis for arrays with fewer dimensions
        inputs, outputs, n = [], [], x.shape[axis]
        for name, value in zip(self._arrays, arrays, strict=True):
            inputs += self._single_rows(name, value, axis, n)
        shape = [*x.shape] if len({row.shape for row in inputs}) == 1 else self._shape(inputs, axis)
        if args[count:] and out is not None:
            raise TypeError(f"{self.__name__}: out was given by position and by name")
        results = self._given(args[count:] or out)
        for k, name in enumerate(self._results):
            given = results[k] is not None
            if not given:
                shape[axis] = 2 * n if name in self._double else n
                results[k] = np.empty_like(x, kind, options.get("order", "K"), options.get("subok", True), shape)
            outputs += self._single_rows(name, results[k], axis, n, "out" if given else name)
        self.ufunc(*inputs, out=tuple(outputs), **options)
        return tuple(results) if len(results) > 1 else results[0]

    def _quick(self, args, out):
        """Return the results for rows along the last axis of plain arrays of one dtype and the right shapes, or None otherwise.

        crelu of ten numbers: 6.7 -> 3.6 µs.
        """
        x = args[-1] if args else None
        if type(x) is not np.ndarray or not (x.dtype is FLOAT32 or x.dtype is FLOAT64) or x.ndim == 0:
            return None
        n = x.shape[-1]
        shapes = x.shape, (*x.shape[:-1], 2 * n)
        given = args if out is None else (*args, *out) if type(out) is tuple else (*args, out)
        if out is None and len(args) == self._count and x.flags.c_contiguous:
            given += tuple([np.empty(shapes[double], x.dtype) for double in self._are_double[self._count :]])
        if len(given) != len(self._are_double):
            return None
        operands = []
        for array, double in zip(given, self._are_double, strict=True):
            if type(array) is not np.ndarray or array.dtype is not x.dtype or array.shape != shapes[double]:
                return None
            operands += (array[..., :n], array[..., n:]) if double else (array,)
        self.ufunc(*operands)
        results = given[self._count :]
        return results if len(results) > 1 else results[0]

    @staticmethod
    def _kind(arrays, options):
        """Return the dtype of new results: the requested one, or that of the arrays."""
        signature = options.get("signature") or options.get("sig")
        asked = options.get("dtype") or (signature[-1] if isinstance(signature, str | tuple) else None)
        return asked or half_of(arrays) or np.result_type(*(np.result_type(np.float32, a.dtype) for a in arrays))

    def _given(self, out):
        """Return the arrays that were passed for the results, with None for each missing one."""
        given = [*out] if isinstance(out, tuple) else [None] * len(self._results) if out is None else [out]
        if len(given) != len(self._results):
            raise ValueError(f"{self.__name__}: out must hold {len(self._results)} arrays, got {len(given)}")
        self._check_out(tuple(given))
        if any(map(np.ma.is_masked, given)):  # the mask would hide results
            raise TypeError(f"{self.__name__}: out is a masked array with hidden entries")
        return given

    @staticmethod
    def _shape(rows, axis):
        """Return the shape of a result. `rows` have their axis last, and the result has it at `axis`."""
        *outer, n = np.broadcast_shapes(*(row.shape for row in rows))
        outer.insert(axis if axis >= 0 else len(outer) + 1 + axis, n)
        return outer

    def _single_rows(self, name, value, axis, n, shown=None):
        """Return views of an operand with the rows' axis last and n entries per row: two views if it holds two rows, else one."""
        double = name in self._double
        length = 2 * n if double else n
        if not -value.ndim <= axis < value.ndim or value.shape[axis] != length:
            needed = f"{shown or name} must have {length} entries along axis {axis}{', twice as many as x' if double else ''}"
            raise ValueError(f"{self.__name__}: {needed}, got shape {value.shape}")
        value = axis_last(value, axis)
        return (value[..., :n], value[..., n:]) if double else (value,)
