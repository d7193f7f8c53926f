"""float16 and bfloat16: every function gives the float32 result, rounded, in every memory layout."""

import math
import subprocess
import sys

import numba
import numpy as np
import pytest
from catalogue import as_tuple, elementwise, every, first_fast, row_functions, same_bits

import fastact
from fastact import losses
from fastact.codegen import loops
from fastact.runtime import threads
from fastact.runtime.ufuncs import jobs_of

ml_dtypes = pytest.importorskip("ml_dtypes")

HALVES = (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16))
of_each_type = pytest.mark.parametrize("dtype", HALVES, ids=str)


def narrowed(case, inputs, dtype):
    """Return the arrays of a case in 16 bits, and the same numbers in float32."""
    arrays = [a if a.dtype == np.bool_ else a.astype(dtype) for a in inputs[: case.arrays]]
    return arrays, [a if a.dtype == np.bool_ else a.astype(np.float32) for a in arrays]


def wanted(case, wide, numbers, dtype, **options):
    """Return the float32 results, rounded."""
    with np.errstate(over="ignore"):
        return tuple(np.asarray(out).astype(dtype) for out in as_tuple(case.function(*wide, *numbers, **options)))


def same(got, right):
    return all(same_bits(a, b) for a, b in zip(as_tuple(got), right, strict=True))


def _unaligned(a):
    raw = np.empty(a.nbytes + 1, np.uint8)
    shifted = raw[1:].view(a.dtype).reshape(a.shape)
    shifted[...] = a
    return shifted


LAYOUTS = {
    "as it is": lambda a: a,
    "every second": lambda a: np.repeat(a, 2, axis=-1)[..., ::2],
    "backwards": lambda a: np.ascontiguousarray(a[..., ::-1])[..., ::-1],
    "columns first": np.asfortranarray,
    "transposed": lambda a: np.ascontiguousarray(a.T).T,
    "unaligned": _unaligned,
}


@of_each_type
@every
def test_is_float32_rounded_in_every_layout(case, dtype):
    numbers = case.parameters(float)
    for shape in ((3, 700), (70, 41), (130, 7), (200, 3)):
        narrow, wide = narrowed(case, case.inputs(shape, np.float32), dtype)
        right = wanted(case, wide, numbers, dtype)
        for name, arranged in LAYOUTS.items():
            # sums of rows and columns are made in different orders, in float32 as well
            right = wanted(case, map(arranged, wide), numbers, dtype) if case.rows else right
            assert same(case.function(*map(arranged, narrow), *numbers), right), (shape, name)
            out, wide_out = (tuple(arranged(np.zeros(r.shape, kind)) for r in right) for kind in (dtype, np.float32))
            right = wanted(case, wide, numbers, dtype, out=wide_out) if case.rows else right
            assert same(case.function(*narrow, *numbers, out=out), right), (shape, name)
            assert same(out, right), (shape, name)


@of_each_type
@elementwise
def test_where_and_lengths(case, dtype):
    numbers = case.parameters(float)
    narrow, wide = narrowed(case, case.inputs(1100, np.float32), dtype)
    right = wanted(case, wide, numbers, dtype)
    for length in (0, 1, 15, 16, 17, 511, 512, 513, 1024, 1099):
        for start in (0, 1):
            got = case.function(*(a[start : start + length] for a in narrow), *numbers)
            assert same(got, tuple(r[start : start + length] for r in right)), (length, start)
    chosen = np.random.default_rng(0).random(1100) < 0.5
    out = tuple(np.full(1100, 9, dtype) for _ in right)
    case.function(*narrow, *numbers, out=out, where=chosen)
    assert same(out, tuple(np.where(chosen, r, dtype.type(9)) for r in right))


@of_each_type
@every
def test_in_place_and_overlapping(case, dtype):
    """An output may be an input, or overlap it with a shift of one number."""
    numbers = case.parameters(float)
    narrow, wide = narrowed(case, case.inputs((3, 700), np.float32), dtype)
    right = wanted(case, wide, numbers, dtype)
    for k, given in enumerate(narrow):
        for j, result in enumerate(right):
            if given.shape != result.shape or given.dtype == np.bool_:
                continue
            for further in (0, 1):
                room = np.zeros(given.size + 1, dtype)
                moved = room[: given.size].reshape(given.shape)
                moved[...] = given
                out = [np.zeros_like(r) for r in right]
                out[j] = room[further : further + given.size].reshape(given.shape)
                case.function(*narrow[:k], moved, *narrow[k + 1 :], *numbers, out=tuple(out))
                assert same(tuple(out), right), (k, j, further)


@of_each_type
def test_reduce_and_accumulate(dtype):
    """The operations run in order: each result is rounded before the next element is processed."""
    f, values = fastact.backward.sigmoid, np.linspace(0.5, 3, 600).astype(dtype)
    running = [values[0]]
    for value in values[1:]:
        running.append(f(running[-1], value))
    assert same_bits(f.accumulate(values), np.array(running, dtype))
    assert f.reduce(values[:9]) == running[8]


@of_each_type
@row_functions
def test_every_axis(case, dtype):
    numbers = case.parameters(float)
    for shape in ((5, 40, 60), (2, 1500, 30), (3, 4, 5), (2, 0, 3), (0, 3, 2)):
        for axis in (0, 1, 2):
            if shape[axis] == 0:
                continue
            narrow, wide = narrowed(case, case.inputs(shape, np.float32, axis=axis), dtype)
            got = as_tuple(case.function(*narrow, *numbers, axis=axis))
            assert same(got, wanted(case, wide, numbers, dtype, axis=axis)), (shape, axis)


@elementwise
def test_other_byte_orders_of_float16(case):
    numbers = case.parameters(float)
    narrow, wide = narrowed(case, case.inputs((3, 700), np.float32), HALVES[0])
    got = case.function(*(a.astype(">f2") for a in narrow), *numbers)
    assert same(got, wanted(case, wide, numbers, HALVES[0]))


@of_each_type
@every
def test_threads_do_not_change_a_bit(case, dtype):
    """The last piece may begin anywhere. Rows are along either axis."""
    shape = (threads.THRESHOLD + 77,) if not case.rows else (threads.ROW_THRESHOLD // 40, 41)
    numbers = case.parameters(float)
    for axis in ({"axis": 0}, {"axis": -1}) if case.rows else ({},):
        narrow, wide = narrowed(case, case.inputs(shape, np.float32, axis=axis.get("axis", -1)), dtype)
        parallel = as_tuple(case.function(*narrow, *numbers, **axis))
        assert same(parallel, wanted(case, wide, numbers, dtype, **axis))
        before = numba.get_num_threads()
        numba.set_num_threads(1)
        try:
            assert same(case.function(*narrow, *numbers, **axis), parallel)
        finally:
            numba.set_num_threads(before)


@of_each_type
@pytest.mark.parametrize("name", ["relu", "gelu"])
def test_arrays_beyond_the_caches(name, dtype):
    """Results bypass the caches, even if they begin within a cache line."""
    size = jobs_of(getattr(fastact, name))[2].words[loops.STREAMED_FROM] + 1000
    x = np.random.default_rng(0).standard_normal(size + 3, np.float32).astype(dtype)
    out = np.zeros(size + 3, dtype)
    getattr(fastact, name)(x[1 : size + 1], out=out[3:])
    right = getattr(fastact, name)(x[1 : size + 1].astype(np.float32)).astype(dtype)
    assert same_bits(out[3:], right)
    assert not out[:3].any()


@of_each_type
@pytest.mark.parametrize("name", ["relu", "gelu"])
def test_where_cache_lines_begin_does_not_change_a_bit(name, dtype):
    """In sufficiently long arrays, the numbers before the next cache line of the first output are computed separately."""
    function, count = getattr(fastact.fused, name), loops.ALIGNED_FROM + 77
    g, x = np.random.default_rng(5).normal(size=(2, count)).astype(dtype)
    right = tuple(out.astype(dtype) for out in function(g.astype(np.float32), x.astype(np.float32)))
    for behind in (0, 1, 31):
        room = np.empty(count + 64, dtype)
        first = -room.ctypes.data % 64 // 2 + behind
        out = room[first : first + count], np.empty(count, dtype)
        function(g, x, out=out)
        assert same(out, right), behind


@of_each_type
def test_types_of_results(dtype):
    x, wide, one = np.linspace(-2, 2, 6).astype(dtype), np.linspace(-2, 2, 6, dtype=np.float32), dtype.type(0.5)
    slopes = np.linspace(0.1, 0.6, 6).astype(dtype)
    calls = [
        lambda: fastact.silu(one), lambda: fastact.backward.silu(x, 1.0), lambda: fastact.backward.silu(2, x),
        lambda: fastact.fused.swiglu(1.0, x, 3), lambda: fastact.elu(x), lambda: fastact.elu(x, 0.5), lambda: fastact.elu(x, one),
        lambda: fastact.elu(x, np.float32(0.5)), lambda: fastact.elu(x, np.float64(0.5)), lambda: fastact.elu(x, slopes),
        lambda: fastact.elu(one), lambda: fastact.backward.elu(1.0, x), lambda: fastact.hardtanh(x, -0.5, slopes),
        lambda: fastact.scaled_softmax(x, 2.0), lambda: fastact.scaled_softmax(x[None], slopes[:1]), lambda: fastact.crelu(x),
        lambda: fastact.masked_softmax(x, x > 0), lambda: fastact.backward.logsumexp(one, x),
        lambda: fastact.prefix_softmax(np.tile(x, (6, 1)), np.arange(1, 7), 0.5), lambda: fastact.prefix_softmax(x, 3),
        lambda: fastact.elu(x, dtype=dtype),
    ]  # fmt: skip
    for k, call in enumerate(calls):
        assert all(out.dtype == dtype for out in as_tuple(call())), k
    calls = [
        lambda: fastact.backward.silu(wide, x), lambda: fastact.swiglu(x, wide), lambda: fastact.elu(x, slopes.astype(np.float32)),
        lambda: fastact.scaled_softmax(x[None], wide[:1]), lambda: fastact.elu(x, dtype=np.float32), lambda: fastact.crelu(wide),
        lambda: fastact.backward.crelu(np.ones(12, np.float32), x), lambda: fastact.silu(x, dtype=np.float32),
    ]  # fmt: skip
    for k, call in enumerate(calls):
        assert all(out.dtype == np.float32 for out in as_tuple(call())), k
    assert fastact.elu(x, slopes.astype(float)).dtype == fastact.swiglu(x, np.ones(6)).dtype == np.float64
    for integers in (np.bool_, np.int8, np.uint8):
        assert fastact.silu(np.ones(3, integers)).dtype == np.float32


@of_each_type
def test_parameters_keep_the_digits_of_float32(dtype):
    """A parameter of 0.01 rounded to 16 bits would be another slope."""
    x = -np.linspace(1, 2, 100).astype(dtype)
    assert same_bits(fastact.leaky_relu(x, 0.01), (x.astype(np.float32) * np.float32(0.01)).astype(dtype))
    assert not same_bits(fastact.leaky_relu(x, 0.01), (x.astype(np.float32) * np.float32(dtype.type(0.01))).astype(dtype))


LOSSES = {
    "classes": lambda x, q, t, w, **more: losses.cross_entropy(x, t, label_smoothing=0.1, z_loss=0.01, **more),
    "weighted classes": lambda x, q, t, w, **more: losses.cross_entropy(x, t, weight=w, **more),
    "probabilities": lambda x, q, t, w, **more: losses.cross_entropy(x, q, weight=w, **more),
    "binary": lambda x, q, t, w, **more: losses.binary_cross_entropy_with_logits(x, q, weight=w, pos_weight=1.5, **more),
    "squared error": lambda x, q, t, w, **more: losses.softmax_mean_squared_error(x, q, **more),
    "sparse": lambda x, q, t, w, **more: losses.entmax15_loss(x, t, **more),
}


@of_each_type
@pytest.mark.parametrize("loss", first_fast(LOSSES))
def test_losses(loss, dtype):
    """The gradient has 16 bits. The loss, classes, weights and probabilities are float32."""
    rng, classes = np.random.default_rng(0), 5000  # float16 has no number 4999
    x, q = rng.standard_normal((7, classes), np.float32).astype(dtype), rng.random((7, classes), np.float32)
    target, weight = rng.integers(0, classes, 7), rng.random(classes, np.float32)
    target[:2] = classes - 1, classes - 2
    for reduction in ("mean", "none"):
        value, gradient = LOSSES[loss](x, q, target, weight, reduction=reduction)
        wide_value, wide_gradient = LOSSES[loss](x.astype(np.float32), q, target, weight, reduction=reduction)
        assert same_bits(value, wide_value)
        assert same_bits(gradient, wide_gradient.astype(dtype))
        copy = x.copy()
        LOSSES[loss](copy, q, target, weight, reduction=reduction, out=copy)
        assert same_bits(copy, gradient)


def test_only_kernels_of_float32_are_made():
    @fastact.activation
    def three_times(x):
        return 3.0 * x

    got = three_times(np.ones(5, np.float16))
    assert got.dtype == np.float16
    assert np.all(got == 3)
    made = [job.dtype.name for job in jobs_of(three_times.ufunc) if job.words[loops.KERNEL]]
    assert made == ["float16"]
    assert {kernel.name for job in jobs_of(three_times.ufunc) for kernel in job.kernels.values()} == {
        "own_three_times_forward_float32", "own_three_times_forward_float64"
    }  # fmt: skip


@of_each_type
def test_exceptions_of_users_functions(dtype):
    @fastact.activation
    def root(x):
        if x < 0.0:
            raise ValueError(f"negative: {x}")
        return math.sqrt(x)

    for place in (1500, 1501, 1517, 1533, 1534, 3):  # in the buffers, numbers at odd places may follow those at even ones
        x = np.ones(2000, dtype)
        x[place:] = -3
        x[place] = -2
        with pytest.raises(ValueError, match=r"negative: -2"):
            root(x)


@of_each_type
def test_parameters_that_are_nan(dtype):
    """Rounded like a number, a NaN of ones only would be 0."""
    x = np.linspace(-3, 3, 1000).astype(dtype)
    for bits in (0xFFFFFFFF, 0x7FFFFFFF, 0x7FC00000, 0x7FC00001):
        slope = np.array(bits, np.uint32).view(np.float32)
        for given in (slope, slope[()], np.full(1000, slope)):
            y = fastact.leaky_relu(x, given)
            assert np.isnan(y[x < 0].astype(np.float32)).all()
            assert y.dtype == (np.float32 if np.ndim(given) else dtype)


def test_a_user_without_ml_dtypes():
    code = (
        "import sys; sys.modules['ml_dtypes'] = None\n"
        "import numpy as np, fastact\n"
        "x = np.linspace(-1, 1, 5).astype(np.float16)\n"
        "print(fastact.relu(x).dtype, fastact.softmax(x).dtype, len(fastact.relu.types))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    assert run.stdout.split() == ["float16", "float16", "3"]
