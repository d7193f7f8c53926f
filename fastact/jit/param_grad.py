"""Gradients of parameters, for your own Numba code."""

from fastact.runtime.numba_functions import attach_jit

attach_jit(globals(), "param_grad")
