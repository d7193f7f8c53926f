"""The element-wise functions for your own Numba code: ``fastact.jit.NAME(x)`` in an ``@numba.njit`` function.

They take numbers or arrays, and all parameters must be given: ``fastact.jit.elu(x, alpha)``. `fastact.jit.backward`,
`fastact.jit.fused`, `fastact.jit.derivative`, `fastact.jit.derivative2`, `fastact.jit.param_grad` and
`fastact.jit.backward_from_output` contain the other passes. Passes with several results take numbers and return a tuple:
``y, dx = fastact.jit.fused.silu(g, x)``. In NumPy code, `fastact.NAME` is faster.
"""

from fastact.definitions.passes import PASSES
from fastact.runtime.numba_functions import attach_jit

attach_jit(globals(), "forward", {use: f"fastact.jit.{use}" for use in PASSES if use != "forward"})
