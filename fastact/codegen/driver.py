"""The loop that NumPy calls for every ufunc: it has missing kernels made, and spreads a job's loop over threads where that pays."""

from fastact.codegen.loops import (
    ALONG,
    COLUMNS_KERNEL,
    DIMENSIONS,
    INPUTS,
    KERNEL,
    LOOP,
    OPERANDS,
    ROWS,
    STATE,
    THRESHOLD,
    call_loop,
    new_table,
)
from fastact.codegen.memory import caller, clear_float_exceptions, peek, poke, release, try_acquire
from fastact.codegen.rows import COLUMNS_OF_A_THREAD, works_on_columns
from fastact.codegen.template import part

# --- the state that all jobs share --------------------------------------------------------------------------------------------
# A parallel region is running; parallel regions are allowed in this process; addresses: the threading layer's two functions (0
# until it is started), `pieces`, and of Python what it takes to call `RESOLVER`, a Python function of the address of (request,
# data).
BUSY, ALLOWED, PARALLEL_FOR, NUM_THREADS, PIECES, RESOLVER = range(6)
GIL_ENSURE, GIL_RELEASE, ERROR_OCCURRED, FROM_POINTER, CALL, DECREF = range(6, 12)
STATE_WORDS = 12
START_THREADS = -1  # a request, as the places of kernels in a job are

# Columns that lie side by side are given to threads in whole groups of these, so that no two write to the same cache line.
COLUMN_GRAIN = 16

call_0, call_1, call_2, call_8 = (caller(words, gives=True) for words in (0, 1, 2, 8))


@part
def _ask(state, request, data):
    """Have Python do what is requested; False if that raised an exception, which NumPy then finds, or if one was there before."""
    words = new_table()
    poke(words, 0, request)
    poke(words, 1, data)
    held = call_0(peek(state, GIL_ENSURE))
    done = call_0(peek(state, ERROR_OCCURRED)) == 0
    if done:
        argument = call_1(peek(state, FROM_POINTER), words)
        result = call_2(peek(state, CALL), peek(state, RESOLVER), argument)
        call_1(peek(state, DECREF), argument)
        done = result != 0
        if done:
            call_1(peek(state, DECREF), result)
    call_1(peek(state, GIL_RELEASE), held)
    return done


@part
def _ready(args, dims, steps, data, state, dimensions):
    """Whether the job has the kernels that the call needs, or has them now."""
    on_columns = dimensions == 3 or (dimensions == 2 and works_on_columns(args, dims, steps, data))
    if on_columns and peek(data, COLUMNS_KERNEL) == 0 and not _ask(state, COLUMNS_KERNEL, data):
        return False
    by_rows = dimensions != 2 or not on_columns
    return not by_rows or peek(data, KERNEL) != 0 or _ask(state, KERNEL, data)


@part
def _must_run_in_order(args, steps, count, inputs, operands):
    """True if an element's output is a later element's input, as in `ufunc.accumulate` and `ufunc.reduce`.

    Only inputs with the output's step: a parameter that happens to lie near the output is none of its elements.
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
def _run_piece(args, dims, steps, data, first, count):
    """Call the job's loop on `count` of the outermost elements, from `first` on."""
    piece_args = new_table()
    piece_dims = new_table()
    for k in range(peek(data, OPERANDS)):
        poke(piece_args, k, peek(args, k) + first * peek(steps, k))
    poke(piece_dims, 0, count)
    for k in range(1, peek(data, DIMENSIONS)):
        poke(piece_dims, k, peek(dims, k))
    call_loop(peek(data, LOOP), piece_args, piece_dims, steps, data)


# Words of a parallel run, which `pieces` gets for its data.
ARGS, DIMS, STEPS, JOB, COUNT, GRAIN = range(6)


def pieces(args, dims, steps, run):
    """What a thread does of a parallel run: some of the pieces, the first of which is the address of a byte at ``args[0]``."""
    inner_dims = peek(run, DIMS)
    count, grain = peek(inner_dims, 0), peek(run, GRAIN)
    of = peek(run, COUNT)
    for piece in range(peek(args, 0), peek(args, 0) + peek(dims, 0)):
        first = count * piece // of // grain * grain
        last = count if piece == of - 1 else count * (piece + 1) // of // grain * grain
        _run_piece(peek(run, ARGS), inner_dims, peek(run, STEPS), peek(run, JOB), first, last - first)


@part
def _run_in_parallel(args, dims, steps, data, state, columns):
    count = peek(dims, 0)
    threads = call_0(peek(state, NUM_THREADS))
    grain = COLUMN_GRAIN if columns else 64 if count >= 1024 * threads else 1
    parts = min(count // COLUMNS_OF_A_THREAD if columns else count, threads)
    run = new_table()
    poke(run, ARGS, args)
    poke(run, DIMS, dims)
    poke(run, STEPS, steps)
    poke(run, JOB, data)
    poke(run, COUNT, parts)
    poke(run, GRAIN, grain)
    places = new_table()  # of one array: bytes from 0 on, so that an address is the number of a piece
    poke(places, 0, 0)
    poke(places, 1, parts)
    poke(places, 2, 1)
    layer = peek(state, PARALLEL_FOR)
    call_8(layer, peek(state, PIECES), places, places + 8, places + 16, run, 0, 1, threads)


def driver(args, dims, steps, data):
    """The loop that NumPy calls: serial below the job's threshold, spread over threads above it."""
    count = peek(dims, 0)
    dimensions = peek(data, DIMENSIONS)
    state = peek(data, STATE)
    work = count
    for k in range(1, dimensions):
        work *= peek(dims, k)
    columns = dimensions == 2 and abs(peek(steps, peek(data, ROWS))) < abs(peek(steps, peek(data, ALONG)))
    if _ready(args, dims, steps, data, state, dimensions):
        if dimensions == 1 and _must_run_in_order(args, steps, count, peek(data, INPUTS), peek(data, OPERANDS)):
            for first in range(count):
                _run_piece(args, dims, steps, data, first, 1)
        elif (
            work >= peek(data, THRESHOLD)
            and count >= (2 * COLUMNS_OF_A_THREAD if columns else 2)
            and peek(state, ALLOWED) != 0
            and (peek(state, PARALLEL_FOR) != 0 or (_ask(state, START_THREADS, data) and peek(state, ALLOWED) != 0))
            and try_acquire(state)
        ):
            _run_in_parallel(args, dims, steps, data, state, columns)
            release(state)
        else:
            call_loop(peek(data, LOOP), args, dims, steps, data)
    clear_float_exceptions()
