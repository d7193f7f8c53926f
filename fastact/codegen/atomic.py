"""Words in memory that several threads read and write. Every operation is sequentially consistent."""

import platform

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

from fastact.codegen.memory import BYTES, INT, at_address, signature

_ORDER = "seq_cst"
# The instruction that tells a processor of a loop that waits. Others have none, and the loop waits without it.
_PAUSES = dict.fromkeys(("x86_64", "AMD64"), ("llvm.x86.sse2.pause", ()))
_PAUSES |= dict.fromkeys(("aarch64", "arm64", "ARM64"), ("llvm.aarch64.isb", (15,)))  # YIELD takes no time on most processors


@intrinsic
def load(typingctx, address, index):
    """Return the integer at `address` + 8·`index`."""

    def codegen(context, builder, signature, args):
        return builder.load_atomic(at_address(builder, args[0], INT, args[1]), _ORDER, BYTES)

    return signature(types.intp, types.intp, types.intp), codegen


@intrinsic
def store(typingctx, address, index, value):
    """Store the integer `value` at `address` + 8·`index`."""

    def codegen(context, builder, signature, args):
        builder.store_atomic(args[2], at_address(builder, args[0], INT, args[1]), _ORDER, BYTES)
        return context.get_dummy_value()

    return signature(types.none, types.intp, types.intp, types.intp), codegen


def _replacing(operation: str):
    """Make a function for compiled code: (address, index, value) -> the integer there, which the operation replaces."""

    @intrinsic
    def replace(typingctx, address, index, value):
        def codegen(context, builder, signature, args):
            return builder.atomic_rmw(operation, at_address(builder, args[0], INT, args[1]), args[2], _ORDER)

        return signature(types.intp, types.intp, types.intp, types.intp), codegen

    return replace


exchange, add = _replacing("xchg"), _replacing("add")


@intrinsic
def pause(typingctx):
    """Tell the processor that a loop is waiting for another thread."""

    def codegen(context, builder, signature, args):
        name, numbers = _PAUSES.get(platform.machine(), (None, ()))
        if name:
            values = [ir.IntType(32)(number) for number in numbers]
            kind = ir.FunctionType(ir.VoidType(), [value.type for value in values])
            builder.call(cgutils.get_or_insert_function(builder.module, kind, name), values)
        return context.get_dummy_value()

    return signature(types.none), codegen
