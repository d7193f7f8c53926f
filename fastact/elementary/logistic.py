"""The logistic function and the hyperbolic tangent, each computed with one exponential and one division."""

from fastact.elementary.exponentials import add_exponential, decay_pair, decay_parts, exp, scaled_pair, times_exponential
from fastact.elementary.intrinsics import copysign, fma, scale, times
from fastact.elementary.pairs import product, quotient
from fastact.elementary.precision import overloaded
from fastact.elementary.quotients import reciprocal


def _coarse_logistic_parts(size, low):
    q, n = decay_parts(size, 0.0)
    t = exp(-size)
    return q, n, t, reciprocal(1.0 + t)


@overloaded(coarse=_coarse_logistic_parts)
def logistic_parts(size, low):
    """Return (q, n, t, r) for σ(±(size + low)), size ≥ 0: t = e^(−size − low) = (1 + q)·2ⁿ, r ≈ 1 / (1 + t)."""
    q, n = decay_parts(size, low)
    t = scale(1.0 + q, n)
    return q, n, t, reciprocal(1.0 + t)


def _coarse_share(x, t, r):
    return x * r


@overloaded(coarse=_coarse_share)
def share(x, t, r):
    """Return x / (1 + t) to 0.5 ULP for 0 ≤ t ≤ 1, r ≈ 1 / (1 + t): four cheap operations instead of a second division."""
    w = times(x, r)
    return fma(fma(-w, t, x - w), r, w)  # x − w is exact because w lies between x/2 and x


@overloaded
def sigmoid(x):
    """Return 1 / (1 + e⁻ˣ), accurate in both tails."""
    q, n, t, r = logistic_parts(abs(x), 0.0)
    s = share(1.0, t, r)
    return s if x >= 0.0 else times_exponential(q, n, t, s)


def _coarse_logistic_gate(x, p, size, low, u, u_low):
    _, _, t, r = logistic_parts(size, low)
    inside = size < 1000.0
    tail = t * r
    h = (x if inside else 0.0) * tail
    h_slope = fma(-(u if inside else 0.0) * r, tail, tail)
    if p <= 0.0:
        return copysign(h, x), h_slope
    return x - h, 1.0 - h_slope


@overloaded(coarse=_coarse_logistic_gate)
def logistic_gate(x, p, size, low, u, u_low):
    """Return x·σ(p) and its derivative by x, for p = ±(size + low) with the sign of x·p', and u + u_low = |x·p'|.

    With h = x·σ(−|p|), the value is h where p ≤ 0 and x − h elsewhere. The derivative is mirrored in the same way. Only the small
    side has to be computed, and it keeps every digit in its tail.
    """
    q, n, t, r = logistic_parts(size, low)
    inside = size < 1000.0  # beyond, the exponential is 0 and must not be multiplied by infinity
    w = share(x if inside else 0.0, t, r)  # 2.3 -> 1.4 ULP
    h = times_exponential(q, n, t, w)
    error = fma(-r, t, 1.0 - r)  # relative error of r; 5.3 -> 3.5 ULP in the derivative of silu
    bounded = u if inside else 0.0
    slope = r * (fma(-bounded, r, 1.0) - r * fma(bounded, error, u_low if inside else 0.0))
    h_slope = scale(fma(q + error, slope, slope), n)
    if p <= 0.0:
        return copysign(h, x), h_slope  # −0 for −0 and −inf
    return x - h, 1.0 - h_slope


def _coarse_sigmoid_pair(size, low):
    q, t, n = decay_pair(size, 0.0)
    return reciprocal(1.0 + t), -0.0, q, t, n


@overloaded(coarse=_coarse_sigmoid_pair)
def sigmoid_pair(size, low):
    """Return (s, s_low, q, q_low, n): s = σ(size + low) for size ≥ 0, e^(−size) = (1 + q)·2ⁿ. σ(−size) is (1 + q)·2ⁿ·s."""
    q, q_low, n = decay_pair(size, low)
    divisor, divisor_low = add_exponential(1.0, q, q_low, n)
    s, s_low = quotient(1.0, 0.0, divisor, divisor_low)
    return s, s_low, q, q_low, n


def _coarse_tanh_parts(x):
    t = exp(-2.0 * abs(x))
    r = reciprocal(1.0 + t)
    near = x * fma(x * x, -1.0 / 3.0, 1.0)  # near 0, where 1 − t cancels; its relative error is x⁴·2/15
    return near if abs(x) < 0.1 else copysign((1.0 - t) * r, x), 4.0 * t * r * r


@overloaded(coarse=_coarse_tanh_parts)
def tanh_parts(x):
    """Return (tanh x, sech² x), with one exponential e^(−2|x|) = (1 + q)·2ⁿ and one division."""
    q, n = decay_parts(2.0 * abs(x), 0.0)
    power = scale(1.0, n)
    numerator = fma(-power, q, 1.0 - power)
    denominator = fma(power, q, 1.0 + power)
    lost = fma(power, q, 1.0 + power - denominator)
    r = reciprocal(denominator)
    error = fma(-r, denominator, 1.0) - r * lost  # relative error of r; 4.2 -> 2.7 ULP in the derivative
    square = 4.0 * r * r
    w = times(numerator, r)
    y = fma(fma(-w, denominator, numerator) - w * lost, r, w)  # the quotient to 0.5 ULP
    return copysign(y, x), scale(fma(fma(2.0, error, q), square, square), n)


@overloaded
def tanh(x):
    """Return the hyperbolic tangent, accurate near 0."""
    return tanh_parts(x)[0]


def _coarse_tanh_pair(size, low):
    y, slope = tanh_parts(size)
    return y, -0.0, slope


@overloaded(coarse=_coarse_tanh_pair)
def tanh_pair(size, low):
    """Return (y, y_low, sech²) with y + y_low = tanh(size + low), for size ≥ 0."""
    q, q_low, n = decay_pair(2.0 * size, 2.0 * low)
    numerator, numerator_low = add_exponential(-1.0, q, q_low, n)
    denominator, denominator_low = add_exponential(1.0, q, q_low, n)
    y, y_low = quotient(-numerator, -numerator_low, denominator, denominator_low)
    r, r_low = quotient(2.0, 0.0, denominator, denominator_low)
    square, square_low = product(r, r_low, r, r_low)
    return y, y_low, scaled_pair(q, q_low, n, square, square_low)
