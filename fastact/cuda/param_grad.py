"""Gradients of parameters, for arrays on a GPU."""

from fastact.runtime.cuda.device_namespace import attach

attach(globals(), "param_grad")
