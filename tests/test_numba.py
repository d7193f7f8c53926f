"""The private parts of Numba and llvmlite that the package uses. If a release changes one, a test fails here and names it."""

import copy
import ctypes
import gc
import inspect
import math
import operator
import os
import pickle
import subprocess
import sys
import textwrap
import tomllib
import types
from pathlib import Path
from typing import ClassVar

import numba
import numpy as np
import pytest
from llvmlite import binding
from numba.core.compiler import DefaultPassBuilder, Flags
from numba.core.compiler_machinery import PassManager
from numba.core.registry import cpu_target

from fastact import _numba
from fastact._numba import compiling
from fastact.codegen.memory import peek, poke


def _sum(values, count, result):
    total = 0
    for k in range(count):
        total += _twice(peek(values, k))
    poke(result, 0, total)


@numba.njit(pipeline_class=_numba.InlinedCompiler)
def _twice(x):
    return 2 * x


@numba.njit(pipeline_class=_numba.InlinedCompiler)
def _twice_the_first(a, b):
    return 2 * a


@pytest.fixture(scope="module")
def library():
    return _numba.entry(_sum, 3, "fastact_test_sum", str)


def test_an_entry_is_the_only_symbol(library):
    """Helpers are inlined or internal, so that no two object files share a symbol."""
    binding.initialize_native_target()
    defined = [line for line in library.assembly().splitlines() if ".globl" in line]
    assert [line.split()[-1].removeprefix("_") for line in defined] == ["fastact_test_sum"]  # with an underscore in front on macOS


def test_an_object_file_is_loaded_and_runs(library):
    address = _numba.load(library.object_code(), "fastact_test_sum")
    function = ctypes.CFUNCTYPE(None, *[ctypes.c_ssize_t] * 3)(address)
    values, result = np.arange(5, dtype=np.intp), np.zeros(1, np.intp)
    function(values.ctypes.data, 5, result.ctypes.data)
    assert result[0] == 20


def test_two_object_files_of_the_same_code(library):
    other = _numba.entry(_sum, 3, "fastact_test_other", str).object_code()
    assert _numba.load(other, "fastact_test_other") != 0


def test_a_function_that_only_compiled_code_calls_has_no_machine_code(library):
    (compiled,) = _twice.overloads.values()
    assert isinstance(compiled.library, compiling._LinkedLibrary)


def test_the_passes_that_are_left_out_exist():
    state = types.SimpleNamespace(func_ir=None, flags=Flags())
    passes = [stage for stage, _ in DefaultPassBuilder.define_nopython_pipeline(state).passes]
    assert set(_numba.UNNEEDED) <= {stage.__name__ for stage in passes}
    assert set(_numba.REPLACED) <= set(passes)


def test_passes_run_by_the_method_that_is_replaced():
    ours, numbas = (inspect.signature(manager._runPass).parameters for manager in (compiling._Passes, PassManager))
    assert list(ours) == list(numbas)


def test_kept_signatures_have_the_implementation_of_their_context():
    """A function's type is shared by CPUs and GPUs, and holds the implementation of the one that asked last."""
    context, arguments = compiling._TypingContext(cpu_target.typing_context), (numba.types.intp, numba.types.intp)
    function = cpu_target.typing_context.resolve_value_type(peek)
    first = context.resolve_function_type(function, arguments, {})
    implementation = function.get_impl_key(first)
    function._impl_keys[first.args] = None  # as a GPU's does
    assert context.resolve_function_type(function, list(arguments), {}) is first
    assert function.get_impl_key(first) is implementation


def test_a_large_frame_has_room_for_calls_behind_it():
    assert compiling.entry.__code__.co_stacksize >= 1 << 15
    add = compiling._with_stack(lambda a, b=2: a + b)
    assert (add(1), add(1, b=3)) == (3, 4)


def test_an_entry_returns_a_number_and_exceptions_are_told():
    """Exceptions are reported even if their message cannot be compiled. An operator may be replaced by a function."""

    class Compiler(_numba.UsersCompiler):
        operators: ClassVar = {operator.pow: _twice_the_first}

    @numba.njit(pipeline_class=Compiler)
    def refuses(x):
        if x > 5:
            raise ValueError(f"{float(x)} is too much")
        return x**3

    attempt = _numba.attempting(refuses)

    def first_refused(limit):
        last = 0
        for x in range(limit):
            raised, result = attempt((x,))
            if raised:
                return 100 * last + x
            last = result
        return 0

    library = _numba.entry(first_refused, 1, "fastact_test_refused", str)
    function = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_ssize_t)(_numba.load(library.object_code(), "fastact_test_refused"))
    assert function(5) == 0
    assert function(9) == 100 * 10 + 6  # 5 ** 3 has become 2 · 5


def test_calls_with_the_items_of_a_tuple_and_one_after_the_other():
    """A function that takes any number of arguments gets them as a tuple."""
    inlined = numba.njit(pipeline_class=_numba.InlinedCompiler)

    @inlined
    def weighted(first, *others):
        return first + 10 * others[0] + 100 * others[1]

    add_one = inlined(lambda place: poke(place, 0, peek(place, 0) + 1))
    double = inlined(lambda place: poke(place, 0, peek(place, 0) * 2))
    of_items, both = _numba.taking_tuple(weighted), _numba.in_order(add_one, double, double)

    def run(place):
        poke(place, 0, of_items((1, 2, 3)))
        both(place)

    library = _numba.entry(run, 1, "fastact_test_calls", str)
    function = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_ssize_t)(_numba.load(library.object_code(), "fastact_test_calls"))
    result = np.zeros(1, np.intp)
    function(result.ctypes.data)
    assert result[0] == (321 + 1) * 2 * 2


def test_a_function_calls_by_name_what_each_caller_defines():
    inlined, word = numba.njit(pipeline_class=_numba.InlinedCompiler), numba.types.intp
    part = _numba.late("fastact_test_part", word, (word, word))
    shared = inlined(lambda a, b: part(a, b) + 1)
    results = []
    for name, own in {"sum": inlined(lambda a, b: a + b), "product": inlined(lambda a, b: a * b)}.items():
        call = _numba.defining(shared, {"fastact_test_part": (own, (word, word))})
        code = _numba.entry(lambda a, b: call(a, b), 2, f"fastact_test_{name}", str).object_code()  # noqa: B023
        results.append(ctypes.CFUNCTYPE(*[ctypes.c_ssize_t] * 3)(_numba.load(code, f"fastact_test_{name}"))(3, 5))
    assert results == [3 + 5 + 1, 3 * 5 + 1]
    assert len(shared.overloads) == 1


@pytest.mark.parametrize("collects", [True, False])
def test_the_garbage_collector_is_as_it_was(collects):
    """It is paused while something is compiled."""
    seen = []
    before = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        with compiling.compiling():
            seen.append(gc.isenabled())
            with compiling.compiling():
                seen.append(gc.isenabled())
            seen.append(gc.isenabled())
        assert seen == [False, False, False]
        assert gc.isenabled() == collects
    finally:
        (gc.enable if before else gc.disable)()


def test_the_target_names_the_processor():
    assert binding.get_process_triple() in _numba.target()
    assert _numba.processor() in _numba.target()


def test_looking_into_compiled_functions():
    assert _numba.python_of(_twice) is _twice.py_func
    assert _numba.python_of(peek).__name__ == "peek"
    assert _numba.python_of(_sum) is None
    assert _numba.options_of(numba.njit(fastmath=True)(_sum))["fastmath"] is True
    assert _numba.options_of(_sum) == {}


def test_the_number_of_threads_has_an_address():
    """It is told when Numba starts its threads, or at once if it has started them."""
    code = """
        import ctypes, numba
        from fastact import _numba
        found = []
        _numba.when_threads_are_counted(found.append)
        assert found == []
        numba.set_num_threads(2)
        _numba.when_threads_are_counted(found.append)
        first, second = (ctypes.CFUNCTYPE(ctypes.c_int)(address) for address in found)
        assert first() == second() == 2 < _numba.most_threads() == 3
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, env=os.environ | {"NUMBA_NUM_THREADS": "3"})


def test_functions_are_compiled_where_the_compiler_is_turned_off(monkeypatch):
    monkeypatch.setattr(numba.config, "DISABLE_JIT", 1)
    assert _numba.njit(error_model="numpy")(lambda x: 1.0 / x)(0.0) == np.inf
    assert numba.config.DISABLE_JIT == 1


def test_versions_of_functions_are_kept():
    """A second function reads the version that a first one wrote, with several results and as a ufunc."""
    kept = {}
    versions = lambda name: _numba.KeptVersions(name, kept.get, kept.__setitem__)
    make = lambda: _numba.kept_function(lambda x, y: (x + y, x), versions("pair"), ("math", "hypot"), error_model="numpy")
    assert make()(1.0, 2) == make()(1.0, 2) == (3.0, 1.0)
    again = make()
    again(1.0, 2)
    assert sum(again.stats.cache_hits.values()) == 1
    make = lambda: _numba.kept_ufunc(lambda x: x * x, [numba.float64(numba.float64)], versions("square"), ("math", "cos"))
    assert make()(3.0) == 9.0
    assert pickle.loads(pickle.dumps(make())) is math.cos
    assert copy.copy(again) is math.hypot
    assert len(kept) == 2
    square = make()
    assert numba.njit(lambda x: square(x))(3.0) == 9.0
    with pytest.raises(TypeError):
        make()(1j)


def test_assembly_is_of_the_target():
    text = "define float @f(float %a, float %b) { %r = fadd float %a, %b\n ret float %r }"
    assert "add" in _numba.assembly(text)


def test_no_release_of_numba_is_excluded():
    """These tests, and .ci/prereleases once a week, detect changes in a release.

    An upper bound would block users who need the release.
    """
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (needed,) = (line for line in project["dependencies"] if line.startswith("numba"))
    assert "<" not in needed
