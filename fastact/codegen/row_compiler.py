"""Compiler of row functions' steps, from the templates in `steps`."""

import functools
import inspect
import itertools

import numpy as np

from fastact import _numba
from fastact.codegen import lines
from fastact.codegen import steps as templates
from fastact.codegen.accessors import PLACE, Accessors, reader, writer
from fastact.codegen.elementwise import of_catalogue
from fastact.codegen.lowering import (
    LoweredLength,
    LoweredNumber,
    LoweredPick,
    LoweredPut,
    LoweredRepeat,
    LoweredStep,
    LoweredStore,
    LoweredSweep,
)
from fastact.codegen.memory import line_prefetcher, row_prefetcher
from fastact.codegen.operands import Operands
from fastact.codegen.reductions import SUM_LANES, Reductions
from fastact.codegen.template import from_template, inlined, part
from fastact.definitions import POSITION
from fastact.elementary.precision import specialise

# For sweeps down columns that merge nothing, that all columns need, and that process one line at a time.
ALL_NEED = {"when": 0, "needed": templates.all_need} | dict.fromkeys(("merge", "leave_out"), templates.nothing)
NOT_AT_ONCE = dict.fromkeys(("places_at_once", "at_once"), templates.nothing)


# Sweeps down columns with the same reductions share these functions, which are compiled once.
@functools.cache
def accumulators(dtype: np.dtype, kinds: tuple[str, ...]) -> tuple[tuple[int, ...], dict]:
    """Return the lines of the accumulators for reductions of these `kinds`, counted from the first, and functions that handle them.

    The numbers that a sweep gives come first. The other accumulators of the reductions follow.
    """
    reductions = Reductions(dtype, kinds)
    starts = [r.starts[0] for r in reductions.of] + [start for r in reductions.of for start in r.starts[1:]]
    further = itertools.count(len(reductions.of))
    places = tuple(k if j == 0 else next(further) for k, size in enumerate(reductions.sizes) for j in range(size))
    names = {
        "reductions": len(kinds),
        "starts": tuple(map(dtype.type, starts)),
        "merged": reductions.merged(),
        "itemsize": dtype.itemsize,
        "write": writer(dtype),
        "read": reader(dtype),
        "places": lines.places_of(places * 2, 0),
    }
    names |= Accessors(dtype, places, places).named("load", "store")
    found = {"merge": templates.merge, "leave_out": templates.leave_out_others}
    made = {name: part(from_template(template, **names)) for name, template in found.items()}
    return places, made | {"start": lines.filler(dtype, starts)}


@functools.cache
def any_needs(dtype: np.dtype):
    return part(from_template(templates.any_needs, read=reader(dtype)))


class Compiler:
    """Compiler of the steps of one pass for one type, each for both layouts."""

    def __init__(self, name: str, operands: Operands, dtype: np.dtype):
        self.name = name
        self.operands, self.dtype = operands, dtype
        self.names = operands.names
        self.shared = {
            "itemsize": dtype.itemsize,
            "sizes": operands.sizes(dtype),
            "write": writer(dtype),
            "read": reader(dtype),
            "kind": dtype.type,
            "first": inlined(specialise(templates.first, dtype.type)),
        }

    def chain(self, steps: tuple[LoweredStep, ...], before: int):
        """Compile all steps, one after the other: (for rows, for columns). `before` numbers precede the first step."""
        counts = [before + sum(step.gives for step in steps[:k]) for k in range(len(steps))]
        if counts[-1] + 2 * templates.MAX_REDUCTIONS > templates.MAX_NUMBERS:  # accumulators follow the numbers
            raise ValueError(f"{self.name}: {counts[-1]} numbers of a row are more than there is room for")
        compiled = [self.step(step, known) for step, known in zip(steps, counts, strict=True)]
        return tuple(_numba.in_order(*each) for each in zip(*compiled, strict=True))

    def step(self, step: LoweredStep, before: int):
        """Compile one step that `before` numbers precede: (for rows, for columns)."""
        if isinstance(step, LoweredSweep):
            return self.sweep(step, before)
        if isinstance(step, LoweredNumber):
            return self.for_both(self.number(step, before))
        if isinstance(step, LoweredRepeat):
            return self.repeat(step, before)
        if isinstance(step, LoweredStore):
            return self.for_both(self.template(templates.store_number, place=self.names.index(step.operand), line=step.number))
        if isinstance(step, LoweredPick):
            return self.entries(templates.pick, operand=self.names.index(step.row), at=step.place, before=before)
        if isinstance(step, LoweredPut):
            return self.entries(templates.put, operand=self.names.index(step.row), at=step.place, line=step.number)
        assert isinstance(step, LoweredLength)
        return self.for_both(self.template(templates.length, before=before))

    def for_both(self, step):
        return step, step

    def entries(self, template, **names):
        """Compile a step that accesses single entries of a row, for both layouts."""
        return tuple(self.template(template, entry=entry, **names) for entry in (templates.entry_of_row, templates.entry_of_column))

    def template(self, function, **names):
        """Return a compiled copy of a template."""
        return part(from_template(specialise(function, self.dtype.type), **self.shared, **names))

    def element(self, function):
        return of_catalogue(inspect.unwrap(function), self.dtype.type)  # a kernel may be a step's function, too

    def accessors(self, reads, writes, columns=False):
        return Accessors(self.dtype, reads, writes, self.operands.flag_places, columns, always=len(self.names))

    def places(self, reads, writes, place_step=1):
        return lines.places_of((*reads, *writes), len(self.names), place_step)

    def place_of(self, name: str) -> int:
        """Return the index of an operand, or `PLACE` for the name that stands for an element's index."""
        return PLACE if name == POSITION else self.names.index(name)

    def lines(self, first: int, count: int) -> list[int]:
        """Return the indices of `count` lines, which follow the operands."""
        return [len(self.names) + first + k for k in range(count)]

    def sweep(self, sweep: LoweredSweep, before: int):
        kinds = [kind for _, kind in sweep.outcomes]
        reduced = tuple(kind for kind in kinds if kind is not None)
        reads = [self.place_of(name) for name in sweep.reads]
        writes = [self.names.index(store) for store, _ in sweep.outcomes if store is not None]
        taken = [len(self.names) + k for k in sweep.numbers]
        element = self.element(sweep.function)
        if kinds == ["first"]:
            return self.first_only(element, before, reads, taken, writes)
        if len(reduced) > templates.MAX_REDUCTIONS:
            raise ValueError(f"{self.name}: {kinds} are more than {templates.MAX_REDUCTIONS} reductions of a sweep")
        reductions = Reductions(self.dtype, kinds, [store is not None for store, _ in sweep.outcomes])
        swept_line = functools.partial(reductions.swept_line, element, len(reads), len(taken))
        along_row, rows, columns = reductions.swept_lanes(element, len(reads)), {}, {}
        if reduced:
            of_lines = accumulators(self.dtype, reduced)[1]
            # Without a reduction, four lines at once are slower: the last sweep of log_softmax took 0.28, not 0.12 ns an element
            columns |= self.lines_at_once(swept_line(lines=templates.LINES), before, reduced, reads, taken, writes)
            columns["merge"] = of_lines["merge"]
            if sweep.when is not None:
                columns |= {"when": sweep.when, "needed": any_needs(self.dtype), "leave_out": of_lines["leave_out"]}
            rows |= {"when": -1 if sweep.when is None else sweep.when, "ask": self.asker(sweep)}
            along = self.lanes(reductions, along_row, rows, before, reads, taken, writes)
        else:
            along = self.rows(templates.map_rows, along_row, rows, reads, taken, writes)
        return along, self.columns(swept_line(lines=1), columns, before, reduced, reads, taken, writes)

    def first_only(self, element, before, reads, taken, writes):
        """Compile a sweep that stores the first nonzero value. Down columns, the number that it keeps starts like a count."""
        names = {"first": self.shared["first"], "element": element, "arguments": len(reads) + len(taken)}
        swept = inlined(from_template(templates.first_of_columns, **names))
        own = {"element": element} | self.accessors(reads, writes).named("load", "store")
        along = self.rows(templates.first_of_rows, None, own, reads, taken, writes)
        return along, self.columns(swept, {}, before, ("count",), reads, taken, writes)

    def rows(self, template, process, names, reads, taken, writes, values=(), given=()):
        """Compile a sweep along rows that takes the numbers of the lines `taken`. `process` is for one element.

        Further results of `process` are stored at `values`, which follow the operands.
        """
        numbers, sizes = self.accessors(taken, given), dict(enumerate(self.operands.sizes(self.dtype))) | {PLACE: 1}
        if process:
            own = self.accessors(reads, (*writes, *values))
            names |= {"sweep": own.each(process), "sweep_inside": own.each_inside(process, SUM_LANES)}
        return self.template(
            template,
            **names,
            places=self.places(reads, writes, place_step=0),
            number_places=self.places(taken, given),
            load_numbers=numbers.load,
            store_numbers=numbers.store,
            strides=tuple(sizes[k] for k in (*reads, *writes)),
        )

    def lanes(self, reductions: Reductions, process, names, before, reads, taken, writes):
        """Compile a sweep along rows that reduces."""
        given = self.lines(before, len(reductions.of))
        names |= {
            "starts": tuple(self.dtype.type(start) for reduction in reductions.of for start in reduction.starts),
            "new_values": reductions.new_values(),
            "new_lanes": reductions.new_lanes(),
            "start_lanes": reductions.lane_starter(),
            "join_lanes": reductions.lane_joiner(),
            "of_lanes": reductions.of_lanes(),
            "merged": reductions.merged(),
            "reduced": reductions.numbers(),
        }
        return self.rows(templates.lanes_of_rows, process, names, reads, taken, writes, given, given)

    def columns(self, process, names, before, kinds, reads, taken, writes):
        """Compile a sweep down columns that takes the lines of numbers `taken`. Its accumulators reduce like `kinds`."""
        places, of_lines = self.accumulators(before, kinds), accumulators(self.dtype, kinds)[1]
        streams = tuple(sorted({*reads, *writes} - {PLACE}))
        read, written = reads + taken + places, writes + places
        return self.template(
            templates.sweep_columns,
            before=before,
            stream=streams[0],
            ask=line_prefetcher(streams),
            places=self.places(read, written),
            sweep=self.accessors(read, written, columns=True).each(process),
            **{**ALL_NEED, **NOT_AT_ONCE, "start": of_lines["start"], **names},
        )

    def accumulators(self, before, kinds) -> list[int]:
        """Return the lines of the accumulators of reductions of these `kinds`."""
        own = accumulators(self.dtype, kinds)[0]
        return [self.lines(before, len(own))[k] for k in own]

    def asker(self, sweep: LoweredSweep):
        """Return a function that prefetches the next rows.

        It does so in sweeps that do not wait for memory themselves: they store nothing and take a number from an earlier step.
        """
        inputs = len(self.operands.places(numbers=True, inputs=True))
        waits = bool(sweep.stores) or all(number < inputs for number in sweep.numbers)
        rows = [k for inputs in (True, False) for k in self.operands.places(numbers=False, inputs=inputs)]
        sizes = self.operands.sizes(self.dtype)
        return row_prefetcher({} if waits else {k: sizes[k] for k in rows}, SUM_LANES)

    def lines_at_once(self, process, before, kinds, reads, taken, writes):
        """Compile the part of a sweep down columns that processes several lines at once. Each line is an operand of its own."""
        places = self.accumulators(before, kinds)
        of_lines = lambda chosen: [(k, line) for line in range(templates.LINES) for k in chosen]
        read, written = of_lines(reads) + taken + places, of_lines(writes) + places
        each = self.accessors(read, written, columns=True).each(process)
        return {"places_at_once": self.places(read, written), "at_once": lines.blocks_of_line(each, templates.COLUMNS)}

    def number(self, number: LoweredNumber, before: int):
        taken, given = [len(self.names) + k for k in number.numbers], self.lines(before, 1)
        process = Reductions(self.dtype, [None], [True]).swept_line(self.element(number.function), 0, len(taken), lines=1)
        give = self.accessors(taken, given).each_or_one(process)
        return self.template(templates.number, places=self.places(taken, given), give=give)

    def repeat(self, repeat: LoweredRepeat, before: int):
        begin = self.number(repeat.start, before)
        last = before + sum(step.gives for step in repeat.steps)
        places = [*self.lines(before, 1), *self.lines(last, 1)], self.lines(before, 1)
        names = {"places": self.places(*places)} | self.accessors(*places).named("load", "store")
        return tuple(
            self.template(templates.repeat, begin=begin, repeated=repeated, **names)
            for repeated in self.chain(repeat.steps, before + 1)
        )
