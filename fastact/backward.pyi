# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients: ``backward.NAME(g, x, *parameters) -> g·f'(x)``, with the upstream gradient g."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@type_check_only
class _acon_c(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, p1: BesideV[V], p2: BesideV[V], beta: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, p1: float, p2: float, beta: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, p1: ArrayLike, p2: ArrayLike, beta: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _ufunc_g_x(UFunc):  # type: ignore[misc]
    @property
    def nin(self) -> Literal[2]: ...
    @property
    def nout(self) -> Literal[1]: ...
    @property
    def nargs(self) -> Literal[3]: ...
    def at(self, a: np.ndarray | Container, indices: ArrayLike, b: ArrayLike, /) -> None: ...  # type: ignore[override]
    @overload
    def __call__(self, g: BesideV[V], x: V, /, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, **options: Unpack[Options]) -> NDArray[Any]: ...

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
class _doubles_g_x(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], x: A, /, *, axis: int = -1, **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, *, out: O | tuple[O], axis: int = -1, **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, *, axis: int = -1, **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: L, /, *, dim: Any, **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, *, axis: int = -1, **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, *, axis: int = -1, **options: Unpack[RowOptions]) -> NDArray[Any]: ...

@type_check_only
class _derf(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V], shift: BesideV[V], weight: BesideV[V], bias: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float, shift: float, weight: float, bias: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike, shift: ArrayLike, weight: ArrayLike, bias: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _dyt(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, alpha: BesideV[V], weight: BesideV[V], bias: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha: float, weight: float, bias: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

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
    def __call__(self, g: BesideA[A], y: A, /, alpha: BesideA[A] = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray = 1.5, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: L, /, alpha: AnyArray = 1.5, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike = 1.5, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...

@type_check_only
class _rows_g_y(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], y: A, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: L, /, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...

@type_check_only
class _ufunc_g_a_b(UFunc):  # type: ignore[misc]
    @property
    def nin(self) -> Literal[3]: ...
    @property
    def nout(self) -> Literal[2]: ...
    @property
    def nargs(self) -> Literal[5]: ...
    @overload
    def __call__(self, g: BesideV[V], a: BesideV[V], b: V, /, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, g: float, a: float, b: float, /, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, g: AnyArray, a: AnyArray, b: AnyArray, /, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, a: AnyArray, b: AnyArray, da: O, db: O, /, **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, g: AnyArray, a: AnyArray, b: np.ndarray, /, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, g: AnyArray, a: AnyArray, b: C, /, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, g: ArrayLike, a: ArrayLike, b: ArrayLike, /, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

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
    def __call__(self, g: BesideV[V], x: V, /, min_val: BesideV[V] = -1.0, max_val: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, min_val: float = -1.0, max_val: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, min_val: ArrayLike = -1.0, max_val: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

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
    def __call__(self, g: BesideV[V], x: V, /, mu: BesideV[V] = 0.707107, sigma: BesideV[V] = 0.282095, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, mu: float = 0.707107, sigma: float = 0.282095, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, mu: ArrayLike = 0.707107, sigma: ArrayLike = 0.282095, **options: Unpack[Options]) -> NDArray[Any]: ...

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
class _numbers_g_x(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], x: A, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: L, /, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...

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
class _prefix_softmax(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], y: A, /, kept: BesideA[A], scale: BesideA[A] = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, kept: AnyArray, scale: AnyArray = 1.0, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, kept: AnyArray, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: L, /, kept: AnyArray, scale: AnyArray = 1.0, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, kept: AnyArray, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, kept: ArrayLike, scale: ArrayLike = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...

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
    def __call__(self, g: BesideA[A], y: A, /, scale: BesideA[A] = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, scale: AnyArray = 1.0, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: L, /, scale: AnyArray = 1.0, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, scale: ArrayLike = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...

@type_check_only
class _scaled_softmax(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], y: A, /, scale: BesideA[A] = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, scale: AnyArray = 1.0, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: L, /, scale: AnyArray = 1.0, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, scale: AnyArray = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, scale: ArrayLike = 1.0, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...

@type_check_only
class _shrink(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], x: V, /, lambd: BesideV[V] = 0.5, bias: BesideV[V] = 0.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, lambd: float = 0.5, bias: float = 0.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, lambd: ArrayLike = 0.5, bias: ArrayLike = 0.0, **options: Unpack[Options]) -> NDArray[Any]: ...

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
class _rows_g_x(Function, Protocol):
    @overload
    def __call__(self, g: BesideA[A], x: A, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[KeptRows]) -> A: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, *, out: O | tuple[O], axis: int = -1, axes: list[Any] = ..., **options: Unpack[TypedRows]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: L, /, *, dim: Any, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> L: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, *, axis: int = -1, axes: list[Any] = ..., **options: Unpack[RowOptions]) -> NDArray[Any]: ...

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
    def __call__(self, g: BesideV[V], x: V, /, scale: BesideV[V] = 0.8944, bias: BesideV[V] = -0.4472, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, scale: float = 0.8944, bias: float = -0.4472, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, scale: ArrayLike = 0.8944, bias: ArrayLike = -0.4472, **options: Unpack[Options]) -> NDArray[Any]: ...

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
    def __call__(self, g: BesideV[V], x: V, /, threshold: BesideV[V], value: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, threshold: float, value: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, threshold: AnyArray, value: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, threshold: AnyArray, value: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, threshold: AnyArray, value: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, threshold: ArrayLike, value: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

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
    def __call__(self, g: BesideV[V], x: V, /, alpha_p: BesideV[V] = 0.8, alpha_n: BesideV[V] = 0.8, beta: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, x: float, /, alpha_p: float = 0.8, alpha_n: float = 0.8, beta: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, x: AnyArray, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, x: np.ndarray, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, x: C, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, x: ArrayLike, /, alpha_p: ArrayLike = 0.8, alpha_n: ArrayLike = 0.8, beta: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

acon_c: _acon_c
r"""acon_c: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.acon_c(x + h, 1.0, 0.25, 2.0) - fastact.acon_c(x - h, 1.0, 0.25, 2.0)) / (2 * h)
>>> np.allclose(fastact.backward.acon_c(g, x, 1.0, 0.25, 2.0), g * slope, atol=1e-6)
True
"""

bent_identity: _ufunc_g_x
r"""bent_identity: the gradient g·f'(x).

Bent identity, with slope 1/2 far left and 3/2 far right.

.. math:: f(x) = (\sqrt{x^2 + 1} - 1)/2 + x

.. math:: f'(x) = x / (2 \sqrt{x^2 + 1}) + 1

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Bent identity, of unknown origin.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.bent_identity(x + h) - fastact.bent_identity(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.bent_identity(g, x), g * slope, atol=1e-6)
True
"""

bsilu: _bsilu
r"""bsilu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.bsilu(x + h) - fastact.bsilu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.bsilu(g, x), g * slope, atol=1e-6)
True
"""

celu: _celu
r"""celu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.celu(x + h) - fastact.celu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.celu(g, x), g * slope, atol=1e-6)
True
"""

crelu: _doubles_g_x
r"""crelu: the gradient with respect to the input.

Concatenated rectified linear unit: relu(x) followed by relu(−x).

.. math:: y = [\max(x, 0), \max(-x, 0)]

.. math:: dx_i = g_i [x_i > 0] - g_{n + i} [x_i < 0]

The output and g are twice as long as the input along ``axis``. The derivative at 0 is 0.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the output.
x : array_like
    Input with at least one dimension.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Shang, Sohn, Almeida & Lee (2016), arXiv:1603.05201.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0, 3.0, 1.0, 0.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.crelu(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.crelu(x + h) - fastact.crelu(x - h)
>>> dx = fastact.backward.crelu(g, x)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

derf: _derf
r"""derf: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.derf(x + h, 0.5, 0.1, 2.0, 1.0) - fastact.derf(x - h, 0.5, 0.1, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.backward.derf(g, x, 0.5, 0.1, 2.0, 1.0), g * slope, atol=1e-6)
True
"""

dish: _ufunc_g_x
r"""dish: the gradient g·f'(x).

Dish, an algebraic form of silu.

.. math:: f(x) = x/2 (1 + x / \sqrt{1 + x^2})

.. math:: f'(x) = (1 + x/r)/2 + x / (2 r^3), r = \sqrt{1 + x^2}

The function approaches −1/(4|x|) for x → −∞. The derivative is 0 at x = −0.7862.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Thinc's dish, a silu without exponential.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.dish(x + h) - fastact.dish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.dish(g, x), g * slope, atol=1e-6)
True
"""

dyt: _dyt
r"""dyt: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.dyt(x + h, 0.5, 2.0, 1.0) - fastact.dyt(x - h, 0.5, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.backward.dyt(g, x, 0.5, 2.0, 1.0), g * slope, atol=1e-6)
True
"""

elish: _ufunc_g_x
r"""elish: the gradient g·f'(x).

Exponential linear sigmoid squashing: silu for x > 0, elu times sigmoid for x < 0.

.. math:: f(x) = x \sigma(x) for x ≥ 0, else (e^x - 1) \sigma(x)

.. math:: f'(x) = \sigma(x) (1 + x \sigma(-x)) for x ≥ 0, else e^x \sigma(x) + (e^x - 1) \sigma(x) \sigma(-x)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Basirat & Roth (2018), The quest for the golden activation function, arXiv:1808.00783.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.elish(x + h) - fastact.elish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.elish(g, x), g * slope, atol=1e-6)
True
"""

elu: _elu
r"""elu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.elu(x + h) - fastact.elu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.elu(g, x), g * slope, atol=1e-6)
True
"""

entmax: _entmax
r"""entmax: the gradient with respect to the input.

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
dx : ndarray
    The gradient with respect to the input.

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
>>> y, h = fastact.entmax(x, 1.5), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.entmax(x + h, 1.5) - fastact.entmax(x - h, 1.5)
>>> dx = fastact.backward.entmax(g, y, 1.5)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

entmax15: _rows_g_y
r"""entmax15: the gradient with respect to the input.

Entmax with alpha = 1.5, halfway between softmax and sparsemax.

.. math:: y_i = \max(x_i/2 - \tau, 0)^2, \sum_j y_j = 1

.. math:: dx_i = \sqrt{y_i} (g_i - \sum_j g_j \sqrt{y_j} / \sum_j \sqrt{y_j})

A row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Peters, Niculae & Martins (2019), Sparse sequence-to-sequence models, arXiv:1905.05702.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.entmax15(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.entmax15(x + h) - fastact.entmax15(x - h)
>>> dx = fastact.backward.entmax15(g, y)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

gcu: _ufunc_g_x
r"""gcu: the gradient g·f'(x).

Growing cosine unit, an oscillating function with which a single neuron can learn XOR.

.. math:: f(x) = x \cos x

.. math:: f'(x) = \cos x - x \sin x

It has no limit for x → ±inf and is NaN at ±inf.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Noel, Arunkumar, Trivedi & Dutta (2021), Growing cosine unit, arXiv:2108.12943.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.gcu(x + h) - fastact.gcu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.gcu(g, x), g * slope, atol=1e-6)
True
"""

geglu: _ufunc_g_a_b
r"""geglu: the gradient g·∇f.

Gated unit with the exact gelu as the gate.

.. math:: f(a, b) = \text{gelu}(a) b

.. math:: \nabla f(a, b) = (b\, \text{gelu}'(a), \text{gelu}(a))

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
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient g·∂f/∂a.
db : ndarray
    The gradient g·∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> da, db = fastact.backward.geglu(g, a, b)
>>> slope = (fastact.geglu(a, b + h) - fastact.geglu(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True
"""

geglu_quick: _ufunc_g_a_b
r"""geglu_quick: the gradient g·∇f.

Gated unit with quick_gelu as the gate.

.. math:: f(a, b) = a \sigma(1.702 a) b

.. math:: \nabla f(a, b) = (b\, \text{quick\_gelu}'(a), \text{quick\_gelu}(a))

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
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient g·∂f/∂a.
db : ndarray
    The gradient g·∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202; Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> da, db = fastact.backward.geglu_quick(g, a, b)
>>> slope = (fastact.geglu_quick(a, b + h) - fastact.geglu_quick(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True
"""

geglu_tanh: _ufunc_g_a_b
r"""geglu_tanh: the gradient g·∇f.

Gated unit with gelu_tanh as the gate.

.. math:: f(a, b) = \text{gelu\_tanh}(a) b

.. math:: \nabla f(a, b) = (b\, \text{gelu\_tanh}'(a), \text{gelu\_tanh}(a))

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
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient g·∂f/∂a.
db : ndarray
    The gradient g·∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> da, db = fastact.backward.geglu_tanh(g, a, b)
>>> slope = (fastact.geglu_tanh(a, b + h) - fastact.geglu_tanh(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True
"""

gelu: _ufunc_g_x
r"""gelu: the gradient g·f'(x).

Gaussian error linear unit, exact.

.. math:: f(x) = x \Phi(x)

.. math:: f'(x) = \Phi(x) + x \varphi(x)

The result is accurate in the negative tail, where the usual formula x·(1 + erf)/2 cancels (PyTorch's float32 gelu is 0 below
−6). JAX uses the approximation `gelu_tanh` by default. The derivative is 0 at x = −0.7518.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.gelu(x + h) - fastact.gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.gelu(g, x), g * slope, atol=1e-6)
True
"""

gelu_tanh: _ufunc_g_x
r"""gelu_tanh: the gradient g·f'(x).

Gaussian error linear unit in its tanh approximation, the default of JAX.

.. math:: f(x) = x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))

.. math:: f'(x) = \sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)

It is computed as x·σ(2u), which is accurate in the negative tail; 1 + tanh(u) is 0 below −5 in float32.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.gelu_tanh(x + h) - fastact.gelu_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.gelu_tanh(g, x), g * slope, atol=1e-6)
True
"""

glu: _ufunc_g_a_b
r"""glu: the gradient g·∇f.

Gated linear unit: a times the sigmoid of b; the second array is the gate, as in PyTorch and JAX.

.. math:: f(a, b) = a \sigma(b)

.. math:: \nabla f(a, b) = (\sigma(b), a \sigma(b) \sigma(-b))

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
a : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
b : array_like
    Real numbers, of any shape. They are activated.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient g·∂f/∂a.
db : ndarray
    The gradient g·∂f/∂b.

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
Dauphin, Fan, Auli & Grangier (2017), arXiv:1612.08083.

Examples
--------
>>> import numpy as np, fastact
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> da, db = fastact.backward.glu(g, a, b)
>>> slope = (fastact.glu(a, b + h) - fastact.glu(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True
"""

golu: _ufunc_g_x
r"""golu: the gradient g·f'(x).

Gompertz linear unit: x times the Gompertz function, which is not symmetric.

.. math:: f(x) = x e^{-e^{-x}}

.. math:: f'(x) = e^{-e^{-x}} (1 + x e^{-x})

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Das, Ravuri & Bergmann (2025), GoLU, arXiv:2502.03654.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.golu(x + h) - fastact.golu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.golu(g, x), g * slope, atol=1e-6)
True
"""

hard_mish: _ufunc_g_x
r"""hard_mish: the gradient g·f'(x).

Piecewise approximation of mish.

.. math:: f(x) = x/2 \min(\max(x + 2, 0), 2)

.. math:: f'(x) = 0 for x ≤ −2, 1 for x ≥ 0, else x + 1

The derivative at −2 is 0.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Wightman, hard_mish in timm; Misra (2019), arXiv:1908.08681.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hard_mish(x + h) - fastact.hard_mish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.hard_mish(g, x), g * slope, atol=1e-6)
True
"""

hardmax: _rows_g_y
r"""hardmax: the gradient with respect to the input.

One-hot encoding of the largest entry of each row, the first one if several are equal.

.. math:: y_i = [i = \arg\max_j x_j]

.. math:: dx_i = 0

The gradient is 0. A row that contains NaN gives NaN.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
ONNX's Hardmax.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.hardmax(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.hardmax(x + h) - fastact.hardmax(x - h)
>>> dx = fastact.backward.hardmax(g, y)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

hardshrink: _hardshrink
r"""hardshrink: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.hardshrink(x + h) - fastact.hardshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.hardshrink(g, x), g * slope, atol=1e-6)
True
"""

hardsigmoid: _ufunc_g_x
r"""hardsigmoid: the gradient g·f'(x).

Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX.

.. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

.. math:: f'(x) = 1/6 for −3 < x < 3, else 0

The derivative at ±3 is 0. ONNX's default and Keras 2 use the slope 0.2.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Howard et al. (2019), MobileNetV3, arXiv:1905.02244.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardsigmoid(x + h) - fastact.hardsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.hardsigmoid(g, x), g * slope, atol=1e-6)
True
"""

hardswish: _ufunc_g_x
r"""hardswish: the gradient g·f'(x).

Piecewise approximation of silu: x times hardsigmoid.

.. math:: f(x) = x \min(\max(x/6 + 1/2, 0), 1)

.. math:: f'(x) = 0 for x ≤ −3, 1 for x ≥ 3, else x/3 + 1/2

The derivative is 0 at −3 and 1 at 3, as in PyTorch and JAX.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Howard et al. (2019), MobileNetV3, arXiv:1905.02244.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardswish(x + h) - fastact.hardswish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.hardswish(g, x), g * slope, atol=1e-6)
True
"""

hardtanh: _hardtanh
r"""hardtanh: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.hardtanh(x + h) - fastact.hardtanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.hardtanh(g, x), g * slope, atol=1e-6)
True
"""

identity: _ufunc_g_x
r"""identity: the gradient g·f'(x).

Identity: returns its input.

.. math:: f(x) = x

.. math:: f'(x) = 1

A network whose activations are identities is a linear map.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
The identity map.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.identity(x + h) - fastact.identity(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.identity(g, x), g * slope, atol=1e-6)
True
"""

isrlu: _isrlu
r"""isrlu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.isrlu(x + h) - fastact.isrlu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.isrlu(g, x), g * slope, atol=1e-6)
True
"""

isru: _isru
r"""isru: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.isru(x + h) - fastact.isru(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.isru(g, x), g * slope, atol=1e-6)
True
"""

laplace: _laplace
r"""laplace: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.laplace(x + h) - fastact.laplace(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.laplace(g, x), g * slope, atol=1e-6)
True
"""

leaky_relu: _leaky_relu
r"""leaky_relu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.leaky_relu(x + h) - fastact.leaky_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.leaky_relu(g, x), g * slope, atol=1e-6)
True
"""

lecun_tanh: _ufunc_g_x
r"""lecun_tanh: the gradient g·f'(x).

Scaled hyperbolic tangent with f(±1) ≈ ±1 and the extrema of the second derivative near ±1.

.. math:: f(x) = 1.7159 \tanh(2x/3)

.. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
LeCun, Bottou, Orr & Müller (1998), Efficient BackProp.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.lecun_tanh(x + h) - fastact.lecun_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.lecun_tanh(g, x), g * slope, atol=1e-6)
True
"""

lisht: _ufunc_g_x
r"""lisht: the gradient g·f'(x).

Linearly scaled hyperbolic tangent, an even function that approaches |x|.

.. math:: f(x) = x \tanh x

.. math:: f'(x) = \tanh x + x / \cosh^2 x

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Roy, Manna, Dubey & Chaudhuri (2019), LiSHT, arXiv:1901.05894.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.lisht(x + h) - fastact.lisht(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.lisht(g, x), g * slope, atol=1e-6)
True
"""

log_softmax: _rows_g_y
r"""log_softmax: the gradient with respect to the input.

Logarithm of softmax.

.. math:: y_i = x_i - \log \sum_j e^{x_j}

.. math:: dx_i = g_i - e^{y_i} \sum_j g_j

The largest entry is accurate even if its probability rounds to 1 (SciPy and PyTorch return 0). An entry of −inf stays −inf. A
row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.log_softmax(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.log_softmax(x + h) - fastact.log_softmax(x - h)
>>> dx = fastact.backward.log_softmax(g, y)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

logcosh: _ufunc_g_x
r"""logcosh: the gradient g·f'(x).

Logarithm of the hyperbolic cosine, which is x²/2 near 0 and approaches |x| − log 2.

.. math:: f(x) = \log \cosh x

.. math:: f'(x) = \tanh x

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Green (1990), Bayesian reconstructions from emission tomography data using a modified EM algorithm.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.logcosh(x + h) - fastact.logcosh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.logcosh(g, x), g * slope, atol=1e-6)
True
"""

logish: _ufunc_g_x
r"""logish: the gradient g·f'(x).

Logish: x times the logarithm of 1 + sigmoid; the slope far right is log 2.

.. math:: f(x) = x \log(1 + \sigma(x))

.. math:: f'(x) = \log(1 + \sigma(x)) + x \sigma(x) \sigma(-x) / (1 + \sigma(x))

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Zhu, Zeng, Liu & Zhu (2021), Neurocomputing 458.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.logish(x + h) - fastact.logish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.logish(g, x), g * slope, atol=1e-6)
True
"""

logmeanexp: _numbers_g_x
r"""logmeanexp: the gradient with respect to the input.

Logarithm of the mean of a row's exponentials, between the row's mean and maximum: one number for each row.

.. math:: y = \log \frac{1}{n} \sum_j e^{x_j}

.. math:: dx_i = g\, e^{x_i} / \sum_j e^{x_j}

The result is −inf for rows of −inf only, and NaN for empty rows. The gradient is that of `logsumexp`.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. One number for each row.
x : array_like
    Input with at least one dimension.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
JAX's logmeanexp.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = 1.0, np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.logmeanexp(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.logmeanexp(x + h) - fastact.logmeanexp(x - h)
>>> dx = fastact.backward.logmeanexp(g, x)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

logsigmoid: _ufunc_g_x
r"""logsigmoid: the gradient g·f'(x).

Logarithm of the sigmoid, the log-likelihood of a binary classifier.

.. math:: f(x) = -\log(1 + e^{-x})

.. math:: f'(x) = \sigma(-x)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
The logarithm of the logistic function; PyTorch's logsigmoid.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.logsigmoid(x + h) - fastact.logsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.logsigmoid(g, x), g * slope, atol=1e-6)
True
"""

logsumexp: _numbers_g_x
r"""logsumexp: the gradient with respect to the input.

Logarithm of the sum of a row's exponentials, a smooth maximum: one number for each row.

.. math:: y = \log \sum_j e^{x_j}

.. math:: dx_i = g\, e^{x_i - y}

Exponentials are relative to the largest entry, so no row overflows. The result is −inf for empty rows and for rows of −inf
only, and +inf for rows that contain +inf. The gradient of these rows is NaN. g contains one number for each row, as y does.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. One number for each row.
x : array_like
    Input with at least one dimension.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).

Examples
--------
>>> import numpy as np, fastact
>>> g, x = 1.0, np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.logsumexp(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.logsumexp(x + h) - fastact.logsumexp(x - h)
>>> dx = fastact.backward.logsumexp(g, x)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

masked_log_softmax: _rows_g_y
r"""masked_log_softmax: the gradient with respect to the input.

Logarithm of softmax over the entries for which a mask is True; the result for all others is −inf.

.. math:: y_i = x_i - \log \sum_j m_j e^{x_j}

.. math:: dx_i = g_i - e^{y_i} \sum_j g_j

Hidden entries may have any value, including NaN. A row without any kept entry gives −inf. The gradient is 0 wherever the output
is −inf. The mask broadcasts.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Attention with a mask.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, mask = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1]), np.array([True, True, False])
>>> y, h = fastact.masked_log_softmax(x, mask), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.masked_log_softmax(x + h, mask)[:2] - fastact.masked_log_softmax(x - h, mask)[:2]
>>> dx = fastact.backward.masked_log_softmax(g, y)
>>> np.allclose(dx[0], np.sum(g[:2] * change) / 2e-6, atol=1e-6)
True
"""

masked_softmax: _rows_g_y
r"""masked_softmax: the gradient with respect to the input.

Softmax over the entries for which a mask is True; the result for all others is 0.

.. math:: y_i = m_i e^{x_i} / \sum_j m_j e^{x_j}

.. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradient is 0; PyTorch returns
NaN. The mask broadcasts.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Attention with a mask.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, mask = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1]), np.array([True, True, False])
>>> y, h = fastact.masked_softmax(x, mask), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.masked_softmax(x + h, mask)[:2] - fastact.masked_softmax(x - h, mask)[:2]
>>> dx = fastact.backward.masked_softmax(g, y)
>>> np.allclose(dx[0], np.sum(g[:2] * change) / 2e-6, atol=1e-6)
True
"""

maxout: _numbers_g_x
r"""maxout: the gradient with respect to the input.

Maxout, the largest entry of a row: one number for each row.

.. math:: y = \max_j x_j

.. math:: dx_i = g\, [i = \arg\max_j x_j]

The gradient goes to the largest entry, the first one if several are equal, as in PyTorch's ``max(dim)``. JAX and PyTorch's
``amax`` divide it among equal entries. ``np.argmax(x, axis)`` returns the same entry. A row that contains NaN gives NaN.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. One number for each row.
x : array_like
    Input with at least one dimension.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, arXiv:1302.4389.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = 1.0, np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.maxout(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.maxout(x + h) - fastact.maxout(x - h)
>>> dx = fastact.backward.maxout(g, x)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

mish: _ufunc_g_x
r"""mish: the gradient g·f'(x).

Mish: x times tanh of softplus, bounded below by −0.3088 and not monotone.

.. math:: f(x) = x \tanh(\log(1 + e^x))

.. math:: f'(x) = \tanh(s) + x \sigma(x) / \cosh^2(s), s = \log(1 + e^x)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Misra (2019), arXiv:1908.08681.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.mish(x + h) - fastact.mish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.mish(g, x), g * slope, atol=1e-6)
True
"""

nlrelu: _nlrelu
r"""nlrelu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.nlrelu(x + h) - fastact.nlrelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.nlrelu(g, x), g * slope, atol=1e-6)
True
"""

phish: _ufunc_g_x
r"""phish: the gradient g·f'(x).

Phish: x times tanh of gelu, which is never negative.

.. math:: f(x) = x \tanh(\text{gelu}(x))

.. math:: f'(x) = \tanh(u) + x\, \text{gelu}'(x) / \cosh^2(u), u = \text{gelu}(x)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Naveen (2022), Phish, TechRxiv.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.phish(x + h) - fastact.phish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.phish(g, x), g * slope, atol=1e-6)
True
"""

prefix_softmax: _prefix_softmax
r"""prefix_softmax: the gradient with respect to the input.

Softmax of ``scale * x`` over the first `kept` entries of each row; other entries are 0.

.. math:: y_i = [i < k] e^{s x_i} / \sum_{j < k} e^{s x_j}

.. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j)

It replaces a mask in memory. In causal attention query i sees i + 1 keys: ``kept=np.arange(1, n + 1)``. For a batch of padded
sequences, `kept` contains their lengths, with one more axis for the queries. Hidden entries may have any value, including NaN.
Entry i, counted from 0, is kept if i < `kept`: a larger number keeps the whole row. A row without any kept entry, for which
`kept` is 0, negative or NaN, gives 0. In float32, rows may have up to 2²⁴ entries.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
kept : array_like
    Number of entries kept at the start of the row: those at positions below it. One number for each row, or one for all rows.
scale : array_like, default 1.0
    Factor of the row, any real number; 1/scale is the temperature. One number for each row, or one for all rows.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Causal attention: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762, section 3.2.3.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.prefix_softmax(x, 2.0, 1.0), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.prefix_softmax(x + h, 2.0, 1.0) - fastact.prefix_softmax(x - h, 2.0, 1.0)
>>> dx = fastact.backward.prefix_softmax(g, y, 2.0, 1.0)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

prelu: _prelu
r"""prelu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.prelu(x + h, 0.25) - fastact.prelu(x - h, 0.25)) / (2 * h)
>>> np.allclose(fastact.backward.prelu(g, x, 0.25), g * slope, atol=1e-6)
True
"""

quick_gelu: _ufunc_g_x
r"""quick_gelu: the gradient g·f'(x).

Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702.

.. math:: f(x) = x \sigma(1.702 x)

.. math:: f'(x) = \sigma(1.702x) (1 + 1.702 x \sigma(-1.702x))

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.quick_gelu(x + h) - fastact.quick_gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.quick_gelu(g, x), g * slope, atol=1e-6)
True
"""

reglu: _ufunc_g_a_b
r"""reglu: the gradient g·∇f.

Gated unit with relu as the gate.

.. math:: f(a, b) = \max(a, 0) b

.. math:: \nabla f(a, b) = (b for a > 0, else 0; \max(a, 0))

The derivative with respect to a is 0 at a = 0.

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
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient g·∂f/∂a.
db : ndarray
    The gradient g·∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> da, db = fastact.backward.reglu(g, a, b)
>>> slope = (fastact.reglu(a, b + h) - fastact.reglu(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True
"""

relu: _ufunc_g_x
r"""relu: the gradient g·f'(x).

Rectified linear unit.

.. math:: f(x) = \max(x, 0)

.. math:: f'(x) = 1 for x > 0, else 0

The derivative at 0 is 0, as in PyTorch and JAX. A unit whose inputs are all negative receives no gradient.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.relu(x + h) - fastact.relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.relu(g, x), g * slope, atol=1e-6)
True
"""

relu2: _ufunc_g_x
r"""relu2: the gradient g·f'(x).

Squared rectified linear unit.

.. math:: f(x) = \max(x, 0)^2

.. math:: f'(x) = 2 \max(x, 0)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
So et al. (2021), Primer, arXiv:2109.08668.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.relu2(x + h) - fastact.relu2(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.relu2(g, x), g * slope, atol=1e-6)
True
"""

relu6: _ufunc_g_x
r"""relu6: the gradient g·f'(x).

Rectified linear unit bounded by 6.

.. math:: f(x) = \min(\max(x, 0), 6)

.. math:: f'(x) = 1 for 0 < x < 6, else 0

The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Howard et al. (2017), arXiv:1704.04861.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.relu6(x + h) - fastact.relu6(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.relu6(g, x), g * slope, atol=1e-6)
True
"""

scaled_masked_softmax: _scaled_masked_softmax
r"""scaled_masked_softmax: the gradient with respect to the input.

Softmax of ``scale * x`` over the entries for which a mask is True; other entries are 0.

.. math:: y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}

.. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradients are 0. The mask
broadcasts. The backward pass takes the output y, and `fastact.param_grad` takes the input x.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
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
dx : ndarray
    The gradient with respect to the input.

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
>>> y, h = fastact.scaled_masked_softmax(x, mask, 1.0), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.scaled_masked_softmax(x + h, mask, 1.0)[:2] - fastact.scaled_masked_softmax(x - h, mask, 1.0)[:2]
>>> dx = fastact.backward.scaled_masked_softmax(g, y, 1.0)
>>> np.allclose(dx[0], np.sum(g[:2] * change) / 2e-6, atol=1e-6)
True
"""

scaled_softmax: _scaled_softmax
r"""scaled_softmax: the gradient with respect to the input.

Softmax of a row times a number, as attention computes it.

.. math:: y_i = e^{s x_i} / \sum_j e^{s x_j}

.. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

The relative error of an entry is at most 4 ε, for scales of any size and for nearly equal entries. The backward pass takes the
output y, and `fastact.param_grad` takes the input x.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
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
dx : ndarray
    The gradient with respect to the input.

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
>>> y, h = fastact.scaled_softmax(x, 1.0), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.scaled_softmax(x + h, 1.0) - fastact.scaled_softmax(x - h, 1.0)
>>> dx = fastact.backward.scaled_softmax(g, y, 1.0)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

selu: _ufunc_g_x
r"""selu: the gradient g·f'(x).

Scaled exponential linear unit, which preserves mean 0 and variance 1 through deep networks.

.. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

.. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Klambauer, Unterthiner, Mayr & Hochreiter (2017), arXiv:1706.02515.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.selu(x + h) - fastact.selu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.selu(g, x), g * slope, atol=1e-6)
True
"""

serf: _ufunc_g_x
r"""serf: the gradient g·f'(x).

Serf: x times the error function of softplus.

.. math:: f(x) = x\, \text{erf}(\log(1 + e^x))

.. math:: f'(x) = \text{erf}(s) + 2x/\sqrt{\pi}\, e^{-s^2} \sigma(x), s = \log(1 + e^x)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Nag & Bhattacharyya (2021), arXiv:2108.09598.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.serf(x + h) - fastact.serf(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.serf(g, x), g * slope, atol=1e-6)
True
"""

shifted_softplus: _ufunc_g_x
r"""shifted_softplus: the gradient g·f'(x).

Softplus shifted to pass through the origin.

.. math:: f(x) = \log(1 + e^x) - \log 2

.. math:: f'(x) = \sigma(x)

Near 0, where the difference would cancel, it is computed as x/2 + log cosh(x/2).

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Schütt et al. (2017), SchNet, arXiv:1706.08566.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.shifted_softplus(x + h) - fastact.shifted_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.shifted_softplus(g, x), g * slope, atol=1e-6)
True
"""

shrink: _shrink
r"""shrink: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.shrink(x + h) - fastact.shrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.shrink(g, x), g * slope, atol=1e-6)
True
"""

sigmoid: _ufunc_g_x
r"""sigmoid: the gradient g·f'(x).

Logistic sigmoid.

.. math:: f(x) = 1 / (1 + e^{-x})

.. math:: f'(x) = \sigma(x) \sigma(-x)

The derivative is at most 0.25, so a chain of sigmoids reduces gradients. It is computed from x and accurate in both tails;
y·(1 − y) is 0 for x > 17 in float32. To classify with the threshold 0.5, use ``x >= 0``.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Verhulst (1845); the logistic function.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sigmoid(x + h) - fastact.sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.sigmoid(g, x), g * slope, atol=1e-6)
True
"""

silu: _ufunc_g_x
r"""silu: the gradient g·f'(x).

Sigmoid linear unit; the same as swish with beta = 1.

.. math:: f(x) = x \sigma(x)

.. math:: f'(x) = \sigma(x) (1 + x \sigma(-x))

The function is smooth and bounded below by −0.2785. It is not monotone: the derivative is 0 at x = −1.2785.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Elfwing, Uchibe & Doya (2018), arXiv:1702.03118.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.silu(x + h) - fastact.silu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.silu(g, x), g * slope, atol=1e-6)
True
"""

smelu: _smelu
r"""smelu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.smelu(x + h) - fastact.smelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.smelu(g, x), g * slope, atol=1e-6)
True
"""

smish: _ufunc_g_x
r"""smish: the gradient g·f'(x).

Smish: x times tanh of log(1 + sigmoid); the slope far right is 0.6.

.. math:: f(x) = x \tanh(\log(1 + \sigma(x)))

.. math:: f'(x) = \tanh(s) + x \sigma(x)\sigma(-x) / (\cosh^2(s) (1 + \sigma(x))), s = \log(1 + \sigma(x))

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Wang, Ren & Wang (2022), Smish, Electronics 11(4).

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.smish(x + h) - fastact.smish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.smish(g, x), g * slope, atol=1e-6)
True
"""

snake: _snake
r"""snake: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.snake(x + h) - fastact.snake(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.snake(g, x), g * slope, atol=1e-6)
True
"""

soft_exponential: _soft_exponential
r"""soft_exponential: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.soft_exponential(x + h, 0.5) - fastact.soft_exponential(x - h, 0.5)) / (2 * h)
>>> np.allclose(fastact.backward.soft_exponential(g, x, 0.5), g * slope, atol=1e-6)
True
"""

softcap: _softcap
r"""softcap: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.softcap(x + h) - fastact.softcap(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.softcap(g, x), g * slope, atol=1e-6)
True
"""

softmax: _rows_g_y
r"""softmax: the gradient with respect to the input.

Softmax, the exponentials of a row divided by their sum.

.. math:: y_i = e^{x_i} / \sum_j e^{x_j}

.. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

Exponentials are relative to the largest entry, so no row overflows. An entry of −inf gives 0. A row that is all −inf, or
contains +inf or NaN, gives NaN, as in PyTorch, JAX and SciPy. The backward pass takes the output y, not the input.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.softmax(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.softmax(x + h) - fastact.softmax(x - h)
>>> dx = fastact.backward.softmax(g, y)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

softmax1: _rows_g_x
r"""softmax1: the gradient with respect to the input.

Softmax with one additional logit 0 that is not returned, so that a row may attend to nothing.

.. math:: y_i = e^{x_i} / (1 + \sum_j e^{x_j})

.. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

A row of −inf only gives 0. The backward pass takes the input x.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Input with at least one dimension.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Miller (2023), Attention is off by one.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.softmax1(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.softmax1(x + h) - fastact.softmax1(x - h)
>>> dx = fastact.backward.softmax1(g, x)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

softmin: _rows_g_y
r"""softmin: the gradient with respect to the input.

Softmin, the softmax of the negated row.

.. math:: y_i = e^{-x_i} / \sum_j e^{-x_j}

.. math:: dx_i = -y_i (g_i - \sum_j g_j y_j)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
PyTorch's softmin.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.softmin(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.softmin(x + h) - fastact.softmin(x - h)
>>> dx = fastact.backward.softmin(g, y)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

softplus: _softplus
r"""softplus: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.softplus(x + h) - fastact.softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.softplus(g, x), g * slope, atol=1e-6)
True
"""

softshrink: _softshrink
r"""softshrink: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.softshrink(x + h) - fastact.softshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.softshrink(g, x), g * slope, atol=1e-6)
True
"""

softsign: _ufunc_g_x
r"""softsign: the gradient g·f'(x).

Softsign, similar to tanh, with tails that approach ±1 slowly.

.. math:: f(x) = x / (1 + |x|)

.. math:: f'(x) = 1 / (1 + |x|)^2

The value at ±inf is ±1; PyTorch and JAX return NaN.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Bergstra, Desjardins, Lamblin & Bengio (2009), Quadratic polynomials learn better image features.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softsign(x + h) - fastact.softsign(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.softsign(g, x), g * slope, atol=1e-6)
True
"""

sparse_plus: _ufunc_g_x
r"""sparse_plus: the gradient g·f'(x).

Rectifier with a rounded kink: smelu with beta = 1.

.. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

.. math:: f'(x) = 0 for x ≤ −1, 1 for x ≥ 1, else (x + 1)/2

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
JAX's sparse_plus; Shamir, Lin & Coviello (2020), arXiv:2010.09931.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sparse_plus(x + h) - fastact.sparse_plus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.sparse_plus(g, x), g * slope, atol=1e-6)
True
"""

sparse_sigmoid: _ufunc_g_x
r"""sparse_sigmoid: the gradient g·f'(x).

Piecewise linear sigmoid, the derivative of sparse_plus.

.. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

.. math:: f'(x) = 1/2 for −1 < x < 1, else 0

The derivative at ±1 is 0; JAX returns 0.25.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
JAX's sparse_sigmoid; Martins & Astudillo (2016), arXiv:1602.02068.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sparse_sigmoid(x + h) - fastact.sparse_sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.sparse_sigmoid(g, x), g * slope, atol=1e-6)
True
"""

sparsemax: _rows_g_y
r"""sparsemax: the gradient with respect to the input.

Sparsemax, the Euclidean projection onto the probability simplex, which has exact zeros.

.. math:: y_i = \max(x_i - \tau, 0), \sum_j y_j = 1

.. math:: dx_i = [y_i > 0] (g_i - \text{mean}_{y_j > 0}\, g_j)

A row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
axis : int, default -1
    The axis along which the rows lie.
**kwargs
    The arguments of a generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.
    For xarray objects, ``dim`` replaces ``axis``.

Returns
-------
dx : ndarray
    The gradient with respect to the input.

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
Martins & Astudillo (2016), From softmax to sparsemax, arXiv:1602.02068.

Examples
--------
>>> import numpy as np, fastact
>>> g, x = np.array([1.0, 0.0, 2.0]), np.array([1.3, 0.9, 0.1])
>>> y, h = fastact.sparsemax(x), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.sparsemax(x + h) - fastact.sparsemax(x - h)
>>> dx = fastact.backward.sparsemax(g, y)
>>> np.allclose(dx[0], np.sum(g * change) / 2e-6, atol=1e-6)
True
"""

sqrt_softplus: _ufunc_g_x
r"""sqrt_softplus: the gradient g·f'(x).

Square root of softplus, a score for routing.

.. math:: f(x) = \sqrt{\log(1 + e^x)}

.. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

The left tail is e^(x/2), accurate down to the smallest subnormal number.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
DeepSeek-AI (2026), router of DeepSeek-V4.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sqrt_softplus(x + h) - fastact.sqrt_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.sqrt_softplus(g, x), g * slope, atol=1e-6)
True
"""

squareplus: _squareplus
r"""squareplus: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.squareplus(x + h) - fastact.squareplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.squareplus(g, x), g * slope, atol=1e-6)
True
"""

star_relu: _star_relu
r"""star_relu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.star_relu(x + h) - fastact.star_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.star_relu(g, x), g * slope, atol=1e-6)
True
"""

step: _ufunc_g_x
r"""step: the gradient g·f'(x).

Binary step, the derivative of relu.

.. math:: f(x) = 1 for x > 0, else 0

.. math:: f'(x) = 0

The value at 0 is 0. The derivative is 0 everywhere, also at 0, so a network of steps cannot be trained by gradient descent.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.step(x + h) - fastact.step(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.step(g, x), g * slope, atol=1e-6)
True
"""

swiglu: _ufunc_g_a_b
r"""swiglu: the gradient g·∇f.

Gated unit with silu as the gate.

.. math:: f(a, b) = \text{silu}(a) b

.. math:: \nabla f(a, b) = (b\, \text{silu}'(a), \text{silu}(a))

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
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient g·∂f/∂a.
db : ndarray
    The gradient g·∂f/∂b.

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
Shazeer (2020), GLU variants improve Transformer, arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> da, db = fastact.backward.swiglu(g, a, b)
>>> slope = (fastact.swiglu(a, b + h) - fastact.swiglu(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True
"""

swiglu_oai: _swiglu_oai
r"""swiglu_oai: the gradient g·∇f.

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
da : ndarray
    The gradient g·∂f/∂a.
db : ndarray
    The gradient g·∂f/∂b.

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
>>> da, db = fastact.backward.swiglu_oai(g, a, b)
>>> slope = (fastact.swiglu_oai(a, b + h) - fastact.swiglu_oai(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True
"""

swish: _swish
r"""swish: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.swish(x + h) - fastact.swish(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.swish(g, x), g * slope, atol=1e-6)
True
"""

tanh: _ufunc_g_x
r"""tanh: the gradient g·f'(x).

Hyperbolic tangent.

.. math:: f(x) = \sinh x / \cosh x

.. math:: f'(x) = 1 / \cosh^2 x

It is a sigmoid centred at 0 with range (−1, 1). The derivative is accurate in both tails; 1 − y² is 0 for
|x| > 9.01 in float32.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
The hyperbolic tangent.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.tanh(x + h) - fastact.tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.tanh(g, x), g * slope, atol=1e-6)
True
"""

tanhshrink: _ufunc_g_x
r"""tanhshrink: the gradient g·f'(x).

Tanhshrink, the difference between x and tanh x.

.. math:: f(x) = x - \tanh x

.. math:: f'(x) = \tanh^2 x

The result is accurate near 0, where the difference cancels (PyTorch's float32 result is 0 below 2e-4).

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
PyTorch's tanhshrink.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.tanhshrink(x + h) - fastact.tanhshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.tanhshrink(g, x), g * slope, atol=1e-6)
True
"""

telu: _ufunc_g_x
r"""telu: the gradient g·f'(x).

Hyperbolic tangent exponential linear unit, also called TanhExp.

.. math:: f(x) = x \tanh(e^x)

.. math:: f'(x) = \tanh(e^x) + x e^x / \cosh^2(e^x)

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
Fernandez & Mali (2024), TeLU, arXiv:2412.20269; TanhExp, Liu & Di (2020), arXiv:2003.09855.

Examples
--------
>>> import numpy as np, fastact
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.telu(x + h) - fastact.telu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.telu(g, x), g * slope, atol=1e-6)
True
"""

threshold: _threshold
r"""threshold: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.threshold(x + h, 0.5, -1.0) - fastact.threshold(x - h, 0.5, -1.0)) / (2 * h)
>>> np.allclose(fastact.backward.threshold(g, x, 0.5, -1.0), g * slope, atol=1e-6)
True
"""

thresholded_relu: _thresholded_relu
r"""thresholded_relu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.thresholded_relu(x + h) - fastact.thresholded_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.thresholded_relu(g, x), g * slope, atol=1e-6)
True
"""

xielu: _xielu
r"""xielu: the gradient g·f'(x).

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
ndarray
    The gradient g·f'(x), with the broadcast shape and the common dtype of the inputs.

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
>>> slope = (fastact.xielu(x + h) - fastact.xielu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward.xielu(g, x), g * slope, atol=1e-6)
True
"""
