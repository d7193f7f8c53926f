"""Second derivatives: ``derivative2.NAME(x, *parameters) -> f''(x)``, for functions that are twice differentiable."""

from fastact.runtime.namespace import attach

attach(globals(), "derivative2")
