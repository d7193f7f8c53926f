"""`fastact.cuda` without a GPU: every kernel compiles, its threads run on the CPU one by one, and calls do what they say."""

import dataclasses
import functools
import itertools
import re
from types import SimpleNamespace

import emulation
import gpu
import numpy as np
import pytest
from catalogue import MODULES, Case

import fastact
from fastact.activations import CATALOGUE
from fastact.engine.cuda import elementwise, operands, plans, rows, target
from fastact.engine.cuda.elementwise import Variant, names
from fastact.engine.cuda.rows import RowVariant
from fastact.engine.passes import PASSES

USES = ("forward", "backward", "fused", "derivative", "param_grad")
CASES = [Case(use, name) for use in USES for name in names(use)]
# A fused kernel holds what the other passes have, but for the gradients of parameters.
WHOLE = [case for case in CASES if case.use in ("fused", "param_grad")]
THREADS = 40  # of the emulated launches: some have several pieces, some none
WITH_SINES = ("gcu", "snake")  # whose argument is reduced in float64


emulator = functools.cache(elementwise.emulator)


@functools.cache
def row_emulator(variant):
    """Runs a row kernel, for a group of one thread or of as many threads of the CPU."""
    if variant.group == 1:
        run = rows.thread_on_cpu(variant)
        return lambda *arguments: [run(first, 3, 0, *arguments) for first in range(3)]
    group = emulation.Group(variant.group)
    run = rows.thread_on_cpu(variant, group.together)
    return lambda *arguments: group.run(lambda lane: run(0, 1, lane, *arguments))


def variant_of(case, storage="float32"):
    is_array = (True,) * case.arrays + (False,) * len(case.definition.parameters)
    return Variant(case.use, case.name, storage, is_array)


@pytest.fixture
def ptx(monkeypatch):
    """Compiles a variant for a compute capability, without a driver."""
    pytest.importorskip("numba_cuda", reason="needs the extra cuda")
    from numba import cuda

    def compile_for(variant, capability):
        device = SimpleNamespace(compute_capability=capability)
        monkeypatch.setattr("numba.cuda.dispatcher.get_current_device", lambda: device)
        entry = target.entry(variant, cuda)
        return cuda.compile(entry, variant.signature, device=False, cc=capability, abi="numba")[0]

    return compile_for


@pytest.mark.parametrize("case", WHOLE, ids=str)
def test_float32_kernels_compile(case, ptx):
    text = ptx(variant_of(case), (9, 0))
    assert "ld.global.v4.f32" in text
    assert "st.global.v4.f32" in text
    assert case.name in WITH_SINES or ".f64" not in text
    assert not re.search(r"\.local|call", text)  # no memory of the thread's own, nothing called


@pytest.mark.parametrize("case", WHOLE, ids=str)
def test_float64_kernels_compile(case, ptx):
    text = ptx(variant_of(case, "float64"), (8, 0))
    assert "ld.global.v2.f64" in text
    assert "st.global.v2.f64" in text


@pytest.mark.parametrize("storage", ["float16", "bfloat16"])
@pytest.mark.parametrize("case", [Case("forward", "relu"), Case("backward", "gelu"), Case("fused", "swiglu")], ids=str)
def test_kernels_of_halves_compile(case, storage, ptx):
    """What they compute is float32's; they load and store 16 bytes at once all the same."""
    text = ptx(variant_of(case, storage), (8, 0))
    assert re.search(r"ld\.global\.v4\.[bu]32", text)
    assert re.search(r"st\.global\.v4\.[bu]32", text)
    assert ".f64" not in text


def test_strided_kernels_compile(ptx):
    text = ptx(Variant("fused", "elu", "float32", (True, True, True), 3), (9, 0))
    assert "ld.global.f32" in text
    assert "st.global.f32" in text


def test_products_that_a_low_part_belongs_to_are_not_joined_to_sums(ptx):
    """`intrinsics.times`: a product whose rounding error is used must be rounded."""
    assert "mul.rn.f32" in ptx(variant_of(Case("forward", "gelu")), (9, 0))


class Array:
    """An array "on a device": its interface leads to the computer's own memory."""

    def __init__(self, array, typestr=None, **changes):
        self.array = np.asarray(array)
        interface = self.array.__array_interface__
        strides = self.array.strides
        self.nbytes = self.array.nbytes
        self.copy_to_device = lambda other: np.copyto(self.array, other.array)
        self.__cuda_array_interface__ = {**interface, "strides": strides, "typestr": typestr or interface["typestr"], **changes}


class Launches(list):
    """What was launched; a row is shared by `threads` of the CPU at most."""

    threads = 1


@pytest.fixture
def emulated(monkeypatch):
    """Launches run on the CPU."""
    launches = Launches()

    def bound(variant, blocks, threads, on):
        return lambda *arguments: launch(variant, blocks, on, arguments)

    def launch(variant, blocks, on, arguments):
        launches.append((variant, blocks, on, arguments))
        if isinstance(variant, RowVariant):  # fewer threads, which have all the others' registers
            group = min(variant.group, launches.threads)
            variant = dataclasses.replace(variant, group=group, pieces=variant.pieces * variant.group // group)
            row_emulator(variant)(*arguments)
        else:
            emulator(variant)(THREADS, *arguments)

    cuda = SimpleNamespace(
        device_array=lambda shape, dtype: Array(np.empty(shape, dtype), dtype.str),
        default_stream=lambda: 0,
        external_stream=lambda address: address,
    )
    monkeypatch.setattr(target, "numba_cuda", lambda: cuda)
    monkeypatch.setattr(target, "bound", bound)
    monkeypatch.setattr(target, "blocks_for", lambda work, share: 1)
    target._stream_at.cache_clear()
    yield launches
    target._stream_at.cache_clear()


def function(case):
    module = fastact.cuda if case.use == "forward" else getattr(fastact.cuda, case.use)
    return getattr(module, case.name)


def as_tuple(result):
    return result if isinstance(result, tuple) else (result,)


SPECIAL = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1e-42, 3e38, -3e38, 1.0, -1.0])


def data(case, count, dtype=np.float32, seed=0):
    rng = np.random.default_rng(seed)
    arrays = [rng.uniform(-8, 8, count).astype(dtype) for _ in range(case.arrays)]
    arrays[-1][: len(SPECIAL)] = SPECIAL[:count]
    return arrays


@pytest.mark.parametrize("case", [*WHOLE, *(Case(use, "gelu") for use in ("forward", "backward", "derivative"))], ids=str)
def test_the_bits_are_those_of_the_ufuncs(case, emulated):
    arrays = data(case, 203)
    parameters = case.parameters(np.float32)
    results = as_tuple(function(case)(*map(Array, arrays), *map(float, parameters)))
    for result, wanted in zip(results, as_tuple(case.function(*arrays, *parameters)), strict=True):
        np.testing.assert_array_equal(result.array, wanted)
    (launched,) = emulated
    assert launched[0] == variant_of(case)


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 159, 160, 161, 1000])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16"])
def test_every_length(count, dtype, emulated):
    """Pieces of 16 bytes, and what is left behind the last."""
    x = np.linspace(-4, 4, count).astype(dtype)
    exact = fastact.silu(x.astype(np.float32) if dtype == "float16" else x)
    np.testing.assert_array_equal(fastact.cuda.silu(Array(x)).array, exact.astype(dtype))
    assert len(emulated) == (count > 0)


def test_bfloat16(emulated):
    """Every bfloat16 number: values are float32's, rounded to nearest, ties to even; NaN stays NaN."""
    bits = np.arange(1 << 16, dtype=np.uint16)
    values = (bits.astype(np.uint32) << 16).view(np.float32)
    result = fastact.cuda.identity(Array(bits, "<V2")).array.view(np.uint16)
    nan = np.isnan(values)
    assert np.isnan((result[nan].astype(np.uint32) << 16).view(np.float32)).all()
    np.testing.assert_array_equal(result[~nan], bits[~nan])
    result = (fastact.cuda.tanh(Array(bits, "<V2")).array.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
    exact = fastact.tanh(values)
    below = (exact.view(np.uint32) & 0xFFFF0000).view(np.float32)
    above = ((exact.view(np.uint32) & 0xFFFF0000) + 0x10000).view(np.float32)
    to_below, to_above = np.abs(exact - below), np.abs(above - exact)
    even = (below.view(np.uint32) >> 16) % 2 == 0
    nearest = np.where((to_below < to_above) | ((to_below == to_above) & even), below, above)
    np.testing.assert_array_equal(result[~nan], nearest[~nan])


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
    np.testing.assert_array_equal(out, fastact.silu(x))
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
    np.testing.assert_array_equal(fastact.cuda.backward.gelu(2.0, Array(x)).array, fastact.backward.gelu(2.0, x))


def test_in_place_and_prepared(emulated):
    x = np.linspace(-2, 2, 9)
    wanted = fastact.silu(fastact.silu(x))
    array = Array(x)
    launch = fastact.cuda.prepare(fastact.cuda.silu, array, out=array)
    launch()
    launch()
    np.testing.assert_array_equal(x, wanted)
    assert len(emulated) == 2


def test_gates_write_into_views_of_one_array(emulated):
    """Interleaved halves lie between each other and overlap in nothing."""
    x = np.random.default_rng(0).normal(size=(5, 8))
    dx = np.empty_like(x)
    parts = fastact.split(x, layout="interleaved")
    targets = fastact.split(dx, layout="interleaved")
    fastact.cuda.backward.swiglu(1.0, *map(Array, parts), out=tuple(map(Array, targets)))
    np.testing.assert_array_equal(targets, fastact.backward.swiglu(1.0, *parts))


def test_streams(emulated):
    x = Array(np.ones(4))
    for given in (None, 7, SimpleNamespace(ptr=7), SimpleNamespace(cuda_stream=7)):
        fastact.cuda.silu(x, stream=given)
    assert [on for _, _, on, _ in emulated] == [0, 7, 7, 7]
    with pytest.raises(TypeError, match=r"a stream of Numba, CuPy or PyTorch or its address is needed, got 'x'"):
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
    "no arguments": (lambda f: f(), TypeError, r"takes \(x, /, alpha=1.0, \*, out=None, stream=None\), got 0"),
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
    monkeypatch.setattr(operands, "device_of", lambda x: next(devices))
    with pytest.raises(TypeError, match=r"arrays on one device are needed, got devices \[0, 1\]"):
        fastact.cuda.backward.silu(Array(X), Array(X))


def test_without_the_extra_the_driver_or_a_device(monkeypatch):
    """Names, signatures and documentation are there, an error comes with the first call."""
    monkeypatch.setattr(target, "numba_cuda", target.numba_cuda.__wrapped__)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(fastact.cuda.CudaUnavailableError, match=r"pip install 'fastact\[cuda\]'"):
        fastact.cuda.gelu(X)
    monkeypatch.undo()
    cuda = pytest.importorskip("numba.cuda")
    if cuda.is_available():
        pytest.skip("there is a device")
    with pytest.raises(fastact.cuda.CudaUnavailableError, match="driver"):
        fastact.cuda.kernel("gelu")


def test_benchmark(emulated, monkeypatch, capsys):
    """`benchmarks/gpu.py` has not seen a GPU in these tests; its calls are the right ones."""

    def seconds(cuda, launch):
        launch()
        return 1.0

    new = lambda shape, dtype: Array(np.zeros(shape, dtype))
    cuda = SimpleNamespace(
        to_device=Array,
        device_array=new,
        device_array_like=lambda x: new(x.array.shape, x.array.dtype),
        get_current_device=lambda: SimpleNamespace(name="a device", compute_capability=(9, 0)),
        synchronize=lambda: None,
    )
    for name, value in {
        "seconds": seconds,
        "numba_cuda": lambda: cuda,
        "torch_gpu": lambda: None,
        "FUNCTIONS": ("gelu",),
        "ROWS": ("logsumexp",),
        "DTYPES": ("float32",),
        "ELEMENTS": 64,
        "SHAPES": ((4, 8),),
        "CALLS": 1,
    }.items():
        monkeypatch.setattr(gpu, name, value)
    monkeypatch.setattr("sys.argv", ["gpu.py"])
    gpu.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a device, compute capability (9, 0)")
    assert "| gelu | fused | float32 | 64 | 2.00 | fastact 0 GB/s |" in lines  # four arrays, where a copy has two
    assert len(lines) == 4 + 6 + 1


def test_kernel_wants_names_it_has():
    for arguments, message in [
        (("softmax",), "an element-wise function of fastact.cuda and its pass are needed, got 'softmax' and 'forward'"),
        (("gelu", "sideways"), "got 'gelu' and 'sideways'"),
        (("gelu", "fused", np.int32), "a type of float32, float64, float16, bfloat16 is needed, got 'int32'"),
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
        assert list(function.__signature__.parameters)[: len(PASSES[use].arrays_in(CATALOGUE[name]))]
        assert "on a CUDA device" in function.__doc__


# --- rows ------------------------------------------------------------------------------------------------------------------------

ROW_CASES = [Case(use, name) for use in ("forward", "backward", "fused", "param_grad") for name in rows.names(use)]


def row_data(case, shape, dtype=np.float64, axis=-1):
    """The arrays and parameters, and those of them that are arrays on a device as such."""
    inputs = case.inputs(shape, dtype, axis=axis)
    return inputs, [x if np.ndim(x) == 0 and not isinstance(x, np.ndarray) else Array(x) for x in inputs]


def compare(results, wanted):
    """Sums are made in another order: the distance is that of a few roundings of the row's largest entry."""
    for result, exact in zip(as_tuple(results), as_tuple(wanted), strict=True):
        largest = np.max(np.abs(exact), initial=1.0, where=np.isfinite(exact))
        np.testing.assert_allclose(result.array, exact, rtol=0, atol=8 * np.finfo(exact.dtype).eps * largest)


@pytest.mark.parametrize("case", ROW_CASES, ids=str)
def test_rows(case, emulated, monkeypatch):
    """Rows that stay in registers, in pieces of 16 bytes, and columns side by side, which stay in memory."""
    inputs, arrays = row_data(case, (5, 24), np.float32)
    compare(function(case)(*arrays), case.function(*inputs))
    assert (emulated[0][0].group, emulated[0][0].pieces, emulated[0][0].width) == (8, 1, 4)
    if case.use in ("fused", "param_grad"):
        monkeypatch.setattr(plans, "MANY_COLUMNS", 5)
        inputs, arrays = row_data(case, (24, 5), axis=0)
        compare(function(case)(*arrays, axis=0), case.function(*inputs, axis=0))
        assert (emulated[1][0].group, emulated[1][0].pieces, emulated[1][0].width) == (1, 0, 1)


@pytest.mark.parametrize("case", [Case("fused", name) for name in ("softmax", "hardmax", "log_softmax", "sparsemax")], ids=str)
def test_threads_that_share_a_row(case, emulated):
    """Four threads of the CPU: each has its share of the places, and they exchange what they have of sums and maxima."""
    emulated.threads = 4
    for shape in [(2, 28), (2, 9001)]:  # in registers, and through memory with a remainder
        inputs, arrays = row_data(case, shape, np.float32)
        compare(function(case)(*arrays), case.function(*inputs))


ROW_LAYOUTS = {
    "one number": ((1,), -1),
    "odd length": ((4, 7), -1),
    "long rows": ((2, 9000), -1),
    "long rows of odd length": ((2, 9001), -1),
    "middle axis": ((3, 6, 4), 1),
    "two axes of rows": ((3, 6, 4), -1),
    "no rows": ((0, 4), -1),
    "empty rows": ((4, 0), -1),
}


@pytest.mark.parametrize("layout", ROW_LAYOUTS)
@pytest.mark.parametrize("case", [Case("fused", "softmax"), Case("forward", "hardmax"), Case("backward", "logsumexp")], ids=str)
def test_row_layouts(case, layout, emulated):
    shape, axis = ROW_LAYOUTS[layout]
    if layout == "empty rows" and case.use == "backward":
        pytest.skip("its output has no rows")
    inputs, arrays = row_data(case, shape, np.float32, axis=axis)
    compare(function(case)(*arrays, axis=axis), case.function(*inputs, axis=axis))
    assert len(emulated) == (layout != "no rows")


@pytest.mark.parametrize("storage", ["float16", "bfloat16"])
def test_rows_of_halves(storage, emulated):
    x = np.random.default_rng(0).uniform(-5, 5, (4, 16)).astype(np.float32)
    if storage == "float16":
        x = x.astype(np.float16)
        result = fastact.cuda.softmax(Array(x)).array
        exact = fastact.softmax(x.astype(np.float32))
    else:
        bits = (x.view(np.uint32) >> 16).astype(np.uint16)
        exact = fastact.softmax((bits.astype(np.uint32) << 16).view(np.float32))
        result = (fastact.cuda.softmax(Array(bits, "<V2")).array.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
    eps = {"float16": 2.0**-11, "bfloat16": 2.0**-8}[storage]
    np.testing.assert_allclose(result, exact, rtol=1.01 * eps, atol=1e-7)


@pytest.mark.parametrize("n", [1, 7, 33, 1025, 1500, 2048, 4096, 5000, 8192, 8193, 50_001])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16"])
def test_groups_of_several_warps_have_a_block_of_their_own(n, dtype, emulated, monkeypatch):
    """They share its memory and its barriers; and each thread's share fits in its registers."""
    monkeypatch.setattr(
        target, "bound", lambda variant, *configuration: lambda *arguments: emulated.append((variant, configuration))
    )
    fastact.cuda.softmax(Array(np.zeros((3, n), dtype)))
    ((variant, (_, threads, _)),) = emulated
    assert threads == variant.group if variant.group > 32 else threads % variant.group == 0
    assert variant.group & (variant.group - 1) == 0
    bits = 64 if dtype == "float64" else 32
    if variant.pieces:
        assert variant.group * variant.pieces * variant.width >= n
        assert variant.pieces * variant.width * bits <= 1024
        assert variant.group <= 256
    else:
        assert n > (4096 if dtype == "float64" else 8192)


def test_rows_in_place(emulated):
    """Long rows pass through memory: where a sweep would destroy what a later one needs, the result is made apart and copied."""
    g, x = (np.random.default_rng(k).uniform(-5, 5, (2, 9000)) for k in range(2))
    wanted = fastact.fused.softmax(g, x)
    first, second = Array(g), Array(x)
    y, dx = fastact.cuda.fused.softmax(first, second, out=(first, second))
    assert (y, dx) == (first, second)
    compare((y, dx), wanted)
    assert [variant.name for variant, *_ in emulated] == ["softmax", "identity", "identity"]
    short = np.arange(6.0)
    wanted = fastact.softmax(short)
    fastact.cuda.softmax(Array(short), out=Array(short))
    compare(Array(short), wanted)


def test_one_number_a_row(emulated):
    """Parameters: one for all, one a row; gradients of reductions; several axes that broadcast."""
    x = np.random.default_rng(0).uniform(-5, 5, (3, 4, 8))
    scale = np.linspace(0.5, 2, 4)
    compare(fastact.cuda.scaled_softmax(Array(x), 0.5), fastact.scaled_softmax(x, 0.5))
    compare(fastact.cuda.scaled_softmax(Array(x), Array(scale)), fastact.scaled_softmax(x, scale))
    compare(fastact.cuda.fused.logsumexp(2.0, Array(x)), fastact.fused.logsumexp(2.0, x))
    mask = np.arange(8) % 3 > 0
    compare(fastact.cuda.masked_softmax(Array(x), Array(mask)), fastact.masked_softmax(x, mask))


BAD_ROWS = {
    "axis": (
        lambda: fastact.cuda.softmax(Array(X), axis=1),
        np.exceptions.AxisError,
        r"axis 1 is out of bounds for x of shape \(4,\)",
    ),
    "lengths": (
        lambda: fastact.cuda.backward.softmax(Array(X), Array(X[:3])),
        ValueError,
        r"rows of one length are needed along axis -1, got g \(4,\), y \(3,\)",
    ),
    "a number": (lambda: fastact.cuda.softmax(1.0), TypeError, r"x must be an array on a CUDA device, got a number"),
    "mask of numbers": (
        lambda: fastact.cuda.masked_softmax(Array(X), Array(X)),
        TypeError,
        r"mask must be of type bool, got <f8",
    ),
}


@pytest.mark.parametrize("what", BAD_ROWS)
def test_bad_rows(what, emulated):
    call, error, message = BAD_ROWS[what]
    with pytest.raises(error, match=message):
        call()
    assert not emulated


def test_groups_within_a_warp_wait_for_themselves_only(ptx):
    """Rows of one warp may end at different times: an exchange that waited for all 32 threads could wait for ever."""
    part, whole = (ptx(RowVariant("fused", "softmax", "float32", (), group, 1, 4, 1), (9, 0)) for group in (8, 32))
    members = r"mov\.u(?:32|64)\s+%rd?\d+, {};"
    assert "%laneid" in part
    assert re.search(members.format(255), part)  # 8 threads, to be shifted to where the group is
    assert "%laneid" not in whole
    assert re.search(members.format(-1), whole)


@pytest.mark.parametrize("case", ROW_CASES, ids=str)
def test_row_kernels_compile(case, ptx):
    """A warp for each row, in registers, and a block for each, through memory: with exchanges and barriers in them."""
    is_array = (False,) * len(case.definition.parameters)
    is_array = (True,) * (len(RowVariant(case.use, case.name, "float32", (), 1, 0, 1, 1).number_inputs) - len(is_array)) + is_array
    text = ptx(RowVariant(case.use, case.name, "float32", is_array, 32, 2, 4, 1), (9, 0))
    assert "ld.global.v4.f32" in text or (case.use, case.name) == ("backward", "hardmax")  # which is 0 whatever g is
    assert not re.search(r"\.f64|\.local", text)
    if case.use not in ("fused", "param_grad"):
        return
    text = ptx(RowVariant(case.use, case.name, "float32", is_array, 1024, 0, 4, 1), (8, 0))
    assert "ld.global.v4.f32" in text
    reduces = "shfl.sync.bfly" in text
    assert reduces == ("bar.sync" in text)
    assert reduces or case.name in ("crelu", "hardmax", "log_softmax", "maxout")
