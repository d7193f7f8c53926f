"""Losses compared with their formulas by finite differences in mpmath, and errors for wrong targets."""

import dask.array as da
import exact_losses
import mpmath
import numpy as np
import pytest
import references
from catalogue import both_types, same_bits
from exact import Exact
from exact_losses import BOUND, CLASSES, DIGITS, ROWS, SPARSE, batch, exact, softmax
from numpy.testing import assert_array_equal

from fastact import losses

pytestmark = pytest.mark.xdist_group("losses")  # compiled in a single process
CODES = {np.float32: "f", np.float64: "d"}


@pytest.mark.parametrize("case", exact_losses.cases(), ids=lambda case: case.key)
def test_losses_and_gradients(case):
    """Losses and gradients match the stored numbers of mpmath, which `references` computes."""
    stored, code = references.load("losses"), CODES[case.x.dtype.type]
    exact = [Exact.load(stored, f"{code}.{case.key}.{part}") for part in ("loss", "dx")]
    for got, wanted, bound in zip(case.call(), exact, case.bounds(*exact), strict=True):
        assert got.dtype == case.x.dtype
        assert got.shape == wanted.mantissa.shape
        assert np.all(wanted.ulp_errors(got) * np.ldexp(1.0, wanted.spacing()) <= bound)


@pytest.mark.parametrize("soft", [False, True])
def test_reductions_of_cross_entropy(soft):
    """Reductions are PyTorch's: weighted means over class indices, means over rows of probabilities. Ignored rows do not count."""
    x, target, q = batch(np.float64)
    weight = np.array([0.5, 1, 2, 3, 0.25])
    target[1] = -100
    goal = q if soft else target
    each, each_dx = losses.cross_entropy(x, goal, weight=weight, reduction="none")
    total, total_dx = losses.cross_entropy(x, goal, weight=weight, reduction="sum")
    mean, mean_dx = losses.cross_entropy(x, goal, weight=weight)
    divisor = ROWS if soft else weight[target[target >= 0]].sum()
    assert soft or (each[1] == 0 and not each_dx[1].any())
    np.testing.assert_allclose([total, mean], [each.sum(), each.sum() / divisor], rtol=1e-14)
    np.testing.assert_allclose(total_dx, each_dx, rtol=1e-14)
    np.testing.assert_allclose(mean_dx, each_dx / divisor, rtol=1e-13)


@both_types
def test_edges_of_cross_entropy(dtype):
    x = np.array([[-np.inf, 0.0], [3.0, 0.0]], dtype)
    loss, dx = losses.cross_entropy(x, np.array([0, 0]), reduction="none")
    assert loss[0] == np.inf
    np.testing.assert_array_equal(dx[0], [-1, 1])
    loss, _ = losses.cross_entropy(x, np.array([1, 0]), reduction="none", label_smoothing=0.1)
    assert loss[0] == np.inf
    loss, dx = losses.cross_entropy(x, np.array([7, 7]), ignore_index=7)
    assert np.isnan(loss)
    assert not dx.any()
    loss, dx = losses.cross_entropy(np.array([[np.nan, 1], [0, 1]], dtype), np.array([-100, 1]))
    assert np.isfinite(loss)
    assert not dx[0].any()


def test_more_classes_than_float32_counts():
    x = np.broadcast_to(np.float32(0.0), (1, 2**24 + 1))
    with pytest.raises(ValueError, match="float32 numbers count up to 16777216 classes, got 16777217; use float64"):
        losses.cross_entropy(x, np.array([2**24]))


@both_types
@pytest.mark.parametrize("axis", [0, 1, -1])
def test_axis_and_out(axis, dtype):
    """Any axis works, and the gradient may be written over the logits, with the same bits in the same layout."""
    x = np.random.default_rng(0).normal(size=(4, 5, 3)).astype(dtype)
    shape = tuple(np.delete(x.shape, axis))
    target = np.random.default_rng(1).integers(0, 3, shape)
    loss, dx = losses.cross_entropy(x, target, axis=axis)
    rows = np.moveaxis(x, axis, -1).reshape(-1, x.shape[axis])
    flat_loss, flat_dx = losses.cross_entropy(rows, target.ravel())
    np.testing.assert_allclose(loss, flat_loss, rtol=8 * np.finfo(dtype).eps)
    np.testing.assert_allclose(np.moveaxis(dx, axis, -1).reshape(flat_dx.shape), flat_dx, atol=4 * np.finfo(dtype).eps)
    for name in ("cross_entropy", "sparsemax_loss"):
        wanted_loss, wanted = getattr(losses, name)(x, target, axis=axis)
        copy = x.copy()
        got_loss, got = getattr(losses, name)(copy, target, axis=axis, out=copy)
        assert got is copy
        assert got_loss == wanted_loss
        assert same_bits(got, wanted)


@both_types
def test_binary_cross_entropy_of_infinities(dtype):
    loss, dx = losses.binary_cross_entropy_with_logits(
        np.array([np.inf, -np.inf], dtype), np.array([1, 0], dtype), reduction="none"
    )
    assert not loss.any()
    assert not dx.any()


@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
def test_reductions_of_binary_cross_entropy(reduction):
    x, _, q = batch(np.float64)
    weight = np.linspace(0.5, 2, CLASSES)
    each, each_dx = losses.binary_cross_entropy_with_logits(x, q, weight=weight, reduction="none")
    plain, _ = losses.binary_cross_entropy_with_logits(x, q, reduction="none")
    np.testing.assert_allclose(each, plain * weight, rtol=1e-14)
    loss, dx = losses.binary_cross_entropy_with_logits(x, q, weight=weight, reduction=reduction)
    divisor = {"mean": each.size, "sum": 1, "none": 1}[reduction]
    np.testing.assert_allclose(loss, each if reduction == "none" else each.sum() / divisor, rtol=1e-14)
    np.testing.assert_allclose(dx, each_dx / divisor, rtol=1e-14)


@both_types
def test_softmax_mean_squared_error(dtype):
    """The gradient matches one derived by hand, with a term for i = j and n − 1 others."""
    x, _, q = batch(dtype)
    loss, _ = losses.softmax_mean_squared_error(x, q, reduction="none")
    mean, mean_dx = losses.softmax_mean_squared_error(x, q)
    total, total_dx = losses.softmax_mean_squared_error(x, q, reduction="sum")
    np.testing.assert_allclose([mean, total], [loss.mean(), loss.sum() * CLASSES], rtol=1e-6)
    np.testing.assert_allclose(mean_dx * x.size, total_dx, rtol=2e-6)
    with mpmath.workdps(DIGITS):
        p, t = softmax(exact(x))[0], exact(q)[0]
        by_hand = [sum(2 * (p[j] - t[j]) * p[j] * ((i == j) - p[i]) for j in range(CLASSES)) for i in range(CLASSES)]
        wanted = Exact.of(by_hand, dtype)
    assert np.all(wanted.ulp_errors(total_dx[0], wanted.spacing().max()) <= BOUND)


@both_types
@pytest.mark.parametrize(("name", "alpha"), SPARSE)
def test_sparse_losses_without_and_with_ignored_rows(name, alpha, dtype):
    x, target, _ = batch(dtype)
    numbers = {"alpha": alpha} if name == "entmax_loss" else {}
    far = np.array([[50.0, 0.0, 0.0]], dtype)
    loss, dx = losses.__dict__[name](far, [0], **numbers)
    assert loss == 0
    assert not dx.any()
    ignored = target.copy()
    ignored[0] = -100
    mean, mean_dx = losses.__dict__[name](x, ignored, **numbers)
    each, each_dx = losses.__dict__[name](x, ignored, reduction="none", **numbers)
    np.testing.assert_allclose(mean, each.sum() / (ROWS - 1), rtol=1e-6)
    np.testing.assert_allclose(mean_dx, each_dx / (ROWS - 1), rtol=1e-6)
    assert not mean_dx[0].any()


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda x: losses.cross_entropy(x, [0, 5, 1]), IndexError, "the target 5 of row 1 is out of range for 4 classes"),
        (lambda x: losses.cross_entropy(x, [0, -1, 1]), IndexError, "the target -1 of row 1"),
        (lambda x: losses.sparsemax_loss(x, [0, 4, 1]), IndexError, "sparsemax_loss: the target 4 of row 1"),
        (lambda x: losses.cross_entropy(x[None], [[0, 9, 1]]), IndexError, r"row \(0, 1\)"),
        (lambda x: losses.cross_entropy(x, [0, 1]), ValueError, r"shape \(3,\) of the rows, got \(2,\)"),
        (lambda x: losses.cross_entropy(x, np.ones((3, 3))), ValueError, r"class indices be integers, got \(3, 3\)"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], weight=[1, 2]), ValueError, r"weight must have the shape \(4,\)"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], label_smoothing=1.5), ValueError, "between 0 and 1, got 1.5"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], reduction="max"), ValueError, "mean, sum, none, got 'max'"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], axis=2), np.exceptions.AxisError, r"axis 2 .* shape \(3, 4\)"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], out=np.empty(3)), ValueError, r"out must be .*\(3, 4\), got float64 \(3,\)"),
        (lambda x: losses.cross_entropy(x * 1j, [0, 1, 2]), TypeError, "the logits must be real numbers.*got complex128"),
        (lambda x: losses.sparsemax_loss(x, [0.0, 1.0, 2.0]), TypeError, "must be integers"),
        *(
            (
                lambda x, shape=shape: losses.binary_cross_entropy_with_logits(x, np.ones(shape)),
                ValueError,
                "the target must broadcast",
            )
            for shape in [(3,), (2, 4), (1, 3, 4), (2, 3, 4), (0,)]
        ),
        (
            lambda x: losses.cross_entropy(x, [0, 1, 2], axis=None),
            TypeError,
            "cross_entropy: axis must be an integer, got None",
        ),
        (lambda x: losses.entmax_loss(x, [0, 1, 2], axis=1.0), TypeError, "entmax_loss: axis must be an integer, got 1.0"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], ignore_index=None), TypeError, "ignore_index must be an integer, got N"),
        (lambda x: losses.sparsemax_loss(x, [0, 1, 2], ignore_index=0.5), TypeError, "ignore_index must be an integer, got 0"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], label_smoothing="a"), TypeError, "label_smoothing must be a single .*'a'"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], z_loss=np.ones(2)), TypeError, r"z_loss must be a single .*array\(\["),
        (lambda x: losses.entmax_loss(x, [0, 1, 2], alpha=1j), TypeError, "alpha must be a single number, got 1j"),
        (lambda x: losses.softmax_mean_squared_error(x, np.ones((4, 3))), ValueError, r"logits' shape \(3, 4\), got \(4, 3\)"),
    ],
)
def test_errors_say_what_is_needed(call, error, says):
    with pytest.raises(error, match=says):
        call(np.zeros((3, 4)))


@both_types
def test_an_infinite_logit_without_weight_adds_nothing(dtype):
    """A weight of 0 removes an infinite logit, like the weight 0 of a class in cross-entropy. NaN stays NaN."""
    x = np.array([np.inf, -np.inf, 1.0], dtype)
    for target in (0, 1):
        for reduction in ("mean", "sum"):
            loss, dx = losses.binary_cross_entropy_with_logits(x, [target] * 3, weight=[0, 0, 1], reduction=reduction)
            alone, slope = losses.binary_cross_entropy_with_logits(x[2:], [target], reduction="sum")
            assert loss == pytest.approx(alone / (3 if reduction == "mean" else 1), rel=1e-6)
            np.testing.assert_allclose(dx, [0, 0, slope[0] / (3 if reduction == "mean" else 1)], rtol=1e-6)
    assert np.isnan(losses.binary_cross_entropy_with_logits(np.array([np.nan], dtype), [1], weight=[0])[0])
    assert losses.binary_cross_entropy_with_logits(x[:1], [0.0], weight=[1])[0] == np.inf


def losses_with_out():
    classes, probabilities = np.array([0, 2]), np.full((2, 3), 1 / 3)
    for name in losses.__all__:
        each = name in ("binary_cross_entropy_with_logits", "softmax_mean_squared_error")
        yield name, np.array([[1.0, -2.0, 3.0], [0.5, 0.0, -1.0]]), probabilities if each else classes
    yield "cross_entropy", np.array([[1.0, -2.0, 3.0], [0.5, 0.0, -1.0]]), probabilities
    yield "binary_cross_entropy_with_logits", np.array(1.5), np.array(1.0)
    yield "binary_cross_entropy_with_logits", 1.5, 1.0
    yield "cross_entropy", np.array([1.0, 2.0]), np.array(0)


@both_types
@pytest.mark.parametrize(("name", "x", "target"), list(losses_with_out()), ids=str)
def test_out_is_checked_and_written(name, x, target, dtype):
    """`out` is also supported for arrays without dimensions."""
    function = getattr(losses, name)
    x = np.asarray(x, dtype)
    loss, wanted = function(x, target)
    out = np.full(x.shape, 99, dtype)
    got_loss, got = function(x, target, out=out)
    assert got is out
    assert got_loss == loss
    assert same_bits(out, wanted)
    other = np.float64 if dtype is np.float32 else np.float32
    masked = np.ma.zeros(x.shape, dtype)
    assert same_bits(np.asarray(function(x, target, out=masked)[1]), wanted)
    hidden = np.ma.array(out, mask=True)
    wrong_types = np.empty(x.shape, other), np.empty(x.shape, x.dtype.newbyteorder()), hidden, [0.0], 0.0
    for wrong in (*wrong_types, np.empty((*x.shape, 1), dtype)):
        with pytest.raises(ValueError, match=f"{name}: out must be an array of {x.dtype}"):
            function(x, target, out=wrong)
    read_only = np.zeros(x.shape, dtype)
    read_only.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        function(x, target, out=read_only)
    assert not read_only.any()


def test_many_rows_give_what_few_rows_do():
    """Small batches, whose row starts are remembered, agree with larger ones. Classes may be of any integer type."""
    rng = np.random.default_rng(5)
    x, target = rng.normal(size=(3000, 7)).astype(np.float32), rng.integers(0, 7, 3000)
    each, dx = losses.cross_entropy(x, target, reduction="none")
    for start in range(0, 3000, 500):
        part = slice(start, start + 500)
        for kind in (np.int64, np.int8, np.uint64, ">i8"):
            few, few_dx = losses.cross_entropy(x[part], target[part].astype(kind), reduction="none")
            assert same_bits(few, each[part])
            assert same_bits(few_dx, dx[part])
    strided = losses.cross_entropy(x[::2], target[::2], reduction="none")
    assert same_bits(strided[0], each[::2])
    assert same_bits(np.ascontiguousarray(strided[1]), dx[::2])
    apart = np.asfortranarray(x)
    assert same_bits(np.ascontiguousarray(losses.cross_entropy(apart, target, reduction="none")[1]), dx)


@pytest.mark.parametrize("name", ["cross_entropy", "sparsemax_loss", "entmax_loss"])
@pytest.mark.parametrize("kind", [np.uint8, np.uint64, np.int8, ">u2"])
def test_ignored_classes_of_any_integer_type(name, kind):
    """Masks of images often use 255 for no class. Unsigned types work, too."""
    function = getattr(losses, name)
    x, target = np.random.default_rng(6).normal(size=(4, 5)), np.array([100, 0, 3, 1], kind)
    for reduction in ("mean", "sum"):
        loss, dx = function(x, target, ignore_index=100, reduction=reduction)
        wanted, wanted_dx = function(x[1:], target[1:].astype(int), reduction=reduction)
        assert loss == pytest.approx(wanted, rel=1e-15)
        assert_array_equal(dx[0], np.zeros(5))
        np.testing.assert_allclose(dx[1:], wanted_dx, rtol=1e-15, atol=1e-16)
    single = losses.cross_entropy(x[0], np.array(100, kind), ignore_index=100, reduction="none")
    assert_array_equal(single[0], 0.0)


NO_NUMBERS = {
    "complex": [1j, 2, 3, 4],
    "strings": ["1", "2", "3", "4"],
    "a word": "abc",
    "objects": [None, 1, 2, 3],
    "times": np.array([1, 2, 3, 4], "m8[s]"),
    "dates": np.array([1, 2, 3, 4], "M8[s]"),
}


@pytest.mark.parametrize("values", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_targets_and_weights_are_real_numbers(values):
    x, binary = np.zeros(4), losses.binary_cross_entropy_with_logits
    for call, says in (
        (lambda: binary(x, values), "binary_cross_entropy_with_logits: the target must be real numbers"),
        (lambda: binary(x, x, weight=values), "weight must be real numbers"),
        (lambda: binary(x, x, pos_weight=values), "pos_weight must be real numbers"),
        (lambda: losses.cross_entropy(x, 0, weight=values), "cross_entropy: weight must be real numbers"),
        (lambda: losses.softmax_mean_squared_error(x, values), "softmax_mean_squared_error: the target must be real numbers"),
        (lambda: losses.cross_entropy(x, values), "cross_entropy: class indices"),
    ):
        with pytest.raises(TypeError, match=says):
            call()
    with pytest.raises(TypeError, match="the target must be real numbers of float64 at most, got NoneType"):
        binary(x, None)


@both_types
@pytest.mark.parametrize("lazy", [False, True], ids=["numpy", "dask"])
def test_rows_that_weigh_nothing(lazy, dtype):
    """The mean of nothing is NaN and its gradient 0. The rows are ignored, or belong to a class without weight."""
    x = np.array([[1.0, 2.0, -1.0], [0.5, 0.0, 3.0]], dtype)
    given = da.from_array(x, chunks=(1, 3)) if lazy else x
    for classes in ([0, 1], [-100, 0], [-100, -100]):
        for options in ({}, {"label_smoothing": 0.1}, {"z_loss": 0.5}):
            loss, gradient = losses.cross_entropy(given, np.array(classes), weight=[0.0, 0.0, 1.0], **options)
            assert np.isnan(np.asarray(loss))
            assert_array_equal(np.asarray(gradient), np.zeros_like(x))
