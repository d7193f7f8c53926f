"""The functions for arrays on a GPU: ``fastact.cuda.NAME(x)``, with CuPy, PyTorch and Numba arrays.

Names, order of arguments and parameters are those of `fastact`; `fastact.cuda.backward`, `fastact.cuda.fused`,
`fastact.cuda.derivative`, `fastact.cuda.param_grad` and `fastact.cuda.backward_from_output` are the other passes. Arrays of
float32, float64, float16 and bfloat16 are used where they lie, in the stream of their library; the result is an array of that
library. Needs ``pip install "fastact[cuda]"`` (CUDA 12; ``cuda13`` for 13) and an NVIDIA GPU; nothing is imported before the first
call.
"""

from fastact.definitions.passes import PASSES
from fastact.runtime.cuda.device_functions import Kernel, kernel, prepare
from fastact.runtime.cuda.device_namespace import attach
from fastact.runtime.cuda.target import CudaUnavailableError

__all__ = ["CudaUnavailableError", "Kernel", "kernel", "prepare"]

_MODULES = (*(use.name for use in PASSES.values() if use.on_device and use.name != "forward"), "losses")
attach(globals(), "forward", {name: f"fastact.cuda.{name}" for name in _MODULES})
