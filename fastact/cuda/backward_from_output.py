"""Gradients from outputs, for arrays on a GPU."""

from fastact.runtime.cuda.device_namespace import attach

attach(globals(), "backward_from_output")
