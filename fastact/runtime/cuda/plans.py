"""Plans of launches for the arrays of a call: the kernel, the number of blocks, the addresses and the strides."""

import functools
import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from fastact.codegen.gpu import each_thread, thread_groups
from fastact.codegen.gpu.each_thread import Variant
from fastact.codegen.gpu.thread_groups import LOSS, RowVariant
from fastact.codegen.gpu.vectors import PIECE, STORAGES
from fastact.codegen.lowering import overwritten
from fastact.codegen.operands import single_rows
from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.definitions.long_rows import STAGES
from fastact.definitions.passes import PASSES, Pass
from fastact.runtime.arguments import aligned_rows, check_whole_number
from fastact.runtime.cuda import target
from fastact.runtime.cuda.device_arrays import ITEMSIZES, Operand

# The most threads that share a row in registers, for a function that needs one row at a time. With several rows at a time, fewer
# threads hold as much. Half of a multiprocessor's registers are for rows, and half for everything else.
MOST_TOGETHER = 1024
LONG_ROW = 1024  # threads in a block for a row that is kept in memory
PART = 256  # threads for one part of a row that several blocks share
MANY_COLUMNS = 4096  # from so many on, each column gets one thread; fewer would leave the device idle


@dataclass(frozen=True)
class Launch:
    """A kernel with its launch configuration and arguments."""

    variant: Variant | RowVariant
    blocks: int
    threads: int
    arguments: tuple


def shapes(label: str, use: Pass, definition: Activation | RowActivation, read: dict[str, Operand], axis) -> dict[str, tuple]:
    """Return the shape of each result."""
    if isinstance(definition, Activation):
        shape = _broadcast_shape(label, {name: operand.shape for name, operand in read.items()})
        return dict.fromkeys(use.arrays_out(definition), shape)
    rows, along = (_entries(label, definition, read, axis), -1) if definition.elements else (read, axis)
    outer, n = _outer_shape(label, definition, rows, along)
    found = {}
    for name in use.arrays_out(definition):
        length = (2 if definition.is_double(name) else 1) * n
        place = axis % (len(outer) + 1)
        found[name] = outer if definition.is_number(name) else (*outer[:place], length, *outer[place:])
    return found


def aligned(label: str, definition: RowActivation, read: dict[str, Operand], axis: int) -> tuple[dict[str, Operand], int]:
    """Return the operands with rows of the same length along the same axis, and this axis."""
    check_whole_number(label, "axis", axis)
    axis = operator.index(axis)
    rows = {name: operand for name, operand in read.items() if not definition.is_number(name)}
    name, whole = max(rows.items(), key=lambda item: len(item[1].shape))
    _check_axis(label, name, whole, axis)
    if definition.elements:  # their operands have one or two rows
        return read, axis - len(whole.shape) if axis >= 0 else axis
    axis, shapes = aligned_rows([operand.shape for operand in rows.values()], axis)
    for (name, operand), shape in zip(rows.items(), shapes, strict=True):
        if shape != operand.shape:
            rows[name] = replace(operand, shape=shape, strides=_broadcast_strides(operand.strides, operand.shape, shape))
    return read | rows, axis


def _broadcast_shape(label, every: dict[str, tuple]) -> tuple[int, ...]:
    try:
        return np.broadcast_shapes(*every.values())
    except ValueError:
        shown = ", ".join(f"{name} {shape}" for name, shape in every.items())
        raise ValueError(f"{label}: the shapes must broadcast, got {shown}") from None


def _check_axis(label: str, name: str, operand: Operand, axis: int) -> None:
    if not -len(operand.shape) <= axis < len(operand.shape):
        raise np.exceptions.AxisError(f"{label}: axis {axis} is out of bounds for {name} of shape {operand.shape}")


def _outer_shape(label, definition, read, axis) -> tuple[tuple[int, ...], int]:
    """Return the broadcast shape without the rows' axis, and the rows' length."""
    outers, lengths = {}, {}
    for name, operand in read.items():
        if definition.is_number(name):
            outers[name] = operand.shape
            continue
        _check_axis(label, name, operand, axis)
        outers[name] = without(operand.shape, axis)
        lengths[name] = operand.shape[axis]
    if len(set(lengths.values())) > 1:
        shown = ", ".join(f"{name} {read[name].shape}" for name in lengths)
        raise ValueError(f"{label}: the rows must have the same length along axis {axis}, got {shown}")
    return _broadcast_shape(label, outers), next(iter(lengths.values()))


def _entries(label: str, definition: RowActivation, operands: dict[str, Operand], axis: int) -> dict[str, Operand]:
    """Return the rows of a function of single entries, with their axis last. An operand that holds two rows gives both."""
    found = {}
    for name, operand in operands.items():
        _check_axis(label, name, operand, axis)
        parts, length, step = single_rows(definition, (name,)), operand.shape[axis], operand.strides[axis]
        if length % len(parts):
            raise ValueError(f"{label}: {name} must have an even number of entries along axis {axis}, got shape {operand.shape}")
        n = length // len(parts)
        row = replace(operand, shape=(*without(operand.shape, axis), n), strides=(*without(operand.strides, axis), step))
        found |= {part: replace(row, address=operand.address + k * n * step) for k, part in enumerate(parts)}
    return found


def without(items: Sequence[int], axis: int) -> tuple[int, ...]:
    place = axis % len(items)
    return (*items[:place], *items[place + 1 :])


def axis_last(operand: Operand, axis: int) -> Operand:
    moved = lambda items: (*without(items, axis), items[axis])
    return replace(operand, shape=moved(operand.shape), strides=moved(operand.strides))


def is_dense(operand: Operand) -> bool:
    """Return True if the elements fill a range of memory without gaps, in any order of the axes."""
    expected = ITEMSIZES[operand.storage]
    for stride, length in sorted(zip(operand.strides, operand.shape, strict=True)):
        if length > 1:
            if stride != expected:
                return False
            expected *= length
    return True


def _broadcast_strides(strides, lengths, shape) -> tuple[int, ...]:
    """Return the strides along the axes of `shape`, with 0 for axes that are broadcast."""
    missing = len(shape) - len(lengths)
    return (0,) * missing + tuple(stride if length != 1 else 0 for stride, length in zip(strides, lengths, strict=True))


def merged(shape: Sequence[int], strides: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Return the shape and strides with as few axes as possible, but at least one.

    The outermost axis of the last array comes first, so that consecutive threads write adjacent elements.
    """
    axes = [d for d, length in enumerate(shape) if length != 1]
    axes.sort(key=lambda d: -abs(strides[-1][d]))
    lengths = [shape[d] for d in axes]
    steps = [[each[d] for d in axes] for each in strides]
    for d in reversed(range(len(axes) - 1)):
        if all(step[d] == step[d + 1] * lengths[d + 1] for step in steps):  # the two are one axis in every array
            lengths[d : d + 2] = [lengths[d] * lengths[d + 1]]
            for step in steps:
                del step[d]
    if not lengths:
        return (1,), tuple((0,) for _ in steps)
    return tuple(lengths), tuple(map(tuple, steps))


def elementwise_plan(use: Pass, name: str, read, numbers, made, axis=None, fast=False) -> list[Launch]:
    """Return the launch of a function for named arrays, numbers and results, or no launch for empty arrays."""
    definition = each_thread.definition_of(name)
    operands = [*read.values(), *made.values()]
    first = operands[-1]
    count, storage = math.prod(first.shape), STORAGES[first.storage]
    if count == 0:
        return []
    names = (*single_rows(definition, use.arrays_in(definition)), *(p.name for p in definition.parameters))
    is_array = tuple(name in read for name in names)
    arguments = (count, tuple(operand.address for operand in operands), tuple(numbers[name] for name in names if name in numbers))
    alike = all((operand.shape, operand.strides) == (first.shape, first.strides) for operand in operands)
    if alike and is_dense(first) and all(operand.address % PIECE == 0 for operand in operands):
        variant = Variant(use.name, name, storage.name, is_array, 0, storage.coarse(fast))
        work = -(-count // storage.lanes)
    else:
        every = [_broadcast_strides(operand.strides, operand.shape, first.shape) for operand in operands]
        shape, strides = merged(first.shape, every)
        variant = Variant(use.name, name, storage.name, is_array, len(shape), storage.coarse(fast))
        arguments += (shape, sum(strides, ()))
        work = count
    return [Launch(variant, target.blocks_for(work, variant.threads), variant.threads, arguments)]


def row_plan(use: Pass, name: str, read, numbers, made, axis: int, fast, between) -> list[Launch] | None:
    """Return the launches of a row function, or None if a result shares the memory of an input that is read afterwards.

    `between` makes an array of a shape and type for use by the kernels only.
    """
    if CATALOGUE[name].steps:
        return program_plan(thread_groups.program(use.name, name), read, numbers, made, axis, fast, between)
    inputs, outputs = (_entries(name, CATALOGUE[name], operands, axis) for operands in (read, made))
    return elementwise_plan(use, name, inputs, numbers, outputs, fast=fast)


def program_plan(program: thread_groups.Program, read, numbers, made, axis: int, fast, between) -> list[Launch] | None:
    """Do the same as `row_plan` for the steps of a row function or a loss."""
    operands = program.operands
    (outer, n), every = _outer_shape("", program, read, axis), {**made, **read}
    fixed = operands.flags | operands.integers | operands.numbers  # their types do not determine the rows' type
    storage = STORAGES[next((every[name] for name in every if name not in fixed), next(iter(made.values()))).storage]
    count = math.prod(outer)
    if count == 0:
        return []
    addresses, strides, along = {}, {}, {}
    for name, operand in {**read, **made}.items():
        if program.is_number(name):
            addresses[name], along[name] = operand.address, 0
            strides[name] = _broadcast_strides(operand.strides, operand.shape, outer)
            continue
        step, rest = operand.strides[axis], (without(each, axis) for each in (operand.strides, operand.shape))
        addresses[name], along[name], strides[name] = operand.address, step, _broadcast_strides(*rest, outer)
    arrays = [name for name in operands.names if name in addresses]
    shape, steps = merged(outer, [strides[name] for name in arrays])
    rows_in_memory = [name for name in arrays if name not in operands.numbers]
    group, pieces, width = _shares(
        program, storage, count, n, addresses, dict(zip(arrays, steps, strict=True)), along, rows_in_memory
    )
    if group == LONG_ROW and not pieces and _has_stages(program, storage, addresses):
        return _in_stages(program.stages, storage, outer, read, numbers, made, axis, fast, between)
    if not pieces and storage.itemsize == 2:
        program = thread_groups.program(program.use, program.name, wide=True)
    pairs = overwritten(program.steps, program.operands)
    places = [(program.operands.names[output], program.operands.names[k]) for output, k in pairs]
    if not pieces and any(output in addresses and addresses[output] == addresses.get(name) for output, name in places):
        return None
    if program.operands.wide:
        twins = program.operands.names[len(operands.names) :]
        for name in twins:
            columns = group == 1  # adjacent threads work on adjacent columns
            kept = between((n, *outer) if columns else (*outer, n), "float32")
            addresses[name], along[name] = kept.address, kept.strides[0 if columns else -1]
            strides[name] = kept.strides[1:] if columns else kept.strides[:-1]
        shape, steps = merged(outer, [strides[name] for name in (*twins, *arrays)])
        arrays, steps = [*arrays, *twins], (*steps[len(twins) :], *steps[: len(twins)])
    number_inputs = [operands.names[k] for k in operands.places(numbers=True, inputs=True)]
    is_array = tuple(name in addresses for name in number_inputs)
    shares = group, pieces, width
    variant = RowVariant(program.use, program.name, storage.name, is_array, *shares, len(shape), storage.coarse(fast))
    given = tuple(numbers[name] for name in number_inputs if name in numbers)
    arguments = (count, n, tuple(addresses[name] for name in arrays), given, shape, sum(steps, ()))
    arguments += (tuple(along[name] for name in arrays),)
    return [Launch(variant, target.blocks_for(count, variant.threads // group), variant.threads, arguments)]


def _has_stages(program: thread_groups.Program, storage, arrays) -> bool:
    """Return True if several blocks can share a row. The numbers of stages are float32 or float64, as the call's must be."""
    return bool(program.stages) and (storage.itemsize > 2 or program.use == LOSS or not program.operands.numbers & arrays.keys())


def _in_stages(stages, storage, outer, read, numbers, made, axis: int, fast, between) -> list[Launch]:
    """Return the launches of the stages, in order. A stage in parts has one block for each part."""
    programs = {name: thread_groups.program(LOSS, name) for name in stages}
    are_numbers = frozenset().union(*(program.operands.numbers for program in programs.values()))
    known = {name: operand if name in are_numbers else axis_last(operand, axis) for name, operand in {**read, **made}.items()}
    n, length = known["x"].shape[-1], PART * thread_groups.SLOT_BYTES // (storage.kind.bitwidth // 8)
    ranges = [(0, n // length, length), (n // length, 1, n % length)]
    launches = []
    for name, program in programs.items():
        stage, kind = STAGES[name], storage.kind.name
        for number in stage.made:
            if stage.parts:
                known[f"{number}s"] = between((*outer, -(-n // length)), kind)
            elif number not in known:
                known[number] = between(outer, kind)
        inputs, outputs = (*stage.rows, *stage.numbers), (*stage.made, *stage.rows_out)
        for each in ranges if stage.parts else [None]:
            part = functools.partial(_part, known, program, each, length)
            if each is None or each[-1]:
                arrays, results = {name: part(name) for name in inputs if name in known}, {name: part(name) for name in outputs}
                launches += program_plan(program, arrays, numbers, results, -1, storage.coarse(fast), between)
    return launches


def _part(known, program, which, length: int, name: str) -> Operand:
    """Return an operand of a stage, with rows in parts `which`: (first, count, length). A number that is made has one per part."""
    if which is None:
        return known[name]
    first, count, size = which
    made = program.is_number(name) and program.operands.names.index(name) >= program.operands.inputs
    operand = known[f"{name}s" if made else name]
    if program.is_number(name) and not made:
        return replace(operand, shape=(*operand.shape, 1), strides=(*operand.strides, 0))
    *outer, step = operand.strides
    if made:
        return replace(operand, address=operand.address + first * step, shape=(*operand.shape[:-1], count))
    address, shape = operand.address + first * length * step, (*operand.shape[:-1], count, size)
    return replace(operand, address=address, shape=shape, strides=(*outer, length * step, step))


def _shares(program, storage, count, n, addresses, strides, along, names) -> tuple[int, int, int]:
    """Return (threads for a row, pieces that each thread keeps in registers, places in a piece)."""
    operands = program.operands
    fixed = {**dict.fromkeys(operands.flags, 1), **dict.fromkeys(operands.integers, 8)}
    sizes = {name: fixed.get(name, storage.itemsize) for name in names}
    contiguous = all(along[name] == sizes[name] for name in names)
    if not contiguous and count >= MANY_COLUMNS and any(strides[name][-1] == sizes[name] for name in names):
        return 1, 0, 1  # adjacent columns: one thread for each
    aligned = all(
        name in fixed or (addresses[name] % PIECE == 0 and all(step % PIECE == 0 for step in strides[name])) for name in names
    )
    width = storage.lanes if contiguous and aligned and n % storage.lanes == 0 else 1
    pieces, most = max(1, -(-n // width)), thread_groups.SLOT_BYTES // (storage.kind.bitwidth // 8) // width
    group = min(thread_groups.WARP, _power_of_two(pieces))
    if pieces > group * most:
        group = _power_of_two(-(-pieces // most))
    if group * program.rows_at_once > MOST_TOGETHER:
        return LONG_ROW, 0, width
    return group, _power_of_two(-(-pieces // group)), width


def _power_of_two(least: int) -> int:
    return 1 << (least - 1).bit_length()


def copy_plan(source: Operand, result: Operand) -> list[Launch]:
    """Return the launch that copies an array to another of its shape."""
    return elementwise_plan(PASSES["forward"], each_thread.COPY, {"x": source}, {}, {"y": result})
