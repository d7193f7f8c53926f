"""pytest-benchmark: ``python -m pytest benchmarks`` times every function × pass × size, and the NumPy formula beside it."""

import subprocess
import sys

import cases
import numpy as np
import pytest

import fastact

SIZES = (10**3, 10**5, 10**7)


@pytest.fixture(scope="module", autouse=True)
def _compile_everything():
    for case in cases.cases():
        assert case.function


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("case", cases.cases(), ids=str)
class TestSpeed:
    def test_fastact(self, benchmark, case, size):
        benchmark.group = f"{case}-{size}"
        inputs = case.inputs(size, np.float32)
        out = case.out(inputs)
        benchmark(case.call, inputs, out=out)

    def test_numpy_formula(self, benchmark, case, size):
        benchmark.group = f"{case}-{size}"
        inputs = case.inputs(size, np.float32)
        with np.errstate(all="ignore"):
            if case.formula(inputs) is None:
                pytest.skip("NumPy users have no formula for this pass")
            benchmark(case.formula, inputs)


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
