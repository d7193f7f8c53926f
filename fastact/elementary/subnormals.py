"""Subnormal results in the time of normal ones.

A multiplication with a subnormal result takes Intel's Ice Lake 45 ns per vector, and vscalef takes 60 ns. But the digits of a
subnormal number are an integer. They are computed from the result times a large power of two, the lift. Adding another power of two
rounds this lifted number to the integer.
"""

from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.elementary.intrinsics import FLOAT_FORMAT, for_gpu, require_same_floats, times_power

_LIFT = {types.float32: 101, types.float64: 901}
# 2^lift, and the number that is added to half of a lifted number: the smallest normal number, lifted likewise.
LIFT_F32, LIFT_F64 = (2.0**101, 2.0**-26), (2.0**901, 2.0**-122)


def _chosen(builder, kind, lifted, rounded, nothing=None):
    """Return the number with these two forms. As integers, both exceed its bits by the lift, and the larger is right.

    Where `nothing` is true, the lift is not subtracted.
    """
    integer, _, _, mantissa = FLOAT_FORMAT[kind]
    forms = [builder.bitcast(number, integer) for number in (lifted, rounded)]
    larger = builder.select(builder.icmp_signed(">", *forms), *forms)
    lift = integer(_LIFT[kind] << mantissa)
    lift = lift if nothing is None else builder.select(nothing, integer(0), lift)
    return builder.bitcast(builder.sub(larger, lift), lifted.type)


@intrinsic
def lowered(typingctx, lifted, rounded, whole):
    """Return x ≥ 0 from x·2^lift and from x·2^(lift − 1) plus the second number of `LIFT_F32` or `LIFT_F64`.

    The result is NaN if `whole` is NaN. `whole` is the same for a whole row, and the other arguments are then NaN, too.
    """
    kind = require_same_floats("lowered", lifted, rounded, whole)

    def codegen(context, builder, signature, args):
        lifted, rounded, whole = args
        if for_gpu(builder):
            return builder.fmul(lifted, lifted.type(2.0 ** -_LIFT[kind]))
        return _chosen(builder, kind, lifted, rounded, builder.fcmp_unordered("uno", whole, whole))

    return Signature(kind, (kind, kind, kind), None), codegen


@intrinsic
def scale_down(typingctx, x, biased):
    """Return `scale` for x from 2⁻⁵⁰ to 2⁴⁰, or NaN, and n ≤ −20."""
    kind = require_same_floats("scale_down", x, biased)

    def codegen(context, builder, signature, args):
        number = args[0].type
        lifted = times_power(context, builder, kind, args[0], builder.fadd(args[1], number(float(_LIFT[kind]))))
        smallest = number(2.0 ** (_LIFT[kind] - FLOAT_FORMAT[kind][2]))
        found = _chosen(builder, kind, lifted, builder.fadd(builder.fmul(lifted, number(0.5)), smallest))
        # one NaN for all: otherwise the compiler decides which operand's sign an instruction keeps
        return builder.select(builder.fcmp_unordered("uno", lifted, lifted), number(float("nan")), found)

    return Signature(kind, (kind, kind), None), codegen
