"""Elementary functions that vectorise.

Numba has no vector library for mathematical functions: `math.exp` in a compiled loop takes 9 to 21 ns per element. The functions of
this module are straight-line arithmetic, which LLVM turns into vector code (0.6 ns). They have no branches. They take float32 or
float64 and return the same type. Call them from any ``@numba.njit`` function::

    from fastact.elementary import exp

    @numba.njit(error_model="numpy")
    def decay(x, out):
        for i in range(x.size):
            out[i] = exp(-x[i])

The functions for general use are `exp`, `expm1`, `log`, `log1p`, `log1pexp`, `sigmoid`, `tanh`, `erf`, `normal_cdf`,
`normal_density`, `sin` and `cos`. The others are building blocks of the activations.
"""

from fastact.elementary.exponentials import (
    add_exponential,
    decay_pair,
    decay_parts,
    exp,
    exp_digits,
    exp_pair,
    exp_parts,
    exp_remainder,
    expm1,
    exponential_pair,
    long_exp,
    scaled_down,
    scaled_pair,
    scaled_parts,
    times_exponential,
)
from fastact.elementary.logarithm import (
    log,
    log1p,
    log1p_pair,
    log1p_pair_of_any,
    log1p_unit,
    log1pexp,
    log_pair,
    log_parts,
    log_remainder,
)
from fastact.elementary.logistic import (
    logistic_gate,
    logistic_parts,
    share,
    sigmoid,
    sigmoid_pair,
    tanh,
    tanh_pair,
    tanh_parts,
)
from fastact.elementary.normal import (
    ERF_SLOPE,
    INV_SQRT_2PI,
    erf,
    erf_parts,
    normal_cdf,
    normal_density,
    normal_gate,
    normal_tail,
)
from fastact.elementary.trigonometric import cos, quarter_turns, quarter_turns_of_product, sin, sincos

__all__ = [
    "ERF_SLOPE",
    "INV_SQRT_2PI",
    "add_exponential",
    "cos",
    "decay_pair",
    "decay_parts",
    "erf",
    "erf_parts",
    "exp",
    "exp_digits",
    "exp_pair",
    "exp_parts",
    "exp_remainder",
    "expm1",
    "exponential_pair",
    "log",
    "log1p",
    "log1p_pair",
    "log1p_pair_of_any",
    "log1p_unit",
    "log1pexp",
    "log_pair",
    "log_parts",
    "log_remainder",
    "logistic_gate",
    "logistic_parts",
    "long_exp",
    "normal_cdf",
    "normal_density",
    "normal_gate",
    "normal_tail",
    "quarter_turns",
    "quarter_turns_of_product",
    "scaled_down",
    "scaled_pair",
    "scaled_parts",
    "share",
    "sigmoid",
    "sigmoid_pair",
    "sin",
    "sincos",
    "tanh",
    "tanh_pair",
    "tanh_parts",
    "times_exponential",
]
