"""Gradients: ``backward.NAME(g, x, *parameters) -> g·f'(x)``, for backpropagation by hand."""

from fastact.runtime.namespace import attach

attach(globals(), "backward")
