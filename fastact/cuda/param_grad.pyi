# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients of parameters, for arrays on a GPU."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def acon_c(g: Any, x: D, /, p1: Any, p2: Any, beta: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D]:
    r"""acon_c: the gradient g·∂f/∂p with respect to each parameter p.

    ACON-C, a smooth switch between two slopes.

    .. math:: f(x) = (p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x

    .. math:: f'(x) = (p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    p1 : array or number
        Learned slope far right, one for each channel. Broadcasts with `x`.
    p2 : array or number
        Learned slope far left, one for each channel. Broadcasts with `x`.
    beta : array or number
        Learned sharpness of the switch; 0 gives the mean slope. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dp1 : array
        g·∂f/∂p1, element-wise. Sum it over the axes along which p1 is broadcast.
    dp2 : array
        g·∂f/∂p2, element-wise. Sum it over the axes along which p2 is broadcast.
    dbeta : array
        g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

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
    Ma, Zhang, Liu & Sun (2021), Activate or not, arXiv:2009.04759.
    """

def bsilu(g: Any, x: D, /, alpha: Any = 1.67, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""bsilu: the gradient g·∂f/∂p with respect to each parameter p.

    Bounded silu, a surrogate for the gradient of relu.

    .. math:: f(x) = (x + \alpha) \sigma(x) - \alpha/2

    .. math:: f'(x) = \sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)

    It is computed as x·σ(x) + α/2·tanh(x/2), which does not cancel near 0.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.67
        Bound; the left limit is −alpha/2. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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
    Horuz et al. (2025), SUGAR, arXiv:2505.22074.
    """

def celu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""celu: the gradient g·∂f/∂p with respect to each parameter p.

    Continuously differentiable exponential linear unit, an elu with slope 1 at 0 for every alpha.

    .. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

    .. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Negative of the limit at −∞; positive, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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

def derf(g: Any, x: D, /, alpha: Any, shift: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D, D]:
    r"""derf: the gradient g·∂f/∂p with respect to each parameter p.

    Dynamic error function, which replaces a normalisation layer.

    .. math:: f(x) = \text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number
        Learned slope of the argument. Broadcasts with `x`.
    shift : array or number
        Learned shift of the argument. Broadcasts with `x`.
    weight : array or number
        Learned factor, one for each channel. Broadcasts with `x`.
    bias : array or number
        Learned shift, one for each channel. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.
    dshift : array
        g·∂f/∂shift, element-wise. Sum it over the axes along which shift is broadcast.
    dweight : array
        g·∂f/∂weight, element-wise. Sum it over the axes along which weight is broadcast.
    dbias : array
        g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

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
    Chen et al. (2025), Stronger normalization-free transformers, arXiv:2512.10938.
    """

def dyt(g: Any, x: D, /, alpha: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D]:
    r"""dyt: the gradient g·∂f/∂p with respect to each parameter p.

    Dynamic tanh, which replaces a normalisation layer.

    .. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number
        Learned slope of the argument. Broadcasts with `x`.
    weight : array or number
        Learned factor, one for each channel. Broadcasts with `x`.
    bias : array or number
        Learned shift, one for each channel. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.
    dweight : array
        g·∂f/∂weight, element-wise. Sum it over the axes along which weight is broadcast.
    dbias : array
        g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

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

def elu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""elu: the gradient g·∂f/∂p with respect to each parameter p.

    Exponential linear unit.

    .. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

    .. math:: f'(x) = 1 for x > 0, else \alpha e^x

    The derivative at 0 is alpha, as in PyTorch and JAX. It is continuous only if alpha is 1.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Negative of the limit at −∞; any real number. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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

def entmax(g: Any, y: D, /, alpha: Any = 1.5, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""entmax: the gradient with respect to the parameter.

    Entmax, which interpolates between softmax and sparsemax by a number that can be learned.

    .. math:: y_i = \max((\alpha - 1) x_i - \tau, 0)^{1/(\alpha - 1)}, \sum_j y_j = 1

    .. math:: dx_i = q_i (g_i - \sum_j g_j q_j / \sum_j q_j), q_i = y_i^{2 - \alpha} where y_i > 0

    The backward pass and `fastact.param_grad` take the output y. A row that is all −inf, or contains +inf or NaN, gives NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    y : array on a CUDA device
        Output of the forward pass.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.5
        From 1, where it approaches softmax, to 2, where it is sparsemax; above 1 and at most 2, NaN otherwise. One number for each row, or one for all rows.
    axis : int, default -1
        The axis along which the rows lie.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        The gradient with respect to alpha, summed over the row: one number for each row.

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
    Rows beyond 8192 to 32768 numbers (float64: half) do not fit in registers; the results hold intermediate ones.

    References
    ----------
    Peters, Niculae & Martins (2019), arXiv:1905.05702; Correia, Niculae & Martins (2019), arXiv:1909.00015 (dα).
    """

def hardshrink(g: Any, x: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""hardshrink: the gradient g·∂f/∂p with respect to each parameter p.

    Hard shrinkage, which sets small inputs to 0.

    .. math:: f(x) = x for |x| > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0, as in PyTorch. The derivative with respect to lambd is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    lambd : array or number, default 0.5
        Threshold; a negative threshold keeps every x. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dlambd : array
        g·∂f/∂lambd, element-wise. Sum it over the axes along which lambd is broadcast.

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

def hardtanh(g: Any, x: D, /, min_val: Any = -1.0, max_val: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""hardtanh: the gradient g·∂f/∂p with respect to each parameter p.

    Clipped identity.

    .. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

    .. math:: f'(x) = 1 for min_val < x < max_val, else 0

    The derivative at both bounds is 0, as in PyTorch; JAX returns 1.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    min_val : array or number, default -1.0
        Lower bound. Broadcasts with `x`.
    max_val : array or number, default 1.0
        Upper bound, not below min_val, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dmin_val : array
        g·∂f/∂min_val, element-wise. Sum it over the axes along which min_val is broadcast.
    dmax_val : array
        g·∂f/∂max_val, element-wise. Sum it over the axes along which max_val is broadcast.

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

def isrlu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""isrlu: the gradient g·∂f/∂p with respect to each parameter p.

    Inverse square root linear unit, an algebraic form of elu that is twice differentiable.

    .. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Number that determines the left limit −1/√alpha; not negative, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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

def isru(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""isru: the gradient g·∂f/∂p with respect to each parameter p.

    Inverse square root unit.

    .. math:: f(x) = x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Number that determines the limits ±1/√alpha; not negative, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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

def laplace(g: Any, x: D, /, mu: Any = 0.707107, sigma: Any = 0.282095, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""laplace: the gradient g·∂f/∂p with respect to each parameter p.

    Normal distribution function, which approximates a squared relu in attention.

    .. math:: f(x) = (1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2

    .. math:: f'(x) = e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    mu : array or number, default 0.707107
        Point at which the value is 1/2. Broadcasts with `x`.
    sigma : array or number, default 0.282095
        Width; positive, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dmu : array
        g·∂f/∂mu, element-wise. Sum it over the axes along which mu is broadcast.
    dsigma : array
        g·∂f/∂sigma, element-wise. Sum it over the axes along which sigma is broadcast.

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
    Ma et al. (2022), Mega, arXiv:2209.10655.
    """

def leaky_relu(g: Any, x: D, /, negative_slope: Any = 0.01, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""leaky_relu: the gradient g·∂f/∂p with respect to each parameter p.

    Leaky rectified linear unit.

    .. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

    .. math:: f'(x) = 1 for x > 0, else \text{negative\_slope}

    The derivative at 0 is the slope, as in PyTorch; JAX returns 1.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    negative_slope : array or number, default 0.01
        Slope for x < 0; Keras and TensorFlow use 0.2. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dnegative_slope : array
        g·∂f/∂negative_slope, element-wise. Sum it over the axes along which negative_slope is broadcast.

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

def nlrelu(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""nlrelu: the gradient g·∂f/∂p with respect to each parameter p.

    Natural logarithm rectified linear unit.

    .. math:: f(x) = \log(1 + \beta \max(x, 0))

    .. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

    The derivative at 0 is 0.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    beta : array or number, default 1.0
        Slope at 0; positive, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

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

def prelu(g: Any, x: D, /, weight: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""prelu: the gradient g·∂f/∂p with respect to each parameter p.

    Parametric rectified linear unit, a leaky relu with a learned slope.

    .. math:: f(x) = x for x > 0, else \text{weight} \cdot x

    .. math:: f'(x) = 1 for x > 0, else weight

    The derivative at 0 is the weight, and the derivative with respect to the weight is 0, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    weight : array or number
        Learned slope for x < 0, for instance one for each channel. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dweight : array
        g·∂f/∂weight, element-wise. Sum it over the axes along which weight is broadcast.

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

def scaled_masked_softmax(g: Any, x: D, mask: Any, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""scaled_masked_softmax: the gradient with respect to the parameter.

    Softmax of ``scale * x`` over the entries for which a mask is True; other entries are 0.

    .. math:: y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradients are 0. The mask
    broadcasts. The backward pass takes the output y, and `fastact.param_grad` takes the input x.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
    mask : array on a CUDA device
        Booleans, True for entries that are kept. Broadcasts with the input.
    scale : array or number, default 1.0
        Factor of the row, any real number; 1/scale is the temperature. One number for each row, or one for all rows.
    axis : int, default -1
        The axis along which the rows lie.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dscale : array
        The gradient with respect to scale, summed over the row: one number for each row.

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
    Rows beyond 8192 to 32768 numbers (float64: half) do not fit in registers; the results hold intermediate ones.

    References
    ----------
    Attention with a mask: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762.
    """

def scaled_softmax(g: Any, x: D, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""scaled_softmax: the gradient with respect to the parameter.

    Softmax of a row times a number, as attention computes it.

    .. math:: y_i = e^{s x_i} / \sum_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    The relative error of an entry is at most 4 ε, for scales of any size and for nearly equal entries. The backward pass takes the
    output y, and `fastact.param_grad` takes the input x.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
    scale : array or number, default 1.0
        Factor of the row, any real number; 1/scale is the temperature. One number for each row, or one for all rows.
    axis : int, default -1
        The axis along which the rows lie.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dscale : array
        The gradient with respect to scale, summed over the row: one number for each row.

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
    Rows beyond 8192 to 32768 numbers (float64: half) do not fit in registers; the results hold intermediate ones.

    References
    ----------
    Attention's softmax(QKᵀ/√d); 1/scale is the temperature of Hinton, Vinyals & Dean (2015), arXiv:1503.02531.
    """

def shrink(g: Any, x: D, /, lambd: Any = 0.5, bias: Any = 0.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""shrink: the gradient g·∂f/∂p with respect to each parameter p.

    Shrinkage with a threshold and a shift; hardshrink if bias = 0, softshrink if bias = lambd.

    .. math:: f(x) = x + bias for x < −lambd, x − bias for x > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0. The derivative with respect to lambd is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    lambd : array or number, default 0.5
        Threshold; not negative, NaN otherwise. Broadcasts with `x`.
    bias : array or number, default 0.0
        Distance by which all other inputs move towards 0. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dlambd : array
        g·∂f/∂lambd, element-wise. Sum it over the axes along which lambd is broadcast.
    dbias : array
        g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

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
    ONNX operator Shrink.
    """

def smelu(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""smelu: the gradient g·∂f/∂p with respect to each parameter p.

    Smooth rectifier whose kink is rounded by a parabola.

    .. math:: f(x) = 0 for x ≤ −\beta, x for x ≥ \beta, else (x + \beta)^2 / (4 \beta)

    .. math:: f'(x) = 0 for x ≤ −\beta, 1 for x ≥ \beta, else (x + \beta) / (2 \beta)

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    beta : array or number, default 1.0
        Half width of the rounded part; positive, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

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

def snake(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""snake: the gradient g·∂f/∂p with respect to each parameter p.

    Snake, the identity plus a periodic function, for periodic signals.

    .. math:: f(x) = x + \sin^2(\alpha x) / \alpha

    .. math:: f'(x) = 1 + \sin(2 \alpha x)

    The derivative has no limit for x → ±inf and is NaN at ±inf. It is also NaN if alpha·x overflows.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Frequency, constant or learned; 0 gives the identity. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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
    Ziyin, Hartwig & Ueda (2020), Neural networks fail to learn periodic functions, arXiv:2006.08195.
    """

def soft_exponential(g: Any, x: D, /, alpha: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""soft_exponential: the gradient g·∂f/∂p with respect to each parameter p.

    Soft exponential, which interpolates between a logarithm, the identity and an exponential.

    .. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

    .. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

    For alpha < 0 it is defined for x > 1/alpha − alpha only; the result for smaller x is NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number
        Learned number: −1 gives a logarithm, 0 the identity, 1 an exponential; any real number. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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

def softcap(g: Any, x: D, /, cap: Any = 30.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""softcap: the gradient g·∂f/∂p with respect to each parameter p.

    Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after.

    .. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

    .. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    cap : array or number, default 30.0
        Bound; Gemma 2 uses 50 for attention and 30 for logits; positive, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dcap : array
        g·∂f/∂cap, element-wise. Sum it over the axes along which cap is broadcast.

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

def softplus(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""softplus: the gradient g·∂f/∂p with respect to each parameter p.

    Softplus, a smooth rectifier.

    .. math:: f(x) = \log(1 + e^{\beta x}) / \beta

    .. math:: f'(x) = \sigma(\beta x)

    Unlike PyTorch's softplus, it has no threshold beyond which it is linear.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    beta : array or number, default 1.0
        Sharpness; large values approach relu; not 0, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

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

def softshrink(g: Any, x: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""softshrink: the gradient g·∂f/∂p with respect to each parameter p.

    Soft shrinkage, which moves inputs towards 0 by lambd and sets small inputs to 0.

    .. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    lambd : array or number, default 0.5
        Threshold; not negative, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dlambd : array
        g·∂f/∂lambd, element-wise. Sum it over the axes along which lambd is broadcast.

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

def squareplus(g: Any, x: D, /, b: Any = 4.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""squareplus: the gradient g·∂f/∂p with respect to each parameter p.

    Squareplus, an algebraic form of softplus.

    .. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

    .. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

    The result is accurate in the negative tail, where x + √(x² + b) cancels.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    b : array or number, default 4.0
        Roundness; 4 gives the value 1 at x = 0; positive, NaN otherwise. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    db : array
        g·∂f/∂b, element-wise. Sum it over the axes along which b is broadcast.

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

def star_relu(g: Any, x: D, /, scale: Any = 0.8944, bias: Any = -0.4472, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""star_relu: the gradient g·∂f/∂p with respect to each parameter p.

    Squared rectified linear unit with scale and bias.

    .. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

    .. math:: f'(x) = 2\, \text{scale} \max(x, 0)

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    scale : array or number, default 0.8944
        Factor of the square. Broadcasts with `x`.
    bias : array or number, default -0.4472
        Added to the scaled square; the defaults give mean 0 and variance 1 for standard normal inputs. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dscale : array
        g·∂f/∂scale, element-wise. Sum it over the axes along which scale is broadcast.
    dbias : array
        g·∂f/∂bias, element-wise. Sum it over the axes along which bias is broadcast.

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

def swiglu_oai(g: Any, a: Any, b: D, /, alpha: Any = 1.702, limit: Any = 7.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""swiglu_oai: the gradient g·∂f/∂p with respect to each parameter p.

    Gated unit with clipped inputs and b + 1, as in gpt-oss.

    .. math:: f(a, b) = a' \sigma(\alpha a') (b' + 1), a' = \min(a, \text{limit}), b' = \text{clip}(b, ±\text{limit})

    .. math:: \nabla f(a, b) = ((b' + 1)\, \text{swish}'(a') for a ≤ limit, \text{swish}(a') for |b| ≤ limit; else 0)

    At the bounds the derivative is that of the interior.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    a : array on a CUDA device
        Real numbers, of any shape. They are activated.
        Dtypes float32, float64, float16 and bfloat16.
    b : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.702
        Sharpness of the gate; any real number. Broadcasts with `a`.
    limit : array or number, default 7.0
        Upper bound of the gate, and bound of |b|; positive, NaN otherwise. Broadcasts with `a`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.
    dlimit : array
        g·∂f/∂limit, element-wise. Sum it over the axes along which limit is broadcast.

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
    OpenAI (2025), gpt-oss model card.
    """

def swish(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""swish: the gradient g·∂f/∂p with respect to each parameter p.

    Swish, x times a sigmoid of adjustable sharpness.

    .. math:: f(x) = x \sigma(\beta x)

    .. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    beta : array or number, default 1.0
        Sharpness, constant or learned; 0 gives x/2, 1 gives silu, large values approach relu. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

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
    Ramachandran, Zoph & Le (2017), arXiv:1710.05941.
    """

def threshold(g: Any, x: D, /, threshold: Any, value: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""threshold: the gradient g·∂f/∂p with respect to each parameter p.

    Threshold: the input above a threshold, a constant elsewhere.

    .. math:: f(x) = x for x > threshold, else value

    .. math:: f'(x) = 1 for x > threshold, else 0

    The derivative at the threshold is 0, as in PyTorch. The derivative with respect to the threshold is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    threshold : array or number
        Threshold above which the input passes. Broadcasts with `x`.
    value : array or number
        Result for all other inputs. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dthreshold : array
        g·∂f/∂threshold, element-wise. Sum it over the axes along which threshold is broadcast.
    dvalue : array
        g·∂f/∂value, element-wise. Sum it over the axes along which value is broadcast.

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
    PyTorch's threshold.
    """

def thresholded_relu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""thresholded_relu: the gradient g·∂f/∂p with respect to each parameter p.

    Rectified linear unit with a threshold: x above it, 0 elsewhere.

    .. math:: f(x) = x for x > \alpha, else 0

    .. math:: f'(x) = 1 for x > \alpha, else 0

    The derivative at x = alpha is 0. The derivative with respect to alpha is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha : array or number, default 1.0
        Threshold above which the input passes. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise. Sum it over the axes along which alpha is broadcast.

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

def xielu(g: Any, x: D, /, alpha_p: Any = 0.8, alpha_n: Any = 0.8, beta: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D]:
    r"""xielu: the gradient g·∂f/∂p with respect to each parameter p.

    Expanded integral of elu: a parabola for x > 0, an exponential and a line for x < 0.

    .. math:: f(x) = \alpha_p x^2 + \beta x for x > 0, else \alpha_n (e^x - 1 - x) + \beta x

    .. math:: f'(x) = 2 \alpha_p x + \beta for x > 0, else \alpha_n (e^x - 1) + \beta

    e^x − 1 − x is computed without cancellation. Other implementations clamp it, which causes a step at 0.

    Parameters
    ----------
    g : array on a CUDA device
        Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input.
    x : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    alpha_p : array or number, default 0.8
        Learned curvature for x > 0. Broadcasts with `x`.
    alpha_n : array or number, default 0.8
        Learned weight of the exponential for x < 0. Broadcasts with `x`.
    beta : array or number, default 0.5
        Slope at 0. Broadcasts with `x`.
    out : array or tuple of arrays, optional
        The arrays for the results. An input may be passed, to work in place.
    stream : stream or address, optional
        The stream in which the kernel runs. The default is the current stream of the arrays' library.
    fast : bool, default False
        Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.

    Returns
    -------
    dalpha_p : array
        g·∂f/∂alpha_p, element-wise. Sum it over the axes along which alpha_p is broadcast.
    dalpha_n : array
        g·∂f/∂alpha_n, element-wise. Sum it over the axes along which alpha_n is broadcast.
    dbeta : array
        g·∂f/∂beta, element-wise. Sum it over the axes along which beta is broadcast.

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
    Huang & Schlag (2025), Deriving activation functions using integration, arXiv:2411.13010.
    """
