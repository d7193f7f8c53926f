"""The distance of reference numbers in ULP, compared with the same for one mpmath number."""

import mpmath
import numpy as np
import pytest
from catalogue import both_types
from exact import Exact

from fastact.tools.accuracy import oracle


def numbers(dtype):
    """Return numbers of every magnitude, beyond both ends of the type, between its numbers, and special ones."""
    info = np.finfo(dtype)
    rng = np.random.default_rng(0)
    powers = rng.integers(info.minexp - info.nmant - 5, info.maxexp + 5, 300).tolist()
    with mpmath.workprec(200):
        found = [mpmath.mpf(float(m)) * mpmath.mpf(2) ** p * (1 + mpmath.mpf(float(e))) for m, p, e in zip(
            rng.uniform(-2, 2, 300), powers, rng.uniform(-(2.0**-60), 2.0**-60, 300), strict=True
        )]  # fmt: skip
        found += [mpmath.mpf(2) ** info.maxexp * (1 - mpmath.mpf(2) ** -60), mpmath.mpf(2) ** info.maxexp, mpmath.mpf(10) ** 6000]
        found += [mpmath.mpf(float(x)) for x in (0.0, info.max, info.tiny, info.smallest_subnormal, 1.0, -1.0)]
        return [*found, mpmath.mpf(10) ** -6000, mpmath.inf, -mpmath.inf, mpmath.nan]


@both_types
def test_errors_are_those_of_the_oracle(dtype):
    wanted = numbers(dtype)
    with np.errstate(all="ignore"):
        close = np.array([dtype(float(x)) for x in wanted], dtype)
        for got in (close, np.nextafter(close, dtype(np.inf)), close + 7 * np.spacing(close), -close, np.roll(close, 1)):
            errors = Exact.of(wanted, dtype).ulp_errors(got)
            for a, b, number, exact in zip(errors, map(oracle.ulp_error, got, wanted), got, wanted, strict=True):
                assert a == b or abs(a - b) <= 2.0**-16 * max(1, b) or (a > 1e300 and b > 1e300), (number, exact)


@both_types
def test_what_is_a_few_units_off_is_seen(dtype):
    """An error of a few units is detected at every magnitude, also for subnormal and for the largest numbers."""
    wanted = numbers(dtype)[:-1]
    info = np.finfo(dtype)
    exact = Exact.of(wanted, dtype)
    with np.errstate(all="ignore"):
        got = np.array([dtype(float(x)) for x in wanted], dtype)
        wrong = got
        for _ in range(3):
            wrong = np.nextafter(wrong, dtype(0))
    there = np.abs(got) >= 4 * info.smallest_subnormal
    assert exact.ulp_errors(got).max() <= 0.5 + 2.0**-16
    assert exact.ulp_errors(wrong)[there].min() >= 1.25  # the spacing is smaller below a power of 2
    assert np.isinf(exact.ulp_errors(np.full_like(got, np.nan))).all()


@pytest.mark.parametrize(("sign", "power"), [(1, 0), (-1, 3), (1, -2)])
def test_scaled(sign, power):
    numbers = [mpmath.mpf(x) / 3 for x in (1, -7, 1e-20)]
    exact = Exact.of(numbers, np.float64)
    scaled = exact.scaled(np.full(3, sign), np.full(3, power))
    wanted = Exact.of([x * sign * mpmath.mpf(2) ** power for x in numbers], np.float64)
    assert all(np.array_equal(getattr(scaled, part), getattr(wanted, part)) for part in ("mantissa", "rest", "exponent"))
