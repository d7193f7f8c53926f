"""The store of compiled kernels is used, is never stale, and is not required."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import fastact
from fastact.codegen.kernel import Kernel
from fastact.runtime import store

SILU = "import numpy as np, fastact; print(repr(float(fastact.silu(np.float32(1.0)))))"
FORMULA = SILU.replace("float32(1.0)", "float64(13.0)")  # outside silu's core, whose table contains the mathematics
COMPILED = "; from fastact.runtime import store; print(*store.compiled)"


@pytest.fixture(scope="module")
def with_silu(tmp_path_factory):
    """Return a kernel folder with all that a call of silu in float32 needs, and what the call printed."""
    folder = tmp_path_factory.mktemp("with_silu")
    command = [sys.executable, "-c", SILU]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"FASTACT_CACHE_DIR": str(folder)})
    return folder, done.stdout.strip()


@pytest.fixture
def run(tmp_path):
    """Return a function that runs code in a process with a kernel folder of its own, `run.folder`."""

    def run(code, package=None, **environment):
        variables = os.environ | {"FASTACT_CACHE_DIR": str(tmp_path / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
        if package is not None:
            variables["PYTHONPATH"] = str(package)
        done = subprocess.run(
            [sys.executable, "-W", "always", "-c", code],
            capture_output=True,
            text=True,
            timeout=300,
            env=variables | environment,
            cwd=package,
        )
        assert done.returncode == 0, done.stderr
        run.errors = done.stderr
        return done.stdout.strip()

    def fill(with_silu):
        """Copy this folder into the kernel folder. Return what the call printed that filled it."""
        shutil.copytree(with_silu[0], run.folder)
        return with_silu[1]

    run.fill, run.folder = fill, tmp_path / "cache"
    run.files = lambda: sorted(path.name for path in run.folder.rglob("*.o"))
    return run


def test_a_call_compiles_its_own_type_only(run):
    """A call compiles only the kernel it needs and the code that calls it: no other type or layout, and no code for threads."""
    assert run("import fastact; fastact.gelu, fastact.softmax, fastact.fused.silu" + COMPILED) == "driver"
    _, compiled = run(SILU + COMPILED).splitlines()
    assert compiled.split() == ["silu_forward_float32", "dense"]
    rows = "import numpy as np, fastact; fastact.softmax(np.ones((2, 100)))"
    assert run(rows + COMPILED).split() == ["rows", "rows_need", "softmax_forward_float64"]
    columns = "import numpy as np, fastact; fastact.softmax(np.ones((100, 2)), axis=0)"
    assert run(columns + COMPILED).split() == ["softmax_forward_float64_columns", "by_columns"]


def test_a_second_process_compiles_nothing(run, with_silu):
    value = run.fill(with_silu)
    files = run.files()
    assert len(files) == 3  # the driver, the loop of element-wise functions and silu in float32
    assert run(SILU + COMPILED).splitlines() == [value]
    assert run.files() == files


def test_a_users_function_that_allocates_runs_in_a_second_process(run):
    """Its code calls functions of Numba, which a process that compiles nothing has to register."""
    code = "import numpy as np, fastact; print(fastact.activation(lambda x: np.array([x, x + 1.0])[1])(2.0))" + COMPILED
    value, compiled = run(code).splitlines()
    assert value == "3.0"
    assert "own__lambda__forward_float64" in compiled
    assert run(code) == value


def test_a_copy_of_the_package_elsewhere_compiles_nothing(run, with_silu, tmp_path):
    """A second environment, a reinstall or a clone has such a copy."""
    value = run.fill(with_silu)
    shutil.copytree(Path(fastact.__file__).parent, tmp_path / "other" / "fastact", ignore=shutil.ignore_patterns("__pycache__"))
    there = f"import fastact; assert fastact.__file__.startswith({str(tmp_path)!r});"
    assert run(there + SILU + COMPILED, tmp_path / "other").splitlines() == [value]


@pytest.mark.deep
def test_an_edit_of_the_mathematics_is_seen(run, tmp_path):
    """Edits of the definition and of a helper in another file are noticed. An edited message recompiles nothing."""
    folder = tmp_path / "other" / "fastact"
    shutil.copytree(Path(fastact.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def edit(file, old, new):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    value = float(run(FORMULA, folder.parent))
    edit("runtime/row_callables.py", "got a single number", "got one number")
    edit("definitions/sigmoidal.py", '"""Sigmoid linear unit', '"""The sigmoid linear unit')
    assert run(FORMULA + COMPILED, folder.parent).splitlines() == [repr(value)]
    edit("definitions/sigmoidal.py", "return logistic_gate(x, x, abs(x)", "return logistic_gate(2.0 * x, x, abs(x)")
    assert float(run(FORMULA, folder.parent)) == pytest.approx(2 * value)
    edit("elementary/logistic.py", "    return x - h, 1.0 - h_slope", "    return x - h + 5.0, 1.0 - h_slope")
    assert float(run(FORMULA, folder.parent)) == pytest.approx(2 * value + 5)


def test_no_folder_that_can_be_written_is_a_warning(run, tmp_path):
    (tmp_path / "file").write_text("")
    value = run(SILU + "; fastact.relu(1.0)", FASTACT_CACHE_DIR=str(tmp_path / "file" / "below"))
    assert float(value) == pytest.approx(0.7310585786300049, rel=1e-6)
    assert run.errors.count("CacheWarning: fastact: compiled kernels cannot be cached") == 1
    assert "Set FASTACT_CACHE_DIR to a writable folder" in run.errors


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are those of POSIX")
def test_a_folder_that_can_only_be_read_is_read(run, with_silu):
    """An image that root has warmed up has such a folder for other users."""
    value = run.fill(with_silu)
    for path in [*run.folder.rglob("*"), run.folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert run(SILU + COMPILED).splitlines() == [value]
        assert "Warning" not in run.errors
    finally:
        for path in [run.folder, *run.folder.rglob("*")]:
            path.chmod(0o755)


DAMAGE = (lambda code: code[:20], lambda code: code[:-1], lambda code: b"", lambda code: b"x" + code[1:])
DAMAGES = ("start", "all but the end", "nothing", "other digest")


@pytest.mark.deep
@pytest.mark.parametrize("damage", DAMAGE, ids=DAMAGES)
def test_damaged_files_are_compiled_anew(run, with_silu, damage):
    value = run.fill(with_silu)
    for path in run.folder.rglob("*.o"):
        path.write_bytes(damage(path.read_bytes()))
    assert run(SILU + COMPILED).splitlines() == [value, "driver silu_forward_float32 dense"]


@pytest.mark.deep
def test_two_processes_on_an_empty_store(run):
    environment = os.environ | {"FASTACT_CACHE_DIR": str(run.folder)}
    both = [subprocess.Popen([sys.executable, "-c", SILU], stdout=subprocess.PIPE, text=True, env=environment) for _ in range(2)]
    printed = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert printed[0] == printed[1] == run(SILU) + "\n"


JIT = """
import numpy as np, fastact
g = fastact.jit.fused.relu
print(g(1.0, 2.0), fastact.jit.relu(3.0), fastact.jit.relu(np.ones(2)).sum(), sum(g.stats.cache_hits.values()))
"""
RESULTS = "(2.0, 1.0) 3.0 2.0 "


def test_functions_for_numbas_code_are_kept_like_kernels(run):
    assert run(JIT) == RESULTS + "0"
    files = sorted(path.suffix for path in run.folder.rglob("jit_*"))
    assert files == [".numba"] * 3  # relu in both types; the fused one in float64
    assert run(JIT) == RESULTS + "1"
    for path in run.folder.rglob("*.numba"):
        path.write_bytes(path.read_bytes()[:-1])
    assert run(JIT) == RESULTS + "0"


@pytest.mark.deep
@pytest.mark.parametrize("damage", DAMAGE, ids=DAMAGES)
def test_damaged_functions_for_numbas_code_are_compiled_anew(run, damage):
    run(JIT)
    for path in run.folder.rglob("*.numba"):
        path.write_bytes(damage(path.read_bytes()))
    assert run(JIT) == RESULTS + "0"
    assert run(JIT) == RESULTS + "1"


def test_functions_for_numbas_code_without_a_folder_that_can_be_written(run, tmp_path):
    """Neither the store nor the package's folder, where Numba would keep the functions, can be written."""
    shutil.copytree(Path(fastact.__file__).parent, tmp_path / "other" / "fastact", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "file").write_text("")
    nowhere = str(tmp_path / "file" / "below")
    assert run(JIT, tmp_path / "other", FASTACT_CACHE_DIR=nowhere, HOME=nowhere, NUMBA_CACHE_DIR=nowhere) == RESULTS + "0"
    assert run.errors.count("CacheWarning") == 1


def test_import_builds_nothing(run):
    kinds = "('ufunc', 'UfuncFunction', 'RowFunction')"
    assert run(f"import fastact; print([n for n, v in vars(fastact).items() if type(v).__name__ in {kinds}])") == "[]"
    assert run.files() == []


def test_the_folder_is_the_users(monkeypatch, tmp_path):
    for name in ("FASTACT_CACHE_DIR", "NUMBA_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert store.root().is_relative_to(Path.home())
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
        assert store.root() == tmp_path / "xdg" / "fastact"
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "numba"))
    assert store.root() == tmp_path / "numba" / "fastact"
    monkeypatch.setenv("FASTACT_CACHE_DIR", str(tmp_path / "own"))
    assert store.root() == tmp_path / "own"


def test_pruning_deletes_what_nobody_uses(monkeypatch, tmp_path):
    monkeypatch.setenv("FASTACT_CACHE_DIR", str(tmp_path))
    old, used, foreign, function = (
        tmp_path / store.FORMAT / "machine" / "old.o",
        tmp_path / store.FORMAT / "machine" / "used.o",
        tmp_path / "kernels-0" / "machine" / "foreign.o",
        tmp_path / store.FORMAT / "machine" / "jit.numba",
    )
    for path in (old, used, foreign, function):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"12345")
    for path in (old, function):
        os.utime(path, (0, 0))
    assert store.size() == (4, 20)
    assert store.prune() == 3
    assert store.size() == (1, 5)
    assert used.exists()


def test_a_kernel_without_fingerprint_is_not_kept(monkeypatch, tmp_path):
    """A kernel's file could be stale if its sources cannot be checked, so it is not stored."""
    monkeypatch.setattr(store, "folder", lambda: tmp_path)
    kernels = [Kernel("nothing", lambda: None, 1, lambda: _nothing) for _ in range(2)]
    assert kernels[0].symbol != kernels[1].symbol
    assert store.address(kernels[0]) != store.address(kernels[1])
    assert not list(tmp_path.iterdir())


def _nothing(word):
    pass
