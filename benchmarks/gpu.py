"""``python benchmarks/gpu.py``: the functions on this machine's GPU, as a share of what a copy within its memory reaches.

A few minutes, most of them for compiling; ``--all`` measures every function. Beside it, where they are installed with CUDA:
PyTorch, eager and compiled (to Triton kernels), with autograd for the gradients; and NumPy's formula on CuPy's arrays.
"""

import argparse
import importlib.util
import itertools
import platform
import time

import numpy as np

import fastact
from fastact.codegen.gpu import each_thread, thread_groups
from fastact.definitions import RowActivation
from fastact.definitions.passes import PASSES
from fastact.runtime.cuda.target import numba_cuda
from fastact.tools.bench.cases import Case

FUNCTIONS = ("relu", "leaky_relu", "gelu", "silu", "tanh", "mish", "softplus", "swiglu")
ROWS = ("softmax", "log_softmax", "logsumexp")
USES = ("forward", "backward", "fused")
DTYPES = ("float32", "float32 fast", "float64", "float16", "bfloat16")
ELEMENTS = 1 << 26
SHAPES = ((32768, 128), (32768, 1024), (8192, 4096), (2048, 32768), (64, 1048576))
SECONDS, REPEATS = 0.02, 5
CALLS = 200  # of which the host's time is taken


def seconds(cuda, launch) -> float:
    """The least time of a launch, by the device's own clock."""

    def run(count):
        start, end = cuda.event(), cuda.event()
        start.record()
        for _ in range(count):
            launch()
        end.record()
        end.synchronize()
        return cuda.event_elapsed_time(start, end) / 1000 / count

    once = min(run(2), run(2))
    return min(run(max(2, round(SECONDS / once))) for _ in range(REPEATS))


def module(use):
    return fastact.cuda if use == "forward" else getattr(fastact.cuda, use)


def torch_gpu():
    """PyTorch, if it is installed and sees a device."""
    try:
        import torch
    except ImportError:
        return None
    return torch if torch.cuda.is_available() else None


def torch_calls(torch, case, inputs):
    """{which: call}, where PyTorch has the function under this name."""
    own = getattr(torch.nn.functional, case.name, None) or getattr(torch, case.name, None)
    if own is None or len(case.definition.arrays) != 1 or case.definition.parameters:
        return {}
    tensors = [torch.as_tensor(array, device="cuda") for array in inputs]
    function = (lambda x: own(x, -1)) if case.name in ROWS else own
    return {
        which: torch_call(torch, case.use, applied, *tensors)
        for which, applied in {"PyTorch": function, "compiled": torch.compile(function)}.items()
    }


def torch_call(torch, use, function, *tensors):
    """The pass as a call without arguments; the gradients are autograd's."""
    x = tensors[-1].clone().requires_grad_(use != "forward")
    if use == "forward":
        return lambda: function(x)
    if use == "backward":
        y = function(x)
        return lambda: torch.autograd.grad(y, x, tensors[0], retain_graph=True)
    return lambda: torch.autograd.grad(function(x), x, tensors[0])


def cupy_calls(case, inputs):
    """{which: call} of NumPy's formula, which CuPy's arrays carry out on the device, kernel by kernel."""
    if importlib.util.find_spec("cupy") is None:
        return {}
    import cupy

    arrays = [cupy.asarray(array) for array in inputs]
    try:
        if case.formula(arrays) is None:
            return {}
    except (NotImplementedError, TypeError):  # a function that CuPy lacks
        return {}
    return {"CuPy": lambda: case.formula(arrays)}


def rounded_to_bfloat16(numbers):
    """The bits of float32 numbers as bfloat16, towards zero."""
    return (numbers.view(np.uint32) >> 16).astype(np.uint16)


class Bfloat16:
    """An array of Numba's as one of bfloat16, which Numba has no type for."""

    def __init__(self, array):
        self.array, self.nbytes = array, array.nbytes
        self.__cuda_array_interface__ = {**array.__cuda_array_interface__, "typestr": "<V2"}


def measure(cuda, torch, case, shape, dtype, copy_speed):
    """One line of the table; the type "float32 fast" is float32 with ``fast=True``."""
    dtype, _, fast = dtype.partition(" ")
    count = int(np.prod(shape))
    some = np.random.default_rng(0).uniform(-6, 6, 1 << 20).astype("float32" if dtype == "bfloat16" else dtype)
    if dtype == "bfloat16":
        some = rounded_to_bfloat16(some)
    as_it_is = Bfloat16 if dtype == "bfloat16" else lambda array: array
    fill = lambda size: as_it_is(cuda.to_device(np.resize(some, size)))
    definition = case.definition
    names = PASSES[case.use].arrays_in(definition)
    is_row = isinstance(definition, RowActivation)
    sizes = [shape[:-1] if is_row and definition.is_number(name) else shape for name in names]
    inputs = [fill(size) for size in sizes]
    function = getattr(module(case.use), case.name)
    made = PASSES[case.use].arrays_out(definition)
    sizes = [shape[:-1] if is_row and definition.is_number(name) else shape for name in made]
    results = tuple(as_it_is(cuda.device_array(size, some.dtype)) for size in sizes)
    launch = fastact.cuda.prepare(function, *inputs, *case.parameters(), out=results, fast=bool(fast))
    moved = sum(array.nbytes for array in (*inputs, *results))
    times = {"fastact": seconds(cuda, launch)}
    if dtype != "bfloat16":
        others = {**(torch_calls(torch, case, inputs) if torch else {}), **cupy_calls(case, inputs)}
        times |= {which: seconds(cuda, call) for which, call in others.items()}
    speeds = {which: moved / each for which, each in times.items()}
    shown = " | ".join(f"{which} {speed / 1e9:.0f} GB/s" for which, speed in speeds.items())
    size = "x".join(map(str, shape)) if is_row else f"{count}"
    share = speeds["fastact"] / copy_speed
    kind = f"{dtype} {fast}".strip()
    return f"| {case.name} | {case.use} | {kind} | {size} | {share:.2f} | {shown} |"


def measure_cross_entropy(cuda, shape, copy_speed):
    """The same for the loss with its gradient: the logits are read, the gradient is written."""
    x = cuda.to_device(np.resize(np.random.default_rng(0).uniform(-6, 6, 1 << 20).astype(np.float32), shape))
    target = cuda.to_device(np.arange(shape[0], dtype=np.int64) % shape[1])
    out = cuda.device_array((), np.float32), cuda.device_array(shape, np.float32)
    speed = 2 * x.nbytes / seconds(cuda, fastact.cuda.prepare(fastact.cuda.losses.cross_entropy, x, target, out=out))
    size = "x".join(map(str, shape))
    return f"| cross_entropy | loss and gradient | float32 | {size} | {speed / copy_speed:.2f} | fastact {speed / 1e9:.0f} GB/s |"


def host_time(cuda) -> tuple[float, float]:
    """Seconds of the host for a call with two arrays: prepared, and in full."""
    x = cuda.to_device(np.ones(16, np.float32))
    y = cuda.device_array_like(x)
    launch = fastact.cuda.prepare(fastact.cuda.silu, x, out=y)
    found = []
    for call in (launch, lambda: fastact.cuda.silu(x, out=y)):
        call()
        cuda.synchronize()
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            for _ in range(CALLS):
                call()
            best = min(best, (time.perf_counter() - start) / CALLS)
            cuda.synchronize()
        found.append(best)
    return tuple(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every function")
    arguments = parser.parse_args()
    cuda, torch = numba_cuda(), torch_gpu()
    source = cuda.device_array(ELEMENTS, np.float32)
    target = cuda.device_array_like(source)
    copy_speed = 2 * source.nbytes / seconds(cuda, lambda: target.copy_to_device(source))
    device = cuda.get_current_device()
    print(f"{device.name}, compute capability {device.compute_capability}, {platform.platform()}")
    print(f"copy within the device's memory: {copy_speed / 1e9:.0f} GB/s; host time of a launch with two arrays:", end=" ")
    print(*(f"{each * 1e6:.1f} µs {what}" for each, what in zip(host_time(cuda), ("prepared", "in full"), strict=True)), sep=", ")
    print("\n| function | pass | type | size | share of the copy | speed |\n|---|---|---|---|---|---|")
    for use in USES:
        chosen = each_thread.names(use) if arguments.all else FUNCTIONS
        for name, dtype in itertools.product(chosen, DTYPES):
            print(measure(cuda, torch, Case(use, name), (ELEMENTS,), dtype, copy_speed), flush=True)
        chosen = [name for name in thread_groups.names(use) if arguments.all or name in ROWS]
        for name, shape in itertools.product(chosen, SHAPES):
            print(measure(cuda, torch, Case(use, name), shape, "float32", copy_speed), flush=True)
    for shape in SHAPES:
        print(measure_cross_entropy(cuda, shape, copy_speed), flush=True)


if __name__ == "__main__":
    main()
