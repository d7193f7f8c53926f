# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Values and gradients, for your own Numba code."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def acon_c(g: float | np.float32, x: float | np.float32, p1: float | np.float32, p2: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """acon_c: the value f(x) and the gradient g·f'(x) in one pass."""

def bent_identity(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """bent_identity: the value f(x) and the gradient g·f'(x) in one pass."""

def bsilu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """bsilu: the value f(x) and the gradient g·f'(x) in one pass."""

def celu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """celu: the value f(x) and the gradient g·f'(x) in one pass."""

def derf(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, shift: float | np.float32, weight: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """derf: the value f(x) and the gradient g·f'(x) in one pass."""

def dish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """dish: the value f(x) and the gradient g·f'(x) in one pass."""

def dyt(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, weight: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """dyt: the value f(x) and the gradient g·f'(x) in one pass."""

def elish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """elish: the value f(x) and the gradient g·f'(x) in one pass."""

def elu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """elu: the value f(x) and the gradient g·f'(x) in one pass."""

def gcu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """gcu: the value f(x) and the gradient g·f'(x) in one pass."""

def geglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """geglu: the value f(a, b) and the gradient g·∇f in one pass."""

def geglu_quick(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """geglu_quick: the value f(a, b) and the gradient g·∇f in one pass."""

def geglu_tanh(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """geglu_tanh: the value f(a, b) and the gradient g·∇f in one pass."""

def gelu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """gelu: the value f(x) and the gradient g·f'(x) in one pass."""

def gelu_tanh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """gelu_tanh: the value f(x) and the gradient g·f'(x) in one pass."""

def glu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """glu: the value f(a, b) and the gradient g·∇f in one pass."""

def golu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """golu: the value f(x) and the gradient g·f'(x) in one pass."""

def hard_mish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """hard_mish: the value f(x) and the gradient g·f'(x) in one pass."""

def hardshrink(g: float | np.float32, x: float | np.float32, lambd: float | np.float32, /) -> tuple[float, float]:
    """hardshrink: the value f(x) and the gradient g·f'(x) in one pass."""

def hardsigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """hardsigmoid: the value f(x) and the gradient g·f'(x) in one pass."""

def hardswish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """hardswish: the value f(x) and the gradient g·f'(x) in one pass."""

def hardtanh(g: float | np.float32, x: float | np.float32, min_val: float | np.float32, max_val: float | np.float32, /) -> tuple[float, float]:
    """hardtanh: the value f(x) and the gradient g·f'(x) in one pass."""

def identity(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """identity: the value f(x) and the gradient g·f'(x) in one pass."""

def isrlu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """isrlu: the value f(x) and the gradient g·f'(x) in one pass."""

def isru(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """isru: the value f(x) and the gradient g·f'(x) in one pass."""

def laplace(g: float | np.float32, x: float | np.float32, mu: float | np.float32, sigma: float | np.float32, /) -> tuple[float, float]:
    """laplace: the value f(x) and the gradient g·f'(x) in one pass."""

def leaky_relu(g: float | np.float32, x: float | np.float32, negative_slope: float | np.float32, /) -> tuple[float, float]:
    """leaky_relu: the value f(x) and the gradient g·f'(x) in one pass."""

def lecun_tanh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """lecun_tanh: the value f(x) and the gradient g·f'(x) in one pass."""

def lisht(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """lisht: the value f(x) and the gradient g·f'(x) in one pass."""

def logcosh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """logcosh: the value f(x) and the gradient g·f'(x) in one pass."""

def logish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """logish: the value f(x) and the gradient g·f'(x) in one pass."""

def logsigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """logsigmoid: the value f(x) and the gradient g·f'(x) in one pass."""

def mish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """mish: the value f(x) and the gradient g·f'(x) in one pass."""

def nlrelu(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """nlrelu: the value f(x) and the gradient g·f'(x) in one pass."""

def phish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """phish: the value f(x) and the gradient g·f'(x) in one pass."""

def prelu(g: float | np.float32, x: float | np.float32, weight: float | np.float32, /) -> tuple[float, float]:
    """prelu: the value f(x) and the gradient g·f'(x) in one pass."""

def quick_gelu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """quick_gelu: the value f(x) and the gradient g·f'(x) in one pass."""

def reglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """reglu: the value f(a, b) and the gradient g·∇f in one pass."""

def relu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """relu: the value f(x) and the gradient g·f'(x) in one pass."""

def relu2(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """relu2: the value f(x) and the gradient g·f'(x) in one pass."""

def relu6(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """relu6: the value f(x) and the gradient g·f'(x) in one pass."""

def selu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """selu: the value f(x) and the gradient g·f'(x) in one pass."""

def serf(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """serf: the value f(x) and the gradient g·f'(x) in one pass."""

def shifted_softplus(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """shifted_softplus: the value f(x) and the gradient g·f'(x) in one pass."""

def shrink(g: float | np.float32, x: float | np.float32, lambd: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """shrink: the value f(x) and the gradient g·f'(x) in one pass."""

def sigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """sigmoid: the value f(x) and the gradient g·f'(x) in one pass."""

def silu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """silu: the value f(x) and the gradient g·f'(x) in one pass."""

def smelu(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """smelu: the value f(x) and the gradient g·f'(x) in one pass."""

def smish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """smish: the value f(x) and the gradient g·f'(x) in one pass."""

def snake(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """snake: the value f(x) and the gradient g·f'(x) in one pass."""

def soft_exponential(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """soft_exponential: the value f(x) and the gradient g·f'(x) in one pass."""

def softcap(g: float | np.float32, x: float | np.float32, cap: float | np.float32, /) -> tuple[float, float]:
    """softcap: the value f(x) and the gradient g·f'(x) in one pass."""

def softplus(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """softplus: the value f(x) and the gradient g·f'(x) in one pass."""

def softshrink(g: float | np.float32, x: float | np.float32, lambd: float | np.float32, /) -> tuple[float, float]:
    """softshrink: the value f(x) and the gradient g·f'(x) in one pass."""

def softsign(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """softsign: the value f(x) and the gradient g·f'(x) in one pass."""

def sparse_plus(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """sparse_plus: the value f(x) and the gradient g·f'(x) in one pass."""

def sparse_sigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """sparse_sigmoid: the value f(x) and the gradient g·f'(x) in one pass."""

def sqrt_softplus(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """sqrt_softplus: the value f(x) and the gradient g·f'(x) in one pass."""

def squareplus(g: float | np.float32, x: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """squareplus: the value f(x) and the gradient g·f'(x) in one pass."""

def star_relu(g: float | np.float32, x: float | np.float32, scale: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """star_relu: the value f(x) and the gradient g·f'(x) in one pass."""

def step(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """step: the value f(x) and the gradient g·f'(x) in one pass."""

def swiglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """swiglu: the value f(a, b) and the gradient g·∇f in one pass."""

def swiglu_oai(g: float | np.float32, a: float | np.float32, b: float | np.float32, alpha: float | np.float32, limit: float | np.float32, /) -> tuple[float, float, float]:
    """swiglu_oai: the value f(a, b) and the gradient g·∇f in one pass."""

def swish(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """swish: the value f(x) and the gradient g·f'(x) in one pass."""

def tanh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """tanh: the value f(x) and the gradient g·f'(x) in one pass."""

def tanhshrink(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """tanhshrink: the value f(x) and the gradient g·f'(x) in one pass."""

def telu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """telu: the value f(x) and the gradient g·f'(x) in one pass."""

def threshold(g: float | np.float32, x: float | np.float32, threshold: float | np.float32, value: float | np.float32, /) -> tuple[float, float]:
    """threshold: the value f(x) and the gradient g·f'(x) in one pass."""

def thresholded_relu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """thresholded_relu: the value f(x) and the gradient g·f'(x) in one pass."""

def xielu(g: float | np.float32, x: float | np.float32, alpha_p: float | np.float32, alpha_n: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """xielu: the value f(x) and the gradient g·f'(x) in one pass."""
