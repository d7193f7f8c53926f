"""Code for other processors gives the same bits, and its loops do not call the C library."""

import functools
import json
import os
import platform
import subprocess
import sys
from fractions import Fraction

import numba
import numpy as np
import pytest
from catalogue import DTYPES, same_bits
from llvmlite import binding
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from fastact import _numba
from fastact.elementary import intrinsics, multiply_add, subnormals
from fastact.elementary.intrinsics import fma

x86 = pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="names of x86-64 processors")
# Processors, and the feature that this processor needs to run their code.
PROCESSORS = {"skylake-avx512": "avx512f", "haswell": "avx2", "sandybridge": "avx", "x86-64-v2": "sse4.2", "x86-64": "sse2"}
FAST = ("sigmoid",)
CORED = (
    "tanh", "gelu", "gelu_tanh", "silu", "softplus", "mish", "serf", "logsigmoid", "logcosh", "lecun_tanh", "smish", "tanhshrink",
    "phish", "bsilu", "dish", "shifted_softplus", "sqrt_softplus",
)  # fmt: skip
WIDE = ("snake", "gcu", "laplace", "golu", "elish", "isru", "isrlu", "squareplus", "bent_identity")
ELEMENTWISE = (*CORED, *WIDE, "elu", "softcap", "geglu", "swiglu")
ROWS = ("softmax", "log_softmax", "logsumexp", "entmax15")

CODE = """
import hashlib, json, re, sys
import numpy as np
import fastact
from fastact.definitions import CATALOGUE
from fastact.runtime import store
from fastact.definitions.wide_cores import WideCore
from fastact.runtime.ufuncs import jobs_of

rng, found = np.random.default_rng(0), {}
for name in sys.argv[1:]:
    function = getattr(fastact, name)
    for dtype in (np.float32, np.float64):
        info = np.finfo(dtype)
        special = [0.0, -0.0, np.inf, -np.inf, np.nan, info.tiny, -info.smallest_subnormal, info.max, -info.max]
        wide = np.exp(rng.uniform(np.log(info.tiny), np.log(info.max) - 1, 20000)) * rng.choice([-1, 1], 20000)
        narrow = rng.normal(0, 1, 40000)  # where a core serves whole chunks
        x = np.concatenate([special, wide, rng.normal(0, 3, 40000), rng.uniform(-800, 800, 40000), narrow]).astype(dtype)
        if getattr(function, "ufunc", function).signature is not None:
            x = rng.normal(0, 4, (300, 64)).astype(dtype)
        others = [np.roll(x, 37000)] * (len(CATALOGUE[name].arrays) - 1)  # of gated functions: wide beside narrow
        y = np.array(function(x, *others))
        y[np.isnan(y)] = np.nan
        found[f"{name} {np.dtype(dtype)}"] = hashlib.sha256(y.tobytes()).hexdigest()
    definition, core = CATALOGUE[name], getattr(CATALOGUE[name], "core", None)
    if getattr(definition, "widens", False) or isinstance(core, WideCore) or (core and core.tail_in(np.dtype(np.float32))):
        continue  # multiply-adds in float64 are calls where this machine has the instruction
    kernels = jobs_of(function)[0].kernels.values()
    code = b"".join(store.address(kernel) and store.read(f"{kernel.symbol}.o") for kernel in kernels)
    found[f"calls of {name}"] = sorted(map(bytes.decode, set(re.findall(rb"(?<=\\0)(?:fma|ldexp|rint|exp|log)f?(?=\\0)", code))))
print(json.dumps(found))
"""


@functools.cache
def on(processor, names):
    """Return hashes of results in both types and the calls in float32 loops, for kernels of a processor; None is this one."""
    names_of_it = {} if processor is None else {"NUMBA_CPU_NAME": processor, "NUMBA_CPU_FEATURES": ""}
    command = [sys.executable, "-c", CODE, *names]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1500, env=os.environ | names_of_it)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def check(processor, names):
    feature = PROCESSORS[processor]
    if not binding.get_host_cpu_features().get(feature):
        pytest.skip(f"this processor has no {feature}")
    assert on(processor, names) == on(None, names)


@x86
@pytest.mark.parametrize("processor", [pytest.param("haswell", marks=pytest.mark.deep), "x86-64-v2"])
def test_other_processors(processor):
    """`llvm.ldexp` is an instruction only with AVX-512, and `llvm.fma` since Haswell."""
    check(processor, FAST)


@x86
@pytest.mark.deep
@pytest.mark.parametrize("processor", PROCESSORS)
def test_all_other_processors(processor):
    check(processor, ELEMENTWISE + ROWS)


# --- multiply-adds -----------------------------------------------------------------------------------------------------------


@intrinsic
def emulated(typingctx, a, b, c):
    def codegen(context, builder, signature, args):
        kind = multiply_add.ir.FloatType()
        return (multiply_add.from_double if args[0].type == kind else multiply_add.from_parts)(builder, *args)

    return Signature(a, (a, a, a), None), codegen


@numba.njit(error_model="numpy")
def both(a, b, c):
    ours, instructions = np.empty_like(a), np.empty_like(a)
    for i in range(a.size):
        ours[i] = emulated(a[i], b[i], c[i])
    for i in range(a.size):
        instructions[i] = fma(a[i], b[i], c[i])
    return ours, instructions


def special(dtype):
    """Return all triples of unusual numbers: the ends of the range, and where the emulation changes its scale."""
    info = np.finfo(dtype)
    powers = [2.0**k for k in (-1074, -1023, -601, -600, -537, -401, -400, -149, -127, -75, 64, 127, 300, 400, 512, 1023)]
    numbers = [0.0, 1.0, 1.0 + info.eps, 3.0, np.inf, np.nan, info.max, info.tiny, info.tiny - info.smallest_subnormal, *powers]
    with np.errstate(over="ignore"):
        one = np.unique(np.array(numbers, np.float64).astype(dtype))
    one = np.concatenate([one, -one])
    return tuple(axis.ravel() for axis in np.meshgrid(one, one, one))


def random(rng, dtype, count):
    """Return numbers of all sizes or near the ends of the range, some with few digits."""
    info = np.finfo(dtype)
    low, high = info.minexp - info.nmant, info.maxexp
    ends = {0: (low, high), 1: (low, low + info.nmant + 100), 2: (high - 100, high), 3: (-2, 2)}[int(rng.integers(4))]
    digits = rng.uniform(1, 2, count) if rng.integers(2) else rng.integers(1, 8, count) / 4.0
    return (np.ldexp(digits, rng.integers(*ends, count)) * rng.choice([-1.0, 1.0], count)).astype(dtype)


def triples(rng, dtype, count):
    """Return triples, a third of which cancel to the last place or nearly."""
    bits = np.int32 if dtype == np.float32 else np.int64
    with np.errstate(all="ignore"):
        a, b = random(rng, dtype, count), random(rng, dtype, count)
        near = ((-(a * b)).view(bits) + rng.integers(-3, 4, count).astype(bits)).view(dtype)
        shifted = (near * np.ldexp(1.0, rng.integers(-60, 60, count))).astype(dtype)
        return a, b, (random(rng, dtype, count), near, shifted)[int(rng.integers(3))]


def same(a, b):
    return same_bits(a[~np.isnan(b)], b[~np.isnan(b)]) and np.isnan(a[np.isnan(b)]).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_multiply_adds_without_the_instruction(dtype):
    assert same(*both(*special(dtype)))
    rng = np.random.default_rng(0)
    for _ in range(30):
        assert same(*both(*triples(rng, dtype, 50_000)))


@pytest.mark.parametrize("dtype", DTYPES)
def test_multiply_adds_against_fractions(dtype):
    rng = np.random.default_rng(1)
    for _ in range(20):
        a, b, c = triples(rng, dtype, 100)
        ours, _ = both(a, b, c)
        for k in np.flatnonzero(np.isfinite(ours) & (ours != 0) & np.isfinite(a) & np.isfinite(b) & np.isfinite(c)):
            exact = Fraction(float(a[k])) * Fraction(float(b[k])) + Fraction(float(c[k]))
            error = abs(Fraction(float(ours[k])) - exact)
            assert error <= Fraction(float(np.spacing(np.abs(ours[k])))) / 2
            for other in np.nextafter(ours[k], dtype([-np.inf, np.inf])):
                assert not np.isfinite(other) or error <= abs(Fraction(float(other)) - exact)


@intrinsic
def rounded(typingctx, x):
    return Signature(x, (x,), None), lambda context, builder, signature, args: intrinsics._rounded(builder, *args)


@pytest.mark.parametrize("dtype", DTYPES)
def test_rounding_without_the_instruction(dtype):
    x = np.array([0.0, 0.3, 0.5, 1.5, 2.5, 1e6 + 0.5, 2.0**22 + 0.5, 2.0**23 + 1, 2.0**52 + 1, 1e30, np.inf, np.nan], dtype)
    x = np.concatenate([x, -x, np.nextafter(x, dtype(0)), np.random.default_rng(0).normal(0, 100, 10_000).astype(dtype)])
    assert same_bits(np.array([_rounded(value) for value in x], dtype), np.rint(x))


@numba.njit
def _rounded(x):
    return rounded(x)


@pytest.fixture(params=[False, True])
def looped(request, monkeypatch):
    """Return a function that applies one of (x, float n + bias) to arrays with integer n, with and without AVX-512's vscalef."""
    if request.param and not intrinsics._has_vscalef(None):
        pytest.skip("this processor has no AVX-512")
    monkeypatch.setattr(intrinsics, "_has_vscalef", lambda context: request.param)

    def call(function, x, n):
        @numba.njit(error_model="numpy")
        def loop(x, biased):
            y = np.empty_like(x)
            for i in range(x.size):
                y[i] = function(x[i], biased[i])
            return y

        return loop(x, (n + intrinsics.ROUNDING_BIAS[numba.from_dtype(x.dtype)]).astype(x.dtype))

    return call


@pytest.mark.parametrize("dtype", DTYPES)
def test_powers_of_two_round_once(dtype, looped):
    """The result is rounded once even if scaling to or from a subnormal number takes two steps."""
    rng, info, most = np.random.default_rng(0), np.finfo(dtype), 252 if dtype == np.float32 else 2044
    x = np.concatenate([random(rng, dtype, 50_000) for _ in range(8)] + [np.array([0.0, -0.0, np.inf, np.nan, info.tiny], dtype)])
    n = rng.integers(-most, most + 1, x.size)
    n[::2] = np.clip(info.minexp - info.nmant - np.frexp(x[::2])[1] + rng.integers(-3, 60, x[::2].size), -most, most)
    with np.errstate(all="ignore"):
        wanted = np.ldexp(x.astype(np.float64), n).astype(dtype) if dtype == np.float32 else np.ldexp(x, n)
    assert same(looped(intrinsics.scale, x, n), wanted)


@pytest.mark.parametrize("dtype", DTYPES)
def test_scaling_down_is_scaling(dtype, looped):
    """Results are normal, subnormal and zero, with the smallest and the largest n, ties, and NaN."""
    rng, smallest, nothing = np.random.default_rng(0), np.finfo(dtype).minexp, -740 if dtype == np.float32 else -6042
    x = np.concatenate([2.0 ** rng.uniform(-50, 40, 100_000), np.arange(1, 5001), np.full(5, np.nan)]).astype(dtype)
    parts = rng.integers(smallest - 70, -19, 90_000), np.full(10_000, nothing), np.full(5000, smallest - 30), [-20] * 5
    n = np.concatenate(parts)
    n[100_000:103_000] = smallest - np.finfo(dtype).nmant - 1
    assert same(looped(subnormals.scale_down, x, n), np.ldexp(x, n))


def test_what_the_target_has():
    features = binding.get_host_cpu_features()
    if "fma" in features and not os.environ.get("NUMBA_CPU_NAME"):
        assert multiply_add.has_fma() == features["fma"] == _numba.host_has_fma()


def test_the_store_knows_the_target(monkeypatch):
    """The target includes settings that Numba leaves out of the features of this processor."""
    found = {_numba.target()}
    for name, value in (("CPU_NAME", "haswell"), ("CPU_FEATURES", "+sse4.2"), ("ENABLE_AVX", 0)):
        with monkeypatch.context() as changed:
            changed.setattr(numba.config, name, value)
            if name != "ENABLE_AVX" or binding.get_host_cpu_features().get("avx"):
                found.add(_numba.target())
    assert len(found) >= 3
