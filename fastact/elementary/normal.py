"""The normal distribution and the error function, accurate in their tails."""

from fastact.elementary.exponentials import decay_pair, exp, exponential_pair, scaled_pair
from fastact.elementary.intrinsics import copysign, fma, polynomial, scale, times
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.quotients import reciprocal
from fastact.elementary.tables import ERF_COARSE, ERF_F32, ERF_F64, NORMAL_TAIL_COARSE, NORMAL_TAIL_F32, NORMAL_TAIL_F64

NORMAL_END = 40.0  # Φ(−40) is 0 in either precision
# K(t) is defined by Φ(−a)·exp(a²/2) = r·(1/√2π + r·(h₀ + a·r·K(t))), r = 1/(a + k), t = (a − k)/(a + k) = 1 − 2kr. k is 2.5 in
# float32 and 3 in float64. The first constant is the limit for large a, and h₀ = k·(k/2 − 1/√2π) is the value at 0.
INV_SQRT_2PI = Exact("0.398942280401432677939946059934381868")
NORMAL_TAIL_START_F32 = Exact("2.12764429899641830515013485016404533")
NORMAL_TAIL_START_F64 = Exact("3.30317315879570196618016182019685439")
ERF_SLOPE = Exact("1.128379167095512573896158903121545171688")  # 2/√π
SQRT_2 = Exact("1.414213562373095048801688724209698078570")


@overloaded
def _normal_tail(x, k, coefficients, start):
    """Return `normal_tail` with the constants of one precision. The `low` words carry each rounding error."""
    divisor = x + k
    lost = x - (divisor - k)
    r = reciprocal(divisor)
    r = fma(r, fma(-r, divisor, 1.0) - r * lost, r)  # 1 / (x + k) to 0.5 ULP
    share = times(x, r)
    share_low = r * (fma(-share, divisor, x) - share * lost)
    bend = polynomial(fma(-2.0 * k, r, 1.0), coefficients)
    h = fma(share, bend, start[0])
    h_low = fma(share, bend, start[0] - h) + start[1]
    tail = fma(r, h, INV_SQRT_2PI[0])
    tail_low = fma(r, h, INV_SQRT_2PI[0] - tail) + fma(r, h_low, INV_SQRT_2PI[1])
    m = times(r, tail)
    error = fma(-r, divisor, 1.0) - r * lost  # relative error of r
    product = times(share, tail)
    return (
        (m, fma(r, tail, -m) + fma(m, error, r * tail_low)),
        (product, fma(share, tail, -product) + fma(share, tail_low, share_low * tail)),
    )


def _normal_tail_f32(x):
    return _normal_tail(x, 2.5, NORMAL_TAIL_F32, NORMAL_TAIL_START_F32)


def _normal_tail_f64(x):
    return _normal_tail(x, 3.0, NORMAL_TAIL_F64, NORMAL_TAIL_START_F64)


def _normal_tail_coarse(x):
    k = 2.5
    r = reciprocal(x + k)
    share = x * r
    h = fma(share, polynomial(fma(-2.0 * k, r, 1.0), NORMAL_TAIL_COARSE), NORMAL_TAIL_START_F32[0])
    tail = fma(r, h, INV_SQRT_2PI[0])
    return (r * tail, -0.0), (share * tail, -0.0)


@overloaded(float32=_normal_tail_f32, float64=_normal_tail_f64, coarse=_normal_tail_coarse)
def normal_tail(x):
    """Return m = Φ(−x)·e^(x²/2) = erfcx(x/√2)/2 and x·m, each as (high, low) beyond the type's precision, for finite x ≥ 0."""


def _coarse_normal_gate(size):
    q, t, n = decay_pair(0.5 * size * size, 0.0)
    mills, gate = normal_tail(size)
    return gate[0], -0.0, fma(-INV_SQRT_2PI[0], size, mills[0]), -0.0, q, t, n


@overloaded(coarse=_coarse_normal_gate)
def normal_gate(size):
    """Return (h, h_low, s, s_low, q, q_low, n) for 0 ≤ size ≤ 40, with E = e^(−size²/2) = (1 + q)·2ⁿ.

    size·Φ(−size) = (h + h_low)·E, and the derivative of x·Φ(x) at x = −size is (s + s_low)·E.
    """
    square = times(size, size)
    q, q_low, n = decay_pair(0.5 * square, 0.5 * fma(size, size, -square))
    mills, gate = normal_tail(size)
    slope = fma(-INV_SQRT_2PI[0], size, mills[0])
    slope_low = fma(-INV_SQRT_2PI[0], size, mills[0] - slope) + fma(-INV_SQRT_2PI[1], size, mills[1])
    return gate[0], gate[1], slope, slope_low, q, q_low, n


@overloaded
def normal_cdf(x):
    """Return Φ(x), the distribution function of the normal distribution, accurate in its left tail."""
    size = abs(x) if abs(x) < NORMAL_END else NORMAL_END
    square = times(size, size)
    q, q_low, n = decay_pair(0.5 * square, 0.5 * fma(size, size, -square))
    mills, _ = normal_tail(size)
    tail = scaled_pair(q, q_low, n, mills[0], mills[1])
    return (1.0 - tail if x > 0.0 else tail) if x == x else x


@overloaded
def normal_density(x):
    """Return φ(x) = e^(−x²/2)/√2π."""
    size = abs(x) if abs(x) < NORMAL_END else NORMAL_END
    square = times(size, size)
    q, q_low, n = decay_pair(0.5 * square, 0.5 * fma(size, size, -square))
    return scaled_pair(q, q_low, n, INV_SQRT_2PI[0], INV_SQRT_2PI[1]) if x == x else x


def _erf_parts_coarse(x, low):
    z = x * x
    near = x < 0.9
    start = x * fma(z, polynomial(z, ERF_COARSE), ERF_SLOPE[0])
    mills, _ = normal_tail(SQRT_2[0] * (x if x < 30.0 else 30.0))
    decay = exp(-z)
    return start if near else fma(-2.0 * mills[0], decay, 1.0), -0.0, (decay, -0.0)


@overloaded
def _erf_parts(x, low, coefficients):
    """Return (y, y_low, decay) with y + y_low = erf(x + low), decay = e^(−x²) as a pair, for x ≥ 0."""
    z = times(x, x)
    z_low = fma(x, x, -z)
    q, q_low, n = decay_pair(z, fma(2.0 * x, low, z_low))
    decay, decay_low = exponential_pair(q, q_low, n)
    near = x < 0.9
    bend = coefficients[0]
    share = fma(z, bend, ERF_SLOPE[0])
    share_low = fma(z, bend, ERF_SLOPE[0] - share) + fma(z_low, bend, ERF_SLOPE[1])
    start = times(x, share)
    start_low = fma(x, share, -start) + fma(x, share_low, ERF_SLOPE[0] * decay * low)
    near_low = fma(x * z * z, polynomial(z, coefficients[1:]), start_low)
    mills, _ = normal_tail(SQRT_2[0] * (x if x < 30.0 else 30.0))
    w = -2.0 * mills[0]
    far_low = scale(fma(q, w, w - 2.0 * mills[1]), n)
    return start if near else 1.0, near_low if near else far_low, (decay, decay_low)


def _erf_parts_f32(x, low):
    return _erf_parts(x, low, ERF_F32)


def _erf_parts_f64(x, low):
    return _erf_parts(x, low, ERF_F64)


@overloaded(float32=_erf_parts_f32, float64=_erf_parts_f64, coarse=_erf_parts_coarse)
def erf_parts(x, low):
    """Return (y, y_low, decay) with y + y_low = erf(x + low) and decay = e^(−x²) as a pair, for x ≥ 0."""


@overloaded
def erf(x):
    """Return the error function, accurate near 0."""
    y, y_low, _ = erf_parts(abs(x), 0.0)
    return copysign(y + y_low, x) if x == x else x
