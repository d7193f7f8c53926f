"""Loops for numbers of 16 bits. Inputs are widened to float32, the float32 kernels compute, and their results are narrowed.

Nothing is compiled for a function. A job lists the operands that are stored in 16 bits. Parameters are not: a slope of 0.01 would
be rounded to float16, which alone changes results by up to half a unit in the last place.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fastact.codegen import memory, rows
from fastact.codegen.accessors import reader
from fastact.codegen.conversions import (
    FLOAT,
    PAIRED,
    SHORT,
    VECTOR,
    converter,
    from_bfloat16,
    from_float16,
    narrow_pairs,
    to_bfloat16,
    to_float16,
    widen_pairs,
)
from fastact.codegen.loops import (
    ALIGNED_FROM,
    ARRAYS,
    COLUMNS_OF_A_THREAD,
    DENSE_LOOP,
    DIMENSIONS,
    INPUTS,
    KERNEL,
    LOOP,
    MAX_OPERANDS,
    NEEDS,
    OPERANDS,
    SIZES,
    STREAMED_LOOP,
    all_zero,
    call_kernel,
    call_loop,
    must_run_in_order,
    new_table,
)
from fastact.codegen.memory import LINE, allocate, caller, copy_strided, free, greater, lesser, peek, poke, prefetch
from fastact.codegen.streaming import AHEAD, in_order, stream
from fastact.codegen.template import from_template, part

BYTES = 2  # bytes of a number
# Numbers of an operand that are float32 at a time. For operands larger than the caches, 256 took up to 1.4 times as long, and 4096
# was not faster.
BLOCK = 512
BUFFER_BYTES = 4 * BLOCK
# Words of a job of rows after all others: the bytes of an element of each operand as it is stored.
STORED = rows.WORDS
read = reader(np.dtype(np.float32))
new_buffers = memory.stack_room(MAX_OPERANDS * BUFFER_BYTES)
new_short_numbers = memory.stack_room(BYTES * BLOCK)


# --- element-wise functions -------------------------------------------------------------------------------------------------------


@part
def _may_pair(args, steps, data, fixed):
    """Return True if `widen_pairs` and `narrow_pairs` may serve a call.

    All operands but single parameters have 16 bits, and the outputs have no gaps between their elements. No parameter is NaN: each
    NaN of a result is then the processor's or a widened one, which round like numbers.
    """
    inputs, arrays = peek(data, INPUTS), peek(data, ARRAYS)
    found = fixed or arrays == inputs
    for k in range(peek(data, OPERANDS)):
        if k < arrays or k >= inputs:
            found = found and peek(data, SIZES + k) == BYTES and (k < arrays or peek(steps, k) == BYTES)
        elif found:
            number = read(peek(args, k), 0)
            found = number == number
    return found


def _elementwise(args, dims, steps, data):
    """Do the same as `loops.elementwise` for operands of 16 bits, block by block. Buffers also separate inputs from outputs.

    If `streamed` is True, it replaces `streaming.streamed`. If `paired` is True, the numbers in the buffers may be in the order of
    `widen_pairs`.
    """
    count, kernel = peek(dims, 0), peek(data, KERNEL)
    inputs, operands, arrays = peek(data, INPUTS), peek(data, OPERANDS), peek(data, ARRAYS)
    table, buffers, short_numbers = new_table(), new_buffers(), new_short_numbers()
    fixed = all_zero(steps, arrays, inputs)
    one_by_one = must_run_in_order(args, steps, count, inputs, operands)
    to_line = not one_by_one and count * BYTES >= ALIGNED_FROM
    pairs = paired and not one_by_one and _may_pair(args, steps, data, fixed)
    block = 1 if one_by_one else BLOCK
    for k in range(operands):
        poke(table, k, peek(args, k) if fixed and arrays <= k < inputs else buffers + k * BUFFER_BYTES)
    start = 0
    while start < count:
        size = lesser(block, count - start)
        if to_line and start == 0:  # up to a cache line of the first output, at least some elements
            size = lesser(size, VECTOR + (-peek(args, inputs) % LINE) // BYTES)
        in_pairs = pairs and size % VECTOR == 0
        for k in range(arrays if fixed else inputs):
            step = peek(steps, k)
            place = peek(args, k) + start * step
            if peek(data, SIZES + k) != BYTES:
                copy_strided(peek(table, k), 4, place, step, size, 4)
            elif step == 0 and (start == 0 or one_by_one):
                widen(peek(table, k), 4, place, step, block)
            elif step != 0:
                if step != BYTES:  # converted one by one, relu of 10⁴ float16 numbers takes 24 µs instead of 4
                    copy_strided(short_numbers, BYTES, place, step, size, BYTES)
                    place = short_numbers
                if in_pairs:
                    widen_pairs(peek(table, k), place, size)
                else:
                    widen(peek(table, k), 4, place, BYTES, size)
            if streamed and k < arrays:
                for line in range(0, size * step, LINE):
                    prefetch(place + AHEAD + line)
        raised = call_kernel(kernel, table, size, fixed)
        if raised != 0 and in_pairs:  # an element before may raise an exception, too
            pairs = False
            continue
        if raised != 0:
            return raised + start
        for k in range(inputs, operands):
            place, step = peek(args, k) + start * peek(steps, k), peek(steps, k)
            if peek(data, SIZES + k) != BYTES:
                copy_strided(place, step, peek(table, k), 4, size, 4)
            elif streamed and size == BLOCK:
                if in_pairs:
                    narrow_pairs(peek(table, k), peek(table, k), size)
                else:
                    narrow(peek(table, k), BYTES, peek(table, k), 4, size)
                stream(place, peek(table, k), size * step)
            elif in_pairs:
                narrow_pairs(place, peek(table, k), size)
            else:
                narrow(place, step, peek(table, k), 4, size)
        start += size
    if streamed:
        in_order()
    return 0


# --- rows -------------------------------------------------------------------------------------------------------------------------

# Further words of a job of rows: the float32 loops that its own loops call.
WIDE_LOOP, WIDE_NEEDS = STORED + MAX_OPERANDS, STORED + MAX_OPERANDS + 1
AREA = 1 << 13  # numbers of an operand that are widened at a time; more only if a row or the least number of columns has more
new_steps = memory.stack_room((MAX_OPERANDS + rows.MAX_ROWS) * 8)
call_needs = caller(5)


@part
def _is_row(data, row, operand):
    """Return True if `operand` is number `row` of the operands that hold rows."""
    return row < peek(data, rows.ROW_COUNT) and peek(data, rows.ROW_PLACES + row) == operand


@part
def _chunk(count, n, steps, data):
    """Return (True if only columns are contiguous, how many columns or rows are processed together, numbers of a line).

    The float32 copies have the layout of the operands, and each number thus gets the same bits as with float32 operands. Copied
    columns have gaps between their lines. They have none if the operands have none: `rows.by_columns` may then process several rows
    at a time.
    """
    core = steps + peek(data, OPERANDS) * 8
    rows_contiguous, columns_contiguous, dense = True, True, count < 2 * COLUMNS_OF_A_THREAD
    for j in range(peek(data, rows.ROW_COUNT)):
        k = peek(data, rows.ROW_PLACES + j)
        stored = peek(data, STORED + k)
        rows_contiguous = rows_contiguous and peek(core, j) == stored
        columns_contiguous = columns_contiguous and peek(steps, k) == stored
        dense = dense and peek(core, j) == count * stored
    across = columns_contiguous and not rows_contiguous
    least = 1
    if across:
        least = rows.FEW_COLUMNS if n * rows.FEW_COLUMNS * 4 <= rows.CACHE_BYTES else 2 * COLUMNS_OF_A_THREAD
    some = lesser(count, greater(least, AREA // greater(n, 1)))
    return across, some, n if not across else some if dense else some + VECTOR


@part
def _lay_out(args, steps, data, chunk, n, area, wide_args, wide_steps):
    """Store the addresses and steps of the float32 operands, with those of 16 bits in the `area`. Return its size in bytes."""
    across, some, line = chunk
    operands = peek(data, OPERANDS)
    core, wide_core = steps + operands * 8, wide_steps + operands * 8
    row, used = 0, 0
    for k in range(operands):
        is_row, is_short = _is_row(data, row, k), peek(data, STORED + k) == BYTES
        poke(wide_args, k, area + used if is_short else peek(args, k))
        poke(wide_steps, k, (4 * line if is_row and not across else 4) if is_short else peek(steps, k))
        if is_row:
            poke(wide_core, row, (4 * line if across else 4) if is_short else peek(core, row))
            row += 1
        if is_short:
            used += 4 * ((n if across else some) * line if is_row else some)
    return used


def wide_rows_need(args, dims, steps, data, missing):
    """Do the same as `rows.rows_need` for the rows as float32."""
    if peek(data, DIMENSIONS) == 3:
        call_needs(peek(data, WIDE_NEEDS), args, dims, steps, data, missing)
    else:
        wide_args, wide_steps = new_table(), new_steps()
        _lay_out(args, steps, data, _chunk(peek(dims, 0), peek(dims, 1), steps, data), peek(dims, 1), LINE, wide_args, wide_steps)
        call_needs(peek(data, WIDE_NEEDS), wide_args, dims, wide_steps, data, missing)


def _converted_rows(args, steps, data, wide_args, chunk, first, size, n, outputs):
    """Widen the inputs, or narrow the outputs, of `size` rows or columns from `first` on."""
    across, _, wide_line = chunk
    core = steps + peek(data, OPERANDS) * 8
    row = 0
    for k in range(peek(data, OPERANDS)):
        is_row, step, wide = _is_row(data, row, k), peek(steps, k), peek(wide_args, k)
        if peek(data, STORED + k) == BYTES and (k >= peek(data, INPUTS)) == outputs:
            lines, length, line_step = 1, size, 0
            if is_row and across:
                lines, line_step = n, peek(core, row)
            elif is_row:
                lines, length, line_step, step = size, n, step, peek(core, row)
            if line_step == length * step and wide_line == length:  # there are no gaps between the lines
                lines, length = 1, lines * length
            place = peek(args, k) + first * peek(steps, k)
            for line in range(lines):
                if outputs:
                    narrow(place + line * line_step, step, wide + 4 * line * wide_line, 4, length)
                else:
                    widen(wide + 4 * line * wide_line, 4, place + line * line_step, step, length)
        row += is_row


def _rows(args, dims, steps, data):
    """Do the same as `rows.rows` for operands of 16 bits. Some rows at a time are float32 in a scratch array of the same layout."""
    count, n, operands = peek(dims, 0), peek(dims, 1), peek(data, OPERANDS)
    chunk = _chunk(count, n, steps, data)
    some = chunk[1]
    wide_args, wide_dims, wide_steps = new_table(), new_table(), new_steps()
    area = allocate(_lay_out(args, steps, data, chunk, n, 0, wide_args, wide_steps) + LINE)
    _lay_out(args, steps, data, chunk, n, area + -area % LINE, wide_args, wide_steps)
    poke(wide_dims, 1, n)
    for first in range(0, count, some):
        size = lesser(some, count - first)
        for k in range(operands):
            if peek(data, STORED + k) != BYTES:
                poke(wide_args, k, peek(args, k) + first * peek(steps, k))
        poke(wide_dims, 0, size)
        converted(args, steps, data, wide_args, chunk, first, size, n, False)
        call_loop(peek(data, WIDE_LOOP), wide_args, wide_dims, wide_steps, data)
        converted(args, steps, data, wide_args, chunk, first, size, n, True)
    free(area)


# --- types ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Storage:
    """Loops for the operands of a 16-bit type."""

    elementwise: Callable
    streamed: Callable
    rows: Callable

    def loops(self, wide: dict[int, Callable]) -> dict[int, Callable]:
        """Return {index in the job: loop} for a job whose float32 loops are `wide`."""
        if STREAMED_LOOP in wide:
            return {LOOP: self.elementwise, DENSE_LOOP: self.elementwise, STREAMED_LOOP: self.streamed}
        own = {place: self.rows if function is rows.rows else function for place, function in wide.items()}
        return own | {NEEDS: wide_rows_need, WIDE_LOOP: rows.rows, WIDE_NEEDS: wide[NEEDS]}


def _storage(name: str, to_float32: Callable, from_float32: Callable, paired: bool) -> Storage:
    both = {"widen": converter(to_float32, SHORT, FLOAT), "narrow": converter(from_float32, FLOAT, SHORT)}
    converted = part(from_template(_converted_rows, f"converted_{name}", **both))
    return Storage(
        from_template(_elementwise, f"elementwise_{name}", **both, paired=paired, streamed=False),
        from_template(_elementwise, f"streamed_{name}", **both, paired=paired, streamed=True),
        from_template(_rows, f"rows_{name}", converted=converted),
    )


FLOAT16 = _storage("float16", from_float16, to_float16, False)
BFLOAT16 = _storage("bfloat16", from_bfloat16, to_bfloat16, PAIRED)
