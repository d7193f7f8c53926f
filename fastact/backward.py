"""Gradients: ``backward.NAME(g, x, *parameters) -> g·f'(x)``, with the upstream gradient g."""

from fastact.runtime.namespace import attach

attach(globals(), "backward")
