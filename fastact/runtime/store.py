"""Where kernels come from: the package's archive, the user's cache, or the compiler; and the cache.

It is for all processes and environments of a user on a machine: kernels, and functions for Numba's code. A kernel lies in a file
under its fingerprint, so that whoever has the same definition and the same compilers finds it, whatever else is different; below a
folder of the machine that it was compiled for. A file that is damaged, or cannot be read or written, is no error: the kernel is
compiled.
"""

import contextlib
import functools
import hashlib
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

from fastact import _numba
from fastact.codegen.kernel import Kernel
from fastact.runtime import archive

FORMAT = "kernels-1"  # of the files: the digest of an object file, then the object file
SUFFIXES = (".o", ".numba")  # object files; compiled functions as Numba pickles them
UNUSED_DAYS = 90  # after which `prune` takes a kernel for one that nobody can use any more
_DIGEST = hashlib.sha256

# The names of the kernels that this process has looked for, by where they were.
ready: list[str] = []
cached: list[str] = []
compiled: list[str] = []
_addresses: dict[str, int] = {}


class CacheWarning(RuntimeWarning):
    """Warning: compiled kernels cannot be cached, so that every process compiles the functions that it uses."""


def root() -> Path:
    """The folder for kernels of all machines: ``FASTACT_CACHE_DIR``, else in ``NUMBA_CACHE_DIR``, else in the user's cache."""
    if given := os.environ.get("FASTACT_CACHE_DIR"):
        return Path(given)
    if given := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(given) / "fastact"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "fastact"


@functools.cache
def folder() -> Path:
    """The folder of this machine."""
    return root() / FORMAT / _DIGEST(_numba.target().encode()).hexdigest()[:16]


def address(kernel: Kernel) -> int:
    """Where the kernel's code is: loaded already, or loaded now. The caller holds the build lock."""
    symbol = archive.symbol(kernel.name) or kernel.symbol
    if symbol not in _addresses:
        code = archive.read(kernel.name)
        if code:
            ready.append(kernel.name)
        else:
            symbol, code = kernel.symbol, cached_or_compiled(kernel)
        _addresses[symbol] = _numba.load(code, symbol)
    return _addresses[symbol]


def keep(kernel: Kernel) -> None:
    """Compile a kernel that is neither ready nor in the cache."""
    if not archive.symbol(kernel.name):
        cached_or_compiled(kernel)


def origin(kernel: Kernel) -> str:
    """Where the next process looks for the kernel: in the archive (its level), in the cache, or nowhere, so that it compiles."""
    if archive.symbol(kernel.name):
        return f"ready ({archive.archive().level})"
    if kernel.fingerprint and (folder() / f"{kernel.symbol}.o").exists():
        return "cache"
    return "compiled at first use"


def cached_or_compiled(kernel: Kernel) -> bytes:
    """The object file of a kernel, out of the cache or compiled now."""
    code = read(f"{kernel.symbol}.o") if kernel.fingerprint else None
    if code:
        cached.append(kernel.name)
        return code
    code = kernel.compile()
    compiled.append(kernel.name)
    if kernel.fingerprint:
        write(f"{kernel.symbol}.o", code)
    return code


def read(name: str) -> bytes | None:
    """What was written under this name; None if there is nothing, or if it is damaged."""
    path = folder() / name
    try:
        content = path.read_bytes()
    except OSError:
        return None
    size = _DIGEST().digest_size
    if _DIGEST(content[size:]).digest() != content[:size]:  # LLVM would crash on half of an object file
        return None
    with contextlib.suppress(OSError):  # a folder that can only be read
        if time.time() - path.stat().st_mtime > 86400:
            os.utime(path)
    return content[size:]


def write(name: str, content: bytes) -> None:
    """Keep it, if that is possible."""
    path = folder() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(_DIGEST(content).digest() + content)
        os.chmod(file.name, 0o644)  # a user who warms up an image is mostly not the one who uses it
        os.replace(file.name, path)  # at once: another process may be reading or writing the same
    except OSError as error:
        _warn(error)


@functools.cache
def _warn_once(reason: str) -> None:
    warnings.warn(
        f"fastact: compiled kernels cannot be cached ({reason}). Each process compiles the functions that it uses, which takes "
        "about a second for each. Set FASTACT_CACHE_DIR to a writable folder.",
        CacheWarning,
        stacklevel=2,
    )


def _warn(error: OSError) -> None:
    _warn_once(f"{error.strerror or error}: {root()}")


def writable() -> bool:
    """Whether kernels can be kept."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder()):
            return True
    except OSError:
        return False


def size() -> tuple[int, int]:
    """(number of kernels, bytes) in the store, of all machines."""
    sizes = [path.stat().st_size for path in root().glob("kernels-*/*/*") if path.suffix in SUFFIXES]
    return len(sizes), sum(sizes)


def prune() -> int:
    """Delete what no version can use any more: kernels of other formats, and those unused for `UNUSED_DAYS`; how many."""
    oldest, pruned = time.time() - UNUSED_DAYS * 86400, 0
    for path in root().glob("kernels-*/*/*"):
        with contextlib.suppress(OSError):
            if path.parent.parent.name != FORMAT or path.stat().st_mtime < oldest:
                path.unlink()
                pruned += path.suffix in SUFFIXES
    return pruned
