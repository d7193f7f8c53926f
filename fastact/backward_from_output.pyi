# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients from outputs: ``backward_from_output.NAME(g, y, *parameters) -> g·f'(x)`` for y = f(x), if only y was kept."""

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
r"""Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

.. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

.. math:: f'(x) = 1 for y > 0, else 1 + y / \alpha

For a positive alpha. In the left tail, where the output is nearly −alpha, few digits are left.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    −alpha is the limit for x → −∞; positive, NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.celu(x)
>>> slope = (fastact.celu(x + h) - fastact.celu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.celu(g, y), g * slope, atol=1e-6)
True
"""

dyt: _dyt
r"""Dynamic tanh, which replaces a normalisation layer: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

.. math:: f'(x) = \alpha (\text{weight}^2 - (y - \text{bias})^2) / \text{weight}

In the tails, where the output is nearly constant, few digits are left.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like
    Slope of the argument, one learned number; broadcasts with `y`.
weight : array_like
    Learned factor, one per channel; broadcasts with `y`.
bias : array_like
    Learned shift, one per channel; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.dyt(x, 0.5, 2.0, 1.0)
>>> slope = (fastact.dyt(x + h, 0.5, 2.0, 1.0) - fastact.dyt(x - h, 0.5, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.dyt(g, y, 0.5, 2.0, 1.0), g * slope, atol=1e-6)
True
"""

elu: _elu
r"""Exponential linear unit: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

.. math:: f'(x) = 1 for x > 0, else \alpha e^x

.. math:: f'(x) = 1 for y > 0, else y + \alpha

For a positive alpha. In the left tail, where the output is nearly −alpha, few digits are left.

The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    −alpha is the limit for x → −∞; any real number; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.elu(x)
>>> slope = (fastact.elu(x + h) - fastact.elu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.elu(g, y), g * slope, atol=1e-6)
True
"""

hardshrink: _hardshrink
r"""Hard shrinkage: small inputs become 0: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x for |x| > lambd, else 0

.. math:: f'(x) = 1 for |x| > lambd, else 0

.. math:: f'(x) = 1 for y \ne 0, else 0

For a lambd that is not negative.

The derivative at ±lambd is 0, as in PyTorch; by lambd it is 0 wherever it exists.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
lambd : array_like, default 0.5
    Threshold; a negative one keeps every x; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.hardshrink(x)
>>> slope = (fastact.hardshrink(x + h) - fastact.hardshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.hardshrink(g, y), g * slope, atol=1e-6)
True
"""

hardsigmoid: _ufunc_g_y
r"""Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

.. math:: f'(x) = 1/6 for −3 < x < 3, else 0

.. math:: f'(x) = 1/6 for 0 < y < 1, else 0

The derivative at ±3 is 0. ONNX's default and Keras 2 have the slope 0.2.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.hardsigmoid(x)
>>> slope = (fastact.hardsigmoid(x + h) - fastact.hardsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.hardsigmoid(g, y), g * slope, atol=1e-6)
True
"""

hardtanh: _hardtanh
r"""Clipped identity: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

.. math:: f'(x) = 1 for min_val < x < max_val, else 0

.. math:: f'(x) = 1 for min\_val < y < max\_val, else 0

The derivative at both bounds is 0, as in PyTorch; JAX gives 1 there.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
min_val : array_like, default -1.0
    Smallest value; broadcasts with `y`.
max_val : array_like, default 1.0
    Largest value, not below min_val: NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.hardtanh(x)
>>> slope = (fastact.hardtanh(x + h) - fastact.hardtanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.hardtanh(g, y), g * slope, atol=1e-6)
True
"""

identity: _ufunc_g_y
r"""Identity: the input itself: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x

.. math:: f'(x) = 1

.. math:: f'(x) = 1

A network of identities is one linear layer.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.identity(x)
>>> slope = (fastact.identity(x + h) - fastact.identity(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.identity(g, y), g * slope, atol=1e-6)
True
"""

isrlu: _isrlu
r"""Inverse square root linear unit: elu without exponential, twice differentiable: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

.. math:: f'(x) = 1 for y \ge 0, else (1 - \alpha y^2)^{3/2}

In the left tail, where the output is nearly constant, few digits are left.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Not negative, −1/√alpha is the limit on the left; NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.isrlu(x)
>>> slope = (fastact.isrlu(x + h) - fastact.isrlu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.isrlu(g, y), g * slope, atol=1e-6)
True
"""

isru: _isru
r"""Inverse square root unit: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

.. math:: f'(x) = (1 - \alpha y^2)^{3/2}

In the tails, where the output is nearly constant, few digits are left.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Not negative, ±1/√alpha are the limits; NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.isru(x)
>>> slope = (fastact.isru(x + h) - fastact.isru(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.isru(g, y), g * slope, atol=1e-6)
True
"""

leaky_relu: _leaky_relu
r"""Leaky rectified linear unit: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

.. math:: f'(x) = 1 for x > 0, else negative_slope

.. math:: f'(x) = 1 for y > 0, else \text{negative\_slope}

For a positive slope: with a negative one the output does not tell the sides apart.

The derivative at 0 is the slope, as in PyTorch; JAX gives 1 at exactly 0.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
negative_slope : array_like, default 0.01
    Slope left of 0; Keras and TensorFlow use 0.2; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.leaky_relu(x)
>>> slope = (fastact.leaky_relu(x + h) - fastact.leaky_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.leaky_relu(g, y), g * slope, atol=1e-6)
True
"""

lecun_tanh: _ufunc_g_y
r"""Scaled hyperbolic tangent: f(±1) ≈ ±1, with the largest second derivative there: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = 1.7159 \tanh(2x/3)

.. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

.. math:: f'(x) = 1.7159 \cdot 2/3 \cdot (1 - (y / 1.7159)^2)

In the tails, where the output is nearly constant, few digits are left.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.lecun_tanh(x)
>>> slope = (fastact.lecun_tanh(x + h) - fastact.lecun_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.lecun_tanh(g, y), g * slope, atol=1e-6)
True
"""

logsigmoid: _ufunc_g_y
r"""Logarithm of the sigmoid, the log-likelihood of a binary classifier: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = -\log(1 + e^{-x})

.. math:: f'(x) = \sigma(-x)

.. math:: f'(x) = 1 - e^y

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.logsigmoid(x)
>>> slope = (fastact.logsigmoid(x + h) - fastact.logsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.logsigmoid(g, y), g * slope, atol=1e-6)
True
"""

nlrelu: _nlrelu
r"""Natural logarithm rectified linear unit: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \log(1 + \beta \max(x, 0))

.. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

.. math:: f'(x) = \beta e^{-y} for y > 0, else 0

The derivative at 0 is 0.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Slope at 0, positive; NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.nlrelu(x)
>>> slope = (fastact.nlrelu(x + h) - fastact.nlrelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.nlrelu(g, y), g * slope, atol=1e-6)
True
"""

prelu: _prelu
r"""Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x for x > 0, else \text{weight} \cdot x

.. math:: f'(x) = 1 for x > 0, else weight

.. math:: f'(x) = 1 for y > 0, else \text{weight}

For a positive weight: with a negative one the output does not tell the sides apart.

The derivative at 0 is the weight, and 0 by the weight, as in PyTorch.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
weight : array_like
    Learned slope left of 0; broadcasts, so a slope per channel needs no copy; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.prelu(x, 0.25)
>>> slope = (fastact.prelu(x + h, 0.25) - fastact.prelu(x - h, 0.25)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.prelu(g, y, 0.25), g * slope, atol=1e-6)
True
"""

relu: _ufunc_g_y
r"""Rectified linear unit: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \max(x, 0)

.. math:: f'(x) = 1 for x > 0, else 0

.. math:: f'(x) = 1 for y > 0, else 0

The derivative at 0 is 0, as in PyTorch and JAX. A unit whose input stays negative gets no gradient any more.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.relu(x)
>>> slope = (fastact.relu(x + h) - fastact.relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.relu(g, y), g * slope, atol=1e-6)
True
"""

relu2: _ufunc_g_y
r"""Squared rectified linear unit: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \max(x, 0)^2

.. math:: f'(x) = 2 \max(x, 0)

.. math:: f'(x) = 2 \sqrt{y}

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.relu2(x)
>>> slope = (fastact.relu2(x + h) - fastact.relu2(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.relu2(g, y), g * slope, atol=1e-6)
True
"""

relu6: _ufunc_g_y
r"""Rectified linear unit, bounded by 6: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \min(\max(x, 0), 6)

.. math:: f'(x) = 1 for 0 < x < 6, else 0

.. math:: f'(x) = 1 for 0 < y < 6, else 0

The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.relu6(x)
>>> slope = (fastact.relu6(x + h) - fastact.relu6(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.relu6(g, y), g * slope, atol=1e-6)
True
"""

selu: _ufunc_g_y
r"""Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

.. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

.. math:: f'(x) = \lambda for y > 0, else y + \lambda \alpha

In the left tail, where the output is nearly −λα, few digits are left.

The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.selu(x)
>>> slope = (fastact.selu(x + h) - fastact.selu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.selu(g, y), g * slope, atol=1e-6)
True
"""

shifted_softplus: _ufunc_g_y
r"""Softplus through the origin: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \log(1 + e^x) - \log 2

.. math:: f'(x) = \sigma(x)

.. math:: f'(x) = 1 - e^{-y} / 2

In the left tail, where the output is nearly −log 2, few digits are left.

Near 0 it is computed as x/2 + log cosh(x/2), where the difference would cancel.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.shifted_softplus(x)
>>> slope = (fastact.shifted_softplus(x + h) - fastact.shifted_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.shifted_softplus(g, y), g * slope, atol=1e-6)
True
"""

sigmoid: _ufunc_g_y
r"""Logistic sigmoid: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = 1 / (1 + e^{-x})

.. math:: f'(x) = \sigma(x) \sigma(-x)

.. math:: f'(x) = y (1 - y)

In the right tail, where the output is nearly 1, few digits are left.

The derivative is at most 0.25, so that a chain of sigmoids shrinks gradients. It is computed from x and exact in both
tails, where y·(1 − y) is 0 for x > 17 in float32. A class by the threshold 0.5 is ``x >= 0``.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.sigmoid(x)
>>> slope = (fastact.sigmoid(x + h) - fastact.sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sigmoid(g, y), g * slope, atol=1e-6)
True
"""

smelu: _smelu
r"""Rectifier with its kink rounded off by a parabola: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = 0 for x ≤ −beta, x for x ≥ beta, else (x + \beta)^2 / (4 \beta)

.. math:: f'(x) = 0, 1, else (x + \beta) / (2 \beta)

.. math:: f'(x) = 1 for y \ge \beta, else \sqrt{y / \beta}

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Half width of the rounded part, positive: NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.smelu(x)
>>> slope = (fastact.smelu(x + h) - fastact.smelu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.smelu(g, y), g * slope, atol=1e-6)
True
"""

soft_exponential: _soft_exponential
r"""Soft exponential: goes over from a logarithm through the identity to an exponential: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

.. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

.. math:: f'(x) = 1 + \alpha (y - \alpha) for \alpha > 0, else e^{\alpha y}

For a positive alpha few digits are left in the left tail.

For alpha < 0 it exists right of x = 1/alpha − alpha only; left of that it is NaN.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like
    From −1, a logarithm, through 0, the identity, to 1, an exponential; any real number, learned; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.soft_exponential(x, 0.5)
>>> slope = (fastact.soft_exponential(x + h, 0.5) - fastact.soft_exponential(x - h, 0.5)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.soft_exponential(g, y, 0.5), g * slope, atol=1e-6)
True
"""

softcap: _softcap
r"""Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

.. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

.. math:: f'(x) = 1 - (y / \text{cap})^2

In the tails, where the output is nearly ±cap, few digits are left.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
cap : array_like, default 30.0
    The limit, positive: NaN otherwise. Gemma 2 has 50 in its attention, 30 for its logits; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.softcap(x)
>>> slope = (fastact.softcap(x + h) - fastact.softcap(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softcap(g, y), g * slope, atol=1e-6)
True
"""

softplus: _softplus
r"""Softplus: the softened rectifier: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \log(1 + e^{\beta x}) / \beta

.. math:: f'(x) = \sigma(\beta x)

.. math:: f'(x) = 1 - e^{-\beta y}

There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
beta : array_like, default 1.0
    Sharpness, not 0: NaN otherwise; the larger, the closer to relu; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.softplus(x)
>>> slope = (fastact.softplus(x + h) - fastact.softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softplus(g, y), g * slope, atol=1e-6)
True
"""

softshrink: _softshrink
r"""Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

.. math:: f'(x) = 1 for |x| > lambd, else 0

.. math:: f'(x) = 1 for y \ne 0, else 0

The derivative at ±lambd is 0, as in PyTorch.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
lambd : array_like, default 0.5
    Threshold, not negative: NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.softshrink(x)
>>> slope = (fastact.softshrink(x + h) - fastact.softshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softshrink(g, y), g * slope, atol=1e-6)
True
"""

softsign: _ufunc_g_y
r"""Softsign: like tanh, with tails that approach ±1 slowly: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x / (1 + |x|)

.. math:: f'(x) = 1 / (1 + |x|)^2

.. math:: f'(x) = (1 - |y|)^2

In the tails, where the output is nearly ±1, few digits are left.

±1 at ±inf, where PyTorch and JAX give NaN.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.softsign(x)
>>> slope = (fastact.softsign(x + h) - fastact.softsign(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.softsign(g, y), g * slope, atol=1e-6)
True
"""

sparse_plus: _ufunc_g_y
r"""Rectifier with a rounded kink: smelu with beta = 1: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

.. math:: f'(x) = 0, 1, else (x + 1)/2

.. math:: f'(x) = 1 for y \ge 1, else \sqrt{y}

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.sparse_plus(x)
>>> slope = (fastact.sparse_plus(x + h) - fastact.sparse_plus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sparse_plus(g, y), g * slope, atol=1e-6)
True
"""

sparse_sigmoid: _ufunc_g_y
r"""Piecewise linear sigmoid, the derivative of sparse_plus: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

.. math:: f'(x) = 1/2 for −1 < x < 1, else 0

.. math:: f'(x) = 1/2 for 0 < y < 1, else 0

The derivative at ±1 is 0; JAX gives 0.25 there.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.sparse_sigmoid(x)
>>> slope = (fastact.sparse_sigmoid(x + h) - fastact.sparse_sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sparse_sigmoid(g, y), g * slope, atol=1e-6)
True
"""

sqrt_softplus: _ufunc_g_y
r"""Root of softplus, a score for routing: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \sqrt{\log(1 + e^x)}

.. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

.. math:: f'(x) = (1 - e^{-y^2}) / (2 y)

The left tail is e^(x/2), down to the smallest number.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.sqrt_softplus(x)
>>> slope = (fastact.sqrt_softplus(x + h) - fastact.sqrt_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.sqrt_softplus(g, y), g * slope, atol=1e-6)
True
"""

squareplus: _squareplus
r"""Squareplus: a softplus without exponential: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

.. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

.. math:: f'(x) = 1 / (1 + b / (4 y^2))

Accurate in the negative tail, where x + √(x² + b) cancels, and at ±inf.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
b : array_like, default 4.0
    Positive, 4 gives 1 at 0; the larger, the rounder; NaN otherwise; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.squareplus(x)
>>> slope = (fastact.squareplus(x + h) - fastact.squareplus(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.squareplus(g, y), g * slope, atol=1e-6)
True
"""

star_relu: _star_relu
r"""Squared rectified linear unit with scale and bias: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

.. math:: f'(x) = 2\, \text{scale} \max(x, 0)

.. math:: f'(x) = 2 \text{scale} \sqrt{(y - \text{bias}) / \text{scale}}

Near the bias the difference has few digits.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
scale : array_like, default 0.8944
    Factor of the square; broadcasts with `y`.
bias : array_like, default -0.4472
    Added to it; the defaults give mean 0 and variance 1; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.star_relu(x)
>>> slope = (fastact.star_relu(x + h) - fastact.star_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.star_relu(g, y), g * slope, atol=1e-6)
True
"""

step: _ufunc_g_y
r"""Binary step, the derivative of relu: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = 1 for x > 0, else 0

.. math:: f'(x) = 0

.. math:: f'(x) = 0

The value at 0 is 0. The derivative is 0 everywhere, also at 0: a network of steps does not learn by gradients.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.step(x)
>>> slope = (fastact.step(x + h) - fastact.step(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.step(g, y), g * slope, atol=1e-6)
True
"""

tanh: _ufunc_g_y
r"""Hyperbolic tangent: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = \sinh x / \cosh x

.. math:: f'(x) = 1 / \cosh^2 x

.. math:: f'(x) = (1 - y) (1 + y)

In the tails, where the output is nearly ±1, few digits are left.

Like the sigmoid, but centred at 0 with range (−1, 1). The derivative is exact in both tails, where 1 − y² is 0 for
|x| > 9.01 in float32.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.tanh(x)
>>> slope = (fastact.tanh(x + h) - fastact.tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.tanh(g, y), g * slope, atol=1e-6)
True
"""

thresholded_relu: _thresholded_relu
r"""Rectifier with a threshold of its own: the gradient g·f'(x) from the output y = f(x).

.. math:: f(x) = x for x > alpha, else 0

.. math:: f'(x) = 1 for x > alpha, else 0

.. math:: f'(x) = 1 for y \ne 0, else 0

The derivative at alpha is 0; by alpha it is 0 wherever it exists.

Parameters
----------
g : array_like
    Gradient with respect to the output, of a shape that broadcasts with the input's.
y : array_like
    Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16 (of ml_dtypes); other real types are converted as by NumPy's own ufuncs.
alpha : array_like, default 1.0
    Where the input starts to pass; broadcasts with `y`.
**kwargs
    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

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
>>> y = fastact.thresholded_relu(x)
>>> slope = (fastact.thresholded_relu(x + h) - fastact.thresholded_relu(x - h)) / (2 * h)
>>> np.allclose(fastact.backward_from_output.thresholded_relu(g, y), g * slope, atol=1e-6)
True
"""
