"""Values and gradients, for your own Numba code."""

from fastact.runtime.numba_functions import attach_jit

attach_jit(globals(), "fused")
