"""Helpers that functions for compiled code share: joins of two values, and calls of other functions."""

from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.memory import INT
from fastact.codegen.reductions import REDUCTIONS


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


def extended(builder, value):
    return builder.sext(value, INT) if value.type.width < 64 else value


def resolved(typingctx, function, arguments):
    """Return the type that a function for compiled code returns, and a function (context, builder, values) that emits a call."""
    signature = typingctx.resolve_function_type(function, arguments, {})

    def call(context, builder, values):
        implementation = context.get_function(function, signature)
        context.add_linking_libs(getattr(implementation, "libs", ()))
        return implementation(builder, values)

    return signature.return_type, call


class StepCall:
    """A step's function, (tuple of the entries read, numbers) -> values, with its call within an intrinsic."""

    def __init__(self, typingctx, function, reads, flags, kind, numbers):
        self.read = types.BaseTuple.from_types([types.boolean if name in flags else kind for name in reads])
        self.gives, self.call = resolved(typingctx, function, (self.read, numbers))

    def at(self, context, builder, read, numbers):
        """Emit a call and return the values for the entries `read`."""
        given = [
            builder.fcmp_unordered("!=", value, value.type(0.0)) if kind == types.boolean else value
            for value, kind in zip(read, self.read, strict=True)
        ]
        result = self.call(context, builder, (context.make_tuple(builder, self.read, given), numbers))
        if not isinstance(self.gives, types.BaseTuple):
            return [result]
        return [builder.extract_value(result, k) for k in range(len(self.gives))]
