"""The two arrays of a gated function out of one."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fastact.runtime.arguments import check_whole_number, described
from fastact.runtime.containers.dispatch import sliced_by


def split(x: ArrayLike, *, axis: int = -1, layout: str = "halves", gate: str = "first") -> tuple[NDArray, NDArray]:
    """Split an array into the two that a gated function takes, without copying.

    Parameters
    ----------
    x : array_like
        An even number of entries along `axis`.
    axis : int, default -1
        The axis along which the two lie.
    layout : {"halves", "interleaved"}, default "halves"
        One half behind the other, or pair by pair (``x[..., ::2]`` and ``x[..., 1::2]``), as in gpt-oss.
    gate : {"first", "second"}, default "first"
        Which of the two is activated; it comes out first, except that `glu`, as in PyTorch, takes the second as its gate: for it,
        leave the default.

    Returns
    -------
    a, b : ndarray
        Views of `x`; of a gradient array they serve as ``out=``.

    Raises
    ------
    ValueError
        If the number of entries is odd, or for another layout or gate.
    numpy.exceptions.AxisError
        For an axis that the array does not have.

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
        raise TypeError(f"split: an array of numbers is needed, got {described(given)}")
    check_whole_number("split", "axis", axis)
    if not -x.ndim <= axis < x.ndim:
        raise np.exceptions.AxisError(f"split: axis {axis} is out of bounds for shape {x.shape}")
    if x.shape[axis] % 2:
        raise ValueError(f"split: an even number of entries along axis {axis} is needed, got shape {x.shape}")
    if layout not in ("halves", "interleaved") or gate not in ("first", "second"):
        raise ValueError(
            f"split: layout 'halves' or 'interleaved' and gate 'first' or 'second' are needed, got {layout!r} and {gate!r}"
        )
    half = x.shape[axis] // 2
    places = (slice(None, half), slice(half, None)) if layout == "halves" else (slice(None, None, 2), slice(1, None, 2))
    before = (slice(None),) * (axis % x.ndim)
    a, b = (sliced(x, axis % x.ndim, place) if sliced else x[(*before, place)] for place in places)
    return (a, b) if gate == "first" else (b, a)
