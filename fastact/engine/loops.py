"""Compiled NumPy inner loops: the serial kernel of each function, and the one driver that spreads any of them over threads.

A loop is ``void (args, dims, steps, data)``, all addresses as integers. NumPy calls `driver`; ``data`` points to the job that
`job_words` describes, with the address of the serial kernel in it.
"""

import functools
import hashlib
import types as python_types
from pathlib import Path

import numba
import numpy as np
from numba.core import types

from fastact.engine import memory
from fastact.engine.cache import Loop
from fastact.engine.memory import TILE, call_loop, clear_float_exceptions, peek, poke, release, try_acquire
from fastact.precision import SCALAR_OPTIONS, InlinedCompiler

# The layer's own function: `numba.get_num_threads` holds a ctypes pointer, and code with such a pointer cannot be cached.
get_num_threads = types.ExternalFunction("get_num_threads", types.intp())
LOOP_OPTIONS = {"error_model": "numpy", "fastmath": False}
MAX_OPERANDS = 16
# Elements that pass through a buffer at a time where an operand is not contiguous. 256, 512, 1024, 2048: a fused pass in place
# took 1.23, 1.17, 1.14, 1.13 times what it takes out of place; beyond 512 the buffers of many operands leave the L1 cache.
BLOCK = 512
BUFFER_BYTES = BLOCK * 8
new_buffers = memory.stack_room(MAX_OPERANDS * BUFFER_BYTES)
transpose_4, transpose_8 = memory.tile_transposer(4), memory.tile_transposer(8)
new_table = memory.stack_room(MAX_OPERANDS * 8)  # one word for each operand or dimension

# Words of a job; ROWS is the last operand that holds rows, ALONG the place of its step along the row; what follows MORE concerns
# the kernel.
KERNEL, INPUTS, OPERANDS, DIMENSIONS, THRESHOLD, STATE, ROWS, ALONG, MORE = range(9)
# Columns that lie side by side are given to threads in whole groups of these, so that no two write to the same cache line, and
# each gets a good deal of them.
COLUMN_GRAIN, COLUMNS_OF_A_THREAD = 16, 64
# Words of the state that all jobs share: a parallel region is running; parallel regions are allowed in this process.
BUSY, ALLOWED = range(2)


NOT_IN_KERNELS = ("__main__.py", "bench.py", "demo.py", "docs.py", "halves.py", "plots.py", "stubs.py", "warmup.py")


KERNELS = ("*.py", "elementary/*.py", "activations/*.py", "engine/*.py", "losses/*.py", "nn/*.py")


@functools.cache
def source_hash(*more: str) -> str:
    """A digest of the sources of kernels. It stands in each one's name: Numba's cache does not notice edits of callees.

    `more` are patterns of further files.
    """
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    found = (path for pattern in (*KERNELS, *more) for path in package.glob(pattern))
    for path in sorted(path for path in found if path.name not in NOT_IN_KERNELS):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def from_template(template, name: str, sources: tuple[str, ...] = (), **names):
    """A copy of the function `template` that finds `names` among its globals and is cached by Numba under `name`.

    `sources` are the files that it is made of, beyond those of all kernels.
    """
    copy = python_types.FunctionType(template.__code__, {**template.__globals__, **names}, name)
    copy.__qualname__ = f"{name}_{source_hash(*sources)}"
    copy.__module__ = template.__module__
    return copy


@numba.njit(**LOOP_OPTIONS)
def copy_strided(target, target_step, source, source_step, count, itemsize):
    """Copy `count` elements of 1, 4 or 8 bytes between strided places."""
    if target_step == itemsize and source_step == itemsize:
        memory.copy_bytes(target, source, count * itemsize)
    elif itemsize == 4:
        for i in range(count):
            memory.copy_4_bytes(target + i * target_step, source + i * source_step)
    elif itemsize == 1:
        for i in range(count):
            memory.copy_1_byte(target + i * target_step, source + i * source_step)
    else:
        for i in range(count):
            poke(target + i * target_step, 0, peek(source + i * source_step, 0))


@numba.njit(**LOOP_OPTIONS)
def copy_transposed(target, target_step, source, source_step, count, length, itemsize):
    """Copy `count` runs of `length` elements, `source_step` apart, to `length` runs of `count`, `target_step` apart.

    In tiles: element by element, softmax of rows of 16 float32 numbers took 0.72 instead of 0.48 ns an element.
    """
    whole_runs = count // TILE * TILE
    whole = length // TILE * TILE
    if itemsize == 4:
        for i in range(0, whole_runs, TILE):
            for j in range(0, whole, TILE):
                transpose_4(target + j * target_step + i * 4, target_step, source + i * source_step + j * 4, source_step)
    elif itemsize == 8:
        for i in range(0, whole_runs, TILE):
            for j in range(0, whole, TILE):
                transpose_8(target + j * target_step + i * 8, target_step, source + i * source_step + j * 8, source_step)
    else:
        whole = 0
    for i in range(whole_runs, count):
        copy_strided(target + i * itemsize, target_step, source + i * source_step, itemsize, whole, itemsize)
    for j in range(whole, length):
        copy_strided(target + j * target_step, itemsize, source + j * itemsize, source_step, count, itemsize)


@numba.njit(**LOOP_OPTIONS)
def _equals_an_input(args, operand, inputs):
    for k in range(inputs):
        if peek(args, k) == peek(args, operand):
            return True
    return False


@numba.njit(**LOOP_OPTIONS)
def _all_zero(words, first, last):
    """True if there are any words from `first` to `last` and all are 0."""
    for k in range(first, last):
        if peek(words, k) != 0:
            return False
    return first < last


def elementwise(args, dims, steps, data):
    """Apply a scalar kernel; the template of every element-wise loop (`kernel`, `load`, ... are put in by `elementwise_loop`).

    Contiguous operands are used where they are, others pass through a buffer block by block, so that a vector loop or two serve
    every memory layout. With two or more outputs, an output that equals an input is buffered too: see `memory.accessors`.
    """
    count = peek(dims, 0)
    table = new_table()
    buffers_used = new_table()
    buffers = new_buffers()
    fixed = _all_zero(steps, arrays, inputs)
    direct = True
    for k in range(operands):
        in_place = several_outputs and k >= inputs and _equals_an_input(args, k, inputs)
        buffered = (peek(steps, k) != itemsize or in_place) and not (fixed and arrays <= k < inputs)
        poke(buffers_used, k, buffered)
        direct = direct and not buffered
    block = count if direct else BLOCK
    for start in range(0, count, max(block, 1)):
        size = min(block, count - start)
        for k in range(operands):
            step = peek(steps, k)
            place = peek(args, k) + start * step
            if peek(buffers_used, k):
                buffer = buffers + k * BUFFER_BYTES
                poke(table, k, buffer)
                if k < inputs and (step != 0 or start == 0):
                    copy_strided(buffer, itemsize, place, step, size, itemsize)
            else:
                poke(table, k, place)
        pointers = addresses(table)
        if fixed:
            apply_fixed(table, size, load(pointers, 0)[arrays:])
        else:
            for i in range(size):
                store(pointers, i, kernel(*load(pointers, i)))
        for k in range(inputs, operands):
            if peek(buffers_used, k):
                step = peek(steps, k)
                copy_strided(peek(args, k) + start * step, step, buffers + k * BUFFER_BYTES, itemsize, size, itemsize)


def elementwise_fixed(table, count, parameters):
    """The loop for parameters that are the same for all elements."""
    pointers = addresses(table)
    for i in range(count):
        store(pointers, i, kernel(*(load(pointers, i) + parameters)))


@numba.njit(**SCALAR_OPTIONS)
def nothing_fixed(table, count, parameters):
    """In its place where there are no parameters."""


def elementwise_loop(
    name: str, definition, kernel, dtype: np.dtype, arrays: int, parameters: int, outputs: int, cache: bool = True
):
    """The compiled serial loop that applies ``kernel(definition)`` to elements of `dtype`; `definition` is specialised for it.

    Parameters are mostly single numbers. These have a loop of their own, which loads them once.
    """
    scalar = numba.njit(**SCALAR_OPTIONS)
    inputs = arrays + parameters
    outs = range(inputs, inputs + outputs)
    addresses, load, store = memory.accessors(dtype, range(inputs), outs)
    compiled = scalar(kernel(scalar(definition)))
    apply_fixed = nothing_fixed
    if parameters:
        names = dict(zip(("addresses", "load", "store"), memory.accessors(dtype, range(arrays), outs), strict=True))
        fixed = from_template(elementwise_fixed, f"{name}_{dtype.name}_fixed", kernel=compiled, **names)
        apply_fixed = numba.njit(pipeline_class=InlinedCompiler, **LOOP_OPTIONS)(fixed)
    function = from_template(
        elementwise,
        f"{name}_{dtype.name}",
        kernel=compiled,
        apply_fixed=apply_fixed,
        addresses=addresses,
        load=load,
        store=store,
        arrays=arrays,
        inputs=inputs,
        operands=inputs + outputs,
        several_outputs=outputs > 1,
        itemsize=dtype.itemsize,
    )
    return Loop(function, cache)


@numba.njit(**LOOP_OPTIONS)
def _must_run_in_order(args, steps, count, inputs, operands):
    """True if an element's output is a later element's input, as in `ufunc.accumulate` and `ufunc.reduce`.

    Only inputs with the output's step: a parameter that happens to lie near the output is none of its elements.
    """
    for output in range(inputs, operands):
        step = peek(steps, output)
        if step == 0:
            return True
        for k in range(inputs):
            distance = peek(args, output) - peek(args, k)
            same_step = peek(steps, k) == step
            if same_step and distance != 0 and abs(distance) < abs(step) * count and distance % step == 0:
                return True
    return False


@numba.njit(**LOOP_OPTIONS)
def _run_piece(args, dims, steps, data, first, count):
    """Call the job's serial kernel on `count` of the outermost elements, from `first` on."""
    piece_args = new_table()
    piece_dims = new_table()
    for k in range(peek(data, OPERANDS)):
        poke(piece_args, k, peek(args, k) + first * peek(steps, k))
    poke(piece_dims, 0, count)
    for k in range(1, peek(data, DIMENSIONS)):
        poke(piece_dims, k, peek(dims, k))
    call_loop(peek(data, KERNEL), piece_args, piece_dims, steps, data)


@numba.njit(parallel=True, **LOOP_OPTIONS)
def _run_pieces(args, dims, steps, data, pieces, grain):
    count = peek(dims, 0)
    for piece in numba.prange(pieces):
        first = count * piece // pieces // grain * grain
        last = count if piece == pieces - 1 else count * (piece + 1) // pieces // grain * grain
        _run_piece(args, dims, steps, data, first, last - first)


def driver(args, dims, steps, data):
    """The loop that NumPy calls: serial below the job's threshold, spread over threads above it."""
    count = peek(dims, 0)
    dimensions = peek(data, DIMENSIONS)
    state = peek(data, STATE)
    work = count
    for k in range(1, dimensions):
        work *= peek(dims, k)
    operands = peek(data, OPERANDS)
    columns = dimensions == 2 and abs(peek(steps, peek(data, ROWS))) < abs(peek(steps, peek(data, ALONG)))
    if dimensions == 1 and _must_run_in_order(args, steps, count, peek(data, INPUTS), operands):
        for first in range(count):
            _run_piece(args, dims, steps, data, first, 1)
    elif (
        work >= peek(data, THRESHOLD)
        and count >= (2 * COLUMNS_OF_A_THREAD if columns else 2)
        and peek(state, ALLOWED) != 0
        and try_acquire(state)
    ):
        grain = COLUMN_GRAIN if columns else 64 if count >= 1024 * get_num_threads() else 1
        pieces = min(count // COLUMNS_OF_A_THREAD if columns else count, get_num_threads())
        _run_pieces(args, dims, steps, data, pieces, grain)
        release(state)
    else:
        call_loop(peek(data, KERNEL), args, dims, steps, data)
    clear_float_exceptions()
