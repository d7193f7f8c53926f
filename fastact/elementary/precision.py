"""One scalar function in several precisions: float32 and float64 code from the same Python source.

Numba types every float literal as float64, so ``1.0 + t`` would widen a float32 ``t``. `specialise` gives a function whose
constants have the operand's type; `overloaded` registers such a pair for use in compiled code, where the argument's type chooses.

On a GPU there is a third, coarse: float32 arithmetic with a relative error of up to 2⁻¹⁴, which is enough for what is stored in
16 bits. A function may have code of its own for it; what it calls is replaced by what that has, and so on down to the intrinsics.
"""

import functools
import types
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numba.core import types as numba_types
from numba.extending import overload

from fastact._numba import PlainCompiler, UsersCompiler, njit

# No fast-math: see `intrinsics`. `error_model="numpy"` because the default adds a branch to every division, which stops
# vectorisation (1.2 -> 7.5 ns per element). `forceinline` because a call that is left in a loop does the same.
OPTIONS = {"error_model": "numpy", "fastmath": False, "forceinline": True}
SCALAR_OPTIONS = OPTIONS | {"pipeline_class": PlainCompiler}
USERS_OPTIONS = OPTIONS | {"pipeline_class": UsersCompiler}  # for any Python that Numba takes


class Exact:
    """A real constant with more digits than a float holds; compiled code sees it as a pair (high, low) of its own precision."""

    def __init__(self, digits: str):
        self.value = Fraction(digits)

    def pair(self, dtype: type[np.floating]) -> tuple[np.floating, np.floating]:
        high = dtype(float(self.value))
        return high, dtype(float(self.value - Fraction(float(high))))


def typed(value, dtype):
    """`value` with every float in it, also inside tuples, converted to `dtype`."""
    if isinstance(value, Exact):
        return value.pair(dtype)
    if type(value) is float:
        return dtype(value)
    if type(value) is tuple:
        return tuple(typed(item, dtype) for item in value)
    return value


def specialise(function: types.FunctionType, dtype: type[np.floating], coarse: bool = False) -> types.FunctionType:
    """A copy of `function` in which float literals and float globals have the type `dtype`; `coarse`: it calls coarse functions."""
    code = function.__code__
    code = code.replace(co_consts=tuple(typed(constant, dtype) for constant in code.co_consts))
    namespace = dict(function.__globals__)
    for name in code.co_names:
        if name in namespace:
            value = namespace[name]
            namespace[name] = value.coarse() if coarse and hasattr(value, "coarse") else typed(value, dtype)
    closure = function.__closure__
    if closure is not None:
        closure = tuple(types.CellType(typed(cell.cell_contents, dtype)) for cell in closure)
    copy = types.FunctionType(code, namespace, function.__name__, function.__defaults__, closure)
    copy.__qualname__ = f"{function.__qualname__}_{np.dtype(dtype).name}"
    copy.__module__ = function.__module__
    return copy


@functools.cache
def _python_entry(function):
    """A compiled entry to `function`, so that an overloaded function can also be called from plain Python."""
    return njit()(lambda *args: function(*args))


def _kinds(kind) -> set:
    """The scalar types in a type: those of a tuple's items and of an array's elements."""
    if isinstance(kind, numba_types.BaseTuple):
        return set().union(*map(_kinds, kind.types))
    return {kind.dtype} if isinstance(kind, numba_types.Array) else {kind}


def _callable(function, float32: types.FunctionType, float64: types.FunctionType):
    """A function that compiled code may call: the type of the arguments chooses between the two."""

    @functools.wraps(function)
    def name(*args):
        return _python_entry(name)(*args)

    variants = {numba_types.float32: float32, numba_types.float64: float64}

    @overload(name, strict=False, jit_options=SCALAR_OPTIONS)
    def choose(*args):
        kinds = set().union(*map(_kinds, args))
        if len(kinds) == 1 and kinds <= variants.keys():
            return variants[kinds.pop()]
        if len(args) == 1 and isinstance(args[0], numba_types.Integer):
            return lambda x: name(np.float64(x))
        return None  # Numba reports the types it got

    return name


def overloaded(function=None, *, float32: Callable | None = None, float64: Callable | None = None, coarse: Callable | None = None):
    """Make a scalar function callable from compiled code, in float32 and float64.

    Alone, it specialises the decorated function for each type. With ``float32=`` and ``float64=`` the decorated function is
    only the name and the documentation, and the given ones are the code; so is ``coarse=`` where less is enough.
    """
    if function is None:
        return functools.partial(overloaded, float32=float32, float64=float64, coarse=coarse)

    sources = float32 or function, float64 or function, coarse or float32 or function
    wide = specialise(sources[1], np.float64)
    name = _callable(function, specialise(sources[0], np.float32), wide)
    name.coarse = functools.cache(lambda: _callable(function, specialise(sources[2], np.float32, coarse=True), wide))
    name.variants = sources  # what a fingerprint looks into
    return name
