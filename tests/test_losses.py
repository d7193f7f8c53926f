"""Losses against their formulas in mpmath, by finite differences, and the targets that go wrong."""

import mpmath
import numpy as np
import pytest
from catalogue import both_types, same_bits

from fastact import losses
from fastact.accuracy import oracle

DIGITS = 60
FORMULAS = oracle.RowFormulas(DIGITS)
ROWS, CLASSES = 6, 5
# ULP of a row's largest entry; measured 4.3 (weights and smoothing) and 4.5 (squared error), below 4 otherwise.
BOUND = 5.0


def exact(a):
    return np.vectorize(lambda v: mpmath.mpf(float(v)), otypes=[object])(a)


def softmax(x):
    powers = FORMULAS.exp(x - FORMULAS.largest(x))
    return powers / FORMULAS.total(powers)


def log_softmax(x):
    return x - FORMULAS.largest(x) - FORMULAS.log(FORMULAS.total(FORMULAS.exp(x - FORMULAS.largest(x))))


def cross_entropy(x, q, weight=1, z_loss=0):
    """One number for each row, of probabilities."""
    y = log_softmax(x)
    log_sum = (x - y)[:, 0]
    return np.sum(-q * y * weight, axis=1) + z_loss * log_sum * log_sum


def gradient(loss, x):
    """Of the sum of the rows' losses, by central differences."""
    step = mpmath.mpf(10) ** -20
    result = np.empty(x.shape, object)
    for k in range(x.shape[1]):
        sides = []
        for sign in (1, -1):
            moved = np.copy(x)
            moved[:, k] += sign * step
            sides.append(loss(moved))
        result[:, k] = (sides[0] - sides[1]) / (2 * step)
    return result


def assert_close(got, wanted, bound=BOUND):
    """Each row's error counts against its largest entry."""
    got, wanted = np.atleast_2d(got), np.atleast_2d(wanted)
    for row, exact_row in zip(got, wanted, strict=True):
        unit = oracle.spacing(got.dtype.type, max(map(abs, exact_row)))
        assert max(abs(mpmath.mpf(float(a)) - b) for a, b in zip(row, exact_row, strict=True)) <= bound * unit


def batch(dtype, spread=2.0):
    rng = np.random.default_rng(8)
    x = (rng.normal(size=(ROWS, CLASSES)) * spread).astype(dtype)
    return x, rng.integers(0, CLASSES, ROWS), rng.dirichlet(np.ones(CLASSES), ROWS).astype(dtype)


@pytest.fixture(autouse=True)
def _digits():
    with mpmath.workdps(DIGITS):
        yield


@both_types
@pytest.mark.parametrize("spread", [0.5, 4.0, 20.0])
@pytest.mark.parametrize(
    "options", [{}, {"label_smoothing": 0.125}, {"weight": True}, {"weight": True, "label_smoothing": 0.25}, {"z_loss": 0.5}]
)
def test_cross_entropy_of_classes(options, spread, dtype):
    """Also where the right class has all of the probability but the last digits (spread 20)."""
    x, target, _ = batch(dtype, spread)
    target[:3] = np.argmax(x, axis=1)[:3]
    options = dict(options)
    weight = np.array([0.5, 1, 2, 3, 0.25], dtype)
    if "weight" in options:
        options["weight"] = weight
    loss, dx = losses.cross_entropy(x, target, reduction="none", **options)
    smoothing = options.get("label_smoothing", 0)
    q = exact(np.eye(CLASSES)[target]) * (1 - smoothing) + mpmath.mpf(smoothing) / CLASSES
    wanted = lambda rows: cross_entropy(rows, q, exact(options.get("weight", np.ones(CLASSES))), options.get("z_loss", 0))
    assert loss.dtype == dx.dtype == dtype
    assert_close(loss[:, None], wanted(exact(x))[:, None])
    assert_close(dx, gradient(wanted, exact(x)))


@both_types
@pytest.mark.parametrize("options", [{}, {"label_smoothing": 0.125}, {"weight": True}, {"z_loss": 0.5}])
def test_cross_entropy_of_probabilities(options, dtype):
    x, _, q = batch(dtype)
    weight = np.array([0.5, 1, 2, 3, 0.25], dtype)
    options = options | ({"weight": weight} if "weight" in options else {})
    loss, dx = losses.cross_entropy(x, q, reduction="none", **options)
    smoothing = options.get("label_smoothing", 0)
    mixed = exact(q) * (1 - smoothing) + mpmath.mpf(smoothing) / CLASSES
    wanted = lambda rows: cross_entropy(rows, mixed, exact(options.get("weight", np.ones(CLASSES))), options.get("z_loss", 0))
    assert_close(loss[:, None], wanted(exact(x))[:, None])
    assert np.abs(exact(dx) - gradient(wanted, exact(x))).max() <= BOUND * np.finfo(dtype).eps * 2


@pytest.mark.parametrize("soft", [False, True])
def test_reductions_of_cross_entropy(soft):
    """PyTorch's: a weighted mean over class indices, the mean over rows of probabilities; ignored rows count for nothing."""
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


@both_types
@pytest.mark.parametrize("axis", [0, 1, -1])
def test_axis_and_out(axis, dtype):
    """Any axis, and the gradient over the logits, bit for bit in the same layout."""
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
def test_binary_cross_entropy(dtype):
    x = np.array([-100, -20, -3, -0.5, 0, 0.5, 3, 20, 100], dtype)
    for target in (0.0, 1.0, 0.25):
        loss, dx = losses.binary_cross_entropy_with_logits(x, np.full(9, target), pos_weight=3.0, reduction="none")
        for k, point in enumerate(x):
            formula = lambda v, q=target: 3 * q * mpmath.log1p(mpmath.exp(-v)) + (1 - q) * mpmath.log1p(mpmath.exp(v))
            assert oracle.ulp_error(loss[k], formula(mpmath.mpf(float(point)))) <= 3
            slope = mpmath.diff(formula, mpmath.mpf(float(point)))
            assert abs(mpmath.mpf(float(dx[k])) - slope) <= 3 * oracle.spacing(dtype, max(abs(slope), mpmath.mpf(target)))
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
    """The gradient that is derived by hand: a term for i = j and n − 1 others."""
    x, _, q = batch(dtype)
    exact_q = exact(q)
    loss, dx = losses.softmax_mean_squared_error(x, q, reduction="none")
    wanted = lambda rows: np.sum((softmax(rows) - exact_q) ** 2, axis=1) / CLASSES
    assert_close(loss[:, None], wanted(exact(x))[:, None])
    assert_close(dx, gradient(wanted, exact(x)))
    mean, mean_dx = losses.softmax_mean_squared_error(x, q)
    total, total_dx = losses.softmax_mean_squared_error(x, q, reduction="sum")
    np.testing.assert_allclose([mean, total], [loss.mean(), loss.sum() * CLASSES], rtol=1e-6)
    np.testing.assert_allclose(mean_dx * x.size, total_dx, rtol=2e-6)
    p = softmax(exact(x))[0]
    by_hand = [sum(2 * (p[j] - exact_q[0, j]) * p[j] * ((i == j) - p[i]) for j in range(CLASSES)) for i in range(CLASSES)]
    assert_close(total_dx[0], np.array(by_hand))


@both_types
@pytest.mark.parametrize(("name", "alpha"), [("sparsemax_loss", 2.0), ("entmax15_loss", 1.5), ("entmax_loss", 1.25)])
def test_sparse_losses(name, alpha, dtype):
    x, target, _ = batch(dtype)
    numbers = {"alpha": alpha} if name == "entmax_loss" else {}
    order = mpmath.mpf(alpha) - 1

    def wanted(rows):
        y = FORMULAS.entmax(order * (rows - FORMULAS.largest(rows)), 1 / order)
        entropy = (1 - np.sum(y ** mpmath.mpf(alpha), axis=1)) / (alpha * order)
        return np.sum(y * rows, axis=1) - rows[np.arange(ROWS), target] + entropy

    loss, dx = losses.__dict__[name](x, target, reduction="none", **numbers)
    assert np.abs(exact(loss) - wanted(exact(x))).max() <= 8 * np.finfo(dtype).eps * np.abs(x).max()
    assert np.abs(exact(dx) - gradient(wanted, exact(x))).max() <= 8 * np.finfo(dtype).eps
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
        (lambda x: losses.cross_entropy(x, np.ones((3, 3))), ValueError, r"logits' shape \(3, 4\), got \(3, 3\)"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], weight=[1, 2]), ValueError, r"weight must have the shape \(4,\)"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], label_smoothing=1.5), ValueError, "between 0 and 1, got 1.5"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], reduction="max"), ValueError, "mean, sum, none, got 'max'"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], axis=2), np.exceptions.AxisError, r"axis 2 .* shape \(3, 4\)"),
        (lambda x: losses.cross_entropy(x, [0, 1, 2], out=np.empty(3)), ValueError, r"out must be .*\(3, 4\), got float64 \(3,\)"),
        (lambda x: losses.cross_entropy(x * 1j, [0, 1, 2]), TypeError, "the logits must be real numbers.*got complex128"),
        (lambda x: losses.sparsemax_loss(x, [0.0, 1.0, 2.0]), TypeError, "must be integers"),
        (lambda x: losses.binary_cross_entropy_with_logits(x, np.ones(3)), (ValueError, TypeError), r"broadcast|shape"),
        (lambda x: losses.softmax_mean_squared_error(x, np.ones((4, 3))), ValueError, r"logits' shape \(3, 4\), got \(4, 3\)"),
    ],
)
def test_errors_say_what_is_needed(call, error, says):
    with pytest.raises(error, match=says):
        call(np.zeros((3, 4)))
