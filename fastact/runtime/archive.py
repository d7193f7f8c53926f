"""Ready kernels: object files that ship with the package, compiled for a level of processors when the wheel was built.

An archive stores the catalogue's kernels by name. It is valid only for the sources that it was built from, so edited sources have
no archive. Kernels are therefore found without their fingerprints, which take longer to compute than a kernel takes to load and
which depend on the versions of Python and Numba.
"""

import functools
import hashlib
import json
import os
import platform
import struct
import sys
import warnings
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numba

from fastact import _numba

PACKAGE = Path(__file__).parent.parent
FOLDER = PACKAGE / "ready"
# A file holds these bytes, the length and the digest of the index, the index as compressed JSON, and the object files, each
# compressed separately.
_MAGIC = b"fastact kernels 1\n"
_HEAD = struct.Struct(f"<{len(_MAGIC)}sQ32s")
_DAMAGE = (OSError, ValueError, struct.error, zlib.error)  # exceptions that damaged bytes raise


class ArchiveWarning(RuntimeWarning):
    """Warning: the ready kernels are damaged, and functions are compiled at their first use instead."""


@dataclass(frozen=True)
class Level:
    """A set of processors that run the same code.

    `machines` are Python's names for the architecture, `processor` is LLVM's name for the least capable processor, and `features`
    are the CPU features that the code needs.
    """

    name: str
    machines: tuple[str, ...]
    processor: str
    features: frozenset[str] = frozenset()

    def file(self, folder: Path) -> Path:
        """Return the path of the level's archive in a folder."""
        return folder / f"{self.name}.kernels"


_X86 = ("x86_64", "AMD64")
_V3 = frozenset(("avx", "avx2", "bmi", "bmi2", "f16c", "fma", "lzcnt", "movbe"))
_V4 = _V3 | {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}
LEVELS = (  # the best level of each architecture first
    Level("x86-64-v4", _X86, "x86-64-v4", _V4),
    Level("x86-64-v3", _X86, "x86-64-v3", _V3),
    Level("aarch64", ("aarch64", "arm64"), "generic"),
)


def levels() -> list[Level]:
    """Return the levels of this machine, the best first. There are none if the user chooses the processor to compile for."""
    if numba.config.CPU_NAME is not None or numba.config.CPU_FEATURES is not None:
        return []
    present = _numba.host_features()
    return [level for level in LEVELS if platform.machine() in level.machines and level.features <= present]


def sources() -> str:
    """Return the digest of the package's sources and of the system's name, because object files differ between systems."""
    digest = hashlib.sha256(sys.platform.encode())
    found = (os.path.join(folder, name) for folder, _, names in os.walk(PACKAGE) for name in names if name.endswith(".py"))
    for path in sorted(found):  # this takes 3.5 ms, pathlib 8 ms
        with open(path, "rb", buffering=0) as file:
            content = file.read()
        digest.update(f"\n{path.removeprefix(str(PACKAGE))} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


class Archive:
    """A file of object files. `kernels` maps a name to the symbol, and the offset and length of the compressed object file."""

    def __init__(self, path: Path):
        self.path, self.level = path, path.stem
        with path.open("rb") as file:
            magic, size, digest = _HEAD.unpack(file.read(_HEAD.size))
            packed = file.read(min(size, path.stat().st_size))
            self._start = file.tell()
        if magic != _MAGIC or hashlib.sha256(packed).digest() != digest:
            raise ValueError("the index is damaged")
        index = json.loads(zlib.decompress(packed))
        self.sources, self.kernels = index["sources"], index["kernels"]

    def read(self, name: str) -> bytes:
        """Return the object file of a kernel."""
        _, begin, size = self.kernels[name]
        with self.path.open("rb") as file:
            file.seek(self._start + begin)
            return zlib.decompress(file.read(size))


def write(path: Path, kernels: Mapping[str, tuple[str, bytes]]) -> None:
    """Write an archive of {name: (symbol, object file)} for the current sources."""
    index, begin, packed = {}, 0, []
    for name, (symbol, code) in sorted(kernels.items()):
        packed.append(zlib.compress(code, 9))
        index[name] = (symbol, begin, len(packed[-1]))
        begin += len(packed[-1])
    head = zlib.compress(json.dumps({"sources": sources(), "kernels": index}).encode(), 9)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join([_HEAD.pack(_MAGIC, len(head), hashlib.sha256(head).digest()), head, *packed]))


@functools.cache
def archive() -> Archive | None:
    """Return the archive of this machine's best level, or None if there is none for the current sources."""
    for level in levels():
        path = level.file(FOLDER)
        if path.exists():
            try:
                found = Archive(path)
            except _DAMAGE as error:
                _warn(path, error)
            else:
                return found if found.sources == sources() else None
    return None


def symbol(name: str) -> str | None:
    """Return the symbol of a ready kernel in its object file, or None if there is no such kernel."""
    found = archive()
    return found.kernels[name][0] if found and name in found.kernels else None


def read(name: str) -> bytes | None:
    """Return the object file of a ready kernel, or None if there is none."""
    found = archive()
    if not found or name not in found.kernels:
        return None
    try:
        return found.read(name)
    except _DAMAGE as error:
        found.kernels.clear()
        _warn(found.path, error)
        return None


def _warn(path: Path, error: Exception) -> None:
    warnings.warn(
        f"fastact: {path} is damaged ({error}). Functions are compiled at their first use, which takes about a second for each. "
        "Install fastact again.",
        ArchiveWarning,
        stacklevel=2,
    )
