"""A callable over a real ufunc, for what a ufunc cannot have: parameters with defaults and names, and errors that name it."""

import inspect
import math

import numpy as np

from fastact.runtime.arguments import check_whole_number, described
from fastact.runtime.containers.call import NUMBER, ROW, Call, Operand
from fastact.runtime.containers.dispatch import any_container, dispatched
from fastact.runtime.halves import computed_in, halves, with_float32_parameters
from fastact.runtime.threads import ROW_THRESHOLD
from fastact.runtime.ufuncs import jobs_of

_FLOAT32, _FLOAT64 = np.dtype(np.float32), np.dtype(np.float64)
_NOTHING = object()
_PLAIN = frozenset((float, int))  # numbers that have no type of their own
_SMALL_INTEGERS = frozenset("?bBhH")  # float32 holds them
# NumPy's options with their defaults, as signatures show them: of ufuncs, and of generalised ones.
_COMMON = {"casting": "same_kind", "order": "K", "dtype": None, "subok": True, "signature": None}
ELEMENTWISE = {"out": None, "where": True, **_COMMON}
OF_ROWS = {"axis": -1, "out": None, **_COMMON}
_CHOOSING = {"dtype", "signature", "sig"}  # those that choose the type


def _of_floats(given) -> bool:
    """Whether it is an array of the types that ufuncs here have, and of no other class."""
    return type(given) is np.ndarray and (given.dtype is _FLOAT32 or given.dtype is _FLOAT64)


class UfuncFunction:
    """Calls `ufunc` with its parameters filled in; everything else (``out=``, ``where=``, ``axis=``, ...) goes to the ufunc.

    Attributes
    ----------
    ufunc : numpy.ufunc
        The ufunc itself; its parameters are further inputs, all of them required.
    """

    _usual = ("out", "where", "dtype")  # options that an error mentions
    _shown_options = ELEMENTWISE  # and all that the signature shows

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
        self._last = None, None, None  # the number that was given last for a single parameter, a type, and its array
        kind = inspect.Parameter
        self.__signature__ = inspect.Signature(
            [kind(array, kind.POSITIONAL_ONLY) for array in arrays]
            + [kind(p.name, kind.POSITIONAL_OR_KEYWORD, default=p.default) for p in parameters]
            + [kind(option, kind.KEYWORD_ONLY, default=default) for option, default in self._shown_options.items()]
        )

    def _for_usual_calls(self, dtype, required):
        """(ufunc, arrays beside the first, defaults as arrays if there are, the default of a single parameter beside one array)."""
        defaults = None if required else tuple(np.asarray(p.default, dtype) for p in self._parameters)
        single = defaults[0] if defaults and len(defaults) == self._count == 1 else None
        return self.ufunc, self._count - 1, defaults, single

    def __call__(self, x=_NOTHING, /, *more, out=None, **options):
        out = self._new if out is None else out
        # The usual calls: no dictionary, nothing for NumPy to convert, and few attributes: elu of ten numbers 1.4 -> 0.9 µs
        kind = None if options or type(x) is not np.ndarray else x.dtype
        if kind is _FLOAT32 or kind is _FLOAT64:
            ufunc, further, defaults, single = self._float32 if kind is _FLOAT32 else self._float64
            if single is not None and not more:
                return ufunc(x, single, out=out)
            plain = len(more) >= further and (further == 0 or _of_floats(more[further - 1]))
            if plain and len(more) == further and defaults is not None:
                return ufunc(x, *more, *defaults, out=out)
            if plain and self._all - self._count == 1 == len(more) - further and type(more[-1]) is float:
                number, of_kind, parameter = self._last
                if number is not more[-1] or of_kind is not kind:
                    parameter = np.array(more[-1], kind)
                    self._last = more[-1], kind, parameter
                return ufunc(x, parameter, out=out) if further == 0 else ufunc(x, *more[:-1], parameter, out=out)
        elif kind is not None and kind in halves():
            ufunc, further, defaults, single = self._float32
            if single is not None and not more:
                return ufunc(x, single, out=out)
            if defaults is not None and len(more) == further and all(type(a) is np.ndarray and a.dtype == kind for a in more):
                return ufunc(x, *more, *defaults, out=out)
        args = () if x is _NOTHING else (x, *more)
        args = self._with_parameters(args, options)
        if any_container(args):
            given = options if out is self._new else options | {"out": out}
            made = dispatched(self._as_call(args, (NUMBER,) * self.ufunc.nin, (NUMBER,) * self.ufunc.nout, given), elements=True)
            if made is not NotImplemented:
                return made
        try:
            return self.ufunc(*args, out=out, **options)
        except TypeError:
            self._check_types(args, options)
            raise

    def _as_call(self, args, holds, results, options) -> Call:
        """The call for arguments some of which are containers of other libraries."""
        names = (*self._arrays, *(p.name for p in self._parameters))
        if more := args[len(names) :]:  # NumPy takes outputs by position, too
            options = options | {"out": more if len(more) > 1 else more[0]}
        operands = (Operand(name, kind, value) for name, kind, value in zip(names, holds, args, strict=False))
        return Call(self.__name__, self, tuple(operands), results, options)

    def _check_types(self, args, options, flags=()):
        """Complain about an argument that is not real numbers; NumPy's own error does not say what it is."""
        names = (*self._arrays, *(p.name for p in self._parameters))
        for name, given in zip(names, args, strict=False):
            if name in flags or "casting" in options or any_container((given,)):  # an array of dask's would be computed
                continue
            if not np.can_cast(np.asarray(given).dtype, np.float64):
                raise TypeError(
                    f"{self.__name__}: {name} must be real numbers of float64 at most, got {described(given)}"
                ) from None

    def _check_positions(self, args):
        """Complain about an axis by position, where NumPy takes arrays for the results."""
        count = len(self._arrays) + len(self._parameters)
        if not all(isinstance(given, np.ndarray) for given in args[count:]):
            wanted = ", ".join((*self._arrays, *(p.name for p in self._parameters)))
            raise TypeError(f"{self.__name__}() takes {wanted} and axis= by name, got {self._shown(args)}") from None

    def _with_parameters(self, args, kwargs):
        """The arrays and all parameters; those among `kwargs` are taken out."""
        given = len(args) - len(self._arrays)
        if given < 0:
            wanted = ", ".join((*self._arrays, *(p.name for p in self._parameters)))
            raise TypeError(f"{self.__name__}() takes {wanted}, got {self._shown(args)}")
        for parameter in self._parameters[given:]:
            value = kwargs.pop(parameter.name, parameter.default)
            if value is parameter.default and parameter.required:
                raise TypeError(f"{self.__name__}() needs the parameter {parameter.name!r}, got {self._shown(args)}")
            args += (value,)
        if kwargs:
            self._know(kwargs.keys() - {"dim"} if "axis" in self._usual and any_container(args) else kwargs)  # dim is xarray's
        return self._typed(args, kwargs)

    def _typed(self, args, options):
        """The arguments, with single numbers among the parameters as numbers without a type: that of the arrays counts.

        NumPy takes a float64 number and small integers, or float32, to float64, but Python's numbers as they are needed; beside
        small integers, to which it gives float64, they are of float32.
        """
        count, inputs = self._count, self.ufunc.nin
        if self._whole and getattr(args[count - 1], "dtype", None) in (_FLOAT32, *halves()):
            args = tuple(_counted(value) if k in self._whole else value for k, value in enumerate(args))
        plain = _PLAIN.issuperset(map(type, args[count:inputs]))
        if not plain and type(args[count - 1]) not in _PLAIN:
            args = (*args[:count], *(p.item() if _is_single(p) else p for p in args[count:inputs]), *args[inputs:])
        if getattr(getattr(args[count - 1], "dtype", None), "char", "") in _SMALL_INTEGERS and not options.keys() & _CHOOSING:
            others = [a for a in args[:inputs] if type(a) not in _PLAIN]
            if all(hasattr(a, "dtype") and np.can_cast(a.dtype, _FLOAT32) for a in others):
                numbers = (np.float32(p) if type(p) in _PLAIN else p for p in args[count:inputs])
                args = (*args[:count], *numbers, *args[inputs:])
        if not options.keys() & _CHOOSING:
            return with_float32_parameters(args, count, inputs, self._whole)
        if options.get("dtype") is not None and np.dtype(options["dtype"]) in halves():  # NumPy finds no loop of mixed types by it
            kind = options.pop("dtype")
            options["signature"] = next(job.dtypes for job in jobs_of(self.ufunc) if job.dtype == kind)
        return args

    def _know(self, options):
        """Complain about an option that neither the function nor NumPy has; NumPy's own error speaks of ``elu.ufunc``."""
        if unknown := sorted({*options} - {*self._shown_options, "sig"}):
            names = ", ".join([*(p.name for p in self._parameters), *self._usual])
            raise TypeError(f"{self.__name__}() takes {names} and NumPy's other options of such a ufunc, got {unknown[0]!r}")

    @staticmethod
    def _shown(args):
        return f"{len(args)} positional argument{'s' if len(args) != 1 else ''}"

    def __repr__(self):
        return f"<function {self.__module__}.{self.__name__}{self.__signature__} over {self.ufunc!r}>"

    def __reduce__(self):
        return getattr(self, "pickled_as", self.__name__)  # by name, as a ufunc is, but for users' own


def _counted(value):
    """Integers as float32 numbers."""
    integers = isinstance(value, np.ndarray | list | tuple) and np.asarray(value).dtype.kind in "iu"
    return np.asarray(value, _FLOAT32) if integers else value


def _is_single(value) -> bool:
    """Whether it is a number of NumPy's, or an array without dimensions."""
    return isinstance(value, np.generic) or (type(value) is np.ndarray and value.ndim == 0)


NO_DIMENSION = "{}: at least one dimension is needed, got a single number"


def axis_error(name, axis, shape):
    return np.exceptions.AxisError(f"{name}: axis {axis} is out of bounds for shape {shape}")


class RowFunction(UfuncFunction):
    """Calls a generalised ufunc over rows, along ``axis`` (the last by default).

    `results` are all results; of these and the arrays, `numbers` hold one number a row and `flags` booleans. `blocks` gives the
    ufunc for rows along the middle one of three axes.
    """

    _usual = ("axis", "out", "dtype")
    _shown_options = OF_ROWS | {"axes": np._NoValue}

    def __init__(self, name, module, doc, ufunc, arrays, parameters, results, numbers, flags, blocks):
        if not (parameters or set(results) - set(numbers)):  # NumPy's condition
            self._shown_options = self._shown_options | {"keepdims": False}
        super().__init__(name, module, doc, ufunc, arrays, parameters)
        self._results, self._numbers, self._flags, self._blocks = results, numbers, flags, blocks
        self._more = bool(flags or parameters or len(arrays) > 2)  # arguments besides the first and the rows
        self._rows = max(k for k, array in enumerate(arrays) if array not in flags)  # of the arrays, one that has the rows' shape

    def __call__(self, /, *args, **kwargs):
        if self._parameters or len(args) < len(self._arrays):
            args = self._with_parameters(args, kwargs)
        x, axis = args[self._rows], kwargs.get("axis", -1)
        # rows that lie one after the other need nothing: such a call takes 1.4 µs, with all checks below 4 µs
        simple = type(x) is type(args[0]) is np.ndarray and x.flags.c_contiguous and axis in (-1, x.ndim - 1)
        if (self._more or not simple) and any_container(args):
            self._check_positions(args)
            named = (*self._arrays, *(p.name for p in self._parameters))
            holds = [NUMBER if name in self._numbers else ROW for name in (*named, *self._results)]
            return dispatched(self._as_call(args, holds, tuple(holds[len(named) :]), kwargs))
        if not simple and self._plain(args, kwargs, x, axis):
            given = kwargs.get("out")
            out = given if isinstance(given, tuple) else (given,) * len(self._results)
            if self._worth_blocks(args, out, x, axis % x.ndim):
                return self._in_blocks(args, out, x, axis % x.ndim)
            if given is None:
                # NumPy would put the row's axis last in memory, whatever the input's order: slower, here and for who reads it
                kwargs["out"] = tuple(None if name in self._numbers else np.empty_like(x) for name in self._results)
        try:
            return self.ufunc(*args, **kwargs)
        except np.exceptions.AxisError as error:
            raise axis_error(self.__name__, axis, np.shape(x)) from error
        except (TypeError, ValueError):
            self._know(kwargs)
            self._check_types(args, kwargs, self._flags)
            if np.ndim(x) == 0:
                raise ValueError(NO_DIMENSION.format(self.__name__)) from None
            self._check_positions(args)
            check_whole_number(self.__name__, "axis", axis)
            for name, given in zip(self._arrays, args, strict=False):
                flags = np.asarray(given)
                if name in self._flags and flags.dtype != np.bool_:
                    missing = " with missing entries" if flags.dtype.kind == "f" and np.isnan(flags).any() else ""
                    raise TypeError(f"{self.__name__}: {name} must be of booleans, got {flags.dtype}{missing}") from None
            raise

    def _plain(self, args, kwargs, x, axis):
        """Whether all arrays are plain ones of one shape, and of one type that the ufunc has a loop for, or booleans.

        What holds one number a row lacks the row's axis; the parameters are single numbers; there is no option but ``axis`` and
        ``out``.
        """
        count = len(self._arrays)
        if (
            len(args) != self.ufunc.nin
            or not kwargs.keys() <= {"axis", "out"}
            or type(x) is not np.ndarray
            or x.dtype not in (_FLOAT32, _FLOAT64, *halves())
            or not isinstance(axis, int)
            or not -x.ndim <= axis < x.ndim
        ):
            return False
        shapes = {False: x.shape, True: x.shape[: axis % x.ndim] + x.shape[axis % x.ndim + 1 :]}
        return all(
            type(other) is np.ndarray
            and other.shape == shapes[name in self._numbers]
            and other.dtype == (np.bool_ if name in self._flags else x.dtype)
            for name, other in zip(self._arrays, args, strict=False)
        ) and all(
            type(number) in (int, float) or (_is_single(number) and number.dtype == computed_in(x.dtype)) for number in args[count:]
        )

    def _worth_blocks(self, args, out, x, axis):
        """Whether the rows lie along a middle axis of large arrays in C order, with outputs alike where they are given."""
        return (
            x.size >= ROW_THRESHOLD
            and math.prod(x.shape[:axis]) > 1
            and math.prod(x.shape[axis + 1 :]) > 1
            and len(out) == len(self._results)
            and all(a.flags.c_contiguous for a in args[: len(self._arrays)])
            and all(
                a is None
                or (
                    type(a) is np.ndarray
                    and a.flags.c_contiguous
                    and a.dtype == x.dtype
                    and a.shape == (x.shape[:axis] + x.shape[axis + 1 :] if name in self._numbers else x.shape)
                )
                for a, name in zip(out, self._results, strict=True)
            )
        )

    def _in_blocks(self, args, out, x, axis):
        """The result along a middle axis: NumPy gets a view with three axes, the rows along the middle one."""
        count = len(self._arrays)
        before, n, behind = math.prod(x.shape[:axis]), x.shape[axis], math.prod(x.shape[axis + 1 :])
        shapes = {False: x.shape, True: x.shape[:axis] + x.shape[axis + 1 :]}
        views = {False: (before, n, behind), True: (before, behind)}
        holds_numbers = [name in self._numbers for name in (*self._arrays, *self._results)]
        outputs = [np.empty(shapes[kind], x.dtype) if a is None else a for a, kind in zip(out, holds_numbers[count:], strict=True)]
        numbers = (np.broadcast_to(np.asarray(number, computed_in(x.dtype)), (behind,)) for number in args[count:])
        arrays = (a.reshape(views[kind]) for a, kind in zip(args[:count], holds_numbers, strict=False))
        self._blocks()(
            *arrays, *numbers, out=tuple(a.reshape(views[k]) for a, k in zip(outputs, holds_numbers[count:], strict=True))
        )
        return tuple(outputs) if len(outputs) > 1 else outputs[0]
