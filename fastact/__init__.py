"""fastact: activation functions as NumPy ufuncs, forward, backward and fused, compiled by Numba.

``fastact.NAME(x)`` computes an activation. `fastact.backward`, `fastact.fused`, `fastact.derivative`, `fastact.derivative2`,
`fastact.param_grad` and `fastact.backward_from_output` contain the same functions for the other passes. `fastact.losses` contains
losses with their gradients, `fastact.nn` layers with weights or random numbers. A function is compiled when it is first called
with a dtype, and cached for all processes.
"""

from fastact import elementary
from fastact.definitions.passes import PASSES
from fastact.runtime.namespace import attach
from fastact.runtime.own_activation import activation
from fastact.runtime.split import split

__version__ = "0.1.0"
__all__ = ["activation", "elementary", "split"]

# Imported on first use: the passes, modules that few programs need, and plots.
_MODULES = (*(use.name for use in PASSES.values() if use.name != "forward"), "contrib", "cuda", "jit", "losses", "nn")
attach(globals(), "forward", {name: f"fastact.{name}" for name in _MODULES} | {"plot": "fastact.tools.plots:plot"})
