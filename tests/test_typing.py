"""The stubs: type checkers accept, refuse and infer the right types, and the stubs match the run-time signatures."""

import ast
import importlib
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from catalogue import MODULES
from test_readme import EXAMPLES

import fastact
from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.passes import PASSES
from fastact.tools import stubs

TESTS = Path(__file__).parent
CALLS = [str(TESTS / name) for name in ("typing_pass.py", "typing_fail.py")]
# Strict, except for Numba's untyped decorators and for examples, which need no annotations.
STRICT = ("--strict", "--allow-untyped-defs", "--allow-untyped-calls", "--allow-untyped-decorators")


def _run(*command: str) -> str:
    """Return the output of a checker, or an empty string if it finds nothing."""
    environment = os.environ | {"MYPYPATH": os.pathsep.join([str(TESTS.parent), str(TESTS)])}
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, env=environment, cwd=TESTS.parent)
    return done.stdout + done.stderr if done.returncode else ""


@pytest.fixture
def examples(tmp_path):
    """Write the examples of README.md and docs/ to files."""
    files = {tmp_path / f"example_{name}.py": code for name, code in EXAMPLES.items()}
    for file, code in files.items():
        file.write_text(code, encoding="utf-8")
    return list(map(str, files))


def test_calls_that_must_and_must_not_type_check_and_examples(examples):
    """A mark in typing_fail.py on a line that mypy accepts is an error, too."""
    assert _run("mypy", *STRICT, *CALLS, *examples) == ""


@pytest.mark.deep
def test_stubtest():
    """mypy compares the stubs with the modules at run time. It does not understand GPU and Numba functions."""
    modules = [
        *(use.module for use in PASSES.values() if use.name != "forward"),
        "fastact.runtime.own_activation",
        "fastact.runtime.split",
    ]
    assert _run("mypy.stubtest", "--concise", "--ignore-missing-stub", "--mypy-config-file", "pyproject.toml", *modules) == ""


@pytest.mark.deep
def test_the_same_with_pyright(examples, tmp_path):
    pytest.importorskip("pyright")
    config = tmp_path / "pyrightconfig.json"
    paths = [str(TESTS.parent), str(TESTS)]
    settings = {"include": [*CALLS, *examples], "extraPaths": paths, "reportUnnecessaryTypeIgnoreComment": "error"}
    config.write_text(json.dumps(settings), encoding="utf-8")
    assert _run("pyright", "-p", str(config), "--pythonpath", sys.executable) == ""


def _classes(file: Path) -> dict[str, ast.ClassDef]:
    return {node.name: node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)}


def _keys(name: str, classes: dict[str, ast.ClassDef]) -> set[str]:
    """Return the keys of a dictionary of options."""
    own = {entry.target.id for entry in classes[name].body if isinstance(entry, ast.AnnAssign)}
    return own.union(*(_keys(base.id, classes) for base in classes[name].bases if base.id in classes))


@pytest.mark.parametrize("use", PASSES)
def test_stubs_have_the_signatures_of_run_time(use):
    """Arrays and parameters have the right defaults, and all overloads together have the right options."""
    file = stubs.path(PASSES[use].module)
    dictionaries, classes = _classes(TESTS.parent / "fastact" / "_typing.pyi"), _classes(file)
    body = ast.parse(file.read_text(encoding="utf-8")).body
    types = {node.target.id: node.annotation.id for node in body if isinstance(node, ast.AnnAssign)}
    for name in PASSES[use].names():
        function = getattr(MODULES[use], name)
        overloads = [entry.args for entry in classes[types[name]].body if getattr(entry, "name", "") == "__call__"]
        options = {option.arg for given in overloads for option in given.kwonlyargs}.union(
            *(_keys(given.kwarg.annotation.slice.id, dictionaries) for given in overloads)
        )
        arrays = [given.arg for given in overloads[0].posonlyargs[1:]]
        if isinstance(function, np.ufunc):
            assert len(arrays) == function.nin, name
            assert options == {"out", "where", "casting", "order", "dtype", "subok", "signature", "sig"}, name
            continue
        wanted = inspect.signature(function).parameters.values()
        assert arrays == [p.name for p in wanted if p.kind is p.POSITIONAL_ONLY], name
        defaults = [inspect.Parameter.empty] * (len(overloads[0].args) - len(overloads[0].defaults))
        defaults += map(ast.literal_eval, overloads[0].defaults)
        parameters = list(zip((given.arg for given in overloads[0].args), defaults, strict=True))
        assert parameters == [(p.name, p.default) for p in wanted if p.kind is p.POSITIONAL_OR_KEYWORD], name
        assert options == {p.name for p in wanted if p.kind is p.KEYWORD_ONLY} | {"sig"} | ({"dim"} & options), name


WRITTEN_AS_FUNCTIONS = [
    *(name for name in stubs.stubs() if "cuda" in name),
    "fastact.losses",
    "fastact.nn",
    "fastact.runtime.split",
]


@pytest.mark.parametrize("module", WRITTEN_AS_FUNCTIONS)
def test_stubs_of_functions_have_the_signatures_of_run_time(module):
    """In all overloads, the arguments are in order, and options and shown defaults are right. ``dim`` is for containers."""
    loaded = importlib.import_module(module)
    kinds, empty = inspect.Parameter, inspect.Parameter.empty
    for node in ast.parse(stubs.path(module).read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        signature = inspect.signature(getattr(loaded, node.name)).parameters
        by_position = [*node.args.posonlyargs, *node.args.args]
        of_kind = lambda *chosen: [p.name for p in signature.values() if p.kind in chosen]  # noqa: B023 (called here)
        assert [each.arg for each in by_position] == of_kind(kinds.POSITIONAL_ONLY, kinds.POSITIONAL_OR_KEYWORD), node.name
        assert [each.arg for each in (node.args.kwarg,) if each] == of_kind(kinds.VAR_KEYWORD), node.name
        options = {each.arg for each in node.args.kwonlyargs}
        wanted = {p.name for p in signature.values() if p.kind is p.KEYWORD_ONLY}
        assert options == (wanted - {"axis"} | {"dim"} if "dim" in options else wanted), node.name
        defaults = [None] * (len(by_position) - len(node.args.defaults)) + [*node.args.defaults, *node.args.kw_defaults]
        for each, default in zip([*by_position, *node.args.kwonlyargs], defaults, strict=True):
            shown = empty if default is None else ast.literal_eval(default)
            given = signature[each.arg].default if each.arg in signature else empty
            needed = shown is empty and bool(node.decorator_list)  # required by one of several overloads
            assert shown == given or needed or (shown is ... and given is not empty), (node.name, each.arg)


def test_signatures_show_options():
    shown = inspect.signature(fastact.softmax).parameters
    assert (shown["axis"].default, shown["out"].default) == (-1, None)
    assert inspect.signature(fastact.elu).parameters["where"].default is True
    assert "keepdims" in inspect.signature(fastact.logsumexp).parameters
    assert "keepdims" not in shown
    for use in PASSES:
        for name in PASSES[use].names():
            found = inspect.signature(getattr(MODULES[use], name)).parameters
            assert ("axis" in found) == isinstance(CATALOGUE[name], RowActivation)
            assert "kwargs" not in found
