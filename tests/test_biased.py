"""Activations with bias, residual and dropout, compared with the same computation in several steps."""

import numpy as np
import pytest
from catalogue import both_types, first_fast, float32_fast, same_bits

import fastact
from fastact import nn
from fastact.definitions import CATALOGUE
from fastact.runtime.namespace import why_no_activation

ALL = [name for name in CATALOGUE if why_no_activation(name) is None]
PARAMETERS = {name: {p.name: p.typical for p in CATALOGUE[name].parameters} for name in ALL}
NAMES = [name for name in ALL if "bias" not in PARAMETERS[name]]
# The bias along the last axis, repeated with a remainder; in rows too long to repeat; few numbers; channels first; empty arrays
LAYOUTS = {
    "repeated": ((5003, 17), -1),
    "long": ((2, 70_001), 1),
    "few": ((3, 5), -1),
    "one": ((7,), 0),
    "channels": ((9, 5, 16, 33), 1),
    "long channels": ((2, 3, 40_000), 1),
    "first": ((6, 700), 0),
    "empty": ((0, 4), -1),
    "no channels": ((4, 0), -1),
}


def arrays(shape, axis, dtype):
    """Return g, x, residual, the bias, and the bias in the shape in which NumPy adds it."""
    rng = np.random.default_rng(0)
    g, x, residual = (rng.normal(scale=2, size=shape).astype(dtype) for _ in range(3))
    bias = rng.normal(size=shape[axis]).astype(dtype)
    return g, x, residual, bias, bias.reshape(-1, *(1,) * (len(shape) - 1 - axis % len(shape)))


def sums(dx, axis):
    """Return (sums over all other axes, sums of the absolute values) in float64."""
    others = tuple(k for k in range(dx.ndim) if k != axis % dx.ndim)
    return dx.sum(axis=others, dtype=np.float64), abs(dx).sum(axis=others, dtype=np.float64)


@float32_fast
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("name", "parameters"), [("gelu", {}), ("leaky_relu", {"negative_slope": 0.25})])
def test_steps_in_one(name, parameters, layout, dtype):
    shape, axis = LAYOUTS[layout]
    g, x, residual, bias, beside = arrays(shape, axis, dtype)
    function, backward = (getattr(module, name) for module in (fastact, fastact.backward))
    wanted, gradient = function(x + beside, **parameters), backward(g, x + beside, **parameters)
    assert same_bits(nn.bias_activation(name, x, bias, axis=axis, **parameters), wanted)
    with_residual = nn.bias_activation(name, x, bias, axis=axis, residual=residual, **parameters)
    assert same_bits(with_residual, wanted + residual)
    dx, dbias = nn.bias_activation_backward(name, g, x, bias, axis=axis, **parameters)
    assert same_bits(dx, gradient)
    total, size = sums(gradient, axis)
    assert dbias.dtype == dtype
    np.testing.assert_array_less(abs(dbias - total), 2 * np.finfo(dtype).eps * size + 1e-300)  # measured 0.6
    y, slope = nn.activation_dropout(name, x, 0.3, np.random.default_rng(1), bias=bias, axis=axis, **parameters)
    kept, factor = nn.dropout(wanted, 0.3, np.random.default_rng(1))
    np.testing.assert_allclose(y, kept, rtol=2 * np.finfo(dtype).eps)
    derivative = getattr(fastact.derivative, name)(x + beside, **parameters)
    np.testing.assert_allclose(slope, factor * derivative, rtol=2 * np.finfo(dtype).eps)


@pytest.mark.parametrize("name", first_fast(NAMES, count=3))
def test_every_activation(name):
    """The bits are those of separate steps, also for inputs beyond the cores' range and in place."""
    parameters = PARAMETERS[name]
    for dtype in (np.float32, np.float64):
        g, x, residual, bias, beside = arrays((400, 30), -1, dtype)
        x *= np.geomspace(0.1, 40, 30).astype(dtype)
        wanted = getattr(fastact, name)(x + beside, **parameters)
        gradient = getattr(fastact.backward, name)(g, x + beside, **parameters)
        assert same_bits(nn.bias_activation_backward(name, g, x, bias, **parameters)[0], gradient)
        assert same_bits(nn.bias_activation(name, x, bias, residual=residual, **parameters), wanted + residual)
        y, slope = nn.activation_dropout(name, x, 0.0, np.random.default_rng(1), bias=bias, **parameters)
        assert same_bits(y, wanted)
        assert same_bits(slope, getattr(fastact.derivative, name)(x + beside, **parameters))
        assert nn.bias_activation(name, x, bias, out=x, **parameters) is x
        assert same_bits(x, wanted)


def test_without_bias():
    x = np.array([-0.0, 0.0, -2.0, np.nan, np.inf], np.float32)
    y, slope = nn.activation_dropout("identity", x, 0.0, np.random.default_rng(0))
    assert same_bits(y, x)
    assert same_bits(slope[:3], np.ones(3, np.float32))
    y, slope = nn.activation_dropout("relu", x, 1.0, np.random.default_rng(0))
    assert not y[:3].any()
    assert not slope[:3].any()


@pytest.mark.parametrize("layout", ["transposed", "reversed", "byte-swapped", "integers"])
def test_other_arrays(layout):
    _, x, residual, bias, beside = arrays((60, 200), -1, np.float64)
    changed = {
        "transposed": lambda a: np.ascontiguousarray(a.T).T,
        "reversed": lambda a: a[:, ::-1],
        "byte-swapped": lambda a: a.astype(a.dtype.newbyteorder()),
        "integers": lambda a: (3 * a).astype(np.int32),
    }[layout](x)
    wanted = fastact.gelu(changed.astype(np.float64) + beside)
    assert same_bits(nn.bias_activation("gelu", changed, bias), wanted)
    assert same_bits(nn.bias_activation("gelu", changed, bias, residual=residual), wanted + residual)
    dx, _ = nn.bias_activation_backward("gelu", residual, changed, bias)
    assert same_bits(dx, fastact.backward.gelu(residual, changed.astype(np.float64) + beside))


@pytest.mark.parametrize("shift", [1, -1])
def test_results_over_a_part_of_the_input(shift):
    memory = np.random.default_rng(0).normal(size=(2008, 40))  # processed in two calls
    x, out = (memory[:-1], memory[1:]) if shift > 0 else (memory[1:], memory[:-1])
    bias = np.linspace(-1, 1, 40)
    wanted = fastact.gelu(x + bias)
    nn.bias_activation("gelu", x, bias, out=out)
    assert same_bits(out, wanted)


@pytest.mark.parametrize("kind", ["float16", "bfloat16"])
def test_sixteen_bits(kind):
    """Results are rounded once. Separate steps would round the sum as well."""
    dtype = np.float16 if kind == "float16" else pytest.importorskip("ml_dtypes").bfloat16
    g, x, residual, bias, beside = arrays((200, 60), -1, dtype)
    wide = x.astype(np.float32) + beside.astype(np.float32)
    wanted = fastact.gelu(wide)
    y = nn.bias_activation("gelu", x, bias)
    assert same_bits(y, wanted.astype(dtype))
    assert same_bits(nn.bias_activation("gelu", x, beside.astype(np.float32)[:]), y)
    assert same_bits(nn.bias_activation("gelu", x, bias, residual=residual), (wanted + residual.astype(np.float32)).astype(dtype))
    dx, dbias = nn.bias_activation_backward("gelu", g, x, bias)
    assert same_bits(dx, fastact.backward.gelu(g.astype(np.float32), wide).astype(dtype))
    assert dbias.dtype == dtype
    total, size = sums(dx.astype(np.float64), -1)
    step = 2.0 ** (-11 if kind == "float16" else -8)
    np.testing.assert_array_less(abs(dbias.astype(float) - total), step * abs(total) + 1e-6 * size)
    assert nn.bias_activation_backward("gelu", g, x, bias.astype(np.float32))[1].dtype == np.float32


def test_threads_do_not_change_sums():
    import numba

    g, x, _, bias, _ = arrays((4000, 64), -1, np.float32)
    before = numba.get_num_threads()
    try:
        results = []
        for count in (1, before):
            numba.set_num_threads(count)
            results.append(nn.bias_activation_backward("gelu", g, x, bias))
    finally:
        numba.set_num_threads(before)
    assert all(same_bits(a, b) for a, b in zip(*results, strict=True))


@both_types
@pytest.mark.parametrize(("shape", "axis"), [((100_000, 2), -1), ((200_000, 2, 2), 1), ((65_537, 7), -1), ((3, 5, 70_000), 1)])
def test_sums_of_one_sign(shape, axis, dtype):
    """The bias gradient must not be a plain running sum, whose rounding errors add up: 1061 eps for (100000, 2)."""
    g = np.random.default_rng(0).uniform(0.1, 0.2, shape).astype(dtype)
    _, dbias = nn.bias_activation_backward("identity", g, np.ones_like(g), np.ones(shape[axis], dtype), axis=axis)
    total = g.sum(axis=tuple(k for k in range(g.ndim) if k != axis % g.ndim), dtype=np.longdouble)
    np.testing.assert_allclose(dbias, total.astype(np.float64), rtol=2 * np.finfo(dtype).eps)  # measured 0.9


def test_infinite_sums_do_not_warn():
    with np.errstate(all="raise"):
        _, dbias = nn.bias_activation_backward("identity", np.array([[np.inf, 1], [-np.inf, 1]]), np.ones((2, 2)), np.ones(2))
    assert np.isnan(dbias[0])
    assert dbias[1] == 2


def test_a_refused_call_draws_nothing():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="bias must have"):
        nn.activation_dropout("relu", X, 0.5, rng, bias=np.ones(7))
    assert rng.random() == np.random.default_rng(0).random()


X = np.ones((2, 3))
RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: nn.bias_activation("geluu", X, X[0]), ValueError, r"name must be .* got 'geluu'; did you mean 'gelu'"),
        (lambda: nn.bias_activation("softmax", X, X[0]), ValueError, "got 'softmax'; it is a function of rows"),
        (lambda: nn.bias_activation("swiglu", X, X[0]), ValueError, "got 'swiglu'; it takes two arrays"),
        (lambda: nn.bias_activation("dyt", X, X[0]), ValueError, r"dyt has a parameter bias of its own; call fastact.dyt"),
        (lambda: nn.bias_activation(fastact.gelu, X, X[0]), TypeError, "name must be a string, such as 'gelu', got ufunc"),
        (lambda: nn.bias_activation("gelu", X, np.ones(2)), ValueError, r"bias must have .* the 3 .* -1, got shape \(2,\)"),
        (lambda: nn.bias_activation("gelu", X, 1.0), ValueError, r"got shape \(\)"),
        (lambda: nn.bias_activation("gelu", X, X[0], axis=2), np.exceptions.AxisError, "axis 2 is out of bounds"),
        (lambda: nn.bias_activation("gelu", 1.0, X[0]), np.exceptions.AxisError, "axis -1 is out of bounds"),
        (lambda: nn.bias_activation("gelu", X, X[0], axis=None), TypeError, "axis must be an integer"),
        (lambda: nn.bias_activation("gelu", X, X[0], residual=X[0]), ValueError, r"residual must have x's shape.*, got \(3,\)"),
        (lambda: nn.bias_activation("gelu", X, X[0], out=X[0]), ValueError, "out must be an array"),
        (lambda: nn.bias_activation("gelu", X, X[0], alpha=1.0), TypeError, "gelu has no parameter 'alpha'; it has none"),
        (lambda: nn.bias_activation("elu", X, X[0], beta=1.0), TypeError, "elu has no parameter 'beta'; its parameters are alpha"),
        (lambda: nn.bias_activation("elu", X, X[0], alpha=X), TypeError, "alpha must be a single number"),
        (lambda: nn.bias_activation("prelu", X, X[0]), TypeError, "prelu needs a value for weight"),
        (lambda: nn.bias_activation("gelu", X + 1j, X[0]), TypeError, "x must be real numbers"),
        (lambda: nn.bias_activation_backward("gelu", X[0], X, X[0]), ValueError, r"g must have x's shape \(2, 3\), got \(3,\)"),
        (lambda: nn.activation_dropout("gelu", X, 1.5, RNG), ValueError, "activation_dropout: rate must lie.* got 1.5"),
        (lambda: nn.activation_dropout("gelu", X, 0.5, 0), TypeError, "rng must be a numpy.random.Generator, got int"),
        (lambda: nn.activation_dropout("gelu", X, 0.5, RNG, axis=3), np.exceptions.AxisError, "axis 3 is out of bounds"),
    ],
)  # fmt: skip
def test_bad_input(call, error, message):
    with pytest.raises(error, match=message):
        call()
