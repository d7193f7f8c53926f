"""The rows on which row functions are tested, and the results of their formulas in mpmath."""

import mpmath
import numpy as np

from fastact.tools.accuracy import oracle

LONGEST_DIFFERENTIATED = 7  # longest row with a Jacobian; mpmath would take minutes for longer ones
NEGLIGIBLE, NEGLIGIBLE_SLOPE = mpmath.mpf(10) ** -45, mpmath.mpf(10) ** -35  # errors of the 60-digit oracle where the result is 0


def exact(a):
    return a if a.dtype == bool else np.array([mpmath.mpf(float(v)) for v in np.atleast_1d(a)], object)


def parameters(definition, dtype):
    return tuple(map(dtype, definition.samples[0]))


def rows_of(definition, dtype):
    """Yield rows of several lengths and spreads, with a mask for functions that take one. A mask keeps at least one entry."""
    rng = np.random.default_rng(4)
    for length in (1, 2, 3, 5, 7, 40):
        for spread in (0.3, 1, 5):
            x = (rng.normal(size=length) * spread).astype(dtype)
            mask = rng.random(length) < 0.6
            mask[0] = True
            yield tuple(mask if name in definition.flags else x for name in definition.arrays)


def gradients_of(definition, dtype, seed=5):
    """Yield (arrays, g) for the rows that are differentiated."""
    rng = np.random.default_rng(seed)
    for arrays in rows_of(definition, dtype):
        if len(arrays[0]) <= LONGEST_DIFFERENTIATED:
            size = () if definition.reduces else len(arrays[0]) * (2 if definition.elements else 1)
            yield arrays, np.asarray(rng.normal(size=size), dtype)


def wanted_row(definition, arrays, *numbers):
    row = oracle.row(definition, [exact(a) for a in arrays], *(mpmath.mpf(float(n)) for n in numbers))
    return [value if abs(value) > NEGLIGIBLE else mpmath.mpf(0) for value in row]


def wanted_gradient(definition, g, which, arrays, numbers):
    """Return g·(the Jacobian of the formula) for the input at position `which`."""
    g = exact(g)
    for name, array in zip(definition.arrays, arrays, strict=True):
        if name in definition.flags:
            g = np.where(array, g, mpmath.mpf(0))  # masked entries have no gradient
    inputs = [exact(a) for a in arrays], [mpmath.mpf(float(n)) for n in numbers]
    gradient = oracle.row_gradient(definition, g, which, inputs[0], *inputs[1])
    return [value if abs(value) > NEGLIGIBLE_SLOPE else mpmath.mpf(0) for value in gradient]
