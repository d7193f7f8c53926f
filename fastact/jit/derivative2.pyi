# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Second derivatives, for your own Numba code."""

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
    """acon_c: the second derivative f''(x)."""

@overload
def bent_identity(x: W, /) -> W: ...
@overload
def bent_identity(x: float, /) -> float: ...
@overload
def bent_identity(x: ArrayLike, /) -> Any:
    """bent_identity: the second derivative f''(x)."""

@overload
def bsilu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def bsilu(x: float, alpha: float, /) -> float: ...
@overload
def bsilu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """bsilu: the second derivative f''(x)."""

@overload
def derf(x: W, alpha: BesideV[W], shift: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def derf(x: float, alpha: float, shift: float, weight: float, bias: float, /) -> float: ...
@overload
def derf(x: ArrayLike, alpha: ArrayLike, shift: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """derf: the second derivative f''(x)."""

@overload
def dish(x: W, /) -> W: ...
@overload
def dish(x: float, /) -> float: ...
@overload
def dish(x: ArrayLike, /) -> Any:
    """dish: the second derivative f''(x)."""

@overload
def dyt(x: W, alpha: BesideV[W], weight: BesideV[W], bias: BesideV[W], /) -> W: ...
@overload
def dyt(x: float, alpha: float, weight: float, bias: float, /) -> float: ...
@overload
def dyt(x: ArrayLike, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, /) -> Any:
    """dyt: the second derivative f''(x)."""

@overload
def gcu(x: W, /) -> W: ...
@overload
def gcu(x: float, /) -> float: ...
@overload
def gcu(x: ArrayLike, /) -> Any:
    """gcu: the second derivative f''(x)."""

@overload
def gelu(x: W, /) -> W: ...
@overload
def gelu(x: float, /) -> float: ...
@overload
def gelu(x: ArrayLike, /) -> Any:
    """gelu: the second derivative f''(x)."""

@overload
def gelu_tanh(x: W, /) -> W: ...
@overload
def gelu_tanh(x: float, /) -> float: ...
@overload
def gelu_tanh(x: ArrayLike, /) -> Any:
    """gelu_tanh: the second derivative f''(x)."""

@overload
def golu(x: W, /) -> W: ...
@overload
def golu(x: float, /) -> float: ...
@overload
def golu(x: ArrayLike, /) -> Any:
    """golu: the second derivative f''(x)."""

@overload
def identity(x: W, /) -> W: ...
@overload
def identity(x: float, /) -> float: ...
@overload
def identity(x: ArrayLike, /) -> Any:
    """identity: the second derivative f''(x)."""

@overload
def isrlu(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isrlu(x: float, alpha: float, /) -> float: ...
@overload
def isrlu(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isrlu: the second derivative f''(x)."""

@overload
def isru(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def isru(x: float, alpha: float, /) -> float: ...
@overload
def isru(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """isru: the second derivative f''(x)."""

@overload
def laplace(x: W, mu: BesideV[W], sigma: BesideV[W], /) -> W: ...
@overload
def laplace(x: float, mu: float, sigma: float, /) -> float: ...
@overload
def laplace(x: ArrayLike, mu: ArrayLike, sigma: ArrayLike, /) -> Any:
    """laplace: the second derivative f''(x)."""

@overload
def lecun_tanh(x: W, /) -> W: ...
@overload
def lecun_tanh(x: float, /) -> float: ...
@overload
def lecun_tanh(x: ArrayLike, /) -> Any:
    """lecun_tanh: the second derivative f''(x)."""

@overload
def lisht(x: W, /) -> W: ...
@overload
def lisht(x: float, /) -> float: ...
@overload
def lisht(x: ArrayLike, /) -> Any:
    """lisht: the second derivative f''(x)."""

@overload
def logcosh(x: W, /) -> W: ...
@overload
def logcosh(x: float, /) -> float: ...
@overload
def logcosh(x: ArrayLike, /) -> Any:
    """logcosh: the second derivative f''(x)."""

@overload
def logish(x: W, /) -> W: ...
@overload
def logish(x: float, /) -> float: ...
@overload
def logish(x: ArrayLike, /) -> Any:
    """logish: the second derivative f''(x)."""

@overload
def logsigmoid(x: W, /) -> W: ...
@overload
def logsigmoid(x: float, /) -> float: ...
@overload
def logsigmoid(x: ArrayLike, /) -> Any:
    """logsigmoid: the second derivative f''(x)."""

@overload
def mish(x: W, /) -> W: ...
@overload
def mish(x: float, /) -> float: ...
@overload
def mish(x: ArrayLike, /) -> Any:
    """mish: the second derivative f''(x)."""

@overload
def phish(x: W, /) -> W: ...
@overload
def phish(x: float, /) -> float: ...
@overload
def phish(x: ArrayLike, /) -> Any:
    """phish: the second derivative f''(x)."""

@overload
def quick_gelu(x: W, /) -> W: ...
@overload
def quick_gelu(x: float, /) -> float: ...
@overload
def quick_gelu(x: ArrayLike, /) -> Any:
    """quick_gelu: the second derivative f''(x)."""

@overload
def serf(x: W, /) -> W: ...
@overload
def serf(x: float, /) -> float: ...
@overload
def serf(x: ArrayLike, /) -> Any:
    """serf: the second derivative f''(x)."""

@overload
def shifted_softplus(x: W, /) -> W: ...
@overload
def shifted_softplus(x: float, /) -> float: ...
@overload
def shifted_softplus(x: ArrayLike, /) -> Any:
    """shifted_softplus: the second derivative f''(x)."""

@overload
def sigmoid(x: W, /) -> W: ...
@overload
def sigmoid(x: float, /) -> float: ...
@overload
def sigmoid(x: ArrayLike, /) -> Any:
    """sigmoid: the second derivative f''(x)."""

@overload
def silu(x: W, /) -> W: ...
@overload
def silu(x: float, /) -> float: ...
@overload
def silu(x: ArrayLike, /) -> Any:
    """silu: the second derivative f''(x)."""

@overload
def smish(x: W, /) -> W: ...
@overload
def smish(x: float, /) -> float: ...
@overload
def smish(x: ArrayLike, /) -> Any:
    """smish: the second derivative f''(x)."""

@overload
def snake(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def snake(x: float, alpha: float, /) -> float: ...
@overload
def snake(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """snake: the second derivative f''(x)."""

@overload
def soft_exponential(x: W, alpha: BesideV[W], /) -> W: ...
@overload
def soft_exponential(x: float, alpha: float, /) -> float: ...
@overload
def soft_exponential(x: ArrayLike, alpha: ArrayLike, /) -> Any:
    """soft_exponential: the second derivative f''(x)."""

@overload
def softcap(x: W, cap: BesideV[W], /) -> W: ...
@overload
def softcap(x: float, cap: float, /) -> float: ...
@overload
def softcap(x: ArrayLike, cap: ArrayLike, /) -> Any:
    """softcap: the second derivative f''(x)."""

@overload
def softplus(x: W, beta: BesideV[W], /) -> W: ...
@overload
def softplus(x: float, beta: float, /) -> float: ...
@overload
def softplus(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """softplus: the second derivative f''(x)."""

@overload
def sqrt_softplus(x: W, /) -> W: ...
@overload
def sqrt_softplus(x: float, /) -> float: ...
@overload
def sqrt_softplus(x: ArrayLike, /) -> Any:
    """sqrt_softplus: the second derivative f''(x)."""

@overload
def squareplus(x: W, b: BesideV[W], /) -> W: ...
@overload
def squareplus(x: float, b: float, /) -> float: ...
@overload
def squareplus(x: ArrayLike, b: ArrayLike, /) -> Any:
    """squareplus: the second derivative f''(x)."""

@overload
def swish(x: W, beta: BesideV[W], /) -> W: ...
@overload
def swish(x: float, beta: float, /) -> float: ...
@overload
def swish(x: ArrayLike, beta: ArrayLike, /) -> Any:
    """swish: the second derivative f''(x)."""

@overload
def tanh(x: W, /) -> W: ...
@overload
def tanh(x: float, /) -> float: ...
@overload
def tanh(x: ArrayLike, /) -> Any:
    """tanh: the second derivative f''(x)."""

@overload
def tanhshrink(x: W, /) -> W: ...
@overload
def tanhshrink(x: float, /) -> float: ...
@overload
def tanhshrink(x: ArrayLike, /) -> Any:
    """tanhshrink: the second derivative f''(x)."""

@overload
def telu(x: W, /) -> W: ...
@overload
def telu(x: float, /) -> float: ...
@overload
def telu(x: ArrayLike, /) -> Any:
    """telu: the second derivative f''(x)."""
