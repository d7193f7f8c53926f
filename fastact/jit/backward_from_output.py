"""Gradients from outputs, for your own Numba code."""

from fastact.runtime.jit import attach_jit

attach_jit(globals(), "backward_from_output")
