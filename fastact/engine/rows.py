"""Compiled loops for functions of whole rows, from their steps.

Three layouts, chosen by the strides alone, so that a row's result depends neither on its neighbours nor on the threads:

* rows contiguous: each sweep runs along the row, vectorised along it;
* columns contiguous (``axis=0`` and middle axes): each sweep runs down a block of columns, vectorised across them;
* rows shorter than `SHORT_ROW`, or neither contiguous: blocks of rows are copied into columns of a scratch array, and back.

Operands hold a row of n elements each, or one number a row. The numbers of a row, first those that are inputs, then what the
steps give, are a tuple in the first layout and rows of an area on the stack, one number for each column, in the others.
"""

import inspect
import itertools
from dataclasses import dataclass

import numba
import numpy as np

from fastact.activations import Length, Number, Repeat, Sweep
from fastact.activations.definition import Step
from fastact.engine import memory
from fastact.engine.cache import Loop
from fastact.engine.loops import LOOP_OPTIONS, MAX_OPERANDS, copy_strided, from_template
from fastact.engine.memory import allocate, free, peek, poke
from fastact.engine.ufunc import build
from fastact.intrinsics import maximum
from fastact.precision import SCALAR_OPTIONS, InlinedCompiler, specialise

# Rows up to this length are worked on across rows: a vector along them would mostly be tail.
SHORT_ROW, SHORT_BLOCK = 32, 64
# Columns that are worked on together: as many as keep their block of n rows at 64 Ki elements, within these bounds.
BLOCK_ELEMENTS, MIN_COLUMNS, MAX_COLUMNS = 1 << 16, 32, 256
# Running sums beside each other, so that a sum along a row vectorises in an order that is always the same; and the terms that are
# summed like this at once: the sums of such blocks are added with compensation, so that long rows stay exact.
SUM_LANES, SUM_BLOCK = 64, 1024
MAX_NUMBERS = 16
MAX_ROWS = 5  # operands with a row each: g, x, mask, y and dx
NUMBERS_BYTES = MAX_COLUMNS * 8
MOST_REPEATS = 100  # a guard: Newton's steps end by themselves

INFINITY = float("inf")

_scalar = numba.njit(**SCALAR_OPTIONS)
_loop = numba.njit(pipeline_class=InlinedCompiler, **LOOP_OPTIONS)
new_table = memory.stack_room(2 * MAX_OPERANDS * 8)
new_numbers = memory.stack_room(MAX_NUMBERS * NUMBERS_BYTES)
new_lanes = memory.stack_room(SUM_LANES * 8)
new_short_rows = memory.stack_room(MAX_ROWS * SHORT_ROW * SHORT_BLOCK * 8)


@dataclass(frozen=True)
class Operands:
    """The operands of a pass: their names, how many of them are inputs, which hold numbers and which hold booleans."""

    names: tuple[str, ...]
    inputs: int
    numbers: frozenset[str]
    flags: frozenset[str]

    def places(self, *, numbers: bool, inputs: bool) -> tuple[int, ...]:
        """Where the inputs (or the outputs) stand that hold numbers (or rows)."""
        chosen = range(self.inputs) if inputs else range(self.inputs, len(self.names))
        return tuple(k for k in chosen if (self.names[k] in self.numbers) == numbers)

    @property
    def flag_places(self) -> tuple[int, ...]:
        return tuple(k for k, name in enumerate(self.names) if name in self.flags)

    @property
    def signature(self) -> str:
        cores = ["()" if name in self.numbers else "(n)" for name in self.names]
        return f"{','.join(cores[: self.inputs])}->{','.join(cores[self.inputs :])}"

    def sizes(self, dtype: np.dtype) -> tuple[int, ...]:
        """The bytes of an element of each."""
        return tuple(1 if name in self.flags else dtype.itemsize for name in self.names)


def _compensated(total, lost, term):
    """Kahan's sum: the new total and what its rounding lost."""
    corrected = term - lost
    new = total + corrected
    error = (new - total) - corrected
    return new, error if error == error else 0.0  # infinity stays infinite


def _first(value, kept):
    """`value` unless one that is not 0 was kept before; NaN stays."""
    return value if kept == 0.0 or value != value else 0.0


def _stored(value):
    return (value,)


def _not_stored(value):
    return ()


# --- steps along a contiguous row: (table of addresses, n, numbers so far) -> numbers --------------------------------------------


def _map_row(table, n, numbers):
    pointers = addresses(table)
    for i in range(n):
        store(pointers, i, stored(element(*(load(pointers, i) + numbers))))
    return numbers


def _first_row(table, n, numbers):
    pointers = addresses(table)
    kept = 0.0
    for i in range(n):
        value = element(*(load(pointers, i) + numbers))
        store(pointers, i, (first(value, kept),))
        kept = value if kept == 0.0 else kept
    return numbers


def _max_row(table, n, numbers):
    pointers = addresses(table)
    largest = -INFINITY
    for i in range(n):
        value = element(*(load(pointers, i) + numbers))
        store(pointers, i, stored(value))
        largest = maximum(largest, value)
    return numbers + (largest,)


def _sum_row(table, n, numbers):
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
                poke(row, k, peek(table, k) + start * sizes[k])
            pointers = addresses(row)
            for j in range(min(SUM_LANES, end - start)):
                loaded = load(pointers, j)
                value = element(*(loaded[:-1] + numbers))
                store(pointers, j, stored(value) + (loaded[-1] + value,))
        total, lost = compensated(total, lost, lane_sum(lanes))
    return numbers + (total,)


def _number_row(table, n, numbers):
    value = element(*numbers)
    save(table, value)
    return numbers + (value,)


def _save(table, value):
    fill(peek(table, place), 0, value)


def _save_nothing(table, value):
    pass


def _length_row(table, n, numbers):
    return numbers + (kind(n),)


def _repeat_row(table, n, numbers):
    value = element(*numbers)
    for _ in range(MOST_REPEATS):
        new = repeated(table, n, numbers + (value,))[-1]
        settled = new == value or new != new
        value = new
        if settled:
            break
    return numbers + (value,)


def _run_row(table, n, numbers):
    return rest(table, n, step(table, n, numbers))


def _end_of_row(table, n, numbers):
    return numbers


_ROW_SWEEPS = {None: _map_row, "first": _first_row, "max": _max_row, "sum": _sum_row}


# --- steps down a block of columns: (table of addresses, steps from row to row, n, columns, area of the numbers) -----------------
# The numbers and accumulators are further operands, one number for each column, whose step from row to row is 0.


def _map_kernel(*inputs):
    return (element(*inputs),)


def _first_kernel(*inputs):
    value = element(*inputs[:-1])
    kept = inputs[-1]
    return first(value, kept), value if kept == 0.0 else kept


def _max_kernel(*inputs):
    value = element(*inputs[:-1])
    return stored(value) + (maximum(inputs[-1], value),)


def _sum_kernel(*inputs):
    value = element(*inputs[:-2])
    return stored(value) + compensated(inputs[-2], inputs[-1], value)


# kernel, and the values that its accumulators start with
_COLUMN_SWEEPS = {
    None: (_map_kernel, ()),
    "first": (_first_kernel, (0.0,)),
    "max": (_max_kernel, (-INFINITY,)),
    "sum": (_sum_kernel, (0.0, 0.0)),
}


def _sweep_columns(table, steps, n, columns, area):
    for k in range(before + accumulators):
        poke(table, operands + k, area + k * NUMBERS_BYTES)
        poke(steps, operands + k, 0)
    for k in range(accumulators):
        for j in range(columns):
            fill(area + (before + k) * NUMBERS_BYTES, j, starts[k])
    row = new_table()
    for i in range(n):
        for k in range(operands + before + accumulators):
            poke(row, k, peek(table, k) + i * peek(steps, k))
        pointers = addresses(row)
        for j in range(columns):
            store(pointers, j, kernel(*load(pointers, j)))


def _number_columns(table, steps, n, columns, area):
    for k in range(before + 1):
        poke(table, operands + k, area + k * NUMBERS_BYTES)
    pointers = addresses(table)
    for j in range(columns):
        store(pointers, j, (element(*load(pointers, j)),))
    save(table, steps, columns, area + before * NUMBERS_BYTES)


def _save_columns(table, steps, columns, source):
    copy_strided(peek(table, place), peek(steps, place), source, itemsize, columns, itemsize)


def _save_no_columns(table, steps, columns, source):
    pass


def _length_columns(table, steps, n, columns, area):
    for j in range(columns):
        fill(area + before * NUMBERS_BYTES, j, kind(n))


def _repeat_columns(table, steps, n, columns, area):
    begin(table, steps, n, columns, area)
    for _ in range(MOST_REPEATS):
        repeated(table, steps, n, columns, area)
        poke(table, operands, area + before * NUMBERS_BYTES)
        poke(table, operands + 1, area + last * NUMBERS_BYTES)
        pointers = addresses(table)
        changed = False
        for j in range(columns):
            loaded = load(pointers, j)
            changed |= loaded[0] != loaded[1] and loaded[1] == loaded[1]
            store(pointers, j, loaded[1:])
        if not changed:
            break


def _run_columns(table, steps, n, columns, area):
    step(table, steps, n, columns, area)
    rest(table, steps, n, columns, area)


def _end_of_columns(table, steps, n, columns, area):
    pass


# --- the loop over all rows --------------------------------------------------------------------------------------------------


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
    for j in range(row_count):
        k = rows[j]
        rows_contiguous = rows_contiguous and peek(core, j) == sizes[k]
        columns_contiguous = columns_contiguous and peek(steps, k) == sizes[k]
    in_place = destroys_input(args)
    table = new_table()
    table_steps = new_table()
    area = new_numbers()
    across_columns = columns_contiguous and not in_place and not (rows_contiguous and n > SHORT_ROW)
    if across_columns or n <= SHORT_ROW:
        width = min(MAX_COLUMNS, max(MIN_COLUMNS, BLOCK_ELEMENTS // max(n, 1))) if across_columns else SHORT_BLOCK
        scratch = new_short_rows()
        for first in range(0, count, width):
            columns = min(width, count - first)
            for k in range(operands):
                poke(table, k, peek(args, k) + first * peek(steps, k))
                poke(table_steps, k, peek(steps, k))  # of an operand that holds numbers: from column to column
            for j in range(row_count):
                k = rows[j]
                poke(table_steps, k, peek(core, j))
                if not across_columns:
                    poke(table, k, scratch + j * SHORT_ROW * SHORT_BLOCK * itemsize)
                    poke(table_steps, k, SHORT_BLOCK * sizes[k])
            for j in range(0 if across_columns else rows_in):
                k = rows[j]
                for i in range(n):
                    source = peek(args, k) + first * peek(steps, k) + i * peek(core, j)
                    copy_strided(peek(table, k) + i * SHORT_BLOCK * sizes[k], sizes[k], source, peek(steps, k), columns, sizes[k])
            for j in range(numbers_in):
                k = numbers[j]
                copy_strided(area + j * NUMBERS_BYTES, itemsize, peek(table, k), peek(steps, k), columns, itemsize)
            run_columns(table, table_steps, n, columns, area)
            for j in range(row_count if across_columns else rows_in, row_count):
                k = rows[j]
                for i in range(n):
                    target = peek(args, k) + first * peek(steps, k) + i * peek(core, j)
                    copy_strided(target, peek(steps, k), peek(table, k) + i * SHORT_BLOCK * sizes[k], sizes[k], columns, sizes[k])
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


def _in_order(steps: tuple[Step, ...]) -> list[Sweep]:
    """The sweeps as they run; those of a repetition twice, since what one stores the ones before it read again."""
    order = []
    for step in steps:
        if isinstance(step, Repeat):
            order += 2 * _in_order(step.steps)
        elif isinstance(step, Sweep):
            order.append(step)
    return order


def _overwritten(steps: tuple[Step, ...], operands: Operands) -> tuple[tuple[int, int], ...]:
    """(output, input) pairs that must not be the same memory: the input is still read after a sweep has stored the output."""
    pairs = set()
    sweeps, names = _in_order(steps), operands.names
    for position, sweep in enumerate(sweeps):
        later = {name for after in sweeps[position + 1 :] for name in after.reads if name != sweep.stores}
        if sweep.stores is not None:
            pairs |= {(names.index(sweep.stores), k) for k in range(operands.inputs) if names[k] in later}
    return tuple(sorted(pairs))


def _numbers_of(step: Step) -> int:
    """How many numbers a step adds to those of the row."""
    return 0 if isinstance(step, Sweep) and step.reduces in (None, "first") else 1


class _Compiler:
    """Compiles the steps of one pass for one type, each for both layouts.

    Each function has a name of its own, with the loop's in it: what LLVM does not inline is a symbol of the loaded code, and one of
    the same name in another function's code, loaded before, would be called instead.
    """

    def __init__(self, name: str, operands: Operands, dtype: np.dtype):
        self.name, self.made = name, itertools.count()
        self.operands, self.dtype = operands, dtype
        self.names = operands.names
        self.shared = {
            "operands": len(self.names),
            "itemsize": dtype.itemsize,
            "sizes": operands.sizes(dtype),
            "fill": memory.filler(dtype),
            "kind": dtype.type,
            "compensated": _scalar(specialise(_compensated, dtype.type)),
            "first": _scalar(specialise(_first, dtype.type)),
        }

    def chain(self, steps: tuple[Step, ...], before: int):
        """(run_row, run_columns): all steps one after the other, the first of which finds `before` numbers."""
        run_row, run_columns = self.loop(_end_of_row), self.loop(_end_of_columns)
        counts = [before + sum(map(_numbers_of, steps[:k])) for k in range(len(steps))]
        for step, known in reversed(list(zip(steps, counts, strict=True))):
            row, columns = self.step(step, known)
            run_row = self.loop(_run_row, step=row, rest=run_row)
            run_columns = self.loop(_run_columns, step=columns, rest=run_columns)
        return run_row, run_columns

    def step(self, step: Step, before: int):
        """(for a row, for columns): one step that finds `before` numbers."""
        if isinstance(step, Length):
            return self.template(_length_row), self.template(_length_columns, before=before)
        if isinstance(step, Number):
            return self.number(step, before)
        if isinstance(step, Repeat):
            return self.repeat(step, before)
        return self.sweep(step, before)

    def loop(self, template, **names):
        """A compiled copy of `template` with a name of its own."""
        return _loop(from_template(template, f"{self.name}_{next(self.made)}{template.__name__}", **names))

    def template(self, function, **names):
        return self.loop(specialise(function, self.dtype.type), **self.shared, **names)

    def element(self, function):
        return _scalar(specialise(inspect.unwrap(function), self.dtype.type))  # a kernel serves as a step's function, too

    def accessors(self, reads, writes):
        names = ("addresses", "load", "store")
        return dict(zip(names, memory.accessors(self.dtype, reads, writes, self.operands.flag_places), strict=True))

    def behind(self, first: int, count: int) -> list[int]:
        """Places in a table of columns of numbers, which follow the operands."""
        return [len(self.names) + first + k for k in range(count)]

    def sweep(self, sweep: Sweep, before: int):
        element = self.element(sweep.function)
        reads = [self.names.index(name) for name in sweep.reads]
        writes = [] if sweep.stores is None else [self.names.index(sweep.stores)]
        stored = _scalar(_stored if writes else _not_stored)

        lanes = [len(self.names)] if sweep.reduces == "sum" else []
        row = self.template(
            _ROW_SWEEPS[sweep.reduces],
            element=element,
            stored=stored,
            lane_sum=memory.lane_sum(self.dtype, SUM_LANES),
            **self.accessors(reads + lanes, writes + lanes),
        )
        kernel, starts = _COLUMN_SWEEPS[sweep.reduces]
        accumulators = self.behind(before, len(starts))
        columns = self.template(
            _sweep_columns,
            before=before,
            accumulators=len(starts),
            starts=tuple(self.dtype.type(start) for start in starts) or (self.dtype.type(0.0),),
            kernel=_scalar(from_template(kernel, kernel.__name__, element=element, stored=stored, **self.shared)),
            **self.accessors(reads + self.behind(0, before) + accumulators, writes + accumulators),
        )
        return row, columns

    def number(self, number: Number, before: int):
        element = self.element(number.function)
        save, save_columns = self.loop(_save_nothing), self.loop(_save_no_columns)
        if number.stores is not None:
            place = self.names.index(number.stores)
            save, save_columns = self.template(_save, place=place), self.template(_save_columns, place=place)
        return (
            self.template(_number_row, element=element, save=save),
            self.template(
                _number_columns,
                element=element,
                save=save_columns,
                before=before,
                **self.accessors(self.behind(0, before), self.behind(before, 1)),
            ),
        )

    def repeat(self, repeat: Repeat, before: int):
        repeated_row, repeated_columns = self.chain(repeat.steps, before + 1)
        _, begin = self.number(Number(repeat.start), before)
        last = before + sum(map(_numbers_of, repeat.steps))
        return (
            self.template(_repeat_row, element=self.element(repeat.start), repeated=repeated_row),
            self.template(
                _repeat_columns,
                begin=begin,
                repeated=repeated_columns,
                before=before,
                last=last,
                **self.accessors(self.behind(0, 2), self.behind(0, 1)),
            ),
        )


def row_loop(name: str, steps: tuple[Step, ...], operands: Operands, dtype: np.dtype) -> Loop:
    """The compiled serial loop of a row function for `dtype`."""
    numbers = operands.places(numbers=True, inputs=True)
    rows = operands.places(numbers=False, inputs=True)
    name = f"{name}_{dtype.name}"
    compiler = _Compiler(name, operands, dtype)
    run_row, run_columns = compiler.chain(steps, len(numbers))
    pairs = _overwritten(steps, operands)
    all_rows = rows + operands.places(numbers=False, inputs=False)
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

    def compile_kernel(dtype):
        return row_loop(loop_name, steps, operands, dtype)

    outputs = len(operands.names) - operands.inputs
    return build(name, module, doc, compile_kernel, operands.inputs, outputs, operands.signature, operands.flag_places)
