"""Measure the goals that docs/experiments.md lists: ``python benchmarks/targets.py`` prints the table.

Times that are compared are taken in the same run, in many rounds of turns of a few milliseconds. The fastest time of each counts.
Other load on the machine then affects both alike.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import numba
import numpy as np

import fastact
from fastact.definitions import RowActivation
from fastact.tools.bench import cases

IN_CACHE = 4096


def fastest(*functions, seconds=0.25, slice_seconds=0.008):
    """Return the shortest time of each function in nanoseconds. The functions take turns of at least `slice_seconds`.

    Idle OpenMP threads, which PyTorch uses, spin for milliseconds after a call. In turns of single calls, they would take a core
    from the next function: the parallel softmax of (64, 1000) float32 numbers took 43 µs in such turns, and 24 µs alone.
    """
    best = [float("inf")] * len(functions)
    deadline = time.perf_counter() + seconds * len(functions)
    rounds = 0
    while rounds < 5 or time.perf_counter() < deadline:
        for k, function in enumerate(functions):
            end = time.perf_counter_ns() + slice_seconds * 1e9
            start = 0
            while start < end:
                start = time.perf_counter_ns()
                function()
                best[k] = min(best[k], time.perf_counter_ns() - start)
        rounds += 1
    return best


def call(case, inputs, out):
    return case.call(inputs, out)


def process_seconds(statement, **environment):
    code = f"import numba, time; t = time.perf_counter(); {statement}; print(time.perf_counter() - t)"
    # Users have Python's bytecode cache, which some development machines turn off.
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=variables | environment)
    return float(run.stdout)


def start_rows():
    imports = min(process_seconds("import fastact") for _ in range(5))
    # Garbage of Numba's import triggers a full garbage collection, which then happens during the import of fastact.
    frozen = "import gc; gc.collect(); gc.freeze(); t = time.perf_counter(); import fastact"
    alone = min(process_seconds(frozen) for _ in range(5))
    yield (
        "`import fastact` beyond `import numba` (with the collection of Numba's garbage that falls due)",
        "< 30 ms",
        f"{alone * 1e3:.0f} ms ({imports * 1e3:.0f} ms)",
    )
    first = "import fastact; t = time.perf_counter(); fastact.silu([1.0])"
    warm = min(process_seconds(first) for _ in range(3))
    folder = tempfile.mkdtemp()
    cold = process_seconds(first, FASTACT_CACHE_DIR=folder)
    shutil.rmtree(folder)
    yield "first call of a process, cache warm / cold", "< 50 ms / < 3 s", f"{warm * 1e3:.0f} ms / {cold:.1f} s"
    second = "import fastact; fastact.silu([1.0]); t = time.perf_counter(); fastact.gelu([1.0])"
    yield "every further function's first call, warm", "", f"{min(process_seconds(second) for _ in range(3)) * 1e3:.0f} ms"


def call_rows():
    for size in (1, 10):
        x = np.ones(size, np.float32)
        y = np.empty_like(x)
        ours, numpys = fastest(lambda x=x, y=y: fastact.silu(x, out=y), lambda x=x, y=y: np.exp(x, out=y))
        yield f"call on {size} element{'s' * (size > 1)} against `np.exp`", "≤ 1.2 ×", f"{ours / numpys:.2f} ×"


def elementwise(use):
    return [case for case in cases.cases() if case.use == use and not isinstance(case.definition, RowActivation)]


def spread(ratios, worst):
    """Return the worst ratio with its function, and the geometric mean."""
    name = worst(ratios, key=ratios.get)
    return f"{ratios[name]:.2f} × ({name}), mean {statistics.geometric_mean(ratios.values()):.2f} ×"


def in_place_rows():
    for use in ("forward", "backward", "fused"):
        ratios = {}
        for case in elementwise(use):
            inputs = case.inputs(IN_CACHE, np.float32)
            tame = tuple(np.zeros_like(a) for a in inputs)  # the values stay tame in repeated calls in place
            separate = case.out(inputs)
            place = tame[-1:] if case.outputs == 1 else tame[::-1]
            apart, same = fastest(call(case, tame, separate), call(case, tame, place), seconds=0.1)
            ratios[case.name] = same / apart
        yield f"in place against out of place, {use}, in cache", "≤ 1.1 ×", spread(ratios, max)


def fused_rows():
    ratios = {}
    for case in elementwise("forward"):
        both = cases.Case("fused", case.name)
        inputs, pair = case.inputs(IN_CACHE, np.float32), both.inputs(IN_CACHE, np.float32)
        one, two = fastest(call(case, inputs, case.out(inputs)), call(both, pair, both.out(pair)), seconds=0.1)
        ratios[case.name] = two / one
    yield "fused against forward alone, in cache", "≤ 1.5 ×", spread(ratios, max)


def main():
    cpu = f"{os.cpu_count()} cores, {numba.get_num_threads()} threads"
    print(f"{platform.machine()}, {cpu}; Python {platform.python_version()}, NumPy {np.__version__}, Numba {numba.__version__}\n")
    print("| what | goal | measured (worst, mean) |\n|---|---|---|")
    for rows in (start_rows, call_rows, in_place_rows, fused_rows):
        for row in rows():
            print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
