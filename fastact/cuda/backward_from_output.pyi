# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients from outputs, for arrays on a GPU."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def celu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

    .. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

    .. math:: f'(x) = 1 for y > 0, else 1 + y / \alpha

    For a positive alpha. In the left tail, where the output is nearly −alpha, few digits are left.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        −alpha is the limit for x → −∞; positive, NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Barron (2017), arXiv:1704.07483.
    """

def dyt(g: Any, y: D, /, alpha: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Dynamic tanh, which replaces a normalisation layer: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

    .. math:: f'(x) = \alpha (\text{weight}^2 - (y - \text{bias})^2) / \text{weight}

    In the tails, where the output is nearly constant, few digits are left.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number
        Slope of the argument, one learned number; broadcasts with `y`.
    weight : array or number
        Learned factor, one per channel; broadcasts with `y`.
    bias : array or number
        Learned shift, one per channel; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Zhu, Chen, He, LeCun & Liu (2025), Transformers without normalization, arXiv:2503.10622.
    """

def elu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Exponential linear unit: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

    .. math:: f'(x) = 1 for x > 0, else \alpha e^x

    .. math:: f'(x) = 1 for y > 0, else y + \alpha

    For a positive alpha. In the left tail, where the output is nearly −alpha, few digits are left.

    The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        −alpha is the limit for x → −∞; any real number; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Clevert, Unterthiner & Hochreiter (2015), arXiv:1511.07289.
    """

def hardshrink(g: Any, y: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hard shrinkage: small inputs become 0: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x for |x| > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    .. math:: f'(x) = 1 for y \ne 0, else 0

    For a lambd that is not negative.

    The derivative at ±lambd is 0, as in PyTorch; by lambd it is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    lambd : array or number, default 0.5
        Threshold; a negative one keeps every x; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet shrinkage.
    """

def hardsigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

    .. math:: f'(x) = 1/6 for −3 < x < 3, else 0

    .. math:: f'(x) = 1/6 for 0 < y < 1, else 0

    The derivative at ±3 is 0. ONNX's default and Keras 2 have the slope 0.2.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Howard et al. (2019), MobileNetV3, arXiv:1905.02244.
    """

def hardtanh(g: Any, y: D, /, min_val: Any = -1.0, max_val: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Clipped identity: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

    .. math:: f'(x) = 1 for min_val < x < max_val, else 0

    .. math:: f'(x) = 1 for min\_val < y < max\_val, else 0

    The derivative at both bounds is 0, as in PyTorch; JAX gives 1 there.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    min_val : array or number, default -1.0
        Smallest value; broadcasts with `y`.
    max_val : array or number, default 1.0
        Largest value, not below min_val: NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Collobert (2004), Large scale machine learning.
    """

def identity(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Identity: the input itself: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x

    .. math:: f'(x) = 1

    .. math:: f'(x) = 1

    A network of identities is one linear layer.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    The identity map.
    """

def isrlu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Inverse square root linear unit: elu without exponential, twice differentiable: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

    .. math:: f'(x) = 1 for y \ge 0, else (1 - \alpha y^2)^{3/2}

    In the left tail, where the output is nearly constant, few digits are left.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        Not negative, −1/√alpha is the limit on the left; NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.
    """

def isru(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Inverse square root unit: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

    .. math:: f'(x) = (1 - \alpha y^2)^{3/2}

    In the tails, where the output is nearly constant, few digits are left.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        Not negative, ±1/√alpha are the limits; NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967.
    """

def leaky_relu(g: Any, y: D, /, negative_slope: Any = 0.01, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Leaky rectified linear unit: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

    .. math:: f'(x) = 1 for x > 0, else negative_slope

    .. math:: f'(x) = 1 for y > 0, else \text{negative\_slope}

    For a positive slope: with a negative one the output does not tell the sides apart.

    The derivative at 0 is the slope, as in PyTorch; JAX gives 1 at exactly 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    negative_slope : array or number, default 0.01
        Slope left of 0; Keras and TensorFlow use 0.2; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural network acoustic models.
    """

def lecun_tanh(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Scaled hyperbolic tangent: f(±1) ≈ ±1, with the largest second derivative there: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = 1.7159 \tanh(2x/3)

    .. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

    .. math:: f'(x) = 1.7159 \cdot 2/3 \cdot (1 - (y / 1.7159)^2)

    In the tails, where the output is nearly constant, few digits are left.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    LeCun, Bottou, Orr & Müller (1998), Efficient BackProp.
    """

def logsigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the sigmoid, the log-likelihood of a binary classifier: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = -\log(1 + e^{-x})

    .. math:: f'(x) = \sigma(-x)

    .. math:: f'(x) = 1 - e^y

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    The logarithm of the logistic function; PyTorch's logsigmoid.
    """

def nlrelu(g: Any, y: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Natural logarithm rectified linear unit: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \log(1 + \beta \max(x, 0))

    .. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

    .. math:: f'(x) = \beta e^{-y} for y > 0, else 0

    The derivative at 0 is 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    beta : array or number, default 1.0
        Slope at 0, positive; NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Liu, Zhang, Kong & Cai (2019), Natural-logarithm-rectified activation function, arXiv:1908.03682.
    """

def prelu(g: Any, y: D, /, weight: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x for x > 0, else \text{weight} \cdot x

    .. math:: f'(x) = 1 for x > 0, else weight

    .. math:: f'(x) = 1 for y > 0, else \text{weight}

    For a positive weight: with a negative one the output does not tell the sides apart.

    The derivative at 0 is the weight, and 0 by the weight, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    weight : array or number
        Learned slope left of 0; broadcasts, so a slope per channel needs no copy; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    He, Zhang, Ren & Sun (2015), arXiv:1502.01852.
    """

def relu(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectified linear unit: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \max(x, 0)

    .. math:: f'(x) = 1 for x > 0, else 0

    .. math:: f'(x) = 1 for y > 0, else 0

    The derivative at 0 is 0, as in PyTorch and JAX. A unit whose input stays negative gets no gradient any more.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines.
    """

def relu2(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squared rectified linear unit: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \max(x, 0)^2

    .. math:: f'(x) = 2 \max(x, 0)

    .. math:: f'(x) = 2 \sqrt{y}

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    So et al. (2021), Primer, arXiv:2109.08668.
    """

def relu6(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectified linear unit, bounded by 6: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \min(\max(x, 0), 6)

    .. math:: f'(x) = 1 for 0 < x < 6, else 0

    .. math:: f'(x) = 1 for 0 < y < 6, else 0

    The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Howard et al. (2017), arXiv:1704.04861.
    """

def selu(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

    .. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

    .. math:: f'(x) = \lambda for y > 0, else y + \lambda \alpha

    In the left tail, where the output is nearly −λα, few digits are left.

    The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Klambauer, Unterthiner, Mayr & Hochreiter (2017), arXiv:1706.02515.
    """

def shifted_softplus(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softplus through the origin: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \log(1 + e^x) - \log 2

    .. math:: f'(x) = \sigma(x)

    .. math:: f'(x) = 1 - e^{-y} / 2

    In the left tail, where the output is nearly −log 2, few digits are left.

    Near 0 it is computed as x/2 + log cosh(x/2), where the difference would cancel.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Schütt et al. (2017), SchNet, arXiv:1706.08566.
    """

def sigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logistic sigmoid: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = 1 / (1 + e^{-x})

    .. math:: f'(x) = \sigma(x) \sigma(-x)

    .. math:: f'(x) = y (1 - y)

    In the right tail, where the output is nearly 1, few digits are left.

    The derivative is at most 0.25, so that a chain of sigmoids shrinks gradients. It is computed from x and exact in both
    tails, where y·(1 − y) is 0 for x > 17 in float32. A class by the threshold 0.5 is ``x >= 0``.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Verhulst (1845); the logistic function.
    """

def smelu(g: Any, y: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with its kink rounded off by a parabola: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = 0 for x ≤ −beta, x for x ≥ beta, else (x + \beta)^2 / (4 \beta)

    .. math:: f'(x) = 0, 1, else (x + \beta) / (2 \beta)

    .. math:: f'(x) = 1 for y \ge \beta, else \sqrt{y / \beta}

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    beta : array or number, default 1.0
        Half width of the rounded part, positive: NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Shamir, Lin & Coviello (2020), arXiv:2010.09931.
    """

def soft_exponential(g: Any, y: D, /, alpha: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft exponential: goes over from a logarithm through the identity to an exponential: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

    .. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

    .. math:: f'(x) = 1 + \alpha (y - \alpha) for \alpha > 0, else e^{\alpha y}

    For a positive alpha few digits are left in the left tail.

    For alpha < 0 it exists right of x = 1/alpha − alpha only; left of that it is NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number
        From −1, a logarithm, through 0, the identity, to 1, an exponential; any real number, learned; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Godfrey & Gashler (2015), A continuum among logarithmic, linear, and exponential functions, arXiv:1602.01321.
    """

def softcap(g: Any, y: D, /, cap: Any = 30.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

    .. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

    .. math:: f'(x) = 1 - (y / \text{cap})^2

    In the tails, where the output is nearly ±cap, few digits are left.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    cap : array or number, default 30.0
        The limit, positive: NaN otherwise. Gemma 2 has 50 in its attention, 30 for its logits; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Gemma Team (2024), Gemma 2, arXiv:2408.00118.
    """

def softplus(g: Any, y: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softplus: the softened rectifier: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \log(1 + e^{\beta x}) / \beta

    .. math:: f'(x) = \sigma(\beta x)

    .. math:: f'(x) = 1 - e^{-\beta y}

    There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    beta : array or number, default 1.0
        Sharpness, not 0: NaN otherwise; the larger, the closer to relu; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), Incorporating second-order functional knowledge.
    """

def softshrink(g: Any, y: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    .. math:: f'(x) = 1 for y \ne 0, else 0

    The derivative at ±lambd is 0, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    lambd : array or number, default 0.5
        Threshold, not negative: NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Donoho (1995), De-noising by soft-thresholding.
    """

def softsign(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softsign: like tanh, with tails that approach ±1 slowly: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x / (1 + |x|)

    .. math:: f'(x) = 1 / (1 + |x|)^2

    .. math:: f'(x) = (1 - |y|)^2

    In the tails, where the output is nearly ±1, few digits are left.

    ±1 at ±inf, where PyTorch and JAX give NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Bergstra, Desjardins, Lamblin & Bengio (2009), Quadratic polynomials learn better image features.
    """

def sparse_plus(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with a rounded kink: smelu with beta = 1: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

    .. math:: f'(x) = 0, 1, else (x + 1)/2

    .. math:: f'(x) = 1 for y \ge 1, else \sqrt{y}

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    JAX's sparse_plus; Shamir, Lin & Coviello (2020), arXiv:2010.09931.
    """

def sparse_sigmoid(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise linear sigmoid, the derivative of sparse_plus: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

    .. math:: f'(x) = 1/2 for −1 < x < 1, else 0

    .. math:: f'(x) = 1/2 for 0 < y < 1, else 0

    The derivative at ±1 is 0; JAX gives 0.25 there.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    JAX's sparse_sigmoid; Martins & Astudillo (2016), arXiv:1602.02068.
    """

def sqrt_softplus(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Root of softplus, a score for routing: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \sqrt{\log(1 + e^x)}

    .. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

    .. math:: f'(x) = (1 - e^{-y^2}) / (2 y)

    The left tail is e^(x/2), down to the smallest number.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    DeepSeek-AI (2026), router of DeepSeek-V4.
    """

def squareplus(g: Any, y: D, /, b: Any = 4.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squareplus: a softplus without exponential: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

    .. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

    .. math:: f'(x) = 1 / (1 + b / (4 y^2))

    Accurate in the negative tail, where x + √(x² + b) cancels, and at ±inf.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array or number, default 4.0
        Positive, 4 gives 1 at 0; the larger, the rounder; NaN otherwise; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Barron (2021), Squareplus, arXiv:2112.11687.
    """

def star_relu(g: Any, y: D, /, scale: Any = 0.8944, bias: Any = -0.4472, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squared rectified linear unit with scale and bias: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

    .. math:: f'(x) = 2\, \text{scale} \max(x, 0)

    .. math:: f'(x) = 2 \text{scale} \sqrt{(y - \text{bias}) / \text{scale}}

    Near the bias the difference has few digits.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    scale : array or number, default 0.8944
        Factor of the square; broadcasts with `y`.
    bias : array or number, default -0.4472
        Added to it; the defaults give mean 0 and variance 1; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Yu et al. (2022), MetaFormer baselines for vision, arXiv:2210.13452.
    """

def step(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Binary step, the derivative of relu: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = 1 for x > 0, else 0

    .. math:: f'(x) = 0

    .. math:: f'(x) = 0

    The value at 0 is 0. The derivative is 0 everywhere, also at 0: a network of steps does not learn by gradients.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity.
    """

def tanh(g: Any, y: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hyperbolic tangent: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = \sinh x / \cosh x

    .. math:: f'(x) = 1 / \cosh^2 x

    .. math:: f'(x) = (1 - y) (1 + y)

    In the tails, where the output is nearly ±1, few digits are left.

    Like the sigmoid, but centred at 0 with range (−1, 1). The derivative is exact in both tails, where 1 − y² is 0 for
    |x| > 9.01 in float32.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    The hyperbolic tangent.
    """

def thresholded_relu(g: Any, y: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with a threshold of its own: the gradient g·f'(x) from the output y = f(x).

    .. math:: f(x) = x for x > alpha, else 0

    .. math:: f'(x) = 1 for x > alpha, else 0

    .. math:: f'(x) = 1 for y \ne 0, else 0

    The derivative at alpha is 0; by alpha it is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass with the same parameters, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        Where the input starts to pass; broadcasts with `y`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x) from the output y = f(x), of the broadcast shape and the inputs' common type.

    Raises
    ------
    TypeError
        For arrays that are not on a device, of other or several types, or on several devices.
    ValueError
        For shapes that do not fit, and for results that overlap other arrays in part.
    CudaUnavailableError
        Where numba-cuda, the driver or the device is missing.

    Notes
    -----
    Halves are computed in float32. Arrays must be ready in the stream that the kernel runs in.

    References
    ----------
    Konda, Memisevic & Krueger (2014), arXiv:1402.3337.
    """
