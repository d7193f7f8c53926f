"""A callable over a real ufunc, for what a ufunc cannot have: parameters with defaults and names, and errors that name it."""

import inspect
import math

import numpy as np

from fastact.engine.threads import ROW_THRESHOLD


class UfuncFunction:
    """Calls `ufunc` with its parameters filled in; everything else (``out=``, ``where=``, ``axis=``, ...) goes to the ufunc.

    Attributes
    ----------
    ufunc : numpy.ufunc
        The ufunc itself; its parameters are further inputs, all of them required.
    """

    def __init__(self, name, module, doc, ufunc, arrays, parameters):
        self.__name__ = self.__qualname__ = name
        self.__module__ = module
        self.__doc__ = doc
        self.ufunc = ufunc
        self._arrays = arrays
        self._parameters = parameters
        kind = inspect.Parameter
        self.__signature__ = inspect.Signature(
            [kind(array, kind.POSITIONAL_ONLY) for array in arrays]
            + [kind(p.name, kind.POSITIONAL_OR_KEYWORD, default=p.default) for p in parameters]
            + [kind("kwargs", kind.VAR_KEYWORD)]
        )

    def __call__(self, *args, **kwargs):
        return self.ufunc(*self._with_parameters(args, kwargs), **kwargs)

    def _with_parameters(self, args, kwargs):
        """The arrays and all parameters; those among `kwargs` are taken out."""
        given = len(args) - len(self._arrays)
        if given < 0:
            raise TypeError(f"{self.__name__}() takes {self.ufunc.nin} arrays and parameters {self.__signature__}, got {len(args)}")
        for parameter in self._parameters[given:]:
            value = kwargs.pop(parameter.name, parameter.default)
            if value is parameter.default and parameter.required:
                raise TypeError(f"{self.__name__}() needs the parameter {parameter.name!r}, got {self._shown(args)}")
            args += (value,)
        return args

    @staticmethod
    def _shown(args):
        return f"{len(args)} positional argument{'s' if len(args) != 1 else ''}"

    def __repr__(self):
        return f"<function {self.__module__}.{self.__name__}{self.__signature__} over {self.ufunc!r}>"

    def __reduce__(self):
        return self.__name__  # pickled by name, as a ufunc is


def _axis_error(name, axis, shape):
    return np.exceptions.AxisError(f"{name}: axis {axis} is out of bounds for shape {shape}")


class RowFunction(UfuncFunction):
    """Calls a generalised ufunc over rows, along ``axis`` (the last by default).

    `numbers` are the arrays and results that hold one number a row; `results` are all results. `blocks` gives the ufunc for rows
    along the middle one of three axes.
    """

    def __init__(self, name, module, doc, ufunc, arrays, parameters, results, numbers, blocks):
        super().__init__(name, module, doc, ufunc, arrays, parameters)
        self._results, self._numbers, self._blocks = results, numbers, blocks

    def __call__(self, *args, **kwargs):
        args = self._with_parameters(args, kwargs)
        if self._alike(args, kwargs):
            if "out" not in kwargs:
                # NumPy would put the row's axis last in memory, whatever the input's order: slower here and for who reads it
                kwargs["out"] = tuple(None if name in self._numbers else np.empty_like(args[0]) for name in self._results)
            blocks = self._in_blocks(args, **kwargs)
            if blocks is not None:
                return blocks
        try:
            return self.ufunc(*args, **kwargs)
        except np.exceptions.AxisError as error:
            raise _axis_error(self.__name__, kwargs["axis"], np.shape(args[len(self._arrays) - 1])) from error

    def _alike(self, args, kwargs):
        """Whether all arrays are plain ones of rows, of one shape, and of one type that the ufunc has a loop for, or booleans.

        The parameters are single numbers then, and there is no option but ``axis`` and ``out``.
        """
        count = len(self._arrays)
        first = args[0]
        return (
            len(args) == self.ufunc.nin
            and kwargs.keys() <= {"axis", "out"}
            and type(first) is np.ndarray
            and first.dtype.char in "fd"
            and first.ndim > 0
            and not self._numbers.intersection(self._arrays)
            and all(
                type(other) is np.ndarray and other.shape == first.shape and other.dtype in (first.dtype, np.bool_)
                for other in args[1:count]
            )
            and all(np.ndim(number) == 0 for number in (*args[count:], kwargs.get("axis", 0)))
        )

    def _in_blocks(self, args, out, axis=-1):
        """The result along a middle axis of arrays in C order; None where it is not worth it, or something does not fit."""
        x, count = args[0], len(self._arrays)
        out = out if isinstance(out, tuple) else (out,)
        rows = [array for array, name in zip(out, self._results, strict=False) if name not in self._numbers]
        if (
            x.size < ROW_THRESHOLD
            or not -x.ndim <= axis < x.ndim
            or len(out) != len(self._results)
            or len(rows) != len(out)
            or not all(type(a) is np.ndarray and a.shape == x.shape and a.flags.c_contiguous for a in (*args[:count], *rows))
            or not all(a.dtype == x.dtype for a in rows)
        ):
            return None
        axis %= x.ndim
        shape = (math.prod(x.shape[:axis]), x.shape[axis], math.prod(x.shape[axis + 1 :]))
        if shape[0] == 1 or shape[2] == 1:
            return None
        numbers = (np.broadcast_to(np.asarray(number, x.dtype), shape[2:]) for number in args[count:])
        self._blocks()(*(a.reshape(shape) for a in args[:count]), *numbers, out=tuple(a.reshape(shape) for a in out))
        return out if len(out) > 1 else out[0]


class DoubleRowFunction(UfuncFunction):
    """Calls a generalised ufunc over rows of which some operands hold two each, one behind the other along ``axis``."""

    def __init__(self, name, module, doc, ufunc, arrays, results, is_double):
        super().__init__(name, module, doc, ufunc, arrays, ())
        self._results, self._is_double = results, is_double

    def __call__(self, *args, axis=-1, out=None, **kwargs):
        arrays = [np.asanyarray(value) for value in self._with_parameters(args, kwargs)]
        if len(arrays) != len(self._arrays):
            raise TypeError(f"{self.__name__}() takes {len(self._arrays)} arrays, got {len(arrays)}")
        x = arrays[-1]
        if not -x.ndim <= axis < x.ndim:
            raise _axis_error(self.__name__, axis, x.shape)
        inputs = [part for name, value in zip(self._arrays, arrays, strict=True) for part in self._parts(name, value, axis)]
        float32 = all(np.can_cast(value.dtype, np.float32) for value in inputs)
        dtype = kwargs.get("dtype") or (np.float32 if float32 else np.float64)
        shape = list(np.broadcast_shapes(*(value.shape for value in inputs)))
        double = shape.copy()
        double[axis] *= 2
        out = out if isinstance(out, tuple) else (out,) * len(self._results)
        wholes = [
            np.empty(double if self._is_double(name) else shape, dtype) if given is None else given
            for name, given in zip(self._results, out, strict=True)
        ]
        parts = [part for name, whole in zip(self._results, wholes, strict=True) for part in self._parts(name, whole, axis)]
        self.ufunc(*inputs, axis=axis, out=tuple(parts), **kwargs)
        return tuple(wholes) if len(wholes) > 1 else wholes[0]

    def _parts(self, name, value, axis):
        """The operand's rows, views of it."""
        if not self._is_double(name):
            return [value]
        if not -value.ndim <= axis < value.ndim or value.shape[axis] % 2:
            raise ValueError(f"{self.__name__}: {name} needs an even number of entries along axis {axis}, got shape {value.shape}")
        return np.split(value, 2, axis)
