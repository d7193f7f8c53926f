"""Second derivatives: ``derivative2.NAME(x, *parameters) -> f''(x)``, of functions that have one everywhere."""

from fastact.engine.namespace import attach

attach(globals(), "derivative2")
