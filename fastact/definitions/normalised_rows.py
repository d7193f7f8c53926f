"""Steps for normalised rows. From x (and g) and a row of weights they compute y, or dx and the terms of the weights' gradients.

The factor of a row is the reciprocal of the root of its mean square. The rounding errors of the mean, the root and the quotient
would be the largest of all errors, so the factor is a pair, factor + factor_low, computed from a pair. A row is NaN if a square is
infinite or too large.
"""

from collections.abc import Callable
from math import sqrt

from fastact.definitions.loss_rows import SUM
from fastact.definitions.row_records import Number, RowSteps, Step, Sweep, by_name
from fastact.definitions.softmax import itself
from fastact.elementary.intrinsics import fma
from fastact.elementary.pairs import two_product, two_sum
from fastact.elementary.precision import overloaded


@overloaded
def _variance(squares, rest, length, eps):
    """Return (high, low) of the mean square, minus the square of the remaining mean, plus eps."""
    mean = squares / length
    centred, lost = two_sum(mean, -rest * rest)
    variance, lost_then = two_sum(centred, eps)
    return variance, fma(-mean, length, squares) / length + lost + lost_then


@overloaded
def _factor_low_of(variance, low, factor):
    root, root_low = two_product(variance, factor)
    missing = fma(-root, factor, 1.0) - root_low * factor - low * factor * factor
    return 0.5 * factor * missing  # NaN for 0 and for infinity


def _factor(squares, length, eps):
    return 1.0 / sqrt(_variance(squares, 0.0, length, eps)[0])


def _factor_low(squares, length, eps, factor):
    variance, low = _variance(squares, 0.0, length, eps)
    return _factor_low_of(variance, low, factor)


@overloaded
def _times_factor(x, factor, factor_low):
    return fma(x, factor, x * factor_low)


_FACTOR = (Number("factor", _factor), Number("factor_low", _factor_low))

# --- root of the mean square ------------------------------------------------------------------------------------------------------


def _square(x):
    return x * x


def _scaled(x, weight, factor, factor_low):
    return _times_factor(x, factor, factor_low) * weight


def _square_and_weighted(g, x, weight):
    return x * x, g * weight * x


def _along_x(weighted, length, factor):
    return factor * (factor * (weighted / length))


@overloaded
def _rms_gradients(g, x, weight, factor, factor_low, along):
    return _times_factor(fma(-x, along, g * weight), factor, factor_low), g * _times_factor(x, factor, factor_low)


def _rms_gradients_in_group(g, x, weight, dweight, factor, factor_low, along):
    dx, term = _rms_gradients(g, x, weight, factor, factor_low, along)
    return dx, dweight + term


# --- without the mean -------------------------------------------------------------------------------------------------------------
# In rows far from 0, the rounding error of the mean may be larger than the difference between an entry and the mean. Differences
# from the rounded mean are exact there, or nearly so, and their own mean corrects it. The corrected mean is centre, and a low part
# that `shift` adds. It is exact for equal entries. The rounding error of the last difference is added, too. In the rows of the
# tests, errors are at most 1.2 ULP of the largest entry instead of 2.2, which costs 3 % of the time.


def _mean(total, length):
    return total / length


def _distance_and_square(x, mean):
    return x - mean, (x - mean) * (x - mean)


def _centre(mean, distances, length):
    return mean + distances / length


def _factor_of_centred(distances, squares, length, eps):
    return 1.0 / sqrt(_variance(squares, distances / length, length, eps)[0])


def _factor_low_of_centred(distances, squares, length, eps, factor):
    variance, low = _variance(squares, distances / length, length, eps)
    return _factor_low_of(variance, low, factor)


def _shift(mean, distances, length, centre, factor):
    return -((mean - centre) + distances / length) * factor


@overloaded
def _normal(x, centre, factor, factor_low, shift):
    distance, lost = two_sum(x, -centre)
    return fma(distance, factor, fma(distance, factor_low, fma(lost, factor, shift)))


def _normal_weighted(x, weight, bias, centre, factor, factor_low, shift):
    return fma(_normal(x, centre, factor, factor_low, shift), weight, bias)


def _itself_and_weighted(g, x, weight):
    return x, g * weight


def _mean_of_weighted(total_g, length):
    return total_g / length


def _distances(g, x, weight, mean, mean_g):
    distance = x - mean
    return distance, distance * distance, (g * weight - mean_g) * distance


def _along_normal(weighted, length, factor):
    return factor * (weighted / length)


@overloaded
def _layer_gradients(g, x, weight, mean_g, centre, factor, factor_low, shift, along):
    normal = _normal(x, centre, factor, factor_low, shift)
    return _times_factor(fma(-normal, along, g * weight - mean_g), factor, factor_low), g * normal


def _layer_gradients_in_group(g, x, weight, dweight, dbias, mean_g, centre, factor, factor_low, shift, along):
    dx, term = _layer_gradients(g, x, weight, mean_g, centre, factor, factor_low, shift, along)
    return dx, dweight + term, dbias + g


_MEAN = Number("mean", _mean)
_CENTRED = (
    Number("centre", _centre),
    Number("factor", _factor_of_centred),
    Number("factor_low", _factor_low_of_centred),
    Number("shift", _shift),
)


# The operands that have the type of the results. The others are float32 if the results have 16 bits.
OF_RESULTS = frozenset({"x", "g", "y", "dx"})
_RMS_SUMS = (Sweep(_square_and_weighted, sums=("squares", "weighted")), *_FACTOR, Number("along", _along_x))
_LAYER_SUMS = (
    Sweep(_itself_and_weighted, sums=("total", "total_g")),
    _MEAN,
    Number("mean_g", _mean_of_weighted),
    Sweep(_distances, sums=("distances", "squares", "weighted")),
    *_CENTRED,
    Number("along", _along_normal),
)
_LAYER_VALUE = (
    Sweep(itself, sums="total"),
    _MEAN,
    Sweep(_distance_and_square, sums=("distances", "squares")),
    *_CENTRED,
    Sweep(_normal_weighted, stores="y"),
)


def _norm(name: str, steps: tuple[Step, ...], rows: tuple[str, ...], rows_out: tuple[str, ...], common=()) -> RowSteps:
    return RowSteps(name, steps, rows, ("eps",), rows_out=rows_out, common=common)


def _gradients(name: str, sums: tuple[Step, ...], each: Callable, in_group: Callable, more: tuple[str, ...] = ()):
    """Yield the records for the gradients with the terms of the weights' gradients, and with their sums over a group of rows."""
    rows, terms = ("g", "x", "weight"), ("dweight",)
    yield _norm(name, (*sums, Sweep(each, stores=("dx", *terms))), rows, ("dx", *terms))
    terms += more
    yield _norm(f"{name}_of_groups", (*sums, Sweep(in_group, stores=("dx", *terms))), rows, ("dx", *terms), ("weight", *terms))


# The gradient of the weight is the sum of dweight over all rows. The gradient of the bias is the sum of g.
NORMS = by_name(
    (
        SUM,
        _norm("rms_norm", (Sweep(_square, sums="squares"), *_FACTOR, Sweep(_scaled, stores="y")), ("x", "weight"), ("y",)),
        *_gradients("rms_norm_backward", _RMS_SUMS, _rms_gradients, _rms_gradients_in_group),
        _norm("layer_norm", _LAYER_VALUE, ("x", "weight", "bias"), ("y",)),
        *_gradients("layer_norm_backward", _LAYER_SUMS, _layer_gradients, _layer_gradients_in_group, ("dbias",)),
    )
)
