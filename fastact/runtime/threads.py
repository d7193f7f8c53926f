"""The threads of fastact's parallel loops, and the conditions under which loops run serially.

The threads are fastact's own (`codegen.pool`): a run costs 0.3 to 0.9 µs while they watch for it. A region of Numba's threading
layers costs 1.5 µs with OpenMP, whose threads wait for milliseconds if another process uses a core, and 3 to 15 µs with TBB. The
number of threads is Numba's, so NUMBA_NUM_THREADS and `numba.set_num_threads` are respected.

Loops run serially in a forked child, which has no threads, and while another thread is inside a parallel loop of fastact.
"""

import atexit
import ctypes
import functools
import os
import threading

import numpy as np

from fastact import _numba
from fastact.codegen import driver, pool
from fastact.codegen.kernel import loop
from fastact.runtime import store

_LINES = 128  # bytes of two cache lines
_STACK = 1 << 22  # bytes; columns and short rows need more than 512 KB
_python = ctypes.PyDLL(ctypes.pythonapi._name, handle=ctypes.pythonapi._handle)  # with types of arguments of its own
_python.PyThread_allocate_lock.restype = ctypes.c_void_p
_python.PyThread_acquire_lock.argtypes = (ctypes.c_void_p, ctypes.c_int)
_python.PyThread_start_new_thread.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
_python.PyThread_start_new_thread.restype = ctypes.c_ulong
_FAILED = ctypes.c_ulong(-1).value


def _kept(array: np.ndarray) -> np.ndarray:
    """Let an array live until the process has ended. Threads may still use it while the interpreter is being finalised."""
    _python.Py_IncRef(ctypes.py_object(array))
    return array


# Shared by all loops. Compiled code holds its address.
STATE = _kept(np.zeros(driver.STATE_WORDS, np.intp))
STATE[driver.ALLOWED] = 1
# The bytes of all operands together from which threads pay off: for functions that only move and select numbers (0.1 ns per float32
# in cache), for float32 functions with a core (0.3 ns), and for functions with roots, exponentials or the like (0.5 ns and more).
LIGHT_BYTES, CORED_BYTES, COSTLY_BYTES = 1 << 18, 1 << 17, 1 << 16
THRESHOLD = LIGHT_BYTES // 8  # the number of elements from which all functions use threads
ROW_THRESHOLD = 1 << 13  # softmax of (8, 1024) float32 numbers takes 4.5 µs on one thread, 3.8 on two
# A call on so many times the least number of elements wakes sleeping threads, which takes 10 µs on a virtual machine: gelu of
# 131 072 float32 numbers takes 35 µs on one thread.
WAKING_FACTOR = 8


def _new_lock() -> int:
    """Return the address of a new lock, which is taken."""
    lock = _python.PyThread_allocate_lock()
    _python.PyThread_acquire_lock(lock, 1)
    return lock


def new_pool(threads: int, worker: int) -> np.ndarray:
    """Start the workers of a pool of `threads` threads, and return its words.

    `worker` is the address of a function that takes the address of a node: see `codegen.pool.attend`.
    """
    words = _kept(np.zeros(pool.words(threads) + _LINES // 8, np.intp))
    words = words[-words.ctypes.data % _LINES // 8 :]
    functions = {pool.ACQUIRE: "PyThread_acquire_lock", pool.RELEASE: "PyThread_release_lock", pool.YIELD: "sched_yield"}
    functions |= {pool.GET_CORE: "sched_getcpu", pool.GET_CORES: "sched_getaffinity", pool.SET_CORES: "sched_setaffinity"}
    for place, name in functions.items():
        if hasattr(_python, name):  # Windows has none of the system's functions, macOS has sched_yield
            words[place] = ctypes.cast(getattr(_python, name), ctypes.c_void_p).value
    words[pool.PROCESS], words[pool.CORE] = os.getpid(), _python.sched_getcpu() if words[pool.GET_CORE] else 0
    words[pool.DONE], words[pool.ATTEND], words[pool.NODES + pool.POOL] = _new_lock(), worker, words.ctypes.data
    others = threading.stack_size(_STACK)
    try:
        for number in range(1, threads):
            node = words[pool.NODES + number * pool.NODE_WORDS :]
            node[pool.LOCK], node[pool.POOL], node[pool.NUMBER] = _new_lock(), words.ctypes.data, number
            if _python.PyThread_start_new_thread(worker, node.ctypes.data) == _FAILED:
                break  # the system allows no more threads
            words[pool.WORKERS] = number
    finally:
        threading.stack_size(others)
    return words


@functools.cache
def start() -> np.ndarray:
    """Start the threads, once, and return the words of their pool. The caller holds the build lock."""
    parallel, worker = (store.address(loop(function)) for function in (driver.parallel, driver.worker))
    words = new_pool(_numba.most_threads(), worker)
    if hasattr(os, "register_at_fork"):  # not on Windows
        os.register_at_fork(after_in_child=_forbid)
    atexit.register(_stop, words)
    _numba.when_threads_are_counted(functools.partial(STATE.__setitem__, driver.NUM_THREADS))
    STATE[driver.POOL] = words.ctypes.data
    STATE[driver.PARALLEL] = parallel  # set last, because compiled code checks it first
    return words


def _forbid() -> None:
    STATE[driver.ALLOWED] = 0


def _stop(words: np.ndarray) -> None:
    """End the workers that are awake, before the process unloads the code that they run."""
    _forbid()
    words[pool.STOPPED] = 1
