"""The steps of row functions as templates of compiled code: each for a contiguous row, and for a block of columns.

`compiler` puts in what a template finds nowhere here: the step's own function, the operands' places, loads and stores.

A row's numbers, first those that are inputs, then what the steps give, are a tuple along a row. Down columns each is a line of
an area on the stack, one number for each column. Narrow columns that lie side by side are worked on several rows at a time: a
line of the block is `width` elements of memory, one or more rows, and each of these has accumulators of its own until the sweep
ends.
"""

from fastact.codegen import memory
from fastact.codegen.memory import copy_bytes, copy_strided, moved, peek, poke, prefetch
from fastact.codegen.template import part

# Running sums beside each other, so that a sum along a row vectorises in an order that is always the same; and the terms that are
# summed like this at once: the sums of such blocks are added with compensation, so that long rows stay exact.
SUM_LANES, SUM_BLOCK = 64, 1024
LANE_BYTES = SUM_LANES * 8
MAX_REDUCTIONS = 3  # of a sweep
MAX_NUMBERS = 40
TABLE_PLACES = 64  # operands, numbers and accumulators of a sweep
MAX_COLUMNS = 1024  # worked on together, or elements of the rows that are
# Lines ahead that are asked for where a block of columns is too large for the cache and no line begins where the one before ends:
# softmax of (4096, 1024) float32 numbers along axis 0 takes 0.69 ns an element instead of 1.0.
PREFETCH_BYTES, PREFETCH_LINES = 1 << 18, 2
NUMBERS_BYTES = MAX_COLUMNS * 8
NAN = float("nan")
MOST_REPEATS = 100  # a guard: Newton's steps end by themselves, after 13 at most on rows of up to 10⁵ normal numbers

new_table = memory.stack_room(TABLE_PLACES * 8)
new_numbers = memory.stack_room(MAX_NUMBERS * NUMBERS_BYTES)
new_lanes = memory.stack_room(MAX_REDUCTIONS * LANE_BYTES)


def first(value, kept):
    """`value` unless one that is not 0 was kept before; NaN stays."""
    return value if kept == 0.0 or value != value else 0.0


# --- along a contiguous row: (table of addresses, n, numbers so far) -> numbers --------------------------------------------------


def map_row(table, n, numbers):
    pointers = addresses(table)
    taken = given(numbers)
    whole = n - n % SUM_LANES
    for i in range(whole):
        store(pointers, i, stored(element(*(load(pointers, i) + taken))))
    if whole < n:
        left = n - whole
        for j in range(SUM_LANES):
            if j < left:
                store(pointers, whole + j, stored(element(*(load(pointers, whole + j) + taken))))
    return numbers


def first_row(table, n, numbers):
    pointers = addresses(table)
    taken = given(numbers)
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
    return numbers


def lanes_row(table, n, numbers):
    row = new_table()
    lanes = new_lanes()
    for k in range(operands):
        poke(row, k, peek(table, k))
    for k in range(reductions):
        poke(row, operands + k, lanes + k * LANE_BYTES)
    pointers = addresses(row)
    taken = given(numbers)
    accumulators = starts
    for block in range(0, n, SUM_BLOCK):
        end = min(block + SUM_BLOCK, n)
        whole = end - (end - block) % SUM_LANES
        for k in range(reductions):
            for j in range(SUM_LANES):
                fill(lanes + k * LANE_BYTES, j, lane_starts[k])
        for start in range(block, whole, SUM_LANES):  # a known number of elements needs no remainder
            here = moved(pointers, strides, start)
            for j in range(SUM_LANES):
                loaded = load(here, j)
                values = element(*(loaded[:reads] + taken))
                store(here, j, stored(values) + joined_lanes(loaded[reads:], values))
        if whole < end:
            here = moved(pointers, strides, whole)
            left = end - whole
            for j in range(SUM_LANES):
                if j < left:
                    loaded = load(here, j)
                    values = element(*(loaded[:reads] + taken))
                    store(here, j, stored(values) + joined_lanes(loaded[reads:], values))
        accumulators = with_lanes(accumulators, lanes)
    return numbers + reduced(accumulators)


def number_row(table, n, numbers):
    return numbers + (element(*given(numbers)),)


def store_row(table, n, numbers):
    fill(peek(table, place), 0, numbers[number])
    return numbers


def pick_row(table, n, numbers):
    place = numbers[at]
    return numbers + ((read(peek(table, operand), int(place)) if place >= 0.0 and place < n else NAN),)


def put_row(table, n, numbers):
    place = numbers[at]
    if place >= 0.0 and place < n:
        fill(peek(table, operand), int(place), numbers[number])
    return numbers


def length_row(table, n, numbers):
    return numbers + (kind(n),)


def repeat_row(table, n, numbers):
    value = element(*given(numbers))
    for _ in range(MOST_REPEATS):
        new = repeated(table, n, numbers + (value,))[-1]
        settled = new == value or new != new
        value = new
        if settled:
            break
    return numbers + (value,)


def nothing_of_row(table, n, numbers):
    return numbers


def run_row(table, n, numbers):
    """Eight steps, one after the other: one function for each would be compiled on its own, and inlined into the next."""
    numbers_1 = step_0(table, n, numbers)
    numbers_2 = step_1(table, n, numbers_1)
    numbers_3 = step_2(table, n, numbers_2)
    numbers_4 = step_3(table, n, numbers_3)
    numbers_5 = step_4(table, n, numbers_4)
    numbers_6 = step_5(table, n, numbers_5)
    numbers_7 = step_6(table, n, numbers_6)
    return step_7(table, n, numbers_7)


# --- down a block of columns: (table of addresses, steps from line to line, n, columns, width, area of the numbers) ---------------
# The numbers and accumulators are further operands that stay where they are from line to line.


def first_of_columns(kept, value):
    """(kept numbers, value) -> (stored value, kept numbers): the join of a sweep that stores the first value that is not 0."""
    return first(value, kept[0]), value if kept[0] == 0.0 else kept[0]


@part
def _lay_out(row, table, steps, area, operands, numbers):
    """Put the addresses of the operands and of the numbers' lines into `row`; the numbers stay where they are from line to line."""
    for k in range(operands):
        poke(row, k, peek(table, k))
    for k in range(numbers):
        poke(row, operands + k, area + k * NUMBERS_BYTES)
        poke(steps, operands + k, 0)


@part
def _prefetch_line(row, steps, operand, line, size):
    start = peek(row, operand) + line * peek(steps, operand)
    for place in range(start, start + size, 64):
        prefetch(place)


def sweep_columns(table, steps, n, columns, width, area):
    row = new_table()
    _lay_out(row, table, steps, area, operands, before + accumulators)
    for k in range(accumulators):
        for j in range(width):
            fill(area + (before + k) * NUMBERS_BYTES, j, starts[k])
    pointers = addresses(row)
    strides = line_strides(steps)
    far = n * width * itemsize > PREFETCH_BYTES and peek(steps, streams[0]) != width * sizes[streams[0]]
    for line, start in enumerate(range(0, n * columns, width)):
        here = moved(pointers, strides, line)
        if far:
            for k in streams:
                _prefetch_line(row, steps, k, line + PREFETCH_LINES, width * itemsize)
        for j in range(min(width, n * columns - start)):
            loaded = load(here, j)
            values = element(*loaded[:arguments])
            store(here, j, stored(values) + joined(loaded[arguments:], values))
    merge(row, columns, width, area)


def merge(row, columns, width, area):
    """Join the accumulators of the rows of a line, halves onto halves, and give the result to all of them."""
    half = width // 2
    while half >= columns:
        for k in range(accumulators):
            poke(row, operands + before + accumulators + k, area + (before + k) * NUMBERS_BYTES + half * itemsize)
        pointers = addresses(row)
        for j in range(half):
            loaded = load(pointers, j)
            store(pointers, j, merged(loaded[:accumulators], loaded[accumulators:]))
        half //= 2
    for k in range(reductions):
        spread(area + (before + k) * NUMBERS_BYTES, columns, width, itemsize)


def merge_nothing(row, columns, width, area):
    pass


@part
def spread(place, columns, width, itemsize):
    """Repeat `columns` numbers until there are `width`, a power of two times as many."""
    size = columns
    while size < width:
        copy_bytes(place + size * itemsize, place, size * itemsize)
        size *= 2


def number_columns(table, steps, n, columns, width, area):
    for k in range(before + 1):
        poke(table, operands + k, area + k * NUMBERS_BYTES)
    pointers = addresses(table)
    for j in range(width):
        store(pointers, j, (element(*load(pointers, j)),))


def store_columns(table, steps, n, columns, width, area):
    copy_strided(peek(table, place), peek(steps, place), area + number * NUMBERS_BYTES, itemsize, columns, itemsize)


@part
def place_in_columns(table, steps, operand, place, column, columns, width):
    """(address of a line, element of it) where a column has the entry `place`, with several rows in a line of `width` elements."""
    rows = width // columns
    return peek(table, operand) + place // rows * peek(steps, operand), place % rows * columns + column


def pick_columns(table, steps, n, columns, width, area):
    for j in range(columns):
        place = read(area + at * NUMBERS_BYTES, j)
        value = NAN
        if place >= 0.0 and place < n:
            value = read(*place_in_columns(table, steps, operand, int(place), j, columns, width))
        fill(area + before * NUMBERS_BYTES, j, value)
    spread(area + before * NUMBERS_BYTES, columns, width, itemsize)


def put_columns(table, steps, n, columns, width, area):
    for j in range(columns):
        place = read(area + at * NUMBERS_BYTES, j)
        if place >= 0.0 and place < n:
            line, element = place_in_columns(table, steps, operand, int(place), j, columns, width)
            fill(line, element, read(area + number * NUMBERS_BYTES, j))


def length_columns(table, steps, n, columns, width, area):
    for j in range(width):
        fill(area + before * NUMBERS_BYTES, j, kind(n))


def repeat_columns(table, steps, n, columns, width, area):
    begin(table, steps, n, columns, width, area)
    for _ in range(MOST_REPEATS):
        repeated(table, steps, n, columns, width, area)
        poke(table, operands, area + before * NUMBERS_BYTES)
        poke(table, operands + 1, area + last * NUMBERS_BYTES)
        pointers = addresses(table)
        changed = False
        for j in range(width):
            loaded = load(pointers, j)
            changed |= loaded[0] != loaded[1] and loaded[1] == loaded[1]
            store(pointers, j, loaded[1:])
        if not changed:
            break


def nothing_of_columns(table, steps, n, columns, width, area):
    pass


def run_columns(table, steps, n, columns, width, area):
    step_0(table, steps, n, columns, width, area)
    step_1(table, steps, n, columns, width, area)
    step_2(table, steps, n, columns, width, area)
    step_3(table, steps, n, columns, width, area)
    step_4(table, steps, n, columns, width, area)
    step_5(table, steps, n, columns, width, area)
    step_6(table, steps, n, columns, width, area)
    step_7(table, steps, n, columns, width, area)
