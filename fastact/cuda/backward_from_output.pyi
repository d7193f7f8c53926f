# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients from outputs, for arrays on a GPU."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def celu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""celu: the gradient g·f'(x) from the output y = f(x).

    Continuously differentiable exponential linear unit, an elu with slope 1 at 0 for every alpha.

    .. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

    .. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

    .. math:: f'(x) = 1 for y > 0, else 1 + y / \alpha

    For positive alpha only. Inaccurate in the left tail, where the output is close to −alpha.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Negative of the limit at −∞; positive, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Barron (2017), arXiv:1704.07483.
    """

def dyt(g: Any, y: D, /, alpha: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""dyt: the gradient g·f'(x) from the output y = f(x).

    Dynamic tanh, which replaces a normalisation layer.

    .. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

    .. math:: f'(x) = \alpha (\text{weight}^2 - (y - \text{bias})^2) / \text{weight}

    Inaccurate in the tails, where the output is nearly constant.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number
        Learned slope of the argument. Broadcasts with `y`.
    weight : array or number
        Learned factor, one for each channel. Broadcasts with `y`.
    bias : array or number
        Learned shift, one for each channel. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Zhu, Chen, He, LeCun & Liu (2025), Transformers without normalization, arXiv:2503.10622.
    """

def elu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""elu: the gradient g·f'(x) from the output y = f(x).

    Exponential linear unit.

    .. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

    .. math:: f'(x) = 1 for x > 0, else \alpha e^x

    .. math:: f'(x) = 1 for y > 0, else y + \alpha

    For positive alpha only. Inaccurate in the left tail, where the output is close to −alpha.

    The derivative at 0 is alpha, as in PyTorch and JAX. It is continuous only if alpha is 1.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Negative of the limit at −∞; any real number. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Clevert, Unterthiner & Hochreiter (2015), arXiv:1511.07289.
    """

def hardshrink(g: Any, y: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""hardshrink: the gradient g·f'(x) from the output y = f(x).

    Hard shrinkage, which sets small inputs to 0.

    .. math:: f(x) = x for |x| > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    .. math:: f'(x) = 1 for y \ne 0, else 0

    For non-negative lambd only.

    The derivative at ±lambd is 0, as in PyTorch. The derivative with respect to lambd is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    lambd : array or number, default 0.5
        Threshold; a negative threshold keeps every x. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet shrinkage.
    """

def hardsigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""hardsigmoid: the gradient g·f'(x) from the output y = f(x).

    Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX.

    .. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

    .. math:: f'(x) = 1/6 for −3 < x < 3, else 0

    .. math:: f'(x) = 1/6 for 0 < y < 1, else 0

    The derivative at ±3 is 0. ONNX's default and Keras 2 use the slope 0.2.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Howard et al. (2019), MobileNetV3, arXiv:1905.02244.
    """

def hardtanh(g: Any, y: D, /, min_val: Any = -1.0, max_val: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""hardtanh: the gradient g·f'(x) from the output y = f(x).

    Clipped identity.

    .. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

    .. math:: f'(x) = 1 for min_val < x < max_val, else 0

    .. math:: f'(x) = 1 for min\_val < y < max\_val, else 0

    The derivative at both bounds is 0, as in PyTorch; JAX returns 1.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    min_val : array or number, default -1.0
        Lower bound. Broadcasts with `y`.
    max_val : array or number, default 1.0
        Upper bound, not below min_val, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Collobert (2004), Large scale machine learning.
    """

def identity(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""identity: the gradient g·f'(x) from the output y = f(x).

    Identity: returns its input.

    .. math:: f(x) = x

    .. math:: f'(x) = 1

    .. math:: f'(x) = 1

    A network whose activations are identities is a linear map.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    The identity map.
    """

def isrlu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""isrlu: the gradient g·f'(x) from the output y = f(x).

    Inverse square root linear unit, an algebraic form of elu that is twice differentiable.

    .. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

    .. math:: f'(x) = 1 for y \ge 0, else (1 - \alpha y^2)^{3/2}

    Inaccurate in the left tail, where the output is nearly constant.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Number that determines the left limit −1/√alpha; not negative, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.
    """

def isru(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""isru: the gradient g·f'(x) from the output y = f(x).

    Inverse square root unit.

    .. math:: f(x) = x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

    .. math:: f'(x) = (1 - \alpha y^2)^{3/2}

    Inaccurate in the tails, where the output is nearly constant.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Number that determines the limits ±1/√alpha; not negative, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.
    """

def leaky_relu(g: Any, y: D, /, negative_slope: Any = 0.01, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""leaky_relu: the gradient g·f'(x) from the output y = f(x).

    Leaky rectified linear unit.

    .. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

    .. math:: f'(x) = 1 for x > 0, else \text{negative\_slope}

    .. math:: f'(x) = 1 for y > 0, else \text{negative\_slope}

    For positive slopes only: otherwise the output does not determine the sign of the input.

    The derivative at 0 is the slope, as in PyTorch; JAX returns 1.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    negative_slope : array or number, default 0.01
        Slope for x < 0; Keras and TensorFlow use 0.2. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural network acoustic models.
    """

def lecun_tanh(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""lecun_tanh: the gradient g·f'(x) from the output y = f(x).

    Scaled hyperbolic tangent with f(±1) ≈ ±1 and the extrema of the second derivative near ±1.

    .. math:: f(x) = 1.7159 \tanh(2x/3)

    .. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

    .. math:: f'(x) = 1.7159 \cdot 2/3 \cdot (1 - (y / 1.7159)^2)

    Inaccurate in the tails, where the output is nearly constant.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    LeCun, Bottou, Orr & Müller (1998), Efficient BackProp.
    """

def logsigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""logsigmoid: the gradient g·f'(x) from the output y = f(x).

    Logarithm of the sigmoid, the log-likelihood of a binary classifier.

    .. math:: f(x) = -\log(1 + e^{-x})

    .. math:: f'(x) = \sigma(-x)

    .. math:: f'(x) = 1 - e^y

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    The logarithm of the logistic function; PyTorch's logsigmoid.
    """

def nlrelu(g: Any, y: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""nlrelu: the gradient g·f'(x) from the output y = f(x).

    Natural logarithm rectified linear unit.

    .. math:: f(x) = \log(1 + \beta \max(x, 0))

    .. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

    .. math:: f'(x) = \beta e^{-y} for y > 0, else 0

    The derivative at 0 is 0.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    beta : array or number, default 1.0
        Slope at 0; positive, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Liu, Zhang, Kong & Cai (2019), Natural-logarithm-rectified activation function, arXiv:1908.03682.
    """

def prelu(g: Any, y: D, /, weight: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""prelu: the gradient g·f'(x) from the output y = f(x).

    Parametric rectified linear unit, a leaky relu with a learned slope.

    .. math:: f(x) = x for x > 0, else \text{weight} \cdot x

    .. math:: f'(x) = 1 for x > 0, else weight

    .. math:: f'(x) = 1 for y > 0, else \text{weight}

    For positive weights only: otherwise the output does not determine the sign of the input.

    The derivative at 0 is the weight, and the derivative with respect to the weight is 0, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    weight : array or number
        Learned slope for x < 0, for instance one for each channel. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    He, Zhang, Ren & Sun (2015), arXiv:1502.01852.
    """

def relu(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""relu: the gradient g·f'(x) from the output y = f(x).

    Rectified linear unit.

    .. math:: f(x) = \max(x, 0)

    .. math:: f'(x) = 1 for x > 0, else 0

    .. math:: f'(x) = 1 for y > 0, else 0

    The derivative at 0 is 0, as in PyTorch and JAX. A unit whose inputs are all negative receives no gradient.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines.
    """

def relu2(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""relu2: the gradient g·f'(x) from the output y = f(x).

    Squared rectified linear unit.

    .. math:: f(x) = \max(x, 0)^2

    .. math:: f'(x) = 2 \max(x, 0)

    .. math:: f'(x) = 2 \sqrt{y}

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    So et al. (2021), Primer, arXiv:2109.08668.
    """

def relu6(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""relu6: the gradient g·f'(x) from the output y = f(x).

    Rectified linear unit bounded by 6.

    .. math:: f(x) = \min(\max(x, 0), 6)

    .. math:: f'(x) = 1 for 0 < x < 6, else 0

    .. math:: f'(x) = 1 for 0 < y < 6, else 0

    The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Howard et al. (2017), arXiv:1704.04861.
    """

def selu(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""selu: the gradient g·f'(x) from the output y = f(x).

    Scaled exponential linear unit, which preserves mean 0 and variance 1 through deep networks.

    .. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

    .. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

    .. math:: f'(x) = \lambda for y > 0, else y + \lambda \alpha

    Inaccurate in the left tail, where the output is close to −λα.

    The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Klambauer, Unterthiner, Mayr & Hochreiter (2017), arXiv:1706.02515.
    """

def shifted_softplus(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""shifted_softplus: the gradient g·f'(x) from the output y = f(x).

    Softplus shifted to pass through the origin.

    .. math:: f(x) = \log(1 + e^x) - \log 2

    .. math:: f'(x) = \sigma(x)

    .. math:: f'(x) = 1 - e^{-y} / 2

    Inaccurate in the left tail, where the output is close to −log 2.

    Near 0, where the difference would cancel, it is computed as x/2 + log cosh(x/2).

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Schütt et al. (2017), SchNet, arXiv:1706.08566.
    """

def sigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
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
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Verhulst (1845); the logistic function.
    """

def smelu(g: Any, y: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""smelu: the gradient g·f'(x) from the output y = f(x).

    Smooth rectifier whose kink is rounded by a parabola.

    .. math:: f(x) = 0 for x ≤ −\beta, x for x ≥ \beta, else (x + \beta)^2 / (4 \beta)

    .. math:: f'(x) = 0 for x ≤ −\beta, 1 for x ≥ \beta, else (x + \beta) / (2 \beta)

    .. math:: f'(x) = 1 for y \ge \beta, else \sqrt{y / \beta}

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    beta : array or number, default 1.0
        Half width of the rounded part; positive, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Shamir, Lin & Coviello (2020), arXiv:2010.09931.
    """

def soft_exponential(g: Any, y: D, /, alpha: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""soft_exponential: the gradient g·f'(x) from the output y = f(x).

    Soft exponential, which interpolates between a logarithm, the identity and an exponential.

    .. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

    .. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

    .. math:: f'(x) = 1 + \alpha (y - \alpha) for \alpha > 0, else e^{\alpha y}

    Inaccurate in the left tail for positive alpha.

    For alpha < 0 it is defined for x > 1/alpha − alpha only; the result for smaller x is NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number
        Learned number: −1 gives a logarithm, 0 the identity, 1 an exponential; any real number. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Godfrey & Gashler (2015), A continuum among logarithmic, linear, and exponential functions, arXiv:1602.01321.
    """

def softcap(g: Any, y: D, /, cap: Any = 30.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""softcap: the gradient g·f'(x) from the output y = f(x).

    Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after.

    .. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

    .. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

    .. math:: f'(x) = 1 - (y / \text{cap})^2

    Inaccurate in the tails, where the output is close to ±cap.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    cap : array or number, default 30.0
        Bound; Gemma 2 uses 50 for attention and 30 for logits; positive, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Gemma Team (2024), Gemma 2, arXiv:2408.00118.
    """

def softplus(g: Any, y: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""softplus: the gradient g·f'(x) from the output y = f(x).

    Softplus, a smooth rectifier.

    .. math:: f(x) = \log(1 + e^{\beta x}) / \beta

    .. math:: f'(x) = \sigma(\beta x)

    .. math:: f'(x) = 1 - e^{-\beta y}

    Unlike PyTorch's softplus, it has no threshold beyond which it is linear.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    beta : array or number, default 1.0
        Sharpness; large values approach relu; not 0, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), Incorporating second-order functional knowledge.
    """

def softshrink(g: Any, y: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""softshrink: the gradient g·f'(x) from the output y = f(x).

    Soft shrinkage, which moves inputs towards 0 by lambd and sets small inputs to 0.

    .. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    .. math:: f'(x) = 1 for y \ne 0, else 0

    The derivative at ±lambd is 0, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    lambd : array or number, default 0.5
        Threshold; not negative, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Donoho (1995), De-noising by soft-thresholding.
    """

def softsign(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""softsign: the gradient g·f'(x) from the output y = f(x).

    Softsign, similar to tanh, with tails that approach ±1 slowly.

    .. math:: f(x) = x / (1 + |x|)

    .. math:: f'(x) = 1 / (1 + |x|)^2

    .. math:: f'(x) = (1 - |y|)^2

    Inaccurate in the tails, where the output is close to ±1.

    The value at ±inf is ±1; PyTorch and JAX return NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Bergstra, Desjardins, Lamblin & Bengio (2009), Quadratic polynomials learn better image features.
    """

def sparse_plus(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""sparse_plus: the gradient g·f'(x) from the output y = f(x).

    Rectifier with a rounded kink: smelu with beta = 1.

    .. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

    .. math:: f'(x) = 0 for x ≤ −1, 1 for x ≥ 1, else (x + 1)/2

    .. math:: f'(x) = 1 for y \ge 1, else \sqrt{y}

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    JAX's sparse_plus; Shamir, Lin & Coviello (2020), arXiv:2010.09931.
    """

def sparse_sigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""sparse_sigmoid: the gradient g·f'(x) from the output y = f(x).

    Piecewise linear sigmoid, the derivative of sparse_plus.

    .. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

    .. math:: f'(x) = 1/2 for −1 < x < 1, else 0

    .. math:: f'(x) = 1/2 for 0 < y < 1, else 0

    The derivative at ±1 is 0; JAX returns 0.25.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    JAX's sparse_sigmoid; Martins & Astudillo (2016), arXiv:1602.02068.
    """

def sqrt_softplus(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""sqrt_softplus: the gradient g·f'(x) from the output y = f(x).

    Square root of softplus, a score for routing.

    .. math:: f(x) = \sqrt{\log(1 + e^x)}

    .. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

    .. math:: f'(x) = (1 - e^{-y^2}) / (2 y)

    The left tail is e^(x/2), accurate down to the smallest subnormal number.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    DeepSeek-AI (2026), router of DeepSeek-V4.
    """

def squareplus(g: Any, y: D, /, b: Any = 4.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""squareplus: the gradient g·f'(x) from the output y = f(x).

    Squareplus, an algebraic form of softplus.

    .. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

    .. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

    .. math:: f'(x) = 1 / (1 + b / (4 y^2))

    The result is accurate in the negative tail, where x + √(x² + b) cancels.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    b : array or number, default 4.0
        Roundness; 4 gives the value 1 at x = 0; positive, NaN otherwise. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Barron (2021), Squareplus, arXiv:2112.11687.
    """

def star_relu(g: Any, y: D, /, scale: Any = 0.8944, bias: Any = -0.4472, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""star_relu: the gradient g·f'(x) from the output y = f(x).

    Squared rectified linear unit with scale and bias.

    .. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

    .. math:: f'(x) = 2\, \text{scale} \max(x, 0)

    .. math:: f'(x) = 2 \text{scale} \sqrt{(y - \text{bias}) / \text{scale}}

    Inaccurate for outputs close to the bias.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    scale : array or number, default 0.8944
        Factor of the square. Broadcasts with `y`.
    bias : array or number, default -0.4472
        Added to the scaled square; the defaults give mean 0 and variance 1 for standard normal inputs. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Yu et al. (2022), MetaFormer baselines for vision, arXiv:2210.13452.
    """

def step(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""step: the gradient g·f'(x) from the output y = f(x).

    Binary step, the derivative of relu.

    .. math:: f(x) = 1 for x > 0, else 0

    .. math:: f'(x) = 0

    .. math:: f'(x) = 0

    The value at 0 is 0. The derivative is 0 everywhere, also at 0, so a network of steps cannot be trained by gradient descent.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity.
    """

def tanh(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
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
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    The hyperbolic tangent.
    """

def thresholded_relu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""thresholded_relu: the gradient g·f'(x) from the output y = f(x).

    Rectified linear unit with a threshold: x above it, 0 elsewhere.

    .. math:: f(x) = x for x > \alpha, else 0

    .. math:: f'(x) = 1 for x > \alpha, else 0

    .. math:: f'(x) = 1 for y \ne 0, else 0

    The derivative at x = alpha is 0. The derivative with respect to alpha is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Threshold above which the input passes. Broadcasts with `y`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), with the broadcast shape and the common dtype of the inputs.

    Raises
    ------
    TypeError
        If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.
    ValueError
        If shapes do not match, or if a result partly overlaps another array.
    CudaUnavailableError
        If numba-cuda, the driver or the device is missing.

    Notes
    -----
    16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs.

    References
    ----------
    Konda, Memisevic & Krueger (2014), arXiv:1402.3337.
    """
