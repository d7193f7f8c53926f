"""Gradients, for arrays on a GPU."""

from fastact.runtime.cuda.namespace import attach

attach(globals(), "backward")
