"""Real `numpy.ufunc` objects over compiled kernels, made through NumPy's C API. A kernel is compiled when a call first needs it.

`numba.vectorize` would return a `DUFunc` instead. It takes 3 µs more per call, has only one output, and does not support ``where=``
without ``out``.
"""

import ctypes
import functools
import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from fastact.codegen import driver, loops, rows, sixteen_bits, streaming
from fastact.codegen.elementwise import elementwise_kernel, of_catalogue
from fastact.codegen.kernel import Kernel, loop
from fastact.codegen.operands import Operands
from fastact.codegen.sixteen_bits import Storage
from fastact.definitions.row_records import Step
from fastact.definitions.wide_cores import AnyCore
from fastact.runtime import caches, numpy_api, store, threads
from fastact.runtime.halves import halves

_NO_IDENTITY = -1
NEVER = np.iinfo(np.intp).max
DTYPES = (np.dtype(np.float32), np.dtype(np.float64))


# A fork waits for a build in another thread. Otherwise the child would wait forever, as no thread there releases the lock.
build_lock = threading.RLock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=build_lock.acquire, after_in_parent=build_lock.release, after_in_child=build_lock.release)


@dataclass(frozen=True, eq=False)
class Job:
    """The data that `driver` gets for a ufunc and a dtype.

    The `words` for kernels and loops are addresses, which are 0 until they are needed. `dtypes` are the dtypes of all operands, and
    `dtype` is that of the arrays. `failed` converts an exception of the compiler to the one that users see. `raises` takes inputs
    and raises the exception that the user's function raises for them.
    """

    dtype: np.dtype
    dtypes: tuple[np.dtype, ...]
    words: np.ndarray
    kernels: dict[int, Kernel]
    loops: dict[int, Callable]
    failed: Callable[[Exception], Exception] | None
    raises: Callable | None

    def provide(self, place: int) -> None:
        """Fill the missing word at `place`, last of all: other threads check only this word before they use the common loops."""
        common = {loops.LOOP, rows.BLOCK_LOOP, sixteen_bits.WIDE_LOOP, sixteen_bits.WIDE_NEEDS}
        for at in self.loops.keys() & common if loops.NEEDS in self.loops else ():  # of functions of rows
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
        """Raise the exception of a user's function for an element of a loop's operands."""
        count = self.words[loops.INPUTS]
        pointers, strides = ((ctypes.c_ssize_t * count).from_address(address) for address in (args, steps))
        places = (pointer + stride * element for pointer, stride in zip(pointers, strides, strict=True))
        read = lambda place, dtype: np.frombuffer(ctypes.string_at(place, dtype.itemsize), dtype)[0]
        self.raises(*map(read, places, self.dtypes))


_jobs: dict[int, Job] = {}


def _resolve(place: int) -> None:
    """Do what compiled code requests: make a kernel, start threads or raise. `place` is an address, see `driver.RESOLVER`."""
    request, data, *operands = (ctypes.c_ssize_t * 5).from_address(place)
    if request == driver.RAISE:
        _jobs[data].raise_for(*operands)
    with build_lock:
        if request == driver.START_THREADS:
            threads.start()
        else:
            _jobs[data].provide(request)


@functools.cache
def _address_of_driver() -> int:
    """Return the address of the loop that NumPy calls for every ufunc."""
    python = ctypes.pythonapi
    for word, function in (
        (driver.GIL_ENSURE, python.PyGILState_Ensure),
        (driver.GIL_RELEASE, python.PyGILState_Release),
        (driver.ERROR_OCCURRED, python.PyErr_Occurred),
        (driver.FROM_POINTER, python.PyLong_FromVoidPtr),
        (driver.CALL, python.PyObject_CallOneArg),
        (driver.DECREF, python.Py_DecRef),
    ):
        threads.STATE[word] = ctypes.cast(function, ctypes.c_void_p).value
    threads.STATE[driver.RESOLVER] = id(_resolve)
    return store.address(loop(driver.driver))


def _long_operands(dtype: np.dtype, for_threads: int, bytes_of_all: int, stored: int = 0) -> dict[int, int]:
    """Return the numbers of elements from which an element-wise job uses threads, and the loops for operands beyond the caches.

    Threads pay off from `for_threads` bytes on. An element of all operands takes `bytes_of_all` bytes in `dtype`. If it is stored
    in 16 bits, it takes `stored` bytes in memory.
    """
    ahead = NEVER if stored else caches.AHEAD_BYTES  # conversion is limited by arithmetic: prefetching made no function faster
    found, costly = {loops.THRESHOLD: for_threads // bytes_of_all}, for_threads == threads.COSTLY_BYTES
    streamed = caches.LIGHT_STREAMED_BYTES if for_threads == threads.LIGHT_BYTES else caches.STREAMED_BYTES
    for at, long in ((loops.AHEAD_FROM, min(ahead, streamed)), (loops.STREAMED_FROM, streamed)):
        # arithmetic limits costly functions in float64: fused gelu of 10⁷ numbers took 4.3 ns when streamed, instead of 4.0
        found[at] = NEVER if costly and dtype.itemsize == 8 else long // (stored or bytes_of_all)
    return found


@dataclass(frozen=True)
class _Loops:
    """What the loops of a ufunc are made of, for float32, float64 and the 16-bit dtypes.

    `kernels` returns the kernels of a dtype by their places in the job. `apply` holds the loops that pass operands to the kernels,
    also by their places. With `signature` (``"(n)->(n)"``), the result is a generalised ufunc. The first `arrays` of the `inputs`
    are arrays, and the others are parameters. `flags` are the places of operands that hold booleans, and `single` are the places
    of those that hold float32 if the arrays have 16 bits. `words` returns the additional words in the job of a dtype. An
    element-wise function uses threads if all operands together have at least the bytes that `for_threads` returns for the dtype.
    """

    kernels: Callable[[np.dtype], dict[int, Kernel]]
    apply: dict[int, Callable]
    inputs: int
    outputs: int
    arrays: int = 0
    signature: str | None = None
    flags: tuple[int, ...] = ()
    single: tuple[int, ...] = ()
    words: Callable[[np.dtype], dict[int, int]] = lambda dtype: {}
    for_threads: Callable[[np.dtype], int] = lambda dtype: threads.LIGHT_BYTES
    failed: Callable[[Exception], Exception] | None = None
    raises: Callable | None = None

    @functools.cached_property
    def common(self) -> dict[int, int]:
        """The words that are the same in the jobs of all dtypes."""
        operands = self.inputs + self.outputs
        cores = re.findall(r"\(([\w,]*)\)", self.signature or "")
        of_rows = [k for k, core in enumerate(cores) if core] or [0]
        return {
            loops.STATE: threads.STATE.ctypes.data,
            loops.INPUTS: self.inputs,
            loops.OPERANDS: operands,
            loops.DIMENSIONS: 1 + len(set(re.findall(r"\w", self.signature or ""))),
            loops.ROWS: of_rows[-1],
            loops.ALONG: operands + len(of_rows) - 1,
            loops.ARRAYS: self.arrays,
        }

    def job(self, dtype: np.dtype, kernels: dict[int, Kernel], storage: Storage | None = None) -> Job:
        """Return the job of a dtype. The job of a 16-bit dtype has the kernels of float32."""
        wide = DTYPES[0] if storage else dtype
        operands = range(self.inputs + self.outputs)
        of = lambda kind: [np.dtype(bool) if k in self.flags else wide if k in self.single else kind for k in operands]
        sizes, stored = ([each.itemsize for each in of(kind)] for kind in (wide, dtype))
        own, more = {loops.THRESHOLD: threads.ROW_THRESHOLD}, self.words(wide)
        if not self.signature:
            of_arrays = [k for k in operands if not self.arrays <= k < self.inputs]
            bytes_of_all, stored_bytes = (sum(each[k] for k in of_arrays) for each in (sizes, stored))
            own = _long_operands(wide, self.for_threads(wide), bytes_of_all, stored_bytes if storage else 0)
        own |= {loops.SIZES + k: size for k, size in enumerate(sizes if self.signature else stored)}
        apply = self.apply
        if storage:
            apply = storage.loops(apply)
        if storage and self.signature:
            own |= {sixteen_bits.STORED + k: size for k, size in enumerate(stored)}
        # a user's function, or a row function that repeats a step, may take long for any number of elements
        slow = self.raises is not None or more.get(rows.TOGETHER) == 0
        own[loops.WAKING_FROM] = own[loops.THRESHOLD] * (1 if slow else threads.WAKING_FACTOR)
        filled = self.common | own | more
        array = np.zeros(max((*filled, *kernels, *apply)) + 1, np.intp)
        array[list(filled)] = list(filled.values())
        return Job(dtype, tuple(of(dtype)), array, kernels, apply, self.failed, self.raises)


def _build(name: str, module: str, doc: str, made: _Loops) -> np.ufunc:
    """Build a ufunc."""
    inputs, outputs, signature = made.inputs, made.outputs, made.signature
    if inputs + outputs > loops.MAX_OPERANDS:
        raise ValueError(f"{name}: at most {loops.MAX_OPERANDS} operands are supported, got {inputs + outputs}")
    jobs = [made.job(dtype, made.kernels(dtype)) for dtype in DTYPES]
    jobs += [made.job(dtype, jobs[0].kernels, storage) for dtype, storage in halves().items()]
    with build_lock:
        loop_of_all = _address_of_driver()
        _jobs.update({job.words.ctypes.data: job for job in jobs})
    usual = [job for job in jobs if job.dtype.isbuiltin == 1]  # the others are registered below
    functions = (ctypes.c_void_p * len(usual))(*[loop_of_all] * len(usual))
    data = (ctypes.c_void_p * len(usual))(*[job.words.ctypes.data for job in usual])
    types = ctypes.create_string_buffer(bytes(dtype.num for job in usual for dtype in job.dtypes))
    texts = [name.encode(), doc.encode(), None if signature is None else signature.encode()]
    ufunc = numpy_api.create_ufunc()(
        ctypes.addressof(functions), ctypes.addressof(data), ctypes.addressof(types),
        len(usual), inputs, outputs, _NO_IDENTITY, texts[0], texts[1], 0, texts[2],
    )  # fmt: skip
    for job in jobs:
        if job not in usual:
            numbers = (ctypes.c_int * len(job.dtypes))(*[dtype.num for dtype in job.dtypes])
            numpy_api.register_loop()(ufunc, job.dtype.num, loop_of_all, ctypes.addressof(numbers), job.words.ctypes.data)
        if job.dtype in halves():
            numpy_api.yield_to(ufunc, job.dtype, job.dtypes)
    ufunc.__module__ = module
    # NumPy does not copy these, so they must live as long as the ufunc.
    ufunc._keep_alive = (jobs, functions, data, types, texts)
    return ufunc


def jobs_of(function) -> list[Job]:
    """Return the jobs of a fastact ufunc, or of the callable over it: one for each dtype."""
    return getattr(function, "ufunc", function)._keep_alive[0]


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
    core: AnyCore | None = None,
    before: int = 0,
    single: tuple[int, ...] = (),
    failed: Callable[[Exception], Exception] | None = None,
    raises: Callable | None = None,
) -> np.ufunc:
    """Build the ufunc of ``of_pass(source)``, which uses ``of_pass(core)`` for elements in the core's range.

    If the arrays have 16 bits, the parameters and the operands at the places `single` hold float32. For a function that is not from
    the catalogue, `scalar` compiles it for a number type, and `made_of` holds what it depends on.
    """
    scalar = scalar or functools.partial(of_catalogue, source)

    def kernels(dtype):
        made = elementwise_kernel(
            kernel_name, of_pass, scalar, made_of or (source,), dtype, arrays, parameters, outputs, core, before
        )
        return {loops.KERNEL: made}

    apply = {loops.LOOP: loops.elementwise, loops.DENSE_LOOP: loops.dense}
    apply |= {loops.AHEAD_LOOP: streaming.ahead, loops.STREAMED_LOOP: streaming.streamed}
    inputs = arrays + parameters

    def for_threads(dtype):
        if not costly:
            return threads.LIGHT_BYTES
        return threads.CORED_BYTES if core is not None and dtype.itemsize == 4 and core.serves(dtype) else threads.COSTLY_BYTES

    single += tuple(range(arrays, inputs))
    told = {"arrays": arrays, "single": single, "for_threads": for_threads, "failed": failed, "raises": raises}
    return _build(name, module, doc, _Loops(kernels, apply, inputs, outputs, **told))


def row_ufunc(
    name: str, module: str, doc: str, kernel_name: str, steps: tuple[Step, ...], operands: Operands, single: tuple[int, ...] = ()
):
    """Return (the generalised ufunc of a row function, a function that returns the ufunc for rows along the middle of three axes).

    If the arrays have 16 bits, the operands at the places `single` hold float32.
    """
    kernels = functools.cache(functools.partial(rows.row_kernels, kernel_name, steps, operands))
    words = functools.partial(rows.row_words, kernel_name, steps, operands)
    places, flags = (operands.inputs, len(operands.names) - operands.inputs), operands.flag_places
    made = _Loops(kernels, rows.LOOPS, *places, signature=operands.signature(), flags=flags, single=single, words=words)

    def build_blocks() -> np.ufunc:
        signature = operands.signature("(n,m)", "(m)")
        axes = re.findall(r"\w", signature)
        dimensions = "".join(sorted(set(axes), key=axes.index))  # NumPy's order
        all_words = lambda dtype: words(dtype) | rows.block_words(operands, dimensions)
        of_blocks = replace(made, apply=rows.LOOPS_OF_BLOCKS, signature=signature, words=all_words)
        return _build(name, module, f"{name} along the middle one of three axes.", of_blocks)

    return _build(name, module, doc, made), functools.cache(build_blocks)
