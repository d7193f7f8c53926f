"""A real `numpy.ufunc` over compiled kernels, through NumPy's C API. A kernel is made when a call first needs it.

`numba.vectorize` would give a `DUFunc` instead: 3 µs more per call, one output only, and ``where=`` without ``out`` fails.
"""

import ctypes
import functools
import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy._core import _multiarray_umath

from fastact.codegen import driver as codegen
from fastact.codegen import loops, rows, streaming
from fastact.codegen.elementwise import elementwise_kernel, of_catalogue
from fastact.codegen.kernel import Kernel, loop
from fastact.codegen.operands import Operands
from fastact.definitions.cores import Core
from fastact.definitions.row_records import Step
from fastact.runtime import caches, store, threads

_FROM_FUNC_AND_DATA_AND_SIGNATURE = 31  # slot of the function in NumPy's _UFUNC_API table, frozen with its ABI
_NO_IDENTITY = -1
NEVER = np.iinfo(np.intp).max
DTYPES = (np.dtype(np.float32), np.dtype(np.float64))


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


@dataclass(frozen=True, eq=False)
class Job:
    """What `driver` gets for a ufunc and a type: words, of which those of kernels and loops are addresses, 0 until they are needed.

    `failed` turns an exception of the compiler into the one that users see, `raises` raises what a user's function does for inputs.
    """

    dtype: np.dtype
    words: np.ndarray
    kernels: dict[int, Kernel]
    loops: dict[int, Callable]
    failed: Callable[[Exception], Exception] | None
    raises: Callable | None

    def provide(self, place: int) -> None:
        """Have what is missing at that place; before it the loops that every call takes, as other threads look at its word only."""
        for at in self.loops.keys() & {loops.LOOP, rows.BLOCK_LOOP}:
            self.words[at] = store.address(loop(self.loops[at]))
        try:
            self.words[place] = store.address(loop(self.loops[place]) if place in self.loops else self.kernels[place])
        except Exception as error:
            if self.failed is None:
                raise
            explained = self.failed(error)
        else:
            return
        raise explained

    def raise_for(self, args: int, steps: int, element: int) -> None:
        """Raise what a user's function raises for an element of a loop's operands."""
        count = self.words[loops.INPUTS]
        pointers, strides = ((ctypes.c_ssize_t * count).from_address(address) for address in (args, steps))
        kind = np.ctypeslib.as_ctypes_type(self.dtype)
        places = (pointer + stride * element for pointer, stride in zip(pointers, strides, strict=True))
        self.raises(*(self.dtype.type(kind.from_address(place).value) for place in places))


_jobs: dict[int, Job] = {}


def _resolve(place: int) -> None:
    """What compiled code asks for: a kernel, the threads, or an exception; `place` is an address, see `driver.RESOLVER`."""
    request, data, *operands = (ctypes.c_ssize_t * 5).from_address(place)
    if request == codegen.RAISE:
        _jobs[data].raise_for(*operands)
    with build_lock:
        if request == codegen.START_THREADS:
            threads.start()
        else:
            _jobs[data].provide(request)


@functools.cache
def driver() -> int:
    """The address of the loop that NumPy calls for every ufunc."""
    python = ctypes.pythonapi
    for word, function in (
        (codegen.GIL_ENSURE, python.PyGILState_Ensure),
        (codegen.GIL_RELEASE, python.PyGILState_Release),
        (codegen.ERROR_OCCURRED, python.PyErr_Occurred),
        (codegen.FROM_POINTER, python.PyLong_FromVoidPtr),
        (codegen.CALL, python.PyObject_CallOneArg),
        (codegen.DECREF, python.Py_DecRef),
    ):
        threads.STATE[word] = ctypes.cast(function, ctypes.c_void_p).value
    threads.STATE[codegen.RESOLVER] = id(_resolve)
    return store.address(loop(codegen.driver))


def _long_operands(dtype: np.dtype, costly: bool, bytes_of_all: int) -> dict[int, int]:
    """From how many elements on an element-wise job uses threads, and the loops for operands beyond the caches."""
    found = {loops.THRESHOLD: (threads.COSTLY_BYTES if costly else threads.LIGHT_BYTES) // bytes_of_all}
    for at, long in ((loops.AHEAD_FROM, caches.AHEAD_BYTES), (loops.STREAMED_FROM, caches.STREAMED_BYTES)):
        # costly functions of float64 wait for arithmetic: streamed, fused gelu of 10⁷ numbers took 4.3 instead of 4.0 ns
        found[at] = NEVER if costly and dtype.itemsize == 8 else long // bytes_of_all
    return found


def build(
    name: str,
    module: str,
    doc: str,
    kernels: Callable[[np.dtype], dict[int, Kernel]],
    apply: dict[int, Callable],
    inputs: int,
    outputs: int,
    *,
    arrays: int = 0,
    signature: str | None = None,
    flags: tuple[int, ...] = (),
    words: Callable[[np.dtype], dict[int, int]] = lambda dtype: {},
    costly: Callable[[np.dtype], bool] = lambda dtype: False,
    failed: Callable[[Exception], Exception] | None = None,
    raises: Callable | None = None,
) -> np.ufunc:
    """A ufunc with a float32 and a float64 loop.

    `kernels` gives the kernels of a dtype by their places in the job, `apply` the loops that bring operands to them, by theirs.
    With `signature` (``"(n)->(n)"``) it is a generalised ufunc. Of the `inputs` the first `arrays` are no parameters; `flags` are
    the places of operands that hold booleans; `words` what the job of a dtype has further. Element-wise functions that are
    `costly` in a type use threads for smaller arrays.
    """
    operands = inputs + outputs
    if operands > loops.MAX_OPERANDS:
        raise ValueError(f"{name}: {operands} operands, there is room for {loops.MAX_OPERANDS}")
    cores = re.findall(r"\(([\w,]*)\)", signature or "")
    of_rows = [k for k, core in enumerate(cores) if core] or [0]
    common = {
        loops.STATE: threads.STATE.ctypes.data,
        loops.INPUTS: inputs,
        loops.OPERANDS: operands,
        loops.DIMENSIONS: 1 + len(set(re.findall(r"\w", signature or ""))),
        loops.ROWS: of_rows[-1],
        loops.ALONG: operands + len(of_rows) - 1,
        loops.ARRAYS: arrays,
    }
    jobs = []
    for dtype in DTYPES:
        sizes = [1 if k in flags else dtype.itemsize for k in range(operands)]
        arrays_of_all = [size for k, size in enumerate(sizes) if not arrays <= k < inputs]
        own = {loops.THRESHOLD: threads.ROW_THRESHOLD} if cores else _long_operands(dtype, costly(dtype), sum(arrays_of_all))
        own |= {loops.SIZES + k: size for k, size in enumerate(sizes)}
        filled = common | own | words(dtype)
        made = kernels(dtype)
        array = np.zeros(max((*filled, *made, *apply)) + 1, np.intp)
        array[list(filled)] = list(filled.values())
        jobs.append(Job(dtype, array, made, apply, failed, raises))
    data = (ctypes.c_void_p * len(jobs))(*[job.words.ctypes.data for job in jobs])
    with build_lock:
        functions = (ctypes.c_void_p * len(jobs))(*[driver()] * len(jobs))
        _jobs.update({job.words.ctypes.data: job for job in jobs})
    types = ctypes.create_string_buffer(
        bytes(np.dtype(bool if k in flags else dtype).num for dtype in DTYPES for k in range(operands))
    )
    texts = [name.encode(), doc.encode(), None if signature is None else signature.encode()]
    ufunc = _create()(
        ctypes.addressof(functions), ctypes.addressof(data), ctypes.addressof(types),
        len(DTYPES), inputs, outputs, _NO_IDENTITY, texts[0], texts[1], 0, texts[2],
    )  # fmt: skip
    ufunc.__module__ = module
    # NumPy copies none of these: they have to live as long as the ufunc.
    ufunc._keep_alive = (jobs, functions, data, types, texts)
    return ufunc


def jobs_of(function) -> list[Job]:
    """The jobs of a ufunc of ours, or of the callable over it: one for each type."""
    return getattr(function, "ufunc", function)._keep_alive[0]


def prepare(function) -> None:
    """Compile all that calls of a ufunc may need, or load it from the store."""
    with build_lock:
        for job in jobs_of(function):
            for place in (*job.loops, *job.kernels):
                job.provide(place)


def elementwise_ufunc(
    name: str,
    module: str,
    doc: str,
    kernel_name: str,
    of_pass: Callable,
    source: Callable,
    *,
    arrays: int,
    parameters: int = 0,
    outputs: int = 1,
    scalar: Callable | None = None,
    made_of: tuple | None = None,
    costly: bool = False,
    core: Core | None = None,
    before: int = 0,
    failed: Callable[[Exception], Exception] | None = None,
    raises: Callable | None = None,
) -> np.ufunc:
    """The ufunc of ``of_pass(source)``, where it is in range of ``of_pass(core)``.

    Of a function that is not from the catalogue, `scalar` and `made_of` say more.
    """
    scalar = scalar or functools.partial(of_catalogue, source)

    def kernels(dtype):
        made = elementwise_kernel(
            kernel_name, of_pass, scalar, made_of or (source,), dtype, arrays, parameters, outputs, core, before
        )
        return {loops.KERNEL: made}

    apply = {loops.LOOP: loops.elementwise, loops.AHEAD_LOOP: streaming.ahead, loops.STREAMED_LOOP: streaming.streamed}
    inputs = arrays + parameters
    by_core = core is not None and core.float32 is not None
    slow = lambda dtype: costly and not (by_core and dtype.itemsize == 4)  # a core takes 0.3 ns a float32 number
    told = {"arrays": arrays, "costly": slow, "failed": failed, "raises": raises}
    return build(name, module, doc, kernels, apply, inputs, outputs, **told)


def row_ufunc(name: str, module: str, doc: str, kernel_name: str, steps: tuple[Step, ...], operands: Operands):
    """(the generalised ufunc of a row function, a function that gives the one for rows along the middle one of three axes)."""
    kernels = functools.cache(functools.partial(rows.row_kernels, kernel_name, steps, operands))
    words = functools.partial(rows.row_words, kernel_name, steps, operands)
    places, flags = (operands.inputs, len(operands.names) - operands.inputs), operands.flag_places
    ufunc = build(name, module, doc, kernels, rows.LOOPS, *places, signature=operands.signature(), flags=flags, words=words)

    def build_blocks() -> np.ufunc:
        signature = operands.signature("(n,m)", "(m)")
        axes = re.findall(r"\w", signature)
        dimensions = "".join(sorted(set(axes), key=axes.index))  # NumPy's order
        all_words = lambda dtype: words(dtype) | rows.block_words(operands, dimensions)
        doc = f"{name} along the middle one of three axes."
        return build(name, module, doc, kernels, rows.LOOPS_OF_BLOCKS, *places, signature=signature, flags=flags, words=all_words)

    return ufunc, functools.cache(build_blocks)
