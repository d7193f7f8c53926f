"""The functions for arrays on a GPU: ``fastact.cuda.NAME(x)``, with CuPy, PyTorch and Numba arrays.

Names, order of arguments and parameters are those of `fastact`; `fastact.cuda.backward`, `fastact.cuda.fused`,
`fastact.cuda.derivative` and `fastact.cuda.param_grad` are the other passes. Arrays of float32, float64, float16 and bfloat16 are
used where they lie, in the stream of their library, and the result is an array of the same library. Needs
``pip install "fastact[cuda]"`` (CUDA 12; ``cuda13`` for 13) and an NVIDIA GPU; nothing is imported before the first call.
"""

from fastact.cuda import backward, derivative, fused, losses, param_grad
from fastact.runtime.cuda.function import Kernel, kernel, prepare
from fastact.runtime.cuda.namespace import attach
from fastact.runtime.cuda.target import CudaUnavailableError

__all__ = ["CudaUnavailableError", "Kernel", "backward", "derivative", "fused", "kernel", "losses", "param_grad", "prepare"]

attach(globals(), "forward")
