"""Callables that wrap a ufunc and add what it cannot have: parameters with defaults and names, and errors with its name."""

import inspect
from operator import is_

import numpy as np

from fastact.runtime.arguments import described, did_you_mean
from fastact.runtime.containers.call import NUMBER, Call, Operand, type_name
from fastact.runtime.containers.dispatch import any_container, dispatched
from fastact.runtime.halves import computed_in, halves, with_float32_parameters
from fastact.runtime.ufuncs import jobs_of

FLOAT32, FLOAT64 = np.dtype(np.float32), np.dtype(np.float64)
_NOTHING = object()
PLAIN = frozenset((float, int))  # numbers without a dtype
_NUMBERS = PLAIN | {np.float32, np.float64}
_SMALL_INTEGERS = frozenset("?bBhH")  # float32 represents them exactly
# NumPy's options and their defaults for ufuncs and for generalised ufuncs, as signatures show them.
_COMMON = {"casting": "same_kind", "order": "K", "dtype": None, "subok": True, "signature": None}
ELEMENTWISE = {"out": None, "where": True, **_COMMON}
OF_ROWS = {"axis": -1, "out": None, **_COMMON}
_CHOOSING = {"dtype", "signature", "sig"}  # options that choose the dtype


def _all_plain(arrays, kind) -> bool:
    """Return True if all are plain arrays of this dtype."""
    for array in arrays:  # noqa: SIM110 - all(...) takes twice as long
        if type(array) is not np.ndarray or array.dtype is not kind:
            return False
    return True


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
        self._defaults = [None if p.required else p.default for p in parameters]
        self._float32, self._float64 = map(self._for_usual_calls, (FLOAT32, FLOAT64))
        self._last = (_NOTHING,) * len(parameters), None, ()  # the last numbers for the parameters, a dtype, their arrays
        kind = inspect.Parameter
        self.__signature__ = inspect.Signature(
            [kind(array, kind.POSITIONAL_ONLY) for array in arrays]
            + [kind(p.name, kind.POSITIONAL_OR_KEYWORD, default=p.default) for p in parameters]
            + [kind(option, kind.KEYWORD_ONLY, default=default) for option, default in self._shown_options.items()]
        )

    def _for_usual_calls(self, dtype):
        """Return (ufunc, number of arrays after the first, defaults as arrays, single default).

        The defaults are None if a parameter is required. The single default is that of one parameter after one array, else None.
        """
        defaults = None if None in self._defaults else tuple(np.asarray(number, dtype) for number in self._defaults)
        single = defaults[0] if defaults and len(defaults) == self._count == 1 else None
        return self.ufunc, self._count - 1, defaults, single

    def _as_arrays(self, given, options, kind):
        """Return arrays of the parameters (given, named, or defaults) for a dtype, or None unless all are single numbers."""
        last, of_kind, arrays = self._last
        if options or len(given) < len(last):
            named = 0
            for p in self._parameters[len(given) :]:
                named += p.name in options
                given += (options.get(p.name, p.default),)
            if named < len(options):
                return None
        if of_kind is kind and len(given) == len(last) and all(map(is_, given, last)):
            return arrays
        if len(given) != len(last) or not _NUMBERS.issuperset(map(type, given)):
            return None
        arrays = tuple([np.array(number, computed_in(kind)) for number in given])
        self._last = given, kind, arrays
        return arrays

    def __call__(self, x=_NOTHING, /, *more, out=None, **options):
        # Fast paths for the usual calls, with few attributes and no conversion. NumPy takes an array faster than a number, and
        # outputs faster by position than by name. Most programs give the same numbers again and again, which takes no comparison of
        # values. On ten numbers, elu takes 0.5 µs, threshold(x, 0.5, 0.2) 0.8, and its gradient 1.0.
        kind = x.dtype if type(x) is np.ndarray else None
        outputs = self._new if out is None else out
        try:
            if kind is FLOAT32 or kind is FLOAT64 or (kind is not None and kind in halves()):
                ufunc, further, numbers, single = self._float64 if kind is FLOAT64 else self._float32
                if single is not None and not more and not options:
                    return ufunc(x, single, out=outputs)
                given = len(more) - further
                if given or options:
                    last, of_kind, numbers = self._last
                    new = options or of_kind is not kind or given != len(last) or more[-1] is not last[-1]
                    new = new or (given > 1 and more[-2] is not last[-2]) or (given > 2 and more[-3] is not last[-3])
                    if new or (given > 3 and (more[-4] is not last[-4] or given > 4)):
                        numbers = self._as_arrays(more[further:], options, kind) if given >= 0 else None
                if numbers is not None:
                    if further == 0:
                        if len(numbers) == 1:
                            return ufunc(x, numbers[0], out=outputs)
                        return (
                            ufunc(x, numbers[0], numbers[1], out=outputs) if len(numbers) == 2 else ufunc(x, *numbers, out=outputs)
                        )
                    if further == 1 and type(more[0]) is np.ndarray and more[0].dtype is kind:
                        if len(numbers) == 1:
                            return ufunc(x, more[0], numbers[0], out=outputs)
                        if len(numbers) == 2:
                            return ufunc(x, more[0], numbers[0], numbers[1], out=outputs)
                        return ufunc(x, more[0], *numbers, out=outputs)
                    if len(more) >= further and _all_plain(more[:further], kind):
                        return ufunc(x, *more[:further], *numbers, out=outputs)
        except TypeError as error:
            self._check_call((x, *more), options, out)
            if self.ufunc.__name__ not in str(error):
                raise
            raise self._renamed(error) from None
        return self._call_any(() if x is _NOTHING else (x, *more), outputs, options)

    def _call_any(self, args, out, options):
        """Call the ufunc with arguments of any kind."""
        args = self._with_parameters(args, options)
        if any_container(args):
            given = options if out is self._new else options | {"out": out}
            made = dispatched(self._as_call(args, (NUMBER,) * self.ufunc.nin, (NUMBER,) * self.ufunc.nout, given), elements=True)
            if made is not NotImplemented:
                return made
        elif len(args) > self._all:
            self._check_positions(args)
        if len(args) <= self._all or out is not self._new:  # NumPy also takes outputs by position
            options["out"] = out
        try:
            return self.ufunc(*args, **options)
        except TypeError as error:
            self._check_call(args, options, out)
            if self.ufunc.__name__ not in str(error):
                raise
            raise self._renamed(error) from None

    def _check_call(self, args, options, out):
        """Raise an error that names the argument at fault, if there is one, after the ufunc has raised a TypeError."""
        self._check_out(out)
        self._check_types(args, options)

    def _renamed(self, error):
        """Return NumPy's error with the name of this function in place of the ufunc's."""
        return TypeError(str(error).replace(self.ufunc.__name__, self.__name__))

    def _as_call(self, args, holds, results, options) -> Call:
        """Return the `Call` for arguments that include containers of other libraries."""
        names = (*self._arrays, *(p.name for p in self._parameters))
        if more := args[len(names) :]:  # NumPy also takes outputs by position
            options = options | {"out": more if len(more) > 1 else more[0]}
        factors = {p.name for p in self._parameters if not p.whole}
        operands = (
            Operand(name, kind, value, factor=name in factors) for name, kind, value in zip(names, holds, args, strict=False)
        )
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
        plain = PLAIN.issuperset(map(type, args[count:inputs]))
        if not plain and type(args[count - 1]) not in PLAIN:
            args = (*args[:count], *map(_number, args[count:inputs]), *args[inputs:])
        if getattr(getattr(args[count - 1], "dtype", None), "char", "") in _SMALL_INTEGERS and not options.keys() & _CHOOSING:
            others = [a for a in args[:inputs] if type(a) not in PLAIN]
            if all(hasattr(a, "dtype") and np.can_cast(a.dtype, FLOAT32) for a in others):
                numbers = (np.float32(p) if type(p) in PLAIN else p for p in args[count:inputs])
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
    return np.asarray(value, FLOAT32) if integers else value


def _fits_float32(dtype) -> bool:
    """Return True for a NumPy dtype whose numbers float32 represents exactly."""
    return isinstance(dtype, np.dtype) and np.can_cast(dtype, FLOAT32)


def _number(value):
    """Return a single number, also from xarray, as a Python number. Booleans become 0 or 1; other values are unchanged."""
    inner = None if isinstance(value, np.ndarray | np.generic) else getattr(value, "data", None)  # NumPy's `data` is a buffer
    value = inner if type(inner) is np.ndarray and inner.ndim == 0 else value
    value = value.item() if is_single(value) else value
    return int(value) if type(value) is bool else value


def is_single(value) -> bool:
    """Return True for a NumPy scalar or a zero-dimensional array."""
    return isinstance(value, np.generic) or (type(value) is np.ndarray and value.ndim == 0)
