"""Gated activations: a function of one array times another. The gate comes first, except in glu, which follows PyTorch."""

from fastact.definitions.cores import MODERATE, first_of_two, mirrored_pair, second_of_two, size_pair
from fastact.definitions.gated_tails import geglu_tail, geglu_tanh_tail, glu_tail, logistic_gate_tail
from fastact.definitions.gaussian import gelu, gelu_tanh, gelu_tanh_argument
from fastact.definitions.records import activation
from fastact.definitions.sigmoidal import quick_gelu, sigmoid, silu
from fastact.elementary import exponential_pair, normal_gate, scaled_pair, sigmoid_pair
from fastact.elementary.intrinsics import copysign, fma, times
from fastact.elementary.pairs import product, two_product, two_sum
from fastact.elementary.precision import Exact, overloaded

NAN = float("nan")
INF = float("inf")
BOUND = 1000.0  # for larger x, e^(−x) is 0 and must not be multiplied by infinity
QUICK = Exact("1.702")
LARGE, SHRINK, GROWTH = 2.0**100, 2.0**-64, 2.0**64
GATED = ("a", "b")


@overloaded
def _without_overflow(b):
    """Return (c, f) with b = c·f. f is multiplied last, because the low part of a product that overflows is NaN."""
    size = abs(b)
    c, f = (b * SHRINK, GROWTH) if size > LARGE else (b, 1.0)
    return (copysign(1.0, b), INF) if size == INF else (c, f)


@overloaded
def _sigmoid_gate(a, p, size, low, u, u_low, b, b_low):
    """Return a·σ(p)·(b + b_low) and its derivatives by a and b.

    |p| is size + low. |a·dp/da| is u + u_low, with the sign of p.
    """
    inside = size < BOUND
    b, times_b = _without_overflow(b)
    s, s_low, q, q_low, n = sigmoid_pair(size, low)
    bounded = a if inside else 0.0
    u, u_low = (u if inside else 0.0), (u_low if inside else 0.0)
    t, t_low = exponential_pair(q, q_low, n)
    positive = p >= 0.0
    act, act_low = product(bounded, 0.0, s, s_low)
    # the derivative of a·σ(p) is σ(p)·(1 + u·σ(−p)); for p < 0, the common factor e^p is multiplied last
    opposite, opposite_low = product(s, s_low, t if positive else 1.0, t_low if positive else 0.0)
    bend, bend_low = product(u if positive else -u, u_low if positive else -u_low, opposite, opposite_low)
    above, above_low = two_sum(1.0, bend)
    slope, slope_low = product(s, s_low, above, above_low + bend_low)
    weight, weight_low = product(s, s_low, b, b_low)
    value, value_low = product(bounded, 0.0, weight, weight_low)
    by_a, by_a_low = product(slope, slope_low, b, b_low)
    far_value = a * b if positive else 0.0 * b
    far_slope = b if positive else 0.0 * b
    far_act = a if positive else 0.0 * s
    value = value + value_low if positive else scaled_pair(q, q_low, n, value, value_low)
    by_a = by_a + by_a_low if positive else scaled_pair(q, q_low, n, by_a, by_a_low)
    act = act + act_low if positive else scaled_pair(q, q_low, n, act, act_low)
    wrong = size != size
    return (
        size if wrong else (a * b if a == 0.0 else (value if inside else far_value)) * times_b,
        size if wrong else (by_a if inside else far_slope) * times_b,
        size if wrong else (act if inside else far_act),
    )


@activation(
    formula=r"a \sigma(b)",
    derivative=r"(\sigma(b), a \sigma(b) \sigma(-b))",
    textbook=lambda m, a, b: a / (1 + m.exp(-b)),
    textbook_derivative=lambda m, a, b: (1 / (1 + m.exp(-b)), a * m.exp(-b) / (1 + m.exp(-b)) ** 2),
    source="Dauphin, Fan, Auli & Grangier (2017), arXiv:1612.08083.",
    arrays=GATED,
    samples=((-3.7,), (0.3,), (50.1,)),
    gate="b",
    core=sigmoid.core.of_product(second_of_two, glu_tail),
)
def glu(a, b):
    """Gated linear unit: a times the sigmoid of b; the second array is the gate, as in PyTorch and JAX.

    Examples
    --------
    >>> fastact.glu(np.array([1.0, 2.0]), np.array([0.0, -1.0]))
    array([0.5       , 0.53788284])
    """
    a, times_a = _without_overflow(a)
    s, s_low, q, q_low, n = sigmoid_pair(abs(b), 0.0)
    square, square_low = product(s, s_low, s, s_low)
    high, low = product(a, 0.0, s, s_low)
    steep, steep_low = product(a, 0.0, square, square_low)
    positive = b >= 0.0
    right, left = high + low, scaled_pair(q, q_low, n, high, low)
    return (
        (a * s if a == 0.0 else (right if positive else left)) * times_a,
        s + s_low if positive else scaled_pair(q, q_low, n, s, s_low),
        scaled_pair(q, q_low, n, steep, steep_low) * times_a,
    )


@activation(
    formula=r"\text{silu}(a) b",
    derivative=r"(b\, \text{silu}'(a), \text{silu}(a))",
    textbook=lambda m, a, b: a / (1 + m.exp(-a)) * b,
    textbook_derivative=lambda m, a, b: (
        b * (1 + a * m.exp(-a) / (1 + m.exp(-a))) / (1 + m.exp(-a)),
        a / (1 + m.exp(-a)),
    ),
    source="Shazeer (2020), GLU variants improve Transformer, arXiv:2002.05202.",
    arrays=GATED,
    core=silu.core.of_product(first_of_two, lambda a, b: logistic_gate_tail(a, 1.0, b)),
)
def swiglu(a, b):
    """Gated unit with silu as the gate.

    Examples
    --------
    >>> fastact.swiglu(np.array([1.0, 2.0]), np.array([3.0, -1.0]))
    array([ 2.19317574, -1.76159416])
    """
    return _sigmoid_gate(a, a, abs(a), 0.0, abs(a), 0.0, b, 0.0)


@activation(
    formula=r"a \sigma(1.702 a) b",
    derivative=r"(b\, \text{quick\_gelu}'(a), \text{quick\_gelu}(a))",
    textbook=lambda m, a, b: a / (1 + m.exp(-m.constant("1.702") * a)) * b,
    textbook_derivative=lambda m, a, b: (
        b
        * (1 + m.constant("1.702") * a * m.exp(-m.constant("1.702") * a) / (1 + m.exp(-m.constant("1.702") * a)))
        / (1 + m.exp(-m.constant("1.702") * a)),
        a / (1 + m.exp(-m.constant("1.702") * a)),
    ),
    source="Shazeer (2020), arXiv:2002.05202; Hendrycks & Gimpel (2016), arXiv:1606.08415.",
    arrays=GATED,
    core=quick_gelu.core.of_product(first_of_two, lambda a, b: logistic_gate_tail(a, QUICK[0], b)),
)
def geglu_quick(a, b):
    """Gated unit with quick_gelu as the gate.

    Examples
    --------
    >>> fastact.geglu_quick(np.array([1.0, 2.0]), np.array([3.0, -1.0]))
    array([ 2.5373873 , -1.93565862])
    """
    size = abs(a)
    inner = times(QUICK[0], size)
    low = fma(QUICK[0], size, -inner) + QUICK[1] * size
    return _sigmoid_gate(a, a, inner, low, inner, low, b, 0.0)


def _steady_gate(a, b):
    """Return `first_of_two` if gelu_tanh is not too steep for its core, else NaN.

    The product has errors up to 1.4 ULP in this range, and up to 2.6 ULP beyond it.
    """
    return a if abs(a) < 4.2 and abs(b) < MODERATE else NAN


@activation(
    formula=r"\text{gelu\_tanh}(a) b",
    derivative=r"(b\, \text{gelu\_tanh}'(a), \text{gelu\_tanh}(a))",
    textbook=lambda m, a, b: a / 2 * (1 + m.tanh(m.sqrt(2 / m.pi) * (a + m.constant("0.044715") * a * a * a))) * b,
    textbook_derivative=lambda m, a, b: (
        b
        * (
            (1 + m.tanh(m.sqrt(2 / m.pi) * (a + m.constant("0.044715") * a * a * a))) / 2
            + a
            / 2
            * (1 - m.tanh(m.sqrt(2 / m.pi) * (a + m.constant("0.044715") * a * a * a)) ** 2)
            * (m.sqrt(2 / m.pi) * (1 + m.constant("0.134145") * a * a))
        ),
        a / 2 * (1 + m.tanh(m.sqrt(2 / m.pi) * (a + m.constant("0.044715") * a * a * a))),
    ),
    source="Shazeer (2020), arXiv:2002.05202.",
    arrays=GATED,
    core=gelu_tanh.core.of_product(_steady_gate, geglu_tanh_tail),
)
def geglu_tanh(a, b):
    """Gated unit with gelu_tanh as the gate.

    Examples
    --------
    >>> fastact.geglu_tanh(np.array([1.0, 2.0]), np.array([3.0, -1.0]))
    array([ 2.52357597, -1.95459769])
    """
    size, low, u, u_low = gelu_tanh_argument(a)
    return _sigmoid_gate(a, a, size, low, u, u_low, b, 0.0)


@activation(
    formula=r"\text{gelu}(a) b",
    derivative=r"(b\, \text{gelu}'(a), \text{gelu}(a))",
    textbook=lambda m, a, b: a * (1 + m.erf(a / m.sqrt(2))) / 2 * b,
    textbook_derivative=lambda m, a, b: (
        b * ((1 + m.erf(a / m.sqrt(2))) / 2 + a * m.exp(-a * a / 2) / m.sqrt(2 * m.pi)),
        a * (1 + m.erf(a / m.sqrt(2))) / 2,
    ),
    source="Shazeer (2020), arXiv:2002.05202.",
    arrays=GATED,
    core=gelu.core.of_product(first_of_two, geglu_tail),
)
def geglu(a, b):
    """Gated unit with the exact gelu as the gate.

    Examples
    --------
    >>> fastact.geglu(np.array([1.0, 2.0]), np.array([3.0, -1.0]))
    array([ 2.52403424, -1.95449974])
    """
    size = abs(a)
    b, times_b = _without_overflow(b)
    bounded = 40.0 if size > 40.0 else size
    h, h_low, slope, slope_low, q, q_low, n = normal_gate(bounded)
    t, t_low = exponential_pair(q, q_low, n)
    tail, tail_low = product(h, h_low, t, t_low)
    right, right_low = two_sum(bounded, -tail)
    right_low -= tail_low
    turned, turned_low = product(slope, slope_low, t, t_low)
    right_slope, right_slope_low = two_sum(1.0, -turned)
    right_slope_low -= turned_low
    positive = a >= 0.0
    far = size > 40.0
    value, value_low = product(right if positive else -h, right_low if positive else -h_low, b, 0.0)
    by_a, by_a_low = product(right_slope if positive else slope, right_slope_low if positive else slope_low, b, 0.0)
    wrong = a != a
    return (
        a
        if wrong
        else ((a * b if far or a == 0.0 else value + value_low) if positive else scaled_pair(q, q_low, n, value, value_low))
        * times_b,
        a if wrong else (by_a + by_a_low if positive else scaled_pair(q, q_low, n, by_a, by_a_low)) * times_b,
        a if wrong else ((a if far else right + right_low) if positive else -scaled_pair(q, q_low, n, h, h_low)),
    )


@activation(
    formula=r"\max(a, 0) b",
    derivative=r"(b for a > 0, else 0; \max(a, 0))",
    textbook=lambda m, a, b: m.maximum(a, 0) * b,
    textbook_derivative=lambda m, a, b: (m.where(a > 0, b, 0.0), m.maximum(a, 0)),
    source="Shazeer (2020), arXiv:2002.05202.",
    kinks=(0.0,),
    arrays=GATED,
)
def reglu(a, b):
    """Gated unit with relu as the gate.

    The derivative with respect to a is 0 at a = 0.

    Examples
    --------
    >>> fastact.reglu(np.array([1.0, 2.0]), np.array([3.0, -1.0]))
    array([ 3., -2.])
    """
    gate = 0.0 if a <= 0.0 else a
    nothing = 0.0 if b == b else b
    return (nothing if a <= 0.0 else a * b), (nothing if a <= 0.0 else (b if a == a else a)), gate


def _clipped_gate(evaluate):
    def core(a, b, alpha, limit):
        gate = limit if a > limit else a
        up, up_low = two_sum(limit if b > limit else (-limit if b < -limit else b), 1.0)
        inner, inner_low = two_product(alpha, gate)
        s, s_low, slope = mirrored_pair(inner, evaluate(size_pair(inner, inner_low)))
        weight, weight_low = product(s, s_low, up, up_low)
        rise, rise_low = product(inner, inner_low, slope, 0.0)
        total, total_low = two_sum(s, rise)
        by_a, by_a_low = product(total, total_low + (s_low + rise_low), up, up_low)
        return (
            gate * weight if gate == 0.0 else fma(gate, weight, gate * weight_low),
            0.0 if a > limit else by_a + by_a_low,
            fma(gate, s, gate * s_low) if abs(b) <= limit else 0.0,
        )

    return core


def _clipped_tail(a, b, alpha, limit):
    """Return swiglu_oai and its derivatives by a and b, by the textbook."""
    gate = limit if a > limit else a
    up = 1.0 + (limit if b > limit else (-limit if b < -limit else b))
    value, by_a, act = logistic_gate_tail(gate, alpha, up)
    wrong = a if a != a else b  # NaN if one of them is
    by_a, by_b = 0.0 if a > limit else by_a, act if abs(b) <= limit else 0.0
    return value, by_a if wrong == wrong else wrong, by_b if wrong == wrong else wrong


def _clipped_argument(a, b, alpha, limit):
    """Return alpha·a', or NaN if a number is NaN or not moderate."""
    gate = limit if a > limit else a
    return alpha * gate if b == b and abs(a) < MODERATE and 0.0 < limit < MODERATE else NAN


@activation(
    formula=r"a' \sigma(\alpha a') (b' + 1), a' = \min(a, \text{limit}), b' = \text{clip}(b, ±\text{limit})",
    derivative=r"((b' + 1)\, \text{swish}'(a') for a ≤ limit, \text{swish}(a') for |b| ≤ limit; else 0)",
    textbook=lambda m, a, b, alpha, limit: (
        m.minimum(a, limit) / (1 + m.exp(-alpha * m.minimum(a, limit))) * (m.minimum(m.maximum(b, -limit), limit) + 1)
    ),
    textbook_derivative=lambda m, a, b, alpha, limit: (
        m.where(a <= limit, 1.0, 0.0)
        * (m.minimum(m.maximum(b, -limit), limit) + 1)
        * (1 + alpha * m.minimum(a, limit) * m.exp(-alpha * m.minimum(a, limit)) / (1 + m.exp(-alpha * m.minimum(a, limit))))
        / (1 + m.exp(-alpha * m.minimum(a, limit))),
        m.where(abs(b) <= limit, 1.0, 0.0) * m.minimum(a, limit) / (1 + m.exp(-alpha * m.minimum(a, limit))),
    ),
    source="OpenAI (2025), gpt-oss model card.",
    parameters={
        "alpha": "sharpness of the gate; any real number",
        "limit": "upper bound of the gate, and bound of |b|; positive, NaN otherwise",
    },
    arrays=GATED,
    samples=((1.25, 1.702, 7.0), (-0.7, 0.6, 4.0), (9.5, 1.702, 7.0)),
    outside=((1.702, 0.0), (1.702, -7.0)),
    clipped=True,
    core=sigmoid.core.inside(_clipped_gate, _clipped_argument, _clipped_tail),
)
def swiglu_oai(a, b, alpha=1.702, limit=7.0):
    """Gated unit with clipped inputs and b + 1, as in gpt-oss.

    At the bounds the derivative is that of the interior.

    Examples
    --------
    >>> fastact.swiglu_oai(np.array([1.0, 9.0]), np.array([3.0, -1.5]))
    array([ 3.38318306, -3.49997656])
    """
    limit = limit if limit > 0.0 else NAN
    gate = limit if a > limit else a
    clipped = limit if b > limit else (-limit if b < -limit else b)
    wrong = b != b or limit != limit
    up, up_low = two_sum(clipped, 1.0)
    inner, inner_low = product(alpha, 0.0, gate, 0.0)
    size = abs(inner)
    low = copysign(1.0, inner) * inner_low if size < BOUND else 0.0
    value, by_a, act = _sigmoid_gate(gate, inner, size, low, size, low, up, up_low)
    s, _, q, q_low, n = sigmoid_pair(size, low)
    weighted = gate * s if size < BOUND else 0.0
    by_alpha = scaled_pair(q, q_low, n, weighted * weighted, 0.0) * up
    wrong = wrong or a != a
    high = 1.0 if b > limit else (-1.0 if b < -limit else 0.0)
    return (
        NAN if wrong else value,
        NAN if wrong else (0.0 if a > limit else by_a),
        NAN if wrong else (0.0 if high != 0.0 else act),
        NAN if wrong else by_alpha,
        NAN if wrong else (by_a if a > limit else 0.0) + high * act,
    )
