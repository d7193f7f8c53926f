# Written by `python -m fastact.engine.stubs`; a test compares it with the catalogue.

"""Derivatives: ``derivative.NAME(x, *parameters) -> f'(x)``, for plots, Jacobians and physics-informed losses."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

_Out = NDArray[Any] | tuple[NDArray[Any]] | None
_Outs = tuple[NDArray[Any] | None, ...] | None

def elu(x: ArrayLike, /, alpha: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Exponential linear unit: the derivative f'(x).

    .. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

    .. math:: f'(x) = 1 for x > 0, else \alpha e^x

    The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.elu(x + h) - fastact.elu(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.elu(x), slope, atol=1e-6)
    True
    """

def gelu(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Gaussian error linear unit, exact: the derivative f'(x).

    .. math:: f(x) = x \Phi(x)

    .. math:: f'(x) = \Phi(x) + x \varphi(x)

    Accurate in the negative tail, where the usual x·(1 + erf)/2 loses every digit (PyTorch's float32 gelu is 0 below −6). JAX's
    default is the approximation, here `gelu_tanh`. The derivative is 0 at x = −0.7518.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.gelu(x + h) - fastact.gelu(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.gelu(x), slope, atol=1e-6)
    True
    """

def gelu_tanh(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Gaussian error linear unit in its tanh approximation, the default of JAX: the derivative f'(x).

    .. math:: f(x) = x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))

    .. math:: f'(x) = \sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)

    Computed as x·σ(2u), which keeps the negative tail; 1 + tanh(u) is 0 below −5 in float32.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.gelu_tanh(x + h) - fastact.gelu_tanh(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.gelu_tanh(x), slope, atol=1e-6)
    True
    """

def identity(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Identity: the input itself: the derivative f'(x).

    .. math:: f(x) = x

    .. math:: f'(x) = 1

    A network of identities is one linear layer.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.identity(x + h) - fastact.identity(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.identity(x), slope, atol=1e-6)
    True
    """

def leaky_relu(x: ArrayLike, /, negative_slope: ArrayLike = 0.01, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Leaky rectified linear unit: the derivative f'(x).

    .. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

    .. math:: f'(x) = 1 for x > 0, else negative_slope

    The derivative at 0 is the slope, as in PyTorch; JAX gives 1 at exactly 0.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.leaky_relu(x + h) - fastact.leaky_relu(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.leaky_relu(x), slope, atol=1e-6)
    True
    """

def prelu(x: ArrayLike, /, weight: ArrayLike, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Parametric rectified linear unit: a leaky one whose slope is learned: the derivative f'(x).

    .. math:: f(x) = x for x > 0, else \text{weight} \cdot x

    .. math:: f'(x) = 1 for x > 0, else weight

    The derivative at 0 is the weight, and 0 by the weight, as in PyTorch.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.prelu(x + h, 0.25) - fastact.prelu(x - h, 0.25)) / (2 * h)
    >>> np.allclose(fastact.derivative.prelu(x, 0.25), slope, atol=1e-6)
    True
    """

def relu(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Rectified linear unit: the derivative f'(x).

    .. math:: f(x) = \max(x, 0)

    .. math:: f'(x) = 1 for x > 0, else 0

    The derivative at 0 is 0, as in PyTorch and JAX. A unit whose input stays negative gets no gradient any more.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.relu(x + h) - fastact.relu(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.relu(x), slope, atol=1e-6)
    True
    """

def relu6(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Rectified linear unit, bounded by 6: the derivative f'(x).

    .. math:: f(x) = \min(\max(x, 0), 6)

    .. math:: f'(x) = 1 for 0 < x < 6, else 0

    The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.relu6(x + h) - fastact.relu6(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.relu6(x), slope, atol=1e-6)
    True
    """

def selu(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: the derivative f'(x).

    .. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

    .. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

    The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.selu(x + h) - fastact.selu(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.selu(x), slope, atol=1e-6)
    True
    """

def sigmoid(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Logistic sigmoid: the derivative f'(x).

    .. math:: f(x) = 1 / (1 + e^{-x})

    .. math:: f'(x) = \sigma(x) \sigma(-x)

    The derivative is at most 0.25, so that a chain of sigmoids shrinks gradients. It is computed from x and exact in both
    tails, where y·(1 − y) is 0 for x > 17 in float32. A class by the threshold 0.5 is ``x >= 0``.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.sigmoid(x + h) - fastact.sigmoid(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.sigmoid(x), slope, atol=1e-6)
    True
    """

def silu(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Sigmoid linear unit; the same as swish with beta = 1: the derivative f'(x).

    .. math:: f(x) = x \sigma(x)

    .. math:: f'(x) = \sigma(x) (1 + x \sigma(-x))

    Smooth, bounded below by −0.2785, not monotone: the derivative is 0 at x = −1.2785.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.silu(x + h) - fastact.silu(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.silu(x), slope, atol=1e-6)
    True
    """

def softplus(x: ArrayLike, /, beta: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Softplus: the softened rectifier: the derivative f'(x).

    .. math:: f(x) = \log(1 + e^{\beta x}) / \beta

    .. math:: f'(x) = \sigma(\beta x)

    There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    beta : array_like, default 1.0
        Sharpness, not 0; the larger, the closer to relu; broadcasts with `x`.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.softplus(x + h) - fastact.softplus(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.softplus(x), slope, atol=1e-6)
    True
    """

def swish(x: ArrayLike, /, beta: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Swish: the input times a sigmoid of adjustable sharpness: the derivative f'(x).

    .. math:: f(x) = x \sigma(\beta x)

    .. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.swish(x + h) - fastact.swish(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.swish(x), slope, atol=1e-6)
    True
    """

def tanh(x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Hyperbolic tangent: the derivative f'(x).

    .. math:: f(x) = \sinh x / \cosh x

    .. math:: f'(x) = 1 / \cosh^2 x

    Like the sigmoid, but centred at 0 with range (−1, 1). The derivative is exact in both tails, where 1 − y² is 0 for
    |x| > 9.01 in float32.

    Parameters
    ----------
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.tanh(x + h) - fastact.tanh(x - h)) / (2 * h)
    >>> np.allclose(fastact.derivative.tanh(x), slope, atol=1e-6)
    True
    """
