"""Gradients from outputs: ``backward_from_output.NAME(g, y, *parameters) -> g·f'(x)`` for y = f(x), if only y was kept."""

from fastact.runtime.namespace import attach

attach(globals(), "backward_from_output")
