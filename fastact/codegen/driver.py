"""The loop that NumPy calls for every ufunc. It requests missing kernels, and runs a job's loop on several threads if that pays."""

import numpy as np

from fastact.codegen import atomic
from fastact.codegen.loops import (
    AHEAD_FROM,
    AHEAD_LOOP,
    ALONG,
    ARRAYS,
    COLUMNS_OF_A_THREAD,
    DENSE_LOOP,
    DIMENSIONS,
    INPUTS,
    KERNEL,
    LOOP,
    NEEDS,
    NOTHING,
    OPERANDS,
    ROWS,
    SIZES,
    STATE,
    STREAMED_FROM,
    STREAMED_LOOP,
    THRESHOLD,
    WAKING_FROM,
    all_zero,
    call_loop,
    must_run_in_order,
    new_table,
    shares_memory,
)
from fastact.codegen.memory import caller, clear_float_exceptions, greater, lesser, peek, poke
from fastact.codegen.pool import ENDLESS, LONG, SHORT, WORKERS, attend, run_of, share_out
from fastact.codegen.template import part

# --- the state that all jobs share --------------------------------------------------------------------------------------------
# BUSY is 1 while a parallel region runs. ALLOWED is not 0 if this process may run one. The other words are addresses. PARALLEL is
# that of `parallel`, POOL that of the threads' memory. These two are 0 until the threads are started. NUM_THREADS is that of
# Numba's function for the number of threads, or 0 if all may run. PLACE is the index of the loop of the parallel region, and CALLS
# the number of calls that could have used threads before they were started. RESOLVER is a Python function of the address of
# (request, data, args, steps, element). The last three identify the inputs for which a user's function raises an exception.
# GIL_ENSURE to DECREF are Python's functions for its call.
BUSY, ALLOWED, PARALLEL, POOL, NUM_THREADS, PLACE, CALLS, RESOLVER = range(8)
GIL_ENSURE, GIL_RELEASE, ERROR_OCCURRED, FROM_POINTER, CALL, DECREF = range(8, 14)
STATE_WORDS = 14
# So many calls start the threads if none of them alone is worth it. On a new machine, this compiles for 0.8 s.
CALLS_TO_START = 16
# Requests, as are the indices of kernels in a job, and the element of a request that concerns none. For Python's integers, `_ask`
# would be compiled once for each.
START_THREADS, RAISE, NO_ELEMENT = map(np.intp, (-1, -2, 0))

call_0, call_1, call_2, call_needs = map(caller, (0, 1, 2, 5))


@part
def _ask(request, args, steps, data, element):
    """Send a request to Python. Return False if it raised an exception, which NumPy then finds, or if one was already set."""
    state = peek(data, STATE)
    words = new_table()
    poke(words, 0, request)
    poke(words, 1, data)
    poke(words, 2, args)
    poke(words, 3, steps)
    poke(words, 4, element)
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
def _loop(args, steps, data, count):
    """Return the index of the job's loop for these operands."""
    if peek(data, DIMENSIONS) > 1:
        return LOOP
    inputs, operands, arrays = peek(data, INPUTS), peek(data, OPERANDS), peek(data, ARRAYS)
    fixed, in_place = all_zero(steps, arrays, inputs), False
    for k in range(operands):
        step = peek(steps, k)
        if step != peek(data, SIZES + k) and count != 1 and not (fixed and arrays <= k < inputs):
            return LOOP
        for j in range(inputs if k >= inputs else 0):
            distance = abs(peek(args, k) - peek(args, j))
            in_place = in_place or distance == 0
            if 0 < distance < count * step and peek(steps, j) == step:  # an output may be a later input: `must_run_in_order`
                return LOOP
    if in_place and operands - inputs > 1:
        return LOOP
    if in_place or count < peek(data, AHEAD_FROM):
        return DENSE_LOOP
    return AHEAD_LOOP if count < peek(data, STREAMED_FROM) else STREAMED_LOOP


@part
def _ready(place, args, dims, steps, data):
    """Request what the job lacks for the call, whose loop is at `place`. Return True if the job has everything now."""
    needed = new_table()
    while True:
        if peek(data, DIMENSIONS) == 1:
            missing = KERNEL
            if peek(data, KERNEL) != 0:  # read once, since another thread may fill it meanwhile
                missing = place
                if peek(data, place) != 0:
                    return True
        else:
            missing = NEEDS
            if peek(data, NEEDS) != 0:
                call_needs(peek(data, NEEDS), args, dims, steps, data, needed)
                missing = peek(needed, 0)
                if missing == NOTHING:
                    return True
        if not _ask(missing, args, steps, data, NO_ELEMENT):
            return False


@part
def elements(dims, data):
    """Return the number of elements in a call."""
    work = peek(dims, 0)
    for k in range(1, peek(data, DIMENSIONS)):
        work *= peek(dims, k)
    return work


@part
def _run_piece(loop, args, dims, steps, data, first, count):
    """Call a job's loop on `count` of the outermost elements, from `first` on. Like a loop, return an element's number or 0."""
    piece_args = new_table()
    piece_dims = new_table()
    for k in range(peek(data, OPERANDS)):
        poke(piece_args, k, peek(args, k) + first * peek(steps, k))
    poke(piece_dims, 0, count)
    for k in range(1, peek(data, DIMENSIONS)):
        poke(piece_dims, k, peek(dims, k))
    raised = call_loop(loop, piece_args, piece_dims, steps, data)
    return raised + first if raised != 0 else 0


# The words of a run. The first four describe the call, CHOSEN is the loop's address, and pieces have multiples of GRAIN elements.
# RAISED is the loop's return value for one of the pieces that stopped.
ARGS, DIMS, STEPS, JOB, CHOSEN, GRAIN, RAISED = range(7)
MOST_PIECES, PIECE = 8, 4  # of a thread's share, and how many times the least work for threads a piece has
ENDLESS_TIMES = 8  # a run is endless if it has so many times the elements of a long one
MOST_THREADS = 0x7FFFFFFF  # the lower half of a word, in which C functions return integers


@part
def _process(run, piece, pieces):
    """Process a piece of a run."""
    dims, grain = peek(run, DIMS), peek(run, GRAIN)
    count = peek(dims, 0)
    first = count * piece // pieces // grain * grain
    last = count if piece == pieces - 1 else count * (piece + 1) // pieces // grain * grain
    if first < last:
        raised = _run_piece(peek(run, CHOSEN), peek(run, ARGS), dims, peek(run, STEPS), peek(run, JOB), first, last - first)
        if raised != 0:
            poke(run, RAISED, raised)


def worker(node):
    """Process pieces of runs in a thread of the pool."""
    return attend(node, _process)


@part
def _in_order(args, steps, data, count):
    """Return True if a later element must not be processed before an earlier one."""
    inputs, operands = peek(data, INPUTS), peek(data, OPERANDS)
    if must_run_in_order(args, steps, count, inputs, operands):
        return True
    return shares_memory(args, steps, data + SIZES * 8, count, inputs, operands)


def parallel(args, dims, steps, data):
    """Run a job's loop on several threads, if that is possible."""
    count, state = peek(dims, 0), peek(data, STATE)
    work = elements(dims, data)
    rows = peek(data, DIMENSIONS) == 2
    columns = rows and abs(peek(steps, peek(data, ROWS))) < abs(peek(steps, peek(data, ALONG)))
    pool, least = peek(state, POOL), greater(peek(data, THRESHOLD), 1)
    threads = peek(pool, WORKERS) + 1
    if peek(state, NUM_THREADS) != 0:
        threads = lesser(threads, call_0(peek(state, NUM_THREADS)) & MOST_THREADS)
    shares = lesser(lesser(threads, 2 * work // least), count // COLUMNS_OF_A_THREAD if columns else count)
    loop = peek(data, peek(state, PLACE))
    if shares < 2 or (peek(data, DIMENSIONS) == 1 and _in_order(args, steps, data, count)):
        return call_loop(loop, args, dims, steps, data)
    pieces, waking = 1, peek(data, WAKING_FROM)
    kind = SHORT if work < waking else LONG if work < ENDLESS_TIMES * waking else ENDLESS
    if kind != SHORT and not columns:
        pieces = greater(lesser(lesser(work // (PIECE * least), count) // shares, MOST_PIECES), 1)
    run = run_of(pool)
    poke(run, ARGS, args)
    poke(run, DIMS, dims)
    poke(run, STEPS, steps)
    poke(run, JOB, data)
    poke(run, CHOSEN, loop)
    poke(run, GRAIN, COLUMNS_OF_A_THREAD if columns else 64 if count >= 1024 * shares * pieces else 1)
    poke(run, RAISED, 0)
    if share_out(pool, shares, pieces, kind):
        return peek(run, RAISED)
    return call_loop(loop, args, dims, steps, data)


@part
def _starts(state, data, work):
    """Return True if the threads have to be started for a call."""
    poke(state, CALLS, peek(state, CALLS) + 1)
    return work >= peek(data, WAKING_FROM) or peek(state, CALLS) >= CALLS_TO_START


def driver(args, dims, steps, data):
    """Run a job's loop for NumPy: serially below the job's threshold, on several threads above it."""
    state, work = peek(data, STATE), elements(dims, data)
    place = _loop(args, steps, data, work)
    if _ready(place, args, dims, steps, data):
        if (
            work >= peek(data, THRESHOLD)
            and peek(state, ALLOWED) != 0
            and (peek(state, PARALLEL) != 0 or (_starts(state, data, work) and _ask(START_THREADS, args, steps, data, NO_ELEMENT)))
            and atomic.exchange(state, BUSY, 1) == 0
        ):
            poke(state, PLACE, place)
            raised = call_loop(peek(state, PARALLEL), args, dims, steps, data)
            atomic.store(state, BUSY, 0)
        else:
            raised = call_loop(peek(data, place), args, dims, steps, data)
        if raised != 0:
            _ask(RAISE, args, steps, data, raised - 1)
    clear_float_exceptions()
