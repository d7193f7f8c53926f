# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Second derivatives: ``derivative2.NAME(x, *parameters) -> f''(x)``, for twice differentiable functions."""

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
r"""acon_c: the second derivative f''(x).

ACON-C, a smooth switch between two slopes.

.. math:: f(x) = (p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x

.. math:: f'(x) = (p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.acon_c(x + h, 1.0, 0.25, 2.0) - fastact.derivative.acon_c(x - h, 1.0, 0.25, 2.0)) / (2 * h)
>>> np.allclose(fastact.derivative2.acon_c(x, 1.0, 0.25, 2.0), slope, atol=1e-6)
True
"""

bent_identity: _ufunc_x
r"""bent_identity: the second derivative f''(x).

Bent identity, with slope 1/2 far left and 3/2 far right.

.. math:: f(x) = (\sqrt{x^2 + 1} - 1)/2 + x

.. math:: f'(x) = x / (2 \sqrt{x^2 + 1}) + 1

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.bent_identity(x + h) - fastact.derivative.bent_identity(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.bent_identity(x), slope, atol=1e-6)
True
"""

bsilu: _bsilu
r"""bsilu: the second derivative f''(x).

Bounded silu, a surrogate for the gradient of relu.

.. math:: f(x) = (x + \alpha) \sigma(x) - \alpha/2

.. math:: f'(x) = \sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)

It is computed as x·σ(x) + α/2·tanh(x/2), which does not cancel near 0.

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.bsilu(x + h) - fastact.derivative.bsilu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.bsilu(x), slope, atol=1e-6)
True
"""

derf: _derf
r"""derf: the second derivative f''(x).

Dynamic error function, which replaces a normalisation layer.

.. math:: f(x) = \text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.derf(x + h, 0.5, 0.1, 2.0, 1.0) - fastact.derivative.derf(x - h, 0.5, 0.1, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.derivative2.derf(x, 0.5, 0.1, 2.0, 1.0), slope, atol=1e-6)
True
"""

dish: _ufunc_x
r"""dish: the second derivative f''(x).

Dish, an algebraic form of silu.

.. math:: f(x) = x/2 (1 + x / \sqrt{1 + x^2})

.. math:: f'(x) = (1 + x/r)/2 + x / (2 r^3), r = \sqrt{1 + x^2}

The function approaches −1/(4|x|) for x → −∞. The derivative is 0 at x = −0.7862.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.dish(x + h) - fastact.derivative.dish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.dish(x), slope, atol=1e-6)
True
"""

dyt: _dyt
r"""dyt: the second derivative f''(x).

Dynamic tanh, which replaces a normalisation layer.

.. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

.. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.dyt(x + h, 0.5, 2.0, 1.0) - fastact.derivative.dyt(x - h, 0.5, 2.0, 1.0)) / (2 * h)
>>> np.allclose(fastact.derivative2.dyt(x, 0.5, 2.0, 1.0), slope, atol=1e-6)
True
"""

gcu: _ufunc_x
r"""gcu: the second derivative f''(x).

Growing cosine unit, an oscillating function with which a single neuron can learn XOR.

.. math:: f(x) = x \cos x

.. math:: f'(x) = \cos x - x \sin x

It has no limit for x → ±inf and is NaN at ±inf.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives NaN, since there is no limit. No floating-point warnings are issued.

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
r"""gelu: the second derivative f''(x).

Gaussian error linear unit, exact.

.. math:: f(x) = x \Phi(x)

.. math:: f'(x) = \Phi(x) + x \varphi(x)

The result is accurate in the negative tail, where the usual formula x·(1 + erf)/2 cancels (PyTorch's float32 gelu is 0 below
−6). JAX uses the approximation `gelu_tanh` by default. The derivative is 0 at x = −0.7518.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.gelu(x + h) - fastact.derivative.gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.gelu(x), slope, atol=1e-6)
True
"""

gelu_tanh: _ufunc_x
r"""gelu_tanh: the second derivative f''(x).

Gaussian error linear unit in its tanh approximation, the default of JAX.

.. math:: f(x) = x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))

.. math:: f'(x) = \sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)

It is computed as x·σ(2u), which is accurate in the negative tail; 1 + tanh(u) is 0 below −5 in float32.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.gelu_tanh(x + h) - fastact.derivative.gelu_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.gelu_tanh(x), slope, atol=1e-6)
True
"""

golu: _ufunc_x
r"""golu: the second derivative f''(x).

Gompertz linear unit: x times the Gompertz function, which is not symmetric.

.. math:: f(x) = x e^{-e^{-x}}

.. math:: f'(x) = e^{-e^{-x}} (1 + x e^{-x})

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.golu(x + h) - fastact.derivative.golu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.golu(x), slope, atol=1e-6)
True
"""

identity: _ufunc_x
r"""identity: the second derivative f''(x).

Identity: returns its input.

.. math:: f(x) = x

.. math:: f'(x) = 1

A network whose activations are identities is a linear map.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.identity(x + h) - fastact.derivative.identity(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.identity(x), slope, atol=1e-6)
True
"""

isrlu: _isrlu
r"""isrlu: the second derivative f''(x).

Inverse square root linear unit, an algebraic form of elu that is twice differentiable.

.. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.isrlu(x + h) - fastact.derivative.isrlu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.isrlu(x), slope, atol=1e-6)
True
"""

isru: _isru
r"""isru: the second derivative f''(x).

Inverse square root unit.

.. math:: f(x) = x / \sqrt{1 + \alpha x^2}

.. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.isru(x + h) - fastact.derivative.isru(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.isru(x), slope, atol=1e-6)
True
"""

laplace: _laplace
r"""laplace: the second derivative f''(x).

Normal distribution function, which approximates a squared relu in attention.

.. math:: f(x) = (1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2

.. math:: f'(x) = e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.laplace(x + h) - fastact.derivative.laplace(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.laplace(x), slope, atol=1e-6)
True
"""

lecun_tanh: _ufunc_x
r"""lecun_tanh: the second derivative f''(x).

Scaled hyperbolic tangent with f(±1) ≈ ±1 and the extrema of the second derivative near ±1.

.. math:: f(x) = 1.7159 \tanh(2x/3)

.. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.lecun_tanh(x + h) - fastact.derivative.lecun_tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.lecun_tanh(x), slope, atol=1e-6)
True
"""

lisht: _ufunc_x
r"""lisht: the second derivative f''(x).

Linearly scaled hyperbolic tangent, an even function that approaches |x|.

.. math:: f(x) = x \tanh x

.. math:: f'(x) = \tanh x + x / \cosh^2 x

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.lisht(x + h) - fastact.derivative.lisht(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.lisht(x), slope, atol=1e-6)
True
"""

logcosh: _ufunc_x
r"""logcosh: the second derivative f''(x).

Logarithm of the hyperbolic cosine, which is x²/2 near 0 and approaches |x| − log 2.

.. math:: f(x) = \log \cosh x

.. math:: f'(x) = \tanh x

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.logcosh(x + h) - fastact.derivative.logcosh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.logcosh(x), slope, atol=1e-6)
True
"""

logish: _ufunc_x
r"""logish: the second derivative f''(x).

Logish: x times the logarithm of 1 + sigmoid; the slope far right is log 2.

.. math:: f(x) = x \log(1 + \sigma(x))

.. math:: f'(x) = \log(1 + \sigma(x)) + x \sigma(x) \sigma(-x) / (1 + \sigma(x))

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.logish(x + h) - fastact.derivative.logish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.logish(x), slope, atol=1e-6)
True
"""

logsigmoid: _ufunc_x
r"""logsigmoid: the second derivative f''(x).

Logarithm of the sigmoid, the log-likelihood of a binary classifier.

.. math:: f(x) = -\log(1 + e^{-x})

.. math:: f'(x) = \sigma(-x)

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.logsigmoid(x + h) - fastact.derivative.logsigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.logsigmoid(x), slope, atol=1e-6)
True
"""

mish: _ufunc_x
r"""mish: the second derivative f''(x).

Mish: x times tanh of softplus, bounded below by −0.3088 and not monotone.

.. math:: f(x) = x \tanh(\log(1 + e^x))

.. math:: f'(x) = \tanh(s) + x \sigma(x) / \cosh^2(s), s = \log(1 + e^x)

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.mish(x + h) - fastact.derivative.mish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.mish(x), slope, atol=1e-6)
True
"""

phish: _ufunc_x
r"""phish: the second derivative f''(x).

Phish: x times tanh of gelu, which is never negative.

.. math:: f(x) = x \tanh(\text{gelu}(x))

.. math:: f'(x) = \tanh(u) + x\, \text{gelu}'(x) / \cosh^2(u), u = \text{gelu}(x)

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.phish(x + h) - fastact.derivative.phish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.phish(x), slope, atol=1e-6)
True
"""

quick_gelu: _ufunc_x
r"""quick_gelu: the second derivative f''(x).

Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702.

.. math:: f(x) = x \sigma(1.702 x)

.. math:: f'(x) = \sigma(1.702x) (1 + 1.702 x \sigma(-1.702x))

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.quick_gelu(x + h) - fastact.derivative.quick_gelu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.quick_gelu(x), slope, atol=1e-6)
True
"""

serf: _ufunc_x
r"""serf: the second derivative f''(x).

Serf: x times the error function of softplus.

.. math:: f(x) = x\, \text{erf}(\log(1 + e^x))

.. math:: f'(x) = \text{erf}(s) + 2x/\sqrt{\pi}\, e^{-s^2} \sigma(x), s = \log(1 + e^x)

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.serf(x + h) - fastact.derivative.serf(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.serf(x), slope, atol=1e-6)
True
"""

shifted_softplus: _ufunc_x
r"""shifted_softplus: the second derivative f''(x).

Softplus shifted to pass through the origin.

.. math:: f(x) = \log(1 + e^x) - \log 2

.. math:: f'(x) = \sigma(x)

Near 0, where the difference would cancel, it is computed as x/2 + log cosh(x/2).

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.shifted_softplus(x + h) - fastact.derivative.shifted_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.shifted_softplus(x), slope, atol=1e-6)
True
"""

sigmoid: _ufunc_x
r"""sigmoid: the second derivative f''(x).

Logistic sigmoid.

.. math:: f(x) = 1 / (1 + e^{-x})

.. math:: f'(x) = \sigma(x) \sigma(-x)

The derivative is at most 0.25, so a chain of sigmoids reduces gradients. It is computed from x and accurate in both tails;
y·(1 − y) is 0 for x > 17 in float32. To classify with the threshold 0.5, use ``x >= 0``.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.sigmoid(x + h) - fastact.derivative.sigmoid(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.sigmoid(x), slope, atol=1e-6)
True
"""

silu: _ufunc_x
r"""silu: the second derivative f''(x).

Sigmoid linear unit; the same as swish with beta = 1.

.. math:: f(x) = x \sigma(x)

.. math:: f'(x) = \sigma(x) (1 + x \sigma(-x))

The function is smooth and bounded below by −0.2785. It is not monotone: the derivative is 0 at x = −1.2785.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.silu(x + h) - fastact.derivative.silu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.silu(x), slope, atol=1e-6)
True
"""

smish: _ufunc_x
r"""smish: the second derivative f''(x).

Smish: x times tanh of log(1 + sigmoid); the slope far right is 0.6.

.. math:: f(x) = x \tanh(\log(1 + \sigma(x)))

.. math:: f'(x) = \tanh(s) + x \sigma(x)\sigma(-x) / (\cosh^2(s) (1 + \sigma(x))), s = \log(1 + \sigma(x))

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.smish(x + h) - fastact.derivative.smish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.smish(x), slope, atol=1e-6)
True
"""

snake: _snake
r"""snake: the second derivative f''(x).

Snake, the identity plus a periodic function, for periodic signals.

.. math:: f(x) = x + \sin^2(\alpha x) / \alpha

.. math:: f'(x) = 1 + \sin(2 \alpha x)

The derivative has no limit for x → ±inf and is NaN at ±inf. It is also NaN if alpha·x overflows.

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

Raises
------
TypeError
    If an input cannot be cast safely to float64, as for complex numbers, objects and strings.
ValueError
    If the shapes of the inputs do not broadcast.

Notes
-----
NaN gives NaN, and ±inf gives NaN, since there is no limit. No floating-point warnings are issued.

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
r"""soft_exponential: the second derivative f''(x).

Soft exponential, which interpolates between a logarithm, the identity and an exponential.

.. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

.. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

For alpha < 0 it is defined for x > 1/alpha − alpha only; the result for smaller x is NaN.

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.soft_exponential(x + h, 0.5) - fastact.derivative.soft_exponential(x - h, 0.5)) / (2 * h)
>>> np.allclose(fastact.derivative2.soft_exponential(x, 0.5), slope, atol=1e-6)
True
"""

softcap: _softcap
r"""softcap: the second derivative f''(x).

Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after.

.. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

.. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.softcap(x + h) - fastact.derivative.softcap(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.softcap(x), slope, atol=1e-6)
True
"""

softplus: _softplus
r"""softplus: the second derivative f''(x).

Softplus, a smooth rectifier.

.. math:: f(x) = \log(1 + e^{\beta x}) / \beta

.. math:: f'(x) = \sigma(\beta x)

Unlike PyTorch's softplus, it has no threshold beyond which it is linear.

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.softplus(x + h) - fastact.derivative.softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.softplus(x), slope, atol=1e-6)
True
"""

sqrt_softplus: _ufunc_x
r"""sqrt_softplus: the second derivative f''(x).

Square root of softplus, a score for routing.

.. math:: f(x) = \sqrt{\log(1 + e^x)}

.. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

The left tail is e^(x/2), accurate down to the smallest subnormal number.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.sqrt_softplus(x + h) - fastact.derivative.sqrt_softplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.sqrt_softplus(x), slope, atol=1e-6)
True
"""

squareplus: _squareplus
r"""squareplus: the second derivative f''(x).

Squareplus, an algebraic form of softplus.

.. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

.. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

The result is accurate in the negative tail, where x + √(x² + b) cancels.

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.squareplus(x + h) - fastact.derivative.squareplus(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.squareplus(x), slope, atol=1e-6)
True
"""

swish: _swish
r"""swish: the second derivative f''(x).

Swish, x times a sigmoid of adjustable sharpness.

.. math:: f(x) = x \sigma(\beta x)

.. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

Parameters
----------
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
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.swish(x + h) - fastact.derivative.swish(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.swish(x), slope, atol=1e-6)
True
"""

tanh: _ufunc_x
r"""tanh: the second derivative f''(x).

Hyperbolic tangent.

.. math:: f(x) = \sinh x / \cosh x

.. math:: f'(x) = 1 / \cosh^2 x

It is a sigmoid centred at 0 with range (−1, 1). The derivative is accurate in both tails; 1 − y² is 0 for
|x| > 9.01 in float32.

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.tanh(x + h) - fastact.derivative.tanh(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.tanh(x), slope, atol=1e-6)
True
"""

tanhshrink: _ufunc_x
r"""tanhshrink: the second derivative f''(x).

Tanhshrink, the difference between x and tanh x.

.. math:: f(x) = x - \tanh x

.. math:: f'(x) = \tanh^2 x

The result is accurate near 0, where the difference cancels (PyTorch's float32 result is 0 below 2e-4).

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.tanhshrink(x + h) - fastact.derivative.tanhshrink(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.tanhshrink(x), slope, atol=1e-6)
True
"""

telu: _ufunc_x
r"""telu: the second derivative f''(x).

Hyperbolic tangent exponential linear unit, also called TanhExp.

.. math:: f(x) = x \tanh(e^x)

.. math:: f'(x) = \tanh(e^x) + x e^x / \cosh^2(e^x)

Parameters
----------
x : array_like
    Real numbers, of any shape.
    Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32.
**kwargs
    The arguments of a `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

Returns
-------
ndarray
    The second derivative f''(x), with the broadcast shape and the common dtype of the inputs.

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
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.telu(x + h) - fastact.derivative.telu(x - h)) / (2 * h)
>>> np.allclose(fastact.derivative2.telu(x), slope, atol=1e-6)
True
"""
