"""Templates of the code that the threads of a row run. `thread_groups` supplies the names that are not defined here."""

from fastact.codegen.gpu.vectors import byte_offsets
from fastact.codegen.memory import moved

WARP, MOST_WARPS = 32, 32
ALL = 0xFFFFFFFF  # threads of a warp
NAN, NOT_HERE = float("nan"), float("-inf")


def row_threads(first, step, lane, rows, n, addresses, numbers, shape, strides, along):
    """Process the rows `first`, `first` + `step`, ... as thread `lane` of a group."""
    for row in range(first, rows, step):
        here = moved(addresses, byte_offsets(addresses, row, shape, strides), 1)
        state = begin(here, along, n, lane)
        state, _ = run(here, along, state, arranged(row_numbers(here), numbers), n, lane)
        end(here, along, state, n, lane)


def no_state(here, along, n, lane):
    """Begin or end a row that stays in memory."""


def nothing_to_store(here, along, state, n, lane):
    pass


# Each step is a function (addresses of the row, strides along it, state, numbers so far, length, thread) -> (state, numbers).


def of_place(read, numbers):
    return element(*(read + given(numbers)))


def sweep_registers(here, along, state, numbers, n, lane):
    state, reduced = swept(element, state, numbers, n, lane)
    return state, numbers + grouped(reduced, lane)


def sweep_memory(here, along, state, numbers, n, lane):
    accumulators = starts
    for piece in range(lane, (n + width - 1) // width, group):
        accumulators = swept(element, here, along, piece, numbers, accumulators)
    return state, numbers + grouped(reduced(accumulators), lane)


def first_registers(here, along, state, numbers, n, lane):
    place = first_of_group(first_place(element, (state, n, lane), numbers, NOWHERE), lane)
    return keep_first(element, (state, n, lane), numbers, place), numbers


def first_memory(here, along, state, numbers, n, lane):
    place = NOWHERE
    for piece in range(lane, (n + width - 1) // width, group):
        place = first_place(element, (here, along, piece), numbers, place)
    place = first_of_group(place, lane)
    for piece in range(lane, (n + width - 1) // width, group):
        keep_first(element, (here, along, piece), numbers, place)
    return state, numbers


def number(here, along, state, numbers, n, lane):
    return state, numbers + (element(*given(numbers)),)


def store_number(here, along, state, numbers, n, lane):
    if lane == 0:
        save(here, numbers[place])
    return state, numbers


def pick_registers(here, along, state, numbers, n, lane):
    place = numbers[at]
    inside = place >= 0.0 and place < kind(n)
    value = of_group(picked(state, int(place) if inside else -1, lane), lane)
    return state, numbers + (value if inside else NAN,)


def pick_memory(here, along, state, numbers, n, lane):
    place = numbers[at]
    inside = place >= 0.0 and place < kind(n)
    value = NOT_HERE
    if inside and int(place) // width % group == lane:  # the thread that may have stored it
        value = entry(here, along, int(place))
    value = of_group(value, lane)
    return state, numbers + (value if inside else NAN,)


def put_registers(here, along, state, numbers, n, lane):
    place = numbers[at]
    inside = place >= 0.0 and place < kind(n)
    return put(state, int(place) if inside else -1, numbers[number_at], lane), numbers


def put_memory(here, along, state, numbers, n, lane):
    place = numbers[at]
    if place >= 0.0 and place < kind(n) and int(place) // width % group == lane:
        store_entry(here, along, int(place), numbers[number_at])
    return state, numbers


def length(here, along, state, numbers, n, lane):
    return state, numbers + (kind(n),)


def repeat(here, along, state, numbers, n, lane):
    value = element(*given(numbers))
    for _ in range(MOST_REPEATS):
        state, found = repeated(here, along, state, numbers + (value,), n, lane)
        new = found[-1]
        settled = new == value or new != new
        value = new
        if settled:
            break
    return state, numbers + (value,)


def two_steps(here, along, state, numbers, n, lane):
    state_1, numbers_1 = step_0(here, along, state, numbers, n, lane)
    return step_1(here, along, state_1, numbers_1, n, lane)


# --- joins across the threads of a group: Python for `numba.cuda` ----------------------------------------------------------------


def none_grouped(partial, lane):
    return ()


def one_more_grouped(partial, lane):
    return grouped(partial, lane) + (of_group(partial[at], lane),)


def alone(value, lane):
    return value


def of_warp(value, lane):
    """Join the values of a group of up to a warp; every thread gets the result. Halves of the group exchange their values."""
    # Only threads of this group take part: the warp's other groups may have fewer rows, or need fewer steps of a repetition
    members = ALL >> (WARP - group)
    if group < WARP:
        members <<= cuda.laneid - lane
    offset = group // 2
    while offset:
        value = join(value, cuda.shfl_xor_sync(members, value, offset))
        offset //= 2
    return value


def of_warps(value, lane):
    """Do the same for a block of several warps, a power of two. A barrier must follow before the next call."""
    shared = cuda.shared.array(MOST_WARPS, kind)
    value = within_warp(value, lane)
    if lane % WARP == 0:
        shared[lane // WARP] = value
    cuda.syncthreads()
    value = shared[lane % warps]
    offset = warps // 2
    while offset:
        value = join(value, cuda.shfl_xor_sync(ALL, value, offset))
        offset //= 2
    return value


def of_block(value, lane):
    """Do the same, and leave the memory of the block free for the next use."""
    value = within_block(value, lane)
    cuda.syncthreads()
    return value
