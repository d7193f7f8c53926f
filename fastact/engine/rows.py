"""Compiled loops for functions of whole rows, from their sweeps.

Three layouts, chosen by the strides alone, so that a row's result depends neither on its neighbours nor on the threads:

* rows contiguous: each sweep runs along the row, vectorised along it;
* columns contiguous (``axis=0`` and middle axes): each sweep runs down a block of columns, vectorised across them;
* rows shorter than `SHORT_ROW`, or neither contiguous: blocks of rows are copied into columns of a scratch array, and back.
"""

import numba
import numpy as np

from fastact.activations import Sweep
from fastact.engine import memory
from fastact.engine.cache import Loop
from fastact.engine.loops import LOOP_OPTIONS, MAX_OPERANDS, copy_strided, from_template
from fastact.engine.memory import allocate, free, peek, poke
from fastact.intrinsics import maximum
from fastact.precision import SCALAR_OPTIONS, specialise

# Rows up to this length are worked on across rows: a vector along them would mostly be tail.
SHORT_ROW, SHORT_BLOCK = 32, 64
# Columns that are worked on together: as many as keep their block of n rows at 64 Ki elements, within these bounds.
BLOCK_ELEMENTS, MIN_COLUMNS, MAX_COLUMNS = 1 << 16, 32, 256
# Running sums beside each other, so that a sum along a row vectorises in an order that is always the same; and the terms that are
# summed like this at once: the sums of such blocks are added with compensation, so that long rows stay exact.
SUM_LANES, SUM_BLOCK = 64, 1024
MAX_SCALARS = 8
ROW_OPERANDS = 4  # g, x, y and dx
SCALAR_BYTES = MAX_COLUMNS * 8

INFINITY = float("inf")

_scalar = numba.njit(**SCALAR_OPTIONS)
_loop = numba.njit(**LOOP_OPTIONS)
new_table = memory.stack_room(2 * MAX_OPERANDS * 8)
new_scalars = memory.stack_room(MAX_SCALARS * SCALAR_BYTES)
new_lanes = memory.stack_room(SUM_LANES * 8)
new_short_rows = memory.stack_room(ROW_OPERANDS * SHORT_ROW * SHORT_BLOCK * 8)


def _compensated(total, lost, term):
    """Kahan's sum: the new total and what its rounding lost."""
    corrected = term - lost
    new = total + corrected
    return new, (new - total) - corrected


def _stored(value):
    return (value,)


def _not_stored(value):
    return ()


# --- one sweep along a contiguous row ----------------------------------------------------------------------------------------


def _map_row(table, n, scalars):
    pointers = addresses(table)
    for i in range(n):
        store(pointers, i, stored(element(*(load(pointers, i) + scalars))))
    return ()


def _max_row(table, n, scalars):
    pointers = addresses(table)
    largest = -INFINITY
    for i in range(n):
        value = element(*(load(pointers, i) + scalars))
        store(pointers, i, stored(value))
        largest = maximum(largest, value)
    return (largest,)


def _sum_row(table, n, scalars):
    row = new_table()
    lanes = new_lanes()
    poke(row, operands, lanes)
    total = 0.0
    lost = 0.0
    for block in range(0, n, SUM_BLOCK):
        end = min(block + SUM_BLOCK, n)
        for j in range(SUM_LANES):
            fill(lanes, j, 0.0)
        for start in range(block, end, SUM_LANES):
            for k in range(operands):
                poke(row, k, peek(table, k) + start * itemsize)
            pointers = addresses(row)
            for j in range(min(SUM_LANES, end - start)):
                numbers = load(pointers, j)
                value = element(*(numbers[:-1] + scalars))
                store(pointers, j, stored(value) + (numbers[-1] + value,))
        total, lost = compensated(total, lost, lane_sum(lanes))
    return (total,)


_ROW_SWEEPS = {None: _map_row, "max": _max_row, "sum": _sum_row}


def _run_row(table, n, scalars):
    rest(table, n, scalars + sweep(table, n, scalars))


def _run_no_row(table, n, scalars):
    pass


# --- one sweep down a block of columns: the scalars and accumulators are further operands, one number a column ------------------


def _map_kernel(*inputs):
    return (element(*inputs),)


def _max_kernel(*inputs):
    value = element(*inputs[:-1])
    return stored(value) + (maximum(inputs[-1], value),)


def _sum_kernel(*inputs):
    value = element(*inputs[:-2])
    return stored(value) + compensated(inputs[-2], inputs[-1], value)


# kernel, and the values that its accumulators start with
_COLUMN_SWEEPS = {None: (_map_kernel, ()), "max": (_max_kernel, (-INFINITY,)), "sum": (_sum_kernel, (0.0, 0.0))}


def _sweep_columns(table, steps, n, columns, scalars):
    """`table` and `steps` hold the operands, and behind them room for the scalars, whose step from row to row is 0."""
    for k in range(scalars_before + accumulators):
        poke(table, operands + k, scalars + k * SCALAR_BYTES)
        poke(steps, operands + k, 0)
    for k in range(accumulators):
        for j in range(columns):
            fill(scalars + (scalars_before + k) * SCALAR_BYTES, j, starts[k])
    row = new_table()
    for i in range(n):
        for k in range(operands + scalars_before + accumulators):
            poke(row, k, peek(table, k) + i * peek(steps, k))
        pointers = addresses(row)
        for j in range(columns):
            store(pointers, j, kernel(*load(pointers, j)))


def _run_columns(table, steps, n, columns, scalars):
    sweep(table, steps, n, columns, scalars)
    rest(table, steps, n, columns, scalars)


def _run_no_columns(table, steps, n, columns, scalars):
    pass


def _destroys_input(args):
    """True if an output shares its memory with an input that is still read after the output was stored."""
    for output, k in overwritten:
        if peek(args, output) == peek(args, k):
            return True
    return False


def _destroys_nothing(args):
    return False


# --- the loop over all rows --------------------------------------------------------------------------------------------------


def row_function(args, dims, steps, data):
    """The template of every row function's loop: `run_row` and `run_columns` are put in by `row_loop`."""
    count, n = peek(dims, 0), peek(dims, 1)
    core = steps + operands * 8  # the steps along the row follow those from row to row
    rows_contiguous = True
    columns_contiguous = True
    for k in range(operands):
        rows_contiguous = rows_contiguous and peek(core, k) == itemsize
        columns_contiguous = columns_contiguous and peek(steps, k) == itemsize
    in_place = destroys_input(args)
    table = new_table()
    table_steps = new_table()
    scalars = new_scalars()
    if n == 0:
        pass
    elif columns_contiguous and not in_place and not (rows_contiguous and n > SHORT_ROW):
        width = min(MAX_COLUMNS, max(MIN_COLUMNS, BLOCK_ELEMENTS // n))
        for first in range(0, count, width):
            for k in range(operands):
                poke(table, k, peek(args, k) + first * itemsize)
                poke(table_steps, k, peek(core, k))
            run_columns(table, table_steps, n, min(width, count - first), scalars)
    elif n <= SHORT_ROW:
        scratch = new_short_rows()
        scratch_step = SHORT_BLOCK * itemsize
        for k in range(operands):
            poke(table, k, scratch + k * SHORT_ROW * scratch_step)
            poke(table_steps, k, scratch_step)
        for first in range(0, count, SHORT_BLOCK):
            rows = min(SHORT_BLOCK, count - first)
            for k in range(inputs):
                for i in range(n):
                    source = peek(args, k) + first * peek(steps, k) + i * peek(core, k)
                    copy_strided(peek(table, k) + i * scratch_step, itemsize, source, peek(steps, k), rows, itemsize)
            run_columns(table, table_steps, n, rows, scalars)
            for k in range(inputs, operands):
                for i in range(n):
                    target = peek(args, k) + first * peek(steps, k) + i * peek(core, k)
                    copy_strided(target, peek(steps, k), peek(table, k) + i * scratch_step, itemsize, rows, itemsize)
    elif rows_contiguous and not in_place:
        for row in range(count):
            for k in range(operands):
                poke(table, k, peek(args, k) + row * peek(steps, k))
            run_row(table, n, ())
    else:
        scratch_rows = allocate(operands * n * itemsize)
        for k in range(operands):
            poke(table, k, scratch_rows + k * n * itemsize)
        for row in range(count):
            for k in range(inputs):
                copy_strided(peek(table, k), itemsize, peek(args, k) + row * peek(steps, k), peek(core, k), n, itemsize)
            run_row(table, n, ())
            for k in range(inputs, operands):
                copy_strided(peek(args, k) + row * peek(steps, k), peek(core, k), peek(table, k), itemsize, n, itemsize)
        free(scratch_rows)


def _overwritten(sweeps: tuple[Sweep, ...], names: tuple[str, ...], inputs: int) -> tuple[tuple[int, int], ...]:
    """(output, input) pairs that must not be the same memory: the input is still read after a sweep has stored the output."""
    pairs = set()
    for position, sweep in enumerate(sweeps):
        if sweep.stores is None:
            continue
        later = {name for after in sweeps[position + 1 :] for name in after.reads}
        pairs |= {(names.index(sweep.stores), k) for k in range(inputs) if names[k] in later and names[k] != sweep.stores}
    return tuple(sorted(pairs))


def _chains(sweeps: tuple[Sweep, ...], names: tuple[str, ...], dtype: np.dtype):
    """(run_row, run_columns): all sweeps one after the other."""
    run_row, run_columns = _loop(_run_no_row), _loop(_run_no_columns)
    compensated = _scalar(_compensated)
    reduced_before = [sum(before.reduces is not None for before in sweeps[:k]) for k in range(len(sweeps))]
    for sweep, scalars_before in reversed(list(zip(sweeps, reduced_before, strict=True))):
        element = _scalar(specialise(sweep.function, dtype.type))
        reads = [names.index(name) for name in sweep.reads]
        writes = [] if sweep.stores is None else [names.index(sweep.stores)]
        stored = _scalar(_stored if writes else _not_stored)

        lanes = [len(names)] if sweep.reduces == "sum" else []
        addresses, load, store = memory.accessors(dtype, reads + lanes, writes + lanes)
        row_sweep = from_template(
            specialise(_ROW_SWEEPS[sweep.reduces], dtype.type),
            f"row_{sweep.reduces}",
            operands=len(names),
            itemsize=dtype.itemsize,
            addresses=addresses,
            load=load,
            store=store,
            fill=memory.filler(dtype),
            lane_sum=memory.lane_sum(dtype, SUM_LANES),
            element=element,
            stored=stored,
            compensated=compensated,
        )
        run_row = _loop(from_template(_run_row, "run_row", sweep=_loop(row_sweep), rest=run_row))

        kernel, starts = _COLUMN_SWEEPS[sweep.reduces]
        kernel = from_template(kernel, kernel.__name__, element=element, compensated=compensated, stored=stored)
        behind = len(names) + scalars_before
        before = list(range(len(names), behind))
        accumulators = list(range(behind, behind + len(starts)))
        addresses, load, store = memory.accessors(dtype, reads + before + accumulators, writes + accumulators)
        column_sweep = from_template(
            _sweep_columns,
            "sweep_columns",
            operands=len(names),
            scalars_before=scalars_before,
            accumulators=len(starts),
            starts=tuple(dtype.type(start) for start in starts) or (dtype.type(0.0),),
            fill=memory.filler(dtype),
            addresses=addresses,
            load=load,
            store=store,
            kernel=_scalar(kernel),
        )
        run_columns = _loop(from_template(_run_columns, "run_columns", sweep=_loop(column_sweep), rest=run_columns))
    return run_row, run_columns


def row_loop(name: str, sweeps: tuple[Sweep, ...], inputs: tuple[str, ...], outputs: tuple[str, ...], dtype: np.dtype):
    """The compiled serial loop of a row function for `dtype`."""
    names = inputs + outputs
    run_row, run_columns = _chains(sweeps, names, dtype)
    pairs = _overwritten(sweeps, names, len(inputs))
    function = from_template(
        row_function,
        f"{name}_{dtype.name}",
        run_row=run_row,
        run_columns=run_columns,
        destroys_input=_loop(from_template(_destroys_input, "destroys_input", overwritten=pairs) if pairs else _destroys_nothing),
        inputs=len(inputs),
        operands=len(names),
        itemsize=dtype.itemsize,
    )
    return Loop(function)
