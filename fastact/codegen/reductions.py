"""How the values of a sweep become numbers of the row: a sum or a maximum.

Everything is an LLVM intrinsic on tuples: with compiled functions for the same, fused softmax was made of 264 functions, not 133.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

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


def _items(builder, value):
    return [builder.extract_value(value, k) for k in range(len(value.type.elements))]


def chosen(places: Sequence[int], kind: types.Type):
    """A function for compiled code: values -> those at `places`, a tuple of numbers of type `kind`. A single value comes bare."""

    @intrinsic
    def choose(typingctx, values):
        def codegen(context, builder, signature, args):
            several = isinstance(values, types.BaseTuple)
            return context.make_tuple(
                builder, signature.return_type, [builder.extract_value(args[0], k) if several else args[0] for k in places]
            )

        return Signature(types.UniTuple(kind, len(places)), (values,), None), codegen

    return choose


class Reductions:
    """What a sweep needs to reduce its values, as functions for compiled code.

    `kinds` says for each value how it is reduced, or None; `stores` whether it is stored. A single value comes bare.
    """

    def __init__(self, dtype: np.dtype, lanes: int, kinds: Sequence[str | None], stores: Sequence[bool]):
        self.kind = types.float32 if dtype == np.float32 else types.float64
        self.lanes, self.itemsize = lanes, dtype.itemsize
        self.stores = [k for k, stored in enumerate(stores) if stored]
        self.reduces = [k for k, kind in enumerate(kinds) if kind is not None]
        self.of = [REDUCTIONS[kind] for kind in kinds if kind is not None]
        self.sizes = [len(reduction.starts) for reduction in self.of]

    def stored(self):
        return chosen(self.stores, self.kind)

    def _join_each(self, context, builder, accumulators, args, several):
        """The accumulators with the values of some lines, which `args` has behind them. They join one by one, as line by line."""
        old, new = _items(builder, args[0]), []
        for place, reduction, size in zip(self.reduces, self.of, self.sizes, strict=True):
            values = [builder.extract_value(line, place) if several else line for line in args[1:]]
            found = old[len(new) : len(new) + size]
            for value in values:
                found = reduction.join(builder, found, value)
            new += found
        return context.make_tuple(builder, accumulators, new)

    def joined(self):
        """(accumulators, values) -> accumulators that hold the values"""

        @intrinsic
        def join(typingctx, accumulators, values):
            def codegen(context, builder, signature, args):
                return self._join_each(context, builder, accumulators, args, isinstance(values, types.BaseTuple))

            return Signature(accumulators, (accumulators, values), None), codegen

        return join

    def joined_lines(self):
        """The same for the values of four lines."""

        @intrinsic
        def join(typingctx, accumulators, line_0, line_1, line_2, line_3):
            def codegen(context, builder, signature, args):
                return self._join_each(context, builder, accumulators, args, isinstance(line_0, types.BaseTuple))

            return Signature(accumulators, (accumulators, line_0, line_1, line_2, line_3), None), codegen

        return join

    def joined_lanes(self):
        """(lanes, values, whether they are to hold the values) -> lanes: one of each reduction"""

        @intrinsic
        def join(typingctx, lanes, values, inside):
            def codegen(context, builder, signature, args):
                several = isinstance(values, types.BaseTuple)
                taken = [builder.extract_value(args[1], k) if several else args[1] for k in self.reduces]
                old = _items(builder, args[0])
                new = [r.join_lanes(builder, lane, value) for r, lane, value in zip(self.of, old, taken, strict=True)]
                kept = [builder.select(args[2], *pair) for pair in zip(new, old, strict=True)]
                return context.make_tuple(builder, lanes, kept)

            return Signature(lanes, (lanes, values, types.boolean), None), codegen

        return join

    def merged(self):
        """(accumulators, others) -> accumulators that hold the others' numbers"""

        @intrinsic
        def merge(typingctx, accumulators, others):
            def codegen(context, builder, signature, args):
                old, further, new = _items(builder, args[0]), _items(builder, args[1]), []
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
                element = ir.FloatType() if self.kind == types.float32 else ir.DoubleType()
                old, new = _items(builder, args[0]), []
                for k, (reduction, size) in enumerate(zip(self.of, self.sizes, strict=True)):
                    place = builder.add(args[1], INT(k * NUMBERS_BYTES))
                    numbers = builder.load(at_address(builder, place, ir.VectorType(element, self.lanes)), align=self.itemsize)
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
