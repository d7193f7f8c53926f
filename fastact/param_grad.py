"""Gradients of parameters: ``param_grad.NAME(g, x, *parameters) -> g·∂f/∂p``, element-wise, one output a parameter."""

from fastact.runtime.namespace import attach

attach(globals(), "param_grad")
