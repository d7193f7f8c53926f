"""Device fixtures, and the grouping of tests by function: all tests of a function run in the pytest-xdist process that compiled it.

Tests of no particular function are grouped by file, since they share what they compile.
"""

import gc
import sys
from collections import Counter

import pytest
from devices import Launches, cuda_on_cpu

from fastact.definitions import CATALOGUE
from fastact.runtime import threads
from fastact.runtime.cuda import plans, target

# Every call that is large enough for threads wakes them. Otherwise most short calls would be serial, because the threads sleep.
threads.WAKING_FACTOR = 1


def names_in(values):
    """Yield the names of the functions that a test's parameters name."""
    for value in values:
        name = getattr(getattr(value, "case", value), "name", value)
        if isinstance(name, str) and name in CATALOGUE:
            yield name


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(config, items):
    """Group the tests by function or file, and sort the groups.

    Processes take the files first, because some are long, and then the functions, those with few tests last. So all processes end
    at about the same time.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            values = item.callspec.params.values() if hasattr(item, "callspec") else ()
            item.add_marker(pytest.mark.xdist_group(next(names_in(values), item.path.stem)))
    if hasattr(config, "workerinput"):
        group = {item: item.get_closest_marker("xdist_group").args[0] for item in items}
        sizes = Counter(group.values())
        items.sort(key=lambda item: (group[item] in CATALOGUE, -sizes[group[item]], group[item]))


def pytest_collection_finish():
    """Freeze the existing objects and run the garbage collector less often: it ran 900 times while six kernels were compiled."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)


def pytest_runtest_teardown():
    """Turn PyTorch's gradients on again. Benchmarks turn them off for the whole process."""
    if hasattr(sys.modules.get("torch"), "set_grad_enabled"):
        sys.modules["torch"].set_grad_enabled(True)


@pytest.fixture
def emulated(monkeypatch):
    """Run the launches of `fastact.cuda` on the CPU."""
    launches, cuda = Launches(), cuda_on_cpu()
    bound = lambda variant, blocks, threads, on: lambda *arguments: launches.launch(variant, blocks, on, arguments)
    monkeypatch.setattr(target, "numba_cuda", lambda: cuda)
    monkeypatch.setattr(target, "bound", bound)
    monkeypatch.setattr(target, "blocks_for", lambda work, share: 1)
    monkeypatch.setattr(plans, "MOST_TOGETHER", 256)  # one thread has all threads' registers: more take long to compile
    target._stream_at.cache_clear()
    yield launches
    target._stream_at.cache_clear()


@pytest.fixture
def device(monkeypatch):
    """Return an emulated GPU: the interpreter runs the PTX that is linked for each launch of `fastact.cuda`."""
    pytest.importorskip("numba_cuda", reason="needs the extra cuda")
    from ptx.device import Device, install

    found = Device()
    install(found, monkeypatch)
    yield found
    target._stream_at.cache_clear()


@pytest.fixture
def ptx(device):
    """Return a function that gives the PTX of a variant's kernel for a compute capability, also of kernels that `device` runs."""
    from ptx.device import text

    def compiled(variant, capability):
        device.compute_capability = capability
        return text(variant)

    return compiled
