"""Reductions of a sweep's values to numbers of the row, such as a sum or a maximum.

Every function is an intrinsic on tuples. With compiled functions instead, fused softmax consisted of 264 functions, not 133.
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
from fastact.codegen.memory import BYTE, INT, LINE, at_address
from fastact.elementary.intrinsics import kinds as kinds_of
from fastact.elementary.intrinsics import larger

_PLACE = ir.IntType(32)
# So many accumulators run in parallel, and a sum along a row thus vectorises in an order that is always the same. float64 does not
# use 32 lanes, although rows of 33 to 63 numbers would gain: LLVM unrolls loops that short before it can vectorise them.
SUM_LANES = 64


def _compensated(builder, accumulators, term):
    """Return the new total of Kahan's sum and its rounding error. An infinite total stays infinite."""
    total, lost = accumulators
    corrected = builder.fsub(term, lost)
    new = builder.fadd(total, corrected)
    error = builder.fsub(builder.fsub(new, total), corrected)
    return new, builder.select(builder.fcmp_ordered("ord", error, error), error, error.type(0.0))


def _plain(builder, a, b):
    return builder.fadd(a, b)


def _larger_number(builder, a, b):
    """Return the larger of two numbers or vectors, and a where b is NaN. This is one instruction, while `larger` takes six."""
    return builder.select(builder.fcmp_ordered(">", b, a), b, a)


@dataclass(frozen=True)
class Reduction:
    """Initial accumulators, and functions that join two lanes and, if there are two accumulators, a value to them.

    The first accumulator becomes the number.
    """

    starts: tuple[float, ...]
    join_lanes: Callable
    join_exactly: Callable | None = None

    def join(self, builder, accumulators, value):
        """Return the new accumulators."""
        if self.join_exactly:
            return self.join_exactly(builder, accumulators, value)
        return (self.join_lanes(builder, accumulators[0], value),)


REDUCTIONS = {
    "sum": Reduction((0.0, 0.0), _plain, _compensated),
    "count": Reduction((0.0,), _plain),
    "peak": Reduction((float("-inf"),), _larger_number),
    "max": Reduction((float("-inf"),), larger),
}


def chosen(places: Sequence[int], kind: types.Type):
    """Make a function for compiled code that returns the items of a tuple at `places`, which are of type `kind`."""
    gives = types.UniTuple(kind, len(places))

    @intrinsic
    def choose(typingctx, values):
        def codegen(context, builder, signature, args):
            return context.make_tuple(builder, gives, [builder.extract_value(args[0], k) for k in places])

        return Signature(gives, (values,), None), codegen

    return choose


class Reductions:
    """Functions for compiled code with which a sweep reduces its values.

    `kinds` has the kind of reduction of each value, or None, and `stores` has True for each value that is stored. A step's function
    that returns one value returns it without a tuple.
    """

    def __init__(self, dtype: np.dtype, kinds: Sequence[str | None], stores: Sequence[bool] = ()):
        self.kind, self.element = kinds_of(dtype)
        self.stores = [k for k, stored in enumerate(stores) if stored]
        self.reduces = [k for k, kind in enumerate(kinds) if kind is not None]
        self.of = [REDUCTIONS[kind] for kind in kinds if kind is not None]
        self.sizes = [len(reduction.starts) for reduction in self.of]

    def _number(self, builder, result, k):
        """Return value k of a result."""
        return builder.extract_value(result, k) if isinstance(result.type, (ir.ArrayType, ir.LiteralStructType)) else result

    def swept_line(self, element: Dispatcher, reads: int, numbers: int, lines: int):
        """Make a function for compiled code with which a sweep down columns processes some lines: loaded values -> values to store.

        The loaded values are the entries of each line (`reads` entries a line), the `numbers` and the accumulators. The result has
        each line's values to store, then the accumulators, into which the lines' values are reduced one by one.
        """
        end = lines * reads

        @intrinsic
        def sweep(typingctx, loaded):
            call = called(typingctx, element, loaded.types[:reads] + loaded.types[end : end + numbers])[1]
            gives = types.UniTuple(self.kind, lines * len(self.stores) + sum(self.sizes))

            def codegen(context, builder, signature, args):
                values = items_of(builder, args[0])
                entries = (values[k * reads : (k + 1) * reads] for k in range(lines))
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
        """Make a function for compiled code with which a sweep along rows processes one element.

        It is called with (loaded values, numbers, True for an element of the row). The result has the values to store, then a value
        for each reduction, which is its initial accumulator beyond the row.
        """

        @intrinsic
        def sweep(typingctx, loaded, numbers, inside):
            call = called(typingctx, element, loaded.types[:reads] + numbers.types)[1]
            gives = types.UniTuple(self.kind, len(self.stores) + len(self.of))

            def codegen(context, builder, signature, args):
                values = items_of(builder, args[0])
                result = call(context, builder, values[:reads] + items_of(builder, args[1]))
                new = [self._number(builder, result, k) for k in self.stores]
                for place, reduction in zip(self.reduces, self.of, strict=True):
                    start = self.element(reduction.starts[0])
                    new.append(builder.select(args[2], self._number(builder, result, place), start))
                return context.make_tuple(builder, gives, new)

            return Signature(gives, (loaded, numbers, types.boolean), None), codegen

        return sweep

    def _vectors(self, builder, pointer) -> list:
        """Return the addresses of the vectors that `new_lanes` made, one of all lanes for each reduction."""
        array = ir.ArrayType(ir.VectorType(self.element, SUM_LANES), len(self.of))
        return [builder.gep(builder.bitcast(pointer, array.as_pointer()), [_PLACE(0), _PLACE(k)]) for k in range(len(self.of))]

    def new_lanes(self):
        """Make a function for compiled code that returns room for the lanes. No address is converted, so LLVM uses registers."""

        @intrinsic
        def room(typingctx):
            def codegen(context, builder, signature, args):
                with builder.goto_entry_block():
                    memory = builder.alloca(ir.ArrayType(ir.VectorType(self.element, SUM_LANES), len(self.of)))
                return builder.bitcast(memory, BYTE.as_pointer())

            return Signature(types.voidptr, (), None), codegen

        return room

    def new_values(self):
        """Make a function for compiled code that returns the addresses at which a sweep stores a value for each lane."""
        gives = types.UniTuple(types.intp, len(self.of))

        @intrinsic
        def room(typingctx):
            def codegen(context, builder, signature, args):
                with builder.goto_entry_block():
                    places = [builder.alloca(ir.ArrayType(self.element, SUM_LANES)) for _ in self.of]
                for place in places:
                    place.align = LINE
                return context.make_tuple(builder, gives, [builder.ptrtoint(place, INT) for place in places])

            return Signature(gives, (), None), codegen

        return room

    def lane_starter(self):
        """Make a function for compiled code that initialises all lanes."""

        @intrinsic
        def start(typingctx, lanes):
            def codegen(context, builder, signature, args):
                for place, reduction in zip(self._vectors(builder, args[0]), self.of, strict=True):
                    kind = place.type.pointee
                    builder.store(ir.Constant(kind, [self.element(reduction.starts[0])] * SUM_LANES), place)
                return context.get_dummy_value()

            return Signature(types.none, (types.voidptr,), None), codegen

        return start

    def lane_joiner(self):
        """Make a function for compiled code that joins the values of a sweep to the lanes: (lanes, addresses of the values)."""
        given = types.UniTuple(types.intp, len(self.of))

        @intrinsic
        def join(typingctx, lanes, addresses):
            def codegen(context, builder, signature, args):
                values = items_of(builder, args[1])
                for place, address, reduction in zip(self._vectors(builder, args[0]), values, self.of, strict=True):
                    numbers = builder.load(at_address(builder, address, place.type.pointee), align=LINE)
                    builder.store(reduction.join_lanes(builder, builder.load(place), numbers), place)
                return context.get_dummy_value()

            return Signature(types.none, (types.voidptr, given), None), codegen

        return join

    def merged(self):
        """Make a function for compiled code that merges two sets of accumulators: (accumulators, others) -> new accumulators."""

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

    def of_lanes(self):
        """Make a function for compiled code that returns the accumulators of the lanes alone. Lanes are joined by halves."""
        gives = types.UniTuple(self.kind, sum(self.sizes))

        @intrinsic
        def reduce(typingctx, lanes):
            def codegen(context, builder, signature, args):
                new = []
                for place, reduction in zip(self._vectors(builder, args[0]), self.of, strict=True):
                    numbers, half = builder.load(place), SUM_LANES // 2
                    while half:
                        masks = (ir.Constant(ir.VectorType(_PLACE, half), list(range(start, start + half))) for start in (0, half))
                        halves = (builder.shuffle_vector(numbers, ir.Constant(numbers.type, ir.Undefined), mask) for mask in masks)
                        numbers = reduction.join_lanes(builder, *halves)
                        half //= 2
                    new += [builder.extract_element(numbers, _PLACE(0)), *map(self.element, reduction.starts[1:])]
                return context.make_tuple(builder, gives, new)

            return Signature(gives, (types.voidptr,), None), codegen

        return reduce

    def numbers(self):
        """Make a function for compiled code that returns the number of each reduction from the accumulators."""
        return chosen([sum(self.sizes[:k]) for k in range(len(self.sizes))], self.kind)
