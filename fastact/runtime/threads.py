"""The choice of Numba's threading layer for fastact's parallel loops, and the conditions under which loops run serially.

TBB is preferred. Its parallel regions stay cheap while another process is busy: most take 10 to 15 µs and a few take milliseconds,
while most of OpenMP's take milliseconds. They also survive many Python threads and a fork. The user's NUMBA_THREADING_LAYER,
NUMBA_NUM_THREADS and `numba.set_num_threads` are respected.

Loops run serially where a layer could kill the process: in a forked child, which OpenMP ends, and under the workqueue layer, which
aborts when two threads, of fastact or of other code, enter it at once. The user can allow workqueue by declaring that only one
thread enters it. Loops also run serially while another thread is inside a parallel loop of fastact.
"""

import contextlib
import ctypes
import functools
import importlib.metadata
import os
import platform
import sys
import warnings

import numba
import numpy as np

from fastact import _numba
from fastact.codegen import driver
from fastact.codegen.kernel import loop
from fastact.runtime import store

# Shared by all loops. Compiled code holds its address, so it lives as long as the process.
STATE = np.zeros(driver.STATE_WORDS, np.intp)
STATE[driver.ALLOWED] = 1
# The bytes of all operands together from which threads pay off: for functions that only move and select numbers (0.1 ns per float32
# in cache), for float32 functions with a core (0.3 ns), and for functions with exponentials or the like (0.5 ns and more). A region
# costs 3.3 to 5 µs, or 10 to 15 µs if the threads have gone to sleep. For 10⁵ numbers, two threads took 0.38 of the time for the
# float64 gradient of relu6, 0.47 for fused leaky_relu, and 1.31 for relu6. On Emerald Rapids, they took 0.75 of the time for
# sigmoid, 0.83 for 7·10⁴ numbers, and 1.05 for 4·10⁴.
LIGHT_BYTES, CORED_BYTES, COSTLY_BYTES = 1 << 20, 1 << 19, 1 << 18
THRESHOLD = LIGHT_BYTES // 8  # the number of elements from which all functions use threads
ROW_THRESHOLD = 1 << 15  # at half of it, softmax in float32 took 14.4 µs on two threads, 11.5 µs on one


# Packages, and their libraries that Numba's layers need but pip installs where Numba does not look. A layer finds a library that is
# already loaded by the name embedded in it. OpenMP libraries in other packages have other names.
_LIBRARIES = (("tbb", ("libtbb.so.12", "tbb12.dll", "libtbb.12.dylib")), ("cmeel-libomp", ("libomp.dylib",)))
# A user who sets it promises that only one thread at a time enters the parallel loops of fastact and Numba.
_ALLOW_WORKQUEUE = "FASTACT_ALLOW_WORKQUEUE"


class ThreadsWarning(RuntimeWarning):
    """Warning: Numba's threads run on a slower threading layer than the best one available."""


@functools.cache
def preload() -> tuple[str, ...]:
    """Load the libraries that Numba's layers need, before anything starts the layers. Return the packages that had them."""
    loaded = []
    for package, names in _LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError, OSError):  # Numba then takes its next layer
            for file in importlib.metadata.files(package) or ():
                if file.name in names:
                    ctypes.CDLL(str(file.locate()), mode=ctypes.RTLD_GLOBAL)
                    loaded.append(package)
    return tuple(loaded)


@functools.cache
def start() -> str:
    """Start Numba's threads, once, and return the layer's name. The caller holds the build lock."""
    layer, parallel_for, num_threads = _numba.start_threads()
    if layer == "workqueue" and not os.environ.get(_ALLOW_WORKQUEUE):
        _forbid()
    elif hasattr(os, "register_at_fork"):  # not on Windows
        os.register_at_fork(after_in_child=_forbid)
    STATE[driver.PIECES] = store.address(loop(driver.pieces))
    STATE[driver.NUM_THREADS], STATE[driver.PARALLEL_FOR] = num_threads, parallel_for
    STATE[driver.PARALLEL] = store.address(loop(driver.parallel))  # set last, because compiled code checks it first
    preferred = numba.config.THREADING_LAYER == "default" and numba.config.THREADING_LAYER_PRIORITY[0] == "tbb"
    if layer != "tbb" and "tbb" in preload() and preferred:
        warnings.warn(
            f"fastact: Numba's threads were started with {layer} instead of TBB before fastact was imported. Calls may take "
            "milliseconds while other processes are busy. Import fastact first, or select a layer with NUMBA_THREADING_LAYER.",
            ThreadsWarning,
            stacklevel=2,
        )
    return layer


def remedy() -> str:
    """Return the advice for users whose threading layer is workqueue."""
    if sys.platform == "darwin":
        install = "pip install cmeel-libomp"
    elif platform.machine() in ("x86_64", "AMD64"):
        install = "pip install tbb"
    else:
        install = "install the system's OpenMP library (Debian: apt install libgomp1)"
    return f"{install}; or set {_ALLOW_WORKQUEUE}=1 if only one thread enters parallel loops"


def _forbid() -> None:
    STATE[driver.ALLOWED] = 0


def allowed() -> bool:
    """Return True if loops may run in parallel in this process."""
    return bool(STATE[driver.ALLOWED])


preload()
