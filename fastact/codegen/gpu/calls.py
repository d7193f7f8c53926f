"""Helpers that functions for compiled code share: joins of two values, addresses of a row, and calls of a step's function."""

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.reductions import REDUCTIONS

INT = ir.IntType(64)


def join(kind: str):
    """Return an intrinsic that joins two values of a reduction into one. The kind "first" takes the first of two places."""

    @intrinsic
    def joined(typingctx, a, b):
        def codegen(context, builder, signature, args):
            if kind == "first":
                return builder.select(builder.icmp_signed("<", *args), *args)
            return REDUCTIONS[kind].join_lanes(builder, *args)

        return Signature(a, (a, a), None), codegen

    return joined


@intrinsic
def moved(typingctx, addresses, offsets):
    """Return the addresses, each with its offset added."""

    def codegen(context, builder, signature, args):
        pairs = ((builder.extract_value(args[0], k), builder.extract_value(args[1], k)) for k in range(len(addresses)))
        return cgutils.pack_array(builder, [builder.add(*pair) for pair in pairs])

    return Signature(addresses, (addresses, offsets), None), codegen


@intrinsic
def no_state(typingctx, here, along, n, lane):
    """Return no state, for rows that stay in memory."""
    return Signature(types.none, (here, along, n, lane), None), lambda context, builder, signature, args: context.get_dummy_value()


@intrinsic
def nothing(typingctx, here, along, state, n, lane):
    signature = Signature(types.none, (here, along, state, n, lane), None)
    return signature, lambda context, builder, signature, args: context.get_dummy_value()


def extended(builder, value):
    return builder.sext(value, INT) if value.type.width < 64 else value


class StepCall:
    """A step's function, (tuple of the entries read, numbers) -> values, with its type and its call within an intrinsic."""

    def __init__(self, typingctx, function, reads, flags, kind, numbers):
        self.function = function
        self.read = types.BaseTuple.from_types([types.boolean if name in flags else kind for name in reads])
        self.signature = typingctx.resolve_function_type(function, (self.read, numbers), {})
        self.several = isinstance(self.signature.return_type, types.BaseTuple)

    def at(self, context, builder, read, numbers):
        """Emit a call and return the values for the entries `read`."""
        implementation = context.get_function(self.function, self.signature)
        context.add_linking_libs(getattr(implementation, "libs", ()))
        given = [
            builder.fcmp_unordered("!=", value, value.type(0.0)) if kind == types.boolean else value
            for value, kind in zip(read, self.read, strict=True)
        ]
        result = implementation(builder, (context.make_tuple(builder, self.read, given), numbers))
        if not self.several:
            return [result]
        return [builder.extract_value(result, k) for k in range(len(self.signature.return_type))]
