# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Second derivatives: ``derivative2.NAME(x, *parameters) -> f''(x)``, of functions that have one everywhere."""

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

acon_c: _acon_c
r"""ACON-C: a smooth switch between two slopes: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.acon_c(x + h, 1.0, 0.25, 2.0) - fastact.derivative.acon_c(x - h, 1.0, 0.25, 2.0)) / (2 * h)
>>> np.allclose(fastact.derivative2.acon_c(x, 1.0, 0.25, 2.0), slope, atol=1e-6)
True
"""

bent_identity: _ufunc_x
r"""Bent identity: slope 1/2 far left, 3/2 far right: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.bent_identity(x + h) - fastact.derivative.bent_identity(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.bent_identity(x), slope, atol=1e-6)
True
"""

bsilu: _bsilu
r"""Bounded silu, a surrogate for the gradient of relu: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.bsilu(x + h) - fastact.derivative.bsilu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.bsilu(x), slope, atol=1e-6)
True
"""

derf: _derf
r"""Dynamic error function, which replaces a normalisation layer: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.derf(x + h, 0.5, 0.1, 2.0, 1.0) - fastact.derivative.derf(x - h, 0.5, 0.1, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.derivative2.derf(x, 0.5, 0.1, 2.0, 1.0), slope, atol=1e-6)
True
"""

dish: _ufunc_x
r"""Dish: a silu without exponential: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.dish(x + h) - fastact.derivative.dish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.dish(x), slope, atol=1e-6)
True
"""

dyt: _dyt
r"""Dynamic tanh, which replaces a normalisation layer: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.dyt(x + h, 0.5, 2.0, 1.0) - fastact.derivative.dyt(x - h, 0.5, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.derivative2.dyt(x, 0.5, 2.0, 1.0), slope, atol=1e-6)
True
"""

gcu: _ufunc_x
r"""Growing cosine unit: oscillates, so that a single neuron can separate what is not linearly separable: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.gcu(x + h) - fastact.derivative.gcu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.gcu(x), slope, atol=1e-6)
True
"""

gelu: _ufunc_x
r"""Gaussian error linear unit, exact: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.gelu(x + h) - fastact.derivative.gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.gelu(x), slope, atol=1e-6)
True
"""

gelu_tanh: _ufunc_x
r"""Gaussian error linear unit in its tanh approximation, the default of JAX: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.gelu_tanh(x + h) - fastact.derivative.gelu_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.gelu_tanh(x), slope, atol=1e-6)
True
"""

golu: _ufunc_x
r"""Gompertz linear unit: x times the Gompertz function, which is not symmetric: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.golu(x + h) - fastact.derivative.golu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.golu(x), slope, atol=1e-6)
True
"""

identity: _ufunc_x
r"""Identity: the input itself: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.identity(x + h) - fastact.derivative.identity(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.identity(x), slope, atol=1e-6)
True
"""

isrlu: _isrlu
r"""Inverse square root linear unit: elu without exponential, twice differentiable: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.isrlu(x + h) - fastact.derivative.isrlu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.isrlu(x), slope, atol=1e-6)
True
"""

isru: _isru
r"""Inverse square root unit: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.isru(x + h) - fastact.derivative.isru(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.isru(x), slope, atol=1e-6)
True
"""

laplace: _laplace
r"""Normal distribution function, which approximates a squared relu in attention: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.laplace(x + h) - fastact.derivative.laplace(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.laplace(x), slope, atol=1e-6)
True
"""

lecun_tanh: _ufunc_x
r"""Scaled hyperbolic tangent: f(±1) ≈ ±1, with the largest second derivative there: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.lecun_tanh(x + h) - fastact.derivative.lecun_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.lecun_tanh(x), slope, atol=1e-6)
True
"""

lisht: _ufunc_x
r"""Linearly scaled hyperbolic tangent: an even function, |x| far out: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.lisht(x + h) - fastact.derivative.lisht(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.lisht(x), slope, atol=1e-6)
True
"""

logcosh: _ufunc_x
r"""Logarithm of the hyperbolic cosine: a parabola near 0, |x| − log 2 far out: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.logcosh(x + h) - fastact.derivative.logcosh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.logcosh(x), slope, atol=1e-6)
True
"""

logish: _ufunc_x
r"""Logish: x times the logarithm of 1 + sigmoid; slope log 2 far right: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.logish(x + h) - fastact.derivative.logish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.logish(x), slope, atol=1e-6)
True
"""

logsigmoid: _ufunc_x
r"""Logarithm of the sigmoid, the log-likelihood of a binary classifier: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.logsigmoid(x + h) - fastact.derivative.logsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.logsigmoid(x), slope, atol=1e-6)
True
"""

mish: _ufunc_x
r"""Mish: smooth, bounded below by −0.3088, not monotone: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.mish(x + h) - fastact.derivative.mish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.mish(x), slope, atol=1e-6)
True
"""

phish: _ufunc_x
r"""Phish: x times tanh of gelu; never negative: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.phish(x + h) - fastact.derivative.phish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.phish(x), slope, atol=1e-6)
True
"""

quick_gelu: _ufunc_x
r"""Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.quick_gelu(x + h) - fastact.derivative.quick_gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.quick_gelu(x), slope, atol=1e-6)
True
"""

serf: _ufunc_x
r"""Serf: x times the error function of softplus: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.serf(x + h) - fastact.derivative.serf(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.serf(x), slope, atol=1e-6)
True
"""

shifted_softplus: _ufunc_x
r"""Softplus through the origin: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.shifted_softplus(x + h) - fastact.derivative.shifted_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.shifted_softplus(x), slope, atol=1e-6)
True
"""

sigmoid: _ufunc_x
r"""Logistic sigmoid: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.sigmoid(x + h) - fastact.derivative.sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.sigmoid(x), slope, atol=1e-6)
True
"""

silu: _ufunc_x
r"""Sigmoid linear unit; the same as swish with beta = 1: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.silu(x + h) - fastact.derivative.silu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.silu(x), slope, atol=1e-6)
True
"""

smish: _ufunc_x
r"""Smish: x times tanh of log(1 + sigmoid); slope 0.6 far right: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.smish(x + h) - fastact.derivative.smish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.smish(x), slope, atol=1e-6)
True
"""

snake: _snake
r"""Snake: a line with a periodic part, for signals that repeat: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.snake(x + h) - fastact.derivative.snake(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.snake(x), slope, atol=1e-6)
True
"""

soft_exponential: _soft_exponential
r"""Soft exponential: goes over from a logarithm through the identity to an exponential: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.soft_exponential(x + h, 0.5) - fastact.derivative.soft_exponential(x - h, 0.5)) / (2 * h)
>>> np.allclose(fastact.derivative2.soft_exponential(x, 0.5), slope, atol=1e-6)
True
"""

softcap: _softcap
r"""Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.softcap(x + h) - fastact.derivative.softcap(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.softcap(x), slope, atol=1e-6)
True
"""

softplus: _softplus
r"""Softplus: the softened rectifier: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.softplus(x + h) - fastact.derivative.softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.softplus(x), slope, atol=1e-6)
True
"""

sqrt_softplus: _ufunc_x
r"""Root of softplus, a score for routing: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.sqrt_softplus(x + h) - fastact.derivative.sqrt_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.sqrt_softplus(x), slope, atol=1e-6)
True
"""

squareplus: _squareplus
r"""Squareplus: a softplus without exponential: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.squareplus(x + h) - fastact.derivative.squareplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.squareplus(x), slope, atol=1e-6)
True
"""

swish: _swish
r"""Swish: the input times a sigmoid of adjustable sharpness: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.swish(x + h) - fastact.derivative.swish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.swish(x), slope, atol=1e-6)
True
"""

tanh: _ufunc_x
r"""Hyperbolic tangent: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.tanh(x + h) - fastact.derivative.tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.tanh(x), slope, atol=1e-6)
True
"""

tanhshrink: _ufunc_x
r"""Tanhshrink: what tanh takes away: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.tanhshrink(x + h) - fastact.derivative.tanhshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.tanhshrink(x), slope, atol=1e-6)
True
"""

telu: _ufunc_x
r"""Hyperbolic tangent exponential linear unit, also called TanhExp: the second derivative f''(x).

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
    The second derivative f''(x), of the broadcast shape and the inputs' common type.

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
>>> slope = (fastact.derivative.telu(x + h) - fastact.derivative.telu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.telu(x), slope, atol=1e-6)
True
"""
