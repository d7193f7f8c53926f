"""Gradients by parameters: ``param_grad.NAME(g, x, *parameters) -> g·∂f/∂p``, element-wise, one output a parameter."""

from fastact.engine.namespace import attach

attach(globals(), "param_grad")
