"""Values and gradients in one pass, for arrays on a GPU."""

from fastact.runtime.cuda.namespace import attach

attach(globals(), "fused")
