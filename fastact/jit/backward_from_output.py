"""Gradients from outputs, for your own Numba code."""

from fastact.runtime.numba_functions import attach_jit

attach_jit(globals(), "backward_from_output")
