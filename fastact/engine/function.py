"""A callable over a real ufunc, for what a ufunc cannot have: parameters with defaults and names, and errors that name it."""

import inspect

import numpy as np


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
        given = len(args) - len(self._arrays)
        if given < 0:
            raise TypeError(f"{self.__name__}() takes {self.ufunc.nin} arrays and parameters {self.__signature__}, got {len(args)}")
        for parameter in self._parameters[given:]:
            value = kwargs.pop(parameter.name, parameter.default)
            if value is parameter.default and parameter.required:
                raise TypeError(f"{self.__name__}() needs the parameter {parameter.name!r}, got {self._shown(args)}")
            args += (value,)
        return self.ufunc(*args, **kwargs)

    @staticmethod
    def _shown(args):
        return f"{len(args)} positional argument{'s' if len(args) != 1 else ''}"

    def __repr__(self):
        return f"<function {self.__module__}.{self.__name__}{self.__signature__} over {self.ufunc!r}>"

    def __reduce__(self):
        return self.__name__  # pickled by name, as a ufunc is


class RowFunction(UfuncFunction):
    """Calls a generalised ufunc over rows, along ``axis`` (the last by default).

    `numbers` are the arrays and results that hold one number a row; `results` are all results.
    """

    def __init__(self, name, module, doc, ufunc, arrays, parameters, results, numbers):
        super().__init__(name, module, doc, ufunc, arrays, parameters)
        self._results, self._numbers = results, numbers

    def __call__(self, *args, **kwargs):
        if self._alike(args, kwargs):
            # NumPy would put the row's axis last in memory, whatever the input's order: slower here and for who reads it
            kwargs["out"] = tuple(None if name in self._numbers else np.empty_like(args[0]) for name in self._results)
        try:
            return super().__call__(*args, **kwargs)
        except np.exceptions.AxisError as error:
            shape = np.shape(args[len(self._arrays) - 1])
            raise np.exceptions.AxisError(f"{self.__name__}: axis {kwargs['axis']} is out of bounds for shape {shape}") from error

    def _alike(self, args, kwargs):
        """Whether all arrays are plain ones of rows, of one shape, and of one type that the ufunc has a loop for, or booleans.

        The parameters are single numbers then, and there is no option but ``axis``.
        """
        count = len(self._arrays)
        first = args[0] if args else None
        return (
            len(args) >= count
            and kwargs.keys() <= {"axis", *(p.name for p in self._parameters)}
            and type(first) is np.ndarray
            and first.dtype.char in "fd"
            and first.ndim > 0
            and not self._numbers.intersection(self._arrays)
            and all(
                type(other) is np.ndarray and other.shape == first.shape and other.dtype in (first.dtype, np.bool_)
                for other in args[1:count]
            )
            and all(np.ndim(number) == 0 for number in (*args[count:], *kwargs.values()))
        )
