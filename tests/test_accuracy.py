"""Values and derivatives of every element-wise function against mpmath, in both tails, at kinks, zeros, infinities and NaN.

Tests that need mpmath are deep; the fast tests compare with stored numbers (test_references.py).

The bounds are those of the package: value 2 ULP; derivative 4 ULP where it is larger than 2⁻¹⁰ of its maximum or in a tail, and
2 ε of its maximum near its zeros. ACCURACY.md has the errors measured over all float32 numbers.
"""

import functools

import mpmath
import numpy as np
import pytest

import fastact
from fastact.definitions import CATALOGUE, Activation
from fastact.tools.accuracy import oracle
from fastact.tools.accuracy.measure import parameters_of, points

ELEMENTWISE = {name: definition for name, definition in CATALOGUE.items() if isinstance(definition, Activation)}
DTYPES = (np.float32, np.float64)
VALUE_ULP, DERIVATIVE_ULP, PARAMETER_ULP = 2.0, 4.0, 5.5


def cases():
    for name, definition in ELEMENTWISE.items():
        for parameters in definition.samples:
            yield pytest.param(definition, parameters, id=f"{name}{parameters or ''}")


CASES = list(cases())


@functools.cache
def exact_of(name, reference, x, *parameters):
    """Return the reference of a number, cached for numbers that both types have."""
    return reference(CATALOGUE[name], x, *parameters)


def check(got, wanted, x, bound, what, floor=0):
    """Check that every entry of `got` is within `bound` ULP of `wanted`, or within `floor`."""
    for point, number, exact in zip(x, got, wanted, strict=True):
        error = oracle.ulp_error(number, exact)
        if error > bound and not (floor and abs(mpmath.mpf(float(number)) - exact) <= floor):
            pytest.fail(
                f"{what} at x = {point!r} ({float(point).hex()}): got {number!r}, exact {mpmath.nstr(exact, 20)}, {error:.2f} ULP"
            )


@pytest.mark.deep
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("definition", "parameters"), CASES)
def test_value(definition, parameters, dtype):
    x = points(definition, dtype)
    typed = [dtype(p) for p in parameters]
    got = getattr(fastact, definition.name)(x, *typed)
    assert got.dtype == dtype
    wanted = [oracle.value(definition, float(p), *map(float, typed)) for p in x]
    check_away_from_zeros(oracle.value, definition, typed, got, wanted, x, VALUE_ULP)


def changes_sign(reference, definition, x, *parameters):
    """Return whether the function has a zero within 20 % of x."""
    return {mpmath.sign(reference(definition, x * stretch, *parameters)) for stretch in (0.8, 1.25)} == {1, -1}


def check_away_from_zeros(reference, definition, typed, got, wanted, x, bound):
    """Check that entries are within `bound` ULP, or, near a zero, within 2 ε of the largest number for |x| < 3."""
    floor = 2 * mpmath.mpf(float(np.finfo(got.dtype).eps)) * max(abs(d) for p, d in zip(x, wanted, strict=True) if abs(p) < 3)
    for number, exact, point in zip(got, wanted, x, strict=True):
        beyond = oracle.ulp_error(number, exact) > bound  # nearby zeros matter only in this case
        close = beyond and changes_sign(reference, definition, float(point), *map(float, typed))
        check([number], [exact], [point], bound, definition.name, floor if close else 0)


@pytest.mark.deep
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("definition", "parameters"), CASES)
def test_derivative(definition, parameters, dtype):
    x = points(definition, dtype)
    typed = [dtype(p) for p in parameters]
    got = getattr(fastact.derivative, definition.name)(x, *typed)
    got = got[0] if isinstance(got, tuple) else got
    wanted = [oracle.derivative(definition, float(p), *map(float, typed)) for p in x]
    check_away_from_zeros(oracle.derivative, definition, typed, got, wanted, x, DERIVATIVE_ULP)


@pytest.mark.deep
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("definition", "parameters"), [case for case in CASES if case.values[0].gated])
def test_derivative_by_the_second_array(definition, parameters, dtype):
    x = points(definition, dtype)
    typed = [dtype(p) for p in parameters]
    got = getattr(fastact.derivative, definition.name)(x, *typed)[1]
    wanted = [oracle.second_derivative(definition, float(p), *map(float, typed)) for p in x]
    check_away_from_zeros(oracle.second_derivative, definition, typed, got, wanted, x, DERIVATIVE_ULP)


def differentiable(x, parameters, dtype):
    """Return where mpmath can differentiate by a parameter: not far out, where it sees no change, and not near ±a, often a kink."""
    inside = np.abs(x) < (700 if dtype is np.float64 else 80)
    return inside & [all(abs(abs(float(point)) - abs(p)) > 1e-3 * max(abs(p), 0.01) for p in parameters) for point in x]


@pytest.mark.deep
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("definition", "parameters"), [case for case in CASES if case.values[0].parameters])
def test_parameter_gradient(definition, parameters, dtype):
    x = points(definition, dtype, count=20)
    x = x[differentiable(x, parameters, dtype)]
    typed = [dtype(p) for p in parameters]
    got = getattr(fastact.param_grad, definition.name)(dtype(1), x, *typed)
    for which, gradient in enumerate(got if isinstance(got, tuple) else (got,)):
        position = which + len(definition.arrays) - 1
        wanted = [oracle.parameter_derivative(definition, position, float(p), *map(float, typed)) for p in x]
        # parameter gradients are summed over the array, where an error of 2 ε of the largest entry for |x| < 3 is lost
        largest = max((abs(d) for p, d in zip(x, wanted, strict=True) if abs(p) < 3), default=0)
        floor = 2 * mpmath.mpf(float(np.finfo(dtype).eps)) * largest
        check(gradient, wanted, x, PARAMETER_ULP, f"{definition.name} by {definition.parameters[which].name}", floor)


@pytest.mark.deep
@pytest.mark.parametrize(("definition", "parameters"), CASES)
def test_textbook_derivative_is_the_derivative_of_the_textbook_formula(definition, parameters):
    """Numerical differentiation must confirm the derivative of each definition, which is a formula written separately."""
    for x in (-7.3, -1.9, -0.6, 0.4, 1.3, 5.1, 9.7):
        numerical = oracle.derivative_of_formula(definition, x, *parameters)
        difference = abs(oracle.derivative(definition, x, *parameters) - numerical)
        assert mpmath.isnan(numerical) or difference <= mpmath.mpf(10) ** -15 * max(1, abs(numerical)), x


def places_of_second_derivatives(dtype):
    x = np.random.default_rng(0).uniform(-6, 6, 40)
    return np.concatenate([x, [-80, -30, -20, 20, 30, 37, 80, 0, 1e-5, -1e-5]]).astype(dtype)


SMOOTH = [definition for definition in ELEMENTWISE.values() if definition.smooth]


@pytest.mark.deep
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("definition", SMOOTH, ids=lambda definition: definition.name)
def test_second_derivative(definition, dtype):
    """Errors are at most 8 ε of the maximum (measured: 6.1, softcap), and in the tails 300 ULP (274, gelu_tanh at −20)."""
    typed = [dtype(p) for p in parameters_of(definition)]
    x = places_of_second_derivatives(dtype)
    got = getattr(fastact.derivative2, definition.name)(x, *typed)
    wanted = [oracle.second_derivative_of_formula(definition, float(p), *map(float, typed)) for p in x]
    floor = 8 * mpmath.mpf(float(np.finfo(dtype).eps)) * max(abs(d) for p, d in zip(x, wanted, strict=True) if abs(p) < 3)
    for point, number, exact in zip(x, got, wanted, strict=True):
        bound, allowed = (300.0, 0) if abs(point) > 10 else (0.5, floor)
        check([number], [exact], [point], bound, f"second derivative of {definition.name}", allowed)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("definition", SMOOTH, ids=lambda definition: definition.name)
def test_second_derivative_of_infinity_is_its_limit(definition, dtype):
    typed = [dtype(p) for p in parameters_of(definition)]
    got = getattr(fastact.derivative2, definition.name)(np.array([np.inf, -np.inf], dtype), *typed)
    np.testing.assert_array_equal(got, definition.limits.curvature)


@pytest.mark.deep
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("definition", "parameters"), CASES)
def test_infinities_are_limits(definition, parameters, dtype):
    """Value and derivative at ±inf are the mathematical limits. They are NaN only where there is no limit."""
    typed = [dtype(p) for p in parameters]
    for x in (np.inf, -np.inf):
        for use, module, reference in (
            ("forward", fastact, oracle.value),
            ("derivative", fastact.derivative, oracle.derivative),
        ):
            got = getattr(module, definition.name)(dtype(x), *typed)
            got = got[0] if isinstance(got, tuple) else got
            if use in definition.limits.missing:
                assert np.isnan(got)
                continue
            exact = exact_of(definition.name, reference, x, *map(float, typed))
            assert oracle.ulp_error(got, exact) <= DERIVATIVE_ULP, (module.__name__, x, got)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("definition", "parameters"), CASES)
def test_signed_zero(definition, parameters, dtype):
    """f(−0) is −0 if f(0) = 0 and the slope there is positive."""
    typed = [dtype(p) for p in parameters]
    f = getattr(fastact, definition.name)
    slope = getattr(fastact.derivative, definition.name)(dtype(0), *typed)
    slope = slope[0] if isinstance(slope, tuple) else slope
    if f(dtype(0), *typed) == 0 and slope > 0:
        assert np.signbit(f(dtype(-0.0), *typed))
        assert not np.signbit(f(dtype(0.0), *typed))


@pytest.mark.parametrize(
    ("name", "x", "wanted"),
    [
        ("relu", 0.0, 0.0),
        ("relu6", 0.0, 0.0),
        ("relu6", 6.0, 0.0),
        ("leaky_relu", 0.0, 0.01),
        ("selu", 0.0, 1.7580993408473766),
        ("celu", 0.0, 1.0),
        ("isrlu", 0.0, 1.0),
        ("step", 0.0, 0.0),
        ("relu2", 0.0, 0.0),
        ("hardtanh", -1.0, 0.0),
        ("hardtanh", 1.0, 0.0),
        ("hardsigmoid", -3.0, 0.0),
        ("hardsigmoid", 3.0, 0.0),
        ("hardswish", -3.0, 0.0),
        ("hardswish", 3.0, 1.0),
        ("thresholded_relu", 1.0, 0.0),
        ("hardshrink", -0.5, 0.0),
        ("hardshrink", 0.5, 0.0),
        ("softshrink", -0.5, 0.0),
        ("softshrink", 0.5, 0.0),
        ("sparse_plus", -1.0, 0.0),
        ("sparse_plus", 1.0, 1.0),
        ("sparse_sigmoid", -1.0, 0.0),
        ("sparse_sigmoid", 1.0, 0.0),
        ("elu", 0.0, 1.0),
    ],
)
def test_kinks(name, x, wanted):
    """Derivatives at kinks follow PyTorch's convention: the flat or negative side."""
    assert getattr(fastact.derivative, name)(x) == pytest.approx(wanted, rel=1e-15)
    assert getattr(fastact.derivative, name)(np.float32(x)) == np.float32(wanted)


# PyTorch 2.13 or JAX 0.10 lose digits here, in the worst case all: relative errors of 1e-11 to 1 in the value or the derivative.
LOST_BY_OTHERS = {
    "gelu": (-5.0, -5.5, -6.0, -8.0, -10.0),
    "gelu_tanh": (-5.0, -6.0, -8.0),
    "silu": (-88.0, -95.0, -709.0),
    "mish": (-90.0,),
    "sigmoid": (10.0, 20.0, 40.0),
    "tanh": (5.0, 10.0, 20.0),
    "elu": (-20.0, -40.0, -1e-6, -1e-7, -1e-8),
    "selu": (-20.0, -40.0, -1e-6, -1e-7, -1e-8),
    "softplus": (20.5, 25.0),
    "tanhshrink": (1e-4, 1e-3, 1e-2),
    "squareplus": (-100.0, -1e3, -1e4),
}


@pytest.mark.deep
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "x"), [(name, x) for name, points in LOST_BY_OTHERS.items() for x in points])
def test_what_others_lose_is_right(name, x, dtype):
    definition, x = CATALOGUE[name], dtype(x)
    parameters = [p.default for p in definition.parameters]
    for module, reference, bound in (
        (fastact, oracle.value, VALUE_ULP),
        (fastact.derivative, oracle.derivative, DERIVATIVE_ULP),
    ):
        got = getattr(module, name)(x)
        assert got.dtype == dtype
        assert oracle.ulp_error(got, exact_of(name, reference, float(x), *parameters)) <= bound


@pytest.mark.deep
@pytest.mark.parametrize(("name", "x"), [("softplus", 37.0), ("silu", -709.0)])
def test_second_derivatives_that_others_lose(name, x):
    """The second derivative must not be lost. JAX's automatic differentiation gives 0 here."""
    got = getattr(fastact.derivative2, name)(x)
    wanted = oracle.second_derivative_of_formula(CATALOGUE[name], x, *(p.default for p in CATALOGUE[name].parameters))
    assert got != 0
    assert oracle.ulp_error(got, wanted) <= 8
