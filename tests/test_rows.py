"""Row functions: gradients, masks, and rows that other libraries get wrong. test_references.py compares with mpmath."""

import math

import dask.array as da
import mpmath
import numpy as np
import pytest
from catalogue import DTYPES, ROWS, all_same, as_tuple, both_types, by_case, row_functions_and_type, same_bits
from exact_rows import parameters

import fastact
from fastact import _numba
from fastact.definitions import CATALOGUE, sparse
from fastact.elementary.precision import specialise
from fastact.tools.accuracy import oracle


@by_case([case for case in ROWS if case.use == "fused"])
def test_gradients_by_finite_differences(case):
    """Gradients match to 1e-6 in float64, on batches with rows far from the kinks of the sparse functions."""
    g, x, *rest = case.inputs((4, 6))
    _, dx = case.function(g, x, *rest)
    step, forward = 1e-6, getattr(fastact, case.name)
    for j in range(x.shape[1]):
        up, down = x.copy(), x.copy()
        up[:, j] += step
        down[:, j] -= step
        with np.errstate(invalid="ignore"):
            change = (forward(up, *rest) - forward(down, *rest)) / (2 * step)
        change = np.where(np.isnan(change), 0, change)  # −inf − −inf at masked entries
        slope = g * change if case.definition.reduces else np.sum(g * change, axis=-1)
        np.testing.assert_allclose(dx[:, j], slope, atol=1e-6 * np.abs(g).max())


# --- special rows ----------------------------------------------------------------------------------------------------------------

ALL = slice(None)
INF, NAN = np.inf, np.nan
SOFTMAXES = ("softmax", "scaled_softmax", "sparsemax", "entmax15", "entmax")


@both_types
@pytest.mark.parametrize(
    ("name", "row", "wanted"),
    [
        *((name, [-INF, -INF], [NAN, NAN]) for name in (*SOFTMAXES, "log_softmax")),
        *((name, [INF, 0.0, 1.0], [NAN, NAN, NAN]) for name in (*SOFTMAXES, "log_softmax", "softmax1")),
        *((name, [0.0, NAN, 1.0], [NAN, NAN, NAN]) for name in (*SOFTMAXES, "log_softmax", "softmax1", "softmin", "hardmax")),
        *((name, [-INF, 0.0], [0.0, 1.0]) for name in (*SOFTMAXES, "hardmax")),
        *((name, [5.0], [1.0]) for name in (*SOFTMAXES, "softmin", "hardmax")),
        *((name, [3e38, -3e38], [1.0, 0.0]) for name in ("softmax", "sparsemax", "entmax15", "entmax", "hardmax", "softmax1")),
        ("softmin", [INF, 0.0], [0.0, 1.0]),
        ("softmax1", [-INF, -INF], [0.0, 0.0]),
        ("softmax1", [-1000.0], [0.0]),
        ("log_softmax", [-INF, 0.0], [-INF, 0.0]),
        ("log_softmax", [5.0], [0.0]),
        ("logsumexp", [-INF, -INF], -INF),
        ("logsumexp", [INF, 0.0], INF),
        ("logsumexp", [INF, -INF], INF),
        ("logsumexp", [NAN, INF], NAN),
        ("logsumexp", [5.0], 5.0),
        ("logsumexp", [], -INF),
        ("logmeanexp", [-INF, -INF], -INF),
        ("logmeanexp", [], NAN),
        ("logmeanexp", [5.0], 5.0),
        ("maxout", [-INF, -INF], -INF),
        ("maxout", [1.0, NAN], NAN),
        ("maxout", [], -INF),
        ("hardmax", [-INF, -INF], [1.0, 0.0]),
        ("hardmax", [2.0, 2.0], [1.0, 0.0]),
    ],
)
def test_special_rows(name, row, wanted, dtype):
    """The special row is tested alone, repeated along its length, and among rows that are laid out in columns."""
    definition = CATALOGUE[name]
    numbers = parameters(definition, dtype)
    function = getattr(fastact, name)
    row = np.array(row, dtype)
    np.testing.assert_array_equal(function(row, *numbers), np.array(wanted, dtype))
    np.testing.assert_array_equal(
        function(np.stack([row] * 40, axis=1), *numbers, axis=0), np.stack([np.array(wanted, dtype)] * 40, -1)
    )
    if len(row) > 1 and not definition.reduces:
        long = np.concatenate([row, np.full(100, -INF if name != "softmin" else INF, dtype)])
        np.testing.assert_array_equal(function(long, *numbers)[: len(row)], np.array(wanted, dtype))


@both_types
def test_largest_numbers(dtype):
    big = np.array([3e38, -3e38], np.float32).astype(dtype)
    assert fastact.logsumexp(big) == big[0]
    np.testing.assert_array_equal(fastact.log_softmax(np.array([3e38, -3e38], np.float32)), np.array([0, -INF], np.float32))
    assert np.all(np.isfinite(fastact.fused.softmax(np.ones(2, dtype), big)))


@both_types
def test_masks(dtype):
    """A mask hides NaN and infinity. A row without kept entries is 0 and has no gradient."""
    x = np.array([[1, NAN, 2, INF], [NAN, INF, -INF, 1]], dtype)
    mask = np.array([[True, False, True, False], [False] * 4])
    softmax, log_softmax = fastact.masked_softmax(x, mask), fastact.masked_log_softmax(x, mask)
    assert same_bits(fastact.scaled_masked_softmax(x, mask), softmax)
    kept = fastact.softmax(x[0, [0, 2]])
    assert np.abs(softmax[0, [0, 2]] - kept).max() <= np.finfo(dtype).eps
    assert not softmax[0, [1, 3]].any()
    assert not softmax[1].any()
    assert np.abs(log_softmax[0, [0, 2]] - fastact.log_softmax(x[0, [0, 2]])).max() <= np.finfo(dtype).eps
    assert np.all(log_softmax[~mask] == -INF)
    for name in ("masked_softmax", "scaled_masked_softmax", "masked_log_softmax"):
        _, dx = getattr(fastact.fused, name)(np.full(x.shape, 3, dtype), x, mask)
        assert np.all(dx[~mask] == 0)
        assert np.all(np.isfinite(dx))
    one = fastact.masked_softmax(np.array([-INF, 1], dtype), [True, False])
    np.testing.assert_array_equal(one, [NAN, 0])  # a kept row of −inf gives NaN
    with pytest.raises(TypeError, match="masked_softmax"):
        fastact.masked_softmax(x, np.ones(4))


@both_types
def test_masks_broadcast(dtype):
    x = np.random.default_rng(0).normal(size=(3, 50, 50)).astype(dtype)
    causal = np.tril(np.ones((50, 50), bool))
    y = fastact.masked_softmax(x, causal)
    assert same_bits(y, fastact.masked_softmax(x, np.broadcast_to(causal, x.shape).copy()))
    assert np.abs(y.sum(axis=-1) - 1).max() < 4 * np.finfo(dtype).eps
    assert not y[:, ~causal].any()


BROADCAST = [((3, 3, 4), (3, 4)), ((3, 4), (4,)), ((2, 3, 4), (2, 3, 1)), ((2, 3, 4), (1, 1, 4)), ((3, 4), (2, 3, 4)), ((3, 4), ())]


@pytest.mark.parametrize(("shape", "other"), BROADCAST)
@pytest.mark.parametrize("order", ["C", "F"])
def test_rows_broadcast_like_numpys_arrays(shape, other, order):
    """An axis is one of the broadcast array, also if an operand has fewer dimensions or one entry along the axis."""
    rng = np.random.default_rng(0)
    x, mask, g = rng.normal(size=shape), rng.random(other) < 0.6, rng.normal(size=other)
    whole = np.broadcast_shapes(shape, other)
    large = [np.broadcast_to(a, whole).copy() for a in (x, mask, g)]
    given = np.asarray(x, order=order)
    for axis in range(-len(whole), len(whole)):
        wanted = fastact.masked_softmax(*large[:2], axis=axis)
        np.testing.assert_array_equal(fastact.masked_softmax(given, mask, axis=axis), wanted)
        out = np.empty(whole)
        np.testing.assert_array_equal(fastact.masked_softmax(given, mask, axis=axis, out=out), wanted)
        wanted = fastact.backward.log_softmax(large[2], large[0], axis=axis)
        np.testing.assert_array_equal(fastact.backward.log_softmax(g, given, axis=axis), wanted)
        if shape:
            chunks = tuple(-1 if j == axis % len(whole) - (len(whole) - len(shape)) else 1 for j in range(len(shape)))
            lazy = fastact.masked_softmax(da.from_array(x, chunks=chunks), mask, axis=axis)
            assert lazy.shape == whole
            np.testing.assert_allclose(lazy.compute(), fastact.masked_softmax(given, mask, axis=axis), rtol=1e-12)
    with pytest.raises(np.exceptions.AxisError, match=f"masked_softmax: axis {len(whole)} is out of bounds"):
        fastact.masked_softmax(given, mask, axis=len(whole))


def test_axes_of_any_integer_type_and_empty_rows():
    x, mask = np.ones((2, 3)), np.ones(3, bool)
    np.testing.assert_array_equal(fastact.masked_softmax(x, mask, axis=np.uint8(1)), fastact.softmax(x))
    assert fastact.crelu(x, axis=np.uint8(0)).shape == (4, 3)
    assert fastact.masked_softmax(np.empty((3, 0)), np.ones((3, 1), bool)).shape == (3, 0)
    with pytest.raises(ValueError, match=r"along axis 0: x \(2, 3\), mask \(4, 4, 4\)"):
        fastact.masked_softmax(x, np.ones((4, 4, 4), bool), axis=0)


def test_results_over_inputs_whose_rows_lie_along_another_axis():
    """NumPy does not copy them, since the arrays are the same."""
    x, g = np.random.default_rng(0).normal(size=(2, 50, 50))
    wanted, dx = fastact.softmax(x, axes=[0, 1]), fastact.backward.softmax(g, x, axes=[1, 0, 1])
    np.testing.assert_array_equal(fastact.backward.softmax(g, x, axes=[1, 0, 1], out=g), dx)
    np.testing.assert_array_equal(fastact.softmax(x, axes=[0, 1], out=x), wanted)


@both_types
@pytest.mark.parametrize("axis", [-1, 0])
def test_gradient_of_an_entry_with_nearly_all_of_the_row(axis, dtype):
    """The gradient cancels if g has both signs. Measured: 18 ULP of the row's largest gradient; without a pivot, 85 to 480."""
    if np.finfo(np.longdouble).eps == np.finfo(dtype).eps:
        pytest.skip("longdouble is float64 on this platform")
    x, g = np.random.default_rng(3).normal(size=(2, 2000, 1000)).astype(dtype)
    x[:, 0] = 13.0
    powers = np.exp(x.astype(np.longdouble) - 13)
    y = powers / powers.sum(-1, keepdims=True)
    relative = g - g[:, :1].astype(np.longdouble)
    wanted = y * (relative - (relative * y).sum(-1, keepdims=True))
    turned = [a if axis else np.asfortranarray(a).T for a in (g, y.astype(dtype))]
    got = fastact.backward.softmax(*turned, axis=axis)
    errors = np.abs((got if axis else got.T) - wanted).max(-1) / np.spacing(np.abs(wanted).max(-1).astype(dtype))
    assert errors.max() < 30


@both_types
@pytest.mark.parametrize("scale", [0.7, -3.0, 0.0, 1e30, -1e30, INF])
def test_scale_of_what_a_mask_keeps(scale, dtype):
    """The result is the softmax of the kept entries, with its gradients, whatever masked entries and their gradients contain."""
    rng, eps = np.random.default_rng(7), np.finfo(dtype).eps
    x, g = rng.normal(size=(2, 5, 9)).astype(dtype)
    mask = rng.random(x.shape) < 0.5
    mask[0], mask[1], mask[2:, 0] = False, True, True
    hidden = np.resize([NAN, INF, -INF, 1e30, -1e30], x.shape)
    x, g = np.where(mask, x, hidden).astype(dtype), np.where(mask, g, hidden[::-1]).astype(dtype)
    for along in (-1, 0):
        turned = [a if along else np.asfortranarray(a).T for a in (g, x, mask)]
        y, dx = fastact.fused.scaled_masked_softmax(*turned, scale, axis=along)
        dscale = fastact.param_grad.scaled_masked_softmax(*turned, scale, axis=along)
        assert same_bits(y, fastact.scaled_masked_softmax(*turned[1:], scale, axis=along))
        assert same_bits(dx, fastact.backward.scaled_masked_softmax(turned[0], y, scale, axis=along))
        y, dx = (y, dx) if along else (y.T, dx.T)
        assert not y[~mask].any()
        assert not dx[~mask].any()
        assert dscale[0] == 0
        for row, kept in enumerate(mask[1:], 1):
            wanted, slope = fastact.fused.scaled_softmax(g[row, kept], x[row, kept], scale)
            np.testing.assert_allclose(y[row, kept], wanted, rtol=4 * eps)
            np.testing.assert_allclose(dx[row, kept], slope, rtol=0, atol=8 * eps * np.abs(slope).max())
            by_scale = fastact.param_grad.scaled_softmax(g[row, kept], x[row, kept], scale)
            assert abs(dscale[row] - by_scale) <= 8 * eps * np.sum(wanted * np.abs(g[row, kept]))


@both_types
@pytest.mark.parametrize("alpha", [1.0, 0.5, 2.5, NAN])
def test_order_of_entmax_outside_its_domain(alpha, dtype):
    x = np.array([1, 0.5, -1], dtype)
    assert np.isnan(fastact.entmax(x, dtype(alpha))).all()


def test_what_has_no_probability_does_not_count_for_the_order():
    got = fastact.param_grad.entmax([[np.nan, 1.0, 2.0]], [[0.0, 0.5, 0.5]], 1.3)
    assert got == fastact.param_grad.entmax([[0.0, 1.0, 2.0]], [[0.0, 0.5, 0.5]], 1.3)


@both_types
def test_entmax_meets_its_special_cases(dtype):
    """alpha 1.5 and 2 agree with their own functions, and 1.0001 with softmax."""
    x = np.random.default_rng(1).normal(size=(20, 30)).astype(dtype)
    eps = np.finfo(dtype).eps
    assert np.abs(fastact.entmax(x, 1.5) - fastact.entmax15(x)).max() < 8 * eps
    assert np.abs(fastact.entmax(x, 2.0) - fastact.sparsemax(x)).max() < 8 * eps
    assert np.abs(fastact.entmax(x, 1.0001) - fastact.softmax(x)).max() < 2e-4
    each = np.linspace(1.1, 2, 20).astype(dtype)  # one number for each row
    assert same_bits(fastact.entmax(x, each), np.stack([fastact.entmax(row, a) for row, a in zip(x, each, strict=True)]))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["softmax", "sparsemax", "entmax15"])
def test_long_rows_of_equal_entries(name, dtype):
    """Rounding errors of the first step from −1 are large beside the threshold, which is −1/√n: entmax15 had 226 ULP."""
    for length in (10, 10**4, 10**6):
        y = getattr(fastact, name)(np.full((1, length), 5.0, dtype))
        np.testing.assert_array_max_ulp(y, np.full((1, length), 1 / length, dtype), 3)  # measured 2.6, entmax15 of 10⁴ in float64


@both_types
def test_the_steps_of_entmax15_end(dtype):
    """Where one entry has nearly everything, the smallest change of the threshold changes the sum by more than rounding errors do.

    A step back must not follow each step forward: without a bound, such rows took 100 sweeps.
    """
    step = _numba.njit(error_model="numpy")(specialise(sparse.newton15, dtype))
    for seed in range(300):
        rng = np.random.default_rng(seed)
        x = rng.normal(0, 0.005, 1000)
        x[0] = rng.uniform(1.2, 1.6)
        z = ((x - x.max()) / 2).astype(dtype)
        tau, sweeps, before = dtype(-1), 0, None
        while tau != before:
            above, before, sweeps = np.maximum(z - tau, dtype(0)), tau, sweeps + 1
            tau = dtype(step(tau, above.sum(), (above * above).sum()))
            assert sweeps < 20  # measured 7


@both_types
@pytest.mark.parametrize("length", [2, 10, 1000, 10**6])
def test_sum_of_softmax_is_one(length, dtype):
    """The exact sum is within 2 ULP of 1, since the rounding errors of the entries average out."""
    x = np.random.default_rng(length).normal(size=length).astype(dtype) * dtype(2)
    beyond = math.fsum([-1.0, *fastact.softmax(x).tolist()])
    assert abs(beyond) <= 2 * np.finfo(dtype).eps


@row_functions_and_type
def test_neighbours_do_not_matter(case, dtype):
    """A single row has the same bits as in a batch."""
    for length in (5, 32, 33, 300):
        inputs = case.inputs((11, length), dtype)
        together = case.call(inputs)
        for k in range(11):
            alone = case.call(tuple(a[k] if np.ndim(a) else a for a in inputs))
            assert all_same(alone, tuple(out[k] for out in together)), length


@both_types
def test_winner_of_ties(dtype):
    """The first of several maxima wins, in each layout."""
    rng = np.random.default_rng(2)
    for shape in ((9, 4), (6, 100), (300, 3)):
        x = rng.integers(0, 3, shape).astype(dtype)
        g = rng.normal(size=shape[:1]).astype(dtype)
        first = np.argmax(x, axis=-1)
        one_hot = (np.arange(shape[1]) == first[:, None]).astype(dtype)
        assert same_bits(fastact.maxout(x), x.max(axis=-1))
        assert np.array_equal(fastact.hardmax(x), one_hot)
        assert np.array_equal(fastact.hardmax(np.asfortranarray(x)), one_hot)
        assert np.array_equal(fastact.backward.maxout(g, x), one_hot * g[:, None])
        assert np.array_equal(as_tuple(fastact.fused.maxout(g, np.asfortranarray(x)))[1], one_hot * g[:, None])


@pytest.mark.parametrize("dtype", DTYPES)
def test_winner_of_log_softmax_keeps_its_digits(dtype):
    """log(1 − e⁻⁵⁰) and similar values keep digits that are lost in a sum with 1."""
    for gap in (20.0, 50.0, 80.0):
        y = fastact.log_softmax(np.array([gap, 0.0], dtype))
        assert oracle.ulp_error(y[0], -mpmath.log1p(mpmath.exp(-gap))) < 2


def test_worked_example():
    x = np.array([[10.0, 8.0, 6.0], [7.0, 9.0, 5.0], [5.0, 4.0, 10.0]])
    wanted = [[0.8668, 0.1173, 0.0159], [0.1173, 0.8668, 0.0159], [0.0067, 0.0025, 0.9909]]
    assert np.array_equal(fastact.softmax(x).round(4), wanted)


@pytest.mark.parametrize("scale", [np.float64(0.5), np.array(0.5), 0.5, np.float32(0.5), np.array([0.5])], ids=repr)
def test_type_of_a_parameter_counts_in_every_layout(scale):
    """A single number of any type takes the rows' type. A float64 array makes the result float64."""
    x = np.random.default_rng(0).normal(size=(20, 40, 50)).astype(np.float32)
    wanted = np.float64 if np.ndim(scale) else np.float32
    for array, axis in ((x, -1), (x, 1), (x, 0), (x[0], 0), (np.asfortranarray(x[0]), -1)):
        assert fastact.scaled_softmax(array, scale, axis=axis).dtype == wanted
    for wrong in (None, "0.5", 1j):
        for axis in (1, -1):
            with pytest.raises(TypeError):
                fastact.scaled_softmax(x, wrong, axis=axis)


def test_swapped_bytes_give_native_results():
    x = np.random.default_rng(0).normal(size=(20, 40, 50)).astype(np.float32)
    for axis in (-1, 0, 1):
        y = fastact.softmax(x.astype(">f4"), axis=axis)
        assert y.dtype == np.dtype(np.float32)
        assert y.dtype.isnative


def test_options_of_crelu_are_those_of_other_functions():
    x = np.array([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]], np.float32)
    for options in ({"signature": "d->dd"}, {"sig": ("f8", "f8", "f8")}, {"dtype": "f8"}):
        assert fastact.crelu(x, **options).dtype == np.float64
    assert fastact.crelu(x, order="F").flags.f_contiguous
    assert fastact.crelu(np.asfortranarray(x)).flags.f_contiguous
    for axis in (-1.0, np.array([-1, -1]), None):
        with pytest.raises(TypeError, match="crelu: axis must be an integer"):
            fastact.crelu(x, axis=axis)
    assert type(fastact.crelu(x.view(np.recarray))) is np.recarray
    assert type(fastact.crelu(x.view(np.recarray), subok=False)) is np.ndarray
    out = np.ma.zeros((2, 6), np.float32)
    assert fastact.crelu(x, out=out) is out
    np.testing.assert_array_equal(out.data, fastact.crelu(x))
    for call, message in (
        (
            lambda: fastact.crelu(x, out=np.ma.array(out, mask=x.repeat(2, 1) > 0)),
            "crelu: out is a masked array with hidden entries",
        ),
        (lambda: fastact.crelu(x, out.data, out=out.data), "crelu: out was given by position and by name"),
    ):
        with pytest.raises(TypeError, match=message):
            call()


@pytest.mark.parametrize("axis", [-1, 0])
def test_outputs_are_arrays(axis):
    """Row functions do not pass other libraries' containers on to NumPy, where dask's would cause endless recursion."""
    x = np.ones((2, 3))
    for wrong in (da.from_array(x), x.tolist(), 1.0):
        name = type(wrong).__name__
        for call in (
            lambda wrong=wrong: fastact.softmax(x, axis=axis, out=wrong),
            lambda wrong=wrong: fastact.scaled_softmax(x.tolist(), 2.0, axis=axis, out=wrong),
            lambda wrong=wrong: fastact.fused.softmax(x, x, axis=axis, out=(None, wrong)),
            lambda wrong=wrong: fastact.crelu(x, axis=axis, out=wrong),
        ):
            with pytest.raises(TypeError, match=f"(softmax|crelu): out must be an array, or several in a tuple, got .*{name}"):
                call()


def test_halves_of_crelu_along_any_axis():
    x, g = np.random.default_rng(0).normal(size=(4, 5)), np.arange(8.0)[:, None]
    y, dx = fastact.fused.crelu(g, x, axis=0)
    np.testing.assert_array_equal(y, np.concatenate([np.maximum(x, 0), np.maximum(-x, 0)]))
    np.testing.assert_array_equal(dx, g[:4] * (x > 0) - g[4:] * (x < 0))
    assert fastact.backward.crelu(g[:, 0], x[:, 0]).shape == (4,)
    out = np.empty((8, 5))
    assert fastact.crelu(x, axis=0, out=out) is out
    for call, error, message in (
        (lambda: fastact.crelu(x, axis=2), np.exceptions.AxisError, r"crelu: axis 2 is out of bounds for shape \(4, 5\)"),
        (lambda: fastact.crelu(1.0), ValueError, "crelu: the input must have at least one dimension"),
        (
            lambda: fastact.backward.crelu(np.ones((4, 5)), x),
            ValueError,
            r"crelu: g must have 10 entries along axis -1, twice as many as x, got shape \(4, 5\)",
        ),
        (lambda: fastact.fused.crelu(g, x, axis=0, out=(None,)), ValueError, "crelu: out must hold 2 arrays, got 1"),
        (lambda: fastact.crelu(x, x, x), TypeError, "crelu.. takes x, got 3 positional arguments"),
    ):
        with pytest.raises(error, match=message):
            call()
