"""The PTX of `fastact.cuda`'s row kernels and losses, run by the interpreter: values, exchanges between threads, memory."""

import numpy as np
import pytest
from catalogue import Case
from devices import as_tuple, function
from test_cuda_losses import OPTIONS, given
from test_cuda_rows import ROW_CASES
from test_ptx_kernels import DIGITS

import fastact
from fastact.codegen.gpu.vectors import STORAGES
from fastact.runtime.cuda import plans

# A few threads for a row, which stays in registers; several warps for a row; a block for a row that goes through memory; and a
# thread for each of several adjacent columns
LAYOUTS = {"registers": ((5, 24), -1), "warps": ((3, 1504), -1), "memory": ((2, 9000), -1), "columns": ((24, 5), 0)}
WHOLE = [case for case in ROW_CASES if case.use in ("fused", "param_grad")]
FAST = [(Case("fused", "softmax"), "float32", "warps"), (Case("fused", "softmax"), "bfloat16", "memory")]
ALL = [
    *((case, "float32", "registers") for case in ROW_CASES),
    *((case, "float32", layout) for case in WHOLE for layout in ("memory", "columns")),
    *((case, storage, layout) for case in WHOLE for storage, layout in [("bfloat16", "memory"), ("bfloat16", "columns")]),
    *((case, storage, layout) for case in WHOLE for storage, layout in [("float64", "registers"), ("float16", "memory")]),
    *((Case("fused", name), "float64", "warps") for name in ("softmax", "entmax", "masked_log_softmax", "hardmax")),
]
ALL = [pytest.param(*each, marks=() if each in FAST else pytest.mark.deep) for each in [*FAST, *(e for e in ALL if e not in FAST)]]


def inputs(case, shape, storage, axis, device):
    """Return the arrays on the device, and their values."""
    wide = np.float64 if storage == "float64" else np.float32
    made = case.inputs(shape, wide, axis=axis)
    arrays = [array if np.ndim(array) == 0 else device.to(array, None if array.dtype == bool else storage) for array in made]
    values = [getattr(array, "values", array) for array in arrays]
    return [float(x) if np.ndim(x) == 0 and not hasattr(x, "values") else x for x in arrays], values


def assert_close(results, wanted, storage, axis=-1):
    """Allow a few rounding errors of the row's largest entry, since sums are made in another order. Halves are rounded once."""
    digits, least = DIGITS[storage]
    for result, exact in zip(as_tuple(results), as_tuple(wanted), strict=True):
        found, exact = result.values.astype(np.float64), np.asarray(exact, np.float64)
        np.testing.assert_array_equal(np.isnan(found), np.isnan(exact))
        whole = exact.ndim and exact.shape[axis] > 1 and exact.ndim > 1
        # one number per row is a sum; its terms, each up to 5 times a share, may cancel
        least_scale = 0.0 if whole else 1.0
        largest = np.max(abs(exact), axis=axis if whole else None, keepdims=True, initial=least_scale, where=np.isfinite(exact))
        both = 2 if storage == "float64" else 1  # the CPU's float64 values have errors of their own
        bound = both * 8 * 2.0 ** (1 - digits) * largest
        if STORAGES[storage].itemsize == 2:
            bound = np.ldexp(1.0, np.maximum(np.frexp(exact)[1], least + 1) - digits - 1) + 2.0**-14 * largest + 2.0**-123
        known = np.isfinite(exact)
        np.testing.assert_array_equal(found[~known], exact[~known])
        error = abs(np.subtract(found, exact, out=np.zeros_like(found), where=known))
        share = error / np.maximum(bound, 5e-324)
        assert share.max(initial=0.0) <= 1.0


@pytest.mark.parametrize(("case", "storage", "layout"), ALL, ids=str)
def test_rows(case, storage, layout, device, monkeypatch):
    shape, axis = LAYOUTS[layout]
    monkeypatch.setattr(plans, "MANY_COLUMNS", 5)
    if layout == "memory":
        monkeypatch.setattr(plans, "MOST_TOGETHER", 256)
    arrays, values = inputs(case, shape, storage, axis, device)
    results = function(case)(*arrays, axis=axis)
    exact = case.function(*(x if np.ndim(x) == 0 or x.dtype == bool else x.astype(np.float64) for x in values), axis=axis)
    assert not device.violations
    variant = device.launches[0].variant
    in_stages = layout == "memory" and len(device.launches) > 2
    assert (
        in_stages
        or (variant.group > 32, bool(variant.pieces), variant.group == 1)
        == {
            "registers": (False, True, False),
            "warps": (True, True, False),
            "memory": (True, False, False),
            "columns": (False, False, True),
        }[layout]
    )
    assert_close(results, exact, storage, axis)


BLOCKS = [
    (Case("forward", "softmax"), 32_764, "float32", 1024),
    (Case("forward", "log_softmax"), 32_768, "bfloat16", 1024),
    (Case("fused", "softmax"), 16_381, "float32", 512),
    (Case("fused", "logsumexp"), 16_384, "float64", 1024),
]
BLOCKS = [pytest.param(*each, marks=() if k == 0 else pytest.mark.deep) for k, each in enumerate(BLOCKS)]


@pytest.mark.parametrize(("case", "n", "storage", "threads"), BLOCKS, ids=str)
def test_rows_in_the_registers_of_a_block(case, n, storage, threads, device):
    """These are the longest rows that fit."""
    arrays, values = inputs(case, (2, n), storage, -1, device)
    results = function(case)(*arrays)
    assert not device.violations
    (launched,) = device.launches
    assert (launched.variant.group, bool(launched.variant.pieces)) == (threads, True)
    assert_close(results, case.function(*(x.astype(np.float64) for x in values)), storage)


IN_STAGES = [
    (Case("forward", "softmax"), 9001, "float32", 5),  # three launches, two of them repeated for the remaining rows
    (Case("forward", "log_softmax"), 9000, "bfloat16", 5),
    (Case("fused", "logsumexp"), 9000, "float64", 6),
    (Case("fused", "logmeanexp"), 16_384, "float32", 4),
]
IN_STAGES = [pytest.param(*each, marks=() if k == 0 else pytest.mark.deep) for k, each in enumerate(IN_STAGES)]


@pytest.mark.parametrize(("case", "n", "storage", "launches"), IN_STAGES, ids=str)
def test_rows_in_stages(case, n, storage, launches, device, monkeypatch):
    """Several blocks can share a row."""
    monkeypatch.setattr(plans, "MOST_TOGETHER", 64)
    arrays, values = inputs(case, (2, n), storage, -1, device)
    results = function(case)(*arrays)
    assert not device.violations
    assert len(device.launches) == launches
    assert device.launches[0].variant.name == "sums_of_parts"
    assert_close(results, case.function(*(x.astype(np.float64) for x in values)), storage)


@pytest.mark.deep
@pytest.mark.parametrize("name", ["logsumexp", "softmax"])
def test_special_numbers_in_stages(name, device, monkeypatch):
    """Parts of only −∞, infinity or NaN in one part, a peak in several parts, parts far below the peak, other axes, one row."""
    monkeypatch.setattr(plans, "MOST_TOGETHER", 4)
    monkeypatch.setattr(plans, "PART", 2)  # of 64 numbers
    x = np.random.default_rng(0).uniform(-5, 5, (9, 200)).astype(np.float32)
    x[1] = -np.inf
    x[2, :150] = -np.inf
    x[3, 70] = np.inf
    x[4, 70] = np.nan
    x[5, ::50] = 7.0
    x[6, :64] += 300.0
    x[7, 64:] -= 2e38
    x[8, :100], x[8, 100:] = -np.inf, np.nan
    on_device = getattr(fastact.cuda, name)
    with np.errstate(all="ignore"):
        assert_close(on_device(device.to(x)), getattr(fastact, name)(x.astype(np.float64)), "float32")
        columns = device.to(x.T.reshape(2, 100, 9).transpose(1, 0, 2).copy())  # rows of 100 numbers along the first axis
        assert_close(on_device(columns, axis=0), getattr(fastact, name)(columns.values.astype(np.float64), axis=0), "float32", 0)
        assert_close(on_device(device.to(x[0])), getattr(fastact, name)(x[0].astype(np.float64)), "float32")
    assert len(device.launches) > 6
    assert not device.violations


@pytest.mark.deep
@pytest.mark.parametrize("storage", ["float32", "bfloat16"])
def test_a_scale_for_each_row(storage, device):
    """Parameter arrays broadcast over rows of two axes."""
    rng = np.random.default_rng(0)
    g, x, scale = rng.uniform(-5, 5, (3, 4, 24)), rng.uniform(-5, 5, (3, 4, 24)), np.linspace(0.5, 2, 4)
    for use in ("forward", "fused"):
        case = Case(use, "scaled_softmax")
        arrays = [device.to(array, storage) for array in (g, x, scale)][3 - 1 - case.arrays :]
        results = function(case)(*arrays)
        assert_close(results, case.function(*(array.values.astype(np.float64) for array in arrays)), storage)
    assert not device.violations


@pytest.mark.deep
@pytest.mark.parametrize("shape", [(3, 1), (3, 7), (4, 0), (0, 4), (2, 9001)], ids=str)
def test_lengths(shape, device, monkeypatch):
    """Shapes have one number, incomplete pieces, no numbers, no rows, or a remainder of a row in memory. Views work, too."""
    monkeypatch.setattr(plans, "MOST_TOGETHER", 256)
    for case in (Case("fused", "softmax"), Case("forward", "hardmax")):
        arrays, values = inputs(case, shape, "float32", -1, device)
        assert_close(function(case)(*arrays), case.function(*values), "float32")
    x = np.random.default_rng(0).uniform(-5, 5, (*shape, 2)).astype(np.float32)
    every_other = device.to(x, view=lambda array: array[..., 0])
    assert_close(fastact.cuda.softmax(every_other), fastact.softmax(x[..., 0]), "float32")
    assert not device.violations


@pytest.mark.deep
@pytest.mark.parametrize("storage", ["float32", "bfloat16"])
def test_rows_in_place(storage, device, monkeypatch):
    """Numbers that a later sweep reads are not overwritten."""
    monkeypatch.setattr(plans, "MOST_TOGETHER", 128)
    x = np.random.default_rng(0).uniform(-5, 5, (2, 9000))
    array = device.to(x, storage, write=True)
    before = array.values.astype(np.float64)
    assert fastact.cuda.log_softmax(array, out=array) is array
    assert_close(array, fastact.log_softmax(before), storage)
    assert not device.violations


LOSSES = [("classes", False, "float32"), ("probabilities", True, "float64"), ("classes", True, "bfloat16")]


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "weighted", "storage"), LOSSES)
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_cross_entropy(kind, weighted, storage, options, device):
    logits, target, weights = given(kind, "float64", ignored=2)
    options = {**options, "ignore_index": 2} if kind == "classes" else options
    arrays = [device.to(logits, storage), device.to(target, None if kind == "classes" else storage), device.to(weights, storage)]
    values = [array.values if array.values.dtype == np.int64 else array.values.astype(np.float64) for array in arrays]
    found = fastact.cuda.losses.cross_entropy(*arrays[:2], weight=arrays[2] if weighted else None, **options)
    loss, gradient = fastact.losses.cross_entropy(*values[:2], weight=values[2] if weighted else None, **options)
    assert not device.violations
    assert_close(found[1], gradient, storage)
    np.testing.assert_allclose(found[0].values, loss, rtol=2.0**-13 if storage == "bfloat16" else 16 * np.finfo(storage).eps)


@pytest.mark.deep
@pytest.mark.parametrize(("n", "storage"), [(1504, "float32"), (9000, "float32"), (9000, "bfloat16")])
def test_cross_entropy_of_many_classes(n, storage, device, monkeypatch):
    """Rows are shared by the warps of a block, or go through memory in place."""
    monkeypatch.setattr(plans, "MOST_TOGETHER", 256)
    x, target = np.random.default_rng(1).uniform(-5, 5, (3, n)), np.array([n - 1, 3, -100])
    array = device.to(x, storage, write=True)
    before = array.values.astype(np.float64)
    _, gradient = fastact.cuda.losses.cross_entropy(array, device.to(target), label_smoothing=0.1, out=array)
    assert gradient is array
    assert_close(gradient, fastact.losses.cross_entropy(before, target, label_smoothing=0.1)[1], storage)
    assert not device.violations


@pytest.mark.deep
@pytest.mark.parametrize(("weighted", "storage"), [(False, "float32"), (True, "bfloat16")])
def test_cross_entropy_in_stages(weighted, storage, device, monkeypatch):
    """Several blocks share a row, in place. Some rows are ignored, and some targets are invalid classes."""
    monkeypatch.setattr(plans, "MOST_TOGETHER", 4)
    monkeypatch.setattr(plans, "PART", 2)
    rng = np.random.default_rng(1)
    target = np.array([199, 3, -100, 64])
    array, weight = device.to(rng.uniform(-5, 5, (4, 200)), storage, write=True), device.to(rng.uniform(0.5, 2, 200), storage)
    before, weights = (x.values.astype(np.float64) for x in (array, weight))
    options = {"weight": weights if weighted else None, "z_loss": 1e-2}
    for classes in (target, np.array([199, 200, -1, -100])):
        array.array[...] = device.to(before, storage).array
        found = fastact.cuda.losses.cross_entropy(
            array, device.to(classes), **options | ({"weight": weight} if weighted else {}), reduction="none", out=array
        )
        inside = (classes >= 0) & (classes < 200)
        loss, gradient = fastact.losses.cross_entropy(before, np.where(inside, classes, -100), **options, reduction="none")
        unknown = ~inside & (classes != -100)
        loss[unknown], gradient[unknown] = np.nan, np.nan
        assert found[1] is array
        assert_close(found[1], gradient, storage)
        np.testing.assert_allclose(found[0].values, loss, rtol=2.0**-13 if storage == "bfloat16" else 2e-6)
    assert {launched.variant.name for launched in device.launches} >= {"sums_of_rows", "share_of_class", "slope_of_class"}
    assert not device.violations
