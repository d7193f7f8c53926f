"""A thread's part of a sweep, over its share of a row in registers or over a row in memory."""

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact._numba import items_of
from fastact.codegen.gpu.calls import StepCall, extended
from fastact.codegen.gpu.lanes import RowLanes
from fastact.codegen.lowering import LoweredSweep
from fastact.codegen.reductions import REDUCTIONS, chosen
from fastact.definitions import POSITION

NOWHERE = 2**63 - 1  # a place beyond every row: no value has been found
_TRUE = ir.Constant(ir.IntType(1), 1)


class LaneSweeps(RowLanes):
    """A thread's share of a row, with the sweeps over it."""

    def sweep_registers(self, sweep: LoweredSweep):
        """Return an intrinsic (function, registers, numbers, n, thread) -> (registers, the reductions of this thread's share)."""
        outcomes = sweep.outcomes
        kinds = sweep.kinds

        @intrinsic
        def swept(typingctx, function, state, numbers, n, lane):
            call = self._call(typingctx, function, sweep, numbers)

            def codegen(context, builder, signature, args):
                _, state_, numbers_, n_, lane_ = args
                shares = {
                    name: [builder.extract_value(state_, (k, s)) for s in range(self.slots)] for k, name in enumerate(self.rows)
                }
                if POSITION in sweep.reads:
                    shares[POSITION] = self._positions(builder, self._slots(builder, lane_))
                every = [[] for _ in outcomes]
                for s in range(self.slots):
                    values = call.at(context, builder, [shares[name][s] for name in sweep.reads], numbers_)
                    for value, found, (store, _) in zip(values, every, outcomes, strict=True):
                        found.append(value)
                        if store is not None:
                            shares[store][s] = value
                reduced_ = [
                    self._reduced(builder, kind, found, n_, lane_)
                    for found, (_, kind) in zip(every, outcomes, strict=True)
                    if kind is not None
                ]
                state_ = cgutils.pack_array(builder, [cgutils.pack_array(builder, shares[name]) for name in self.rows])
                return context.make_tuple(builder, signature.return_type, [state_, context.make_tuple(builder, partial, reduced_)])

            partial = types.UniTuple(self.kind, len(kinds))
            return Signature(types.Tuple((self.state, partial)), (function, state, numbers, n, lane), None), codegen

        return swept

    def _reduced(self, builder, kind, values, n, lane):
        """Reduce this thread's slots within the row to one value, joined in pairs: a sum of 32 has five roundings, not 31."""
        reduction = REDUCTIONS[kind]

        def joined(some):
            while len(some) > 1:
                pairs = [reduction.join_lanes(builder, *pair) for pair in zip(some[::2], some[1::2], strict=False)]
                some = pairs + some[len(some) // 2 * 2 :]
            return some[0]

        pieces, start = self._pieces(builder, n), self.float(reduction.starts[0])
        each = []
        for j in range(self.pieces):
            inside = builder.icmp_signed("<", self._piece(builder, j, lane), pieces)
            each.append(builder.select(inside, joined(values[j * self.width : (j + 1) * self.width]), start))
        return joined(each)

    def _reduce(self, builder, outcomes, values, accumulators):
        """Join each reduced value to its accumulators."""
        k = 0
        for value, (_, kind) in zip(values, outcomes, strict=True):
            if kind is not None:
                accumulators[k] = list(REDUCTIONS[kind].join(builder, accumulators[k], value))
                k += 1

    def _first(self, builder, place, value, current):
        """Return `place` if its value is not 0 and it comes before `current`, else `current`."""
        counts = builder.fcmp_unordered("!=", value, self.float(0.0))
        earlier = builder.icmp_signed("<", place, current)
        return builder.select(builder.and_(counts, earlier), place, current)

    def _kept(self, builder, place, value, first):
        """Return the value if its place is `first` or if it is NaN, else 0."""
        stays = builder.or_(builder.icmp_signed("==", place, first), builder.fcmp_unordered("uno", value, value))
        return builder.select(stays, value, self.float(0.0))

    def _share(self, builder, where, names):
        """Return the places of a thread's entries, flags that are true for those within the row, and the operands' entries.

        `where` is (registers, n, thread), or (addresses, strides, piece) of one piece in memory.
        """
        first, second, third = (builder.extract_value(where, k) for k in range(3))
        if not self.pieces:
            piece = extended(builder, third)
            entries = [self._load(builder, first, second, name, piece) for name in names]
            return self._places(builder, piece), [_TRUE] * self.width, entries
        places, state = self._slots(builder, third), dict(zip(self.rows, items_of(builder, first), strict=True))
        entries = [self._positions(builder, places) if name == POSITION else items_of(builder, state[name]) for name in names]
        return places, self._inside(builder, second, third), entries

    def first(self, sweep: LoweredSweep):
        """Return the intrinsics (find, keep) of a sweep that keeps the first nonzero value.

        Their arguments are (function, the share of `_share`, numbers, first place found). `find` returns the new first place, and
        `keep` stores the values. In registers it returns the new registers.
        """
        ((store, _),) = sweep.outcomes

        @intrinsic
        def find(typingctx, function, where, numbers, first):
            call = self._call(typingctx, function, sweep, numbers)

            def codegen(context, builder, signature, args):
                _, where_, numbers_, first_ = args
                places, inside, entries = self._share(builder, where_, sweep.reads)
                for place, within, *each in zip(places, inside, *entries, strict=True):
                    (value,) = call.at(context, builder, each, numbers_)
                    first_ = self._first(builder, place, builder.select(within, value, self.float(0.0)), first_)
                return first_

            return Signature(types.int64, (function, where, numbers, types.int64), None), codegen

        @intrinsic
        def keep(typingctx, function, where, numbers, first):
            call = self._call(typingctx, function, sweep, numbers)

            def codegen(context, builder, signature, args):
                _, where_, numbers_, first_ = args
                places, _, entries = self._share(builder, where_, sweep.reads)
                values = [call.at(context, builder, list(each), numbers_)[0] for each in zip(*entries, strict=True)]
                kept = [self._kept(builder, place, value, first_) for place, value in zip(places, values, strict=True)]
                state, along, piece = (builder.extract_value(where_, k) for k in range(3))
                if self.pieces:
                    return builder.insert_value(state, cgutils.pack_array(builder, kept), self.rows.index(store))
                self._store(builder, state, along, store, extended(builder, piece), kept)
                return context.get_dummy_value()

            gives = self.state if self.pieces else types.none
            return Signature(gives, (function, where, numbers, types.int64), None), codegen

        return find, keep

    def _call(self, typingctx, function, sweep, numbers) -> StepCall:
        return StepCall(typingctx, function, sweep.reads, self.flags, self.kind, numbers)

    # --- in memory ---

    def sweep_memory(self, sweep: LoweredSweep):
        """Return an intrinsic for one piece, the start values of its accumulators, and an intrinsic accumulators -> numbers.

        The first intrinsic is (function, addresses, strides, piece, numbers, accumulators) -> accumulators.
        """
        outcomes = sweep.outcomes
        kinds = sweep.kinds
        starts = tuple(start for kind in kinds for start in REDUCTIONS[kind].starts)
        sizes = [len(REDUCTIONS[kind].starts) for kind in kinds]
        accumulated = types.UniTuple(self.kind, len(starts))

        @intrinsic
        def swept(typingctx, function, here, along, piece, numbers, accumulators):
            call = self._call(typingctx, function, sweep, numbers)

            def codegen(context, builder, signature, args):
                _, here_, along_, piece_, numbers_, given = args
                piece_ = extended(builder, piece_)
                flat = [builder.extract_value(given, k) for k in range(len(starts))]
                grouped = [flat[sum(sizes[:k]) : sum(sizes[: k + 1])] for k in range(len(kinds))]
                read = [self._load(builder, here_, along_, name, piece_) for name in sweep.reads]
                stored = {store: [] for store, _ in outcomes if store is not None}
                for each in zip(*read, strict=True):
                    values = call.at(context, builder, list(each), numbers_)
                    self._reduce(builder, outcomes, values, grouped)
                    for value, (store, _) in zip(values, outcomes, strict=True):
                        if store is not None:
                            stored[store].append(value)
                for name, values in stored.items():
                    self._store(builder, here_, along_, name, piece_, values)
                return context.make_tuple(builder, accumulated, [number for numbers in grouped for number in numbers])

            return Signature(accumulated, (function, here, along, piece, numbers, accumulated), None), codegen

        reduced = chosen([sum(sizes[:k]) for k in range(len(kinds))], self.kind)
        typed = float if self.kind == types.float64 else np.float32
        return swept, tuple(typed(start) for start in starts), reduced
