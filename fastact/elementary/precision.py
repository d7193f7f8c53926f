"""One scalar function in several precisions: float32 and float64 code from the same Python source.

Numba types every float literal as float64, so ``1.0 + t`` would widen a float32 ``t``. `specialise` returns a function whose
constants have the operand's type. `overloaded` registers such a pair for compiled code, where the argument's type selects one.

On a GPU there is a third, coarse precision: float32 arithmetic with a relative error of up to 2⁻¹⁴, which is enough for results
stored in 16 bits. A function may have its own coarse code. The functions that it calls are replaced by their coarse versions, and
so on down to the intrinsics.
"""

import functools
import types
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numba.core import types as numba_types
from numba.extending import overload

from fastact._numba import PlainCompiler, UsersCompiler, njit

# No fast-math: see `intrinsics`. `error_model="numpy"` is set because the default adds a branch to every division, which prevents
# vectorisation (1.2 -> 7.5 ns per element). `forceinline` is set because a call that is left in a loop does the same.
OPTIONS = {"error_model": "numpy", "fastmath": False, "forceinline": True}
SCALAR_OPTIONS = OPTIONS | {"pipeline_class": PlainCompiler}
USERS_OPTIONS = OPTIONS | {"pipeline_class": UsersCompiler}  # for any Python that Numba accepts


class Exact:
    """A real constant with more digits than a float holds. Compiled code sees it as a pair (high, low) of its own precision."""

    def __init__(self, digits: str):
        self.value = Fraction(digits)

    def pair(self, dtype: type[np.floating]) -> tuple[np.floating, np.floating]:
        high = dtype(float(self.value))
        return high, dtype(float(self.value - Fraction(float(high))))


def typed(value, dtype):
    """Convert every float in `value`, also inside tuples, to `dtype`."""
    if isinstance(value, Exact):
        return value.pair(dtype)
    if type(value) is float:
        return dtype(value)
    if type(value) is tuple:
        return tuple(typed(item, dtype) for item in value)
    return value


def specialise(function: types.FunctionType, dtype: type[np.floating], coarse: bool = False) -> types.FunctionType:
    """Return a copy of `function` whose float literals and globals have the type `dtype`; a `coarse` one calls coarse functions."""
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
    """Compile an entry to `function`, so that plain Python can also call an overloaded function."""
    return njit()(lambda *args: function(*args))


def _kinds(kind) -> set:
    """Return the scalar types in a type, including those of a tuple's items and of an array's elements."""
    if isinstance(kind, numba_types.BaseTuple):
        return set().union(*map(_kinds, kind.types))
    return {kind.dtype} if isinstance(kind, numba_types.Array) else {kind}


def _callable(function, float32: types.FunctionType, float64: types.FunctionType):
    """Make a function for compiled code that selects one of the two by the type of its arguments."""

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

    Without arguments, it specialises the decorated function for each type. With ``float32=`` and ``float64=``, these functions are
    the code, and the decorated function provides only the name and the documentation. ``coarse=`` is the code of the coarse
    precision.
    """
    if function is None:
        return functools.partial(overloaded, float32=float32, float64=float64, coarse=coarse)

    sources = float32 or function, float64 or function, coarse or float32 or function
    wide = specialise(sources[1], np.float64)
    name = _callable(function, specialise(sources[0], np.float32), wide)
    name.coarse = functools.cache(lambda: _callable(function, specialise(sources[2], np.float32, coarse=True), wide))
    name.variants = sources  # a fingerprint includes these
    return name
