# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients of parameters: ``param_grad.NAME(g, x, *parameters) -> g·∂f/∂p``, element-wise, one output a parameter."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@type_check_only
class _acon_c(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, p1: BesideV[V], p2: BesideV[V], beta: BesideV[V], **options: Unpack[Kept]) -> tuple[V, V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, p1: float, p2: float, beta: float, **options: Unpack[Kept]) -> tuple[np.float64, np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, *, out: tuple[O, O, O], **options: Unpack[Typed]) -> tuple[O, O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, p1: ArrayLike, p2: ArrayLike, beta: ArrayLike, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _bsilu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V] = 1.67, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float = 1.67, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray = 1.67, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray = 1.67, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray = 1.67, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.67, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _celu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _derf(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V], shift: BesideV[V], weight: BesideV[V], bias: BesideV[V], **options: Unpack[Kept]) -> tuple[V, V, V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float, shift: float, weight: float, bias: float, **options: Unpack[Kept]) -> tuple[np.float64, np.float64, np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, *, out: tuple[O, O, O, O], **options: Unpack[Typed]) -> tuple[O, O, O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C, C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike, shift: ArrayLike, weight: ArrayLike, bias: ArrayLike, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _dyt(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V], weight: BesideV[V], bias: BesideV[V], **options: Unpack[Kept]) -> tuple[V, V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float, weight: float, bias: float, **options: Unpack[Kept]) -> tuple[np.float64, np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, *, out: tuple[O, O, O], **options: Unpack[Typed]) -> tuple[O, O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _elu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _entmax(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], y: A, /, alpha: BesideA[A] = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray = 1.5, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, y: L, /, alpha: AnyArray = 1.5, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...

@type_check_only
class _hardshrink(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, lambd: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, lambd: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, lambd: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, lambd: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _hardtanh(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, min_val: BesideV[V] = -1.0, max_val: BesideV[V] = 1.0, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, min_val: float = -1.0, max_val: float = 1.0, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, min_val: ArrayLike = -1.0, max_val: ArrayLike = 1.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _isrlu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _isru(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _laplace(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, mu: BesideV[V] = 0.707107, sigma: BesideV[V] = 0.282095, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, mu: float = 0.707107, sigma: float = 0.282095, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, mu: ArrayLike = 0.707107, sigma: ArrayLike = 0.282095, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _leaky_relu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, negative_slope: BesideV[V] = 0.01, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, negative_slope: float = 0.01, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, negative_slope: AnyArray = 0.01, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, negative_slope: AnyArray = 0.01, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, negative_slope: AnyArray = 0.01, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, negative_slope: ArrayLike = 0.01, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _nlrelu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _prelu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, weight: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, weight: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, weight: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, weight: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, weight: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, weight: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _scaled_masked_softmax(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], x: A, mask: AnyArray, /, scale: BesideA[A] = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, mask: AnyArray, /, scale: AnyArray = 1.0, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, mask: AnyArray, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, x: L, mask: AnyArray, /, scale: AnyArray = 1.0, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, x: C, mask: AnyArray, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, mask: AnyArray, /, scale: ArrayLike = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...

@type_check_only
class _scaled_softmax(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], x: A, /, scale: BesideA[A] = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, scale: AnyArray = 1.0, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, x: L, /, scale: AnyArray = 1.0, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, scale: ArrayLike = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> Any: ...

@type_check_only
class _shrink(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, lambd: BesideV[V] = 0.5, bias: BesideV[V] = 0.0, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, lambd: float = 0.5, bias: float = 0.0, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, lambd: ArrayLike = 0.5, bias: ArrayLike = 0.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _smelu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _snake(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _soft_exponential(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softcap(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, cap: BesideV[V] = 30.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, cap: float = 30.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, cap: AnyArray = 30.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, cap: AnyArray = 30.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, cap: AnyArray = 30.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, cap: ArrayLike = 30.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softplus(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softshrink(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, lambd: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, lambd: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, lambd: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, lambd: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _squareplus(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, b: BesideV[V] = 4.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, b: float = 4.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, b: AnyArray = 4.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, b: AnyArray = 4.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, b: AnyArray = 4.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, b: ArrayLike = 4.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _star_relu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, scale: BesideV[V] = 0.8944, bias: BesideV[V] = -0.4472, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, scale: float = 0.8944, bias: float = -0.4472, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, scale: ArrayLike = 0.8944, bias: ArrayLike = -0.4472, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _swiglu_oai(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], a: BesideV[V], b: V, /, alpha: BesideV[V] = 1.702, limit: BesideV[V] = 7.0, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, g: float, a: float, b: float, /, alpha: float = 1.702, limit: float = 7.0, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, a: AnyArray, b: AnyArray, /, alpha: AnyArray = 1.702, limit: AnyArray = 7.0, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, a: AnyArray, b: np.ndarray, /, alpha: AnyArray = 1.702, limit: AnyArray = 7.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, a: AnyArray, b: C, /, alpha: AnyArray = 1.702, limit: AnyArray = 7.0, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, a: ArrayLike, b: ArrayLike, /, alpha: ArrayLike = 1.702, limit: ArrayLike = 7.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _swish(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _threshold(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, threshold: BesideV[V], value: BesideV[V], **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, threshold: float, value: float, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, threshold: AnyArray, value: AnyArray, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, threshold: AnyArray, value: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, threshold: AnyArray, value: AnyArray, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, threshold: ArrayLike, value: ArrayLike, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _thresholded_relu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _xielu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha_p: BesideV[V] = 0.8, alpha_n: BesideV[V] = 0.8, beta: BesideV[V] = 0.5, **options: Unpack[Kept]) -> tuple[V, V, V]: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha_p: float = 0.8, alpha_n: float = 0.8, beta: float = 0.5, **options: Unpack[Kept]) -> tuple[np.float64, np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, *, out: tuple[O, O, O], **options: Unpack[Typed]) -> tuple[O, O, O]: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha_p: ArrayLike = 0.8, alpha_n: ArrayLike = 0.8, beta: ArrayLike = 0.5, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]: ...

acon_c: _acon_c
r"""ACON-C: a smooth switch between two slopes: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = (p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x

.. math:: f'(x) = (p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
p1 : array_like
    Slope far right, learned per channel; broadcasts with `x`.
p2 : array_like
    Slope far left, learned per channel; broadcasts with `x`.
beta : array_like
    How sharply it switches, learned; 0 gives the mean slope; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dp1 : ndarray
    g·∂f/∂p1, element-wise; sum it over the axes that p1 broadcasts over.
dp2 : ndarray
    g·∂f/∂p2, element-wise; sum it over the axes that p2 broadcasts over.
dbeta : ndarray
    g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Ma, Zhang, Liu & Sun (2021), Activate or not, arXiv:2009.04759.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.acon_c(x, 1.0 + h, 0.25, 2.0) - fastact.acon_c(x, 1.0 - h, 0.25, 2.0)) / (2 * h)
>>> np.allclose(fastact.param_grad.acon_c(g, x, 1.0, 0.25, 2.0)[0], g * slope, atol=1e-6)
True
"""

bsilu: _bsilu
r"""Bounded silu, a surrogate for the gradient of relu: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = (x + \alpha) \sigma(x) - \alpha/2

.. math:: f'(x) = \sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)

Computed as x·σ(x) + α/2·tanh(x/2), which does not cancel at 0.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.67
    Bound: the left limit is −alpha/2; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Horuz et al. (2025), SUGAR, arXiv:2505.22074.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.bsilu(x, 1.67 + h) - fastact.bsilu(x, 1.67 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.bsilu(g, x), g * slope, atol=1e-6)
True
"""

celu: _celu
r"""Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

.. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    −alpha is the limit for x → −∞; positive, NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Barron (2017), arXiv:1704.07483.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.celu(x, 1.0 + h) - fastact.celu(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.celu(g, x), g * slope, atol=1e-6)
True
"""

derf: _derf
r"""Dynamic error function, which replaces a normalisation layer: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like
    Slope of the argument, one learned number; broadcasts with `x`.
shift : array_like
    Shift of the argument, one learned number; broadcasts with `x`.
weight : array_like
    Learned factor, one per channel; broadcasts with `x`.
bias : array_like
    Learned shift, one per channel; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.
dshift : ndarray
    g·∂f/∂shift, element-wise; sum it over the axes that shift broadcasts over.
dweight : ndarray
    g·∂f/∂weight, element-wise; sum it over the axes that weight broadcasts over.
dbias : ndarray
    g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Chen et al. (2025), Stronger normalization-free transformers, arXiv:2512.10938.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derf(x, 0.5 + h, 0.1, 2.0, 1.0) - fastact.derf(x, 0.5 - h, 0.1, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.param_grad.derf(g, x, 0.5, 0.1, 2.0, 1.0)[0], g * slope, atol=1e-6)
True
"""

dyt: _dyt
r"""Dynamic tanh, which replaces a normalisation layer: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like
    Slope of the argument, one learned number; broadcasts with `x`.
weight : array_like
    Learned factor, one per channel; broadcasts with `x`.
bias : array_like
    Learned shift, one per channel; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.
dweight : ndarray
    g·∂f/∂weight, element-wise; sum it over the axes that weight broadcasts over.
dbias : ndarray
    g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Zhu, Chen, He, LeCun & Liu (2025), Transformers without normalization, arXiv:2503.10622.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.dyt(x, 0.5 + h, 2.0, 1.0) - fastact.dyt(x, 0.5 - h, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.param_grad.dyt(g, x, 0.5, 2.0, 1.0)[0], g * slope, atol=1e-6)
True
"""

elu: _elu
r"""Exponential linear unit: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

.. math:: f'(x) = 1 for x > 0, else \alpha e^x

The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    −alpha is the limit for x → −∞; any real number; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Clevert, Unterthiner & Hochreiter (2015), arXiv:1511.07289.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.elu(x, 1.0 + h) - fastact.elu(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.elu(g, x), g * slope, atol=1e-6)
True
"""

entmax: _entmax
r"""Entmax: from softmax to sparsemax, by a number that can be learned: the gradient of the parameter.

.. math:: y_i = \max((\alpha - 1) x_i - \tau, 0)^{1/(\alpha - 1)}, \sum_j y_j = 1

.. math:: dx_i = q_i (g_i - \sum_j g_j q_j / \sum_j q_j), q_i = y_i^{2 - \alpha} where y_i > 0

The backward pass and `fastact.param_grad` take the output y. A row of −inf only, or with +inf or NaN in it, is NaN throughout.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.5
    Above 1, where it is nearly softmax, up to 2, where it is sparsemax; NaN otherwise; one for each row, or for all.
axis : int, default -1
    The axis along which a row lies.
**kwargs
    As for every generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``. For xarray's arrays ``dim`` names the axis.

Returns
-------
dalpha : ndarray
    The gradient with respect to alpha, summed over the row: one number for each.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.
numpy.exceptions.AxisError
    For an axis that the array does not have.

References
----------
Peters, Niculae & Martins (2019), arXiv:1905.05702; Correia, Niculae & Martins (2019), arXiv:1909.00015 (dα).

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y = fastact.entmax(x, 1.5)
>>> slope = (fastact.entmax(x, 1.5 + 1e-6) - fastact.entmax(x, 1.5 - 1e-6)) / 2e-6
>>> np.allclose(fastact.param_grad.entmax(g, y, 1.5), np.sum(g * slope))
True
"""

hardshrink: _hardshrink
r"""Hard shrinkage: small inputs become 0: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for |x| > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0, as in PyTorch; by lambd it is 0 wherever it exists.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
lambd : array_like, default 0.5
    Threshold; a negative one keeps every x; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dlambd : ndarray
    g·∂f/∂lambd, element-wise; sum it over the axes that lambd broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet shrinkage.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardshrink(x, 0.5 + h) - fastact.hardshrink(x, 0.5 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.hardshrink(g, x), g * slope, atol=1e-6)
True
"""

hardtanh: _hardtanh
r"""Clipped identity: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

.. math:: f'(x) = 1 for min_val < x < max_val, else 0

The derivative at both bounds is 0, as in PyTorch; JAX gives 1 there.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
min_val : array_like, default -1.0
    Smallest value; broadcasts with `x`.
max_val : array_like, default 1.0
    Largest value, not below min_val: NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dmin_val : ndarray
    g·∂f/∂min_val, element-wise; sum it over the axes that min_val broadcasts over.
dmax_val : ndarray
    g·∂f/∂max_val, element-wise; sum it over the axes that max_val broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Collobert (2004), Large scale machine learning.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardtanh(x, -1.0 + h) - fastact.hardtanh(x, -1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.hardtanh(g, x)[0], g * slope, atol=1e-6)
True
"""

isrlu: _isrlu
r"""Inverse square root linear unit: elu without exponential, twice differentiable: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Not negative, −1/√alpha is the limit on the left; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.isrlu(x, 1.0 + h) - fastact.isrlu(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.isrlu(g, x), g * slope, atol=1e-6)
True
"""

isru: _isru
r"""Inverse square root unit: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Not negative, ±1/√alpha are the limits; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.isru(x, 1.0 + h) - fastact.isru(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.isru(g, x), g * slope, atol=1e-6)
True
"""

laplace: _laplace
r"""Normal distribution function, which approximates a squared relu in attention: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = (1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2

.. math:: f'(x) = e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
mu : array_like, default 0.707107
    Where the value is 1/2; broadcasts with `x`.
sigma : array_like, default 0.282095
    Width, positive; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dmu : ndarray
    g·∂f/∂mu, element-wise; sum it over the axes that mu broadcasts over.
dsigma : ndarray
    g·∂f/∂sigma, element-wise; sum it over the axes that sigma broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Ma et al. (2022), Mega, arXiv:2209.10655.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.laplace(x, 0.707107 + h) - fastact.laplace(x, 0.707107 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.laplace(g, x)[0], g * slope, atol=1e-6)
True
"""

leaky_relu: _leaky_relu
r"""Leaky rectified linear unit: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

.. math:: f'(x) = 1 for x > 0, else negative_slope

The derivative at 0 is the slope, as in PyTorch; JAX gives 1 at exactly 0.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
negative_slope : array_like, default 0.01
    Slope left of 0; Keras and TensorFlow use 0.2; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dnegative_slope : ndarray
    g·∂f/∂negative_slope, element-wise; sum it over the axes that negative_slope broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural network acoustic models.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.leaky_relu(x, 0.01 + h) - fastact.leaky_relu(x, 0.01 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.leaky_relu(g, x), g * slope, atol=1e-6)
True
"""

nlrelu: _nlrelu
r"""Natural logarithm rectified linear unit: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \log(1 + \beta \max(x, 0))

.. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

The derivative at 0 is 0.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Slope at 0, positive; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Liu, Zhang, Kong & Cai (2019), Natural-logarithm-rectified activation function, arXiv:1908.03682.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.nlrelu(x, 1.0 + h) - fastact.nlrelu(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.nlrelu(g, x), g * slope, atol=1e-6)
True
"""

prelu: _prelu
r"""Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for x > 0, else \text{weight} \cdot x

.. math:: f'(x) = 1 for x > 0, else weight

The derivative at 0 is the weight, and 0 by the weight, as in PyTorch.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
weight : array_like
    Learned slope left of 0; broadcasts, so a slope per channel needs no copy; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dweight : ndarray
    g·∂f/∂weight, element-wise; sum it over the axes that weight broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
He, Zhang, Ren & Sun (2015), arXiv:1502.01852.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.prelu(x, 0.25 + h) - fastact.prelu(x, 0.25 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.prelu(g, x, 0.25), g * slope, atol=1e-6)
True
"""

scaled_masked_softmax: _scaled_masked_softmax
r"""Softmax of a row times a number over the entries that a mask keeps (True); the others get 0, whatever they hold: the gradient of the parameter.

.. math:: y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}

.. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

A row of which nothing is kept is 0 throughout, and so are its gradients. The mask broadcasts. The backward pass takes the
output y, `fastact.param_grad` the input x.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, at least one dimension; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
mask : array_like
    Booleans, True for what is kept; of a shape that broadcasts with the input's.
scale : array_like, default 1.0
    Factor of the row, any real number; 1/scale is the temperature; one for each row, or for all.
axis : int, default -1
    The axis along which a row lies.
**kwargs
    As for every generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``. For xarray's arrays ``dim`` names the axis.

Returns
-------
dscale : ndarray
    The gradient with respect to scale, summed over the row: one number for each.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.
numpy.exceptions.AxisError
    For an axis that the array does not have.

References
----------
Attention with a mask: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, mask = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1]), np.array([True, True, False])
>>> y = fastact.scaled_masked_softmax(x, mask, 1.5)
>>> slope = (fastact.scaled_masked_softmax(x, mask, 1.5 + 1e-6) - fastact.scaled_masked_softmax(x, mask, 1.5 - 1e-6)) / 2e-6
>>> np.allclose(fastact.param_grad.scaled_masked_softmax(g, x, mask, 1.5), np.sum(g * slope))
True
"""

scaled_softmax: _scaled_softmax
r"""Softmax of a row times a number, as attention computes it: the gradient of the parameter.

.. math:: y_i = e^{s x_i} / \sum_j e^{s x_j}

.. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

Every entry is within 2 ε, at a scale of any size and also in rows that are nearly tied. The backward pass takes the output y,
`fastact.param_grad` the input x.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, at least one dimension; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
scale : array_like, default 1.0
    Factor of the row, any real number; 1/scale is the temperature; one for each row, or for all.
axis : int, default -1
    The axis along which a row lies.
**kwargs
    As for every generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``. For xarray's arrays ``dim`` names the axis.

Returns
-------
dscale : ndarray
    The gradient with respect to scale, summed over the row: one number for each.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.
numpy.exceptions.AxisError
    For an axis that the array does not have.

References
----------
Attention's softmax(QKᵀ/√d); 1/scale is the temperature of Hinton, Vinyals & Dean (2015), arXiv:1503.02531.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y = fastact.scaled_softmax(x, 1.5)
>>> slope = (fastact.scaled_softmax(x, 1.5 + 1e-6) - fastact.scaled_softmax(x, 1.5 - 1e-6)) / 2e-6
>>> np.allclose(fastact.param_grad.scaled_softmax(g, x, 1.5), np.sum(g * slope))
True
"""

shrink: _shrink
r"""Shrinkage with a threshold and a shift of its own: hardshrink for bias 0, softshrink for bias = lambd: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x + bias for x < −lambd, x − bias for x > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0; by lambd it is 0 wherever it exists.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
lambd : array_like, default 0.5
    Threshold, not negative: NaN otherwise; broadcasts with `x`.
bias : array_like, default 0.0
    How far the others move towards 0; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dlambd : ndarray
    g·∂f/∂lambd, element-wise; sum it over the axes that lambd broadcasts over.
dbias : ndarray
    g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
ONNX operator Shrink.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.shrink(x, 0.5 + h) - fastact.shrink(x, 0.5 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.shrink(g, x)[0], g * slope, atol=1e-6)
True
"""

smelu: _smelu
r"""Rectifier with its kink rounded off by a parabola: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = 0 for x ≤ −beta, x for x ≥ beta, else (x + \beta)^2 / (4 \beta)

.. math:: f'(x) = 0, 1, else (x + \beta) / (2 \beta)

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Half width of the rounded part, positive: NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Shamir, Lin & Coviello (2020), arXiv:2010.09931.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.smelu(x, 1.0 + h) - fastact.smelu(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.smelu(g, x), g * slope, atol=1e-6)
True
"""

snake: _snake
r"""Snake: a line with a periodic part, for signals that repeat: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x + \sin^2(\alpha x) / \alpha

.. math:: f'(x) = 1 + \sin(2 \alpha x)

The derivative has no limit for x → ±inf and is NaN there, and where alpha·x is larger than any float.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Frequency, constant or learned; 0 gives the identity; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Ziyin, Hartwig & Ueda (2020), Neural networks fail to learn periodic functions, arXiv:2006.08195.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.snake(x, 1.0 + h) - fastact.snake(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.snake(g, x), g * slope, atol=1e-6)
True
"""

soft_exponential: _soft_exponential
r"""Soft exponential: goes over from a logarithm through the identity to an exponential: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

.. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

For alpha < 0 it exists right of x = 1/alpha − alpha only; left of that it is NaN.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like
    From −1, a logarithm, through 0, the identity, to 1, an exponential; any real number, learned; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Godfrey & Gashler (2015), A continuum among logarithmic, linear, and exponential functions, arXiv:1602.01321.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.soft_exponential(x, 0.5 + h) - fastact.soft_exponential(x, 0.5 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.soft_exponential(g, x, 0.5), g * slope, atol=1e-6)
True
"""

softcap: _softcap
r"""Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

.. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
cap : array_like, default 30.0
    The limit, positive: NaN otherwise. Gemma 2 has 50 in its attention, 30 for its logits; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dcap : ndarray
    g·∂f/∂cap, element-wise; sum it over the axes that cap broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Gemma Team (2024), Gemma 2, arXiv:2408.00118.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softcap(x, 30.0 + h) - fastact.softcap(x, 30.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.softcap(g, x), g * slope, atol=1e-6)
True
"""

softplus: _softplus
r"""Softplus: the softened rectifier: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \log(1 + e^{\beta x}) / \beta

.. math:: f'(x) = \sigma(\beta x)

There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Sharpness, not 0: NaN otherwise; the larger, the closer to relu; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), Incorporating second-order functional knowledge.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softplus(x, 1.0 + h) - fastact.softplus(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.softplus(g, x), g * slope, atol=1e-6)
True
"""

softshrink: _softshrink
r"""Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0, as in PyTorch.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
lambd : array_like, default 0.5
    Threshold, not negative: NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dlambd : ndarray
    g·∂f/∂lambd, element-wise; sum it over the axes that lambd broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Donoho (1995), De-noising by soft-thresholding.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softshrink(x, 0.5 + h) - fastact.softshrink(x, 0.5 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.softshrink(g, x), g * slope, atol=1e-6)
True
"""

squareplus: _squareplus
r"""Squareplus: a softplus without exponential: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

.. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

Accurate in the negative tail, where x + √(x² + b) cancels, and at ±inf.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like, default 4.0
    Positive, 4 gives 1 at 0; the larger, the rounder; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
db : ndarray
    g·∂f/∂b, element-wise; sum it over the axes that b broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Barron (2021), Squareplus, arXiv:2112.11687.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.squareplus(x, 4.0 + h) - fastact.squareplus(x, 4.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.squareplus(g, x), g * slope, atol=1e-6)
True
"""

star_relu: _star_relu
r"""Squared rectified linear unit with scale and bias: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

.. math:: f'(x) = 2\, \text{scale} \max(x, 0)

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
scale : array_like, default 0.8944
    Factor of the square; broadcasts with `x`.
bias : array_like, default -0.4472
    Added to it; the defaults give mean 0 and variance 1; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dscale : ndarray
    g·∂f/∂scale, element-wise; sum it over the axes that scale broadcasts over.
dbias : ndarray
    g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Yu et al. (2022), MetaFormer baselines for vision, arXiv:2210.13452.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.star_relu(x, 0.8944 + h) - fastact.star_relu(x, 0.8944 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.star_relu(g, x)[0], g * slope, atol=1e-6)
True
"""

swiglu_oai: _swiglu_oai
r"""Gated unit with clipped inputs and b + 1, as in gpt-oss: the gradient g·∂f/∂p of each parameter p.

.. math:: f(a, b) = a' \sigma(\alpha a') (b' + 1), a' = \min(a, \text{limit}), b' = \text{clip}(b, ±\text{limit})

.. math:: \nabla f(a, b) = ((b' + 1)\, \text{swish}'(a') for a ≤ limit, \text{swish}(a') for |b| ≤ limit; else 0)

At the limits the derivative is that of the inside.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
a : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.702
    Sharpness of the gate; any real number; broadcasts with `a`.
limit : array_like, default 7.0
    Bound of the gate from above, of b on both sides; positive, NaN otherwise; broadcasts with `a`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.
dlimit : ndarray
    g·∂f/∂limit, element-wise; sum it over the axes that limit broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
OpenAI (2025), gpt-oss model card.

Examples
--------
>>> import numpy as np, fastact
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> slope = (fastact.swiglu_oai(a, b, 1.702 + h) - fastact.swiglu_oai(a, b, 1.702 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.swiglu_oai(g, a, b)[0], g * slope, atol=1e-6)
True
"""

swish: _swish
r"""Swish: the input times a sigmoid of adjustable sharpness: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x \sigma(\beta x)

.. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Sharpness, constant or learned: 0 gives x/2, 1 silu, large values relu; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Ramachandran, Zoph & Le (2017), arXiv:1710.05941.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.swish(x, 1.0 + h) - fastact.swish(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.swish(g, x), g * slope, atol=1e-6)
True
"""

threshold: _threshold
r"""The input above a threshold, a constant below: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for x > threshold, else value

.. math:: f'(x) = 1 for x > threshold, else 0

The derivative at the threshold is 0, as in PyTorch; by the threshold it is 0 wherever it exists.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
threshold : array_like
    Where the input starts to pass; broadcasts with `x`.
value : array_like
    What the others become; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dthreshold : ndarray
    g·∂f/∂threshold, element-wise; sum it over the axes that threshold broadcasts over.
dvalue : ndarray
    g·∂f/∂value, element-wise; sum it over the axes that value broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
PyTorch's threshold.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.threshold(x, 0.5 + h, -1.0) - fastact.threshold(x, 0.5 - h, -1.0)) / (2 * h)
>>> np.allclose(fastact.param_grad.threshold(g, x, 0.5, -1.0)[0], g * slope, atol=1e-6)
True
"""

thresholded_relu: _thresholded_relu
r"""Rectifier with a threshold of its own: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = x for x > alpha, else 0

.. math:: f'(x) = 1 for x > alpha, else 0

The derivative at alpha is 0; by alpha it is 0 wherever it exists.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Where the input starts to pass; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Konda, Memisevic & Krueger (2014), arXiv:1402.3337.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.thresholded_relu(x, 1.0 + h) - fastact.thresholded_relu(x, 1.0 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.thresholded_relu(g, x), g * slope, atol=1e-6)
True
"""

xielu: _xielu
r"""Expanded integral of elu: a parabola right of 0, an exponential and a line left of it: the gradient g·∂f/∂p of each parameter p.

.. math:: f(x) = \alpha_p x^2 + \beta x for x > 0, else \alpha_n (e^x - 1 - x) + \beta x

.. math:: f'(x) = 2 \alpha_p x + \beta for x > 0, else \alpha_n (e^x - 1) + \beta

e^x − 1 − x is computed without cancellation; other implementations clamp it, with a step at 0.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha_p : array_like, default 0.8
    Curvature right of 0, learned; broadcasts with `x`.
alpha_n : array_like, default 0.8
    Weight of the exponential left of 0, learned; broadcasts with `x`.
beta : array_like, default 0.5
    Slope at 0; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha_p : ndarray
    g·∂f/∂alpha_p, element-wise; sum it over the axes that alpha_p broadcasts over.
dalpha_n : ndarray
    g·∂f/∂alpha_n, element-wise; sum it over the axes that alpha_n broadcasts over.
dbeta : ndarray
    g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

Raises
------
TypeError
    For types that do not convert to float64 safely: complex numbers, objects, strings.
ValueError
    For shapes that do not broadcast.

Notes
-----
NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.

References
----------
Huang & Schlag (2025), Deriving activation functions using integration, arXiv:2411.13010.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.xielu(x, 0.8 + h) - fastact.xielu(x, 0.8 - h)) / (2 * h)
>>> np.allclose(fastact.param_grad.xielu(g, x)[0], g * slope, atol=1e-6)
True
"""
