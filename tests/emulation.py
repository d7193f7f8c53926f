"""GPU kernels on the CPU: the threads run one after the other, or exchange numbers like the threads of a warp."""

from concurrent.futures import ThreadPoolExecutor

import numba
import numpy as np
from llvmlite import ir
from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.gpu import calls
from fastact.codegen.gpu.each_thread import Variant, body
from fastact.codegen.gpu.thread_groups import RowCompiler, RowVariant
from fastact.codegen.memory import at_address, peek
from fastact.codegen.template import LOOP_OPTIONS, from_template
from fastact.elementary.precision import SCALAR_OPTIONS

_INT = ir.IntType(64)
let_others_run = types.ExternalFunction("sched_yield", types.int32())
on_cpu = numba.njit(**SCALAR_OPTIONS)


def emulator(variant: Variant):
    """Compile ``run(threads, *arguments)``: it runs the threads one after the other, with addresses of the CPU's memory."""
    template = _strided_threads if variant.dimensions else _contiguous_threads
    signature = types.void(types.int64, *variant.signature.args)
    return numba.njit(signature, **LOOP_OPTIONS)(from_template(template, run_thread=body(variant, on_cpu)))


def _contiguous_threads(threads, count, addresses, numbers):
    for first in range(threads):
        run_thread(first, threads, count, addresses, numbers)


def _strided_threads(threads, count, addresses, numbers, shape, strides):
    for first in range(threads):
        run_thread(first, threads, count, addresses, numbers, shape, strides)


def row_thread(variant: RowVariant, together=None):
    """Compile ``run(first, step, lane, *arguments)``, one thread of a row kernel."""
    run_thread = RowCompiler(variant, on_cpu, together).compile()
    signature = types.void(types.int64, types.int64, types.int64, *variant.signature.args)
    return numba.njit(signature, nogil=True, **LOOP_OPTIONS)(from_template(_row_thread, run_thread=run_thread))


def _row_thread(first, step, lane, rows, n, addresses, numbers, shape, strides, along):
    run_thread(first, step, lane, rows, n, addresses, numbers, shape, strides, along)


@intrinsic
def count_up(typingctx, address):
    def codegen(context, builder, signature, args):
        builder.atomic_rmw("add", at_address(builder, args[0], _INT), _INT(1), "seq_cst")
        return context.get_dummy_value()

    return Signature(types.none, (types.int64,), None), codegen


@intrinsic
def read(typingctx, address):
    def codegen(context, builder, signature, args):
        return builder.load_atomic(at_address(builder, args[0], _INT), "seq_cst", 8)

    return Signature(types.int64, (types.int64,), None), codegen


@intrinsic
def put(typingctx, address, lane, value):
    def codegen(context, builder, signature, args):
        place = builder.add(args[0], builder.mul(args[1], _INT(8)))
        builder.store(args[2], at_address(builder, place, args[2].type))
        return context.get_dummy_value()

    return Signature(types.none, (types.int64, types.int64, value), None), codegen


@intrinsic
def get(typingctx, address, lane, like):
    def codegen(context, builder, signature, args):
        place = builder.add(args[0], builder.mul(args[1], _INT(8)))
        return builder.load(at_address(builder, place, args[2].type))

    return Signature(like, (types.int64, types.int64, like), None), codegen


def exchanged(value, lane):
    """Combine the values of all lanes like `thread_templates.of_warp`: in each step, two halves of the group exchange theirs."""
    offset = group // 2
    while offset:
        put(area, lane, value)
        other = get(area, wait(lane) ^ offset, value)
        wait(lane)
        value = join(value, other)
        offset //= 2
    return value


def wait(lane):
    """Wait until every thread of the group has called this as often. Return the lane, so that nothing is moved before the call."""
    count_up(arrived)
    count_up(own + 8 * lane)
    while read(arrived) < group * peek(own + 8 * lane, 0):
        let_others_run()
    return lane


class Group:
    """A group of threads with memory for exchanging numbers. Exchanges follow one another."""

    def __init__(self, size: int):
        self.size = size
        self.memory = np.zeros(1 + 2 * size, np.int64)
        self.pool = ThreadPoolExecutor(size)

    def together(self, kind, number, kind_follows):
        arrived = self.memory.ctypes.data
        names = {"arrived": arrived, "own": arrived + 8, "group": self.size}
        waiting = on_cpu(from_template(wait, **names))
        area = arrived + 8 + 8 * self.size
        return from_template(exchanged, join=calls.join(kind), wait=waiting, area=area, group=self.size)

    def run(self, thread) -> None:
        """Call ``thread(lane)`` in a separate thread for each lane."""
        self.memory[:] = 0
        for result in [self.pool.submit(thread, lane) for lane in range(self.size)]:
            result.result()
