"""Functions for compiled code that handle a thread's share of a row: loads, the step's function at each place, stores.

In registers, the share of a row is a tuple of numbers for each operand. Slots after the row's end hold 0 and take part in no
reduction. In memory, a sweep loads, computes and stores one piece at a time.
"""

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact.codegen.gpu.calls import INT, extended
from fastact.codegen.gpu.vectors import STORAGES, Storage, load_number, load_words, pointer_to, store_number, store_words
from fastact.definitions import POSITION

_BYTE = ir.IntType(8)


class RowLanes:
    """Loads, sweeps and stores for one variant of a kernel.

    `arrays` are the operands in the table of addresses. Those that hold rows have registers, in the same order. Operands with one
    number per row are stored in memory as `of_numbers`.
    """

    def __init__(self, storage: Storage, of_numbers: Storage, operands, arrays, group: int, pieces: int, width: int):
        self.storage, self.of_numbers, self.group, self.pieces, self.width = storage, of_numbers, group, pieces, width
        self.kind, self.flags, self.integers, self.arrays = storage.kind, operands.flags, operands.integers, arrays
        self.wide = operands.wide
        self.rows = [name for name in operands.names if name not in operands.numbers]
        inputs = operands.names[: operands.inputs]
        self.inputs = [name for name in self.rows if name in inputs]
        self.slots = pieces * width
        self.state = types.UniTuple(types.UniTuple(self.kind, self.slots), len(self.rows))
        self.float = ir.DoubleType() if self.kind == types.float64 else ir.FloatType()

    # --- memory ---

    def _load(self, builder, here, along, name, piece):
        """Load the numbers of a piece of an operand's row, booleans as 0 and 1. For `POSITION`, return their places in the row."""
        places = self._places(builder, piece)
        if name == POSITION:
            return self._positions(builder, places)
        k = self.arrays.index(name)
        base, step = builder.extract_value(here, k), builder.extract_value(along, k)
        if name in self.flags or name in self.integers:
            load = self._flag_at if name in self.flags else self._integer_at
            return [load(builder, builder.add(base, builder.mul(place, step))) for place in places]
        storage = self._storage(name)
        if self.width > 1:
            return [number for _, at in self._words(builder, base, piece, storage) for number in load_words(builder, storage, at)]
        return [load_number(builder, storage, builder.add(base, builder.mul(piece, step)))]

    def _places(self, builder, piece):
        """Return the places of a piece's entries in the row."""
        return [builder.add(builder.mul(piece, INT(self.width)), INT(s)) for s in range(self.width)]

    def _slots(self, builder, lane):
        """Return the place of each slot in the row."""
        return [place for j in range(self.pieces) for place in self._places(builder, self._piece(builder, j, lane))]

    def _positions(self, builder, places):
        return [builder.sitofp(place, self.float) for place in places]

    def _storage(self, name) -> Storage:
        """Return the storage of an operand's row in memory."""
        return STORAGES["float32"] if name in self.wide else self.storage

    def _words(self, builder, base, piece, storage):
        """Return (first place in the piece, address) for every 16 bytes of a piece."""
        start = builder.add(base, builder.mul(piece, INT(self.width * storage.itemsize)))
        return [(s, builder.add(start, INT(s * storage.itemsize))) for s in range(0, self.width, storage.lanes)]

    def _flag_at(self, builder, address):
        byte = builder.load(pointer_to(builder, address, _BYTE))
        return builder.uitofp(builder.icmp_unsigned("!=", byte, _BYTE(0)), self.float)

    def _integer_at(self, builder, address):
        return builder.sitofp(builder.load(pointer_to(builder, address, INT)), self.float)

    def _store(self, builder, here, along, name, piece, numbers):
        k = self.arrays.index(name)
        base, step = builder.extract_value(here, k), builder.extract_value(along, k)
        storage = self._storage(name)
        if self.width > 1:
            for s, at in self._words(builder, base, piece, storage):
                store_words(builder, storage, at, numbers[s : s + storage.lanes])
        else:
            store_number(builder, storage, builder.add(base, builder.mul(piece, step)), numbers[0])

    def _pieces(self, builder, n):
        """Return the number of pieces in the row."""
        return builder.udiv(extended(builder, n), INT(self.width)) if self.width > 1 else extended(builder, n)

    def _piece(self, builder, j, lane):
        """Return the index in the row of this thread's piece j."""
        return builder.add(INT(j * self.group), extended(builder, lane))

    def load_numbers(self, places):
        """Return an intrinsic (addresses of a row) -> its numbers, loaded from the arrays at `places`."""
        kind, storage = self.kind, self.of_numbers

        @intrinsic
        def load(typingctx, here):
            def codegen(context, builder, signature, args):
                numbers = []
                for k in places:
                    address = builder.extract_value(args[0], k)
                    integer = self.arrays[k] in self.integers
                    numbers.append(self._integer_at(builder, address) if integer else load_number(builder, storage, address))
                return context.make_tuple(builder, signature.return_type, numbers)

            return Signature(types.UniTuple(kind, len(places)), (here,), None), codegen

        return load

    def store_number(self, name):
        """Return an intrinsic (addresses of a row, value) that stores the value in the operand `name`."""
        place, storage = self.arrays.index(name), self.of_numbers

        @intrinsic
        def store(typingctx, here, value):
            def codegen(context, builder, signature, args):
                store_number(builder, storage, builder.extract_value(args[0], place), args[1])
                return context.get_dummy_value()

            return Signature(types.none, (here, value), None), codegen

        return store

    # --- one entry ---

    def entry(self, name):
        """Return an intrinsic (addresses of a row, strides along it, place) -> the entry of the operand `name`."""
        k, storage = self.arrays.index(name), self._storage(name)

        @intrinsic
        def load(typingctx, here, along, place):
            def codegen(context, builder, signature, args):
                here_, along_, place_ = args
                step = builder.mul(extended(builder, place_), builder.extract_value(along_, k))
                return load_number(builder, storage, builder.add(builder.extract_value(here_, k), step))

            return Signature(self.kind, (here, along, place), None), codegen

        return load

    def store_entry(self, name):
        """Return an intrinsic (addresses of a row, strides along it, place, value) that stores the value in the operand `name`."""
        k, storage = self.arrays.index(name), self._storage(name)

        @intrinsic
        def store(typingctx, here, along, place, value):
            def codegen(context, builder, signature, args):
                here_, along_, place_, value_ = args
                step = builder.mul(extended(builder, place_), builder.extract_value(along_, k))
                store_number(builder, storage, builder.add(builder.extract_value(here_, k), step), value_)
                return context.get_dummy_value()

            return Signature(types.none, (here, along, place, value), None), codegen

        return store

    def picked(self, name):
        """Return an intrinsic (registers, place, thread) -> the entry of `name` at that place, or −∞ if another thread holds it."""
        row = self.rows.index(name)

        @intrinsic
        def pick(typingctx, state, place, lane):
            def codegen(context, builder, signature, args):
                state_, place_, lane_ = args
                value = self.float(float("-inf"))
                for s, slot in enumerate(self._slots(builder, lane_)):
                    here = builder.icmp_signed("==", slot, extended(builder, place_))
                    value = builder.select(here, builder.extract_value(state_, (row, s)), value)
                return value

            return Signature(self.kind, (state, place, lane), None), codegen

        return pick

    def put(self, name):
        """Return an intrinsic (registers, place, value, thread) -> registers with the value at that place of the operand `name`."""
        row = self.rows.index(name)

        @intrinsic
        def put(typingctx, state, place, value, lane):
            def codegen(context, builder, signature, args):
                state_, place_, value_, lane_ = args
                for s, slot in enumerate(self._slots(builder, lane_)):
                    here = builder.icmp_signed("==", slot, extended(builder, place_))
                    chosen = builder.select(here, value_, builder.extract_value(state_, (row, s)))
                    state_ = builder.insert_value(state_, chosen, (row, s))
                return state_

            return Signature(state, (state, place, value, lane), None), codegen

        return put

    # --- in registers ---

    def load_row(self):
        """Return an intrinsic (addresses, strides, n, thread) -> registers with this thread's share of the inputs, 0 elsewhere."""

        @intrinsic
        def load(typingctx, here, along, n, lane):
            def codegen(context, builder, signature, args):
                here_, along_, n_, lane_ = args
                pieces, zero = self._pieces(builder, n_), self.float(0.0)
                shares = {name: [] for name in self.rows}
                for j in range(self.pieces):
                    piece = self._piece(builder, j, lane_)
                    before = builder.block
                    with builder.if_then(builder.icmp_signed("<", piece, pieces)):
                        loaded = {name: self._load(builder, here_, along_, name, piece) for name in self.inputs}
                        inside = builder.block
                    for name in self.rows:
                        for s in range(self.width):
                            if name not in self.inputs:
                                shares[name].append(zero)
                                continue
                            number = builder.phi(self.float)
                            number.add_incoming(loaded[name][s], inside)
                            number.add_incoming(zero, before)
                            shares[name].append(number)
                return cgutils.pack_array(builder, [cgutils.pack_array(builder, shares[name]) for name in self.rows])

            return Signature(self.state, (here, along, n, lane), None), codegen

        return load

    def store_row(self):
        """Return an intrinsic (addresses, strides, registers, n, thread) that stores this thread's share of the outputs."""

        @intrinsic
        def store(typingctx, here, along, state, n, lane):
            def codegen(context, builder, signature, args):
                here_, along_, state_, n_, lane_ = args
                pieces = self._pieces(builder, n_)
                for j in range(self.pieces):
                    piece = self._piece(builder, j, lane_)
                    with builder.if_then(builder.icmp_signed("<", piece, pieces)):
                        for k, name in enumerate(self.rows):
                            if name not in self.inputs:
                                slots = range(j * self.width, (j + 1) * self.width)
                                numbers = [builder.extract_value(state_, (k, s)) for s in slots]
                                self._store(builder, here_, along_, name, piece, numbers)
                return context.get_dummy_value()

            return Signature(types.none, (here, along, state, n, lane), None), codegen

        return store

    def _inside(self, builder, n, lane):
        """Return a flag for each slot, true within the row."""
        pieces = self._pieces(builder, n)
        each = [builder.icmp_signed("<", self._piece(builder, j, lane), pieces) for j in range(self.pieces)]
        return [inside for inside in each for _ in range(self.width)]
