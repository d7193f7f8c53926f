"""`activation`: a user's function of one number becomes the same set of ufuncs as one of the catalogue."""

import functools
import inspect
from collections.abc import Callable

import numpy as np
from numba.core import errors, types

from fastact import _numba
from fastact.codegen.elementwise import inlined
from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.users_functions import made_of, prepared, scalar
from fastact.definitions import Activation, Parameter
from fastact.definitions.passes import PASSES
from fastact.elementary.jets import Jet
from fastact.elementary.precision import USERS_OPTIONS
from fastact.runtime.namespace import build_lock, elementwise_function
from fastact.runtime.reasons import place, reason


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
    """

    def __init__(self, function: Callable):
        signature = inspect.signature(function)
        x, *rest = signature.parameters.values() or [None]
        if x is None or any(p.kind is not p.POSITIONAL_OR_KEYWORD for p in (x, *rest)):
            raise TypeError(f"activation {function.__name__!r} needs a number x and named parameters, got {signature}")
        functools.update_wrapper(self, function)
        self._parameters = tuple(Parameter(p.name, p.default, "") for p in rest)
        # only what kernels need: which arrays and parameters there are
        self._definition = Activation(
            function, "", "", None, None, "", parameters=self._parameters, arrays=(x.name,), smooth=function
        )
        self._passes: dict[str, Callable] = {}

    @functools.cached_property
    def cuda(self):
        """The same for arrays on a GPU: called for the value, with the passes as attributes; see `fastact.cuda`."""
        from fastact.runtime.cuda.own_on_device import OwnDeviceActivation

        return OwnDeviceActivation(self, self._definition, self._failure)

    @property
    def fingerprint(self) -> str | None:
        """A hash of the function's code and of what it uses; None where that cannot be told."""
        return fingerprint(prepared(self.__wrapped__, np.float64))

    def __call__(self, *args, **kwargs):
        return self._pass("forward")(*args, **kwargs)

    def __repr__(self):
        return f"<activation {self.__module__}.{self.__name__}{inspect.signature(self.__wrapped__)}>"

    def __reduce__(self):
        return self.__name__  # pickled by name, as a ufunc is

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
        use, function, count = PASSES[name], self.__wrapped__, len(self._parameters)
        # where a pickle finds it: the ufunc itself, or the callable over it, is an attribute of the activation
        attribute = name if name != "forward" else "" if count else "ufunc"
        found_as = ".".join(filter(None, (self.__name__, attribute)))
        doc = f"{self.__name__}: {use.summary}.\n\n{self.__doc__ or ''}".strip() + "\n"
        return elementwise_function(
            use,
            self._definition,
            found_as,
            self.__module__,
            doc,
            f"own_{self.__name__}_{name}",
            scalar=lambda kind: inlined(scalar(function, use, kind, count)),
            made_of=made_of(function, use, count),
            failed=functools.partial(self._failure, name),
        )

    def _failure(self, name: str, error: Exception) -> Exception:
        """Numba's error in a pass, in one line; others as they are."""
        if not isinstance(error, errors.NumbaError):
            return error
        count = len(self._parameters)
        explanation = _explanation(self.__wrapped__, count, PASSES[name].uses(count), error)
        return TypeError(f"activation {self.__name__!r} cannot be compiled: {explanation}")


def _explanation(function: Callable, count: int, results: int, error: Exception) -> str:
    """One line for what Numba says in a page: the reason, and the line of the user's code."""
    number, variable_kind = types.float64, Jet(types.float64)
    kinds = [(number,) * (1 + count)]
    kinds += [tuple(variable_kind if k == position else number for k in range(1 + count)) for position in range(results - 1)]
    for inputs in kinds:
        compiled = _numba.njit(**USERS_OPTIONS)(prepared(function, np.float64))
        try:
            compiled.compile(inputs)
        except errors.NumbaError as direct:
            hint = " by automatic differentiation; return (value, derivative)" if variable_kind in inputs else ""
            return reason(str(direct)) + hint + place(function, str(direct))
        result = compiled.overloads[inputs].signature.return_type
        items = result.types if isinstance(result, types.BaseTuple) else (result,)
        if not all(isinstance(item, types.Number | types.Boolean | Jet) for item in items) or not 0 < len(items) <= count + 2:
            needed = f"a number, or a tuple of value, derivative{' and derivatives by its parameters' if count else ''}"
            return f"it returns {result}, but {needed} is needed{place(function, '')}"
    return reason(str(error)) + place(function, str(error))


def activation(function: Callable) -> OwnActivation:
    """Make a function of one number into an activation: ufuncs for the value and every other pass.

    Parameters
    ----------
    function : callable
        ``f(x, *parameters)``, on one number, in Python that Numba compiles. It returns the value; or a tuple of the value, the
        derivative and, where there are parameters, the derivative by each. What it does not return is found by automatic
        differentiation. `math` and `numpy` functions become those of `fastact.elementary`, which vectorise.

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
