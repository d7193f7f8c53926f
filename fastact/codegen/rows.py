"""Loops for functions of whole rows, made from their steps.

There are three layouts. Strides and lengths choose one; the values of neighbouring rows and the number of threads never do.

* Contiguous rows: each sweep runs along the row and is vectorised along it.
* Contiguous columns (``axis=0`` and middle axes): each sweep runs down a block of columns and is vectorised across them. If the
  columns are few and have no gaps between them in memory, it is vectorised across several rows at a time.
* Rows of at most `SHORT_ROW` numbers, or neither contiguous: blocks of rows are copied into columns of a scratch array, and back.

A function has a kernel for contiguous rows, one for blocks of columns, and one for columns of at most `SHORT_ROW` numbers:
``kernel(table of addresses, steps, n, count, width, area)``.
"""

import functools

import numpy as np

from fastact.codegen import memory
from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.kernel import Kernel
from fastact.codegen.lines import NUMBERS_BYTES
from fastact.codegen.loops import (
    COLUMNS_KERNEL,
    COLUMNS_OF_A_THREAD,
    DIMENSIONS,
    KERNEL,
    LOOP,
    MAX_OPERANDS,
    MORE,
    NEEDS,
    NOTHING,
    OPERANDS,
    SHORT_KERNEL,
    SIZES,
    call_loop,
    copy_transposed,
    new_table,
)
from fastact.codegen.lowering import LoweredRepeat, LoweredStep, LoweredSweep, in_order, lowered, overwritten
from fastact.codegen.memory import LINE, allocate, caller, copy_strided, free, greater, lesser, peek, poke, prefetch
from fastact.codegen.operands import Operands
from fastact.codegen.row_compiler import Compiler
from fastact.codegen.steps import MAX_COLUMNS, new_numbers, spread
from fastact.codegen.template import from_template, part
from fastact.definitions import SHORT_ROW, Step

SHORT_BLOCK = 64  # rows of `SHORT_ROW` numbers that are processed together, and more of shorter rows
# Columns that are processed together: few if their block then stays in the L2 cache, else as many as possible, since the hardware
# prefetcher works best on long runs of memory. With 256 instead of 1024 columns, softmax along axis 0 took 0.7 of the time for
# (512, 8192) float64 numbers, and twice the time for (4096, 1024).
FEW_COLUMNS, CACHE_BYTES = 256, 1 << 20
MIN_LINES = 4  # of a block whose lines hold several rows
# Contiguous rows that are processed together, as long as they stay in the L1 cache.
ROWS_TOGETHER, ROWS_BYTES = 64, 1 << 15
MAX_ROWS = 6  # operands with a row each; the most so far are g, x, mask, y and dx

# Words of a job from MORE on: the bytes of a number; two flags that allow folding rows into lines and processing several rows
# together; the number of operands that hold rows; the number of inputs among these and among the operands that hold numbers; the
# number of (output, input) pairs that must not share memory. The indices of these operands follow, then the pairs.
ITEMSIZE, FOLDABLE, TOGETHER, ROW_COUNT, ROWS_IN, NUMBERS_IN, PAIR_COUNT = range(MORE, MORE + 7)
ROW_PLACES = MORE + 7
NUMBER_PLACES = ROW_PLACES + MAX_OPERANDS
MAX_PAIRS = 2 * MAX_OPERANDS
PAIRS = NUMBER_PLACES + MAX_OPERANDS
# The addresses of the loops that `rows` calls; each is 0 until it is first needed. The job of `blocks` has further words: the loop
# for one block, the indices of the row's and the columns' dimensions, and the kind of each operand.
BY_COLUMNS, BY_COPIES, BLOCK_LOOP, LENGTH, COLUMNS = range(PAIRS + 2 * MAX_PAIRS, PAIRS + 2 * MAX_PAIRS + 5)
KINDS = COLUMNS + 1
HOLDS_NUMBERS, HOLDS_ROWS, IS_COMMON = range(3)  # kinds: a number or a row for each column of a block, or one row for the block
WORDS = KINDS + MAX_OPERANDS

new_short_rows = memory.stack_room(MAX_ROWS * SHORT_ROW * SHORT_BLOCK * 8)
call_steps, call_by_columns, call_by_copies = caller(6), caller(6), caller(5)


@part
def _destroys_input(args, data):
    """Return True if an output shares its memory with an input that is still read after the output was stored."""
    for k in range(peek(data, PAIR_COUNT)):
        if peek(args, peek(data, PAIRS + 2 * k)) == peek(args, peek(data, PAIRS + 2 * k + 1)):
            return True
    return False


@part
def _layout(steps, data):
    """Return two flags: all rows are contiguous, and all columns are contiguous."""
    core = steps + peek(data, OPERANDS) * 8  # the steps along the row follow the steps between rows
    rows_contiguous = True
    columns_contiguous = True
    for j in range(peek(data, ROW_COUNT)):
        k = peek(data, ROW_PLACES + j)
        rows_contiguous = rows_contiguous and peek(core, j) == peek(data, SIZES + k)
        columns_contiguous = columns_contiguous and peek(steps, k) == peek(data, SIZES + k)
    return rows_contiguous, columns_contiguous


@part
def _across_columns(n, layout, in_place):
    """Return True if columns are processed where they are, without a copy."""
    rows_contiguous, columns_contiguous = layout
    return columns_contiguous and not in_place and not (rows_contiguous and n > SHORT_ROW)


@part
def _first_missing(data, first, second):
    """Return the first of two of the job's words that is 0, or NOTHING."""
    return first if peek(data, first) == 0 else second if peek(data, second) == 0 else NOTHING


def rows_need(args, dims, steps, data, missing):
    """Store the index of a missing word that a call needs. Long rows along a middle axis need the words of all layouts."""
    of_blocks = peek(data, DIMENSIONS) == 3
    n = peek(dims, peek(data, LENGTH) if of_blocks else 1)
    layout, in_place = _layout(steps, data), _destroys_input(args, data)
    on_columns = n <= SHORT_ROW or _across_columns(n, layout, in_place)
    found = NOTHING
    if of_blocks or on_columns:
        found = _first_missing(data, SHORT_KERNEL if n <= SHORT_ROW else COLUMNS_KERNEL, BY_COLUMNS)
    if found == NOTHING and n > SHORT_ROW and (of_blocks or not on_columns):
        copies = of_blocks or in_place or not layout[0]
        found = _first_missing(data, KERNEL, BY_COPIES if copies else KERNEL)
    poke(missing, 0, found)


@part
def _take_numbers(table, steps, data, area, count, width):
    """Copy the numbers that are inputs to their lines."""
    itemsize = peek(data, ITEMSIZE)
    for j in range(peek(data, NUMBERS_IN)):
        k = peek(data, NUMBER_PLACES + j)
        copy_strided(area + j * NUMBERS_BYTES, itemsize, peek(table, k), peek(steps, k), count, itemsize)
        spread(area + j * NUMBERS_BYTES, count, width, itemsize)


@part
def _prefetch_bytes(address, size):
    for place in range(0, size, LINE):
        prefetch(address + place)


def by_columns(args, count, n, steps, data, across_columns):
    """Process blocks of columns, where they are or in a scratch array.

    Before a scratch array is processed, the next rows are prefetched: softmax of (262144, 16) takes 0.75 of the time.
    Columns that are not copied are not prefetched: that takes 1.3 times as long for 8 lines, although only 0.95 for 2.
    """
    core = steps + peek(data, OPERANDS) * 8
    operands, row_count, rows_in, itemsize = peek(data, OPERANDS), peek(data, ROW_COUNT), peek(data, ROWS_IN), peek(data, ITEMSIZE)
    table = new_table()
    table_steps = new_table()
    area = new_numbers()
    few = n * FEW_COLUMNS * itemsize <= CACHE_BYTES
    kernel = peek(data, SHORT_KERNEL if n <= SHORT_ROW else COLUMNS_KERNEL)
    short_block = SHORT_BLOCK  # the most for which there is room: 1024 instead of 64 rows of 2 numbers take 0.85 of the time
    while short_block < MAX_COLUMNS and 2 * short_block * n <= SHORT_BLOCK * SHORT_ROW:
        short_block *= 2
    block = short_block if not across_columns else FEW_COLUMNS if few else MAX_COLUMNS
    # a thread's share of more columns is never folded, so one thread must not fold them either
    nothing_between = across_columns and peek(data, FOLDABLE) != 0 and 1 < count < 2 * COLUMNS_OF_A_THREAD
    for j in range(row_count):
        nothing_between = nothing_between and peek(core, j) == count * peek(data, SIZES + peek(data, ROW_PLACES + j))
    together = 1  # rows in a line
    while nothing_between and 2 * together * count <= FEW_COLUMNS and 2 * together * MIN_LINES <= n:
        together *= 2
    scratch = new_short_rows()
    for first in range(0, count, block):
        columns = lesser(block, count - first)
        for k in range(operands):
            poke(table, k, peek(args, k) + first * peek(steps, k))
            poke(table_steps, k, peek(steps, k))  # for an operand that holds numbers: the step between columns
        for j in range(row_count):
            k = peek(data, ROW_PLACES + j)
            poke(table_steps, k, peek(core, j) * together)
            if not across_columns:
                poke(table, k, scratch + j * SHORT_ROW * SHORT_BLOCK * itemsize)
                poke(table_steps, k, short_block * peek(data, SIZES + k))
        for j in range(0 if across_columns else rows_in):
            k = peek(data, ROW_PLACES + j)
            source, size = peek(args, k) + first * peek(steps, k), peek(data, SIZES + k)
            if peek(core, j) == size:
                copy_transposed(peek(table, k), short_block * size, source, peek(steps, k), columns, n, size)
            else:
                for i in range(n):
                    target = peek(table, k) + i * short_block * size
                    copy_strided(target, size, source + i * peek(core, j), peek(steps, k), columns, size)
        for j in range(0 if across_columns else row_count):
            k = peek(data, ROW_PLACES + j)
            step = peek(steps, k)
            if step == n * peek(data, SIZES + k):  # rows without gaps between them
                _prefetch_bytes(peek(args, k) + (first + block) * step, lesser(block, count - first - columns) * step)
        _take_numbers(table, table_steps, data, area, columns, columns * together)
        call_steps(kernel, table, table_steps, n, columns, columns * together, area)
        for j in range(row_count if across_columns else rows_in, row_count):
            k = peek(data, ROW_PLACES + j)
            target, size = peek(args, k) + first * peek(steps, k), peek(data, SIZES + k)
            if peek(core, j) == size:
                copy_transposed(target, peek(steps, k), peek(table, k), short_block * size, n, columns, size)
            else:
                for i in range(n):
                    source = peek(table, k) + i * short_block * size
                    copy_strided(target + i * peek(core, j), peek(steps, k), source, size, columns, size)


def by_copies(args, count, n, steps, data):
    """Process row after row, each in a contiguous copy that overlaps no operand."""
    core = steps + peek(data, OPERANDS) * 8
    row_count, rows_in, itemsize = peek(data, ROW_COUNT), peek(data, ROWS_IN), peek(data, ITEMSIZE)
    table = new_table()
    area = new_numbers()
    scratch_rows = allocate(row_count * n * itemsize)
    for row in range(count):
        for k in range(peek(data, OPERANDS)):
            poke(table, k, peek(args, k) + row * peek(steps, k))
        for j in range(row_count):
            k = peek(data, ROW_PLACES + j)
            place, size = peek(table, k), peek(data, SIZES + k)
            poke(table, k, scratch_rows + j * n * itemsize)
            if j < rows_in:
                copy_strided(peek(table, k), size, place, peek(core, j), n, size)
        _take_numbers(table, steps, data, area, 1, 1)
        call_steps(peek(data, KERNEL), table, steps, n, 1, 1, area)
        for j in range(rows_in, row_count):
            k = peek(data, ROW_PLACES + j)
            place, size = peek(args, k) + row * peek(steps, k), peek(data, SIZES + k)
            copy_strided(place, peek(core, j), peek(table, k), size, n, size)
    free(scratch_rows)


def rows(args, dims, steps, data):
    """Apply a row function's kernels to rows of any layout."""
    count, n = peek(dims, 0), peek(dims, 1)
    layout, in_place = _layout(steps, data), _destroys_input(args, data)
    across_columns = _across_columns(n, layout, in_place)
    if across_columns or n <= SHORT_ROW:
        call_by_columns(peek(data, BY_COLUMNS), args, count, n, steps, data, across_columns)
    elif layout[0] and not in_place:
        table = new_table()
        area = new_numbers()
        fit = ROWS_BYTES // (n * peek(data, ROW_COUNT) * peek(data, ITEMSIZE))
        block = greater(1, lesser(fit, ROWS_TOGETHER)) if peek(data, TOGETHER) != 0 else 1
        for first in range(0, count, block):
            together = lesser(block, count - first)
            for k in range(peek(data, OPERANDS)):
                poke(table, k, peek(args, k) + first * peek(steps, k))
            _take_numbers(table, steps, data, area, together, together)
            call_steps(peek(data, KERNEL), table, steps, n, together, together, area)
    else:
        call_by_copies(peek(data, BY_COPIES), args, count, n, steps, data)


def blocks(args, dims, steps, data):
    """Apply a row function's loop to each block of columns, for rows along a middle axis.

    NumPy would call the loop once for each block, and a single block may be too small for two threads.
    """
    count = peek(data, OPERANDS)
    core = steps + count * 8
    inner_args = new_table()
    inner_dims = new_table()
    inner_steps = new_table()
    poke(inner_dims, 0, peek(dims, peek(data, COLUMNS)))
    poke(inner_dims, 1, peek(dims, peek(data, LENGTH)))
    rows = 0
    for k in range(count):
        kind = peek(data, KINDS + k)
        if kind != HOLDS_NUMBERS:
            poke(inner_steps, count + rows, peek(core, 0))
            core += 8
            rows += 1
        poke(inner_steps, k, 0 if kind == IS_COMMON else peek(core, 0))
        core += 0 if kind == IS_COMMON else 8
    for block in range(peek(dims, 0)):
        for k in range(count):
            poke(inner_args, k, peek(args, k) + block * peek(steps, k))
        call_loop(peek(data, BLOCK_LOOP), inner_args, inner_dims, inner_steps, data)


# --- kernels and jobs -------------------------------------------------------------------------------------------------------------


def steps_kernel(table, steps, n, count, width, area):
    run(table, steps, n, count, width, area)


@functools.lru_cache(maxsize=8)  # the kernels of a function that have the same steps share their compiled functions
def _chain(name: str, steps: tuple[LoweredStep, ...], operands: Operands, dtype: np.dtype):
    """Return the functions for compiled code that run all steps: (for rows, for columns)."""
    return Compiler(name, operands, dtype).chain(steps, len(operands.places(numbers=True, inputs=True)))


def row_kernels(name: str, steps: tuple[Step, ...], operands: Operands, dtype: np.dtype) -> dict[int, Kernel]:
    """Return {index in the job: kernel} of a row function for `dtype`."""

    def kernel(walked, layout, label):
        make = lambda: from_template(steps_kernel, name, run=_chain(name, walked, operands, dtype)[layout])
        return Kernel(f"{name}_{dtype.name}{label}", lambda: fingerprint(walked, operands), 6, make)

    of_long, of_short = (lowered(name, steps, operands, skips) for skips in (True, False))
    columns = kernel(of_long, 1, "_columns")
    short = columns if of_short == of_long else kernel(of_short, 1, "_short")
    return {KERNEL: kernel(of_long, 0, ""), COLUMNS_KERNEL: columns, SHORT_KERNEL: short}


def row_words(name: str, steps: tuple[Step, ...], operands: Operands, dtype: np.dtype) -> dict[int, int]:
    """Return {index: word} for the words of a row function's job from MORE on."""
    both = [lowered(name, steps, operands, skips) for skips in (True, False)]
    walked = both[0] + both[1]
    rows_in, rows_out = (operands.places(numbers=False, inputs=inputs) for inputs in (True, False))
    numbers = operands.places(numbers=True, inputs=True)
    pairs = sorted({pair for each in both for pair in overwritten(each, operands)})
    for found, room, what in ((rows_in + rows_out, MAX_ROWS, "operands with a row each"), (pairs, MAX_PAIRS, "overwritten pairs")):
        if len(found) > room:
            raise ValueError(f"{name}: {len(found)} {what}, there is room for {room}")
    words = {
        ITEMSIZE: dtype.itemsize,
        FOLDABLE: not any(isinstance(step, LoweredSweep) and step.by_place for step in in_order(walked)),
        # Newton's iteration ends sooner for one row than for the slowest of many
        TOGETHER: not any(isinstance(step, LoweredRepeat) for step in walked),
        ROW_COUNT: len(rows_in + rows_out),
        ROWS_IN: len(rows_in),
        NUMBERS_IN: len(numbers),
        PAIR_COUNT: len(pairs),
    }
    for first, places in ((ROW_PLACES, rows_in + rows_out), (NUMBER_PLACES, numbers), (PAIRS, [k for pair in pairs for k in pair])):
        words |= {first + j: place for j, place in enumerate(places)}
    return words


def block_words(operands: Operands, dimensions: str) -> dict[int, int]:
    """Return the further words for rows along the middle of three axes. In `dimensions`, n is the row's and m the columns'."""
    kind = lambda name: HOLDS_NUMBERS if name in operands.numbers else IS_COMMON if name in operands.common else HOLDS_ROWS
    kinds = {KINDS + k: kind(name) for k, name in enumerate(operands.names)}
    return {LENGTH: 1 + dimensions.index("n"), COLUMNS: 1 + dimensions.index("m")} | kinds


LOOPS = {LOOP: rows, NEEDS: rows_need, BY_COLUMNS: by_columns, BY_COPIES: by_copies}
LOOPS_OF_BLOCKS = LOOPS | {LOOP: blocks, BLOCK_LOOP: rows}
