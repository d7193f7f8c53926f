# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients of parameters, for arrays on a GPU."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def acon_c(g: Any, x: D, /, p1: Any, p2: Any, beta: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D]:
    r"""ACON-C: a smooth switch between two slopes: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = (p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x

    .. math:: f'(x) = (p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    p1 : array or number
        Slope far right, learned per channel; broadcasts with `x`.
    p2 : array or number
        Slope far left, learned per channel; broadcasts with `x`.
    beta : array or number
        How sharply it switches, learned; 0 gives the mean slope; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dp1 : array
        g·∂f/∂p1, element-wise; sum it over the axes that p1 broadcasts over.
    dp2 : array
        g·∂f/∂p2, element-wise; sum it over the axes that p2 broadcasts over.
    dbeta : array
        g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

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
    Ma, Zhang, Liu & Sun (2021), Activate or not, arXiv:2009.04759.
    """

def bsilu(g: Any, x: D, /, alpha: Any = 1.67, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Bounded silu, a surrogate for the gradient of relu: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = (x + \alpha) \sigma(x) - \alpha/2

    .. math:: f'(x) = \sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)

    Computed as x·σ(x) + α/2·tanh(x/2), which does not cancel at 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.67
        Bound: the left limit is −alpha/2; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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
    Horuz et al. (2025), SUGAR, arXiv:2505.22074.
    """

def celu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

    .. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        −alpha is the limit for x → −∞; positive, NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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

def derf(g: Any, x: D, /, alpha: Any, shift: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D, D]:
    r"""Dynamic error function, which replaces a normalisation layer: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number
        Slope of the argument, one learned number; broadcasts with `x`.
    shift : array or number
        Shift of the argument, one learned number; broadcasts with `x`.
    weight : array or number
        Learned factor, one per channel; broadcasts with `x`.
    bias : array or number
        Learned shift, one per channel; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.
    dshift : array
        g·∂f/∂shift, element-wise; sum it over the axes that shift broadcasts over.
    dweight : array
        g·∂f/∂weight, element-wise; sum it over the axes that weight broadcasts over.
    dbias : array
        g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

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
    Chen et al. (2025), Stronger normalization-free transformers, arXiv:2512.10938.
    """

def dyt(g: Any, x: D, /, alpha: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D]:
    r"""Dynamic tanh, which replaces a normalisation layer: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number
        Slope of the argument, one learned number; broadcasts with `x`.
    weight : array or number
        Learned factor, one per channel; broadcasts with `x`.
    bias : array or number
        Learned shift, one per channel; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.
    dweight : array
        g·∂f/∂weight, element-wise; sum it over the axes that weight broadcasts over.
    dbias : array
        g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

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

def elu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Exponential linear unit: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

    .. math:: f'(x) = 1 for x > 0, else \alpha e^x

    The derivative at 0 is alpha, as in PyTorch and JAX; it jumps there unless alpha is 1.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        −alpha is the limit for x → −∞; any real number; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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

def entmax(g: Any, y: D, /, alpha: Any = 1.5, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Entmax: from softmax to sparsemax, by a number that can be learned: the gradient of the parameter.

    .. math:: y_i = \max((\alpha - 1) x_i - \tau, 0)^{1/(\alpha - 1)}, \sum_j y_j = 1

    .. math:: dx_i = q_i (g_i - \sum_j g_j q_j / \sum_j q_j), q_i = y_i^{2 - \alpha} where y_i > 0

    The backward pass and `fastact.param_grad` take the output y. A row of −inf only, or with +inf or NaN in it, is NaN throughout.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.5
        Above 1, where it is nearly softmax, up to 2, where it is sparsemax; NaN otherwise; one for each row, or for all.
    axis : int, default -1
        The axis along which a row lies.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        The gradient with respect to alpha, summed over the row: one number for each.

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
    Rows of more than 8192 numbers (float64: 4096) do not fit in registers: what is needed later lies in the results.

    References
    ----------
    Peters, Niculae & Martins (2019), arXiv:1905.05702; Correia, Niculae & Martins (2019), arXiv:1909.00015 (dα).
    """

def hardshrink(g: Any, x: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hard shrinkage: small inputs become 0: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for |x| > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0, as in PyTorch; by lambd it is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    lambd : array or number, default 0.5
        Threshold; a negative one keeps every x; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dlambd : array
        g·∂f/∂lambd, element-wise; sum it over the axes that lambd broadcasts over.

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

def hardtanh(g: Any, x: D, /, min_val: Any = -1.0, max_val: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Clipped identity: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

    .. math:: f'(x) = 1 for min_val < x < max_val, else 0

    The derivative at both bounds is 0, as in PyTorch; JAX gives 1 there.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    min_val : array or number, default -1.0
        Smallest value; broadcasts with `x`.
    max_val : array or number, default 1.0
        Largest value, not below min_val: NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dmin_val : array
        g·∂f/∂min_val, element-wise; sum it over the axes that min_val broadcasts over.
    dmax_val : array
        g·∂f/∂max_val, element-wise; sum it over the axes that max_val broadcasts over.

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

def isrlu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Inverse square root linear unit: elu without exponential, twice differentiable: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        Not negative, −1/√alpha is the limit on the left; NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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

def isru(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Inverse square root unit: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        Not negative, ±1/√alpha are the limits; NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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

def laplace(g: Any, x: D, /, mu: Any = 0.707107, sigma: Any = 0.282095, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Normal distribution function, which approximates a squared relu in attention: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = (1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2

    .. math:: f'(x) = e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    mu : array or number, default 0.707107
        Where the value is 1/2; broadcasts with `x`.
    sigma : array or number, default 0.282095
        Width, positive; NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dmu : array
        g·∂f/∂mu, element-wise; sum it over the axes that mu broadcasts over.
    dsigma : array
        g·∂f/∂sigma, element-wise; sum it over the axes that sigma broadcasts over.

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
    Ma et al. (2022), Mega, arXiv:2209.10655.
    """

def leaky_relu(g: Any, x: D, /, negative_slope: Any = 0.01, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Leaky rectified linear unit: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

    .. math:: f'(x) = 1 for x > 0, else negative_slope

    The derivative at 0 is the slope, as in PyTorch; JAX gives 1 at exactly 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    negative_slope : array or number, default 0.01
        Slope left of 0; Keras and TensorFlow use 0.2; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dnegative_slope : array
        g·∂f/∂negative_slope, element-wise; sum it over the axes that negative_slope broadcasts over.

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

def nlrelu(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Natural logarithm rectified linear unit: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \log(1 + \beta \max(x, 0))

    .. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

    The derivative at 0 is 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    beta : array or number, default 1.0
        Slope at 0, positive; NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

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

def prelu(g: Any, x: D, /, weight: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > 0, else \text{weight} \cdot x

    .. math:: f'(x) = 1 for x > 0, else weight

    The derivative at 0 is the weight, and 0 by the weight, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    weight : array or number
        Learned slope left of 0; broadcasts, so a slope per channel needs no copy; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dweight : array
        g·∂f/∂weight, element-wise; sum it over the axes that weight broadcasts over.

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

def scaled_masked_softmax(g: Any, x: D, mask: Any, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of a row times a number over the entries that a mask keeps (True); the others get 0, whatever they hold: the gradient of the parameter.

    .. math:: y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    A row of which nothing is kept is 0 throughout, and so are its gradients. The mask broadcasts. The backward pass takes the
    output y, `fastact.param_grad` the input x.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, at least one dimension; float32, float64, float16 or bfloat16.
    mask : array on a CUDA device
        Booleans, True for what is kept; of a shape that broadcasts with the input's.
    scale : array or number, default 1.0
        Factor of the row, any real number; 1/scale is the temperature; one for each row, or for all.
    axis : int, default -1
        The axis along which a row lies.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dscale : array
        The gradient with respect to scale, summed over the row: one number for each.

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
    Rows of more than 8192 numbers (float64: 4096) do not fit in registers: what is needed later lies in the results.

    References
    ----------
    Attention with a mask: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762.
    """

def scaled_softmax(g: Any, x: D, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of a row times a number, as attention computes it: the gradient of the parameter.

    .. math:: y_i = e^{s x_i} / \sum_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    Every entry is within 2 ε, at a scale of any size and also in rows that are nearly tied. The backward pass takes the output y,
    `fastact.param_grad` the input x.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, at least one dimension; float32, float64, float16 or bfloat16.
    scale : array or number, default 1.0
        Factor of the row, any real number; 1/scale is the temperature; one for each row, or for all.
    axis : int, default -1
        The axis along which a row lies.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dscale : array
        The gradient with respect to scale, summed over the row: one number for each.

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
    Rows of more than 8192 numbers (float64: 4096) do not fit in registers: what is needed later lies in the results.

    References
    ----------
    Attention's softmax(QKᵀ/√d); 1/scale is the temperature of Hinton, Vinyals & Dean (2015), arXiv:1503.02531.
    """

def shrink(g: Any, x: D, /, lambd: Any = 0.5, bias: Any = 0.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Shrinkage with a threshold and a shift of its own: hardshrink for bias 0, softshrink for bias = lambd: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x + bias for x < −lambd, x − bias for x > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0; by lambd it is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    lambd : array or number, default 0.5
        Threshold, not negative: NaN otherwise; broadcasts with `x`.
    bias : array or number, default 0.0
        How far the others move towards 0; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dlambd : array
        g·∂f/∂lambd, element-wise; sum it over the axes that lambd broadcasts over.
    dbias : array
        g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

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
    ONNX operator Shrink.
    """

def smelu(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with its kink rounded off by a parabola: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = 0 for x ≤ −beta, x for x ≥ beta, else (x + \beta)^2 / (4 \beta)

    .. math:: f'(x) = 0, 1, else (x + \beta) / (2 \beta)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    beta : array or number, default 1.0
        Half width of the rounded part, positive: NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

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

def snake(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Snake: a line with a periodic part, for signals that repeat: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x + \sin^2(\alpha x) / \alpha

    .. math:: f'(x) = 1 + \sin(2 \alpha x)

    The derivative has no limit for x → ±inf and is NaN there, and where alpha·x is larger than any float.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        Frequency, constant or learned; 0 gives the identity; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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
    Ziyin, Hartwig & Ueda (2020), Neural networks fail to learn periodic functions, arXiv:2006.08195.
    """

def soft_exponential(g: Any, x: D, /, alpha: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft exponential: goes over from a logarithm through the identity to an exponential: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

    .. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

    For alpha < 0 it exists right of x = 1/alpha − alpha only; left of that it is NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number
        From −1, a logarithm, through 0, the identity, to 1, an exponential; any real number, learned; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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

def softcap(g: Any, x: D, /, cap: Any = 30.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

    .. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    cap : array or number, default 30.0
        The limit, positive: NaN otherwise. Gemma 2 has 50 in its attention, 30 for its logits; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dcap : array
        g·∂f/∂cap, element-wise; sum it over the axes that cap broadcasts over.

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

def softplus(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softplus: the softened rectifier: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \log(1 + e^{\beta x}) / \beta

    .. math:: f'(x) = \sigma(\beta x)

    There is no threshold beyond which it turns linear, as PyTorch has: it is exact everywhere.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    beta : array or number, default 1.0
        Sharpness, not 0: NaN otherwise; the larger, the closer to relu; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

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

def softshrink(g: Any, x: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0, as in PyTorch.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    lambd : array or number, default 0.5
        Threshold, not negative: NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dlambd : array
        g·∂f/∂lambd, element-wise; sum it over the axes that lambd broadcasts over.

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

def squareplus(g: Any, x: D, /, b: Any = 4.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squareplus: a softplus without exponential: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

    .. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

    Accurate in the negative tail, where x + √(x² + b) cancels, and at ±inf.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array or number, default 4.0
        Positive, 4 gives 1 at 0; the larger, the rounder; NaN otherwise; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    db : array
        g·∂f/∂b, element-wise; sum it over the axes that b broadcasts over.

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

def star_relu(g: Any, x: D, /, scale: Any = 0.8944, bias: Any = -0.4472, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Squared rectified linear unit with scale and bias: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

    .. math:: f'(x) = 2\, \text{scale} \max(x, 0)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    scale : array or number, default 0.8944
        Factor of the square; broadcasts with `x`.
    bias : array or number, default -0.4472
        Added to it; the defaults give mean 0 and variance 1; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dscale : array
        g·∂f/∂scale, element-wise; sum it over the axes that scale broadcasts over.
    dbias : array
        g·∂f/∂bias, element-wise; sum it over the axes that bias broadcasts over.

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

def swiglu_oai(g: Any, a: Any, b: D, /, alpha: Any = 1.702, limit: Any = 7.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated unit with clipped inputs and b + 1, as in gpt-oss: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(a, b) = a' \sigma(\alpha a') (b' + 1), a' = \min(a, \text{limit}), b' = \text{clip}(b, ±\text{limit})

    .. math:: \nabla f(a, b) = ((b' + 1)\, \text{swish}'(a') for a ≤ limit, \text{swish}(a') for |b| ≤ limit; else 0)

    At the limits the derivative is that of the inside.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    a : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.702
        Sharpness of the gate; any real number; broadcasts with `a`.
    limit : array or number, default 7.0
        Bound of the gate from above, of b on both sides; positive, NaN otherwise; broadcasts with `a`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.
    dlimit : array
        g·∂f/∂limit, element-wise; sum it over the axes that limit broadcasts over.

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
    OpenAI (2025), gpt-oss model card.
    """

def swish(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Swish: the input times a sigmoid of adjustable sharpness: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x \sigma(\beta x)

    .. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    beta : array or number, default 1.0
        Sharpness, constant or learned: 0 gives x/2, 1 silu, large values relu; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dbeta : array
        g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

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
    Ramachandran, Zoph & Le (2017), arXiv:1710.05941.
    """

def threshold(g: Any, x: D, /, threshold: Any, value: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""The input above a threshold, a constant below: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > threshold, else value

    .. math:: f'(x) = 1 for x > threshold, else 0

    The derivative at the threshold is 0, as in PyTorch; by the threshold it is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    threshold : array or number
        Where the input starts to pass; broadcasts with `x`.
    value : array or number
        What the others become; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dthreshold : array
        g·∂f/∂threshold, element-wise; sum it over the axes that threshold broadcasts over.
    dvalue : array
        g·∂f/∂value, element-wise; sum it over the axes that value broadcasts over.

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
    PyTorch's threshold.
    """

def thresholded_relu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with a threshold of its own: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = x for x > alpha, else 0

    .. math:: f'(x) = 1 for x > alpha, else 0

    The derivative at alpha is 0; by alpha it is 0 wherever it exists.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha : array or number, default 1.0
        Where the input starts to pass; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha : array
        g·∂f/∂alpha, element-wise; sum it over the axes that alpha broadcasts over.

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

def xielu(g: Any, x: D, /, alpha_p: Any = 0.8, alpha_n: Any = 0.8, beta: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D, D]:
    r"""Expanded integral of elu: a parabola right of 0, an exponential and a line left of it: the gradient g·∂f/∂p of each parameter p.

    .. math:: f(x) = \alpha_p x^2 + \beta x for x > 0, else \alpha_n (e^x - 1 - x) + \beta x

    .. math:: f'(x) = 2 \alpha_p x + \beta for x > 0, else \alpha_n (e^x - 1) + \beta

    e^x − 1 − x is computed without cancellation; other implementations clamp it, with a step at 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    alpha_p : array or number, default 0.8
        Curvature right of 0, learned; broadcasts with `x`.
    alpha_n : array or number, default 0.8
        Weight of the exponential left of 0, learned; broadcasts with `x`.
    beta : array or number, default 0.5
        Slope at 0; broadcasts with `x`.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    dalpha_p : array
        g·∂f/∂alpha_p, element-wise; sum it over the axes that alpha_p broadcasts over.
    dalpha_n : array
        g·∂f/∂alpha_n, element-wise; sum it over the axes that alpha_n broadcasts over.
    dbeta : array
        g·∂f/∂beta, element-wise; sum it over the axes that beta broadcasts over.

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
    Huang & Schlag (2025), Deriving activation functions using integration, arXiv:2411.13010.
    """
