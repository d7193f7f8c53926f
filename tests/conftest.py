"""Fixtures of devices; and one process of pytest-xdist for each function: its tests run where it was compiled.

Tests of no particular function stay together by files, since they share what they compile.
"""

import gc
from collections import Counter

import pytest
from devices import Launches, cuda_on_cpu

from fastact.definitions import CATALOGUE
from fastact.runtime.cuda import target


def names_in(values):
    """The functions that a test's parameters name."""
    for value in values:
        name = getattr(getattr(value, "case", value), "name", value)
        if isinstance(name, str) and name in CATALOGUE:
            yield name


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(config, items):
    """Processes take groups in this order: first files, of which some are long, then functions, at last those with few tests.

    So they end together.
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
    """What is there by now stays: Python's collector need not look at it again, nor 900 times while six kernels are compiled."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)


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
def device(monkeypatch):
    """A GPU: launches of `fastact.cuda` run the PTX that is linked for it, by the interpreter."""
    pytest.importorskip("numba_cuda", reason="needs the extra cuda")
    from ptx.device import Device, install

    found = Device()
    install(found, monkeypatch)
    yield found
    target._stream_at.cache_clear()


@pytest.fixture
def ptx(device):
    """The text of a variant's kernel for a compute capability, of a compiled kernel that the fixture `device` runs, too."""
    from ptx.device import text

    def compiled(variant, capability):
        device.compute_capability = capability
        return text(variant)

    return compiled
