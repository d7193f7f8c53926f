"""`activation`: a user's function of one number becomes the same set of ufuncs as one of the catalogue.

The function is compiled for each precision with its float constants narrowed to it and the functions of `math` and `numpy`
replaced by those of `fastact.elementary`, which vectorise. What it does not return is found by automatic differentiation.
"""

import functools
import hashlib
import inspect
import math
import types as python_types
from collections.abc import Callable

import numba
import numpy as np
from numba.core import errors, types
from numba.extending import overload

from fastact import elementary
from fastact.activations import Activation, Parameter
from fastact.engine.namespace import build_lock, elementwise_function
from fastact.engine.passes import PASSES
from fastact.engine.reasons import place, reason
from fastact.jets import Jet, first_of, jet, variable
from fastact.precision import SCALAR_OPTIONS, specialise

_scalar = numba.njit(**SCALAR_OPTIONS)


@_scalar
def _larger(a, b):
    return b if b > a or b != b else a


@_scalar
def _smaller(a, b):
    return b if b < a or b != b else a


@_scalar
def _chosen(condition, a, b):
    return a if condition else b


_VECTORISING = {name: getattr(elementary, name) for name in ("exp", "expm1", "log", "log1p", "tanh", "erf")} | {
    "sin": elementary.sin,
    "cos": elementary.cos,
}
_OF_NUMPY = {"maximum": _larger, "minimum": _smaller, "where": _chosen, "abs": abs, "absolute": abs, "fabs": abs, "sqrt": math.sqrt}
_REPLACED = {math: _VECTORISING | {"fabs": abs}, np: _VECTORISING | _OF_NUMPY}
_REPLACEMENTS = {  # for ``from math import exp``
    id(getattr(module, name)): function
    for module, table in _REPLACED.items()
    for name, function in table.items()
    if hasattr(module, name)
}


@functools.cache
def _module(module, dtype):
    """A copy of `math` or `numpy` with vectorising functions, and constants of type `dtype`."""
    copy = python_types.ModuleType(module.__name__)
    for name, value in vars(module).items():
        if not name.startswith("__"):
            setattr(copy, name, dtype(value) if type(value) is float else _REPLACED[module].get(name, value))
    return copy


def _prepared(function: Callable, dtype) -> Callable:
    """`function` for `dtype`: its constants, the modules it uses, and its helper functions in plain Python."""
    copy = specialise(function, dtype)
    for name in _names(function.__code__):
        value = copy.__globals__.get(name)
        if isinstance(value, python_types.ModuleType) and value in _REPLACED:
            copy.__globals__[name] = _module(value, dtype)
        elif id(value) in _REPLACEMENTS:
            copy.__globals__[name] = _REPLACEMENTS[id(value)]
        elif _is_helper(value) and value is not function:
            copy.__globals__[name] = _scalar(_prepared(getattr(value, "py_func", value), dtype))
    return copy


def _names(code) -> set[str]:
    """The global names that a function's code mentions, also in functions within it."""
    inner = [constant for constant in code.co_consts if isinstance(constant, python_types.CodeType)]
    return set(code.co_names).union(*map(_names, inner))


def _is_function(value) -> bool:
    """Whether it is a function in Python: plain, or compiled by ``numba.njit``."""
    return isinstance(getattr(value, "py_func", value), python_types.FunctionType)


def _is_library(value) -> bool:
    """Whether it is a function of ours or of Numba's or NumPy's, whose version stands for its code."""
    return _is_function(value) and value.__module__.startswith(("fastact.", "numba.", "numpy."))


def _is_helper(value) -> bool:
    """Whether it is a function of the user's."""
    return _is_function(value) and not _is_library(value)


def _fingerprint(function: Callable) -> str | None:
    """A digest of all that decides what `function` computes; None if something is beyond judging, such as an object's state."""
    digest, seen = hashlib.sha256(), set()

    def add_all(values) -> bool:
        judged = [add(value) for value in values]
        return all(judged)

    def add_function(function) -> bool:
        if id(function) in seen:
            return True
        seen.add(id(function))
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        known = [function.__globals__[name] for name in sorted(_names(function.__code__)) if name in function.__globals__]
        return add_all([function.__code__, function.__defaults__, *cells, *known])

    def add(value) -> bool:
        if _is_helper(value):
            return add_function(getattr(value, "py_func", value))
        if isinstance(value, python_types.CodeType):
            digest.update(value.co_code + repr((value.co_names, value.co_varnames, value.co_freevars)).encode())
            return add_all(value.co_consts)
        if isinstance(value, tuple):
            return add_all(value)
        if isinstance(value, python_types.ModuleType | python_types.BuiltinFunctionType | np.ufunc | type) or _is_library(value):
            digest.update(f"{getattr(value, '__module__', '')}.{value.__name__}".encode())
            return True
        digest.update(repr(value).encode())
        return value is None or isinstance(value, bool | int | float | str | bytes)

    return digest.hexdigest()[:16] if add_function(function) else None


def _complete(function: Callable, dtype, count: int, results: int):
    """The first `results` of (value, derivative, *parameter derivatives) of the prepared `function` of x and `count` parameters.

    Compiled code asks the type of what `function` returns: items of a tuple are taken, what is not there is differentiated.
    """
    compiled = _scalar(function)

    def item(position):
        def pick(result, *inputs):
            """Only a name: the overload below chooses the code."""

        @overload(pick, strict=False, jit_options=SCALAR_OPTIONS)
        def choose(result, *inputs):
            if isinstance(result, types.BaseTuple) and not 0 < len(result) <= count + 2:
                raise errors.TypingError(f"{len(result)} results")
            if isinstance(result, types.BaseTuple) and position < len(result):
                return lambda result, *inputs: dtype(result[position])
            if position == 0:
                return lambda result, *inputs: dtype(result)
            k = position - 1
            after = k + 1

            def differentiated(result, *inputs):
                return dtype(first_of(_first_item(compiled(*(inputs[:k] + (variable(inputs[k]),) + inputs[after:])))))

            return differentiated

        return pick

    def chain(position):
        pick = item(position)
        if position == results - 1:
            return _scalar(lambda result, *inputs: (pick(result, *inputs),))
        rest = chain(position + 1)
        return _scalar(lambda result, *inputs: (pick(result, *inputs),) + rest(result, *inputs))

    everything = chain(0)

    def definition(*inputs):
        return everything(compiled(*inputs), *inputs)

    return definition


def results_of(use: str, count: int) -> int:
    """How many of (value, derivative, *parameter derivatives) a pass needs of a function of `count` parameters."""
    return {"forward": 1, "param_grad": 2 + count}.get(use, 2)


def _smooth(function: Callable):
    """The prepared `function` as one whose second derivative jets give."""
    compiled = _scalar(function)

    def smooth(*inputs):
        return _twice(compiled(*inputs))

    return smooth


def _first_item(result):
    """The value of what a definition returns."""


@overload(_first_item, strict=False, jit_options=SCALAR_OPTIONS)
def _first_item_of(result):
    return (lambda result: result[0]) if isinstance(result, types.BaseTuple) else (lambda result: result)


def _twice(result):
    """A jet whose second derivative is that of the function: of its value, or the first of the derivative that it returns."""


@overload(_twice, strict=False, jit_options=SCALAR_OPTIONS)
def _twice_of(result):
    if isinstance(result, types.BaseTuple):
        if isinstance(result[1], Jet):
            return lambda result: jet(result[1].value, result[1].value, result[1].first)
        return lambda result: 0.0
    return lambda result: result


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
        # only what the engine reads: which arrays and parameters there are
        self._definition = Activation(
            function, "", "", None, None, "", parameters=self._parameters, arrays=(x.name,), smooth=function
        )
        self._passes: dict[str, Callable] = {}

    @functools.cached_property
    def cuda(self):
        """The same for arrays on a GPU: called for the value, with the passes as attributes; see `fastact.cuda`."""
        from fastact.engine.cuda.own import OwnDeviceActivation

        return OwnDeviceActivation(self, self._definition, self.scalar, self._failure)

    @property
    def fingerprint(self) -> str | None:
        """A hash of the function's code and of what it uses; None where that cannot be told."""
        return _fingerprint(self.__wrapped__)

    def scalar(self, name: str, dtype) -> Callable:
        """The function of numbers for a pass, and the number type `dtype`; Python, to be compiled."""
        count = len(self._parameters)
        prepared = _prepared(self.__wrapped__, dtype)
        if name == "derivative2":
            return _smooth(prepared)
        # no pass asks for derivatives that it does not need
        return _complete(prepared, dtype, count, results_of(name, count))

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
        fingerprint = self.fingerprint
        specialised = lambda dtype: self.scalar(name, dtype.type)
        loop_name = f"{function.__module__}_{self.__name__}_{fingerprint}_{name}"
        try:
            return elementwise_function(
                use, self._definition, found_as, self.__module__, doc, specialised, loop_name, cache=fingerprint is not None
            )
        except errors.NumbaError as error:
            failed = self._failure(name, error)
        raise failed

    def _failure(self, name: str, error: Exception) -> TypeError:
        """Numba's error in a pass, in one line."""
        count = len(self._parameters)
        explanation = _explanation(self.__wrapped__, count, results_of(name, count), error)
        return TypeError(f"activation {self.__name__!r} cannot be compiled: {explanation}")


def _explanation(function: Callable, count: int, results: int, error: Exception) -> str:
    """One line for what Numba says in a page: the reason, and the line of the user's code."""
    number, variable_kind = types.float64, Jet(types.float64)
    kinds = [(number,) * (1 + count)]
    kinds += [tuple(variable_kind if k == position else number for k in range(1 + count)) for position in range(results - 1)]
    for inputs in kinds:
        compiled = _scalar(_prepared(function, np.float64))
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
