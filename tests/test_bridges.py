"""The bridges to libraries that differentiate, checked with these libraries' own comparison with finite differences."""

import autograd
import numpy as np
import pytest
from autograd.test_util import check_grads
from catalogue import first_fast

import fastact
from fastact.contrib.gradients import gradients_of, has_curvature, inputs_of
from fastact.definitions import CATALOGUE

FAST = ["gelu", "snake", "swiglu", "entmax15", "crelu", "logsumexp", "scaled_masked_softmax"]
NAMES = first_fast([*FAST, *sorted(CATALOGUE.keys() - set(FAST))], count=len(FAST))
X = np.array([[-1.73, -0.62, 0.43, 1.57, 2.71], [0.87, -2.39, 1.13, -0.28, 0.19]])  # away from kinks
OTHER = np.array([1.3, -0.7, 0.9, -1.9, 0.6])
MASK = np.array([True, True, False, True, True])


def inputs(name: str) -> dict:
    """Return {name of an input: an example}."""
    definition = CATALOGUE[name]
    arrays = {array: MASK if array == "mask" else OTHER if k else X for k, array in enumerate(definition.arrays)}
    values = arrays | {parameter.name: parameter.typical for parameter in definition.parameters}
    if np.isinf(getattr(fastact, name)(*values.values())).any():  # masked entries of a logarithm have no differences
        values["mask"] = MASK | True
    return values


def of_differentiable(name: str, function, values: dict):
    """Return (a function of the inputs that have a gradient, these inputs)."""
    free = [operand for operand in inputs_of(CATALOGUE[name]) if operand in gradients_of(CATALOGUE[name])]
    call = lambda *given: function(*(values | dict(zip(free, given, strict=True))).values())
    return call, [values[operand] for operand in free]


@pytest.mark.parametrize("name", NAMES)
def test_autograd(name):
    function = getattr(fastact.contrib.autograd, name)
    call, free = of_differentiable(name, function, inputs(name))
    check_grads(call, modes=["rev"], order=1)(*free)
    if has_curvature(CATALOGUE[name]):
        rest = free[1:]
        check_grads(lambda x: call(x, *rest), modes=["rev"], order=2)(X)
    np.testing.assert_array_equal(function(*inputs(name).values()), getattr(fastact, name)(*inputs(name).values()))


def test_autograd_of_options():
    """Parameters by name and another axis work, and a missing second derivative is an error."""
    functions = fastact.contrib.autograd
    check_grads(lambda x: functions.elu(x, alpha=0.5), modes=["rev"], order=1)(X)
    check_grads(lambda x: functions.softmax(x, axis=0), modes=["rev"], order=1)(X)
    with pytest.raises(NotImplementedError, match="VJP of relu"):
        autograd.elementwise_grad(autograd.elementwise_grad(functions.relu))(X)
    with pytest.raises(AttributeError, match="did you mean 'gelu'"):
        functions.geluu  # noqa: B018


@pytest.fixture
def torch():
    return pytest.importorskip("torch")


@pytest.mark.parametrize("name", NAMES)
def test_torch(name, torch):
    function = getattr(fastact.contrib.torch, name)
    values = {key: torch.tensor(value) for key, value in inputs(name).items()}
    call, free = of_differentiable(name, function, values)
    free = [tensor.clone().double().requires_grad_() for tensor in free]
    assert torch.autograd.gradcheck(call, free)
    if has_curvature(CATALOGUE[name]):
        x, *rest = free[0], *(tensor.detach() for tensor in free[1:])
        assert torch.autograd.gradgradcheck(lambda x: call(x, *rest), (x,))
    operator = getattr(torch.ops.fastact, name).default
    torch.library.opcheck(operator, tuple(value if value.dtype == torch.bool else value.double() for value in values.values()))


@pytest.mark.deep
@pytest.mark.parametrize("dtype", ["float32", "float16", "bfloat16"])
def test_types_of_tensors(dtype, torch):
    kind = getattr(torch, dtype)
    x = torch.tensor(X, dtype=kind, requires_grad=True)
    y = fastact.contrib.torch.elu(x, alpha=0.5)
    y.sum().backward()
    assert y.dtype == x.grad.dtype == kind
    wanted = fastact.fused.elu(1.0, x.detach().double().numpy(), 0.5)
    for found, exact in zip((y, x.grad), wanted, strict=True):
        np.testing.assert_allclose(found.detach().double().numpy(), exact, rtol=torch.finfo(kind).eps)


@pytest.mark.deep
def test_compiled(torch):
    """`torch.compile` finds a single graph, and the results are those of the functions."""
    functions = fastact.contrib.torch

    def loss(x):
        return functions.mish(2 * x).sum() + functions.logsumexp(functions.crelu(x, axis=0), axis=0).sum()

    x, other = (torch.tensor(X, requires_grad=True) for _ in range(2))
    torch.compile(loss, backend="aot_eager", fullgraph=True)(x).backward()
    loss(other).backward()
    assert torch.equal(x.grad, other.grad)


def test_torch_of_options(torch):
    functions, x = fastact.contrib.torch, torch.tensor(X, requires_grad=True)
    assert torch.equal(functions.softmax(x, axis=0), functions.softmax(x.T).T)
    alpha = torch.nn.Parameter(torch.tensor([0.2, 0.3], dtype=torch.float64).reshape(2, 1))
    functions.prelu(x, alpha).sum().backward()
    assert torch.allclose(alpha.grad, x.detach().clamp(max=0).sum(1, keepdim=True))
    (slope,) = torch.autograd.grad(functions.relu(x).sum(), x, create_graph=True)
    with pytest.raises(NotImplementedError, match="relu: there is no second derivative"):
        slope.sum().backward()
    for call, error in (
        (lambda: functions.gelu(X), "gelu: x must be a tensor, got ndarray"),
        (lambda: functions.elu(x, alpa=1.0), "unexpected argument 'alpa'"),
        (lambda: functions.prelu(x), "needs the parameter"),
        (lambda: functions.gelu(x, x), "takes x, got 2 arguments"),
    ):
        with pytest.raises(TypeError, match=error):
            call()


def test_every_input_with_a_derivative_has_a_gradient():
    """The only inputs without a gradient are masks, counts, and the scale of a function without that pass."""
    missing = {
        (name, operand) for name in CATALOGUE for operand in set(inputs_of(CATALOGUE[name])) - gradients_of(CATALOGUE[name]).keys()
    }
    assert {operand for _, operand in missing} == {"mask", "kept", "scale"}
    assert {name for name, operand in missing if operand == "scale"} == {"prefix_softmax"}
