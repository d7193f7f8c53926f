"""The element-wise functions for your own Numba code: ``fastact.jit.NAME(x)`` in an ``@numba.njit`` function.

On numbers and arrays, with every parameter given: ``fastact.jit.elu(x, alpha)``. `fastact.jit.backward`, `fastact.jit.fused`,
`fastact.jit.derivative`, `fastact.jit.derivative2` and `fastact.jit.param_grad` are the other passes; those with several results
take numbers and return a tuple: ``y, dx = fastact.jit.fused.silu(g, x)``. From plain NumPy code, `fastact.NAME` is faster.
"""

from fastact.jit import backward, derivative, derivative2, fused, param_grad
from fastact.runtime.jit import attach_jit

__all__ = ["backward", "derivative", "derivative2", "fused", "param_grad"]

attach_jit(globals(), "forward")
