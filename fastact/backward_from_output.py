"""Gradients from outputs: ``backward_from_output.NAME(g, y, *parameters) -> g·f'(x)`` for y = f(x)."""

from fastact.runtime.namespace import attach

attach(globals(), "backward_from_output")
