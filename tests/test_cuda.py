"""`fastact.cuda` without a GPU: every kernel compiles, its threads run on the CPU one by one, and calls have the right results."""

import itertools
import math
import pickle
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import emulation
import numpy as np
import pytest
from catalogue import MODULES, Case, one_fast, tiered
from devices import Array, NumbaStream, as_tuple, function

import fastact
from fastact.codegen.gpu.each_thread import Variant, names
from fastact.codegen.gpu.vectors import STORAGES
from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES
from fastact.runtime.cuda import device_arrays, target

USES = [use.name for use in PASSES.values() if use.on_device]
CASES = [Case(use, name) for use in USES for name in names(use)]
# A fused kernel contains the code of the other passes, except gradients of parameters and gradients from the output.
WHOLE = [case for case in CASES if case.use in ("fused", "param_grad", "backward_from_output")]
SIGNATURES = [parameter.values[0] for parameter in tiered(WHOLE) if not parameter.marks]  # one case of each


def variant_of(case, storage="float32"):
    is_array = (True,) * case.arrays + (False,) * len(case.definition.parameters)
    return Variant(case.use, case.name, storage, is_array, 0, STORAGES[storage].coarse(False))


# Kernels of these types have the same source for 8.0 and 9.0. `test_cuda_coarse` covers the difference, the rounding of halves.
for_capabilities = pytest.mark.parametrize(
    ("case", "capability"),
    [
        *(pytest.param(*p.values, (9, 0), id=f"{p.id}-9.0", marks=p.marks) for p in one_fast(WHOLE)),
        *(pytest.param(case, (8, 0), id=f"{case}-8.0", marks=pytest.mark.deep) for case in SIGNATURES),
    ],
)


@for_capabilities
def test_float32_kernels_compile(case, capability, ptx):
    text = ptx(variant_of(case), capability)
    assert "ld.global.v4.f32" in text
    assert "st.global.v4.f32" in text
    assert case.definition.widens or ".f64" not in text
    assert not re.search(r"\.local|call", text)  # no local memory, no calls


@pytest.mark.deep
@for_capabilities
def test_float64_kernels_compile(case, capability, ptx):
    text = ptx(variant_of(case, "float64"), capability)
    assert "ld.global.v2.f64" in text
    assert "st.global.v2.f64" in text


@pytest.mark.deep
def test_strided_kernels_compile(ptx):
    text = ptx(Variant("fused", "elu", "float32", (True, True, True), 3), (9, 0))
    assert "ld.global.f32" in text
    assert "st.global.f32" in text


def test_products_that_a_low_part_belongs_to_are_not_joined_to_sums(ptx):
    """A product whose rounding error is used must be rounded (`intrinsics.times`) and not fused into a multiply-add."""
    assert "mul.rn.f32" in ptx(variant_of(Case("forward", "gelu")), (9, 0))


SPECIAL = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1e-42, 3e38, -3e38, 1.0, -1.0])


def data(case, count, dtype=np.float32, seed=0):
    rng = np.random.default_rng(seed)
    arrays = [rng.uniform(-8, 8, count).astype(dtype) for _ in range(case.arrays)]
    arrays[-1][: len(SPECIAL)] = SPECIAL[:count]
    return arrays


@pytest.mark.parametrize("case", one_fast([*WHOLE, *(Case(use, "gelu") for use in ("forward", "backward", "derivative"))]))
def test_the_bits_are_those_of_the_ufuncs_without_cores(case, emulated):
    arrays = data(case, 203)
    parameters = case.parameters(np.float32)
    results = as_tuple(function(case)(*map(Array, arrays), *map(float, parameters)))
    for result, wanted in zip(results, case.call_formula((*arrays, *parameters)), strict=True):
        np.testing.assert_array_equal(result.array, wanted)
    (launched,) = emulated
    assert launched[0] == variant_of(case)


@pytest.mark.deep
def test_reciprocals_are_within_the_reach_of_the_instruction():
    """No kernel needs a reciprocal that the instruction lacks. This found isru, isrlu and squareplus of numbers beyond 2^126."""
    run = subprocess.run([sys.executable, Path(__file__).with_name("reciprocals.py")], capture_output=True, text=True, check=True)
    assert run.stdout == ""


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 159, 160, 161, 1000])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16"])
def test_every_length(count, dtype, emulated):
    """Any length works: pieces of 16 bytes, and the elements after the last piece."""
    x = np.linspace(-4, 4, count).astype(dtype)
    result = fastact.cuda.silu(Array(x)).array
    (exact,) = Case("forward", "silu").call_formula((x.astype(np.float32) if dtype == "float16" else x,))
    np.testing.assert_allclose(result, exact.astype(dtype), rtol=2.0**-10 if dtype == "float16" else 0.0, atol=0.0)
    assert len(emulated) == (count > 0)


def test_bfloat16(emulated):
    """Every bfloat16 number: values are those of float32, rounded to nearest, ties to even, and NaN stays NaN."""
    bits = np.arange(1 << 16, dtype=np.uint16)
    values = (bits.astype(np.uint32) << 16).view(np.float32)
    result = fastact.cuda.identity(Array(bits, "<V2")).array.view(np.uint16)
    nan = np.isnan(values)
    assert np.isnan((result[nan].astype(np.uint32) << 16).view(np.float32)).all()
    np.testing.assert_array_equal(result[~nan], bits[~nan])
    rounded = (fastact.cuda.celu(Array(bits, "<V2")).array.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
    exact = fastact.celu(values)
    finite = np.isfinite(exact)
    step = np.ldexp(np.float32(1), np.frexp(exact[finite])[1] - 8)  # distance between bfloat16 numbers
    # measured 0.505 steps, of which 0.5 is rounding
    assert (abs(rounded[finite] - exact[finite]) <= 0.51 * step + 2.0**-125).all()
    np.testing.assert_array_equal(rounded[~finite & ~nan], exact[~finite & ~nan])


LAYOUTS = {
    "every other": lambda a: a[::2],
    "backwards": lambda a: a[::-1],
    "transposed": lambda a: a.reshape(40, -1).T,
    "inner part": lambda a: a.reshape(40, -1)[1:-1, 1:-1],
    "three axes": lambda a: a.reshape(4, 10, -1)[:, ::3, ::-1],
    "not at a multiple of 16": lambda a: a[1:],
    "0-d": lambda a: a[0].reshape(()),
}


@pytest.mark.parametrize("layouts", [*itertools.product(LAYOUTS, repeat=1), ("backwards", "every other")], ids=str)
def test_layouts(layouts, emulated):
    rng = np.random.default_rng(1)
    g, x = (LAYOUTS[layout](rng.normal(size=800 if layout != "backwards" else 400)) for layout in (layouts * 2)[:2])
    out = np.empty(x.shape), np.empty(x.shape)[..., ::-1] if x.ndim else np.empty(())
    results = fastact.cuda.fused.elu(Array(g), Array(x), 0.5, out=tuple(map(Array, out)))
    for result, array, wanted in zip(results, out, fastact.fused.elu(g, x, 0.5), strict=True):
        assert result.array is array or np.shares_memory(result.array, array)
        np.testing.assert_array_equal(array, wanted)


def test_arrays_that_lie_alike_need_no_strides(emulated):
    x = np.asfortranarray(np.random.default_rng(0).normal(size=(30, 40)))
    out = np.empty_like(x)
    fastact.cuda.silu(Array(x), out=Array(out))
    np.testing.assert_array_equal(out, Case("forward", "silu").call_formula((x,))[0])
    assert emulated[0][0].dimensions == 0


def test_parameters_broadcast(emulated):
    x = np.random.default_rng(0).normal(size=(6, 5, 7)).astype(np.float32)
    slope = np.linspace(0, 1, 5, dtype=np.float32).reshape(5, 1)
    result = fastact.cuda.prelu(Array(x), Array(slope)).array
    np.testing.assert_array_equal(result, fastact.prelu(x, slope))
    assert emulated[0][0].dimensions == 3
    wide = np.ones((4, 1, 1, 1), np.float32)
    result = fastact.cuda.backward.prelu(Array(wide), Array(x), Array(slope)).array
    np.testing.assert_array_equal(result, fastact.backward.prelu(wide, x, slope))


def test_a_gradient_may_be_a_number(emulated):
    x = np.linspace(-2, 2, 9)
    (wanted,) = Case("backward", "gelu").call_formula((2.0, x))
    np.testing.assert_array_equal(fastact.cuda.backward.gelu(2.0, Array(x)).array, wanted)


def test_in_place_and_prepared(emulated):
    x = np.linspace(-2, 2, 9)
    silu = lambda x: Case("forward", "silu").call_formula((x,))[0]
    wanted = silu(silu(x))
    array = Array(x)
    launch = fastact.cuda.prepare(fastact.cuda.silu, array, out=array)
    launch()
    launch()
    np.testing.assert_array_equal(x, wanted)
    assert len(emulated) == 2


def test_gates_write_into_views_of_one_array(emulated):
    """Interleaved halves are accepted as outputs: their elements alternate but do not overlap."""
    x = np.random.default_rng(0).normal(size=(5, 8))
    dx = np.empty_like(x)
    parts = fastact.split(x, layout="interleaved")
    targets = fastact.split(dx, layout="interleaved")
    fastact.cuda.backward.swiglu(1.0, *map(Array, parts), out=tuple(map(Array, targets)))
    np.testing.assert_array_equal(targets, Case("backward", "swiglu").call_formula((1.0, *parts)))


def test_streams(emulated):
    x = Array(np.ones(4))
    for given in (None, 7, SimpleNamespace(ptr=7), SimpleNamespace(cuda_stream=7), NumbaStream(7)):
        fastact.cuda.silu(x, stream=given)
    assert [on for _, _, on, _ in emulated] == [0, 7, 7, 7, 7]
    with pytest.raises(TypeError, match=r"stream must be a stream of Numba, CuPy or PyTorch, or its address, got 'x'"):
        fastact.cuda.silu(x, stream="x")


X = np.ones(4)
BAD = {
    "host array": (lambda f: f(X), TypeError, r"cuda\.elu: x must be an array on a CUDA device, got numpy\.ndarray"),
    "host parameter": (lambda f: f(Array(X), X), TypeError, r"alpha must be an array on a CUDA device"),
    "integers": (lambda f: f(Array(np.arange(3))), TypeError, r"x must be of type float32, .*, got <i8"),
    "a number": (lambda f: f(1.0), TypeError, r"x must be an array on a CUDA device, got a number"),
    "two types": (lambda f: f(Array(X), Array(X.astype("f4"))), TypeError, r"got x float64 and alpha float32"),
    "out of another type": (lambda f: f(Array(X), out=Array(X.astype("f4"))), TypeError, r"got x float64 and out \(y\) float32"),
    "out of another shape": (lambda f: f(Array(X), out=Array(np.ones(5))), ValueError, r"out \(y\) must have the shape \(4,\)"),
    "one place for all": (
        lambda f: f(Array(X), out=Array(np.broadcast_to(X[:1], 4))),
        ValueError,
        r"several elements in one place",
    ),
    "read-only out": (lambda f: f(Array(X), out=Array(X, data=(X.ctypes.data, True))), ValueError, r"read-only"),
    "shapes": (lambda f: f(Array(X), Array(np.ones(3))), ValueError, r"got x \(4,\), alpha \(3,\)"),
    "overlap": (lambda f: f(Array(X[:3]), out=Array(X[1:])), ValueError, r"overlaps an input in part"),
    "too many outs": (lambda f: f(Array(X), out=(Array(X), Array(X))), ValueError, r"out must hold 1 arrays \(y\), got 2"),
    "masked": (lambda f: f(Array(X, mask=Array(X))), TypeError, r"got a masked array"),
    "no arguments": (lambda f: f(), TypeError, r"takes \(x, /, alpha=1.0, \*, out=None, stream=None, fast=False\), got 0"),
    "unknown parameter": (lambda f: f(Array(X), beta=1.0), TypeError, r"got 'beta'"),
    "twice": (lambda f: f(Array(X), 1.0, alpha=1.0), TypeError, r"two values for the parameter 'alpha'"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input(what, emulated):
    call, error, message = BAD[what]
    with pytest.raises(error, match=message):
        call(fastact.cuda.elu)
    assert not emulated


def test_one_out_for_two_results(emulated):
    x = Array(X)
    with pytest.raises(ValueError, match=r"out \(y\) overlaps another result"):
        fastact.cuda.fused.silu(x, x, out=(Array(X), Array(X)))


def test_several_devices(emulated, monkeypatch):
    devices = iter([0, 1, 1])
    monkeypatch.setattr(device_arrays, "device_of", lambda x: next(devices))
    with pytest.raises(TypeError, match=r"the arrays must be on the same device, got devices \[0, 1\]"):
        fastact.cuda.backward.silu(Array(X), Array(X))


def test_without_the_extra_the_driver_or_a_device(monkeypatch):
    """Names, signatures and documentation are available. An error comes with the first call."""
    monkeypatch.setattr(target, "numba_cuda", target.numba_cuda.__wrapped__)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(fastact.cuda.CudaUnavailableError, match="fastact's extra cuda installs it for CUDA 12"):
        fastact.cuda.gelu(X)
    monkeypatch.undo()
    cuda = pytest.importorskip("numba.cuda")
    with monkeypatch.context() as older:
        older.setattr(target, "numba_cuda", target.numba_cuda.__wrapped__)
        older.setattr("importlib.metadata.version", lambda name: "0.29.1")
        with pytest.raises(fastact.cuda.CudaUnavailableError, match=r"numba-cuda 0.30 or later is needed, got 0.29.1"):
            fastact.cuda.gelu(X)
    if cuda.is_available():
        pytest.skip("there is a device")
    with pytest.raises(fastact.cuda.CudaUnavailableError, match="driver"):
        fastact.cuda.kernel("gelu")


@fastact.activation
def softclip(x, limit=3.0):
    """A user's own function."""
    return limit * math.tanh(x / limit)


@pytest.mark.deep
def test_ones_own_activation(emulated):
    """A user's activation has the bits of the CPU's in every pass, with parameters by name, as arrays, and in place."""
    g, x = (np.random.default_rng(k).uniform(-8, 8, 203) for k in range(2))
    limit = np.linspace(1, 4, 203)
    np.testing.assert_array_equal(softclip.cuda(Array(x)).array, softclip(x))
    for use in ("backward", "fused", "param_grad"):
        results = as_tuple(getattr(softclip.cuda, use)(Array(g), Array(x), Array(limit)))
        for result, wanted in zip(results, as_tuple(getattr(softclip, use)(g, x, limit)), strict=True):
            np.testing.assert_array_equal(result.array, wanted)
    array = Array(x.astype(np.float32))
    wanted = softclip.derivative(array.array, limit=2.0)
    assert softclip.cuda.derivative(array, limit=2.0, out=array) is array
    np.testing.assert_array_equal(array.array, wanted)
    with pytest.raises(TypeError, match=r"test_cuda\.softclip\.cuda\.fused: x must be an array on a CUDA device"):
        softclip.cuda.fused(Array(g), x)
    with pytest.raises(AttributeError, match="has no parameters"):
        _ = fastact.activation(lambda x: x).cuda.param_grad
    assert pickle.loads(pickle.dumps(softclip.cuda.fused)) is softclip.cuda.fused
    assert pickle.loads(pickle.dumps(softclip.cuda)) is softclip.cuda


def _names_what_is_missing(x):
    return x + missing  # noqa: F821


def _raises(x):
    if x < 0.0:
        raise ValueError
    return x


def _imports(x):
    import math

    return math.tanh(x)


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (_names_what_is_missing, "name 'missing' is not defined"),
        (_raises, "raise and assert, as in '_raises', are not supported on a GPU"),
        (_imports, "import within the function is not supported"),
    ],
)
def test_ones_own_that_cannot_be_compiled(function, message, emulated, monkeypatch):
    """The error is one line, as on the CPU, for whatever exception Numba raises."""
    device = SimpleNamespace(compute_capability=(8, 0))
    jit = lambda *_, **__: lambda body: body
    cuda = SimpleNamespace(jit=jit, get_current_device=lambda: device, default_stream=lambda: None)
    monkeypatch.setattr(target, "numba_cuda", lambda: cuda)
    monkeypatch.setattr(target, "on_device", lambda number: nullcontext())
    monkeypatch.setattr(target, "entry", lambda variant, cuda: emulation.emulator(variant))
    monkeypatch.setattr(target, "bound", lambda variant, *configuration: target.compiled(variant))
    own = fastact.activation(function)
    with pytest.raises(TypeError, match=rf"^activation '{function.__name__}' cannot be compiled: {message}.*, line \d+") as found:
        own.cuda(Array(X), out=Array(X.copy()))
    assert "\n" not in str(found.value)


def test_prepare_wants_all_results(emulated):
    with pytest.raises(ValueError, match="out must hold all 2 results, got 2 arrays"):
        fastact.cuda.prepare(fastact.cuda.fused.silu, Array(X), Array(X), out=(Array(X.copy()), None))


@pytest.mark.deep
def test_ones_own_activation_compiles(ptx):
    key = softclip.cuda._key
    text = ptx(Variant("fused", key, "float32", (True, True, False)), (9, 0))
    assert "ld.global.v4.f32" in text
    assert not re.search(r"\.f64|\.local|call", text)
    assert Variant("fused", key, "float32", (True, True, False)).cached


def test_kernel_wants_names_it_has():
    for arguments, message in [
        (("softmax",), "an element-wise function of fastact.cuda and its pass are needed, got 'softmax' and 'forward'"),
        (("gelu", "sideways"), "got 'gelu' and 'sideways'"),
        (("gelu", "fused", np.int32), "dtype must be one of float32, float64, float16, bfloat16, got 'int32'"),
    ]:
        with pytest.raises(ValueError, match=message):
            fastact.cuda.kernel(*arguments)


@pytest.mark.parametrize("use", USES)
def test_names_are_those_of_the_cpu(use):
    module = fastact.cuda if use == "forward" else getattr(fastact.cuda, use)
    wanted = {name for name in MODULES[use].__all__ if name in CATALOGUE}
    assert {name for name in module.__all__ if name in CATALOGUE} == wanted
    for name in wanted:
        function = getattr(module, name)
        operands = [*PASSES[use].arrays_in(CATALOGUE[name]), *(p.name for p in CATALOGUE[name].parameters)]
        assert list(function.__signature__.parameters)[: len(operands)] == operands
        assert "on a CUDA device" in function.__doc__


@pytest.mark.parametrize(
    "error", [RuntimeError("no locator"), OSError(), EOFError(), pickle.UnpicklingError(), ValueError("damaged")]
)
def test_a_cache_that_fails_is_no_error(error, monkeypatch):
    """A damaged file can raise any exception. An error of the compiler is raised again without the cache."""

    def jit(signature, launch_bounds, cache=False):
        def compile_it(kernel):
            if cache:
                raise error
            return kernel

        return compile_it

    cuda = SimpleNamespace(jit=jit, get_current_device=lambda: SimpleNamespace(compute_capability=(8, 0)))
    monkeypatch.setattr(target, "numba_cuda", lambda: cuda)
    monkeypatch.setattr(target, "entry", lambda variant, cuda: "the kernel")
    assert target._compiled.__wrapped__(SimpleNamespace(signature=None, threads=32, cached=True), (8, 0)) == "the kernel"


def test_devices_of_several_kinds(monkeypatch):
    """Each kind has its own kernels and as many blocks as it runs at once. Devices that are too old are refused."""
    device = SimpleNamespace(compute_capability=(8, 0), MULTIPROCESSOR_COUNT=100)
    cuda = SimpleNamespace(jit=lambda *_, **__: lambda entry: object(), get_current_device=lambda: device)
    monkeypatch.setattr(target, "numba_cuda", lambda: cuda)
    monkeypatch.setattr(target, "entry", lambda variant, cuda: None)
    variant = variant_of(Case("forward", "relu"))
    newer = target.compiled(variant)
    assert (target.compiled(variant), target.blocks_for(10**9, 1)) == (newer, 100 * target.BLOCKS)
    device.compute_capability, device.MULTIPROCESSOR_COUNT = (7, 5), 40
    assert target.compiled(variant) is not newer
    assert target.blocks_for(10**9, 1) == 40 * target.BLOCKS
    device.compute_capability = (6, 1)
    with pytest.raises(fastact.cuda.CudaUnavailableError, match=r"compute capability 7\.0 or later is needed, got one of 6\.1"):
        target.compiled(variant)
    target._compiled.cache_clear()
