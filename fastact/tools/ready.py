"""Compile all kernels ahead, for levels of processors: the archives of a wheel."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from fastact.runtime import archive, store
from fastact.tools import warmup

Objects = dict[str, tuple[str, bytes]]  # {name: (symbol, object file)}


def compiled(part: warmup.Part) -> tuple[warmup.Part, Objects]:
    """A part with its kernels, for the processor that this process compiles for."""
    return part, {kernel.name: (kernel.symbol, store.cached_or_compiled(kernel)) for kernel in warmup.kernels(part)}


@contextlib.contextmanager
def _compiling_for(level: archive.Level):
    """Processes that are started meanwhile compile for the level."""
    before = dict(os.environ)
    os.environ |= {"NUMBA_CPU_NAME": level.processor, "NUMBA_CPU_FEATURES": ""}  # it has the features that its name says
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def build(level: archive.Level, folder: Path, chosen: list[warmup.Part], jobs: int) -> Iterator[warmup.Part]:
    """Write the archive of a level; gives each part when it is compiled. What is in the cache is taken from there."""
    found: Objects = {}
    with _compiling_for(level):
        for part, objects in warmup.in_processes(compiled, chosen, jobs):
            for name, (symbol, _) in objects.items():
                if found.get(name, (symbol,))[0] != symbol:
                    raise ValueError(f"two kernels have the name {name}")
            found |= objects
            yield part
    archive.write(level.file(folder), found)
