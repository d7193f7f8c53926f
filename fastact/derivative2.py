"""Second derivatives: ``derivative2.NAME(x, *parameters) -> f''(x)``, of functions that have one everywhere."""

from fastact.runtime.namespace import attach

attach(globals(), "derivative2")
