"""Callables that wrap a ufunc and add what it cannot have: parameters with defaults and names, and errors with its name."""

import inspect
import math

import numpy as np

from fastact.runtime.arguments import check_whole_number, described, did_you_mean
from fastact.runtime.containers.call import NUMBER, ROW, Call, Operand, type_name
from fastact.runtime.containers.dispatch import any_container, dispatched
from fastact.runtime.halves import computed_in, halves, with_float32_parameters
from fastact.runtime.threads import ROW_THRESHOLD
from fastact.runtime.ufuncs import jobs_of

_FLOAT32, _FLOAT64, _BOOLEANS = np.dtype(np.float32), np.dtype(np.float64), np.dtype(np.bool_)
_NOTHING = object()
_PLAIN = frozenset((float, int))  # numbers without a dtype
_SMALL_INTEGERS = frozenset("?bBhH")  # float32 represents them exactly
# NumPy's options and their defaults for ufuncs and for generalised ufuncs, as signatures show them.
_COMMON = {"casting": "same_kind", "order": "K", "dtype": None, "subok": True, "signature": None}
ELEMENTWISE = {"out": None, "where": True, **_COMMON}
OF_ROWS = {"axis": -1, "out": None, **_COMMON}
_OF_PLANS = frozenset({"axis", "out"})  # with only these, a row function chooses the layout of its results
_CHOOSING = {"dtype", "signature", "sig"}  # options that choose the dtype


def _of_floats(arrays, kind) -> bool:
    """Return True if the last is a plain array of float32 or float64. If `kind` has 16 bits, all must be plain arrays of it."""
    last = arrays[-1]
    if kind is _FLOAT32 or kind is _FLOAT64:
        return type(last) is np.ndarray and (last.dtype is _FLOAT32 or last.dtype is _FLOAT64)
    return all(type(a) is np.ndarray and a.dtype == kind for a in arrays)


class UfuncFunction:
    """A callable that fills in the parameters of `ufunc`. All else (``out=``, ``where=``, ``axis=``, ...) goes to the ufunc.

    Attributes
    ----------
    ufunc : numpy.ufunc
        The ufunc. The parameters are additional inputs, and all of them are required.
    """

    _usual = ("out", "where", "dtype")  # the options that errors mention
    _shown_options = ELEMENTWISE  # all options that the signature shows

    def __init__(self, name, module, doc, ufunc, arrays, parameters):
        self.__name__ = self.__qualname__ = name
        self.__module__ = module
        self.__doc__ = doc
        self.ufunc = ufunc
        self._arrays = arrays
        self._parameters = parameters
        self._count, self._all = len(arrays), len(arrays) + len(parameters)
        self._whole = {len(arrays) + k for k, parameter in enumerate(parameters) if parameter.whole}
        self._new = None if ufunc.nout == 1 else (None,) * ufunc.nout
        required = any(p.required for p in parameters)
        self._float32, self._float64 = (self._for_usual_calls(dtype, required) for dtype in (_FLOAT32, _FLOAT64))
        self._last = None, None, None  # the last number for a single parameter, a dtype, its array
        kind = inspect.Parameter
        self.__signature__ = inspect.Signature(
            [kind(array, kind.POSITIONAL_ONLY) for array in arrays]
            + [kind(p.name, kind.POSITIONAL_OR_KEYWORD, default=p.default) for p in parameters]
            + [kind(option, kind.KEYWORD_ONLY, default=default) for option, default in self._shown_options.items()]
        )

    def _for_usual_calls(self, dtype, required):
        """Return (ufunc, number of arrays after the first, defaults as arrays, single default).

        The defaults are None if a parameter is required. The single default is that of one parameter after one array, else None.
        """
        defaults = None if required else tuple(np.asarray(p.default, dtype) for p in self._parameters)
        single = defaults[0] if defaults and len(defaults) == self._count == 1 else None
        return self.ufunc, self._count - 1, defaults, single

    def __call__(self, x=_NOTHING, /, *more, out=None, **options):
        out = self._new if out is None else out
        # Fast path for the usual calls, with few attributes, no dictionary and no conversion: elu of ten numbers 1.4 -> 0.9 µs
        kind = None if options or type(x) is not np.ndarray else x.dtype
        if kind is _FLOAT32 or kind is _FLOAT64 or (kind is not None and kind in halves()):
            ufunc, further, defaults, single = self._float64 if kind is _FLOAT64 else self._float32
            if single is not None and not more:
                return ufunc(x, single, out=out)
            plain = len(more) >= further and (further == 0 or _of_floats(more[:further], kind))
            if plain and len(more) == further and defaults is not None:
                return ufunc(x, *more, *defaults, out=out)
            if plain and self._all - self._count == 1 == len(more) - further and type(more[-1]) is float:
                number, of_kind, parameter = self._last
                if number is not more[-1] or of_kind is not kind:
                    parameter = np.array(more[-1], computed_in(kind))
                    self._last = more[-1], kind, parameter
                return ufunc(x, parameter, out=out) if further == 0 else ufunc(x, *more[:-1], parameter, out=out)
        args = () if x is _NOTHING else (x, *more)
        args = self._with_parameters(args, options)
        if any_container(args):
            given = options if out is self._new else options | {"out": out}
            made = dispatched(self._as_call(args, (NUMBER,) * self.ufunc.nin, (NUMBER,) * self.ufunc.nout, given), elements=True)
            if made is not NotImplemented:
                return made
        if len(args) > self._all:  # NumPy also takes outputs by position
            self._check_positions(args)
            options |= {} if out is self._new else {"out": out}
        else:
            options["out"] = out
        try:
            return self.ufunc(*args, **options)
        except TypeError as error:
            self._check_out(out)
            self._check_types(args, options)
            if self.ufunc.__name__ in str(error):
                raise TypeError(str(error).replace(self.ufunc.__name__, self.__name__)) from None
            raise

    def _as_call(self, args, holds, results, options) -> Call:
        """Return the `Call` for arguments that include containers of other libraries."""
        names = (*self._arrays, *(p.name for p in self._parameters))
        if more := args[len(names) :]:  # NumPy also takes outputs by position
            options = options | {"out": more if len(more) > 1 else more[0]}
        operands = (Operand(name, kind, value) for name, kind, value in zip(names, holds, args, strict=False))
        return Call(self.__name__, self, tuple(operands), results, options)

    def _check_types(self, args, options, flags=()):
        """Raise an error that names an argument that does not hold real numbers. NumPy's own error does not name it."""
        names = (*self._arrays, *(p.name for p in self._parameters))
        rule = "same_kind" if options.keys() & _CHOOSING else "safe"
        for name, given in zip(names, args, strict=False):
            if name in flags or "casting" in options or any_container((given,)):  # a dask array would be computed
                continue
            if not np.can_cast(np.asarray(given).dtype, np.float64, rule):
                raise TypeError(
                    f"{self.__name__}: {name} must be real numbers of float64 at most, got {described(given)}"
                ) from None

    def _check_out(self, out):
        """Raise an error if `out` is not an array. NumPy would call a library that does not know rows."""
        if out is None or type(out) is np.ndarray:
            return
        for each in out if isinstance(out, tuple) else (out,):
            if not isinstance(each, np.ndarray | None):
                raise TypeError(f"{self.__name__}: out must be an array, or several in a tuple, got {type_name(each)}")

    def _check_positions(self, args):
        """Raise an error for positional arguments after the parameters that are not arrays for the results."""
        if not all(isinstance(given, np.ndarray | None) for given in args[self._all :]):
            takes = f"{self._all} positional argument{'s' if self._all != 1 else ''} but {len(args)} were given"
            hint = "; pass the axis by keyword: axis=0" if "axis" in self._usual else ""
            raise TypeError(f"{self.__name__}() takes {takes}{hint}") from None

    def _with_parameters(self, args, kwargs):
        """Return the arrays and all parameters. Parameters in `kwargs` are removed from it."""
        given = len(args) - len(self._arrays)
        if given < 0:
            wanted = ", ".join((*self._arrays, *(p.name for p in self._parameters)))
            by_name = next((f"; pass {name} by position" for name in self._arrays if name in kwargs), "")
            raise TypeError(f"{self.__name__}() takes {wanted}, got {self._shown(args)}{by_name}")
        for parameter in self._parameters[:given]:
            if parameter.name in kwargs:
                raise TypeError(f"{self.__name__}() got multiple values for argument {parameter.name!r}")
        for parameter in self._parameters[given:]:
            value = kwargs.pop(parameter.name, parameter.default)
            if value is parameter.default and parameter.required:
                raise TypeError(f"{self.__name__}() needs the parameter {parameter.name!r}, got {self._shown(args)}")
            args += (value,)
        if kwargs:
            self._know(kwargs.keys() - {"dim"} if "axis" in self._usual and any_container(args) else kwargs)  # dim is xarray's
        return self._typed(args, kwargs)

    def _typed(self, args, options):
        """Return the arguments with single-number parameters as Python numbers, so that the arrays determine the dtype.

        NumPy promotes a float64 number with small integers or float32 to float64, but adapts Python numbers to the arrays. With
        small integers, Python numbers would also give float64, so they become float32 here.
        """
        count, inputs = self._count, self.ufunc.nin
        if self._whole and _fits_float32(getattr(args[count - 1], "dtype", None)):
            args = tuple(_counted(value) if k in self._whole else value for k, value in enumerate(args))
        plain = _PLAIN.issuperset(map(type, args[count:inputs]))
        if not plain and type(args[count - 1]) not in _PLAIN:
            args = (*args[:count], *map(_number, args[count:inputs]), *args[inputs:])
        if getattr(getattr(args[count - 1], "dtype", None), "char", "") in _SMALL_INTEGERS and not options.keys() & _CHOOSING:
            others = [a for a in args[:inputs] if type(a) not in _PLAIN]
            if all(hasattr(a, "dtype") and np.can_cast(a.dtype, _FLOAT32) for a in others):
                numbers = (np.float32(p) if type(p) in _PLAIN else p for p in args[count:inputs])
                args = (*args[:count], *numbers, *args[inputs:])
        if not options.keys() & _CHOOSING:
            return with_float32_parameters(args, count, inputs, self._whole)
        # By the option `dtype` alone, NumPy does not find a loop of mixed dtypes
        if options.get("dtype") is not None and np.dtype(options["dtype"]) in halves():
            kind = options.pop("dtype")
            options["signature"] = next(job.dtypes for job in jobs_of(self.ufunc) if job.dtype == kind)
        return args

    def _know(self, options):
        """Raise an error for an option that neither the function nor NumPy has. NumPy's own error names ``elu.ufunc``."""
        if unknown := sorted({*options} - {*self._shown_options, "sig"}):
            names = [p.name for p in self._parameters]
            hint = did_you_mean(unknown[0], (*names, *self._shown_options))
            hint = hint or f"; it takes {', '.join([*names, *self._usual])} and NumPy's other options of such a ufunc"
            raise TypeError(f"{self.__name__}() got an unexpected keyword argument {unknown[0]!r}{hint}")

    @staticmethod
    def _shown(args):
        return f"{len(args)} positional argument{'s' if len(args) != 1 else ''}"

    def __repr__(self):
        return f"<function {self.__module__}.{self.__name__}{self.__signature__} over {self.ufunc!r}>"

    def __reduce__(self):
        return getattr(self, "pickled_as", self.__name__)  # by name, as for a ufunc, except for users' activations


def _counted(value):
    """Return integers as float32 numbers, and all other values unchanged."""
    integers = isinstance(value, np.ndarray | list | tuple) and np.asarray(value).dtype.kind in "iu"
    return np.asarray(value, _FLOAT32) if integers else value


def _fits_float32(dtype) -> bool:
    """Return True for a NumPy dtype whose numbers float32 represents exactly."""
    return isinstance(dtype, np.dtype) and np.can_cast(dtype, _FLOAT32)


def _number(value):
    """Return a single number, also from xarray, as a Python number. Booleans become 0 or 1; other values are unchanged."""
    inner = None if isinstance(value, np.ndarray | np.generic) else getattr(value, "data", None)  # NumPy's `data` is a buffer
    value = inner if type(inner) is np.ndarray and inner.ndim == 0 else value
    value = value.item() if _is_single(value) else value
    return int(value) if type(value) is bool else value


def _is_single(value) -> bool:
    """Return True for a NumPy scalar or a zero-dimensional array."""
    return isinstance(value, np.generic) or (type(value) is np.ndarray and value.ndim == 0)


NO_DIMENSION = "{}: the input must have at least one dimension, got a single number"


def axis_error(name, axis, shape):
    return np.exceptions.AxisError(f"{name}: axis {axis} is out of bounds for shape {shape}")


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
        self._hold_flags = {k for k, array in enumerate(arrays) if array in flags}
        self._rows = max(k for k, array in enumerate(arrays) if array not in flags)  # an array with the rows' shape
        self._hold_rows = [self._rows, *(k for k, array in enumerate(arrays) if array not in numbers and k != self._rows)]

    def __call__(self, /, *args, **options):
        try:
            count = self._count
            if self._parameters or len(args) < count:
                args = self._with_parameters(args, options)
            x, axis = args[self._rows], options.get("axis", -1) if options else -1
            kind = x.dtype if type(x) is np.ndarray and x.ndim else None
            usual = (kind is _FLOAT32 or kind is _FLOAT64 or kind in halves()) and (not options or options.keys() <= _OF_PLANS)
            if usual and len(args) == self._all and (self._all == 1 or self._alike(args, kind)):
                # contiguous rows need no preparation: such a call takes 1.4 µs, and 4 µs with all checks below
                if options:
                    self._check_out(options.get("out"))
                if x.flags.c_contiguous and type(axis) is int and (axis == -1 or axis == x.ndim - 1):
                    return self.ufunc(*args, **options)
                if type(axis) is not int or not all(-args[k].ndim <= axis < args[k].ndim for k in self._hold_rows):
                    self._check_axis(args, axis)
                return self._planned(args, options, x, axis % x.ndim)
            if any_container(args):
                self._check_positions(args)
                named = (*self._arrays, *(p.name for p in self._parameters))
                holds = [NUMBER if name in self._numbers else ROW for name in (*named, *self._results)]
                return dispatched(self._as_call(args, holds, tuple(holds[len(named) :]), options))
            args = tuple(np.asarray(each) if isinstance(each, list | tuple) else each for each in args)
            self._check(args, options)
            self._check_out(options.get("out"))
            if "axes" not in options:
                self._check_axis(args, axis)
            return self.ufunc(*args, **options)
        except (TypeError, ValueError) as error:
            if self.ufunc.__name__ in str(error) or "remapped shapes" in str(error):
                raise self._explained(error, args, options) from None
            raise

    def _explained(self, error, args, options):
        """Return NumPy's error without the ufunc's name, or an error that lists the shapes if these do not match."""
        if isinstance(error, TypeError):
            return TypeError(str(error).replace(self.ufunc.__name__, self.__name__))
        out = options.get("out")
        given = [*zip((*self._arrays, *(p.name for p in self._parameters)), args, strict=False)]
        given += [("out", each) for each in (out if isinstance(out, tuple) else (out,)) if each is not None]
        numbers = dict.fromkeys(self._numbers, " with one number per row")
        shapes = ", ".join(f"{name} {np.shape(value)}{numbers.get(name, '')}" for name, value in given)
        return ValueError(f"{self.__name__}: the shapes do not match for rows along axis {options.get('axis', -1)}: {shapes}")

    def _alike(self, args, kind) -> bool:
        """Return True if all arrays are plain and of this dtype (flags: booleans), and all parameters are single numbers."""
        for k, given in enumerate(args):
            if k >= self._count:
                if type(given) not in _PLAIN and not (_is_single(given) and given.dtype == computed_in(kind)):
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

    def _check_axis(self, args, axis):
        check_whole_number(self.__name__, "axis", axis)
        for k in self._hold_rows:
            shape = np.shape(args[k])
            if not shape:
                raise ValueError(NO_DIMENSION.format(self.__name__))
            if not -len(shape) <= axis < len(shape):
                raise axis_error(self.__name__, axis, shape)

    def _planned(self, args, options, x, axis):
        """Call the ufunc for arrays of one dtype and one number per parameter, with no option except ``axis`` and ``out``.

        NumPy gets outputs in the memory order of x. By itself it would put the row's axis last in memory, which is slower, both
        here and for later reads. For large arrays in C order with rows along a middle axis, it gets views with three axes.
        """
        given, large = options.get("out"), x.size >= ROW_THRESHOLD
        if given is not None and not large:  # nothing to plan, which takes as long as 4000 numbers of softmax
            return self.ufunc(*args, **options)
        shapes = [x.shape] * (self._count + len(self._results))
        if self._numbers:
            of_numbers = x.shape[:axis] + x.shape[axis + 1 :]
            shapes = [of_numbers if name in self._numbers else x.shape for name in (*self._arrays, *self._results)]
        if self._count == 1 or all(a.shape == shape for a, shape in zip(args[: self._count], shapes, strict=False)):
            if large:
                out = given if isinstance(given, tuple) else (given,) * len(self._results)
                view = math.prod(x.shape[:axis]), x.shape[axis], math.prod(x.shape[axis + 1 :])
                if view[0] > 1 and view[2] > 1 and len(out) == len(self._results):
                    whole = list(zip((*args[: self._count], *out), shapes, strict=True))
                    if all(_in_order(array, shape, x.dtype) for array, shape in whole):
                        whole = [np.empty(shape, x.dtype) if array is None else array for array, shape in whole]
                        return self._in_blocks(whole, args[self._count :], view)
            if given is None:
                options["out"] = tuple([None if name in self._numbers else np.empty_like(x) for name in self._results])
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
