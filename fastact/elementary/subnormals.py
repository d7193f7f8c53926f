"""Results below the normal range, in the time of others.

A multiplication that gives one takes Intel's Ice Lake 45 ns a vector, vscalef 60 ns. But the digits of a subnormal number are an
integer: that of the result times a large power of two, the lift, which the addition of another power of two rounds.
"""

from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.elementary.intrinsics import FLOAT_FORMAT, for_gpu, require_same_floats, times_power

_LIFT = {types.float32: 100, types.float64: 900}
LIFT_F32, LIFT_F64 = 2.0**100, 2.0**900


def _lowered(builder, kind, value, distance):
    """value·2^−lift for value ≥ 0; `distance` is that between the integers that their bits are."""
    integer, _, bias, _ = FLOAT_FORMAT[kind]
    smallest_normal = value.type(2.0 ** (_LIFT[kind] + 1 - bias))
    as_integer = lambda number: builder.bitcast(number, integer)
    subnormal = builder.sub(as_integer(builder.fadd(value, smallest_normal)), as_integer(smallest_normal))
    normal = builder.sub(as_integer(value), distance)
    larger = builder.select(builder.icmp_signed(">", normal, subnormal), normal, subnormal)  # the one that is right
    return builder.bitcast(larger, value.type)


def _distance(kind):
    integer, _, _, mantissa = FLOAT_FORMAT[kind]
    return integer(_LIFT[kind] << mantissa)


@intrinsic
def lowered(typingctx, x, whole):
    """x·2^−lift for x ≥ 0; NaN if `whole` is, which is the same for a whole row: then x is NaN, too."""
    kind = require_same_floats("lowered", x, whole)

    def codegen(context, builder, signature, args):
        value, whole = args
        if for_gpu(builder):
            return builder.fmul(value, value.type(2.0 ** -_LIFT[kind]))
        distance = _distance(kind)
        nothing = builder.fcmp_unordered("uno", whole, whole)  # NaN stays what it is
        return _lowered(builder, kind, value, builder.select(nothing, distance.type(0), distance))

    return Signature(kind, (kind, kind), None), codegen


@intrinsic
def scale_down(typingctx, x, biased):
    """`scale` for x from 2⁻⁵⁰ to 2⁴⁰, or NaN, and n ≤ −20."""
    kind = require_same_floats("scale_down", x, biased)

    def codegen(context, builder, signature, args):
        number = args[0].type
        value = times_power(context, builder, kind, args[0], builder.fadd(args[1], number(float(_LIFT[kind]))))
        found = _lowered(builder, kind, value, _distance(kind))
        # one NaN for all: which of two operands' signs an instruction takes over, the compiler decides
        return builder.select(builder.fcmp_unordered("uno", value, value), number(float("nan")), found)

    return Signature(kind, (kind, kind), None), codegen
