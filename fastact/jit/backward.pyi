# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients, for your own Numba code."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@overload
def acon_c(g: BesideV[W], x: W, p1: BesideV[W], p2: BesideV[W], beta: BesideV[W], /) -> W: ...
@overload
def acon_c(g: float, x: float, p1: float, p2: float, beta: float, /) -> float: ...
@overload
def acon_c(g: ArrayLike, x: ArrayLike, p1: ArrayLike, p2: ArrayLike, beta: ArrayLike, /) -> Any:
    """acon_c: the gradient g·f'(x)."""

@overload
def bent_identity(g: BesideV[W], x: W, /) -> W: ...
@overload
def bent_identity(g: float, x: float, /) -> float: ...
@overload
def bent_identity(g: ArrayLike, x: ArrayLike, /) -> Any:
    """bent_identity: the gradient g·f'(x)."""

@overload
def bsilu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def bsilu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def bsilu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """bsilu: the gradient g·f'(x)."""

@overload
def celu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def celu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def celu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """celu: the gradient g·f'(x)."""

@overload
def derf(g: BesideV[W], x: W, alpha: BesideV[W], shift: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def derf(g: float, x: float, alpha: float, shift: float, weight: float, bias: float, /) -> float: ...
@overload
def derf(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, shift: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """derf: the gradient g·f'(x)."""

@overload
def dish(g: BesideV[W], x: W, /) -> W: ...
@overload
def dish(g: float, x: float, /) -> float: ...
@overload
def dish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """dish: the gradient g·f'(x)."""

@overload
def dyt(g: BesideV[W], x: W, alpha: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def dyt(g: float, x: float, alpha: float, weight: float, bias: float, /) -> float: ...
@overload
def dyt(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """dyt: the gradient g·f'(x)."""

@overload
def elish(g: BesideV[W], x: W, /) -> W: ...
@overload
def elish(g: float, x: float, /) -> float: ...
@overload
def elish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """elish: the gradient g·f'(x)."""

@overload
def elu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def elu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def elu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """elu: the gradient g·f'(x)."""

@overload
def gcu(g: BesideV[W], x: W, /) -> W: ...
@overload
def gcu(g: float, x: float, /) -> float: ...
@overload
def gcu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """gcu: the gradient g·f'(x)."""

def geglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """geglu: the gradient g·∇f."""

def geglu_quick(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """geglu_quick: the gradient g·∇f."""

def geglu_tanh(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """geglu_tanh: the gradient g·∇f."""

@overload
def gelu(g: BesideV[W], x: W, /) -> W: ...
@overload
def gelu(g: float, x: float, /) -> float: ...
@overload
def gelu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """gelu: the gradient g·f'(x)."""

@overload
def gelu_tanh(g: BesideV[W], x: W, /) -> W: ...
@overload
def gelu_tanh(g: float, x: float, /) -> float: ...
@overload
def gelu_tanh(g: ArrayLike, x: ArrayLike, /) -> Any:
    """gelu_tanh: the gradient g·f'(x)."""

def glu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """glu: the gradient g·∇f."""

@overload
def golu(g: BesideV[W], x: W, /) -> W: ...
@overload
def golu(g: float, x: float, /) -> float: ...
@overload
def golu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """golu: the gradient g·f'(x)."""

@overload
def hard_mish(g: BesideV[W], x: W, /) -> W: ...
@overload
def hard_mish(g: float, x: float, /) -> float: ...
@overload
def hard_mish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """hard_mish: the gradient g·f'(x)."""

@overload
def hardshrink(g: BesideV[W], x: W, lambd: BesideV[W], /) -> W: ...
@overload
def hardshrink(g: float, x: float, lambd: float, /) -> float: ...
@overload
def hardshrink(g: ArrayLike, x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """hardshrink: the gradient g·f'(x)."""

@overload
def hardsigmoid(g: BesideV[W], x: W, /) -> W: ...
@overload
def hardsigmoid(g: float, x: float, /) -> float: ...
@overload
def hardsigmoid(g: ArrayLike, x: ArrayLike, /) -> Any:
    """hardsigmoid: the gradient g·f'(x)."""

@overload
def hardswish(g: BesideV[W], x: W, /) -> W: ...
@overload
def hardswish(g: float, x: float, /) -> float: ...
@overload
def hardswish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """hardswish: the gradient g·f'(x)."""

@overload
def hardtanh(g: BesideV[W], x: W, min_val: BesideV[W], max_val: BesideV[W], /) -> W: ...
@overload
def hardtanh(g: float, x: float, min_val: float, max_val: float, /) -> float: ...
@overload
def hardtanh(g: ArrayLike, x: ArrayLike, min_val: ArrayLike, max_val: ArrayLike, /) -> Any:
    """hardtanh: the gradient g·f'(x)."""

@overload
def identity(g: BesideV[W], x: W, /) -> W: ...
@overload
def identity(g: float, x: float, /) -> float: ...
@overload
def identity(g: ArrayLike, x: ArrayLike, /) -> Any:
    """identity: the gradient g·f'(x)."""

@overload
def isrlu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isrlu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def isrlu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isrlu: the gradient g·f'(x)."""

@overload
def isru(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isru(g: float, x: float, alpha: float, /) -> float: ...
@overload
def isru(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isru: the gradient g·f'(x)."""

@overload
def laplace(g: BesideV[W], x: W, mu: BesideV[W], sigma: BesideV[W], /) -> W: ...
@overload
def laplace(g: float, x: float, mu: float, sigma: float, /) -> float: ...
@overload
def laplace(g: ArrayLike, x: ArrayLike, mu: ArrayLike, sigma: ArrayLike, /) -> Any:
    """laplace: the gradient g·f'(x)."""

@overload
def leaky_relu(g: BesideV[W], x: W, negative_slope: BesideV[W], /) -> W: ...
@overload
def leaky_relu(g: float, x: float, negative_slope: float, /) -> float: ...
@overload
def leaky_relu(g: ArrayLike, x: ArrayLike, negative_slope: ArrayLike, /) -> Any:
    """leaky_relu: the gradient g·f'(x)."""

@overload
def lecun_tanh(g: BesideV[W], x: W, /) -> W: ...
@overload
def lecun_tanh(g: float, x: float, /) -> float: ...
@overload
def lecun_tanh(g: ArrayLike, x: ArrayLike, /) -> Any:
    """lecun_tanh: the gradient g·f'(x)."""

@overload
def lisht(g: BesideV[W], x: W, /) -> W: ...
@overload
def lisht(g: float, x: float, /) -> float: ...
@overload
def lisht(g: ArrayLike, x: ArrayLike, /) -> Any:
    """lisht: the gradient g·f'(x)."""

@overload
def logcosh(g: BesideV[W], x: W, /) -> W: ...
@overload
def logcosh(g: float, x: float, /) -> float: ...
@overload
def logcosh(g: ArrayLike, x: ArrayLike, /) -> Any:
    """logcosh: the gradient g·f'(x)."""

@overload
def logish(g: BesideV[W], x: W, /) -> W: ...
@overload
def logish(g: float, x: float, /) -> float: ...
@overload
def logish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """logish: the gradient g·f'(x)."""

@overload
def logsigmoid(g: BesideV[W], x: W, /) -> W: ...
@overload
def logsigmoid(g: float, x: float, /) -> float: ...
@overload
def logsigmoid(g: ArrayLike, x: ArrayLike, /) -> Any:
    """logsigmoid: the gradient g·f'(x)."""

@overload
def mish(g: BesideV[W], x: W, /) -> W: ...
@overload
def mish(g: float, x: float, /) -> float: ...
@overload
def mish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """mish: the gradient g·f'(x)."""

@overload
def nlrelu(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def nlrelu(g: float, x: float, beta: float, /) -> float: ...
@overload
def nlrelu(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """nlrelu: the gradient g·f'(x)."""

@overload
def phish(g: BesideV[W], x: W, /) -> W: ...
@overload
def phish(g: float, x: float, /) -> float: ...
@overload
def phish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """phish: the gradient g·f'(x)."""

@overload
def prelu(g: BesideV[W], x: W, weight: BesideV[W], /) -> W: ...
@overload
def prelu(g: float, x: float, weight: float, /) -> float: ...
@overload
def prelu(g: ArrayLike, x: ArrayLike, weight: ArrayLike, /) -> Any:
    """prelu: the gradient g·f'(x)."""

@overload
def quick_gelu(g: BesideV[W], x: W, /) -> W: ...
@overload
def quick_gelu(g: float, x: float, /) -> float: ...
@overload
def quick_gelu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """quick_gelu: the gradient g·f'(x)."""

def reglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """reglu: the gradient g·∇f."""

@overload
def relu(g: BesideV[W], x: W, /) -> W: ...
@overload
def relu(g: float, x: float, /) -> float: ...
@overload
def relu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """relu: the gradient g·f'(x)."""

@overload
def relu2(g: BesideV[W], x: W, /) -> W: ...
@overload
def relu2(g: float, x: float, /) -> float: ...
@overload
def relu2(g: ArrayLike, x: ArrayLike, /) -> Any:
    """relu2: the gradient g·f'(x)."""

@overload
def relu6(g: BesideV[W], x: W, /) -> W: ...
@overload
def relu6(g: float, x: float, /) -> float: ...
@overload
def relu6(g: ArrayLike, x: ArrayLike, /) -> Any:
    """relu6: the gradient g·f'(x)."""

@overload
def selu(g: BesideV[W], x: W, /) -> W: ...
@overload
def selu(g: float, x: float, /) -> float: ...
@overload
def selu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """selu: the gradient g·f'(x)."""

@overload
def serf(g: BesideV[W], x: W, /) -> W: ...
@overload
def serf(g: float, x: float, /) -> float: ...
@overload
def serf(g: ArrayLike, x: ArrayLike, /) -> Any:
    """serf: the gradient g·f'(x)."""

@overload
def shifted_softplus(g: BesideV[W], x: W, /) -> W: ...
@overload
def shifted_softplus(g: float, x: float, /) -> float: ...
@overload
def shifted_softplus(g: ArrayLike, x: ArrayLike, /) -> Any:
    """shifted_softplus: the gradient g·f'(x)."""

@overload
def shrink(g: BesideV[W], x: W, lambd: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def shrink(g: float, x: float, lambd: float, bias: float, /) -> float: ...
@overload
def shrink(g: ArrayLike, x: ArrayLike, lambd: ArrayLike, bias: ArrayLike, /) -> Any:
    """shrink: the gradient g·f'(x)."""

@overload
def sigmoid(g: BesideV[W], x: W, /) -> W: ...
@overload
def sigmoid(g: float, x: float, /) -> float: ...
@overload
def sigmoid(g: ArrayLike, x: ArrayLike, /) -> Any:
    """sigmoid: the gradient g·f'(x)."""

@overload
def silu(g: BesideV[W], x: W, /) -> W: ...
@overload
def silu(g: float, x: float, /) -> float: ...
@overload
def silu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """silu: the gradient g·f'(x)."""

@overload
def smelu(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def smelu(g: float, x: float, beta: float, /) -> float: ...
@overload
def smelu(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """smelu: the gradient g·f'(x)."""

@overload
def smish(g: BesideV[W], x: W, /) -> W: ...
@overload
def smish(g: float, x: float, /) -> float: ...
@overload
def smish(g: ArrayLike, x: ArrayLike, /) -> Any:
    """smish: the gradient g·f'(x)."""

@overload
def snake(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def snake(g: float, x: float, alpha: float, /) -> float: ...
@overload
def snake(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """snake: the gradient g·f'(x)."""

@overload
def soft_exponential(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def soft_exponential(g: float, x: float, alpha: float, /) -> float: ...
@overload
def soft_exponential(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """soft_exponential: the gradient g·f'(x)."""

@overload
def softcap(g: BesideV[W], x: W, cap: BesideV[W], /) -> W: ...
@overload
def softcap(g: float, x: float, cap: float, /) -> float: ...
@overload
def softcap(g: ArrayLike, x: ArrayLike, cap: ArrayLike, /) -> Any:
    """softcap: the gradient g·f'(x)."""

@overload
def softplus(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def softplus(g: float, x: float, beta: float, /) -> float: ...
@overload
def softplus(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """softplus: the gradient g·f'(x)."""

@overload
def softshrink(g: BesideV[W], x: W, lambd: BesideV[W], /) -> W: ...
@overload
def softshrink(g: float, x: float, lambd: float, /) -> float: ...
@overload
def softshrink(g: ArrayLike, x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """softshrink: the gradient g·f'(x)."""

@overload
def softsign(g: BesideV[W], x: W, /) -> W: ...
@overload
def softsign(g: float, x: float, /) -> float: ...
@overload
def softsign(g: ArrayLike, x: ArrayLike, /) -> Any:
    """softsign: the gradient g·f'(x)."""

@overload
def sparse_plus(g: BesideV[W], x: W, /) -> W: ...
@overload
def sparse_plus(g: float, x: float, /) -> float: ...
@overload
def sparse_plus(g: ArrayLike, x: ArrayLike, /) -> Any:
    """sparse_plus: the gradient g·f'(x)."""

@overload
def sparse_sigmoid(g: BesideV[W], x: W, /) -> W: ...
@overload
def sparse_sigmoid(g: float, x: float, /) -> float: ...
@overload
def sparse_sigmoid(g: ArrayLike, x: ArrayLike, /) -> Any:
    """sparse_sigmoid: the gradient g·f'(x)."""

@overload
def sqrt_softplus(g: BesideV[W], x: W, /) -> W: ...
@overload
def sqrt_softplus(g: float, x: float, /) -> float: ...
@overload
def sqrt_softplus(g: ArrayLike, x: ArrayLike, /) -> Any:
    """sqrt_softplus: the gradient g·f'(x)."""

@overload
def squareplus(g: BesideV[W], x: W, b: BesideV[W], /) -> W: ...
@overload
def squareplus(g: float, x: float, b: float, /) -> float: ...
@overload
def squareplus(g: ArrayLike, x: ArrayLike, b: ArrayLike, /) -> Any:
    """squareplus: the gradient g·f'(x)."""

@overload
def star_relu(g: BesideV[W], x: W, scale: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def star_relu(g: float, x: float, scale: float, bias: float, /) -> float: ...
@overload
def star_relu(g: ArrayLike, x: ArrayLike, scale: ArrayLike, bias: ArrayLike, /) -> Any:
    """star_relu: the gradient g·f'(x)."""

@overload
def step(g: BesideV[W], x: W, /) -> W: ...
@overload
def step(g: float, x: float, /) -> float: ...
@overload
def step(g: ArrayLike, x: ArrayLike, /) -> Any:
    """step: the gradient g·f'(x)."""

def swiglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """swiglu: the gradient g·∇f."""

def swiglu_oai(g: float | np.float32, a: float | np.float32, b: float | np.float32, alpha: float | np.float32, limit: float | np.float32, /) -> tuple[float, float]:
    """swiglu_oai: the gradient g·∇f."""

@overload
def swish(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def swish(g: float, x: float, beta: float, /) -> float: ...
@overload
def swish(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """swish: the gradient g·f'(x)."""

@overload
def tanh(g: BesideV[W], x: W, /) -> W: ...
@overload
def tanh(g: float, x: float, /) -> float: ...
@overload
def tanh(g: ArrayLike, x: ArrayLike, /) -> Any:
    """tanh: the gradient g·f'(x)."""

@overload
def tanhshrink(g: BesideV[W], x: W, /) -> W: ...
@overload
def tanhshrink(g: float, x: float, /) -> float: ...
@overload
def tanhshrink(g: ArrayLike, x: ArrayLike, /) -> Any:
    """tanhshrink: the gradient g·f'(x)."""

@overload
def telu(g: BesideV[W], x: W, /) -> W: ...
@overload
def telu(g: float, x: float, /) -> float: ...
@overload
def telu(g: ArrayLike, x: ArrayLike, /) -> Any:
    """telu: the gradient g·f'(x)."""

@overload
def threshold(g: BesideV[W], x: W, threshold: BesideV[W], value: BesideV[W], /) -> W: ...
@overload
def threshold(g: float, x: float, threshold: float, value: float, /) -> float: ...
@overload
def threshold(g: ArrayLike, x: ArrayLike, threshold: ArrayLike, value: ArrayLike, /) -> Any:
    """threshold: the gradient g·f'(x)."""

@overload
def thresholded_relu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def thresholded_relu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def thresholded_relu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """thresholded_relu: the gradient g·f'(x)."""

@overload
def xielu(g: BesideV[W], x: W, alpha_p: BesideV[W], alpha_n: BesideV[W], beta: BesideV[W], /) -> W: ...
@overload
def xielu(g: float, x: float, alpha_p: float, alpha_n: float, beta: float, /) -> float: ...
@overload
def xielu(g: ArrayLike, x: ArrayLike, alpha_p: ArrayLike, alpha_n: ArrayLike, beta: ArrayLike, /) -> Any:
    """xielu: the gradient g·f'(x)."""
