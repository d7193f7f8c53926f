"""Derivatives: ``derivative.NAME(x, *parameters) -> f'(x)``, for plots, Jacobians and physics-informed losses."""

from fastact.runtime.namespace import attach

attach(globals(), "derivative")
