"""Gradients of rows in which g, or y, has outliers: differences of large terms that nearly cancel."""

import numpy as np
import pytest
from catalogue import first_fast, same_bits

import fastact
from fastact import backward, fused

FUNCTIONS = {
    "softmax": (),
    "softmin": (),
    "scaled_softmax": (0.7,),
    "masked_softmax": (),
    "scaled_masked_softmax": (0.7,),
    "prefix_softmax": (30, 0.7),
}
SIZES = (2, 3, 16, 40, 1000)


def inputs(count, n):
    """Yield x and g: an entry with a small share has a g far from all others, or the differences in g are small."""
    rng = np.random.default_rng(0)
    for spread in (0.5, 5.0, 20.0):
        for common, small, outlier in ((-3.0, 0.1, 50.0), (1e6, 1.0, 1e6), (0.0, 1.0, 0.0)):
            x, g = rng.normal(0, spread, (count, n)), rng.normal(common, small, (count, n))
            if outlier:
                g[:, rng.integers(n)] = outlier
            yield x.astype(np.float32), g.astype(np.float32)


def gradient(g, y):
    """Return y_i Σ_j (g_i − g_j) y_j. Relative to g at the largest entry, float64 has enough digits for the sum."""
    g, y = g.astype(np.float64), y.astype(np.float64)
    g = g - np.take_along_axis(g, y.argmax(1)[:, None], 1)
    return y * (g - np.sum(g * y, 1, keepdims=True) / np.maximum(np.sum(y, 1, keepdims=True), 1e-300))


def worst(dx, wanted):
    """Return the largest error in ULP of the largest gradient of a row, for rows whose gradients are not subnormal."""
    size = np.abs(wanted).max(1, keepdims=True)
    usual = size[:, 0] > 1e-30
    return np.max(np.abs(dx - wanted)[usual] / np.spacing(size[usual].astype(np.float32)), initial=0.0)


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("name", first_fast(FUNCTIONS))
def test_gradients_do_not_cancel(name, axis):
    parameters = FUNCTIONS[name]
    factor = parameters[-1] if parameters else -1 if name == "softmin" else 1
    for n in SIZES:
        for x, g in inputs(400, n):
            turned = (lambda a: np.ascontiguousarray(a.T)) if axis == 0 else lambda a: a
            flags = (turned(np.random.default_rng(1).random(x.shape) < 0.8),) if "masked" in name else ()
            y, dx = (turned(a) for a in getattr(fused, name)(turned(g), turned(x), *flags, *parameters, axis=axis))
            from_y = turned(getattr(backward, name)(turned(g), turned(y), *parameters, axis=axis))
            assert np.array_equal(y, turned(getattr(fastact, name)(turned(x), *flags, *parameters, axis=axis)))
            wanted = factor * gradient(g, y)
            assert worst(dx, wanted) <= 6.0, (n, axis)  # measured 5.8
            assert worst(from_y, wanted) <= 6.0, (n, axis)  # measured 5.8; 497 with a pivot of half an equal share
            assert same_bits(dx, from_y)


@pytest.mark.parametrize("name", first_fast(FUNCTIONS))
def test_infinite_gradients_are_the_same_in_both_passes(name):
    for n in SIZES:
        for infinite in (np.inf, -np.inf):
            x, g = next(inputs(40, n))
            np.put_along_axis(g, x.argmax(1)[:, None], infinite, 1)
            flags = (np.ones(x.shape, bool),) if "masked" in name else ()
            y, dx = getattr(fused, name)(g, x, *flags, *FUNCTIONS[name])
            assert same_bits(dx, getattr(backward, name)(g, y, *FUNCTIONS[name]))
            assert not np.isfinite(dx[np.arange(40), x.argmax(1)]).any() or name in ("softmin", "prefix_softmax")
