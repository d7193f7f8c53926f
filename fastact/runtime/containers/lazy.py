"""Calls on dask arrays: lazily, block by block. Rows must not be cut, everything else may be."""

import copy
import functools
from dataclasses import replace
from itertools import count

import numpy as np

from fastact.runtime.arguments import check_whole_number
from fastact.runtime.containers.call import COMMON_ROW, ROWS, WHOLE, Call, Operand, call, ndim

_WHOLE = (COMMON_ROW, WHOLE)  # in every block


def on_dask(made: Call):
    """The results as dask arrays."""
    made.refuse("out", "where", "axes", "keepdims", "dim", container="dask arrays")
    if made.rows:
        check_whole_number(made.name, "axis", made.axis)
    reduction = made.options.get("reduction")
    return _reduced(made, reduction) if reduction in ("mean", "sum") else in_blocks(made)


def sliced(x, axis: int, place: slice):
    """The part of an array at some places along an axis."""
    return x[(slice(None),) * axis + (place,)]


def of_elements(made: Call):
    """Functions of elements: with several results, which dask refuses of a ufunc; or with a lazy number, which chooses no type."""
    number = any(ndim(operand.value) == 0 and hasattr(operand.value, "dask") for operand in made.operands[1:])
    alone = not made.options.keys() & {"out", "where"}
    return in_blocks(made) if len(made.results) > 1 or (number and alone) else NotImplemented


def _reduced(made: Call, reduction: str):
    """A loss and its gradient: those of each row, added up and scaled."""
    factor, changed = made.reduced(made, reduction)
    loss, gradient = in_blocks(changed)
    factor = np.float64(0.0) if gradient.size == 0 else factor
    total = loss.sum(dtype=np.float64) * factor  # NaN where nothing counts; the gradient is 0 there
    return total.astype(loss.dtype), gradient * np.nan_to_num(factor).astype(gradient.dtype)


def in_blocks(made: Call):
    """The results for each row (or element), a call for each block."""
    import dask.array as da

    letters = count()
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
    if chance:  # a seed for each block, drawn now: computed twice, the result is the same
        seeds = options.pop(chance).integers(1 << 63, size=[len(chunks[index]) for index in inner])
        arguments += [da.from_array(seeds, chunks=1), inner]
    block = functools.partial(_block, made.function, made.keywords, options, chance)
    meta = np.empty((0,) * len(inner), samples[0].dtype)
    whole = da.blockwise(block, inner, *arguments, dtype=meta.dtype, meta=meta, align_arrays=not chance, token=made.name)
    results = []
    for k, (holds, sample) in enumerate(zip(made.results, samples, strict=True)):
        results.append(_picked(da, whole, inner, outer, letters, made, holds, sample, k if len(samples) > 1 else None))
    return tuple(results) if len(results) > 1 else results[0]


def _chance(made: Call) -> str | None:
    """The option that is a generator of random numbers."""
    return next((name for name, value in made.options.items() if isinstance(value, np.random.Generator)), None)


def _prepared(made: Call, operand: Operand, da) -> Operand:
    """Numbers stay as they are, which keeps the type of the others; all else becomes a dask array."""
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
    """The dimensions besides the row."""
    return 0 if operand.holds in _WHOLE else ndim(operand.value) - (operand.holds in ROWS)


def _indices(made: Call, operand: Operand, outer: list[int], letters) -> list[int] | None:
    """dask's names of the operand's dimensions; each row has one of its own, none of them is cut."""
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
    """Complain about shapes that do not broadcast, before dask does."""
    lengths: dict[int, int] = {}
    for operand, ind in zip(operands, indices, strict=True):
        for index, length in zip(ind or (), np.shape(operand.value), strict=True):
            if length == length and length != 1 and lengths.setdefault(index, length) != length:  # NaN is not known
                shapes = ", ".join(f"{other.name} {np.shape(other.value)}" for other in operands)
                raise ValueError(f"{made.name}: the shapes must broadcast, got {shapes}")


def _samples(made: Call, operands) -> tuple[np.ndarray, ...]:
    """The results for one row of zeros: their types and lengths; and a complaint about arguments that do not fit comes now."""

    def sample(operand: Operand):
        value = operand.value
        if not hasattr(value, "dask"):
            return value
        keeps = lambda k: operand.holds in _WHOLE or (operand.holds in ROWS and k == made.axis % value.ndim)
        return np.zeros([n if keeps(k) else min(n, 1) if n == n else 1 for k, n in enumerate(value.shape)], value.dtype)

    results = call(made.function, made.keywords, copy.deepcopy(made.options), [sample(operand) for operand in operands])
    return tuple(map(np.asarray, results)) if isinstance(results, tuple) else (np.asarray(results),)


def _block(function, keywords, options, chance, *values):
    """The results for one block."""
    if chance:
        *values, seed = values
        options = options | {chance: np.random.default_rng(seed.item())}
    return call(function, keywords, options, [_only(value) for value in values])


def _only(value):
    """What stands alone in dask's nested lists."""
    while isinstance(value, list):
        (value,) = value
    return value


def _pick(loops, place, whole):
    """One of the results of a block; of one that is summed, with as many dimensions before it as there are loops."""
    result = _only(whole)
    result = np.asarray(result if place is None else result[place])
    return result if loops is None else result[(None,) * loops]


def _picked(da, whole, inner, outer, letters, made: Call, holds, sample, place):
    """One of the results as a dask array."""
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
