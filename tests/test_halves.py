"""`fastact.split` passes one array as the two arrays of a gated function."""

import numpy as np
import pytest

import fastact

X = np.arange(24.0).reshape(2, 3, 4)


@pytest.mark.parametrize("axis", [-1, 2, 0, -3])
@pytest.mark.parametrize("layout", ["halves", "interleaved"])
def test_views_of_each_layout(axis, layout):
    a, b = fastact.split(X, axis=axis, layout=layout)
    moved = np.moveaxis(X, axis, -1)
    n = moved.shape[-1] // 2
    first, second = (moved[..., :n], moved[..., n:]) if layout == "halves" else (moved[..., ::2], moved[..., 1::2])
    np.testing.assert_array_equal(np.moveaxis(a, axis, -1), first)
    np.testing.assert_array_equal(np.moveaxis(b, axis, -1), second)
    assert a.base is not None
    assert np.shares_memory(a, X)
    swapped = fastact.split(X, axis=axis, layout=layout, gate="second")
    assert all(np.array_equal(s, t) for s, t in zip(swapped, (b, a), strict=True))


def test_gradients_land_in_one_array():
    g, dx = np.ones((2, 3, 2)), np.empty_like(X)
    fastact.backward.swiglu(g, *fastact.split(X, layout="interleaved"), out=fastact.split(dx, layout="interleaved"))
    da, db = fastact.backward.swiglu(g, X[..., ::2], X[..., 1::2])
    np.testing.assert_array_equal(dx[..., ::2], da)
    np.testing.assert_array_equal(dx[..., 1::2], db)


def test_bad_input():
    with pytest.raises(ValueError, match=r"split: axis 1 must have an even length, got shape \(2, 3, 4\)"):
        fastact.split(X, axis=1)
    with pytest.raises(np.exceptions.AxisError, match=r"split: axis 3 is out of bounds for shape \(2, 3, 4\)"):
        fastact.split(X, axis=3)
    with pytest.raises(ValueError, match="got 'pairs' and 'first'"):
        fastact.split(X, layout="pairs")
    with pytest.raises(ValueError, match="got 'halves' and 'left'"):
        fastact.split(X, gate="left")
