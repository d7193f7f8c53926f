"""The loop that NumPy calls for every ufunc: it has missing kernels made, and spreads a job's loop over threads where that pays."""

from fastact.codegen.loops import (
    ALONG,
    COLUMNS_OF_A_THREAD,
    DIMENSIONS,
    INPUTS,
    KERNEL,
    LOOP,
    NEEDS,
    NOTHING,
    OPERANDS,
    ROWS,
    STATE,
    THRESHOLD,
    call_loop,
    must_run_in_order,
    new_table,
)
from fastact.codegen.memory import caller, clear_float_exceptions, peek, poke, release, try_acquire
from fastact.codegen.template import part

# --- the state that all jobs share --------------------------------------------------------------------------------------------
# A parallel region is running; parallel regions are allowed in this process; addresses: `parallel` and `pieces`, the threading
# layer's two functions (all four 0 until it is started), and of Python what it takes to call `RESOLVER`, a Python function of the
# address of (request, data).
BUSY, ALLOWED, PARALLEL, PIECES, PARALLEL_FOR, NUM_THREADS, RESOLVER = range(7)
GIL_ENSURE, GIL_RELEASE, ERROR_OCCURRED, FROM_POINTER, CALL, DECREF = range(7, 13)
STATE_WORDS = 13
START_THREADS = -1  # a request, as the places of kernels in a job are

# Columns that lie side by side are given to threads in whole groups of these, so that no two write to the same cache line.
COLUMN_GRAIN = 16

call_0, call_1, call_2, call_8 = (caller(words, gives=True) for words in (0, 1, 2, 8))
call_needs = caller(5)


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
def _ready(args, dims, steps, data, state):
    """Whether the job has all that the call needs, or has it now."""
    needed = new_table()
    rows = peek(data, DIMENSIONS) > 1
    while True:
        missing = NEEDS if rows else KERNEL
        if peek(data, missing) != 0:
            if not rows:
                return True
            call_needs(peek(data, NEEDS), args, dims, steps, data, needed)
            missing = peek(needed, 0)
            if missing == NOTHING:
                return True
        if not _ask(state, missing, data):
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


def parallel(args, dims, steps, data):
    """Spread a job's loop over threads, if that is possible."""
    count, state = peek(dims, 0), peek(data, STATE)
    rows = peek(data, DIMENSIONS) == 2
    columns = rows and abs(peek(steps, peek(data, ROWS))) < abs(peek(steps, peek(data, ALONG)))
    threads = call_0(peek(state, NUM_THREADS))
    grain = COLUMN_GRAIN if columns else 64 if count >= 1024 * threads else 1
    parts = min(count // COLUMNS_OF_A_THREAD if columns else count, threads)
    in_order = peek(data, DIMENSIONS) == 1 and must_run_in_order(args, steps, count, peek(data, INPUTS), peek(data, OPERANDS))
    if in_order or parts < 2:
        call_loop(peek(data, LOOP), args, dims, steps, data)
    else:
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
        call_8(peek(state, PARALLEL_FOR), peek(state, PIECES), places, places + 8, places + 16, run, 0, 1, threads)


def driver(args, dims, steps, data):
    """The loop that NumPy calls: serial below the job's threshold, spread over threads above it."""
    state = peek(data, STATE)
    work = peek(dims, 0)
    for k in range(1, peek(data, DIMENSIONS)):
        work *= peek(dims, k)
    if _ready(args, dims, steps, data, state):
        if (
            work >= peek(data, THRESHOLD)
            and peek(state, ALLOWED) != 0
            and (peek(state, PARALLEL) != 0 or (_ask(state, START_THREADS, data) and peek(state, ALLOWED) != 0))
            and try_acquire(state)
        ):
            call_loop(peek(state, PARALLEL), args, dims, steps, data)
            release(state)
        else:
            call_loop(peek(data, LOOP), args, dims, steps, data)
    clear_float_exceptions()
