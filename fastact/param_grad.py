"""Gradients of parameters: ``param_grad.NAME(g, x, *parameters) -> g·∂f/∂p``, one output for each parameter."""

from fastact.runtime.namespace import attach

attach(globals(), "param_grad")
