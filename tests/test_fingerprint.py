"""Fingerprints of kernels: they change if and only if the machine code changes."""

import importlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import types
from pathlib import Path

import numba
import numpy as np
import pytest

import fastact
from fastact.codegen.fingerprint import fingerprint

KERNELS = """
import importlib, json, fastact
from fastact.definitions.passes import PASSES
from fastact.runtime.ufuncs import jobs_of
assert fastact.__file__.startswith({folder!r})
found = {{}}
for use in PASSES.values():
    module = importlib.import_module(use.module)
    for name in use.names():
        for job in jobs_of(getattr(module, name)):
            found |= {{kernel.name: [name, kernel.fingerprint] for kernel in job.kernels.values()}}
print(json.dumps(found))
"""


def kernels_of(folder: Path) -> dict[str, tuple[str, str]]:
    """Return {kernel: (function, fingerprint)} of the package in this folder."""
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    code = KERNELS.format(folder=str(folder))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=folder)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def before():
    """Return the kernels of the package as it is."""
    return kernels_of(Path(fastact.__file__).parent.parent)


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the package. `kernels` gives its kernels; `edit` changes a file."""
    shutil.copytree(Path(fastact.__file__).parent, tmp_path / "fastact", ignore=shutil.ignore_patterns("__pycache__"))

    def edit(file, old, new):
        path = tmp_path / "fastact" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return types.SimpleNamespace(kernels=lambda: kernels_of(tmp_path), edit=edit)


def test_edits_beside_the_mathematics_change_nothing(copy, before):
    """Edits of docstrings, comments, displayed formulas, error messages, the command line or plots change no fingerprint."""
    assert len(before) > 700
    assert all(print_ for _, print_ in before.values())
    copy.edit("definitions/sigmoidal.py", '"""Sigmoid linear unit', '"""The sigmoid linear unit')
    copy.edit("definitions/sigmoidal.py", "def silu(x):", "# a comment\n\n\ndef silu(x):")
    copy.edit("definitions/sigmoidal.py", 'formula=r"x \\sigma(x)"', 'formula=r"\\sigma(x) x"')
    copy.edit("elementary/logistic.py", '"""The logistic function', '"""Edited: the logistic function')
    copy.edit("runtime/row_callables.py", "must have at least one dimension", "must have one dimension or more")
    copy.edit("tools/cli/__init__.py", "import", "import this as _\nimport")
    copy.edit("tools/plots.py", "import", "import string\nimport")
    assert copy.kernels() == before


def test_an_edited_elementary_function_changes_the_kernels_that_reach_it(copy, before):
    """Only gcu and snake use sines, so only their fingerprints change.

    The kernels of tanh do not depend on the normal distribution.
    """
    copy.edit("elementary/trigonometric.py", "def _sincos(", "def _sincos(  # the same but for one number\n    ")
    assert copy.kernels() == before
    copy.edit("elementary/trigonometric.py", "0.5", "0.25")
    changed = {before[kernel][0] for kernel, found in copy.kernels().items() if found != before[kernel]}
    assert changed == {"gcu", "snake"}


def test_an_edited_table_or_definition_is_seen(copy, before):
    copy.edit("definitions/sigmoidal.py", "return logistic_gate(x, x, abs(x)", "return logistic_gate(2.0 * x, x, abs(x)")
    after = copy.kernels()
    assert {before[kernel][0] for kernel in after if after[kernel] != before[kernel]} == {"silu"}
    copy.edit("definitions/soft_exponential.py", "44.36141955583", "44.36141955584")  # of a constant with more digits than a float
    before, after = after, copy.kernels()
    assert {before[kernel][0] for kernel in after if after[kernel] != before[kernel]} == {"soft_exponential"}
    copy.edit("codegen/loops.py", "BLOCK = 512", "BLOCK = 256")
    assert all(found != after[kernel] for kernel, found in copy.kernels().items())


# --- users' functions -----------------------------------------------------------------------------------------------------------

settings = types.ModuleType("settings")
settings.ALPHA, settings.unused = 1.5, 2.5


def through_module(x):
    return settings.ALPHA * x


def test_values_reached_through_modules_count():
    before = fingerprint(through_module)
    settings.unused = 7.0
    assert fingerprint(through_module) == before
    settings.ALPHA = 1.25
    assert fingerprint(through_module) != before


class Rounded(float):
    """A user's number. Numba takes it for a float, and its text does not tell all values apart."""

    def __repr__(self):
        return "0.5"


def test_numbers_of_a_users_class_are_not_judged():
    number = Rounded(0.51)
    assert fingerprint(lambda x: x * number) is None


def test_constants_are_told_apart():
    """Constants are joined with separators. Without them, (1.0, 23.0) and (1.02, 3.0) would be the same."""
    assert fingerprint(lambda x: x * 1.0 + 23.0) != fingerprint(lambda x: x * 1.02 + 3.0)
    assert fingerprint(lambda x: x * 0.0) != fingerprint(lambda x: x * -0.0)
    assert fingerprint(lambda x: x + 1) != fingerprint(lambda x: x + 1.0)
    assert fingerprint(lambda x: x + 1) != fingerprint(lambda x: x + True)
    assert fingerprint((("a", "bc"),)) != fingerprint((("ab", "c"),))


def _with(table):
    return lambda x: x * table[0]


def test_functions_without_a_module_are_told_apart():
    """Functions made by `exec` have no module if their globals have no name."""
    bare = lambda function, **names: types.FunctionType(function.__code__, names)
    first, second = bare(lambda x: x * 1.0 + 23.0), bare(lambda x: x * 1.02 + 3.0)
    assert first.__module__ is None
    assert fingerprint(first) != fingerprint(second)
    call = lambda x: helper(x)  # noqa: F821
    assert fingerprint(bare(call, helper=first)) != fingerprint(bare(call, helper=second))


def test_a_users_module_called_like_one_of_pythons_counts(tmp_path, monkeypatch):
    """No one imports Python's module `this`, and a file with its name hides it."""
    monkeypatch.syspath_prepend(tmp_path)

    def found(value):
        monkeypatch.delitem(sys.modules, "this", raising=False)
        (tmp_path / "this.py").write_text(f"def helper(x):\n    return x * {value}\n", encoding="utf-8")
        importlib.invalidate_caches()
        helper = importlib.import_module("this").helper
        return fingerprint(lambda x: helper(x))

    assert found("1.25") != found("1.125")
    assert fingerprint(lambda x: statistics.fmean(x)) is not None  # Python's own modules are identified by their names


def test_closures_tables_helpers_and_options_count():
    assert fingerprint(_with((1.0, 2.0))) == fingerprint(_with((1.0, 2.0)))
    assert fingerprint(_with((1.0, 2.0))) != fingerprint(_with((1.0, 3.0)))
    assert fingerprint(_with(np.array([1.0, 2.0]))) != fingerprint(_with(np.array([1.0, 3.0])))
    assert fingerprint(_with(np.array([1.0]))) != fingerprint(_with(np.array([1.0], np.float32)))
    helper = numba.njit(lambda x: x + 1.0)
    assert fingerprint(_calls(helper)) == fingerprint(_calls(numba.njit(lambda x: x + 1.0)))
    assert fingerprint(_calls(helper)) != fingerprint(_calls(numba.njit(lambda x: x + 2.0)))
    assert fingerprint(_calls(helper)) != fingerprint(_calls(numba.njit(lambda x: x + 1.0, fastmath=True)))


def _calls(helper):
    return lambda x: helper(x)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def test_functions_that_call_each_other():
    assert fingerprint(even) == fingerprint(even)
    assert fingerprint(even) != fingerprint(odd)


class State:
    value = 1.0


def test_what_cannot_be_judged_has_no_fingerprint():
    assert fingerprint(_with(State())) is None
    assert fingerprint(_with(np.array([State()]))) is None


def test_docstrings_do_not_count():
    def one(x):
        """One."""
        return x

    before = fingerprint(one)

    def one(x):
        """Another."""
        return x

    assert fingerprint(one) == before
