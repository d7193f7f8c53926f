"""The steps of row functions as templates of compiled code: each for contiguous rows, and for a block of columns.

`compiler` puts in what a template finds nowhere here: the step's own function, the operands' places, loads and stores.

Some rows are worked on together, step by step. What a row has of numbers, first those that are inputs, then what the steps give,
stands in lines of an area on the stack, one line for each number and one place in it for each row. So a step that gives a number
is computed for all these rows at once, and while one row's sum is put together the next row's sweep begins: with one row after
the other softmax of 64 float32 numbers took 93 ns a row instead of 45.

Every step is called with (table of the operands' addresses, their steps, n, count of rows, width, area). Along contiguous rows
the steps lead from row to row, and the width is the count. Down columns they lead from line to line. Narrow columns that lie side
by side are worked on several at a time: a line of the block is `width` elements of memory, one entry of each column or several,
and each of these has accumulators of its own until the sweep ends.
"""

from fastact.codegen import memory
from fastact.codegen.lines import NUMBERS_BYTES, NUMBERS_OF_LINE
from fastact.codegen.loops import COLUMNS_OF_A_THREAD
from fastact.codegen.memory import copy_bytes, copy_strided, moved, peek, poke
from fastact.codegen.template import part

# Running sums beside each other, so that a sum along a row vectorises in an order that is always the same; and the terms that are
# summed like this at once: the sums of such blocks are added with compensation, so that long rows stay exact. Not 32 for float64,
# though rows of 33 to 63 numbers would gain: LLVM unrolls loops of so few steps before it could vectorise them.
SUM_LANES, SUM_BLOCK = 64, 1024
VECTOR = 16  # of a line's numbers so many are computed at once, of which the last may belong to no row
MAX_REDUCTIONS = 3  # of a sweep
MAX_NUMBERS = 40
MAX_COLUMNS = NUMBERS_OF_LINE  # worked on together, or elements of the rows that are
# Lines ahead that are asked for where a block of columns is too large for the cache and no line begins where the one before ends:
# softmax of (4096, 1024) float32 numbers along axis 0 takes 0.69 ns an element instead of 1.0.
PREFETCH_BYTES, PREFETCH_LINES = 1 << 18, 2
# Lines that are worked on at once: what depends on the column alone is computed once, and sums are loaded and stored once.
# softmax of (64, 1000) along axis 0 takes 0.61 ns an element instead of 0.77. A sum takes the lines in order: with the four added
# first it takes 0.56, but then a column's sum depends on how many there are, and four that are too large may overflow. The loop has
# a known number of columns: with a remainder it takes 0.3 s more to compile, and 0.69 ns.
LINES, COLUMNS = 4, COLUMNS_OF_A_THREAD
# Entries of rows up to which a sweep that waits for no memory asks for the rows that come next, of all operands: log_softmax of
# (1024, 1024) float32 numbers takes 0.41 ns an element instead of 0.53. In sweeps that store, softmax took 0.45 instead of 0.42.
MOST_ASKED = 1 << 14
NAN = float("nan")
MOST_REPEATS = 100  # a guard: Newton's steps end by themselves, after 13 at most on rows of up to 10⁵ normal numbers

new_numbers = memory.stack_room(MAX_NUMBERS * NUMBERS_BYTES)


def first(value, kept):
    """`value` unless one that is not 0 was kept before; NaN stays."""
    return value if kept == 0.0 or value != value else 0.0


# --- sweeps along contiguous rows ------------------------------------------------------------------------------------------------


def map_rows(table, steps, n, count, width, area):
    first_row, from_row_to_row, lines = addresses(table, area), row_steps(steps), number_addresses(table, area)
    whole = n - n % SUM_LANES
    for row in range(count):
        pointers = moved(first_row, from_row_to_row, row)
        taken = load_numbers(lines, row)
        for i in range(whole):
            store(pointers, i, swept(load(pointers, i), taken, True))
        if whole < n:
            here = moved(pointers, strides, whole)
            for j in range(SUM_LANES):
                inside = j < n - whole
                store_inside(here, j, swept(load_inside(here, j, inside), taken, inside), inside)


def first_of_rows(table, steps, n, count, width, area):
    first_row, from_row_to_row, lines = addresses(table, area), row_steps(steps), number_addresses(table, area)
    for row in range(count):
        pointers = moved(first_row, from_row_to_row, row)
        taken = load_numbers(lines, row)
        kept = 0.0
        for start in range(0, n, SUM_LANES):
            # only the block with the first value is gone through one by one: hardmax of 1000 float32 numbers 5.6 -> 2.1 µs
            here = moved(pointers, strides, start)
            size = min(SUM_LANES, n - start)
            found = False
            if kept == 0.0:
                for j in range(size):
                    found |= element(*(load(here, j) + taken)) != 0.0
            if found:
                for j in range(size):
                    value = element(*(load(here, j) + taken))
                    store(here, j, (first(value, kept),))
                    kept = value if kept == 0.0 else kept
            else:
                for j in range(size):
                    store(here, j, (first(element(*(load(here, j) + taken)), 1.0),))


def lanes_of_rows(table, steps, n, count, width, area):
    first_row, from_row_to_row, lines = addresses(table, area), row_steps(steps), number_addresses(table, area)
    lanes = area + first_lanes * NUMBERS_BYTES
    asks = 1 if n <= MOST_ASKED else 0  # a factor: with a condition in the loop LLVM would make it twice
    for row in range(count):
        pointers = moved(first_row, from_row_to_row, row)
        taken = load_numbers(lines, row)
        accumulators = starts
        needed = when < 0 or read(area + when * NUMBERS_BYTES, row) != 0.0
        for block in range(0, n if needed else 0, SUM_BLOCK):
            end = min(block + SUM_BLOCK, n)
            whole = end - (end - block) % SUM_LANES
            start_lanes(lanes)
            for start in range(block, whole, SUM_LANES):  # a known number of elements needs no remainder
                here = moved(pointers, strides, start)
                ask(table, steps, row + count, start * asks)
                for j in range(SUM_LANES):
                    store(here, j, swept(load(here, j), taken, True))
            if whole < end:
                here = moved(pointers, strides, whole)
                for j in range(SUM_LANES):
                    inside = j < end - whole
                    store_inside(here, j, swept(load_inside(here, j, inside), taken, inside), inside)
            accumulators = with_lanes(accumulators, lanes)
        store_numbers(lines, row, reduced(accumulators))


@part
def entry_of_row(table, steps, operand, place, row, count, width):
    """(address, element of it) where a contiguous row has the entry `place`."""
    return peek(table, operand) + row * peek(steps, operand), place


# --- sweeps down a block of columns ----------------------------------------------------------------------------------------------
# The numbers and accumulators are further operands that stay where they are from line to line.


def first_of_columns(loaded):
    """Loaded values -> (stored value, kept number): what a sweep makes of a line that stores the first value that is not 0."""
    value, kept = element(*loaded[:arguments]), loaded[arguments]
    return first(value, kept), value if kept == 0.0 else kept


@part
def _look_ahead(n, width, itemsize, step, size, area):
    """Leave behind the first line of numbers how many bytes of a line are asked for ahead.

    In memory, of which LLVM does not know that it stays: it would make the loops twice.
    """
    far = n * width * itemsize > PREFETCH_BYTES and step != width * size
    poke(area + NUMBERS_OF_LINE * 8, 0, width * itemsize if far else 0)


def places_of_lines(table, steps, area):
    return lines_addresses(table, steps, area), lines_steps(steps)


def four_lines(places, line, width):
    """Sweep over four lines at once, but for their last columns; how many are done."""
    here = moved(*places, line)
    whole = width // COLUMNS * COLUMNS
    for first_column in range(0, whole, COLUMNS):
        for j in range(first_column, first_column + COLUMNS):
            lines_store(here, j, swept_lines(lines_load(here, j)))
    return whole


@part
def no_places(table, steps, area):
    return 0


@part
def not_at_once(places, line, width):
    return 0


def sweep_columns(table, steps, n, count, width, area):
    accumulators = area + before * NUMBERS_BYTES
    start(accumulators, width)
    _look_ahead(n, width, itemsize, peek(steps, stream), sizes[stream], area)
    pointers, from_line_to_line, at_once_places = addresses(table, area), line_steps(steps), places_at_once(table, steps, area)
    lines = (n * count + width - 1) // width if needed(area + when * NUMBERS_BYTES, count) else 0
    for first_line in range(0, lines, LINES):
        end = min(first_line + LINES, lines)
        ask(table, steps, first_line + PREFETCH_LINES, end + PREFETCH_LINES, peek(area + NUMBERS_OF_LINE * 8, 0))
        done = at_once(at_once_places, first_line, width) if (first_line + LINES) * width <= n * count else 0
        for line in range(first_line, end):
            here = moved(pointers, from_line_to_line, line)
            for j in range(done, min(width, n * count - line * width)):
                store(here, j, swept(load(here, j)))
    merge(accumulators, count, width)
    leave_out(area + when * NUMBERS_BYTES, accumulators, width)


def any_needs(needs, count):
    """Whether one of the columns needs the sweep."""
    found = False
    for j in range(count):
        found |= read(needs, j) != 0.0
    return found


@part
def all_need(needs, count):
    return True


def leave_out_others(needs, accumulators, width):
    """Columns that do without the sweep have no sums, also where others need it."""
    for j in range(width):
        if read(needs, j) == 0.0:
            for k in range(reductions):
                fill(accumulators + k * NUMBERS_BYTES, j, starts[k])


@part
def leave_out_none(needs, accumulators, width):
    pass


def merge(accumulators, count, width):
    """Join the accumulators of a line's columns, halves onto halves, and give the result to all of them."""
    half = width // 2
    while half >= count:
        pointers, others = addresses(0, accumulators), addresses(0, accumulators + half * itemsize)
        for j in range(half):
            store(pointers, j, merged(load(pointers, j), load(others, j)))
        half //= 2
    for k in range(reductions):
        spread(accumulators + k * NUMBERS_BYTES, count, width, itemsize)


@part
def merge_nothing(accumulators, count, width):
    pass


@part
def spread(place, count, width, itemsize):
    """Repeat `count` numbers until there are `width`, a power of two times as many."""
    size = count
    while size < width:
        copy_bytes(place + size * itemsize, place, size * itemsize)
        size *= 2


@part
def entry_of_column(table, steps, operand, place, column, count, width):
    """(address, element of it) where a column has the entry `place`, with several entries of it in a line."""
    together = width // count
    return peek(table, operand) + place // together * peek(steps, operand), place % together * count + column


# --- numbers, for both -----------------------------------------------------------------------------------------------------------


def number(table, steps, n, count, width, area):
    pointers = addresses(table, area)
    for j in range((width + VECTOR - 1) // VECTOR * VECTOR):
        store(pointers, j, (element(*load(pointers, j)),))


def store_number(table, steps, n, count, width, area):
    copy_strided(peek(table, place), peek(steps, place), area + line * NUMBERS_BYTES, itemsize, count, itemsize)


def pick(table, steps, n, count, width, area):
    for j in range(count):
        place = read(area + at * NUMBERS_BYTES, j)
        value = NAN
        if place >= 0.0 and place < n:
            value = read(*entry(table, steps, operand, int(place), j, count, width))
        fill(area + before * NUMBERS_BYTES, j, value)
    spread(area + before * NUMBERS_BYTES, count, width, itemsize)


def put(table, steps, n, count, width, area):
    for j in range(count):
        place = read(area + at * NUMBERS_BYTES, j)
        if place >= 0.0 and place < n:
            address, element = entry(table, steps, operand, int(place), j, count, width)
            fill(address, element, read(area + line * NUMBERS_BYTES, j))


def length(table, steps, n, count, width, area):
    for j in range(width):
        fill(area + before * NUMBERS_BYTES, j, kind(n))


def repeat(table, steps, n, count, width, area):
    begin(table, steps, n, count, width, area)
    pointers = addresses(table, area)
    for _ in range(MOST_REPEATS):
        repeated(table, steps, n, count, width, area)
        changed = False
        for j in range(width):
            old, new = load(pointers, j)
            changed |= old != new and new == new
            store(pointers, j, (new,))
        if not changed:
            break
