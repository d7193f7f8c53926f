"""Calls of the functions in users' compiled code."""

import copy
import pickle
import platform
import re
import subprocess
import sys

import numba
import numpy as np
import pytest
from catalogue import CASES, DTYPES, MODULES, Case, all_same, as_tuple, one_fast, same_bits

import fastact
from fastact.definitions.passes import PASSES

JIT = {use: fastact.jit if use == "forward" else getattr(fastact.jit, use) for use in PASSES}
SOME = [case for case in CASES if case.name in ("silu", "elu", "swiglu", "gcu", "derf", "dyt", "threshold")]


@numba.njit(error_model="numpy")
def loop(g, x):
    y, dx = np.empty_like(x), np.empty_like(x)
    for i in range(x.size):
        y[i], dx[i] = fastact.jit.fused.silu(g[i], x[i])
    return y, dx


@numba.njit(error_model="numpy", parallel=True)
def parallel_loop(x):
    y = np.empty_like(x)
    for i in numba.prange(x.size):
        y[i] = fastact.jit.gelu(x[i]) + fastact.jit.elu(x[i], x.dtype.type(0.5))
    return y


@numba.njit
def on_arrays(x):
    return fastact.jit.silu(x) * fastact.jit.derivative.tanh(x)


@pytest.mark.parametrize("dtype", DTYPES)
def test_in_a_users_loops(dtype):
    x = np.random.default_rng(0).normal(size=10_001).astype(dtype)
    formula = lambda use, name: Case(use, name).call_formula((x,))[0]
    assert all_same(loop(x, x), Case("fused", "silu").call_formula((x, x)))
    assert same_bits(parallel_loop(x), formula("forward", "gelu") + fastact.elu(x, 0.5))
    assert same_bits(on_arrays(x), formula("forward", "silu") * formula("derivative", "tanh"))
    assert same_bits(on_arrays(x.reshape(73, 137)[::2]), on_arrays(x).reshape(73, 137)[::2])


# Instructions that multiply several float32 numbers at once.
PRODUCTS = dict.fromkeys(("x86_64", "AMD64"), r"\tv?mulps\s") | dict.fromkeys(("aarch64", "arm64"), r"\tfmul(?:\.4s|\s+v\d+\.4s)")


@pytest.mark.skipif(platform.machine() not in PRODUCTS, reason="knows the instructions of x86-64 and aarch64")
def test_it_vectorises():
    loop(np.ones(3, np.float32), np.ones(3, np.float32))
    assert any(re.search(PRODUCTS[platform.machine()], text) for text in loop.inspect_asm().values())


@pytest.mark.parametrize("case", [p for use in JIT for p in one_fast([case for case in SOME if case.use == use])])
def test_same_bits_as_the_ufunc_without_its_core(case):
    for dtype in DTYPES:
        inputs = case.inputs((20,), dtype)
        function = getattr(JIT[case.use], case.name)
        if case.ufunc.nout == 1:
            assert same_bits(function(*inputs), case.call_formula(inputs)[0])
        else:
            numbers = tuple(a[3] if np.ndim(a) else a for a in inputs)
            got = tuple(map(dtype, as_tuple(function(*numbers))))
            assert all_same(got, case.call_formula(numbers))


def test_the_same_names():
    for use, module in JIT.items():
        wanted = {case.name for case in CASES if case.use == use and not case.rows}
        assert wanted <= set(dir(module)) <= set(dir(MODULES[use])) | set(PASSES)
    with pytest.raises(AttributeError, match="softmax is a function of rows"):
        _ = fastact.jit.softmax
    with pytest.raises(AttributeError, match="did you mean 'silu'"):
        _ = fastact.jit.fused.sillu


def test_several_results_take_numbers_of_different_types():
    """They are converted to one type, as by the functions with one result: float32 with an integer of 16 bits, else float64."""
    call = numba.njit(lambda g, x, alpha: fastact.jit.fused.elu(g, x, alpha))
    for g, x, alpha in (
        (np.float32(1), np.float32(-2), 0.5),
        (1, -2, 0.5),
        (True, np.float32(-2), 1),
        (np.int8(1), np.float32(-2), np.int16(2)),
    ):
        kind = np.result_type(np.float32, *map(np.asarray, (g, x, alpha)))
        wanted = Case("fused", "elu").call_formula(tuple(np.array([number], kind) for number in (g, x, alpha)))
        assert all_same(tuple(map(kind.type, call(g, x, alpha))), tuple(a[0] for a in wanted))
    with pytest.raises(numba.TypingError, match="complex128"):
        call(1j, 1.0, 1.0)


@pytest.mark.parametrize("function", [fastact.jit.gelu, fastact.jit.fused.gelu, fastact.jit.backward.elu])
def test_pickles_and_copies_are_the_same_object(function):
    assert pickle.loads(pickle.dumps(function)) is copy.deepcopy(function) is copy.copy(function) is function


def test_functions_that_use_them_can_be_pickled():
    gelu, fused = fastact.jit.gelu, fastact.jit.fused.gelu
    both = numba.njit(lambda x: (gelu(x), fused(1.0, x)))
    assert pickle.loads(pickle.dumps(both))(0.5) == both(0.5)


def test_cached(tmp_path):
    code = "import fastact; f = fastact.jit.fused.mish; f(1.0, 2.0); print(sum(f.stats.cache_hits.values()))"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    assert runs[1].stdout.strip() == "1"


def test_float16_is_refused_by_name():
    """Numba has no float16 machine code on CPUs. If it gets it, `fastact.jit` may accept float16, too."""
    x = np.ones(3, np.float16)
    with pytest.raises(NotImplementedError, match="float16"):
        numba.njit(lambda a: a[0] + np.float32(1))(x)
    remedy = r"Numba has no float16 on CPUs; pass x\.astype\(np\.float32\)"
    with pytest.raises(numba.TypingError, match=rf"fastact\.jit\.silu: {remedy}"):
        on_arrays(x)
    with pytest.raises(numba.TypingError, match=rf"fastact\.jit\.fused\.silu: {remedy}"):
        numba.njit(lambda g, x: fastact.jit.fused.silu(g[0], x[0])[0])(x, x)
    assert fastact.jit.silu(x).dtype == np.float32  # NumPy converts outside of compiled code
