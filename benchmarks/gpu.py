"""``python benchmarks/gpu.py``: the functions on this machine's GPU, as a share of what a copy within its memory reaches.

A few minutes, most of them for compiling; ``--all`` measures every function. PyTorch, eager and compiled, stands beside it where it
is installed with CUDA.
"""

import argparse
import itertools
import platform
import time

import numpy as np
from cases import Case

import fastact
from fastact.activations import RowActivation
from fastact.engine.cuda import elementwise, rows
from fastact.engine.cuda.target import numba_cuda
from fastact.engine.passes import PASSES

FUNCTIONS = ("relu", "leaky_relu", "gelu", "silu", "tanh", "mish", "softplus", "swiglu")
ROWS = ("softmax", "log_softmax", "logsumexp")
USES = ("forward", "backward", "fused")
DTYPES = ("float32", "float64", "float16")
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


def torch_calls(torch, name, inputs):
    """{which: call} of the forward pass, where PyTorch has the function under this name."""
    own = getattr(torch.nn.functional, name, None) or getattr(torch, name, None)
    if own is None or len(inputs) != 1:
        return {}
    x = torch.as_tensor(inputs[0], device="cuda")
    function = (lambda x: own(x, -1)) if name in ROWS else own
    compiled = torch.compile(function)
    return {"PyTorch": lambda: function(x), "compiled": lambda: compiled(x)}


def measure(cuda, torch, case, shape, dtype, copy_speed):
    """One line of the table."""
    count = int(np.prod(shape))
    rng = np.random.default_rng(0)
    some = rng.uniform(-6, 6, 1 << 20).astype(dtype)
    fill = lambda size: cuda.to_device(np.resize(some, size))
    definition = case.definition
    names = PASSES[case.use].arrays_in(definition)
    is_row = isinstance(definition, RowActivation)
    sizes = [shape[:-1] if is_row and definition.is_number(name) else shape for name in names]
    inputs = [fill(size) for size in sizes]
    function = getattr(module(case.use), case.name)
    results = function(*inputs, *case.parameters())
    results = results if isinstance(results, tuple) else (results,)
    launch = fastact.cuda.prepare(function, *inputs, *case.parameters(), out=results)
    moved = sum(array.nbytes for array in (*inputs, *results))
    times = {"fastact": seconds(cuda, launch)}
    if torch and case.use == "forward":
        times |= {which: seconds(cuda, call) for which, call in torch_calls(torch, case.name, inputs).items()}
    speeds = {which: moved / each for which, each in times.items()}
    shown = " | ".join(f"{which} {speed / 1e9:.0f} GB/s" for which, speed in speeds.items())
    size = "x".join(map(str, shape)) if is_row else f"{count}"
    share = speeds["fastact"] / copy_speed
    return f"| {case.name} | {case.use} | {dtype} | {size} | {share:.2f} | {shown} |"


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
        chosen = elementwise.names(use) if arguments.all else FUNCTIONS
        for name, dtype in itertools.product(chosen, DTYPES):
            print(measure(cuda, torch, Case(use, name), (ELEMENTS,), dtype, copy_speed), flush=True)
        chosen = [name for name in rows.names(use) if arguments.all or name in ROWS]
        for name, shape in itertools.product(chosen, SHAPES):
            print(measure(cuda, torch, Case(use, name), shape, "float32", copy_speed), flush=True)


if __name__ == "__main__":
    main()
