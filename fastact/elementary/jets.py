"""Automatic differentiation for compiled code: numbers that carry their first and second derivative.

A jet (v, v', v'') follows the value of a function and its derivatives along one variable. Arithmetic, comparisons and the
functions of `fastact.elementary` take jets, so that Numba compiles a function of numbers for jets, too, with its branches: what
comes out holds the derivatives. LLVM deletes the second one where it is not used.
"""

import math
import operator
from collections.abc import Callable

import numpy as np
from numba.core import cgutils, types
from numba.core.extending import lower_cast
from numba.core.typeconv import Conversion
from numba.core.typing.templates import Signature
from numba.extending import intrinsic, make_attribute_wrapper, models, overload, register_model

from fastact import _numba, elementary
from fastact.elementary import ERF_SLOPE
from fastact.elementary.precision import SCALAR_OPTIONS, overloaded

FOUND_BY_TYPE = True  # compiled code finds what stands here by the type of its arguments: a fingerprint takes it as a whole


class Jet(types.Type):
    """Numba's type of a jet of float32 or float64."""

    def __init__(self, scalar):
        self.scalar = scalar
        super().__init__(name=f"jet({scalar})")

    def unify(self, typingctx, other):
        """A variable that is a jet in one branch and a number in another is a jet."""
        return self if isinstance(other, types.Number) else None

    def can_convert_from(self, typingctx, other):
        return Conversion.safe if isinstance(other, types.Number) else None


@register_model(Jet)
class _Model(models.StructModel):
    def __init__(self, manager, kind):
        super().__init__(manager, kind, [(name, kind.scalar) for name in ("value", "first", "second")])


for _name in ("value", "first", "second"):
    make_attribute_wrapper(Jet, _name, _name)


@lower_cast(types.Number, Jet)
def _number_to_jet(context, builder, from_type, to_type, number):
    made = cgutils.create_struct_proxy(to_type)(context, builder)
    made.value = context.cast(builder, number, from_type, to_type.scalar)
    made.first = made.second = context.get_constant(to_type.scalar, 0.0)
    return made._getvalue()


@intrinsic
def jet(typingctx, value, first, second):
    """A jet from its three numbers."""
    kind = Jet(value)

    def codegen(context, builder, signature, args):
        made = cgutils.create_struct_proxy(kind)(context, builder)
        made.value, made.first, made.second = args
        return made._getvalue()

    return Signature(kind, (value, value, value), None), codegen


def _float_of(kind):
    return np.float32 if kind.scalar == types.float32 else np.float64


def variable(x):
    """The jet of the variable itself: (x, 1, 0)."""


def value_of(x):
    """The value of a jet or number."""


def first_of(x):
    """The first derivative of a jet; 0 of a number, which is a constant."""


def second_of(x):
    """The second derivative of a jet; 0 of a number."""


def _overload(function):
    return overload(function, strict=False, jit_options=SCALAR_OPTIONS)


@_overload(variable)
def _variable(x):
    if isinstance(x, types.Float):
        scalar = np.float32 if x == types.float32 else np.float64
        return lambda x: jet(x, scalar(1), scalar(0))
    return None


@_overload(value_of)
def _value_of(x):
    return (lambda x: x.value) if isinstance(x, Jet) else (lambda x: x)


@_overload(first_of)
def _first_of(x):
    return (lambda x: x.first) if isinstance(x, Jet) else (lambda x: 0.0)


@_overload(second_of)
def _second_of(x):
    return (lambda x: x.second) if isinstance(x, Jet) else (lambda x: 0.0)


# --- arithmetic ----------------------------------------------------------------------------------------------------------------


def _inlined(function):
    return _numba.njit(**SCALAR_OPTIONS)(function)


def _binary(operation: Callable, both: Callable, with_number: Callable, number_with: Callable) -> None:
    """An operator for two jets, a jet and a number, a number and a jet; the number comes in the jet's precision."""

    @_overload(operation)
    def choose(a, b):
        if isinstance(a, Jet) and isinstance(b, Jet):
            return both
        if isinstance(a, Jet) and isinstance(b, types.Number):
            scalar, function = _float_of(a), _inlined(with_number)
            return lambda a, b: function(a, scalar(b))
        if isinstance(b, Jet) and isinstance(a, types.Number):
            scalar, function = _float_of(b), _inlined(number_with)
            return lambda a, b: function(scalar(a), b)
        return None


_binary(
    operator.add,
    lambda a, b: jet(a.value + b.value, a.first + b.first, a.second + b.second),
    lambda a, c: jet(a.value + c, a.first, a.second),
    lambda c, b: jet(c + b.value, b.first, b.second),
)
_binary(
    operator.sub,
    lambda a, b: jet(a.value - b.value, a.first - b.first, a.second - b.second),
    lambda a, c: jet(a.value - c, a.first, a.second),
    lambda c, b: jet(c - b.value, -b.first, -b.second),
)
_binary(
    operator.mul,
    lambda a, b: jet(
        a.value * b.value,
        a.first * b.value + a.value * b.first,
        a.second * b.value + (a.first * b.first + a.first * b.first) + a.value * b.second,
    ),
    lambda a, c: jet(a.value * c, a.first * c, a.second * c),
    lambda c, b: jet(c * b.value, c * b.first, c * b.second),
)


def _quotient(a, b):
    value = a.value / b.value
    first = (a.first - value * b.first) / b.value
    return jet(value, first, (a.second - value * b.second - (first * b.first + first * b.first)) / b.value)


def _number_by_jet(c, b):
    value = c / b.value
    first = -value * b.first / b.value
    return jet(value, first, (-value * b.second - (first * b.first + first * b.first)) / b.value)


_binary(operator.truediv, _quotient, lambda a, c: jet(a.value / c, a.first / c, a.second / c), _number_by_jet)


@_overload(operator.neg)
def _negative(a):
    return (lambda a: jet(-a.value, -a.first, -a.second)) if isinstance(a, Jet) else None


@_overload(operator.pos)
def _positive(a):
    return (lambda a: a) if isinstance(a, Jet) else None


@_overload(abs)
def _absolute(a):
    return (lambda a: -a if a.value < 0 else a) if isinstance(a, Jet) else None


@_overload(operator.pow)
def _power(a, b):
    if isinstance(a, Jet) and isinstance(b, types.Number):
        scalar = _float_of(a)

        def power(a, b):
            first = scalar(b) * a.value ** (b - 1)
            second = scalar(b) * scalar(b - 1) * a.value ** (b - 2)
            return jet(scalar(a.value**b), scalar(first) * a.first, scalar(first) * a.second + scalar(second) * a.first * a.first)

        return power
    return None


def _comparison(operation: Callable) -> None:
    @_overload(operation)
    def choose(a, b):
        if isinstance(a, Jet) or isinstance(b, Jet):
            return lambda a, b: operation(value_of(a), value_of(b))
        return None


for _operation in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
    _comparison(_operation)


@_overload(max)
def _larger(a, b):
    return (lambda a, b: a if a > b else b) if isinstance(a, Jet) or isinstance(b, Jet) else None


@_overload(min)
def _smaller(a, b):
    return (lambda a, b: a if a < b else b) if isinstance(a, Jet) or isinstance(b, Jet) else None


# --- functions -------------------------------------------------------------------------------------------------------------------


@_numba.njit(**SCALAR_OPTIONS)
def within(x, limit):
    """x between −limit and limit; beyond, a constant, whose derivatives are 0. NaN stays."""
    return x if x != x else min(max(x, -limit), limit)


def differentiable(function: Callable, derivatives: Callable) -> None:
    """Let the compiled ``function(x, *constants)`` take a jet for x; ``derivatives(x, f, *constants) -> (f', f'')``."""
    slopes = overloaded(derivatives)

    @_overload(function)
    def choose(x, *constants):
        if not isinstance(x, Jet):
            return None

        def chain(x, *constants):
            value = function(x.value, *constants)
            slope, bend = slopes(x.value, value, *constants)
            along = slope * x.second if x.second != 0 else x.second  # an infinite slope may not turn 0 into NaN
            return jet(value, slope * x.first, along + bend * x.first * x.first)

        return chain


def _of_tanh(x, y):
    slope = elementary.tanh_parts(x)[1]
    return slope, -2.0 * y * slope


def _of_sigmoid(x, y):
    slope = y * elementary.sigmoid(-x)
    return slope, -elementary.tanh(0.5 * x) * slope


def _of_erf(x, y):
    slope = ERF_SLOPE[0] * elementary.exp(-x * x)
    return slope, -2.0 * x * slope


@overloaded
def _of_log(x, y):
    slope = 1.0 / x if y == y else y
    return slope, -slope * slope


def _of_root(x, y):
    slope = 0.5 / y
    return slope, -0.5 * slope / x


differentiable(elementary.exp, lambda x, y: (y, y))
differentiable(elementary.expm1, lambda x, y: (elementary.exp(x), elementary.exp(x)))
differentiable(elementary.log, _of_log)
differentiable(elementary.log1p, lambda x, y: _of_log(1.0 + x, y))
differentiable(elementary.log1pexp, lambda x, y: (elementary.sigmoid(x), elementary.sigmoid(x) * elementary.sigmoid(-x)))
differentiable(elementary.tanh, _of_tanh)
differentiable(elementary.sigmoid, _of_sigmoid)
differentiable(elementary.erf, _of_erf)
differentiable(elementary.normal_cdf, lambda x, y: (elementary.normal_density(x), -x * elementary.normal_density(x)))
differentiable(elementary.sin, lambda x, y: (elementary.cos(x), -y))
differentiable(elementary.cos, lambda x, y: (-elementary.sin(x), -y))
differentiable(math.sqrt, _of_root)
