"""Cores: the bits of an element depend on this element only, and results are as exact as those of the formula."""

import math

import mpmath
import numba
import numpy as np
import pytest
from catalogue import DTYPES, ELEMENTWISE, all_same, by_case, same_bits

import fastact
from fastact.codegen import chunks
from fastact.definitions.passes import PASSES
from fastact.runtime import threads

CASES = [case for case in ELEMENTWISE if case.core]
FUSED, WITH_PARAMETER = (
    [case for case in CASES if test(case)] for test in (lambda c: c.use == "fused", lambda c: c.definition.parameters)
)
cored = by_case(CASES)
BLOCK = chunks.BLOCK
CHUNK = chunks.CHUNK * BLOCK
COUNT = 4 * CHUNK + 69


def types_of(case):
    return [dtype for dtype in DTYPES if case.core.serves(np.dtype(dtype))]


def largest(case, dtype) -> float:
    """Return about the largest |x| that the core serves with the usual parameters."""
    core, parameters, limit = case.definition.core, case.parameters(dtype), case.definition.core.limit(np.dtype(dtype))
    served = lambda x: abs(float(core.argument(*[dtype(x)] * len(case.definition.arrays), *parameters))) <= limit
    low, high = 1e-3, 1e30
    while high > 1.001 * low:
        middle = math.sqrt(low * high)
        low, high = (middle, high) if served(middle) else (low, middle)
    return low


def inputs(case, dtype, count=COUNT, seed=0):
    """Return arrays in the core's range, half of them of usual size, and the parameters."""
    rng, limit = np.random.default_rng(seed), 0.99 * largest(case, dtype)
    bounds = np.where(rng.random(count) < 0.5, limit, min(limit, 8.0))
    arrays = [(bounds * rng.uniform(-1.0, 1.0, count)).astype(dtype) for _ in range(case.arrays)]
    return (*arrays, *case.parameters(dtype))


def data(case) -> list[int]:
    """Return the positions of the arrays that are not gradients."""
    return list(range(case.arrays - len(case.definition.arrays), case.arrays))


def changed(case, given, place, value):
    """Return the inputs with `value` at one place of each data array."""
    arrays = [np.array(a) for a in given]
    for k in data(case):
        arrays[k][place] = value
    return (*arrays[: case.arrays], *given[case.arrays :])


@cored
def test_neighbours_length_and_place_do_not_change_a_bit(case):
    """The bits are the same in vectors, in the remainder after the last vector, and in pieces of longer arrays."""
    for dtype in types_of(case):
        given, parameters = inputs(case, dtype)[: case.arrays], case.parameters(dtype)
        wanted = case.call((*given, *parameters))
        for length in range(1, 70):
            for start in (0, 1 + length):
                part = slice(start, start + length)
                got = case.call((*(a[part] for a in given), *parameters))
                assert all_same(got, [a[part] for a in wanted]), (dtype, length, start)
        got = case.call((*(np.repeat(a, 3)[::3] for a in given), *parameters))
        assert all_same(got, wanted)
        got = case.call((*(a[::-1] for a in given), *parameters))
        assert all_same([a[::-1] for a in got], wanted)


@pytest.mark.parametrize(("a", "b"), [(-16.49, -9.55e27), (-17.5, 1e30)])
def test_gates_far_out_beside_large_numbers(a, b):
    """e^−136 underflows in float32, but its product with a large factor must be right."""
    a, b = np.float32(a), np.float32(b)
    with mpmath.workdps(40):
        wanted = mpmath.mpf(float(a)) * mpmath.ncdf(float(a)) * float(b)
        assert abs(mpmath.mpf(float(fastact.geglu(a, b))) / wanted - 1) < 1e-6


@pytest.mark.parametrize(
    ("name", "x", "parameters", "wanted"),
    [
        ("dyt", -5.799, (1.0, 1.79e308, 0.0), -1.789967120013027e308),
        ("derf", -4.338, (1.0, 0.0, 1.79e308, 0.0), -1.7899999984742924e308),
        ("acon_c", 1e308, (0.0, -100.0, 0.0), -np.inf),
        ("acon_c", 1e170, (1e-170, -1e-170, 0.3), 0.2913126124515909),
        ("nlrelu", 1e-300, (np.inf,), np.inf),
        ("nlrelu", np.inf, (1e-300,), np.inf),
        ("soft_exponential", 1.4735555831740066e-07, (-1.0,), -15.730417406605135),
    ],
)
def test_parameters_that_cores_leave_to_the_formula(name, x, parameters, wanted):
    """Large factors would overflow before they are added; slopes of opposite signs, and logarithms near their pole, cancel."""
    assert getattr(fastact, name)(np.array([x]), *parameters) == pytest.approx(wanted, rel=1e-15, abs=0.0)


@cored
@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf, 1e30, 17.0, -40.0])
def test_a_number_beyond_the_range_changes_no_other(case, number):
    """The number may be in the first chunk, in the last, incomplete one, or in all chunks. The others must keep their bits."""
    for dtype in types_of(case):
        given = inputs(case, dtype)
        wanted = case.call(given)
        for places in ([5], [COUNT - 1], [CHUNK - 1, CHUNK], list(range(3, COUNT, CHUNK // 2))):
            got = case.call(changed(case, given, places, number))
            others = np.setdiff1d(np.arange(COUNT), places)
            assert all_same([a[others] for a in got], [a[others] for a in wanted]), (dtype, places)
            if places == [5]:
                first = case.call(changed(case, tuple(a[5:6] if np.ndim(a) else a for a in given), 0, number))
                assert all_same([a[5:6] for a in got], first)


@cored
@pytest.mark.parametrize("share", [0.003, 0.1, 0.6, 1.0])
def test_any_share_of_the_numbers_beyond_the_range(case, share):
    """Numbers beyond the range in few chunks, in all blocks, in most places or everywhere change no bit of any result."""
    rng = np.random.default_rng(1)
    for dtype in types_of(case):
        inside, limit = inputs(case, dtype), largest(case, dtype)
        numbers = (rng.choice([-1, 1], COUNT) * rng.uniform(1, 4, COUNT) * limit).astype(dtype)
        outside = changed(case, inside, slice(None), numbers)
        beyond = rng.random(COUNT) < share
        got = case.call(changed(case, inside, beyond, numbers[beyond]))
        for found, wanted_inside, wanted_outside in zip(got, case.call(inside), case.call(outside), strict=True):
            assert same_bits(found, np.where(beyond, wanted_outside, wanted_inside))


@cored
@pytest.mark.parametrize("count", [3, BLOCK - 1, BLOCK, BLOCK + 1, CHUNK + 5, COUNT])
def test_in_place(case, count):
    """Outputs may overwrite any input, with one result or several, in range and beyond, and with an overlapping last block."""
    for dtype in types_of(case):
        for given in (inputs(case, dtype, count), changed(case, inputs(case, dtype, count), [1, count - 2, count // 2], 1e3)):
            wanted = case.call(given)
            for over in range(case.arrays):
                arrays = [np.array(a) for a in given[: case.arrays]]
                out = tuple(arrays[over] if k == 0 else np.empty(count, dtype) for k in range(len(wanted)))
                case.call((*arrays, *given[case.arrays :]), out=out)
                assert all_same(out, wanted), over
            if len(wanted) == case.arrays > 1:
                arrays = [np.array(a) for a in given[: case.arrays]]
                case.call((*arrays, *given[case.arrays :]), out=tuple(arrays[::-1]))
                assert all_same(arrays[::-1], wanted)


@by_case(FUSED)
def test_fused_has_the_bits_of_the_other_passes(case):
    for dtype in types_of(case):
        for beyond in (0.5, 1e3):
            g, *rest = changed(case, inputs(case, dtype), [3], beyond)
            y, *gradients = case.call((g, *rest))
            assert same_bits(y, getattr(fastact, case.name)(*rest))
            found = getattr(fastact.backward, case.name)(g, *rest)
            assert all_same(gradients, found if isinstance(found, tuple) else (found,))


@by_case(WITH_PARAMETER)
@pytest.mark.parametrize("times", [1.0, 2.0, 80.0])
def test_a_parameter_in_an_array_is_the_number(case, times):
    """The bits are those of the number, with the core (usual value) and without it, also where both occur in one array."""
    for dtype in types_of(case):
        parameter, *more = dtype(times) * np.array(case.parameters(dtype), dtype)
        arrays = changed(case, inputs(case, dtype), [9], 1e3)[: case.arrays]
        arrays = changed(case, arrays, slice(70, 160), np.linspace(-20, 20, 90))
        number = case.call((*arrays, parameter, *more))
        assert all_same(case.call((*arrays, np.full(COUNT, parameter, dtype), *more)), number)
        assert all_same(case.call((*arrays, *(np.full(COUNT, p, dtype) for p in (parameter, *more)))), number)
        mixed = np.where(np.arange(COUNT) % 3, parameter, dtype(0.5))
        got = case.call((*arrays, mixed, *more))
        assert all_same([a[mixed == parameter] for a in got], [a[mixed == parameter] for a in number])
        alone = np.full(COUNT, parameter, dtype)
        case.call((*arrays, alone, *more), out=(alone, *(np.empty(COUNT, dtype) for _ in number[1:])))
        assert same_bits(alone, number[0])  # written over the parameter


@cored
def test_threads_do_not_change_a_bit(case):
    count = 2 * threads.THRESHOLD + 5
    for dtype in types_of(case):
        given = changed(case, inputs(case, dtype, count), list(range(11, count, count // 5)), 50.0)
        before = numba.get_num_threads()
        try:
            found = []
            for number in (1, min(2, numba.config.NUMBA_NUM_THREADS)):
                numba.set_num_threads(number)
                found.append(case.call(given))
        finally:
            numba.set_num_threads(before)
        assert all_same(*found)


@cored
def test_no_elements(case):
    for dtype in types_of(case):
        assert all(a.shape == (0,) and a.dtype == dtype for a in case.call(inputs(case, dtype, 0)))


@by_case([case for case in CASES if case.use in ("forward", "fused")])
def test_signs_of_zeros(case):
    """A value of 0 has the sign of the values next to it."""
    for dtype in types_of(case):
        for other in (0.3, 0.9, 1.5, 2.2):
            for zero in data(case):
                arrays = np.full((case.arrays, 40), other, dtype) * np.repeat(dtype([1, -1]), 20)
                arrays[zero] = np.tile(dtype([0.0, -0.0]), 20)
                beside = arrays.copy()
                beside[zero] = np.copysign(dtype(1e-3), arrays[zero])
                value, near = (case.call((*given, *case.parameters(dtype)))[0] for given in (arrays, beside))
                assert np.array_equal(np.signbit(value), np.signbit(near)), (dtype, other, zero)


def check_close(case, full, moderate):
    """Check that values are within 2 ULP of the formula's and derivatives within 4; near zeros, 2 ε of the largest moderate one."""
    names = PASSES[case.use].arrays_out(case.definition)
    for name, got, wanted in zip(names, case.call(full), case.call_formula(full), strict=True):
        units = (2.0 if name == "y" else 4.0) * np.spacing(np.abs(wanted))
        allowed = np.maximum(units, 2 * np.finfo(got.dtype).eps * np.max(np.abs(wanted), where=moderate, initial=0.0))
        apart = np.abs(np.subtract(got, wanted, where=got != wanted, out=np.zeros_like(got)))
        assert np.all((got == wanted) | (apart <= allowed)), name


@cored
def test_it_is_as_exact_as_the_formula_within_and_beyond_the_range(case):
    for dtype in types_of(case):
        limit = largest(case, dtype)
        numbers = np.linspace(-limit, limit, 5001).astype(dtype)
        arrays = [np.full(numbers.size, 1.5, dtype) for _ in range(case.arrays)]
        activated = data(case)[0] if len(data(case)) == 1 else data(case)[case.definition.activated]
        arrays[activated] = numbers
        check_close(case, (*arrays, *case.parameters(dtype)), np.abs(numbers) < 3)
        arrays[activated] = np.concatenate([numbers[:2500] - limit, numbers[-2501:] + limit]).astype(dtype)
        full = (*arrays, *case.parameters(dtype))
        if case.core.tail_in(np.dtype(dtype)) is None:
            argument = np.vectorize(lambda *numbers, core=case.core, dtype=dtype: core.argument(*map(dtype, numbers)))
            compared = argument(*(arrays[k] for k in data(case)), *case.parameters(dtype))
            beyond = ~(np.abs(compared) <= case.core.limit(np.dtype(dtype)))
            assert all_same(*([a[beyond] for a in call(full)] for call in (case.call, case.call_formula)))
        else:
            check_close(case, full, False)


@by_case([case for case in CASES if case.use == "forward" and getattr(case.definition.core, "saturates", False)])
@pytest.mark.parametrize("share", [0.01, 0.3, 0.9])
def test_constant_values_are_those_of_the_tail(case, share):
    """The value's kernel clamps numbers beyond the cells, at first or only after many of them. The fused kernel computes a tail."""
    rng, limit = np.random.default_rng(0), largest(case, np.float32)
    x = rng.uniform(-limit, limit, COUNT).astype(np.float32)
    far = rng.random(COUNT) < share
    beyond = np.array([1.001 * limit, 2.0 * limit, 1e10, 3e38, np.inf, np.nan], np.float32)
    x[far] = np.copysign(rng.choice(beyond, np.count_nonzero(far)), x[far])
    fused = next(c for c in FUSED if c.definition is case.definition)
    y, _ = fused.call((np.ones_like(x), x))
    assert all_same(case.call((x,)), [y])


# Numbers within and beyond all ranges, some of which make the exponential subnormal in float32 or zero in float64.
FAR = [0.0, 0.4, 5.0, 9.5, 12.5, 16.0, 25.0, 60.0, 88.0, 95.0, 103.0, 110.0, 200.0, 400.0, 1000.0, 2e4, 1e30, 3e38, np.inf]
FAR = np.array([*FAR, *(-number for number in FAR), np.nan], np.float32)
BESIDE = np.array([1.5, -0.7, 0.0, 1e-40, 1e30, -3e38, np.inf, -np.inf, np.nan], np.float32)


@by_case([case for case in CASES if case.use in ("forward", "derivative") and case.core.tail_in(np.dtype(np.float32))])
def test_tails_are_float64s_results(case):
    """This holds for unusual parameters, too. No tiny number stands for 0 in a product with infinity."""
    more = len(case.definition.arrays) - 1
    parameters = [[p.typical for p in case.definition.parameters], *(sample[more:] for sample in case.definition.samples)]
    parameters += [[first, *parameters[0][1:]] for first in (-0.7, 0.01, 0.0) if parameters[0]]
    arrays = [array.ravel() for array in np.meshgrid(FAR, *[BESIDE] * more)][:: -1 if case.definition.activated else 1]
    for numbers in map(np.float32, parameters):
        if parameters[0] and np.isnan(case.core.argument(*np.zeros(more + 1, np.float32), *numbers)):
            continue  # the formula serves all numbers
        with np.errstate(all="ignore"):
            got = case.call((*arrays, *numbers))
            wanted = [a.astype(np.float32) for a in case.call(tuple(a.astype(float) for a in (*arrays, *numbers)))]
            for a, b in zip(got, wanted, strict=True):
                near = abs(a.astype(float) - b) <= 4.5 * np.spacing(abs(b))
                wrong = ~(near | (a == b) | (np.isnan(a) & np.isnan(b)))
                assert not wrong.any(), f"{[x[wrong][:4] for x in arrays]}: {a[wrong][:4]}, not {b[wrong][:4]}, for {numbers}"
