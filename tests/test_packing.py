"""Packing of the numbers that a core does not serve: permutations of registers, and all calls with AVX2."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from llvmlite import binding

from fastact.codegen.packing import _permutations


@pytest.mark.parametrize(("lanes", "parts"), [(8, 8), (4, 8), (4, 16), (2, 16)])
def test_permutations(lanes, parts):
    """Chosen elements come first, in their order; the inverse brings them back. An element consists of several parts."""
    tables = _permutations(lanes, parts)
    register = np.arange(parts)
    for which in range(2**lanes):
        chosen = np.array([which >> k & 1 for k in range(lanes)], bool)
        packed = register[tables["compress"][which]].reshape(lanes, -1)
        assert np.array_equal(packed[: chosen.sum()], register.reshape(lanes, -1)[chosen])
        unpacked = packed.ravel()[tables["expand"][which]].reshape(lanes, -1)
        assert np.array_equal(unpacked[chosen], register.reshape(lanes, -1)[chosen])


@pytest.mark.deep
@pytest.mark.parametrize("functions", ["gelu or softplus", "tanh or mish"])
def test_cores_with_avx2(functions):
    """All tests of cores, also in place and with several results. Few machines that run the tests have AVX2 only."""
    features = binding.get_host_cpu_features()
    if not features.get("avx512f"):
        pytest.skip("this processor has no AVX-512; the tests themselves are for AVX2 or less")
    variables = os.environ | {"NUMBA_CPU_NAME": "haswell", "NUMBA_CPU_FEATURES": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "", "-k", functions, "test_cores.py"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1500, env=variables, cwd=Path(__file__).parent)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert " passed" in done.stdout
