"""The largest errors of a function's value and derivative.

float32 is measured over all 2³² numbers, or an even sample of them. The reference is the float64 loop of the same function, which
the tests keep within 2 and 4 ULP of mpmath. float64 is measured against mpmath, on samples that cover every tail, magnitude and
kink.
"""

import functools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import mpmath
import numba
import numpy as np

import fastact
from fastact.definitions import Activation
from fastact.runtime.halves import computed_in
from fastact.tools.accuracy import oracle

VALUE_GOAL, DERIVATIVE_GOAL = 2.0, 4.0  # ULP
CHUNK = 1 << 20
SAMPLE_STEP = 1021  # the distance between the float32 numbers of a sample; a prime, so that all mantissas occur
BLOCK = 512
OTHER_ARRAY = 1.5  # the value of a gated function's other array while the activated one runs over all numbers


@dataclass(frozen=True)
class Error:
    """The largest error in ULP and its input. Errors near a zero that exceed the goal are kept apart, as a multiple of ε·max|f|."""

    ulp: float
    at: float
    near_zeros: float | None = None


@dataclass(frozen=True)
class Curve:
    """The value or derivative of a function of one variable: ``call(x, out=None)`` in any precision, and the exact function."""

    call: Callable
    exact: Callable
    goal: float


def parameters_of(definition: Activation) -> tuple[float, ...]:
    return tuple(p.typical for p in definition.parameters)


def inputs_of(definition: Activation, swept: int, other: float, x) -> list:
    """Return the arrays and parameters of a call: x (an array or an mpmath number) at `swept`, `other` for another array."""
    kinds = (x.dtype.type, computed_in(x.dtype).type) if isinstance(x, np.ndarray) else (mpmath.mpf, mpmath.mpf)
    arrays = [x if k == swept else kinds[0](other) for k in range(len(definition.arrays))]
    return arrays + [kinds[1](float(np.float32(p))) for p in parameters_of(definition)]


def curves(definition: Activation, swept: int | None = None, other: float = OTHER_ARRAY) -> tuple[Curve, Curve]:
    """Return (value, derivative) as functions of one array, by default the activated one; a gated function's other is `other`."""
    value, slope = getattr(fastact, definition.name), getattr(fastact.derivative, definition.name)
    swept = definition.activated if swept is None else swept
    inputs = functools.partial(inputs_of, definition, swept, other)

    def derivative(x, out=None):
        outputs = tuple(out if k == swept else None for k in range(len(definition.arrays)))
        result = slope(*inputs(x), out=outputs)
        return result[swept] if isinstance(result, tuple) else result

    def exact_derivative(x):
        result = definition.textbook_derivative(oracle.FORMULAS, *inputs(x))
        return result[swept] if isinstance(result, tuple) else result

    return (
        Curve(
            lambda x, out=None: value(*inputs(x), out=out), lambda x: definition.textbook(oracle.FORMULAS, *inputs(x)), VALUE_GOAL
        ),
        Curve(derivative, exact_derivative, DERIVATIVE_GOAL),
    )


def points(definition: Activation, dtype, count: int = 70) -> np.ndarray:
    """Return samples of all regions: the middle, both tails up to the type's limits, every magnitude, and kinks with neighbours."""
    rng = np.random.default_rng(20)
    info = np.finfo(dtype)
    end = 110.0 if dtype is np.float32 else 760.0
    magnitudes = 10.0 ** rng.uniform(np.log10(info.smallest_subnormal), 3, count) * rng.choice([-1, 1], count)
    special = [0.0, -0.0, info.tiny, -info.tiny, info.smallest_subnormal, -info.smallest_subnormal, info.max, info.min]
    around = [np.nextafter(dtype(kink), dtype(side)) for kink in (*definition.kinks, 0.0, 1.0, -1.0) for side in (-np.inf, np.inf)]
    return np.concatenate(
        [
            rng.uniform(-3, 3, count),
            rng.uniform(-16, 16, count),
            rng.uniform(-end, end, count),
            magnitudes,
            special,
            around,
            definition.kinks,
        ]
    ).astype(dtype)


@numba.njit(error_model="numpy")
def _nothing_to_find(got, wanted, start, stop, known):
    """Return whether all numbers are exact, or all are correctly rounded (0.5 ULP, if an error of that size is known already)."""
    rounded = exact = True
    for i in range(start, stop):
        rounded &= got[i] == np.float32(wanted[i])
        exact &= got[i] == wanted[i]
    return exact or (rounded and known >= 0.5)


@numba.njit(error_model="numpy")
def _compare_block(x, got, wanted, zeros, goal, ulp, ulp_at, near, part, start, stop):
    wrong = 0
    for i in range(start, stop):
        y, r = np.float64(got[i]), wanted[i]
        if np.isnan(y) or np.isnan(r):
            wrong += np.isnan(y) != np.isnan(r)
            continue
        y = min(max(y, -(2.0**128)), 2.0**128)
        r = min(max(r, -(2.0**128)), 2.0**128)
        error = abs(y - r)
        close = False
        for zero in zeros:
            close |= abs(x[i] - zero) < 0.5 * abs(zero)
        exponent = min(max((np.float64(abs(r)).view(np.int64) >> 52) - 1023, -126), 127)
        units = error * np.int64((1023 + 23 - exponent) << 52).view(np.float64)
        if close and units > goal:
            near[part] = max(near[part], error)
        elif units > ulp[part]:
            ulp[part], ulp_at[part] = units, x[i]
    return wrong


@numba.njit(parallel=True, error_model="numpy")
def _compare(x, got, wanted, zeros, goal, ulp, ulp_at, near):
    """Update each part's largest error in ULP, its input and its largest error near a zero. Return the number of NaN mismatches."""
    parts = len(ulp)
    wrong = 0
    for part in numba.prange(parts):
        end = (part + 1) * len(x) // parts
        for start in range(part * len(x) // parts, end, BLOCK):
            stop = min(start + BLOCK, end)
            if _nothing_to_find(got, wanted, start, stop, ulp[part]):
                continue  # the case for most of the numbers
            wrong += _compare_block(x, got, wanted, zeros, goal, ulp, ulp_at, near, part, start, stop)
    return wrong


def zeros_of(function: Callable) -> np.ndarray:
    """Return the points away from 0 at which a function changes its sign continuously."""
    x = np.arange(-20, 20, 0.001) + 0.0005
    with np.errstate(all="ignore"):
        y = function(x)
    change = np.flatnonzero((y[1:] * y[:-1] < 0) & (np.abs(np.diff(y)) < 0.01 * (1 + np.abs(x[1:]))) & (np.abs(x[1:]) > 0.01))
    return x[change]


def every_float32(exhaustive: bool) -> Iterator[np.ndarray]:
    """Yield all float32 numbers, or one in `SAMPLE_STEP`, in chunks. Each chunk reuses the memory of the previous one."""
    step = 1 if exhaustive else SAMPLE_STEP
    places = np.arange(0, CHUNK * step, step, dtype=np.uint32)
    bits = np.empty_like(places)
    for first in range(0, 1 << 32, CHUNK * step):
        np.add(places, np.uint32(first), out=bits)  # the sum wraps around to 0 after the last number
        yield bits.view(np.float32)


def float32_error(call: Callable, curve: Curve, exhaustive: bool) -> Error:
    """Return the largest error of ``call(float32 array, out)``, measured against the function in float64."""
    # The buffers are reused: new pages would cost as much as everything else.
    wide, wanted, out = np.empty(CHUNK), np.empty(CHUNK), np.empty(CHUNK, np.float32)
    zeros = zeros_of(curve.call)
    parts = numba.get_num_threads() * 4
    ulp, ulp_at, near = np.zeros(parts), np.zeros(parts), np.zeros(parts)
    wrong, largest = 0, 0.0
    for x in every_float32(exhaustive):
        with np.errstate(invalid="ignore"):  # some of them are signalling NaNs
            wide[...] = x
            curve.call(wide, wanted)
        wrong += _compare(x, call(x, out), wanted, zeros, curve.goal, ulp, ulp_at, near)
        if len(zeros):
            middle = np.abs(wanted[::64][np.abs(x[::64]) < 3])
            largest = max(largest, float(np.max(middle, initial=0.0)))
    at = ulp.argmax()
    close = near.max() / (np.finfo(np.float32).eps * largest) if near.any() else None
    return Error(math.inf if wrong else float(ulp[at]), float(ulp_at[at]), close)


def float64_error(curve: Curve, definition: Activation, count: int) -> Error:
    """Return the largest error on samples, against mpmath."""
    zeros = zeros_of(curve.call)
    x = points(definition, np.float64, count)
    worst, where, near, largest = 0.0, 0.0, mpmath.mpf(0), mpmath.mpf(0)
    for point, got in zip(x, curve.call(x), strict=True):
        wanted = oracle.settled(lambda point=point: curve.exact(mpmath.mpf(float(point))), float(point))
        if abs(point) < 3:
            largest = max(largest, abs(wanted))
        error = oracle.ulp_error(got, wanted)
        if error > curve.goal and np.any(np.abs(point - zeros) < 0.5 * np.abs(zeros)):
            near = max(near, abs(mpmath.mpf(float(got)) - wanted))
        elif error > worst:
            worst, where = error, float(point)
    close = float(near / largest) / np.finfo(np.float64).eps if near else None
    return Error(worst, where, close)
