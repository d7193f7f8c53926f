"""The same functions in other libraries, as far as they are installed; only for comparison."""

import importlib.util

INSTALLED = [name for name in ("scipy", "torch") if importlib.util.find_spec(name)]


def calls(case, inputs) -> dict:
    """{library: call without arguments} for the function and pass of `case`, writing to existing memory where the library can."""
    found = {}
    if "scipy" in INSTALLED:
        found |= _scipy(case, inputs)
    if "torch" in INSTALLED:
        found |= _torch(case, inputs)
    return found


def _scipy(case, inputs):
    from scipy import special

    if case.use != "forward":
        return {}
    table = {"sigmoid": special.expit, "softplus": special.softplus, "softmax": lambda x: special.softmax(x, axis=-1)}
    function = table.get(case.name)
    return {"scipy": lambda: function(*inputs)} if function else {}


def _torch(case, inputs):
    import torch

    f, aten = torch.nn.functional, torch.ops.aten
    torch.set_grad_enabled(False)
    *g, x = (torch.from_numpy(array) for array in inputs)
    out = torch.empty_like(x)
    forward = {
        "relu": lambda: torch.clamp_min(x, 0, out=out),
        "leaky_relu": lambda: aten.leaky_relu.out(x, 0.01, out=out),
        "prelu": lambda: f.prelu(x, torch.tensor([0.25], dtype=x.dtype)),
        "relu6": lambda: torch.clamp(x, 0, 6, out=out),
        "elu": lambda: aten.elu.out(x, out=out),
        "selu": lambda: f.selu(x),
        "softplus": lambda: aten.softplus.out(x, out=out),
        "sigmoid": lambda: torch.sigmoid(x, out=out),
        "tanh": lambda: torch.tanh(x, out=out),
        "silu": lambda: aten.silu.out(x, out=out),
        "gelu": lambda: aten.gelu.out(x, out=out),
        "gelu_tanh": lambda: aten.gelu.out(x, approximate="tanh", out=out),
        "softmax": lambda: torch.softmax(x, -1, out=out),
    }
    if case.use == "forward":
        return {"torch": forward[case.name]} if case.name in forward else {}
    grad = g[0]
    # torch's own sigmoid and tanh gradients take the output
    backward = {
        "relu": lambda: aten.threshold_backward.grad_input(grad, x, 0, grad_input=out),
        "leaky_relu": lambda: aten.leaky_relu_backward.grad_input(grad, x, 0.01, False, grad_input=out),
        "relu6": lambda: aten.hardtanh_backward.grad_input(grad, x, 0, 6, grad_input=out),
        "elu": lambda: aten.elu_backward.grad_input(grad, 1, 1, 1, False, x, grad_input=out),
        "softplus": lambda: aten.softplus_backward.grad_input(grad, x, 1, 20, grad_input=out),
        "sigmoid": lambda: aten.sigmoid_backward.grad_input(grad, x, grad_input=out),
        "tanh": lambda: aten.tanh_backward.grad_input(grad, x, grad_input=out),
        "silu": lambda: aten.silu_backward.grad_input(grad, x, grad_input=out),
        "gelu": lambda: aten.gelu_backward.grad_input(grad, x, grad_input=out),
        "gelu_tanh": lambda: aten.gelu_backward.grad_input(grad, x, approximate="tanh", grad_input=out),
        "softmax": lambda: aten._softmax_backward_data(grad, x, -1, x.dtype),
    }
    return {"torch": backward[case.name]} if case.use == "backward" and case.name in backward else {}
