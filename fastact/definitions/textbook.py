"""The namespace that evaluates textbook formulas with NumPy, as users write them: the baseline of the demo and the benchmarks."""

import math

import numpy as np


def not_there(name: str) -> AttributeError:
    """Return the error for a formula that uses a function which its namespace lacks."""
    return AttributeError(
        f"textbook formulas have no {name!r}; add it to definitions/textbook.py (NumPy), tools/accuracy/oracle.py (mpmath), "
        "tools/bench/formulas.py and tools/bench/peers/of_jax.py"
    )


class NumpyFormulas:
    """The namespace of a `textbook` formula for arrays of `dtype`: ``definition.textbook(NumpyFormulas(x.dtype), x)``."""

    exp, tanh, sin, cos, maximum, minimum, sign = np.exp, np.tanh, np.sin, np.cos, np.maximum, np.minimum, np.sign
    pi = math.pi
    constant = float

    def __init__(self, dtype):
        self._scalar = np.dtype(dtype).type

    def __getattr__(self, name):
        raise not_there(name)

    def where(self, condition, a, b):
        """Call `numpy.where`, so that two plain numbers give an array of the formulas' type instead of float64."""
        return np.where(condition, *(self._scalar(value) if isinstance(value, float | int) else value for value in (a, b)))

    @staticmethod
    def log(x):
        """Return the logarithm. For a plain number, it is a plain number, which takes the type of the array it is combined with."""
        return math.log(x) if isinstance(x, float | int) else np.log(x)

    @staticmethod
    def sqrt(x):
        """Return the square root. For a plain number, it is a plain number."""
        return math.sqrt(x) if isinstance(x, float | int) else np.sqrt(x)

    @staticmethod
    def erf(x):
        """Return SciPy's error function, because NumPy has none."""
        from scipy.special import erf

        return erf(x)

    @staticmethod
    def total(x):
        """Return the sum of each row."""
        return np.sum(x, axis=-1, keepdims=True)

    @staticmethod
    def largest(x):
        """Return the largest entry of each row."""
        return np.max(x, axis=-1, keepdims=True)

    @staticmethod
    def first(condition):
        """Return 1 where the condition holds for the first time in its row, and 0 elsewhere."""
        return np.where(condition & (np.cumsum(condition, axis=-1) == 1), 1, 0)

    @staticmethod
    def place(x):
        """Return the position of each entry in its row."""
        return np.arange(np.shape(x)[-1])

    @staticmethod
    def join(a, b):
        """Append the rows of b to those of a."""
        return np.concatenate([a, b], axis=-1)

    bisections = 60

    def entmax(self, z, power):
        """Return max(z − τ, 0)^power. Bisection finds τ between −1 and 0 so that each row's sum is 1; the largest z is 0."""
        low = 0 * self.total(z) - 1
        high = low + 1
        for _ in range(self.bisections):
            middle = (low + high) / 2
            enough = self.total(self.maximum(z - middle, 0) ** power) > 1
            low, high = np.where(enough, middle, low), np.where(enough, high, middle)
        return self.maximum(z - low, 0) ** power
