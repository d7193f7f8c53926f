"""Loops that bring operands of any layout to the one layout that kernels handle: jobs, copies, and the element-wise loop.

A loop has the arguments (args, dims, steps, data) of NumPy's loops, all of them addresses as integers. All functions share it:
``data`` points to a job, whose words describe a function's pass for one type and hold the addresses of its kernels. A loop stops at
an element for which a user's function raises an exception and returns its number, counted from 1. Otherwise it returns 0.
"""

from fastact.codegen import memory
from fastact.codegen.memory import LINE, TILE, caller, copy_strided, greater, has_wide_vectors, lesser, peek, poke
from fastact.codegen.template import part

MAX_OPERANDS = 16
# Elements that are buffered at a time if an operand is not contiguous. With 256, 512, 1024 and 2048, a fused pass in place took
# 1.23, 1.17, 1.14 and 1.13 times as long as out of place. Beyond 512 the buffers of many operands exceed the L1 cache.
BLOCK = 512
BUFFER_BYTES = BLOCK * 8
# NumPy's arrays of 128 KB or more begin 16 bytes after the start of a cache line, and each vector of 64 bytes then spans two lines.
# From this many bytes on, the elements before the first output's next line are processed separately: fused relu of 16 384 float32
# numbers takes 0.25 ns instead of 0.44, relu 0.125 instead of 0.148, sigmoid 0.29 instead of 0.31.
ALIGNED_FROM = 1 << 13
# Threads get adjacent columns in whole groups of this size. The columns of a group are processed together (`lines.blocks_of_line`).
COLUMNS_OF_A_THREAD = 64
new_buffers = memory.stack_room(MAX_OPERANDS * BUFFER_BYTES)
transpose_1, transpose_2, transpose_4, transpose_8 = map(memory.tile_transposer, (1, 2, 4, 8))
new_table = memory.stack_room(MAX_OPERANDS * 8)  # one word for each operand or dimension
call_loop, call_kernel = caller(4), caller(3)

# --- a job --------------------------------------------------------------------------------------------------------------------
# KERNEL, COLUMNS_KERNEL and SHORT_KERNEL are addresses of kernels, LOOP and NEEDS addresses of loops. Each is 0 until it is first
# needed. The loop NEEDS finds the words that a call of a row function needs. ROWS is the last operand that holds rows, ALONG the
# index of its step along the row. ARRAYS is the number of inputs that are not parameters. Threads serve calls of THRESHOLD elements
# or more, and those of WAKING_FROM elements or more wake them if they sleep. DENSE_LOOP serves contiguous operands of element-wise
# functions, AHEAD_LOOP and STREAMED_LOOP those of AHEAD_FROM and STREAMED_FROM elements or more (`streaming`), and LOOP all others.
# The words from SIZES on are the bytes of an element of each operand. The words from MORE on belong to the loop.
KERNEL, COLUMNS_KERNEL, SHORT_KERNEL, LOOP, NEEDS, STATE, INPUTS, OPERANDS, DIMENSIONS, THRESHOLD, ROWS, ALONG, ARRAYS = range(13)
DENSE_LOOP, AHEAD_LOOP, AHEAD_FROM, STREAMED_LOOP, STREAMED_FROM, WAKING_FROM = range(13, 19)
NOTHING = -1  # instead of the index of a word: nothing is missing
SIZES = 19
MORE = SIZES + MAX_OPERANDS


@part
def copy_transposed(target, target_step, source, source_step, count, length, itemsize):
    """Copy `count` runs of `length` elements, `source_step` apart, to `length` runs of `count`, `target_step` apart.

    It copies tiles: element by element, softmax of rows of 16 float32 numbers took 0.72 instead of 0.48 ns an element.
    """
    whole_runs = count // TILE * TILE
    whole = length // TILE * TILE
    for i in range(0, whole_runs, TILE):
        for j in range(0, whole, TILE):
            tile, from_tile = target + j * target_step + i * itemsize, source + i * source_step + j * itemsize
            if itemsize == 4:
                transpose_4(tile, target_step, from_tile, source_step)
            elif itemsize == 8:
                transpose_8(tile, target_step, from_tile, source_step)
            elif itemsize == 2:
                transpose_2(tile, target_step, from_tile, source_step)
            else:
                transpose_1(tile, target_step, from_tile, source_step)
    for i in range(whole_runs, count):
        copy_strided(target + i * itemsize, target_step, source + i * source_step, itemsize, whole, itemsize)
    for j in range(whole, length):
        copy_strided(target + j * target_step, itemsize, source + j * itemsize, source_step, count, itemsize)


@part
def equals_an_input(args, operand, inputs):
    for k in range(inputs):
        if peek(args, k) == peek(args, operand):
            return True
    return False


@part
def all_zero(words, first, last):
    """Return True if there are any words from `first` to `last` and all are 0."""
    for k in range(first, last):
        if peek(words, k) != 0:
            return False
    return first < last


@part
def must_run_in_order(args, steps, count, inputs, operands):
    """Return True if an element's output is a later element's input, as in `ufunc.accumulate` and `ufunc.reduce`.

    Only inputs with the output's step are considered. A parameter that happens to be near the output is not one of its elements.
    """
    for output in range(inputs, operands):
        step = peek(steps, output)
        if step == 0:
            return True
        for k in range(inputs):
            distance = peek(args, output) - peek(args, k)
            same_step = peek(steps, k) == step
            if same_step and distance != 0 and abs(distance) < abs(step) * count and distance % step == 0:
                return True
    return False


@part
def _bytes_of(args, steps, sizes, count, k):
    """Return the addresses of an operand's first byte and of the byte after its last one."""
    begin, way = peek(args, k), (count - 1) * peek(steps, k)
    return lesser(begin, begin + way), greater(begin, begin + way) + peek(sizes, k)


@part
def shares_memory(args, steps, sizes, count, inputs, operands):
    """Return True if an output overlaps an input that has another step.

    NumPy copies no input that moves ahead of the output, such as ``gelu(x[::2], out=x[:n])``, because it expects elements to be
    processed in order. Threads would overwrite elements that others still read.
    """
    for output in range(inputs, operands):
        first, end = _bytes_of(args, steps, sizes, count, output)
        for k in range(inputs):
            of_input, end_of_input = _bytes_of(args, steps, sizes, count, k)
            other_step = peek(steps, k) != 0 and peek(steps, k) != peek(steps, output)
            if other_step and first < end_of_input and of_input < end:
                return True
    return False


@part
def before_line(args, sizes, output, count):
    """Return the number of elements before an operand's first cache line. It is 0 for few elements and for narrow vectors."""
    size = peek(sizes, output)
    return -peek(args, output) % LINE // size if has_wide_vectors() and count * size >= ALIGNED_FROM else 0


def dense(args, dims, steps, data):
    """Apply a scalar kernel, ``kernel(table of addresses, count, fixed)``, to contiguous operands, which are used where they are.

    `fixed` is true if the parameters are single numbers. If there are two or more outputs, none of them equals an input: see
    `accessors.Accessors`.
    """
    count, kernel = peek(dims, 0), peek(data, KERNEL)
    inputs, operands, arrays = peek(data, INPUTS), peek(data, OPERANDS), peek(data, ARRAYS)
    fixed = all_zero(steps, arrays, inputs)
    first = before_line(args, data + SIZES * 8, inputs, count)
    if first == 0:
        return call_kernel(kernel, args, count, fixed)
    raised = call_kernel(kernel, args, first, fixed)
    if raised != 0:
        return raised
    table = new_table()
    for k in range(operands):
        poke(table, k, peek(args, k) + first * peek(steps, k))
    raised = call_kernel(kernel, table, count - first, fixed)
    return raised + first if raised != 0 else 0


def elementwise(args, dims, steps, data):
    """Do the same for operands of any layout: those that are not contiguous pass through a buffer, block by block.

    An output that equals an input is buffered too, if there are two or more outputs. One or two vector loops of a kernel thus serve
    every memory layout.
    """
    count, kernel = peek(dims, 0), peek(data, KERNEL)
    inputs, operands, arrays = peek(data, INPUTS), peek(data, OPERANDS), peek(data, ARRAYS)
    sizes = data + SIZES * 8
    table = new_table()
    buffers_used = new_table()
    buffers = new_buffers()
    fixed = all_zero(steps, arrays, inputs)
    in_order = must_run_in_order(args, steps, count, inputs, operands)
    block = 1 if in_order else BLOCK
    for k in range(operands):
        in_place = operands - inputs > 1 and k >= inputs and equals_an_input(args, k, inputs)
        buffered = (peek(steps, k) != peek(sizes, k) or in_place) and not (fixed and arrays <= k < inputs)
        poke(buffers_used, k, buffered)
    first = 0 if in_order else before_line(args, sizes, inputs, count)
    start = 0
    while start < count:
        size = first if start < first else lesser(block, count - start)
        for k in range(operands):
            step = peek(steps, k)
            place = peek(args, k) + start * step
            if peek(buffers_used, k) != 0:
                buffer = buffers + k * BUFFER_BYTES
                poke(table, k, buffer)
                if k < inputs and (step != 0 or start == 0 or in_order):
                    copy_strided(buffer, peek(sizes, k), place, step, block if step == 0 else size, peek(sizes, k))
            else:
                poke(table, k, place)
        raised = call_kernel(kernel, table, size, fixed)
        if raised != 0:
            return raised + start
        for k in range(inputs, operands):
            if peek(buffers_used, k) != 0:
                step = peek(steps, k)
                copy_strided(peek(args, k) + start * step, step, buffers + k * BUFFER_BYTES, peek(sizes, k), size, peek(sizes, k))
        start += size
    return 0
