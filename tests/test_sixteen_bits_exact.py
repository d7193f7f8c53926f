"""float16 and bfloat16 over all numbers against float64 and mpmath: values, derivatives, and gradients with a 16-bit g."""

import numpy as np
import pytest
from catalogue import ELEMENTWISE, as_tuple, by_case

import fastact
from fastact.tools.accuracy import measure

pytest.importorskip("ml_dtypes")

from fastact.tools.accuracy import all_halves

of_each_type = pytest.mark.parametrize("dtype", all_halves.TYPES, ids=str)
VALUES, GRADIENTS = 0.51, 0.75  # ULP
OTHERS = (1.5, -0.375, 40.0)  # values of a gated function's other array
QUESTIONS = 50  # to mpmath for each curve


def assert_within(got, values, x, bound, zeros, largest):
    """Check a bound in ULP. Near a zero of the function, where terms cancel, 2 ε of its `largest` number are allowed, too."""
    errors = all_halves.half_errors(got, values)
    near = np.any([np.abs(x - zero) < 0.5 * abs(zero) for zero in zeros], axis=0)
    units = all_halves.units(values, got.dtype)
    bounds = bound + np.where(near, 2 * np.finfo(np.float32).eps * largest / units, 0)
    wrong = np.flatnonzero(~(errors <= bounds))
    assert wrong.size == 0, (x[wrong], errors[wrong])


@of_each_type
@by_case([case for case in ELEMENTWISE if case.use == "forward"])
def test_all_numbers(case, dtype):
    definition, x = case.definition, all_halves.all_numbers(dtype)
    wide, rng = x.astype(np.float64), np.random.default_rng(0)
    middle = np.abs(wide) < 3
    g = rng.standard_normal(x.size).astype(dtype)
    for swept in range(len(definition.arrays)):
        for other in OTHERS if definition.gated else OTHERS[:1]:
            inputs = measure.inputs_of(definition, swept, other, x)
            exact = []
            for curve in measure.curves(definition, swept, other):
                values = all_halves.exact(curve, wide, dtype, QUESTIONS)
                with np.errstate(all="raise"):
                    got = curve.call(x)
                near = measure.zeros_of(curve.call), np.abs(values[middle]).max()
                assert_within(got, values, wide, VALUES, *near)
                exact.append((values, near))
            (values, near), (slopes, (zeros, steepest)) = exact
            y, *gradients = getattr(fastact.fused, case.name)(g, *inputs)
            assert_within(y, values, wide, GRADIENTS, *near)
            held = np.abs(slopes) <= np.finfo(np.float32).max  # g times another slope is g times infinity
            wide_g = g[held].astype(np.float64)
            for each in (gradients, as_tuple(getattr(fastact.backward, case.name)(g, *inputs))):
                wanted, largest = wide_g * slopes[held], steepest * np.abs(wide_g)
                assert_within(each[swept][held], wanted, wide[held], GRADIENTS, zeros, largest)


def test_a_wrong_result_is_found():
    """The result of one number is replaced by its neighbour, which is not the nearest number."""
    size = measure.Curve(np.abs, abs, goal=0.51)

    def wrong(x):
        y = np.abs(x)
        if x.dtype.itemsize == 2:
            y[x == -3] = np.nextafter(y.dtype.type(3), y.dtype.type(4))
        return y

    for dtype in all_halves.TYPES:
        unit = float(all_halves.units(np.array([3.0]), dtype)[0])
        assert np.nextafter(dtype.type(3), dtype.type(4)) == 3 + unit
        assert all_halves.half_error(size, dtype) == all_halves.HalfError(0, 0.0, 0.0)
        assert all_halves.half_error(measure.Curve(wrong, abs, 0.51), dtype) == all_halves.HalfError(1, 1.0, -3.0)


def test_the_middle_is_left_to_mpmath():
    """float64 is wrong on purpose, by less than float32 can resolve. mpmath must decide the midpoints."""
    off = lambda x: x * np.float64(1.5) * (1 + 1e-8) if x.dtype == np.float64 else x * x.dtype.type(1.5)
    dtype = all_halves.TYPES[0]
    x = np.arange(1025.0, 1365.0, 2.0)  # 1.5·x is the midpoint between two numbers
    right = all_halves.exact(measure.Curve(off, lambda x: 1.5 * x, 0.51), x, dtype)
    assert np.array_equal(right, 1.5 * x)
    assert not np.array_equal(all_halves.exact(measure.Curve(off, lambda x: 1.5 * x, 0.51), x, dtype, most=10), 1.5 * x)


@of_each_type
def test_numbers_are_rounded_once(dtype):
    """Rounding agrees with NumPy and ml_dtypes, also for numbers that float32 would round to a midpoint."""
    x = all_halves.all_numbers(dtype)
    x = np.sort(x[np.isfinite(x)].astype(np.float64))
    middles = (x[1:] + x[:-1]) / 2
    above = np.nextafter(middles, np.inf)
    assert np.array_equal(all_halves.rounded(x, dtype), x)
    assert np.array_equal(all_halves.rounded(above, dtype), x[1:])
    assert np.array_equal(all_halves.rounded(np.nextafter(middles, -np.inf), dtype), x[:-1])
    assert np.all(all_halves.from_middle(middles[middles != 0], dtype) == 0)
