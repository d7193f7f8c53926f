"""fastact: activation functions as NumPy ufuncs, forward, backward and fused, compiled by Numba.

``fastact.NAME(x)`` computes an activation; `fastact.backward`, `fastact.fused`, `fastact.derivative`, `fastact.derivative2` and
`fastact.param_grad` hold the same names for the other passes. `fastact.losses` has losses with their gradients. A function is
compiled when it is first used and kept in Numba's cache.
"""

from fastact import backward, derivative, derivative2, elementary, fused, jit, param_grad
from fastact.halves import split
from fastact.runtime.namespace import attach
from fastact.runtime.own import activation

__version__ = "0.1.0"
__all__ = [
    "activation",
    "backward",
    "derivative",
    "derivative2",
    "elementary",
    "fused",
    "jit",
    "param_grad",
    "split",
]

_ELSEWHERE = {module: f"fastact.{module}" for module in ("contrib", "cuda", "losses", "nn")} | {"plot": "fastact.plots:plot"}
attach(globals(), "forward", _ELSEWHERE)
