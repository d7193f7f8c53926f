"""`activation` turns a user-defined function of one number into the ufuncs that catalogue functions have."""

import functools
import inspect
import numbers
import pickle
import re
import types as python_types
from collections.abc import Callable

import numpy as np
from numba.core import types

from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.template import inlined
from fastact.codegen.users_functions import RESULTS, Prepared, made_of, prepared, scalar
from fastact.codegen.users_math import compiled
from fastact.definitions import Activation, Parameter
from fastact.definitions.passes import PASSES
from fastact.elementary.jets import Jet
from fastact.runtime import pickling
from fastact.runtime.callables import ELEMENTWISE
from fastact.runtime.namespace import build_lock, elementwise_function
from fastact.runtime.reasons import place, reason

_NO_FUNCTION = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


class OwnActivation:
    """A user-defined activation. Calling it computes the value; its attributes compute the other passes.

    Attributes
    ----------
    backward, fused, derivative, derivative2, param_grad
        The other passes, with the arguments of `fastact.backward.NAME` and so on. `param_grad` exists if the function has
        parameters.
    cuda
        The activation for arrays on a GPU, as in ``f.cuda(x)`` and ``f.cuda.fused(g, x)``. It has all passes except
        ``derivative2``.
    ufunc : numpy.ufunc
        The ufunc of the value.
    py_func
        The Python function.
    fingerprint : str or None
        A hash of the function's code and of the objects to which it refers, taken at its first use. None if it cannot be
        determined.
    """

    def __init__(self, function: Callable):
        self.py_func = _python_function(function)
        functools.update_wrapper(self, self.py_func)
        self.__signature__ = inspect.signature(self.py_func)
        x, *rest = self.__signature__.parameters.values() or [None]
        if x is None or any(p.kind is not p.POSITIONAL_OR_KEYWORD for p in (x, *rest)):
            raise TypeError(f"activation {self.__name__!r} must take a number x and named parameters, got {self.__signature__}")
        for p in (x, *rest):
            if p.default is not p.empty and not isinstance(p.default, numbers.Real):
                raise TypeError(f"activation {self.__name__!r}: the default of {p.name!r} must be a number, got {p.default!r}")
            if p.name in {*ELEMENTWISE, "g"}:
                raise TypeError(f"activation {self.__name__!r}: {p.name!r} is a reserved parameter name; choose another name")
        self._parameters = tuple(Parameter(p.name, p.default, "") for p in rest)
        # only the facts that kernels need: arrays and parameters
        self._definition = Activation(
            self.py_func, "", "", None, None, "", parameters=self._parameters, arrays=(x.name,), smooth=self.py_func
        )
        self._passes: dict[str, Callable] = {}

    @functools.cached_property
    def cuda(self):
        """The activation for arrays on a GPU. Calling it computes the value; the passes are attributes. See `fastact.cuda`."""
        from fastact.runtime.cuda.own_on_device import OwnDeviceActivation

        return OwnDeviceActivation(self, self._definition, self._failure)

    @functools.cached_property
    def _prepared(self) -> Prepared:
        """The function as it is at its first use."""
        return prepared(self.py_func)

    @functools.cached_property
    def fingerprint(self) -> str | None:
        return self._fingerprint_of(self._prepared)

    def _fingerprint_of(self, ready: Prepared) -> str | None:
        return fingerprint(ready.float32, ready.float64, tuple(p.default for p in self._parameters))

    def __call__(self, /, *args, **kwargs):
        forward = self._pass("forward")
        try:
            return forward(*args, **kwargs)
        except TypeError as error:
            if not isinstance(forward, np.ufunc) or forward.__name__ not in str(error):
                raise
            raise TypeError(str(error).replace(forward.__name__, self.__name__)) from None

    def __repr__(self):
        return f"<activation {self.__module__}.{self.__name__}{self.__signature__}>"

    def __reduce__(self):
        if self._fingerprint_of(prepared(self.py_func)) != self.fingerprint:
            raise pickle.PicklingError(
                f"activation {self.__name__!r}: an object that it uses has changed since its first use; create it again"
            )
        return pickling.reduced(self, self.py_func)

    def __dask_tokenize__(self):
        return pickling.token(self)

    @property
    def ufunc(self) -> np.ufunc:
        forward = self._pass("forward")
        return getattr(forward, "ufunc", forward)

    @property
    def backward(self) -> Callable:
        return self._pass("backward")

    @property
    def fused(self) -> Callable:
        return self._pass("fused")

    @property
    def derivative(self) -> Callable:
        return self._pass("derivative")

    @property
    def derivative2(self) -> Callable:
        return self._pass("derivative2")

    @property
    def param_grad(self) -> Callable:
        if not self._parameters:
            raise AttributeError(f"activation {self.__name__!r} has no parameters", name="param_grad", obj=self)
        return self._pass("param_grad")

    def _pass(self, name: str) -> Callable:
        with build_lock:
            if name not in self._passes:
                self._passes[name] = self._build(name)
        return self._passes[name]

    def _build(self, name: str) -> Callable:
        use, ready, count = PASSES[name], self._prepared, len(self._parameters)
        attribute = name if name != "forward" else "" if count else "ufunc"  # the attribute that finds it
        found_as = ".".join(filter(None, (self.__name__, attribute)))
        doc = f"{self.__name__}: {use.summary}.\n\n{self.__doc__ or ''}".strip() + "\n"
        built = elementwise_function(
            use,
            self._definition,
            found_as,
            self.__module__,
            doc,
            re.sub(r"\W", "_", f"own_{self.__name__}_{name}"),
            version=f":{(self.fingerprint or '')[:8]}",
            scalar=lambda kind: inlined(scalar(ready, use, kind, count)),
            made_of=made_of(ready, use, count),
            failed=functools.partial(self._failure, name),
            raises=self._raise,
        )
        pickling.found_at(built, self, attribute)
        if count:
            pickling.found_at(built.ufunc, built, "ufunc")
        return built

    def _raise(self, *inputs):
        """Raise the exception of the Python function, for inputs of a pass for which compiled code reported an exception."""
        with np.errstate(all="ignore"):
            self.py_func(*inputs[-1 - len(self._parameters) :])
        raise RuntimeError(f"activation {self.__name__!r} raises an exception in compiled code but not in Python, for {inputs}")

    def _failure(self, name: str, error: Exception) -> Exception:
        """Return Numba's error in a pass, in one line. Errors of the system are returned unchanged."""
        if isinstance(error, OSError | MemoryError):
            return error
        count = len(self._parameters)
        explanation = _explanation(self.py_func, count, PASSES[name].results_needed(count), error)
        return TypeError(f"activation {self.__name__!r} cannot be compiled: {explanation}")


def _python_function(function: Callable) -> Callable:
    """Return the Python function: the source of a compiled one, or a function with other defaults for a `functools.partial`."""
    if isinstance(function, functools.partial):
        inner = _python_function(function.func)
        given = inspect.signature(inner).bind_partial(*function.args, **function.keywords).arguments
        x, *rest = inspect.signature(inner).parameters.values()
        defaults = [given.get(p.name, p.default) for p in rest]
        count = next((k for k, value in enumerate(reversed(defaults)) if value is inspect.Parameter.empty), len(defaults))
        if x.name in given or any(name not in [p.name for p in rest[len(rest) - count :]] for name in given):
            raise TypeError(
                f"activation: a functools.partial may only change the defaults of the last parameters, got {function!r}"
            )
        made = python_types.FunctionType(
            inner.__code__, inner.__globals__, inner.__name__, tuple(defaults[len(rest) - count :]), inner.__closure__
        )
        made.__module__, made.__qualname__, made.__doc__ = inner.__module__, inner.__qualname__, inner.__doc__
        return made
    inner = getattr(function, "py_func", function)
    is_plain = inspect.isfunction(inner) and not (inner.__code__.co_flags & _NO_FUNCTION)
    if not is_plain:
        raise TypeError(f"activation: the argument must be a Python function, got {function!r}; wrap it in a Python function")
    return inner


def _explanation(function: Callable, count: int, results: int, error: Exception) -> str:
    """Return the reason for Numba's error and the line of the user's code, in one line."""
    number, variable_kind = types.float64, Jet(types.float64)
    kinds = [(number,) * (1 + count)]
    kinds += [tuple(variable_kind if k == position else number for k in range(1 + count)) for position in range(results - 1)]
    for inputs in kinds:
        hint = " by automatic differentiation; return (value, derivative)" if variable_kind in inputs else ""
        try:
            whole = compiled(prepared(function).float64)
            whole.compile(inputs)
        except Exception as direct:  # Numba's errors have no common class
            return reason(direct) + hint + place(function, str(direct))
        result = whole.overloads[inputs].signature.return_type
        items = result.types if isinstance(result, types.BaseTuple) else (result,)
        if not all(isinstance(item, RESULTS) for item in items) or not 0 < len(items) <= count + 2:
            needed = f"a number, or a tuple of value, derivative{' and derivatives by its parameters' if count else ''}"
            return f"it returns {result}, but {needed} is needed{place(function, '')}"
    return reason(error) + place(function, str(error))


def activation(function: Callable) -> OwnActivation:
    """Turn a function of one number into an activation: ufuncs for the value and all other passes.

    Parameters
    ----------
    function : callable
        ``f(x, *parameters)``, a Python function of one number that Numba can compile. A `functools.partial` of such a function
        changes the defaults of its parameters. The function returns the value, or a tuple of the value, the derivative and, if
        there are parameters, the derivative with respect to each of them. Derivatives that it does not return are computed by
        automatic differentiation. Arithmetic, branches, loops, calls of other functions, and the functions of `math` and `numpy`
        that take numbers are supported. `exp`, `tanh` and others become the functions of `fastact.elementary`, which vectorise.

    Returns
    -------
    OwnActivation
        The activation. Calling it computes the value. The attributes ``backward``, ``fused``, ``derivative``, ``derivative2`` and
        ``param_grad`` are the other passes, and ``cuda`` is the activation on GPUs. Each pass is compiled at its first use, for
        float32 and float64, and cached.

    Raises
    ------
    TypeError
        If `function` takes no argument. At the first use, if Numba cannot compile it; the message gives the line and the reason.
    Exception
        If `function` raises an exception for an element, the call raises it. The output is then incomplete.

    Notes
    -----
    Arithmetic follows IEEE 754: ``x ** -1`` is infinite at 0. Integers have 64 bits. A variable that no branch has set is 0. If the
    arguments of `max` or `min` are equal and one is a constant, the derivative is that of the constant, as for `relu` at 0.

    Global names, closures, arrays and modules to which the function refers are read at the first use. To change a constant, create
    the activation again or make the constant a parameter.

    A pickle holds the name of the function if its module can be imported, and loading it checks that the code is the same. For
    functions in ``__main__``, in a notebook or inside other functions, the pickle holds the code, which requires `cloudpickle`.

    Compiled code stays in memory until the process ends: 1 to 4 MB for each pass and dtype, or 0.01 MB if it was in the cache.
    Therefore, do not create activations in a loop.

    Examples
    --------
    >>> import math, numpy as np, fastact
    >>> @fastact.activation
    ... def softclip(x, limit=3.0):
    ...     return limit * math.tanh(x / limit)
    >>> softclip(np.array([0.0, 1.0, 10.0]))
    array([0.        , 0.96453821, 2.9923739 ])
    >>> y, dx = softclip.fused(1.0, np.array([0.0, 1.0, 10.0]), limit=3.0)
    >>> dx.round(4)
    array([1.    , 0.8966, 0.0051])
    """
    return OwnActivation(function)
