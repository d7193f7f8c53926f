"""The sources of kernels (the package's archive, the user's cache, or the compiler), and the cache itself.

All processes and environments of a user on a machine share the cache. It holds kernels, and functions for Numba's code. The name of
a kernel's file is its fingerprint, and the folder is that of the machine for which it was compiled. An environment with the same
definition and the same compilers finds the kernel, whatever else differs. A file that is damaged or cannot be read or written is
not an error: the kernel is compiled.
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

FORMAT = "kernels-1"  # the format of the files: the digest of an object file, then the object file
SUFFIXES = (".o", ".numba")  # object files, and compiled functions as Numba pickles them
UNUSED_DAYS = 90  # after so many, `prune` assumes that nobody can use a kernel any more
_DIGEST = hashlib.sha256

# The names of the kernels that this process has requested, by the place where they were found.
ready: list[str] = []
cached: list[str] = []
compiled: list[str] = []
_addresses: dict[str, int] = {}


class CacheWarning(RuntimeWarning):
    """Warning: compiled kernels cannot be cached, and every process compiles the functions that it uses."""


def root() -> Path:
    """Return the folder for all machines: ``FASTACT_CACHE_DIR``, else one in ``NUMBA_CACHE_DIR``, else one in the user's cache."""
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
    """Return the folder for kernels of this machine."""
    return root() / FORMAT / _DIGEST(_numba.target().encode()).hexdigest()[:16]


def address(kernel: Kernel) -> int:
    """Return the address of the kernel's code, and load it if necessary. The caller holds the build lock."""
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
    """Describe where the next process gets the kernel: from the archive (with its level), the cache, or the compiler."""
    if archive.symbol(kernel.name):
        return f"ready ({archive.archive().level})"
    if kernel.fingerprint and (folder() / f"{kernel.symbol}.o").exists():
        return "cache"
    return "compiled at first use"


def cached_or_compiled(kernel: Kernel) -> bytes:
    """Return the object file of a kernel, either cached or compiled now."""
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
    """Return the content that was written under this name, or None if there is none or it is damaged."""
    path = folder() / name
    try:
        content = path.read_bytes()
    except OSError:
        return None
    size = _DIGEST().digest_size
    if _DIGEST(content[size:]).digest() != content[:size]:  # LLVM would crash on half an object file
        return None
    with contextlib.suppress(OSError):  # the folder may be read-only
        if time.time() - path.stat().st_mtime > 86400:
            os.utime(path)
    return content[size:]


def write(name: str, content: bytes) -> None:
    """Store the content under this name, if that is possible."""
    path = folder() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(_DIGEST(content).digest() + content)
        os.chmod(file.name, 0o644)  # the user who warms up an image is seldom the one who runs it
        os.replace(file.name, path)  # atomic, as another process may be reading or writing the file
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
    """Return True if kernels can be cached."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder()):
            return True
    except OSError:
        return False


def size() -> tuple[int, int]:
    """Return (number of kernels, bytes) in the store, for all machines."""
    sizes = [path.stat().st_size for path in root().glob("kernels-*/*/*") if path.suffix in SUFFIXES]
    return len(sizes), sum(sizes)


def prune() -> int:
    """Delete kernels of other formats, and those unused for `UNUSED_DAYS`, which probably nobody needs. Return their number."""
    oldest, pruned = time.time() - UNUSED_DAYS * 86400, 0
    for path in root().glob("kernels-*/*/*"):
        with contextlib.suppress(OSError):
            if path.parent.parent.name != FORMAT or path.stat().st_mtime < oldest:
                path.unlink()
                pruned += path.suffix in SUFFIXES
    return pruned
