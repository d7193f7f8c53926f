"""`activation`: a user's function of one number becomes the same set of ufuncs as one of the catalogue."""

import functools
import inspect
import numbers
import pickle
import re
import types as python_types
from collections.abc import Callable

import numpy as np
from numba.core import types

from fastact.codegen.elementwise import inlined
from fastact.codegen.fingerprint import fingerprint
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
    """An activation of a user's: call it for the value, its attributes for the other passes.

    Attributes
    ----------
    backward, fused, derivative, derivative2, param_grad
        The other passes, called as `fastact.backward.NAME` and so on. `param_grad` exists if there are parameters.
    cuda
        The same for arrays on a GPU, with all passes but ``derivative2``; ``f.cuda(x)``, ``f.cuda.fused(g, x)``.
    ufunc : numpy.ufunc
        The ufunc of the value.
    py_func
        The function in Python.
    fingerprint : str or None
        A hash of the function's code and of what it uses, as they are when it is first used; None where that cannot be told.
    """

    def __init__(self, function: Callable):
        self.py_func = _python_function(function)
        functools.update_wrapper(self, self.py_func)
        self.__signature__ = inspect.signature(self.py_func)
        x, *rest = self.__signature__.parameters.values() or [None]
        if x is None or any(p.kind is not p.POSITIONAL_OR_KEYWORD for p in (x, *rest)):
            raise TypeError(f"activation {self.__name__!r} needs a number x and named parameters, got {self.__signature__}")
        for p in (x, *rest):
            if p.default is not p.empty and not isinstance(p.default, numbers.Real):
                raise TypeError(f"activation {self.__name__!r}: the default of {p.name!r} must be a number, got {p.default!r}")
            if p.name in {*ELEMENTWISE, "g"}:
                raise TypeError(f"activation {self.__name__!r}: {p.name!r} is the gradient or an option, choose another name")
        self._parameters = tuple(Parameter(p.name, p.default, "") for p in rest)
        # only what kernels need: which arrays and parameters there are
        self._definition = Activation(
            self.py_func, "", "", None, None, "", parameters=self._parameters, arrays=(x.name,), smooth=self.py_func
        )
        self._passes: dict[str, Callable] = {}

    @functools.cached_property
    def cuda(self):
        """The same for arrays on a GPU: called for the value, with the passes as attributes; see `fastact.cuda`."""
        from fastact.runtime.cuda.own_on_device import OwnDeviceActivation

        return OwnDeviceActivation(self, self._definition, self._failure)

    @functools.cached_property
    def _prepared(self) -> Prepared:
        """The function as it is when it is first used."""
        return prepared(self.py_func)

    @functools.cached_property
    def fingerprint(self) -> str | None:
        return self._fingerprint_of(self._prepared)

    def _fingerprint_of(self, ready: Prepared) -> str | None:
        return fingerprint(ready.float32, ready.float64, tuple(p.default for p in self._parameters))

    def __call__(self, /, *args, **kwargs):
        return self._pass("forward")(*args, **kwargs)

    def __repr__(self):
        return f"<activation {self.__module__}.{self.__name__}{self.__signature__}>"

    def __reduce__(self):
        if self._fingerprint_of(prepared(self.py_func)) != self.fingerprint:
            raise pickle.PicklingError(f"activation {self.__name__!r}: what it uses has changed since its first use; make it again")
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
        attribute = name if name != "forward" else "" if count else "ufunc"  # where it is found
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
        """Raise what the function raises in Python for the inputs of a pass, of which compiled code says that it does."""
        with np.errstate(all="ignore"):
            self.py_func(*inputs[-1 - len(self._parameters) :])
        raise RuntimeError(f"activation {self.__name__!r} raises an exception when compiled, and none in Python, for {inputs}")

    def _failure(self, name: str, error: Exception) -> Exception:
        """Numba's error in a pass, in one line; the system's as they are."""
        if isinstance(error, OSError | MemoryError):
            return error
        count = len(self._parameters)
        explanation = _explanation(self.py_func, count, PASSES[name].uses(count), error)
        return TypeError(f"activation {self.__name__!r} cannot be compiled: {explanation}")


def _python_function(function: Callable) -> Callable:
    """The function in Python: of one that is compiled, its source; of a `functools.partial`, one with other defaults."""
    if isinstance(function, functools.partial):
        inner = _python_function(function.func)
        given = inspect.signature(inner).bind_partial(*function.args, **function.keywords).arguments
        x, *rest = inspect.signature(inner).parameters.values()
        defaults = [given.get(p.name, p.default) for p in rest]
        count = next((k for k, value in enumerate(reversed(defaults)) if value is inspect.Parameter.empty), len(defaults))
        if x.name in given or any(name not in [p.name for p in rest[len(rest) - count :]] for name in given):
            raise TypeError(f"activation: a partial may give the last parameters other defaults, got {function!r}")
        made = python_types.FunctionType(
            inner.__code__, inner.__globals__, inner.__name__, tuple(defaults[len(rest) - count :]), inner.__closure__
        )
        made.__module__, made.__qualname__, made.__doc__ = inner.__module__, inner.__qualname__, inner.__doc__
        return made
    inner = getattr(function, "py_func", function)
    is_plain = inspect.isfunction(inner) and not (inner.__code__.co_flags & _NO_FUNCTION)
    if not is_plain:
        raise TypeError(f"activation: a function in Python is needed, got {function!r}; write one that calls it")
    return inner


def _explanation(function: Callable, count: int, results: int, error: Exception) -> str:
    """One line for what Numba says in a page: the reason, and the line of the user's code."""
    number, variable_kind = types.float64, Jet(types.float64)
    kinds = [(number,) * (1 + count)]
    kinds += [tuple(variable_kind if k == position else number for k in range(1 + count)) for position in range(results - 1)]
    for inputs in kinds:
        hint = " by automatic differentiation; return (value, derivative)" if variable_kind in inputs else ""
        try:
            whole = compiled(prepared(function).float64)
            whole.compile(inputs)
        except Exception as direct:  # Numba's errors have no class in common
            return reason(direct) + hint + place(function, str(direct))
        result = whole.overloads[inputs].signature.return_type
        items = result.types if isinstance(result, types.BaseTuple) else (result,)
        if not all(isinstance(item, RESULTS) for item in items) or not 0 < len(items) <= count + 2:
            needed = f"a number, or a tuple of value, derivative{' and derivatives by its parameters' if count else ''}"
            return f"it returns {result}, but {needed} is needed{place(function, '')}"
    return reason(error) + place(function, str(error))


def activation(function: Callable) -> OwnActivation:
    """Make a function of one number into an activation: ufuncs for the value and every other pass.

    Parameters
    ----------
    function : callable
        ``f(x, *parameters)``, on one number, in Python that Numba compiles, or a `functools.partial` of one, which has other
        defaults. It returns the value; or a tuple of the value, the derivative and, where there are parameters, the derivative by
        each. What it does not return is found by automatic differentiation: of arithmetic, branches, loops, calls of other
        functions, and the functions of `math` and `numpy` that take numbers. Of equal arguments of `max` and `min`, a constant
        is chosen, as the derivative of `relu` at 0 is 0. `exp`, `tanh` and other functions become those of `fastact.elementary`,
        which vectorise. Arithmetic gives what IEEE arithmetic gives: ``x ** -1`` of 0 is infinite.

    Returns
    -------
    OwnActivation
        Called for the value, as a ufunc; its attributes ``backward``, ``fused``, ``derivative``, ``derivative2`` and
        ``param_grad`` are the other passes, ``cuda`` the same on a GPU. All are compiled when first used, for float32 and
        float64, and cached.

    Raises
    ------
    TypeError
        If `function` takes no argument; on first use, if it cannot be compiled: with its line and the reason.
    Exception
        What `function` raises for an element, by ``raise`` or ``assert``, the call raises. Other elements of the output may be
        written by then, or not.

    Notes
    -----
    A pickle holds the name where the module can be imported, and checks that the code there is the same; of a function in
    ``__main__``, a notebook or another function it holds the code, which needs `cloudpickle`.

    What the function refers to (global names, closures, arrays, modules) is what it is at first use: an activation whose
    constants change is made again. Whole numbers have 64 bits. A variable that no branch has set is 0.

    What a process compiles stays in memory until it ends, 1 to 4 MB for each pass and type (0.01 MB if the kernel was in the
    store): make an activation once, not in a loop, and let what changes be a parameter.

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
