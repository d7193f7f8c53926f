"""Numba's cache: it is used, it is never stale, and its absence is no error."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import fastact

PRINT_SILU = "import fastact; print(repr(float(fastact.silu(1.0))))"


@pytest.fixture
def copy(tmp_path):
    """A copy of the package, with a cache folder of its own, and a way to run code with it."""
    package = Path(fastact.__file__).parent
    shutil.copytree(package, tmp_path / "fastact", ignore=shutil.ignore_patterns("__pycache__"))

    def run(code, **environment):
        variables = {
            **os.environ,
            "PYTHONPATH": str(tmp_path),
            "NUMBA_CACHE_DIR": str(tmp_path / "cache"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        check = f"import fastact; assert fastact.__file__.startswith({str(tmp_path)!r});"
        done = subprocess.run(
            [sys.executable, "-c", check + code],
            capture_output=True,
            text=True,
            timeout=300,
            env=variables | environment,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    run.folder = tmp_path
    run.files = lambda: sorted(p.name for p in (tmp_path / "cache").rglob("*.nbc"))
    return run


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_second_process_compiles_nothing(copy):
    value = copy(PRINT_SILU)
    files = copy.files()
    assert len(files) == 3  # the driver, and silu in two precisions
    assert copy(PRINT_SILU) == value
    assert copy.files() == files


@pytest.mark.deep
def test_an_edit_anywhere_in_the_mathematics_is_seen(copy):
    """The definition itself, and a helper in another file, which Numba's own cache would not notice."""
    value = float(copy(PRINT_SILU))
    edit(copy.folder / "fastact/activations/exponential.py", "return logistic_gate(x, x,", "return logistic_gate(2.0 * x, x,")
    assert float(copy(PRINT_SILU)) == pytest.approx(2 * value)
    edit(copy.folder / "fastact/elementary/logistic.py", "    return x - h, 1.0 - h_slope", "    return x - h + 5.0, 1.0 - h_slope")
    assert float(copy(PRINT_SILU)) == pytest.approx(2 * value + 5)


@pytest.mark.deep
def test_no_writable_folder_is_no_error(copy):
    blocked = copy.folder / "file"
    blocked.write_text("")
    code = """
from numba.core import caching
caching.CacheImpl._locator_classes = [caching.UserProvidedCacheLocator]  # as where neither the package nor the home can be written
from fastact.engine.ufunc import driver
print(driver().folder, repr(float(fastact.silu(1.0))))
"""
    folder, value = copy(code, NUMBA_CACHE_DIR=str(blocked / "below"), NUMBA_CACHE_LOCATOR_CLASSES="").split()
    assert folder == "None"
    assert float(value) == pytest.approx(0.7310585786300049, rel=1e-15)


@pytest.mark.deep
def test_damaged_files_are_compiled_anew(copy):
    value = copy(PRINT_SILU)
    for pattern in ("*.nbi", "*.nbc"):
        for path in (copy.folder / "cache").rglob(pattern):
            path.write_bytes(path.read_bytes()[:20])
        assert copy(PRINT_SILU) == value


def test_import_builds_nothing(copy):
    code = (
        "import sys; print([n for n, v in vars(fastact).items() if type(v).__name__ in ('ufunc', 'UfuncFunction', 'RowFunction')])"
    )
    assert copy(code) == "[]"
    assert copy.files() == []


@pytest.mark.deep
def test_two_processes_on_an_empty_cache(copy):
    start = [sys.executable, "-c", PRINT_SILU]
    environment = {**os.environ, "PYTHONPATH": str(copy.folder), "NUMBA_CACHE_DIR": str(copy.folder / "cache")}
    both = [subprocess.Popen(start, stdout=subprocess.PIPE, text=True, env=environment, cwd=copy.folder) for _ in range(2)]
    printed = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert printed[0] == printed[1] == copy(PRINT_SILU) + "\n"
