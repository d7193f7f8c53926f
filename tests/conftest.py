"""Fixtures of devices; and one process per function: its tests run where it was compiled, not in every process of pytest-xdist."""

import gpu_instructions
import pytest
from devices import Launches, cuda_on_cpu

from fastact.activations import CATALOGUE
from fastact.runtime.cuda import target


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(items):
    for item in items:
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        names = [
            name for name in (getattr(value, "name", value) for value in values) if isinstance(name, str) and name in CATALOGUE
        ]
        for name in names[:1]:
            item.add_marker(pytest.mark.xdist_group(name))


@pytest.fixture
def emulated(monkeypatch):
    """Launches of `fastact.cuda` run on the CPU."""
    launches, cuda = Launches(), cuda_on_cpu()
    bound = lambda variant, blocks, threads, on: lambda *arguments: launches.launch(variant, blocks, on, arguments)
    monkeypatch.setattr(target, "numba_cuda", lambda: cuda)
    monkeypatch.setattr(target, "bound", bound)
    monkeypatch.setattr(target, "blocks_for", lambda work, share: 1)
    target._stream_at.cache_clear()
    yield launches
    target._stream_at.cache_clear()


@pytest.fixture
def ptx():
    """Compiles a variant for a compute capability, without a driver."""
    pytest.importorskip("numba_cuda", reason="needs the extra cuda")
    return gpu_instructions.ptx
