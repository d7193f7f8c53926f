"""The threads of `codegen.pool`: every piece of every run is processed exactly once, whatever the threads do meanwhile."""

import contextlib
import ctypes
import os
import threading
import time

import numpy as np
import pytest

from fastact import _numba
from fastact.codegen import atomic, pool
from fastact.codegen.kernel import loop
from fastact.codegen.memory import caller, peek, poke
from fastact.codegen.template import part
from fastact.runtime import threads

THREADS = 4
MOST = 5 * THREADS  # pieces
# The words of a run: the address of a count for each piece, of Python's function for the number of a thread, of the numbers of the
# threads that processed the pieces, how long a piece takes, and the number of pieces that were asked for.
COUNTS, IDENTIFY, THREADS_SEEN, PAUSES, OF = range(5)
call_0 = caller(0)


@part
def _count(run, piece, pieces):
    for _ in range(peek(run, PAUSES)):
        atomic.pause()
    atomic.add(peek(run, COUNTS), piece if pieces == peek(run, OF) else MOST, 1)
    poke(peek(run, THREADS_SEEN), piece, call_0(peek(run, IDENTIFY)))


def counting_worker(node):
    return pool.attend(node, _count)


def count_runs(words, made, runs, between):
    """Make runs with 1 to 4 shares of 1 to 5 pieces. Return how many pieces were not processed once."""
    wrong, run = 0, pool.run_of(words)
    for k in range(OF):
        poke(run, k, peek(made, k))
    for k in range(runs):
        shares, pieces = 1 + k % THREADS, 1 + k % 5
        poke(run, OF, shares * pieces)
        pool.share_out(words, shares, pieces, pool.ENDLESS)
        for piece in range(MOST + 1):
            wrong += atomic.exchange(peek(run, COUNTS), piece, 0) != (1 if piece < shares * pieces else 0)
        for _ in range(k * 7919 % between):
            atomic.pause()
    return wrong


def one_slow_run(words, made, kind):
    run = pool.run_of(words)
    for k in range(OF):
        poke(run, k, peek(made, k))
    poke(run, OF, 2)
    return 1 if pool.share_out(words, 2, 1, kind) else 0


def share_nothing(words, kind):
    return 1 if pool.share_out(words, 2, 1, kind) else 0


def _address(function) -> int:
    kernel = loop(function)
    return _numba.load(kernel.compile(), kernel.symbol)


def _callable(function):
    words = function.__code__.co_argcount
    return ctypes.CFUNCTYPE(ctypes.c_ssize_t, *[ctypes.c_ssize_t] * words)(_address(function))


@pytest.fixture(scope="module")
def words():
    made = threads.new_pool(THREADS, _address(counting_worker))
    yield made
    made[pool.STOPPED] = 1


@pytest.fixture(scope="module")
def run_of():
    kept = []

    def make(pauses: int) -> int:
        counts, seen = np.zeros((2, MOST + 1), np.intp)
        identify = ctypes.cast(ctypes.pythonapi.PyThread_get_thread_ident, ctypes.c_void_p).value
        run = np.array([counts.ctypes.data, identify, seen.ctypes.data, pauses, 0], np.intp)
        kept.append((run, counts, seen))
        return run

    make.kept = kept
    return make


@pytest.fixture(scope="module")
def counted():
    return _callable(count_runs)


@pytest.mark.parametrize(
    ("runs", "between", "pauses"),
    [
        (20_000, 1, 0),  # one after the other
        (2_000, 1000, 10),
        (300, 2 * pool.LOOKS, 10),  # the workers sleep between some runs
        (30, 1, 20 * pool.LOOKS),  # the thread that calls sleeps until the others have finished
    ],
    ids=["at once", "soon", "with sleep", "long"],
)
def test_each_piece_is_processed_once(words, counted, run_of, runs, between, pauses):
    assert counted(words.ctypes.data, run_of(pauses).ctypes.data, runs, between) == 0
    assert words[pool.LEFT] == words[pool.WAITING] == 0


def test_workers_take_part(words, counted, run_of):
    """Other threads than this one process pieces. A busy machine may give them no time at first."""
    run, end, own = run_of(1000), time.monotonic() + 60, ctypes.pythonapi.PyThread_get_thread_ident
    own.restype = ctypes.c_ssize_t
    seen = run_of.kept[-1][2]
    while True:
        assert counted(words.ctypes.data, run.ctypes.data, 100, 1) == 0
        if set(seen.tolist()) - {0, own()}:
            break
        assert time.monotonic() < end


def test_idle_workers_sleep(words):
    asleep = words[pool.NODES + pool.ASLEEP :: pool.NODE_WORDS][1:THREADS]
    end = time.monotonic() + 60
    while asleep.sum() < THREADS - 1:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_more_workers_than_shares(words, counted, run_of):
    """Workers that have no share do not take part, as `numba.set_num_threads` demands."""
    test_idle_workers_sleep(words)  # one that is late may still take part in the run after its own
    run = run_of(100)
    for _ in range(50):
        counted(words.ctypes.data, run.ctypes.data, 1, 1)  # one share
    own = ctypes.pythonapi.PyThread_get_thread_ident
    own.restype = ctypes.c_ssize_t
    assert set(run_of.kept[-1][2].tolist()) == {0, own()}


@pytest.fixture
def absent(run_of):
    """A pool whose worker does nothing. Its functions are real."""
    made = threads.new_pool(1, _address(counting_worker))
    made = np.concatenate([made, np.zeros(pool.words(2), np.intp)])
    made[pool.NODES + pool.POOL] = made.ctypes.data
    run = run_of(0)
    run[OF] = 2
    made[pool.RUN : pool.RUN + len(run)] = run
    made[pool.NODES + pool.NODE_WORDS + pool.LOCK] = threads._new_lock()
    return made


@pytest.mark.parametrize("kind", [pool.SHORT, pool.LONG], ids=["short", "long"])
def test_workers_that_do_nothing_are_woken_seldom(absent, kind):
    share, asleep = _callable(share_nothing), absent[pool.NODES + pool.NODE_WORDS + pool.ASLEEP :]
    woken = []
    for k in range(300):
        asleep[0] = 1
        if share(absent.ctypes.data, kind):
            woken.append(k)
            assert threads._python.PyThread_acquire_lock(int(absent[pool.NODES + pool.NODE_WORDS + pool.LOCK]), 0) == 1
        assert asleep[0] == (woken[-1:] != [k])
    assert woken == [0, 2, 6, 14, 30, 62, 126, 190, 254]
    assert share(absent.ctypes.data, pool.ENDLESS)
    assert absent[pool.TO_SKIP + 2 * kind] == pool.MOST_SKIPPED


@pytest.mark.parametrize("kind", [pool.SHORT, pool.LONG], ids=["short", "long"])
def test_workers_that_take_part_are_woken_again(words, run_of, kind):
    """No run is skipped any more, for a long run after one that woke a worker, for a short one after one that found it awake."""
    share, run, to_skip = _callable(one_slow_run), run_of(200 if kind == pool.SHORT else 20 * pool.LOOKS), pool.TO_SKIP + 2 * kind
    asleep = words[pool.NODES + pool.NODE_WORDS + pool.ASLEEP :]
    words[to_skip], end = 5, time.monotonic() + 60
    while words[to_skip]:
        assert time.monotonic() < end
        if kind == pool.LONG:
            test_idle_workers_sleep(words)
        share(words.ctypes.data, run.ctypes.data, kind)
    test_idle_workers_sleep(words)
    words[pool.TO_SKIP] = words[pool.SKIPPED] = 5
    assert share(words.ctypes.data, run_of(20 * pool.LOOKS).ctypes.data, pool.SHORT)  # the worker has the time to take part
    assert words[pool.TO_SKIP] == 11
    assert asleep[0] == 0 or words[pool.LEFT] == 0


def _cores_of_others(own):
    """Return {id: cores} of the process's threads that are not in `own`."""
    found = {}
    for name in os.listdir("/proc/self/task"):
        if int(name) not in own:
            with contextlib.suppress(ProcessLookupError):
                found[int(name)] = os.sched_getaffinity(int(name))
    return found


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="needs two cores, on Linux")
def test_workers_leave_the_core_of_the_thread_that_calls(counted, run_of):
    """They avoid the core on which they meet it, and no other of the process's cores."""
    before, here = set(map(int, os.listdir("/proc/self/task"))), os.sched_getaffinity(0)
    made = threads.new_pool(THREADS, _address(counting_worker))
    run = run_of(10)

    def until(holds):
        end = time.monotonic() + 60
        while not all(map(holds, _cores_of_others(before).values())):
            assert time.monotonic() < end
            counted(made.ctypes.data, run.ctypes.data, 10, 1)

    assert len(_cores_of_others(before)) == THREADS - 1
    until(lambda cores: len(here - cores) == 1)
    assert os.sched_getaffinity(0) == here
    for core in sorted(here)[:2]:
        os.sched_setaffinity(threading.get_native_id(), {core})
        try:  # this thread is the first one, so its cores are those of the process: the workers do not leave them
            counted(made.ctypes.data, run.ctypes.data, 100, 1)
        finally:
            os.sched_setaffinity(threading.get_native_id(), here)
        until(lambda cores: len(here - cores) == 1)
    made[pool.STOPPED] = 1


def test_a_system_without_more_threads(monkeypatch):
    """The pool has the workers that could be started."""

    class Python:
        def __getattr__(self, name):
            return getattr(real, name)

    real, python = threads._python, Python()
    python.PyThread_start_new_thread = lambda function, node: threads._FAILED
    monkeypatch.setattr(threads, "_python", python)
    assert threads.new_pool(3, 0)[pool.WORKERS] == 0
