# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""The element-wise functions for your own Numba code: ``fastact.jit.NAME(x)`` in an ``@numba.njit`` function.

They take numbers or arrays, and all parameters must be given: ``fastact.jit.elu(x, alpha)``. `fastact.jit.backward`,
`fastact.jit.fused`, `fastact.jit.derivative`, `fastact.jit.derivative2`, `fastact.jit.param_grad` and
`fastact.jit.backward_from_output` contain the other passes. Passes with several results take numbers and return a tuple:
``y, dx = fastact.jit.fused.silu(g, x)``. In NumPy code, `fastact.NAME` is faster."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact.jit import backward as backward, backward_from_output as backward_from_output, derivative as derivative, derivative2 as derivative2, fused as fused, param_grad as param_grad
from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@overload
def acon_c(x: W, p1: BesideV[W], p2: BesideV[W], beta: BesideV[W], /) -> W: ...
@overload
def acon_c(x: float, p1: float, p2: float, beta: float, /) -> float: ...
@overload
def acon_c(x: ArrayLike, p1: ArrayLike, p2: ArrayLike, beta: ArrayLike, /) -> Any:
    """ACON-C, a smooth switch between two slopes."""

@overload
def bent_identity(x: W, /) -> W: ...
@overload
def bent_identity(x: float, /) -> float: ...
@overload
def bent_identity(x: ArrayLike, /) -> Any:
    """Bent identity, with slope 1/2 far left and 3/2 far right."""

@overload
def bsilu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def bsilu(x: float, alpha: float, /) -> float: ...
@overload
def bsilu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Bounded silu, a surrogate for the gradient of relu."""

@overload
def celu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def celu(x: float, alpha: float, /) -> float: ...
@overload
def celu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Continuously differentiable exponential linear unit, an elu with slope 1 at 0 for every alpha."""

@overload
def derf(x: W, alpha: BesideV[W], shift: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def derf(x: float, alpha: float, shift: float, weight: float, bias: float, /) -> float: ...
@overload
def derf(x: ArrayLike, alpha: ArrayLike, shift: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """Dynamic error function, which replaces a normalisation layer."""

@overload
def dish(x: W, /) -> W: ...
@overload
def dish(x: float, /) -> float: ...
@overload
def dish(x: ArrayLike, /) -> Any:
    """Dish, an algebraic form of silu."""

@overload
def dyt(x: W, alpha: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def dyt(x: float, alpha: float, weight: float, bias: float, /) -> float: ...
@overload
def dyt(x: ArrayLike, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """Dynamic tanh, which replaces a normalisation layer."""

@overload
def elish(x: W, /) -> W: ...
@overload
def elish(x: float, /) -> float: ...
@overload
def elish(x: ArrayLike, /) -> Any:
    """Exponential linear sigmoid squashing: silu for x > 0, elu times sigmoid for x < 0."""

@overload
def elu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def elu(x: float, alpha: float, /) -> float: ...
@overload
def elu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Exponential linear unit."""

@overload
def gcu(x: W, /) -> W: ...
@overload
def gcu(x: float, /) -> float: ...
@overload
def gcu(x: ArrayLike, /) -> Any:
    """Growing cosine unit, an oscillating function with which a single neuron can learn XOR."""

@overload
def geglu(a: BesideV[W], b: W, /) -> W: ...
@overload
def geglu(a: float, b: float, /) -> float: ...
@overload
def geglu(a: ArrayLike, b: ArrayLike, /) -> Any:
    """Gated unit with the exact gelu as the gate."""

@overload
def geglu_quick(a: BesideV[W], b: W, /) -> W: ...
@overload
def geglu_quick(a: float, b: float, /) -> float: ...
@overload
def geglu_quick(a: ArrayLike, b: ArrayLike, /) -> Any:
    """Gated unit with quick_gelu as the gate."""

@overload
def geglu_tanh(a: BesideV[W], b: W, /) -> W: ...
@overload
def geglu_tanh(a: float, b: float, /) -> float: ...
@overload
def geglu_tanh(a: ArrayLike, b: ArrayLike, /) -> Any:
    """Gated unit with gelu_tanh as the gate."""

@overload
def gelu(x: W, /) -> W: ...
@overload
def gelu(x: float, /) -> float: ...
@overload
def gelu(x: ArrayLike, /) -> Any:
    """Gaussian error linear unit, exact."""

@overload
def gelu_tanh(x: W, /) -> W: ...
@overload
def gelu_tanh(x: float, /) -> float: ...
@overload
def gelu_tanh(x: ArrayLike, /) -> Any:
    """Gaussian error linear unit in its tanh approximation, the default of JAX."""

@overload
def glu(a: BesideV[W], b: W, /) -> W: ...
@overload
def glu(a: float, b: float, /) -> float: ...
@overload
def glu(a: ArrayLike, b: ArrayLike, /) -> Any:
    """Gated linear unit: a times the sigmoid of b; the second array is the gate, as in PyTorch and JAX."""

@overload
def golu(x: W, /) -> W: ...
@overload
def golu(x: float, /) -> float: ...
@overload
def golu(x: ArrayLike, /) -> Any:
    """Gompertz linear unit: x times the Gompertz function, which is not symmetric."""

@overload
def hard_mish(x: W, /) -> W: ...
@overload
def hard_mish(x: float, /) -> float: ...
@overload
def hard_mish(x: ArrayLike, /) -> Any:
    """Piecewise approximation of mish."""

@overload
def hardshrink(x: W, lambd: BesideV[W], /) -> W: ...
@overload
def hardshrink(x: float, lambd: float, /) -> float: ...
@overload
def hardshrink(x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """Hard shrinkage, which sets small inputs to 0."""

@overload
def hardsigmoid(x: W, /) -> W: ...
@overload
def hardsigmoid(x: float, /) -> float: ...
@overload
def hardsigmoid(x: ArrayLike, /) -> Any:
    """Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX."""

@overload
def hardswish(x: W, /) -> W: ...
@overload
def hardswish(x: float, /) -> float: ...
@overload
def hardswish(x: ArrayLike, /) -> Any:
    """Piecewise approximation of silu: x times hardsigmoid."""

@overload
def hardtanh(x: W, min_val: BesideV[W], max_val: BesideV[W], /) -> W: ...
@overload
def hardtanh(x: float, min_val: float, max_val: float, /) -> float: ...
@overload
def hardtanh(x: ArrayLike, min_val: ArrayLike, max_val: ArrayLike, /) -> Any:
    """Clipped identity."""

@overload
def identity(x: W, /) -> W: ...
@overload
def identity(x: float, /) -> float: ...
@overload
def identity(x: ArrayLike, /) -> Any:
    """Identity: returns its input."""

@overload
def isrlu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isrlu(x: float, alpha: float, /) -> float: ...
@overload
def isrlu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Inverse square root linear unit, an algebraic form of elu that is twice differentiable."""

@overload
def isru(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isru(x: float, alpha: float, /) -> float: ...
@overload
def isru(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Inverse square root unit."""

@overload
def laplace(x: W, mu: BesideV[W], sigma: BesideV[W], /) -> W: ...
@overload
def laplace(x: float, mu: float, sigma: float, /) -> float: ...
@overload
def laplace(x: ArrayLike, mu: ArrayLike, sigma: ArrayLike, /) -> Any:
    """Normal distribution function, which approximates a squared relu in attention."""

@overload
def leaky_relu(x: W, negative_slope: BesideV[W], /) -> W: ...
@overload
def leaky_relu(x: float, negative_slope: float, /) -> float: ...
@overload
def leaky_relu(x: ArrayLike, negative_slope: ArrayLike, /) -> Any:
    """Leaky rectified linear unit."""

@overload
def lecun_tanh(x: W, /) -> W: ...
@overload
def lecun_tanh(x: float, /) -> float: ...
@overload
def lecun_tanh(x: ArrayLike, /) -> Any:
    """Scaled hyperbolic tangent with f(±1) ≈ ±1 and the extrema of the second derivative near ±1."""

@overload
def lisht(x: W, /) -> W: ...
@overload
def lisht(x: float, /) -> float: ...
@overload
def lisht(x: ArrayLike, /) -> Any:
    """Linearly scaled hyperbolic tangent, an even function that approaches |x|."""

@overload
def logcosh(x: W, /) -> W: ...
@overload
def logcosh(x: float, /) -> float: ...
@overload
def logcosh(x: ArrayLike, /) -> Any:
    """Logarithm of the hyperbolic cosine, which is x²/2 near 0 and approaches |x| − log 2."""

@overload
def logish(x: W, /) -> W: ...
@overload
def logish(x: float, /) -> float: ...
@overload
def logish(x: ArrayLike, /) -> Any:
    """Logish: x times the logarithm of 1 + sigmoid; the slope far right is log 2."""

@overload
def logsigmoid(x: W, /) -> W: ...
@overload
def logsigmoid(x: float, /) -> float: ...
@overload
def logsigmoid(x: ArrayLike, /) -> Any:
    """Logarithm of the sigmoid, the log-likelihood of a binary classifier."""

@overload
def mish(x: W, /) -> W: ...
@overload
def mish(x: float, /) -> float: ...
@overload
def mish(x: ArrayLike, /) -> Any:
    """Mish: x times tanh of softplus, bounded below by −0.3088 and not monotone."""

@overload
def nlrelu(x: W, beta: BesideV[W], /) -> W: ...
@overload
def nlrelu(x: float, beta: float, /) -> float: ...
@overload
def nlrelu(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """Natural logarithm rectified linear unit."""

@overload
def phish(x: W, /) -> W: ...
@overload
def phish(x: float, /) -> float: ...
@overload
def phish(x: ArrayLike, /) -> Any:
    """Phish: x times tanh of gelu, which is never negative."""

@overload
def prelu(x: W, weight: BesideV[W], /) -> W: ...
@overload
def prelu(x: float, weight: float, /) -> float: ...
@overload
def prelu(x: ArrayLike, weight: ArrayLike, /) -> Any:
    """Parametric rectified linear unit, a leaky relu with a learned slope."""

@overload
def quick_gelu(x: W, /) -> W: ...
@overload
def quick_gelu(x: float, /) -> float: ...
@overload
def quick_gelu(x: ArrayLike, /) -> Any:
    """Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702."""

@overload
def reglu(a: BesideV[W], b: W, /) -> W: ...
@overload
def reglu(a: float, b: float, /) -> float: ...
@overload
def reglu(a: ArrayLike, b: ArrayLike, /) -> Any:
    """Gated unit with relu as the gate."""

@overload
def relu(x: W, /) -> W: ...
@overload
def relu(x: float, /) -> float: ...
@overload
def relu(x: ArrayLike, /) -> Any:
    """Rectified linear unit."""

@overload
def relu2(x: W, /) -> W: ...
@overload
def relu2(x: float, /) -> float: ...
@overload
def relu2(x: ArrayLike, /) -> Any:
    """Squared rectified linear unit."""

@overload
def relu6(x: W, /) -> W: ...
@overload
def relu6(x: float, /) -> float: ...
@overload
def relu6(x: ArrayLike, /) -> Any:
    """Rectified linear unit bounded by 6."""

@overload
def selu(x: W, /) -> W: ...
@overload
def selu(x: float, /) -> float: ...
@overload
def selu(x: ArrayLike, /) -> Any:
    """Scaled exponential linear unit, which preserves mean 0 and variance 1 through deep networks."""

@overload
def serf(x: W, /) -> W: ...
@overload
def serf(x: float, /) -> float: ...
@overload
def serf(x: ArrayLike, /) -> Any:
    """Serf: x times the error function of softplus."""

@overload
def shifted_softplus(x: W, /) -> W: ...
@overload
def shifted_softplus(x: float, /) -> float: ...
@overload
def shifted_softplus(x: ArrayLike, /) -> Any:
    """Softplus shifted to pass through the origin."""

@overload
def shrink(x: W, lambd: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def shrink(x: float, lambd: float, bias: float, /) -> float: ...
@overload
def shrink(x: ArrayLike, lambd: ArrayLike, bias: ArrayLike, /) -> Any:
    """Shrinkage with a threshold and a shift; hardshrink if bias = 0, softshrink if bias = lambd."""

@overload
def sigmoid(x: W, /) -> W: ...
@overload
def sigmoid(x: float, /) -> float: ...
@overload
def sigmoid(x: ArrayLike, /) -> Any:
    """Logistic sigmoid."""

@overload
def silu(x: W, /) -> W: ...
@overload
def silu(x: float, /) -> float: ...
@overload
def silu(x: ArrayLike, /) -> Any:
    """Sigmoid linear unit; the same as swish with beta = 1."""

@overload
def smelu(x: W, beta: BesideV[W], /) -> W: ...
@overload
def smelu(x: float, beta: float, /) -> float: ...
@overload
def smelu(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """Smooth rectifier whose kink is rounded by a parabola."""

@overload
def smish(x: W, /) -> W: ...
@overload
def smish(x: float, /) -> float: ...
@overload
def smish(x: ArrayLike, /) -> Any:
    """Smish: x times tanh of log(1 + sigmoid); the slope far right is 0.6."""

@overload
def snake(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def snake(x: float, alpha: float, /) -> float: ...
@overload
def snake(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Snake, the identity plus a periodic function, for periodic signals."""

@overload
def soft_exponential(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def soft_exponential(x: float, alpha: float, /) -> float: ...
@overload
def soft_exponential(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Soft exponential, which interpolates between a logarithm, the identity and an exponential."""

@overload
def softcap(x: W, cap: BesideV[W], /) -> W: ...
@overload
def softcap(x: float, cap: float, /) -> float: ...
@overload
def softcap(x: ArrayLike, cap: ArrayLike, /) -> Any:
    """Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after."""

@overload
def softplus(x: W, beta: BesideV[W], /) -> W: ...
@overload
def softplus(x: float, beta: float, /) -> float: ...
@overload
def softplus(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """Softplus, a smooth rectifier."""

@overload
def softshrink(x: W, lambd: BesideV[W], /) -> W: ...
@overload
def softshrink(x: float, lambd: float, /) -> float: ...
@overload
def softshrink(x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """Soft shrinkage, which moves inputs towards 0 by lambd and sets small inputs to 0."""

@overload
def softsign(x: W, /) -> W: ...
@overload
def softsign(x: float, /) -> float: ...
@overload
def softsign(x: ArrayLike, /) -> Any:
    """Softsign, similar to tanh, with tails that approach ±1 slowly."""

@overload
def sparse_plus(x: W, /) -> W: ...
@overload
def sparse_plus(x: float, /) -> float: ...
@overload
def sparse_plus(x: ArrayLike, /) -> Any:
    """Rectifier with a rounded kink: smelu with beta = 1."""

@overload
def sparse_sigmoid(x: W, /) -> W: ...
@overload
def sparse_sigmoid(x: float, /) -> float: ...
@overload
def sparse_sigmoid(x: ArrayLike, /) -> Any:
    """Piecewise linear sigmoid, the derivative of sparse_plus."""

@overload
def sqrt_softplus(x: W, /) -> W: ...
@overload
def sqrt_softplus(x: float, /) -> float: ...
@overload
def sqrt_softplus(x: ArrayLike, /) -> Any:
    """Square root of softplus, a score for routing."""

@overload
def squareplus(x: W, b: BesideV[W], /) -> W: ...
@overload
def squareplus(x: float, b: float, /) -> float: ...
@overload
def squareplus(x: ArrayLike, b: ArrayLike, /) -> Any:
    """Squareplus, an algebraic form of softplus."""

@overload
def star_relu(x: W, scale: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def star_relu(x: float, scale: float, bias: float, /) -> float: ...
@overload
def star_relu(x: ArrayLike, scale: ArrayLike, bias: ArrayLike, /) -> Any:
    """Squared rectified linear unit with scale and bias."""

@overload
def step(x: W, /) -> W: ...
@overload
def step(x: float, /) -> float: ...
@overload
def step(x: ArrayLike, /) -> Any:
    """Binary step, the derivative of relu."""

@overload
def swiglu(a: BesideV[W], b: W, /) -> W: ...
@overload
def swiglu(a: float, b: float, /) -> float: ...
@overload
def swiglu(a: ArrayLike, b: ArrayLike, /) -> Any:
    """Gated unit with silu as the gate."""

@overload
def swiglu_oai(a: BesideV[W], b: W, alpha: BesideV[W], limit: BesideV[W], /) -> W: ...
@overload
def swiglu_oai(a: float, b: float, alpha: float, limit: float, /) -> float: ...
@overload
def swiglu_oai(a: ArrayLike, b: ArrayLike, alpha: ArrayLike, limit: ArrayLike, /) -> Any:
    """Gated unit with clipped inputs and b + 1, as in gpt-oss."""

@overload
def swish(x: W, beta: BesideV[W], /) -> W: ...
@overload
def swish(x: float, beta: float, /) -> float: ...
@overload
def swish(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """Swish, x times a sigmoid of adjustable sharpness."""

@overload
def tanh(x: W, /) -> W: ...
@overload
def tanh(x: float, /) -> float: ...
@overload
def tanh(x: ArrayLike, /) -> Any:
    """Hyperbolic tangent."""

@overload
def tanhshrink(x: W, /) -> W: ...
@overload
def tanhshrink(x: float, /) -> float: ...
@overload
def tanhshrink(x: ArrayLike, /) -> Any:
    """Tanhshrink, the difference between x and tanh x."""

@overload
def telu(x: W, /) -> W: ...
@overload
def telu(x: float, /) -> float: ...
@overload
def telu(x: ArrayLike, /) -> Any:
    """Hyperbolic tangent exponential linear unit, also called TanhExp."""

@overload
def threshold(x: W, threshold: BesideV[W], value: BesideV[W], /) -> W: ...
@overload
def threshold(x: float, threshold: float, value: float, /) -> float: ...
@overload
def threshold(x: ArrayLike, threshold: ArrayLike, value: ArrayLike, /) -> Any:
    """Threshold: the input above a threshold, a constant elsewhere."""

@overload
def thresholded_relu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def thresholded_relu(x: float, alpha: float, /) -> float: ...
@overload
def thresholded_relu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Rectified linear unit with a threshold: x above it, 0 elsewhere."""

@overload
def xielu(x: W, alpha_p: BesideV[W], alpha_n: BesideV[W], beta: BesideV[W], /) -> W: ...
@overload
def xielu(x: float, alpha_p: float, alpha_n: float, beta: float, /) -> float: ...
@overload
def xielu(x: ArrayLike, alpha_p: ArrayLike, alpha_n: ArrayLike, beta: ArrayLike, /) -> Any:
    """Expanded integral of elu: a parabola for x > 0, an exponential and a line for x < 0."""
