"""Calls on xarray's arrays: along a named dimension, through `xarray.apply_ufunc`; they keep names and coordinates."""

from dataclasses import replace

import numpy as np

from fastact.runtime.containers.call import COMMON_ROW, NUMBER, OTHER_ROW, ROW, ROWS, WHOLE, Call, Operand, ndim, type_name


def on_xarray(made: Call):
    """``dim=`` names the dimension of the rows; ``axis=`` is its place."""
    import xarray

    made.refuse("out", "where", "axes", "keepdims", container="xarray's arrays")
    arrays = _named(made, xarray)
    x = max(arrays, key=lambda operand: (operand.holds in ROWS, operand.value.ndim))  # the first of these
    dim = _dimension(made, x.value.dims, arrays) if made.rows else None
    operands = [_with_names(made, operand, x, dim, xarray) for operand in made.operands]
    other_length = OTHER_ROW in (*made.results, *(operand.holds for operand in operands))
    if other_length:  # labels along the rows belong to one length only
        operands = [replace(operand, value=_without_labels(operand.value, dim)) for operand in operands]
    core = lambda holds: [dim] if dim is not None and holds in (*ROWS, COMMON_ROW) else []
    inner, outer = [core(operand.holds) for operand in operands], [core(holds) for holds in made.results]
    if made.options.get("reduction", "none") != "none":  # over all dimensions
        order = [d for d in x.value.dims if d != dim] + core(ROW)
        inner = [[d for d in order if d in getattr(operand.value, "dims", ())] for operand in operands]
        outer = [[], order]
    options = {name: value for name, value in made.options.items() if name not in ("dim", "axis")}
    plain = replace(made, options=options | ({"axis": -1} if made.rows else {}))
    settings = xarray.get_options()
    results = xarray.apply_ufunc(
        lambda *values: plain.on(values),
        *(operand.value for operand in operands),
        input_core_dims=inner,
        output_core_dims=outer,
        exclude_dims={dim} if other_length else set(),
        join=settings["arithmetic_join"],
        keep_attrs=settings["keep_attrs"] in ("default", True),
        dask="allowed",
    )
    ordered = lambda result: result.transpose(*(d for d in x.value.dims if d in result.dims), ...)
    return tuple(map(ordered, results)) if isinstance(results, tuple) else ordered(results)


def several_results(made: Call):
    """Functions of elements that have several results: for dask's arrays in xarray's, which dask refuses of a ufunc."""
    lazy = any(getattr(operand.value, "chunks", None) for operand in made.operands)
    return on_xarray(made) if lazy and len(made.results) > 1 else NotImplemented


def sliced(x, axis: int, place: slice):
    """The part of an array at some places along an axis, without coordinates there: two parts belong together by position."""
    return _without_labels(x.isel({x.dims[axis]: place}), x.dims[axis])


def _without_labels(x, dim: str):
    """The array without coordinates along a dimension."""
    return x.drop_vars([name for name, c in x.coords.items() if dim in c.dims]) if hasattr(x, "coords") else x


def _named(made: Call, xarray) -> list[Operand]:
    """The operands that are arrays with names."""
    named = [operand for operand in made.operands if isinstance(operand.value, xarray.DataArray | xarray.Variable)]
    for operand in made.operands:
        got = f"{made.name}: {operand.name} is of type {type_name(operand.value)}"
        if isinstance(operand.value, xarray.Dataset | xarray.DataTree):
            raise TypeError(f"{got}; pass one of its variables, or use its method map")
        if operand in named and WHOLE in (*(o.holds for o in made.operands), *made.results):
            raise TypeError(f"{got}, which is not supported; pass {operand.name}.data")
        if not named and type(operand.value).__module__.startswith("xarray"):
            raise TypeError(f"{got}, which is not supported; use its method map")
    return named


def _dimension(made: Call, dims: tuple[str, ...], arrays: list[Operand]) -> str:
    """The name of the dimension along which the rows lie."""
    dim, axis = made.options.get("dim"), made.options.get("axis")
    if dim is not None and axis is not None:
        raise TypeError(f"{made.name}: dim= and axis= are the same; give one of them")
    if dim is not None and dim not in dims:
        raise ValueError(f"{made.name}: dim must be one of {', '.join(map(repr, dims))}, got {dim!r}")
    if dim is not None:
        return dim
    if isinstance(axis, str):
        raise TypeError(f"{made.name}: a dimension is named by dim={axis!r}, axis= is a number")
    axis = -1 if axis is None else axis
    if not -len(dims) <= axis < len(dims):
        raise np.exceptions.AxisError(f"{made.name}: axis {axis} is out of bounds for the dimensions {dims}")
    for operand in arrays:
        if operand.value.ndim == len(dims) and (other := operand.value.dims[axis]) != dims[axis]:
            raise TypeError(f"{made.name}: axis {axis} of {operand.name} is {other!r}, not {dims[axis]!r}; name it by dim=")
    return dims[axis]


def _with_names(made: Call, operand: Operand, x: Operand, dim: str | None, xarray) -> Operand:
    """Plain arrays beside xarray's get the names of its dimensions, if there are as many."""
    value = operand.value
    if isinstance(value, xarray.DataArray | xarray.Variable) or ndim(value) == 0:
        return operand
    dims = tuple(d for d in x.value.dims if d != dim or operand.holds != NUMBER)
    if operand.holds == COMMON_ROW or (operand.holds in ROWS and ndim(value) == 1):
        dims = (dim,)
    if ndim(value) != len(dims):
        raise TypeError(f"{made.name}: {operand.name} needs names for its {ndim(value)} dimensions; pass it as an xarray.DataArray")
    return replace(operand, value=xarray.Variable(dims, value))
