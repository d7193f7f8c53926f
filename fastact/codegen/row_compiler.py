"""Compiles the steps of row functions from the templates in `steps`."""

import inspect
import itertools

import numpy as np
from numba.core import types

from fastact import _numba
from fastact.codegen import memory
from fastact.codegen import steps as templates
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
from fastact.codegen.operands import Operands
from fastact.codegen.reductions import Reductions, chosen
from fastact.codegen.template import from_template, part
from fastact.definitions import POSITION
from fastact.elementary.precision import SCALAR_OPTIONS, specialise

TOGETHER = 8  # steps that `templates.run_row` and `run_columns` take

_scalar = _numba.njit(**SCALAR_OPTIONS)


class Compiler:
    """Compiles the steps of one pass for one type, each for both layouts."""

    def __init__(self, name: str, operands: Operands, dtype: np.dtype):
        self.name = name
        self.operands, self.dtype = operands, dtype
        self.kind = types.float32 if dtype == np.float32 else types.float64
        self.names = operands.names
        self.nothing = self.loop(templates.nothing_of_row), self.loop(templates.nothing_of_columns)
        self.merge_nothing = self.loop(templates.merge_nothing)
        self.shared = {
            "operands": len(self.names),
            "itemsize": dtype.itemsize,
            "sizes": operands.sizes(dtype),
            "fill": memory.filler(dtype),
            "read": memory.reader(dtype),
            "kind": dtype.type,
            "first": _scalar(specialise(templates.first, dtype.type)),
        }

    def chain(self, steps: tuple[LoweredStep, ...], before: int):
        """(run_row, run_columns): all steps one after the other, the first of which finds `before` numbers."""
        counts = [before + sum(step.gives for step in steps[:k]) for k in range(len(steps))]
        most = 2 * templates.MAX_REDUCTIONS  # accumulators of a sweep
        if counts[-1] + most > templates.MAX_NUMBERS or len(self.names) + counts[-1] + 2 * most > templates.TABLE_PLACES:
            raise ValueError(f"{self.name}: {counts[-1]} numbers of a row are more than there is room for")
        compiled = [self.step(step, known) for step, known in zip(steps, counts, strict=True)]
        while len(compiled) > 1:
            compiled = [self.together(compiled[k : k + TOGETHER]) for k in range(0, len(compiled), TOGETHER)]
        return compiled[0]

    def together(self, compiled):
        """Up to `TOGETHER` steps as one, for rows and for columns."""
        runs = []
        for template, nothing, steps in zip(
            (templates.run_row, templates.run_columns), self.nothing, zip(*compiled, strict=True), strict=True
        ):
            padded = (*steps, *[nothing] * (TOGETHER - len(steps)))
            runs.append(self.loop(template, **{f"step_{k}": step for k, step in enumerate(padded)}))
        return tuple(runs)

    def step(self, step: LoweredStep, before: int):
        """(for a row, for columns): one step that finds `before` numbers."""
        if isinstance(step, LoweredSweep):
            return self.sweep(step, before)
        if isinstance(step, LoweredNumber):
            return self.number(step, before)
        if isinstance(step, LoweredRepeat):
            return self.repeat(step, before)
        if isinstance(step, LoweredStore):
            names = {"place": self.names.index(step.operand), "number": step.number}
            return self.template(templates.store_row, **names), self.template(templates.store_columns, **names)
        if isinstance(step, LoweredPick):
            names = {"operand": self.names.index(step.row), "at": step.place}
            return self.template(templates.pick_row, **names), self.template(templates.pick_columns, before=before, **names)
        if isinstance(step, LoweredPut):
            names = {"operand": self.names.index(step.row), "at": step.place, "number": step.number}
            return self.template(templates.put_row, **names), self.template(templates.put_columns, **names)
        assert isinstance(step, LoweredLength)
        return self.template(templates.length_row), self.template(templates.length_columns, before=before)

    def loop(self, template, **names):
        """A compiled copy of `template`."""
        return part(from_template(template, template.__name__, **names))

    def template(self, function, **names):
        return self.loop(specialise(function, self.dtype.type), **self.shared, **names)

    def element(self, function):
        return of_catalogue(inspect.unwrap(function), self.dtype.type)  # a kernel serves as a step's function, too

    def accessors(self, reads, writes, columns=False):
        names = ("addresses", "load", "store")
        return dict(zip(names, memory.accessors(self.dtype, reads, writes, self.operands.flag_places, columns), strict=True))

    def place_of(self, name: str) -> int:
        """Of an operand, or of what is read for where an element stands."""
        return memory.PLACE if name == POSITION else self.names.index(name)

    def given(self, numbers: tuple[int, ...]):
        """A row's numbers -> those that a step's function takes."""
        return chosen(numbers, self.kind)

    def strides(self, places) -> tuple[int, ...]:
        """From element to element along a row; what follows the operands stays where it is."""
        sizes = dict(enumerate(self.operands.sizes(self.dtype))) | {memory.PLACE: 1}
        return tuple(sizes.get(k, 0) for k in places)

    def behind(self, first: int, count: int) -> list[int]:
        """Places in a table of columns of numbers, which follow the operands."""
        return [len(self.names) + first + k for k in range(count)]

    def sweep(self, sweep: LoweredSweep, before: int):
        element = self.element(sweep.function)
        kinds = [kind for _, kind in sweep.outcomes]
        reads = [self.place_of(name) for name in sweep.reads]
        writes = [self.names.index(store) for store, _ in sweep.outcomes if store is not None]
        taken = [len(self.names) + k for k in sweep.numbers]
        if kinds == ["first"]:
            joined = _scalar(from_template(templates.first_of_columns, "first_of_columns", first=self.shared["first"]))
            names = {"element": element, "stored": Reductions(self.dtype, templates.SUM_LANES, [], []).stored(), "joined": joined}
            columns = self.columns(names, before, (0.0,), reads, taken, writes, self.behind(before, 1))
            strides = self.strides((*reads, *writes))
            names = {"element": element, "strides": strides, "given": self.given(sweep.numbers)}
            return self.template(templates.first_row, **names, **self.accessors(reads, writes)), columns
        if len(kinds) - kinds.count(None) > templates.MAX_REDUCTIONS:
            raise ValueError(f"{self.name}: {kinds} are more than {templates.MAX_REDUCTIONS} reductions of a sweep")
        reductions = Reductions(self.dtype, templates.SUM_LANES, kinds, [store is not None for store, _ in sweep.outcomes])
        names = {"element": element, "stored": reductions.stored()}
        # the numbers first, so that they follow those so far, then what else they need
        starts = [r.starts[0] for r in reductions.of] + [start for r in reductions.of for start in r.starts[1:]]
        further = itertools.count(len(reductions.of))
        order = [k if j == 0 else next(further) for k, size in enumerate(reductions.sizes) for j in range(size)]
        places = [self.behind(before, len(starts))[k] for k in order]
        merge = None
        if reductions.of:
            others = [place + len(starts) for place in places]
            merge = self.template(
                templates.merge,
                before=before,
                accumulators=len(starts),
                reductions=len(reductions.of),
                merged=reductions.merged(),
                **self.accessors(places + others, places),
            )
        columns = self.columns({**names, "joined": reductions.joined()}, before, starts, reads, taken, writes, places, merge)
        return self.row(reductions, {**names, "given": self.given(sweep.numbers)}, reads, writes), columns

    def row(self, reductions: Reductions, names, reads, writes):
        """A sweep along a row."""
        if not reductions.of:
            return self.template(templates.map_row, **names, **self.accessors(reads, writes))
        lanes = [len(self.names) + k for k in range(len(reductions.of))]
        return self.template(
            templates.lanes_row,
            **names,
            reads=len(reads),
            strides=self.strides((*reads, *lanes, *writes, *lanes)),
            reductions=len(reductions.of),
            starts=tuple(self.dtype.type(start) for reduction in reductions.of for start in reduction.starts),
            lane_starts=tuple(self.dtype.type(reduction.starts[0]) for reduction in reductions.of),
            joined_lanes=reductions.joined_lanes(),
            with_lanes=reductions.with_lanes(),
            reduced=reductions.numbers(),
            **self.accessors(reads + lanes, writes + lanes),
        )

    def columns(self, names, before, starts, reads, taken, writes, places, merge=None):
        """A sweep down columns, which takes the lines of numbers `taken` and has accumulators at `places`."""
        streams = sorted({*reads, *writes} - {memory.PLACE})
        read, written = reads + taken + places, writes + places
        return self.template(
            templates.sweep_columns,
            before=before,
            accumulators=len(starts),
            streams=tuple(streams),
            starts=tuple(self.dtype.type(start) for start in starts) or (self.dtype.type(0.0),),
            arguments=len(reads) + len(taken),
            **names,
            merge=merge or self.merge_nothing,
            line_strides=memory.line_steps((*read, *written)),
            **self.accessors(read, written, columns=True),
        )

    def number(self, number: LoweredNumber, before: int):
        element = self.element(number.function)
        taken = [len(self.names) + k for k in number.numbers]
        return (
            self.template(templates.number_row, element=element, given=self.given(number.numbers)),
            self.template(
                templates.number_columns, element=element, before=before, **self.accessors(taken, self.behind(before, 1))
            ),
        )

    def repeat(self, repeat: LoweredRepeat, before: int):
        repeated_row, repeated_columns = self.chain(repeat.steps, before + 1)
        _, begin = self.number(repeat.start, before)
        last = before + sum(step.gives for step in repeat.steps)
        names = {"element": self.element(repeat.start.function), "given": self.given(repeat.start.numbers)}
        return (
            self.template(templates.repeat_row, **names, repeated=repeated_row),
            self.template(
                templates.repeat_columns,
                begin=begin,
                repeated=repeated_columns,
                before=before,
                last=last,
                **self.accessors(self.behind(0, 2), self.behind(0, 1)),
            ),
        )
