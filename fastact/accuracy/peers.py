"""The same functions in PyTorch and JAX, as far as these are installed: value and derivative of float32 arrays."""

import importlib.metadata
import importlib.util
from collections.abc import Callable

import numpy as np

NAMES = {"torch": "PyTorch", "jax": "JAX"}


def installed() -> list[str]:
    return [name for name in NAMES if importlib.util.find_spec(name)]


def version(library: str) -> str:
    return importlib.metadata.version(library)


def functions(library: str, name: str) -> tuple[Callable, Callable] | None:
    """(value, derivative) of `library` for float32 arrays; None where it has no such function."""
    return {"torch": _torch, "jax": _jax}[library](name)


def _torch(name):
    import torch
    from torch.nn import functional

    table = {
        "gelu_tanh": lambda x: functional.gelu(x, approximate="tanh"),
        "prelu": lambda x: functional.prelu(x, torch.tensor([0.25], dtype=x.dtype)),
        "threshold": lambda x: functional.threshold(x, 0.5, -1.0),
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
    }
    same = "relu leaky_relu relu6 elu selu celu gelu silu mish softplus logsigmoid softsign hardsigmoid hardswish hardtanh"
    same += " hardshrink softshrink tanhshrink"
    function = table.get(name) or (getattr(functional, name) if name in same.split() else None)
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


def _jax(name):
    import jax

    table = {"gelu": lambda x: jax.nn.gelu(x, approximate=False), "gelu_tanh": lambda x: jax.nn.gelu(x, approximate=True)}
    spelt = {"softsign": "soft_sign", "logsigmoid": "log_sigmoid", "hardsigmoid": "hard_sigmoid", "hardswish": "hard_silu"}
    spelt |= {"hardtanh": "hard_tanh", "tanh": "tanh"}
    same = "relu leaky_relu relu6 elu selu celu silu mish softplus sigmoid squareplus sparse_plus sparse_sigmoid"
    spelt |= {word: word for word in same.split()}
    function = table.get(name) or (getattr(jax.nn, spelt[name]) if name in spelt else None)
    if function is None:
        return None
    value, derivative = jax.jit(function), jax.jit(jax.vmap(jax.grad(function)))
    return lambda x: np.asarray(value(x)), lambda x: np.asarray(derivative(x))
