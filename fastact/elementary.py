"""Elementary functions that vectorise.

Numba has had no vector math library since 0.62: `math.exp` in a compiled loop is a scalar call (9 to 21 ns an element), these
are straight-line arithmetic that LLVM turns into vector code (0.6 ns). Each is branch-free, takes float32 or float64, returns
the same type, and can be called from anyone's ``@numba.njit`` function::

    from fastact.elementary import exp

    @numba.njit(error_model="numpy")
    def decay(x, out):
        for i in range(x.size):
            out[i] = exp(-x[i])

The coefficients come from ``python tests/coefficients.py``.
"""

from fastact.intrinsics import binary_exponent, copysign, fma, polynomial, reciprocal_power, scale
from fastact.precision import Exact, kernel

# ln 2 in two pieces; the first has so few bits that its product with any exponent is exact (16 of 24 bits, 42 of 53).
LN2_F32 = 0.693145751953125, 1.428606765330187e-06
LN2_F64 = 0.6931471805598903, 5.497923018708371e-14
LOG2_E = 1.4426950408889634
SQRT_2_MINUS_1 = 0.41421356237309503
INF, NAN = float("inf"), float("nan")

# (e^r − 1 − r) / r² on ±ln(2)/2; largest relative error in e^r 3.6e-9 and 1.1e-17.
EXP_F32 = (
    0.4999999403953552,
    0.1666652113199234,
    0.04166838899254799,
    0.008368716575205326,
    0.0013814592966809869,
)
EXP_F64 = (
    0.5000000000000011,
    0.16666666666666413,
    0.041666666666530155,
    0.008333333333494465,
    0.0013888888943630407,
    0.00019841269506570104,
    2.4801493098608673e-05,
    2.755758638200752e-06,
    2.763024848237631e-07,
    2.500005891881377e-08,
)
# float32: (log(1 + f) − f + f²/2) / f³ on [√½ − 1, √2 − 1]; error 6.7e-9.
LOG1P_F32 = (
    0.3333333134651184,
    -0.250008225440979,
    0.2000122219324112,
    -0.16623328626155853,
    0.1420186311006546,
    -0.13160598278045654,
    0.1276097595691681,
    -0.07632506638765335,
)
# float64: (2·atanh(z) − 2z) / z³ in z² for z = f/(2 + f), f as above; error 1.8e-18.
LOG1P_F64 = (
    0.6666666666666734,
    0.39999999999414326,
    0.28571428742474275,
    0.22222198563535395,
    0.18183564864493637,
    0.1531403588374206,
    0.14796105007955632,
)
# K(t) with Φ(−a)·exp(a²/2) = r·(1/√2π + r·(h₀ + a·r·K(t))), r = 1/(a + k), t = (a − k)/(a + k) = 1 − 2kr; k is 2.5 in
# float32, 3 in float64. The first constant is the limit for large a, h₀ = k·(k/2 − 1/√2π) the value at 0. Errors 1.3e-8, 2.4e-17.
INV_SQRT_2PI = Exact("0.398942280401432677939946059934381868")
NORMAL_TAIL_START_F32 = Exact("2.12764429899641830515013485016404533")
NORMAL_TAIL_START_F64 = Exact("3.30317315879570196618016182019685439")
NORMAL_TAIL_F32 = (
    -1.1781448125839233,
    -0.08163266628980637,
    0.14173045754432678,
    0.010754019021987915,
    -0.02220289036631584,
    -0.0054519581608474255,
    0.0033405465073883533,
    0.0019825997296720743,
    -0.000280593812931329,
    -0.00038312547258101404,
)
NORMAL_TAIL_F64 = (
    -2.64464940080812,
    0.49436253458153084,
    0.11556323888705647,
    -0.07279376713419544,
    -0.009991165388508066,
    0.010877687753796645,
    0.002339941621276112,
    -0.001672255759684293,
    -0.0007389613143710927,
    0.00018047820070574085,
    0.00020678198332280546,
    2.1523538377589763e-05,
    -4.144813400060157e-05,
    -2.0679723654098595e-05,
    2.116273338077398e-06,
    6.368480059627974e-06,
    2.437174160485746e-06,
    -6.760027205555185e-07,
    -1.1284807132606059e-06,
    -2.853009456550003e-07,
    2.470911012105761e-07,
    1.3965930942284483e-07,
    -2.3721713770463445e-08,
    -2.106681669574971e-08,
)


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
    return r_high + fma(r * r, polynomial(r, coefficients), r_low), biased


def _exp_parts_f32(high, low):
    smallest, largest, bias, ln2, coefficients = EXP_CONSTANTS_F32
    bounded = smallest if high < smallest else high
    bounded = largest if bounded > largest else bounded
    return _exp_parts(bounded, low if bounded == high else 0.0, bias, ln2, coefficients)


def _exp_parts_f64(high, low):
    smallest, largest, bias, ln2, coefficients = EXP_CONSTANTS_F64
    bounded = smallest if high < smallest else high
    bounded = largest if bounded > largest else bounded
    return _exp_parts(bounded, low if bounded == high else 0.0, bias, ln2, coefficients)


@kernel(float32=_exp_parts_f32, float64=_exp_parts_f64)
def exp_parts(high, low):
    """(q, n) with e^(high + low) = (1 + q)·2ⁿ, |q| < 0.42; `low` is a correction below the last bit of `high`.

    The form to build on: a factor w costs no rounding of the exponential, ``scale(fma(q, w, w), n)``, the result may be
    subnormal though the exponential alone would be zero, and e^x − 1 is at hand without cancellation. n is in the form that
    `scale` takes.
    """


def _decay_parts_f32(size, low):
    smallest, _, bias, ln2, coefficients = EXP_CONSTANTS_F32
    bounded = -smallest if size > -smallest else size
    return _exp_parts(-bounded, -low if bounded == size else 0.0, bias, ln2, coefficients)


def _decay_parts_f64(size, low):
    smallest, _, bias, ln2, coefficients = EXP_CONSTANTS_F64
    bounded = -smallest if size > -smallest else size
    return _exp_parts(-bounded, -low if bounded == size else 0.0, bias, ln2, coefficients)


@kernel(float32=_decay_parts_f32, float64=_decay_parts_f64)
def decay_parts(size, low):
    """`exp_parts` of −(size + low) for a size ≥ 0, which needs one bound only."""


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
