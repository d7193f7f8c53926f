"""The functions for arrays on a GPU: ``fastact.cuda.NAME(x)``, with CuPy, PyTorch and Numba arrays.

Names, parameters and the order of arguments are those of `fastact`. `fastact.cuda.backward`, `fastact.cuda.fused`,
`fastact.cuda.derivative`, `fastact.cuda.param_grad` and `fastact.cuda.backward_from_output` contain the other passes. Arrays of
float32, float64, float16 and bfloat16 are used without a copy, in the current stream of their library, and the result is an array
of the same library. The functions require an NVIDIA GPU and fastact's extra ``cuda`` (CUDA 12) or ``cuda13`` (CUDA 13). Nothing is
imported before the first call.
"""

from fastact.definitions.passes import PASSES
from fastact.runtime.cuda.device_functions import Kernel, kernel, prepare
from fastact.runtime.cuda.device_namespace import attach
from fastact.runtime.cuda.target import CudaUnavailableError

__all__ = ["CudaUnavailableError", "Kernel", "kernel", "prepare"]

_MODULES = (*(use.name for use in PASSES.values() if use.on_device and use.name != "forward"), "losses")
attach(globals(), "forward", {name: f"fastact.cuda.{name}" for name in _MODULES})
