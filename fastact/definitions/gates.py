"""Activations of the form x times a soft gate between 0 and a constant.

Every gate here is c·e^x far left and a constant far right. Both tails are computed in this form. They keep every digit, down to
subnormal results, and infinity gives the limit.
"""

from fastact import elementary
from fastact.definitions.cores import GATE, Core, Grid
from fastact.definitions.records import activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary import (
    ERF_SLOPE,
    decay_pair,
    erf_parts,
    exp_pair,
    exponential_pair,
    log1p_pair,
    long_exp,
    scaled_down,
    scaled_pair,
    sigmoid_pair,
    tanh_pair,
)
from fastact.elementary.intrinsics import copysign, fma, times
from fastact.elementary.jets import within
from fastact.elementary.pairs import fast_two_sum, product, quotient, two_sum
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.wide import wide_decay, wide_exp

ONE, LN2 = Exact("1"), Exact("0.693147180559945309417232121458176568075500134")
LEFT, RIGHT = -40.0, 1000.0  # left of LEFT, e^x is below the last bit of 1; right of RIGHT, e^(−x) is 0
GOLU_END, FAR = -6.0, 300.0  # in float32, golu is 0 left of GOLU_END, and the identity right of FAR


def _coarse_with_tails(x, value, derivative, c, c_low, right, right_low):
    inside, beyond = abs(x) <= RIGHT, x > 0.0
    value = value if inside else (x * right if beyond else -0.0)
    derivative = derivative if inside else (right if beyond else 0.0)
    return x if x != x or x == 0.0 else value, derivative if x == x else x


@overloaded(coarse=_coarse_with_tails)
def _with_tails(x, value, derivative, c, c_low, right, right_low):
    """Return `value` and `derivative` in the middle, those of x·c·e^x left of it and those of x·right right of it; NaN for NaN."""
    size = RIGHT if x < -RIGHT else abs(x)
    q, q_low, n = decay_pair(size, 0.0)
    w = times(-size, c)
    tail = scaled_pair(q, q_low, n, w, fma(-size, c, -w) - size * c_low)
    slope = (1.0 - size) * c
    tail_slope = scaled_pair(q, q_low, n, slope, 0.0)
    far = fma(x, right, 0.0 if abs(x) > 1e30 else x * right_low)
    middle = x <= RIGHT
    value = tail if x < LEFT else (value if middle else far)
    derivative = tail_slope if x < LEFT else (derivative if middle else right)
    return x if x != x or x == 0.0 else value, derivative if x == x else x


@overloaded
def sigmoid_sides(x, low):
    """Return σ(x + low), σ(|x + low|) and σ(−|x + low|), each as (high, low)."""
    s, s_low, q, q_low, n = sigmoid_pair(abs(x), copysign(1.0, x) * low)
    t, t_low = exponential_pair(q, q_low, n)
    tail, tail_low = product(s, s_low, t, t_low)
    return (s if x >= 0.0 else tail, s_low if x >= 0.0 else tail_low), (s, s_low), (tail, tail_low)


@overloaded
def _gated(x, gate, slope):
    """Return x·gate and gate + x·slope, for gate and slope as (high, low)."""
    return fma(x, gate[0], x * gate[1]), fma(x, slope[0], gate[0] + fma(x, slope[1], gate[1]))


def _tail(left, left1, left2, right, right1, right2):
    """Make a function for the value and the derivative for |x| > 6, from the gate's series about −∞ and ∞.

    With t = e^(−|x|), the gate is t·(left + left1·t + left2·t²) left of 0 and right + right1·t + right2·t² right of it.
    """

    def tail(x):
        t = wide_decay(abs(x))
        inner = copysign(1000.0, x) if abs(x) > 1000.0 else x
        if x > 0.0:
            less = t * fma(t, right2, right1)
            return fma(x, right, inner * less), right + fma(-inner, t * fma(t, 2.0 * right2, right1), less)
        gate = fma(t, fma(t, left2, left1), left)
        return inner * t * gate, t * fma(inner, fma(t, fma(t, 3.0 * left2, 2.0 * left1), left), gate)

    return tail


@activation(
    formula=r"x \tanh(\log(1 + e^x))",
    derivative=r"\tanh(s) + x \sigma(x) / \cosh^2(s), s = \log(1 + e^x)",
    textbook=lambda m, x: x * m.tanh(m.log(1 + m.exp(x))),
    textbook_derivative=lambda m, x: m.tanh(m.log(1 + m.exp(x))) + x / (1 + m.exp(-x)) * (1 - m.tanh(m.log(1 + m.exp(x))) ** 2),
    smooth=lambda x: within(x, 1e3) * elementary.tanh(elementary.log1pexp(within(x, 1e3))),
    source="Misra (2019), arXiv:1908.08681.",
    core=Core(GATE, Grid(0.5, 7, 8), Grid(0.4, 13, 13), tail=_tail(1.0, -0.5, 0.0, 1.0, 0.0, -2.0)),
)
def mish(x):
    """Mish: x times tanh of softplus, bounded below by −0.3088 and not monotone.

    Examples
    --------
    >>> fastact.mish(np.array([-1.0, 0.0, 2.0]))
    array([-0.30340146,  0.        ,  1.94395896])
    """
    # tanh(log(1 + w)) = w(w + 2)/(w² + 2w + 2) for w = e^x; both terms are divided by w² if w > 1
    q, q_low, n = decay_pair(abs(x), 0.0)
    t, t_low = exponential_pair(q, q_low, n)
    square, square_low = product(t, t_low, t, t_low)
    left, left_low = fast_two_sum(2.0 * t, square)
    right, right_low = fast_two_sum(1.0, 2.0 * t)
    positive = x >= 0.0
    numerator = right if positive else left
    numerator_low = fma(2.0, t_low, right_low if positive else left_low + square_low)
    add, add_low = (2.0 * square if positive else 2.0), (2.0 * square_low if positive else 0.0)
    divisor, divisor_low = two_sum(numerator, add)
    divisor_low += numerator_low + add_low
    gate = quotient(numerator, numerator_low, divisor, divisor_low)
    # the gate's derivative is 4·w(w + 1)/(w² + 2w + 2)²
    grown = square if positive else t
    rest, rest_low = product(grown, square_low if positive else t_low, 1.0 + t, t_low + (t - ((1.0 + t) - 1.0)))
    slope = quotient(rest, rest_low, divisor, divisor_low)
    slope = quotient(4.0 * slope[0], 4.0 * slope[1], divisor, divisor_low)
    value, derivative = _gated(x, gate, slope)
    return _with_tails(x, value, derivative, 1.0, 0.0, 1.0, 0.0)


@activation(
    formula=r"x \tanh(e^x)",
    derivative=r"\tanh(e^x) + x e^x / \cosh^2(e^x)",
    textbook=lambda m, x: x * m.tanh(m.exp(x)),
    textbook_derivative=lambda m, x: (
        m.tanh(m.exp(x)) + x * m.exp(m.minimum(x, 20)) * 4 / (m.exp(m.exp(m.minimum(x, 20))) + m.exp(-m.exp(m.minimum(x, 20)))) ** 2
    ),
    smooth=lambda x: within(x, 1e3) * elementary.tanh(elementary.exp(min(within(x, 1e3), 20.0))),
    source="Fernandez & Mali (2024), TeLU, arXiv:2412.20269; TanhExp, Liu & Di (2020), arXiv:2003.09855.",
    core=Core(GATE, Grid(0.4, 8, 9), Grid(0.35, 13, 14), tail=_tail(1.0, 0.0, -1 / 3, 1.0, 0.0, 0.0)),
)
def telu(x):
    """Hyperbolic tangent exponential linear unit, also called TanhExp.

    Examples
    --------
    >>> fastact.telu(np.array([-1.0, 0.0, 2.0]))
    array([-0.35213549,  0.        ,  1.99999847])
    """
    # tanh(e^x) is 1 for x > 5
    bounded = 5.0 if x > 5.0 else x
    q, q_low, n = exp_pair(bounded, 0.0)
    w, w_low = exponential_pair(q, q_low, n)
    gate, gate_low, slope = tanh_pair(w, w_low)
    value, derivative = _gated(x, (gate, gate_low), product(w, w_low, slope, 0.0))
    return _with_tails(x, value, derivative, 1.0, 0.0, 1.0, 0.0)


@activation(
    formula=r"x\, \text{erf}(\log(1 + e^x))",
    derivative=r"\text{erf}(s) + 2x/\sqrt{\pi}\, e^{-s^2} \sigma(x), s = \log(1 + e^x)",
    textbook=lambda m, x: x * m.erf(m.log(1 + m.exp(x))),
    textbook_derivative=lambda m, x: (
        m.erf(m.log(1 + m.exp(x))) + 2 * x / m.sqrt(m.pi) * m.exp(-(m.log(1 + m.exp(x)) ** 2)) / (1 + m.exp(-x))
    ),
    smooth=lambda x: within(x, 1e3) * elementary.erf(elementary.log1pexp(within(x, 1e3))),
    source="Nag & Bhattacharyya (2021), arXiv:2108.09598.",
    core=Core(GATE, Grid(0.5, 8, 9), Grid(0.4, 13, 14), tail=_tail(1.1283791670955126, -0.5641895835477563, 0.0, 1.0, 0.0, 0.0)),
)
def serf(x):
    """Serf: x times the error function of softplus.

    Examples
    --------
    >>> fastact.serf(np.array([-1.0, 0.0, 2.0]))
    array([-0.34224796,  0.        ,  1.99473933])
    """
    sigmoid, _, _ = sigmoid_sides(x, 0.0)
    q, q_low, n = decay_pair(abs(x), 0.0)
    t, t_low = exponential_pair(q, q_low, n)
    log, log_low = log1p_pair(t, t_low)
    total, total_low = two_sum(x, log)
    positive = x >= 0.0
    far = x > 30.0
    s = 30.0 if far else (total if positive else log)
    s_low = 0.0 if far else (total_low + log_low if positive else log_low)
    gate, gate_low, decay = erf_parts(s, s_low)
    steep = product(ERF_SLOPE[0], ERF_SLOPE[1], decay[0], decay[1])
    value, derivative = _gated(x, (gate, gate_low), product(steep[0], steep[1], sigmoid[0], sigmoid[1]))
    return _with_tails(x, value, derivative, ERF_SLOPE[0], ERF_SLOPE[1], 1.0, 0.0)


@activation(
    formula=r"x \log(1 + \sigma(x))",
    derivative=r"\log(1 + \sigma(x)) + x \sigma(x) \sigma(-x) / (1 + \sigma(x))",
    textbook=lambda m, x: x * m.log(1 + 1 / (1 + m.exp(-x))),
    textbook_derivative=lambda m, x: (
        m.log(1 + 1 / (1 + m.exp(-x))) + x * m.exp(-x) / (1 + m.exp(-x)) ** 2 / (1 + 1 / (1 + m.exp(-x)))
    ),
    smooth=lambda x: within(x, 1e3) * elementary.log1p(elementary.sigmoid(within(x, 1e3))),
    source="Zhu, Zeng, Liu & Zhu (2021), Neurocomputing 458.",
    core=Core(GATE, Grid(0.5, 8, 9), Grid(0.4, 13, 13), tail=_tail(1.0, -1.5, 7 / 3, 0.6931471805599453, -0.5, 0.375)),
)
def logish(x):
    """Logish: x times the logarithm of 1 + sigmoid; the slope far right is log 2.

    Examples
    --------
    >>> fastact.logish(np.array([-1.0, 0.0, 2.0]))
    array([-0.23818303,  0.        ,  1.26339133])
    """
    s, right, left = sigmoid_sides(x, 0.0)
    steep = product(right[0], right[1], left[0], left[1])
    divisor, divisor_low = fast_two_sum(1.0, s[0])
    slope = quotient(steep[0], steep[1], divisor, divisor_low + s[1])
    value, derivative = _gated(x, log1p_pair(s[0], s[1]), slope)
    return _with_tails(x, value, derivative, 1.0, 0.0, LN2[0], LN2[1])


@activation(
    formula=r"x \tanh(\log(1 + \sigma(x)))",
    derivative=r"\tanh(s) + x \sigma(x)\sigma(-x) / (\cosh^2(s) (1 + \sigma(x))), s = \log(1 + \sigma(x))",
    textbook=lambda m, x: x * m.tanh(m.log(1 + 1 / (1 + m.exp(-x)))),
    textbook_derivative=lambda m, x: (
        m.tanh(m.log(1 + 1 / (1 + m.exp(-x))))
        + x * (1 - m.tanh(m.log(1 + 1 / (1 + m.exp(-x)))) ** 2) * (m.exp(-x) / (1 + m.exp(-x)) ** 2 / (1 + 1 / (1 + m.exp(-x))))
    ),
    smooth=lambda x: within(x, 1e3) * elementary.tanh(elementary.log1p(elementary.sigmoid(within(x, 1e3)))),
    source="Wang, Ren & Wang (2022), Smish, Electronics 11(4).",
    core=Core(GATE, Grid(0.5, 8, 9), Grid(0.4, 13, 13), tail=_tail(1.0, -1.5, 2.0, 0.6, -0.32, 0.144)),
)
def smish(x):
    """Smish: x times tanh of log(1 + sigmoid); the slope far right is 0.6.

    Examples
    --------
    >>> fastact.smish(np.array([-1.0, 0.0, 2.0]))
    array([-0.23377881,  0.        ,  1.11843742])
    """
    # tanh(log(1 + s)) = s(s + 2)/(s² + 2s + 2)
    s, right, left = sigmoid_sides(x, 0.0)
    square, square_low = product(s[0], s[1], s[0], s[1])
    numerator, numerator_low = fast_two_sum(2.0 * s[0], square)
    numerator_low += fma(2.0, s[1], square_low)
    divisor, divisor_low = two_sum(numerator, 2.0)
    divisor_low += numerator_low
    gate = quotient(numerator, numerator_low, divisor, divisor_low)
    # the derivative by s is 4·(1 + s)/(s² + 2s + 2)²
    above, above_low = fast_two_sum(1.0, s[0])
    steep = product(right[0], right[1], left[0], left[1])
    slope = product(4.0 * above, 4.0 * (above_low + s[1]), steep[0], steep[1])
    slope = quotient(slope[0], slope[1], divisor, divisor_low)
    slope = quotient(slope[0], slope[1], divisor, divisor_low)
    value, derivative = _gated(x, gate, slope)
    return _with_tails(x, value, derivative, 1.0, 0.0, 0.6, 0.0)


def _wide_golu(x):
    w = wide_exp(-(GOLU_END if x < GOLU_END else (FAR if x > FAR else x)))
    gate = wide_exp(-w)
    return x * gate if x != 0.0 else x, fma(x, w, 1.0) * gate


@activation(
    formula=r"x e^{-e^{-x}}",
    derivative=r"e^{-e^{-x}} (1 + x e^{-x})",
    textbook=lambda m, x: x * m.exp(-m.exp(-x)),
    textbook_derivative=lambda m, x: m.exp(-m.exp(-x)) * (1 + x * m.exp(-x)),
    smooth=lambda x: within(x, 1e3) * elementary.exp(-elementary.exp(-max(within(x, 1e3), -7.0))),
    source="Das, Ravuri & Bergmann (2025), GoLU, arXiv:2502.03654.",
    core=WideCore(_wide_golu, 1e30, vanishing=True),
)
def golu(x):
    """Gompertz linear unit: x times the Gompertz function, which is not symmetric.

    Examples
    --------
    >>> fastact.golu(np.array([-1.0, 0.0, 2.0]))
    array([-0.06598804,  0.        ,  1.74684604])
    """
    # left of −7 the gate is 0 in either precision
    bounded = -7.0 if x < -7.0 else (RIGHT if x > RIGHT else x)
    w, w_low = long_exp(-bounded if bounded < 80.0 else -80.0)
    q, q_low, n = decay_pair(w, w_low)
    value = copysign(scaled_down(q, q_low, n, abs(bounded), 0.0), x)
    factor = fma(bounded, w, 1.0)
    derivative = copysign(scaled_down(q, q_low, n, abs(factor), 0.0), factor)
    value = x if x > RIGHT else value
    return value if x != 0.0 and x == x else x, derivative if x == x else x
