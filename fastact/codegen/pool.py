"""Threads that share the work of a loop with the thread that calls it.

A *run* is the work of one call. It has *pieces*, which are divided equally among the threads: a thread's *share*. Each thread
processes its share, and then pieces of other shares that nobody has begun. A thread that is late or has no core thus delays the
others only by the piece that it is processing. Between runs, the threads watch for the next one, and sleep if none comes.

The memory of a pool consists of words. Words that different threads write are in different pairs of cache lines. A line that
another core has written takes 0.1 µs to arrive, so a worker waits for as few lines as possible before it begins.
"""

from fastact.codegen import atomic
from fastact.codegen.memory import caller, greater, lesser, peek, poke, prefetch
from fastact.codegen.template import part

_PAIR = 16  # words of two cache lines, which processors fetch together
# SHARES is the number of threads that share the run, PIECES that of the pieces in a share. The run's own words begin at RUN.
SHARES, PIECES, RUN = range(3)
# LEFT is the number of pieces that are not finished. WAITING is 1 if the thread that calls sleeps until DONE, a lock, is released.
LEFT, WAITING, DONE = range(_PAIR, _PAIR + 3)
# STOPPED is not 0 if the workers have to end. The others never change: the number of workers, and Python's functions for locks.
STOPPED, WORKERS, ACQUIRE, RELEASE = range(2 * _PAIR, 2 * _PAIR + 4)
# The number of short runs for which sleeping workers were not woken, and the number after which they are: see `worth_sharing`.
SKIPPED, TO_SKIP = range(3 * _PAIR, 3 * _PAIR + 2)
MOST_SKIPPED = 63
# Each thread has a node. The thread that calls has number 0, the workers those from 1 on. AVAILABLE is the number of pieces in the
# thread's share that nobody has taken. ASLEEP is 1 if the thread sleeps until LOCK is released. POOL is the address of the pool,
# and NUMBER the thread's number.
NODES, NODE_WORDS = 4 * _PAIR, 2 * _PAIR
AVAILABLE, ASLEEP, LOCK, POOL, NUMBER = 0, *range(_PAIR, _PAIR + 4)
# How often a thread looks for a change before it sleeps. That takes 0.1 ms on Intel's processors, less on others.
LOOKS = 2000

call_1, call_2 = map(caller, (1, 2))


def words(threads: int) -> int:
    """Return the number of words in the memory of a pool."""
    return NODES + threads * NODE_WORDS


@part
def node_of(pool, number):
    """Return the address of a thread's words."""
    return pool + 8 * (NODES + number * NODE_WORDS)


@part
def run_of(pool):
    """Return the address of the words of the run."""
    return pool + 8 * RUN


@part
def _wake_some(pool, number):
    """Wake sleeping threads that share the run: one if it is the thread that calls, else two, so that nobody wakes all of them.

    A thread that comes after the end of the run wakes nobody.
    """
    for child in range(greater(2 * number, 1), lesser(2 * number + 2, peek(pool, SHARES))):
        node = node_of(pool, child)
        if atomic.load(node, ASLEEP) != 0 and atomic.load(pool, LEFT) > 0 and atomic.exchange(node, ASLEEP, 0) != 0:
            call_1(peek(pool, RELEASE), peek(node, LOCK))


@part
def _sleep(pool, node):
    """Sleep until a thread wakes this one, unless it has a share meanwhile."""
    atomic.exchange(node, ASLEEP, 1)
    # whoever sets ASLEEP to 0 releases the lock; if it is this thread, nobody does
    if atomic.load(node, AVAILABLE) <= 0 or atomic.exchange(node, ASLEEP, 0) == 0:
        call_2(peek(pool, ACQUIRE), peek(node, LOCK), 1)


@part
def _take_part(pool, number, process):
    """Process pieces of the current run until nobody has one left.

    A piece that was taken belongs to the current run, which lasts until the piece is finished. Before that, words may be those of
    an earlier or a later run. A share is empty before and after its run: AVAILABLE is 0 or less.
    """
    shares = peek(pool, SHARES)
    if number >= shares:
        return
    for k in range(shares):
        share = (number + k) % shares
        node = node_of(pool, share)
        while k == 0 or atomic.load(node, AVAILABLE) > 0:
            piece = atomic.add(node, AVAILABLE, -1)
            if piece <= 0:
                break
            pieces = peek(pool, PIECES)
            process(run_of(pool), share * pieces + pieces - piece, peek(pool, SHARES) * pieces)
            if atomic.add(pool, LEFT, -1) == 1 and atomic.exchange(pool, WAITING, 0) != 0:
                call_1(peek(pool, RELEASE), peek(pool, DONE))


@part
def _wait(pool):
    """Wait until all pieces are finished."""
    looks = 0
    while atomic.load(pool, LEFT) > 0:
        atomic.pause()
        looks += 1
        if looks >= LOOKS:
            looks = 0
            atomic.exchange(pool, WAITING, 1)
            if atomic.load(pool, LEFT) > 0 or atomic.exchange(pool, WAITING, 0) == 0:
                call_2(peek(pool, ACQUIRE), peek(pool, DONE), 1)


@part
def worth_sharing(pool, long):
    """Return True if the workers are awake, if the run is `long`, or if a short run shall wake them.

    Waking a thread costs 10 µs on a virtual machine, as much as a short run. It pays off if further runs follow at once. Each time
    that they did not, twice as many short runs pass before the next attempt.
    """
    if atomic.load(node_of(pool, 1), ASLEEP) == 0:
        poke(pool, TO_SKIP, 0)
        return True
    if long:
        return True
    skipped, to_skip = peek(pool, SKIPPED), peek(pool, TO_SKIP)
    wakes = skipped >= to_skip
    poke(pool, SKIPPED, 0 if wakes else skipped + 1)
    if wakes:
        poke(pool, TO_SKIP, lesser(2 * to_skip + 1, MOST_SKIPPED))
    return wakes


@part
def share_out(pool, shares, pieces, process):
    """Let threads call ``process(run, piece, pieces of all)`` for all pieces of all shares, and return when they have finished.

    `run` is the address of the words of the run, which the caller has set.
    """
    poke(pool, SHARES, shares)
    poke(pool, PIECES, pieces)
    atomic.store(pool, LEFT, shares * pieces)
    for k in range(shares):
        atomic.store(node_of(pool, k), AVAILABLE, pieces)
    _wake_some(pool, 0)
    _take_part(pool, 0, process)
    _wait(pool)


@part
def attend(node, process):
    """Take part in runs until the pool is stopped. Return 0."""
    pool, number = peek(node, POOL), peek(node, NUMBER)
    looks = 0
    while atomic.load(pool, STOPPED) == 0:
        if atomic.load(node, AVAILABLE) <= 0:
            looks += 1
            if looks < LOOKS:
                atomic.pause()
                continue
            _sleep(pool, node)
        looks = 0
        prefetch(pool)
        _wake_some(pool, number)
        _take_part(pool, number, process)
    return 0
