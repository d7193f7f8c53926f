"""Activations made of lines and parabolas: clipped, shrunken and squared.

At a kink the derivative is PyTorch's: that of the flat side. A parameter outside its domain gives NaN.
"""

from fastact.definitions.records import FromOutput, activation
from fastact.elementary.intrinsics import fma, ratio, square_root
from fastact.elementary.pairs import product, quotient, two_product, two_sum
from fastact.elementary.precision import kernel

INF, NAN = float("inf"), float("nan")


@kernel
def _clipped(x, low, high, slope):
    """`slope` strictly between `low` and `high`, 0 elsewhere, NaN for NaN: the derivative of a clipped line."""
    return 0.0 if x <= low or x >= high else (slope if x == x else x)


@kernel
def positive_part(x):
    """x, and 0 for what rounding has left of 0."""
    return x if x > 0.0 else 0.0


@activation(
    formula="1 for x > 0, else 0",
    derivative="0",
    textbook=lambda m, x: m.where(x > 0, 1.0, 0.0),
    textbook_derivative=lambda m, x: m.where(x > 0, 0.0, 0.0),
    source="McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity.",
    kinks=(0.0,),
    from_output=FromOutput(lambda y: 0.0, "0"),
)
def step(x):
    """Binary step, the derivative of relu.

    The value at 0 is 0. The derivative is 0 everywhere, also at 0: a network of steps does not learn by gradients.

    Examples
    --------
    >>> fastact.step(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 1.])
    """
    return 0.0 if x <= 0.0 else (1.0 if x > 0.0 else x), 0.0 if x == x else x


@activation(
    formula=r"\max(x, 0)^2",
    derivative=r"2 \max(x, 0)",
    textbook=lambda m, x: m.maximum(x, 0) ** 2,
    textbook_derivative=lambda m, x: 2 * m.maximum(x, 0),
    source="So et al. (2021), Primer, arXiv:2109.08668.",
    from_output=FromOutput(lambda y: 2.0 * square_root(y), r"2 \sqrt{y}"),
)
def relu2(x):
    """Squared rectified linear unit.

    Examples
    --------
    >>> fastact.relu2(np.array([-1.0, 0.5, 2.0]))
    array([0.  , 0.25, 4.  ])
    """
    positive = 0.0 if x <= 0.0 else x
    return positive * positive, 2.0 * positive


@activation(
    formula=r"\text{scale} \max(x, 0)^2 + \text{bias}",
    derivative=r"2\, \text{scale} \max(x, 0)",
    textbook=lambda m, x, scale, bias: scale * m.maximum(x, 0) ** 2 + bias,
    textbook_derivative=lambda m, x, scale, bias: 2 * scale * m.maximum(x, 0),
    source="Yu et al. (2022), MetaFormer baselines for vision, arXiv:2210.13452.",
    parameters={"scale": "factor of the square", "bias": "added to it; the defaults give mean 0 and variance 1"},
    samples=((0.8944, -0.4472), (-0.3, 1.7)),
    from_output=FromOutput(
        lambda y, scale, bias: 2.0 * scale * square_root(positive_part((y - bias) / scale)),
        r"2 \text{scale} \sqrt{(y - \text{bias}) / \text{scale}}",
        "Near the bias the difference has few digits.",
    ),
)
def star_relu(x, scale=0.8944, bias=-0.4472):
    """Squared rectified linear unit with scale and bias.

    Examples
    --------
    >>> fastact.star_relu(np.array([-1.0, 0.5, 2.0]))
    array([-0.4472, -0.2236,  3.1304])
    """
    positive = 0.0 if x <= 0.0 else x
    weighted, low = two_product(scale, positive)
    value = fma(weighted, positive, bias)
    value += low * positive if abs(value) < INF else 0.0
    return value, 2.0 * scale * positive, positive * positive, 1.0 if x == x else x


@activation(
    formula=r"\min(\max(x/6 + 1/2, 0), 1)",
    derivative="1/6 for −3 < x < 3, else 0",
    textbook=lambda m, x: m.minimum(m.maximum(x / 6 + m.constant("0.5"), 0), 1),
    textbook_derivative=lambda m, x: m.where((x > -3) & (x < 3), m.constant(1) / 6, 0.0),
    source="Howard et al. (2019), MobileNetV3, arXiv:1905.02244.",
    kinks=(-3.0, 3.0),
    from_output=FromOutput(lambda y: 1.0 / 6.0 if 0.0 < y < 1.0 else 0.0, "1/6 for 0 < y < 1, else 0"),
)
def hardsigmoid(x):
    """Piecewise linear approximation of the sigmoid, with slope 1/6 as in PyTorch and JAX.

    The derivative at ±3 is 0. ONNX's default and Keras 2 have the slope 0.2.

    Examples
    --------
    >>> fastact.hardsigmoid(np.array([-4.0, 0.0, 1.5]))
    array([0.  , 0.5 , 0.75])
    """
    inside = ratio(x + 3.0, 6.0)
    return 0.0 if x <= -3.0 else (1.0 if x >= 3.0 else inside), _clipped(x, -3.0, 3.0, 1.0 / 6.0)


@activation(
    formula=r"x \min(\max(x/6 + 1/2, 0), 1)",
    derivative="0 for x ≤ −3, 1 for x ≥ 3, else x/3 + 1/2",
    textbook=lambda m, x: x * m.minimum(m.maximum(x / 6 + m.constant("0.5"), 0), 1),
    textbook_derivative=lambda m, x: m.where(x <= -3, 0.0, m.where(x >= 3, 1.0, x / 3 + m.constant("0.5"))),
    source="Howard et al. (2019), MobileNetV3, arXiv:1905.02244.",
    kinks=(-3.0, 3.0),
)
def hardswish(x):
    """Piecewise approximation of silu: x times hardsigmoid.

    The derivative at −3 is 0 and at 3 it is 1, as in PyTorch and JAX.

    Examples
    --------
    >>> fastact.hardswish(np.array([-4.0, -1.0, 2.0]))
    array([-0.        , -0.33333333,  1.66666667])
    """
    value = ratio(x * (x + 3.0), 6.0)
    slope = ratio(fma(2.0, x, 3.0), 6.0)
    return -0.0 if x <= -3.0 else (x if x >= 3.0 else value), 0.0 if x <= -3.0 else (1.0 if x >= 3.0 else slope)


@activation(
    formula=r"x/2 \min(\max(x + 2, 0), 2)",
    derivative="0 for x ≤ −2, 1 for x ≥ 0, else x + 1",
    textbook=lambda m, x: x / 2 * m.minimum(m.maximum(x + 2, 0), 2),
    textbook_derivative=lambda m, x: m.where(x <= -2, 0.0, m.where(x >= 0, 1.0, x + 1)),
    source="Wightman, hard_mish in timm; Misra (2019), arXiv:1908.08681.",
    kinks=(-2.0,),
)
def hard_mish(x):
    """Piecewise approximation of mish.

    The derivative at −2 is 0.

    Examples
    --------
    >>> fastact.hard_mish(np.array([-3.0, -1.0, 2.0]))
    array([-0. , -0.5,  2. ])
    """
    return -0.0 if x <= -2.0 else (x if x >= 0.0 else 0.5 * x * (x + 2.0)), 0.0 if x <= -2.0 else (1.0 if x >= 0.0 else x + 1.0)


@activation(
    formula=r"\min(\max(x, \text{min\_val}), \text{max\_val})",
    derivative="1 for min_val < x < max_val, else 0",
    textbook=lambda m, x, min_val, max_val: m.minimum(m.maximum(x, min_val), max_val),
    textbook_derivative=lambda m, x, min_val, max_val: m.where((x > min_val) & (x < max_val), 1.0, 0.0),
    source="Collobert (2004), Large scale machine learning.",
    kinks=(-1.0, 1.0),
    parameters={"min_val": "smallest value", "max_val": "largest value, not below min_val: NaN otherwise"},
    samples=((-1.0, 1.0), (-0.3, 2.7)),
    outside=((1.0, -1.0),),
    from_output=FromOutput(
        lambda y, min_val, max_val: 1.0 if min_val < y < max_val else 0.0, r"1 for min\_val < y < max\_val, else 0"
    ),
)
def hardtanh(x, min_val=-1.0, max_val=1.0):
    """Clipped identity.

    The derivative at both bounds is 0, as in PyTorch; JAX gives 1 there.

    Examples
    --------
    >>> fastact.hardtanh(np.array([-4.0, 0.5, 2.0]))
    array([-1. ,  0.5,  1. ])
    """
    good = min_val <= max_val
    below, above = x <= min_val, x >= max_val
    value = min_val if below else (max_val if above else x)
    by_low = 1.0 if below else (0.0 if x == x else x)
    by_high = 1.0 if above and not below else (0.0 if x == x else x)
    return (
        value if good else NAN,
        _clipped(x, min_val, max_val, 1.0) if good else NAN,
        by_low if good else NAN,
        by_high if good else NAN,
    )


@activation(
    formula="x for x > threshold, else value",
    derivative="1 for x > threshold, else 0",
    textbook=lambda m, x, threshold, value: m.where(x > threshold, x, value),
    textbook_derivative=lambda m, x, threshold, value: m.where(x > threshold, 1.0, 0.0),
    source="PyTorch's threshold.",
    parameters={"threshold": "where the input starts to pass", "value": "what the others become"},
    typical={"threshold": 0.5, "value": -1.0},
    samples=((0.7, -3.1), (-1.3, 0.2)),
)
def threshold(x, threshold, value):
    """The input above a threshold, a constant below.

    The derivative at the threshold is 0, as in PyTorch; by the threshold it is 0 wherever it exists.

    Examples
    --------
    >>> fastact.threshold(np.array([-1.0, 0.5, 2.0]), 1.0, -7.0)
    array([-7., -7.,  2.])
    """
    nothing = 0.0 if x == x else x
    return value if x <= threshold else x, _passes(x, threshold), nothing, 1.0 if x <= threshold else nothing


@kernel
def _passes(x, bound):
    """1 above the bound, 0 up to it, NaN for NaN."""
    return 0.0 if x <= bound else (1.0 if x > bound else x)


@activation(
    formula="x for x > alpha, else 0",
    derivative="1 for x > alpha, else 0",
    textbook=lambda m, x, alpha: m.where(x > alpha, x, 0.0),
    textbook_derivative=lambda m, x, alpha: m.where(x > alpha, 1.0, 0.0),
    source="Konda, Memisevic & Krueger (2014), arXiv:1402.3337.",
    kinks=(1.0,),
    parameters={"alpha": "where the input starts to pass"},
    samples=((1.0,), (-0.3,)),
    from_output=FromOutput(lambda y, alpha: 1.0 if y != 0.0 else 0.0, r"1 for y \ne 0, else 0"),
)
def thresholded_relu(x, alpha=1.0):
    """Rectifier with a threshold of its own.

    The derivative at alpha is 0; by alpha it is 0 wherever it exists.

    Examples
    --------
    >>> fastact.thresholded_relu(np.array([-1.0, 0.5, 2.0]))
    array([0., 0., 2.])
    """
    return 0.0 if x <= alpha else x, _passes(x, alpha), 0.0 if x == x else x


@activation(
    formula="x for |x| > lambd, else 0",
    derivative="1 for |x| > lambd, else 0",
    textbook=lambda m, x, lambd: m.where(abs(x) > lambd, x, 0.0),
    textbook_derivative=lambda m, x, lambd: m.where(abs(x) > lambd, 1.0, 0.0),
    source="Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet shrinkage.",
    kinks=(-0.5, 0.5),
    parameters={"lambd": "threshold, not negative: NaN otherwise"},
    samples=((0.5,), (1.2,), (0.0,)),
    outside=((-0.5,),),
    from_output=FromOutput(lambda y, lambd: 1.0 if y != 0.0 else 0.0, r"1 for y \ne 0, else 0"),
)
def hardshrink(x, lambd=0.5):
    """Hard shrinkage: small inputs become 0.

    The derivative at ±lambd is 0, as in PyTorch; by lambd it is 0 wherever it exists.

    Examples
    --------
    >>> fastact.hardshrink(np.array([-1.0, 0.25, 2.0]))
    array([-1.,  0.,  2.])
    """
    lambd = lambd if lambd >= 0.0 else NAN
    kept = x if abs(x) > lambd else abs(x) - abs(x)
    nothing = 0.0 * lambd
    return kept + nothing, _passes(abs(x), lambd) + nothing, nothing if x == x else x


@kernel
def _shrunk(x, lambd, bias):
    """x moved by `bias` towards 0 where |x| > lambd, else 0; derivative; derivative by `bias`."""
    lambd = lambd if lambd >= 0.0 else NAN
    nothing = 0.0 * lambd
    value = x - bias if x > lambd else (x + bias if x < -lambd else (0.0 if x == x else x))
    by_bias = -1.0 if x > lambd else (1.0 if x < -lambd else (0.0 if x == x else x))
    return value + nothing, _passes(abs(x), lambd) + nothing, by_bias + nothing


@activation(
    formula=r"\text{sign}(x) \max(|x| - \text{lambd}, 0)",
    derivative="1 for |x| > lambd, else 0",
    textbook=lambda m, x, lambd: m.where(x > lambd, x - lambd, m.where(x < -lambd, x + lambd, 0.0)),
    textbook_derivative=lambda m, x, lambd: m.where(abs(x) > lambd, 1.0, 0.0),
    source="Donoho (1995), De-noising by soft-thresholding.",
    kinks=(-0.5, 0.5),
    parameters={"lambd": "threshold, not negative: NaN otherwise"},
    samples=((0.5,), (1.2,), (0.0,)),
    outside=((-0.5,),),
    from_output=FromOutput(lambda y, lambd: 1.0 if y != 0.0 else 0.0, r"1 for y \ne 0, else 0"),
)
def softshrink(x, lambd=0.5):
    """Soft shrinkage: every input moves towards 0 by lambd, small ones become 0.

    The derivative at ±lambd is 0, as in PyTorch.

    Examples
    --------
    >>> fastact.softshrink(np.array([-1.0, 0.25, 2.0]))
    array([-0.5,  0. ,  1.5])
    """
    return _shrunk(x, lambd, lambd)


@activation(
    formula="x + bias for x < −lambd, x − bias for x > lambd, else 0",
    derivative="1 for |x| > lambd, else 0",
    textbook=lambda m, x, lambd, bias: m.where(x > lambd, x - bias, m.where(x < -lambd, x + bias, 0.0)),
    textbook_derivative=lambda m, x, lambd, bias: m.where(abs(x) > lambd, 1.0, 0.0),
    source="ONNX operator Shrink.",
    kinks=(-0.5, 0.5),
    parameters={"lambd": "threshold, not negative: NaN otherwise", "bias": "how far the others move towards 0"},
    samples=((0.5, 0.0), (1.2, 0.4)),
    outside=((-0.5, 0.0),),
)
def shrink(x, lambd=0.5, bias=0.0):
    """Shrinkage with a threshold and a shift of its own: hardshrink for bias 0, softshrink for bias = lambd.

    The derivative at ±lambd is 0; by lambd it is 0 wherever it exists.

    Examples
    --------
    >>> fastact.shrink(np.array([-1.0, 0.25, 2.0]), 0.5, 0.25)
    array([-0.75,  0.  ,  1.75])
    """
    value, derivative, by_bias = _shrunk(x, lambd, bias)
    return value, derivative, 0.0 * derivative, by_bias


@kernel
def _smooth_kink(x, beta):
    """smelu: value, derivative and derivative by beta."""
    beta = beta if beta > 0.0 else NAN
    shifted, shifted_low = two_sum(x, beta)
    square, square_low = product(shifted, shifted_low, shifted, shifted_low)
    high, low = quotient(square, square_low, 4.0 * beta, 0.0)
    slope, slope_low = quotient(shifted, shifted_low, 2.0 * beta, 0.0)
    by_beta = (beta - x) / beta * (shifted / beta) * 0.25
    nothing = 0.0 * beta
    left, right = x <= -beta, x >= beta
    return (
        nothing if left else (x if right else high + low),
        nothing if left else (1.0 if right else slope + slope_low),
        nothing if left or right else by_beta,
    )


@activation(
    formula=r"0 for x ≤ −beta, x for x ≥ beta, else (x + \beta)^2 / (4 \beta)",
    derivative=r"0, 1, else (x + \beta) / (2 \beta)",
    textbook=lambda m, x, beta: m.where(x <= -beta, 0.0, m.where(x >= beta, x, (x + beta) ** 2 / (4 * beta))),
    textbook_derivative=lambda m, x, beta: m.where(x <= -beta, 0.0, m.where(x >= beta, 1.0, (x + beta) / (2 * beta))),
    source="Shamir, Lin & Coviello (2020), arXiv:2010.09931.",
    parameters={"beta": "half width of the rounded part, positive: NaN otherwise"},
    samples=((1.0,), (2.3,)),
    outside=((0.0,), (-1.0,)),
    from_output=FromOutput(
        lambda y, beta: 1.0 if y >= beta else square_root(y / beta), r"1 for y \ge \beta, else \sqrt{y / \beta}"
    ),
)
def smelu(x, beta=1.0):
    """Rectifier with its kink rounded off by a parabola.

    Examples
    --------
    >>> fastact.smelu(np.array([-1.0, 0.0, 2.0]))
    array([0.  , 0.25, 2.  ])
    """
    return _smooth_kink(x, beta)


@activation(
    formula=r"0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4",
    derivative="0, 1, else (x + 1)/2",
    textbook=lambda m, x: m.where(x <= -1, 0.0, m.where(x >= 1, x, (x + 1) ** 2 / 4)),
    textbook_derivative=lambda m, x: m.where(x <= -1, 0.0, m.where(x >= 1, 1.0, (x + 1) / 2)),
    source="JAX's sparse_plus; Shamir, Lin & Coviello (2020), arXiv:2010.09931.",
    from_output=FromOutput(lambda y: 1.0 if y >= 1.0 else square_root(y), r"1 for y \ge 1, else \sqrt{y}"),
)
def sparse_plus(x):
    """Rectifier with a rounded kink: smelu with beta = 1.

    Examples
    --------
    >>> fastact.sparse_plus(np.array([-1.0, 0.0, 2.0]))
    array([0.  , 0.25, 2.  ])
    """
    value, derivative, _ = _smooth_kink(x, 1.0)
    return value, derivative


@activation(
    formula=r"\min(\max((x + 1)/2, 0), 1)",
    derivative="1/2 for −1 < x < 1, else 0",
    textbook=lambda m, x: m.minimum(m.maximum((x + 1) / 2, 0), 1),
    textbook_derivative=lambda m, x: m.where((x > -1) & (x < 1), 0.5, 0.0),
    source="JAX's sparse_sigmoid; Martins & Astudillo (2016), arXiv:1602.02068.",
    kinks=(-1.0, 1.0),
    from_output=FromOutput(lambda y: 0.5 if 0.0 < y < 1.0 else 0.0, "1/2 for 0 < y < 1, else 0"),
)
def sparse_sigmoid(x):
    """Piecewise linear sigmoid, the derivative of sparse_plus.

    The derivative at ±1 is 0; JAX gives 0.25 there.

    Examples
    --------
    >>> fastact.sparse_sigmoid(np.array([-1.0, 0.0, 0.5]))
    array([0.  , 0.5 , 0.75])
    """
    return 0.0 if x <= -1.0 else (1.0 if x >= 1.0 else 0.5 * (x + 1.0)), _clipped(x, -1.0, 1.0, 0.5)
