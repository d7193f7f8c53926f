"""Split one array into the two arrays of a gated function."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact.runtime.arguments import check_axis, described
from fastact.runtime.containers.dispatch import sliced_by


def split(x: ArrayLike, *, axis: int = -1, layout: str = "halves", gate: str = "first") -> tuple[NDArray, NDArray]:
    """Split an array into the two arrays of a gated function, without a copy.

    Parameters
    ----------
    x : array_like
        An array with an even number of entries along `axis`.
    axis : int, default -1
        The axis to split.
    layout : {"halves", "interleaved"}, default "halves"
        Return the two halves, or the even and the odd entries (``x[..., ::2]`` and ``x[..., 1::2]``), as in gpt-oss.
    gate : {"first", "second"}, default "first"
        The part that is activated; it is returned first. Keep the default for `glu`, which activates its second argument, as in
        PyTorch.

    Returns
    -------
    a, b : ndarray
        Views of `x`. Views of a gradient array can be passed as ``out``.

    Raises
    ------
    TypeError
        If `x` is not an array of numbers.
    ValueError
        If the number of entries along `axis` is odd, or if `layout` or `gate` is unknown.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for `x`.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> x = np.array([[0.5, -1.0, 2.0, 3.0]])
    >>> fastact.swiglu(*fastact.split(x))
    array([[ 0.62245933, -0.80682426]])
    >>> dx = np.empty_like(x)
    >>> _ = fastact.backward.swiglu(1.0, *fastact.split(x), out=fastact.split(dx))
    >>> dx.round(3)
    array([[ 1.48 ,  0.217,  0.311, -0.269]])
    """
    given, sliced = x, None if type(x) is np.ndarray else sliced_by("split", x)
    x = x if sliced else np.asanyarray(x)
    if not sliced and x.dtype.kind in "OSU":
        raise TypeError(f"split: x must be an array of numbers, got {described(given)}")
    check_axis("split", axis, x.shape)
    if x.shape[axis] % 2:
        raise ValueError(f"split: axis {axis} must have an even length, got shape {x.shape}")
    if layout not in ("halves", "interleaved") or gate not in ("first", "second"):
        raise ValueError(
            f"split: layout must be 'halves' or 'interleaved', and gate 'first' or 'second', got {layout!r} and {gate!r}"
        )
    half = x.shape[axis] // 2
    places = (slice(None, half), slice(half, None)) if layout == "halves" else (slice(None, None, 2), slice(1, None, 2))
    before = (slice(None),) * (axis % x.ndim)
    a, b = (sliced(x, axis % x.ndim, place) if sliced else x[(*before, place)] for place in places)
    return (a, b) if gate == "first" else (b, a)
