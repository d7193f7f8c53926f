"""Derive the polynomial coefficients: ``python tests/coefficients.py > fastact/elementary/tables.py``.

`tests/test_coefficients.py` checks that the package holds exactly these numbers. Method: Remez exchange for the relative error,
in 60 digits (mpmath). Then the coefficients are rounded to the working precision. The errors are those of the rounded coefficients.
"""

from collections.abc import Callable
from dataclasses import dataclass

import mpmath
import numpy as np

mpmath.mp.dps = 60
mpf = mpmath.mpf


@dataclass(frozen=True)
class Table:
    """One approximation: coefficients in ascending order, and the largest relative error that they leave in the result."""

    name: str
    coefficients: tuple[float, ...]
    error: float
    meaning: str

    def __str__(self):
        rows = "".join(f"    {c!r},\n" for c in self.coefficients)
        return f"# {self.meaning}; error {self.error:.1e}.\n{self.name} = (\n{rows})\n"


def _chebyshev(low, high, count):
    """Return `count` Chebyshev extrema on [low, high], ascending."""
    middle, half = (low + high) / 2, (high - low) / 2
    return [middle - half * mpmath.cos(mpmath.pi * k / (count - 1)) for k in range(count)]


def _extrema(error, count, low, high):
    """Return the `count` alternating extrema of `error` that form a new reference."""
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
    """Return coefficients c minimising max |weight(x) · (target(x) − Σ c·x^power)| on [low, high], and that maximum."""
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


def rounded_polynomial(name, meaning, target, weight, degree, low, high, dtype) -> Table:
    """Run Remez in exact arithmetic, round each coefficient to `dtype`, and measure the error that remains."""
    exact, _ = remez(target, weight, list(range(degree + 1)), low, high)
    coefficients = tuple(float(dtype(float(c))) for c in exact)
    grid = [mpf(low) + (mpf(high) - mpf(low)) * (i + mpf(1) / 3) / 500 for i in range(500)]
    worst = max(abs(weight(x) * (target(x) - sum(c * x**k for k, c in enumerate(coefficients)))) for x in grid)
    return Table(name, coefficients, float(worst), meaning)


def _exp_remainder(x):
    """Return (eˣ − 1 − x) / x², by its series near 0."""
    if abs(x) < mpf("0.01"):
        return sum(x**k / mpmath.factorial(k + 2) for k in range(24))
    return (mpmath.expm1(x) - x) / x**2


def _exp_rest(x):
    """Return (eˣ − 1 − x − x²/2 − x³/6) / x⁴, by its series near 0."""
    if abs(x) < mpf("0.1"):
        return sum(x**k / mpmath.factorial(k + 4) for k in range(40))
    return (mpmath.expm1(x) - x - x**2 / 2 - x**3 / 6) / x**4


def _log1p_remainder(x):
    """Return (log(1 + x) − x + x²/2) / x³, by its series near 0."""
    if abs(x) < mpf("0.01"):
        return sum((-x) ** k / (k + 3) for k in range(30))
    return (mpmath.log1p(x) - x + x**2 / 2) / x**3


def _atanh_remainder(s):
    """Return (2·atanh(√s) − 2·√s) / √s³: the odd series of log((1+z)/(1−z)) without its first term, in s = z²."""
    if s < mpf("1e-4"):
        return sum(2 * s**k / (2 * k + 3) for k in range(20))
    z = mpmath.sqrt(s)
    return (2 * mpmath.atanh(z) - 2 * z) / z**3


def _log_remainder(v):
    """Return (log(1 + v) − v/(1 + v)) / v², by its series near 0."""
    if abs(v) < mpf("0.01"):
        return sum((-v) ** k * (k + 1) / mpf(k + 2) for k in range(30))
    return (mpmath.log1p(v) - v / (1 + v)) / v**2


INV_SQRT_2PI = 1 / mpmath.sqrt(2 * mpmath.pi)


def _scaled_tail(a):
    """Return Φ(−a)·exp(a²/2) = erfcx(a/√2)/2."""
    return mpmath.erfc(a / mpmath.sqrt(2)) * mpmath.exp(a**2 / 2) / 2


def _normal_tail(k):
    """Return K(t) with Φ(−a)·exp(a²/2) = r·(1/√2π + r·(h₀ + a·r·K(t))), r = 1/(a + k), t = (a − k)/(a + k), and its weight.

    1/√2π is the limit of the bracket for large a. h₀ = k·(k/2 − 1/√2π) makes the bracket exact at a = 0. So the rounding error of
    the polynomial vanishes at both ends, and one polynomial covers every a from 0 (t = −1) to infinity (t = 1).
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


def _series(function, low_terms):
    """Return a function that is `function` beyond 1e-4 and its series (a list of coefficients) up to there."""
    return lambda z: function(z) if abs(z) > mpf("1e-4") else sum(c * z**k for k, c in enumerate(low_terms))


_tanh_remainder = _series(
    lambda z: ((mpmath.sqrt(z) - mpmath.tanh(mpmath.sqrt(z))) / mpmath.sqrt(z) ** 3 - mpf(1) / 3) / z,
    [-mpf(2) / 15, mpf(17) / 315, -mpf(62) / 2835, mpf(1382) / 155925, -mpf(21844) / 6081075],
)
_log_cosh_over_square = _series(
    lambda z: mpmath.log(mpmath.cosh(mpmath.sqrt(z))) / z,
    [mpf(1) / 2, -mpf(1) / 12, mpf(1) / 45, -mpf(17) / 2520, mpf(31) / 14175, -mpf(691) / 935550],
)
_erf_remainder = _series(
    lambda z: (mpmath.erf(mpmath.sqrt(z)) / mpmath.sqrt(z) - 2 / mpmath.sqrt(mpmath.pi)) / z,
    [2 / mpmath.sqrt(mpmath.pi) * (-1) ** k / (mpmath.factorial(k) * (2 * k + 1)) for k in range(1, 9)],
)


_sin_remainder = _series(
    lambda z: (mpmath.sin(mpmath.sqrt(z)) - mpmath.sqrt(z)) / mpmath.sqrt(z) ** 3,
    [(-1) ** k / mpmath.factorial(2 * k + 1) for k in range(1, 9)],
)
_cos_remainder = _series(
    lambda z: (mpmath.cos(mpmath.sqrt(z)) - 1 + z / 2) / z**2,
    [(-1) ** k / mpmath.factorial(2 * k) for k in range(2, 9)],
)


def _each(name, meaning, target, weight, degrees, low, high):
    """Yield the table in float32, in float64 and, if there is a third degree, for coarse kernels."""
    for degree, dtype, suffix in zip(degrees, (np.float32, np.float64, np.float32), ("F32", "F64", "COARSE"), strict=False):
        yield rounded_polynomial(f"{name}_{suffix}", meaning, target, weight, degree, low, high, dtype)


def tables() -> list[Table]:
    half_ln2 = mpmath.log(2) / 2 * mpf("1.0001")
    # weight: the share of the remainder in the result, so that the error is relative to the returned value
    exp_weight = lambda x: x**2 / mpmath.exp(x) + mpf("1e-9")
    log_low, log_high = mpf("-0.2929"), mpf("0.4143")
    log_weight = lambda x: x**2 * (x / mpmath.log1p(x) if x else 1) + mpf("1e-9")
    s_high = ((mpmath.sqrt(2) - 1) / (mpmath.sqrt(2) + 1)) ** 2 * mpf("1.0001")
    atanh_weight = lambda s: s / 2 + mpf("1e-9")
    relative = lambda target: lambda x: 1 / target(x)
    erf_weight = lambda z: z / (z * _erf_remainder(z) + 2 / mpmath.sqrt(mpmath.pi)) + mpf("1e-9")
    far = lambda x: 4 * x + mpf("10.25")
    mills_far = lambda x: _scaled_tail(far(x))
    gelu_far = lambda x: INV_SQRT_2PI - far(x) * mills_far(x)
    tanh_weight = lambda z: z / (z * _tanh_remainder(z) + mpf(1) / 3) + mpf("1e-9")
    return [
        *_each("EXP", "(e^r - 1 - r) / r² on ±ln(2)/2", _exp_remainder, exp_weight, (4, 9, 2), -half_ln2, half_ln2),
        rounded_polynomial(
            "LOG1P_F32", "(log(1 + f) - f + f²/2) / f³ on [√½ - 1, √2 - 1]",
            _log1p_remainder, log_weight, 7, log_low, log_high, np.float32,
        ),
        rounded_polynomial(
            "LOG1P_COARSE", "the same", _log1p_remainder, log_weight, 3, log_low, log_high, np.float32,
        ),
        rounded_polynomial(
            "LOG1P_F64", "(2·atanh(z) - 2z) / z³ in z² for z = f/(2 + f), f as above",
            _atanh_remainder, atanh_weight, 6, mpf(0), s_high, np.float64,
        ),
        rounded_polynomial(
            "NORMAL_TAIL_F32", "K(t), see `elementary.normal_tail`, for k = 2.5",
            *_normal_tail(mpf("2.5")), 9, -1, 1, np.float32,
        ),
        rounded_polynomial(
            "NORMAL_TAIL_F64", "K(t) for k = 3",
            *_normal_tail(mpf(3)), 23, -1, 1, np.float64,
        ),
        rounded_polynomial(
            "NORMAL_TAIL_COARSE", "K(t) for k = 2.5",
            *_normal_tail(mpf("2.5")), 4, -1, 1, np.float32,
        ),
        *_each(
            "EXP_LONG", "(e^r - 1 - r - r²/2 - r³/6) / r⁴ on ±ln(2)/2",
            _exp_rest, lambda x: x**4 / mpmath.exp(x) + mpf("1e-15"), (4, 9), -half_ln2, half_ln2,
        ),
        *_each(
            "EXP_REMAINDER", "(e^x - 1 - x) / x² on ±0.5",
            _exp_remainder, relative(_exp_remainder), (6, 12), mpf("-0.5"), mpf("0.5"),
        ),
        *_each(
            "LOG_REMAINDER", "(log(1 + v) - v/(1 + v)) / v² on ±0.125",
            _log_remainder, relative(_log_remainder), (7, 16), mpf("-0.125"), mpf("0.125"),
        ),
        *_each(
            "TANH_REMAINDER", "((x - tanh x) / x³ - 1/3) / x² in x², for |x| up to 0.8",
            _tanh_remainder, tanh_weight, (5, 12, 3), mpf(0), mpf("0.64"),
        ),
        *_each(
            "LOG_COSH", "log(cosh x) / x² in x², for |x| up to 1.2",
            _log_cosh_over_square, relative(_log_cosh_over_square), (8, 18, 4), mpf(0), mpf("1.44"),
        ),
        *_each(
            "SIN", "(sin(y) - y) / y³ in y², for |y| up to π/4",
            _sin_remainder, lambda z: z + mpf("1e-9"), (3, 7, 1), mpf(0), mpf("0.6174"),
        ),
        *_each(
            "COS", "(cos(y) - 1 + y²/2) / y⁴ in y², for |y| up to π/4",
            _cos_remainder, lambda z: z**2 + mpf("1e-9"), (3, 7, 1), mpf(0), mpf("0.6174"),
        ),
        # with float32's accuracy, for arithmetic in float64
        rounded_polynomial(
            "EXP_WIDE", "(e^r - 1 - r) / r² on ±ln(2)/2",
            _exp_remainder, exp_weight, 5, -half_ln2, half_ln2, np.float64,
        ),
        rounded_polynomial(
            "NORMAL_TAIL_WIDE", "K(t) for k = 2.5",
            *_normal_tail(mpf("2.5")), 11, -1, 1, np.float64,
        ),
        rounded_polynomial(
            "SIN_WIDE", "(sin(y) - y) / y³ in y², for |y| up to π/2",
            _sin_remainder, lambda z: (z * mpmath.sqrt(z) + mpf("1e-9")) / (mpmath.sin(mpmath.sqrt(z)) + mpf("1e-9")),
            6, mpf(0), mpf("2.47"), np.float64,
        ),
        rounded_polynomial(
            "GELU_FAR_F32", "1/√2π - e^(t²/2)·t·Φ(-t) for t = 4x + 10.25",
            gelu_far, lambda x: 1 / (INV_SQRT_2PI - gelu_far(x)), 10, mpf("-1.03"), mpf("1.19"), np.float32,
        ),
        rounded_polynomial(
            "MILLS_FAR_F32", "e^(t²/2)·Φ(-t) for t = 4x + 10.25",
            mills_far, lambda x: 1 / (far(x) * INV_SQRT_2PI - mills_far(x)), 9, mpf("-1.03"), mpf("1.19"), np.float32,
        ),
        *_each(
            "ERF", "(erf(x)/x - 2/√π) / x² in x², for |x| up to 0.9",
            _erf_remainder, erf_weight, (5, 11, 2), mpf(0), mpf("0.81"),
        ),
    ]  # fmt: skip


if __name__ == "__main__":
    print('"""Coefficients in ascending order; ``python tests/coefficients.py > fastact/elementary/tables.py`` derives them.\n')
    print('The error is the largest relative one that the rounded coefficients leave in the result."""\n')
    print("\n".join(map(str, tables())), end="")
