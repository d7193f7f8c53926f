"""Calls on xarray's arrays along named dimensions, which the results keep, with NumPy's and dask's arrays."""

import numpy as np
import pytest
import xarray as xr
from catalogue import CASES, as_tuple, by_case, same_bits
from numpy.testing import assert_allclose, assert_array_equal

import fastact
from fastact import losses, nn

DIMS, COORDS = ("batch", "row", "time"), {"row": list("uvwxyz"), "time": [10, 20, 30, 40, 50]}
SHAPE = (4, 6, 5)


def named(x, lacks=None):
    """Return an array with named dimensions in another order, and with coordinates if the lengths are those of the rows."""
    dims = DIMS if x.ndim == 3 else tuple(d for d in DIMS if d != lacks)
    coords = {d: c for d, c in COORDS.items() if d in dims and x.shape[dims.index(d)] == len(c)}
    return xr.DataArray(x, dims=dims, coords=coords, attrs={"units": "1"})


@by_case([case for case in CASES if case.rows])
@pytest.mark.parametrize("chunks", [None, {"batch": 2, "time": 3}], ids=["numpy", "dask"])
def test_rows(case, chunks):
    inputs = case.inputs(SHAPE, axis=1)
    wanted = as_tuple(case.function(*inputs, axis=1))
    first, *others = [named(x, lacks="row") for x in inputs[: case.arrays]]
    arrays = [first, *(x.transpose(..., "batch") for x in others)]  # in any order
    arrays = arrays if chunks is None else [x.chunk(chunks) for x in arrays]
    numbers = inputs[case.arrays :]
    for result, value in zip(as_tuple(case.function(*arrays, *numbers, dim="row")), wanted, strict=True):
        assert isinstance(result, xr.DataArray)
        assert (result.chunks is None) == (chunks is None)
        kept = DIMS if value.ndim == 3 else ("batch", "time")
        assert set(result.dims) == set(kept)
        assert set(result.coords) == {d for d in COORDS if d in kept and (d != "row" or not case.definition.elements)}
        assert_allclose(result.transpose(*kept).values, value, rtol=1e-12)
        assert result.dtype == value.dtype


def test_labels_are_aligned_as_xarray_does():
    x = named(np.random.default_rng(0).normal(size=SHAPE))
    g = x.isel(row=[3, 1, 0, 2, 5, 4], time=slice(1, None))
    got = fastact.backward.softmax(g, x, dim="row")
    assert_array_equal(got.time, (g * x).time)
    assert_allclose(got.sel(row=x.row), fastact.backward.softmax(x.values, x.values, axis=1)[..., 1:], rtol=1e-12)
    assert fastact.softmax(x, dim="row").dims == fastact.softmin(x, axis=1).dims == DIMS
    with xr.set_options(arithmetic_join="exact"), pytest.raises(ValueError, match="align"):
        fastact.backward.softmax(g, x, dim="row")
    assert fastact.softmax(x).attrs == {"units": "1"}


@pytest.mark.parametrize("join", ["inner", "outer", "left", "right"])
def test_positions_refer_to_the_order_of_x(join):
    """Class indices and numbers of kept entries refer to the labels of x, whatever xarray does with those of other arguments."""
    x = xr.DataArray([[2.0, 0.0, 0.5], [0.0, 3.0, 1.0]], dims=("row", "class"), coords={"class": ["cat", "ant", "bee"]})
    weight = xr.DataArray([1.0, 1.5, 2.0], dims="class", coords={"class": ["ant", "bee", "cat"]})
    with xr.set_options(arithmetic_join=join):
        loss, gradient = losses.cross_entropy(x, [0, 1], weight=weight)
        wanted = losses.cross_entropy(x.values, [0, 1], weight=[2.0, 1.0, 1.5])
        assert loss == wanted[0]
        assert_array_equal(gradient.sel({"class": x["class"]}), wanted[1])
        for kept in (2, np.array([1, 3])):
            got = fastact.fused.prefix_softmax(x[:, [1, 2, 0]], x, kept)
            for result, value in zip(got, fastact.fused.prefix_softmax(x.values, x.values, kept), strict=True):
                assert_array_equal(result.sel({"class": x["class"]}), value)
        with pytest.raises(ValueError, match="cross_entropy: weight has no value for the label 'cat' of logits"):
            losses.cross_entropy(x, [0, 1], weight=weight[:2])


def test_integers_may_be_factors():
    """Integers as the scale of each row are no positions, and labels that an argument lacks are dropped as usual."""
    x = xr.DataArray([[2.0, 0.0, 0.5], [0.0, 3.0, 1.0]], dims=("row", "class"), coords={"class": ["cat", "ant", "bee"]})
    scale = xr.DataArray([1, 2], dims="row")
    got = fastact.backward.scaled_softmax(x[:, :2], fastact.softmax(x), scale)
    assert list(got["class"]) == ["cat", "ant"]


@pytest.mark.parametrize("chunks", [None, {"batch": 2, "time": 3}], ids=["numpy", "dask"])
@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
def test_losses(reduction, chunks):
    rng = np.random.default_rng(0)
    x, classes, weight = rng.normal(size=SHAPE), rng.integers(0, 6, (4, 5)), rng.uniform(1, 2, 6)
    classes[0, 0] = -100
    q = fastact.softmax(rng.normal(size=SHAPE), axis=1)
    given = lambda array, **lacks: named(array, **lacks) if chunks is None else named(array, **lacks).chunk(chunks)
    of_classes = given(classes, lacks="row")
    with_names = xr.DataArray(weight, dims="row", coords={"row": COORDS["row"]})[::-1]
    calls = [
        (losses.cross_entropy, of_classes, classes, {"weight": (with_names, weight)}),
        (losses.cross_entropy, of_classes, classes, {"weight": (weight, weight)}),
        (losses.sparsemax_loss, of_classes.transpose(), classes, {}),
        (losses.cross_entropy, given(q).transpose(), q, {}),
        (losses.softmax_mean_squared_error, given(q).transpose(), q, {}),
    ]  # fmt: skip
    for function, target, plain_target, options in calls:
        wanted = function(x, plain_target, axis=1, reduction=reduction, **{name: pair[1] for name, pair in options.items()})
        named_options = {name: pair[0] for name, pair in options.items()}
        loss, gradient = function(given(x), target, dim="row", reduction=reduction, **named_options)
        assert gradient.dims == DIMS
        assert loss.dims == (("batch", "time") if reduction == "none" else ())
        for got, value in zip((loss, gradient), wanted, strict=True):
            assert_allclose(got.values, value, rtol=1e-13, atol=1e-15)
    loss, gradient = losses.binary_cross_entropy_with_logits(given(x), given(q).transpose(), reduction=reduction)
    wanted = losses.binary_cross_entropy_with_logits(x, q, reduction=reduction)
    assert_allclose(loss.values, wanted[0])
    assert_allclose(gradient.values, wanted[1])


def test_a_number_takes_the_type_of_the_arrays():
    x, slope = xr.DataArray(np.linspace(-2, 2, 6, dtype=np.float32), dims="c"), xr.DataArray(0.5)
    wanted = fastact.elu(x.values, 0.5)
    for got in (fastact.elu(x, slope), fastact.elu(x, alpha=slope), fastact.fused.elu(x, x, slope)[0]):
        assert got.dims == ("c",)
        assert got.dtype == np.float32
        assert same_bits(got.values, wanted)
    assert same_bits(fastact.elu(x.values, slope), wanted)  # without dimensions it needs no names
    assert same_bits(fastact.scaled_softmax(x.values, slope), fastact.scaled_softmax(x.values, 0.5))
    assert fastact.scaled_softmax(x, slope).dtype == np.float32


def test_layers_and_several_results():
    x = named(np.random.default_rng(0).normal(size=SHAPE))
    y, slope = nn.dropout(x, 0.5, np.random.default_rng(1))
    assert y.dims == DIMS
    assert_array_equal(slope, nn.dropout(x.values, 0.5, np.random.default_rng(1))[1])
    hard, _ = nn.gumbel_softmax(x, np.random.default_rng(1), hard=True, dim="row")
    assert_array_equal(hard.sum("row"), np.ones((4, 5)))
    for lazy in (x, x.chunk(batch=2)):
        for result, value in zip(fastact.fused.elu(lazy, lazy, 0.5), fastact.fused.elu(x.values, x.values, 0.5), strict=True):
            assert result.dims == DIMS
            assert same_bits(result.values, value)
    dataset = x.to_dataset(name="x")
    assert_array_equal(fastact.fused.elu(dataset, dataset)[0]["x"], fastact.elu(x))  # by xarray's own dispatch
    with pytest.raises(TypeError, match=r"maxout_linear: x is of type xarray\.DataArray.*\.data"):
        nn.maxout_linear(x, np.ones((5, 2)), pieces=2)


def test_split_goes_by_position():
    x = xr.DataArray(np.arange(12.0).reshape(3, 4), dims=("a", "b"), coords={"a": [1, 2, 3], "b": [4, 5, 6, 7]})
    got = fastact.swiglu(*fastact.split(x))
    assert got.dims == ("a", "b")
    assert list(got.coords) == ["a"]
    assert_array_equal(got, fastact.swiglu(*fastact.split(x.values)))


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"dim": "q"}, ValueError, "dim must be one of 'batch', 'row', 'time', got 'q'"),
        ({"axis": "row"}, TypeError, "axis must be an integer; use dim='row'"),
        ({"axis": 3}, np.exceptions.AxisError, "axis 3 is out of bounds"),
        ({"dim": "row", "axis": 1}, TypeError, "dim and axis exclude each other"),
        ({"dim": "row", "out": np.empty(SHAPE)}, TypeError, "out= is not supported for xarray"),
    ],
)
def test_errors(options, error, message):
    x = named(np.ones(SHAPE))
    with pytest.raises(error, match=f"softmax: .*{message}"):
        fastact.softmax(x, **options)
    with pytest.raises(error, match=f"cross_entropy: .*{message}"):
        losses.cross_entropy(x, x, **options)


def test_what_does_not_go_together():
    x = named(np.ones(SHAPE))
    with pytest.raises(TypeError, match="axis 2 of g is 'time', not 'batch'; name it by dim="):
        fastact.backward.softmax(x, x.transpose(), axis=2)
    with pytest.raises(TypeError, match=r"softmax\(\) takes 1 positional argument but 2 were given; pass the axis by keyword"):
        fastact.softmax(x, "row")
    with pytest.raises(TypeError, match=r"elu\(\) got an unexpected .*'alpa'; did you mean 'alpha'"):
        fastact.elu(x, alpa=0.5)
    with pytest.raises(TypeError, match="g needs names for its 2 dimensions"):
        fastact.backward.softmax(np.ones((6, 5)), x, dim="row")
    with pytest.raises(TypeError, match=r"softmax: x is of type xarray\.Dataset; .*map"):
        fastact.softmax(x.to_dataset(name="x"), dim="row")
    with pytest.raises(TypeError, match=r"dask.Array and pandas.DataFrame cannot be combined"):
        fastact.backward.softmax(x[0].chunk().data, x[0].to_pandas())
    with pytest.raises(TypeError, match="dim"):
        fastact.softmax(x.values, dim="row")
    with pytest.raises(TypeError, match="softmax: dim= is not supported for pandas"):
        fastact.softmax(x[0].to_pandas(), dim="row")


@pytest.mark.parametrize("chunks", [None, {"row": 1}], ids=["numpy", "dask"])
@pytest.mark.parametrize("labels", [2, 3])
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_reductions_broadcast_by_names(reduction, labels, chunks):
    """Reductions broadcast like `xarray.broadcast` before the call."""
    rng = np.random.default_rng(0)
    x = xr.DataArray(rng.normal(size=(2, labels)), dims=("row", "label"))
    x = x if chunks is None else x.chunk(chunks)
    of_rows = {
        "target": xr.DataArray(rng.uniform(size=2), dims="row"),
        "weight": xr.DataArray([1.0, 100.0], dims="row"),
        "pos_weight": xr.DataArray([3.0, 0.5], dims="row"),
    }
    function = losses.binary_cross_entropy_with_logits
    for name, value in of_rows.items():
        others = {"target": 0.25 * (x > 0)} | {name: value}
        wanted = function(x.values, **{n: v.broadcast_like(x).values for n, v in others.items()}, reduction=reduction)
        loss, gradient = function(x, **others, reduction=reduction)
        assert gradient.dims == x.dims
        assert_allclose(loss.values, wanted[0], rtol=1e-14)
        assert_allclose(gradient.values, wanted[1], rtol=1e-14)


def test_dimensions_that_do_not_fit():
    x, classes = xr.DataArray(np.zeros((3, 4)), dims=("a", "c")), xr.DataArray([0, 1, 2], dims="a")
    for reduction in ("none", "mean"):
        with pytest.raises(ValueError, match=r"target needs the dimension 'c' of the rows, got the dimensions \('k', 'a'\)"):
            losses.cross_entropy(x, classes.expand_dims(k=2), dim="c", reduction=reduction)
        with pytest.raises(ValueError, match="target can only have the dimensions"):
            losses.sparsemax_loss(x, classes.expand_dims(k=2), dim="c", reduction=reduction)
        with pytest.raises(ValueError, match=r"weight can only have the dimensions \('a', 'c'\) of the logits, got .*'k'"):
            losses.binary_cross_entropy_with_logits(x, x, weight=classes.expand_dims(k=2), reduction=reduction)
    with pytest.raises(ValueError, match="g needs the dimension 'c' of the rows"):
        fastact.backward.softmax(classes, x, dim="c")


def test_rows_without_names():
    numbers = xr.DataArray([0, 1], dims="a")
    for call, name in (
        (lambda: fastact.scaled_softmax(np.ones((2, 3)), numbers), "scaled_softmax: x"),
        (lambda: fastact.scaled_softmax(np.ones((2, 3)), numbers, dim="c"), "scaled_softmax: x"),
        (lambda: losses.cross_entropy(np.ones((2, 3)), numbers), "cross_entropy: logits"),
        (lambda: losses.binary_cross_entropy_with_logits(np.ones((2, 3)), numbers), "logits: logits"),
    ):
        with pytest.raises(TypeError, match=f"{name} needs names for its 2 dimensions"):
            call()


@pytest.mark.parametrize("axis", [None, 1.0])
def test_the_axis_is_a_whole_number(axis):
    x = xr.DataArray(np.zeros((3, 4)), dims=("a", "c"))
    for function in (fastact.softmax, fastact.scaled_softmax, fastact.crelu, lambda x, axis: losses.cross_entropy(x, x, axis=axis)):
        with pytest.raises(TypeError, match=f"axis must be an integer, got {axis}"):
            function(x, axis=axis)


def test_masks_and_classes_need_all_labels():
    x = xr.DataArray(np.zeros((3, 4)), dims=("a", "c"), coords={"a": [0, 1, 2], "c": list("uvwx")})
    with xr.set_options(arithmetic_join="outer"):
        with pytest.raises(ValueError, match="mask has no value for some labels"):
            fastact.masked_softmax(x, (x == 0)[:2], dim="c")
        with pytest.raises(ValueError, match="target has no value for some labels"):
            losses.cross_entropy(x, xr.DataArray([0, 1], dims="a", coords={"a": [0, 1]}), dim="c")
        assert fastact.backward.softmax(x[:2], x + 1, dim="c")[2].isnull().all()
