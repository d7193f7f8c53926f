"""The elementary functions in mpmath, and the points at which they are tested."""

import mpmath
import numpy as np

EXACT = {
    "exp": mpmath.exp,
    "expm1": mpmath.expm1,
    "log1p": mpmath.log1p,
    "tanh": mpmath.tanh,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "log": mpmath.log,
    "log1pexp": lambda x: mpmath.log1p(mpmath.exp(x)),
    "normal_cdf": lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2,
    "normal_density": lambda x: mpmath.npdf(x),
    "erf": mpmath.erf,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
}
# The range of the test points. mpmath's formulas fail before the largest numbers.
DOMAIN = {"log": (0, np.inf), "log1p": (-1, np.inf)} | dict.fromkeys(
    ("log1pexp", "normal_cdf", "normal_density", "erf"), (-1e4, 1e4)
)


def points(name, dtype, count=400):
    """Return numbers of every magnitude and sign, numbers near overflow and underflow of the results, and special numbers."""
    rng = np.random.default_rng(7)
    info = np.finfo(dtype)
    every = 10.0 ** rng.uniform(np.log10(info.smallest_subnormal), np.log10(float(info.max)) - 1e-6, count)
    special = [0.0, info.tiny, info.smallest_subnormal, info.max, info.eps, 1.0, 1 - info.epsneg, 0.4142135, 2.0**0.5]
    middle = (
        rng.uniform(-1.5, 1.5, count),
        rng.uniform(-20, 20, count),
        rng.uniform(-110, 110, count),
        rng.uniform(-760, 760, count),
    )
    x = np.concatenate([every, -every, special, np.negative(special), *middle]).astype(dtype)
    low, high = DOMAIN.get(name, (-np.inf, np.inf))
    return x[(x > low) & (x < high)]
