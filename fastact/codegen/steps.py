"""The steps of row functions as templates of compiled code. Each step has one for contiguous rows and one for a block of columns.

`row_compiler` supplies the names that a template does not find here: the step's own function, the operands' indices, loads and
stores.

Several rows are processed together, step by step. The numbers of a row are first those that are inputs, then those that the steps
give. They are kept in lines of an area on the stack, with one line for each number and one element of it for each row. A step that
gives a number is therefore computed for all these rows at once, and the next row's sweep begins while one row's sum is reduced.
With one row after the other, softmax of 64 float32 numbers took 93 ns a row instead of 45.

Every step is called with (table of the operands' addresses, their steps, n, count of rows, width, area). For contiguous rows,
`steps` holds the distances between rows, and the width is the count. For columns, it holds the distances between lines. Several
entries of narrow adjacent columns are processed at a time: a line of the block is `width` elements of memory, with one or several
entries of each column. Each of these elements has its own accumulators until the sweep ends.
"""

from fastact.codegen import memory
from fastact.codegen.lines import NUMBERS_BYTES, NUMBERS_OF_LINE
from fastact.codegen.loops import COLUMNS_OF_A_THREAD
from fastact.codegen.memory import copy_bytes, copy_strided, lesser, moved, peek, poke
from fastact.codegen.reductions import SUM_LANES
from fastact.codegen.template import part

# So many terms are summed at a time in `SUM_LANES`. The sums of these blocks are added with compensation, which keeps long rows
# exact.
SUM_BLOCK = 1024
VECTOR = 16  # numbers of a line that are computed at once; the last ones may belong to no row
MAX_REDUCTIONS = 3  # of a sweep
MAX_NUMBERS = 40
MAX_COLUMNS = NUMBERS_OF_LINE  # columns that are processed together, or elements of a line with several rows
# Lines that are prefetched ahead if a block of columns is too large for the cache and has gaps between its lines: softmax of
# (4096, 1024) float32 numbers along axis 0 takes 0.69 ns an element instead of 1.0.
PREFETCH_BYTES, PREFETCH_LINES = 1 << 18, 2
# Lines that are processed at once. Values that depend on the column alone are computed once, and sums are loaded and stored once:
# softmax of (64, 1000) along axis 0 takes 0.61 ns an element instead of 0.77. A sum adds the lines in order. Adding the four lines
# first takes 0.56, but then a column's sum depends on the number of columns, and the sum of four large values may overflow. The
# loop has a constant number of columns: with a remainder it takes 0.3 s more to compile, and 0.69 ns.
LINES, COLUMNS = 4, COLUMNS_OF_A_THREAD
# The longest rows for which a sweep that does not wait for memory prefetches the next rows of all operands: log_softmax of
# (1024, 1024) float32 numbers takes 0.41 ns an element instead of 0.53. Sweeps that store do not prefetch: with it, softmax took
# 0.45 instead of 0.42.
MOST_ASKED = 1 << 14
NAN = float("nan")
MOST_REPEATS = 100  # a guard: Newton's iteration ends by itself, after at most 13 steps on rows of up to 10⁵ normal numbers

new_numbers = memory.stack_room(MAX_NUMBERS * NUMBERS_BYTES)


def first(value, kept):
    """Return `value`, or 0 if a nonzero value was kept before. NaN is always returned."""
    return value if kept == 0.0 or value != value else 0.0


# --- sweeps along contiguous rows ------------------------------------------------------------------------------------------------


def map_rows(table, steps, n, count, width, area):
    (first_row, from_row_to_row), (lines, _) = places(table, steps, area), number_places(table, steps, area)
    whole = n - n % SUM_LANES
    for row in range(count):
        pointers = moved(first_row, from_row_to_row, row)
        taken = load_numbers(lines, row)
        sweep(pointers, 0, whole, taken, True)
        if whole < n:
            sweep_inside(moved(pointers, strides, whole), n - whole, taken)


def first_of_rows(table, steps, n, count, width, area):
    (first_row, from_row_to_row), (lines, _) = places(table, steps, area), number_places(table, steps, area)
    for row in range(count):
        pointers = moved(first_row, from_row_to_row, row)
        taken = load_numbers(lines, row)
        kept = 0.0
        for start in range(0, n, SUM_LANES):
            # only the block with the first value is processed element by element: hardmax of 1000 float32 numbers 5.6 -> 2.1 µs
            here = moved(pointers, strides, start)
            size = lesser(SUM_LANES, n - start)
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
    (first_row, from_row_to_row), (lines, _) = places(table, steps, area), number_places(table, steps, area)
    values, lanes = new_values(), new_lanes()
    asks = 1 if n <= MOST_ASKED else 0  # a factor, since LLVM would unswitch a loop with a condition
    for row in range(count):
        pointers = moved(first_row, from_row_to_row, row)
        taken = load_numbers(lines, row)
        accumulators = starts
        needed = when < 0 or read(area + when * NUMBERS_BYTES, row) != 0.0
        for block in range(0, n if needed else 0, SUM_BLOCK):
            end = lesser(block + SUM_BLOCK, n)
            whole = end - (end - block) % SUM_LANES
            start_lanes(lanes)
            for start in range(block, whole, SUM_LANES):  # a constant number of elements needs no remainder
                here = moved(pointers, strides, start) + values
                ask(table, steps, row + count, start * asks)
                sweep(here, 0, SUM_LANES, taken, True)
                join_lanes(lanes, values)
            if whole < end:
                sweep_inside(moved(pointers, strides, whole) + values, end - whole, taken)
                join_lanes(lanes, values)
            found = of_lanes(lanes)  # short rows need no compensation, whose operations wait for each other
            accumulators = found if block == 0 else merged(accumulators, found)
        store_numbers(lines, row, reduced(accumulators))


@part
def entry_of_row(table, steps, operand, place, row, count, width):
    """Return the location of entry `place` of a contiguous row, as (address, element index)."""
    return peek(table, operand) + row * peek(steps, operand), place


# --- sweeps down a block of columns ----------------------------------------------------------------------------------------------
# The numbers and accumulators are further operands, whose step from line to line is 0.


def first_of_columns(loaded):
    """Return (stored value, kept number) for the loaded values of a line, in a sweep that stores the first nonzero value."""
    value, kept = element(*loaded[:arguments]), loaded[arguments]
    return first(value, kept), value if kept == 0.0 else kept


@part
def _look_ahead(n, width, itemsize, step, size, area):
    """Store the number of bytes to prefetch from each line, behind the first line of numbers.

    The value is kept in memory so that LLVM does not treat it as loop-invariant and unswitch the loops.
    """
    far = n * width * itemsize > PREFETCH_BYTES and step != width * size
    poke(area + NUMBERS_OF_LINE * 8, 0, width * itemsize if far else 0)


@part
def nothing(*arguments):
    return 0


def sweep_columns(table, steps, n, count, width, area):
    accumulators = area + before * NUMBERS_BYTES
    start(accumulators, width)
    _look_ahead(n, width, itemsize, peek(steps, stream), sizes[stream], area)
    (pointers, from_line_to_line), at_once_places = places(table, steps, area), places_at_once(table, steps, area)
    lines = (n * count + width - 1) // width if needed(area + when * NUMBERS_BYTES, count) else 0
    for first_line in range(0, lines, LINES):
        end = lesser(first_line + LINES, lines)
        ask(table, steps, first_line + PREFETCH_LINES, end + PREFETCH_LINES, peek(area + NUMBERS_OF_LINE * 8, 0))
        done = at_once(at_once_places, first_line, width) if (first_line + LINES) * width <= n * count else 0
        for line in range(first_line, end):
            here = moved(pointers, from_line_to_line, line)
            sweep(here, done, lesser(width, n * count - line * width))
    merge(accumulators, count, width)
    leave_out(area + when * NUMBERS_BYTES, accumulators, width)


def any_needs(needs, count):
    """Return True if at least one of the columns needs the sweep."""
    found = False
    for j in range(count):
        found |= read(needs, j) != 0.0
    return found


@part
def all_need(needs, count):
    return True


def leave_out_others(needs, accumulators, width):
    """Reset the accumulators of columns that do not need the sweep, even if other columns need it."""
    for j in range(width):
        if read(needs, j) == 0.0:
            for k in range(reductions):
                write(accumulators + k * NUMBERS_BYTES, j, starts[k])


def merge(accumulators, count, width):
    """Merge the accumulators of each column's entries in a line, by halves, and copy the result to all of them."""
    half = width // 2
    while half >= count:
        (pointers, _), (others, _) = places(0, 0, accumulators), places(0, 0, accumulators + half * itemsize)
        for j in range(half):
            store(pointers, j, merged(load(pointers, j), load(others, j)))
        half //= 2
    for k in range(reductions):
        spread(accumulators + k * NUMBERS_BYTES, count, width, itemsize)


@part
def spread(place, count, width, itemsize):
    """Repeat `count` numbers until there are `width`, which is a power of two times `count`."""
    size = count
    while size < width:
        copy_bytes(place + size * itemsize, place, size * itemsize)
        size *= 2


@part
def entry_of_column(table, steps, operand, place, column, count, width):
    """Return the location of entry `place` of a column, as (address, element index). A line may hold several of its entries."""
    together = width // count
    return peek(table, operand) + place // together * peek(steps, operand), place % together * count + column


# --- numbers, for both layouts ---------------------------------------------------------------------------------------------------


def number(table, steps, n, count, width, area):
    give(places(table, steps, area)[0], width, (width + VECTOR - 1) // VECTOR * VECTOR)


def store_number(table, steps, n, count, width, area):
    copy_strided(peek(table, place), peek(steps, place), area + line * NUMBERS_BYTES, itemsize, count, itemsize)


def pick(table, steps, n, count, width, area):
    for j in range(count):
        place = read(area + at * NUMBERS_BYTES, j)
        value = NAN
        if place >= 0.0 and place < n:
            value = read(*entry(table, steps, operand, int(place), j, count, width))
        write(area + before * NUMBERS_BYTES, j, value)
    spread(area + before * NUMBERS_BYTES, count, width, itemsize)


def put(table, steps, n, count, width, area):
    for j in range(count):
        place = read(area + at * NUMBERS_BYTES, j)
        if place >= 0.0 and place < n:
            address, element = entry(table, steps, operand, int(place), j, count, width)
            write(address, element, read(area + line * NUMBERS_BYTES, j))


def length(table, steps, n, count, width, area):
    for j in range(width):
        write(area + before * NUMBERS_BYTES, j, kind(n))


def repeat(table, steps, n, count, width, area):
    begin(table, steps, n, count, width, area)
    pointers, _ = places(table, steps, area)
    for _ in range(MOST_REPEATS):
        repeated(table, steps, n, count, width, area)
        changed = False
        for j in range(width):
            old, new = load(pointers, j)
            changed |= old != new and new == new
            store(pointers, j, (new,))
        if not changed:
            break
