"""Gradients of parameters that a channel shares, against the element-wise passes, in every layout and with any thread count."""

import numba
import numpy as np
import pytest
from catalogue import both_types, same_bits

import fastact
from fastact import nn

BACKWARDS = {"prelu": nn.prelu_backward, "swish": nn.swish_backward}


@both_types
@pytest.mark.parametrize("name", BACKWARDS)
@pytest.mark.parametrize(
    ("shape", "axis"),
    [
        *[((6, 5), 1), ((5000, 3), -1), ((1500, 130), -1), ((4, 5, 8, 9), 1), ((4, 5, 8, 9), -1), ((7, 3, 2), 0), ((3, 0, 2), 2)],
        *[((1, 4), 1), ((4,), 0)],
    ],
)
def test_channel_gradients(shape, axis, name, dtype):
    """dx has the bits of the element-wise backward pass, and the parameter's gradient is the sum of its terms in float64."""
    rng = np.random.default_rng(0)
    g, x = (rng.normal(size=shape).astype(dtype) for _ in range(2))
    parameter = rng.uniform(0.2, 1.5, shape[axis]).astype(dtype)
    dx, dp = BACKWARDS[name](g, x, parameter, axis=axis)
    spread = np.moveaxis(np.broadcast_to(parameter, np.moveaxis(x, axis, -1).shape), -1, axis)
    assert same_bits(dx, getattr(fastact.backward, name)(g, x, spread))
    others = tuple(k for k in range(len(shape)) if k != axis % len(shape))
    each = getattr(fastact.param_grad, name)(*(a.astype(float) for a in (g, x, spread)))
    wanted, size = each.sum(axis=others), np.abs(each).sum(axis=others)
    assert dp.dtype == dtype
    assert dp.shape == parameter.shape
    assert np.all(np.abs(dp - wanted) <= 2 * np.finfo(dtype).eps * size)  # measured 1.3


@both_types
@pytest.mark.parametrize("size", [0, 10, 100_000])
def test_one_parameter_for_all(size, dtype):
    g, x = np.random.default_rng(0).normal(size=(2, 2, size)).astype(dtype)
    for parameter in (dtype(0.25), np.array([0.25], dtype)):
        dx, dweight = nn.prelu_backward(g, x, parameter)
        assert dweight.shape == np.shape(parameter)
        assert same_bits(dx, fastact.backward.prelu(g, x, dtype(0.25)))
        each = np.where(x <= 0, g.astype(float) * x, 0)
        assert abs(dweight - each.sum()) <= 4 * np.finfo(dtype).eps * np.abs(each).sum()


@both_types
@pytest.mark.parametrize(("shape", "axis"), [((8, 16, 40, 40), 1), ((100_000, 7), 1), ((300_000,), None)])
def test_channel_gradients_do_not_depend_on_threads(shape, axis, dtype):
    rng = np.random.default_rng(0)
    g, x = (rng.normal(size=shape).astype(dtype) for _ in range(2))
    parameter = dtype(0.3) if axis is None else rng.uniform(0.2, 1.5, shape[axis]).astype(dtype)
    results = []
    before = numba.get_num_threads()
    try:
        for count in (1, before):
            numba.set_num_threads(count)
            results.append(nn.swish_backward(g, x, parameter, axis=axis or 0))
    finally:
        numba.set_num_threads(before)
    assert all(same_bits(a, b) for a, b in zip(*results, strict=True))


def test_bad_input_of_channel_gradients():
    with pytest.raises(ValueError, match=r"prelu_backward: the parameter must be one number, or one.* x's 3 channels.*\(4,\)"):
        nn.prelu_backward(np.ones((2, 3)), np.ones((2, 3)), np.ones(4))
    with pytest.raises(ValueError, match=r"swish_backward: g must have x's shape \(2, 3\), got \(3,\)"):
        nn.swish_backward(np.ones(3), np.ones((2, 3)), np.ones(3))
    with pytest.raises(np.exceptions.AxisError, match=r"prelu_backward: axis 2 is out of bounds for shape \(2, 3\)"):
        nn.prelu_backward(np.ones((2, 3)), np.ones((2, 3)), np.ones(3), axis=2)


@both_types
@pytest.mark.parametrize("name", ["prelu", "swish"])
@pytest.mark.parametrize(
    ("shape", "weights"),
    [
        ((2, 3, 4, 5), [(3,), (3, 1, 1), (1, 3, 1, 1)]),
        ((2, 3), [(3,), (1, 3)]),
        ((3, 3, 3), [(3,), (3, 1), (1, 3, 1)]),
        ((2, 1, 4), [(1,), (1, 1), (1, 1, 1), ()]),
    ],
)
def test_parameters_in_the_shapes_that_the_forward_pass_takes(shape, weights, name, dtype):
    rng = np.random.default_rng(1)
    g, x, each = (
        rng.normal(size=shape).astype(dtype),
        rng.normal(size=shape).astype(dtype),
        rng.uniform(0.1, 2, shape[1]).astype(dtype),
    )
    layer = getattr(nn, f"{name}_backward")
    for weight in weights:
        dx, dweight = layer(g, x, each.reshape(weight))
        aligned = each.reshape(-1, *(1,) * (len(shape) - 2))
        wanted = getattr(fastact.param_grad, name)(g.astype(np.float64), x.astype(np.float64), aligned.astype(np.float64))
        assert same_bits(dx, getattr(fastact.backward, name)(g, x, aligned))
        assert dweight.shape == weight
        sums = wanted.sum(axis=tuple(k for k in range(len(shape)) if k != 1))
        np.testing.assert_allclose(dweight.ravel(), sums, rtol=1e-5 if dtype is np.float32 else 1e-12)
    last = rng.uniform(0.1, 2, shape[-1]).astype(dtype)
    for weight in ((1, *(1,) * (len(shape) - 2), shape[-1]), (1, shape[-1])):
        dx, dweight = layer(g, x, last.reshape(weight))
        assert same_bits(dx, getattr(fastact.backward, name)(g, x, last))
        assert dweight.shape == weight


def test_parameters_that_lie_along_several_axes_are_refused():
    for weight in ((3, 4), (2, 3, 1), (4, 1), (1, 1, 5), (3, 1, 1, 1)):
        with pytest.raises(ValueError, match="one for each of x's 3 channels along axis 1"):
            nn.prelu_backward(np.ones((2, 3, 4)), np.ones((2, 3, 4)), np.ones(weight))
