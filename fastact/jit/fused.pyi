# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Values and gradients, for your own Numba code."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def acon_c(g: float | np.float32, x: float | np.float32, p1: float | np.float32, p2: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """ACON-C: a smooth switch between two slopes: value and gradient (f(x), g·f'(x)) in one pass."""

def bent_identity(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Bent identity: slope 1/2 far left, 3/2 far right: value and gradient (f(x), g·f'(x)) in one pass."""

def bsilu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Bounded silu, a surrogate for the gradient of relu: value and gradient (f(x), g·f'(x)) in one pass."""

def celu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: value and gradient (f(x), g·f'(x)) in one pass."""

def derf(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, shift: float | np.float32, weight: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """Dynamic error function, which replaces a normalisation layer: value and gradient (f(x), g·f'(x)) in one pass."""

def dish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Dish: a silu without exponential: value and gradient (f(x), g·f'(x)) in one pass."""

def dyt(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, weight: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """Dynamic tanh, which replaces a normalisation layer: value and gradient (f(x), g·f'(x)) in one pass."""

def elish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Exponential linear sigmoid squashing: silu right of 0, elu times sigmoid left of it: value and gradient (f(x), g·f'(x)) in one pass."""

def elu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Exponential linear unit: value and gradient (f(x), g·f'(x)) in one pass."""

def gcu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Growing cosine unit: oscillates, so that a single neuron can separate what is not linearly separable: value and gradient (f(x), g·f'(x)) in one pass."""

def geglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """Gated unit with the exact gelu as the gate: value and gradient (f(x), g·f'(x)) in one pass."""

def geglu_quick(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """Gated unit with quick_gelu as the gate: value and gradient (f(x), g·f'(x)) in one pass."""

def geglu_tanh(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """Gated unit with gelu_tanh as the gate: value and gradient (f(x), g·f'(x)) in one pass."""

def gelu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Gaussian error linear unit, exact: value and gradient (f(x), g·f'(x)) in one pass."""

def gelu_tanh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Gaussian error linear unit in its tanh approximation, the default of JAX: value and gradient (f(x), g·f'(x)) in one pass."""

def glu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """Gated linear unit: a times the sigmoid of b. The second array is the gate, as in PyTorch and JAX: value and gradient (f(x), g·f'(x)) in one pass."""

def golu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Gompertz linear unit: x times the Gompertz function, which is not symmetric: value and gradient (f(x), g·f'(x)) in one pass."""

def hard_mish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Piecewise approximation of mish: value and gradient (f(x), g·f'(x)) in one pass."""

def hardshrink(g: float | np.float32, x: float | np.float32, lambd: float | np.float32, /) -> tuple[float, float]:
    """Hard shrinkage: small inputs become 0: value and gradient (f(x), g·f'(x)) in one pass."""

def hardsigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX: value and gradient (f(x), g·f'(x)) in one pass."""

def hardswish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Piecewise approximation of silu: x times hardsigmoid: value and gradient (f(x), g·f'(x)) in one pass."""

def hardtanh(g: float | np.float32, x: float | np.float32, min_val: float | np.float32, max_val: float | np.float32, /) -> tuple[float, float]:
    """Clipped identity: value and gradient (f(x), g·f'(x)) in one pass."""

def identity(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Identity: the input itself: value and gradient (f(x), g·f'(x)) in one pass."""

def isrlu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Inverse square root linear unit: elu without exponential, twice differentiable: value and gradient (f(x), g·f'(x)) in one pass."""

def isru(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Inverse square root unit: value and gradient (f(x), g·f'(x)) in one pass."""

def laplace(g: float | np.float32, x: float | np.float32, mu: float | np.float32, sigma: float | np.float32, /) -> tuple[float, float]:
    """Normal distribution function, which approximates a squared relu in attention: value and gradient (f(x), g·f'(x)) in one pass."""

def leaky_relu(g: float | np.float32, x: float | np.float32, negative_slope: float | np.float32, /) -> tuple[float, float]:
    """Leaky rectified linear unit: value and gradient (f(x), g·f'(x)) in one pass."""

def lecun_tanh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Scaled hyperbolic tangent: f(±1) ≈ ±1, with the largest second derivative there: value and gradient (f(x), g·f'(x)) in one pass."""

def lisht(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Linearly scaled hyperbolic tangent: an even function, |x| far out: value and gradient (f(x), g·f'(x)) in one pass."""

def logcosh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Logarithm of the hyperbolic cosine: a parabola near 0, |x| − log 2 far out: value and gradient (f(x), g·f'(x)) in one pass."""

def logish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Logish: x times the logarithm of 1 + sigmoid; slope log 2 far right: value and gradient (f(x), g·f'(x)) in one pass."""

def logsigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Logarithm of the sigmoid, the log-likelihood of a binary classifier: value and gradient (f(x), g·f'(x)) in one pass."""

def mish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Mish: smooth, bounded below by −0.3088, not monotone: value and gradient (f(x), g·f'(x)) in one pass."""

def nlrelu(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """Natural logarithm rectified linear unit: value and gradient (f(x), g·f'(x)) in one pass."""

def phish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Phish: x times tanh of gelu; never negative: value and gradient (f(x), g·f'(x)) in one pass."""

def prelu(g: float | np.float32, x: float | np.float32, weight: float | np.float32, /) -> tuple[float, float]:
    """Parametric rectified linear unit: a leaky one whose slope is learned: value and gradient (f(x), g·f'(x)) in one pass."""

def quick_gelu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702: value and gradient (f(x), g·f'(x)) in one pass."""

def reglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """Gated unit with relu as the gate: value and gradient (f(x), g·f'(x)) in one pass."""

def relu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Rectified linear unit: value and gradient (f(x), g·f'(x)) in one pass."""

def relu2(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Squared rectified linear unit: value and gradient (f(x), g·f'(x)) in one pass."""

def relu6(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Rectified linear unit, bounded by 6: value and gradient (f(x), g·f'(x)) in one pass."""

def selu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: value and gradient (f(x), g·f'(x)) in one pass."""

def serf(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Serf: x times the error function of softplus: value and gradient (f(x), g·f'(x)) in one pass."""

def shifted_softplus(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Softplus through the origin: value and gradient (f(x), g·f'(x)) in one pass."""

def shrink(g: float | np.float32, x: float | np.float32, lambd: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """Shrinkage with a threshold and a shift of its own: hardshrink for bias 0, softshrink for bias = lambd: value and gradient (f(x), g·f'(x)) in one pass."""

def sigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Logistic sigmoid: value and gradient (f(x), g·f'(x)) in one pass."""

def silu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Sigmoid linear unit; the same as swish with beta = 1: value and gradient (f(x), g·f'(x)) in one pass."""

def smelu(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """Rectifier with its kink rounded off by a parabola: value and gradient (f(x), g·f'(x)) in one pass."""

def smish(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Smish: x times tanh of log(1 + sigmoid); slope 0.6 far right: value and gradient (f(x), g·f'(x)) in one pass."""

def snake(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Snake: a line with a periodic part, for signals that repeat: value and gradient (f(x), g·f'(x)) in one pass."""

def soft_exponential(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Soft exponential: goes over from a logarithm through the identity to an exponential: value and gradient (f(x), g·f'(x)) in one pass."""

def softcap(g: float | np.float32, x: float | np.float32, cap: float | np.float32, /) -> tuple[float, float]:
    """Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: value and gradient (f(x), g·f'(x)) in one pass."""

def softplus(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """Softplus: the softened rectifier: value and gradient (f(x), g·f'(x)) in one pass."""

def softshrink(g: float | np.float32, x: float | np.float32, lambd: float | np.float32, /) -> tuple[float, float]:
    """Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: value and gradient (f(x), g·f'(x)) in one pass."""

def softsign(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Softsign: like tanh, with tails that approach ±1 slowly: value and gradient (f(x), g·f'(x)) in one pass."""

def sparse_plus(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Rectifier with a rounded kink: smelu with beta = 1: value and gradient (f(x), g·f'(x)) in one pass."""

def sparse_sigmoid(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Piecewise linear sigmoid, the derivative of sparse_plus: value and gradient (f(x), g·f'(x)) in one pass."""

def sqrt_softplus(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Root of softplus, a score for routing: value and gradient (f(x), g·f'(x)) in one pass."""

def squareplus(g: float | np.float32, x: float | np.float32, b: float | np.float32, /) -> tuple[float, float]:
    """Squareplus: a softplus without exponential: value and gradient (f(x), g·f'(x)) in one pass."""

def star_relu(g: float | np.float32, x: float | np.float32, scale: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """Squared rectified linear unit with scale and bias: value and gradient (f(x), g·f'(x)) in one pass."""

def step(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Binary step, the derivative of relu: value and gradient (f(x), g·f'(x)) in one pass."""

def swiglu(g: float | np.float32, a: float | np.float32, b: float | np.float32, /) -> tuple[float, float, float]:
    """Gated unit with silu as the gate: value and gradient (f(x), g·f'(x)) in one pass."""

def swiglu_oai(g: float | np.float32, a: float | np.float32, b: float | np.float32, alpha: float | np.float32, limit: float | np.float32, /) -> tuple[float, float, float]:
    """Gated unit with clipped inputs and b + 1, as in gpt-oss: value and gradient (f(x), g·f'(x)) in one pass."""

def swish(g: float | np.float32, x: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """Swish: the input times a sigmoid of adjustable sharpness: value and gradient (f(x), g·f'(x)) in one pass."""

def tanh(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Hyperbolic tangent: value and gradient (f(x), g·f'(x)) in one pass."""

def tanhshrink(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Tanhshrink: what tanh takes away: value and gradient (f(x), g·f'(x)) in one pass."""

def telu(g: float | np.float32, x: float | np.float32, /) -> tuple[float, float]:
    """Hyperbolic tangent exponential linear unit, also called TanhExp: value and gradient (f(x), g·f'(x)) in one pass."""

def threshold(g: float | np.float32, x: float | np.float32, threshold: float | np.float32, value: float | np.float32, /) -> tuple[float, float]:
    """The input above a threshold, a constant below: value and gradient (f(x), g·f'(x)) in one pass."""

def thresholded_relu(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, /) -> tuple[float, float]:
    """Rectifier with a threshold of its own: value and gradient (f(x), g·f'(x)) in one pass."""

def xielu(g: float | np.float32, x: float | np.float32, alpha_p: float | np.float32, alpha_n: float | np.float32, beta: float | np.float32, /) -> tuple[float, float]:
    """Expanded integral of elu: a parabola right of 0, an exponential and a line left of it: value and gradient (f(x), g·f'(x)) in one pass."""
