"""Elementary functions that vectorise.

Numba has had no vector math library since 0.62: `math.exp` in a compiled loop is a scalar call (9 to 21 ns an element), these
are straight-line arithmetic that LLVM turns into vector code (0.6 ns). Each is branch-free, takes float32 or float64, returns
the same type, and can be called from anyone's ``@numba.njit`` function::

    from fastact.elementary import exp

    @numba.njit(error_model="numpy")
    def decay(x, out):
        for i in range(x.size):
            out[i] = exp(-x[i])

"""

from fastact.intrinsics import binary_exponent, copysign, fma, polynomial, reciprocal_power, scale
from fastact.pairs import fast_two_sum, product, quotient, two_sum
from fastact.precision import Exact, kernel
from fastact.tables import (
    ERF_F32,
    ERF_F64,
    EXP_F32,
    EXP_F64,
    EXP_LONG_F32,
    EXP_LONG_F64,
    EXP_REMAINDER_F32,
    EXP_REMAINDER_F64,
    LOG1P_F32,
    LOG1P_F64,
    LOG_REMAINDER_F32,
    LOG_REMAINDER_F64,
    NORMAL_TAIL_F32,
    NORMAL_TAIL_F64,
)

# ln 2 in two pieces; the first has so few bits that its product with any exponent is exact (16 of 24 bits, 42 of 53).
LN2_F32 = 0.693145751953125, 1.428606765330187e-06
LN2_F64 = 0.6931471805598903, 5.497923018708371e-14
LOG2_E = 1.4426950408889634
SQRT_2_MINUS_1 = 0.41421356237309503
INF, NAN = float("inf"), float("nan")
# log: below TINY numbers may be subnormal; they are multiplied by 2⁶⁴ first
TINY, GROWTH = 1e-36, (2.0**64, 64.0)
NORMAL_END = 40.0  # Φ(−40) is 0 in either precision

# K(t) with Φ(−a)·exp(a²/2) = r·(1/√2π + r·(h₀ + a·r·K(t))), r = 1/(a + k), t = (a − k)/(a + k) = 1 − 2kr; k is 2.5 in
# float32, 3 in float64. The first constant is the limit for large a, h₀ = k·(k/2 − 1/√2π) the value at 0.
INV_SQRT_2PI = Exact("0.398942280401432677939946059934381868")
NORMAL_TAIL_START_F32 = Exact("2.12764429899641830515013485016404533")
NORMAL_TAIL_START_F64 = Exact("3.30317315879570196618016182019685439")


# The bounds beyond which e^x is inf, or 0 even after a factor of 10⁶; what rounds to an integer; ln 2; the polynomial.
EXP_CONSTANTS_F32 = (-150.0, 89.0, 12582912.0, LN2_F32, EXP_F32)
EXP_CONSTANTS_F64 = (-900.0, 710.0, 6755399441055744.0, LN2_F64, EXP_F64)


@kernel
def _exp_parts(high, low, bias, ln2, coefficients):
    """`exp_parts` within the bounds."""
    biased = fma(high, LOG2_E, bias)
    n = biased - bias
    r_high = fma(-n, ln2[0], high)
    r_low = fma(-n, ln2[1], low)
    r = r_high + r_low
    rest = fma(r * r, polynomial(r, coefficients), r_low)
    q, q_low = fast_two_sum(r_high, rest)
    return q, q_low, biased


def _exp_pair_f32(high, low):
    smallest, largest, bias, ln2, coefficients = EXP_CONSTANTS_F32
    bounded = smallest if high < smallest else high
    bounded = largest if bounded > largest else bounded
    return _exp_parts(bounded, low if bounded == high else 0.0, bias, ln2, coefficients)


def _exp_pair_f64(high, low):
    smallest, largest, bias, ln2, coefficients = EXP_CONSTANTS_F64
    bounded = smallest if high < smallest else high
    bounded = largest if bounded > largest else bounded
    return _exp_parts(bounded, low if bounded == high else 0.0, bias, ln2, coefficients)


@kernel(float32=_exp_pair_f32, float64=_exp_pair_f64)
def exp_pair(high, low):
    """(q, q_low, n) with e^(high + low) = (1 + q + q_low)·2ⁿ: `exp_parts` with three to four digits more."""


SIXTH = Exact("0.166666666666666666666666666666666666666667")


@kernel
def _long_exp(x, bias, ln2, coefficients):
    biased = fma(x, LOG2_E, bias)
    n = biased - bias
    r, r_low = fast_two_sum(fma(-n, ln2[0], x), -n * ln2[1])
    b, b_low = fast_two_sum(SIXTH[0], r * polynomial(r, coefficients))
    c, c_low = product(r, r_low, b, b_low + SIXTH[1])
    d, d_low = fast_two_sum(0.5, c)
    s, s_low = product(r, r_low, r, r_low)
    t, t_low = product(s, s_low, d, d_low + c_low)
    q, q_low = fast_two_sum(r, t)
    high, low = fast_two_sum(1.0, q)
    return scale(high, biased), scale(low + (q_low + (r_low + t_low)), biased)


def _long_exp_f32(x):
    return _long_exp(x, EXP_CONSTANTS_F32[2], EXP_CONSTANTS_F32[3], EXP_LONG_F32)


def _long_exp_f64(x):
    return _long_exp(x, EXP_CONSTANTS_F64[2], EXP_CONSTANTS_F64[3], EXP_LONG_F64)


@kernel(float32=_long_exp_f32, float64=_long_exp_f64)
def long_exp(x):
    """e^x as (high, low) to about 2⁻⁶² (2⁻³³ in float32), as the exponent of another exponential needs; x within ±80."""


@kernel
def exp_parts(high, low):
    """(q, n) with e^(high + low) = (1 + q)·2ⁿ, |q| < 0.42; `low` is a correction below the last bit of `high`.

    The form to build on: a factor w costs no rounding of the exponential, ``scale(fma(q, w, w), n)``, the result may be
    subnormal though the exponential alone would be zero, and e^x − 1 is at hand without cancellation. n is in the form that
    `scale` takes.
    """
    q, _, n = exp_pair(high, low)
    return q, n


def _decay_pair_f32(size, low):
    smallest, _, bias, ln2, coefficients = EXP_CONSTANTS_F32
    bounded = -smallest if size > -smallest else size
    return _exp_parts(-bounded, -low if bounded == size else 0.0, bias, ln2, coefficients)


def _decay_pair_f64(size, low):
    smallest, _, bias, ln2, coefficients = EXP_CONSTANTS_F64
    bounded = -smallest if size > -smallest else size
    return _exp_parts(-bounded, -low if bounded == size else 0.0, bias, ln2, coefficients)


@kernel(float32=_decay_pair_f32, float64=_decay_pair_f64)
def decay_pair(size, low):
    """`exp_pair` of −(size + low) for a size ≥ 0, which needs one bound only."""


@kernel
def decay_parts(size, low):
    """`exp_parts` of −(size + low) for a size ≥ 0."""
    q, _, n = decay_pair(size, low)
    return q, n


@kernel
def exp(x):
    """e^x; error at most 0.88 ULP in float32, subnormal results included."""
    q, n = exp_parts(x, 0.0)
    return scale(1.0 + q, n)


@kernel
def expm1(x):
    """e^x − 1, exact near 0."""
    q, n = exp_parts(x, 0.0)
    half = scale(0.5, n)  # 2ⁿ itself would overflow for the largest arguments
    y = 2.0 * fma(half, q, half - 0.5)
    return x if x == 0.0 else y  # keeps −0


def _log_f32(f, k):
    square = f * f
    rest = fma(f, polynomial(f, LOG1P_F32), -0.5)
    return fma(k, LN2_F32[0], f + fma(square, rest, k * LN2_F32[1]))


def _log_f64(f, k):
    z = f / (2.0 + f)
    half_square = 0.5 * f * f
    z_square = z * z
    correction = fma(k, LN2_F64[1], z * fma(z_square, polynomial(z_square, LOG1P_F64), half_square))
    return fma(k, LN2_F64[0], f - (half_square - correction))


@kernel(float32=_log_f32, float64=_log_f64)
def log_parts(f, k):
    """log((1 + f)·2ᵏ) for √½ − 1 ≤ f ≤ √2 − 1 and an integral k."""


@kernel
def log1p(x):
    """log(1 + x), exact near 0; −inf at −1, NaN below."""
    k = binary_exponent(1.0 + x)
    power = 0.25 * reciprocal_power(k - 2.0)  # 2⁻ᵏ is subnormal for the largest x
    y = log_parts(fma(power, x, power - 1.0), k)
    y = y if x > -1.0 else (-INF if x == -1.0 else NAN)
    return x if x == 0.0 or x == INF else y  # keeps −0


@kernel
def log1p_unit(t):
    """log(1 + t) for 0 ≤ t ≤ 1, where the exponent of 1 + t is 0 or 1."""
    upper = t > SQRT_2_MINUS_1
    return log_parts(0.5 * t - 0.5 if upper else t, 1.0 if upper else 0.0)


@kernel
def logistic_parts(size, low):
    """(q, n, t, divisor, lost, r) for the logistic functions of ±(size + low), size ≥ 0.

    t = e^(−size − low) = (1 + q)·2ⁿ, divisor + lost = 1 + t, and r = 1 / divisor.
    """
    q, n = decay_parts(size, low)
    t = scale(1.0 + q, n)
    divisor = 1.0 + t
    return q, n, t, divisor, t - (divisor - 1.0), 1.0 / divisor


@kernel
def refined_quotient(x, r, divisor, lost):
    """x / (divisor + lost) to 0.5 ULP, from r ≈ 1 / divisor: four cheap operations instead of a second division."""
    w = x * r
    return fma(fma(-w, divisor, x) - w * lost, r, w)


@kernel
def sigmoid(x):
    """1 / (1 + e⁻ˣ), accurate in both tails."""
    q, n, _, divisor, lost, r = logistic_parts(abs(x), 0.0)
    s = refined_quotient(1.0, r, divisor, lost)
    return s if x >= 0.0 else scale(fma(q, s, s), n)


@kernel
def logistic_gate(x, p, size, low, u, u_low):
    """x·σ(p) and its derivative by x, for p = ±(size + low) of the sign of x·p' and u + u_low = |x·p'|.

    With h = x·σ(−|p|) the value is h where p ≤ 0 and x − h elsewhere, the derivative mirrors in the same way: only the small
    side has to be computed, and it keeps every digit in its tail.
    """
    q, n, _, divisor, lost, r = logistic_parts(size, low)
    inside = size < 1000.0  # beyond, the exponential is 0 and must not meet infinity
    w = refined_quotient(x if inside else 0.0, r, divisor, lost)  # 2.3 -> 1.4 ULP
    h = scale(fma(q, w, w), n)
    error = fma(-r, divisor, 1.0) - r * lost  # of r, relative; 5.3 -> 3.5 ULP in the derivative of silu
    bounded = u if inside else 0.0
    slope = r * (fma(-bounded, r, 1.0) - r * fma(bounded, error, u_low if inside else 0.0))
    h_slope = scale(fma(q + error, slope, slope), n)
    if p <= 0.0:
        return copysign(h, x), h_slope  # −0 for −0 and −inf
    return x - h, 1.0 - h_slope


@kernel
def tanh_parts(x):
    """(tanh x, sech² x) from one exponential e^(−2|x|) = (1 + q)·2ⁿ and one division."""
    q, n = decay_parts(2.0 * abs(x), 0.0)
    power = scale(1.0, n)
    numerator = fma(-power, q, 1.0 - power)
    denominator = fma(power, q, 1.0 + power)
    lost = fma(power, q, 1.0 + power - denominator)
    r = 1.0 / denominator
    error = fma(-r, denominator, 1.0) - r * lost  # of r, relative; 4.2 -> 2.7 ULP in the derivative
    square = 4.0 * r * r
    y = refined_quotient(numerator, r, denominator, lost)
    return copysign(y, x), scale(fma(fma(2.0, error, q), square, square), n)


@kernel
def tanh(x):
    """Hyperbolic tangent, exact near 0."""
    return tanh_parts(x)[0]


@kernel
def _normal_tail(x, k, coefficients, start):
    """`normal_tail` with the constants of one precision; `low` words carry what each rounding lost."""
    divisor = x + k
    lost = x - (divisor - k)
    r = 1.0 / divisor
    r = fma(r, fma(-r, divisor, 1.0) - r * lost, r)  # 1 / (x + k) to 0.5 ULP
    share = x * r
    share_low = r * (fma(-share, divisor, x) - share * lost)
    bend = polynomial(fma(-2.0 * k, r, 1.0), coefficients)
    h = fma(share, bend, start[0])
    h_low = fma(share, bend, start[0] - h) + start[1]
    tail = fma(r, h, INV_SQRT_2PI[0])
    tail_low = fma(r, h, INV_SQRT_2PI[0] - tail) + fma(r, h_low, INV_SQRT_2PI[1])
    m = r * tail
    product = share * tail
    return (
        (m, fma(r, tail, -m) + r * tail_low),
        (product, fma(share, tail, -product) + fma(share, tail_low, share_low * tail)),
    )


def _normal_tail_f32(x):
    return _normal_tail(x, 2.5, NORMAL_TAIL_F32, NORMAL_TAIL_START_F32)


def _normal_tail_f64(x):
    return _normal_tail(x, 3.0, NORMAL_TAIL_F64, NORMAL_TAIL_START_F64)


@kernel(float32=_normal_tail_f32, float64=_normal_tail_f64)
def normal_tail(x):
    """m = Φ(−x)·e^(x²/2) = erfcx(x/√2)/2 and x·m, each as (high, low) to beyond the precision, for finite x ≥ 0."""


@kernel
def scaled_pair(q, q_low, n, w, w_low):
    """(1 + q + q_low)·2ⁿ·(w + w_low), rounded once but for a hundredth."""
    return scale(w + fma(q, w, fma(q, w_low, fma(q_low, w, w_low))), n)


@kernel
def exponential_pair(q, q_low, n):
    """(1 + q + q_low)·2ⁿ as (high, low)."""
    high = 1.0 + q
    return scale(high, n), scale(1.0 - high + q + q_low, n)


@kernel
def add_exponential(base, q, q_low, n):
    """base + (1 + q + q_low)·2ⁿ as (high, low), for |base| ≥ 2ⁿ."""
    power = scale(1.0, n)
    total, lost = fast_two_sum(base, power)
    high = fma(power, q, total)
    return high, fma(power, q, total - high) + fma(power, q_low, lost)


@kernel
def tanh_pair(size, low):
    """(y, y_low, sech²) with y + y_low = tanh(size + low), for size ≥ 0."""
    q, q_low, n = decay_pair(2.0 * size, 2.0 * low)
    numerator, numerator_low = add_exponential(-1.0, q, q_low, n)
    denominator, denominator_low = add_exponential(1.0, q, q_low, n)
    y, y_low = quotient(-numerator, -numerator_low, denominator, denominator_low)
    r, r_low = quotient(2.0, 0.0, denominator, denominator_low)
    square, square_low = product(r, r_low, r, r_low)
    return y, y_low, scaled_pair(q, q_low, n, square, square_low)


@kernel
def sigmoid_pair(size, low):
    """(s, s_low, q, q_low, n) with s = σ(size + low) for size ≥ 0, e^(−size) = (1 + q)·2ⁿ; σ(−size) is (1 + q)·2ⁿ·s."""
    q, q_low, n = decay_pair(size, low)
    divisor, divisor_low = add_exponential(1.0, q, q_low, n)
    s, s_low = quotient(1.0, 0.0, divisor, divisor_low)
    return s, s_low, q, q_low, n


def _log_pair_f32(f, k):
    high, low = two_sum(k * LN2_F32[0], f)
    square = f * f
    return high, low + fma(square, fma(f, polynomial(f, LOG1P_F32), -0.5), k * LN2_F32[1])


def _log_pair_f64(f, k):
    high, low = two_sum(k * LN2_F64[0], f)
    z = f / (2.0 + f)
    half_square = 0.5 * f * f
    z_square = z * z
    correction = fma(k, LN2_F64[1], z * fma(z_square, polynomial(z_square, LOG1P_F64), half_square))
    return high, low - (half_square - correction)


@kernel(float32=_log_pair_f32, float64=_log_pair_f64)
def log_pair(f, k):
    """`log_parts` as (high, low)."""


@kernel
def log1p_pair(x, low):
    """(y, y_low) with y + y_low = log(1 + x + low), for x ≥ 0 below half of the largest number."""
    k = binary_exponent(1.0 + x)
    power = reciprocal_power(k)
    f = fma(power, x, power - 1.0)
    f_low = fma(power, x, power - 1.0 - f)
    y, y_low = log_pair(f, k)
    return fast_two_sum(y, y_low + fma(power, low, f_low) / (1.0 + f))


def _exp_remainder_f32(x):
    return polynomial(x, EXP_REMAINDER_F32)


def _exp_remainder_f64(x):
    return polynomial(x, EXP_REMAINDER_F64)


@kernel(float32=_exp_remainder_f32, float64=_exp_remainder_f64)
def exp_remainder(x):
    """(e^x − 1 − x)/x² for |x| ≤ 0.5."""


def _log_remainder_f32(v):
    return polynomial(v, LOG_REMAINDER_F32)


def _log_remainder_f64(v):
    return polynomial(v, LOG_REMAINDER_F64)


@kernel(float32=_log_remainder_f32, float64=_log_remainder_f64)
def log_remainder(v):
    """(log(1 + v) − v/(1 + v))/v² for |v| ≤ 0.125."""


@kernel
def normal_gate(size):
    """(h, h_low, s, s_low, q, q_low, n) for 0 ≤ size ≤ 40, with E = e^(−size²/2) = (1 + q)·2ⁿ.

    size·Φ(−size) = (h + h_low)·E; the derivative of x·Φ(x) at x = −size is (s + s_low)·E.
    """
    square = size * size
    q, q_low, n = decay_pair(0.5 * square, 0.5 * fma(size, size, -square))
    mills, gate = normal_tail(size)
    slope = fma(-INV_SQRT_2PI[0], size, mills[0])
    slope_low = fma(-INV_SQRT_2PI[0], size, mills[0] - slope) + fma(-INV_SQRT_2PI[1], size, mills[1])
    return gate[0], gate[1], slope, slope_low, q, q_low, n


ERF_SLOPE = Exact("1.128379167095512573896158903121545171688")  # 2/√π
SQRT_2 = Exact("1.414213562373095048801688724209698078570")


@kernel
def _erf_parts(x, low, coefficients):
    """(y, y_low, decay) with y + y_low = erf(x + low), decay = e^(−x²) as a pair, for x ≥ 0."""
    z = x * x
    z_low = fma(x, x, -z) + 2.0 * x * low
    q, q_low, n = decay_pair(z, z_low)
    near = x < 0.9
    start = x * ERF_SLOPE[0]
    start_low = fma(x, ERF_SLOPE[0], -start) + x * ERF_SLOPE[1] + low * ERF_SLOPE[0]
    near_low = start_low + x * z * polynomial(z, coefficients)
    size = SQRT_2[0] * (x if x < 30.0 else 30.0)
    mills, _ = normal_tail(size)
    w = -2.0 * mills[0]
    far_low = scale(fma(q, w, w - 2.0 * mills[1]), n)
    return start if near else 1.0, near_low if near else far_low, exponential_pair(q, q_low, n)


def _erf_parts_f32(x, low):
    return _erf_parts(x, low, ERF_F32)


def _erf_parts_f64(x, low):
    return _erf_parts(x, low, ERF_F64)


@kernel(float32=_erf_parts_f32, float64=_erf_parts_f64)
def erf_parts(x, low):
    """(y, y_low, decay) with y + y_low = erf(x + low) and decay = e^(−x²) as a pair, for x ≥ 0."""


@kernel
def erf(x):
    """The error function, exact near 0."""
    y, y_low, _ = erf_parts(abs(x), 0.0)
    return copysign(y + y_low, x) if x == x else x


@kernel
def log(x):
    """The natural logarithm; −inf at 0, NaN below."""
    small = x < TINY
    k = binary_exponent(x * GROWTH[0] if small else x)
    scaled = x * GROWTH[0] if small else x
    y = log_parts(fma(0.25 * reciprocal_power(k - 2.0), scaled, -1.0), k - GROWTH[1] if small else k)
    y = y if x > 0.0 else (-INF if x == 0.0 else NAN)
    return x if x == INF else y


@kernel
def log1pexp(x):
    """log(1 + e^x), exact in both tails: the softplus function."""
    q, n = decay_parts(abs(x), 0.0)
    y = log1p_unit(scale(1.0 + q, n))
    return x + y if x > 0.0 else y


@kernel
def normal_cdf(x):
    """Φ(x), the distribution function of the normal distribution, exact in its left tail."""
    size = abs(x) if abs(x) < NORMAL_END else NORMAL_END
    square = size * size
    q, q_low, n = decay_pair(0.5 * square, 0.5 * fma(size, size, -square))
    mills, _ = normal_tail(size)
    tail = scaled_pair(q, q_low, n, mills[0], mills[1])
    return (1.0 - tail if x > 0.0 else tail) if x == x else x


@kernel
def normal_density(x):
    """φ(x) = e^(−x²/2)/√2π."""
    size = abs(x) if abs(x) < NORMAL_END else NORMAL_END
    square = size * size
    q, q_low, n = decay_pair(0.5 * square, 0.5 * fma(size, size, -square))
    return scaled_pair(q, q_low, n, INV_SQRT_2PI[0], INV_SQRT_2PI[1]) if x == x else x
