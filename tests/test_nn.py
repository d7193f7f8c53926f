"""Layers with weights and random layers: against plain formulas, finite differences and simulation, and in networks that train."""

import math

import numba
import numpy as np
import pytest
from catalogue import both_types, same_bits

import fastact
from fastact import nn
from fastact.nn import chance


def differences(function, array, g, step=1e-6):
    """Return Σ g·∂function/∂array by central differences, in float64."""
    gradient = np.empty_like(array)
    for place in np.ndindex(array.shape):
        up, down = array.copy(), array.copy()
        up[place] += step
        down[place] -= step
        gradient[place] = np.sum(g * (function(up) - function(down))) / (2 * step)
    return gradient


# --- maxout ---------------------------------------------------------------------------------------------------------------------


@both_types
@pytest.mark.parametrize("leading", [(), (5,), (2, 3)])
def test_maxout_linear_is_the_largest_piece(leading, dtype):
    rng = np.random.default_rng(0)
    x, weight, bias = (rng.normal(size=shape).astype(dtype) for shape in ((*leading, 4), (4, 6, 3), (6, 3)))
    z = np.einsum("...i,iuj->...uj", x.astype(float), weight.astype(float)) + bias
    y, which = nn.maxout_linear(x, weight, bias)
    assert y.dtype == dtype
    assert y.shape == (*leading, 6)
    assert np.array_equal(which, np.argmax(z, axis=-1))
    np.testing.assert_allclose(y, z.max(axis=-1), rtol=0, atol=4 * np.finfo(dtype).eps)  # measured 2.0 eps
    assert np.array_equal(nn.maxout_linear(x, weight)[0], nn.maxout_linear(x, weight, np.zeros((6, 3)))[0])


def test_layouts_of_a_dense_weight():
    """In the consecutive layout, a unit's columns are adjacent; in the strided layout, they are `units` columns apart."""
    rng = np.random.default_rng(1)
    x, weight, bias, g = (rng.normal(size=shape) for shape in ((7, 4), (4, 6, 3), (6, 3), (7, 6)))
    wanted, which = nn.maxout_linear(x, weight, bias)
    gradients = nn.maxout_linear_backward(g, x, weight, which)
    for layout, arrange in (("consecutive", lambda a: a), ("strided", lambda a: a.swapaxes(-1, -2))):
        flat = np.ascontiguousarray(arrange(weight)).reshape(4, 18)
        y, same = nn.maxout_linear(x, flat, np.ascontiguousarray(arrange(bias)).reshape(18), pieces=3, layout=layout)
        np.testing.assert_allclose(y, wanted, atol=1e-14)
        assert np.array_equal(same, which)
        dx, dweight, dbias = nn.maxout_linear_backward(g, x, flat, which, pieces=3, layout=layout)
        np.testing.assert_allclose(dx, gradients[0], atol=1e-14)
        np.testing.assert_allclose(dweight, np.ascontiguousarray(arrange(gradients[1])).reshape(4, 18), atol=1e-14)
        np.testing.assert_allclose(dbias, np.ascontiguousarray(arrange(gradients[2])).reshape(18), atol=1e-14)
    # an example of the layouts with readable numbers
    z = np.array([[1.0, 5.0, 3.0, 2.0]])  # four columns of two units
    assert nn.maxout_linear(np.ones((1, 1)), z, pieces=2)[0].tolist() == [[5.0, 3.0]]
    assert nn.maxout_linear(np.ones((1, 1)), z, pieces=2, layout="strided")[0].tolist() == [[3.0, 5.0]]


def test_gradients_of_maxout_linear():
    rng = np.random.default_rng(2)
    x, weight, bias, g = (rng.normal(size=shape) for shape in ((2, 3, 4), (4, 5, 3), (5, 3), (2, 3, 5)))
    _, which = nn.maxout_linear(x, weight, bias)
    dx, dweight, dbias = nn.maxout_linear_backward(g, x, weight, which)
    for got, array, call in (
        (dx, x, lambda a: nn.maxout_linear(a, weight, bias)[0]),
        (dweight, weight, lambda a: nn.maxout_linear(x, a, bias)[0]),
        (dbias, bias, lambda a: nn.maxout_linear(x, weight, a)[0]),
    ):
        assert got.shape == array.shape
        np.testing.assert_allclose(got, differences(call, array, g), atol=1e-6)


def test_first_piece_wins_ties():
    _, which = nn.maxout_linear(np.ones((1, 2)), np.ones((2, 3, 4)))
    assert not which.any()


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((np.ones((2, 3)), np.ones((4, 5, 2))), {}, r"x must have 4 entries along its last axis.*\(2, 3\)"),
        ((np.ones((2, 4)), np.ones((4, 5))), {}, r"weight must have the shape.*got \(4, 5\), pieces None"),
        ((np.ones((2, 4)), np.ones((4, 5))), {"pieces": 2}, r"got \(4, 5\), pieces 2"),
        ((np.ones((2, 4)), np.ones((4, 5, 2)), np.ones(3)), {}, r"bias must have the shape \(5, 2\), got \(3,\)"),
        ((np.ones((2, 4)), np.ones((4, 4))), {"pieces": 2, "layout": "spread"}, "layout must be one of consecutive, strided"),
        ((1.0, np.ones((4, 5, 2))), {}, r"got \(\)"),
    ],
)
def test_bad_input_of_maxout_linear(arguments, options, message):
    with pytest.raises(ValueError, match=message):
        nn.maxout_linear(*arguments, **options)


def test_plain_numbers_take_the_type_of_the_array():
    x = np.ones((3, 1), np.float32)
    for weight in (0.25, [0.25]):
        assert all(a.dtype == np.float32 for a in nn.prelu_backward(x, x, weight))
    y, which = nn.maxout_linear(x, [[[1, 2]]], [[0.5, 0.5]])
    assert y.dtype == np.float32
    assert all(a.dtype == np.float32 for a in nn.maxout_linear_backward([[1], [2], [3]], x, [[[1, 2]]], which))


def test_bad_input_of_maxout_linear_backward():
    with pytest.raises(ValueError, match=r"g and which must have the shape \(2, 5\), got \(2, 4\) and \(2, 5\)"):
        nn.maxout_linear_backward(np.ones((2, 4)), np.ones((2, 4)), np.ones((4, 5, 2)), np.zeros((2, 5), int))
    with pytest.raises(ValueError, match="maxout_linear_backward: which must hold integers from 0 to 1"):
        nn.maxout_linear_backward(np.ones((2, 5)), np.ones((2, 4)), np.ones((4, 5, 2)), np.full((2, 5), 2))
    with pytest.raises(ValueError, match=r"maxout_linear_backward: x must have 4 entries along its last axis.*got \(2, 8\)"):
        nn.maxout_linear_backward(np.ones((2, 5)), np.ones((2, 8)), np.ones((4, 5, 2)), np.zeros((2, 5), int))
    with pytest.raises(TypeError, match="maxout_linear: x must be real numbers"):
        nn.maxout_linear(np.ones((2, 4), complex), np.ones((4, 5, 2)))


def fitted(pieces, target, steps=3000):
    """Return the largest error of one maxout unit, fitted with Adam to 201 points between −1 and 1."""
    x = np.linspace(-1, 1, 201)[:, None]
    wanted = target(x)
    rng = np.random.default_rng(3)
    variables = [rng.normal(size=(1, 1, pieces)), rng.normal(size=(1, pieces))]
    moments = [(np.zeros_like(v), np.zeros_like(v)) for v in variables]
    for step in range(1, steps + 1):
        y, which = nn.maxout_linear(x, *variables)
        _, *gradients = nn.maxout_linear_backward(2 * (y - wanted) / len(x), x, variables[0], which)
        rate = 0.05 * (1 - step / (steps + 1))
        for variable, gradient, (mean, square) in zip(variables, gradients, moments, strict=True):
            mean += 0.1 * (gradient - mean)
            square += 0.01 * (gradient**2 - square)
            variable -= rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return np.abs(nn.maxout_linear(x, *variables)[0] - wanted).max()


def test_maxout_learns_the_absolute_value():
    assert fitted(2, np.abs) < 1e-3  # measured 1.7e-10


def test_maxout_learns_a_convex_function_of_pieces():
    assert fitted(6, lambda x: np.maximum(np.maximum(-2 * x - 0.8, 0.3 * x), 1.5 * x - 0.6)) < 1e-3  # measured 5.6e-11


# --- random layers --------------------------------------------------------------------------------------------------------------


@both_types
@pytest.mark.parametrize("truncated", [True, False])
def test_lecun_normal(truncated, dtype):
    weights = nn.lecun_normal((500, 400), np.random.default_rng(0), truncated=truncated, dtype=dtype)
    assert weights.dtype == dtype
    assert abs(weights.mean()) < 5 / math.sqrt(500) / math.sqrt(weights.size)
    assert abs(weights.var() * 500 - 1) < 0.01  # five standard deviations of a sample's variance are 0.016
    beyond = np.abs(weights) > 2.0001 / chance.TRUNCATED_DEVIATION / math.sqrt(500)
    assert beyond.any() != truncated
    assert abs(nn.lecun_normal(10000, np.random.default_rng(0), fan_in=4, dtype=dtype).std() - 0.5) < 0.02


def test_deviation_of_truncated_normal_numbers():
    inside = math.erf(math.sqrt(2))
    density = math.exp(-2) / math.sqrt(2 * math.pi)
    assert abs(chance.TRUNCATED_DEVIATION - math.sqrt(1 - 4 * density / inside)) < 1e-15


@both_types
@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5, 1.0])
def test_dropout(rate, dtype):
    x = np.random.default_rng(0).normal(size=(200, 500)).astype(dtype)
    y, slope = nn.dropout(x, rate, np.random.default_rng(1))
    assert y.dtype == slope.dtype == dtype
    dropped = slope == 0
    assert abs(dropped.mean() - rate) < 5 * math.sqrt(rate * (1 - rate) / x.size) + 1e-12
    factor = dtype(1 / (1 - rate)) if rate < 1 else dtype(0)
    np.testing.assert_array_equal(y, np.where(dropped, 0, x * factor))
    np.testing.assert_array_equal(slope[~dropped], np.full((~dropped).sum(), factor))
    if rate == 1:
        wild = np.array([np.nan, np.inf], dtype)
        assert not nn.dropout(wild, 1.0, np.random.default_rng(0))[0].any()


@both_types
@pytest.mark.parametrize(("rate", "a", "b"), [(0.1, 0.921285, 0.161971), (0.5, 0.886405, 0.779194)])
def test_alpha_dropout(rate, a, b, dtype):
    """The constants are those of the paper. Mean and variance are 0 and 1 in a simulation of 10⁶ numbers."""
    x = np.random.default_rng(0).normal(size=10**6).astype(dtype)
    y, slope = nn.alpha_dropout(x, rate, np.random.default_rng(1))
    kept = slope != 0
    np.testing.assert_allclose(slope[kept], a, rtol=2e-6)
    np.testing.assert_allclose(y[kept], a * x[kept] + b, rtol=1e-5, atol=1e-5)
    assert np.ptp(y[~kept]) == 0
    np.testing.assert_allclose(y[~kept][0], -1.7580993408473766 * a * (1 - rate), rtol=2e-6)
    assert abs(y.mean()) < 0.005  # five standard deviations; without the shift it would be 0.16 and 0.78 lower
    assert abs(y.var() - 1) < 0.01
    assert abs(kept.mean() - (1 - rate)) < 0.005


@both_types
def test_alpha_dropout_at_its_ends(dtype):
    x = np.random.default_rng(0).normal(size=1000).astype(dtype)
    y, slope = nn.alpha_dropout(x, 0.0, np.random.default_rng(1))
    assert same_bits(y, x)
    assert np.all(slope == 1)
    y, slope = nn.alpha_dropout(x, 1.0, np.random.default_rng(1))
    assert not y.any()
    assert not slope.any()


@pytest.mark.parametrize("layer", [nn.dropout, nn.alpha_dropout])
def test_slope_is_the_derivative(layer):
    x, g = np.random.default_rng(0).normal(size=(2, 30))
    call = lambda a: layer(a, 0.3, np.random.default_rng(5))[0]
    _, slope = layer(x, 0.3, np.random.default_rng(5))
    np.testing.assert_allclose(g * slope, np.diag(differences_by_entry(call, x)) * g, atol=1e-8)


def differences_by_entry(function, x, step=1e-6):
    return np.stack([(function(x + step * e) - function(x - step * e)) / (2 * step) for e in np.eye(len(x))])


@both_types
def test_rrelu(dtype):
    x = np.random.default_rng(0).normal(size=10**5).astype(dtype)
    y, slope = nn.rrelu(x, np.random.default_rng(1))
    below = x <= 0
    assert np.all(slope[~below] == 1)
    assert np.all((slope[below] >= dtype(1 / 8)) & (slope[below] <= dtype(1 / 3)))
    assert abs(slope[below].mean() - 11 / 48) < 5 * (1 / 3 - 1 / 8) / math.sqrt(12 * below.sum())
    np.testing.assert_array_equal(y, np.where(below, x * slope, x))
    y, slope = nn.rrelu(x)
    np.testing.assert_allclose(slope[below], 11 / 48, rtol=2e-7)
    assert np.isnan(nn.rrelu(np.array([np.nan], dtype), np.random.default_rng(0))).all()
    narrow, _ = nn.rrelu(np.array([-2.0, 1.0], dtype), np.random.default_rng(0), lower=0.5, upper=0.5)
    assert narrow.tolist() == [-1.0, 1.0]


@both_types
def test_gumbel_softmax_draws_by_probability(dtype):
    probabilities = np.array([0.05, 0.15, 0.3, 0.5])
    logits = np.tile(np.log(probabilities), (20000, 1)).astype(dtype)
    hard, soft = nn.gumbel_softmax(logits, np.random.default_rng(0), tau=0.5, hard=True)
    assert hard.dtype == soft.dtype == dtype
    assert np.all(np.sort(hard, axis=-1) == [0, 0, 0, 1])
    assert np.array_equal(np.argmax(hard, -1), np.argmax(soft, -1))
    assert np.abs(hard.mean(axis=0) - probabilities).max() < 5 * math.sqrt(0.25 / 20000)
    np.testing.assert_allclose(soft.sum(axis=-1), 1, atol=4 * np.finfo(dtype).eps)
    same, again = nn.gumbel_softmax(logits, np.random.default_rng(0), tau=0.5)
    assert same_bits(same, soft)
    assert same is again


def test_errors_of_gumbel_softmax_name_it():
    for x, axis in ((1.0, -1), (np.ones(3), 5)):
        with pytest.raises(np.exceptions.AxisError, match="gumbel_softmax: axis"):
            nn.gumbel_softmax(x, np.random.default_rng(0), axis=axis)
    with pytest.raises(ValueError, match="fan_in must be at least 1, got nan"):
        nn.lecun_normal(2, np.random.default_rng(0), fan_in=float("nan"))


def test_gradient_of_gumbel_softmax():
    x, g = np.random.default_rng(0).normal(size=(2, 6))
    call = lambda a: nn.gumbel_softmax(a, np.random.default_rng(5), tau=0.7)[0]
    _, soft = nn.gumbel_softmax(x, np.random.default_rng(5), tau=0.7, hard=True)
    np.testing.assert_allclose(fastact.backward.scaled_softmax(g, soft, 1 / 0.7), differences(call, x, g), atol=1e-6)


def test_hard_draws_at_any_temperature():
    """The softened row may be flat to the last bit, so the drawn class must not be read from it."""
    logits = np.tile(np.log([0.1, 0.2, 0.7]), (20000, 1)).astype(np.float32)
    hard, _ = nn.gumbel_softmax(logits, np.random.default_rng(0), tau=1e8, hard=True)
    assert np.abs(hard.mean(axis=0) - [0.1, 0.2, 0.7]).max() < 5 * math.sqrt(0.25 / 20000)


class Zeros(np.random.Generator):
    """A generator that draws the numbers whose logarithm is infinite."""

    def standard_exponential(self, size, dtype):
        return np.zeros(size, dtype)


@both_types
def test_gumbel_softmax_has_no_draw_where_the_soft_row_is_nan(dtype):
    rows = np.array([[-np.inf, -np.inf, -np.inf], [0, -np.inf, 1], [np.nan, 0, 1]], dtype)
    for axis, x in ((1, rows), (0, np.ascontiguousarray(rows.T))):
        for tau, nothing in ((1.0, [True, False, True]), (np.inf, [True, True, True])):
            hard, soft = nn.gumbel_softmax(x, np.random.default_rng(0), tau=tau, hard=True, axis=axis)
            hard, soft = (a if axis else a.T for a in (hard, soft))
            np.testing.assert_array_equal(np.isnan(hard), np.isnan(soft))
            np.testing.assert_array_equal(np.isnan(hard).all(axis=1), nothing)
            assert np.isin(hard[~np.isnan(hard).all(axis=1)], (0, 1)).all()


@both_types
def test_gumbel_softmax_survives_zeros(dtype):
    y, _ = nn.gumbel_softmax(np.zeros((3, 4), dtype), Zeros(np.random.PCG64(0)))
    assert np.all(y == 0.25)


@both_types
@pytest.mark.parametrize(
    "call",
    [
        lambda x, rng: nn.dropout(x, 0.3, rng),
        lambda x, rng: nn.alpha_dropout(x, 0.3, rng),
        nn.rrelu,
        nn.gumbel_softmax,
    ],
    ids=["dropout", "alpha_dropout", "rrelu", "gumbel_softmax"],
)
def test_chance_does_not_depend_on_threads(call, dtype):
    x = np.random.default_rng(0).normal(size=(300, 700)).astype(dtype)
    results = []
    before = numba.get_num_threads()
    try:
        for count in (1, before):
            numba.set_num_threads(count)
            results.append(call(x, np.random.default_rng(7)))
    finally:
        numba.set_num_threads(before)
    assert all(same_bits(a, b) for a, b in zip(*results, strict=True))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: nn.dropout(np.ones(3), 1.5, np.random.default_rng(0)), ValueError, "dropout: rate must lie.* 0 and 1, got 1.5"),
        (lambda: nn.alpha_dropout(np.ones(3), -0.1, np.random.default_rng(0)), ValueError, "alpha_dropout: rate.*got -0.1"),
        (lambda: nn.dropout(np.ones(3), 0.5, 0), TypeError, "dropout: rng must be a numpy.random.Generator, got int"),
        (lambda: nn.lecun_normal((3, 4), np.random), TypeError, "lecun_normal: rng must be a numpy.random.Generator, got module"),
        (lambda: nn.lecun_normal((0, 4), np.random.default_rng(0)), ValueError, "fan_in must be at least 1, got 0"),
        (lambda: nn.rrelu(np.ones(3), 1.0), TypeError, "rrelu: rng must be"),
        (lambda: nn.rrelu(np.ones(3), lower=1.0, upper=0.5), ValueError, "lower must not be above upper, got 1.0 and 0.5"),
        (lambda: nn.gumbel_softmax(np.ones(3), np.random.default_rng(0), tau=0.0), ValueError, "tau must be above 0, got 0.0"),
        (lambda: nn.gumbel_softmax(np.ones(3), np.random.default_rng(0), axis=1), np.exceptions.AxisError, "axis 1"),
        (lambda: nn.dropout(np.ones(3), None, np.random.default_rng(0)), TypeError, "dropout: rate must be a single number, got N"),
        (lambda: nn.alpha_dropout(np.ones(3), [0.5], np.random.default_rng(0)), TypeError, r"rate must be a single.* got \[0.5\]"),
        (lambda: nn.lecun_normal(3, np.random.default_rng(0), fan_in="a"), TypeError, "fan_in must be a single number, got 'a'"),
        (lambda: nn.rrelu(np.ones(3), lower=None), TypeError, "rrelu: lower must be a single number, got None"),
        (lambda: nn.rrelu(np.ones(3), upper=np.ones(3)), TypeError, "rrelu: upper must be a single number"),
        (lambda: nn.gumbel_softmax(np.ones(3), np.random.default_rng(0), tau=None), TypeError, "tau must be a single number"),
        (lambda: nn.gumbel_softmax(np.ones(3), np.random.default_rng(0), axis=0.5), TypeError, "gumbel_softmax: axis must be an i"),
        (lambda: nn.prelu_backward(np.ones((2, 3)), np.ones((2, 3)), np.ones(3), axis=None), TypeError, "axis must be an integer"),
        (lambda: nn.maxout_linear(np.ones(3), np.ones((3, 2)), pieces=1.0), TypeError, "pieces must be an integer, got 1.0"),
        (lambda: nn.dropout(np.ones(3, complex), 0.5, np.random.default_rng(0)), TypeError, "x must be real numbers.*complex128"),
    ],
)  # fmt: skip
def test_bad_input_of_layers_with_chance(call, error, message):
    with pytest.raises(error, match=message):
        call()


def after_layers(activation, layers=30, width=400):
    """Return (mean, variance) of the outputs of a random network with `layers` layers for normal inputs."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(500, width)).astype(np.float32)
    for _ in range(layers):
        x = activation(x @ nn.lecun_normal((width, width), rng))
    return float(x.mean()), float(x.var())


def test_selu_keeps_mean_and_variance():
    mean, variance = after_layers(fastact.selu)  # measured −0.0009 and 1.013
    assert abs(mean) < 0.1
    assert abs(variance - 1) < 0.2
    _, variance = after_layers(fastact.tanh)  # measured 0.02
    assert abs(variance - 1) > 0.2


def test_selu_keeps_them_with_alpha_dropout():
    rng = np.random.default_rng(1)
    mean, variance = after_layers(lambda x: nn.alpha_dropout(fastact.selu(x), 0.05, rng)[0])
    assert abs(mean) < 0.1
    assert abs(variance - 1) < 0.2
    mean, variance = after_layers(lambda x: nn.dropout(fastact.selu(x), 0.5, rng)[0])
    assert abs(mean) > 0.1 or abs(variance - 1) > 0.2
