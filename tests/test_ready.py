"""Ready kernels serve a process that cannot compile, but never one with other sources or another processor."""

import os
import runpy
import shutil
import subprocess
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

import pytest

import fastact
from fastact._numba import machine
from fastact.runtime import archive, store
from fastact.runtime.ufuncs import build_lock
from fastact.tools import cli, ready, warmup

pytestmark = pytest.mark.skipif(not archive.levels(), reason="the processor has none of the levels")

RELU = [("forward", "relu"), ("nn.elementwise", "dropout")]
START = """
import sys
import numpy as np
import fastact
from fastact.codegen.kernel import Kernel
from fastact.runtime import archive, store
archive.FOLDER = archive.Path(sys.argv[1])
"""
NO_COMPILER = """
def compile(kernel):
    raise AssertionError(f"compiles {kernel.name}")
Kernel.compile = compile
"""
USE = """
x = np.linspace(-3, 3, 200_000)
for dtype in (np.float32, np.float64, np.float16):
    y = fastact.relu(x.astype(dtype))
    assert y.dtype == dtype
    np.testing.assert_array_equal(y, np.maximum(x.astype(dtype), 0))
    np.testing.assert_array_equal(fastact.relu(x.astype(dtype)[::3]), np.maximum(x[::3].astype(dtype), 0))
"""
PRINT = "print(*store.ready); print(*store.cached, *store.compiled)\n"


@pytest.fixture(scope="module")
def kernels():
    """Return {name: (symbol, object file)} of relu and dropout, for this machine."""
    with build_lock:
        return {name: found for part in RELU for name, found in ready.compiled(part)[1].items()}


@pytest.fixture
def folder(tmp_path, kernels):
    """Return the folder with the archive of this machine's best level."""
    archive.write(archive.levels()[0].file(tmp_path / "ready"), kernels)
    return tmp_path / "ready"


@pytest.fixture
def run(folder, tmp_path):
    """Return a function that runs code with that archive and returns the printed lines.

    The cache is an empty folder by default. `run.errors` holds the warnings.
    """

    def run(*code, **environment):
        command = [sys.executable, "-W", "always", "-c", START + "".join(map(textwrap.dedent, code)), str(folder)]
        variables = os.environ | {"FASTACT_CACHE_DIR": str(tmp_path / "cache")} | environment
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=variables, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        run.errors = done.stderr
        return done.stdout.splitlines()

    return run


# The store of the tests themselves, which has the kernels that `kernels` compiled.
CACHE = {"FASTACT_CACHE_DIR": str(store.root())}


def test_nothing_is_compiled_or_cached(run, tmp_path):
    """This holds for all types, with threads, and with strides."""
    loaded, others = run(NO_COMPILER, USE, PRINT)
    assert {"driver", "parallel", "worker", "dense", "elementwise", "relu_forward_float32", "relu_forward_float64"} <= set(
        loaded.split()
    )
    assert others == ""
    assert not (tmp_path / "cache").exists()
    assert "Warning" not in run.errors


def test_object_files_need_llvmlite_alone(kernels, tmp_path):
    """Object files need no symbol of Numba's runtime. LLVM ends a process that loads a file with a missing symbol."""
    for symbol, code in kernels.values():
        (tmp_path / f"{symbol}.o").write_bytes(code)
    code = """
    import pathlib, sys
    from llvmlite import binding
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    machine = binding.Target.from_triple(binding.get_process_triple()).create_target_machine()
    engine = binding.create_mcjit_compiler(binding.parse_assembly(""), machine)
    for path in pathlib.Path(sys.argv[1]).glob("*.o"):
        engine.add_object_file(binding.ObjectFileRef.from_path(str(path)))
        engine.finalize_object()
        print(engine.get_function_address(path.stem) != 0, "numba" in sys.modules)
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.stdout.splitlines() == ["True False"] * len(kernels), done.stderr


def test_users_functions_are_compiled(run):
    code = """
    @fastact.activation
    def relu(x):
        return 3.0 * x
    assert relu(2.0) == 6.0 and fastact.relu(2.0) == 2.0
    """
    assert run(code, PRINT)[1] == "own_relu_forward_float64"


@pytest.mark.parametrize("environment", [{"NUMBA_CPU_NAME": "generic"}, {"NUMBA_CPU_FEATURES": "+sse2"}])
def test_a_processor_that_the_user_chooses_is_compiled_for(run, environment):
    assert run("print(archive.levels(), archive.symbol('driver'))", **environment) == ["[] None"]


def test_other_sources_have_no_ready_kernels(run, tmp_path):
    """Even an edited comment in a file that compiles nothing counts, since ready kernels belong to a single release."""
    copy = tmp_path / "other" / "fastact"
    shutil.copytree(Path(fastact.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    code = "print(archive.symbol('driver') is not None)"
    assert run(code, PYTHONPATH=str(copy.parent)) == ["True"]
    with (copy / "runtime" / "docs.py").open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert run(code, PYTHONPATH=str(copy.parent)) == ["False"]
    assert "Warning" not in run.errors


DAMAGES = {
    "empty": lambda content: b"",
    "start": lambda content: content[:100],
    "other file": lambda content: b"x" * 10_000,
    "index": lambda content: content[:80] + b"xxxx" + content[84:],
    "all but the end": lambda content: content[:-1],
    "object files": lambda content: content[:2000] + bytes(byte ^ 1 for byte in content[2000:]),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_archive_is_reported_once_and_ignored(run, folder, damage):
    (path,) = folder.iterdir()
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    loaded, others = run(USE, PRINT, **CACHE)
    assert "relu_forward_float32" in loaded + others
    assert run.errors.count("ArchiveWarning") == 1
    assert f"{path} is damaged" in run.errors
    assert ("relu_forward_float32" in loaded) == (damage == "all but the end")  # which is that of the last object file, `worker`


def test_the_best_level_is_taken(monkeypatch):
    everything = ",".join(f"+{feature}" for level in archive.LEVELS for feature in level.features)
    monkeypatch.setattr(archive.platform, "machine", lambda: "x86_64")
    for features, names in (
        (everything, ["x86-64-v4", "x86-64-v3"]),
        (everything.replace("+avx512dq", "-avx512dq"), ["x86-64-v3"]),
        (everything.replace("+fma", "-fma"), []),
        ("", []),
    ):
        monkeypatch.setattr(machine, "get_host_cpu_features", lambda features=features: features)
        assert [level.name for level in archive.levels()] == names
    monkeypatch.setattr(archive.platform, "machine", lambda: "arm64")
    assert [level.name for level in archive.levels()] == ["aarch64"]


def test_a_kernel_is_known_by_its_name():
    """No two kernels of the catalogue have the same name."""
    found = defaultdict(dict)
    for part in warmup.parts():
        for kernel in warmup.kernels(part):
            found[kernel.name][id(kernel.make)] = kernel
    assert len(found) > 1000
    several = {name: {kernel.symbol for kernel in same.values()} for name, same in found.items() if len(same) > 1}
    assert [name for name, symbols in several.items() if len(symbols) > 1] == []


def test_warmup_compiles_nothing_that_is_ready(run, monkeypatch):
    code = "from fastact.tools import warmup; warmup.build(('forward', 'relu')); print(len(store.cached + store.compiled))"
    assert run(NO_COMPILER, code) == ["0"]


def test_the_command_warmup_has_nothing_to_do(run):
    code = "from fastact.tools import cli; cli.main(['warmup', 'relu', '--passes', 'forward', '--jobs', '1'])"
    assert run(NO_COMPILER, code) == ["1 function is ready"]


def test_info_says_what_is_ready(run):
    code = "from fastact.tools import cli; cli.main(['info'])"
    rows = {line[:16].strip(): line[16:].strip() for line in run(NO_COMPILER, code)}
    assert rows["ready kernels"].endswith(f"for {archive.levels()[0].name}")
    assert rows["loaded kernels"] == "0 ready, 0 from the cache, 0 compiled"


def test_info_says_where_each_kernel_comes_from(run):
    code = "import fastact; fastact.selu(x := np.ones(3)); from fastact.tools import cli; cli.main(['info', 'relu', 'selu'])"
    heading, *lines = run(code)
    rows = dict(line.split(maxsplit=1) for line in lines)
    assert heading.split() == ["kernel", "from"]
    assert rows["driver"] == rows["relu_forward_float64"] == f"ready ({archive.levels()[0].name})"
    assert rows["selu_forward_float64"] == "cache"
    assert rows["selu_forward_float32"] == "compiled at first use"


def test_a_wheel_has_the_archives_that_the_environment_names(folder, monkeypatch):
    build = runpy.run_path(str(Path(__file__).parents[1] / "hatch_build.py"))
    hook = build["ReadyKernels"](str(folder.parent), {}, None, None, "", "wheel")
    for version, variable in (("standard", ""), ("editable", "ready")):
        monkeypatch.setenv("FASTACT_READY", variable)
        pure = {"force_include": {}}
        hook.initialize(version, pure)
        assert pure == {"force_include": {}}
    platform = {"force_include": {}}
    monkeypatch.setenv("FASTACT_READY", "ready")
    hook.initialize("standard", platform)
    (path,) = folder.iterdir()
    assert platform["force_include"] == {str(path): f"fastact/ready/{path.name}"}
    assert platform["tag"].startswith("py3-none-")
    monkeypatch.setenv("FASTACT_READY", "nowhere")
    with pytest.raises(FileNotFoundError, match="no archives in nowhere"):
        hook.initialize("standard", platform)


@pytest.mark.deep
def test_the_lowest_level_gives_the_same_bits(run, folder, tmp_path, monkeypatch):
    """`fastact ready` compiles for this level in separate processes. A second run continues where the first one stopped."""
    level = archive.levels()[-1]
    monkeypatch.setenv("FASTACT_CACHE_DIR", str(tmp_path / "cache"))
    command = ["ready", "gelu", "softmax", "--passes", "forward", "--target", level.name, "-o", str(folder), "--jobs", "1"]
    assert cli.main(command) == 0
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.o")}
    assert cli.main(command) == 0
    assert files == {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.o")}
    code = f"""
    archive.levels = lambda: [level for level in archive.LEVELS if level.name == {level.name!r}]
    rng = np.random.default_rng(0)
    for dtype in (np.float32, np.float64):
        x = rng.normal(scale=4, size=(50, 300)).astype(dtype)
        print(fastact.gelu(x).tobytes().hex(), fastact.softmax(x).tobytes().hex())
    """
    assert run(NO_COMPILER, code) == run("archive.archive = lambda: None\n", code, **CACHE)
