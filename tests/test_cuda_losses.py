"""Cross-entropy of `fastact.cuda.losses` without a GPU: its threads run on the CPU, and its kernels compile."""

import gc
import itertools
import weakref

import numpy as np
import pytest
from catalogue import first_fast
from devices import Array, NumbaStream

import fastact
from fastact.codegen.gpu import thread_groups
from fastact.codegen.gpu.thread_groups import RowVariant
from fastact.definitions.loss_rows import DIVISORS, LOSSES
from fastact.runtime.cuda import device_arrays

SHAPE, CLASSES = (3, 4, 6), 6


def given(kind, dtype, axis=-1, ignored=-100):
    """Return (logits, target, weights), with the target as classes or as probabilities."""
    rng = np.random.default_rng(0)
    logits = np.moveaxis(rng.uniform(-5, 5, SHAPE), -1, axis).astype(dtype)
    weights = rng.uniform(0.5, 2.0, CLASSES).astype(dtype)
    if kind == "classes":
        target = rng.integers(0, CLASSES, SHAPE[:-1])
        target[0, 1] = ignored
    else:
        target = np.moveaxis(rng.dirichlet(np.ones(CLASSES), SHAPE[:-1]), -1, axis).astype(dtype)
    return logits, target, weights


def compare(results, wanted):
    for result, exact in zip(results, wanted, strict=True):
        exact = np.asarray(exact)
        assert result.array.dtype == exact.dtype
        assert result.array.shape == exact.shape
        largest = np.max(np.abs(exact), initial=0.0, where=np.isfinite(exact))
        np.testing.assert_allclose(result.array, exact, rtol=0, atol=8 * np.finfo(exact.dtype).eps * largest)


OPTIONS = [
    {"reduction": reduction, "label_smoothing": smoothing, "z_loss": z_loss}
    for reduction, (smoothing, z_loss) in itertools.product(("mean", "sum", "none"), ((0.0, 0.0), (0.1, 0.0), (0.1, 0.01)))
]


@pytest.mark.parametrize("options", first_fast(OPTIONS, count=3))
@pytest.mark.parametrize("weighted", first_fast([False, True]))
@pytest.mark.parametrize("kind", first_fast(["classes", "probabilities"]))
@pytest.mark.parametrize("dtype", first_fast(["float32", "float64"]))
def test_it_is_the_cpus(kind, dtype, weighted, options, emulated):
    logits, target, weights = given(kind, dtype, ignored=2)
    weight, on_device = (weights, Array(weights)) if weighted else (None, None)
    options = {**options, "ignore_index": 2} if kind == "classes" else options
    found = fastact.cuda.losses.cross_entropy(Array(logits), Array(target), weight=on_device, **options)
    compare(found, fastact.losses.cross_entropy(logits, target, weight=weight, **options))


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["classes", "probabilities"])
@pytest.mark.parametrize("axis", [0, 1])
def test_axes(kind, axis, emulated):
    logits, target, _ = given(kind, "float32", axis)
    found = fastact.cuda.losses.cross_entropy(Array(logits), Array(target), axis=axis)
    compare(found, fastact.losses.cross_entropy(logits, target, axis=axis))


@pytest.mark.deep
@pytest.mark.parametrize("n", [28, 9000, 9001])
def test_threads_that_share_a_row_in_place(n, emulated):
    """Threads may share rows in registers and long rows, whose logits are read even after the gradient is stored."""
    emulated.threads = 4
    x = np.random.default_rng(1).uniform(-5, 5, (2, n)).astype(np.float32)
    target = np.array([n - 1, 3])
    wanted = fastact.losses.cross_entropy(x, target, label_smoothing=0.1)
    array = Array(x)
    loss, gradient = fastact.cuda.losses.cross_entropy(array, Array(target), label_smoothing=0.1, out=array)
    assert gradient is array
    compare((loss, gradient), wanted)


@pytest.mark.deep
def test_a_row_that_is_sure_of_its_class_keeps_its_digits(emulated):
    x = np.array([[60.0, 0.0, 1.0], [0.0, 60.0, 1.0]], np.float32)
    target = np.array([0, 1])
    loss, gradient = fastact.cuda.losses.cross_entropy(Array(x), Array(target), reduction="none")
    exact = np.exp(-60.0) + np.exp(-59.0)
    np.testing.assert_allclose(loss.array, [exact, exact], rtol=5e-7)
    np.testing.assert_allclose(-gradient.array[[0, 1], target], [exact, exact], rtol=5e-7)


@pytest.mark.deep
def test_rows_that_count_for_nothing_and_classes_out_of_range(emulated):
    x = np.array([[1.0, 2.0], [-np.inf, 0.0], [3.0, 1.0], [0.0, 1.0]])
    loss, gradient = fastact.cuda.losses.cross_entropy(Array(x), Array(np.array([1, -100, 2, -1])), reduction="none")
    np.testing.assert_array_equal(np.isnan(loss.array), [False, False, True, True])
    np.testing.assert_array_equal(np.isnan(gradient.array), [[False] * 2, [False] * 2, [True] * 2, [True] * 2])
    assert loss.array[1] == 0.0
    assert not gradient.array[1].any()
    loss, gradient = fastact.cuda.losses.cross_entropy(Array(x), Array(np.full(4, -100)))
    assert np.isnan(loss.array)  # the mean over no rows
    assert not gradient.array.any()


@pytest.mark.deep
@pytest.mark.parametrize("storage", ["float16", "bfloat16"])
def test_halves(storage, emulated):
    """The loss is float32, and the gradient is rounded to halves once."""
    x = np.random.default_rng(0).uniform(-5, 5, (4, 16)).astype(np.float32)
    x = (x.view(np.uint32) & 0xFFFF0000).view(np.float32) if storage == "bfloat16" else x.astype(np.float16)
    target = np.array([0, 3, 15, 7])
    wanted = fastact.losses.cross_entropy(x.astype(np.float32), target)
    if storage == "float16":
        loss, gradient = fastact.cuda.losses.cross_entropy(Array(x), Array(target))
        result = gradient.array
    else:
        bits = (x.view(np.uint32) >> 16).astype(np.uint16)
        loss, gradient = fastact.cuda.losses.cross_entropy(Array(bits, "<V2"), Array(target))
        result = (gradient.array.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
    np.testing.assert_allclose(loss.array, wanted[0], rtol=5e-7)
    np.testing.assert_allclose(result, wanted[1], rtol=1.01 * {"float16": 2.0**-11, "bfloat16": 2.0**-8}[storage], atol=3e-8)


@pytest.mark.deep
@pytest.mark.parametrize(
    ("weighted", "options"), [*((False, o) for o in OPTIONS[::3]), *((True, o) for o in OPTIONS[2::3])], ids=str
)
def test_shifted_labels(weighted, options, emulated):
    """Shifted logits and labels as in a language model have gaps. They work with the fewest operands and with all."""
    logits, target, weights = given("classes", "float64")
    logits, target = logits[:, :-1], target[:, 1:]
    found = fastact.cuda.losses.cross_entropy(Array(logits), Array(target), weight=Array(weights) if weighted else None, **options)
    compare(found, fastact.losses.cross_entropy(logits, target, weight=weights if weighted else None, **options))


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["classes", "probabilities"])
@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
def test_no_rows_and_a_negative_z_loss(kind, reduction, emulated):
    logits, target, _ = given(kind, "float64")
    for x, t in ((logits, target), (logits[:0], target[:0])):
        options = {"reduction": reduction, "z_loss": -0.1}
        compare(fastact.cuda.losses.cross_entropy(Array(x), Array(t), **options), fastact.losses.cross_entropy(x, t, **options))


@pytest.mark.deep
def test_the_weight_of_a_class_that_does_not_count(emulated):
    """The weight of a class that does not count may be infinite or NaN."""
    logits, target = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 2.0]]), np.array([1, 2])
    for weight in (np.inf, np.nan):
        weights = np.array([weight, 1.0, 1.0])
        found = fastact.cuda.losses.cross_entropy(Array(logits), Array(target), weight=Array(weights))
        compare(found, fastact.losses.cross_entropy(logits, target, weight=weights))


@pytest.mark.deep
def test_everything_is_made_in_the_stream_of_the_call(emulated, monkeypatch):
    """All arrays are made in the call's stream.

    Libraries reuse memory in stream order, so another stream's kernel could overwrite it.
    """
    asked = []
    new_like = device_arrays.new_like

    def recorded(x, shape, stream, storage=None):
        asked.append(stream)
        return new_like(x, shape, stream, storage)

    monkeypatch.setattr(device_arrays, "new_like", recorded)
    fastact.cuda.losses.cross_entropy(Array(X), Array(np.zeros(2, np.int64)), stream=NumbaStream(7))
    assert asked == [7] * len(asked)
    assert len(asked) == 4  # loss, gradient, the losses of the rows, the number of rows that count
    assert {on for _, _, on, _ in emulated} == {7}


@pytest.mark.deep
def test_prepared_launches_keep_their_temporary_arrays(emulated, monkeypatch):
    made = []
    new_like = device_arrays.new_like

    def recorded(*arguments):
        array = new_like(*arguments)
        made.append(weakref.ref(array))
        return array

    monkeypatch.setattr(device_arrays, "new_like", recorded)
    out = Array(np.empty(())), Array(np.empty_like(X))
    launch = fastact.cuda.prepare(fastact.cuda.losses.cross_entropy, Array(X), Array(np.zeros(2, np.int64)), out=out)
    gc.collect()
    assert len(made) == 2
    assert all(array() is not None for array in made)
    del launch
    emulated.clear()
    gc.collect()
    assert all(array() is None for array in made)


@pytest.mark.deep
def test_prepared(emulated):
    """A prepared call repeats the same launches with the current contents of the arrays."""
    x, target = np.zeros((2, 3)), np.array([0, 1])
    loss, gradient = np.empty(()), np.empty_like(x)
    out = Array(loss), Array(gradient)
    launch = fastact.cuda.prepare(fastact.cuda.losses.cross_entropy, Array(x), Array(target), out=out)
    launch()
    assert loss == pytest.approx(np.log(3.0))
    x[:] = [[1.0, 2.0, 3.0], [0.0, 0.0, 1.0]]
    launch()
    wanted = fastact.losses.cross_entropy(x, target)
    compare(out, wanted)


def arrays(x=(2, 3), target=(2,), kind="i8", weight=None):
    weight = None if weight is None else Array(np.ones(weight))
    return lambda **options: fastact.cuda.losses.cross_entropy(
        Array(np.zeros(x)), Array(np.zeros(target, kind)), weight=weight, **options
    )


X = np.zeros((2, 3))
BAD = {
    "reduction": (lambda: arrays()(reduction="all"), ValueError, r"reduction must be one of mean, sum, none, got 'all'"),
    "smoothing": (lambda: arrays()(label_smoothing=2.0), ValueError, r"label_smoothing must lie between 0 and 1, got 2.0"),
    "axis": (lambda: arrays()(axis=2), np.exceptions.AxisError, r"axis 2 is out of bounds for shape \(2, 3\)"),
    "shape of classes": (lambda: arrays(target=(3,))(), ValueError, r"target must have the shape \(2,\), got \(3,\)"),
    "shape of probabilities": (lambda: arrays(kind="f8")(), ValueError, r"target must have the shape \(2, 3\), got \(2,\)"),
    "small integers": (lambda: arrays(kind="i4")(), TypeError, r"target must be of type .*int64, got <i4"),
    "other probabilities": (lambda: arrays(target=(2, 3), kind="f4")(), TypeError, r"got x float64 and q float32"),
    "weights": (lambda: arrays(weight=(2,))(), ValueError, r"weight must have the shape \(3,\), got \(2,\)"),
    "out": (lambda: arrays()(out=Array(np.zeros((3, 2)))), ValueError, r"out \(dx\) must have the shape \(2, 3\), got \(3, 2\)"),
    "host": (
        lambda: fastact.cuda.losses.cross_entropy(np.zeros((2, 3)), np.zeros(2, int)),
        TypeError,
        r"logits must be an array on a CUDA device, got numpy\.ndarray",
    ),
    "outs": (lambda: arrays()(out=(Array(X),)), ValueError, r"out must be the gradient's array or \(loss, gradient\), got 1"),
    "options": (
        lambda: fastact.cuda.prepare(fastact.cuda.losses.cross_entropy, Array(X), Array(X), out=Array(X), bogus=1),
        TypeError,
        r"cross_entropy takes logits, target and weight, .*, got 2 positional arguments and bogus",
    ),
    "loss out of reach": (
        lambda: fastact.cuda.prepare(
            fastact.cuda.losses.cross_entropy, Array(X), Array(np.zeros(2, np.int64)), out=Array(X.copy())
        ),
        ValueError,
        r"out must hold all 2 results, got 1 arrays",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input(what, emulated):
    call, error, message = BAD[what]
    with pytest.raises(error, match=message):
        call()
    assert not emulated


@pytest.mark.parametrize("name", first_fast(LOSSES | DIVISORS))
@pytest.mark.parametrize("storage", first_fast(["float32", "bfloat16"]))
def test_kernels_compile(name, storage, ptx):
    """The kernels compile with rows in registers (for 9.0) and in memory (for 8.0)."""
    numbers = RowVariant("loss", name, storage, (), 1, 0, 1, 1).number_inputs
    is_array = tuple(number in ("place", "divisor", "kept_rows") for number in numbers)
    for group, pieces, capability in ((32, 2, (9, 0)), (1024, 0, (8, 0))):
        width = 1 if name == "count_of_kept" else {"float32": 4, "bfloat16": 8}[storage]
        text = ptx(RowVariant(thread_groups.LOSS, name, storage, is_array, group, pieces, width, 1), capability)
        assert "shfl.sync.bfly" in text
        assert ".f64" not in text
        assert ".local" not in text or not pieces
