"""Elementary functions in float64 with float32's accuracy: errors of up to 2⁻³⁰, a hundredth of float32's last place.

Wide cores and the tails of other cores use them for float32 numbers (`definitions/wide_cores.py`, `definitions/cores.py`). Rounding
the result to float32 is then the only error that counts.
On Intel's processors, a conversion from float64 to a subnormal float32 takes no longer than any other; a product takes 45 ns.
"""

from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.elementary.intrinsics import FLOAT_FORMAT, fma, polynomial, power_of_exponent, require_same_floats
from fastact.elementary.normal import INV_SQRT_2PI, NORMAL_TAIL_START_F32
from fastact.elementary.precision import Exact, overloaded
from fastact.elementary.tables import EXP_WIDE, NORMAL_TAIL_WIDE, SIN_WIDE

PI = Exact("3.14159265358979323846264338327950288419716939937510582")
LN2 = Exact("0.693147180559945309417232121458176568075500134")
WHOLE = 6755399441055744.0  # `ROUNDING_BIAS` of float64
ONE = 6755399441056767.0  # the same, plus the exponent of 1.0
NORMAL_TAIL_K = 2.5


@overloaded
def wide_exp_parts(x):
    """Return (q, 2ⁿ) with e^x = (1 + q)·2ⁿ, for |x| up to 700. q keeps its digits near 0."""
    biased = fma(x, 1.0 / LN2[0], ONE)
    r = fma(ONE - biased, LN2[0], x)
    return fma(r * r, polynomial(r, EXP_WIDE), r), power_of_exponent(biased)


@overloaded
def wide_exp(x):
    """Return e^x, for |x| up to 700."""
    q, power = wide_exp_parts(x)
    return fma(power, q, power)


@overloaded
def wide_decay(size):
    """Return e^(−size) for size ≥ 0, or 0 beyond 700, so that the product with infinity is NaN as in other types."""
    far = size > 700.0
    power = wide_exp(-700.0 if far else -size)
    return 0.0 if far else power


@overloaded
def wide_logistic(x):
    """Return σ(x) and σ(−x)."""
    t = wide_decay(abs(x))
    near = 1.0 / (1.0 + t)
    far = t * near
    return near if x > 0.0 else far, far if x > 0.0 else near


@intrinsic
def _with_sign_of_parity(typingctx, x, biased):
    """Return x if n is even, else −x, for an integer n given as n + `ROUNDING_BIAS`."""
    kind = require_same_floats("_with_sign_of_parity", x, biased)

    def codegen(context, builder, signature, args):
        integer = FLOAT_FORMAT[kind][0]
        value, count = (builder.bitcast(each, integer) for each in args)
        return builder.bitcast(builder.xor(value, builder.shl(count, integer(integer.width - 1))), args[0].type)

    return Signature(kind, (kind, kind), None), codegen


@overloaded
def wide_sine(x, turns):
    """Return the sine of x + turns·π, for |x| up to 10⁶ and turns = 0, ¼ or ½.

    It has nearly all digits of float64: in cos x − x·sin x, 20 bits cancel next to a zero at x = 157.
    """
    biased = fma(x, 1.0 / PI[0], turns) + WHOLE
    h = (biased - WHOLE) - turns
    r = fma(-h, PI[1], fma(-h, PI[0], x))
    z = r * r
    return _with_sign_of_parity(fma(r * z, polynomial(z, SIN_WIDE), r), biased)


@overloaded
def wide_mills(x):
    """Return Φ(−x)·e^(x²/2) for x ≥ 0; `normal_tail` explains the form."""
    r = 1.0 / (x + NORMAL_TAIL_K)
    h = fma(x * r, polynomial(fma(-2.0 * NORMAL_TAIL_K, r, 1.0), NORMAL_TAIL_WIDE), NORMAL_TAIL_START_F32[0])
    return r * fma(r, h, INV_SQRT_2PI[0])
