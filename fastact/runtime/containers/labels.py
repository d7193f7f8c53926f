"""Calls on pandas' frames and Series. They are aligned by labels, as in pandas' arithmetic. Missing numbers are NaN.

Unlike in pandas' arithmetic, results have the labels of x or of the logits in their order, and further labels at the end.
"""

import numpy as np

from fastact.runtime.containers.call import NUMBER, OTHER_ROW, ROW, ROWS, WHOLE, Call, Operand, plain, type_name

# The two directions of a frame: along the rows of a function (if it is element-wise, along the column names), and from row to row.
ALONG, ACROSS = "along", "across"


def on_pandas(made: Call):
    """Make the call. Results in the shape of a frame are frames, and results with one number per row are Series."""
    made.refuse("dim", container="pandas' frames")
    _refuse_labelled_options(made)
    rank = max((operand.value.ndim for operand in made.operands if _is_labelled(operand.value)), default=0)
    if made.rows and not (isinstance(made.axis, int | np.integer) and -rank <= made.axis < rank):
        return made.on([_values(operand.value) for operand in made.operands])  # raises an error, or has no labels
    down = made.rows and made.axis % rank == 0  # True if the rows of the function are columns of the frame
    directions = [_directions(made, operand, rank, down) for operand in made.operands]
    labels: dict[str, object] = {}
    for operand, own in sorted(zip(made.operands, directions, strict=True), key=_precedence):
        for way, axis in own.items():
            index = operand.value.axes[axis]
            if way not in labels or not labels[way].equals(index):  # keep the first of equal indexes, with its name and type
                labels[way] = labels[way].append(index[~index.isin(labels[way])]) if way in labels else index
    aligned = [_aligned(made, operand, own, labels, directions) for operand, own in zip(made.operands, directions, strict=True)]
    results = made.on(list(map(_values, aligned)))
    if not isinstance(results, tuple):
        return _labelled(made, made.results[0], results, labels, down)
    return tuple(_labelled(made, holds, result, labels, down) for holds, result in zip(made.results, results, strict=True))


def _precedence(pair: tuple[Operand, dict]) -> tuple[bool, bool]:
    """Return a key for sorting that puts x or the logits first. Class indices and arrays refer to the order of their labels."""
    operand, _ = pair
    return operand.name == "g", operand.holds not in ROWS


def of_elements(made: Call):
    """Make the call of an element-wise function with parameters, except on an Index. pandas refuses it for nullable types."""
    return on_pandas(made) if any(_is_labelled(operand.value) for operand in made.operands) else NotImplemented


def sliced(x, axis: int, place: slice):
    """Return a slice of a frame or Series along an axis, with new labels there, because two slices correspond by position."""
    part = x.iloc[(slice(None),) * axis + (place,)]
    return part.set_axis(range(part.shape[axis]), axis=axis)


def _is_labelled(value) -> bool:
    """Return True for a frame or a Series, and False for an Index or an array of pandas."""
    return hasattr(value, "reindex") and hasattr(value, "index")


def _refuse_labelled_options(made: Call) -> None:
    """Raise an error for frames that NumPy would read or fill by position."""
    for name in ("out", "where"):
        given = made.options.get(name)
        for value in given if isinstance(given, tuple) else (given,):
            if _is_labelled(value):
                remedy = "pass an array, in the order of the result's labels"
                raise TypeError(f"{made.name}: {name}= is of type {type_name(value)}, which is not aligned by its labels; {remedy}")


def _directions(made: Call, operand: Operand, rank: int, down: bool) -> dict[str, int]:
    """Return the directions in which an operand has labels, with the axes of the frame or Series for them."""
    value = operand.value
    if not _is_labelled(value):
        return {}
    if operand.holds == WHOLE:
        remedy = f"pass {operand.name}.to_numpy(), in the order of the columns"
        raise TypeError(f"{made.name}: {operand.name} is of type {type_name(value)}, which is not aligned by its labels; {remedy}")
    if value.ndim == 2:
        own = {ALONG: 0, ACROSS: 1} if down else {ALONG: 1, ACROSS: 0}
    else:
        own = {ACROSS if made.rows and operand.holds == NUMBER else ALONG: 0}
    if operand.holds == OTHER_ROW:  # its labels along the row have no counterpart in the other operands
        own.pop(ALONG, None)
    return own


def _aligned(made: Call, operand: Operand, own: dict, labels: dict, directions: list[dict]):
    """Return the operand's value with the labels of all operands."""
    value = operand.value
    classes = own and value.ndim == 1 and made.rows and operand.holds == NUMBER and _is_of(value, "iu")
    if classes and value.isna().any():
        raise ValueError(f"{made.name}: {operand.name} has no value for the label {value.index[value.isna()][0]!r}")
    for way, axis in own.items():
        index = value.axes[axis]
        if index.equals(labels[way]):
            continue
        missing = labels[way].difference(index)
        if len(missing) and (_is_of(value, "b") or classes):
            other = _with_label(made, directions, way, missing[0])
            raise ValueError(f"{made.name}: {operand.name} has no value for the label {missing[0]!r} of {other}")
        value = value.reindex(labels[way], axis=axis)
    return value


def _with_label(made: Call, directions: list[dict], way: str, label) -> str:
    """Return the name of an operand that has a label."""
    own = zip(made.operands, directions, strict=True)
    return next(operand.name for operand, ways in own if way in ways and label in operand.value.axes[ways[way]])


def _dtypes(value) -> list:
    return list(value.dtypes) if value.ndim == 2 else [value.dtype]


def _is_of(value, kinds: str) -> bool:
    return any(getattr(dtype, "kind", "O") in kinds for dtype in _dtypes(value))


def _values(value):
    """Return the array in a frame or Series. It is NaN where a nullable type of pandas or Arrow has no value."""
    if not hasattr(value, "isna"):
        return plain(value)
    dtypes = [getattr(dtype, "numpy_dtype", dtype) for dtype in _dtypes(value)]
    if not all(isinstance(dtype, np.dtype) and dtype.kind in "fiub" for dtype in dtypes):
        return np.asarray(value)
    dtype = np.result_type(*dtypes) if dtypes else np.dtype(np.float64)  # NumPy's default for a frame without columns
    if np.any(value.isna()):
        dtype = np.result_type(dtype, np.float32)
        return value.to_numpy(dtype, na_value=np.nan)
    return value.to_numpy(dtype)


def _labelled(made: Call, holds: str, result, labels: dict, down: bool):
    """Return the result with labels, if all its dimensions have labels."""
    if not isinstance(result, np.ndarray) or holds not in (ROW, NUMBER):
        return result
    if not made.rows or holds == ROW:
        ways = (ALONG,) if result.ndim == 1 else (ALONG, ACROSS) if down else (ACROSS, ALONG)
    else:
        ways = (ACROSS,)
    if len(ways) != result.ndim or [len(labels.get(way, ())) for way in ways] != list(result.shape):
        return result
    labelled = [operand.value for operand in made.operands if _is_labelled(operand.value)]
    like = next((value for value in labelled if value.ndim == result.ndim), labelled[0])  # subclasses return their own type
    if result.ndim == 2:
        whole = type(like)(result, index=labels[ways[0]], columns=labels[ways[1]])
    else:
        names = {value.name for value in labelled if value.ndim == 1}
        name = names.pop() if len(names) == 1 and ways == (ALONG,) else None
        kind = type(like) if like.ndim == 1 else like._constructor_sliced
        whole = kind(result, index=labels[ways[0]], name=name)
    return whole.__finalize__(like) if len(labelled) == 1 else whole
