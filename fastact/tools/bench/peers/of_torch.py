"""PyTorch in eager mode: its operators, into existing memory if they support it. Gradients use the ``*_backward`` operators."""

import functools

from fastact.definitions import CATALOGUE, RowActivation


def use_threads(count: int) -> None:
    import torch

    torch.set_num_threads(count)


def _typical(name):
    return [p.typical for p in CATALOGUE[name].parameters]


_SELU = (1.6732632423543772, 1.0507009873554805)  # alpha, scale
TAKE_OUTPUT = ("sigmoid", "tanh", "softmax", "log_softmax")  # their gradients are computed from the output


def _forward(torch):
    """Return {name: f(x, out)} of the functions that can write to existing memory, and {name: f(x)} of the others."""
    aten, f = torch.ops.aten, torch.nn.functional
    into = {
        "identity": lambda x, out: out.copy_(x),
        "relu": lambda x, out: torch.clamp_min(x, 0, out=out),
        "leaky_relu": lambda x, out: aten.leaky_relu.out(x, 0.01, out=out),
        "prelu": lambda x, out: aten.leaky_relu.out(x, *_typical("prelu"), out=out),
        "relu6": lambda x, out: torch.clamp(x, 0, 6, out=out),
        "hardtanh": lambda x, out: torch.clamp(x, -1, 1, out=out),
        "threshold": lambda x, out: aten.threshold.out(x, *_typical("threshold"), out=out),
        "hardsigmoid": lambda x, out: aten.hardsigmoid.out(x, out=out),
        "hardswish": lambda x, out: aten.hardswish.out(x, out=out),
        "hardshrink": lambda x, out: aten.hardshrink.out(x, 0.5, out=out),
        "softshrink": lambda x, out: aten.softshrink.out(x, 0.5, out=out),
        "elu": lambda x, out: aten.elu.out(x, out=out),
        "celu": lambda x, out: aten.elu.out(x, out=out),
        "selu": lambda x, out: aten.elu.out(x, *_SELU, out=out),
        "softplus": lambda x, out: aten.softplus.out(x, out=out),
        "logsigmoid": lambda x, out: aten.log_sigmoid.out(x, out=out),
        "sigmoid": lambda x, out: torch.sigmoid(x, out=out),
        "tanh": lambda x, out: torch.tanh(x, out=out),
        "silu": lambda x, out: aten.silu.out(x, out=out),
        "swish": lambda x, out: aten.silu.out(x, out=out),
        "mish": lambda x, out: aten.mish.out(x, out=out),
        "gelu": lambda x, out: aten.gelu.out(x, out=out),
        "gelu_tanh": lambda x, out: aten.gelu.out(x, approximate="tanh", out=out),
        "softmax": lambda x, out: aten._softmax.out(x, -1, False, out=out),
        "log_softmax": lambda x, out: aten._log_softmax.out(x, -1, False, out=out),
        "logsumexp": lambda x, out: torch.logsumexp(x, -1, out=out),
    }
    return into, {"softsign": f.softsign, "tanhshrink": f.tanhshrink, "softmin": lambda x: f.softmin(x, -1)}


def _backward(torch):
    """Return {name: f(g, x or y, out)} of the gradients that write to existing memory, and {name: f(g, x)} of the others."""
    aten = torch.ops.aten
    elu = lambda alpha, scale: lambda g, x, out: aten.elu_backward.grad_input(g, alpha, scale, 1, False, x, grad_input=out)
    leaky = lambda slope: lambda g, x, out: aten.leaky_relu_backward.grad_input(g, x, slope, False, grad_input=out)
    clipped = lambda low, high: lambda g, x, out: aten.hardtanh_backward.grad_input(g, x, low, high, grad_input=out)
    into = {
        "identity": lambda g, x, out: out.copy_(g),
        "relu": lambda g, x, out: aten.threshold_backward.grad_input(g, x, 0, grad_input=out),
        "threshold": lambda g, x, out: aten.threshold_backward.grad_input(g, x, _typical("threshold")[0], grad_input=out),
        "leaky_relu": leaky(0.01),
        "prelu": leaky(*_typical("prelu")),
        "relu6": clipped(0, 6),
        "hardtanh": clipped(-1, 1),
        "hardsigmoid": lambda g, x, out: aten.hardsigmoid_backward.grad_input(g, x, grad_input=out),
        "hardshrink": lambda g, x, out: aten.hardshrink_backward.grad_input(g, x, 0.5, grad_input=out),
        "softshrink": lambda g, x, out: aten.softshrink_backward.grad_input(g, x, 0.5, grad_input=out),
        "elu": elu(1, 1),
        "celu": elu(1, 1),
        "selu": elu(*_SELU),
        "softplus": lambda g, x, out: aten.softplus_backward.grad_input(g, x, 1, 20, grad_input=out),
        "sigmoid": lambda g, y, out: aten.sigmoid_backward.grad_input(g, y, grad_input=out),
        "tanh": lambda g, y, out: aten.tanh_backward.grad_input(g, y, grad_input=out),
        "silu": lambda g, x, out: aten.silu_backward.grad_input(g, x, grad_input=out),
        "swish": lambda g, x, out: aten.silu_backward.grad_input(g, x, grad_input=out),
        "gelu": lambda g, x, out: aten.gelu_backward.grad_input(g, x, grad_input=out),
        "gelu_tanh": lambda g, x, out: aten.gelu_backward.grad_input(g, x, approximate="tanh", grad_input=out),
        "softmax": lambda g, y, out: aten._softmax_backward_data.out(g, y, -1, y.dtype, grad_input=out),
        "log_softmax": lambda g, y, out: aten._log_softmax_backward_data.out(g, y, -1, y.dtype, out=out),
    }
    new = {
        "hardswish": lambda g, x: aten.hardswish_backward(g, x),
        "mish": lambda g, x: aten.mish_backward(g, x),
        "logsigmoid": lambda g, x: aten.log_sigmoid_backward(g, x, torch.exp(-torch.abs(x))),  # kept by the forward pass
    }
    return into, new


GATES = {"swiglu": "silu", "geglu": "gelu", "geglu_tanh": "gelu_tanh"}  # the first array is activated


@functools.cache
def _tables():
    """Return {name: f(x, out)} and {name: f(g, x, out)}. Functions that make new arrays ignore `out`."""
    import torch

    torch.set_grad_enabled(False)
    tables = []
    for into, new in (_forward(torch), _backward(torch)):
        wrapped = {name: lambda *arguments, f=function: f(*arguments[:-1]) for name, function in new.items()}
        tables.append(into | wrapped)
    return tables


def names():
    return _tables()[0].keys() | GATES.keys()


def _tensor(torch, array):
    """Return a tensor that shares an array's memory. bfloat16 needs a view, as PyTorch accepts only NumPy's built-in types."""
    if array.dtype.name == "bfloat16":
        return torch.from_numpy(array.view("i2")).view(torch.bfloat16)
    return torch.from_numpy(array)


def call(cell, inputs, out):
    import torch

    forward, backward = _tables()
    name, use = cell.case.name, cell.case.use
    arrays = [_tensor(torch, array) for array in inputs]
    made = out or cell.case.out(inputs)
    targets = [_tensor(torch, array) for array in made]
    fresh = (lambda: [torch.empty_like(target) for target in targets]) if out is None else lambda: targets
    if name in GATES:
        if cell.placement == "in place":  # the gradients need all inputs until the end
            targets = [torch.empty_like(target) for target in targets]
        return _gated(torch, forward[GATES[name]], backward[GATES[name]], use, arrays, fresh)
    if name not in forward or (use != "forward" and name not in backward):
        return None
    if use == "forward":
        function, (x,) = forward[name], arrays
        return functools.partial(function, x, *targets) if out else lambda: function(x, *fresh())
    value, gradient, (g, x) = forward[name], backward[name], arrays
    takes_output = name in TAKE_OUTPUT
    if use == "backward" and takes_output and not isinstance(cell.case.definition, RowActivation):  # fastact's rows take y, too
        y = torch.empty_like(x)
        return lambda: gradient(g, value(x, y), *fresh())
    if use != "fused":
        return functools.partial(gradient, g, x, *targets) if out else lambda: gradient(g, x, *fresh())
    if cell.placement == "in place":  # the gradient replaces g; y needs its own memory while x is needed
        targets = [torch.empty_like(targets[0]), g]
    if name == "logsigmoid":
        return _fused_logsigmoid(torch, g, x, fresh if out is None else lambda: targets)

    def fused():
        y, dx = targets if out else fresh()
        y = value(x, y)
        return y, gradient(g, y if takes_output else x, dx)

    return fused


def _fused_logsigmoid(torch, g, x, fresh):
    """Return the fused logsigmoid, whose forward pass keeps an exponential for the backward pass."""
    aten, kept = torch.ops.aten, torch.empty_like(x)

    def fused():
        y, dx = fresh()
        aten.log_sigmoid_forward.output(x, output=y, buffer=kept)
        return y, aten.log_sigmoid_backward.grad_input(g, x, kept, grad_input=dx)

    return fused


def _gated(torch, value, gradient, use, arrays, fresh):
    """Return the gate's operator and products as automatic differentiation runs them, in the memory of the results."""
    *g, a, b = arrays

    def forward():
        (y,) = fresh()
        return torch.mul(value(a, y), b, out=y)

    def backward():
        *y, da, db = fresh()
        gate = value(a, db)
        if y:  # fused
            torch.mul(gate, b, out=y[0])
        torch.mul(g[0], gate, out=db)
        return *y, gradient(torch.mul(g[0], b, out=da), a, da), db

    return forward if use == "forward" else backward
