"""Loads and stores of the operands' elements, for compiled loops."""

import itertools
from collections.abc import Sequence

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

from fastact._numba import called, items_of
from fastact.codegen.memory import BYTE, INT, at_address, signature
from fastact.elementary.intrinsics import kinds, scope_of_tables

PLACE = -1  # instead of an operand's index: the index of an element
_HALF = ir.IntType(32)
_made = itertools.count()


def operand_of(position: int | tuple[int, int]) -> int:
    """Return the operand of a position, which may be (operand, line)."""
    return position[0] if isinstance(position, tuple) else position


class Accessors:
    """Functions for compiled code that access the elements of the operands at the positions `reads` and `writes` of a table.

    Lines of one operand that are processed together count as separate operands. Their positions are (operand, line).

    The positions in `flags` hold booleans. `PLACE` among `reads` stands for an element's index, which is its index along a row, or
    the index of its line down columns. This index takes the place of an address. The functions are:

    * ``addresses(table)`` returns the addresses of all these operands;
    * ``load(addresses, index)`` loads element `index` of the operands that are read, and ``store(addresses, index, values)`` stores
      it for those that are written;
    * ``each(process)``, ``each_or_one(process)`` and ``each_inside(process, count)`` make functions that load, process and store
      elements one by one.

    Loads and stores promise LLVM that outputs overlap no input, which lets a loop vectorise when it runs in place. This holds for
    disjoint operands. It also holds for an output that equals an input if nothing is loaded after the store: with one output the
    stored value depends on every load. With more outputs the loop must not get equal operands (`loops` uses a buffer).
    An operand that is both read and written, such as a running sum, is loaded as the last value stored there.

    The promise holds only among the loads and stores of one of these objects, and each object has its own scope names for this.
    One loop loads values that another one stores, and LLVM, which inlines both, could otherwise load the previous values.
    """

    def __init__(self, dtype: np.dtype, reads: Sequence[int], writes: Sequence[int], flags=(), columns=False, always=None):
        self.kind, self.element = kinds(dtype)
        self.alignment = dtype.itemsize
        self.reads, self.writes, self.flags, self.columns = tuple(reads), tuple(writes), flags, columns
        self.always = len(self.reads) + len(self.writes) if always is None else always
        self.pointers = types.UniTuple(types.intp, len(self.reads) + len(self.writes))
        self.loaded = types.BaseTuple.from_types([types.boolean if operand_of(k) in flags else self.kind for k in self.reads])
        self.stored = types.UniTuple(self.kind, len(self.writes))
        self.name = f"fastact.{next(_made)}"

    def named(self, *names: str) -> dict:
        """Return {name: function} for a template."""
        return {name: getattr(self, name) for name in names}

    def _scopes(self, module):
        """Return the scopes for alias analysis: a list of one for each output, and one for all inputs."""
        domain = module.add_metadata([ir.MetaDataString(module, self.name)])
        label = lambda what: module.add_metadata([ir.MetaDataString(module, f"{self.name}.{what}"), domain])
        return [label(f"output{k}") for k in range(len(self.writes))], label("inputs")

    def _load(self, builder, k, address, index):
        position, (output, source) = self.reads[k], self._scopes(builder.module)
        if operand_of(position) == PLACE:
            index = address if self.columns else builder.add(address, index)
            # through 32 bits, since AVX2 has no instruction for 64
            return builder.sitofp(builder.trunc(index, _HALF), self.element)
        place, size = (BYTE, 1) if operand_of(position) in self.flags else (self.element, self.alignment)
        value = builder.load(at_address(builder, address, place, index), align=size)
        own = [scope for scope, written in zip(output, self.writes, strict=True) if written == position]
        others = [scope for scope in output if scope not in own]
        value.set_metadata("alias.scope", builder.module.add_metadata(own or [source]))
        if others:
            value.set_metadata("noalias", builder.module.add_metadata(others))
        return builder.icmp_unsigned("!=", value, BYTE(0)) if operand_of(position) in self.flags else value

    def _store(self, builder, k, address, index, value):
        (output, source), tables = self._scopes(builder.module), scope_of_tables(builder.module)
        written = builder.store(value, at_address(builder, address, self.element, index), align=self.alignment)
        written.set_metadata("alias.scope", builder.module.add_metadata([output[k]]))
        written.set_metadata("noalias", builder.module.add_metadata([source, *output[:k], *output[k + 1 :], tables]))

    def values_at(self, builder, pointers, index, inside=None) -> list:
        """Load element `index`. If `inside` is False, operands before position `always` are 0."""
        places = list(enumerate(self.reads))
        load = lambda k: self._load(builder, k, builder.extract_value(pointers, k), index)
        values = {k: load(k) for k, position in places if inside is None or position >= self.always}
        if inside is not None:
            before = builder.block
            with builder.if_then(inside):
                found = {k: load(k) for k, _ in places if k not in values}
                then = builder.block
            for k, value in found.items():
                values[k] = builder.phi(value.type)
                values[k].add_incoming(ir.Constant(value.type, 0), before)
                values[k].add_incoming(value, then)
        return [values[k] for k, _ in places]

    def store_at(self, builder, pointers, index, values, inside=None) -> None:
        """Store element `index`. If `inside` is False, only operands from position `always` on are stored."""

        def store(chosen):
            for k, position in enumerate(self.writes):
                if chosen(position):
                    address = builder.extract_value(pointers, len(self.reads) + k)
                    self._store(builder, k, address, index, builder.extract_value(values, k))

        if inside is None:
            store(lambda position: True)
        else:
            store(lambda position: position >= self.always)
            with builder.if_then(inside):
                store(lambda position: position < self.always)

    @property
    def addresses(self):
        @intrinsic
        def addresses(typingctx, table):
            def codegen(context, builder, signature, args):
                entry = lambda k: INT(0) if k == PLACE else builder.load(at_address(builder, args[0], INT, INT(k)))
                return cgutils.pack_array(builder, [entry(k) for k in (*self.reads, *self.writes)], INT)

            return signature(self.pointers, types.intp), codegen

        return addresses

    @property
    def load(self):
        @intrinsic
        def load(typingctx, pointers, index):
            def codegen(context, builder, signature, args):
                return context.make_tuple(builder, self.loaded, self.values_at(builder, *args))

            return signature(self.loaded, self.pointers, types.intp), codegen

        return load

    @property
    def store(self):
        @intrinsic
        def store(typingctx, pointers, index, values):
            def codegen(context, builder, signature, args):
                self.store_at(builder, *args)
                return context.get_dummy_value()

            return signature(types.none, self.pointers, types.intp, self.stored), codegen

        return store

    def each(self, process):
        """Make a function for compiled code that processes elements: (addresses, first, end, more arguments of `process`).

        `process` is an intrinsic of the loaded values and these arguments that returns the values to store.
        """

        @intrinsic
        def each(typingctx, pointers, first, end, *more):
            gives, result = called(typingctx, process, (self.loaded, *more))

            def codegen(context, builder, signature, args):
                pointers, first, end, more = args
                count = builder.sub(end, first)  # LLVM sees a constant count, whose loop needs no remainder
                with cgutils.for_range(builder, count) as loop:
                    index = builder.add(first, loop.index)
                    loaded = context.make_tuple(builder, self.loaded, self.values_at(builder, pointers, index))
                    values = result(context, builder, [loaded, *items_of(builder, more)])
                    self.store_at(builder, pointers, index, context.cast(builder, values, gives, self.stored))
                return context.get_dummy_value()

            return signature(types.none, self.pointers, types.intp, types.intp, types.StarArgTuple(more)), codegen

        return each

    def each_or_one(self, process):
        """Make a function for compiled code that processes elements: (addresses, how many exist, how many are processed).

        Elements that do not exist are loaded as 1. Whatever is in memory in their place may be subnormal, which is slow.
        """

        @intrinsic
        def each(typingctx, pointers, size, count):
            gives, result = called(typingctx, process, (self.loaded,))

            def codegen(context, builder, signature, args):
                pointers, size, count = args
                with cgutils.for_range(builder, count) as loop:
                    inside = builder.icmp_signed("<", loop.index, size)
                    values = self.values_at(builder, pointers, loop.index)
                    values = [builder.select(inside, value, ir.Constant(value.type, 1.0)) for value in values]
                    found = result(context, builder, [context.make_tuple(builder, self.loaded, values)])
                    self.store_at(builder, pointers, loop.index, context.cast(builder, found, gives, self.stored))
                return context.get_dummy_value()

            return signature(types.none, self.pointers, types.intp, types.intp), codegen

        return each

    def each_inside(self, process, count: int):
        """Make a function for compiled code that processes `count` elements: (addresses, how many exist, more arguments).

        `process` has a further argument, which is True if the element is one of the operands'. For an element that is not, the
        operands before position `always` are 0, and nothing is stored to them.
        """

        @intrinsic
        def each(typingctx, pointers, size, *more):
            gives, result = called(typingctx, process, (self.loaded, *more, types.boolean))

            def codegen(context, builder, signature, args):
                pointers, size, more = args
                with cgutils.for_range(builder, INT(count)) as loop:
                    inside = builder.icmp_signed("<", loop.index, size)
                    loaded = context.make_tuple(builder, self.loaded, self.values_at(builder, pointers, loop.index, inside))
                    values = result(context, builder, [loaded, *items_of(builder, more), inside])
                    self.store_at(builder, pointers, loop.index, context.cast(builder, values, gives, self.stored), inside)
                return context.get_dummy_value()

            return signature(types.none, self.pointers, types.intp, types.StarArgTuple(more)), codegen

        return each


def reader(dtype: np.dtype):
    """Make a function for compiled code that loads element `index` of an address."""
    kind, element = kinds(dtype)

    @intrinsic
    def read(typingctx, address, index):
        def codegen(context, builder, signature, args):
            return builder.load(at_address(builder, args[0], element, args[1]), align=dtype.itemsize)

        return signature(kind, types.intp, types.intp), codegen

    return read


def writer(dtype: np.dtype):
    """Make a function for compiled code that stores one value at element `index` of an address."""
    kind, element = kinds(dtype)

    @intrinsic
    def write(typingctx, address, index, value):
        def codegen(context, builder, signature, args):
            builder.store(args[2], at_address(builder, args[0], element, args[1]), align=dtype.itemsize)
            return context.get_dummy_value()

        return signature(types.none, types.intp, types.intp, kind), codegen

    return write
