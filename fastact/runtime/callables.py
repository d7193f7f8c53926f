"""A callable over a real ufunc, for what a ufunc cannot have: parameters with defaults and names, and errors that name it."""

import inspect
import math

import numpy as np

from fastact.runtime.threads import ROW_THRESHOLD

_FLOAT32, _FLOAT64 = np.dtype(np.float32), np.dtype(np.float64)
# NumPy's options with their defaults, as signatures show them: of ufuncs, and of generalised ones.
_COMMON = {"casting": "same_kind", "order": "K", "dtype": None, "subok": True, "signature": None}
_ELEMENTWISE = {"out": None, "where": True, **_COMMON}
_OF_ROWS = {"axis": -1, "out": None, **_COMMON}
_OPTIONS = {*_ELEMENTWISE, *_OF_ROWS, "axes", "keepdims", "sig"}


class UfuncFunction:
    """Calls `ufunc` with its parameters filled in; everything else (``out=``, ``where=``, ``axis=``, ...) goes to the ufunc.

    Attributes
    ----------
    ufunc : numpy.ufunc
        The ufunc itself; its parameters are further inputs, all of them required.
    """

    _usual = ("out", "where", "dtype")  # options that an error mentions
    _shown_options = _ELEMENTWISE  # and all that the signature shows

    def __init__(self, name, module, doc, ufunc, arrays, parameters):
        self.__name__ = self.__qualname__ = name
        self.__module__ = module
        self.__doc__ = doc
        self.ufunc = ufunc
        self._arrays = arrays
        self._parameters = parameters
        self._count = len(arrays)
        self._new = None if ufunc.nout == 1 else (None,) * ufunc.nout
        required = any(p.required for p in parameters)
        self._float32, self._float64 = (
            None if required else tuple(np.asarray(p.default, dtype) for p in parameters) for dtype in (_FLOAT32, _FLOAT64)
        )
        kind = inspect.Parameter
        self.__signature__ = inspect.Signature(
            [kind(array, kind.POSITIONAL_ONLY) for array in arrays]
            + [kind(p.name, kind.POSITIONAL_OR_KEYWORD, default=p.default) for p in parameters]
            + [kind(option, kind.KEYWORD_ONLY, default=default) for option, default in self._shown_options.items()]
        )

    def __call__(self, *args, out=None, **options):
        out = self._new if out is None else out
        # Defaults that NumPy need not convert at each call, and no dictionary to fill: 1.6 -> 1.1 µs for elu of ten numbers
        if not options and len(args) == self._count and type(args[-1]) is np.ndarray:
            dtype = args[-1].dtype
            defaults = self._float32 if dtype is _FLOAT32 else self._float64 if dtype is _FLOAT64 else None
            if defaults is not None:
                return self.ufunc(*args, *defaults, out=out)
        args = self._with_parameters(args, options)
        return self.ufunc(*args, out=out, **options)

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
        self._know(kwargs)
        return args

    def _know(self, options):
        """Complain about an option that neither the function nor NumPy has; NumPy's own error speaks of ``elu.ufunc``."""
        if unknown := sorted(options.keys() - _OPTIONS):
            names = ", ".join([*(p.name for p in self._parameters), *self._usual])
            raise TypeError(f"{self.__name__}() takes {names} and NumPy's other options of a ufunc, got {unknown[0]!r}")

    @staticmethod
    def _shown(args):
        return f"{len(args)} positional argument{'s' if len(args) != 1 else ''}"

    def __repr__(self):
        return f"<function {self.__module__}.{self.__name__}{self.__signature__} over {self.ufunc!r}>"

    def __reduce__(self):
        return getattr(self, "pickled_as", self.__name__)  # by name, as a ufunc is, but for users' own


def _is_frame(value) -> bool:
    return hasattr(value, "columns") and hasattr(value, "index") and hasattr(value, "to_numpy")


_NO_DIMENSION = "{}: at least one dimension is needed, got a single number"


def _axis_error(name, axis, shape):
    return np.exceptions.AxisError(f"{name}: axis {axis} is out of bounds for shape {shape}")


class RowFunction(UfuncFunction):
    """Calls a generalised ufunc over rows, along ``axis`` (the last by default).

    `results` are all results; of these and the arrays, `numbers` hold one number a row and `flags` booleans. `blocks` gives the
    ufunc for rows along the middle one of three axes.
    """

    _usual = ("axis", "out", "dtype")
    _shown_options = _OF_ROWS | {"axes": np._NoValue}

    def __init__(self, name, module, doc, ufunc, arrays, parameters, results, numbers, flags, blocks):
        if not (parameters or set(results) - set(numbers)):  # NumPy's condition
            self._shown_options = self._shown_options | {"keepdims": False}
        super().__init__(name, module, doc, ufunc, arrays, parameters)
        self._results, self._numbers, self._flags, self._blocks = results, numbers, flags, blocks
        self._rows = max(k for k, array in enumerate(arrays) if array not in flags)  # of the arrays, one that has the rows' shape

    def __call__(self, *args, **kwargs):
        if self._parameters or len(args) < len(self._arrays):
            args = self._with_parameters(args, kwargs)
        x, axis = args[self._rows], kwargs.get("axis", -1)
        # rows that lie one after the other need nothing: such a call takes 1.4 µs, with all checks below 4 µs
        simple = type(x) is type(args[0]) is np.ndarray and x.flags.c_contiguous and axis in (-1, x.ndim - 1)
        if (self._flags or not simple) and any(map(_is_frame, args)):
            return self._of_frames(args, kwargs, x)
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
            raise _axis_error(self.__name__, axis, np.shape(x)) from error
        except (TypeError, ValueError):
            self._know(kwargs)
            if np.ndim(x) == 0:
                raise ValueError(_NO_DIMENSION.format(self.__name__)) from None
            if len(args) > self.ufunc.nin and not all(isinstance(given, np.ndarray) for given in args[self.ufunc.nin :]):
                wanted = ", ".join((*self._arrays, *(p.name for p in self._parameters)))
                raise TypeError(f"{self.__name__}() takes {wanted} and axis= by name, got {self._shown(args)}") from None
            if not isinstance(axis, int | np.integer):
                raise TypeError(f"{self.__name__}: axis must be a whole number, got {axis!r}") from None
            for name, given in zip(self._arrays, args, strict=False):
                if name in self._flags and np.asarray(given).dtype != np.bool_:
                    raise TypeError(f"{self.__name__}: {name} must be of booleans, got {np.asarray(given).dtype}") from None
            raise

    def _of_frames(self, args, kwargs, x):
        """For pandas' DataFrames, which would hand their columns over as rows; results of the shape of one are such, too."""
        results = self(*(np.asarray(value) if _is_frame(value) else value for value in args), **kwargs)
        frame = next(value for value in (x, *args) if _is_frame(value))
        framed = lambda y: type(frame)(y, index=frame.index, columns=frame.columns) if np.shape(y) == frame.shape else y
        return tuple(map(framed, results)) if isinstance(results, tuple) else framed(results)

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
            or x.dtype.char not in "fd"
            or not x.dtype.isnative
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
            type(number) in (int, float) or (type(number) is x.dtype.type and np.ndim(number) == 0) for number in args[count:]
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
        numbers = (np.broadcast_to(np.asarray(number, x.dtype), (behind,)) for number in args[count:])
        arrays = (a.reshape(views[kind]) for a, kind in zip(args[:count], holds_numbers, strict=False))
        self._blocks()(
            *arrays, *numbers, out=tuple(a.reshape(views[k]) for a, k in zip(outputs, holds_numbers[count:], strict=True))
        )
        return tuple(outputs) if len(outputs) > 1 else outputs[0]


class DoubleRowFunction(UfuncFunction):
    """Calls a generalised ufunc over rows of which some operands hold two each, one behind the other along ``axis``."""

    _usual = RowFunction._usual
    _shown_options = _OF_ROWS

    def __init__(self, name, module, doc, ufunc, arrays, results, is_double):
        super().__init__(name, module, doc, ufunc, arrays, ())
        self._results, self._is_double = results, is_double

    def __call__(self, *args, axis=-1, out=None, **kwargs):
        count = len(self._arrays)
        if not kwargs and len(args) == count and type(args[-1]) is np.ndarray and axis in (-1, args[-1].ndim - 1):
            x = args[-1]
            given = out if isinstance(out, tuple) else (None,) * len(self._results) if out is None else (out,)
            if x.ndim and x.dtype.char in "fd" and len(given) == len(self._results) and self._fit(args, given, x):
                return self._along_last(args, given, x)
        if not count <= len(args) <= count + len(self._results):
            raise TypeError(f"{self.__name__}() takes {', '.join(self._arrays)}, got {self._shown(args)}")
        self._know(kwargs)
        arrays, out = [np.asanyarray(value) for value in args[:count]], args[count:] or out
        x = arrays[-1]
        if x.ndim == 0:
            raise ValueError(_NO_DIMENSION.format(self.__name__))
        if not -x.ndim <= axis < x.ndim:
            raise _axis_error(self.__name__, axis, x.shape)
        inputs = [part for name, value in zip(self._arrays, arrays, strict=True) for part in self._parts(name, value, axis)]
        float32 = all(np.can_cast(value.dtype, np.float32) for value in inputs)
        dtype = kwargs.get("dtype") or (np.float32 if float32 else np.float64)
        shape = list(np.broadcast_shapes(*(value.shape for value in inputs)))
        length = shape.pop()
        shape.insert(axis if axis >= 0 else len(shape) + 1 + axis, length)
        double = shape.copy()
        double[axis] *= 2
        out = out if isinstance(out, tuple) else (out,) * len(self._results)
        if len(out) != len(self._results):
            raise ValueError(f"{self.__name__}: out must hold {len(self._results)} arrays, got {len(out)}")
        wholes = [
            np.empty_like(x, dtype, shape=double if self._is_double(name) else shape) if given is None else given
            for name, given in zip(self._results, out, strict=True)
        ]
        parts = [part for name, whole in zip(self._results, wholes, strict=True) for part in self._parts(name, whole, axis)]
        self.ufunc(*inputs, out=tuple(parts), **kwargs)
        return tuple(wholes) if len(wholes) > 1 else wholes[0]

    def _shape(self, name, x):
        return (*x.shape[:-1], 2 * x.shape[-1]) if self._is_double(name) else x.shape

    def _fit(self, args, given, x):
        """Whether all are plain arrays of one type, of the shapes that go with x."""
        return all(
            a is None or (type(a) is np.ndarray and a.dtype == x.dtype and a.shape == self._shape(name, x))
            for name, a in zip((*self._arrays, *self._results), (*args, *given), strict=True)
        )

    def _along_last(self, args, given, x):
        """The call for such arrays with the rows along the last axis: 6 µs instead of 20."""
        out = tuple(
            np.empty(self._shape(name, x), x.dtype) if a is None else a for name, a in zip(self._results, given, strict=True)
        )
        n = x.shape[-1]
        parts = [
            part
            for name, a in zip((*self._arrays, *self._results), (*args, *out), strict=True)
            for part in ((a[..., :n], a[..., n:]) if self._is_double(name) else (a,))
        ]
        self.ufunc(*parts)
        return out if len(out) > 1 else out[0]

    def _parts(self, name, value, axis):
        """The operand's rows, views of it with the rows' axis last."""
        double = self._is_double(name)
        if not -value.ndim <= axis < value.ndim or (double and value.shape[axis] % 2):
            even = "an even number of entries" if double else "entries"
            raise ValueError(f"{self.__name__}: {name} needs {even} along axis {axis}, got shape {value.shape}")
        value = np.moveaxis(value, axis, -1)
        return np.split(value, 2, -1) if double else [value]
