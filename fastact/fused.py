"""Values and gradients: ``fused.NAME(g, x, *parameters) -> (f(x), g·f'(x))``, one read of x for both."""

from fastact.runtime.namespace import attach

attach(globals(), "fused")
