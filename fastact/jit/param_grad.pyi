# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients of parameters, for your own Numba code."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def acon_c(g: float | np.float32, x: float | np.float32, p1: float | np.float32, p2: float | np.float32, beta: float | np.float32, /) -> tuple[float, float, float]:
    """acon_c: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def bsilu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def bsilu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def bsilu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """bsilu: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def celu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def celu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def celu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """celu: the gradient g·∂f/∂p with respect to each parameter p."""

def derf(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, shift: float | np.float32, weight: float | np.float32, bias: float | np.float32, /) -> tuple[float, float, float, float]:
    """derf: the gradient g·∂f/∂p with respect to each parameter p."""

def dyt(g: float | np.float32, x: float | np.float32, alpha: float | np.float32, weight: float | np.float32, bias: float | np.float32, /) -> tuple[float, float, float]:
    """dyt: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def elu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def elu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def elu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """elu: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def hardshrink(g: BesideV[W], x: W, lambd: BesideV[W], /) -> W: ...
@overload
def hardshrink(g: float, x: float, lambd: float, /) -> float: ...
@overload
def hardshrink(g: ArrayLike, x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """hardshrink: the gradient g·∂f/∂p with respect to each parameter p."""

def hardtanh(g: float | np.float32, x: float | np.float32, min_val: float | np.float32, max_val: float | np.float32, /) -> tuple[float, float]:
    """hardtanh: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def isrlu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isrlu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def isrlu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isrlu: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def isru(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isru(g: float, x: float, alpha: float, /) -> float: ...
@overload
def isru(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isru: the gradient g·∂f/∂p with respect to each parameter p."""

def laplace(g: float | np.float32, x: float | np.float32, mu: float | np.float32, sigma: float | np.float32, /) -> tuple[float, float]:
    """laplace: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def leaky_relu(g: BesideV[W], x: W, negative_slope: BesideV[W], /) -> W: ...
@overload
def leaky_relu(g: float, x: float, negative_slope: float, /) -> float: ...
@overload
def leaky_relu(g: ArrayLike, x: ArrayLike, negative_slope: ArrayLike, /) -> Any:
    """leaky_relu: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def nlrelu(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def nlrelu(g: float, x: float, beta: float, /) -> float: ...
@overload
def nlrelu(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """nlrelu: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def prelu(g: BesideV[W], x: W, weight: BesideV[W], /) -> W: ...
@overload
def prelu(g: float, x: float, weight: float, /) -> float: ...
@overload
def prelu(g: ArrayLike, x: ArrayLike, weight: ArrayLike, /) -> Any:
    """prelu: the gradient g·∂f/∂p with respect to each parameter p."""

def shrink(g: float | np.float32, x: float | np.float32, lambd: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """shrink: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def smelu(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def smelu(g: float, x: float, beta: float, /) -> float: ...
@overload
def smelu(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """smelu: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def snake(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def snake(g: float, x: float, alpha: float, /) -> float: ...
@overload
def snake(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """snake: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def soft_exponential(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def soft_exponential(g: float, x: float, alpha: float, /) -> float: ...
@overload
def soft_exponential(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """soft_exponential: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def softcap(g: BesideV[W], x: W, cap: BesideV[W], /) -> W: ...
@overload
def softcap(g: float, x: float, cap: float, /) -> float: ...
@overload
def softcap(g: ArrayLike, x: ArrayLike, cap: ArrayLike, /) -> Any:
    """softcap: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def softplus(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def softplus(g: float, x: float, beta: float, /) -> float: ...
@overload
def softplus(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """softplus: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def softshrink(g: BesideV[W], x: W, lambd: BesideV[W], /) -> W: ...
@overload
def softshrink(g: float, x: float, lambd: float, /) -> float: ...
@overload
def softshrink(g: ArrayLike, x: ArrayLike, lambd: ArrayLike, /) -> Any:
    """softshrink: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def squareplus(g: BesideV[W], x: W, b: BesideV[W], /) -> W: ...
@overload
def squareplus(g: float, x: float, b: float, /) -> float: ...
@overload
def squareplus(g: ArrayLike, x: ArrayLike, b: ArrayLike, /) -> Any:
    """squareplus: the gradient g·∂f/∂p with respect to each parameter p."""

def star_relu(g: float | np.float32, x: float | np.float32, scale: float | np.float32, bias: float | np.float32, /) -> tuple[float, float]:
    """star_relu: the gradient g·∂f/∂p with respect to each parameter p."""

def swiglu_oai(g: float | np.float32, a: float | np.float32, b: float | np.float32, alpha: float | np.float32, limit: float | np.float32, /) -> tuple[float, float]:
    """swiglu_oai: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def swish(g: BesideV[W], x: W, beta: BesideV[W], /) -> W: ...
@overload
def swish(g: float, x: float, beta: float, /) -> float: ...
@overload
def swish(g: ArrayLike, x: ArrayLike, beta: ArrayLike, /) -> Any:
    """swish: the gradient g·∂f/∂p with respect to each parameter p."""

def threshold(g: float | np.float32, x: float | np.float32, threshold: float | np.float32, value: float | np.float32, /) -> tuple[float, float]:
    """threshold: the gradient g·∂f/∂p with respect to each parameter p."""

@overload
def thresholded_relu(g: BesideV[W], x: W, alpha: BesideV[W], /) -> W: ...
@overload
def thresholded_relu(g: float, x: float, alpha: float, /) -> float: ...
@overload
def thresholded_relu(g: ArrayLike, x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """thresholded_relu: the gradient g·∂f/∂p with respect to each parameter p."""

def xielu(g: float | np.float32, x: float | np.float32, alpha_p: float | np.float32, alpha_n: float | np.float32, beta: float | np.float32, /) -> tuple[float, float, float]:
    """xielu: the gradient g·∂f/∂p with respect to each parameter p."""
