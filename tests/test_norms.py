"""Normalised rows against mpmath, finite differences and PyTorch, in every layout, and on rows that other libraries get wrong."""

import mpmath
import numba
import numpy as np
import pytest
from catalogue import both_types, same_bits

from fastact import nn

BACKWARDS = {"rms_norm": nn.rms_norm_backward, "layer_norm": nn.layer_norm_backward}
WEIGHTS = {"rms_norm": ("weight",), "layer_norm": ("weight", "bias")}
EPS = {"rms_norm": 1e-6, "layer_norm": 1e-5}
CENTRED = ("layer_norm",)
each_norm = pytest.mark.parametrize("name", BACKWARDS)
NAN, INF = np.nan, np.inf


def exact(values):
    return np.array([mpmath.mpf(float(v)) for v in values], object)


def exact_parts(name, x, eps):
    """Return (x without its mean, the factor) for a row of mpmath numbers."""
    centred = x - x.sum() / len(x) if name in CENTRED else x
    return centred, 1 / mpmath.sqrt((centred**2).sum() / len(x) + mpmath.mpf(float(eps)))


def exact_gradient(name, g, x, weight, eps):
    """Return g·(the Jacobian), term by term."""
    centred, factor = exact_parts(name, x, eps)
    n = len(x)
    by_row = np.eye(n, dtype=int) * mpmath.mpf(1) - (mpmath.mpf(1) / n if name in CENTRED else 0)
    slopes = factor * by_row - factor**3 / n * np.outer(centred, centred)
    return (g * weight) @ slopes


def rows(dtype, longest):
    """Yield rows near 0, rows far from 0, rows so small that eps matters, and large rows."""
    rng = np.random.default_rng(0)
    for n in (1, 2, 3, 7, 33, 100, 1000, 5000):
        for centre, spread in ((0, 1), (0.5, 2), (1e4, 1), (-3e6, 1), (0, 1e-3), (1e9, 1e12)):
            if n <= longest:
                yield (centre + spread * rng.normal(size=n)).astype(dtype), rng.normal(size=(3, n)).astype(dtype)


def error(got, wanted, size) -> float:
    """Return the largest error in ULP of `size`."""
    unit = mpmath.mpf(float(np.spacing(got.dtype.type(float(size)))))
    return max((float(abs(mpmath.mpf(float(a)) - b) / unit) for a, b in zip(got, wanted, strict=True)), default=0.0)


VALUE_ULP = 2.5  # of the larger of the bias and the largest term added to it; measured 2.1, on other random rows
GRADIENT_ULP = 3.0  # of the largest of factor·|g·weight|; measured 2.7


@both_types
@each_norm
def test_values_and_gradients(name, dtype):
    worst_value = worst_gradient = 0.0
    eps = dtype(EPS[name])
    with mpmath.workdps(50):
        for x, (g, *weights) in rows(dtype, 5000):
            weights = weights[: len(WEIGHTS[name])]
            y = getattr(nn, name)(x, *weights)
            weight, *bias = map(exact, weights)
            centred, factor = exact_parts(name, exact(x), eps)
            wanted = centred * factor * weight
            size = max(np.abs(part).max() for part in (wanted, *bias))
            worst_value = max(worst_value, error(y, sum(bias, wanted), size))
            if len(x) <= 100:
                dx, dweight, *dbias = BACKWARDS[name](g, x, weights[0])
                slope = exact_gradient(name, exact(g), exact(x), weight, eps)
                size = factor * np.abs(exact(g) * weight).max()
                worst_gradient = max(worst_gradient, error(dx, slope, size))
                each = exact(g) * centred * factor
                assert error(dweight, each, np.abs(each).max()) <= VALUE_ULP
                assert all(same_bits(a, g) for a in dbias)
            assert y.dtype == dtype
    assert worst_value <= VALUE_ULP
    assert worst_gradient <= GRADIENT_ULP


def differences(function, array, g, step=1e-6):
    """Return Σ g·∂function/∂array by central differences, in float64."""
    gradient = np.empty_like(array)
    for place in np.ndindex(array.shape):
        up, down = array.copy(), array.copy()
        up[place] += step
        down[place] -= step
        gradient[place] = np.sum(g * (function(up) - function(down))) / (2 * step)
    return gradient


def inputs(name, shape, dtype=np.float64, axis=-1):
    """Return g, x and the weights that the layer takes."""
    rng = np.random.default_rng(1)
    g, x = rng.normal(size=(2, *shape)).astype(dtype)
    return g, x + dtype(0.5), *(rng.normal(size=shape[axis]).astype(dtype) for _ in WEIGHTS[name])


@each_norm
@pytest.mark.parametrize("axis", [0, 1, -1])
def test_gradients_by_finite_differences(name, axis):
    layer, shape, eps = getattr(nn, name), (3, 4, 5), 0.1
    g, x, *weights = inputs(name, shape, axis=axis)
    gradients = BACKWARDS[name](g, x, weights[0], eps=eps, axis=axis)
    for k, (got, array) in enumerate(zip(gradients, (x, *weights), strict=True)):
        given = [x, *weights]
        call = lambda a, k=k, given=given: layer(*given[:k], a, *given[k + 1 :], eps=eps, axis=axis)
        assert got.shape == array.shape
        np.testing.assert_allclose(got, differences(call, array, g), atol=1e-6)


@both_types
@each_norm
def test_torch_agrees(name, dtype):
    torch = pytest.importorskip("torch")
    g, x, *weights = inputs(name, (37, 50), dtype)
    tensors = [torch.from_numpy(a).requires_grad_() for a in (x, *weights)]
    wanted = getattr(torch.nn.functional, name)(tensors[0], (50,), *tensors[1:], eps=1e-4)
    wanted.backward(torch.from_numpy(g))
    tolerance = {"rtol": 0, "atol": 60 * np.finfo(dtype).eps}
    np.testing.assert_allclose(getattr(nn, name)(x, *weights, eps=1e-4), wanted.detach().numpy(), **tolerance)
    for got, tensor in zip(BACKWARDS[name](g, x, weights[0], eps=1e-4), tensors, strict=True):
        np.testing.assert_allclose(got, tensor.grad.numpy(), **tolerance)


# --- layouts ---------------------------------------------------------------------------------------------------------------------


def along_last(name, g, x, *weights, axis):
    """Return value and gradients, computed with the rows along the last axis."""
    back = lambda a: np.moveaxis(a, -1, axis)
    g, x = (np.ascontiguousarray(np.moveaxis(a, axis, -1)) for a in (g, x))
    dx, *others = BACKWARDS[name](g, x, *weights[:1])
    return back(getattr(nn, name)(x, *weights)), back(dx), *others


@both_types
@each_norm
@pytest.mark.parametrize(
    ("shape", "axis"),
    [
        *[((7,), 0), ((6, 5), 0), ((200, 300), 0), ((300, 200), -1), ((4, 90, 8), 1), ((3, 40, 40, 20), 1), ((2, 3, 4), -2)],
        *[((5000, 8), 1), ((8, 5000), 0), ((1, 70, 9), 1), ((3, 1, 2), 1), ((2200, 40), -1), ((3, 600, 500), 1)],
    ],
)
def test_axes(name, shape, axis, dtype):
    g, x, *weights = inputs(name, shape, dtype, axis)
    got = getattr(nn, name)(x, *weights, axis=axis), *BACKWARDS[name](g, x, *weights[:1], axis=axis)
    for a, b in zip(got, along_last(name, g, x, *weights, axis=axis), strict=True):
        assert a.dtype == dtype
        np.testing.assert_allclose(a, b, rtol=0, atol=8 * np.finfo(dtype).eps * np.abs(b).max())


@both_types
@each_norm
def test_strides_and_results_in_place(name, dtype):
    g, x, *weights = inputs(name, (60, 41), dtype)
    layer, backward = getattr(nn, name), BACKWARDS[name]
    wanted, gradients = layer(x, *weights), backward(g, x, *weights[:1])
    spread = np.zeros((120, 82), dtype)
    spread[::2, ::2] = x
    for view in (spread[::2, ::2], np.asfortranarray(x), x[::-1][::-1], x.astype(x.dtype.newbyteorder())):
        assert same_bits(layer(view, *weights), wanted)
        assert all(map(same_bits, backward(g, view, *weights[:1]), gradients))
    for out in (np.empty_like(x), spread[::2, ::2], np.empty_like(x, order="F"), x.copy()):
        assert layer(x, *weights, out=out) is out
        np.testing.assert_array_equal(out, wanted)
    for axis in (0, 1):
        wanted = layer(x, axis=axis)
        same = x.copy()
        assert same_bits(layer(same, axis=axis, out=same), wanted)


@both_types
@each_norm
@pytest.mark.parametrize(("shape", "axis"), [((3000, 64), -1), ((4, 60, 700), 1), ((60, 3000), 0)])
def test_results_do_not_depend_on_threads(name, shape, axis, dtype):
    g, x, *weights = inputs(name, shape, dtype, axis)
    results, before = [], numba.get_num_threads()
    try:
        for count in (1, before):
            numba.set_num_threads(count)
            results.append([getattr(nn, name)(x, *weights, axis=axis), *BACKWARDS[name](g, x, *weights[:1], axis=axis)])
    finally:
        numba.set_num_threads(before)
    assert all(same_bits(a, b) for a, b in zip(*results, strict=True))


@both_types
@each_norm
def test_gradients_of_weights_are_sums_of_many_rows(name, dtype):
    """The gradients equal the sums over the gradients of single rows, added up in float64."""
    g, x, *_ = inputs(name, (5000, 24), dtype)
    for axis, turned in ((-1, (g, x)), (1, (g.reshape(50, 100, 24).mT, x.reshape(50, 100, 24).mT))):
        _, *sums = BACKWARDS[name](*turned, axis=axis)
        each = [np.concatenate([BACKWARDS[name](a[None], b[None])[k][None] for a, b in zip(g, x, strict=True)]) for k in (1, -1)]
        for got, terms in zip(sums, each, strict=False):
            bound = 2 * np.finfo(dtype).eps * np.abs(terms).sum(axis=0, dtype=float)
            assert np.all(np.abs(got - terms.sum(axis=0, dtype=float)) <= bound)


@both_types
@each_norm
@pytest.mark.parametrize(
    "shape", [(7, 20_000), (8, 20_000), (31, 4300), (32, 4300), (33, 4300), (511, 260), (512, 260), (545, 260), (9, 40)]
)
def test_groups_of_rows(name, shape, dtype):
    """Long rows are added in groups, whose size depends on their number. The last group may have fewer rows."""
    g, x, *_ = inputs(name, shape, dtype)
    dx, *sums = BACKWARDS[name](g, x)
    rows = [BACKWARDS[name](a[None], b[None]) for a, b in zip(g, x, strict=True)]
    assert same_bits(dx, np.concatenate([row[0] for row in rows]))
    for k, got in enumerate(sums, 1):
        terms = np.array([row[k] for row in rows], float)
        error = np.abs(got - terms.sum(axis=0)) / np.abs(terms).sum(axis=0)
        assert error.max() <= 2 * np.finfo(dtype).eps  # measured 0.7 and 1.1


# --- special rows, types and bad input --------------------------------------------------------------------------------------------


@both_types
@each_norm
def test_special_rows(name, dtype):
    """Special rows become NaN and do not change the others, also in columns."""
    largest = np.finfo(dtype).max
    x = np.random.default_rng(0).normal(size=(7, 50)).astype(dtype)
    wanted = getattr(nn, name)(x)
    bad = {1: NAN, 3: INF, 4: -INF, 5: largest}
    for row, number in bad.items():
        x[row, 20] = number
    for axis in (-1, 0):
        turned = x if axis else np.ascontiguousarray(x.T)
        y = getattr(nn, name)(turned, axis=axis)
        dx = BACKWARDS[name](np.ones_like(turned), turned, axis=axis)[0]
        for result in (y, dx):
            result = result if axis else result.T
            assert np.isnan(result[[*bad]]).all()
            assert np.isfinite(result[[0, 2, 6]]).all()
        np.testing.assert_allclose((y if axis else y.T)[[0, 2, 6]], wanted[[0, 2, 6]], rtol=0, atol=8 * np.finfo(dtype).eps)


@both_types
@each_norm
def test_rows_of_zeros(name, dtype):
    g, x, *weights = inputs(name, (3, 6), dtype)
    y = getattr(nn, name)(0 * x, *weights)
    np.testing.assert_array_equal(y, np.broadcast_to(weights[1] if len(weights) > 1 else 0, y.shape))
    dx, dweight, *_ = BACKWARDS[name](g, 0 * x, weights[0])
    assert np.isfinite(dx).all()
    assert not dweight.any()
    assert np.isnan(getattr(nn, name)(0 * x, eps=0)).all()


@both_types
@pytest.mark.parametrize("number", [0.1, 1 / 3, 1e6 + 0.1, -7e20])
def test_rows_of_equal_entries_are_the_bias(number, dtype):
    """This holds even if the mean is rounded to another number. The gradient of the weight is 0."""
    rng = np.random.default_rng(2)
    for n in (1, 3, 7, 41, 1000):
        weight, bias, g = rng.normal(size=(3, n)).astype(dtype)
        for axis in (-1, 0):
            x = np.full((5, n) if axis else (n, 5), number, dtype)
            y = nn.layer_norm(x, weight, bias, axis=axis)
            np.testing.assert_array_equal(y if axis else y.T, np.broadcast_to(bias, (5, n)))
        _, dweight, dbias = nn.layer_norm_backward(g, np.full(n, number, dtype), weight)
        assert not dweight.any()
        assert same_bits(dbias, g)


@each_norm
@pytest.mark.parametrize(
    ("shape", "axis"), [((0, 4), -1), ((3, 0), -1), ((3, 0), 0), ((0,), 0), ((2, 0, 3), 1), ((2, 3, 0), 1), ((40, 0), -1)]
)
def test_empty_arrays(name, shape, axis):
    x = np.empty(shape)
    assert getattr(nn, name)(x, axis=axis).shape == shape
    dx, *sums = BACKWARDS[name](x, x, axis=axis)
    assert dx.shape == shape
    assert all(a.shape == (shape[axis],) and not a.any() for a in sums)


@each_norm
def test_types(name):
    x, weights = [[1, 2, 4], [0, 1, 2]], [[1, 2, 3]] * len(WEIGHTS[name])
    layer = getattr(nn, name)
    for dtype, wanted in ((np.int16, np.float32), (np.float32, np.float32), (np.int64, np.float64)):
        given = np.array(x, dtype)
        assert layer(given).dtype == layer(given, *weights).dtype == wanted
        assert all(a.dtype == wanted for a in BACKWARDS[name](x, given, weights[0]))
    assert layer(np.ones(3, np.float32), np.ones(3)).dtype == np.float64
    np.testing.assert_array_equal(layer(x, *weights), layer(np.array(x, float), *map(np.array, weights)))


@each_norm
def test_bad_input(name):
    x = np.ones((2, 3))
    layer, backward = getattr(nn, name), BACKWARDS[name]
    for call, kind, message in (
        (
            lambda: layer(x.astype(complex)),
            TypeError,
            f"{name}: x must be real numbers of float64 at most, got complex",
        ),
        (lambda: layer(1.0), np.exceptions.AxisError, rf"{name}: axis -1 is out of bounds for shape \(\)"),
        (lambda: layer(x, axis=2), np.exceptions.AxisError, rf"{name}: axis 2 is out of bounds for shape \(2, 3\)"),
        (lambda: layer(x, axis=1.0), TypeError, f"{name}: axis must be an integer, got 1.0"),
        (lambda: layer(x, np.ones(2)), ValueError, rf"{name}: weight .* shape \(3,\), .* along axis 1, got \(2,\)"),
        (lambda: layer(x, np.ones((1, 3))), ValueError, rf"{name}: weight must have the shape \(3,\), .*\(1, 3\)"),
        (lambda: layer(x, eps=-1), ValueError, f"{name}: eps must be a finite number from 0 on, got -1"),
        (lambda: layer(x, eps=NAN), ValueError, f"{name}: eps must be a finite number from 0 on, got nan"),
        (lambda: layer(x, eps=INF), ValueError, f"{name}: eps must be a finite number from 0 on, got inf"),
        (lambda: layer(x, eps="1"), TypeError, f"{name}: eps must be a single number, got '1'"),
        (
            lambda: layer(x, out=np.ones(3)),
            ValueError,
            rf"{name}: out must be an array of float64 \(2, 3\), got float64",
        ),
        (lambda: layer(x, out=[0]), ValueError, rf"{name}: out must be an array of float64 \(2, 3\), got list"),
        (lambda: backward(x[0], x), ValueError, rf"{name}_backward: g must have the shape \(2, 3\), .* of x, got \(3,\)"),
        (lambda: backward(x, x, "w"), TypeError, f"{name}_backward: weight must be real numbers of float64 at most, got <U1"),
    ):
        with pytest.raises(kind, match=message):
            call()


# --- containers -------------------------------------------------------------------------------------------------------------------


@each_norm
def test_frames_are_aligned(name):
    pd = pytest.importorskip("pandas")
    g, x, *weights = inputs(name, (4, 5))
    labels, columns = list("abcd"), list("uvwxy")
    frames = [pd.DataFrame(a, index=labels, columns=columns) for a in (g, x)]
    series = [pd.Series(weight, index=columns)[::-1] for weight in weights]
    y = getattr(nn, name)(frames[1], *series)
    assert list(y.index) == labels
    np.testing.assert_array_equal(y[columns], getattr(nn, name)(x, *weights))
    dx, *sums = BACKWARDS[name](frames[0], frames[1][::-1], *series[:1])
    wanted = BACKWARDS[name](g, x, *weights[:1])
    np.testing.assert_array_equal(dx.loc[labels, columns], wanted[0])
    assert all(isinstance(a, np.ndarray) for a in sums)


@each_norm
def test_dask_stays_lazy(name):
    da = pytest.importorskip("dask.array")
    g, x, *weights = inputs(name, (8, 5))
    lazy = [da.from_array(a, chunks=(3, -1)) for a in (g, x)]
    y = getattr(nn, name)(lazy[1], *weights)
    results = BACKWARDS[name](*lazy, weights[0])
    assert all(isinstance(a, da.Array) for a in (y, *results))
    assert same_bits(y.compute(), getattr(nn, name)(x, *weights))
    for got, wanted in zip(results, BACKWARDS[name](g, x, weights[0]), strict=True):
        assert got.shape == wanted.shape
        np.testing.assert_allclose(got.compute(), wanted, rtol=0, atol=1e-14)
    with pytest.raises(ValueError, match=f"{name}: x has rows that are split into 2 chunks"):
        getattr(nn, name)(da.ones((2, 4), chunks=(1, 2)))


@each_norm
def test_xarray_names_the_dimension(name):
    xr = pytest.importorskip("xarray")
    g, x, *weights = inputs(name, (4, 5), axis=0)
    labelled = xr.DataArray(x, dims=("feature", "sample"))
    y = getattr(nn, name)(labelled, *weights, dim="feature")
    assert y.dims == labelled.dims
    np.testing.assert_array_equal(y, getattr(nn, name)(x, *weights, axis=0))
    with pytest.raises(TypeError, match=f"{name}_backward: g is of type xarray.DataArray, which is not supported; pass g.data"):
        BACKWARDS[name](labelled.copy(data=g), labelled, *weights[:1], dim="feature")
