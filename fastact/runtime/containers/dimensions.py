"""Calls on xarray's arrays, along a named dimension, through `xarray.apply_ufunc`. They keep names and coordinates."""

from dataclasses import replace

import numpy as np

from fastact.runtime.arguments import check_whole_number
from fastact.runtime.containers.call import COMMON_ROW, NUMBER, OTHER_ROW, ROW, ROWS, WHOLE, Call, Operand, ndim, type_name


def on_xarray(made: Call):
    """Make the call. ``dim=`` is the name of the rows' dimension, and ``axis=`` is its position."""
    import xarray

    made.refuse("out", "where", "axes", "keepdims", container="xarray's arrays")
    arrays = _named(made, xarray)
    x = max(arrays, key=lambda operand: (operand.holds in ROWS, operand.value.ndim, operand.name != "g"))  # the first such operand
    if made.rows and x.holds == NUMBER:
        raise _needs_names(made, next(operand for operand in made.operands if operand.holds in ROWS))
    dim = _dimension(made, x.value.dims, arrays) if made.rows else None
    operands = [_with_names(made, operand, x, dim, xarray) for operand in made.operands]
    _check_dimensions(made, operands, dim)
    other_length = OTHER_ROW in (*made.results, *(operand.holds for operand in operands))
    if other_length:  # labels along the rows apply to one length only
        operands = [replace(operand, value=_without_labels(operand.value, dim)) for operand in operands]
    elif made.rows and any(map(_holds_positions, operands)):
        operands = [_in_order_of(x, dim, made, operand) for operand in operands]
    core = lambda holds: [dim] if dim is not None and holds in (*ROWS, COMMON_ROW) else []
    inner, outer = [core(operand.holds) for operand in operands], [core(holds) for holds in made.results]
    wanted = inner
    if made.options.get("reduction", "none") != "none":  # the reduction is over all dimensions
        order = [d for d in x.value.dims if d != dim] + core(ROW)
        wanted = [[dim] if o.holds == COMMON_ROW else [d for d in order if d != dim or o.holds in ROWS] for o in operands]
        inner = [[d for d in order if d in _dims(operand)] for operand in operands]
        outer = [[], order]
    options = {name: value for name, value in made.options.items() if name not in ("dim", "axis")}
    plain = replace(made, options=options | ({"axis": -1} if made.rows else {}))

    def on_values(*values):
        for operand, value in zip(operands, values, strict=True):
            _check_kept(made, operand, value)
        return plain.on(list(map(_with_all, values, inner, wanted)))

    settings = xarray.get_options()
    results = xarray.apply_ufunc(
        on_values,
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


def _holds_positions(operand: Operand) -> bool:
    """Return True for class indices and numbers of entries, which refer to the order of the entries of x or the logits."""
    if operand.holds != NUMBER or operand.factor:
        return False
    return (getattr(operand.value, "dtype", None) or np.result_type(operand.value)).kind in "iu"


def _in_order_of(x: Operand, dim: str, made: Call, operand: Operand) -> Operand:
    """Return the operand with the labels of x along the rows. An operand that lacks one would shift the positions."""
    wanted, own = (getattr(each.value, "indexes", {}).get(dim) for each in (x, operand))
    if wanted is None or own is None or own.equals(wanted):
        return operand
    missing = wanted[~wanted.isin(own)]
    if len(missing):
        raise ValueError(f"{made.name}: {operand.name} has no value for the label {missing[0]!r} of {x.name}")
    return replace(operand, value=operand.value.sel({dim: wanted}))


def several_results(made: Call):
    """Make the call of an element-wise function with several results on dask arrays in xarray's. dask refuses such ufuncs."""
    lazy = any(getattr(operand.value, "chunks", None) for operand in made.operands)
    return on_xarray(made) if lazy and len(made.results) > 1 else NotImplemented


def sliced(x, axis: int, place: slice):
    """Return a slice of an array along an axis, without coordinates there, because two slices correspond by position."""
    return _without_labels(x.isel({x.dims[axis]: place}), x.dims[axis])


def _without_labels(x, dim: str):
    """Return the array without coordinates along a dimension."""
    return x.drop_vars([name for name, c in x.coords.items() if dim in c.dims]) if hasattr(x, "coords") else x


def _named(made: Call, xarray) -> list[Operand]:
    """Return the operands that are arrays with named dimensions."""
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
    """Return the name of the dimension along which the rows lie."""
    dim, axis = made.options.get("dim"), made.axis
    if dim is not None and made.options.get("axis") is not None:
        raise TypeError(f"{made.name}: dim and axis exclude each other; pass one of them")
    if dim is not None and dim not in dims:
        raise ValueError(f"{made.name}: dim must be one of {', '.join(map(repr, dims))}, got {dim!r}")
    if dim is not None:
        return dim
    if isinstance(axis, str):
        raise TypeError(f"{made.name}: axis must be an integer; use dim={axis!r} to name a dimension")
    check_whole_number(made.name, "axis", axis)
    if not -len(dims) <= axis < len(dims):
        raise np.exceptions.AxisError(f"{made.name}: axis {axis} is out of bounds for the dimensions {dims}")
    for operand in arrays:
        if operand.value.ndim == len(dims) and (other := operand.value.dims[axis]) != dims[axis]:
            raise TypeError(f"{made.name}: axis {axis} of {operand.name} is {other!r}, not {dims[axis]!r}; name it by dim=")
    return dims[axis]


def _dims(operand: Operand) -> tuple[str, ...]:
    return getattr(operand.value, "dims", ())


def _check_dimensions(made: Call, operands: list[Operand], dim: str | None) -> None:
    """Raise an error for a row without the rows' dimension, or for a dimension that the logits of a loss do not have."""
    for operand in operands:
        got = f"got the dimensions {_dims(operand)}"
        if dim is not None and operand.holds in (*ROWS, COMMON_ROW) and dim not in _dims(operand):
            raise ValueError(f"{made.name}: {operand.name} needs the dimension {dim!r} of the rows, {got}")
        if "reduction" in made.options and not {*_dims(operand)} <= {*_dims(operands[0])}:
            raise ValueError(f"{made.name}: {operand.name} can only have the dimensions {_dims(operands[0])} of the logits, {got}")


def _check_kept(made: Call, operand: Operand, value) -> None:
    """Raise an error if an operand's booleans or classes got another dtype because it lacks a label."""
    given = getattr(operand.value, "dtype", None)
    if given != getattr(value, "dtype", None) and given.kind in ("biu" if made.rows and operand.holds == NUMBER else "b"):
        raise ValueError(f"{made.name}: {operand.name} has no value for some labels of another argument")


def _with_all(value, dims: list[str], wanted: list[str]):
    """Return the array with a length of 1 for each dimension that it lacks."""
    return value[tuple(slice(None) if d in dims else None for d in wanted)] if dims and dims != wanted else value


def _with_names(made: Call, operand: Operand, x: Operand, dim: str | None, xarray) -> Operand:
    """Give a plain array the names of the dimensions of `x`, if it has as many dimensions."""
    value = operand.value
    if isinstance(value, xarray.DataArray | xarray.Variable) or ndim(value) == 0:
        return operand
    dims = tuple(d for d in x.value.dims if d != dim or operand.holds != NUMBER)
    if operand.holds == COMMON_ROW or (operand.holds in ROWS and ndim(value) == 1):
        dims = (dim,)
    if ndim(value) != len(dims):
        raise _needs_names(made, operand)
    return replace(operand, value=xarray.Variable(dims, value))


def _needs_names(made: Call, operand: Operand) -> TypeError:
    got = f"{operand.name} needs names for its {ndim(operand.value)} dimensions"
    return TypeError(f"{made.name}: {got}; pass it as an xarray.DataArray")
