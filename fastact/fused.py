"""Values and gradients: ``fused.NAME(g, x, *parameters) -> (f(x), g·f'(x))``, in one pass over memory."""

from fastact.runtime.namespace import attach

attach(globals(), "fused")
