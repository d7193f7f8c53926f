# Written by `python -m fastact.engine.stubs`; a test compares it with the catalogue.

"""Gradients: ``backward.NAME(g, x, *parameters) -> g·f'(x)``, for backpropagation by hand."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

_Out = NDArray[Any] | tuple[NDArray[Any]] | None
_Outs = tuple[NDArray[Any] | None, ...] | None

def elu(g: ArrayLike, x: ArrayLike, /, alpha: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Exponential linear unit: the gradient g·f'(x).

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
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> np.array_equal(fastact.backward.elu(g, x), g * fastact.derivative.elu(x))
    True
    """

def gelu(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Gaussian error linear unit, exact: the gradient g·f'(x).

    .. math:: f(x) = x \Phi(x)

    .. math:: f'(x) = \Phi(x) + x \varphi(x)

    Accurate in the negative tail, where the usual x·(1 + erf)/2 loses every digit (PyTorch's float32 gelu is 0 below −6). JAX's
    default is the approximation, here `gelu_tanh`. The derivative is 0 at x = −0.7518.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.gelu(g, x), g * fastact.derivative.gelu(x))
    True
    """

def gelu_tanh(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Gaussian error linear unit in its tanh approximation, the default of JAX: the gradient g·f'(x).

    .. math:: f(x) = x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))

    .. math:: f'(x) = \sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)

    Computed as x·σ(2u), which keeps the negative tail; 1 + tanh(u) is 0 below −5 in float32.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.gelu_tanh(g, x), g * fastact.derivative.gelu_tanh(x))
    True
    """

def identity(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Identity: the input itself: the gradient g·f'(x).

    .. math:: f(x) = x

    .. math:: f'(x) = 1

    A network of identities is one linear layer.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.identity(g, x), g * fastact.derivative.identity(x))
    True
    """

def leaky_relu(g: ArrayLike, x: ArrayLike, /, negative_slope: ArrayLike = 0.01, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Leaky rectified linear unit: the gradient g·f'(x).

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
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> np.array_equal(fastact.backward.leaky_relu(g, x), g * fastact.derivative.leaky_relu(x))
    True
    """

def prelu(g: ArrayLike, x: ArrayLike, /, weight: ArrayLike, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·f'(x).

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
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> np.array_equal(fastact.backward.prelu(g, x, 0.25), g * fastact.derivative.prelu(x, 0.25))
    True
    """

def relu(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Rectified linear unit: the gradient g·f'(x).

    .. math:: f(x) = \max(x, 0)

    .. math:: f'(x) = 1 for x > 0, else 0

    The derivative at 0 is 0, as in PyTorch and JAX. A unit whose input stays negative gets no gradient any more.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.relu(g, x), g * fastact.derivative.relu(x))
    True
    """

def relu6(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Rectified linear unit, bounded by 6: the gradient g·f'(x).

    .. math:: f(x) = \min(\max(x, 0), 6)

    .. math:: f'(x) = 1 for 0 < x < 6, else 0

    The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.relu6(g, x), g * fastact.derivative.relu6(x))
    True
    """

def selu(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: the gradient g·f'(x).

    .. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

    .. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

    The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.selu(g, x), g * fastact.derivative.selu(x))
    True
    """

def sigmoid(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Logistic sigmoid: the gradient g·f'(x).

    .. math:: f(x) = 1 / (1 + e^{-x})

    .. math:: f'(x) = \sigma(x) \sigma(-x)

    The derivative is at most 0.25, so that a chain of sigmoids shrinks gradients. It is computed from x and exact in both
    tails, where y·(1 − y) is 0 for x > 17 in float32. A class by the threshold 0.5 is ``x >= 0``.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.sigmoid(g, x), g * fastact.derivative.sigmoid(x))
    True
    """

def silu(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Sigmoid linear unit; the same as swish with beta = 1: the gradient g·f'(x).

    .. math:: f(x) = x \sigma(x)

    .. math:: f'(x) = \sigma(x) (1 + x \sigma(-x))

    Smooth, bounded below by −0.2785, not monotone: the derivative is 0 at x = −1.2785.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.silu(g, x), g * fastact.derivative.silu(x))
    True
    """

def softmax(g: ArrayLike, y: ArrayLike, /, *, out: _Out = ..., axis: int = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Softmax: the exponentials of a row, divided by their sum: the gradient of the input, from the output.

    .. math:: y_i = e^{x_i} / \sum_j e^{x_j}

    .. math:: \partial y_i / \partial x_j = y_i (\delta_{ij} - y_j)

    The largest entry is subtracted first, so that no row overflows. An entry of −inf gets 0; a row of −inf only, or with +inf or
    NaN in it, is NaN throughout, as in PyTorch, JAX and SciPy. The backward pass takes the output y, not the input.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array_like
        Output of the forward pass; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    axis : int, default -1
        The axis along which a row lies.
    **kwargs
        As for every generalised `numpy.ufunc`: ``out``, ``axes``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    dx : ndarray
        The gradient with respect to the input.

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
    Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> g, x = np.array([[1.0, 0.0, 0.0]]), np.array([[2.0, 1.0, 0.0]])
    >>> dx = fastact.backward.softmax(g, fastact.softmax(x))
    >>> np.allclose(dx.sum(axis=-1), 0.0)
    True
    """

def softplus(g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Softplus: the softened rectifier: the gradient g·f'(x).

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
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> np.array_equal(fastact.backward.softplus(g, x), g * fastact.derivative.softplus(x))
    True
    """

def swish(g: ArrayLike, x: ArrayLike, /, beta: ArrayLike = 1.0, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Swish: the input times a sigmoid of adjustable sharpness: the gradient g·f'(x).

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
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> np.array_equal(fastact.backward.swish(g, x), g * fastact.derivative.swish(x))
    True
    """

def tanh(g: ArrayLike, x: ArrayLike, /, *, out: _Out = ..., where: ArrayLike = ..., dtype: DTypeLike = ..., **kwargs: Any) -> NDArray[Any]:
    r"""Hyperbolic tangent: the gradient g·f'(x).

    .. math:: f(x) = \sinh x / \cosh x

    .. math:: f'(x) = 1 / \cosh^2 x

    Like the sigmoid, but centred at 0 with range (−1, 1). The derivative is exact in both tails, where 1 − y² is 0 for
    |x| > 9.01 in float32.

    Parameters
    ----------
    g : array_like
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array_like
        Input, any shape, any real number; float32 or float64; other real types are converted as by NumPy's own ufuncs.
    **kwargs
        As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.

    Returns
    -------
    ndarray
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.tanh(g, x), g * fastact.derivative.tanh(x))
    True
    """
