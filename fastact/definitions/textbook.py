"""The namespace that evaluates textbook formulas with NumPy, as people write them: the baseline of the demo and the benchmarks."""

import math

import numpy as np


class NumpyFormulas:
    """What a `textbook` formula is given to work on arrays of `dtype`: ``definition.textbook(NumpyFormulas(x.dtype), x)``."""

    exp, tanh, sin, cos, maximum, minimum, sign = np.exp, np.tanh, np.sin, np.cos, np.maximum, np.minimum, np.sign
    pi = math.pi
    constant = float

    def __init__(self, dtype):
        self._scalar = np.dtype(dtype).type

    def where(self, condition, a, b):
        """`numpy.where`, but two plain numbers give an array of the formulas' type and not of float64."""
        return np.where(condition, *(self._scalar(value) if isinstance(value, float | int) else value for value in (a, b)))

    @staticmethod
    def log(x):
        """The logarithm; that of a plain number stays one, so that it takes the type of the array it meets."""
        return math.log(x) if isinstance(x, float | int) else np.log(x)

    @staticmethod
    def sqrt(x):
        """The root; that of a plain number stays one."""
        return math.sqrt(x) if isinstance(x, float | int) else np.sqrt(x)

    @staticmethod
    def erf(x):
        """The error function, SciPy's, since NumPy has none."""
        from scipy.special import erf

        return erf(x)

    @staticmethod
    def total(x):
        """The sum of each row."""
        return np.sum(x, axis=-1, keepdims=True)

    @staticmethod
    def largest(x):
        """The largest entry of each row."""
        return np.max(x, axis=-1, keepdims=True)

    @staticmethod
    def first(condition):
        """1 where the condition holds for the first time in its row, 0 elsewhere."""
        return np.where(condition & (np.cumsum(condition, axis=-1) == 1), 1, 0)

    @staticmethod
    def place(x):
        """Where each entry stands in its row."""
        return np.arange(np.shape(x)[-1])

    @staticmethod
    def join(a, b):
        """The rows of b behind those of a."""
        return np.concatenate([a, b], axis=-1)

    bisections = 60

    def entmax(self, z, power):
        """max(z − τ, 0)^power with the τ between −1 and 0 that makes each row's sum 1, by bisection; the largest z is 0."""
        low = 0 * self.total(z) - 1
        high = low + 1
        for _ in range(self.bisections):
            middle = (low + high) / 2
            enough = self.total(self.maximum(z - middle, 0) ** power) > 1
            low, high = np.where(enough, middle, low), np.where(enough, high, middle)
        return self.maximum(z - low, 0) ** power
