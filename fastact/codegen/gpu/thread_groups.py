"""Kernels for functions of whole rows, made of the same steps as the CPU's loops.

A group of threads handles a row. A group is one thread, a warp, part of a warp, or a whole block. Each thread has its share of the
places, the same in every sweep. Rows that fit stay in registers, so memory is read once and written once. Longer rows are read
again in each sweep, and the outputs hold the results that a sweep stores. All threads of a group hold the same values of the
row's numbers.
"""

import functools
import inspect
from dataclasses import dataclass, replace

import numpy as np
from numba.core import types

from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.gpu import calls, lane_sweeps, vectors, wide_rows
from fastact.codegen.gpu import thread_templates as templates
from fastact.codegen.gpu.thread_templates import WARP
from fastact.codegen.gpu.vectors import arrangement
from fastact.codegen.lowering import (
    LoweredLength,
    LoweredNumber,
    LoweredPick,
    LoweredPut,
    LoweredRepeat,
    LoweredStep,
    LoweredStore,
    LoweredSweep,
    in_order,
    lowered,
)
from fastact.codegen.operands import Operands, operands_of, row_operands
from fastact.codegen.reductions import chosen
from fastact.codegen.steps import MOST_REPEATS
from fastact.codegen.template import from_template
from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.long_rows import STAGES, SUMS
from fastact.definitions.loss_rows import DIVISORS, LOSSES
from fastact.definitions.passes import PASSES
from fastact.elementary.precision import specialise

SLOT_BYTES = 128  # the most that a thread keeps in registers of a row and operand
BLOCK = 128  # threads in a block that handles several rows
LOSS = "loss"  # used instead of a pass for the rows of a loss, or for a stage of long rows


def names(use: str) -> list[str]:
    """Return the names of the functions that consist of steps along rows and have the pass."""
    return [name for name in PASSES[use].names() if isinstance(CATALOGUE[name], RowActivation) and CATALOGUE[name].steps]


@dataclass(frozen=True)
class Program:
    """The steps of a kernel and their operands."""

    use: str
    name: str
    steps: tuple[LoweredStep, ...]
    operands: Operands

    def is_number(self, operand: str) -> bool:
        return operand in self.operands.numbers

    @property
    def stages(self) -> tuple[str, ...]:
        """The names of the programs that do the same for long rows, in parts; empty if there are none."""
        if self.use == LOSS:
            own = LOSSES[self.name].long if self.name in LOSSES else ()
        else:
            own = CATALOGUE[self.name].long.get(self.use, ())
        return (*SUMS, *own) if own else ()

    @functools.cached_property
    def rows_at_once(self) -> int:
        """The largest number of rows needed at one time: inputs that later steps read, and outputs already stored."""
        order, most = in_order(self.steps), 1
        for k in range(len(order) + 1):
            read = {name for step in order[k:] for name in step.reads if name in self.operands.names[: self.operands.inputs]}
            most = max(most, len(read) + len({name for step in order[:k] for name in step.stores}))
        return most


@functools.cache
def program(use: str, name: str, wide: bool = False) -> Program:
    """Return the program of a row function in a pass, or of a loss. A `wide` one keeps rows that it reads again in float32."""
    if wide:
        whole = program(use, name)
        steps, operands = wide_rows.widened(whole.steps, whole.operands)
        return replace(whole, steps=steps, operands=operands)
    if use == LOSS:
        loss = (LOSSES | DIVISORS | STAGES)[name]
        operands = operands_of(loss)
        return Program(use, name, lowered(f"losses.{name}", loss.steps, operands), operands)
    operands = row_operands(PASSES[use], CATALOGUE[name])
    return Program(use, name, lowered(f"{use}.{name}", CATALOGUE[name].steps[use], operands), operands)


@dataclass(frozen=True)
class RowVariant:
    """The properties that a kernel is compiled for.

    `group` threads share a row. Each holds `pieces` pieces of `width` places in registers, or none. `is_array` tells for each
    input with one number per row if it is an array or one number for all rows. `coarse` is as in `Variant`. Rows of halves that
    stay in memory are `wide`: see `wide_rows`.
    """

    use: str
    name: str
    storage: str
    is_array: tuple[bool, ...]
    group: int
    pieces: int
    width: int
    dimensions: int
    coarse: bool = False

    @property
    def wide(self) -> bool:
        return not self.pieces and vectors.STORAGES[self.storage].itemsize == 2

    @property
    def program(self) -> Program:
        return program(self.use, self.name, self.wide)

    @property
    def operands(self) -> Operands:
        return self.program.operands

    @property
    def arrays(self) -> tuple[str, ...]:
        """The operands that are arrays, in order."""
        operands = self.operands
        numbers = dict(zip(self.number_inputs, self.is_array, strict=True))
        return tuple(name for name in operands.names if numbers.get(name, True))

    @property
    def number_inputs(self) -> tuple[str, ...]:
        operands = self.operands
        return tuple(operands.names[k] for k in operands.places(numbers=True, inputs=True))

    @property
    def of_numbers(self) -> vectors.Storage:
        """The storage of the rows' numbers in memory: that of the rows, except that losses store them as they are computed."""
        storage = vectors.STORAGES[self.storage]
        return vectors.STORAGES[storage.kind.name] if self.use == LOSS else storage

    @property
    def signature(self):
        """The arguments: rows, their length, addresses, numbers, shape of the rows, strides between and along them in bytes."""
        count, kind = len(self.arrays), self.of_numbers.kind
        tuples = [(types.int64, count), (kind, self.is_array.count(False)), (types.int64, self.dimensions)]
        tuples += [(types.int64, self.dimensions * count), (types.int64, count)]
        return types.void(types.int64, types.int64, *(types.UniTuple(*each) for each in tuples))

    @property
    def threads(self) -> int:
        """Threads per block. A group of several warps has a block of its own, because it uses the block's memory and barriers."""
        return self.group if self.group > WARP else BLOCK

    cached = True  # by Numba, as in `Variant.cached`: the kernel contains no user's function

    @property
    def label(self) -> str:
        kinds = "".join("an"[not array] for array in self.is_array)
        shape = f"{self.group}_{self.pieces}_{self.width}_{self.dimensions}{'c' * self.coarse}"
        return f"cuda_{self.use}_{self.name}_{self.storage}_{kinds}_{shape}"


# --- the work of a thread --------------------------------------------------------------------------------------------------------


class RowCompiler:
    """Compiler of the function that every thread runs.

    `inlined` compiles a Python function that such functions call. `together` returns the Python function that joins the values of
    a group's threads. Its arguments are a kind of reduction, the type of its numbers, and True if another reduction follows at
    once.
    """

    def __init__(self, variant: RowVariant, inlined, together):
        self.variant, self.inlined, self.together = variant, inlined, together
        self.storage = vectors.STORAGES[variant.storage]
        self.dtype = np.float64 if self.storage.kind == types.float64 else np.float32
        self.operands = variant.operands
        self.lanes = lane_sweeps.LaneSweeps(
            self.storage, variant.of_numbers, self.operands, variant.arrays, variant.group, variant.pieces, variant.width
        )

    def compile(self):
        variant = self.variant
        numbers = tuple(name for name in variant.number_inputs if name in variant.arrays)
        run = self.chain(variant.program.steps)
        begin, end = map(self.inlined, (templates.no_state, templates.nothing_to_store))
        if variant.pieces:
            begin, end = self.lanes.load_row(), self.lanes.store_row()
        return self.inlined(
            from_template(
                templates.row_threads,
                run=run,
                begin=begin,
                end=end,
                arranged=arrangement(variant.is_array),
                row_numbers=self.lanes.load_numbers([variant.arrays.index(name) for name in numbers]),
            )
        )

    def chain(self, steps):
        compiled = [self.step(step) for step in steps]
        while len(compiled) > 1:
            compiled[:2] = [self.inlined(from_template(templates.two_steps, step_0=compiled[0], step_1=compiled[1]))]
        return compiled[0]

    def template(self, function, **names):
        copy = from_template(specialise(function, self.dtype), group=self.variant.group, width=self.variant.width, **names)
        return self.inlined(copy)

    def element(self, function, coarse=False):
        """Compile a step's function."""
        return self.inlined(specialise(inspect.unwrap(function), self.dtype, coarse))  # a kernel may be a step's function, too

    def of_numbers(self, step: LoweredNumber) -> dict:
        """Return the names that a template needs to compute a number."""
        element = self.element(step.function, step.coarse and self.variant.coarse)
        return {"element": element, "given": chosen(step.numbers, self.storage.kind)}

    def step(self, step: LoweredStep):
        if isinstance(step, LoweredSweep):
            return self.sweep(step)
        if isinstance(step, LoweredNumber):
            return self.template(templates.number, **self.of_numbers(step))
        if isinstance(step, LoweredRepeat):
            repeated = self.chain(step.steps)
            return self.template(templates.repeat, **self.of_numbers(step.start), repeated=repeated, MOST_REPEATS=MOST_REPEATS)
        if isinstance(step, LoweredStore):
            return self.template(templates.store_number, place=step.number, save=self.lanes.store_number(step.operand))
        if isinstance(step, LoweredPick):
            names = {"kind": self.dtype, "at": step.place, "of_group": self.of_group("max")}
            if self.variant.pieces:
                return self.template(templates.pick_registers, **names, picked=self.lanes.picked(step.row))
            return self.template(templates.pick_memory, **names, entry=self.lanes.entry(step.row))
        if isinstance(step, LoweredPut):
            names = {"kind": self.dtype, "at": step.place, "number_at": step.number}
            if self.variant.pieces:
                return self.template(templates.put_registers, **names, put=self.lanes.put(step.row))
            return self.template(templates.put_memory, **names, store_entry=self.lanes.store_entry(step.row))
        assert isinstance(step, LoweredLength)
        return self.template(templates.length, kind=self.dtype)

    def sweep(self, sweep: LoweredSweep):
        memory, function = not self.variant.pieces, self.element(sweep.function, self.variant.coarse)
        given = chosen(sweep.numbers, self.storage.kind)
        element = self.inlined(from_template(templates.of_place, element=function, given=given))
        if sweep.kinds == ["first"]:
            find, keep = self.lanes.first(sweep)
            names = {
                "first_place": find,
                "keep_first": keep,
                "first_of_group": self.of_group("first"),
                "NOWHERE": lane_sweeps.NOWHERE,
            }
            return self.template(templates.first_memory if memory else templates.first_registers, element=element, **names)
        grouped = self.inlined(templates.none_grouped)
        for at, kind in enumerate(sweep.kinds):
            names = {"grouped": grouped, "at": at, "of_group": self.of_group(kind, kind_follows=at + 1 < len(sweep.kinds))}
            grouped = self.inlined(from_template(templates.one_more_grouped, **names))
        names = {"element": element, "grouped": grouped}
        if not memory:
            return self.template(templates.sweep_registers, swept=self.lanes.sweep_registers(sweep), **names)
        swept, starts, numbers = self.lanes.sweep_memory(sweep)
        return self.template(templates.sweep_memory, swept=swept, starts=starts, reduced=numbers, **names)

    def of_group(self, kind: str, kind_follows=False):
        """Compile the function that joins a group's values. If another reduction follows at once, its barriers serve both."""
        number = types.int64 if kind == "first" else self.storage.kind
        return self.inlined(templates.alone if self.variant.group == 1 else self.together(kind, number, kind_follows))


def entry(variant: RowVariant, cuda):
    """Return the kernel as a Python function that `numba.cuda`, passed as `cuda`, compiles."""
    inlined = cuda.jit(device=True, forceinline=True)

    def together(kind, number, kind_follows):
        joined = {"cuda": cuda, "join": calls.join(kind)}
        warp = from_template(templates.of_warp, group=min(variant.group, WARP), **joined)
        if variant.group <= WARP:
            return warp
        block = {"within_warp": inlined(warp), "kind": number, "warps": variant.group // WARP}
        block = from_template(templates.of_warps, **block, **joined)
        return block if kind_follows else from_template(templates.of_block, within_block=inlined(block), cuda=cuda)

    run_thread = RowCompiler(variant, inlined, together).compile()
    name = f"{variant.label}_{fingerprint(variant.program)}"  # Numba's cache looks at names only
    return from_template(_entry, name, cuda=cuda, run_thread=run_thread, group=variant.group)


def _entry(rows, n, addresses, numbers, shape, strides, along):
    thread = cuda.threadIdx.x
    groups = cuda.blockDim.x // group
    first = cuda.blockIdx.x * groups + thread // group
    run_thread(first, cuda.gridDim.x * groups, thread % group, rows, n, addresses, numbers, shape, strides, along)
