"""Compiled loops for functions of whole rows, from their steps.

Three layouts, chosen by strides and lengths, never by what the neighbours hold or how many threads there are:

* rows contiguous: each sweep runs along the row, vectorised along it;
* columns contiguous (``axis=0`` and middle axes): each sweep runs down a block of columns, vectorised across them; where these
  are few and there is nothing between them in memory, across several rows at a time;
* rows shorter than `SHORT_ROW`, or neither contiguous: blocks of rows are copied into columns of a scratch array, and back.
"""

import functools
import re

import numpy as np

from fastact.activations import Repeat, Sweep
from fastact.activations.definition import Step
from fastact.engine import memory
from fastact.engine.cache import Loop
from fastact.engine.compiler import Compiler, Operands
from fastact.engine.loops import COLUMNS_OF_A_THREAD, MORE, OPERANDS, copy_strided, copy_transposed, from_template
from fastact.engine.memory import allocate, call_loop, free, peek, poke
from fastact.engine.steps import MAX_COLUMNS, NUMBERS_BYTES, new_numbers, new_table
from fastact.engine.ufunc import build

# Rows up to this length are worked on across rows: a vector along them would mostly be tail.
SHORT_ROW, SHORT_BLOCK = 32, 64
# Columns that are worked on together: few if their block then stays in the L2 cache, else as many as can be, since long stretches
# of memory are what the prefetcher is made for. 256 against 1024 took 0.7 of the time for softmax of (512, 8192) float64 numbers
# along axis 0, twice the time of (4096, 1024).
FEW_COLUMNS, CACHE_BYTES = 256, 1 << 20
MIN_LINES = 4  # of a block whose lines are several rows
MAX_ROWS = 6  # operands with a row each: g1, g2, x, y1, y2 and dx of crelu

new_short_rows = memory.stack_room(MAX_ROWS * SHORT_ROW * SHORT_BLOCK * 8)


def _destroys_input(args):
    """True if an output shares its memory with an input that is still read after the output was stored."""
    for output, k in overwritten:
        if peek(args, output) == peek(args, k):
            return True
    return False


def _destroys_nothing(args):
    return False


def _number_inputs(table):
    return load(addresses(table), 0)


def _no_number_inputs(table):
    return ()


def row_function(args, dims, steps, data):
    """The template of every row function's loop: `run_row` and `run_columns` are put in by `row_loop`."""
    count, n = peek(dims, 0), peek(dims, 1)
    core = steps + operands * 8  # the steps along the row follow those from row to row
    rows_contiguous = True
    columns_contiguous = True
    # a thread's share of more columns is never folded: neither may they be, when there is one thread
    nothing_between = foldable and 1 < count < 2 * COLUMNS_OF_A_THREAD
    for j in range(row_count):
        k = rows[j]
        rows_contiguous = rows_contiguous and peek(core, j) == sizes[k]
        columns_contiguous = columns_contiguous and peek(steps, k) == sizes[k]
        nothing_between = nothing_between and peek(core, j) == count * sizes[k]
    in_place = destroys_input(args)
    table = new_table()
    table_steps = new_table()
    area = new_numbers()
    across_columns = columns_contiguous and not in_place and not (rows_contiguous and n > SHORT_ROW)
    if across_columns or n <= SHORT_ROW:
        few = n * FEW_COLUMNS * itemsize <= CACHE_BYTES
        block = SHORT_BLOCK if not across_columns else FEW_COLUMNS if few else MAX_COLUMNS
        together = 1  # rows in a line
        while across_columns and nothing_between and 2 * together * count <= FEW_COLUMNS and 2 * together * MIN_LINES <= n:
            together *= 2
        scratch = new_short_rows()
        for first in range(0, count, block):
            columns = min(block, count - first)
            for k in range(operands):
                poke(table, k, peek(args, k) + first * peek(steps, k))
                poke(table_steps, k, peek(steps, k))  # of an operand that holds numbers: from column to column
            for j in range(row_count):
                k = rows[j]
                poke(table_steps, k, peek(core, j) * together)
                if not across_columns:
                    poke(table, k, scratch + j * SHORT_ROW * SHORT_BLOCK * itemsize)
                    poke(table_steps, k, SHORT_BLOCK * sizes[k])
            for j in range(0 if across_columns else rows_in):
                k = rows[j]
                source = peek(args, k) + first * peek(steps, k)
                if peek(core, j) == sizes[k]:
                    copy_transposed(peek(table, k), SHORT_BLOCK * sizes[k], source, peek(steps, k), columns, n, sizes[k])
                else:
                    for i in range(n):
                        target = peek(table, k) + i * SHORT_BLOCK * sizes[k]
                        copy_strided(target, sizes[k], source + i * peek(core, j), peek(steps, k), columns, sizes[k])
            for j in range(numbers_in):
                k = numbers[j]
                copy_strided(area + j * NUMBERS_BYTES, itemsize, peek(table, k), peek(steps, k), columns, itemsize)
                spread(area + j * NUMBERS_BYTES, columns, columns * together)
            run_columns(table, table_steps, n, columns, columns * together, area)
            for j in range(row_count if across_columns else rows_in, row_count):
                k = rows[j]
                target = peek(args, k) + first * peek(steps, k)
                if peek(core, j) == sizes[k]:
                    copy_transposed(target, peek(steps, k), peek(table, k), SHORT_BLOCK * sizes[k], n, columns, sizes[k])
                else:
                    for i in range(n):
                        source = peek(table, k) + i * SHORT_BLOCK * sizes[k]
                        copy_strided(target + i * peek(core, j), peek(steps, k), source, sizes[k], columns, sizes[k])
    elif rows_contiguous and not in_place:
        for row in range(count):
            for k in range(operands):
                poke(table, k, peek(args, k) + row * peek(steps, k))
            run_row(table, n, number_inputs(table))
    else:
        scratch_rows = allocate(row_count * n * itemsize)
        for row in range(count):
            for k in range(operands):
                poke(table, k, peek(args, k) + row * peek(steps, k))
            for j in range(row_count):
                k = rows[j]
                place = peek(table, k)
                poke(table, k, scratch_rows + j * n * itemsize)
                if j < rows_in:
                    copy_strided(peek(table, k), sizes[k], place, peek(core, j), n, sizes[k])
            run_row(table, n, number_inputs(table))
            for j in range(rows_in, row_count):
                k = rows[j]
                place = peek(args, k) + row * peek(steps, k)
                copy_strided(place, peek(core, j), peek(table, k), sizes[k], n, sizes[k])
        free(scratch_rows)


# Words of the job of `blocks` behind MORE: the row function's loop, which of the dimensions are the row's and the columns', and
# for each operand whether it holds rows.
LOOP, LENGTH, COLUMNS, HOLDS_ROWS = range(MORE, MORE + 4)


def blocks(args, dims, steps, data):
    """Apply a row function's loop to each block of columns, for rows along a middle axis.

    NumPy would call the loop for each block, and no block alone may be worth two threads.
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
        if peek(data, HOLDS_ROWS + k):
            poke(inner_steps, count + rows, peek(core, 0))
            core += 8
            rows += 1
        poke(inner_steps, k, peek(core, 0))
        core += 8
    for block in range(peek(dims, 0)):
        for k in range(count):
            poke(inner_args, k, peek(args, k) + block * peek(steps, k))
        call_loop(peek(data, LOOP), inner_args, inner_dims, inner_steps, data)


@functools.cache
def blocks_loop() -> Loop:
    return Loop(from_template(blocks, "blocks"))


def _in_order(steps: tuple[Step, ...]) -> list[Sweep]:
    """The sweeps as they run; those of a repetition twice, since what one stores the ones before it read again."""
    order = []
    for step in steps:
        if isinstance(step, Repeat):
            order += 2 * _in_order(step.steps)
        elif isinstance(step, Sweep):
            order.append(step)
    return order


def overwritten(steps: tuple[Step, ...], operands: Operands) -> tuple[tuple[int, int], ...]:
    """(output, input) pairs that must not be the same memory: the input is still read after a sweep has stored the output.

    A sweep with several values may store one before it reads what another needs.
    """
    pairs = set()
    sweeps, names = _in_order(steps), operands.names
    for position, sweep in enumerate(sweeps):
        for stores in {store for store, _ in sweep.outcomes} - {None}:
            later = {name for after in sweeps[position + 1 :] for name in after.reads if name != stores}
            read = set(sweep.reads) if len(sweep.outcomes) > 1 else set()
            pairs |= {(names.index(stores), k) for k in range(operands.inputs) if names[k] in later | read}
    return tuple(sorted(pairs))


def row_loop(name: str, steps: tuple[Step, ...], operands: Operands, dtype: np.dtype) -> Loop:
    """The compiled serial loop of a row function for `dtype`."""
    numbers = operands.places(numbers=True, inputs=True)
    rows = operands.places(numbers=False, inputs=True)
    name = f"{name}_{dtype.name}"
    compiler = Compiler(name, operands, dtype)
    run_row, run_columns = compiler.chain(steps, len(numbers))
    pairs = overwritten(steps, operands)
    all_rows = rows + operands.places(numbers=False, inputs=False)
    if len(all_rows) > MAX_ROWS:
        raise ValueError(f"{name}: {len(all_rows)} operands with a row each, there is room for {MAX_ROWS}")
    number_inputs = compiler.loop(_no_number_inputs)
    if numbers:
        number_inputs = compiler.loop(_number_inputs, **compiler.accessors(numbers, ()))
    destroys_input = compiler.loop(_destroys_input, overwritten=pairs) if pairs else compiler.loop(_destroys_nothing)
    function = from_template(
        row_function,
        name,
        run_row=run_row,
        run_columns=run_columns,
        destroys_input=destroys_input,
        number_inputs=number_inputs,
        spread=compiler.spread,
        foldable=all(kind != "first" for sweep in _in_order(steps) for _, kind in sweep.outcomes),
        numbers=numbers or (0,),
        numbers_in=len(numbers),
        rows=all_rows,
        rows_in=len(rows),
        row_count=len(all_rows),
        operands=len(operands.names),
        itemsize=dtype.itemsize,
        sizes=operands.sizes(dtype),
    )
    return Loop(function)


def row_ufunc(name: str, module: str, doc: str, loop_name: str, steps: tuple[Step, ...], operands: Operands) -> np.ufunc:
    """The generalised ufunc of a row function; its compiled loops are cached under `loop_name`."""
    kernel = functools.cache(functools.partial(row_loop, loop_name, steps, operands))
    places = (operands.inputs, len(operands.names) - operands.inputs)
    ufunc = build(name, module, doc, kernel, *places, operands.signature(), operands.flag_places)

    def build_blocks() -> np.ufunc:
        signature = operands.signature("(n,m)", "(m)")
        axes = re.findall(r"\w", signature)
        dimensions = sorted(set(axes), key=axes.index)  # NumPy's order
        shape = [1 + dimensions.index(axis) for axis in "nm"]
        rows = [name not in operands.numbers for name in operands.names]
        words = lambda dtype: [kernel(dtype).address, *shape, *rows]
        doc = f"{name} along the middle one of three axes."
        return build(name, module, doc, lambda dtype: blocks_loop(), *places, signature, operands.flag_places, words)

    return ufunc, functools.cache(build_blocks)
