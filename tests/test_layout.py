"""Results have the same bits in every layout, length and alignment, in place, on overlapping memory and with any thread count."""

import numba
import numpy as np
import pytest
from catalogue import (
    DTYPES,
    all_same,
    as_tuple,
    both_types,
    elementwise,
    every_and_type,
    read_only,
    row_functions,
    row_functions_and_type,
    same_bits,
    tiered_names,
)

import fastact
from fastact.codegen import driver, loops
from fastact.runtime import threads


def _unaligned(a):
    raw = np.empty(a.nbytes + 1, np.uint8)
    shifted = raw[1:].view(a.dtype).reshape(a.shape)
    shifted[...] = a
    assert not shifted.flags.aligned or a.itemsize == 1
    return shifted


LAYOUTS = {
    "every second": lambda a: np.repeat(a, 2, axis=-1)[..., ::2],
    "backwards": lambda a: np.ascontiguousarray(a[..., ::-1])[..., ::-1],
    "columns first": np.asfortranarray,
    "transposed": lambda a: np.ascontiguousarray(a.swapaxes(0, 1)).swapaxes(0, 1),
    "swapped bytes": lambda a: a.astype(a.dtype.newbyteorder()),
    "read-only": lambda a: read_only(a.copy()),
    "unaligned": _unaligned,
}


@elementwise
def test_layout_of_inputs_does_not_change_a_bit(case):
    for dtype in DTYPES:
        inputs = case.inputs((33, 41), dtype)
        wanted = case.call(inputs)
        for layout, arrange in LAYOUTS.items():
            arranged = tuple(arrange(a) if np.ndim(a) else a for a in inputs)
            assert all(np.array_equal(a, b) for a, b in zip(arranged, inputs, strict=True))
            assert all_same(case.call(arranged), wanted), (layout, dtype)


@elementwise
def test_layout_of_outputs_does_not_change_a_bit(case):
    inputs = case.inputs((33, 41))
    wanted = case.call(inputs)
    for layout in ("every second", "backwards", "columns first", "transposed"):
        out = tuple(LAYOUTS[layout](np.zeros((33, 41))) for _ in wanted)
        case.call(inputs, out=out)
        assert all_same(out, wanted), layout


@elementwise
def test_broadcasting(case):
    """Arrays broadcast against each other, and parameters per channel against all arrays."""
    x = np.linspace(-3, 3, 5)
    columns = tuple(np.linspace(k, 2, 3)[:, None] for k in range(1, case.arrays))
    channels = tuple(p + np.array([[0.1], [0.2], [0.3]]) for p in case.parameters())
    arrays = (*columns, x)
    shape = (3, 5) if columns or channels else (5,)
    spread = tuple(np.ascontiguousarray(np.broadcast_to(a, shape)) for a in (*arrays, *channels))
    assert all_same(case.call((*arrays, *channels)), case.call(spread))
    if case.arrays > 1:
        with pytest.raises(ValueError, match="broadcast"):
            case.call((np.ones(3), *(np.ones(4) for _ in columns), *case.parameters()))


@elementwise
def test_length_and_alignment_do_not_change_a_bit(case):
    """An element has the same bits in the vector body, in the remainder, and alone."""
    for dtype in DTYPES:
        whole = case.inputs(200, dtype)
        wanted = case.call(whole)
        for start in (0, 1, 3, 5):
            for length in (*range(1, 20), 31, 33, 63, 65, 127, 130):
                part = tuple(a[start : start + length] if np.ndim(a) else a for a in whole)
                got = case.call(part)
                assert all_same(got, tuple(b[start : start + length] for b in wanted)), (dtype, start, length)


@elementwise
def test_where_cache_lines_begin_does_not_change_a_bit(case):
    """In sufficiently long arrays, the elements before the next cache line of the first output are computed separately."""
    for dtype in DTYPES:
        count = 2 * loops.ALIGNED_FROM // np.dtype(dtype).itemsize + 77
        whole, strided = case.inputs(count, dtype), case.inputs(2 * count, dtype)
        everywhere_one = (np.broadcast_to(whole[0][:1], whole[0].shape), *whole[1:])
        every_second = tuple(a[::2] if np.ndim(a) else a for a in strided)
        for inputs in (whole, every_second, everywhere_one):
            wanted = case.call(tuple(np.ascontiguousarray(a) if np.ndim(a) else a for a in inputs))
            for behind in (0, 1, 5, 64 // np.dtype(dtype).itemsize - 1):
                rooms = [np.empty(count + 64, dtype) for _ in wanted]
                starts = [-room.ctypes.data % 64 // room.itemsize + behind + k for k, room in enumerate(rooms)]
                out = tuple(room[start : start + count] for room, start in zip(rooms, starts, strict=True))
                case.ufunc(*inputs, out=out)
                assert all_same(out, wanted), (dtype, behind)


@elementwise
def test_zero_dimensions_and_nothing(case):
    inputs = case.inputs((4,))
    wanted = case.call(inputs)
    scalars = case.call(tuple(a[2] if np.ndim(a) else a for a in inputs))
    assert all(isinstance(a, np.float64) and same_bits(a, b[2]) for a, b in zip(scalars, wanted, strict=True))
    empty = case.call(case.inputs((0, 3)))
    assert all(out.shape == (0, 3) for out in empty)


def places(case, count):
    """Return the inputs that the outputs may overwrite: each output has an input of its own, in shifted or reversed order."""
    if case.arrays < count:
        return []
    shifted = [tuple((first + k) % case.arrays for k in range(count)) for first in range(case.arrays)]
    return [*shifted, tuple(reversed(shifted[0]))]


@elementwise
def test_in_place(case):
    """An output may overwrite any input. Several outputs may also overwrite inputs crosswise."""
    for dtype in DTYPES:
        for size in (5, 1000, threads.THRESHOLD + 3):
            inputs = case.inputs(size, dtype)
            wanted = case.call(inputs)
            for place in places(case, len(wanted)):
                copies = tuple(np.copy(a) for a in inputs)
                case.call(copies, out=tuple(copies[k] for k in place))
                assert all_same(tuple(copies[k] for k in place), wanted), (dtype, size, place)


@elementwise
def test_one_output_in_place_of_an_input_and_the_others_elsewhere(case):
    inputs = case.inputs(700)
    wanted = case.call(inputs)
    for k in range(case.arrays):
        for which in range(len(wanted)):
            copies = tuple(np.copy(a) for a in inputs)
            out = tuple(copies[k] if n == which else np.empty(700) for n in range(len(wanted)))
            case.call(copies, out=out)
            assert all_same(out, wanted), (k, which)


@elementwise
def test_overlapping_out(case):
    """One output may overlap an input in the same memory, shifted by one element."""
    for k in range(case.arrays):
        inputs = list(case.inputs(500))
        shared = np.append(inputs[k], 0.0)
        wanted = case.call(tuple(inputs))
        for shift in (0, 1):
            memory = np.roll(shared, shift)
            inputs[k] = memory[shift : shift + 500]
            beside = memory[1 - shift : 501 - shift]
            out = (beside, *(np.empty(500) for _ in wanted[1:]))
            case.call(tuple(inputs), out=out)
            assert all_same(out, wanted), (k, shift)


@pytest.fixture
def serial():
    """Yield a function that turns parallel loops off and on."""
    before = threads.STATE[driver.ALLOWED]

    def switch(off):
        threads.STATE[driver.ALLOWED] = 0 if off else before

    yield switch
    threads.STATE[driver.ALLOWED] = before


@pytest.mark.parametrize("columns", [10, 64, 127, 128, 129, 200])
@pytest.mark.parametrize("name", tiered_names(["softmax", "log_softmax", "logsumexp", "hardmax", "sparsemax"]))
def test_threads_do_not_change_columns(name, columns, serial):
    """Few columns are processed several rows at a time, and many are shared between threads, but never both."""
    function = getattr(fastact, name)
    for dtype in DTYPES:
        x = np.random.default_rng(0).normal(size=(2048, columns)).astype(dtype)
        serial(off=True)
        wanted = function(x, axis=0)
        serial(off=False)
        assert same_bits(function(x, axis=0), wanted)


@every_and_type
def test_parallel_is_serial_bit_for_bit(case, dtype, serial):
    shape = (threads.THRESHOLD // 50 + 1, 77) if case.rows else (threads.THRESHOLD * 2 + 13,)
    inputs = case.inputs(shape, dtype)
    for arranged in (inputs, tuple(np.asfortranarray(a) if np.ndim(a) > 1 else a[::-1] if np.ndim(a) else a for a in inputs)):
        serial(off=True)
        wanted = case.call(arranged)
        serial(off=False)
        assert all_same(case.call(arranged), wanted)


# --- rows --------------------------------------------------------------------------------------------------------------------


def assert_rounded_alike(got, wanted):
    """Check equality up to the rounding of a row's sum, which follows the memory order."""
    largest = np.max(np.abs(wanted), where=np.isfinite(wanted), initial=0.0)
    np.testing.assert_allclose(got, wanted, rtol=0, atol=64 * np.finfo(wanted.dtype).eps * largest)


@row_functions_and_type
def test_layout_of_rows(case, dtype):
    """Rows in any memory order give the same results, up to the rounding of a sum, which follows the memory order."""
    for shape in ((33, 41), (70, 9), (3, 2100)):
        inputs = case.inputs(shape, dtype)
        wanted = case.call(inputs)
        for arrange in LAYOUTS.values():
            got = case.call(tuple(arrange(a) if np.ndim(a) > 1 else a for a in inputs))
            for a, b in zip(got, wanted, strict=True):
                assert_rounded_alike(a, b)


@row_functions
def test_empty_rows_and_no_rows(case):
    for shape in ((2, 0), (0, 3), (0, 0)):
        outputs = case.call(case.inputs(shape))
        assert all(out.shape == wanted.shape for out, wanted in zip(outputs, case.outputs(shape, 0), strict=True))
    required = (p.typical for p in case.definition.parameters if p.required)
    arrays = (np.take(a, 0) for a in case.inputs((2, 3))[: case.arrays])
    numbers = (*(a if a.dtype == bool else 1.0 for a in arrays), *required)
    with pytest.raises(ValueError, match=r"dimension|core"):
        case.function(*numbers)


@row_functions_and_type
def test_in_place_rows(case, dtype):
    for shape in ((6, 8), (6, 300), (300, 6)):
        for axis in (-1, 0):
            inputs = case.inputs(shape, dtype, axis=axis)
            wanted = as_tuple(case.function(*inputs, axis=axis))
            for place in places(case, len(wanted)):
                if any((inputs[k].shape, inputs[k].dtype) != (b.shape, b.dtype) for k, b in zip(place, wanted, strict=True)):
                    continue  # one number per row, or booleans
                copies = tuple(np.copy(a) for a in inputs)
                case.function(*copies, axis=axis, out=tuple(copies[k] for k in place))
                for k, b in zip(place, wanted, strict=True):
                    assert_rounded_alike(copies[k], b)


@pytest.mark.parametrize("shape", [(8,), (5, 3), (40, 3), (3, 40), (6, 7, 5), (2, 2100), (50, 40, 3), (20, 40, 50)])
@row_functions_and_type
def test_every_axis(case, shape, dtype):
    """Each axis gives the results of the last axis on a transposed copy, in the memory order of the input."""
    for axis in range(-len(shape), len(shape)):
        inputs = case.inputs(shape, dtype, axis=axis)
        got = as_tuple(case.function(*inputs, axis=axis))
        rows = [np.ndim(a) == len(shape) for a in inputs]
        moved = (np.ascontiguousarray(np.moveaxis(a, axis, -1)) if row else a for a, row in zip(inputs, rows, strict=True))
        wanted = as_tuple(case.function(*moved))
        for a, b in zip(got, wanted, strict=True):
            assert a.flags.c_contiguous or not all(rows[: case.arrays])
            assert_rounded_alike(a, np.moveaxis(b, -1, axis) if b.ndim == len(shape) else b)


@pytest.mark.parametrize(
    ("addresses", "steps", "in_order"),
    [
        ((800, 800), (8, 8), False),  # in place
        ((800, 808), (8, 8), True),  # as `ufunc.accumulate` calls it
        ((800, 800), (8, 0), True),  # as `ufunc.reduce` does
        ((800, 1608), (8, 8), False),  # one after the other
        (
            (792, 800),
            (0, 8),
            False,
        ),  # a parameter just before the output: 50 times slower when it was treated as an overlap
        ((800, 804), (8, 8), False),  # every second float32, written in between
    ],
)
def test_what_must_run_in_order(addresses, steps, in_order):
    words = [np.array(values, np.intp) for values in (addresses, steps)]
    in_compiled_code = numba.njit(lambda *words: loops.must_run_in_order(*words))
    assert in_compiled_code(*(word.ctypes.data for word in words), 100, 1, 2) == in_order


@both_types
@pytest.mark.parametrize("name", ["softmax", "log_softmax", "logsumexp"])
@pytest.mark.parametrize("shape", [(1700, 20), (1000, 10), (2000, 32), (700, 3)])
def test_short_rows_do_not_depend_on_their_neighbours(name, shape, dtype):
    """Results also do not depend on the rows' place, on their number, or on threads."""
    function, x = getattr(fastact, name), (np.random.default_rng(0).normal(size=shape) * 3).astype(dtype)
    whole = function(x)
    assert same_bits(function(x[::-1])[::-1], whole)
    assert same_bits(function(x[100:237]), whole[100:237])
    assert same_bits(np.stack([function(row) for row in x[:70]]), whole[:70])
    before = numba.get_num_threads()
    try:
        numba.set_num_threads(1)
        assert same_bits(function(x), whole)
    finally:
        numba.set_num_threads(before)


@both_types
@pytest.mark.parametrize("lines", [4, 5, 7, 64, 103])
def test_equal_columns_have_equal_results(lines, dtype):
    """This also holds if sums are infinite in another order, and for lines that are processed together or one by one."""
    g = np.resize(np.array([-3e38, 0, 0, 0, 2e38, 2e38, -1e38, 0], dtype), lines)
    x = np.resize(np.array([1, 2, 3, 1, 2, 3, 1, 2], dtype), lines)
    for columns in (129, 200):
        dx = fastact.backward.log_softmax(np.repeat(g[:, None], columns, 1), np.repeat(x[:, None], columns, 1), axis=0)
        assert all(same_bits(dx[:, 0], dx[:, k]) for k in range(columns))
