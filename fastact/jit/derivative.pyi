# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Derivatives, for your own Numba code."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@overload
def acon_c(x: W, p1: BesideV[W], p2: BesideV[W], beta: BesideV[W], /) -> W: ...
@overload
def acon_c(x: float, p1: float, p2: float, beta: float, /) -> float: ...
@overload
def acon_c(x: ArrayLike, p1: ArrayLike, p2: ArrayLike, beta: ArrayLike, /) -> Any:
    """acon_c: the derivative f'(x)."""

@overload
def bent_identity(x: W, /) -> W: ...
@overload
def bent_identity(x: float, /) -> float: ...
@overload
def bent_identity(x: ArrayLike, /) -> Any:
    """bent_identity: the derivative f'(x)."""

@overload
def bsilu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def bsilu(x: float, alpha: float, /) -> float: ...
@overload
def bsilu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """bsilu: the derivative f'(x)."""

@overload
def celu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def celu(x: float, alpha: float, /) -> float: ...
@overload
def celu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """celu: the derivative f'(x)."""

@overload
def derf(x: W, alpha: BesideV[W], shift: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def derf(x: float, alpha: float, shift: float, weight: float, bias: float, /) -> float: ...
@overload
def derf(x: ArrayLike, alpha: ArrayLike, shift: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """derf: the derivative f'(x)."""

@overload
def dish(x: W, /) -> W: ...
@overload
def dish(x: float, /) -> float: ...
@overload
def dish(x: ArrayLike, /) -> Any:
    """dish: the derivative f'(x)."""

@overload
def dyt(x: W, alpha: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def dyt(x: float, alpha: float, weight: float, bias: float, /) -> float: ...
@overload
def dyt(x: ArrayLike, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """dyt: the derivative f'(x)."""

@overload
def elish(x: W, /) -> W: ...
@overload
def elish(x: float, /) -> float: ...
@overload
def elish(x: ArrayLike, /) -> Any:
    """elish: the derivative f'(x)."""

@overload
def elu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def elu(x: float, alpha: float, /) -> float: ...
@overload
def elu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """elu: the derivative f'(x)."""

@overload
def gcu(x: W, /) -> W: ...
@overload
def gcu(x: float, /) -> float: ...
@overload
def gcu(x: ArrayLike, /) -> Any:
    """gcu: the derivative f'(x)."""

def geglu(a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """geglu: the derivative ∇f."""

def geglu_quick(a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """geglu_quick: the derivative ∇f."""

def geglu_tanh(a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """geglu_tanh: the derivative ∇f."""

@overload
def gelu(x: W, /) -> W: ...
@overload
def gelu(x: float, /) -> float: ...
@overload
def gelu(x: ArrayLike, /) -> Any:
    """gelu: the derivative f'(x)."""

@overload
def gelu_tanh(x: W, /) -> W: ...
@overload
def gelu_tanh(x: float, /) -> float: ...
@overload
def gelu_tanh(x: ArrayLike, /) -> Any:
    """gelu_tanh: the derivative f'(x)."""

def glu(a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """glu: the derivative ∇f."""

@overload
def golu(x: W, /) -> W: ...
@overload
def golu(x: float, /) -> float: ...
@overload
def golu(x: ArrayLike, /) -> Any:
    """golu: the derivative f'(x)."""

@overload
def hard_mish(x: W, /) -> W: ...
@overload
def hard_mish(x: float, /) -> float: ...
@overload
def hard_mish(x: ArrayLike, /) -> Any:
    """hard_mish: the derivative f'(x)."""

@overload
def hardshrink(x: W, lambd: BesideV[W], /) -> W: ...
@overload
def hardshrink(x: float, lambd: float, /) -> float: ...
@overload
def hardshrink(x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """hardshrink: the derivative f'(x)."""

@overload
def hardsigmoid(x: W, /) -> W: ...
@overload
def hardsigmoid(x: float, /) -> float: ...
@overload
def hardsigmoid(x: ArrayLike, /) -> Any:
    """hardsigmoid: the derivative f'(x)."""

@overload
def hardswish(x: W, /) -> W: ...
@overload
def hardswish(x: float, /) -> float: ...
@overload
def hardswish(x: ArrayLike, /) -> Any:
    """hardswish: the derivative f'(x)."""

@overload
def hardtanh(x: W, min_val: BesideV[W], max_val: BesideV[W], /) -> W: ...
@overload
def hardtanh(x: float, min_val: float, max_val: float, /) -> float: ...
@overload
def hardtanh(x: ArrayLike, min_val: ArrayLike, max_val: ArrayLike, /) -> Any:
    """hardtanh: the derivative f'(x)."""

@overload
def identity(x: W, /) -> W: ...
@overload
def identity(x: float, /) -> float: ...
@overload
def identity(x: ArrayLike, /) -> Any:
    """identity: the derivative f'(x)."""

@overload
def isrlu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isrlu(x: float, alpha: float, /) -> float: ...
@overload
def isrlu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isrlu: the derivative f'(x)."""

@overload
def isru(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isru(x: float, alpha: float, /) -> float: ...
@overload
def isru(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isru: the derivative f'(x)."""

@overload
def laplace(x: W, mu: BesideV[W], sigma: BesideV[W], /) -> W: ...
@overload
def laplace(x: float, mu: float, sigma: float, /) -> float: ...
@overload
def laplace(x: ArrayLike, mu: ArrayLike, sigma: ArrayLike, /) -> Any:
    """laplace: the derivative f'(x)."""

@overload
def leaky_relu(x: W, negative_slope: BesideV[W], /) -> W: ...
@overload
def leaky_relu(x: float, negative_slope: float, /) -> float: ...
@overload
def leaky_relu(x: ArrayLike, negative_slope: ArrayLike, /) -> Any:
    """leaky_relu: the derivative f'(x)."""

@overload
def lecun_tanh(x: W, /) -> W: ...
@overload
def lecun_tanh(x: float, /) -> float: ...
@overload
def lecun_tanh(x: ArrayLike, /) -> Any:
    """lecun_tanh: the derivative f'(x)."""

@overload
def lisht(x: W, /) -> W: ...
@overload
def lisht(x: float, /) -> float: ...
@overload
def lisht(x: ArrayLike, /) -> Any:
    """lisht: the derivative f'(x)."""

@overload
def logcosh(x: W, /) -> W: ...
@overload
def logcosh(x: float, /) -> float: ...
@overload
def logcosh(x: ArrayLike, /) -> Any:
    """logcosh: the derivative f'(x)."""

@overload
def logish(x: W, /) -> W: ...
@overload
def logish(x: float, /) -> float: ...
@overload
def logish(x: ArrayLike, /) -> Any:
    """logish: the derivative f'(x)."""

@overload
def logsigmoid(x: W, /) -> W: ...
@overload
def logsigmoid(x: float, /) -> float: ...
@overload
def logsigmoid(x: ArrayLike, /) -> Any:
    """logsigmoid: the derivative f'(x)."""

@overload
def mish(x: W, /) -> W: ...
@overload
def mish(x: float, /) -> float: ...
@overload
def mish(x: ArrayLike, /) -> Any:
    """mish: the derivative f'(x)."""

@overload
def nlrelu(x: W, beta: BesideV[W], /) -> W: ...
@overload
def nlrelu(x: float, beta: float, /) -> float: ...
@overload
def nlrelu(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """nlrelu: the derivative f'(x)."""

@overload
def phish(x: W, /) -> W: ...
@overload
def phish(x: float, /) -> float: ...
@overload
def phish(x: ArrayLike, /) -> Any:
    """phish: the derivative f'(x)."""

@overload
def prelu(x: W, weight: BesideV[W], /) -> W: ...
@overload
def prelu(x: float, weight: float, /) -> float: ...
@overload
def prelu(x: ArrayLike, weight: ArrayLike, /) -> Any:
    """prelu: the derivative f'(x)."""

@overload
def quick_gelu(x: W, /) -> W: ...
@overload
def quick_gelu(x: float, /) -> float: ...
@overload
def quick_gelu(x: ArrayLike, /) -> Any:
    """quick_gelu: the derivative f'(x)."""

def reglu(a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """reglu: the derivative ∇f."""

@overload
def relu(x: W, /) -> W: ...
@overload
def relu(x: float, /) -> float: ...
@overload
def relu(x: ArrayLike, /) -> Any:
    """relu: the derivative f'(x)."""

@overload
def relu2(x: W, /) -> W: ...
@overload
def relu2(x: float, /) -> float: ...
@overload
def relu2(x: ArrayLike, /) -> Any:
    """relu2: the derivative f'(x)."""

@overload
def relu6(x: W, /) -> W: ...
@overload
def relu6(x: float, /) -> float: ...
@overload
def relu6(x: ArrayLike, /) -> Any:
    """relu6: the derivative f'(x)."""

@overload
def selu(x: W, /) -> W: ...
@overload
def selu(x: float, /) -> float: ...
@overload
def selu(x: ArrayLike, /) -> Any:
    """selu: the derivative f'(x)."""

@overload
def serf(x: W, /) -> W: ...
@overload
def serf(x: float, /) -> float: ...
@overload
def serf(x: ArrayLike, /) -> Any:
    """serf: the derivative f'(x)."""

@overload
def shifted_softplus(x: W, /) -> W: ...
@overload
def shifted_softplus(x: float, /) -> float: ...
@overload
def shifted_softplus(x: ArrayLike, /) -> Any:
    """shifted_softplus: the derivative f'(x)."""

@overload
def shrink(x: W, lambd: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def shrink(x: float, lambd: float, bias: float, /) -> float: ...
@overload
def shrink(x: ArrayLike, lambd: ArrayLike, bias: ArrayLike, /) -> Any:
    """shrink: the derivative f'(x)."""

@overload
def sigmoid(x: W, /) -> W: ...
@overload
def sigmoid(x: float, /) -> float: ...
@overload
def sigmoid(x: ArrayLike, /) -> Any:
    """sigmoid: the derivative f'(x)."""

@overload
def silu(x: W, /) -> W: ...
@overload
def silu(x: float, /) -> float: ...
@overload
def silu(x: ArrayLike, /) -> Any:
    """silu: the derivative f'(x)."""

@overload
def smelu(x: W, beta: BesideV[W], /) -> W: ...
@overload
def smelu(x: float, beta: float, /) -> float: ...
@overload
def smelu(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """smelu: the derivative f'(x)."""

@overload
def smish(x: W, /) -> W: ...
@overload
def smish(x: float, /) -> float: ...
@overload
def smish(x: ArrayLike, /) -> Any:
    """smish: the derivative f'(x)."""

@overload
def snake(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def snake(x: float, alpha: float, /) -> float: ...
@overload
def snake(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """snake: the derivative f'(x)."""

@overload
def soft_exponential(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def soft_exponential(x: float, alpha: float, /) -> float: ...
@overload
def soft_exponential(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """soft_exponential: the derivative f'(x)."""

@overload
def softcap(x: W, cap: BesideV[W], /) -> W: ...
@overload
def softcap(x: float, cap: float, /) -> float: ...
@overload
def softcap(x: ArrayLike, cap: ArrayLike, /) -> Any:
    """softcap: the derivative f'(x)."""

@overload
def softplus(x: W, beta: BesideV[W], /) -> W: ...
@overload
def softplus(x: float, beta: float, /) -> float: ...
@overload
def softplus(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """softplus: the derivative f'(x)."""

@overload
def softshrink(x: W, lambd: BesideV[W], /) -> W: ...
@overload
def softshrink(x: float, lambd: float, /) -> float: ...
@overload
def softshrink(x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """softshrink: the derivative f'(x)."""

@overload
def softsign(x: W, /) -> W: ...
@overload
def softsign(x: float, /) -> float: ...
@overload
def softsign(x: ArrayLike, /) -> Any:
    """softsign: the derivative f'(x)."""

@overload
def sparse_plus(x: W, /) -> W: ...
@overload
def sparse_plus(x: float, /) -> float: ...
@overload
def sparse_plus(x: ArrayLike, /) -> Any:
    """sparse_plus: the derivative f'(x)."""

@overload
def sparse_sigmoid(x: W, /) -> W: ...
@overload
def sparse_sigmoid(x: float, /) -> float: ...
@overload
def sparse_sigmoid(x: ArrayLike, /) -> Any:
    """sparse_sigmoid: the derivative f'(x)."""

@overload
def sqrt_softplus(x: W, /) -> W: ...
@overload
def sqrt_softplus(x: float, /) -> float: ...
@overload
def sqrt_softplus(x: ArrayLike, /) -> Any:
    """sqrt_softplus: the derivative f'(x)."""

@overload
def squareplus(x: W, b: BesideV[W], /) -> W: ...
@overload
def squareplus(x: float, b: float, /) -> float: ...
@overload
def squareplus(x: ArrayLike, b: ArrayLike, /) -> Any:
    """squareplus: the derivative f'(x)."""

@overload
def star_relu(x: W, scale: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def star_relu(x: float, scale: float, bias: float, /) -> float: ...
@overload
def star_relu(x: ArrayLike, scale: ArrayLike, bias: ArrayLike, /) -> Any:
    """star_relu: the derivative f'(x)."""

@overload
def step(x: W, /) -> W: ...
@overload
def step(x: float, /) -> float: ...
@overload
def step(x: ArrayLike, /) -> Any:
    """step: the derivative f'(x)."""

def swiglu(a: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """swiglu: the derivative ∇f."""

def swiglu_oai(a: float | np.float32, b: float | np.float32, alpha: float | np.float32, limit: float | np.float32, /) -> tuple[float, float]:
    """swiglu_oai: the derivative ∇f."""

@overload
def swish(x: W, beta: BesideV[W], /) -> W: ...
@overload
def swish(x: float, beta: float, /) -> float: ...
@overload
def swish(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """swish: the derivative f'(x)."""

@overload
def tanh(x: W, /) -> W: ...
@overload
def tanh(x: float, /) -> float: ...
@overload
def tanh(x: ArrayLike, /) -> Any:
    """tanh: the derivative f'(x)."""

@overload
def tanhshrink(x: W, /) -> W: ...
@overload
def tanhshrink(x: float, /) -> float: ...
@overload
def tanhshrink(x: ArrayLike, /) -> Any:
    """tanhshrink: the derivative f'(x)."""

@overload
def telu(x: W, /) -> W: ...
@overload
def telu(x: float, /) -> float: ...
@overload
def telu(x: ArrayLike, /) -> Any:
    """telu: the derivative f'(x)."""

@overload
def threshold(x: W, threshold: BesideV[W], value: BesideV[W], /) -> W: ...
@overload
def threshold(x: float, threshold: float, value: float, /) -> float: ...
@overload
def threshold(x: ArrayLike, threshold: ArrayLike, value: ArrayLike, /) -> Any:
    """threshold: the derivative f'(x)."""

@overload
def thresholded_relu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def thresholded_relu(x: float, alpha: float, /) -> float: ...
@overload
def thresholded_relu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """thresholded_relu: the derivative f'(x)."""

@overload
def xielu(x: W, alpha_p: BesideV[W], alpha_n: BesideV[W], beta: BesideV[W], /) -> W: ...
@overload
def xielu(x: float, alpha_p: float, alpha_n: float, beta: float, /) -> float: ...
@overload
def xielu(x: ArrayLike, alpha_p: ArrayLike, alpha_n: ArrayLike, beta: ArrayLike, /) -> Any:
    """xielu: the derivative f'(x)."""
