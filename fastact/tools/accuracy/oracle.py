"""The independent reference: textbook formulas evaluated by mpmath, to as many digits as necessary."""

import math
from types import SimpleNamespace

import mpmath
import numpy as np

from fastact.definitions import Activation, RowActivation
from fastact.definitions.textbook import NumpyFormulas, not_there

ENORMOUS = mpmath.mpf(10) ** 1000


def _exp(x):
    """Return e^x. Enormous arguments are special cases: an exponential of an exponential would fill the memory with digits."""
    if abs(x) < ENORMOUS:
        return mpmath.exp(x)
    return mpmath.inf if x > 0 else mpmath.mpf(0)


class _Formulas(SimpleNamespace):
    def __getattr__(self, name):
        raise not_there(name)


# The namespace for `Activation.textbook` that evaluates one number in any precision.
FORMULAS = _Formulas(
    exp=_exp,
    log=lambda x: mpmath.log(x) if x > 0 else (-mpmath.inf if x == 0 else mpmath.nan),
    tanh=lambda x: mpmath.tanh(x) if abs(x) < ENORMOUS else mpmath.sign(x),
    sin=mpmath.sin,
    cos=mpmath.cos,
    sign=mpmath.sign,
    sqrt=mpmath.sqrt,
    erf=lambda x: mpmath.erf(x) if abs(x) < ENORMOUS else mpmath.sign(x),
    pi=mpmath.pi,
    maximum=max,
    minimum=min,
    constant=mpmath.mpf,
    where=lambda condition, a, b: mpmath.mpf(a) if condition else mpmath.mpf(b),
)


class RowFormulas(NumpyFormulas):
    """The namespace for rows of numbers in any precision, as object arrays. An entmax bisects to `digits` digits."""

    exp, log = np.frompyfunc(FORMULAS.exp, 1, 1), np.frompyfunc(FORMULAS.log, 1, 1)
    constant = mpmath.mpf

    def __init__(self, digits: int):
        super().__init__(object)
        self.bisections = int(3.33 * digits)

    def where(self, condition, a, b):
        return np.where(condition, a, b)


# The limits of the precision. A formula like x·(1 + erf(x/√2))/2 cancels completely in its tail. The digits are therefore doubled
# from the first precision until two precisions agree to `AGREED` digits.
FIRST_DIGITS, LAST_DIGITS, AGREED = 50, 1600, 25
# A value smaller than this, computed with this many digits, is 0 in every floating-point type.
NEGLIGIBLE, NEGLIGIBLE_DIGITS = mpmath.mpf(10) ** -400, 800
# Replaces infinity in formulas that have a limit there. A formula that grows between this number and its square is infinite.
FAR = mpmath.mpf(10) ** 400


def settled(evaluate, x: float = 0.0) -> mpmath.mpf:
    """Return the value of ``evaluate()`` once more digits do not change it.

    The first precision is high enough to keep the terms e^x, e^(−x²/2) and x² in a sum with 1. Otherwise two precisions that both
    lose such a term would agree.
    """
    tiny = -2 * math.log10(abs(x)) if 0 < abs(x) < 1 else 0
    digits, before = FIRST_DIGITS + int(min(x * x, 2000) / 4 + min(abs(x), 800) / 2 + tiny), None
    while digits <= LAST_DIGITS:
        with mpmath.workdps(digits):
            try:
                value = evaluate()
            except ZeroDivisionError:  # the divisor cancelled to 0 because there are too few digits
                value = mpmath.mpf(0)
            if mpmath.isnan(value):
                return value
            if value and before and abs(value - before) <= abs(value) * mpmath.mpf(10) ** -AGREED:
                return value  # a 0 is not trusted: it may be the result of cancellation
            if digits >= NEGLIGIBLE_DIGITS and abs(value) < NEGLIGIBLE:
                return mpmath.mpf(0)
        before, digits = value, 2 * digits
    return value


def value(definition: Activation, x: float, *parameters: float) -> mpmath.mpf:
    """Return f(x) by the textbook formula."""
    return _at(lambda point: definition.textbook(FORMULAS, point, *map(mpmath.mpf, parameters)), x)


def derivative(definition: Activation, x: float, *parameters: float) -> mpmath.mpf:
    """Return f'(x) by the textbook formula of the derivative. For a gated activation, it is the derivative by the first array."""

    def formula(point):
        slope = definition.textbook_derivative(FORMULAS, point, *map(mpmath.mpf, parameters))
        return slope[0] if isinstance(slope, tuple) else slope

    return _at(formula, x)


def derivative_of_formula(definition: Activation, x: float, *parameters: float) -> mpmath.mpf:
    """Return f'(x) by numerical differentiation of the textbook formula of the value."""
    return settled(
        lambda: mpmath.diff(lambda point: definition.textbook(FORMULAS, point, *map(mpmath.mpf, parameters)), mpmath.mpf(x))
    )


def second_derivative_of_formula(definition: Activation, x: float, *parameters: float) -> mpmath.mpf:
    """Return f''(x) by numerical differentiation of the textbook formula of the value."""
    formula = lambda point: definition.textbook(FORMULAS, point, *map(mpmath.mpf, parameters))
    return settled(lambda: mpmath.diff(formula, mpmath.mpf(x), 2), x)


def parameter_derivative(definition: Activation, which: int, x: float, *parameters: float) -> mpmath.mpf:
    """Return ∂f/∂p for the parameter at position `which`, by numerical differentiation of the textbook formula."""

    def formula(p):
        changed = [mpmath.mpf(q) for q in parameters]
        changed[which] = p
        return definition.textbook(FORMULAS, mpmath.mpf(x), *changed)

    return settled(lambda: mpmath.diff(formula, mpmath.mpf(parameters[which])))


def second_derivative(definition: Activation, x: float, *parameters: float) -> mpmath.mpf:
    """Return the derivative of a gated activation by its second array, by the textbook formula."""
    return _at(lambda point: definition.textbook_derivative(FORMULAS, point, *map(mpmath.mpf, parameters))[1], x)


def _at(formula, x: float) -> mpmath.mpf:
    if math.isinf(x):
        point = mpmath.sign(mpmath.mpf(x)) * FAR
        near, limit = (settled(lambda p=p: formula(p)) for p in (point, point * FAR))
        return mpmath.sign(limit) * mpmath.inf if abs(limit) > 1 and abs(limit) > abs(near) * mpmath.mpf("1.5") else limit
    return settled(lambda: formula(mpmath.mpf(x)), x)


def ulp_error(got: np.floating, wanted: mpmath.mpf) -> float:
    """Return |got − wanted| in units in the last place of `wanted`, in the type of `got`.

    Infinity counts as the first number beyond the largest finite one. It is right if `wanted` rounds to that number.
    """
    dtype = type(got)
    beyond = mpmath.mpf(2) ** np.finfo(dtype).maxexp
    exact = max(-beyond, min(beyond, wanted))
    if np.isnan(got) or mpmath.isnan(wanted):
        return 0.0 if np.isnan(got) and mpmath.isnan(wanted) else math.inf
    number = mpmath.sign(mpmath.mpf(float(got))) * beyond if np.isinf(got) else mpmath.mpf(float(got))
    return float(abs(number - exact) / spacing(dtype, min(abs(exact), beyond / 2)))


def spacing(dtype, wanted: mpmath.mpf) -> mpmath.mpf:
    """Return one unit in the last place of a number of this size, but at least the spacing of subnormal numbers."""
    info = np.finfo(dtype)
    exponent = max(mpmath.frexp(wanted)[1] - 1 if wanted else info.minexp, info.minexp)
    return mpmath.mpf(2) ** (exponent - info.nmant)


ROW_DIGITS = 60  # the precision of a row's formula; the rows of the tests lose only a few digits to cancellation


def row(definition: RowActivation, arrays, *parameters) -> np.ndarray:
    """Evaluate the formula of a row function for one row of mpmath numbers (and of booleans, for a mask)."""
    with mpmath.workdps(ROW_DIGITS):
        return np.atleast_1d(definition.textbook(RowFormulas(ROW_DIGITS), *arrays, *parameters))


def row_gradient(definition: RowActivation, g, which: int, arrays, *parameters) -> np.ndarray:
    """Return Σ g·∂y/∂input for each number of the input at position `which`, by central differences of the formula."""
    inputs = [*arrays, *(np.array([p], object) for p in parameters)]
    step = mpmath.mpf(10) ** (-ROW_DIGITS // 3)
    gradient = np.empty(len(inputs[which]), object)
    with mpmath.workdps(ROW_DIGITS):
        for k in range(len(gradient)):
            sides = []
            for sign in (1, -1):
                moved = [np.copy(a) for a in inputs]
                moved[which][k] = moved[which][k] + sign * step
                sides.append(row(definition, moved[: len(arrays)], *(p[0] for p in moved[len(arrays) :])))
            changes = [0 if up == down else up - down for up, down in zip(*sides, strict=True)]  # masked: −inf on both sides
            gradient[k] = np.sum(g * np.array(changes, object)) / (2 * step)
    return gradient
