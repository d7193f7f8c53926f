"""`fastact.cuda` on a GPU: ``python -m pytest -m gpu``. All tests are skipped without a GPU."""

import numpy as np
import pytest
from catalogue import DEVICE_PASSES, Case, as_tuple, by_case
from test_cuda import WHOLE
from test_cuda_coarse import assert_coarse

import fastact
from fastact.codegen.gpu import each_thread, thread_groups
from fastact.runtime.cuda.target import numba_cuda

try:
    cuda = numba_cuda()
except fastact.cuda.CudaUnavailableError:
    cuda = None

pytestmark = [pytest.mark.gpu, pytest.mark.skipif(cuda is None, reason="needs an NVIDIA GPU and the extra cuda")]
CASES = [Case(use, name) for use in DEVICE_PASSES for name in each_thread.names(use)]
ROWS = [Case(use, name) for use in DEVICE_PASSES for name in thread_groups.names(use)]


def function(case):
    return getattr(fastact.cuda if case.use == "forward" else getattr(fastact.cuda, case.use), case.name)


def ulps(result, exact):
    """Return the largest distance in units in the last place; near zeros, the unit is that of 2⁻¹⁰ of the largest entry."""
    finite = np.isfinite(exact)
    np.testing.assert_array_equal(np.isnan(result), np.isnan(exact))
    np.testing.assert_array_equal(result[~finite & ~np.isnan(exact)], exact[~finite & ~np.isnan(exact)])
    if not finite.any():
        return 0.0
    floor = np.max(np.abs(exact[finite])) * 2.0**-10
    return np.max(np.abs(result[finite] - exact[finite]) / np.spacing(np.maximum(np.abs(exact[finite]), floor)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=lambda dtype: dtype.__name__)
@by_case(CASES)
def test_elementwise(case, dtype):
    """Values are within 2 ULP of the CPU's and derivatives within 4, as products and sums are fused differently."""
    rng = np.random.default_rng(0)
    arrays = [rng.uniform(-8, 8, 10_007).astype(dtype) for _ in range(case.arrays)]
    arrays[-1][:6] = [0.0, -0.0, np.inf, -np.inf, np.nan, np.finfo(dtype).tiny / 4]
    parameters = case.parameters(dtype)
    results = as_tuple(function(case)(*map(cuda.to_device, arrays), *map(float, parameters)))
    bounds = [4.0] * len(results)
    bounds[0] = 2.0 if case.use in ("forward", "fused") else 4.0
    for result, exact, bound in zip(results, as_tuple(case.function(*arrays, *parameters)), bounds, strict=True):
        assert ulps(result.copy_to_host(), exact) <= bound


@by_case(WHOLE)
def test_fast(case):
    assert_coarse(case, cuda.to_device, lambda result: result.copy_to_host())


@pytest.mark.parametrize("length", [1, 10, 128, 1000, 1024, 1025, 1500, 2048, 4097, 8192, 32_768, 50_001, 131_072])
@by_case(ROWS)
def test_rows(case, length):
    """The results are right for every way in which threads share a row."""
    inputs = case.inputs((5, length), np.float32)
    on_device = [cuda.to_device(np.ascontiguousarray(x)) if isinstance(x, np.ndarray) else float(x) for x in inputs]
    results = as_tuple(function(case)(*on_device))
    for result, exact in zip(results, as_tuple(case.function(*inputs)), strict=True):
        largest = np.max(np.abs(exact), initial=1e-30, where=np.isfinite(exact))
        np.testing.assert_allclose(result.copy_to_host(), exact, rtol=0, atol=16 * np.finfo(np.float32).eps * largest)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_axes(axis):
    x = np.random.default_rng(0).uniform(-5, 5, (33, 40, 65)).astype(np.float32)
    result = fastact.cuda.softmax(cuda.to_device(x), axis=axis).copy_to_host()
    np.testing.assert_allclose(result, fastact.softmax(x, axis=axis), rtol=1e-6)


@pytest.mark.parametrize("shape", [(1000, 10), (33, 1000), (5, 50_001)])
@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
def test_cross_entropy(shape, reduction):
    rng = np.random.default_rng(0)
    x, target = rng.uniform(-5, 5, shape).astype(np.float32), rng.integers(0, shape[1], shape[0])
    target[0] = -100
    weight = rng.uniform(0.5, 2.0, shape[1]).astype(np.float32)
    for given in (None, weight):
        options = {"reduction": reduction, "label_smoothing": 0.1}
        wanted = fastact.losses.cross_entropy(x, target, weight=given, **options)
        on_device = None if given is None else cuda.to_device(given)
        found = fastact.cuda.losses.cross_entropy(cuda.to_device(x), cuda.to_device(target), weight=on_device, **options)
        for result, exact in zip(found, wanted, strict=True):
            scale = np.max(np.abs(exact))
            np.testing.assert_allclose(result.copy_to_host(), exact, rtol=0, atol=32 * np.finfo(np.float32).eps * scale)


def test_streams():
    x = cuda.to_device(np.ones(1000, np.float32))
    y = cuda.device_array_like(x)
    stream = cuda.stream()
    fastact.cuda.silu(x, out=y, stream=stream)
    stream.synchronize()
    np.testing.assert_array_equal(y.copy_to_host(), fastact.silu(np.ones(1000, np.float32)))


def test_raw_kernel():
    x = np.linspace(-3, 3, 1001, dtype=np.float32)
    arrays = [cuda.to_device(np.ones_like(x)), cuda.to_device(x), cuda.device_array_like(x), cuda.device_array_like(x)]
    gelu = fastact.cuda.kernel("gelu", "fused", np.float32)
    addresses = tuple(a.__cuda_array_interface__["data"][0] for a in arrays)
    blocks, threads = gelu.configure(x.size)
    gelu.compiled[blocks, threads](x.size, addresses, ())
    assert ulps(arrays[2].copy_to_host(), fastact.gelu(x)) <= 2


def test_pytorch():
    torch = pytest.importorskip("torch")
    if not torch.cuda.is_available():
        pytest.skip("PyTorch sees no device")
    x = torch.randn(64, 100, device="cuda")
    y = fastact.cuda.gelu(x)
    assert isinstance(y, torch.Tensor)
    torch.testing.assert_close(y, torch.nn.functional.gelu(x))
    torch.testing.assert_close(fastact.cuda.softmax(x.T, axis=0), torch.softmax(x.T, 0))
    half = x.to(torch.bfloat16)
    torch.testing.assert_close(fastact.cuda.silu(half), torch.nn.functional.silu(half))
    with torch.cuda.stream(torch.cuda.Stream()):
        z = fastact.cuda.tanh(x)
    torch.cuda.synchronize()
    torch.testing.assert_close(z, torch.tanh(x))


def test_cupy():
    cupy = pytest.importorskip("cupy")
    x = cupy.linspace(-3, 3, 1000)
    y = fastact.cuda.gelu(x)
    assert isinstance(y, cupy.ndarray)
    assert ulps(y.get(), fastact.gelu(x.get())) <= 2


@pytest.mark.filterwarnings("ignore::numba.core.errors.NumbaPerformanceWarning")
@pytest.mark.parametrize("count", [0, (1 << 31) + 5])
def test_no_and_many_elements(count):
    if cuda.current_context().get_memory_info().free < 3 * count:
        pytest.skip("too little memory")
    x = cuda.device_array(count, np.float16)
    if count:
        x[-5:] = np.arange(5, dtype=np.float16)
    fastact.cuda.relu2(x, out=x)
    np.testing.assert_array_equal(x[-5:].copy_to_host() if count else [], np.arange(5.0) ** 2 if count else [])
