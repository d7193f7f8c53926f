"""Activations that consist of lines and parabolas, clipped or squared.

At a kink the derivative is that of the outer side, as in PyTorch. A parameter outside its domain gives NaN.
"""

from fastact.definitions.records import FromOutput, activation
from fastact.elementary.exponentials import SIXTH
from fastact.elementary.intrinsics import fma
from fastact.elementary.pairs import product, quotient, two_product, two_sum
from fastact.elementary.precision import overloaded
from fastact.elementary.quotients import square_root
from fastact.elementary.ranges import bounded, lift_square

INF, NAN = float("inf"), float("nan")


@overloaded
def _clipped(x, low, high, slope):
    """Return the derivative of a clipped line: `slope` strictly between `low` and `high`, 0 elsewhere, NaN for NaN."""
    return 0.0 if x <= low or x >= high else (slope if x == x else x)


@overloaded
def _sixth(a):
    """Return a/6 as a division rounds it, apart from ties of subnormal quotients. The order of the operations keeps −0.

    It is a product that is corrected by its remainder (Markstein 1990). hardswish of float64 numbers takes 0.19 ns, with the
    processor's division 0.53.
    """
    q = SIXTH[0] * a
    return fma(-fma(6.0, q, -a), SIXTH[0], q)


@overloaded
def positive_part(x):
    """Return x, and 0 if a rounding error has made x negative."""
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

    The value at 0 is 0. The derivative is 0 everywhere, also at 0, so a network of steps cannot be trained by gradient descent.

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
    parameters={
        "scale": "factor of the square",
        "bias": "added to the scaled square; the defaults give mean 0 and variance 1 for standard normal inputs",
    },
    samples=((0.8944, -0.4472), (-0.3, 1.7)),
    from_output=FromOutput(
        lambda y, scale, bias: 2.0 * scale * square_root(positive_part((y - bias) / scale)),
        r"2 \text{scale} \sqrt{(y - \text{bias}) / \text{scale}}",
        "Inaccurate for outputs close to the bias.",
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
    steep = 2.0 * scale
    slope = steep * positive if abs(steep) < INF else 2.0 * (scale * positive)
    return value, slope, positive * positive, 1.0 if x == x else x


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

    The derivative at ±3 is 0. ONNX's default and Keras 2 use the slope 0.2.

    Examples
    --------
    >>> fastact.hardsigmoid(np.array([-4.0, 0.0, 1.5]))
    array([0.  , 0.5 , 0.75])
    """
    inside = _sixth(x + 3.0)
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

    The derivative is 0 at −3 and 1 at 3, as in PyTorch and JAX.

    Examples
    --------
    >>> fastact.hardswish(np.array([-4.0, -1.0, 2.0]))
    array([-0.        , -0.33333333,  1.66666667])
    """
    value = _sixth(x * (x + 3.0))
    slope = _sixth(fma(2.0, x, 3.0))
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
    parameters={"min_val": "lower bound", "max_val": "upper bound, not below min_val, NaN otherwise"},
    samples=((-1.0, 1.0), (-0.3, 2.7)),
    outside=((1.0, -1.0),),
    from_output=FromOutput(
        lambda y, min_val, max_val: 1.0 if min_val < y < max_val else 0.0, r"1 for min\_val < y < max\_val, else 0"
    ),
)
def hardtanh(x, min_val=-1.0, max_val=1.0):
    """Clipped identity.

    The derivative at both bounds is 0, as in PyTorch; JAX returns 1.

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


@overloaded
def _smooth_kink(x, beta):
    """Return the value of smelu, its derivative and its derivative by beta."""
    beta = beta if beta > 0.0 else NAN
    left, right, endless = x <= -beta, x >= beta, beta == INF
    beta = bounded(beta)
    nothing = 0.0 * beta
    growth, shrink = lift_square(beta)
    beta, between = growth * beta, growth * x
    # the sum of halves does not overflow
    shifted, shifted_low = two_sum(0.5 * between, 0.5 * beta)
    square, square_low = product(shifted, shifted_low, shifted, shifted_low)
    high, low = quotient(square, square_low, beta, 0.0)
    slope, slope_low = quotient(shifted, shifted_low, beta, 0.0)
    value = shrink * ((INF if endless else shifted) * slope if square > 1e37 else high + low)
    by_beta = (0.5 * beta - 0.5 * between) / beta * (shifted / beta)
    return (
        nothing if left else (x if right else value),
        nothing if left else (1.0 if right else slope + slope_low),
        nothing if left or right else by_beta,
    )


@activation(
    formula=r"0 for x ≤ −\beta, x for x ≥ \beta, else (x + \beta)^2 / (4 \beta)",
    derivative=r"0 for x ≤ −\beta, 1 for x ≥ \beta, else (x + \beta) / (2 \beta)",
    textbook=lambda m, x, beta: m.where(x <= -beta, 0.0, m.where(x >= beta, x, (x + beta) ** 2 / (4 * beta))),
    textbook_derivative=lambda m, x, beta: m.where(x <= -beta, 0.0, m.where(x >= beta, 1.0, (x + beta) / (2 * beta))),
    source="Shamir, Lin & Coviello (2020), arXiv:2010.09931.",
    parameters={"beta": "half width of the rounded part; positive, NaN otherwise"},
    samples=((1.0,), (2.3,)),
    outside=((0.0,), (-1.0,)),
    from_output=FromOutput(
        lambda y, beta: 1.0 if y >= beta else square_root(y / beta), r"1 for y \ge \beta, else \sqrt{y / \beta}"
    ),
)
def smelu(x, beta=1.0):
    """Smooth rectifier whose kink is rounded by a parabola.

    Examples
    --------
    >>> fastact.smelu(np.array([-1.0, 0.0, 2.0]))
    array([0.  , 0.25, 2.  ])
    """
    return _smooth_kink(x, beta)


@activation(
    formula=r"0 for x ≤ −1, x for x ≥ 1, else (x + 1)^2 / 4",
    derivative="0 for x ≤ −1, 1 for x ≥ 1, else (x + 1)/2",
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

    The derivative at ±1 is 0; JAX returns 0.25.

    Examples
    --------
    >>> fastact.sparse_sigmoid(np.array([-1.0, 0.0, 0.5]))
    array([0.  , 0.5 , 0.75])
    """
    return 0.0 if x <= -1.0 else (1.0 if x >= 1.0 else 0.5 * (x + 1.0)), _clipped(x, -1.0, 1.0, 0.5)
