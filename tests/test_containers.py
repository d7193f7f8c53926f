"""Containers of real libraries: pandas, masked and awkward arrays, polars, pint, sparse matrices."""

import awkward as ak
import dask.array as da
import numpy as np
import pandas as pd
import pint
import polars as pl
import pytest
import scipy.sparse
import xarray as xr
from catalogue import CASES, ROWS, as_tuple, by_case, same_bits
from numpy.testing import assert_array_equal

import fastact
from fastact import losses, nn
from fastact.definitions.passes import PASSES
from fastact.runtime.containers import dispatch

INDEX, COLUMNS = list("cadb"), list("wzuyvx")  # not sorted, since pandas sorts a union
ORDER, COLUMN_ORDER = [2, 0, 3, 1], [5, 0, 3, 1, 4, 2]


def framed(x, axis=1, shuffled=False):
    """Return a DataFrame, or a Series for one number per row, optionally with its labels in another order."""
    others = INDEX if axis == 1 else COLUMNS
    order = ORDER if axis == 1 else COLUMN_ORDER
    if x.shape == (4, 6):
        frame = pd.DataFrame(x, index=INDEX, columns=COLUMNS)
        return frame.iloc[ORDER, COLUMN_ORDER] if shuffled else frame
    if x.shape != (len(others),):
        return x  # two rows, one after the other
    series = pd.Series(x, index=others)
    return series.iloc[order] if shuffled else series


with_rows = by_case([case for case in CASES if case.rows])


@with_rows
@pytest.mark.parametrize("axis", [0, 1])
def test_frames_of_another_order_are_aligned(case, axis):
    """Each argument may have its labels in its own order. Results have the labels of x, and are Series if they have no rows."""
    inputs = case.inputs((4, 6), axis=axis)
    wanted = as_tuple(case.function(*inputs, axis=axis))
    names = PASSES[case.use].arrays_in(case.definition)
    first = next(k for k, name in enumerate(names) if name != "g")
    for k in range(case.arrays):
        frames = [*(framed(x, axis, shuffled=j == k and k != first) for j, x in enumerate(inputs[: case.arrays]))]
        for result, value in zip(as_tuple(case.function(*frames, *inputs[case.arrays :], axis=axis)), wanted, strict=True):
            if value.shape == (4, 6):
                assert isinstance(result, pd.DataFrame)
                assert (list(result.index), list(result.columns)) == (INDEX, COLUMNS)
                assert_array_equal(result.to_numpy(), value)
            elif value.ndim == 1:
                assert isinstance(result, pd.Series)
                assert list(result.index) == (INDEX if axis == 1 else COLUMNS)
                assert_array_equal(result.to_numpy(), value)
            else:
                assert isinstance(result, np.ndarray)  # twice as long
                assert same_bits(result, value)


def test_labels_are_united_after_those_of_x():
    x = pd.DataFrame([[1.0, 2.0], [3.0, 4.0]], index=["a", "c"], columns=["u", "v"])
    g = pd.DataFrame([[1.0, 2.0, 3.0], [5.0, 6.0, 7.0]], index=["c", "b"], columns=["v", "u", "w"])
    wanted = np.add(g, x)
    got = fastact.backward.softmax(g, x)
    assert (list(got.index), list(got.columns)) == (["a", "c", "b"], ["u", "v", "w"])
    assert set(got.index) == set(wanted.index)
    assert set(got.columns) == set(wanted.columns)
    assert got.isna().all(axis=None)  # each row has a label that one of the two lacks
    same = fastact.backward.softmax(g[["u", "v"]], x).loc[list("abc")]
    assert same.isna().all(axis=1).tolist() == np.add(g[["u", "v"]], x).isna().all(axis=1).tolist() == [True, True, False]


def test_positions_refer_to_the_order_of_x():
    """Class indices, arrays and numbers of kept entries refer to the columns of x, whatever the order of other arguments is."""
    x = pd.DataFrame([[2.0, 0.0, 0.5], [0.0, 3.0, 1.0]], index=["second", "first"], columns=["cat", "ant", "bee"])
    weight = pd.Series({"ant": 1.0, "bee": 2.0, "cat": 3.0})
    a, w = x.to_numpy(), weight[x.columns].to_numpy()
    for axis in (0, 1):
        logits, classes = (x, [0, 1]) if axis == 1 else (x.T, [0, 1])
        loss, gradient = losses.cross_entropy(logits, classes, weight=weight, axis=axis)
        wanted = losses.cross_entropy(a, classes, weight=w)
        assert loss == wanted[0]
        assert_array_equal(gradient if axis == 1 else gradient.T, wanted[1])
    assert losses.cross_entropy(x.iloc[0], 0, weight=weight)[0] == losses.cross_entropy(a[0], 0, weight=w)[0]
    target = fastact.softmax(a)
    for function, more in ((losses.cross_entropy, "weight"), (losses.binary_cross_entropy_with_logits, "pos_weight")):
        assert function(x, target, **{more: weight})[0] == function(a, target, **{more: w})[0]
    assert_array_equal(nn.layer_norm(x, weight, np.array([10.0, 20.0, 30.0])), nn.layer_norm(a, w, np.array([10.0, 20.0, 30.0])))
    assert_array_equal(nn.layer_norm_backward(x, x, weight)[2], nn.layer_norm_backward(a, a, w)[2])
    g = x.iloc[::-1, [1, 2, 0]]
    kept = np.array([1, 3])
    for got, wanted in zip(fastact.fused.prefix_softmax(g, x, kept), fastact.fused.prefix_softmax(a, a, kept), strict=True):
        assert_array_equal(got, wanted)


def test_masks_and_classes_need_all_labels():
    x = pd.DataFrame(np.zeros((2, 3)), index=["a", "b"], columns=["u", "v", "w"])
    with pytest.raises(ValueError, match="mask has no value for the label 'w'"):
        fastact.masked_softmax(x, pd.Series([True, False], index=["v", "u"]))
    with pytest.raises(ValueError, match="target has no value for the label 'b'"):
        losses.cross_entropy(x, pd.Series([0, 1], index=["a", "c"]))
    with pytest.raises(ValueError, match="target has no value for the label 'a'"):
        losses.cross_entropy(x, pd.Series([None, 1], index=["a", "b"], dtype="Int64"))
    with pytest.raises(ValueError, match="target has no value for the label 'a' of weight"):  # a Series counts as a row
        losses.binary_cross_entropy_with_logits(x, x > 0, weight=pd.Series([1.0, 2.0], index=["a", "b"]))
    with pytest.raises(TypeError, match="mask must be an array of booleans, got float32 with missing entries"):
        fastact.masked_softmax(x, pd.Series([True, None, True], index=["v", "u", "w"], dtype="boolean"))
    got = fastact.masked_softmax(x, pd.Series([True, False, True], index=["v", "u", "w"]))
    assert got.to_numpy().tolist() == [[0.0, 0.5, 0.5]] * 2


@pytest.mark.parametrize("kind", ["Float32", "Float64", "Int64", "float[pyarrow]", "double[pyarrow]", "int64[pyarrow]"])
def test_nullable_and_arrow_types(kind):
    """Nullable and Arrow types become float, and a missing number becomes NaN."""
    values = np.array([[1.0, 2.0, 4.0], [0.0, 3.0, 5.0]])
    full, lacking = pd.DataFrame(values).astype(kind), pd.DataFrame(values).astype(kind)
    lacking.iloc[0, 1] = pd.NA
    dtype = np.float32 if kind in ("Float32", "float[pyarrow]") else np.float64
    for function in (fastact.softmax, fastact.log_softmax, fastact.elu, fastact.fused.softmax, fastact.fused.elu):
        several = "fused" in function.__module__
        for frame, x in ((full, values), (lacking, np.where([[0, 1, 0], [0, 0, 0]], np.nan, values))):
            got = as_tuple(function(frame, frame) if several else function(frame))
            wanted = as_tuple(function(x.astype(dtype), x.astype(dtype)) if several else function(x.astype(dtype)))
            for a, b in zip(got, wanted, strict=True):
                assert isinstance(a, pd.DataFrame)
                assert same_bits(a.to_numpy(), b)
    loss, gradient = losses.cross_entropy(full, pd.Series([0, 1], dtype="Int64"), reduction="none")
    assert isinstance(loss, pd.Series)
    assert same_bits(gradient.to_numpy(), losses.cross_entropy(values.astype(dtype), [0, 1], reduction="none")[1])


def test_series_and_subclasses():
    class Mine(pd.DataFrame):
        pass

    row = pd.Series([1.0, 2.0, 4.0], index=["u", "v", "w"], name="row")
    for result in fastact.fused.softmax(row[["w", "u", "v"]], row):
        assert isinstance(result, pd.Series)
        assert result.name == "row"
    assert np.isscalar(fastact.logsumexp(row))
    mixed = pd.DataFrame({"a": [True, False], "b": np.float32([1, 2]), "c": [3, 4]})
    assert_array_equal(fastact.softmax(mixed), fastact.softmax([[1.0, 1.0, 3.0], [0.0, 2.0, 4.0]]))
    assert_array_equal(fastact.softmax(row.astype("category")), fastact.softmax(row.to_numpy()))
    assert isinstance(fastact.softmax(Mine([[1.0, 2.0]])), Mine)
    frame = pd.DataFrame([[1.0, 2.0]])
    frame.attrs["unit"] = "1"
    assert fastact.softmax(frame).attrs == fastact.elu(frame).attrs == {"unit": "1"}
    assert isinstance(fastact.elu(pd.Index([1.0])), pd.Index)
    assert np.isnan(fastact.softmax(pd.array([1.0, 2.0, None]))).all()
    frame = pd.DataFrame([[1.0, 2.0, 4.0], [0.0, 1.0, 1.0]], columns=["u", "v", "w"])
    slopes = pd.Series([0.1, 0.2, 0.3], index=["w", "v", "u"])  # one for each column
    assert_array_equal(fastact.prelu(-frame, slopes), fastact.prelu(-frame.to_numpy(), np.array([0.3, 0.2, 0.1])))
    out = np.empty((2, 3))
    fastact.softmax(frame, out=out)
    assert_array_equal(out, fastact.softmax(frame.to_numpy()))
    with pytest.raises(np.exceptions.AxisError, match=r"softmax: axis 2 .*\(2, 3\)"):
        fastact.softmax(frame, axis=2)
    with pytest.raises(TypeError, match=r"softmax: x must be real numbers .*object"):
        fastact.softmax(pd.DataFrame({"a": ["x"], "b": [1.0]}))


def test_what_pandas_refuses_of_several_arrays():
    """pandas refuses these calls, as docs/containers.md says."""
    frame = pd.DataFrame(np.ones((2, 2)))
    with pytest.raises(NotImplementedError, match="mixed DataFrame and Series"):
        fastact.swiglu(frame, frame[0])
    nullable = frame.astype("Float64")
    with pytest.raises(TypeError, match="not supported for the input types"):
        fastact.backward.gelu(nullable, nullable)
    assert_array_equal(fastact.backward.gelu(nullable[0], nullable[0]), fastact.backward.gelu(1.0, np.ones(2)))


def test_subclasses_and_their_attributes():
    class Row(pd.Series):
        _metadata = ("unit",)

    class Table(pd.DataFrame):
        _metadata = ("unit",)
        _constructor_sliced = Row

    row, table = Row([1.0, 2.0], name="r"), Table([[1.0, 2.0]])
    row.unit = table.unit = "m"
    for function in (fastact.softmax, fastact.elu):
        for given in (row, table):
            assert type(function(given)) is type(given)
            assert function(given).unit == "m"
        assert function(row).name == "r"
    assert type(fastact.logsumexp(table)) is Row


def test_names_and_types_of_labels_are_those_of_pandas():
    rows = [pd.Index([1, 2], name="n"), pd.Index([1.0, 2.0], name="m"), pd.Index([1, 2], name="k"), pd.Index([1, 2])]
    for first in rows:
        for second in rows:
            a, b = pd.DataFrame(np.ones((2, 2)), index=first), pd.DataFrame(np.ones((2, 2)), index=second)
            assert fastact.backward.softmax(a, b).index.identical(np.logaddexp(b, a).index)


def test_frames_as_outputs_and_masks_are_refused():
    frame = pd.DataFrame(np.arange(6.0).reshape(3, 2), index=list("abc"))
    other = frame.iloc[::-1].copy()
    for call in (
        lambda: fastact.softmax(frame, out=other),
        lambda: fastact.elu(frame, out=other),
        lambda: fastact.elu(frame, 1.0, other),
        lambda: fastact.fused.softmax(frame, frame, out=(None, other)),
        lambda: fastact.crelu(frame, out=other),
        lambda: fastact.logsumexp(frame, out=other[0]),
        lambda: fastact.elu(frame, where=other > 2),
        lambda: fastact.elu(frame, where=other > 2, out=np.zeros((3, 2))),
    ):
        with pytest.raises(TypeError, match=r"\w+: (out|where)= is of type pandas\.\w+, which is not aligned by its labels; pass"):
            call()
    assert_array_equal(other, frame.iloc[::-1])
    kept = (other > 2).to_numpy()
    assert_array_equal(fastact.elu(frame, where=kept, out=np.zeros((3, 2))), np.where(kept, frame, 0.0))


def test_frames_without_columns():
    nothing = pd.DataFrame(index=["a", "b"])
    for result in (fastact.softmax(nothing), fastact.elu(nothing), *losses.binary_cross_entropy_with_logits(nothing, nothing)[1:]):
        assert isinstance(result, pd.DataFrame)
        assert result.shape == (2, 0)
        assert result.index.equals(nothing.index)
    assert fastact.elu(pd.DataFrame()).shape == (0, 0)
    with pytest.raises(IndexError, match="target 0 of row 0 is out of range for 0 classes"):
        losses.cross_entropy(nothing, pd.Series([0, 0], index=["a", "b"]))


def test_losses_and_layers_of_frames():
    rng = np.random.default_rng(0)
    x = pd.DataFrame(rng.normal(size=(4, 6)), index=INDEX, columns=COLUMNS)
    classes, weight = pd.Series([0, 2, 5, 1], index=INDEX), pd.Series(rng.uniform(1, 2, 6), index=COLUMNS)
    wanted = losses.cross_entropy(x.to_numpy(), classes.to_numpy(), weight=weight.to_numpy())
    loss, gradient = losses.cross_entropy(x, classes.iloc[ORDER], weight=weight.iloc[COLUMN_ORDER])
    assert loss == wanted[0]
    assert_array_equal(gradient.loc[INDEX, COLUMNS], wanted[1])
    loss, gradient = losses.sparsemax_loss(x, classes.iloc[ORDER], reduction="none")
    assert_array_equal(loss.loc[INDEX], losses.sparsemax_loss(x.to_numpy(), classes.to_numpy(), reduction="none")[0])
    target = fastact.softmax(x)
    for function in (losses.cross_entropy, losses.softmax_mean_squared_error, losses.binary_cross_entropy_with_logits):
        loss, gradient = function(x, target.iloc[ORDER, COLUMN_ORDER])
        value = function(x.to_numpy(), target.to_numpy())
        assert loss == value[0]
        assert_array_equal(gradient.loc[INDEX, COLUMNS], value[1])
    y, slope = nn.dropout(x, 0.5, np.random.default_rng(1))
    assert y.index.equals(x.index)
    assert_array_equal(slope, nn.dropout(x.to_numpy(), 0.5, np.random.default_rng(1))[1])
    dx, dweight = nn.prelu_backward(x.iloc[ORDER], x, weight.iloc[COLUMN_ORDER])
    value = nn.prelu_backward(x.to_numpy(), x.to_numpy(), weight.to_numpy())
    assert_array_equal(dx.loc[INDEX], value[0])
    assert_array_equal(dweight, value[1])
    y = nn.layer_norm(x, bias=weight.iloc[COLUMN_ORDER])  # a bias without a weight
    assert_array_equal(y, nn.layer_norm(x.to_numpy(), bias=weight.to_numpy()))
    y = nn.bias_activation("elu", x, weight.iloc[COLUMN_ORDER], residual=x.iloc[ORDER], alpha=0.5)
    assert y.index.equals(x.index)
    assert_array_equal(y, nn.bias_activation("elu", x.to_numpy(), weight.to_numpy(), residual=x.to_numpy(), alpha=0.5))
    with pytest.raises(TypeError, match=r"weight is of type pandas.DataFrame.* pass weight.to_numpy"):
        nn.maxout_linear(x, pd.DataFrame(np.ones((6, 4))), pieces=2)


def test_split_of_frames_goes_by_position():
    x = pd.DataFrame([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]], index=["a", "b"], columns=list("uvwx"))
    got = fastact.swiglu(*fastact.split(x))
    assert got.index.equals(x.index)
    assert_array_equal(got, fastact.swiglu(*fastact.split(x.to_numpy())))


HIDDEN = np.ma.array([[1.0, 2.0, 50.0, 0.5], [3.0, 1.0, 2.0, 0.5]], mask=[[0, 0, 1, 0], [0, 0, 0, 0]])


@by_case(ROWS)
def test_hidden_entries_are_refused_not_counted(case):
    inputs = case.inputs((2, 4))
    for k in range(case.arrays):
        hidden = np.zeros(np.shape(inputs[k]), bool)
        hidden.flat[1] = True
        arrays = [np.ma.array(x, mask=hidden) if j == k else x for j, x in enumerate(inputs)]
        with pytest.raises(TypeError, match=rf"{case.name}: .* hidden entries.*filled"):
            case.function(*arrays)
        shown = [np.ma.array(x) if j == k else x for j, x in enumerate(inputs)]
        assert all(same_bits(a, b) for a, b in zip(as_tuple(case.function(*shown)), case.call(inputs), strict=True))


LOSSES_AND_LAYERS = {
    "cross_entropy": lambda x: losses.cross_entropy(x, [0, 1]),
    "sparsemax_loss": lambda x: losses.sparsemax_loss(x, [0, 1]),
    "entmax15_loss": lambda x: losses.entmax15_loss(x, [0, 1]),
    "entmax_loss": lambda x: losses.entmax_loss(x, [0, 1]),
    "softmax_mean_squared_error": lambda x: losses.softmax_mean_squared_error(x, np.ones((2, 4))),
    "binary_cross_entropy_with_logits": lambda x: losses.binary_cross_entropy_with_logits(x, np.ones((2, 4))),
    "dropout": lambda x: nn.dropout(x, 0.5, np.random.default_rng(0)),
    "alpha_dropout": lambda x: nn.alpha_dropout(x, 0.5, np.random.default_rng(0)),
    "rrelu": nn.rrelu,
    "gumbel_softmax": lambda x: nn.gumbel_softmax(x, np.random.default_rng(0)),
    "maxout_linear": lambda x: nn.maxout_linear(x, np.ones((4, 2)), pieces=2),
    "maxout_linear_backward": lambda x: nn.maxout_linear_backward(
        np.ones((2, 1)), x, np.ones((4, 2)), np.zeros((2, 1), int), pieces=2
    ),
    "bias_activation": lambda x: nn.bias_activation("relu", x, np.ones(4)),
    "bias_activation_backward": lambda x: nn.bias_activation_backward("relu", x, x, np.ones(4)),
    "activation_dropout": lambda x: nn.activation_dropout("relu", x, 0.5, np.random.default_rng(0)),
    "prelu_backward": lambda x: nn.prelu_backward(x, x, 0.1),
    "swish_backward": lambda x: nn.swish_backward(x, x, 0.1),
    "layer_norm": nn.layer_norm,
    "layer_norm_backward": lambda x: nn.layer_norm_backward(x, x),
    "rms_norm": nn.rms_norm,
    "rms_norm_backward": lambda x: nn.rms_norm_backward(x, x),
}
each_loss_and_layer = pytest.mark.parametrize("name", LOSSES_AND_LAYERS)


def test_all_losses_and_layers_are_here():
    assert {*losses.__all__, *nn.__all__} - {"lecun_normal"} == LOSSES_AND_LAYERS.keys()


@each_loss_and_layer
def test_hidden_entries_in_losses_and_layers(name):
    with pytest.raises(TypeError, match=rf"{name}: .* hidden entries.*filled"):
        LOSSES_AND_LAYERS[name](HIDDEN)
    results, wanted = LOSSES_AND_LAYERS[name](np.ma.array(HIDDEN.data)), LOSSES_AND_LAYERS[name](HIDDEN.data)
    assert all(same_bits(a, b) for a, b in zip(results, wanted, strict=True))


def test_remedies_name_the_argument():
    x = np.zeros((2, 4))
    classes, weight = np.ma.array([0, 1], mask=[0, 1]), np.ma.array(np.ones(4), mask=[1, 0, 0, 0])
    for call, remedy in (
        (lambda: losses.cross_entropy(x, classes), r"target is a masked .*; fill them, target.filled\(value\)"),
        (lambda: losses.cross_entropy(x, [0, 1], weight=weight), r"weight is a masked .*; fill them, weight.filled\(value\)"),
        (lambda: nn.dropout(HIDDEN, 0.5, np.random.default_rng()), r"x is a masked .*; fill them, x.filled\(value\)"),
        (lambda: losses.cross_entropy(x, ak.Array([0, 1])), r"target is of type .*pad_none\(target, n"),
        (lambda: fastact.softmax(HIDDEN), r"x.filled\(-np.inf\) for a softmax, or use .*masked_softmax\(x.data, ~x.mask\)"),
        (lambda: nn.layer_norm(HIDDEN), r"x is a masked .*; fill them, x.filled\(value\), x.filled\(-np.inf\) for a softmax"),
    ):
        with pytest.raises(TypeError, match=remedy):
            call()


class Overriding:
    """An array of an unknown library that overrides ufuncs."""

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return np.zeros(3)

    def __array__(self, dtype=None, copy=None):
        return np.ones(3)


class WithoutUfuncs:
    """An array whose library forbids ufuncs."""

    __array_ufunc__ = None

    def __array__(self, dtype=None, copy=None):
        return np.ones(4)


class OwnUfuncs(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return np.zeros(3)


REFUSED = [
    (ak.Array([[1.0, 2.0], [3.0]]), "awkward.Array", "pad"),
    (ak.Array([[1.0, 2.0], [3.0, 4.0]]), "awkward.Array", "to_numpy"),
    (scipy.sparse.csr_array(np.eye(2)), "scipy.csr_array", "toarray"),
    (scipy.sparse.coo_matrix(np.eye(2)), "scipy.coo_matrix", "toarray"),
    (pint.UnitRegistry().Quantity(np.ones((2, 2)), ""), "pint.Quantity", "m_as"),
    (pl.LazyFrame({"a": [1.0]}), "polars.LazyFrame", "collect"),
    (Overriding(), "Overriding", "NumPy array"),
    (WithoutUfuncs(), "WithoutUfuncs", "NumPy array"),
    (np.ones(4).view(OwnUfuncs), "OwnUfuncs", "NumPy array"),
]


@pytest.mark.parametrize(("value", "kind", "remedy"), REFUSED, ids=[kind for _, kind, _ in REFUSED])
def test_unknown_containers_are_refused_with_a_remedy(value, kind, remedy):
    calls = [
        *((name, getattr(fastact, name)) for name in ("softmax", "crelu", "split", "scaled_softmax")),
        ("softmax", lambda x: fastact.backward.softmax(np.ones(2), x)),
        ("scaled_softmax", lambda x: fastact.scaled_softmax(np.ones((2, 2)), x)),
        ("masked_softmax", lambda x: fastact.masked_softmax(np.ones((2, 2)), x)),
        *LOSSES_AND_LAYERS.items(),
    ]
    for name, call in calls:
        with pytest.raises(TypeError, match=rf"{name}: .*{kind}.*{remedy}"):
            call(value)


def test_groups_and_expressions_are_refused():
    frame = pd.DataFrame({"key": [1, 1, 2], "a": [1.0, 2.0, 3.0]})
    groups = xr.DataArray([1.0, 2.0], dims="a", coords={"a": [1, 2]}).groupby("a")
    for value in (frame.groupby("key"), pl.col("a"), groups, pd.NA, pd.Timestamp(0), da.ones(3).to_delayed()[0]):
        for function in (fastact.softmax, fastact.crelu, nn.rrelu, lambda x: losses.cross_entropy(x, [0])):
            with pytest.raises((TypeError, ValueError)):
                function(value)
    got = fastact.masked_softmax(frame[["a"]], np.ma.array([[True], [False], [True]]))
    assert got["a"].tolist() == [1.0, 0.0, 1.0]


def test_polars_is_taken_as_arrays():
    frame = pl.DataFrame({"a": [1.0, None], "b": [2.0, 3.0]})
    assert_array_equal(fastact.softmax(frame), fastact.softmax(frame.to_numpy()))
    assert np.isnan(fastact.softmax(frame)[1]).all()
    assert_array_equal(fastact.softmax(frame["b"]), fastact.softmax(np.array([2.0, 3.0])))
    loss, _ = losses.cross_entropy(frame[:1], pl.Series([0]))
    assert loss == losses.cross_entropy([[1.0, 2.0]], [0])[0]
    assert_array_equal(fastact.split(frame[:1])[1], [[2.0]])
    series, slopes = pl.Series([-1.0, 2.0]), pl.Series([0.5, 3.0])
    wanted = fastact.elu(series.to_numpy(), slopes.to_numpy())
    assert fastact.elu(series, slopes).to_list() == list(wanted)
    assert_array_equal(fastact.elu(pl.DataFrame({"a": series, "b": series}), slopes)[0], fastact.elu([-1.0, -1.0], [0.5, 3.0]))
    out = np.empty(2)
    assert fastact.elu(series, slopes, out=out) is out
    assert_array_equal(out, wanted)


@pytest.mark.parametrize(("value", "kind"), [(None, "NoneType"), ("a", "<U1"), (["a", "b"], "<U1"), (1j, "complex128"),
                                             ([1, None], "object"), (pl.Series(["a"]), r"(object|<U1|dtype\('O'\))")])  # fmt: skip
def test_what_is_no_number_is_named(value, kind):
    row = np.ones(2)
    calls = {
        "softmax": (fastact.softmax, lambda v: fastact.backward.softmax(v, row), lambda v: fastact.backward.softmax(row, v)),
        "scaled_softmax": (fastact.scaled_softmax, lambda v: fastact.scaled_softmax(row, v)),
        "logsumexp": (fastact.logsumexp,),
        "crelu": (fastact.crelu,),
        "elu": (fastact.elu, lambda v: fastact.elu(row, v), lambda v: fastact.fused.elu(row, v)),
        "cross_entropy": (lambda v: losses.cross_entropy(v, [0]),),
        "rrelu": (nn.rrelu,),
    }
    for name, functions in calls.items():
        for function in functions:
            with pytest.raises(TypeError, match=rf"{name}\b.*{kind}"):
                function(value)


def test_no_library_is_imported_for_nothing():
    plain = (np.ndarray, np.float32, float, int, list, np.memmap, np.matrix, type("Mine", (np.ndarray,), {}))
    assert [dispatch.kind_of(kind) for kind in plain] == [None] * len(plain)
