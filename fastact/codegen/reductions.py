"""How the values of a sweep become numbers of the row: a sum or a maximum.

Everything is an LLVM intrinsic on tuples: with compiled functions for the same, fused softmax was made of 264 functions, not 133.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.core.dispatcher import Dispatcher
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact._numba import called, items_of
from fastact.codegen.lines import NUMBERS_BYTES
from fastact.codegen.memory import INT, at_address
from fastact.elementary.intrinsics import larger

_PLACE = ir.IntType(32)


def _compensated(builder, accumulators, term):
    """Kahan's sum: the new total and what its rounding lost; infinity stays infinite."""
    total, lost = accumulators
    corrected = builder.fsub(term, lost)
    new = builder.fadd(total, corrected)
    error = builder.fsub(builder.fsub(new, total), corrected)
    return new, builder.select(builder.fcmp_ordered("ord", error, error), error, error.type(0.0))


def _plain(builder, a, b):
    return builder.fadd(a, b)


def _larger_number(builder, a, b):
    """The larger of two numbers or vectors, a where b is NaN: one instruction, where `larger` takes six."""
    return builder.select(builder.fcmp_ordered(">", b, a), b, a)


@dataclass(frozen=True)
class Reduction:
    """What the accumulators start with, of which the first becomes the number, how a value joins them, and how two lanes join."""

    starts: tuple[float, ...]
    join: Callable
    join_lanes: Callable


REDUCTIONS = {
    "sum": Reduction((0.0, 0.0), _compensated, _plain),
    "count": Reduction((0.0,), lambda builder, accumulators, term: (_plain(builder, accumulators[0], term),), _plain),
    "peak": Reduction(
        (float("-inf"),), lambda builder, accumulators, term: (_larger_number(builder, accumulators[0], term),), _larger_number
    ),
    "max": Reduction((float("-inf"),), lambda builder, accumulators, term: (larger(builder, accumulators[0], term),), larger),
}


def chosen(places: Sequence[int], kind: types.Type):
    """A function for compiled code: a tuple of values -> those at `places`, of type `kind`."""
    gives = types.UniTuple(kind, len(places))

    @intrinsic
    def choose(typingctx, values):
        def codegen(context, builder, signature, args):
            return context.make_tuple(builder, gives, [builder.extract_value(args[0], k) for k in places])

        return Signature(gives, (values,), None), codegen

    return choose


class Reductions:
    """What a sweep needs to reduce its values, as functions for compiled code.

    `kinds` says for each value how it is reduced, or None; `stores` whether it is stored. A single value comes bare.
    """

    def __init__(self, dtype: np.dtype, lanes: int, kinds: Sequence[str | None], stores: Sequence[bool]):
        self.kind = types.float32 if dtype == np.float32 else types.float64
        self.element = ir.FloatType() if dtype == np.float32 else ir.DoubleType()
        self.lanes, self.itemsize = lanes, dtype.itemsize
        self.stores = [k for k, stored in enumerate(stores) if stored]
        self.reduces = [k for k, kind in enumerate(kinds) if kind is not None]
        self.of = [REDUCTIONS[kind] for kind in kinds if kind is not None]
        self.sizes = [len(reduction.starts) for reduction in self.of]

    def _number(self, builder, result, k):
        """Value k of a result."""
        return builder.extract_value(result, k) if isinstance(result.type, (ir.ArrayType, ir.LiteralStructType)) else result

    def swept_line(self, element: Dispatcher, reads: int, numbers: int, lines: int):
        """What a sweep down columns makes of some lines: loaded values -> values to store.

        Loaded are the entries of each line, `reads` of them, the `numbers` and the accumulators. What is stored of each line is
        followed by the accumulators, which the lines' values join one by one.
        """
        end = lines * reads

        @intrinsic
        def sweep(typingctx, loaded):
            call = called(typingctx, element, loaded.types[:reads] + loaded.types[end : end + numbers])[1]
            gives = types.UniTuple(self.kind, lines * len(self.stores) + sum(self.sizes))

            def codegen(context, builder, signature, args):
                values = items_of(builder, args[0])
                entries = (values[k : k + reads] for k in range(0, end, reads))
                results = [call(context, builder, each + values[end : end + numbers]) for each in entries]
                old, new = values[end + numbers :], [self._number(builder, result, k) for result in results for k in self.stores]
                for place, reduction, size in zip(self.reduces, self.of, self.sizes, strict=True):
                    found, old = old[:size], old[size:]
                    for result in results:
                        found = reduction.join(builder, found, self._number(builder, result, place))
                    new += found
                return context.make_tuple(builder, gives, new)

            return Signature(gives, (loaded,), None), codegen

        return sweep

    def swept_lanes(self, element: Dispatcher, reads: int):
        """What a sweep along rows makes of one element: (loaded values, numbers, whether it is one of the row) -> values to store.

        Loaded are the entries, `reads` of them, and a lane of each reduction; what is stored is followed by the lanes.
        """

        @intrinsic
        def sweep(typingctx, loaded, numbers, inside):
            call = called(typingctx, element, loaded.types[:reads] + numbers.types)[1]
            gives = types.UniTuple(self.kind, len(self.stores) + len(self.of))

            def codegen(context, builder, signature, args):
                values = items_of(builder, args[0])
                result = call(context, builder, values[:reads] + items_of(builder, args[1]))
                new = [self._number(builder, result, k) for k in self.stores]
                for place, reduction, old in zip(self.reduces, self.of, values[reads:], strict=True):
                    joined = reduction.join_lanes(builder, old, self._number(builder, result, place))
                    new.append(builder.select(args[2], joined, old))
                return context.make_tuple(builder, gives, new)

            return Signature(gives, (loaded, numbers, types.boolean), None), codegen

        return sweep

    def lane_starter(self):
        """A function that lets all lanes hold nothing yet; they stand in a line for each reduction, from an address on."""

        @intrinsic
        def start(typingctx, address):
            def codegen(context, builder, signature, args):
                for k, reduction in enumerate(self.of):
                    vector = ir.VectorType(self.element, self.lanes)
                    place = at_address(builder, builder.add(args[0], INT(k * NUMBERS_BYTES)), vector)
                    builder.store(ir.Constant(vector, [self.element(reduction.starts[0])] * self.lanes), place, align=self.itemsize)
                return context.get_dummy_value()

            return Signature(types.none, (types.intp,), None), codegen

        return start

    def merged(self):
        """(accumulators, others) -> accumulators that hold the others' numbers"""

        @intrinsic
        def merge(typingctx, accumulators, others):
            def codegen(context, builder, signature, args):
                old, further, new = items_of(builder, args[0]), items_of(builder, args[1]), []
                for reduction, size in zip(self.of, self.sizes, strict=True):
                    at = len(new)
                    new += reduction.join(builder, old[at : at + size], further[at])
                return context.make_tuple(builder, accumulators, new)

            return Signature(accumulators, (accumulators, others), None), codegen

        return merge

    def with_lanes(self):
        """(accumulators, address of the lanes, a line each) -> accumulators that hold them: halves onto halves, then one value"""

        @intrinsic
        def collect(typingctx, accumulators, address):
            def codegen(context, builder, signature, args):
                old, new = items_of(builder, args[0]), []
                for k, (reduction, size) in enumerate(zip(self.of, self.sizes, strict=True)):
                    place = builder.add(args[1], INT(k * NUMBERS_BYTES))
                    numbers = builder.load(at_address(builder, place, ir.VectorType(self.element, self.lanes)), align=self.itemsize)
                    half = self.lanes // 2
                    while half:
                        masks = (ir.Constant(ir.VectorType(_PLACE, half), list(range(start, start + half))) for start in (0, half))
                        halves = (builder.shuffle_vector(numbers, ir.Constant(numbers.type, ir.Undefined), mask) for mask in masks)
                        numbers = reduction.join_lanes(builder, *halves)
                        half //= 2
                    value = builder.extract_element(numbers, _PLACE(0))
                    new += reduction.join(builder, old[len(new) : len(new) + size], value)
                return context.make_tuple(builder, accumulators, new)

            return Signature(accumulators, (accumulators, types.intp), None), codegen

        return collect

    def numbers(self):
        """accumulators -> the number of each reduction"""
        return chosen([sum(self.sizes[:k]) for k in range(len(self.sizes))], self.kind)
