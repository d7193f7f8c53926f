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
    """Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: the gradient g·f'(x) from the output y = f(x)."""

@overload
def dyt(g: BesideV[W], y: W, alpha: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def dyt(g: float, y: float, alpha: float, weight: float, bias: float, /) -> float: ...
@overload
def dyt(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """Dynamic tanh, which replaces a normalisation layer: the gradient g·f'(x) from the output y = f(x)."""

@overload
def elu(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def elu(g: float, y: float, alpha: float, /) -> float: ...
@overload
def elu(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Exponential linear unit: the gradient g·f'(x) from the output y = f(x)."""

@overload
def hardshrink(g: BesideV[W], y: W, lambd: BesideV[W], /) -> W: ...
@overload
def hardshrink(g: float, y: float, lambd: float, /) -> float: ...
@overload
def hardshrink(g: ArrayLike, y: ArrayLike, lambd: ArrayLike, /) -> Any:
    """Hard shrinkage: small inputs become 0: the gradient g·f'(x) from the output y = f(x)."""

@overload
def hardsigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def hardsigmoid(g: float, y: float, /) -> float: ...
@overload
def hardsigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX: the gradient g·f'(x) from the output y = f(x)."""

@overload
def hardtanh(g: BesideV[W], y: W, min_val: BesideV[W], max_val: BesideV[W], /) -> W: ...
@overload
def hardtanh(g: float, y: float, min_val: float, max_val: float, /) -> float: ...
@overload
def hardtanh(g: ArrayLike, y: ArrayLike, min_val: ArrayLike, max_val: ArrayLike, /) -> Any:
    """Clipped identity: the gradient g·f'(x) from the output y = f(x)."""

@overload
def identity(g: BesideV[W], y: W, /) -> W: ...
@overload
def identity(g: float, y: float, /) -> float: ...
@overload
def identity(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Identity: the input itself: the gradient g·f'(x) from the output y = f(x)."""

@overload
def isrlu(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def isrlu(g: float, y: float, alpha: float, /) -> float: ...
@overload
def isrlu(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Inverse square root linear unit: elu without exponential, twice differentiable: the gradient g·f'(x) from the output y = f(x)."""

@overload
def isru(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def isru(g: float, y: float, alpha: float, /) -> float: ...
@overload
def isru(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Inverse square root unit: the gradient g·f'(x) from the output y = f(x)."""

@overload
def leaky_relu(g: BesideV[W], y: W, negative_slope: BesideV[W], /) -> W: ...
@overload
def leaky_relu(g: float, y: float, negative_slope: float, /) -> float: ...
@overload
def leaky_relu(g: ArrayLike, y: ArrayLike, negative_slope: ArrayLike, /) -> Any:
    """Leaky rectified linear unit: the gradient g·f'(x) from the output y = f(x)."""

@overload
def lecun_tanh(g: BesideV[W], y: W, /) -> W: ...
@overload
def lecun_tanh(g: float, y: float, /) -> float: ...
@overload
def lecun_tanh(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Scaled hyperbolic tangent: f(±1) ≈ ±1, with the largest second derivative there: the gradient g·f'(x) from the output y = f(x)."""

@overload
def logsigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def logsigmoid(g: float, y: float, /) -> float: ...
@overload
def logsigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Logarithm of the sigmoid, the log-likelihood of a binary classifier: the gradient g·f'(x) from the output y = f(x)."""

@overload
def nlrelu(g: BesideV[W], y: W, beta: BesideV[W], /) -> W: ...
@overload
def nlrelu(g: float, y: float, beta: float, /) -> float: ...
@overload
def nlrelu(g: ArrayLike, y: ArrayLike, beta: ArrayLike, /) -> Any:
    """Natural logarithm rectified linear unit: the gradient g·f'(x) from the output y = f(x)."""

@overload
def prelu(g: BesideV[W], y: W, weight: BesideV[W], /) -> W: ...
@overload
def prelu(g: float, y: float, weight: float, /) -> float: ...
@overload
def prelu(g: ArrayLike, y: ArrayLike, weight: ArrayLike, /) -> Any:
    """Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·f'(x) from the output y = f(x)."""

@overload
def relu(g: BesideV[W], y: W, /) -> W: ...
@overload
def relu(g: float, y: float, /) -> float: ...
@overload
def relu(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Rectified linear unit: the gradient g·f'(x) from the output y = f(x)."""

@overload
def relu2(g: BesideV[W], y: W, /) -> W: ...
@overload
def relu2(g: float, y: float, /) -> float: ...
@overload
def relu2(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Squared rectified linear unit: the gradient g·f'(x) from the output y = f(x)."""

@overload
def relu6(g: BesideV[W], y: W, /) -> W: ...
@overload
def relu6(g: float, y: float, /) -> float: ...
@overload
def relu6(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Rectified linear unit, bounded by 6: the gradient g·f'(x) from the output y = f(x)."""

@overload
def selu(g: BesideV[W], y: W, /) -> W: ...
@overload
def selu(g: float, y: float, /) -> float: ...
@overload
def selu(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: the gradient g·f'(x) from the output y = f(x)."""

@overload
def shifted_softplus(g: BesideV[W], y: W, /) -> W: ...
@overload
def shifted_softplus(g: float, y: float, /) -> float: ...
@overload
def shifted_softplus(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Softplus through the origin: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def sigmoid(g: float, y: float, /) -> float: ...
@overload
def sigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Logistic sigmoid: the gradient g·f'(x) from the output y = f(x)."""

@overload
def smelu(g: BesideV[W], y: W, beta: BesideV[W], /) -> W: ...
@overload
def smelu(g: float, y: float, beta: float, /) -> float: ...
@overload
def smelu(g: ArrayLike, y: ArrayLike, beta: ArrayLike, /) -> Any:
    """Rectifier with its kink rounded off by a parabola: the gradient g·f'(x) from the output y = f(x)."""

@overload
def soft_exponential(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def soft_exponential(g: float, y: float, alpha: float, /) -> float: ...
@overload
def soft_exponential(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Soft exponential: goes over from a logarithm through the identity to an exponential: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softcap(g: BesideV[W], y: W, cap: BesideV[W], /) -> W: ...
@overload
def softcap(g: float, y: float, cap: float, /) -> float: ...
@overload
def softcap(g: ArrayLike, y: ArrayLike, cap: ArrayLike, /) -> Any:
    """Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softplus(g: BesideV[W], y: W, beta: BesideV[W], /) -> W: ...
@overload
def softplus(g: float, y: float, beta: float, /) -> float: ...
@overload
def softplus(g: ArrayLike, y: ArrayLike, beta: ArrayLike, /) -> Any:
    """Softplus: the softened rectifier: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softshrink(g: BesideV[W], y: W, lambd: BesideV[W], /) -> W: ...
@overload
def softshrink(g: float, y: float, lambd: float, /) -> float: ...
@overload
def softshrink(g: ArrayLike, y: ArrayLike, lambd: ArrayLike, /) -> Any:
    """Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: the gradient g·f'(x) from the output y = f(x)."""

@overload
def softsign(g: BesideV[W], y: W, /) -> W: ...
@overload
def softsign(g: float, y: float, /) -> float: ...
@overload
def softsign(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Softsign: like tanh, with tails that approach ±1 slowly: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sparse_plus(g: BesideV[W], y: W, /) -> W: ...
@overload
def sparse_plus(g: float, y: float, /) -> float: ...
@overload
def sparse_plus(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Rectifier with a rounded kink: smelu with beta = 1: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sparse_sigmoid(g: BesideV[W], y: W, /) -> W: ...
@overload
def sparse_sigmoid(g: float, y: float, /) -> float: ...
@overload
def sparse_sigmoid(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Piecewise linear sigmoid, the derivative of sparse_plus: the gradient g·f'(x) from the output y = f(x)."""

@overload
def sqrt_softplus(g: BesideV[W], y: W, /) -> W: ...
@overload
def sqrt_softplus(g: float, y: float, /) -> float: ...
@overload
def sqrt_softplus(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Root of softplus, a score for routing: the gradient g·f'(x) from the output y = f(x)."""

@overload
def squareplus(g: BesideV[W], y: W, b: BesideV[W], /) -> W: ...
@overload
def squareplus(g: float, y: float, b: float, /) -> float: ...
@overload
def squareplus(g: ArrayLike, y: ArrayLike, b: ArrayLike, /) -> Any:
    """Squareplus: a softplus without exponential: the gradient g·f'(x) from the output y = f(x)."""

@overload
def star_relu(g: BesideV[W], y: W, scale: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def star_relu(g: float, y: float, scale: float, bias: float, /) -> float: ...
@overload
def star_relu(g: ArrayLike, y: ArrayLike, scale: ArrayLike, bias: ArrayLike, /) -> Any:
    """Squared rectified linear unit with scale and bias: the gradient g·f'(x) from the output y = f(x)."""

@overload
def step(g: BesideV[W], y: W, /) -> W: ...
@overload
def step(g: float, y: float, /) -> float: ...
@overload
def step(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Binary step, the derivative of relu: the gradient g·f'(x) from the output y = f(x)."""

@overload
def tanh(g: BesideV[W], y: W, /) -> W: ...
@overload
def tanh(g: float, y: float, /) -> float: ...
@overload
def tanh(g: ArrayLike, y: ArrayLike, /) -> Any:
    """Hyperbolic tangent: the gradient g·f'(x) from the output y = f(x)."""

@overload
def thresholded_relu(g: BesideV[W], y: W, alpha: BesideV[W], /) -> W: ...
@overload
def thresholded_relu(g: float, y: float, alpha: float, /) -> float: ...
@overload
def thresholded_relu(g: ArrayLike, y: ArrayLike, alpha: ArrayLike, /) -> Any:
    """Rectifier with a threshold of its own: the gradient g·f'(x) from the output y = f(x)."""
