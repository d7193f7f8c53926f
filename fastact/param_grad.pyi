# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients of parameters: ``param_grad.NAME(g, x, *parameters) -> g·∂f/∂p``, one output for each parameter."""

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
r"""acon_c: the gradient g·∂f/∂p with respect to each parameter p.

ACON-C, a smooth switch between two slopes.

.. math:: f(x) = (p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x

.. math:: f'(x) = (p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
p1 : array_like
    Learned slope far right, one for each channel. Broadcasts with `x`.
p2 : array_like
    Learned slope far left, one for each channel. Broadcasts with `x`.
beta : array_like
    Learned sharpness of the switch; 0 gives the mean slope. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dp1 : ndarray
    g·∂f/∂p1, element-wise. Sum it over the axes along which p1 is broadcast.
dp2 : ndarray
    g·∂f/∂p2, element-wise. Sum it over the axes along which p2 is broadcast.
dbeta : ndarray
    g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""bsilu: the gradient g·∂f/∂p with respect to each parameter p.

Bounded silu, a surrogate for the gradient of relu.

.. math:: f(x) = (x + \alpha) \sigma(x) - \alpha/2

.. math:: f'(x) = \sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)

It is computed as x·σ(x) + α/2·tanh(x/2), which does not cancel near 0.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.67
    Bound; the left limit is −alpha/2. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""celu: the gradient g·∂f/∂p with respect to each parameter p.

Continuously differentiable exponential linear unit, an elu with slope 1 at 0 for every alpha.

.. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

.. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Negative of the limit at −∞; positive, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""derf: the gradient g·∂f/∂p with respect to each parameter p.

Dynamic error function, which replaces a normalisation layer.

.. math:: f(x) = \text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like
    Learned slope of the argument. Broadcasts with `x`.
shift : array_like
    Learned shift of the argument. Broadcasts with `x`.
weight : array_like
    Learned factor, one for each channel. Broadcasts with `x`.
bias : array_like
    Learned shift, one for each channel. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.
dshift : ndarray
    g·∂f/∂shift, element-wise. Sum it over the axes along which shift is broadcast.
dweight : ndarray
    g·∂f/∂weight, element-wise. Sum it over the axes along which weight is broadcast.
dbias : ndarray
    g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""dyt: the gradient g·∂f/∂p with respect to each parameter p.

Dynamic tanh, which replaces a normalisation layer.

.. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like
    Learned slope of the argument. Broadcasts with `x`.
weight : array_like
    Learned factor, one for each channel. Broadcasts with `x`.
bias : array_like
    Learned shift, one for each channel. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.
dweight : ndarray
    g·∂f/∂weight, element-wise. Sum it over the axes along which weight is broadcast.
dbias : ndarray
    g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""elu: the gradient g·∂f/∂p with respect to each parameter p.

Exponential linear unit.

.. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

.. math:: f'(x) = 1 for x > 0, else \alpha e^x

The derivative at 0 is alpha, as in PyTorch and JAX. It is continuous only if alpha is 1.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Negative of the limit at −∞; any real number. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""entmax: the gradient with respect to the parameter.

Entmax, which interpolates between softmax and sparsemax by a number that can be learned.

.. math:: y_i = \max((\alpha - 1) x_i - \tau, 0)^{1/(\alpha - 1)}, \sum_j y_j = 1

.. math:: dx_i = q_i (g_i - \sum_j g_j q_j / \sum_j q_j), q_i = y_i^{2 - \alpha} where y_i > 0

The backward pass and `fastact.param_grad` take the output y. A row that is all −inf, or contains +inf or NaN, gives NaN.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.5
    From 1, where it approaches softmax, to 2, where it is sparsemax; above 1 and at most 2, NaN otherwise. One number for each row, or one for all rows.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dalpha : ndarray
    The gradient with respect to alpha, summed over the row: one number for each row.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.
numpy.exceptions.AxisError
    If `axis` is out of bounds.

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
r"""hardshrink: the gradient g·∂f/∂p with respect to each parameter p.

Hard shrinkage, which sets small inputs to 0.

.. math:: f(x) = x for |x| > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0, as in PyTorch. The derivative with respect to lambd is 0 wherever it exists.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
lambd : array_like, default 0.5
    Threshold; a negative threshold keeps every x. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dlambd : ndarray
    g·∂f/∂lambd, element-wise. Sum it over the axes along which lambd is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""hardtanh: the gradient g·∂f/∂p with respect to each parameter p.

Clipped identity.

.. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

.. math:: f'(x) = 1 for min_val < x < max_val, else 0

The derivative at both bounds is 0, as in PyTorch; JAX returns 1.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
min_val : array_like, default -1.0
    Lower bound. Broadcasts with `x`.
max_val : array_like, default 1.0
    Upper bound, not below min_val, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dmin_val : ndarray
    g·∂f/∂min_val, element-wise. Sum it over the axes along which min_val is broadcast.
dmax_val : ndarray
    g·∂f/∂max_val, element-wise. Sum it over the axes along which max_val is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""isrlu: the gradient g·∂f/∂p with respect to each parameter p.

Inverse square root linear unit, an algebraic form of elu that is twice differentiable.

.. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Number that determines the left limit −1/√alpha; not negative, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""isru: the gradient g·∂f/∂p with respect to each parameter p.

Inverse square root unit.

.. math:: f(x) = x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Number that determines the limits ±1/√alpha; not negative, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""laplace: the gradient g·∂f/∂p with respect to each parameter p.

Normal distribution function, which approximates a squared relu in attention.

.. math:: f(x) = (1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2

.. math:: f'(x) = e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
mu : array_like, default 0.707107
    Point at which the value is 1/2. Broadcasts with `x`.
sigma : array_like, default 0.282095
    Width; positive, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dmu : ndarray
    g·∂f/∂mu, element-wise. Sum it over the axes along which mu is broadcast.
dsigma : ndarray
    g·∂f/∂sigma, element-wise. Sum it over the axes along which sigma is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""leaky_relu: the gradient g·∂f/∂p with respect to each parameter p.

Leaky rectified linear unit.

.. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

.. math:: f'(x) = 1 for x > 0, else \text{negative\_slope}

The derivative at 0 is the slope, as in PyTorch; JAX returns 1.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
negative_slope : array_like, default 0.01
    Slope for x < 0; Keras and TensorFlow use 0.2. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dnegative_slope : ndarray
    g·∂f/∂negative_slope, element-wise. Sum it over the axes along which negative_slope is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""nlrelu: the gradient g·∂f/∂p with respect to each parameter p.

Natural logarithm rectified linear unit.

.. math:: f(x) = \log(1 + \beta \max(x, 0))

.. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

The derivative at 0 is 0.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
beta : array_like, default 1.0
    Slope at 0; positive, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""prelu: the gradient g·∂f/∂p with respect to each parameter p.

Parametric rectified linear unit, a leaky relu with a learned slope.

.. math:: f(x) = x for x > 0, else \text{weight} \cdot x

.. math:: f'(x) = 1 for x > 0, else weight

The derivative at 0 is the weight, and the derivative with respect to the weight is 0, as in PyTorch.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
weight : array_like
    Learned slope for x < 0, for instance one for each channel. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dweight : ndarray
    g·∂f/∂weight, element-wise. Sum it over the axes along which weight is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""scaled_masked_softmax: the gradient with respect to the parameter.

Softmax of ``scale * x`` over the entries for which a mask is True; other entries are 0.

.. math:: y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}

.. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradients are 0. The mask
broadcasts. The backward pass takes the output y, and `fastact.param_grad` takes the input x.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Input with at least one dimension.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
mask : array_like
    Booleans, True for entries that are kept. Broadcasts with the input.
scale : array_like, default 1.0
    Factor of the row, any real number; 1/scale is the temperature. One number for each row, or one for all rows.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dscale : ndarray
    The gradient with respect to scale, summed over the row: one number for each row.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.
numpy.exceptions.AxisError
    If `axis` is out of bounds.

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
r"""scaled_softmax: the gradient with respect to the parameter.

Softmax of a row times a number, as attention computes it.

.. math:: y_i = e^{s x_i} / \sum_j e^{s x_j}

.. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

The relative error of an entry is at most 4 ε, for scales of any size and for nearly equal entries. The backward pass takes the
output y, and `fastact.param_grad` takes the input x.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Input with at least one dimension.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
scale : array_like, default 1.0
    Factor of the row, any real number; 1/scale is the temperature. One number for each row, or one for all rows.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dscale : ndarray
    The gradient with respect to scale, summed over the row: one number for each row.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.
numpy.exceptions.AxisError
    If `axis` is out of bounds.

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
r"""shrink: the gradient g·∂f/∂p with respect to each parameter p.

Shrinkage with a threshold and a shift; hardshrink if bias = 0, softshrink if bias = lambd.

.. math:: f(x) = x + bias for x < −lambd, x − bias for x > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0. The derivative with respect to lambd is 0 wherever it exists.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
lambd : array_like, default 0.5
    Threshold; not negative, NaN otherwise. Broadcasts with `x`.
bias : array_like, default 0.0
    Distance by which all other inputs move towards 0. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dlambd : ndarray
    g·∂f/∂lambd, element-wise. Sum it over the axes along which lambd is broadcast.
dbias : ndarray
    g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""smelu: the gradient g·∂f/∂p with respect to each parameter p.

Smooth rectifier whose kink is rounded by a parabola.

.. math:: f(x) = 0 for x ≤ −\beta, x for x ≥ \beta, else (x + \beta)^2 / (4 \beta)

.. math:: f'(x) = 0 for x ≤ −\beta, 1 for x ≥ \beta, else (x + \beta) / (2 \beta)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
beta : array_like, default 1.0
    Half width of the rounded part; positive, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""snake: the gradient g·∂f/∂p with respect to each parameter p.

Snake, the identity plus a periodic function, for periodic signals.

.. math:: f(x) = x + \sin^2(\alpha x) / \alpha

.. math:: f'(x) = 1 + \sin(2 \alpha x)

The derivative has no limit for x → ±inf and is NaN at ±inf. It is also NaN if alpha·x overflows.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Frequency, constant or learned; 0 gives the identity. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""soft_exponential: the gradient g·∂f/∂p with respect to each parameter p.

Soft exponential, which interpolates between a logarithm, the identity and an exponential.

.. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

.. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

For alpha < 0 it is defined for x > 1/alpha − alpha only; the result for smaller x is NaN.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like
    Learned number: −1 gives a logarithm, 0 the identity, 1 an exponential; any real number. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""softcap: the gradient g·∂f/∂p with respect to each parameter p.

Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after.

.. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

.. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
cap : array_like, default 30.0
    Bound; Gemma 2 uses 50 for attention and 30 for logits; positive, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dcap : ndarray
    g·∂f/∂cap, element-wise. Sum it over the axes along which cap is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""softplus: the gradient g·∂f/∂p with respect to each parameter p.

Softplus, a smooth rectifier.

.. math:: f(x) = \log(1 + e^{\beta x}) / \beta

.. math:: f'(x) = \sigma(\beta x)

Unlike PyTorch's softplus, it has no threshold beyond which it is linear.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
beta : array_like, default 1.0
    Sharpness; large values approach relu; not 0, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""softshrink: the gradient g·∂f/∂p with respect to each parameter p.

Soft shrinkage, which moves inputs towards 0 by lambd and sets small inputs to 0.

.. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0, as in PyTorch.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
lambd : array_like, default 0.5
    Threshold; not negative, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dlambd : ndarray
    g·∂f/∂lambd, element-wise. Sum it over the axes along which lambd is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""squareplus: the gradient g·∂f/∂p with respect to each parameter p.

Squareplus, an algebraic form of softplus.

.. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

.. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

The result is accurate in the negative tail, where x + √(x² + b) cancels.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
b : array_like, default 4.0
    Roundness; 4 gives the value 1 at x = 0; positive, NaN otherwise. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
db : ndarray
    g·∂f/∂b, element-wise. Sum it over the axes along which b is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""star_relu: the gradient g·∂f/∂p with respect to each parameter p.

Squared rectified linear unit with scale and bias.

.. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

.. math:: f'(x) = 2\, \text{scale} \max(x, 0)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
scale : array_like, default 0.8944
    Factor of the square. Broadcasts with `x`.
bias : array_like, default -0.4472
    Added to the scaled square; the defaults give mean 0 and variance 1 for standard normal inputs. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dscale : ndarray
    g·∂f/∂scale, element-wise. Sum it over the axes along which scale is broadcast.
dbias : ndarray
    g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""swiglu_oai: the gradient g·∂f/∂p with respect to each parameter p.

Gated unit with clipped inputs and b + 1, as in gpt-oss.

.. math:: f(a, b) = a' \sigma(\alpha a') (b' + 1), a' = \min(a, \text{limit}), b' = \text{clip}(b, ±\text{limit})

.. math:: \nabla f(a, b) = ((b' + 1)\, \text{swish}'(a') for a ≤ limit, \text{swish}(a') for |b| ≤ limit; else 0)

At the bounds the derivative is that of the interior.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
a : array_like
    Real numbers, of any shape. They are activated.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
b : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.702
    Sharpness of the gate; any real number. Broadcasts with `a`.
limit : array_like, default 7.0
    Upper bound of the gate, and bound of |b|; positive, NaN otherwise. Broadcasts with `a`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.
dlimit : ndarray
    g·∂f/∂limit, element-wise. Sum it over the axes along which limit is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""swish: the gradient g·∂f/∂p with respect to each parameter p.

Swish, x times a sigmoid of adjustable sharpness.

.. math:: f(x) = x \sigma(\beta x)

.. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
beta : array_like, default 1.0
    Sharpness, constant or learned; 0 gives x/2, 1 gives silu, large values approach relu. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dbeta : ndarray
    g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""threshold: the gradient g·∂f/∂p with respect to each parameter p.

Threshold: the input above a threshold, a constant elsewhere.

.. math:: f(x) = x for x > threshold, else value

.. math:: f'(x) = 1 for x > threshold, else 0

The derivative at the threshold is 0, as in PyTorch. The derivative with respect to the threshold is 0 wherever it exists.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
threshold : array_like
    Threshold above which the input passes. Broadcasts with `x`.
value : array_like
    Result for all other inputs. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dthreshold : ndarray
    g·∂f/∂threshold, element-wise. Sum it over the axes along which threshold is broadcast.
dvalue : ndarray
    g·∂f/∂value, element-wise. Sum it over the axes along which value is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""thresholded_relu: the gradient g·∂f/∂p with respect to each parameter p.

Rectified linear unit with a threshold: x above it, 0 elsewhere.

.. math:: f(x) = x for x > \alpha, else 0

.. math:: f'(x) = 1 for x > \alpha, else 0

The derivative at x = alpha is 0. The derivative with respect to alpha is 0 wherever it exists.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Threshold above which the input passes. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha : ndarray
    g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
r"""xielu: the gradient g·∂f/∂p with respect to each parameter p.

Expanded integral of elu: a parabola for x > 0, an exponential and a line for x < 0.

.. math:: f(x) = \alpha_p x^2 + \beta x for x > 0, else \alpha_n (e^x - 1 - x) + \beta x

.. math:: f'(x) = 2 \alpha_p x + \beta for x > 0, else \alpha_n (e^x - 1) + \beta

e^x − 1 − x is computed without cancellation. Other implementations clamp it, which causes a step at 0.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha_p : array_like, default 0.8
    Learned curvature for x > 0. Broadcasts with `x`.
alpha_n : array_like, default 0.8
    Learned weight of the exponential for x < 0. Broadcasts with `x`.
beta : array_like, default 0.5
    Slope at 0. Broadcasts with `x`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
dalpha_p : ndarray
    g·∂f/∂alpha_p, element-wise. Sum it over the axes along which alpha_p is broadcast.
dalpha_n : ndarray
    g·∂f/∂alpha_n, element-wise. Sum it over the axes along which alpha_n is broadcast.
dbeta : ndarray
    g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives the limit. No floating-point warnings are issued.

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
