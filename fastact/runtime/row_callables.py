"""Callables over generalised ufuncs of rows: they choose the axis, the layout of results, and views for blocks of columns."""

import math

import numpy as np

from fastact.runtime.arguments import aligned_rows, check_axis
from fastact.runtime.callables import FLOAT32, FLOAT64, OF_ROWS, PLAIN, UfuncFunction, is_single
from fastact.runtime.containers.call import NUMBER, ROW
from fastact.runtime.containers.dispatch import any_container, dispatched
from fastact.runtime.halves import computed_in, halves

_BOOLEANS = np.dtype(np.bool_)
_MISMATCHES = ("mismatch in its core dimension", "have enough dimensions", "remapped shapes")  # in NumPy's errors about shapes
_OF_PLANS = frozenset({"axis", "out"})  # with only these options, a row function chooses the layout of its results
LARGE = 1 << 15  # the numbers of an array for which the layout of the results is planned
NO_DIMENSION = "{}: the input must have at least one dimension, got a single number"


class RowFunction(UfuncFunction):
    """A callable that applies a generalised ufunc to rows along ``axis`` (the last by default).

    `results` are the names of all results. Among the arrays and results, `numbers` hold one number per row and `flags` hold
    booleans. `blocks` returns the ufunc for rows along the middle of three axes.
    """

    _usual = ("axis", "out", "dtype")
    _shown_options = OF_ROWS | {"axes": np._NoValue}

    def __init__(self, name, module, doc, ufunc, arrays, parameters, results, numbers, flags, blocks):
        if not (parameters or set(results) - set(numbers)):  # NumPy's condition
            self._shown_options = self._shown_options | {"keepdims": False}
        super().__init__(name, module, doc, ufunc, arrays, parameters)
        self._results, self._numbers, self._flags, self._blocks = results, numbers, flags, blocks
        self._named = {parameter.name for parameter in parameters}
        self._hold_flags = {k for k, array in enumerate(arrays) if array in flags}
        self._rows = max(k for k, array in enumerate(arrays) if array not in flags)  # an array with the rows' shape
        self._hold_rows = [self._rows, *(k for k, array in enumerate(arrays) if array not in numbers and k != self._rows)]

    def __call__(self, /, *args, **options):
        try:
            count, quick = self._count, None
            if self._parameters or len(args) < count:
                quick = self._with_numbers(args, options)
                args = quick or self._with_parameters(args, options)
            x, axis = args[self._rows], options.get("axis", -1) if options else -1
            kind = x.dtype if type(x) is np.ndarray and x.ndim else None
            usual = (kind is FLOAT32 or kind is FLOAT64 or kind in halves()) and (not options or options.keys() <= _OF_PLANS)
            if usual and len(args) == self._all and (quick or self._all == 1 or self._alike(args, kind)):
                # contiguous rows need no preparation: such a call takes 1.4 µs, and 4 µs with all checks below
                if options:
                    self._check_out(options.get("out"))
                alike = True
                for k in self._hold_rows:  # all() takes 0.2 µs more
                    alike = alike and (k == self._rows or args[k].shape == x.shape)
                if alike and x.flags.c_contiguous and type(axis) is int and (axis == -1 or axis == x.ndim - 1):
                    return self.ufunc(*args, **options)
                if not alike or type(axis) is not int or not -x.ndim <= axis < x.ndim:
                    aligned, axis = self._aligned(args, axis)
                    return self.ufunc(*aligned, **options | {"axis": axis})
                return self._planned(args, options, x, axis % x.ndim)
            if any_container(args):
                self._check_positions(args)
                named = (*self._arrays, *(p.name for p in self._parameters))
                holds = [NUMBER if name in self._numbers else ROW for name in (*named, *self._results)]
                return dispatched(self._as_call(args, holds, tuple(holds[len(named) :]), options))
            args = tuple(np.asarray(each) if isinstance(each, list | tuple) else each for each in args)
            self._check(args, options)
            self._check_out(options.get("out"))
            if "axes" in options:
                return self.ufunc(*self._apart(args, options.get("out")), **options)
            aligned, axis = self._aligned(args, axis)
            return self.ufunc(*aligned, **options | {"axis": axis})
        except ValueError as error:
            if any(text in str(error) for text in _MISMATCHES):
                raise self._mismatch(args, options) from None
            raise
        except TypeError as error:
            if self.ufunc.__name__ not in str(error):
                raise
            raise self._renamed(error) from None

    def _with_numbers(self, args, options):
        """Do the same as `_with_parameters` for plain arrays and numbers, or return None: scaled_softmax 5.6 -> 2.9 µs.

        An option such as ``dtype`` may need more digits of the numbers than the arrays have.
        """
        count = self._count
        kind = args[self._rows].dtype if self._rows < len(args) and type(args[self._rows]) is np.ndarray else None
        if (
            not (kind is FLOAT32 or kind is FLOAT64)
            or len(args) < count
            or (options and not options.keys() - self._named <= _OF_PLANS)
        ):
            return None
        if count > 1 and not self._alike(args[:count], kind):
            return None
        named = {name: options[name] for name in self._named & options.keys()} if options else options
        numbers = self._as_arrays(args[count:], named, kind)
        if numbers is None:
            return None
        for name in named:
            del options[name]
        return (*args[:count], *numbers)

    def _mismatch(self, args, options):
        """Return an error that lists the shapes, in place of NumPy's, which speaks of a gufunc's signature."""
        names = (*self._arrays, *(p.name for p in self._parameters))
        out = options.get("out")
        outputs = (*args[len(names) :], *(out if isinstance(out, tuple) else (out,)))
        given = [*zip(names, args, strict=False), *(("out", array) for array in outputs if array is not None)]
        numbers = dict.fromkeys(self._numbers, " with one number per row")
        shapes = ", ".join(f"{name} {np.shape(value)}{numbers.get(name, '')}" for name, value in given)
        along = f"axes {options['axes']}" if "axes" in options else f"axis {options.get('axis', -1)}"
        return ValueError(f"{self.__name__}: the shapes do not match for rows along {along}: {shapes}")

    def _alike(self, args, kind) -> bool:
        """Return True if all arrays are plain and of this dtype (flags: booleans), and all parameters are single numbers."""
        for k, given in enumerate(args):
            if k >= self._count:
                if type(given) not in PLAIN and not (is_single(given) and given.dtype == computed_in(kind)):
                    return False
            elif type(given) is not np.ndarray or given.dtype is not (_BOOLEANS if k in self._hold_flags else kind):
                return False
        return True

    def _check(self, args, options):
        """Raise errors that name the argument, which NumPy's own errors do not."""
        self._know(options)
        self._check_positions(args)
        self._check_types(args, options, self._flags)
        for k in self._hold_flags:
            name, flags = self._arrays[k], np.asarray(args[k])
            if flags.dtype != np.bool_:
                missing = " with missing entries" if flags.dtype.kind == "f" and np.isnan(flags).any() else ""
                raise TypeError(f"{self.__name__}: {name} must be an array of booleans, got {flags.dtype}{missing}")

    def _aligned(self, args, axis):
        """Return the arguments with rows of the same length along the same axis, and this axis."""
        shapes = [np.shape(args[k]) for k in self._hold_rows]
        largest = max(shapes, key=len)
        if not largest:
            raise ValueError(NO_DIMENSION.format(self.__name__))
        axis = check_axis(self.__name__, axis, largest)
        if len({*shapes}) == 1:
            return args, axis
        (axis, wanted), aligned = aligned_rows(shapes, axis), list(args)
        for k, shape, whole in zip(self._hold_rows, shapes, wanted, strict=True):
            if whole != shape:
                aligned[k] = np.broadcast_to(args[k], whole)
        return aligned, axis

    def _apart(self, args, out):
        """Return the arguments with copies of inputs that share memory with a result: rows may lie along different axes."""
        results = [array for array in (*args[self._all :], *(out if isinstance(out, tuple) else (out,))) if array is not None]
        shared = lambda a: any(np.may_share_memory(a, result) for result in results)
        return [np.copy(a) if shared(a) else a for a in args[: self._all]] + [*args[self._all :]]

    def _planned(self, args, options, x, axis):
        """Call the ufunc for arrays of one dtype and one number per parameter, with no option except ``axis`` and ``out``.

        NumPy gets outputs in the memory order of x. By itself it would put the row's axis last in memory, which is slower, both
        here and for later reads. For large arrays in C order with rows along a middle axis, it gets views with three axes.
        """
        given, large = options.get("out"), x.size >= LARGE
        if type(given) is np.ndarray and not large:  # nothing to plan, which takes as long as 4000 numbers of softmax
            return self.ufunc(*args, **options)
        out = (None,) * len(self._results) if given is None else given if isinstance(given, tuple) else (given,)
        missing = len(out) == len(self._results) and any(array is None for array in out)
        shapes = [x.shape] * (self._count + len(self._results))
        if self._numbers:
            of_numbers = x.shape[:axis] + x.shape[axis + 1 :]
            shapes = [of_numbers if name in self._numbers else x.shape for name in (*self._arrays, *self._results)]
        if self._count == 1 or all(a.shape == shape for a, shape in zip(args[: self._count], shapes, strict=False)):
            if large:
                view = math.prod(x.shape[:axis]), x.shape[axis], math.prod(x.shape[axis + 1 :])
                if view[0] > 1 and view[2] > 1 and len(out) == len(self._results):
                    whole = list(zip((*args[: self._count], *out), shapes, strict=True))
                    if all(_in_order(array, shape, x.dtype) for array, shape in whole):
                        whole = [np.empty(shape, x.dtype) if array is None else array for array, shape in whole]
                        return self._in_blocks(whole, args[self._count :], view)
            if missing:
                pairs = zip(self._results, out, strict=True)
                options["out"] = tuple([np.empty_like(x) if a is None and name not in self._numbers else a for name, a in pairs])
        return self.ufunc(*args, **options)

    def _in_blocks(self, whole, parameters, view):
        """Call the ufunc on views of all arrays with three axes, and return the results."""
        names, count = (*self._arrays, *self._results), self._count
        views = [array.reshape(view[::2] if name in self._numbers else view) for array, name in zip(whole, names, strict=True)]
        numbers = (np.broadcast_to(np.asarray(number, computed_in(whole[self._rows].dtype)), view[2:]) for number in parameters)
        self._blocks()(*views[:count], *numbers, out=tuple(views[count:]))
        return tuple(whole[count:]) if len(self._results) > 1 else whole[count]


def _in_order(given, shape, dtype) -> bool:
    """Return True for None, or for a plain array of that shape in C order whose dtype is `dtype` or bool."""
    if given is None:
        return True
    plain = type(given) is np.ndarray and given.flags.c_contiguous and given.shape == shape
    return plain and (given.dtype == dtype or given.dtype is _BOOLEANS)
