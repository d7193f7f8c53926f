"""Definitions from users' functions of one number. They are prepared for each precision, and differentiated if necessary.

Float constants are narrowed to the precision. Functions of `math` and `numpy` are replaced with those of `fastact.elementary`,
which vectorise. Derivatives that a function does not return are computed by automatic differentiation.
"""

import dis
import types as python_types
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numba.core import errors, types
from numba.extending import overload

from fastact.codegen.fingerprint import is_library_name, names_of
from fastact.codegen.users_math import BUILTINS, MODULES, compiled, replaced, replaced_module
from fastact.definitions.passes import Pass
from fastact.elementary.derivatives import power, variable
from fastact.elementary.jets import Jet, first_of, jet
from fastact.elementary.precision import USERS_OPTIONS, specialise, typed

RESULTS = types.Float | types.Integer | types.Boolean | Jet  # what a function may return, alone or in a tuple


@dataclass(frozen=True)
class Prepared:
    """A user's function as it is now, for both precisions. Objects it refers to may change later; its compiled code does not."""

    float32: Callable
    float64: Callable

    def of(self, kind: type[np.floating]) -> Callable:
        return self.float32 if kind is np.float32 else self.float64


def prepared(function: Callable) -> Prepared:
    """Prepare `function` with its constants, its calls of `math` and `numpy`, and its helpers, including those in modules."""
    return Prepared(*(_copy(function, kind, {}).py_func for kind in (np.float32, np.float64)))


def refuse_exceptions(function: Callable) -> None:
    """Raise UnsupportedError if the function, or one that it calls, raises exceptions. Some targets cannot report them."""
    made: dict = {}
    _copy(function, np.float64, made)
    for each in made:
        is_function = isinstance(each, python_types.FunctionType)
        if is_function and any(step.opname == "RAISE_VARARGS" for step in dis.get_instructions(each)):
            raise errors.UnsupportedError(f"raise and assert, as in {each.__name__!r}, are not supported on a GPU")


def _globals_of(code: python_types.CodeType) -> set[str]:
    """Return the global names that a function's code and its nested functions use. `names_of` returns attributes, too."""
    found = {step.argval for step in dis.get_instructions(code) if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    return found.union(*(_globals_of(constant) for constant in code.co_consts if isinstance(constant, python_types.CodeType)))


def _copy(function: Callable, dtype, made: dict):
    """Prepare and compile a function. `made` has the functions that are compiled, and None for those in preparation."""
    if function not in made:
        made[function] = None
        for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
            if cell == python_types.CellType():
                raise NameError(f"{function.__name__!r} cannot be compiled: {name!r} is not defined yet", name=name)
        copy, names = specialise(function, dtype), names_of(function.__code__)
        for name in _globals_of(function.__code__):
            if name in copy.__globals__:
                copy.__globals__[name] = _stand_in(copy.__globals__[name], dtype, names, made)
            elif name in BUILTINS:
                copy.__globals__[name] = BUILTINS[name]
            elif name == "print":
                raise TypeError(f"{function.__name__!r} cannot be compiled: print is not supported")
        for cell in copy.__closure__ or ():
            cell.cell_contents = _stand_in(cell.cell_contents, dtype, names, made)
        made[function] = compiled(copy)
    if made[function] is None:
        raise TypeError(f"{function.__name__!r} cannot be compiled: it calls itself, directly or by other functions; write a loop")
    return made[function]


def _stand_in(value, dtype, names, made: dict):
    """Return the value for compiled code of an object that a user's function names. Modules keep only the attributes in `names`."""
    if isinstance(value, python_types.ModuleType):
        return _module(value, dtype, names, made)
    if isinstance(value, np.ndarray | list):
        return value.copy()  # its present state
    if (ours := replaced(value, dtype)) is not None:
        return ours
    function = getattr(value, "py_func", value)
    if not isinstance(function, python_types.FunctionType) or _is_library(function.__module__ or ""):
        return value
    helper = _copy(function, dtype, made)
    if hasattr(value, "ufunc"):  # for an activation, use its value
        return compiled(lambda *inputs: _first_item(helper(*inputs)))
    return helper


def _is_library(module: str) -> bool:
    """Return True if the functions of a module are compiled without changes."""
    root = module.partition(".")[0]
    return root == "fastact" or is_library_name(root)


def _module(module, dtype, names, made: dict):
    if module in MODULES:
        return replaced_module(module, dtype)
    if _is_library(module.__name__):
        return module
    if module not in made:
        made[module] = copy = python_types.ModuleType(module.__name__)
        for name in names:
            if name in vars(module):
                setattr(copy, name, _stand_in(typed(vars(module)[name], dtype), dtype, names, made))
    return made[module]


def complete(function: Callable, dtype, count: int, results: int):
    """Make a definition from the prepared `function` of x and `count` parameters.

    It returns the first `results` of (value, derivative, *parameter derivatives). Compiled code checks the type that `function`
    returns: items of a tuple are used, and missing ones are computed by automatic differentiation.
    """
    whole = compiled(function)

    def item(position):
        def pick(result, *inputs):
            """Serve as a name only; the overload below chooses the code."""

        @overload(pick, strict=False, jit_options=USERS_OPTIONS)
        def choose(result, *inputs):
            if isinstance(result, types.BaseTuple) and not 0 < len(result) <= count + 2:
                raise errors.TypingError(f"{len(result)} results")
            if not isinstance(result, types.BaseTuple | RESULTS):
                raise errors.TypingError(f"a result of type {result}")
            if isinstance(result, types.BaseTuple) and position < len(result):
                return lambda result, *inputs: dtype(result[position])
            if position == 0:
                return lambda result, *inputs: dtype(result)
            k = position - 1
            after = k + 1

            def differentiated(result, *inputs):
                return dtype(first_of(_first_item(whole(*(inputs[:k] + (variable(inputs[k]),) + inputs[after:])))))

            return differentiated

        return pick

    def chain(position):
        pick = item(position)
        if position == results - 1:
            return compiled(lambda result, *inputs: (pick(result, *inputs),))
        rest = chain(position + 1)
        return compiled(lambda result, *inputs: (pick(result, *inputs),) + rest(result, *inputs))

    everything = chain(0)

    def definition(*inputs):
        return everything(whole(*inputs), *inputs)

    return definition


def smooth_of(function: Callable):
    """Return the prepared `function` in a form whose second derivative is computed by jets."""
    whole = compiled(function)

    def smooth(*inputs):
        return _twice(whole(*inputs))

    return smooth


def _first_item(result):
    """Return the value from a definition's result."""


@overload(_first_item, strict=False, jit_options=USERS_OPTIONS)
def _first_item_of(result):
    return (lambda result: result[0]) if isinstance(result, types.BaseTuple) else (lambda result: result)


def _twice(result):
    """Return a jet with the function's second derivative: that of its value, or the derivative of its returned derivative."""


@overload(_twice, strict=False, jit_options=USERS_OPTIONS)
def _twice_of(result):
    if isinstance(result, types.BaseTuple):
        if isinstance(result[1], Jet):
            return lambda result: jet(result[1].value, result[1].value, result[1].first)
        return lambda result: 0.0
    return lambda result: result


def scalar(ready: Prepared, use: Pass, kind: type[np.floating], count: int) -> Callable:
    """Return the scalar function that a pass is made from, for a user's function of `count` parameters and a number type."""
    if use.twice:
        return smooth_of(ready.of(kind))
    return complete(ready.of(kind), kind, count, use.results_needed(count))  # no pass asks for derivatives that it does not need


def made_of(ready: Prepared, use: Pass, count: int) -> tuple:
    """Return the objects that the result of `scalar` depends on, for the fingerprint."""
    return ready.float32, ready.float64, smooth_of if use.twice else complete, use.results_needed(count), power
