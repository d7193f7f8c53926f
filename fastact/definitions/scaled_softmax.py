"""Softmax of a row times a factor, which may be of any size.

Its numbers are factor, top (the largest x, of −x for a negative factor), origin and peak. A product with the factor is taken of
x − origin, and counts relative to peak. Where |factor|·top is moderate, origin is 0 and peak is that product. Where it is
large, what rounding takes from the products is no longer small beside their differences: then origin is the largest entry
itself and peak is 0. Of entries that count x − origin is exact then, as they are within a factor of 2 of the largest.
"""

from fastact.definitions.row_records import Number, Sweep, row_activation
from fastact.definitions.softmax import INF, passes_of
from fastact.elementary.pairs import two_product
from fastact.elementary.precision import overloaded
from fastact.elementary.ranges import bounded
from fastact.elementary.shares import exp_in_row

LARGE_PEAK = 1e6


@overloaded
def _turned(x, factor):
    return x if factor >= 0.0 else -x


def _signed(x, factor):
    return _turned(x, factor)


@overloaded
def _largest_product(factor, top):
    return abs(bounded(factor)) * top


def _origin(factor, top):
    return _turned(top, factor) if abs(_largest_product(factor, top)) > LARGE_PEAK else 0.0


def _peak_of_scaled(factor, top, origin):
    peak = _largest_product(factor, top)
    return 0.0 if abs(peak) > LARGE_PEAK else peak


@overloaded
def _power_of_scaled(x, factor, top, origin, peak):
    high, low = two_product(bounded(factor), x - origin)
    return exp_in_row(high, peak, low)


def _scaled_centred(g, y, factor, *numbers):
    return bounded(factor) * (y * (g - numbers[-2] - numbers[-1]))


def _total_and_g_at_peak(g, x, factor, top, origin, peak):
    at_peak = bounded(factor) * (x - origin) == peak
    return _power_of_scaled(x, factor, top, origin, peak), g if at_peak else -INF


def _scaled_exp_weighted(g, x, factor, top, origin, peak, total, pivot):
    return (g - pivot) * _power_of_scaled(x, factor, top, origin, peak)


def _weighted_mean(factor, top, origin, peak, total, pivot, weighted):
    return weighted / total


def _by_factor(g, x, factor, top, origin, peak, total, pivot, weighted, mean):
    # x is taken relative to the largest entry, as g is: Σ y_i (g_i − mean) is 0
    factor = bounded(factor)
    high, low = two_product(factor, x - origin)
    distance = x if factor == 0.0 else (high - peak + low) / factor
    distance = 0.0 if abs(high) == INF else distance
    power = _power_of_scaled(x, factor, top, origin, peak)
    return 0.0 if power == 0.0 else distance * (power / total * (g - pivot - mean))


_SCALED_PEAK = (Sweep(_signed, reads=("x",), reduces="max"), Number(_origin), Number(_peak_of_scaled))


@row_activation(
    formula=r"y_i = e^{s x_i} / \sum_j e^{s x_j}",
    derivative=r"dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)",
    steps={
        **passes_of((*_SCALED_PEAK, Sweep(_power_of_scaled, reads=("x",), stores="y", reduces="sum")), _scaled_centred),
        "param_grad": (
            *_SCALED_PEAK,
            Sweep(_total_and_g_at_peak, reads=("g", "x"), reduces=("sum", "max")),
            Sweep(_scaled_exp_weighted, reads=("g", "x"), reduces="sum"),
            Number(_weighted_mean),
            Sweep(_by_factor, reads=("g", "x"), reduces="sum"),
            Number(lambda *numbers: numbers[-1], stores="dscale"),
        ),
    },
    textbook=lambda m, x, scale: m.exp(scale * x - m.largest(scale * x)) / m.total(m.exp(scale * x - m.largest(scale * x))),
    source="Attention's softmax(QKᵀ/√d); 1/scale is the temperature of Hinton, Vinyals & Dean (2015), arXiv:1503.02531.",
    parameters={"scale": "factor of the row, any real number; 1/scale is the temperature"},
    samples=((0.7,),),
)
def scaled_softmax(x, scale=1.0):
    """Softmax of a row times a number, as attention computes it.

    Every entry is within 2 ε, at a scale of any size and also in rows that are nearly tied. The backward pass takes the output y,
    `fastact.param_grad` the input x.

    Examples
    --------
    >>> fastact.scaled_softmax(np.array([1.0, 2.0, 3.0]), 0.5).round(4)
    array([0.1863, 0.3072, 0.5065])
    """
