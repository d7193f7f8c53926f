"""Values and gradients, for arrays on a GPU."""

from fastact.runtime.cuda.device_namespace import attach

attach(globals(), "fused")
