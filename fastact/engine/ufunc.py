"""A real `numpy.ufunc` from compiled loops, through NumPy's C API.

`numba.vectorize` would give a `DUFunc` instead: 3 µs more per call, one output only, and ``where=`` without ``out`` fails.
"""

import ctypes
import functools
import os
import re
import threading
from collections.abc import Callable

import numpy as np
from numpy._core import _multiarray_umath

from fastact.engine import loops, threads
from fastact.engine.cache import Loop

_FROM_FUNC_AND_DATA_AND_SIGNATURE = 31  # slot of the function in NumPy's _UFUNC_API table, frozen with its ABI
_NO_IDENTITY = -1
_DTYPES = (np.dtype(np.float32), np.dtype(np.float64))


# A fork waits for a build in another thread, as the child would for ever: nobody there releases what that thread holds.
build_lock = threading.RLock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=build_lock.acquire, after_in_parent=build_lock.release, after_in_child=build_lock.release)


@functools.cache
def _create():
    """`PyUFunc_FromFuncAndDataAndSignature` as a Python function."""
    get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
    get_pointer.restype, get_pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    table = ctypes.cast(get_pointer(_multiarray_umath._UFUNC_API, None), ctypes.POINTER(ctypes.c_void_p))
    # func, data, types, ntypes, nin, nout, identity, name, doc, unused, signature
    prototype = ctypes.PYFUNCTYPE(
        ctypes.py_object, *[ctypes.c_void_p] * 3, *[ctypes.c_int] * 4, *[ctypes.c_char_p] * 2, ctypes.c_int, ctypes.c_char_p
    )
    return prototype(table[_FROM_FUNC_AND_DATA_AND_SIGNATURE])


@functools.cache
def driver() -> Loop:
    """The loop that NumPy calls for every ufunc."""
    threads.start()
    return Loop(loops.from_template(loops.driver, "driver"))


def build(
    name: str,
    module: str,
    doc: str,
    compile_kernel,
    inputs: int,
    outputs: int,
    signature: str | None = None,
    flags: tuple[int, ...] = (),
    words: Callable | None = None,
    costly: bool = False,
) -> np.ufunc:
    """A ufunc with a float32 and a float64 loop; `compile_kernel` returns the compiled serial loop of a dtype.

    With `signature` (``"(n)->(n)"``) it is a generalised ufunc. `flags` are the places of operands that hold booleans. `words`
    gives what a dtype's job has behind the words that all have. `costly` element-wise functions use threads for smaller arrays.
    """
    operands = inputs + outputs
    with build_lock:
        kernels = [compile_kernel(dtype) for dtype in _DTYPES]
        driver()
    cores = re.findall(r"\(([\w,]*)\)", signature or "")
    dimensions = 1 + len(set(re.findall(r"\w", signature or "")))
    rows = [k for k, core in enumerate(cores) if core] or [0]
    size = threads.COSTLY_BYTES if costly else threads.LIGHT_BYTES
    places = [threads.STATE.ctypes.data, rows[-1], operands + len(rows) - 1]
    jobs = []
    for dtype, kernel in zip(_DTYPES, kernels, strict=True):
        threshold = threads.ROW_THRESHOLD if cores else size // dtype.itemsize
        more = words(dtype) if words else []
        jobs.append([kernel.address, inputs, operands, dimensions, threshold, *places, *more])
    jobs = np.array(jobs, np.intp)
    functions = (ctypes.c_void_p * 2)(driver().address, driver().address)
    data = (ctypes.c_void_p * 2)(*[job.ctypes.data for job in jobs])
    types = ctypes.create_string_buffer(
        bytes(np.dtype(bool if k in flags else dtype).num for dtype in _DTYPES for k in range(operands))
    )
    texts = [name.encode(), doc.encode(), None if signature is None else signature.encode()]
    ufunc = _create()(
        ctypes.addressof(functions), ctypes.addressof(data), ctypes.addressof(types),
        len(_DTYPES), inputs, outputs, _NO_IDENTITY, texts[0], texts[1], 0, texts[2],
    )  # fmt: skip
    ufunc.__module__ = module
    # NumPy copies none of these: they have to live as long as the ufunc.
    ufunc._keep_alive = (kernels, jobs, functions, data, types, texts)
    return ufunc
