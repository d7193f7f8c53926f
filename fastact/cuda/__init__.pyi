# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""The functions for arrays on a GPU: ``fastact.cuda.NAME(x)``, with CuPy, PyTorch and Numba arrays.

Names, parameters and the order of arguments are those of `fastact`. `fastact.cuda.backward`, `fastact.cuda.fused`,
`fastact.cuda.derivative`, `fastact.cuda.param_grad` and `fastact.cuda.backward_from_output` contain the other passes. Arrays of
float32, float64, float16 and bfloat16 are used without a copy, in the current stream of their library, and the result is an array
of the same library. The functions require an NVIDIA GPU and fastact's extra ``cuda`` (CUDA 12) or ``cuda13`` (CUDA 13). Nothing is
imported before the first call."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact.cuda import backward as backward, backward_from_output as backward_from_output, derivative as derivative, fused as fused, losses as losses, param_grad as param_grad
from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W
from fastact.runtime.cuda.target import CudaUnavailableError as CudaUnavailableError
from fastact.runtime.cuda.device_functions import Kernel as Kernel
from fastact.runtime.cuda.device_functions import kernel as kernel
from fastact.runtime.cuda.device_functions import prepare as prepare

def acon_c(x: D, /, p1: Any, p2: Any, beta: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""ACON-C, a smooth switch between two slopes.

    .. math:: f(x) = (p_1 - p_2) x\, \sigma(\beta (p_1 - p_2) x) + p_2 x

    .. math:: f'(x) = (p_1 - p_2) \sigma(z) (1 + z \sigma(-z)) + p_2, z = \beta (p_1 - p_2) x

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def bent_identity(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Bent identity, with slope 1/2 far left and 3/2 far right.

    .. math:: f(x) = (\sqrt{x^2 + 1} - 1)/2 + x

    .. math:: f'(x) = x / (2 \sqrt{x^2 + 1}) + 1

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Bent identity, of unknown origin.
    """

def bsilu(x: D, /, alpha: Any = 1.67, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Bounded silu, a surrogate for the gradient of relu.

    .. math:: f(x) = (x + \alpha) \sigma(x) - \alpha/2

    .. math:: f'(x) = \sigma(x) + (x + \alpha) \sigma(x) \sigma(-x)

    It is computed as x·σ(x) + α/2·tanh(x/2), which does not cancel near 0.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def celu(x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Continuously differentiable exponential linear unit, an elu with slope 1 at 0 for every alpha.

    .. math:: f(x) = x for x > 0, else \alpha (e^{x/\alpha} - 1)

    .. math:: f'(x) = 1 for x > 0, else e^{x/\alpha}

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def crelu(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Concatenated rectified linear unit: relu(x) followed by relu(−x).

    .. math:: y = [\max(x, 0), \max(-x, 0)]

    .. math:: dx_i = g_i [x_i > 0] - g_{n + i} [x_i < 0]

    The output and g are twice as long as the input along ``axis``. The derivative at 0 is 0.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, twice as long along `axis` as the input.

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
    Shang, Sohn, Almeida & Lee (2016), arXiv:1603.05201.
    """

def derf(x: D, /, alpha: Any, shift: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Dynamic error function, which replaces a normalisation layer.

    .. math:: f(x) = \text{weight} \cdot \text{erf}(\alpha x + \text{shift}) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha \cdot 2/\sqrt{\pi}\, e^{-(\alpha x + \text{shift})^2}

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def dish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Dish, an algebraic form of silu.

    .. math:: f(x) = x/2 (1 + x / \sqrt{1 + x^2})

    .. math:: f'(x) = (1 + x/r)/2 + x / (2 r^3), r = \sqrt{1 + x^2}

    The function approaches −1/(4|x|) for x → −∞. The derivative is 0 at x = −0.7862.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Thinc's dish, a silu without exponential.
    """

def dyt(x: D, /, alpha: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Dynamic tanh, which replaces a normalisation layer.

    .. math:: f(x) = \text{weight} \cdot \tanh(\alpha x) + \text{bias}

    .. math:: f'(x) = \text{weight} \cdot \alpha / \cosh^2(\alpha x)

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def elish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Exponential linear sigmoid squashing: silu for x > 0, elu times sigmoid for x < 0.

    .. math:: f(x) = x \sigma(x) for x ≥ 0, else (e^x - 1) \sigma(x)

    .. math:: f'(x) = \sigma(x) (1 + x \sigma(-x)) for x ≥ 0, else e^x \sigma(x) + (e^x - 1) \sigma(x) \sigma(-x)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Basirat & Roth (2018), The quest for the golden activation function, arXiv:1808.00783.
    """

def elu(x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Exponential linear unit.

    .. math:: f(x) = x for x > 0, else \alpha (e^x - 1)

    .. math:: f'(x) = 1 for x > 0, else \alpha e^x

    The derivative at 0 is alpha, as in PyTorch and JAX. It is continuous only if alpha is 1.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def entmax(x: D, /, alpha: Any = 1.5, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Entmax, which interpolates between softmax and sparsemax by a number that can be learned.

    .. math:: y_i = \max((\alpha - 1) x_i - \tau, 0)^{1/(\alpha - 1)}, \sum_j y_j = 1

    .. math:: dx_i = q_i (g_i - \sum_j g_j q_j / \sum_j q_j), q_i = y_i^{2 - \alpha} where y_i > 0

    The backward pass and `fastact.param_grad` take the output y. A row that is all −inf, or contains +inf or NaN, gives NaN.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
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
    y : array
        The value, in the shape of the input.

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

def entmax15(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Entmax with alpha = 1.5, halfway between softmax and sparsemax.

    .. math:: y_i = \max(x_i/2 - \tau, 0)^2, \sum_j y_j = 1

    .. math:: dx_i = \sqrt{y_i} (g_i - \sum_j g_j \sqrt{y_j} / \sum_j \sqrt{y_j})

    A row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, in the shape of the input.

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
    Peters, Niculae & Martins (2019), Sparse sequence-to-sequence models, arXiv:1905.05702.
    """

def gcu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Growing cosine unit, an oscillating function with which a single neuron can learn XOR.

    .. math:: f(x) = x \cos x

    .. math:: f'(x) = \cos x - x \sin x

    It has no limit for x → ±inf and is NaN at ±inf.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Noel, Arunkumar, Trivedi & Dutta (2021), Growing cosine unit, arXiv:2108.12943.
    """

def geglu(a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gated unit with the exact gelu as the gate.

    .. math:: f(a, b) = \text{gelu}(a) b

    .. math:: \nabla f(a, b) = (b\, \text{gelu}'(a), \text{gelu}(a))

    Parameters
    ----------
    a : array on a CUDA device
        Real numbers, of any shape. They are activated.
        Dtypes float32, float64, float16 and bfloat16.
    b : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(a, b), with the broadcast shape and the common dtype of the inputs.

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
    Shazeer (2020), arXiv:2002.05202.
    """

def geglu_quick(a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gated unit with quick_gelu as the gate.

    .. math:: f(a, b) = a \sigma(1.702 a) b

    .. math:: \nabla f(a, b) = (b\, \text{quick\_gelu}'(a), \text{quick\_gelu}(a))

    Parameters
    ----------
    a : array on a CUDA device
        Real numbers, of any shape. They are activated.
        Dtypes float32, float64, float16 and bfloat16.
    b : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(a, b), with the broadcast shape and the common dtype of the inputs.

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
    Shazeer (2020), arXiv:2002.05202; Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def geglu_tanh(a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gated unit with gelu_tanh as the gate.

    .. math:: f(a, b) = \text{gelu\_tanh}(a) b

    .. math:: \nabla f(a, b) = (b\, \text{gelu\_tanh}'(a), \text{gelu\_tanh}(a))

    Parameters
    ----------
    a : array on a CUDA device
        Real numbers, of any shape. They are activated.
        Dtypes float32, float64, float16 and bfloat16.
    b : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(a, b), with the broadcast shape and the common dtype of the inputs.

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
    Shazeer (2020), arXiv:2002.05202.
    """

def gelu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gaussian error linear unit, exact.

    .. math:: f(x) = x \Phi(x)

    .. math:: f'(x) = \Phi(x) + x \varphi(x)

    The result is accurate in the negative tail, where the usual formula x·(1 + erf)/2 cancels (PyTorch's float32 gelu is 0 below
    −6). JAX uses the approximation `gelu_tanh` by default. The derivative is 0 at x = −0.7518.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def gelu_tanh(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gaussian error linear unit in its tanh approximation, the default of JAX.

    .. math:: f(x) = x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))

    .. math:: f'(x) = \sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)

    It is computed as x·σ(2u), which is accurate in the negative tail; 1 + tanh(u) is 0 below −5 in float32.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def glu(a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gated linear unit: a times the sigmoid of b; the second array is the gate, as in PyTorch and JAX.

    .. math:: f(a, b) = a \sigma(b)

    .. math:: \nabla f(a, b) = (\sigma(b), a \sigma(b) \sigma(-b))

    Parameters
    ----------
    a : array on a CUDA device
        Real numbers, of any shape.
        Dtypes float32, float64, float16 and bfloat16.
    b : array on a CUDA device
        Real numbers, of any shape. They are activated.
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
        The value f(a, b), with the broadcast shape and the common dtype of the inputs.

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
    Dauphin, Fan, Auli & Grangier (2017), arXiv:1612.08083.
    """

def golu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gompertz linear unit: x times the Gompertz function, which is not symmetric.

    .. math:: f(x) = x e^{-e^{-x}}

    .. math:: f'(x) = e^{-e^{-x}} (1 + x e^{-x})

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Das, Ravuri & Bergmann (2025), GoLU, arXiv:2502.03654.
    """

def hard_mish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise approximation of mish.

    .. math:: f(x) = x/2 \min(\max(x + 2, 0), 2)

    .. math:: f'(x) = 0 for x ≤ −2, 1 for x ≥ 0, else x + 1

    The derivative at −2 is 0.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Wightman, hard_mish in timm; Misra (2019), arXiv:1908.08681.
    """

def hardmax(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""One-hot encoding of the largest entry of each row, the first one if several are equal.

    .. math:: y_i = [i = \arg\max_j x_j]

    .. math:: dx_i = 0

    The gradient is 0. A row that contains NaN gives NaN.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, in the shape of the input.

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
    ONNX's Hardmax.
    """

def hardshrink(x: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hard shrinkage, which sets small inputs to 0.

    .. math:: f(x) = x for |x| > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0, as in PyTorch. The derivative with respect to lambd is 0 wherever it exists.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def hardsigmoid(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX.

    .. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

    .. math:: f'(x) = 1/6 for −3 < x < 3, else 0

    The derivative at ±3 is 0. ONNX's default and Keras 2 use the slope 0.2.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def hardswish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise approximation of silu: x times hardsigmoid.

    .. math:: f(x) = x \min(\max(x/6 + 1/2, 0), 1)

    .. math:: f'(x) = 0 for x ≤ −3, 1 for x ≥ 3, else x/3 + 1/2

    The derivative is 0 at −3 and 1 at 3, as in PyTorch and JAX.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def hardtanh(x: D, /, min_val: Any = -1.0, max_val: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Clipped identity.

    .. math:: f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})

    .. math:: f'(x) = 1 for min_val < x < max_val, else 0

    The derivative at both bounds is 0, as in PyTorch; JAX returns 1.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def identity(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Identity: returns its input.

    .. math:: f(x) = x

    .. math:: f'(x) = 1

    A network whose activations are identities is a linear map.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def isrlu(x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Inverse square root linear unit, an algebraic form of elu that is twice differentiable.

    .. math:: f(x) = x for x ≥ 0, else x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = 1 for x ≥ 0, else (1 + \alpha x^2)^{-3/2}

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def isru(x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Inverse square root unit.

    .. math:: f(x) = x / \sqrt{1 + \alpha x^2}

    .. math:: f'(x) = (1 + \alpha x^2)^{-3/2}

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def laplace(x: D, /, mu: Any = 0.707107, sigma: Any = 0.282095, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Normal distribution function, which approximates a squared relu in attention.

    .. math:: f(x) = (1 + \text{erf}((x - \mu) / (\sigma \sqrt{2}))) / 2

    .. math:: f'(x) = e^{-(x - \mu)^2 / (2 \sigma^2)} / (\sigma \sqrt{2\pi})

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def leaky_relu(x: D, /, negative_slope: Any = 0.01, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Leaky rectified linear unit.

    .. math:: f(x) = x for x > 0, else \text{negative\_slope} \cdot x

    .. math:: f'(x) = 1 for x > 0, else \text{negative\_slope}

    The derivative at 0 is the slope, as in PyTorch; JAX returns 1.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def lecun_tanh(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Scaled hyperbolic tangent with f(±1) ≈ ±1 and the extrema of the second derivative near ±1.

    .. math:: f(x) = 1.7159 \tanh(2x/3)

    .. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def lisht(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Linearly scaled hyperbolic tangent, an even function that approaches |x|.

    .. math:: f(x) = x \tanh x

    .. math:: f'(x) = \tanh x + x / \cosh^2 x

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Roy, Manna, Dubey & Chaudhuri (2019), LiSHT, arXiv:1901.05894.
    """

def log_softmax(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of softmax.

    .. math:: y_i = x_i - \log \sum_j e^{x_j}

    .. math:: dx_i = g_i - e^{y_i} \sum_j g_j

    The largest entry is accurate even if its probability rounds to 1 (SciPy and PyTorch return 0). An entry of −inf stays −inf. A
    row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, in the shape of the input.

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
    Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).
    """

def logcosh(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the hyperbolic cosine, which is x²/2 near 0 and approaches |x| − log 2.

    .. math:: f(x) = \log \cosh x

    .. math:: f'(x) = \tanh x

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Green (1990), Bayesian reconstructions from emission tomography data using a modified EM algorithm.
    """

def logish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logish: x times the logarithm of 1 + sigmoid; the slope far right is log 2.

    .. math:: f(x) = x \log(1 + \sigma(x))

    .. math:: f'(x) = \log(1 + \sigma(x)) + x \sigma(x) \sigma(-x) / (1 + \sigma(x))

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Zhu, Zeng, Liu & Zhu (2021), Neurocomputing 458.
    """

def logmeanexp(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the mean of a row's exponentials, between the row's mean and maximum: one number for each row.

    .. math:: y = \log \frac{1}{n} \sum_j e^{x_j}

    .. math:: dx_i = g\, e^{x_i} / \sum_j e^{x_j}

    The result is −inf for rows of −inf only, and NaN for empty rows. The gradient is that of `logsumexp`.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, one number for each row.

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
    JAX's logmeanexp.
    """

def logsigmoid(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the sigmoid, the log-likelihood of a binary classifier.

    .. math:: f(x) = -\log(1 + e^{-x})

    .. math:: f'(x) = \sigma(-x)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def logsumexp(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the sum of a row's exponentials, a smooth maximum: one number for each row.

    .. math:: y = \log \sum_j e^{x_j}

    .. math:: dx_i = g\, e^{x_i - y}

    Exponentials are relative to the largest entry, so no row overflows. The result is −inf for empty rows and for rows of −inf
    only, and +inf for rows that contain +inf. The gradient of these rows is NaN. g contains one number for each row, as y does.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, one number for each row.

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
    Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).
    """

def masked_log_softmax(x: D, mask: Any, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of softmax over the entries for which a mask is True; the result for all others is −inf.

    .. math:: y_i = x_i - \log \sum_j m_j e^{x_j}

    .. math:: dx_i = g_i - e^{y_i} \sum_j g_j

    Hidden entries may have any value, including NaN. A row without any kept entry gives −inf. The gradient is 0 wherever the output
    is −inf. The mask broadcasts.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
    mask : array on a CUDA device
        Booleans, True for entries that are kept. Broadcasts with the input.
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
    y : array
        The value, in the shape of the input.

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
    Attention with a mask.
    """

def masked_softmax(x: D, mask: Any, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax over the entries for which a mask is True; the result for all others is 0.

    .. math:: y_i = m_i e^{x_i} / \sum_j m_j e^{x_j}

    .. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

    Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradient is 0; PyTorch returns
    NaN. The mask broadcasts.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
    mask : array on a CUDA device
        Booleans, True for entries that are kept. Broadcasts with the input.
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
    y : array
        The value, in the shape of the input.

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
    Attention with a mask.
    """

def maxout(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Maxout, the largest entry of a row: one number for each row.

    .. math:: y = \max_j x_j

    .. math:: dx_i = g\, [i = \arg\max_j x_j]

    The gradient goes to the largest entry, the first one if several are equal, as in PyTorch's ``max(dim)``. JAX and PyTorch's
    ``amax`` divide it among equal entries. ``np.argmax(x, axis)`` returns the same entry. A row that contains NaN gives NaN.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, one number for each row.

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
    Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, arXiv:1302.4389.
    """

def mish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Mish: x times tanh of softplus, bounded below by −0.3088 and not monotone.

    .. math:: f(x) = x \tanh(\log(1 + e^x))

    .. math:: f'(x) = \tanh(s) + x \sigma(x) / \cosh^2(s), s = \log(1 + e^x)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Misra (2019), arXiv:1908.08681.
    """

def nlrelu(x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Natural logarithm rectified linear unit.

    .. math:: f(x) = \log(1 + \beta \max(x, 0))

    .. math:: f'(x) = \beta / (1 + \beta x) for x > 0, else 0

    The derivative at 0 is 0.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def phish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Phish: x times tanh of gelu, which is never negative.

    .. math:: f(x) = x \tanh(\text{gelu}(x))

    .. math:: f'(x) = \tanh(u) + x\, \text{gelu}'(x) / \cosh^2(u), u = \text{gelu}(x)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Naveen (2022), Phish, TechRxiv.
    """

def prefix_softmax(x: D, /, kept: Any, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of ``scale * x`` over the first `kept` entries of each row; other entries are 0.

    .. math:: y_i = [i < k] e^{s x_i} / \sum_{j < k} e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j)

    It replaces a mask in memory. In causal attention query i sees i + 1 keys: ``kept=np.arange(1, n + 1)``. For a batch of padded
    sequences, `kept` contains their lengths, with one more axis for the queries. Hidden entries may have any value, including NaN.
    Entry i, counted from 0, is kept if i < `kept`: a larger number keeps the whole row. A row without any kept entry, for which
    `kept` is 0, negative or NaN, gives 0. In float32, rows may have up to 2²⁴ entries.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
    kept : array or number
        Number of entries kept at the start of the row: those at positions below it. One number for each row, or one for all rows.
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
    y : array
        The value, in the shape of the input.

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
    Causal attention: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762, section 3.2.3.
    """

def prelu(x: D, /, weight: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Parametric rectified linear unit, a leaky relu with a learned slope.

    .. math:: f(x) = x for x > 0, else \text{weight} \cdot x

    .. math:: f'(x) = 1 for x > 0, else weight

    The derivative at 0 is the weight, and the derivative with respect to the weight is 0, as in PyTorch.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def quick_gelu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702.

    .. math:: f(x) = x \sigma(1.702 x)

    .. math:: f'(x) = \sigma(1.702x) (1 + 1.702 x \sigma(-1.702x))

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def reglu(a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gated unit with relu as the gate.

    .. math:: f(a, b) = \max(a, 0) b

    .. math:: \nabla f(a, b) = (b for a > 0, else 0; \max(a, 0))

    The derivative with respect to a is 0 at a = 0.

    Parameters
    ----------
    a : array on a CUDA device
        Real numbers, of any shape. They are activated.
        Dtypes float32, float64, float16 and bfloat16.
    b : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(a, b), with the broadcast shape and the common dtype of the inputs.

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
    Shazeer (2020), arXiv:2002.05202.
    """

def relu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectified linear unit.

    .. math:: f(x) = \max(x, 0)

    .. math:: f'(x) = 1 for x > 0, else 0

    The derivative at 0 is 0, as in PyTorch and JAX. A unit whose inputs are all negative receives no gradient.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def relu2(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squared rectified linear unit.

    .. math:: f(x) = \max(x, 0)^2

    .. math:: f'(x) = 2 \max(x, 0)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def relu6(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectified linear unit bounded by 6.

    .. math:: f(x) = \min(\max(x, 0), 6)

    .. math:: f'(x) = 1 for 0 < x < 6, else 0

    The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def scaled_masked_softmax(x: D, mask: Any, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of ``scale * x`` over the entries for which a mask is True; other entries are 0.

    .. math:: y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradients are 0. The mask
    broadcasts. The backward pass takes the output y, and `fastact.param_grad` takes the input x.

    Parameters
    ----------
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
    y : array
        The value, in the shape of the input.

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

def scaled_softmax(x: D, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of a row times a number, as attention computes it.

    .. math:: y_i = e^{s x_i} / \sum_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    The relative error of an entry is at most 4 ε, for scales of any size and for nearly equal entries. The backward pass takes the
    output y, and `fastact.param_grad` takes the input x.

    Parameters
    ----------
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
    y : array
        The value, in the shape of the input.

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

def selu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Scaled exponential linear unit, which preserves mean 0 and variance 1 through deep networks.

    .. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

    .. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

    The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def serf(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Serf: x times the error function of softplus.

    .. math:: f(x) = x\, \text{erf}(\log(1 + e^x))

    .. math:: f'(x) = \text{erf}(s) + 2x/\sqrt{\pi}\, e^{-s^2} \sigma(x), s = \log(1 + e^x)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Nag & Bhattacharyya (2021), arXiv:2108.09598.
    """

def shifted_softplus(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softplus shifted to pass through the origin.

    .. math:: f(x) = \log(1 + e^x) - \log 2

    .. math:: f'(x) = \sigma(x)

    Near 0, where the difference would cancel, it is computed as x/2 + log cosh(x/2).

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def shrink(x: D, /, lambd: Any = 0.5, bias: Any = 0.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Shrinkage with a threshold and a shift; hardshrink if bias = 0, softshrink if bias = lambd.

    .. math:: f(x) = x + bias for x < −lambd, x − bias for x > lambd, else 0

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0. The derivative with respect to lambd is 0 wherever it exists.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def sigmoid(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logistic sigmoid.

    .. math:: f(x) = 1 / (1 + e^{-x})

    .. math:: f'(x) = \sigma(x) \sigma(-x)

    The derivative is at most 0.25, so a chain of sigmoids reduces gradients. It is computed from x and accurate in both tails;
    y·(1 − y) is 0 for x > 17 in float32. To classify with the threshold 0.5, use ``x >= 0``.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def silu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Sigmoid linear unit; the same as swish with beta = 1.

    .. math:: f(x) = x \sigma(x)

    .. math:: f'(x) = \sigma(x) (1 + x \sigma(-x))

    The function is smooth and bounded below by −0.2785. It is not monotone: the derivative is 0 at x = −1.2785.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Elfwing, Uchibe & Doya (2018), arXiv:1702.03118.
    """

def smelu(x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Smooth rectifier whose kink is rounded by a parabola.

    .. math:: f(x) = 0 for x ≤ −\beta, x for x ≥ \beta, else (x + \beta)^2 / (4 \beta)

    .. math:: f'(x) = 0 for x ≤ −\beta, 1 for x ≥ \beta, else (x + \beta) / (2 \beta)

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def smish(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Smish: x times tanh of log(1 + sigmoid); the slope far right is 0.6.

    .. math:: f(x) = x \tanh(\log(1 + \sigma(x)))

    .. math:: f'(x) = \tanh(s) + x \sigma(x)\sigma(-x) / (\cosh^2(s) (1 + \sigma(x))), s = \log(1 + \sigma(x))

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Wang, Ren & Wang (2022), Smish, Electronics 11(4).
    """

def snake(x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Snake, the identity plus a periodic function, for periodic signals.

    .. math:: f(x) = x + \sin^2(\alpha x) / \alpha

    .. math:: f'(x) = 1 + \sin(2 \alpha x)

    The derivative has no limit for x → ±inf and is NaN at ±inf. It is also NaN if alpha·x overflows.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def soft_exponential(x: D, /, alpha: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft exponential, which interpolates between a logarithm, the identity and an exponential.

    .. math:: f(x) = (e^{\alpha x} - 1) / \alpha + \alpha for \alpha > 0, x for \alpha = 0, -\log(1 - \alpha (x + \alpha)) / \alpha for \alpha < 0

    .. math:: f'(x) = e^{\alpha x} for \alpha ≥ 0, 1 / (1 - \alpha (x + \alpha)) for \alpha < 0

    For alpha < 0 it is defined for x > 1/alpha − alpha only; the result for smaller x is NaN.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def softcap(x: D, /, cap: Any = 30.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft cap: the identity near 0, bounded by ±cap; apply it before a mask, not after.

    .. math:: f(x) = \text{cap} \cdot \tanh(x / \text{cap})

    .. math:: f'(x) = 1 / \cosh^2(x / \text{cap})

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def softmax(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax, the exponentials of a row divided by their sum.

    .. math:: y_i = e^{x_i} / \sum_j e^{x_j}

    .. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

    Exponentials are relative to the largest entry, so no row overflows. An entry of −inf gives 0. A row that is all −inf, or
    contains +inf or NaN, gives NaN, as in PyTorch, JAX and SciPy. The backward pass takes the output y, not the input.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, in the shape of the input.

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
    Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.
    """

def softmax1(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax with one additional logit 0 that is not returned, so that a row may attend to nothing.

    .. math:: y_i = e^{x_i} / (1 + \sum_j e^{x_j})

    .. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

    A row of −inf only gives 0. The backward pass takes the input x.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, in the shape of the input.

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
    Miller (2023), Attention is off by one.
    """

def softmin(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmin, the softmax of the negated row.

    .. math:: y_i = e^{-x_i} / \sum_j e^{-x_j}

    .. math:: dx_i = -y_i (g_i - \sum_j g_j y_j)

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, in the shape of the input.

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
    PyTorch's softmin.
    """

def softplus(x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softplus, a smooth rectifier.

    .. math:: f(x) = \log(1 + e^{\beta x}) / \beta

    .. math:: f'(x) = \sigma(\beta x)

    Unlike PyTorch's softplus, it has no threshold beyond which it is linear.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def softshrink(x: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Soft shrinkage, which moves inputs towards 0 by lambd and sets small inputs to 0.

    .. math:: f(x) = \text{sign}(x) \max(|x| - \text{lambd}, 0)

    .. math:: f'(x) = 1 for |x| > lambd, else 0

    The derivative at ±lambd is 0, as in PyTorch.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def softsign(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softsign, similar to tanh, with tails that approach ±1 slowly.

    .. math:: f(x) = x / (1 + |x|)

    .. math:: f'(x) = 1 / (1 + |x|)^2

    The value at ±inf is ±1; PyTorch and JAX return NaN.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def sparse_plus(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with a rounded kink: smelu with beta = 1.

    .. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

    .. math:: f'(x) = 0 for x ≤ −1, 1 for x ≥ 1, else (x + 1)/2

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def sparse_sigmoid(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise linear sigmoid, the derivative of sparse_plus.

    .. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

    .. math:: f'(x) = 1/2 for −1 < x < 1, else 0

    The derivative at ±1 is 0; JAX returns 0.25.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def sparsemax(x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Sparsemax, the Euclidean projection onto the probability simplex, which has exact zeros.

    .. math:: y_i = \max(x_i - \tau, 0), \sum_j y_j = 1

    .. math:: dx_i = [y_i > 0] (g_i - \text{mean}_{y_j > 0}\, g_j)

    A row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

    Parameters
    ----------
    x : array on a CUDA device
        Input with at least one dimension.
        Dtypes float32, float64, float16 and bfloat16.
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
    y : array
        The value, in the shape of the input.

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
    Martins & Astudillo (2016), From softmax to sparsemax, arXiv:1602.02068.
    """

def sqrt_softplus(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Square root of softplus, a score for routing.

    .. math:: f(x) = \sqrt{\log(1 + e^x)}

    .. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

    The left tail is e^(x/2), accurate down to the smallest subnormal number.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def squareplus(x: D, /, b: Any = 4.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squareplus, an algebraic form of softplus.

    .. math:: f(x) = (x + \sqrt{x^2 + b}) / 2

    .. math:: f'(x) = (1 + x / \sqrt{x^2 + b}) / 2

    The result is accurate in the negative tail, where x + √(x² + b) cancels.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def star_relu(x: D, /, scale: Any = 0.8944, bias: Any = -0.4472, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squared rectified linear unit with scale and bias.

    .. math:: f(x) = \text{scale} \max(x, 0)^2 + \text{bias}

    .. math:: f'(x) = 2\, \text{scale} \max(x, 0)

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def step(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Binary step, the derivative of relu.

    .. math:: f(x) = 1 for x > 0, else 0

    .. math:: f'(x) = 0

    The value at 0 is 0. The derivative is 0 everywhere, also at 0, so a network of steps cannot be trained by gradient descent.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def swiglu(a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gated unit with silu as the gate.

    .. math:: f(a, b) = \text{silu}(a) b

    .. math:: \nabla f(a, b) = (b\, \text{silu}'(a), \text{silu}(a))

    Parameters
    ----------
    a : array on a CUDA device
        Real numbers, of any shape. They are activated.
        Dtypes float32, float64, float16 and bfloat16.
    b : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(a, b), with the broadcast shape and the common dtype of the inputs.

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
    Shazeer (2020), GLU variants improve Transformer, arXiv:2002.05202.
    """

def swiglu_oai(a: Any, b: D, /, alpha: Any = 1.702, limit: Any = 7.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gated unit with clipped inputs and b + 1, as in gpt-oss.

    .. math:: f(a, b) = a' \sigma(\alpha a') (b' + 1), a' = \min(a, \text{limit}), b' = \text{clip}(b, ±\text{limit})

    .. math:: \nabla f(a, b) = ((b' + 1)\, \text{swish}'(a') for a ≤ limit, \text{swish}(a') for |b| ≤ limit; else 0)

    At the bounds the derivative is that of the interior.

    Parameters
    ----------
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
    array
        The value f(a, b), with the broadcast shape and the common dtype of the inputs.

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

def swish(x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Swish, x times a sigmoid of adjustable sharpness.

    .. math:: f(x) = x \sigma(\beta x)

    .. math:: f'(x) = \sigma(\beta x) (1 + \beta x \sigma(-\beta x))

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def tanh(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hyperbolic tangent.

    .. math:: f(x) = \sinh x / \cosh x

    .. math:: f'(x) = 1 / \cosh^2 x

    It is a sigmoid centred at 0 with range (−1, 1). The derivative is accurate in both tails; 1 − y² is 0 for
    |x| > 9.01 in float32.

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def tanhshrink(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Tanhshrink, the difference between x and tanh x.

    .. math:: f(x) = x - \tanh x

    .. math:: f'(x) = \tanh^2 x

    The result is accurate near 0, where the difference cancels (PyTorch's float32 result is 0 below 2e-4).

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    PyTorch's tanhshrink.
    """

def telu(x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hyperbolic tangent exponential linear unit, also called TanhExp.

    .. math:: f(x) = x \tanh(e^x)

    .. math:: f'(x) = \tanh(e^x) + x e^x / \cosh^2(e^x)

    Parameters
    ----------
    x : array on a CUDA device
        Real numbers, of any shape.
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
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
    Fernandez & Mali (2024), TeLU, arXiv:2412.20269; TanhExp, Liu & Di (2020), arXiv:2003.09855.
    """

def threshold(x: D, /, threshold: Any, value: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Threshold: the input above a threshold, a constant elsewhere.

    .. math:: f(x) = x for x > threshold, else value

    .. math:: f'(x) = 1 for x > threshold, else 0

    The derivative at the threshold is 0, as in PyTorch. The derivative with respect to the threshold is 0 wherever it exists.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def thresholded_relu(x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectified linear unit with a threshold: x above it, 0 elsewhere.

    .. math:: f(x) = x for x > \alpha, else 0

    .. math:: f'(x) = 1 for x > \alpha, else 0

    The derivative at x = alpha is 0. The derivative with respect to alpha is 0 wherever it exists.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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

def xielu(x: D, /, alpha_p: Any = 0.8, alpha_n: Any = 0.8, beta: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Expanded integral of elu: a parabola for x > 0, an exponential and a line for x < 0.

    .. math:: f(x) = \alpha_p x^2 + \beta x for x > 0, else \alpha_n (e^x - 1 - x) + \beta x

    .. math:: f'(x) = 2 \alpha_p x + \beta for x > 0, else \alpha_n (e^x - 1) + \beta

    e^x − 1 − x is computed without cancellation. Other implementations clamp it, which causes a step at 0.

    Parameters
    ----------
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
    array
        The value f(x), with the broadcast shape and the common dtype of the inputs.

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
