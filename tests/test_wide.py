"""Elementary functions in float64 with float32's accuracy, and the roots and powers of two that they start from."""

import mpmath
import numba
import numpy as np
import pytest

from fastact.elementary.quotients import reciprocal_exponent, reciprocal_root
from fastact.elementary.wide import wide_exp, wide_exp_parts, wide_mills, wide_sine


@numba.njit
def roots(x):
    return np.array([reciprocal_root(number) for number in x])


@numba.njit
def powers(x):
    return np.array([reciprocal_exponent(number) for number in x])


def worst(function, exact, points):
    """Return the largest relative error."""
    with mpmath.workdps(40):
        return max(float(abs(mpmath.mpf(float(function(p))) / exact(mpmath.mpf(float(p))) - 1)) for p in points)


def test_exponential():
    points = np.random.default_rng(0).uniform(-700, 700, 3000)
    assert worst(wide_exp, mpmath.exp, points) < 2.0**-33  # measured 2^-34.2


def test_digits_of_the_exponential_near_zero():
    points = np.exp(np.random.default_rng(0).uniform(-100, -1.1, 2000)) * np.tile([1, -1], 1000)
    assert worst(lambda x: wide_exp_parts(x)[0], mpmath.expm1, points) < 2.0**-31  # measured 2^-31.07
    assert all(wide_exp_parts(x)[1] == 1.0 for x in points)


@pytest.mark.parametrize("turns", [0.0, 0.25, 0.5])
def test_sine_up_to_the_last_multiple_of_pi(turns):
    """Errors are relative also next to zeros of the sine, for float32 numbers."""
    near_zeros = ((np.arange(-300_000, 300_000, 997) - turns) * np.pi).astype(np.float32)
    points = np.concatenate([near_zeros, np.random.default_rng(0).uniform(-1e6, 1e6, 1000).astype(np.float32)]).astype(np.float64)
    exact = lambda x: mpmath.sin(x + turns * mpmath.pi)
    assert worst(lambda x: wide_sine(x, turns), exact, points[points != 0]) < 2.0**-50  # measured 2^-51.2


def test_tail_of_the_normal_distribution():
    points = np.concatenate([np.linspace(0, 30, 1501), [1e3, 1e6]])
    exact = lambda x: mpmath.erfc(x / mpmath.sqrt(2)) / 2 * mpmath.exp(x * x / 2)
    assert worst(wide_mills, exact, points) < 2.0**-29  # measured 2^-30.2


@pytest.mark.parametrize(("dtype", "bound"), [(np.float32, 2.0**-17), (np.float64, 2.0**-33)])
def test_reciprocal_root(dtype, bound):
    info = np.finfo(dtype)
    x = np.exp(np.random.default_rng(0).uniform(np.log(info.tiny), np.log(info.max), 20000)).astype(dtype)
    assert roots(x).dtype == dtype
    errors = roots(x).astype(np.longdouble) * np.sqrt(x.astype(np.longdouble)) - 1
    assert np.max(np.abs(errors)) < bound  # measured 2^-17.3 and 2^-34.1


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_reciprocal_exponent(dtype):
    info = np.finfo(dtype)
    x = np.concatenate([[info.tiny, 1.0, 1.0 - info.epsneg, 2.0, info.max / 8], np.exp2(np.linspace(-100, 100, 777))]).astype(dtype)
    found = powers(x)
    assert found.dtype == dtype
    assert np.array_equal(found, 0.5 ** (np.frexp(x)[1]).astype(dtype))
