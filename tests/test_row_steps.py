"""Steps of rows with named values: the meaning of names, access to entries by their place, and errors for unknown names."""

import ctypes
import functools

import numpy as np
import pytest
from catalogue import both_types, float32_fast, same_bits

from fastact.codegen.accessors import Accessors
from fastact.codegen.elementwise import of_catalogue
from fastact.codegen.kernel import Kernel
from fastact.codegen.lowering import lowered, overwritten
from fastact.codegen.operands import Operands
from fastact.codegen.reductions import Reductions
from fastact.codegen.template import from_template
from fastact.definitions import CATALOGUE, Either, Number, Pick, Put, Repeat, Sweep
from fastact.definitions.long_rows import STAGES, SUMS
from fastact.definitions.loss_rows import LOSSES
from fastact.elementary.shares import less_share
from fastact.runtime import store
from fastact.runtime.ufuncs import row_ufunc

OPERANDS = Operands(("x", "place", "y", "total"), 2, frozenset({"place", "total"}), frozenset())


def add(x, total_of_row, picked):
    return x + total_of_row + picked


# y is x + Σx + x at the place, but y at the place is the length; total is Σx
STEPS = (
    Sweep(lambda x: x, sums="total_of_row"),
    Pick("picked", "x", "place"),
    Sweep(add, stores="y"),
    Number("number_of_entries", lambda length: length),
    Put("number_of_entries", "y", "place"),
    Number("total", lambda total_of_row: total_of_row),
)


@functools.cache
def ufuncs():
    ufunc, blocks = row_ufunc("steps", __name__, "Steps of a test.", "tests_steps", STEPS, OPERANDS)
    return ufunc, blocks()


def formula(x, place):
    """Return the results for rows along the last axis."""
    inside = (place >= 0) & (place < x.shape[-1])
    index = np.where(inside, place, 0).astype(int)[..., None]
    total = x.sum(-1)
    y = x + total[..., None] + np.where(inside[..., None], np.take_along_axis(x, index, -1), np.nan)
    kept = np.take_along_axis(y, index, -1)
    np.put_along_axis(y, index, np.where(inside[..., None], x.shape[-1], kept), -1)
    return y, total


def whole_numbers(shape, dtype):
    """Return whole numbers, whose sums are exact in any order."""
    return np.random.default_rng(0).integers(-9, 9, shape).astype(dtype)


@float32_fast
@pytest.mark.parametrize("shape", [(5, 1), (300, 7), (3, 32), (4, 33), (2, 3000)])
@pytest.mark.parametrize("layout", ["rows", "columns", "strided"])
def test_entries_by_their_place(shape, layout, dtype):
    x = whole_numbers(shape, dtype)
    place = np.random.default_rng(1).integers(-1, shape[1] + 1, shape[0]).astype(dtype)
    place[0] = np.nan
    if layout == "columns":
        x = np.asfortranarray(x)
    elif layout == "strided":
        x = np.repeat(x, 2, -1)[:, ::2]
    got, axes = np.empty_like(x), [-1, (), -1, ()]
    total = ufuncs()[0](x, place, out=(got, None), axes=axes)[1]
    for found, wanted in zip((got, total), formula(x, place), strict=True):
        np.testing.assert_array_equal(found, wanted)
    in_place = x.copy(order="K")
    ufuncs()[0](in_place, place, out=(in_place, None), axes=axes)
    assert same_bits(in_place, got)


@float32_fast
def test_entries_along_a_middle_axis(dtype):
    """Narrow columns are processed with several rows per line."""
    x = whole_numbers((4, 50, 3), dtype)
    place = np.random.default_rng(1).integers(0, 50, (4, 3)).astype(dtype)
    got, total = ufuncs()[1](x, place, axes=[(-2, -1), (-1,), (-2, -1), (-1,)])
    wanted, sums = formula(np.moveaxis(x, 1, -1), place)
    np.testing.assert_array_equal(np.moveaxis(got, 1, -1), wanted)
    np.testing.assert_array_equal(total, sums)


def test_places_of_names():
    """Numbers that are inputs come first, then the length if a function needs it, then the results of steps."""
    length, total, pick, sweep, number, put, other, store = lowered("f", STEPS, OPERANDS)
    assert (length.gives, total.reads, total.outcomes) == (1, ("x",), ((None, "sum"),))
    assert (pick.row, pick.place) == ("x", 0)
    assert (sweep.reads, sweep.numbers, sweep.stores) == (("x",), (2, 3), ("y",))
    assert number.numbers == (1,)
    assert (put.row, put.place, put.number) == ("y", 0, 4)
    assert (other.numbers, store.number, store.operand) == ((2,), 5, "total")


def test_what_is_read_after_it_was_stored():
    """x is read after y is stored, so they must not share memory."""
    later = (Sweep(lambda x: x, stores="y"), Pick("total", "x", "place"))
    assert overwritten(lowered("f", later, OPERANDS), OPERANDS) == ((2, 0),)
    assert not overwritten(lowered("f", later[::-1], OPERANDS), OPERANDS)
    put_first = (Number("one", lambda: 1.0), Put("one", "y", "place"), Sweep(lambda x: x, sums="total"))
    assert overwritten(lowered("f", put_first, OPERANDS), OPERANDS) == ((2, 0),)


NOTHING = Number("total", lambda: 0.0)
NEW = Number("new", lambda: 0.0)


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ((Sweep(lambda z: z, stores="y"),), "f: <lambda>.. takes 'z'; there are length, place, position, x, y"),
        ((Number("n", lambda x: x),), "f: <lambda>.. takes 'x'; there are length, place"),
        ((Sweep(lambda place, x: x, stores="y"),), "f: <lambda>.. must take entries of rows first, 'x' comes late"),
        ((Sweep(lambda x: x, stores="x"),), "f: 'x' is not an output; there are y, total"),
        ((Sweep(lambda x: x, sums="place"),), "f: there are two 'place' in its steps"),
        ((NOTHING, NOTHING), "f: there are two 'total' in its steps"),
        ((Sweep(lambda x: x, sums="y"),), "f: there are two 'y' in its steps"),
        ((Pick("entry", "place", "place"),), "f: 'place' is not a row of numbers; there are x, y"),
        ((Pick("entry", "x", "there"),), "f: 'there' is not a number; there are place"),
        ((Put("place", "x", "place"),), "f: 'x' is not a row that is stored; there are y"),
        ((Repeat("new", lambda place: place, (NEW, NOTHING)),), "f: the last step of a repetition must give 'new' as a number"),
    ],
)
def test_names_that_stand_for_nothing(steps, message):
    with pytest.raises(ValueError, match=message):
        lowered("f", steps, OPERANDS)


def test_numbers_of_a_repetition_end_with_it():
    inner = (Sweep(lambda x, new: x, sums="sum_of_row"), Number("new", lambda sum_of_row: sum_of_row))
    repeat = Repeat("new", lambda place: place, inner)
    (lowered_repeat,) = lowered("f", (repeat,), OPERANDS)
    assert lowered_repeat.steps[0].numbers == (1,)
    with pytest.raises(ValueError, match="takes 'sum_of_row'"):
        lowered("f", (repeat, Number("n", lambda sum_of_row: sum_of_row)), OPERANDS)


@pytest.mark.parametrize("step", [Sweep, lambda function: Number("n", function)])
def test_functions_with_other_code_for_each_type(step):
    """The functions have implementations for each type. Their own body is a docstring."""
    with pytest.raises(TypeError, match=r"less_share\(\) has code of its own for each type; a step needs a function that calls it"):
        step(less_share)


def twice_and_sign(x):
    return 2.0 * x, 1.0 if x < 0.0 else 0.0


# y is x − Σx if Σx ≤ 100, else x − 1
_SHIFT = (
    Sweep(twice_and_sign, sums=("twice", None), counts=(None, "negative"), when="needed"),
    Number("shift", lambda needed, twice: 0.5 * twice if needed else 1.0),
)
WITH_SHORTCUT = (
    Either(
        skipping=(Sweep(lambda x: x, sums="plain"), Number("needed", lambda plain: 0.0 if plain > 100.0 else 1.0), *_SHIFT),
        complete=(
            Sweep(twice_and_sign, sums=("twice", None), counts=(None, "negative")),
            Number("shift", lambda twice: 0.5 * twice),
        ),
    ),
    Sweep(lambda x, shift: x - shift, stores="y"),
    Number("total", lambda negative: negative),
)


@functools.cache
def with_shortcut():
    return row_ufunc("shortcut", __name__, "Steps of a test.", "tests_shortcut", WITH_SHORTCUT, OPERANDS)[0]


@float32_fast
@pytest.mark.parametrize("columns", [40, 300, 3000])
def test_rows_that_do_without_a_sweep(columns, dtype):
    """Each row can skip the sweep on its own, next to rows that need it. The same holds for columns."""
    x = whole_numbers((30, columns), dtype)
    x[::3] = np.abs(x[::3]) + 4  # rows with large sums
    total = x.sum(-1, keepdims=True)
    assert (total[::3] > 100).all()
    y, negative = with_shortcut()(x, np.zeros(30, dtype))
    np.testing.assert_array_equal(y, x - np.where(total > 100, 1, total))
    np.testing.assert_array_equal(negative, np.where(total > 100, 0, (x < 0).sum(-1, keepdims=True))[:, 0])
    x = np.asfortranarray(x)
    y, negative = with_shortcut()(x, np.zeros(30, dtype), out=(np.empty_like(x), None))
    np.testing.assert_array_equal(y, x - np.where(total > 100, 1, total))
    np.testing.assert_array_equal(negative, np.where(total > 100, 0, (x < 0).sum(-1, keepdims=True))[:, 0])


def test_sweeps_for_some_rows_need_steps_that_may_skip_them():
    """Kernels for short rows and GPUs would run such a sweep for all rows."""
    steps = (Sweep(lambda x: x, sums="total"), Sweep(lambda x: x, sums="more", when="total"))
    with pytest.raises(ValueError, match="f: a sweep with `when` must be one of the steps `skipping` of an Either"):
        lowered("f", steps, OPERANDS)


def test_sweeps_that_store_run_for_all_rows():
    with pytest.raises(ValueError, match="must run for all rows"):
        Sweep(lambda x: x, stores="y", when="needed")


def test_the_stages_of_long_rows_are_those_that_records_name():
    named = {name for definition in CATALOGUE.values() for stages in getattr(definition, "long", {}).values() for name in stages}
    named |= {name for loss in LOSSES.values() for name in loss.long}
    assert named | set(SUMS) == STAGES.keys()


def _elements(table, size, count):
    give(addresses(table), size, count)


@both_types
def test_numbers_that_do_not_exist_are_one(dtype):
    """Numbers are computed for whole vectors of rows. What memory holds behind the last row could be subnormal, which is slow."""
    dtype = np.dtype(dtype)
    accessors = Accessors(dtype, (0,), (1,))
    process = Reductions(dtype, [None], [True]).swept_line(of_catalogue(lambda x: x + 2.0, dtype.type), 1, 0, lines=1)
    names = {"addresses": accessors.addresses, "give": accessors.each_or_one(process)}
    kernel = Kernel("numbers", lambda: None, 3, lambda: from_template(_elements, "elements", **names))
    numbers, found = np.full(16, np.nan, dtype), np.zeros(16, dtype)
    numbers[:5] = np.arange(5)
    table = np.array([numbers.ctypes.data, found.ctypes.data])
    ctypes.CFUNCTYPE(ctypes.c_ssize_t, *[ctypes.c_ssize_t] * 3)(store.address(kernel))(table.ctypes.data, 5, 16)
    assert found.tolist() == [2.0, 3.0, 4.0, 5.0, 6.0, *[3.0] * 11]
