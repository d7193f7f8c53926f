"""The row functions of `fastact.cuda` without a GPU: CPU threads that exchange numbers, and the PTX of the kernels."""

import re

import numpy as np
import pytest
from catalogue import CASES, DEVICE_PASSES, Case, first_fast, one_fast
from devices import Array, as_tuple, function

import fastact
from fastact.codegen.gpu import thread_groups
from fastact.codegen.gpu.thread_groups import RowVariant
from fastact.runtime.cuda import plans, target

X = np.ones(4)
ROW_CASES = [Case(use, name) for use in DEVICE_PASSES for name in thread_groups.names(use)]


def row_data(case, shape, dtype=np.float64, axis=-1):
    """Return the arrays and parameters, and the same with the arrays on a device."""
    inputs = case.inputs(shape, dtype, axis=axis)
    return inputs, [x if np.ndim(x) == 0 and not isinstance(x, np.ndarray) else Array(x) for x in inputs]


def compare(results, wanted):
    """Compare with a tolerance of a few rounding errors of the row's largest entry, since sums are made in another order."""
    for result, exact in zip(as_tuple(results), as_tuple(wanted), strict=True):
        largest = np.max(np.abs(exact), initial=1.0, where=np.isfinite(exact))
        np.testing.assert_allclose(result.array, exact, rtol=0, atol=8 * np.finfo(exact.dtype).eps * largest)


@pytest.mark.parametrize("case", one_fast(ROW_CASES))
def test_rows(case, emulated, monkeypatch):
    """Rows stay in registers and are read in pieces of 16 bytes. Adjacent columns stay in memory."""
    inputs, arrays = row_data(case, (5, 24), np.float32)
    compare(function(case)(*arrays), case.function(*inputs))
    assert (emulated[0][0].group, emulated[0][0].pieces, emulated[0][0].width) == (8, 1, 4)
    if case.use in ("fused", "param_grad"):
        monkeypatch.setattr(plans, "MANY_COLUMNS", 5)
        inputs, arrays = row_data(case, (24, 5), axis=0)
        compare(function(case)(*arrays, axis=0), case.function(*inputs, axis=0))
        assert (emulated[1][0].group, emulated[1][0].pieces, emulated[1][0].width) == (1, 0, 1)


@pytest.mark.parametrize("case", one_fast([Case("fused", name) for name in ("softmax", "hardmax", "log_softmax", "sparsemax")]))
def test_threads_that_share_a_row(case, emulated):
    """Four threads of the CPU each process a share of the places, and exchange their sums and maxima."""
    emulated.threads = 4
    for shape in [(2, 28), (2, 9001)]:  # in registers, and through memory with a remainder
        inputs, arrays = row_data(case, shape, np.float32)
        compare(function(case)(*arrays), case.function(*inputs))


ROW_LAYOUTS = {
    "one number": ((1,), -1),
    "odd length": ((4, 7), -1),
    "long rows": ((2, 9000), -1),
    "long rows of odd length": ((2, 9001), -1),
    "middle axis": ((3, 6, 4), 1),
    "two axes of rows": ((3, 6, 4), -1),
    "no rows": ((0, 4), -1),
    "empty rows": ((4, 0), -1),
}


LAID_OUT = [
    (case, layout)
    for case in (Case("fused", "softmax"), Case("forward", "hardmax"), Case("backward", "logsumexp"))
    for layout in ROW_LAYOUTS
    if case.use != "backward"
    or ("long" not in layout and layout != "empty rows")  # stages: test_ptx_rows.py; no rows in the output
]


@pytest.mark.parametrize(
    ("case", "layout"),
    [pytest.param(*each, marks=() if each[1] in ("odd length", "no rows") else pytest.mark.deep) for each in LAID_OUT],
    ids=str,
)
def test_row_layouts(case, layout, emulated):
    shape, axis = ROW_LAYOUTS[layout]
    inputs, arrays = row_data(case, shape, np.float32, axis=axis)
    compare(function(case)(*arrays, axis=axis), case.function(*inputs, axis=axis))
    assert len(emulated) == (layout != "no rows")


@pytest.mark.parametrize("storage", first_fast(["float16", "bfloat16"]))
def test_rows_of_halves(storage, emulated):
    x = np.random.default_rng(0).uniform(-5, 5, (4, 16)).astype(np.float32)
    if storage == "float16":
        x = x.astype(np.float16)
        result = fastact.cuda.softmax(Array(x)).array
        exact = fastact.softmax(x.astype(np.float32))
    else:
        bits = (x.view(np.uint32) >> 16).astype(np.uint16)
        exact = fastact.softmax((bits.astype(np.uint32) << 16).view(np.float32))
        result = (fastact.cuda.softmax(Array(bits, "<V2")).array.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
    eps = {"float16": 2.0**-11, "bfloat16": 2.0**-8}[storage]
    np.testing.assert_allclose(result, exact, rtol=1.01 * eps, atol=1e-7)


@pytest.mark.parametrize("n", [1, 7, 33, 1025, 1500, 4096, 5000, 8192, 8193, 16_384, 16_385, 32_768, 32_769])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16"])
@pytest.mark.parametrize("use", ["forward", "fused"])
def test_groups_of_several_warps_have_a_block_of_their_own(use, n, dtype, emulated, monkeypatch):
    """Such a group has the block's memory and barriers for itself.

    A thread's share, two rows for fused softmax, fits in its registers.
    """
    monkeypatch.setattr(plans, "MOST_TOGETHER", 1024)
    monkeypatch.setattr(
        target, "bound", lambda variant, *configuration: lambda *arguments: emulated.append((variant, configuration))
    )
    case, at_once = Case(use, "softmax"), {"forward": 1, "fused": 2}[use]
    function(case)(*[Array(np.zeros((3, n), dtype))] * case.arrays)
    (variant, (_, threads, _)), *others = emulated
    assert threads == variant.group if variant.group > 32 else threads % variant.group == 0
    assert variant.group & (variant.group - 1) == 0
    bits = 64 if dtype == "float64" else 32
    if others:  # parts of the row, each in the registers of a block
        assert n > (16_384 if dtype == "float64" else 32_768)
        assert variant.group * variant.pieces * variant.width == (4096 if dtype == "float64" else 8192)
    elif variant.pieces:
        assert variant.group * variant.pieces * variant.width >= n
        assert variant.pieces * variant.width * bits <= 1024
        assert at_once * threads * (variant.pieces * variant.width * bits // 32) <= 65536 // 2 or variant.group <= 32
    else:
        assert n > (16_384 if dtype == "float64" else 32_768) // at_once


@pytest.mark.deep
def test_rows_in_place(emulated):
    """Long rows pass through memory. If a sweep would overwrite the input of a later one, the result is copied at the end."""
    g, x = (np.random.default_rng(k).uniform(-5, 5, (2, 9000)) for k in range(2))
    wanted = fastact.fused.softmax(g, x)
    first, second = Array(g), Array(x)
    y, dx = fastact.cuda.fused.softmax(first, second, out=(first, second))
    assert (y, dx) == (first, second)
    compare((y, dx), wanted)
    assert [variant.name for variant, *_ in emulated] == ["softmax", "copy", "copy"]
    short = np.arange(6.0)
    wanted = fastact.softmax(short)
    fastact.cuda.softmax(Array(short), out=Array(short))
    compare(Array(short), wanted)


@pytest.mark.deep
def test_one_number_a_row(emulated):
    """Parameters may be one for all or one per row; reductions have gradients; operands broadcast over several axes."""
    x = np.random.default_rng(0).uniform(-5, 5, (3, 4, 8))
    scale = np.linspace(0.5, 2, 4)
    compare(fastact.cuda.scaled_softmax(Array(x), 0.5), fastact.scaled_softmax(x, 0.5))
    compare(fastact.cuda.scaled_softmax(Array(x), Array(scale)), fastact.scaled_softmax(x, scale))
    compare(fastact.cuda.fused.logsumexp(2.0, Array(x)), fastact.fused.logsumexp(2.0, x))
    mask = np.arange(8) % 3 > 0
    compare(fastact.cuda.masked_softmax(Array(x), Array(mask)), fastact.masked_softmax(x, mask))
    for kept, axis in ((np.arange(32).reshape(4, 8) % 3 > 0, 1), (np.arange(12).reshape(3, 4, 1) % 3 > 0, -1), (mask, 0)):
        compare(fastact.cuda.masked_softmax(Array(x), Array(kept), axis=axis), fastact.masked_softmax(x, kept, axis=axis))


BAD_ROWS = {
    "axis": (
        lambda: fastact.cuda.softmax(Array(X), axis=1),
        np.exceptions.AxisError,
        r"axis 1 is out of bounds for x of shape \(4,\)",
    ),
    "lengths": (
        lambda: fastact.cuda.backward.softmax(Array(X), Array(X[:3])),
        ValueError,
        r"the rows must have the same length along axis -1, got g \(4,\), y \(3,\)",
    ),
    "a number": (lambda: fastact.cuda.softmax(1.0), TypeError, r"x must be an array on a CUDA device, got a number"),
    "mask of numbers": (
        lambda: fastact.cuda.masked_softmax(Array(X), Array(X)),
        TypeError,
        r"mask must be of type bool, got <f8",
    ),
}


@pytest.mark.parametrize("what", BAD_ROWS)
def test_bad_rows(what, emulated):
    call, error, message = BAD_ROWS[what]
    with pytest.raises(error, match=message):
        call()
    assert not emulated


@pytest.mark.deep
def test_groups_within_a_warp_wait_for_themselves_only(ptx):
    """Rows of one warp may end at different times. An exchange that waited for all 32 threads could wait forever."""
    part, whole = (ptx(RowVariant("fused", "softmax", "float32", (), group, 1, 4, 1), (9, 0)) for group in (8, 32))
    members = r"mov\.u(?:32|64)\s+%rd?\d+, {};"
    assert "%laneid" in part
    assert re.search(members.format(255), part)  # 8 threads, to be shifted to the place of the group
    assert "%laneid" not in whole
    assert re.search(members.format(-1), whole)


@pytest.mark.parametrize("case", one_fast(ROW_CASES))
def test_row_kernels_compile(case, ptx):
    """Kernels with a warp per row in registers and with a block per row in memory compile, with exchanges and barriers."""
    is_array = (False,) * len(case.definition.parameters)
    is_array = (True,) * (len(RowVariant(case.use, case.name, "float32", (), 1, 0, 1, 1).number_inputs) - len(is_array)) + is_array
    text = ptx(RowVariant(case.use, case.name, "float32", is_array, 32, 2, 4, 1), (9, 0))
    zero = not any(np.any(result) for result in as_tuple(case.function(*case.inputs((4, 8)))))  # whatever the kernel reads
    assert "ld.global.v4.f32" in text or zero
    assert not re.search(r"\.f64|\.local", text)
    if case.use not in ("fused", "param_grad"):
        return
    text = ptx(RowVariant(case.use, case.name, "float32", is_array, 1024, 0, 4, 1), (8, 0))
    assert "ld.global.v4.f32" in text
    reduces = "shfl.sync.bfly" in text
    assert reduces == ("bar.sync" in text)
    assert reduces or case.name in ("hardmax", "log_softmax", "maxout")


@pytest.mark.parametrize("case", [case for case in CASES if case.name == "crelu" and case.use in DEVICE_PASSES], ids=str)
def test_entries_of_two_rows(case, emulated):
    """Kernels receive an array with two rows one after the other as two arrays."""
    for shape, axis in [((3, 8), -1), ((3, 8), 0), ((2, 6, 5), 1), ((0, 4), -1)]:
        inputs, arrays = row_data(case, shape, np.float32, axis=axis)
        results = as_tuple(function(case)(*arrays, axis=axis))
        for result, wanted in zip(results, as_tuple(case.function(*inputs, axis=axis)), strict=True):
            np.testing.assert_array_equal(result.array, wanted)
    assert {variant.dimensions for variant, *_ in emulated} >= {2}
