"""Users' own activations: `fastact.activation`, from outside the package."""

import math
import os
import pickle
import platform
import re
import subprocess
import sys
from math import exp

import numba
import numpy as np
import pytest
from catalogue import DTYPES, all_same, as_tuple, first_fast

import fastact
from fastact import derivative, derivative2, param_grad
from fastact.codegen.loops import KERNEL
from fastact.definitions import CATALOGUE
from fastact.runtime.ufuncs import jobs_of
from fastact.tools.accuracy.measure import parameters_of

STEEPNESS = 1.5


@fastact.activation
def bump(x, width=1.0):
    """Slope of a bump."""
    return x * math.exp(-x * x / (2 * width * width))


@fastact.activation
def by_hand(x):
    s = 1.0 / (1.0 + exp(-abs(x)))
    s = s if x > 0 else 1.0 - s
    return x * s, s * (1.0 + x * (1.0 - s))


def helper(x):
    return np.maximum(x, -1.0) if x > -2 else 0.5 * x


@fastact.activation
def branches(x, a=0.25):
    if x > 0:
        return STEEPNESS * x
    return a * helper(x)


@numba.njit
def compiled_helper(x):
    return np.tanh(x) / (1 + x**2)


@fastact.activation
def with_compiled_helper(x):
    return np.where(x > 3, 0.0, compiled_helper(x) + min(x, 1) + math.pi)


X = np.linspace(-3.3, 3.2, 41)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_value_alone_is_enough(dtype):
    x = X.astype(dtype)
    e = np.exp(-(X**2) / 2)
    near = {"rtol": 2e-5 if dtype is np.float32 else 1e-13, "atol": 1e-6 if dtype is np.float32 else 1e-15}
    np.testing.assert_allclose(bump(x), X * e, **near)
    np.testing.assert_allclose(bump.derivative(x), (1 - X**2) * e, **near)
    np.testing.assert_allclose(bump.derivative2(x), (X**3 - 3 * X) * e, **near)
    np.testing.assert_allclose(bump.param_grad(dtype(2), x), 2 * X**3 * e, **near)
    np.testing.assert_allclose(bump.backward(x, x, width=dtype(2)), X * (1 - X**2 / 4) * np.exp(-(X**2) / 8), **near)
    y, dx = bump.fused(x, x)
    assert all_same((y, dx), (bump(x), bump.backward(x, x)))
    assert {a.dtype for a in (y, dx, bump.param_grad(x, x), bump.derivative2(x))} == {np.dtype(dtype)}


def test_value_and_derivative_by_hand():
    np.testing.assert_allclose(by_hand(X), fastact.silu(X), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(by_hand.derivative(X), derivative.silu(X), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(by_hand.derivative2(X), derivative2.silu(X), rtol=1e-12, atol=1e-14)


@pytest.mark.deep
def test_branches_constants_and_helpers():
    left = np.where(X > -2, 0.25 * np.maximum(X, -1), 0.125 * X)
    np.testing.assert_allclose(branches(X), np.where(X > 0, 1.5 * X, left))
    np.testing.assert_allclose(branches.derivative(X), np.where(X > 0, 1.5, np.where(X > -1, 0.25, np.where(X > -2, 0, 0.125))))
    np.testing.assert_allclose(branches.param_grad(1.0, X), np.where(X > 0, 0, 4 * left))
    wanted = np.where(X > 3, 0, np.tanh(X) / (1 + X**2) + np.minimum(X, 1) + np.pi)
    np.testing.assert_allclose(with_compiled_helper(X), wanted, rtol=1e-14)
    slope = (1 - np.tanh(X) ** 2) / (1 + X**2) - 2 * X * np.tanh(X) / (1 + X**2) ** 2 + (X < 1)
    np.testing.assert_allclose(with_compiled_helper.derivative(X), np.where(X > 3, 0, slope), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", first_fast(["golu", "elu", "xielu"]))
def test_a_definition_of_the_catalogue_gives_the_same_bits(name):
    """A definition of the catalogue without a core gives the same bits, and the same speed, since the code is the same."""
    own = fastact.activation(CATALOGUE[name].function)
    inputs = (X, *parameters_of(CATALOGUE[name]))
    assert all_same(as_tuple(own(*inputs)), as_tuple(getattr(fastact, name)(*inputs)))
    for use in ("backward", "fused"):
        assert all_same(as_tuple(getattr(own, use)(X, *inputs)), as_tuple(getattr(getattr(fastact, use), name)(X, *inputs)))


@pytest.mark.parametrize("name", first_fast(["tanh", "softplus", "mish", "gelu", "golu", "squareplus", "isrlu", "dyt", "snake"]))
def test_automatic_derivatives_are_those_by_hand(name):
    definition = CATALOGUE[name]
    own = fastact.activation(definition.smooth)
    numbers = parameters_of(definition)
    # 1e-15 of the largest: measured 2.1e-16 (mish), by parameters 3.9e-16 (softplus)
    near = {"rtol": 0, "atol": 1e-15 * max(1, np.abs(getattr(derivative, name)(X, *numbers)).max())}
    np.testing.assert_allclose(own.derivative(X, *numbers), getattr(derivative, name)(X, *numbers), **near)
    if name in ("softplus", "dyt", "snake"):
        for got, wanted in zip(*(as_tuple(f(1.0, X, *numbers)) for f in (own.param_grad, getattr(param_grad, name))), strict=True):
            np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-15 * max(1, np.abs(wanted).max()))


def test_what_a_ufunc_does():
    assert isinstance(bump.ufunc, np.ufunc)
    assert isinstance(by_hand.backward, np.ufunc)
    out = np.zeros(len(X))
    assert bump(X, out=out, where=X > 0) is out
    assert np.all(out[X <= 0] == 0)
    assert bump(X[:, None], width=np.array([1.0, 2.0])).shape == (len(X), 2)
    with pytest.raises(TypeError, match="bump"):
        bump("a")
    with pytest.raises(AttributeError, match="'by_hand' has no parameters"):
        _ = by_hand.param_grad
    assert bump.__doc__ == "Slope of a bump."
    assert repr(bump).endswith("bump(x, width=1.0)>")
    assert bump.backward.__doc__.startswith("bump: the gradient")


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="reads x86-64 instructions")
def test_vector_code():
    """math.exp is compiled to a function that vectorises."""
    for activation in (bump, by_hand):
        for job in jobs_of(activation.ufunc):
            assembly = job.kernels[KERNEL].assembly()
            assert not re.search(r"\bcall\w*\s+\*?exp", assembly)
            assert re.search(r"vmovup[sd]\s+%[yz]mm", assembly)


@pytest.mark.parametrize("shape", [(), (3,), (4, 5), (200_000,)])
def test_what_cannot_be_compiled_is_an_error_of_every_call(shape):
    """Calls of the ufunc itself raise the error, too: NumPy finds the exception in every layout, and nothing is written."""
    bad = fastact.activation(_unknown_name)
    x, out = np.ones((*shape, 2))[..., 0], np.full((*shape, 2), 7.0)[..., 1]
    for call in (bad, bad.ufunc, bad.derivative):
        with pytest.raises(TypeError, match="name 'undefined_name' is not defined"):
            call(x, out=out)
        assert np.all(out == 7.0)
    with pytest.raises(TypeError, match="undefined_name"):
        bad.ufunc(np.ones((3, 4)), where=np.eye(3, 4) > 0, out=np.ones((3, 4)))


def test_pickled_by_name():
    for thing in (bump, bump.ufunc, bump.fused, bump.fused.ufunc, by_hand, by_hand.ufunc, by_hand.derivative):
        assert pickle.loads(pickle.dumps(thing)) is thing


MODULE = """
import math, fastact
FACTOR = {factor}
def helper(x): return {helper}
@fastact.activation
def own(x): return FACTOR * helper(math.tanh(x))
"""


@pytest.mark.deep
def test_the_cache_notices_every_edit(tmp_path):
    """Edits of the function, a constant or a helper are noticed: each process uses the current code of its module."""
    code = "from own import own; from fastact.runtime import store; print(own(1.0), own.derivative(0.0), len(store.compiled))"
    environment = os.environ | {"FASTACT_CACHE_DIR": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", "import numpy, fastact; fastact.relu(1.0)"], check=True, env=environment)  # the loops
    results = []
    for factor, helper in ((2.0, "x"), (2.0, "x"), (3.0, "x"), (3.0, "x + 1")):
        (tmp_path / "own.py").write_text(MODULE.format(factor=factor, helper=helper), encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-B", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, env=environment
        )
        value, slope, compiled = run.stdout.split()
        results.append((round(float(value), 6), float(slope), int(compiled)))
    t = math.tanh(1)
    new = 2  # the kernels of the value and the derivative
    assert results == [
        (round(2 * t, 6), 2.0, new),
        (round(2 * t, 6), 2.0, 0),
        (round(3 * t, 6), 3.0, new),
        (round(3 * (t + 1), 6), 3.0, new),
    ]


def _adds_text(x):
    return x + "a"


def _unknown_name(x):
    y = x * x
    return undefined_name * y  # noqa: F821


def _returns_nothing(x):
    pass


def _returns_too_much(x):
    return x, x, x, x


def _unknown_method(x):
    table = {1: 2}
    return x * table.foo


def _cannot_be_differentiated(x):
    return math.gamma(x)


@pytest.mark.parametrize(
    ("function", "reason", "line"),
    [
        (_adds_text, "add(float64, Literal[str](a)) is not supported", 'return x + "a"'),
        (_unknown_name, "name 'undefined_name' is not defined", "return undefined_name * y"),
        (_returns_nothing, "it returns none, but a number, or a tuple of value, derivative is needed", "def _returns_nothing"),
        (_returns_too_much, "it returns UniTuple(float64 x 4), but", "def _returns_too_much"),
        (_unknown_method, "attribute 'foo' of DictType is not supported", "return x * table.foo"),
        (_cannot_be_differentiated, "gamma(jet(float64)) is not supported by automatic differentiation", "return math.gamma(x)"),
    ],
)
def test_one_error_names_function_line_and_reason(function, reason, line):
    with pytest.raises(TypeError) as raised:
        fastact.activation(function).derivative(1.0)
    message = str(raised.value)
    assert message.startswith(f"activation {function.__name__!r} cannot be compiled: ")
    assert reason in message
    assert line in message
    assert __file__.rsplit("/")[-1] in message
    assert "\n" not in message
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


def test_a_value_that_cannot_be_differentiated_is_still_a_value():
    own = fastact.activation(_cannot_be_differentiated)
    assert own(np.array([3.0, 5.0])).tolist() == [2.0, 24.0]


def test_a_function_of_nothing_is_refused():
    with pytest.raises(TypeError, match="must take a number x and named parameters"):
        fastact.activation(lambda: 3.0)
    with pytest.raises(TypeError, match="must take a number x and named parameters"):
        fastact.activation(lambda *x: 3.0)
