"""Second derivatives: ``derivative2.NAME(x, *parameters) -> f''(x)``, for twice differentiable functions."""

from fastact.runtime.namespace import attach

attach(globals(), "derivative2")
