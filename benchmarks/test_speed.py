"""pytest-benchmark: ``python -m pytest benchmarks`` times every function, pass, type, size and placement beside its peers.

``python benchmarks/report.py`` makes a report of it.
"""

import subprocess
import sys

import cases
import copies
import numpy as np
import peers
import pytest
import turns

import fastact


@pytest.mark.parametrize("cell", cases.cells(), ids=str)
def test_cell(benchmark, cell):
    inputs, out = cell.operands()
    turns.interleave(benchmark, peers.calls(cell, inputs, out))


@pytest.mark.parametrize("dtype", cases.DTYPES, ids=str)
@pytest.mark.parametrize(("reads", "writes"), copies.COPIES)
def test_copy(benchmark, reads, writes, dtype):
    benchmark.extra_info["streams"] = f"{dtype}-{reads}-{writes}"
    copy, arrays = copies.COPIES[reads, writes], copies.arrays(reads, writes, cases.SIZES[-1], dtype)
    copy(*arrays)
    benchmark.pedantic(copy, arrays, rounds=15)


@pytest.mark.parametrize("function", [fastact.silu, np.exp], ids=["silu", "numpy.exp"])
def test_call_on_one_element(benchmark, function):
    benchmark.group = "call on one element"
    x = np.ones(1, np.float32)
    benchmark(function, x, out=np.empty_like(x))


@pytest.mark.parametrize("statement", ["import numba", "import fastact", "import fastact; fastact.silu"])
def test_start(benchmark, statement):
    """A new process, with a warm cache: import, and import with a first function."""
    benchmark.group = "start of a process"
    benchmark.pedantic(subprocess.run, ([sys.executable, "-c", statement],), {"check": True}, rounds=5, warmup_rounds=1)
