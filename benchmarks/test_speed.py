"""Speed tests for pytest-benchmark: ``python -m pytest benchmarks`` times common functions in fastact and in other libraries.

The table has fastact's times. The JSON file (in ``.benchmarks/``) also has the other libraries' times, in `extra_info`.
``python benchmarks/report.py`` makes a report from it.
"""

import dataclasses
import functools
import statistics
import subprocess
import sys

import copies
import numba
import numpy as np
import pytest

import fastact
from fastact.tools.bench import cases, peers, turns

# A library that is FAR times behind the best other one with at least FROM elements is left out for larger sizes. Limited by memory,
# the libraries become more alike there.
FAR, FROM = 4.0, 10**5
_far_behind: dict[cases.Cell, set[str]] = {}


@pytest.fixture
def threads(cell):
    before = numba.get_num_threads()
    peers.use_threads(cell.threads)
    yield
    numba.set_num_threads(before)


def give(benchmark, samples: list[float]) -> None:
    """Make pytest-benchmark report the samples, which were taken in turns with other libraries."""
    benchmark.pedantic(lambda: None)
    benchmark.stats.stats.data[:] = samples


@pytest.mark.usefixtures("threads")
def test_cell(benchmark, cell):
    inputs, out = cell.operands()
    row = dataclasses.replace(cell, size=0)
    left_out = _far_behind.setdefault(row, set()) if cell.size > FROM else set()
    calls = peers.calls(cell, inputs, out, [name for name in peers.installed() if name not in left_out])
    if benchmark.disabled:
        with np.errstate(all="ignore"):
            benchmark(lambda: [call() for call in calls.values()])
        return
    samples = turns.measure(calls, cell.shared, peers.SPINNING)
    least = {name: min(each) for name, each in samples.items()}
    if cell.size >= FROM:
        others = {name: seconds for name, seconds in least.items() if name != "fastact"}
        _far_behind[row] = left_out | {name for name in others if others[name] > FAR * min(others.values())}
    alike = out is not None and len({(array.dtype, array.size) for array in inputs + out}) == 1
    if cell.size == cases.SIZES[-1] and cell.placement == "out" and alike and (len(inputs), len(out)) in copies.COPIES:
        copy = functools.partial(copies.COPIES[len(inputs), len(out)], *(array.reshape(-1) for array in inputs + out))
        benchmark.extra_info["copy"] = min(turns.measure({"copy": copy}, cell.shared)["copy"])
    give(benchmark, samples.pop("fastact"))
    benchmark.extra_info["peers"] = {name: [least[name], statistics.median(samples[name])] for name in samples}


@pytest.mark.parametrize("function", [fastact.silu, np.exp], ids=["silu", "numpy.exp"])
def test_call_on_one_element(benchmark, function):
    benchmark.group = "call on one element"
    x = np.ones(1, np.float32)
    benchmark(function, x, out=np.empty_like(x))


@pytest.mark.parametrize("statement", ["import numba", "import fastact", "import fastact; fastact.silu"])
def test_start(benchmark, statement):
    """Time a new process with a warm cache: the import, and the import with a first function."""
    benchmark.group = "start of a process"
    benchmark.pedantic(subprocess.run, ([sys.executable, "-c", statement],), {"check": True}, rounds=5, warmup_rounds=1)
