"""Layers of float16 and bfloat16 give the float32 results, rounded once. Their weights may be float32."""

import numpy as np
import pytest
from catalogue import same_bits

from fastact import nn

ml_dtypes = pytest.importorskip("ml_dtypes")

FLOAT16, BFLOAT16, FLOAT32 = np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16), np.dtype(np.float32)
HALVES = (FLOAT16, BFLOAT16)
of_each_type = pytest.mark.parametrize("dtype", HALVES, ids=str)
NORMS = {"rms_norm": 1, "layer_norm": 2}  # the number of weights of each
each_norm = pytest.mark.parametrize("name", NORMS)
SHAPES = [((7, 33), -1), ((3, 40, 50), 1), ((1, 70, 9), 1), ((60, 300), 0), ((4, 5), 0), ((0, 4), -1), ((3, 0), -1)]


def arrays(dtype, *shapes):
    rng = np.random.default_rng(0)
    return [rng.normal(size=shape).astype(dtype) for shape in shapes]


def wide(values):
    """Return the same numbers as float32."""
    return [None if a is None else np.asarray(a, FLOAT32) for a in values]


def assert_rounded(got, wanted, dtypes):
    for a, b, dtype in zip(got, wanted, dtypes, strict=True):
        assert a.dtype == dtype
        assert same_bits(a, b.astype(dtype))


@of_each_type
@each_norm
@pytest.mark.parametrize("of_weights", [None, "the same", "float32"])
@pytest.mark.parametrize(("shape", "axis"), SHAPES)
def test_norms(name, dtype, of_weights, shape, axis):
    layer, backward, length = getattr(nn, name), getattr(nn, f"{name}_backward"), shape[axis]
    kind = FLOAT32 if of_weights == "float32" else dtype
    g, x = arrays(dtype, shape, shape)
    weights = [None] * NORMS[name] if of_weights is None else arrays(kind, *[length] * NORMS[name])
    y = layer(x, *weights, axis=axis)
    assert_rounded([y], [layer(*wide([x, *weights]), axis=axis)], [dtype])
    gradients = backward(g, x, weights[0], axis=axis)
    assert_rounded(gradients, backward(*wide([g, x, weights[0]]), axis=axis), [dtype, *[kind] * NORMS[name]])
    same = x.copy()
    assert layer(same, *weights, axis=axis, out=same) is same
    assert same_bits(same, y)
    spread = np.zeros((2 * shape[0], *shape[1:]), dtype)[::2]
    spread[...] = x
    assert same_bits(layer(spread, *weights, axis=axis), y)
    layer(x, *weights, axis=axis, out=spread)
    assert same_bits(spread, y)


@of_each_type
def test_sums_are_not_rounded_on_their_way(dtype):
    """Sums are made in float32. A float16 sum would stop at 2048, and a bfloat16 sum at 256."""
    g = np.ones((4100, 3), dtype)
    for gradient in (nn.layer_norm_backward(g, g, np.ones(3, FLOAT32))[2], nn.prelu_backward(g, -g, np.ones(3, FLOAT32))[1]):
        assert np.array_equal(np.abs(gradient), [4100] * 3)


@of_each_type
def test_types_of_norms(dtype):
    (x, g, weight), other = arrays(dtype, (2, 3), (2, 3), 3), HALVES[dtype == FLOAT16]
    for weights in ([1.0, 2.0, 3.0], np.ones(3, np.int16), np.ones(3, other), weight):
        assert nn.layer_norm(x, weights).dtype == dtype
    assert nn.layer_norm(x, np.ones(3)).dtype == np.float64
    assert nn.layer_norm(x.astype(FLOAT32), weight).dtype == np.float32
    assert {a.dtype for a in nn.layer_norm_backward(g.astype(FLOAT32), x, weight)} == {FLOAT32}
    assert {a.dtype for a in nn.layer_norm_backward(g.astype(other), x)} == {FLOAT32}
    assert {a.dtype for a in nn.layer_norm_backward(g.tolist(), x)} == {dtype}
    with pytest.raises(ValueError, match=rf"layer_norm: out must be an array of {dtype} \(2, 3\), got float32"):
        nn.layer_norm(x, out=np.empty((2, 3), np.float32))
    with pytest.raises(TypeError, match="layer_norm_backward: g must be real numbers of float64 at most, got <U1"):
        nn.layer_norm_backward([["a", "b", "c"]] * 2, x)


def test_other_byte_orders():
    x, g = arrays(FLOAT16, (6, 5), (6, 5))
    swapped = [a.astype(FLOAT16.newbyteorder()) for a in (g, x)]
    assert_rounded(nn.layer_norm_backward(*swapped), nn.layer_norm_backward(g, x), [FLOAT16] * 3)
    assert same_bits(nn.rms_norm(swapped[1]), nn.rms_norm(x))


@of_each_type
@pytest.mark.parametrize("backward", [nn.prelu_backward, nn.swish_backward])
@pytest.mark.parametrize(("shape", "axis"), [((6, 5), 1), ((5000, 3), -1), ((4, 5, 8, 9), 1), ((4, 5, 8, 9), -1), ((3, 0, 2), 2)])
def test_channel_gradients(backward, shape, axis, dtype):
    g, x = arrays(dtype, shape, shape)
    for kind in (dtype, FLOAT32):
        (parameter,) = arrays(kind, shape[axis])
        got = backward(g, x, parameter, axis=axis)
        assert_rounded(got, backward(*wide([g, x, parameter]), axis=axis), [dtype, kind])
        spread = [np.repeat(a, 2, axis=0)[::2] for a in (g, x)]
        assert all(map(same_bits, backward(*spread, parameter, axis=axis), got))


@of_each_type
def test_a_single_parameter_keeps_the_digits_of_float32(dtype):
    g, x = arrays(dtype, (7, 9), (7, 9))
    for parameter in (0.01, np.float32(0.01)):
        got = nn.prelu_backward(g, x, parameter)
        assert_rounded(got, nn.prelu_backward(*wide([g, x, parameter])), [dtype, dtype])


LAYERS_OF_CHANCE = {
    "dropout": lambda x, rng: nn.dropout(x, 0.3, rng),
    "alpha_dropout": lambda x, rng: nn.alpha_dropout(x, 0.3, rng),
    "rrelu": nn.rrelu,
    "rrelu without chance": lambda x, rng: nn.rrelu(x),
    "gumbel_softmax": nn.gumbel_softmax,
    "hard gumbel_softmax": lambda x, rng: nn.gumbel_softmax(x, rng, hard=True, axis=0),
}


@of_each_type
@pytest.mark.parametrize("layer", LAYERS_OF_CHANCE)
def test_chance(layer, dtype):
    """The same random numbers are drawn as for float32."""
    call = LAYERS_OF_CHANCE[layer]
    for x in (*arrays(dtype, (30, 41), 1)[:1], arrays(dtype, (60, 41))[0][::-2]):
        got = call(x, np.random.default_rng(1))
        assert_rounded(got, call(x.astype(FLOAT32), np.random.default_rng(1)), [dtype] * 2)


@of_each_type
def test_weights_are_drawn_in_float32(dtype):
    draw = lambda kind: nn.lecun_normal((40, 30), np.random.default_rng(0), dtype=kind)
    assert_rounded([draw(dtype), draw(dtype.type)], [draw(np.float32)] * 2, [dtype] * 2)


@of_each_type
def test_maxout(dtype):
    for kind in (dtype, FLOAT32):
        (x, g), (weight, bias) = arrays(dtype, (4, 50), (4, 3)), arrays(kind, (50, 3, 2), (3, 2))
        for parameters in ((weight,), (weight, bias)):
            y, which = nn.maxout_linear(x, *parameters)
            wide_y, wide_which = nn.maxout_linear(*wide([x, *parameters]))
            assert_rounded([y], [wide_y], [dtype])
            assert np.array_equal(which, wide_which)
        got = nn.maxout_linear_backward(g, x, weight, which)
        assert_rounded(got, nn.maxout_linear_backward(*wide([g, x, weight]), which), [dtype, kind, kind])
    assert nn.maxout_linear(x, np.ones((50, 3, 2)))[0].dtype == np.float64
