"""Lazy calls on dask arrays, block by block. Rows must not be split into chunks, all other dimensions may be."""

import copy
import functools
from dataclasses import replace
from itertools import count

import numpy as np

from fastact.runtime.arguments import aligned_rows, check_whole_number
from fastact.runtime.containers.call import COMMON_ROW, ROWS, WHOLE, Call, Operand, call, ndim

_WHOLE = (COMMON_ROW, WHOLE)  # passed to every block


def on_dask(made: Call):
    """Make the call and return the results as dask arrays."""
    made.refuse("out", "where", "axes", "keepdims", "dim", container="dask arrays")
    if made.rows:
        check_whole_number(made.name, "axis", made.axis)
    reduction = made.options.get("reduction")
    return _reduced(made, reduction) if reduction in ("mean", "sum") else in_blocks(made)


def sliced(x, axis: int, place: slice):
    """Return a slice of an array along an axis."""
    return x[(slice(None),) * axis + (place,)]


def of_elements(made: Call):
    """Make the call of a ufunc if it has several results, which dask refuses, or a lazy number, which must not choose the type."""
    number = any(ndim(operand.value) == 0 and hasattr(operand.value, "dask") for operand in made.operands[1:])
    alone = not made.options.keys() & {"out", "where"}
    return in_blocks(made) if len(made.results) > 1 or (number and alone) else NotImplemented


def _reduced(made: Call, reduction: str):
    """Return a loss and its gradient: the sum of the rows' losses and the rows' gradients, both scaled."""
    factor, changed = made.reduced(made, reduction)
    loss, gradient = in_blocks(changed)
    factor = np.float64(0.0) if gradient.size == 0 else factor
    total = loss.sum(dtype=np.float64) * factor  # NaN if nothing counts; the gradient is then 0
    return total.astype(loss.dtype), gradient * np.nan_to_num(factor).astype(gradient.dtype)


def in_blocks(made: Call):
    """Return the results for each row (or element), with one call per block."""
    import dask.array as da

    made, letters = _aligned(made), count()
    operands = [_prepared(made, operand, da) for operand in made.operands]
    loops = max(_loops(operand) for operand in operands)
    outer = [next(letters) for _ in range(loops)]
    indices = [_indices(made, operand, outer, letters) for operand in operands]
    _check_lengths(made, operands, indices)
    pairs = [item for operand, ind in zip(operands, indices, strict=True) for item in (operand.value, ind)]
    chunks, arrays = da.core.unify_chunks(*pairs)
    arguments = [item for array, ind in zip(arrays, indices, strict=True) for item in (array, ind)]
    samples = _samples(made, operands)
    inner = list(dict.fromkeys(index for ind in indices if ind is not None for index in ind))
    options, chance = dict(made.options), _chance(made)
    if chance:  # draw the seed of each block now, so that every computation gives the same result
        seeds = options.pop(chance).integers(1 << 63, size=[len(chunks[index]) for index in inner])
        arguments += [da.from_array(seeds, chunks=1), inner]
    block = functools.partial(_block, made.function, made.keywords, options, chance)
    meta = np.empty((0,) * len(inner), samples[0].dtype)
    whole = da.blockwise(block, inner, *arguments, dtype=meta.dtype, meta=meta, align_arrays=not chance, token=made.name)
    results = []
    for k, (holds, sample) in enumerate(zip(made.results, samples, strict=True)):
        results.append(_picked(da, whole, inner, outer, letters, made, holds, sample, k if len(samples) > 1 else None))
    return tuple(results) if len(results) > 1 else results[0]


def _aligned(made: Call) -> Call:
    """Return the call with rows along the same axis, counted from the end, if their arrays have different numbers of dimensions."""
    operands = list(made.operands)
    rows = [k for k, operand in enumerate(operands) if operand.holds in ROWS and ndim(operand.value)]
    shapes = [np.shape(operands[k].value) for k in rows]
    largest = max(map(len, shapes), default=0)
    if len({*map(len, shapes)}) < 2 or not -largest <= made.axis < largest:
        return made
    axis, wanted = aligned_rows(shapes, made.axis)
    for k, shape, whole in zip(rows, shapes, wanted, strict=True):
        array = operands[k].value if hasattr(operands[k].value, "dask") else np.asarray(operands[k].value)
        operands[k] = replace(operands[k], value=array[(None,) * (len(whole) - len(shape))])
    return replace(made, operands=tuple(operands), options=made.options | {"axis": axis})


def _chance(made: Call) -> str | None:
    """Return the name of the option that is a random number generator, or None."""
    return next((name for name, value in made.options.items() if isinstance(value, np.random.Generator)), None)


def _prepared(made: Call, operand: Operand, da) -> Operand:
    """Convert an operand to a dask array. Numbers stay unchanged, which preserves the type of the others."""
    value = operand.value
    if ndim(value) == 0 and not isinstance(value, da.Array):
        return operand
    array = value if isinstance(value, da.Array) else da.from_array(np.asarray(value), chunks=-1)
    if operand.holds in _WHOLE:
        array = array.rechunk(-1)
    elif operand.holds in ROWS:
        if not -array.ndim <= made.axis < array.ndim:
            raise np.exceptions.AxisError(f"{made.name}: axis {made.axis} is out of bounds for shape {array.shape}")
        cut = array.numblocks[made.axis]
        if cut > 1:
            remedy = f"join them with {operand.name}.rechunk({{{made.axis}: -1}})"
            raise ValueError(
                f"{made.name}: {operand.name} has rows that are split into {cut} chunks along axis {made.axis}; {remedy}"
            )
        if np.isnan(array.shape[made.axis]):
            remedy = f"compute it by {operand.name}.compute_chunk_sizes()"
            raise ValueError(f"{made.name}: the length of the rows of {operand.name} is not known; {remedy}")
    return replace(operand, value=array)


def _loops(operand: Operand) -> int:
    """Return the number of dimensions besides the row."""
    return 0 if operand.holds in _WHOLE else ndim(operand.value) - (operand.holds in ROWS)


def _indices(made: Call, operand: Operand, outer: list[int], letters) -> list[int] | None:
    """Return dask's names of the operand's dimensions. Each row has its own name, and none is split."""
    dimensions = ndim(operand.value)
    if dimensions == 0 and not hasattr(operand.value, "dask"):
        return None
    if operand.holds in _WHOLE:
        return [next(letters) for _ in range(dimensions)]
    loops = _loops(operand)
    indices = outer[len(outer) - loops :]
    if operand.holds in ROWS:
        indices.insert(made.axis % dimensions, next(letters))
    return indices


def _check_lengths(made: Call, operands: list[Operand], indices: list) -> None:
    """Raise an error for shapes that do not broadcast, before dask does."""
    lengths: dict[int, int] = {}
    for operand, ind in zip(operands, indices, strict=True):
        for index, length in zip(ind or (), np.shape(operand.value), strict=True):
            if length == length and length != 1 and lengths.setdefault(index, length) != length:  # NaN: unknown
                shapes = ", ".join(f"{other.name} {np.shape(other.value)}" for other in operands)
                raise ValueError(f"{made.name}: the shapes must broadcast, got {shapes}")


def _samples(made: Call, operands) -> tuple[np.ndarray, ...]:
    """Return the results for one row of zeros, for their types and lengths. Arguments that do not fit raise an error now."""

    def sample(operand: Operand):
        value = operand.value
        if not hasattr(value, "dask"):
            return value
        keeps = lambda k: operand.holds in _WHOLE or (operand.holds in ROWS and k == made.axis % value.ndim)
        return np.zeros([n if keeps(k) else min(n, 1) if n == n else 1 for k, n in enumerate(value.shape)], value.dtype)

    results = call(made.function, made.keywords, copy.deepcopy(made.options), [sample(operand) for operand in operands])
    return tuple(map(np.asarray, results)) if isinstance(results, tuple) else (np.asarray(results),)


def _block(function, keywords, options, chance, *values):
    """Return the results for one block."""
    if chance:
        *values, seed = values
        options = options | {chance: np.random.default_rng(seed.item())}
    return call(function, keywords, options, [_only(value) for value in values])


def _only(value):
    """Return the only value in dask's nested lists."""
    while isinstance(value, list):
        (value,) = value
    return value


def _pick(loops, place, whole):
    """Return one of the results of a block. A result that is summed gets `loops` dimensions in front."""
    result = _only(whole)
    result = np.asarray(result if place is None else result[place])
    return result if loops is None else result[(None,) * loops]


def _picked(da, whole, inner, outer, letters, made: Call, holds, sample, place):
    """Return one of the results as a dask array."""
    indices, new = list(outer), {}
    summed = holds == WHOLE
    if summed:
        for length in sample.shape:
            index = next(letters)
            indices.append(index)
            new[index] = length
    elif holds in ROWS:
        index, axis = next(letters), made.axis
        indices.insert(axis if axis >= 0 else len(outer) + 1 + axis, index)
        new[index] = sample.shape[axis]
    result = da.blockwise(
        functools.partial(_pick, len(outer) if summed else None, place), indices, whole, inner, new_axes=new, dtype=sample.dtype,
        token=made.name,
        adjust_chunks=dict.fromkeys(outer, 1) if summed else None, meta=np.empty((0,) * len(indices), sample.dtype),
    )  # fmt: skip
    if not summed:
        return result
    return result.sum(axis=tuple(range(len(outer))), dtype=np.float64).astype(sample.dtype)
