"""The same functions in PyTorch and JAX, as far as these are installed: value and derivative of float32 arrays."""

import importlib.metadata
import importlib.util
from collections.abc import Callable

import numpy as np

from fastact.definitions import CATALOGUE

NAMES = {"torch": "PyTorch", "jax": "JAX"}


def installed() -> list[str]:
    return [name for name in NAMES if importlib.util.find_spec(name)]


def version(library: str) -> str:
    return importlib.metadata.version(library)


def functions(library: str, name: str) -> tuple[Callable, Callable] | None:
    """(value, derivative) of `library` for float32 arrays; None where it has no such function."""
    return {"torch": _torch, "jax": _jax}[library](name)


def fused(library: str, name: str) -> Callable | None:
    """``(g, x) -> (value, gradient)`` for float32 arrays, as a training step of `library` computes them."""
    return {"torch": _torch_fused, "jax": _jax_fused}[library](name)


def _torch_function(name):
    import torch
    from torch.nn import functional

    numbers = [p.typical for p in CATALOGUE[name].parameters]
    table = {
        "gelu_tanh": lambda x: functional.gelu(x, approximate="tanh"),
        "prelu": lambda x: functional.prelu(x, torch.tensor(numbers, dtype=x.dtype)),
        "threshold": lambda x: functional.threshold(x, *numbers),
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
    }
    same = "relu leaky_relu relu6 elu selu celu gelu silu mish softplus logsigmoid softsign hardsigmoid hardswish hardtanh"
    same += " hardshrink softshrink tanhshrink"
    return table.get(name) or (getattr(functional, name) if name in same.split() else None)


def _torch(name):
    import torch

    function = _torch_function(name)
    if function is None:
        return None

    def value(x):
        with torch.no_grad():
            return function(torch.from_numpy(x)).numpy()

    def derivative(x):
        points = torch.from_numpy(x.copy()).requires_grad_()
        function(points).backward(torch.ones(len(x)))
        return points.grad.numpy()

    return value, derivative


def _torch_fused(name):
    import torch

    function = _torch_function(name)
    if function is None:
        return None

    def both(g, x):
        points = torch.from_numpy(x).requires_grad_()
        y = function(points)
        (dx,) = torch.autograd.grad(y, points, torch.from_numpy(g))
        return y.detach().numpy(), dx.numpy()

    return both


def _jax_function(name):
    import jax

    table = {"gelu": lambda x: jax.nn.gelu(x, approximate=False), "gelu_tanh": lambda x: jax.nn.gelu(x, approximate=True)}
    spelt = {"softsign": "soft_sign", "logsigmoid": "log_sigmoid", "hardsigmoid": "hard_sigmoid", "hardswish": "hard_silu"}
    spelt |= {"hardtanh": "hard_tanh", "tanh": "tanh"}
    same = "relu leaky_relu relu6 elu selu celu silu mish softplus sigmoid squareplus sparse_plus sparse_sigmoid"
    spelt |= {word: word for word in same.split()}
    return table.get(name) or (getattr(jax.nn, spelt[name]) if name in spelt else None)


def _jax_fused(name):
    import jax

    function = _jax_function(name)
    if function is None:
        return None

    @jax.jit
    def both(g, x):
        y, pull = jax.vjp(function, x)
        return y, pull(g)[0]

    return lambda g, x: tuple(map(np.asarray, both(g, x)))


def _jax(name):
    import jax

    function = _jax_function(name)
    if function is None:
        return None
    value, derivative = jax.jit(function), jax.jit(jax.vmap(jax.grad(function)))
    return lambda x: np.asarray(value(x)), lambda x: np.asarray(derivative(x))
