"""Derivatives for jets: of the functions of `fastact.elementary` and `math`, and of powers."""

import math
import operator
from collections.abc import Callable

import numpy as np
from numba.core import types
from numba.extending import overload

from fastact import elementary
from fastact.elementary import ERF_SLOPE
from fastact.elementary.jets import NUMBERS, Jet, along, first_of, float_of, inlined, jet, overload_inlined, second_of, value_of
from fastact.elementary.precision import SCALAR_OPTIONS, overloaded

FOUND_BY_TYPE = True
PER_LOG2, PER_LOG10 = 1.0 / math.log(2.0), 1.0 / math.log(10.0)


def variable(x):
    """Return the jet of the variable itself: (x, 1, 0)."""


@overload_inlined(variable)
def _variable(x):
    if isinstance(x, types.Float):
        scalar = np.float32 if x == types.float32 else np.float64
        return lambda x: jet(x, scalar(1), scalar(0))
    return None


# --- functions of one number -----------------------------------------------------------------------------------------------------


def differentiable(function: Callable, derivatives: Callable) -> None:
    """Let the compiled ``function(x, *constants)`` take a jet for x; ``derivatives(x, f, *constants) -> (f', f'')``."""
    slopes = overloaded(derivatives)

    @overload_inlined(function)
    def choose(x, *constants):
        if not isinstance(x, Jet):
            return None

        def chain(x, *constants):
            value = function(x.value, *constants)
            slope, bend = slopes(x.value, value, *constants)
            return jet(value, slope * x.first, along(slope, x.second) + bend * x.first * x.first)

        return chain


def _of_tanh(x, y):
    slope = elementary.tanh_parts(x)[1]
    return slope, -2.0 * y * slope


def _of_sigmoid(x, y):
    slope = y * elementary.sigmoid(-x)
    return slope, -elementary.tanh(0.5 * x) * slope


def _of_erf(x, y):
    slope = ERF_SLOPE[0] * elementary.exp(-x * x)
    return slope, -2.0 * x * slope if slope != 0.0 else -slope


def _of_erfc(x, y):
    slope = -ERF_SLOPE[0] * elementary.exp(-x * x)
    return slope, -2.0 * x * slope if slope != 0.0 else -slope


@overloaded
def _of_log(x, y):
    slope = 1.0 / x if y == y else y
    return slope, -slope * slope


def _of_log2(x, y):
    slope, bend = _of_log(x, y)
    return slope * PER_LOG2, bend * PER_LOG2


def _of_log10(x, y):
    slope, bend = _of_log(x, y)
    return slope * PER_LOG10, bend * PER_LOG10


def _of_root(x, y):
    slope = 0.5 / abs(y)  # also correct at −0
    return slope, -0.5 * slope / x


def _of_cube_root(x, y):
    slope = 1.0 / (3.0 * y * y)
    return slope, -2.0 * slope / (3.0 * x)


def _of_tan(x, y):
    slope = 1.0 + y * y
    return slope, 2.0 * y * slope


# Second derivatives without the square of x, which overflows: x / (1 + x²) is 1 / (x + 1 / x).


def _of_atan(x, y):
    slope = 1.0 / (1.0 + x * x)
    return slope, -2.0 * slope / (x + 1.0 / x)


def _of_asin(x, y):
    slope = 1.0 / math.sqrt((1.0 - x) * (1.0 + x))
    return slope, x * slope * slope * slope


def _of_acos(x, y):
    slope = -1.0 / math.sqrt((1.0 - x) * (1.0 + x))
    return slope, x * slope * slope * slope


def _of_asinh(x, y):
    slope = 1.0 / math.hypot(1.0, x)
    return slope, -slope / (x + 1.0 / x)


def _of_acosh(x, y):
    slope = 1.0 / (math.sqrt(x - 1.0) * math.sqrt(x + 1.0))
    return slope, -slope / (x - 1.0 / x)


def _of_atanh(x, y):
    slope = 1.0 / ((1.0 - x) * (1.0 + x))
    return slope, 2.0 * x * slope * slope


differentiable(elementary.exp, lambda x, y: (y, y))
differentiable(elementary.expm1, lambda x, y: (elementary.exp(x), elementary.exp(x)))
differentiable(elementary.log, lambda x, y: _of_log(x, y))  # `_of_log` is overloaded already, so a plain function wraps it
differentiable(elementary.log1p, lambda x, y: _of_log(1.0 + x, y))
differentiable(elementary.log1pexp, lambda x, y: (elementary.sigmoid(x), elementary.sigmoid(x) * elementary.sigmoid(-x)))
differentiable(elementary.tanh, _of_tanh)
differentiable(elementary.sigmoid, _of_sigmoid)
differentiable(elementary.erf, _of_erf)
differentiable(elementary.normal_cdf, lambda x, y: (elementary.normal_density(x), -x * elementary.normal_density(x)))
differentiable(elementary.sin, lambda x, y: (elementary.cos(x), -y))
differentiable(elementary.cos, lambda x, y: (-elementary.sin(x), -y))
differentiable(math.sqrt, _of_root)
differentiable(math.erfc, _of_erfc)
differentiable(math.log2, _of_log2)
differentiable(math.log10, _of_log10)
differentiable(np.cbrt, _of_cube_root)
differentiable(math.sinh, lambda x, y: (math.cosh(x), y))
differentiable(math.cosh, lambda x, y: (math.sinh(x), y))
differentiable(math.tan, _of_tan)
differentiable(math.atan, _of_atan)
differentiable(math.asin, _of_asin)
differentiable(math.acos, _of_acos)
differentiable(math.asinh, _of_asinh)
differentiable(math.acosh, _of_acosh)
differentiable(math.atanh, _of_atanh)


def _constant(function: Callable) -> None:
    """Let the compiled ``function(x, *more)`` take a jet for x. Its value is constant between steps, so it returns a number."""

    @overload_inlined(function)
    def choose(x, *more):
        return (lambda x, *more: function(value_of(x), *more)) if isinstance(x, Jet) else None


for _function in (np.floor, np.ceil, np.trunc, np.rint, np.sign, math.isnan, math.isinf, math.isfinite, int, bool, round):
    _constant(_function)


for _operation in (operator.floordiv, operator.ifloordiv):

    @overload_inlined(_operation)
    def _whole_quotient(a, b):
        return (lambda a, b: value_of(a) // value_of(b)) if isinstance(a, Jet) or isinstance(b, Jet) else None


@overload_inlined(float)
def _float(x):
    return (lambda x: x) if isinstance(x, Jet) else None


for _function in (max, min):

    @overload_inlined(_function)
    def _of_three(a, b, c, function=_function):
        return (lambda a, b, c: function(function(a, b), c)) if any(isinstance(x, Jet) for x in (a, b, c)) else None


# --- functions of two numbers, and powers ----------------------------------------------------------------------------------------


def differentiable_in_two(function: Callable, partials: Callable) -> None:
    """Let the compiled ``function(a, b)`` take jets; ``partials(a, b, f) -> (by a, by b, by a twice, by both, by b twice)``."""
    slopes = overloaded(partials)

    @overload_inlined(function)
    def choose(a, b):
        if not (isinstance(a, Jet) or isinstance(b, Jet)):
            return None
        scalar = float_of(a if isinstance(a, Jet) else b)

        def chain(a, b):
            p, q = scalar(value_of(a)), scalar(value_of(b))
            value = scalar(function(p, q))
            by_a, by_b, twice_a, both, twice_b = slopes(p, q, value)
            a1, b1 = scalar(first_of(a)), scalar(first_of(b))
            bend = along(twice_a, a1 * a1) + along(both, 2 * a1 * b1) + along(twice_b, b1 * b1)
            second = along(by_a, scalar(second_of(a))) + along(by_b, scalar(second_of(b)))
            return jet(value, along(by_a, a1) + along(by_b, b1), second + scalar(bend))

        return chain


def _of_angle(a, b, angle):
    length = math.hypot(a, b)
    by_a, by_b = b / length / length, -a / length / length
    return by_a, by_b, 2.0 * by_a * by_b, by_b * by_b - by_a * by_a, -2.0 * by_a * by_b


def _share(a, length):
    return math.copysign(1.0, a) if abs(a) == length else a / length


_share_of = overloaded(_share)


def _of_length(a, b, length):
    by_a, by_b = _share_of(a, length), _share_of(b, length)
    return by_a, by_b, by_b * by_b / length, -by_a * by_b / length, by_a * by_a / length


def _of_remainder(a, b, value):
    return 1.0, -np.trunc(a / b), 0.0, 0.0, 0.0


def _of_power(a, b, value):
    """Return the partial derivatives. A factor of 0, exponent or value, gives 0 even if another factor is infinite."""
    log = elementary.log(a)
    lower = a ** (b - 1.0)
    by_a = b * lower if b != 0.0 else 0.0
    by_b = value * log if value != 0.0 else 0.0
    twice_a = b * (b - 1.0) * a ** (b - 2.0) if b != 0.0 and b != 1.0 else 0.0
    return by_a, by_b, twice_a, lower + b * lower * log, by_b * log if value != 0.0 else 0.0


def power(a, b):
    """Return a to the power of b, numbers or jets, by IEEE rules. Numba's own raises ZeroDivisionError for 0.0 ** -1."""


differentiable_in_two(math.atan2, _of_angle)
differentiable_in_two(math.hypot, _of_length)
differentiable_in_two(np.fmod, _of_remainder)


def _to_known(scalar, exponent: int):
    """Make the function that raises a number to a known exponent by multiplications."""
    one = scalar(1)
    if exponent == 0:
        return inlined(lambda x: one)
    if exponent == 1:
        return inlined(lambda x: x)
    part = _to_known(scalar, -exponent if exponent < 0 else exponent // 2 if exponent % 2 == 0 else exponent - 1)
    if exponent < 0:
        return inlined(lambda x: one / part(x))
    if exponent % 2:
        return inlined(lambda x: x * part(x))

    def squared(x):
        root = part(x)
        return root * root

    return inlined(squared)


def _literal(kind) -> int | None:
    """Return the value of an integer literal's type, or None if it is not a literal or too large for multiplications."""
    return kind.literal_value if isinstance(kind, types.IntegerLiteral) and abs(kind.literal_value) <= 64 else None


@overload(power, strict=False, jit_options=SCALAR_OPTIONS, prefer_literal=True)
def _power(a, b):
    known = _literal(b)
    if isinstance(a, types.Float) and isinstance(b, types.Integer):
        scalar = np.float32 if a == types.float32 else np.float64
        if known is None:
            return lambda a, b: a ** scalar(b)
        function = _to_known(scalar, known)
        return lambda a, b: function(a)
    if isinstance(a, types.Integer) and isinstance(b, types.Integer) and (known is None or known < 0):
        return lambda a, b: np.float64(a) ** np.float64(b)  # Numba's own result is an integer: 2 ** −1 is 0
    return (lambda a, b: a**b) if isinstance(a, NUMBERS) and isinstance(b, NUMBERS) else None


@overload(power, strict=False, jit_options=SCALAR_OPTIONS, prefer_literal=True)
def _power_of_jet(a, b):
    known = _literal(b)
    if not isinstance(a, Jet) or known is None:
        return None
    scalar = float_of(a)
    value, slope, bend = (_to_known(scalar, max(known - k, 0) if known >= 0 else known - k) for k in range(3))
    once, twice = scalar(known), scalar(known * (known - 1))

    def chain(a, b):
        first, second = once * slope(a.value), along(twice * bend(a.value), a.first * a.first)
        return jet(value(a.value), along(first, a.first), along(first, a.second) + second)

    return chain


differentiable_in_two(power, _of_power)  # for an exponent that is not known

for _operation in (operator.pow, operator.ipow):

    @overload(_operation, strict=False, jit_options=SCALAR_OPTIONS, prefer_literal=True)
    def _powers_of_jets(a, b):
        return (lambda a, b: power(a, b)) if isinstance(a, Jet) or isinstance(b, Jet) else None
