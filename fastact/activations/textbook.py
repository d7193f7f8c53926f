"""The namespace that evaluates textbook formulas with NumPy, as people write them: the baseline of the demo and the benchmarks."""

import math

import numpy as np

exp, log, tanh, sqrt, where, maximum, minimum, pi = np.exp, np.log, np.tanh, np.sqrt, np.where, np.maximum, np.minimum, math.pi
constant = float


def erf(x):
    """The error function, SciPy's, since NumPy has none."""
    from scipy.special import erf

    return erf(x)


def total(x):
    """The sum of each row."""
    return np.sum(x, axis=-1, keepdims=True)
