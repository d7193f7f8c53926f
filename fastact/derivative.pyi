# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Derivatives: ``derivative.NAME(x, *parameters) -> f'(x)``, for plots, Jacobians and physics-informed losses."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@type_check_only
class _acon_c(Function, Protocol):
    @overload
    def __call__(self, x: V, /, p1: BesideV[V], p2: BesideV[V], beta: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, p1: float, p2: float, beta: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, p1: AnyArray, p2: AnyArray, beta: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, p1: ArrayLike, p2: ArrayLike, beta: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _ufunc_x(UFunc):  # type: ignore[misc]
    @property
    def nin(self) -> Literal[1]: ...
    @property
    def nout(self) -> Literal[1]: ...
    @property
    def nargs(self) -> Literal[2]: ...
    def at(self, a: np.ndarray | Container, indices: ArrayLike, /) -> None: ...  # type: ignore[override]
    @overload
    def __call__(self, x: V, /, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _bsilu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V] = 1.67, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float = 1.67, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray = 1.67, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray = 1.67, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray = 1.67, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike = 1.67, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _celu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _derf(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V], shift: BesideV[V], weight: BesideV[V], bias: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float, shift: float, weight: float, bias: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray, shift: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike, shift: ArrayLike, weight: ArrayLike, bias: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _dyt(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V], weight: BesideV[V], bias: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float, weight: float, bias: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _elu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _ufunc_a_b(UFunc):  # type: ignore[misc]
    @property
    def nin(self) -> Literal[2]: ...
    @property
    def nout(self) -> Literal[2]: ...
    @property
    def nargs(self) -> Literal[4]: ...
    @overload
    def __call__(self, a: BesideV[V], b: V, /, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, a: float, b: float, /, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, a: AnyArray, b: AnyArray, /, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, a: AnyArray, b: AnyArray, da: O, db: O, /, **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, a: AnyArray, b: np.ndarray, /, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, a: AnyArray, b: C, /, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, a: ArrayLike, b: ArrayLike, /, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _hardshrink(Function, Protocol):
    @overload
    def __call__(self, x: V, /, lambd: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, lambd: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, lambd: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, lambd: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _hardtanh(Function, Protocol):
    @overload
    def __call__(self, x: V, /, min_val: BesideV[V] = -1.0, max_val: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, min_val: float = -1.0, max_val: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, min_val: ArrayLike = -1.0, max_val: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _isrlu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _isru(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _laplace(Function, Protocol):
    @overload
    def __call__(self, x: V, /, mu: BesideV[V] = 0.707107, sigma: BesideV[V] = 0.282095, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, mu: float = 0.707107, sigma: float = 0.282095, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, mu: AnyArray = 0.707107, sigma: AnyArray = 0.282095, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, mu: ArrayLike = 0.707107, sigma: ArrayLike = 0.282095, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _leaky_relu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, negative_slope: BesideV[V] = 0.01, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, negative_slope: float = 0.01, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, negative_slope: AnyArray = 0.01, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, negative_slope: AnyArray = 0.01, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, negative_slope: AnyArray = 0.01, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, negative_slope: ArrayLike = 0.01, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _nlrelu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _prelu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, weight: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, weight: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, weight: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, weight: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, weight: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, weight: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _shrink(Function, Protocol):
    @overload
    def __call__(self, x: V, /, lambd: BesideV[V] = 0.5, bias: BesideV[V] = 0.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, lambd: float = 0.5, bias: float = 0.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, lambd: AnyArray = 0.5, bias: AnyArray = 0.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, lambd: ArrayLike = 0.5, bias: ArrayLike = 0.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _smelu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _snake(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _soft_exponential(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softcap(Function, Protocol):
    @overload
    def __call__(self, x: V, /, cap: BesideV[V] = 30.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, cap: float = 30.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, cap: AnyArray = 30.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, cap: AnyArray = 30.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, cap: AnyArray = 30.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, cap: ArrayLike = 30.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softplus(Function, Protocol):
    @overload
    def __call__(self, x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softshrink(Function, Protocol):
    @overload
    def __call__(self, x: V, /, lambd: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, lambd: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, lambd: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, lambd: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _squareplus(Function, Protocol):
    @overload
    def __call__(self, x: V, /, b: BesideV[V] = 4.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, b: float = 4.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, b: AnyArray = 4.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, b: AnyArray = 4.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, b: AnyArray = 4.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, b: ArrayLike = 4.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _star_relu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, scale: BesideV[V] = 0.8944, bias: BesideV[V] = -0.4472, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, scale: float = 0.8944, bias: float = -0.4472, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, scale: ArrayLike = 0.8944, bias: ArrayLike = -0.4472, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _swiglu_oai(Function, Protocol):
    @overload
    def __call__(self, a: BesideV[V], b: V, /, alpha: BesideV[V] = 1.702, limit: BesideV[V] = 7.0, **options: Unpack[Kept]) -> tuple[V, V]: ...
    @overload
    def __call__(self, a: float, b: float, /, alpha: float = 1.702, limit: float = 7.0, **options: Unpack[Kept]) -> tuple[np.float64, np.float64]: ...
    @overload
    def __call__(self, a: AnyArray, b: AnyArray, /, alpha: AnyArray = 1.702, limit: AnyArray = 7.0, *, out: tuple[O, O], **options: Unpack[Typed]) -> tuple[O, O]: ...
    @overload
    def __call__(self, a: AnyArray, b: np.ndarray, /, alpha: AnyArray = 1.702, limit: AnyArray = 7.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...
    @overload
    def __call__(self, a: AnyArray, b: C, /, alpha: AnyArray = 1.702, limit: AnyArray = 7.0, **options: Unpack[OptionsOfSeveral]) -> tuple[C, C]: ...
    @overload
    def __call__(self, a: ArrayLike, b: ArrayLike, /, alpha: ArrayLike = 1.702, limit: ArrayLike = 7.0, **options: Unpack[OptionsOfSeveral]) -> tuple[NDArray[Any], NDArray[Any]]: ...

@type_check_only
class _swish(Function, Protocol):
    @overload
    def __call__(self, x: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _threshold(Function, Protocol):
    @overload
    def __call__(self, x: V, /, threshold: BesideV[V], value: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, threshold: float, value: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, threshold: AnyArray, value: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, threshold: AnyArray, value: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, threshold: AnyArray, value: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, threshold: ArrayLike, value: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _thresholded_relu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _xielu(Function, Protocol):
    @overload
    def __call__(self, x: V, /, alpha_p: BesideV[V] = 0.8, alpha_n: BesideV[V] = 0.8, beta: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, x: float, /, alpha_p: float = 0.8, alpha_n: float = 0.8, beta: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, x: AnyArray, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, x: np.ndarray, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, x: C, /, alpha_p: AnyArray = 0.8, alpha_n: AnyArray = 0.8, beta: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, x: ArrayLike, /, alpha_p: ArrayLike = 0.8, alpha_n: ArrayLike = 0.8, beta: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

acon_c: _acon_c
r"""ACON-C: a smooth switch between two slopes: the derivative f'(x).

.. math:: f(x) = (p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x

.. math:: f'(x) = (p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.acon_c(x + h, 1.0, 0.25, 2.0) - fastact.acon_c(x - h, 1.0, 0.25, 2.0)) / (2 * h)
>>> np.allclose(fastact.derivative.acon_c(x, 1.0, 0.25, 2.0), slope, atol=1e-6)
True
"""

bent_identity: _ufunc_x
r"""Bent identity: slope 1/2 far left, 3/2 far right: the derivative f'(x).

.. math:: f(x) = (\sqrt{x^2 + 1} - 1)/2 + x

.. math:: f'(x) = x / (2 \sqrt{x^2 + 1}) + 1

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Bent identity, of unknown origin.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.bent_identity(x + h) - fastact.bent_identity(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.bent_identity(x), slope, atol=1e-6)
True
"""

bsilu: _bsilu
r"""Bounded silu, a surrogate for the gradient of relu: the derivative f'(x).

.. math:: f(x) = (x + \alpha) \sigma(x) - \alpha/2

.. math:: f'(x) = \sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)

Computed as x·σ(x) + α/2·tanh(x/2), which does not cancel at 0.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.67
    Bound: the left limit is −alpha/2; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.bsilu(x + h) - fastact.bsilu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.bsilu(x), slope, atol=1e-6)
True
"""

celu: _celu
r"""Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: the derivative f'(x).

.. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

.. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    −alpha is the limit for x → −∞; positive, NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.celu(x + h) - fastact.celu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.celu(x), slope, atol=1e-6)
True
"""

derf: _derf
r"""Dynamic error function, which replaces a normalisation layer: the derivative f'(x).

.. math:: f(x) = \text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derf(x + h, 0.5, 0.1, 2.0, 1.0) - fastact.derf(x - h, 0.5, 0.1, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.derivative.derf(x, 0.5, 0.1, 2.0, 1.0), slope, atol=1e-6)
True
"""

dish: _ufunc_x
r"""Dish: a silu without exponential: the derivative f'(x).

.. math:: f(x) = x/2 (1 + x / \sqrt{1 + x^2})

.. math:: f'(x) = (1 + x/r)/2 + x / (2 r^3), r = \sqrt{1 + x^2}

The left tail is −1/(4|x|); the derivative is 0 at x = −0.7862.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Thinc's dish, a silu without exponential.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.dish(x + h) - fastact.dish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.dish(x), slope, atol=1e-6)
True
"""

dyt: _dyt
r"""Dynamic tanh, which replaces a normalisation layer: the derivative f'(x).

.. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.dyt(x + h, 0.5, 2.0, 1.0) - fastact.dyt(x - h, 0.5, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.derivative.dyt(x, 0.5, 2.0, 1.0), slope, atol=1e-6)
True
"""

elish: _ufunc_x
r"""Exponential linear sigmoid squashing: silu right of 0, elu times sigmoid left of it: the derivative f'(x).

.. math:: f(x) = x \sigma(x) for x ≥ 0, else (e^x - 1) \sigma(x)

.. math:: f'(x) = \sigma(x) (1 + x \sigma(-x)) for x ≥ 0, else e^x \sigma(x) + (e^x - 1) \sigma(x) \sigma(-x)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Basirat & Roth (2018), The quest for the golden activation function, arXiv:1808.00783.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.elish(x + h) - fastact.elish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.elish(x), slope, atol=1e-6)
True
"""

elu: _elu
r"""Exponential linear unit: the derivative f'(x).

.. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

.. math:: f'(x) = 1 for x > 0, else \alpha e^x

The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    −alpha is the limit for x → −∞; any real number; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.elu(x + h) - fastact.elu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.elu(x), slope, atol=1e-6)
True
"""

gcu: _ufunc_x
r"""Growing cosine unit: oscillates, so that a single neuron can separate what is not linearly separable: the derivative f'(x).

.. math:: f(x) = x \cos x

.. math:: f'(x) = \cos x - x \sin x

It has no limit for x → ±inf and is NaN there.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Noel, Arunkumar, Trivedi & Dutta (2021), Growing cosine unit, arXiv:2108.12943.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.gcu(x + h) - fastact.gcu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.gcu(x), slope, atol=1e-6)
True
"""

geglu: _ufunc_a_b
r"""Gated unit with the exact gelu as the gate: the derivative f'(x).

.. math:: f(a, b) = \text{gelu}(a) b

.. math:: \nabla f(a, b) = (b\, \text{gelu}'(a), \text{gelu}(a))

Parameters
----------
a : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient ∂f/∂a.
db : ndarray
    The gradient ∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.geglu(a, b)
>>> slope = (fastact.geglu(a + h, b) - fastact.geglu(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True
"""

geglu_quick: _ufunc_a_b
r"""Gated unit with quick_gelu as the gate: the derivative f'(x).

.. math:: f(a, b) = a \sigma(1.702 a) b

.. math:: \nabla f(a, b) = (b\, \text{quick\_gelu}'(a), \text{quick\_gelu}(a))

Parameters
----------
a : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient ∂f/∂a.
db : ndarray
    The gradient ∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202; Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.geglu_quick(a, b)
>>> slope = (fastact.geglu_quick(a + h, b) - fastact.geglu_quick(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True
"""

geglu_tanh: _ufunc_a_b
r"""Gated unit with gelu_tanh as the gate: the derivative f'(x).

.. math:: f(a, b) = \text{gelu\_tanh}(a) b

.. math:: \nabla f(a, b) = (b\, \text{gelu\_tanh}'(a), \text{gelu\_tanh}(a))

Parameters
----------
a : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient ∂f/∂a.
db : ndarray
    The gradient ∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.geglu_tanh(a, b)
>>> slope = (fastact.geglu_tanh(a + h, b) - fastact.geglu_tanh(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True
"""

gelu: _ufunc_x
r"""Gaussian error linear unit, exact: the derivative f'(x).

.. math:: f(x) = x \Phi(x)

.. math:: f'(x) = \Phi(x) + x \varphi(x)

Accurate in the negative tail, where the usual x·(1 + erf)/2 loses every digit (PyTorch's float32 gelu is 0 below −6). JAX's
default is the approximation, here `gelu_tanh`. The derivative is 0 at x = −0.7518.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.gelu(x + h) - fastact.gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.gelu(x), slope, atol=1e-6)
True
"""

gelu_tanh: _ufunc_x
r"""Gaussian error linear unit in its tanh approximation, the default of JAX: the derivative f'(x).

.. math:: f(x) = x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))

.. math:: f'(x) = \sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)

Computed as x·σ(2u), which keeps the negative tail; 1 + tanh(u) is 0 below −5 in float32.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.gelu_tanh(x + h) - fastact.gelu_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.gelu_tanh(x), slope, atol=1e-6)
True
"""

glu: _ufunc_a_b
r"""Gated linear unit: a times the sigmoid of b. The second array is the gate, as in PyTorch and JAX: the derivative f'(x).

.. math:: f(a, b) = a \sigma(b)

.. math:: \nabla f(a, b) = (\sigma(b), a \sigma(b) \sigma(-b))

Parameters
----------
a : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient ∂f/∂a.
db : ndarray
    The gradient ∂f/∂b.

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
Dauphin, Fan, Auli & Grangier (2017), arXiv:1612.08083.

Examples
--------
>>> import numpy as np, fastact
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.glu(a, b)
>>> slope = (fastact.glu(a + h, b) - fastact.glu(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True
"""

golu: _ufunc_x
r"""Gompertz linear unit: x times the Gompertz function, which is not symmetric: the derivative f'(x).

.. math:: f(x) = x e^{-e^{-x}}

.. math:: f'(x) = e^{-e^{-x}} (1 + x e^{-x})

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Das, Ravuri & Bergmann (2025), GoLU, arXiv:2502.03654.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.golu(x + h) - fastact.golu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.golu(x), slope, atol=1e-6)
True
"""

hard_mish: _ufunc_x
r"""Piecewise approximation of mish: the derivative f'(x).

.. math:: f(x) = x/2 \min(\max(x + 2, 0), 2)

.. math:: f'(x) = 0 for x ≤ −2, 1 for x ≥ 0, else x + 1

The derivative at −2 is 0.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Wightman, hard_mish in timm; Misra (2019), arXiv:1908.08681.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hard_mish(x + h) - fastact.hard_mish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.hard_mish(x), slope, atol=1e-6)
True
"""

hardshrink: _hardshrink
r"""Hard shrinkage: small inputs become 0: the derivative f'(x).

.. math:: f(x) = x for |x| > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0, as in PyTorch; by lambd it is 0 wherever it exists.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
lambd : array_like, default 0.5
    Threshold; a negative one keeps every x; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardshrink(x + h) - fastact.hardshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.hardshrink(x), slope, atol=1e-6)
True
"""

hardsigmoid: _ufunc_x
r"""Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX: the derivative f'(x).

.. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

.. math:: f'(x) = 1/6 for −3 < x < 3, else 0

The derivative at ±3 is 0. ONNX's default and Keras 2 have the slope 0.2.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Howard et al. (2019), MobileNetV3, arXiv:1905.02244.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardsigmoid(x + h) - fastact.hardsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.hardsigmoid(x), slope, atol=1e-6)
True
"""

hardswish: _ufunc_x
r"""Piecewise approximation of silu: x times hardsigmoid: the derivative f'(x).

.. math:: f(x) = x \min(\max(x/6 + 1/2, 0), 1)

.. math:: f'(x) = 0 for x ≤ −3, 1 for x ≥ 3, else x/3 + 1/2

The derivative at −3 is 0 and at 3 it is 1, as in PyTorch and JAX.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Howard et al. (2019), MobileNetV3, arXiv:1905.02244.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardswish(x + h) - fastact.hardswish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.hardswish(x), slope, atol=1e-6)
True
"""

hardtanh: _hardtanh
r"""Clipped identity: the derivative f'(x).

.. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

.. math:: f'(x) = 1 for min_val < x < max_val, else 0

The derivative at both bounds is 0, as in PyTorch; JAX gives 1 there.

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.hardtanh(x + h) - fastact.hardtanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.hardtanh(x), slope, atol=1e-6)
True
"""

identity: _ufunc_x
r"""Identity: the input itself: the derivative f'(x).

.. math:: f(x) = x

.. math:: f'(x) = 1

A network of identities is one linear layer.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
The identity map.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.identity(x + h) - fastact.identity(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.identity(x), slope, atol=1e-6)
True
"""

isrlu: _isrlu
r"""Inverse square root linear unit: elu without exponential, twice differentiable: the derivative f'(x).

.. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Not negative, −1/√alpha is the limit on the left; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.isrlu(x + h) - fastact.isrlu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.isrlu(x), slope, atol=1e-6)
True
"""

isru: _isru
r"""Inverse square root unit: the derivative f'(x).

.. math:: f(x) = x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Not negative, ±1/√alpha are the limits; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.isru(x + h) - fastact.isru(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.isru(x), slope, atol=1e-6)
True
"""

laplace: _laplace
r"""Normal distribution function, which approximates a squared relu in attention: the derivative f'(x).

.. math:: f(x) = (1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2

.. math:: f'(x) = e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.laplace(x + h) - fastact.laplace(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.laplace(x), slope, atol=1e-6)
True
"""

leaky_relu: _leaky_relu
r"""Leaky rectified linear unit: the derivative f'(x).

.. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

.. math:: f'(x) = 1 for x > 0, else negative_slope

The derivative at 0 is the slope, as in PyTorch; JAX gives 1 at exactly 0.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
negative_slope : array_like, default 0.01
    Slope left of 0; Keras and TensorFlow use 0.2; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.leaky_relu(x + h) - fastact.leaky_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.leaky_relu(x), slope, atol=1e-6)
True
"""

lecun_tanh: _ufunc_x
r"""Scaled hyperbolic tangent: f(±1) ≈ ±1, with the largest second derivative there: the derivative f'(x).

.. math:: f(x) = 1.7159 \tanh(2x/3)

.. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
LeCun, Bottou, Orr & Müller (1998), Efficient BackProp.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.lecun_tanh(x + h) - fastact.lecun_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.lecun_tanh(x), slope, atol=1e-6)
True
"""

lisht: _ufunc_x
r"""Linearly scaled hyperbolic tangent: an even function, |x| far out: the derivative f'(x).

.. math:: f(x) = x \tanh x

.. math:: f'(x) = \tanh x + x / \cosh^2 x

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Roy, Manna, Dubey & Chaudhuri (2019), LiSHT, arXiv:1901.05894.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.lisht(x + h) - fastact.lisht(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.lisht(x), slope, atol=1e-6)
True
"""

logcosh: _ufunc_x
r"""Logarithm of the hyperbolic cosine: a parabola near 0, |x| − log 2 far out: the derivative f'(x).

.. math:: f(x) = \log \cosh x

.. math:: f'(x) = \tanh x

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Green (1990), Bayesian reconstructions from emission tomography data using a modified EM algorithm.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.logcosh(x + h) - fastact.logcosh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.logcosh(x), slope, atol=1e-6)
True
"""

logish: _ufunc_x
r"""Logish: x times the logarithm of 1 + sigmoid; slope log 2 far right: the derivative f'(x).

.. math:: f(x) = x \log(1 + \sigma(x))

.. math:: f'(x) = \log(1 + \sigma(x)) + x \sigma(x) \sigma(-x) / (1 + \sigma(x))

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Zhu, Zeng, Liu & Zhu (2021), Neurocomputing 458.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.logish(x + h) - fastact.logish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.logish(x), slope, atol=1e-6)
True
"""

logsigmoid: _ufunc_x
r"""Logarithm of the sigmoid, the log-likelihood of a binary classifier: the derivative f'(x).

.. math:: f(x) = -\log(1 + e^{-x})

.. math:: f'(x) = \sigma(-x)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
The logarithm of the logistic function; PyTorch's logsigmoid.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.logsigmoid(x + h) - fastact.logsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.logsigmoid(x), slope, atol=1e-6)
True
"""

mish: _ufunc_x
r"""Mish: smooth, bounded below by −0.3088, not monotone: the derivative f'(x).

.. math:: f(x) = x \tanh(\log(1 + e^x))

.. math:: f'(x) = \tanh(s) + x \sigma(x) / \cosh^2(s), s = \log(1 + e^x)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Misra (2019), arXiv:1908.08681.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.mish(x + h) - fastact.mish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.mish(x), slope, atol=1e-6)
True
"""

nlrelu: _nlrelu
r"""Natural logarithm rectified linear unit: the derivative f'(x).

.. math:: f(x) = \log(1 + \beta \max(x, 0))

.. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

The derivative at 0 is 0.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Slope at 0, positive; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.nlrelu(x + h) - fastact.nlrelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.nlrelu(x), slope, atol=1e-6)
True
"""

phish: _ufunc_x
r"""Phish: x times tanh of gelu; never negative: the derivative f'(x).

.. math:: f(x) = x \tanh(\text{gelu}(x))

.. math:: f'(x) = \tanh(u) + x\, \text{gelu}'(x) / \cosh^2(u), u = \text{gelu}(x)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Naveen (2022), Phish, TechRxiv.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.phish(x + h) - fastact.phish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.phish(x), slope, atol=1e-6)
True
"""

prelu: _prelu
r"""Parametric rectified linear unit: a leaky one whose slope is learned: the derivative f'(x).

.. math:: f(x) = x for x > 0, else \text{weight} \cdot x

.. math:: f'(x) = 1 for x > 0, else weight

The derivative at 0 is the weight, and 0 by the weight, as in PyTorch.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
weight : array_like
    Learned slope left of 0; broadcasts, so a slope per channel needs no copy; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.prelu(x + h, 0.25) - fastact.prelu(x - h, 0.25)) / (2 * h)
>>> np.allclose(fastact.derivative.prelu(x, 0.25), slope, atol=1e-6)
True
"""

quick_gelu: _ufunc_x
r"""Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702: the derivative f'(x).

.. math:: f(x) = x \sigma(1.702 x)

.. math:: f'(x) = \sigma(1.702x) (1 + 1.702 x \sigma(-1.702x))

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Hendrycks & Gimpel (2016), arXiv:1606.08415.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.quick_gelu(x + h) - fastact.quick_gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.quick_gelu(x), slope, atol=1e-6)
True
"""

reglu: _ufunc_a_b
r"""Gated unit with relu as the gate: the derivative f'(x).

.. math:: f(a, b) = \max(a, 0) b

.. math:: \nabla f(a, b) = (b for a > 0, else 0; \max(a, 0))

The derivative by a at a = 0 is 0.

Parameters
----------
a : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient ∂f/∂a.
db : ndarray
    The gradient ∂f/∂b.

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
Shazeer (2020), arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.reglu(a, b)
>>> slope = (fastact.reglu(a + h, b) - fastact.reglu(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True
"""

relu: _ufunc_x
r"""Rectified linear unit: the derivative f'(x).

.. math:: f(x) = \max(x, 0)

.. math:: f'(x) = 1 for x > 0, else 0

The derivative at 0 is 0, as in PyTorch and JAX. A unit whose input stays negative gets no gradient any more.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.relu(x + h) - fastact.relu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.relu(x), slope, atol=1e-6)
True
"""

relu2: _ufunc_x
r"""Squared rectified linear unit: the derivative f'(x).

.. math:: f(x) = \max(x, 0)^2

.. math:: f'(x) = 2 \max(x, 0)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
So et al. (2021), Primer, arXiv:2109.08668.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.relu2(x + h) - fastact.relu2(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.relu2(x), slope, atol=1e-6)
True
"""

relu6: _ufunc_x
r"""Rectified linear unit, bounded by 6: the derivative f'(x).

.. math:: f(x) = \min(\max(x, 0), 6)

.. math:: f'(x) = 1 for 0 < x < 6, else 0

The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Howard et al. (2017), arXiv:1704.04861.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.relu6(x + h) - fastact.relu6(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.relu6(x), slope, atol=1e-6)
True
"""

selu: _ufunc_x
r"""Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: the derivative f'(x).

.. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

.. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Klambauer, Unterthiner, Mayr & Hochreiter (2017), arXiv:1706.02515.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.selu(x + h) - fastact.selu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.selu(x), slope, atol=1e-6)
True
"""

serf: _ufunc_x
r"""Serf: x times the error function of softplus: the derivative f'(x).

.. math:: f(x) = x\, \text{erf}(\log(1 + e^x))

.. math:: f'(x) = \text{erf}(s) + 2x/\sqrt{\pi}\, e^{-s^2} \sigma(x), s = \log(1 + e^x)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Nag & Bhattacharyya (2021), arXiv:2108.09598.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.serf(x + h) - fastact.serf(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.serf(x), slope, atol=1e-6)
True
"""

shifted_softplus: _ufunc_x
r"""Softplus through the origin: the derivative f'(x).

.. math:: f(x) = \log(1 + e^x) - \log 2

.. math:: f'(x) = \sigma(x)

Near 0 it is computed as x/2 + log cosh(x/2), where the difference would cancel.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Schütt et al. (2017), SchNet, arXiv:1706.08566.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.shifted_softplus(x + h) - fastact.shifted_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.shifted_softplus(x), slope, atol=1e-6)
True
"""

shrink: _shrink
r"""Shrinkage with a threshold and a shift of its own: hardshrink for bias 0, softshrink for bias = lambd: the derivative f'(x).

.. math:: f(x) = x + bias for x < −lambd, x − bias for x > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0; by lambd it is 0 wherever it exists.

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.shrink(x + h) - fastact.shrink(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.shrink(x), slope, atol=1e-6)
True
"""

sigmoid: _ufunc_x
r"""Logistic sigmoid: the derivative f'(x).

.. math:: f(x) = 1 / (1 + e^{-x})

.. math:: f'(x) = \sigma(x) \sigma(-x)

The derivative is at most 0.25, so that a chain of sigmoids shrinks gradients. It is computed from x and exact in both
tails, where y·(1 − y) is 0 for x > 17 in float32. A class by the threshold 0.5 is ``x >= 0``.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Verhulst (1845); the logistic function.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sigmoid(x + h) - fastact.sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.sigmoid(x), slope, atol=1e-6)
True
"""

silu: _ufunc_x
r"""Sigmoid linear unit; the same as swish with beta = 1: the derivative f'(x).

.. math:: f(x) = x \sigma(x)

.. math:: f'(x) = \sigma(x) (1 + x \sigma(-x))

Smooth, bounded below by −0.2785, not monotone: the derivative is 0 at x = −1.2785.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Elfwing, Uchibe & Doya (2018), arXiv:1702.03118.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.silu(x + h) - fastact.silu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.silu(x), slope, atol=1e-6)
True
"""

smelu: _smelu
r"""Rectifier with its kink rounded off by a parabola: the derivative f'(x).

.. math:: f(x) = 0 for x ≤ −beta, x for x ≥ beta, else (x + \beta)^2 / (4 \beta)

.. math:: f'(x) = 0, 1, else (x + \beta) / (2 \beta)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Half width of the rounded part, positive: NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.smelu(x + h) - fastact.smelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.smelu(x), slope, atol=1e-6)
True
"""

smish: _ufunc_x
r"""Smish: x times tanh of log(1 + sigmoid); slope 0.6 far right: the derivative f'(x).

.. math:: f(x) = x \tanh(\log(1 + \sigma(x)))

.. math:: f'(x) = \tanh(s) + x \sigma(x)\sigma(-x) / (\cosh^2(s) (1 + \sigma(x))), s = \log(1 + \sigma(x))

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Wang, Ren & Wang (2022), Smish, Electronics 11(4).

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.smish(x + h) - fastact.smish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.smish(x), slope, atol=1e-6)
True
"""

snake: _snake
r"""Snake: a line with a periodic part, for signals that repeat: the derivative f'(x).

.. math:: f(x) = x + \sin^2(\alpha x) / \alpha

.. math:: f'(x) = 1 + \sin(2 \alpha x)

The derivative has no limit for x → ±inf and is NaN there, and where alpha·x is larger than any float.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Frequency, constant or learned; 0 gives the identity; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.snake(x + h) - fastact.snake(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.snake(x), slope, atol=1e-6)
True
"""

soft_exponential: _soft_exponential
r"""Soft exponential: goes over from a logarithm through the identity to an exponential: the derivative f'(x).

.. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

.. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

For alpha < 0 it exists right of x = 1/alpha − alpha only; left of that it is NaN.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like
    From −1, a logarithm, through 0, the identity, to 1, an exponential; any real number, learned; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.soft_exponential(x + h, 0.5) - fastact.soft_exponential(x - h, 0.5)) / (2 * h)
>>> np.allclose(fastact.derivative.soft_exponential(x, 0.5), slope, atol=1e-6)
True
"""

softcap: _softcap
r"""Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the derivative f'(x).

.. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

.. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
cap : array_like, default 30.0
    The limit, positive: NaN otherwise. Gemma 2 has 50 in its attention, 30 for its logits; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softcap(x + h) - fastact.softcap(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.softcap(x), slope, atol=1e-6)
True
"""

softplus: _softplus
r"""Softplus: the softened rectifier: the derivative f'(x).

.. math:: f(x) = \log(1 + e^{\beta x}) / \beta

.. math:: f'(x) = \sigma(\beta x)

There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Sharpness, not 0: NaN otherwise; the larger, the closer to relu; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softplus(x + h) - fastact.softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.softplus(x), slope, atol=1e-6)
True
"""

softshrink: _softshrink
r"""Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: the derivative f'(x).

.. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

.. math:: f'(x) = 1 for |x| > lambd, else 0

The derivative at ±lambd is 0, as in PyTorch.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
lambd : array_like, default 0.5
    Threshold, not negative: NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softshrink(x + h) - fastact.softshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.softshrink(x), slope, atol=1e-6)
True
"""

softsign: _ufunc_x
r"""Softsign: like tanh, with tails that approach ±1 slowly: the derivative f'(x).

.. math:: f(x) = x / (1 + |x|)

.. math:: f'(x) = 1 / (1 + |x|)^2

±1 at ±inf, where PyTorch and JAX give NaN.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Bergstra, Desjardins, Lamblin & Bengio (2009), Quadratic polynomials learn better image features.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.softsign(x + h) - fastact.softsign(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.softsign(x), slope, atol=1e-6)
True
"""

sparse_plus: _ufunc_x
r"""Rectifier with a rounded kink: smelu with beta = 1: the derivative f'(x).

.. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

.. math:: f'(x) = 0, 1, else (x + 1)/2

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
JAX's sparse_plus; Shamir, Lin & Coviello (2020), arXiv:2010.09931.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sparse_plus(x + h) - fastact.sparse_plus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.sparse_plus(x), slope, atol=1e-6)
True
"""

sparse_sigmoid: _ufunc_x
r"""Piecewise linear sigmoid, the derivative of sparse_plus: the derivative f'(x).

.. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

.. math:: f'(x) = 1/2 for −1 < x < 1, else 0

The derivative at ±1 is 0; JAX gives 0.25 there.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
JAX's sparse_sigmoid; Martins & Astudillo (2016), arXiv:1602.02068.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sparse_sigmoid(x + h) - fastact.sparse_sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.sparse_sigmoid(x), slope, atol=1e-6)
True
"""

sqrt_softplus: _ufunc_x
r"""Root of softplus, a score for routing: the derivative f'(x).

.. math:: f(x) = \sqrt{\log(1 + e^x)}

.. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

The left tail is e^(x/2), down to the smallest number.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
DeepSeek-AI (2026), router of DeepSeek-V4.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.sqrt_softplus(x + h) - fastact.sqrt_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.sqrt_softplus(x), slope, atol=1e-6)
True
"""

squareplus: _squareplus
r"""Squareplus: a softplus without exponential: the derivative f'(x).

.. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

.. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

Accurate in the negative tail, where x + √(x² + b) cancels, and at ±inf.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like, default 4.0
    Positive, 4 gives 1 at 0; the larger, the rounder; NaN otherwise; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.squareplus(x + h) - fastact.squareplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.squareplus(x), slope, atol=1e-6)
True
"""

star_relu: _star_relu
r"""Squared rectified linear unit with scale and bias: the derivative f'(x).

.. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

.. math:: f'(x) = 2\, \text{scale} \max(x, 0)

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.star_relu(x + h) - fastact.star_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.star_relu(x), slope, atol=1e-6)
True
"""

step: _ufunc_x
r"""Binary step, the derivative of relu: the derivative f'(x).

.. math:: f(x) = 1 for x > 0, else 0

.. math:: f'(x) = 0

The value at 0 is 0. The derivative is 0 everywhere, also at 0: a network of steps does not learn by gradients.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.step(x + h) - fastact.step(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.step(x), slope, atol=1e-6)
True
"""

swiglu: _ufunc_a_b
r"""Gated unit with silu as the gate: the derivative f'(x).

.. math:: f(a, b) = \text{silu}(a) b

.. math:: \nabla f(a, b) = (b\, \text{silu}'(a), \text{silu}(a))

Parameters
----------
a : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
da : ndarray
    The gradient ∂f/∂a.
db : ndarray
    The gradient ∂f/∂b.

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
Shazeer (2020), GLU variants improve Transformer, arXiv:2002.05202.

Examples
--------
>>> import numpy as np, fastact
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.swiglu(a, b)
>>> slope = (fastact.swiglu(a + h, b) - fastact.swiglu(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True
"""

swiglu_oai: _swiglu_oai
r"""Gated unit with clipped inputs and b + 1, as in gpt-oss: the derivative f'(x).

.. math:: f(a, b) = a' \sigma(\alpha a') (b' + 1), a' = \min(a, \text{limit}), b' = \text{clip}(b, ±\text{limit})

.. math:: \nabla f(a, b) = ((b' + 1)\, \text{swish}'(a') for a ≤ limit, \text{swish}(a') for |b| ≤ limit; else 0)

At the limits the derivative is that of the inside.

Parameters
----------
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
da : ndarray
    The gradient ∂f/∂a.
db : ndarray
    The gradient ∂f/∂b.

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
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.swiglu_oai(a, b)
>>> slope = (fastact.swiglu_oai(a + h, b) - fastact.swiglu_oai(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True
"""

swish: _swish
r"""Swish: the input times a sigmoid of adjustable sharpness: the derivative f'(x).

.. math:: f(x) = x \sigma(\beta x)

.. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Sharpness, constant or learned: 0 gives x/2, 1 silu, large values relu; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.swish(x + h) - fastact.swish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.swish(x), slope, atol=1e-6)
True
"""

tanh: _ufunc_x
r"""Hyperbolic tangent: the derivative f'(x).

.. math:: f(x) = \sinh x / \cosh x

.. math:: f'(x) = 1 / \cosh^2 x

Like the sigmoid, but centred at 0 with range (−1, 1). The derivative is exact in both tails, where 1 − y² is 0 for
|x| > 9.01 in float32.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
The hyperbolic tangent.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.tanh(x + h) - fastact.tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.tanh(x), slope, atol=1e-6)
True
"""

tanhshrink: _ufunc_x
r"""Tanhshrink: what tanh takes away: the derivative f'(x).

.. math:: f(x) = x - \tanh x

.. math:: f'(x) = \tanh^2 x

Accurate near 0, where the difference cancels (PyTorch's float32 result is 0 below 2e-4).

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
PyTorch's tanhshrink.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.tanhshrink(x + h) - fastact.tanhshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.tanhshrink(x), slope, atol=1e-6)
True
"""

telu: _ufunc_x
r"""Hyperbolic tangent exponential linear unit, also called TanhExp: the derivative f'(x).

.. math:: f(x) = x \tanh(e^x)

.. math:: f'(x) = \tanh(e^x) + x e^x / \cosh^2(e^x)

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
Fernandez & Mali (2024), TeLU, arXiv:2412.20269; TanhExp, Liu & Di (2020), arXiv:2003.09855.

Examples
--------
>>> import numpy as np, fastact
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.telu(x + h) - fastact.telu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.telu(x), slope, atol=1e-6)
True
"""

threshold: _threshold
r"""The input above a threshold, a constant below: the derivative f'(x).

.. math:: f(x) = x for x > threshold, else value

.. math:: f'(x) = 1 for x > threshold, else 0

The derivative at the threshold is 0, as in PyTorch; by the threshold it is 0 wherever it exists.

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.threshold(x + h, 0.5, -1.0) - fastact.threshold(x - h, 0.5, -1.0)) / (2 * h)
>>> np.allclose(fastact.derivative.threshold(x, 0.5, -1.0), slope, atol=1e-6)
True
"""

thresholded_relu: _thresholded_relu
r"""Rectifier with a threshold of its own: the derivative f'(x).

.. math:: f(x) = x for x > alpha, else 0

.. math:: f'(x) = 1 for x > alpha, else 0

The derivative at alpha is 0; by alpha it is 0 wherever it exists.

Parameters
----------
x : array_like
    Input, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Where the input starts to pass; broadcasts with `x`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.thresholded_relu(x + h) - fastact.thresholded_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.thresholded_relu(x), slope, atol=1e-6)
True
"""

xielu: _xielu
r"""Expanded integral of elu: a parabola right of 0, an exponential and a line left of it: the derivative f'(x).

.. math:: f(x) = \alpha_p x^2 + \beta x for x > 0, else \alpha_n (e^x - 1 - x) + \beta x

.. math:: f'(x) = 2 \alpha_p x + \beta for x > 0, else \alpha_n (e^x - 1) + \beta

e^x − 1 − x is computed without cancellation; other implementations clamp it, with a step at 0.

Parameters
----------
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
ndarray
    The derivative f'(x), of the broadcast shape and the inputs' common type.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.xielu(x + h) - fastact.xielu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative.xielu(x), slope, atol=1e-6)
True
"""
