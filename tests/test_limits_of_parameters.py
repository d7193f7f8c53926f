"""Infinite parameters within their domain give limits in every pass, and overflow in between does not give NaN."""

import functools
import itertools
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from catalogue import Case, both_types

from fastact.definitions import CATALOGUE, Activation
from fastact.tools.accuracy import oracle

INF = float("inf")
# The parameters with an unbounded domain, and the infinities within it.
ENDLESS = {
    ("hardshrink", "lambd"): (INF, -INF),
    ("softshrink", "lambd"): (INF,),
    ("shrink", "lambd"): (INF,),
    ("celu", "alpha"): (INF,),
    ("softplus", "beta"): (INF, -INF),
    ("swish", "beta"): (INF, -INF),
    ("squareplus", "b"): (INF,),
    ("isru", "alpha"): (INF,),
    ("isrlu", "alpha"): (INF,),
    ("smelu", "beta"): (INF,),
    ("nlrelu", "beta"): (INF,),
    ("softcap", "cap"): (INF,),
    ("laplace", "sigma"): (INF,),
    ("hardtanh", "min_val"): (-INF,),
    ("hardtanh", "max_val"): (INF,),
}
X = np.array([-3.0, -0.5, 0.0, 0.5, 3.0])


def test_every_stated_domain_without_end_has_its_limits_tested():
    stated = {
        (name, parameter.name)
        for name, definition in CATALOGUE.items()
        if isinstance(definition, Activation) and definition.arrays == ("x",)
        for parameter in definition.parameters
        if "NaN otherwise" in parameter.description
    }
    assert stated <= ENDLESS.keys()


def limit(formula, size):
    """Return the limit of formula(parameter): 0 or infinity if it still falls or grows at the largest sizes."""
    near, far = (float(formula(mpmath.sign(size) * oracle.FAR**power)) for power in (1, 2))
    grows, falls = abs(far) > 1.5 * abs(near), abs(far) < abs(near) / 1.5
    return np.copysign(INF, far) if grows else 0.0 if falls else far


@functools.cache
def wanted(name, which, size):
    """Return (values, derivatives, derivatives by each parameter) in the limit of the parameter at that place."""
    definition = CATALOGUE[name]
    parameters = [mpmath.mpf(p.typical) for p in definition.parameters]

    def at(reference, moved, x, place=which, by=0):
        changed = list(parameters)
        changed[which] = moved
        changed[place] += by
        return reference(definition, float(x), *changed)

    def by_parameter(moved, x, place):
        step = mpmath.mpf(10) ** -30 * abs(moved if place == which else mpmath.mpf(1))
        with mpmath.workdps(100):
            return (at(oracle.value, moved, x, place, step) - at(oracle.value, moved, x, place, -step)) / (2 * step)

    values, slopes = ([limit(lambda p, x=x, of=of: at(of, p, x), size) for x in X] for of in (oracle.value, oracle.derivative))
    places = range(len(parameters))
    return values, slopes, [[limit(lambda p, x=x, k=k: by_parameter(p, x, k), size) for x in X] for k in places]


@both_types
@pytest.mark.parametrize(("name", "parameter", "size"), [(*key, size) for key, sizes in ENDLESS.items() for size in sizes], ids=str)
def test_an_infinite_parameter_gives_the_limit(name, parameter, size, dtype):
    definition = CATALOGUE[name]
    which = [p.name for p in definition.parameters].index(parameter)
    values, slopes, by_parameters = wanted(name, which, size)
    parameters = [dtype(p.typical) for p in definition.parameters]
    parameters[which] = dtype(size)
    x, g = X.astype(dtype), np.full(len(X), 2, dtype)
    results = {
        "forward": [values],
        "derivative": [slopes],
        "backward": [2 * np.array(slopes)],
        "fused": [values, 2 * np.array(slopes)],
        "param_grad": 2 * np.array(by_parameters),
    }
    for use, expected in results.items():
        case = Case(use, name)
        with np.errstate(all="raise"):
            got = case.call((*([g] if "g" in arrays_of(use) else []), x, *parameters))
        for one, right in zip(got, expected, strict=True):
            np.testing.assert_allclose(one, right, rtol=2e-6, atol=0, err_msg=f"{case}")


def arrays_of(use):
    return ("g", "x") if use in ("backward", "fused", "param_grad") else ("x",)


def test_nan_stays_nan_beside_an_infinite_parameter():
    for (name, parameter), sizes in ENDLESS.items():
        for size in sizes:
            parameters = [size if p.name == parameter else p.typical for p in CATALOGUE[name].parameters]
            assert np.isnan(Case("forward", name).call((np.nan, *parameters))).all(), (name, size)
            assert np.isnan(Case("derivative", name).call((np.nan, *parameters))).all(), (name, size)


OF_ONE_ARRAY = [name for name, entry in CATALOGUE.items() if isinstance(entry, Activation) and entry.parameters and not entry.gated]


@pytest.mark.parametrize("name", OF_ONE_ARRAY)
def test_nan_stays_nan_beside_any_parameter(name):
    """For example, isru is the identity for alpha = 0."""
    typical = [p.typical for p in CATALOGUE[name].parameters]
    for k, number in itertools.product(range(len(typical)), (0.0, -1.0, 1e-300, 1e300)):
        parameters = [*typical[:k], number, *typical[k + 1 :]]
        for use in ("forward", "derivative"):
            assert np.isnan(Case(use, name).call((np.nan, *parameters))).all(), (use, parameters)


def test_second_derivatives_vanish_in_these_limits():
    for (name, parameter), sizes in ENDLESS.items():
        if CATALOGUE[name].smooth:
            for size in sizes:
                parameters = [size if p.name == parameter else p.typical for p in CATALOGUE[name].parameters]
                (second,) = Case("derivative2", name).call((X[X != 0], *parameters))
                assert not second.any(), (name, size)


def test_a_negative_threshold_of_hardshrink_keeps_everything():
    from fastact import backward, hardshrink, param_grad

    for dtype in (np.float32, np.float64):
        x = np.array([-INF, -3.0, -0.5, 0.0, 1e-40, 2.0, INF, np.nan], dtype)
        np.testing.assert_array_equal(hardshrink(x, dtype(-0.5)), x)
        np.testing.assert_array_equal(backward.hardshrink(np.ones_like(x), x, dtype(-0.5)), np.where(np.isnan(x), x, 1))
        np.testing.assert_array_equal(param_grad.hardshrink(np.ones_like(x), x, dtype(-0.5)), np.where(np.isnan(x), x, 0))
        assert np.isnan(hardshrink(x, dtype(np.nan))).all()


LARGE = np.array([0, 1e-30, 1e-3, 0.3, 1.0, 2.7, 30.0, 1e4, 1e10, 1e19, 3e25, 1e38, 2e38, 3.4028234e38], np.float32)
LARGE = np.concatenate([-LARGE[::-1], LARGE])


@pytest.mark.parametrize(
    "name", ["snake", "smelu", "isru", "isrlu", "softcap", "celu", "dyt", "star_relu", "swish", "nlrelu", "xielu"]
)
@pytest.mark.parametrize("use", ["forward", "derivative", "param_grad"])
def test_what_overflows_is_infinite_not_nan(use, name):
    """Compare float32 results with float64, where these numbers are not large."""
    case = Case(use, name)
    parameters = case.definition.parameters
    for which in range(len(parameters)):
        x, p = (a.ravel() for a in np.meshgrid(LARGE, LARGE))
        others = [p if k == which else np.float32(q.typical) for k, q in enumerate(parameters)]
        gradient = [np.float32(1)] if use == "param_grad" else []
        with np.errstate(all="ignore"):
            product = np.isfinite(p * x) | (name != "snake")  # beyond this a sine has no correct digits
            got = case.call((*gradient, x, *others))
            exact = case.call([np.asarray(a, np.float64) for a in (*gradient, x, *others)])
        for one, right in zip(got, exact, strict=True):
            wrong = np.isnan(one) & ~np.isnan(right) & product
            assert not wrong.any(), (case, x[wrong][:3], p[wrong][:3], right[wrong][:3])


def test_the_gradient_of_a_frequency_is_right_where_its_terms_overflow():
    from fastact import param_grad

    x = np.array([1.9e38, 2.5e38, -3.0e38, 3.4e38, 3.3e38], np.float32)
    for alpha in (1.0, 0.3, 2.0**-20, 1e-30):
        got = param_grad.snake(np.float32(1), x, np.float32(alpha))
        assert not np.isnan(got).any()
        a = mpmath.mpf(float(np.float32(alpha)))
        with mpmath.workdps(120):
            for one, point in zip(got, map(float, x), strict=True):
                sine = mpmath.sin(a * point)
                right = point * mpmath.sin(2 * a * point) / a - sine**2 / a**2
                assert oracle.ulp_error(one, right) <= 8, (alpha, point)


def exact_results(name, x, *parameters):
    """Return the value, the derivative, and the derivative by the last parameter, computed by mpmath."""
    definition, wide = CATALOGUE[name], [mpmath.mpf(float(p)) for p in parameters]

    def at(moved):
        return definition.textbook(oracle.FORMULAS, mpmath.mpf(float(x)), *wide[:-1], moved)

    value, slope = (of(definition, float(x), *wide) for of in (oracle.value, oracle.derivative))
    with mpmath.workdps(1400):  # some formulas cancel
        step = wide[-1] * mpmath.mpf(10) ** -40
        return value, slope, (at(wide[-1] + step) - at(wide[-1] - step)) / (2 * step)


# The positive parameters that occur as divisors: name, parameters before it, places x in units of the parameter or of its root.
PLACES = [-30.0, -3.0, -1.25, -0.9, -0.3, -1e-7, 1e-7, 0.3, 0.9, 1.25, 3.0, 30.0]
SMALL_PARAMETERS = [("celu", ()), ("softcap", ()), ("smelu", ()), ("laplace", (0.0,)), ("squareplus", ()), ("nlrelu", ())]


@both_types
@pytest.mark.parametrize(("name", "before"), SMALL_PARAMETERS, ids=str)
def test_a_subnormal_parameter_is_as_good_as_any(name, before, dtype):
    """Errors (absolute if a derivative cancels) are small for x of the parameter's size, of its root's size, and far from both."""
    tiny = float(np.finfo(dtype).smallest_normal)
    for parameter in (1.3 * tiny, tiny / 4, tiny / 100, tiny / 5000):
        p = dtype(parameter)
        unit = float(p) ** 0.5 if name == "squareplus" else float(p)
        x = np.array([*(unit * k for k in PLACES), -1e-3, -2.0, 1e-3, 2.0], dtype)
        numbers = [dtype(b) for b in before] + [p]
        by_parameter = np.atleast_2d(np.asarray(Case("param_grad", name).call((np.ones_like(x), x, *numbers))))[-1]
        results = [Case(use, name).call((x, *numbers))[0] for use in ("forward", "derivative")] + [by_parameter]
        for place, *got in zip(x, *results, strict=True):
            value, slope, change = exact_results(name, place, *numbers)
            assert oracle.ulp_error(got[0], value) <= 3, (place, p)
            assert oracle.ulp_error(got[1], slope) <= 8 or abs(got[1] - slope) <= 1e-20, (place, p, slope)
            close = abs(got[2] - change) <= 1e-5 * abs(change) + 1e-9
            assert close or (abs(change) > np.finfo(dtype).max and np.isinf(got[2])), (place, p, change)


@both_types
def test_subnormal_parameters_at_zero_and_at_infinity(dtype):
    import fastact

    ends, zero = np.array([-INF, INF], dtype), dtype(0)
    for p in np.array([5e-324 if dtype is np.float64 else 1e-45, np.finfo(dtype).smallest_normal / 3], dtype):
        for name in ("celu", "softcap"):
            assert getattr(fastact, name)(zero, p) == 0
            assert getattr(fastact.derivative, name)(zero, p) == 1
            assert getattr(fastact.param_grad, name)(dtype(1), zero, p) == 0
        np.testing.assert_array_equal(fastact.celu(ends, p), [-p, INF])
        np.testing.assert_array_equal(fastact.softcap(ends, p), [-p, p])
        assert fastact.smelu(zero, p) == p / 4
        assert fastact.derivative.smelu(zero, p) == 0.5
        np.testing.assert_array_equal(fastact.laplace(ends, zero, p), [0, 1])
        np.testing.assert_array_equal(fastact.derivative.laplace(np.append(ends, dtype(1)), zero, p), 0)
        assert fastact.laplace(zero, zero, p) == fastact.laplace(zero, zero, dtype(1))
        assert fastact.squareplus(zero, p) == pytest.approx(float(p) ** 0.5 / 2, rel=1e-6)
        np.testing.assert_array_equal(fastact.param_grad.softplus(np.ones(2, dtype), ends, p), 0)
        with np.errstate(over="ignore"):
            assert fastact.soft_exponential(dtype(-INF), p) == pytest.approx(dtype(-1) / p, rel=4 * float(np.finfo(dtype).eps))
        assert fastact.derivative.nlrelu(dtype(2), p) == p
        assert fastact.param_grad.nlrelu(dtype(1), dtype(2), p) == 2


@both_types
def test_a_small_width_of_smelu_keeps_its_digits(dtype):
    for beta in np.array([1e-10, 1e-17, 1e-25, 1e-33], dtype):
        x = np.array([-0.999, -0.5, 0.0, 0.7], dtype) * beta
        for got, place in zip(Case("forward", "smelu").call((x, beta))[0], x, strict=True):
            assert oracle.ulp_error(got, oracle.value(CATALOGUE["smelu"], float(place), mpmath.mpf(float(beta)))) <= 2


@both_types
def test_products_with_large_parameters_may_overflow(dtype):
    """The sum or the logarithm must stay finite if its terms overflow."""
    largest = float(np.finfo(dtype).max)
    cases = [
        *(("nlrelu", x, (b * largest,)) for x in (1e3, 1e30, largest) for b in (0.05, 0.9)),
        *(("xielu", x, (0.8, a * largest, b * largest)) for x in (-3.0, -0.4) for a in (0.6, -0.6, 0.3) for b in (0.6, -0.6, 0.4)),
        *(("xielu", x, (a * largest, 0.8, b * largest)) for x in (0.1, 1.5) for a in (0.6, 0.3) for b in (0.5, -0.9)),
    ]
    for name, x, parameters in cases:
        numbers = [dtype(x), *map(dtype, parameters)]
        wide = [mpmath.mpf(float(p)) for p in numbers[1:]]
        for use, of in (("forward", oracle.value), ("derivative", oracle.derivative)):
            (got,), wanted = Case(use, name).call(numbers), of(CATALOGUE[name], float(numbers[0]), *wide)
            if abs(wanted) > largest:
                assert got == np.copysign(INF, float(mpmath.sign(wanted))), (use, name, x, parameters)
            else:
                assert oracle.ulp_error(got, wanted) <= 4, (use, name, x, parameters)


EXTREME_ROWS = [
    [1, 2, 10],
    [-5, -3, -3],
    [-5, -3, -4],
    [1e20, 2e20, -1e20],
    [3e38, -3e38, 3e38],
    [-3e38, -3.1e38, -3.2e38],
    [0, 0, -1],
]
FACTORS = [1e38, -1e38, 3.4e38, 1e10, -1e10, 1e25, 40.0, 1e-38, 0.0, INF, -INF]


def exact_shares(row, factor):
    """Return the softmax of the products as mpmath numbers, from exact differences."""
    products = [Fraction(float(x)) * Fraction(float(factor)) for x in row]
    differences = [max(p - max(products), Fraction(-(10**6))) for p in products]
    powers = [mpmath.exp(mpmath.mpf(d.numerator) / d.denominator) for d in differences]
    return [power / mpmath.fsum(powers) for power in powers]


def exact_scaled_softmax(row, factor):
    if np.isinf(factor):
        factor = np.copysign(1e300, float(factor))
    with mpmath.workdps(40):
        return [float(share) for share in exact_shares(row, factor)]


@both_types
@pytest.mark.parametrize("factor", FACTORS)
def test_softmax_at_any_scale_is_finite(factor, dtype):
    from fastact import backward, fused, param_grad, scaled_softmax

    for axis in (0, 1):
        rows = np.array(EXTREME_ROWS, dtype)
        along = np.ascontiguousarray(rows.T) if axis == 0 else rows
        y = scaled_softmax(along, dtype(factor), axis=axis)
        y = y.T if axis == 0 else y
        for got, row in zip(y, rows, strict=True):
            np.testing.assert_allclose(got, exact_scaled_softmax(row, dtype(factor)), rtol=1e-5, atol=1e-37, err_msg=str(row))
    g = np.tile(np.array([1, -2, 4], dtype), (len(rows), 1))
    of_fused, dx = fused.scaled_softmax(g, rows, dtype(factor))
    np.testing.assert_array_equal(of_fused, y)
    np.testing.assert_array_equal(dx, backward.scaled_softmax(g, y, dtype(factor)))
    alone = np.sort(rows, axis=1)[:, 1:]
    alone = (alone[:, 1] != alone[:, 0]) if factor > 0 else (np.sort(rows, axis=1)[:, 0] != np.sort(rows, axis=1)[:, 1])
    assert not np.isnan(dx).any()
    if abs(factor) >= 1e25:  # one entry has all of the row, and nothing changes it
        assert not dx[alone].any()
        assert not param_grad.scaled_softmax(g, rows, dtype(factor)).any()
    assert not np.isnan(param_grad.scaled_softmax(g, rows, dtype(factor))).any()


# Measured on 65 000 rows: 1.87, 4.08, 2.50.
SHARE_ERROR = 2.0  # in ε of each entry
GRADIENT_ERROR = 4.5  # in ε of the largest entry
SCALE_ERROR = 3.0  # of the gradient of the scale, in ε of the sum of the terms' absolute values
SCALES = {
    np.float32: (1e-3, 1.0, 1e4, 1e6, 1e7, 1e8, 1e12, 1e20, 1e30, 1e38),
    np.float64: (1e-3, 1e5, 1e9, 1e15, 1e16, 1e40, 1e150, 1e300),
}


def rows_at(scale, rng, dtype):
    """Yield random rows, rows of neighbouring floats, and rows with large products that are close to each other."""
    largest = float(np.finfo(dtype).max)
    for length in (2, 3, 6):
        base = dtype(rng.uniform(1, 2) * 10.0 ** rng.integers(-3, 4))
        huge = dtype(min(0.9 * largest, 10.0 ** rng.uniform(5, 9) / scale) * rng.choice([-1, 1]))
        yield rng.normal(size=length)
        yield base + np.spacing(base) * rng.integers(0, 6, length)
        yield base + rng.normal(size=length) * 3 / scale
        yield huge + np.spacing(abs(huge)) * rng.integers(-20, 20, length)


@both_types
@pytest.mark.parametrize("sign", [1, -1])
def test_softmax_keeps_its_digits_at_any_scale(sign, dtype):
    """Value, gradient and gradient of the scale are precise. The gradient of a subnormal share has lost digits."""
    from fastact import backward, fused, param_grad, scaled_softmax

    rng, eps = np.random.default_rng(8), float(np.finfo(dtype).eps)
    smallest = float(np.finfo(dtype).smallest_normal)
    for scale in SCALES[dtype]:
        factor = dtype(sign * scale)
        for row in rows_at(scale, rng, dtype):
            x, g = row.astype(dtype), rng.normal(size=len(row)).astype(dtype)
            y, dx = fused.scaled_softmax(g, x, factor)
            np.testing.assert_array_equal(y, scaled_softmax(x, factor))
            np.testing.assert_array_equal(dx, backward.scaled_softmax(g, y, factor))
            with mpmath.workdps(60):
                shares, wide = exact_shares(x, factor), [mpmath.mpf(float(v)) for v in g]
                for got, share in zip(y, shares, strict=True):
                    assert abs(got - share) <= SHARE_ERROR * eps * max(share, smallest), (x, factor)
                terms = [
                    [share * other * (a - b) for b, other in zip(wide, shares, strict=True)]
                    for a, share in zip(wide, shares, strict=True)
                ]
                slopes = [mpmath.fsum(row) for row in terms]
                most = max(*map(abs, slopes), smallest / eps)
                for got, slope in zip(dx, slopes, strict=True):
                    assert abs(got - float(factor) * slope) <= GRADIENT_ERROR * eps * scale * most, (x, factor)
                top = (max if sign > 0 else min)(map(float, x))
                distances = [mpmath.mpf(float(v)) - top for v in x]
                wanted = mpmath.fdot(distances, slopes)
                size = mpmath.fdot(map(abs, distances), [mpmath.fsum(map(abs, row)) for row in terms]) + eps * abs(top)
                got = param_grad.scaled_softmax(g, x, factor)
                assert abs(got - wanted) <= SCALE_ERROR * eps * max(size, smallest / eps), (x, factor)


@both_types
def test_softmax_at_any_scale_of_the_largest_numbers(dtype):
    from fastact import param_grad, scaled_softmax

    top = np.finfo(dtype).max
    row = np.array([top, np.nextafter(top, dtype(0)), 0], dtype)
    for scale in (1e-3, 1.0, 1e30):
        np.testing.assert_array_equal(scaled_softmax(row, dtype(scale)), [1, 0, 0])
        np.testing.assert_array_equal(scaled_softmax(-row, dtype(-scale)), [1, 0, 0])
        assert param_grad.scaled_softmax(np.array([0, 1, 2], dtype), row, dtype(scale)) == 0
    np.testing.assert_array_equal(scaled_softmax(np.array([top, -top], dtype), dtype(1e30)), [1, 0])


@both_types
def test_rows_that_are_not_finite_stay_nan_at_any_scale(dtype):
    from fastact import scaled_softmax

    for factor in (1e38, -1e38, 0.5):
        end = np.copysign(INF, factor)
        for row in ([1, np.nan, 2], [1, end, 2], [-end, -end, -end]):
            assert np.isnan(scaled_softmax(np.array(row, dtype), dtype(factor))).all()
        np.testing.assert_array_equal(scaled_softmax(np.array([1, -end, 1], dtype), dtype(factor)), [0.5, 0, 0.5])


@both_types
@pytest.mark.parametrize("tau", [1e-30, 1e-40, 1e-310, 5e-324])
def test_gumbel_softmax_at_tiny_temperatures_is_one_hot(tau, dtype):
    from fastact import backward, nn

    x = np.random.default_rng(3).normal(size=(50, 6)).astype(dtype)
    hard, soft = nn.gumbel_softmax(x, np.random.default_rng(4), tau=tau, hard=True)
    np.testing.assert_array_equal(soft, hard)
    np.testing.assert_array_equal(soft.sum(axis=1), 1)
    with np.errstate(over="ignore"):
        assert not backward.scaled_softmax(x, soft, dtype(1 / tau)).any()


@both_types
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_acon_c_where_0_meets_infinity(sign, dtype):
    """With equal slopes or beta = 0 the sigmoid is 1/2 everywhere. NaN of either sign stays NaN."""
    import fastact

    x, slope = dtype(sign * INF), dtype(0.25)
    value, by_x, by_p1, by_p2, by_beta = (
        *fastact.fused.acon_c(dtype(1), x, slope, slope, dtype(2)),
        *fastact.param_grad.acon_c(dtype(1), x, slope, slope, dtype(2)),
    )
    assert (value, by_x, by_p1, by_p2, by_beta) == (x, slope, x, x, 0.0)
    value, by_x = fastact.fused.acon_c(dtype(1), x, dtype(1), dtype(-0.25), dtype(0))
    assert (value, by_x) == (x, dtype(0.375))
    assert fastact.param_grad.acon_c(dtype(1), x, dtype(1), dtype(-0.25), dtype(0)) == (x, x, INF)
    for place in range(4):
        given = [dtype(0.5), dtype(1), dtype(0.25), dtype(2)]
        given[place] = np.copysign(dtype(np.nan), dtype(sign))
        results = (*fastact.fused.acon_c(dtype(1), *given), *fastact.param_grad.acon_c(dtype(1), *given))
        assert np.isnan(results).all()
