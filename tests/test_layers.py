"""The layers of CONTRIBUTING.md's picture: imports point down, and no module imports itself indirectly."""

import ast
from pathlib import Path

import pytest

import fastact
from fastact.definitions.passes import PASSES

PACKAGE = Path(fastact.__file__).parent
# From the lowest to the highest. Modules with the users' functions share one layer.
LAYERS = (
    ("_numba",),
    ("elementary",),
    ("definitions",),
    ("codegen",),
    ("runtime",),
    ("", *(use for use in PASSES if use != "forward"), "jit", "cuda", "losses", "nn", "contrib"),
    ("tools", "__main__"),
)
RANKS = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 350, 60


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


MODULES = {module_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def imports(name: str, everywhere: bool) -> set[str]:
    """Return the modules of the package that a module imports at its top, or also within functions."""
    found = set()
    for node in ast.walk(MODULES[name]) if everywhere else MODULES[name].body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "fastact":
            base = node.module.removeprefix("fastact").removeprefix(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}".removeprefix(".")
                found.add(inner if inner in MODULES else base)
        elif isinstance(node, ast.Import):
            found |= {a.name.removeprefix("fastact").removeprefix(".") for a in node.names if a.name.partition(".")[0] == "fastact"}
    return found


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_down(name):
    rank = RANKS[name.partition(".")[0]]
    assert {other for other in imports(name, everywhere=True) if RANKS[other.partition(".")[0]] > rank} == set()


def test_no_cycle():
    done: set[str] = set()

    def visit(name, above):
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for other in imports(name, everywhere=False) - {name, ""}:
                visit(other, (*above, name))
            done.add(name)

    for name in MODULES:
        visit(name, ())


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"elementary.tables"}))  # a generated file
def test_modules_and_functions_are_short(name):
    assert max((node.end_lineno for node in MODULES[name].body), default=0) <= MOST_LINES
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.FunctionDef):
            doc = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
            assert node.end_lineno - node.lineno + 1 - doc <= MOST_LINES_OF_A_FUNCTION, node.name


def test_a_module_name_stands_once():
    """Module names are unique, except in the namespaces of passes, which each package has."""
    names = [name.rpartition(".")[2] for name in MODULES if name.partition(".")[0] not in ("jit", "cuda")]
    assert {name for name in names if names.count(name) > 1} <= {"cuda"}  # the namespace, and the calls of its kernels


def test_layers_know_what_they_may():
    """codegen does not use NumPy's ufuncs, and runtime does not use LLVM."""
    outside = {name: {n for node in ast.walk(tree) for n in _imported(node)} for name, tree in MODULES.items()}
    assert not [name for name, found in outside.items() if name.startswith("runtime") and "llvmlite" in found]
    assert not [name for name, found in outside.items() if name.startswith("codegen") and "ctypes" in found]
    private = {
        name for name, found in outside.items() if {"numba.core.codegen", "numba.core.compiler", "numba.core.registry"} & found
    }
    assert {name.partition(".")[0] for name in private} == {"_numba"}


def _imported(node):
    if isinstance(node, ast.Import):
        return [part for alias in node.names for part in (alias.name, alias.name.partition(".")[0])]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, node.module.partition(".")[0]]
    return []
