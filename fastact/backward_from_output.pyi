# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients from outputs: ``backward_from_output.NAME(g, y, *parameters) -> g·f'(x)`` for y = f(x)."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

@type_check_only
class _celu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _dyt(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, alpha: BesideV[V], weight: BesideV[V], bias: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, alpha: float, weight: float, bias: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray, weight: AnyArray, bias: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike, weight: ArrayLike, bias: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _elu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _hardshrink(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, lambd: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, lambd: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, lambd: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, lambd: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _ufunc_g_y(UFunc):  # type: ignore[misc]
    @property
    def nin(self) -> Literal[2]: ...
    @property
    def nout(self) -> Literal[1]: ...
    @property
    def nargs(self) -> Literal[3]: ...
    def at(self, a: np.ndarray | Container, indices: ArrayLike, b: ArrayLike, /) -> None: ...  # type: ignore[override]
    @overload
    def __call__(self, g: BesideV[V], y: V, /, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _hardtanh(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, min_val: BesideV[V] = -1.0, max_val: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, min_val: float = -1.0, max_val: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, min_val: AnyArray = -1.0, max_val: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, min_val: ArrayLike = -1.0, max_val: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _isrlu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _isru(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _leaky_relu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, negative_slope: BesideV[V] = 0.01, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, negative_slope: float = 0.01, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, negative_slope: AnyArray = 0.01, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, negative_slope: AnyArray = 0.01, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, negative_slope: AnyArray = 0.01, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, negative_slope: ArrayLike = 0.01, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _nlrelu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _prelu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, weight: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, weight: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, weight: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, weight: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, weight: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, weight: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _smelu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _soft_exponential(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, alpha: BesideV[V], **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, alpha: float, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softcap(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, cap: BesideV[V] = 30.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, cap: float = 30.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, cap: AnyArray = 30.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, cap: AnyArray = 30.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, cap: AnyArray = 30.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, cap: ArrayLike = 30.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softplus(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, beta: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, beta: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, beta: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, beta: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, beta: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _softshrink(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, lambd: BesideV[V] = 0.5, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, lambd: float = 0.5, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, lambd: AnyArray = 0.5, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, lambd: AnyArray = 0.5, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, lambd: ArrayLike = 0.5, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _squareplus(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, b: BesideV[V] = 4.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, b: float = 4.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, b: AnyArray = 4.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, b: AnyArray = 4.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, b: AnyArray = 4.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, b: ArrayLike = 4.0, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _star_relu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, scale: BesideV[V] = 0.8944, bias: BesideV[V] = -0.4472, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, scale: float = 0.8944, bias: float = -0.4472, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, scale: AnyArray = 0.8944, bias: AnyArray = -0.4472, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, scale: ArrayLike = 0.8944, bias: ArrayLike = -0.4472, **options: Unpack[Options]) -> NDArray[Any]: ...

@type_check_only
class _thresholded_relu(Function, Protocol):
    @overload
    def __call__(self, g: BesideV[V], y: V, /, alpha: BesideV[V] = 1.0, **options: Unpack[Kept]) -> V: ...
    @overload
    def __call__(self, g: float, y: float, /, alpha: float = 1.0, **options: Unpack[Kept]) -> np.float64: ...
    @overload
    def __call__(self, g: AnyArray, y: AnyArray, /, alpha: AnyArray = 1.0, *, out: O | tuple[O], **options: Unpack[Typed]) -> O: ...
    @overload
    def __call__(self, g: AnyArray, y: np.ndarray, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...
    @overload
    def __call__(self, g: AnyArray, y: C, /, alpha: AnyArray = 1.0, **options: Unpack[Options]) -> C: ...
    @overload
    def __call__(self, g: ArrayLike, y: ArrayLike, /, alpha: ArrayLike = 1.0, **options: Unpack[Options]) -> NDArray[Any]: ...

celu: _celu
r"""celu: the gradient g·f'(x) from the output y = f(x).

Continuously differentiable exponential linear unit, an elu with slope 1 at 0 for every alpha.

.. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

.. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

.. math:: f'(x) = 1 for y > 0, else 1 + y / \alpha

For positive alpha only. Inaccurate in the left tail, where the output is close to −alpha.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Negative of the limit at −∞; positive, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.celu(x)
>>> slope = (fastact.celu(x + h) - fastact.celu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.celu(g, y), g * slope, atol=1e-6)
True
"""

dyt: _dyt
r"""dyt: the gradient g·f'(x) from the output y = f(x).

Dynamic tanh, which replaces a normalisation layer.

.. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

.. math:: f'(x) = \alpha (\text{weight}^2 - (y - \text{bias})^2) / \text{weight}

Inaccurate in the tails, where the output is nearly constant.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like
    Learned slope of the argument. Broadcasts with `y`.
weight : array_like
    Learned factor, one for each channel. Broadcasts with `y`.
bias : array_like
    Learned shift, one for each channel. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.dyt(x, 0.5, 2.0, 1.0)
>>> slope = (fastact.dyt(x + h, 0.5, 2.0, 1.0) - fastact.dyt(x - h, 0.5, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.dyt(g, y, 0.5, 2.0, 1.0), g * slope, atol=1e-6)
True
"""

elu: _elu
r"""elu: the gradient g·f'(x) from the output y = f(x).

Exponential linear unit.

.. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

.. math:: f'(x) = 1 for x > 0, else \alpha e^x

.. math:: f'(x) = 1 for y > 0, else y + \alpha

For positive alpha only. Inaccurate in the left tail, where the output is close to −alpha.

The derivative at 0 is alpha, as in PyTorch and JAX. It is continuous only if alpha is 1.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Negative of the limit at −∞; any real number. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.elu(x)
>>> slope = (fastact.elu(x + h) - fastact.elu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.elu(g, y), g * slope, atol=1e-6)
True
"""

hardshrink: _hardshrink
r"""hardshrink: the gradient g·f'(x) from the output y = f(x).

Hard shrinkage, which sets small inputs to 0.

.. math:: f(x) = x for |x| > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

.. math:: f'(x) = 1 for y \ne 0, else 0

For non-negative lambd only.

The derivative at ±lambd is 0, as in PyTorch. The derivative with respect to lambd is 0 wherever it exists.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
lambd : array_like, default 0.5
    Threshold; a negative threshold keeps every x. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.hardshrink(x)
>>> slope = (fastact.hardshrink(x + h) - fastact.hardshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.hardshrink(g, y), g * slope, atol=1e-6)
True
"""

hardsigmoid: _ufunc_g_y
r"""hardsigmoid: the gradient g·f'(x) from the output y = f(x).

Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX.

.. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

.. math:: f'(x) = 1/6 for −3 < x < 3, else 0

.. math:: f'(x) = 1/6 for 0 < y < 1, else 0

The derivative at ±3 is 0. ONNX's default and Keras 2 use the slope 0.2.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.hardsigmoid(x)
>>> slope = (fastact.hardsigmoid(x + h) - fastact.hardsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.hardsigmoid(g, y), g * slope, atol=1e-6)
True
"""

hardtanh: _hardtanh
r"""hardtanh: the gradient g·f'(x) from the output y = f(x).

Clipped identity.

.. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

.. math:: f'(x) = 1 for min_val < x < max_val, else 0

.. math:: f'(x) = 1 for min\_val < y < max\_val, else 0

The derivative at both bounds is 0, as in PyTorch; JAX returns 1.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
min_val : array_like, default -1.0
    Lower bound. Broadcasts with `y`.
max_val : array_like, default 1.0
    Upper bound, not below min_val, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.hardtanh(x)
>>> slope = (fastact.hardtanh(x + h) - fastact.hardtanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.hardtanh(g, y), g * slope, atol=1e-6)
True
"""

identity: _ufunc_g_y
r"""identity: the gradient g·f'(x) from the output y = f(x).

Identity: returns its input.

.. math:: f(x) = x

.. math:: f'(x) = 1

.. math:: f'(x) = 1

A network whose activations are identities is a linear map.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.identity(x)
>>> slope = (fastact.identity(x + h) - fastact.identity(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.identity(g, y), g * slope, atol=1e-6)
True
"""

isrlu: _isrlu
r"""isrlu: the gradient g·f'(x) from the output y = f(x).

Inverse square root linear unit, an algebraic form of elu that is twice differentiable.

.. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

.. math:: f'(x) = 1 for y \ge 0, else (1 - \alpha y^2)^{3/2}

Inaccurate in the left tail, where the output is nearly constant.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Number that determines the left limit −1/√alpha; not negative, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.isrlu(x)
>>> slope = (fastact.isrlu(x + h) - fastact.isrlu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.isrlu(g, y), g * slope, atol=1e-6)
True
"""

isru: _isru
r"""isru: the gradient g·f'(x) from the output y = f(x).

Inverse square root unit.

.. math:: f(x) = x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

.. math:: f'(x) = (1 - \alpha y^2)^{3/2}

Inaccurate in the tails, where the output is nearly constant.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Number that determines the limits ±1/√alpha; not negative, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.isru(x)
>>> slope = (fastact.isru(x + h) - fastact.isru(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.isru(g, y), g * slope, atol=1e-6)
True
"""

leaky_relu: _leaky_relu
r"""leaky_relu: the gradient g·f'(x) from the output y = f(x).

Leaky rectified linear unit.

.. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

.. math:: f'(x) = 1 for x > 0, else \text{negative\_slope}

.. math:: f'(x) = 1 for y > 0, else \text{negative\_slope}

For positive slopes only: otherwise the output does not determine the sign of the input.

The derivative at 0 is the slope, as in PyTorch; JAX returns 1.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
negative_slope : array_like, default 0.01
    Slope for x < 0; Keras and TensorFlow use 0.2. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.leaky_relu(x)
>>> slope = (fastact.leaky_relu(x + h) - fastact.leaky_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.leaky_relu(g, y), g * slope, atol=1e-6)
True
"""

lecun_tanh: _ufunc_g_y
r"""lecun_tanh: the gradient g·f'(x) from the output y = f(x).

Scaled hyperbolic tangent with f(±1) ≈ ±1 and the extrema of the second derivative near ±1.

.. math:: f(x) = 1.7159 \tanh(2x/3)

.. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

.. math:: f'(x) = 1.7159 \cdot 2/3 \cdot (1 - (y / 1.7159)^2)

Inaccurate in the tails, where the output is nearly constant.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.lecun_tanh(x)
>>> slope = (fastact.lecun_tanh(x + h) - fastact.lecun_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.lecun_tanh(g, y), g * slope, atol=1e-6)
True
"""

logsigmoid: _ufunc_g_y
r"""logsigmoid: the gradient g·f'(x) from the output y = f(x).

Logarithm of the sigmoid, the log-likelihood of a binary classifier.

.. math:: f(x) = -\log(1 + e^{-x})

.. math:: f'(x) = \sigma(-x)

.. math:: f'(x) = 1 - e^y

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.logsigmoid(x)
>>> slope = (fastact.logsigmoid(x + h) - fastact.logsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.logsigmoid(g, y), g * slope, atol=1e-6)
True
"""

nlrelu: _nlrelu
r"""nlrelu: the gradient g·f'(x) from the output y = f(x).

Natural logarithm rectified linear unit.

.. math:: f(x) = \log(1 + \beta \max(x, 0))

.. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

.. math:: f'(x) = \beta e^{-y} for y > 0, else 0

The derivative at 0 is 0.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
beta : array_like, default 1.0
    Slope at 0; positive, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.nlrelu(x)
>>> slope = (fastact.nlrelu(x + h) - fastact.nlrelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.nlrelu(g, y), g * slope, atol=1e-6)
True
"""

prelu: _prelu
r"""prelu: the gradient g·f'(x) from the output y = f(x).

Parametric rectified linear unit, a leaky relu with a learned slope.

.. math:: f(x) = x for x > 0, else \text{weight} \cdot x

.. math:: f'(x) = 1 for x > 0, else weight

.. math:: f'(x) = 1 for y > 0, else \text{weight}

For positive weights only: otherwise the output does not determine the sign of the input.

The derivative at 0 is the weight, and the derivative with respect to the weight is 0, as in PyTorch.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
weight : array_like
    Learned slope for x < 0, for instance one for each channel. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.prelu(x, 0.25)
>>> slope = (fastact.prelu(x + h, 0.25) - fastact.prelu(x - h, 0.25)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.prelu(g, y, 0.25), g * slope, atol=1e-6)
True
"""

relu: _ufunc_g_y
r"""relu: the gradient g·f'(x) from the output y = f(x).

Rectified linear unit.

.. math:: f(x) = \max(x, 0)

.. math:: f'(x) = 1 for x > 0, else 0

.. math:: f'(x) = 1 for y > 0, else 0

The derivative at 0 is 0, as in PyTorch and JAX. A unit whose inputs are all negative receives no gradient.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.relu(x)
>>> slope = (fastact.relu(x + h) - fastact.relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.relu(g, y), g * slope, atol=1e-6)
True
"""

relu2: _ufunc_g_y
r"""relu2: the gradient g·f'(x) from the output y = f(x).

Squared rectified linear unit.

.. math:: f(x) = \max(x, 0)^2

.. math:: f'(x) = 2 \max(x, 0)

.. math:: f'(x) = 2 \sqrt{y}

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.relu2(x)
>>> slope = (fastact.relu2(x + h) - fastact.relu2(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.relu2(g, y), g * slope, atol=1e-6)
True
"""

relu6: _ufunc_g_y
r"""relu6: the gradient g·f'(x) from the output y = f(x).

Rectified linear unit bounded by 6.

.. math:: f(x) = \min(\max(x, 0), 6)

.. math:: f'(x) = 1 for 0 < x < 6, else 0

.. math:: f'(x) = 1 for 0 < y < 6, else 0

The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.relu6(x)
>>> slope = (fastact.relu6(x + h) - fastact.relu6(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.relu6(g, y), g * slope, atol=1e-6)
True
"""

selu: _ufunc_g_y
r"""selu: the gradient g·f'(x) from the output y = f(x).

Scaled exponential linear unit, which preserves mean 0 and variance 1 through deep networks.

.. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

.. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

.. math:: f'(x) = \lambda for y > 0, else y + \lambda \alpha

Inaccurate in the left tail, where the output is close to −λα.

The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.selu(x)
>>> slope = (fastact.selu(x + h) - fastact.selu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.selu(g, y), g * slope, atol=1e-6)
True
"""

shifted_softplus: _ufunc_g_y
r"""shifted_softplus: the gradient g·f'(x) from the output y = f(x).

Softplus shifted to pass through the origin.

.. math:: f(x) = \log(1 + e^x) - \log 2

.. math:: f'(x) = \sigma(x)

.. math:: f'(x) = 1 - e^{-y} / 2

Inaccurate in the left tail, where the output is close to −log 2.

Near 0, where the difference would cancel, it is computed as x/2 + log cosh(x/2).

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.shifted_softplus(x)
>>> slope = (fastact.shifted_softplus(x + h) - fastact.shifted_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.shifted_softplus(g, y), g * slope, atol=1e-6)
True
"""

sigmoid: _ufunc_g_y
r"""sigmoid: the gradient g·f'(x) from the output y = f(x).

Logistic sigmoid.

.. math:: f(x) = 1 / (1 + e^{-x})

.. math:: f'(x) = \sigma(x) \sigma(-x)

.. math:: f'(x) = y (1 - y)

Inaccurate in the right tail, where the output is close to 1.

The derivative is at most 0.25, so a chain of sigmoids reduces gradients. It is computed from x and accurate in both tails;
y·(1 − y) is 0 for x > 17 in float32. To classify with the threshold 0.5, use ``x >= 0``.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.sigmoid(x)
>>> slope = (fastact.sigmoid(x + h) - fastact.sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sigmoid(g, y), g * slope, atol=1e-6)
True
"""

smelu: _smelu
r"""smelu: the gradient g·f'(x) from the output y = f(x).

Smooth rectifier whose kink is rounded by a parabola.

.. math:: f(x) = 0 for x ≤ −\beta, x for x ≥ \beta, else (x + \beta)^2 / (4 \beta)

.. math:: f'(x) = 0 for x ≤ −\beta, 1 for x ≥ \beta, else (x + \beta) / (2 \beta)

.. math:: f'(x) = 1 for y \ge \beta, else \sqrt{y / \beta}

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
beta : array_like, default 1.0
    Half width of the rounded part; positive, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.smelu(x)
>>> slope = (fastact.smelu(x + h) - fastact.smelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.smelu(g, y), g * slope, atol=1e-6)
True
"""

soft_exponential: _soft_exponential
r"""soft_exponential: the gradient g·f'(x) from the output y = f(x).

Soft exponential, which interpolates between a logarithm, the identity and an exponential.

.. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

.. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

.. math:: f'(x) = 1 + \alpha (y - \alpha) for \alpha > 0, else e^{\alpha y}

Inaccurate in the left tail for positive alpha.

For alpha < 0 it is defined for x > 1/alpha − alpha only; the result for smaller x is NaN.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like
    Learned number: −1 gives a logarithm, 0 the identity, 1 an exponential; any real number. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.soft_exponential(x, 0.5)
>>> slope = (fastact.soft_exponential(x + h, 0.5) - fastact.soft_exponential(x - h, 0.5)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.soft_exponential(g, y, 0.5), g * slope, atol=1e-6)
True
"""

softcap: _softcap
r"""softcap: the gradient g·f'(x) from the output y = f(x).

Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after.

.. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

.. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

.. math:: f'(x) = 1 - (y / \text{cap})^2

Inaccurate in the tails, where the output is close to ±cap.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
cap : array_like, default 30.0
    Bound; Gemma 2 uses 50 for attention and 30 for logits; positive, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.softcap(x)
>>> slope = (fastact.softcap(x + h) - fastact.softcap(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softcap(g, y), g * slope, atol=1e-6)
True
"""

softplus: _softplus
r"""softplus: the gradient g·f'(x) from the output y = f(x).

Softplus, a smooth rectifier.

.. math:: f(x) = \log(1 + e^{\beta x}) / \beta

.. math:: f'(x) = \sigma(\beta x)

.. math:: f'(x) = 1 - e^{-\beta y}

Unlike PyTorch's softplus, it has no threshold beyond which it is linear.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
beta : array_like, default 1.0
    Sharpness; large values approach relu; not 0, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.softplus(x)
>>> slope = (fastact.softplus(x + h) - fastact.softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softplus(g, y), g * slope, atol=1e-6)
True
"""

softshrink: _softshrink
r"""softshrink: the gradient g·f'(x) from the output y = f(x).

Soft shrinkage, which moves inputs towards 0 by lambd and sets small inputs to 0.

.. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

.. math:: f'(x) = 1 for |x| > lambd, else 0

.. math:: f'(x) = 1 for y \ne 0, else 0

The derivative at ±lambd is 0, as in PyTorch.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
lambd : array_like, default 0.5
    Threshold; not negative, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.softshrink(x)
>>> slope = (fastact.softshrink(x + h) - fastact.softshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softshrink(g, y), g * slope, atol=1e-6)
True
"""

softsign: _ufunc_g_y
r"""softsign: the gradient g·f'(x) from the output y = f(x).

Softsign, similar to tanh, with tails that approach ±1 slowly.

.. math:: f(x) = x / (1 + |x|)

.. math:: f'(x) = 1 / (1 + |x|)^2

.. math:: f'(x) = (1 - |y|)^2

Inaccurate in the tails, where the output is close to ±1.

The value at ±inf is ±1; PyTorch and JAX return NaN.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.softsign(x)
>>> slope = (fastact.softsign(x + h) - fastact.softsign(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softsign(g, y), g * slope, atol=1e-6)
True
"""

sparse_plus: _ufunc_g_y
r"""sparse_plus: the gradient g·f'(x) from the output y = f(x).

Rectifier with a rounded kink: smelu with beta = 1.

.. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

.. math:: f'(x) = 0 for x ≤ −1, 1 for x ≥ 1, else (x + 1)/2

.. math:: f'(x) = 1 for y \ge 1, else \sqrt{y}

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.sparse_plus(x)
>>> slope = (fastact.sparse_plus(x + h) - fastact.sparse_plus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sparse_plus(g, y), g * slope, atol=1e-6)
True
"""

sparse_sigmoid: _ufunc_g_y
r"""sparse_sigmoid: the gradient g·f'(x) from the output y = f(x).

Piecewise linear sigmoid, the derivative of sparse_plus.

.. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

.. math:: f'(x) = 1/2 for −1 < x < 1, else 0

.. math:: f'(x) = 1/2 for 0 < y < 1, else 0

The derivative at ±1 is 0; JAX returns 0.25.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.sparse_sigmoid(x)
>>> slope = (fastact.sparse_sigmoid(x + h) - fastact.sparse_sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sparse_sigmoid(g, y), g * slope, atol=1e-6)
True
"""

sqrt_softplus: _ufunc_g_y
r"""sqrt_softplus: the gradient g·f'(x) from the output y = f(x).

Square root of softplus, a score for routing.

.. math:: f(x) = \sqrt{\log(1 + e^x)}

.. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

.. math:: f'(x) = (1 - e^{-y^2}) / (2 y)

The left tail is e^(x/2), accurate down to the smallest subnormal number.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.sqrt_softplus(x)
>>> slope = (fastact.sqrt_softplus(x + h) - fastact.sqrt_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sqrt_softplus(g, y), g * slope, atol=1e-6)
True
"""

squareplus: _squareplus
r"""squareplus: the gradient g·f'(x) from the output y = f(x).

Squareplus, an algebraic form of softplus.

.. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

.. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

.. math:: f'(x) = 1 / (1 + b / (4 y^2))

The result is accurate in the negative tail, where x + √(x² + b) cancels.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
b : array_like, default 4.0
    Roundness; 4 gives the value 1 at x = 0; positive, NaN otherwise. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.squareplus(x)
>>> slope = (fastact.squareplus(x + h) - fastact.squareplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.squareplus(g, y), g * slope, atol=1e-6)
True
"""

star_relu: _star_relu
r"""star_relu: the gradient g·f'(x) from the output y = f(x).

Squared rectified linear unit with scale and bias.

.. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

.. math:: f'(x) = 2\, \text{scale} \max(x, 0)

.. math:: f'(x) = 2 \text{scale} \sqrt{(y - \text{bias}) / \text{scale}}

Inaccurate for outputs close to the bias.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
scale : array_like, default 0.8944
    Factor of the square. Broadcasts with `y`.
bias : array_like, default -0.4472
    Added to the scaled square; the defaults give mean 0 and variance 1 for standard normal inputs. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.star_relu(x)
>>> slope = (fastact.star_relu(x + h) - fastact.star_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.star_relu(g, y), g * slope, atol=1e-6)
True
"""

step: _ufunc_g_y
r"""step: the gradient g·f'(x) from the output y = f(x).

Binary step, the derivative of relu.

.. math:: f(x) = 1 for x > 0, else 0

.. math:: f'(x) = 0

.. math:: f'(x) = 0

The value at 0 is 0. The derivative is 0 everywhere, also at 0, so a network of steps cannot be trained by gradient descent.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.step(x)
>>> slope = (fastact.step(x + h) - fastact.step(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.step(g, y), g * slope, atol=1e-6)
True
"""

tanh: _ufunc_g_y
r"""tanh: the gradient g·f'(x) from the output y = f(x).

Hyperbolic tangent.

.. math:: f(x) = \sinh x / \cosh x

.. math:: f'(x) = 1 / \cosh^2 x

.. math:: f'(x) = (1 - y) (1 + y)

Inaccurate in the tails, where the output is close to ±1.

It is a sigmoid centred at 0 with range (−1, 1). The derivative is accurate in both tails; 1 − y² is 0 for
|x| > 9.01 in float32.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.tanh(x)
>>> slope = (fastact.tanh(x + h) - fastact.tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.tanh(g, y), g * slope, atol=1e-6)
True
"""

thresholded_relu: _thresholded_relu
r"""thresholded_relu: the gradient g·f'(x) from the output y = f(x).

Rectified linear unit with a threshold: x above it, 0 elsewhere.

.. math:: f(x) = x for x > \alpha, else 0

.. math:: f'(x) = 1 for x > \alpha, else 0

.. math:: f'(x) = 1 for y \ne 0, else 0

The derivative at x = alpha is 0. The derivative with respect to alpha is 0 wherever it exists.

Parameters
----------
g : array_like
    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
y : array_like
    Output of the forward pass with the same parameters, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
alpha : array_like, default 1.0
    Threshold above which the input passes. Broadcasts with `y`.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

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
>>> y = fastact.thresholded_relu(x)
>>> slope = (fastact.thresholded_relu(x + h) - fastact.thresholded_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.thresholded_relu(g, y), g * slope, atol=1e-6)
True
"""
