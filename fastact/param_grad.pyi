# Written by `python -m fastact.engine.stubs`; a test compares it with the catalogue.

"""Gradients by parameters: ``param_grad.NAME(g, x, *parameters) -> g·∂f/∂p``, element-wise, one output a parameter."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

_Out = NDArray[Any] | tuple[NDArray[Any]] | None
_Outs = tuple[NDArray[Any] | None, ...] | None

def elu(g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Exponential linear unit: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

    .. math:: f'(x) = 1 for x > 0, else \alpha e^x

    The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> fastact.param_grad.elu(g, x).shape
    (3,)
    """

def leaky_relu(g: ArrayLike, x: ArrayLike, /, negative_slope: ArrayLike = 0.01, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Leaky rectified linear unit: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

    .. math:: f'(x) = 1 for x > 0, else negative_slope

    The derivative at 0 is the slope, as in PyTorch; JAX gives 1 at exactly 0.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> fastact.param_grad.leaky_relu(g, x).shape
    (3,)
    """

def prelu(g: ArrayLike, x: ArrayLike, /, weight: ArrayLike, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > 0, else \text{weight} \cdot x

    .. math:: f'(x) = 1 for x > 0, else weight

    The derivative at 0 is the weight, and 0 by the weight, as in PyTorch.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> fastact.param_grad.prelu(g, x, 0.25).shape
    (3,)
    """

def softplus(g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Softplus: the softened rectifier: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \log(1 + e^{\beta x}) / \beta

    .. math:: f'(x) = \sigma(\beta x)

    There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    beta : array_like, default 1.0
        Sharpness, not 0; the larger, the closer to relu; broadcasts with `x`.
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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> fastact.param_grad.softplus(g, x).shape
    (3,)
    """

def swish(g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Swish: the input times a sigmoid of adjustable sharpness: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x \sigma(\beta x)

    .. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> fastact.param_grad.swish(g, x).shape
    (3,)
    """
