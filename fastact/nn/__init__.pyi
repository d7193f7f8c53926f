"""Types of `fastact.nn`: float16, float32 and float64 stay what they are."""

from typing import Any, Literal, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from fastact._typing import A, AnyArray, BesideA, L

_Rng: TypeAlias = np.random.Generator
_Layout: TypeAlias = Literal["consecutive", "strided"]

@overload
def lecun_normal(
    shape: int | tuple[int, ...],
    rng: _Rng,
    *,
    fan_in: int | None = None,
    truncated: bool = True,
    dtype: type[np.float32] = ...,
) -> NDArray[np.float32]: ...
@overload
def lecun_normal(
    shape: int | tuple[int, ...],
    rng: _Rng,
    *,
    fan_in: int | None = None,
    truncated: bool = True,
    dtype: type[float],
) -> NDArray[np.float64]: ...
@overload
def lecun_normal(
    shape: int | tuple[int, ...],
    rng: _Rng,
    *,
    fan_in: int | None = None,
    truncated: bool = True,
    dtype: type[np.float16],
) -> NDArray[np.float16]: ...
@overload
def lecun_normal(
    shape: int | tuple[int, ...], rng: _Rng, *, fan_in: int | None = None, truncated: bool = True, dtype: Any
) -> NDArray[Any]: ...
@overload
def bias_activation(
    name: str, x: A, bias: BesideA[A], *, residual: A | None = None, axis: int = -1, out: A | None = None, **parameters: float
) -> A: ...
@overload
def bias_activation(
    name: str, x: AnyArray, bias: AnyArray, *, residual: AnyArray | None = None, axis: int = -1, out: Any = None, **parameters: float
) -> Any: ...
@overload
def bias_activation_backward(name: str, g: A, x: A, bias: BesideA[A], *, axis: int = -1, **parameters: float) -> tuple[A, A]: ...
@overload
def bias_activation_backward(
    name: str, g: AnyArray, x: AnyArray, bias: AnyArray, *, axis: int = -1, **parameters: float
) -> tuple[Any, Any]: ...
@overload
def activation_dropout(
    name: str, x: A, rate: float, rng: _Rng, *, bias: BesideA[A] | None = None, axis: int = -1, **parameters: float
) -> tuple[A, A]: ...
@overload
def activation_dropout(
    name: str, x: AnyArray, rate: float, rng: _Rng, *, bias: AnyArray | None = None, axis: int = -1, **parameters: float
) -> tuple[Any, Any]: ...
@overload
def dropout(x: A, rate: float, rng: _Rng) -> tuple[A, A]: ...
@overload
def dropout(x: AnyArray, rate: float, rng: _Rng) -> tuple[Any, Any]: ...
@overload
def alpha_dropout(x: A, rate: float, rng: _Rng) -> tuple[A, A]: ...
@overload
def alpha_dropout(x: AnyArray, rate: float, rng: _Rng) -> tuple[Any, Any]: ...
@overload
def rrelu(x: A, rng: _Rng | None = None, *, lower: float = ..., upper: float = ...) -> tuple[A, A]: ...
@overload
def rrelu(x: AnyArray, rng: _Rng | None = None, *, lower: float = ..., upper: float = ...) -> tuple[Any, Any]: ...
@overload
def gumbel_softmax(x: A, rng: _Rng, *, tau: float = 1.0, hard: bool = False, axis: int = -1) -> tuple[A, A]: ...
@overload
def gumbel_softmax(x: L, rng: _Rng, *, dim: Any, tau: float = 1.0, hard: bool = False) -> tuple[L, L]: ...
@overload
def gumbel_softmax(x: AnyArray, rng: _Rng, *, tau: float = 1.0, hard: bool = False, axis: int = -1) -> tuple[Any, Any]: ...
@overload
def prelu_backward(g: A, x: A, weight: BesideA[A], *, axis: int = 1) -> tuple[A, A]: ...
@overload
def prelu_backward(g: AnyArray, x: AnyArray, weight: AnyArray, *, axis: int = 1) -> tuple[Any, Any]: ...
@overload
def swish_backward(g: A, x: A, beta: BesideA[A], *, axis: int = 1) -> tuple[A, A]: ...
@overload
def swish_backward(g: AnyArray, x: AnyArray, beta: AnyArray, *, axis: int = 1) -> tuple[Any, Any]: ...
@overload
def maxout_linear(
    x: A, weight: A, bias: A | None = None, *, pieces: int | None = None, layout: _Layout = "consecutive"
) -> tuple[A, NDArray[np.intp]]: ...
@overload
def maxout_linear(
    x: AnyArray, weight: AnyArray, bias: AnyArray | None = None, *, pieces: int | None = None, layout: _Layout = "consecutive"
) -> tuple[Any, Any]: ...
@overload
def maxout_linear_backward(
    g: A, x: A, weight: A, which: AnyArray, *, pieces: int | None = None, layout: _Layout = "consecutive"
) -> tuple[A, A, A]: ...
@overload
def maxout_linear_backward(
    g: AnyArray, x: AnyArray, weight: AnyArray, which: AnyArray, *, pieces: int | None = None, layout: _Layout = "consecutive"
) -> tuple[Any, Any, Any]: ...
@overload
def rms_norm(x: A, weight: A | None = None, *, eps: float = 1e-6, axis: int = -1, out: A | None = None) -> A: ...
@overload
def rms_norm(x: L, weight: AnyArray | None = None, *, dim: Any, eps: float = 1e-6, out: AnyArray | None = None) -> L: ...
@overload
def rms_norm(x: AnyArray, weight: AnyArray | None = None, *, eps: float = 1e-6, axis: int = -1, out: Any = None) -> Any: ...
@overload
def rms_norm_backward(g: A, x: A, weight: A | None = None, *, eps: float = 1e-6, axis: int = -1) -> tuple[A, A]: ...
@overload
def rms_norm_backward(
    g: AnyArray, x: AnyArray, weight: AnyArray | None = None, *, eps: float = 1e-6, axis: int = -1
) -> tuple[Any, Any]: ...
@overload
def layer_norm(
    x: A, weight: A | None = None, bias: A | None = None, *, eps: float = 1e-5, axis: int = -1, out: A | None = None
) -> A: ...
@overload
def layer_norm(
    x: L, weight: AnyArray | None = None, bias: AnyArray | None = None, *, dim: Any, eps: float = 1e-5, out: AnyArray | None = None
) -> L: ...
@overload
def layer_norm(
    x: AnyArray, weight: AnyArray | None = None, bias: AnyArray | None = None, *, eps: float = 1e-5, axis: int = -1, out: Any = None
) -> Any: ...
@overload
def layer_norm_backward(g: A, x: A, weight: A | None = None, *, eps: float = 1e-5, axis: int = -1) -> tuple[A, A, A]: ...
@overload
def layer_norm_backward(
    g: AnyArray, x: AnyArray, weight: AnyArray | None = None, *, eps: float = 1e-5, axis: int = -1
) -> tuple[Any, Any, Any]: ...
