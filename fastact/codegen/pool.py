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
# SHARES is the number of threads that share the run, PIECES that of the pieces in a share, and CORE the number of the core of the
# thread that calls. The run's own words begin at RUN.
SHARES, PIECES, CORE, RUN = range(4)
# LEFT is the number of pieces that are not finished. WAITING is 1 if the thread that calls sleeps until DONE, a lock, is released.
LEFT, WAITING, DONE = range(_PAIR, _PAIR + 3)
# STOPPED is not 0 if the workers have to end. The others never change: the number of workers, the function that they run
# (`attend`), Python's functions for locks, the process's number, and the system's functions, which are 0 if it has none, for the
# number of a thread's core, for its set of cores, and to let other threads have its core.
STOPPED, WORKERS, ATTEND, ACQUIRE, RELEASE, PROCESS, GET_CORE, GET_CORES, SET_CORES, YIELD = range(2 * _PAIR, 2 * _PAIR + 10)
# For each kind of run, the number of runs for which sleeping workers were not woken, and the number after which they are: see
# `share_out`.
SHORT, LONG, ENDLESS = range(3)
SKIPPED, TO_SKIP = range(3 * _PAIR, 3 * _PAIR + 2)  # those of the first kind; the others follow in pairs
MOST_SKIPPED = 63
# Each thread has a node. The thread that calls has number 0, the workers those from 1 on. AVAILABLE is the number of pieces in the
# thread's share that nobody has taken. ASLEEP is 1 if the thread sleeps until LOCK is released. POOL is the address of the pool,
# and NUMBER the thread's number. CORES is room for a set of cores, a bit for each.
NODES, NODE_WORDS = 4 * _PAIR, 3 * _PAIR
AVAILABLE, ASLEEP, LOCK, POOL, NUMBER, CORES = 0, *range(_PAIR, _PAIR + 4), 2 * _PAIR
CORE_WORDS = _PAIR
# How often a thread looks for a change before it sleeps. That takes 0.1 ms on Intel's processors, less on others.
LOOKS = 2000
# How often it looks before it lets others have its core. Without that, a product of matrices after a call took 0.02 ms longer.
LOOKS_ALONE = 64

call_0, call_1, call_2, call_3 = map(caller, (0, 1, 2, 3))


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
def core_of(pool):
    """Return the number of the calling thread's core. It is larger than any core's if the system does not tell it."""
    return call_0(peek(pool, GET_CORE)) & 0xFFFFFFFF if peek(pool, GET_CORE) != 0 else 0xFFFFFFFF


@part
def _avoid_core(pool, node, core):
    """Move a worker, the calling thread, to the cores of the process other than this one, if there are any.

    The cores of the process are those of its first thread now: users change them while it runs.
    """
    cores, size = node + 8 * CORES, 8 * CORE_WORDS
    if peek(pool, GET_CORES) == 0 or call_3(peek(pool, GET_CORES), peek(pool, PROCESS), size, cores) & 0xFFFFFFFF != 0:
        return
    others = 0
    for k in range(CORE_WORDS):
        if core // 64 == k:
            poke(cores, k, peek(cores, k) & ~(1 << core % 64))
        others |= peek(cores, k)
    if others != 0:
        call_3(peek(pool, SET_CORES), 0, size, cores)


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
    """Process pieces of the current run until nobody has one left. Return their number.

    A piece that was taken belongs to the current run, which lasts until the piece is finished. Before that, words may be those of
    an earlier or a later run. A share is empty before and after its run: AVAILABLE is 0 or less.
    """
    shares, done = peek(pool, SHARES), 0
    for k in range(shares if number < shares else 0):
        share = (number + k) % shares
        node = node_of(pool, share)
        while k == 0 or atomic.load(node, AVAILABLE) > 0:
            piece = atomic.add(node, AVAILABLE, -1)
            if piece <= 0:
                break
            pieces = peek(pool, PIECES)
            process(run_of(pool), share * pieces + pieces - piece, peek(pool, SHARES) * pieces)
            done += 1
            if atomic.add(pool, LEFT, -1) == 1 and atomic.exchange(pool, WAITING, 0) != 0:
                call_1(peek(pool, RELEASE), peek(pool, DONE))
    return done


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
def share_out(pool, shares, pieces, kind):
    """Let threads process all pieces of all shares of the run, whose words are set. Return True when they have finished.

    Return False at once if sleeping workers would have to be woken, and that will not pay off. It takes 10 µs on a virtual machine.
    A short run takes no longer, so that waking pays off only if further runs find the workers awake. For a long run, it pays off if
    the workers process pieces; they may be late if other threads use their cores. Each time that it did not pay off, twice as many
    runs of this kind pass before the next attempt. Endless runs, which take much longer than waking, always wake workers.
    """
    awake = atomic.load(node_of(pool, 1), ASLEEP) == 0
    skipped, to_skip = SKIPPED + 2 * kind, TO_SKIP + 2 * kind
    if not awake:
        passed, least = peek(pool, skipped), peek(pool, to_skip)
        if passed < least and kind != ENDLESS:
            poke(pool, skipped, passed + 1)
            return False
        poke(pool, skipped, 0)
        poke(pool, to_skip, lesser(2 * least + 1, MOST_SKIPPED))
    poke(pool, SHARES, shares)
    poke(pool, PIECES, pieces)
    poke(pool, CORE, core_of(pool))
    atomic.store(pool, LEFT, shares * pieces)
    for k in range(shares):
        atomic.store(node_of(pool, k), AVAILABLE, pieces)
    _wake_some(pool, 0)
    done = call_1(peek(pool, ATTEND), node_of(pool, 0))
    _wait(pool)
    if done < shares * pieces and (awake or kind != SHORT):
        poke(pool, to_skip, 0)
    return True


@part
def attend(node, process):
    """Take part in runs until the pool is stopped. The thread that calls takes part in one, and gets the number of its pieces.

    ``process(run, piece, pieces)`` processes a piece, with the address of the words of the run.

    A worker on the core of the thread that calls would only take its time. The system does not move it at once if the other cores
    have something to do, such as threads of other libraries that wait for work.
    """
    pool, number = peek(node, POOL), peek(node, NUMBER)
    if number == 0:
        return _take_part(pool, 0, process)
    _avoid_core(pool, node, peek(pool, CORE))
    looks = 0
    while atomic.load(pool, STOPPED) == 0:
        if atomic.load(node, AVAILABLE) <= 0:
            looks += 1
            if looks < LOOKS:
                if looks % LOOKS_ALONE == 0 and peek(pool, YIELD) != 0:
                    call_0(peek(pool, YIELD))
                atomic.pause()
                continue
            _sleep(pool, node)
            _avoid_core(pool, node, peek(pool, CORE))
        looks = 0
        prefetch(pool)
        core = peek(pool, CORE)
        if core_of(pool) == core and core // 64 < CORE_WORDS:
            _avoid_core(pool, node, core)
        _wake_some(pool, number)
        _take_part(pool, number, process)
    return 0
