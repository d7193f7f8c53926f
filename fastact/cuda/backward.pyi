# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.

"""Gradients, for arrays on a GPU."""

from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact._typing import A, AnyArray, BesideA, BesideV, C, Container, D, Function, Kept, KeptRows, L, O, Options, OptionsOfSeveral, RowOptions, RowOptionsOfSeveral, Typed, TypedRows, UFunc, V, W

def acon_c(g: Any, x: D, /, p1: Any, p2: Any, beta: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""ACON-C: a smooth switch between two slopes: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def bent_identity(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Bent identity: slope 1/2 far left, 3/2 far right: the gradient g·f'(x).

    .. math:: f(x) = (\sqrt{x^2 + 1} - 1)/2 + x

    .. math:: f'(x) = x / (2 \sqrt{x^2 + 1}) + 1

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Bent identity, of unknown origin.
    """

def bsilu(g: Any, x: D, /, alpha: Any = 1.67, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Bounded silu, a surrogate for the gradient of relu: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Continuously differentiable exponential linear unit: elu whose slope at 0 is 1 for every alpha: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def crelu(g: Any, x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Concatenated rectified linear unit: what is above 0, and behind it, what is below, made positive: the gradient of the input.

    .. math:: y = [\max(x, 0), \max(-x, 0)]

    .. math:: dx_i = g_i [x_i > 0] - g_{n + i} [x_i < 0]

    The output is twice as long as the input along ``axis``, and so is g. The derivative at 0 is 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the output's.
    x : array on a CUDA device
        Input, at least one dimension; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Shang, Sohn, Almeida & Lee (2016), arXiv:1603.05201.
    """

def derf(g: Any, x: D, /, alpha: Any, shift: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Dynamic error function, which replaces a normalisation layer: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def dish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Dish: a silu without exponential: the gradient g·f'(x).

    .. math:: f(x) = x/2 (1 + x / \sqrt{1 + x^2})

    .. math:: f'(x) = (1 + x/r)/2 + x / (2 r^3), r = \sqrt{1 + x^2}

    The left tail is −1/(4|x|); the derivative is 0 at x = −0.7862.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Thinc's dish, a silu without exponential.
    """

def dyt(g: Any, x: D, /, alpha: Any, weight: Any, bias: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Dynamic tanh, which replaces a normalisation layer: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def elish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Exponential linear sigmoid squashing: silu right of 0, elu times sigmoid left of it: the gradient g·f'(x).

    .. math:: f(x) = x \sigma(x) for x ≥ 0, else (e^x - 1) \sigma(x)

    .. math:: f'(x) = \sigma(x) (1 + x \sigma(-x)) for x ≥ 0, else e^x \sigma(x) + (e^x - 1) \sigma(x) \sigma(-x)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Basirat & Roth (2018), The quest for the golden activation function, arXiv:1808.00783.
    """

def elu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Exponential linear unit: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Entmax: from softmax to sparsemax, by a number that can be learned: the gradient of the input.

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
    dx : array
        The gradient with respect to the input.

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

def entmax15(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Entmax with alpha = 1.5, halfway between softmax and sparsemax: the gradient of the input.

    .. math:: y_i = \max(x_i/2 - \tau, 0)^2, \sum_j y_j = 1

    .. math:: dx_i = \sqrt{y_i} (g_i - \sum_j g_j \sqrt{y_j} / \sum_j \sqrt{y_j})

    A row of −inf only, or with +inf or NaN in it, is NaN throughout. The backward pass takes the output y.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Peters, Niculae & Martins (2019), Sparse sequence-to-sequence models, arXiv:1905.05702.
    """

def gcu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Growing cosine unit: oscillates, so that a single neuron can separate what is not linearly separable: the gradient g·f'(x).

    .. math:: f(x) = x \cos x

    .. math:: f'(x) = \cos x - x \sin x

    It has no limit for x → ±inf and is NaN there.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Noel, Arunkumar, Trivedi & Dutta (2021), Growing cosine unit, arXiv:2108.12943.
    """

def geglu(g: Any, a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated unit with the exact gelu as the gate: the gradient g·f'(x).

    .. math:: f(a, b) = \text{gelu}(a) b

    .. math:: \nabla f(a, b) = (b\, \text{gelu}'(a), \text{gelu}(a))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    a : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    da : array
        The gradient g·∂f/∂a.
    db : array
        The gradient g·∂f/∂b.

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
    Shazeer (2020), arXiv:2002.05202.
    """

def geglu_quick(g: Any, a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated unit with quick_gelu as the gate: the gradient g·f'(x).

    .. math:: f(a, b) = a \sigma(1.702 a) b

    .. math:: \nabla f(a, b) = (b\, \text{quick\_gelu}'(a), \text{quick\_gelu}(a))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    a : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    da : array
        The gradient g·∂f/∂a.
    db : array
        The gradient g·∂f/∂b.

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
    Shazeer (2020), arXiv:2002.05202; Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def geglu_tanh(g: Any, a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated unit with gelu_tanh as the gate: the gradient g·f'(x).

    .. math:: f(a, b) = \text{gelu\_tanh}(a) b

    .. math:: \nabla f(a, b) = (b\, \text{gelu\_tanh}'(a), \text{gelu\_tanh}(a))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    a : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    da : array
        The gradient g·∂f/∂a.
    db : array
        The gradient g·∂f/∂b.

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
    Shazeer (2020), arXiv:2002.05202.
    """

def gelu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gaussian error linear unit, exact: the gradient g·f'(x).

    .. math:: f(x) = x \Phi(x)

    .. math:: f'(x) = \Phi(x) + x \varphi(x)

    Accurate in the negative tail, where the usual x·(1 + erf)/2 loses every digit (PyTorch's float32 gelu is 0 below −6). JAX's
    default is the approximation, here `gelu_tanh`. The derivative is 0 at x = −0.7518.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def gelu_tanh(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gaussian error linear unit in its tanh approximation, the default of JAX: the gradient g·f'(x).

    .. math:: f(x) = x/2 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))

    .. math:: f'(x) = \sigma(2u) + 2x \sigma(2u) \sigma(-2u) u', u = \sqrt{2/\pi} (x + 0.044715 x^3)

    Computed as x·σ(2u), which keeps the negative tail; 1 + tanh(u) is 0 below −5 in float32.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def glu(g: Any, a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated linear unit: a times the sigmoid of b. The second array is the gate, as in PyTorch and JAX: the gradient g·f'(x).

    .. math:: f(a, b) = a \sigma(b)

    .. math:: \nabla f(a, b) = (\sigma(b), a \sigma(b) \sigma(-b))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    a : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    da : array
        The gradient g·∂f/∂a.
    db : array
        The gradient g·∂f/∂b.

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
    Dauphin, Fan, Auli & Grangier (2017), arXiv:1612.08083.
    """

def golu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gompertz linear unit: x times the Gompertz function, which is not symmetric: the gradient g·f'(x).

    .. math:: f(x) = x e^{-e^{-x}}

    .. math:: f'(x) = e^{-e^{-x}} (1 + x e^{-x})

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Das, Ravuri & Bergmann (2025), GoLU, arXiv:2502.03654.
    """

def hard_mish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise approximation of mish: the gradient g·f'(x).

    .. math:: f(x) = x/2 \min(\max(x + 2, 0), 2)

    .. math:: f'(x) = 0 for x ≤ −2, 1 for x ≥ 0, else x + 1

    The derivative at −2 is 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Wightman, hard_mish in timm; Misra (2019), arXiv:1908.08681.
    """

def hardmax(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""One at the largest entry of the row, at the first of several, and 0 elsewhere; without a gradient: the gradient of the input.

    .. math:: y_i = [i = \arg\max_j x_j]

    .. math:: dx_i = 0

    A row with NaN in it is NaN throughout.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    ONNX's Hardmax.
    """

def hardshrink(g: Any, x: D, /, lambd: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hard shrinkage: small inputs become 0: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def hardsigmoid(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX: the gradient g·f'(x).

    .. math:: f(x) = \min(\max(x/6 + 1/2, 0), 1)

    .. math:: f'(x) = 1/6 for −3 < x < 3, else 0

    The derivative at ±3 is 0. ONNX's default and Keras 2 have the slope 0.2.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def hardswish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise approximation of silu: x times hardsigmoid: the gradient g·f'(x).

    .. math:: f(x) = x \min(\max(x/6 + 1/2, 0), 1)

    .. math:: f'(x) = 0 for x ≤ −3, 1 for x ≥ 3, else x/3 + 1/2

    The derivative at −3 is 0 and at 3 it is 1, as in PyTorch and JAX.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def hardtanh(g: Any, x: D, /, min_val: Any = -1.0, max_val: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Clipped identity: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def identity(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Identity: the input itself: the gradient g·f'(x).

    .. math:: f(x) = x

    .. math:: f'(x) = 1

    A network of identities is one linear layer.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def isrlu(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Inverse square root linear unit: elu without exponential, twice differentiable: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Inverse square root unit: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def laplace(g: Any, x: D, /, mu: Any = 0.707107, sigma: Any = 0.282095, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Normal distribution function, which approximates a squared relu in attention: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Leaky rectified linear unit: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def lecun_tanh(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Scaled hyperbolic tangent: f(±1) ≈ ±1, with the largest second derivative there: the gradient g·f'(x).

    .. math:: f(x) = 1.7159 \tanh(2x/3)

    .. math:: f'(x) = 1.1439... / \cosh^2(2x/3)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def lisht(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Linearly scaled hyperbolic tangent: an even function, |x| far out: the gradient g·f'(x).

    .. math:: f(x) = x \tanh x

    .. math:: f'(x) = \tanh x + x / \cosh^2 x

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Roy, Manna, Dubey & Chaudhuri (2019), LiSHT, arXiv:1901.05894.
    """

def log_softmax(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of softmax: the gradient of the input.

    .. math:: y_i = x_i - \log \sum_j e^{x_j}

    .. math:: dx_i = g_i - e^{y_i} \sum_j g_j

    The entry that wins keeps every digit, also where its probability rounds to 1 (SciPy and PyTorch give 0 there). An entry of
    −inf stays −inf; a row of −inf only, or with +inf or NaN in it, is NaN throughout. The backward pass takes the output y.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).
    """

def logcosh(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the hyperbolic cosine: a parabola near 0, |x| − log 2 far out: the gradient g·f'(x).

    .. math:: f(x) = \log \cosh x

    .. math:: f'(x) = \tanh x

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Green (1990), Bayesian reconstructions from emission tomography data using a modified EM algorithm.
    """

def logish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logish: x times the logarithm of 1 + sigmoid; slope log 2 far right: the gradient g·f'(x).

    .. math:: f(x) = x \log(1 + \sigma(x))

    .. math:: f'(x) = \log(1 + \sigma(x)) + x \sigma(x) \sigma(-x) / (1 + \sigma(x))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Zhu, Zeng, Liu & Zhu (2021), Neurocomputing 458.
    """

def logmeanexp(g: Any, x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the mean of a row's exponentials: between the mean and the maximum of the row, one number a row: the gradient of the input.

    .. math:: y = \log \frac{1}{n} \sum_j e^{x_j}

    .. math:: dx_i = g\, e^{x_i} / \sum_j e^{x_j}

    −inf for a row of −inf only, NaN for an empty one; the gradient is that of `logsumexp`.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, one number for each row.
    x : array on a CUDA device
        Input, at least one dimension; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    JAX's logmeanexp.
    """

def logsigmoid(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the sigmoid, the log-likelihood of a binary classifier: the gradient g·f'(x).

    .. math:: f(x) = -\log(1 + e^{-x})

    .. math:: f'(x) = \sigma(-x)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def logsumexp(g: Any, x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of the sum of a row's exponentials: a smooth maximum, one number a row: the gradient of the input.

    .. math:: y = \log \sum_j e^{x_j}

    .. math:: dx_i = g\, e^{x_i - y}

    The largest entry is subtracted first; what the others add to it keeps every digit. −inf for a row of −inf only and for an
    empty one, +inf for a row with +inf in it; the gradient of both is NaN. g holds one number a row, as y does.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, one number for each row.
    x : array on a CUDA device
        Input, at least one dimension; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).
    """

def masked_log_softmax(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logarithm of softmax over the entries that a mask keeps (True); the others get −inf, whatever they hold: the gradient of the input.

    .. math:: y_i = x_i - \log \sum_j m_j e^{x_j}

    .. math:: dx_i = g_i - e^{y_i} \sum_j g_j

    A row of which nothing is kept is −inf throughout. The gradient is 0 wherever the output is −inf. The mask broadcasts.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Attention with a mask.
    """

def masked_softmax(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax over the entries that a mask keeps (True); the others get 0, whatever they hold: the gradient of the input.

    .. math:: y_i = m_i e^{x_i} / \sum_j m_j e^{x_j}

    .. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

    A row of which nothing is kept is 0 throughout, and so is its gradient, where PyTorch has NaN. The mask broadcasts.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Attention with a mask.
    """

def maxout(g: Any, x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Maxout: the largest of the pieces of a row, one number a row: the gradient of the input.

    .. math:: y = \max_j x_j

    .. math:: dx_i = g\, [i = \arg\max_j x_j]

    The gradient goes to the winner alone, to the first of several, as in PyTorch's ``max(dim)``; JAX and PyTorch's ``amax``
    divide it. Which one that is, ``np.argmax(x, axis)`` tells, by the same rule. A row with NaN in it gives NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, one number for each row.
    x : array on a CUDA device
        Input, at least one dimension; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, arXiv:1302.4389.
    """

def mish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Mish: smooth, bounded below by −0.3088, not monotone: the gradient g·f'(x).

    .. math:: f(x) = x \tanh(\log(1 + e^x))

    .. math:: f'(x) = \tanh(s) + x \sigma(x) / \cosh^2(s), s = \log(1 + e^x)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Misra (2019), arXiv:1908.08681.
    """

def nlrelu(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Natural logarithm rectified linear unit: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def phish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Phish: x times tanh of gelu; never negative: the gradient g·f'(x).

    .. math:: f(x) = x \tanh(\text{gelu}(x))

    .. math:: f'(x) = \tanh(u) + x\, \text{gelu}'(x) / \cosh^2(u), u = \text{gelu}(x)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Naveen (2022), Phish, TechRxiv.
    """

def prefix_softmax(g: Any, y: D, /, kept: Any, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of a row times a number over the first `kept` entries; the others get 0, whatever they hold: the gradient of the input.

    .. math:: y_i = [i < k] e^{s x_i} / \sum_{j < k} e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j)

    In causal attention query i sees i + 1 keys: ``kept=np.arange(1, n + 1)``; in a batch of padded sequences `kept` holds their
    lengths, with one more axis for the queries. No mask is made. A row of which nothing is kept is 0 throughout. In float32 places
    count up to 2²⁴.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
    kept : array or number
        How many entries at the start of the row take part; one for each row, or for all.
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
    dx : array
        The gradient with respect to the input.

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
    Causal attention: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762, section 3.2.3.
    """

def prelu(g: Any, x: D, /, weight: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Parametric rectified linear unit: a leaky one whose slope is learned: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def quick_gelu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Gaussian error linear unit in its sigmoid approximation; the same as swish with beta = 1.702: the gradient g·f'(x).

    .. math:: f(x) = x \sigma(1.702 x)

    .. math:: f'(x) = \sigma(1.702x) (1 + 1.702 x \sigma(-1.702x))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Hendrycks & Gimpel (2016), arXiv:1606.08415.
    """

def reglu(g: Any, a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated unit with relu as the gate: the gradient g·f'(x).

    .. math:: f(a, b) = \max(a, 0) b

    .. math:: \nabla f(a, b) = (b for a > 0, else 0; \max(a, 0))

    The derivative by a at a = 0 is 0.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    a : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    da : array
        The gradient g·∂f/∂a.
    db : array
        The gradient g·∂f/∂b.

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
    Shazeer (2020), arXiv:2002.05202.
    """

def relu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectified linear unit: the gradient g·f'(x).

    .. math:: f(x) = \max(x, 0)

    .. math:: f'(x) = 1 for x > 0, else 0

    The derivative at 0 is 0, as in PyTorch and JAX. A unit whose input stays negative gets no gradient any more.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def relu2(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squared rectified linear unit: the gradient g·f'(x).

    .. math:: f(x) = \max(x, 0)^2

    .. math:: f'(x) = 2 \max(x, 0)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def relu6(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectified linear unit, bounded by 6: the gradient g·f'(x).

    .. math:: f(x) = \min(\max(x, 0), 6)

    .. math:: f'(x) = 1 for 0 < x < 6, else 0

    The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def scaled_masked_softmax(g: Any, y: D, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of a row times a number over the entries that a mask keeps (True); the others get 0, whatever they hold: the gradient of the input.

    .. math:: y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    A row of which nothing is kept is 0 throughout, and so are its gradients. The mask broadcasts. The backward pass takes the
    output y, `fastact.param_grad` the input x.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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

def scaled_softmax(g: Any, y: D, /, scale: Any = 1.0, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax of a row times a number, as attention computes it: the gradient of the input.

    .. math:: y_i = e^{s x_i} / \sum_j e^{s x_j}

    .. math:: dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)

    Every entry is within 2 ε, at a scale of any size and also in rows that are nearly tied. The backward pass takes the output y,
    `fastact.param_grad` the input x.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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

def selu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Scaled exponential linear unit, which keeps mean 0 and variance 1 through deep networks: the gradient g·f'(x).

    .. math:: f(x) = \lambda x for x > 0, else \lambda\alpha (e^x - 1); \lambda = 1.0507..., \alpha = 1.6733...

    .. math:: f'(x) = \lambda for x > 0, else \lambda\alpha e^x

    The derivative at 0 is λα = 1.7581, as in PyTorch and JAX.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def serf(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Serf: x times the error function of softplus: the gradient g·f'(x).

    .. math:: f(x) = x\, \text{erf}(\log(1 + e^x))

    .. math:: f'(x) = \text{erf}(s) + 2x/\sqrt{\pi}\, e^{-s^2} \sigma(x), s = \log(1 + e^x)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Nag & Bhattacharyya (2021), arXiv:2108.09598.
    """

def shifted_softplus(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softplus through the origin: the gradient g·f'(x).

    .. math:: f(x) = \log(1 + e^x) - \log 2

    .. math:: f'(x) = \sigma(x)

    Near 0 it is computed as x/2 + log cosh(x/2), where the difference would cancel.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def shrink(g: Any, x: D, /, lambd: Any = 0.5, bias: Any = 0.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Shrinkage with a threshold and a shift of its own: hardshrink for bias 0, softshrink for bias = lambd: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def sigmoid(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Logistic sigmoid: the gradient g·f'(x).

    .. math:: f(x) = 1 / (1 + e^{-x})

    .. math:: f'(x) = \sigma(x) \sigma(-x)

    The derivative is at most 0.25, so that a chain of sigmoids shrinks gradients. It is computed from x and exact in both
    tails, where y·(1 − y) is 0 for x > 17 in float32. A class by the threshold 0.5 is ``x >= 0``.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def silu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Sigmoid linear unit; the same as swish with beta = 1: the gradient g·f'(x).

    .. math:: f(x) = x \sigma(x)

    .. math:: f'(x) = \sigma(x) (1 + x \sigma(-x))

    Smooth, bounded below by −0.2785, not monotone: the derivative is 0 at x = −1.2785.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Elfwing, Uchibe & Doya (2018), arXiv:1702.03118.
    """

def smelu(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with its kink rounded off by a parabola: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def smish(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Smish: x times tanh of log(1 + sigmoid); slope 0.6 far right: the gradient g·f'(x).

    .. math:: f(x) = x \tanh(\log(1 + \sigma(x)))

    .. math:: f'(x) = \tanh(s) + x \sigma(x)\sigma(-x) / (\cosh^2(s) (1 + \sigma(x))), s = \log(1 + \sigma(x))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Wang, Ren & Wang (2022), Smish, Electronics 11(4).
    """

def snake(g: Any, x: D, /, alpha: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Snake: a line with a periodic part, for signals that repeat: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Soft exponential: goes over from a logarithm through the identity to an exponential: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Soft cap: the identity near 0, never beyond ±cap. Apply it before a mask, not after: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def softmax(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax: the exponentials of a row, divided by their sum: the gradient of the input.

    .. math:: y_i = e^{x_i} / \sum_j e^{x_j}

    .. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

    The largest entry is subtracted first, so that no row overflows. An entry of −inf gets 0; a row of −inf only, or with +inf or
    NaN in it, is NaN throughout, as in PyTorch, JAX and SciPy. The backward pass takes the output y, not the input.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.
    """

def softmax1(g: Any, x: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmax with one more entry of 0 that is left out: a row may attend to nothing: the gradient of the input.

    .. math:: y_i = e^{x_i} / (1 + \sum_j e^{x_j})

    .. math:: dx_i = y_i (g_i - \sum_j g_j y_j)

    A row of −inf only is 0 throughout. The backward pass takes the input x.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, at least one dimension; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Miller (2023), Attention is off by one.
    """

def softmin(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softmin: softmax of the negated row, which gives the smallest entry the most: the gradient of the input.

    .. math:: y_i = e^{-x_i} / \sum_j e^{-x_j}

    .. math:: dx_i = -y_i (g_i - \sum_j g_j y_j)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    PyTorch's softmin.
    """

def softplus(g: Any, x: D, /, beta: Any = 1.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softplus: the softened rectifier: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Soft shrinkage: every input moves towards 0 by lambd, small ones become 0: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def softsign(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Softsign: like tanh, with tails that approach ±1 slowly: the gradient g·f'(x).

    .. math:: f(x) = x / (1 + |x|)

    .. math:: f'(x) = 1 / (1 + |x|)^2

    ±1 at ±inf, where PyTorch and JAX give NaN.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def sparse_plus(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Rectifier with a rounded kink: smelu with beta = 1: the gradient g·f'(x).

    .. math:: f(x) = 0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4

    .. math:: f'(x) = 0, 1, else (x + 1)/2

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def sparse_sigmoid(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Piecewise linear sigmoid, the derivative of sparse_plus: the gradient g·f'(x).

    .. math:: f(x) = \min(\max((x + 1)/2, 0), 1)

    .. math:: f'(x) = 1/2 for −1 < x < 1, else 0

    The derivative at ±1 is 0; JAX gives 0.25 there.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def sparsemax(g: Any, y: D, /, *, axis: int = -1, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Sparsemax: the nearest point of the probability simplex, which has exact zeros: the gradient of the input.

    .. math:: y_i = \max(x_i - \tau, 0), \sum_j y_j = 1

    .. math:: dx_i = [y_i > 0] (g_i - \text{mean}_{y_j > 0}\, g_j)

    A row of −inf only, or with +inf or NaN in it, is NaN throughout. The backward pass takes the output y.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    y : array on a CUDA device
        Output of the forward pass; float32, float64, float16 or bfloat16.
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
    dx : array
        The gradient with respect to the input.

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
    Martins & Astudillo (2016), From softmax to sparsemax, arXiv:1602.02068.
    """

def sqrt_softplus(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Root of softplus, a score for routing: the gradient g·f'(x).

    .. math:: f(x) = \sqrt{\log(1 + e^x)}

    .. math:: f'(x) = \sigma(x) / (2 \sqrt{\log(1 + e^x)})

    The left tail is e^(x/2), down to the smallest number.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def squareplus(g: Any, x: D, /, b: Any = 4.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squareplus: a softplus without exponential: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def star_relu(g: Any, x: D, /, scale: Any = 0.8944, bias: Any = -0.4472, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Squared rectified linear unit with scale and bias: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def step(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Binary step, the derivative of relu: the gradient g·f'(x).

    .. math:: f(x) = 1 for x > 0, else 0

    .. math:: f'(x) = 0

    The value at 0 is 0. The derivative is 0 everywhere, also at 0: a network of steps does not learn by gradients.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def swiglu(g: Any, a: Any, b: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated unit with silu as the gate: the gradient g·f'(x).

    .. math:: f(a, b) = \text{silu}(a) b

    .. math:: \nabla f(a, b) = (b\, \text{silu}'(a), \text{silu}(a))

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    a : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    b : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    da : array
        The gradient g·∂f/∂a.
    db : array
        The gradient g·∂f/∂b.

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
    Shazeer (2020), GLU variants improve Transformer, arXiv:2002.05202.
    """

def swiglu_oai(g: Any, a: Any, b: D, /, alpha: Any = 1.702, limit: Any = 7.0, *, out: Any = None, stream: Any = None, fast: bool = False) -> tuple[D, D]:
    r"""Gated unit with clipped inputs and b + 1, as in gpt-oss: the gradient g·f'(x).

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
    da : array
        The gradient g·∂f/∂a.
    db : array
        The gradient g·∂f/∂b.

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
    r"""Swish: the input times a sigmoid of adjustable sharpness: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def tanh(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hyperbolic tangent: the gradient g·f'(x).

    .. math:: f(x) = \sinh x / \cosh x

    .. math:: f'(x) = 1 / \cosh^2 x

    Like the sigmoid, but centred at 0 with range (−1, 1). The derivative is exact in both tails, where 1 − y² is 0 for
    |x| > 9.01 in float32.

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def tanhshrink(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Tanhshrink: what tanh takes away: the gradient g·f'(x).

    .. math:: f(x) = x - \tanh x

    .. math:: f'(x) = \tanh^2 x

    Accurate near 0, where the difference cancels (PyTorch's float32 result is 0 below 2e-4).

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    PyTorch's tanhshrink.
    """

def telu(g: Any, x: D, /, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Hyperbolic tangent exponential linear unit, also called TanhExp: the gradient g·f'(x).

    .. math:: f(x) = x \tanh(e^x)

    .. math:: f'(x) = \tanh(e^x) + x e^x / \cosh^2(e^x)

    Parameters
    ----------
    g : array on a CUDA device
        Gradient with respect to the output, of a shape that broadcasts with the input's.
    x : array on a CUDA device
        Input, any shape, any real number; float32, float64, float16 or bfloat16.
    out : array or tuple of arrays, optional
        Where the results go; an input for a result in place.
    stream : stream or address, optional
        Where the kernel runs; by default the stream of the arrays' library.
    fast : bool, default False
        float32 with errors up to 2⁻¹⁴, as halves always have them; float64 is always exact.

    Returns
    -------
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    Fernandez & Mali (2024), TeLU, arXiv:2412.20269; TanhExp, Liu & Di (2020), arXiv:2003.09855.
    """

def threshold(g: Any, x: D, /, threshold: Any, value: Any, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""The input above a threshold, a constant below: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
    r"""Rectifier with a threshold of its own: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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

def xielu(g: Any, x: D, /, alpha_p: Any = 0.8, alpha_n: Any = 0.8, beta: Any = 0.5, *, out: Any = None, stream: Any = None, fast: bool = False) -> D:
    r"""Expanded integral of elu: a parabola right of 0, an exponential and a line left of it: the gradient g·f'(x).

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
    array
        The gradient g·f'(x), of the broadcast shape and the inputs' common type.

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
