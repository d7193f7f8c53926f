"""Byte-swapped arrays and numbers of ml_dtypes: results are native, and ufuncs, losses and layers agree."""

import numpy as np
import pytest
from catalogue import as_tuple, every, same_bits

import fastact
from fastact import losses, nn

ml_dtypes = pytest.importorskip("ml_dtypes")
FLOATS = [ml_dtypes.bfloat16, ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2, np.float16]


@every
def test_results_of_byte_swapped_arrays_are_native(case):
    for dtype in (np.float32, np.float64):
        inputs = case.inputs((3, 4), dtype)
        swapped = [a if a.dtype == np.bool_ else a.astype(a.dtype.newbyteorder()) for a in inputs[: case.arrays]]
        wanted = as_tuple(case.function(*inputs))
        for axis in ({"axis": 0}, {"axis": -1}) if case.rows else ({},):
            turned = lambda a, axis=axis: np.ascontiguousarray(np.moveaxis(a, -1, 0)) if axis == {"axis": 0} and a.ndim == 2 else a
            got = as_tuple(case.function(*map(turned, swapped), *inputs[case.arrays :], **axis))
            for one, right in zip(got, wanted, strict=True):
                assert one.dtype == dtype
                assert one.dtype.isnative
                assert same_bits(one, turned(right))


@pytest.mark.parametrize("dtype", FLOATS, ids=lambda dtype: dtype.__name__)
def test_small_floats_in_losses_and_layers(dtype):
    x = np.array([[1, -2, 0.5], [0.25, 3, -1]], dtype)
    same, q, classes = x.astype(np.float32), np.array([[0.5, 0.25, 0.25], [1, 0, 0]], dtype), np.array([2, 0])
    calls = [
        (lambda x, q: losses.cross_entropy(x, classes)),
        (lambda x, q: losses.cross_entropy(x, q)),
        (lambda x, q: losses.cross_entropy(x, classes, weight=q[0])),
        (lambda x, q: losses.binary_cross_entropy_with_logits(x, q, weight=q, pos_weight=q[0])),
        (lambda x, q: losses.softmax_mean_squared_error(x, q)),
        (lambda x, q: losses.sparsemax_loss(x, classes)),
        (lambda x, q: losses.entmax15_loss(x, classes)),
        (lambda x, q: losses.entmax_loss(x, classes)),
        (lambda x, q: (fastact.elu(x, q), fastact.softmax(x), fastact.crelu(x), fastact.elu(x, 0.5), fastact.elu(x, q[0, 0]))),
    ]
    own = dtype if np.dtype(dtype).itemsize == 2 else np.float32
    for call in calls:
        for got, wanted in zip(call(x, q), call(same, q.astype(np.float32)), strict=True):
            assert got.dtype == (own if got.ndim else np.float32)  # a loss is float32
            assert same_bits(got, wanted.astype(got.dtype))
    layers = [
        (lambda x, q: nn.prelu_backward(x, x, q[0])),
        (lambda x, q: nn.dropout(x, 0.5, np.random.default_rng(0))),
        (lambda x, q: nn.gumbel_softmax(x, np.random.default_rng(0))),
        (lambda x, q: nn.rrelu(x)),
        (lambda x, q: nn.maxout_linear(x, q.reshape(3, 2), pieces=2)[:1]),
    ]
    for call in layers:
        for got, wanted in zip(call(x, q), call(same, q.astype(np.float32)), strict=True):
            assert got.dtype == own
            assert same_bits(got, wanted.astype(own))


def test_two_types_of_16_bits_meet_in_float32():
    x, g = np.array([1, -2, 3], ml_dtypes.bfloat16), np.array([1, 2, 3, 4, 5, 6], np.float16)
    wanted = fastact.backward.crelu(g.astype(np.float32), x.astype(np.float32))
    for got, right in (
        (fastact.backward.crelu(g, x), wanted),
        (fastact.fused.crelu(g, x)[1], wanted),
        (fastact.backward.relu(g[:3], x), np.array([1, 0, 3], np.float32)),
    ):
        assert got.dtype == np.float32
        assert same_bits(got, right)


@pytest.mark.parametrize("kind", ["int4", "uint4"])
def test_small_integers_are_classes(kind):
    x = np.random.default_rng(0).normal(size=(3, 5))
    target = np.array([1, 4, 0])
    for name in ("cross_entropy", "sparsemax_loss"):
        got, wanted = (getattr(losses, name)(x, t) for t in (target.astype(getattr(ml_dtypes, kind)), target))
        assert got[0] == wanted[0]
        assert same_bits(got[1], wanted[1])


@pytest.mark.parametrize(
    "values", [np.ones(3, complex), np.ones(3, np.longdouble), np.array(["a", "b"]), np.zeros(3, "m8[s]"), np.zeros(2, "i4,f4")]
)
def test_what_is_no_real_number_is_still_refused(values):
    for call in (lambda: losses.sparsemax_loss(values, 0), lambda: nn.rrelu(values)):
        with pytest.raises(TypeError, match="must be real numbers of float64 at most, got"):
            call()
