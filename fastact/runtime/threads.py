"""Which of Numba's threading layers runs our parallel loops, and when they may not run in parallel at all.

TBB is preferred: its parallel regions stay cheap next to another busy process (10 to 15 µs, OpenMP up to 3 ms), survive many
Python threads and a fork. The user's NUMBA_THREADING_LAYER, NUMBA_NUM_THREADS and `numba.set_num_threads` are respected.
Loops run serially where a layer could kill the process: in a forked child (OpenMP ends it), under the workqueue layer (it
aborts when two threads, ours or anybody else's, enter it at once), and while another thread is inside a parallel loop of ours.
"""

import contextlib
import ctypes
import functools
import importlib.metadata
import os

import numba
import numpy as np

from fastact import _numba
from fastact.codegen import driver
from fastact.codegen.kernel import loop
from fastact.runtime import store

# Shared by all loops; compiled code holds its address, so it lives as long as the process.
STATE = np.zeros(driver.STATE_WORDS, np.intp)
STATE[driver.ALLOWED] = 1
# Bytes of an operand from which threads pay, for functions that only move and choose numbers (0.1 ns a float32 in cache) and for
# those with an exponential or the like (0.5 ns and more): a region costs 3.3 µs, 10 to 15 if the threads have gone to sleep.
LIGHT_BYTES, COSTLY_BYTES = 3 << 17, 1 << 17
THRESHOLD = LIGHT_BYTES // 4  # elements from which all of them use threads
ROW_THRESHOLD = 1 << 15  # at half of it, softmax in float32 took 14.4 µs on two threads, 11.5 on one


def _preload_tbb() -> None:
    """Load the TBB library that pip installed, which Numba would not find in a virtual environment's own lib folder."""
    try:
        files = importlib.metadata.files("tbb") or ()
    except importlib.metadata.PackageNotFoundError:
        return
    for file in files:
        if file.name in ("libtbb.so.12", "tbb12.dll", "libtbb.12.dylib"):
            with contextlib.suppress(OSError):  # Numba then takes its next layer
                ctypes.CDLL(str(file.locate()), mode=ctypes.RTLD_GLOBAL)


@functools.cache
def start() -> str:
    """Start Numba's threads, once, and return the layer's name. The caller holds the build lock."""
    if numba.config.THREADING_LAYER not in ("omp", "workqueue"):
        _preload_tbb()
    layer, parallel_for, num_threads = _numba.start_threads()
    if layer == "workqueue":
        _forbid()
    elif hasattr(os, "register_at_fork"):  # not on Windows
        os.register_at_fork(after_in_child=_forbid)
    STATE[driver.PIECES] = store.address(loop(driver.pieces))
    STATE[driver.NUM_THREADS], STATE[driver.PARALLEL_FOR] = num_threads, parallel_for
    STATE[driver.PARALLEL] = store.address(loop(driver.parallel))  # the last one: compiled code looks at it first
    return layer


def _forbid() -> None:
    STATE[driver.ALLOWED] = 0


def allowed() -> bool:
    """Whether loops may run in parallel in this process."""
    return bool(STATE[driver.ALLOWED])
