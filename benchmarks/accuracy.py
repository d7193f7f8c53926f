"""The largest error of every element-wise function over all 2³² float32 numbers: ``python benchmarks/accuracy.py [NAME ...]``.

The reference is the float64 loop of the same function, which the tests hold to 2 ULP of mpmath. Errors are in units of the last
place (ULP). Within 50 % of a zero of the derivative its relative error means little; there the error is given in units of ε
times the largest derivative.
"""

import sys

import cases
import numba
import numpy as np

from fastact.activations import CATALOGUE, Activation

CHUNK = 1 << 24


@numba.njit(parallel=True, error_model="numpy")
def compare(x, got, wanted, zeros, ulp, ulp_at, near):
    """For each part: the largest error in ULP and where, the largest near a zero; returns how many NaNs disagree."""
    parts = len(ulp)
    wrong = 0
    for part in numba.prange(parts):
        for i in range(part * len(x) // parts, (part + 1) * len(x) // parts):
            y, r = np.float64(got[i]), wanted[i]
            if np.isnan(x[i]):
                wrong += not np.isnan(y)
                continue
            y = min(max(y, -(2.0**128)), 2.0**128)
            r = min(max(r, -(2.0**128)), 2.0**128)
            error = abs(y - r)
            if not error >= 0.0:
                wrong += 1
                continue
            close = False
            for zero in zeros:
                close |= abs(x[i] - zero) < 0.5 * abs(zero)
            if close:
                near[part] = max(near[part], error)
                continue
            exponent = min(max((np.float64(abs(r)).view(np.int64) >> 52) - 1023, -126), 127)
            error *= np.int64((1023 + 23 - exponent) << 52).view(np.float64)
            if error > ulp[part]:
                ulp[part], ulp_at[part] = error, x[i]
    return wrong


def zeros_of(function, parameters):
    """Where a smooth function of one variable changes its sign, away from 0."""
    x = np.arange(-20, 20, 0.001) + 0.0005
    y = function(x, *parameters)
    change = np.flatnonzero((y[1:] * y[:-1] < 0) & (np.abs(np.diff(y)) < 0.01))
    return x[change]


def largest_error(case):
    function, parameters = case.function, case.parameters()
    zeros = zeros_of(function, parameters) if case.use == "derivative" else np.empty(0)
    threads = numba.get_num_threads() * 4
    ulp, ulp_at, near = np.zeros(threads), np.zeros(threads), np.zeros(threads)
    wrong, steepest = 0, 0.0
    narrow = [np.float32(p) for p in parameters]
    for first in range(0, 1 << 32, CHUNK):
        x = np.arange(first, first + CHUNK, dtype=np.uint32).view(np.float32)
        with np.errstate(invalid="ignore"):  # signalling NaNs
            wanted = function(x.astype(np.float64), *(np.float64(p) for p in narrow))
        wrong += compare(x, function(x, *narrow), wanted, zeros, ulp, ulp_at, near)
        if case.use == "derivative":
            steepest = max(steepest, float(np.nanmax(np.abs(wanted[:: 1 << 8]), initial=0.0)))
    at = ulp.argmax()
    close = near.max() / (np.finfo(np.float32).eps * steepest) if len(zeros) else None
    return ulp[at], ulp_at[at], close, wrong


def main(names):
    elementwise = [
        name for name, definition in CATALOGUE.items() if isinstance(definition, Activation) and definition.arrays == ("x",)
    ]
    print("| function | value: ULP | at x = | derivative: ULP | at x = | near its zeros: ε·max |\n|---|---|---|---|---|---|")
    for name in names or elementwise:
        value, value_at, _, wrong = largest_error(cases.Case("forward", name))
        slope, slope_at, close, wrong_slope = largest_error(cases.Case("derivative", name))
        near = "" if close is None else f"{close:.2f}"
        print(f"| {name} | {value:.2f} | {value_at:.6g} | {slope:.2f} | {slope_at:.6g} | {near} |", flush=True)
        if wrong or wrong_slope:
            print(
                f"{name}: {wrong} values and {wrong_slope} derivatives are NaN where they must not be, or the reverse",
                file=sys.stderr,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
