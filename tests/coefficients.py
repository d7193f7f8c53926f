"""Derive the polynomial coefficients of `fastact/elementary.py`.

Run ``python tests/coefficients.py`` to print every table; `tests/test_coefficients.py` checks that the package holds exactly
these numbers. Method: Remez exchange for the relative error, in 60 digits (mpmath), then the coefficients are rounded to the
working precision. The largest error printed is that of the rounded ones.
"""

from collections.abc import Callable
from dataclasses import dataclass

import mpmath
import numpy as np

mpmath.mp.dps = 60
mpf = mpmath.mpf


@dataclass(frozen=True)
class Table:
    """One approximation: coefficients in ascending order, and the largest relative error they leave in the result."""

    name: str
    coefficients: tuple[float, ...]
    error: float


def _chebyshev(low, high, count):
    """`count` Chebyshev extrema on [low, high], ascending."""
    middle, half = (low + high) / 2, (high - low) / 2
    return [middle - half * mpmath.cos(mpmath.pi * k / (count - 1)) for k in range(count)]


def _extrema(error, count, low, high):
    """The `count` alternating extrema of `error` that a new reference consists of."""
    grid = _chebyshev(low, high, 24 * count)
    values = [error(x) for x in grid]
    runs = []  # the largest of each run of one sign
    for index, value in enumerate(values):
        if runs and (value > 0) == (values[runs[-1]] > 0):
            if abs(value) > abs(values[runs[-1]]):
                runs[-1] = index
        else:
            runs.append(index)
    while len(runs) > count:
        runs.pop(0 if abs(values[runs[0]]) < abs(values[runs[-1]]) else -1)
    found = []
    for index in runs:
        left, right = grid[max(index - 1, 0)], grid[min(index + 1, len(grid) - 1)]
        fine = [left + (right - left) * i / 16 for i in range(17)]
        found.append(max(fine, key=lambda x: abs(error(x))))
    return found


def remez(target: Callable, weight: Callable, powers: list[int], low, high, rounds=12):
    """Coefficients c minimising max |weight(x) · (target(x) − Σ c·x^power)| on [low, high], and that maximum."""
    low, high = mpf(low), mpf(high)
    points = _chebyshev(low, high, len(powers) + 1)
    for _ in range(rounds):
        rows = [[x**p for p in powers] + [(-1) ** k / weight(x)] for k, x in enumerate(points)]
        solution = mpmath.lu_solve(mpmath.matrix(rows), mpmath.matrix([target(x) for x in points]))
        coefficients, level = list(solution[: len(powers)]), abs(solution[len(powers)])

        def error(x, c=coefficients):
            return weight(x) * (target(x) - sum(a * x**p for a, p in zip(c, powers, strict=True)))

        extrema = _extrema(error, len(points), low, high)
        worst = max(abs(error(x)) for x in extrema)
        if len(extrema) < len(points) or worst <= level * mpf("1.001"):
            break
        points = extrema
    return coefficients, worst


def rounded_polynomial(name, target, weight, degree, low, high, dtype) -> Table:
    """Remez in exact arithmetic, each coefficient rounded to `dtype`, and the error that this leaves."""
    exact, _ = remez(target, weight, list(range(degree + 1)), low, high)
    coefficients = tuple(float(dtype(float(c))) for c in exact)
    grid = [mpf(low) + (mpf(high) - mpf(low)) * (i + mpf(1) / 3) / 500 for i in range(500)]
    worst = max(abs(weight(x) * (target(x) - sum(c * x**k for k, c in enumerate(coefficients)))) for x in grid)
    return Table(name, coefficients, float(worst))


def _exp_remainder(x):
    """(eˣ − 1 − x) / x², by its series near 0."""
    if abs(x) < mpf("0.01"):
        return sum(x**k / mpmath.factorial(k + 2) for k in range(24))
    return (mpmath.expm1(x) - x) / x**2


def _log1p_remainder(x):
    """(log(1 + x) − x + x²/2) / x³, by its series near 0."""
    if abs(x) < mpf("0.01"):
        return sum((-x) ** k / (k + 3) for k in range(30))
    return (mpmath.log1p(x) - x + x**2 / 2) / x**3


def _atanh_remainder(s):
    """(2·atanh(√s) − 2·√s) / √s³: the odd series of log((1+z)/(1−z)) behind its first term, in s = z²."""
    if s < mpf("1e-4"):
        return sum(2 * s**k / (2 * k + 3) for k in range(20))
    z = mpmath.sqrt(s)
    return (2 * mpmath.atanh(z) - 2 * z) / z**3


INV_SQRT_2PI = 1 / mpmath.sqrt(2 * mpmath.pi)


def _scaled_tail(a):
    """Φ(−a)·exp(a²/2) = erfcx(a/√2)/2."""
    return mpmath.erfc(a / mpmath.sqrt(2)) * mpmath.exp(a**2 / 2) / 2


def _normal_tail(k):
    """K(t) with Φ(−a)·exp(a²/2) = r·(1/√2π + r·(h₀ + a·r·K(t))), r = 1/(a + k), t = (a − k)/(a + k), and its weight.

    1/√2π is the limit of the bracket for large a and h₀ = k·(k/2 − 1/√2π) makes it exact at a = 0, so that the polynomial's
    rounding vanishes at both ends, and one polynomial covers every a from 0 (t = −1) to infinity (t = 1).
    """

    def point(t):
        tiny = mpf(10) ** -9
        return min(max(k * (1 + t) / (1 - t), tiny), 1 / tiny) if t < 1 else 1 / tiny

    def target(t):
        a = point(t)
        r = 1 / (a + k)
        return ((_scaled_tail(a) / r - INV_SQRT_2PI) / r - k * (k / 2 - INV_SQRT_2PI)) / (a * r)

    def weight(t):
        a = point(t)
        r = 1 / (a + k)
        return r**3 * a / _scaled_tail(a)

    return target, weight


def tables() -> list[Table]:
    half_ln2 = mpmath.log(2) / 2 * mpf("1.0001")
    # weight: the share of the remainder in the result, so that the error is relative to what is returned
    exp_weight = lambda x: x**2 / mpmath.exp(x) + mpf("1e-9")
    log_low, log_high = mpf("-0.2929"), mpf("0.4143")
    log_weight = lambda x: x**2 * (x / mpmath.log1p(x) if x else 1) + mpf("1e-9")
    s_high = ((mpmath.sqrt(2) - 1) / (mpmath.sqrt(2) + 1)) ** 2 * mpf("1.0001")
    atanh_weight = lambda s: s / 2 + mpf("1e-9")
    return [
        rounded_polynomial("EXP_F32", _exp_remainder, exp_weight, 4, -half_ln2, half_ln2, np.float32),
        rounded_polynomial("EXP_F64", _exp_remainder, exp_weight, 9, -half_ln2, half_ln2, np.float64),
        rounded_polynomial("LOG1P_F32", _log1p_remainder, log_weight, 7, log_low, log_high, np.float32),
        rounded_polynomial("LOG1P_F64", _atanh_remainder, atanh_weight, 6, mpf(0), s_high, np.float64),
        rounded_polynomial("NORMAL_TAIL_F32", *_normal_tail(mpf("2.5")), 9, -1, 1, np.float32),
        rounded_polynomial("NORMAL_TAIL_F64", *_normal_tail(mpf(3)), 23, -1, 1, np.float64),
    ]


if __name__ == "__main__":
    for table in tables():
        print(f"# largest relative error {table.error:.2e}")
        print(f"{table.name} = (")
        for c in table.coefficients:
            print(f"    {c!r},")
        print(")")
