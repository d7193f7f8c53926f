"""The tested losses: their batches and their formulas in mpmath."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import mpmath
import numpy as np
from exact import Exact

from fastact import losses
from fastact.tools.accuracy import oracle

DIGITS = 60
FORMULAS = oracle.RowFormulas(DIGITS)
ROWS, CLASSES = 6, 5
# ULP of a row's largest entry. Measured: 4.3 (weights and smoothing) and 4.5 (squared error), below 4 otherwise.
BOUND = 5.0
WEIGHT = (0.5, 1, 2, 3, 0.25)


def exact(a):
    return np.vectorize(lambda v: mpmath.mpf(float(v)), otypes=[object])(a)


def softmax(x):
    powers = FORMULAS.exp(x - FORMULAS.largest(x))
    return powers / FORMULAS.total(powers)


def log_softmax(x):
    return x - FORMULAS.largest(x) - FORMULAS.log(FORMULAS.total(FORMULAS.exp(x - FORMULAS.largest(x))))


def cross_entropy(x, q, weight=1, z_loss=0):
    """Return one loss for each row. The target `q` holds probabilities."""
    y = log_softmax(x)
    log_sum = (x - y)[:, 0]
    return np.sum(-q * y * weight, axis=1) + z_loss * log_sum * log_sum


def gradient(loss, x):
    """Return the gradient of the sum of the rows' losses, by central differences."""
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


def batch(dtype, spread=2.0):
    rng = np.random.default_rng(8)
    x = (rng.normal(size=(ROWS, CLASSES)) * spread).astype(dtype)
    return x, rng.integers(0, CLASSES, ROWS), rng.dirichlet(np.ones(CLASSES), ROWS).astype(dtype)


@dataclass(frozen=True)
class Loss:
    """A loss of a batch: our function of x, the formula, and the bounds for the errors of (loss, gradient)."""

    key: str
    x: np.ndarray
    call: Callable
    formula: Callable  # takes rows of mpmath numbers, returns one number for each row
    bounds: Callable  # takes the exact (loss, gradient)

    def exact(self) -> tuple[Exact, Exact]:
        with mpmath.workdps(DIGITS):
            x, dtype = exact(self.x), self.x.dtype.type
            return Exact.of(self.formula(x), dtype), Exact.of(gradient(self.formula, x), dtype)


def of_the_largest(numbers: Exact) -> np.ndarray:
    """Return the unit in the last place of each row's largest entry."""
    return np.ldexp(1.0, np.max(np.atleast_1d(numbers.spacing()), axis=-1, keepdims=True))


def _cross_entropy(dtype, target_kind, spread, options) -> Loss:
    x, target, q = batch(dtype, spread)
    taken = options | ({"weight": np.array(WEIGHT, dtype)} if "weight" in options else {})
    smoothing = options.get("label_smoothing", 0)
    if target_kind == "classes":  # here the right class can have all of the probability except the last digits (spread 20)
        target[:3] = np.argmax(x, axis=1)[:3]
        q = np.eye(CLASSES)[target]
        bounds = lambda loss, dx: (BOUND * np.ldexp(1.0, loss.spacing()), BOUND * of_the_largest(dx))
    else:
        target = q
        bounds = lambda loss, dx: (BOUND * np.ldexp(1.0, loss.spacing()), BOUND * np.finfo(dtype).eps * 2)

    def formula(rows):
        mixed = exact(q) * (1 - smoothing) + mpmath.mpf(smoothing) / CLASSES
        return cross_entropy(rows, mixed, exact(taken.get("weight", np.ones(CLASSES))), options.get("z_loss", 0))

    call = functools.partial(losses.cross_entropy, x, target, reduction="none", **taken)
    return Loss(f"cross_entropy of {target_kind}, {spread}, {options}, {dtype.__name__}", x, call, formula, bounds)


def _binary_cross_entropy(dtype, target) -> Loss:
    x = np.array([-100, -20, -3, -0.5, 0, 0.5, 3, 20, 100], dtype)[:, None]
    softplus = np.frompyfunc(lambda v: mpmath.log1p(mpmath.exp(v)), 1, 1)
    formula = lambda v: (3 * target * softplus(-v) + (1 - target) * softplus(v))[:, 0]
    call = lambda: tuple(
        a.reshape(shape)
        for a, shape in zip(
            losses.binary_cross_entropy_with_logits(x, np.full(x.shape, target), pos_weight=3.0, reduction="none"),
            (len(x), x.shape),
            strict=True,
        )
    )
    largest = lambda dx: np.maximum(np.ldexp(1.0, dx.spacing()), np.spacing(dtype(target)) if target else 0.0)
    bounds = lambda loss, dx: (3 * np.ldexp(1.0, loss.spacing()), 3 * largest(dx))
    return Loss(f"binary_cross_entropy {target}, {dtype.__name__}", x, call, formula, bounds)


def _mean_squared_error(dtype) -> Loss:
    x, _, q = batch(dtype)
    formula = lambda rows: np.sum((softmax(rows) - exact(q)) ** 2, axis=1) / CLASSES
    call = functools.partial(losses.softmax_mean_squared_error, x, q, reduction="none")
    bounds = lambda loss, dx: (BOUND * np.ldexp(1.0, loss.spacing()), BOUND * of_the_largest(dx))
    return Loss(f"softmax_mean_squared_error {dtype.__name__}", x, call, formula, bounds)


def _sparse(dtype, name, alpha) -> Loss:
    x, target, _ = batch(dtype)
    numbers = {"alpha": alpha} if name == "entmax_loss" else {}

    def formula(rows):
        order = mpmath.mpf(alpha) - 1
        y = FORMULAS.entmax(order * (rows - FORMULAS.largest(rows)), 1 / order)
        entropy = (1 - np.sum(y ** mpmath.mpf(alpha), axis=1)) / (alpha * order)
        return np.sum(y * rows, axis=1) - rows[np.arange(ROWS), target] + entropy

    call = functools.partial(getattr(losses, name), x, target, reduction="none", **numbers)
    eps = float(np.finfo(dtype).eps)
    bounds = lambda loss, dx: (8 * eps * np.abs(x).max(), 8 * eps)
    return Loss(f"{name} {dtype.__name__}", x, call, formula, bounds)


SMOOTHED = [{}, {"label_smoothing": 0.125}, {"weight": True}, {"weight": True, "label_smoothing": 0.25}, {"z_loss": 0.5}]
SPARSE = (("sparsemax_loss", 2.0), ("entmax15_loss", 1.5), ("entmax_loss", 1.25))


def cases() -> list[Loss]:
    found = []
    for dtype in (np.float32, np.float64):
        found += [_cross_entropy(dtype, "classes", spread, options) for spread in (0.5, 4.0, 20.0) for options in SMOOTHED]
        found += [_cross_entropy(dtype, "probabilities", 2.0, options) for options in SMOOTHED if len(options) < 2]
        found += [_binary_cross_entropy(dtype, target) for target in (0.0, 1.0, 0.25)]
        found += [_mean_squared_error(dtype), *(_sparse(dtype, *each) for each in SPARSE)]
    return found
