"""Compile all kernels ahead of time for processor levels, into the archives of a wheel."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from fastact.runtime import archive, store
from fastact.tools import warmup

Objects = dict[str, tuple[str, bytes]]  # {name: (symbol, object file)}


def compiled(part: warmup.Part) -> tuple[warmup.Part, Objects]:
    """Return a part and its kernels, compiled for the processor that this process compiles for."""
    return part, {kernel.name: (kernel.symbol, store.cached_or_compiled(kernel)) for kernel in warmup.kernels(part)}


@contextlib.contextmanager
def _compiling_for(level: archive.Level):
    """Make processes that start within this context compile for the level."""
    before = dict(os.environ)
    os.environ |= {"NUMBA_CPU_NAME": level.processor, "NUMBA_CPU_FEATURES": ""}  # the name implies the features
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def build(level: archive.Level, folder: Path, chosen: list[warmup.Part], jobs: int) -> Iterator[warmup.Part]:
    """Write the archive of a level, and yield each part when it is compiled. Cached kernels are taken from the cache."""
    found: Objects = {}
    with _compiling_for(level):
        for part, objects in warmup.in_processes(compiled, chosen, jobs):
            for name, (symbol, _) in objects.items():
                if found.get(name, (symbol,))[0] != symbol:
                    raise ValueError(f"two kernels have the name {name}")
            found |= objects
            yield part
    archive.write(level.file(folder), found)
