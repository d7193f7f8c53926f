"""Automatic differentiation for compiled code: numbers that carry their first and second derivative.

A jet (v, v', v'') holds the value of a function and its derivatives with respect to one variable. Arithmetic, comparisons and
functions (`derivatives`) take jets. Numba therefore compiles a function of numbers, with its branches, for jets, too, and the
result holds the derivatives. LLVM deletes the second derivative where it is not used.
"""

import operator
from collections.abc import Callable

import numpy as np
from numba.core import cgutils, types
from numba.core.extending import lower_cast
from numba.core.typeconv import Conversion
from numba.core.typing.templates import Signature
from numba.extending import intrinsic, make_attribute_wrapper, models, overload, register_model

from fastact import _numba
from fastact.elementary.precision import SCALAR_OPTIONS

FOUND_BY_TYPE = True  # compiled code finds these functions by argument types, so a fingerprint includes the whole file


class Jet(types.Type):
    """Numba's type of a jet of float32 or float64."""

    def __init__(self, scalar):
        self.scalar = scalar
        super().__init__(name=f"jet({scalar})")

    def unify(self, typingctx, other):
        """Unify with a number: a variable that is a jet in one branch and a number in another is a jet."""
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
    """Make a jet from its three numbers."""
    kind = Jet(value)

    def codegen(context, builder, signature, args):
        made = cgutils.create_struct_proxy(kind)(context, builder)
        made.value, made.first, made.second = args
        return made._getvalue()

    return Signature(kind, (value, value, value), None), codegen


def float_of(kind):
    return np.float32 if kind.scalar == types.float32 else np.float64


def value_of(x):
    """Return the value of a jet or number."""


def first_of(x):
    """Return the first derivative of a jet, or 0 for a number, which is a constant."""


def second_of(x):
    """Return the second derivative of a jet, or 0 for a number."""


def overload_inlined(function):
    return overload(function, strict=False, jit_options=SCALAR_OPTIONS)


@overload_inlined(value_of)
def _value_of(x):
    return (lambda x: x.value) if isinstance(x, Jet) else (lambda x: x)


@overload_inlined(first_of)
def _first_of(x):
    return (lambda x: x.first) if isinstance(x, Jet) else (lambda x: 0.0)


@overload_inlined(second_of)
def _second_of(x):
    return (lambda x: x.second) if isinstance(x, Jet) else (lambda x: 0.0)


def along(slope, change):
    """Return slope·change, 0 for a change of 0 even if the slope is infinite, as in ``1 / (1 + exp(-x))`` far left of 0."""


@overload_inlined(along)
def _along(slope, change):
    return lambda slope, change: slope * change if change != 0 else change


# --- arithmetic ----------------------------------------------------------------------------------------------------------------


def inlined(function):
    return _numba.njit(**SCALAR_OPTIONS)(function)


NUMBERS = (types.Number, types.Boolean)  # operands that are constants in arithmetic with a jet
_IN_PLACE = {  # ``s += x``: a jet is immutable, so the name is bound to a new one
    operator.add: operator.iadd,
    operator.sub: operator.isub,
    operator.mul: operator.imul,
    operator.truediv: operator.itruediv,
    operator.mod: operator.imod,
    operator.pow: operator.ipow,
}


def _binary(operation: Callable, both: Callable, with_number: Callable, number_with: Callable) -> None:
    """Overload an operator for jets and numbers. `with_number` and `number_with` get the number in the jet's precision."""

    def choose(a, b):
        if isinstance(a, Jet) and isinstance(b, Jet):
            return both
        if isinstance(a, Jet) and isinstance(b, NUMBERS):
            scalar, function = float_of(a), inlined(with_number)
            return lambda a, b: function(a, scalar(b))
        if isinstance(b, Jet) and isinstance(a, NUMBERS):
            scalar, function = float_of(b), inlined(number_with)
            return lambda a, b: function(scalar(a), b)
        return None

    overload_inlined(operation)(choose)
    if operation in _IN_PLACE:
        overload_inlined(_IN_PLACE[operation])(choose)


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
    first = (a.first - along(b.first, value)) / b.value
    twice = along(b.first, first)
    return jet(value, first, (a.second - along(b.second, value) - (twice + twice)) / b.value)


def _number_by_jet(c, b):
    value = c / b.value
    first = along(b.first, -value) / b.value
    twice = along(b.first, first)
    return jet(value, first, (along(b.second, -value) - (twice + twice)) / b.value)


_binary(operator.truediv, _quotient, lambda a, c: jet(a.value / c, a.first / c, a.second / c), _number_by_jet)


_binary(
    operator.mod,  # a − b·⌊a / b⌋, with the last factor as a constant
    lambda a, b: a - b * np.floor(a.value / b.value),
    lambda a, c: jet(a.value % c, a.first, a.second),
    lambda c, b: c - b * np.floor(c / b.value),
)


@overload_inlined(operator.neg)
def _negative(a):
    return (lambda a: jet(-a.value, -a.first, -a.second)) if isinstance(a, Jet) else None


@overload_inlined(operator.pos)
def _positive(a):
    return (lambda a: a) if isinstance(a, Jet) else None


@overload_inlined(abs)
def _absolute(a):
    return (lambda a: -a if a.value < 0 else a) if isinstance(a, Jet) else None


def _comparison(operation: Callable) -> None:
    @overload_inlined(operation)
    def choose(a, b):
        if isinstance(a, Jet) or isinstance(b, Jet):
            return lambda a, b: operation(value_of(a), value_of(b))
        return None


for _operation in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
    _comparison(_operation)


# Like Python's own, except that of equal values a number is preferred to a jet, because the derivative of `relu` at 0 is 0.


@overload_inlined(max)
def _larger(a, b):
    if isinstance(a, Jet) and isinstance(b, NUMBERS):
        return lambda a, b: b if a <= b else a
    return (lambda a, b: b if b > a else a) if isinstance(a, Jet) or isinstance(b, Jet) else None


@overload_inlined(min)
def _smaller(a, b):
    if isinstance(a, Jet) and isinstance(b, NUMBERS):
        return lambda a, b: b if a >= b else a
    return (lambda a, b: b if b < a else a) if isinstance(a, Jet) or isinstance(b, Jet) else None


@_numba.njit(**SCALAR_OPTIONS)
def within(x, limit):
    """Clip x to ±limit. Beyond, the result is a constant, whose derivatives are 0. NaN stays NaN."""
    return x if x != x else min(max(x, -limit), limit)
