# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients from outputs, for your own Numba code."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@overload
def celu(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def celu(g: float, y: float, alpha: float, /) -> float: ...
@overload
def celu(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """celu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def dyt(g: BesideV[W], y: W, alpha: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def dyt(g: float, y: float, alpha: float, weight: float, bias: float, /) -> float: ...
@overload
def dyt(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """dyt: the gradient g·f'(x) from the output y = f(x)."""

@overload
def elu(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def elu(g: float, y: float, alpha: float, /) -> float: ...
@overload
def elu(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """elu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def hardshrink(g: BesideV[W], y: W, lambd: BesideV[W], /) -> W: ...
@overload
def hardshrink(g: float, y: float, lambd: float, /) -> float: ...
@overload
def hardshrink(g: ArrayLike, y: ArrayLike, lambd: ArrayLike, /) -> Any:
    """hardshrink: the gradient g·f'(x) from the output y = f(x)."""

@overload
def hardsigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def hardsigmoid(g: float, y: float, /) -> float: ...
@overload
def hardsigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """hardsigmoid: the gradient g·f'(x) from the output y = f(x)."""

@overload
def hardtanh(g: BesideV[W], y: W, min_val: BesideV[W], max_val: BesideV[W], /) -> W: ...
@overload
def hardtanh(g: float, y: float, min_val: float, max_val: float, /) -> float: ...
@overload
def hardtanh(g: ArrayLike, y: ArrayLike, min_val: ArrayLike, max_val: ArrayLike, /) -> Any:
    """hardtanh: the gradient g·f'(x) from the output y = f(x)."""

@overload
def identity(g: BesideV[W], y: W, /) -> W: ...
@overload
def identity(g: float, y: float, /) -> float: ...
@overload
def identity(g: ArrayLike, y: ArrayLike, /) -> Any:
    """identity: the gradient g·f'(x) from the output y = f(x)."""

@overload
def isrlu(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def isrlu(g: float, y: float, alpha: float, /) -> float: ...
@overload
def isrlu(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isrlu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def isru(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def isru(g: float, y: float, alpha: float, /) -> float: ...
@overload
def isru(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isru: the gradient g·f'(x) from the output y = f(x)."""

@overload
def leaky_relu(g: BesideV[W], y: W, negative_slope: BesideV[W], /) -> W: ...
@overload
def leaky_relu(g: float, y: float, negative_slope: float, /) -> float: ...
@overload
def leaky_relu(g: ArrayLike, y: ArrayLike, negative_slope: ArrayLike, /) -> Any:
    """leaky_relu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def lecun_tanh(g: BesideV[W], y: W, /) -> W: ...
@overload
def lecun_tanh(g: float, y: float, /) -> float: ...
@overload
def lecun_tanh(g: ArrayLike, y: ArrayLike, /) -> Any:
    """lecun_tanh: the gradient g·f'(x) from the output y = f(x)."""

@overload
def logsigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def logsigmoid(g: float, y: float, /) -> float: ...
@overload
def logsigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """logsigmoid: the gradient g·f'(x) from the output y = f(x)."""

@overload
def nlrelu(g: BesideV[W], y: W, beta: BesideV[W], /) -> W: ...
@overload
def nlrelu(g: float, y: float, beta: float, /) -> float: ...
@overload
def nlrelu(g: ArrayLike, y: ArrayLike, beta: ArrayLike, /) -> Any:
    """nlrelu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def prelu(g: BesideV[W], y: W, weight: BesideV[W], /) -> W: ...
@overload
def prelu(g: float, y: float, weight: float, /) -> float: ...
@overload
def prelu(g: ArrayLike, y: ArrayLike, weight: ArrayLike, /) -> Any:
    """prelu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def relu(g: BesideV[W], y: W, /) -> W: ...
@overload
def relu(g: float, y: float, /) -> float: ...
@overload
def relu(g: ArrayLike, y: ArrayLike, /) -> Any:
    """relu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def relu2(g: BesideV[W], y: W, /) -> W: ...
@overload
def relu2(g: float, y: float, /) -> float: ...
@overload
def relu2(g: ArrayLike, y: ArrayLike, /) -> Any:
    """relu2: the gradient g·f'(x) from the output y = f(x)."""

@overload
def relu6(g: BesideV[W], y: W, /) -> W: ...
@overload
def relu6(g: float, y: float, /) -> float: ...
@overload
def relu6(g: ArrayLike, y: ArrayLike, /) -> Any:
    """relu6: the gradient g·f'(x) from the output y = f(x)."""

@overload
def selu(g: BesideV[W], y: W, /) -> W: ...
@overload
def selu(g: float, y: float, /) -> float: ...
@overload
def selu(g: ArrayLike, y: ArrayLike, /) -> Any:
    """selu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def shifted_softplus(g: BesideV[W], y: W, /) -> W: ...
@overload
def shifted_softplus(g: float, y: float, /) -> float: ...
@overload
def shifted_softplus(g: ArrayLike, y: ArrayLike, /) -> Any:
    """shifted_softplus: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def sigmoid(g: float, y: float, /) -> float: ...
@overload
def sigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """sigmoid: the gradient g·f'(x) from the output y = f(x)."""

@overload
def smelu(g: BesideV[W], y: W, beta: BesideV[W], /) -> W: ...
@overload
def smelu(g: float, y: float, beta: float, /) -> float: ...
@overload
def smelu(g: ArrayLike, y: ArrayLike, beta: ArrayLike, /) -> Any:
    """smelu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def soft_exponential(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def soft_exponential(g: float, y: float, alpha: float, /) -> float: ...
@overload
def soft_exponential(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """soft_exponential: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softcap(g: BesideV[W], y: W, cap: BesideV[W], /) -> W: ...
@overload
def softcap(g: float, y: float, cap: float, /) -> float: ...
@overload
def softcap(g: ArrayLike, y: ArrayLike, cap: ArrayLike, /) -> Any:
    """softcap: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softplus(g: BesideV[W], y: W, beta: BesideV[W], /) -> W: ...
@overload
def softplus(g: float, y: float, beta: float, /) -> float: ...
@overload
def softplus(g: ArrayLike, y: ArrayLike, beta: ArrayLike, /) -> Any:
    """softplus: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softshrink(g: BesideV[W], y: W, lambd: BesideV[W], /) -> W: ...
@overload
def softshrink(g: float, y: float, lambd: float, /) -> float: ...
@overload
def softshrink(g: ArrayLike, y: ArrayLike, lambd: ArrayLike, /) -> Any:
    """softshrink: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softsign(g: BesideV[W], y: W, /) -> W: ...
@overload
def softsign(g: float, y: float, /) -> float: ...
@overload
def softsign(g: ArrayLike, y: ArrayLike, /) -> Any:
    """softsign: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sparse_plus(g: BesideV[W], y: W, /) -> W: ...
@overload
def sparse_plus(g: float, y: float, /) -> float: ...
@overload
def sparse_plus(g: ArrayLike, y: ArrayLike, /) -> Any:
    """sparse_plus: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sparse_sigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def sparse_sigmoid(g: float, y: float, /) -> float: ...
@overload
def sparse_sigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """sparse_sigmoid: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sqrt_softplus(g: BesideV[W], y: W, /) -> W: ...
@overload
def sqrt_softplus(g: float, y: float, /) -> float: ...
@overload
def sqrt_softplus(g: ArrayLike, y: ArrayLike, /) -> Any:
    """sqrt_softplus: the gradient g·f'(x) from the output y = f(x)."""

@overload
def squareplus(g: BesideV[W], y: W, b: BesideV[W], /) -> W: ...
@overload
def squareplus(g: float, y: float, b: float, /) -> float: ...
@overload
def squareplus(g: ArrayLike, y: ArrayLike, b: ArrayLike, /) -> Any:
    """squareplus: the gradient g·f'(x) from the output y = f(x)."""

@overload
def star_relu(g: BesideV[W], y: W, scale: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def star_relu(g: float, y: float, scale: float, bias: float, /) -> float: ...
@overload
def star_relu(g: ArrayLike, y: ArrayLike, scale: ArrayLike, bias: ArrayLike, /) -> Any:
    """star_relu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def step(g: BesideV[W], y: W, /) -> W: ...
@overload
def step(g: float, y: float, /) -> float: ...
@overload
def step(g: ArrayLike, y: ArrayLike, /) -> Any:
    """step: the gradient g·f'(x) from the output y = f(x)."""

@overload
def tanh(g: BesideV[W], y: W, /) -> W: ...
@overload
def tanh(g: float, y: float, /) -> float: ...
@overload
def tanh(g: ArrayLike, y: ArrayLike, /) -> Any:
    """tanh: the gradient g·f'(x) from the output y = f(x)."""

@overload
def thresholded_relu(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def thresholded_relu(g: float, y: float, alpha: float, /) -> float: ...
@overload
def thresholded_relu(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """thresholded_relu: the gradient g·f'(x) from the output y = f(x)."""
