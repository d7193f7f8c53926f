"""The element-wise loop for operands beyond the caches: inputs are asked for ahead, outputs pass the caches by.

An ordinary store reads the cache line first, one that passes the caches by does not: a function of float32 numbers in main
memory moves 8 bytes an element instead of 12.
"""

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.loops import (
    ARRAYS,
    BUFFER_BYTES,
    INPUTS,
    KERNEL,
    LOOP,
    OPERANDS,
    SIZES,
    all_zero,
    call_kernel,
    call_loop,
    equals_an_input,
    must_run_in_order,
    new_buffers,
    new_table,
)
from fastact.codegen.memory import at_address, peek, poke, prefetch
from fastact.codegen.template import from_template, part

LINE = 64  # bytes of a cache line
AHEAD = 4096  # bytes


@intrinsic
def stream(typingctx, target, source, size):
    """Copy `size` bytes, whole cache lines at their boundaries, to memory past the caches."""

    def codegen(context, builder, signature, args):
        line = ir.VectorType(ir.IntType(32), LINE // 4)
        non_temporal = builder.module.add_metadata([ir.IntType(32)(1)])
        with cgutils.for_range(builder, builder.udiv(args[2], args[2].type(LINE))) as loop:
            read, written = (at_address(builder, address, line, loop.index) for address in (args[1], args[0]))
            stored = builder.store(builder.load(read, align=LINE), written, align=LINE)
            stored.set_metadata("nontemporal", non_temporal)
        return context.get_dummy_value()

    return Signature(types.none, (types.intp,) * 3, None), codegen


@intrinsic
def in_order(typingctx):
    """What was streamed before is seen before what is stored later."""

    def codegen(context, builder, signature, args):
        builder.fence("seq_cst")
        return context.get_dummy_value()

    return Signature(types.none, (), None), codegen


@part
def _streamable(args, steps, data, count, fixed):
    """Whether all operands are contiguous, no output is an input, and all outputs have the same place in their cache lines."""
    inputs, operands, arrays = peek(data, INPUTS), peek(data, OPERANDS), peek(data, ARRAYS)
    for k in range(operands):
        if peek(steps, k) != peek(data, SIZES + k) and not (fixed and arrays <= k < inputs):
            return False
        if k >= inputs and (equals_an_input(args, k, inputs) or (peek(args, k) - peek(args, inputs)) % LINE != 0):
            return False
    return peek(args, inputs) % peek(data, SIZES + inputs) == 0 and not must_run_in_order(args, steps, count, inputs, operands)


def _far(args, dims, steps, data):
    """`loops.elementwise` for long operands."""
    count, kernel = peek(dims, 0), peek(data, KERNEL)
    inputs, operands, arrays = peek(data, INPUTS), peek(data, OPERANDS), peek(data, ARRAYS)
    fixed = all_zero(steps, arrays, inputs)
    if not _streamable(args, steps, data, count, fixed):
        return call_loop(peek(data, LOOP), args, dims, steps, data)
    table, buffers = new_table(), new_buffers()
    start = 0
    while start < count:
        size = count - start
        in_lines = not streams or (peek(args, inputs) + start * peek(steps, inputs)) % LINE == 0
        if not in_lines:  # up to the next line
            size = min(size, (-peek(args, inputs) % LINE) // peek(steps, inputs))
        elif size >= step:
            size = step
        to_buffer = streams and in_lines and size == step
        for k in range(operands):
            place = peek(args, k) + start * peek(steps, k)
            poke(table, k, buffers + k * BUFFER_BYTES if to_buffer and k >= inputs else place)
            if k < arrays:
                for line in range(0, size * peek(steps, k), LINE):
                    prefetch(place + AHEAD + line)
        raised = call_kernel(kernel, table, size, fixed)
        if raised != 0:
            return raised + start
        if to_buffer:
            for k in range(inputs, operands):
                stream(peek(args, k) + start * peek(steps, k), buffers + k * BUFFER_BYTES, size * peek(steps, k))
        start += size
    if streams:
        in_order()
    return 0


# Elements at a time: the fewer, the better reading, computing and writing overlap, but each call of a kernel takes its time.
# Streamed gelu of 10⁷ numbers by 64, 128, 256: 0.62, 0.59, 0.68 ns an element on one thread, 0.48, 0.38, 0.40 on two.
ahead = from_template(_far, "ahead", streams=False, step=512)
streamed = from_template(_far, "streamed", streams=True, step=128)
