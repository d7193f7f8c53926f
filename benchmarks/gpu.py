"""``python benchmarks/gpu.py``: the functions on this machine's GPU, as a share of what a copy within its memory reaches.

With ``--check`` the tests that need a GPU run first. Everything stops after ten minutes (``--minutes``). The same command continues
from the results in the file (``-o``). ``--all`` measures every function; ``--from FILE`` only prints the page.

It also measures, where they are installed with CUDA: PyTorch, eager and compiled (to Triton kernels), with autograd for the
gradients; and NumPy's formula on CuPy's arrays.
"""

import argparse
import contextlib
import hashlib
import importlib.metadata
import importlib.util
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from gpu_cells import ELEMENTS, cells, measure, seconds
from gpu_results import Results, page

import fastact
from fastact.runtime.cuda.target import CudaUnavailableError, numba_cuda

ROOT = Path(__file__).resolve().parent.parent
TESTS = "tests/test_cuda_gpu.py"
CALLS = 200  # in each measurement of the host's time
OF_TESTS = 0.6  # the tests' share of the time of a check
WORKERS = 8  # the largest number of processes that compile for the tests


# --- the machine -----------------------------------------------------------------------------------------------------------------


def torch_gpu():
    """Return PyTorch if it is installed and sees a device, and None otherwise."""
    if importlib.util.find_spec("torch") is None:
        return None
    import torch

    return torch if torch.cuda.is_available() else None


def about(cuda, torch) -> dict[str, str]:
    """Return the card, the driver, the versions and the code. Results with different ones belong to another run."""
    device, known = cuda.get_current_device(), importlib.metadata.packages_distributions()
    distributions = {module: known[module][-1] for module in ("numpy", "numba_cuda", "torch", "triton", "cupy") if module in known}
    versions = ["Python " + platform.python_version(), "numba " + importlib.metadata.version("numba")]
    versions += [f"{name} {importlib.metadata.version(name)}" for name in distributions.values()]
    missing = ["PyTorch with a device"] * (torch is None) + ["CuPy"] * ("cupy" not in known)
    code = hashlib.sha256()
    for file in sorted((ROOT / "fastact").rglob("*.py")):
        code.update(file.read_bytes())
    return {
        "card": f"{device.name}, compute capability {'.'.join(map(str, device.compute_capability))}",
        "driver": driver(),
        "versions": ", ".join(versions),
        "not compared": ", ".join(missing) or "nothing",
        "code": code.hexdigest()[:12],
    }


def driver() -> str:
    """Return the version of NVIDIA's driver."""
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        command = ["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[0]
    return "nvidia-smi does not say"


# --- times -----------------------------------------------------------------------------------------------------------------------


def copy_speed(cuda) -> float:
    source = cuda.device_array(ELEMENTS, np.float32)
    target = cuda.device_array_like(source)
    return 2 * source.nbytes / seconds(cuda, lambda: target.copy_to_device(source))


def host_times(cuda) -> dict[str, float]:
    """Return the host's seconds for a call with two arrays: a prepared call, and a full one."""
    x = cuda.to_device(np.ones(16, np.float32))
    y = cuda.device_array_like(x)
    launch = fastact.cuda.prepare(fastact.cuda.silu, x, out=y)
    found = {}
    for what, call in {"prepared": launch, "in full": lambda: fastact.cuda.silu(x, out=y)}.items():
        call()
        cuda.synchronize()
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            for _ in range(CALLS):
                call()
            best = min(best, (time.perf_counter() - start) / CALLS)
            cuda.synchronize()
        found[what] = best
    return found


# --- the run ---------------------------------------------------------------------------------------------------------------------


class Recorder:
    """A pytest plugin that stores each outcome and ends the tests in time."""

    def __init__(self, results: Results, deadline: float):
        self.results, self.deadline = results, deadline

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome != "passed":
            crash = getattr(report.longrepr, "reprcrash", None)
            message = (crash.message if crash else report.longreprtext)[:500] if report.failed else ""
            self.results.add("test", report.nodeid, outcome=report.outcome, message=message)
        if time.monotonic() > self.deadline:
            pytest.exit("the time for tests is up")


def run_tests(results: Results, deadline: float, everything: bool) -> bool:
    """Run the tests that have not passed yet. Return whether none is left, which is false for an interrupted run."""
    options = ["-q", "-o", "addopts=", "--rootdir", str(ROOT), "-m", "gpu" if everything else "gpu and not deep"]
    options += [f"--deselect={name}" for name in results.passed()]
    if importlib.util.find_spec("xdist"):
        options += ["-n", str(min(WORKERS, os.cpu_count()))]
    return pytest.main([*options, str(ROOT / TESTS)], plugins=[Recorder(results, deadline)]) != pytest.ExitCode.INTERRUPTED


def measure_all(cuda, torch, results: Results, everything: bool, deadline: float) -> None:
    """Measure the cells that have no times yet, until the time is up or the device fails."""
    named = {str(cell): cell for cell in cells(everything)}
    speed = copy_speed(cuda)
    results.add("figure", "copy within the device's memory", text=f"{speed / 1e9:.0f} GB/s")
    host = ", ".join(f"{each * 1e6:.1f} µs {what}" for what, each in host_times(cuda).items())
    results.add("figure", "host's time of a launch with two arrays", text=host)
    for name in results.left(list(named)):
        if time.monotonic() > deadline:
            return
        try:
            results.add("cell", name, copy=speed, **measure(cuda, torch, named[name]))
        except Exception as error:  # from a compiler or the driver: the other cells are still measured
            results.add("cell", name, error=f"{type(error).__name__}: {error}"[:500])
            try:
                cuda.synchronize()
            except Exception as failed:
                raise SystemExit(f"the device failed in {name} ({failed}); run the same command again: it goes on") from error


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="first the tests that need a GPU")
    parser.add_argument("--all", action="store_true", help="every function, and all tests")
    parser.add_argument("--minutes", type=float, default=10.0, help="when to stop")
    parser.add_argument("-o", type=Path, default=Path("gpu_results.jsonl"), help="the file of results, to which they are added")
    parser.add_argument("--from", dest="source", type=Path, help="print the page of these results, without a GPU")
    options = parser.parse_args(arguments)
    start, expected = time.monotonic(), len(cells(options.all))
    if options.source:
        print(page(Results.read(options.source), expected))
        return 0
    try:
        cuda = numba_cuda()
    except CudaUnavailableError as error:
        raise SystemExit(str(error)) from None
    torch, results, complete = torch_gpu(), Results.read(options.o), True
    results.begin(about(cuda, torch))
    if options.check:
        complete = run_tests(results, start + OF_TESTS * 60 * options.minutes, options.all)
    measure_all(cuda, torch, results, options.all, start + 60 * options.minutes)
    print(page(results, expected))
    if not complete or results.left([str(cell) for cell in cells(options.all)]):
        print("\nNot all has run: the same command goes on.")
    return int(bool(results.failed))


if __name__ == "__main__":
    sys.exit(main())
