"""Softmax of a row times a factor, which may be of any size.

Of its numbers, top is the largest x, of −x for a negative scale. A product with the scale is taken of x − origin, and counts
relative to peak. Where |scale|·top is moderate, origin is 0 and peak is that product. Where it is large, what rounding takes from
the products is no longer small beside their differences: then origin is the largest entry itself and peak is 0. Of entries that
count x − origin is exact then, as they are within a factor of 2 of the largest.
"""

from fastact.definitions.row_records import Number, Sweep, row_activation
from fastact.definitions.softmax import INF, passes_of
from fastact.elementary.pairs import two_product
from fastact.elementary.precision import overloaded
from fastact.elementary.ranges import bounded
from fastact.elementary.shares import exp_in_row

LARGE_PEAK = 1e6


@overloaded
def _turned(x, scale):
    return x if scale >= 0.0 else -x


@overloaded
def _largest_product(scale, top):
    return abs(bounded(scale)) * top


def _origin(scale, top):
    return _turned(top, scale) if abs(_largest_product(scale, top)) > LARGE_PEAK else 0.0


def _peak(scale, top):
    peak = _largest_product(scale, top)
    return 0.0 if abs(peak) > LARGE_PEAK else peak


@overloaded
def _power_of_scaled(x, scale, origin, peak):
    high, low = two_product(bounded(scale), x - origin)
    return exp_in_row(high, peak, low)


def _scaled_centred(g, y, scale, pivot, mean):
    return bounded(scale) * (y * (g - pivot - mean))


def _power_and_g_at_peak(g, x, scale, origin, peak):
    at_peak = bounded(scale) * (x - origin) == peak
    return _power_of_scaled(x, scale, origin, peak), g if at_peak else -INF


def _weighted_power(g, x, scale, origin, peak, pivot):
    return (g - pivot) * _power_of_scaled(x, scale, origin, peak)


def _by_scale(g, x, scale, origin, peak, total, pivot, mean):
    # x is taken relative to the largest entry, as g is: Σ y_i (g_i − mean) is 0
    scale = bounded(scale)
    high, low = two_product(scale, x - origin)
    distance = x if scale == 0.0 else (high - peak + low) / scale
    distance = 0.0 if abs(high) == INF else distance
    power = _power_of_scaled(x, scale, origin, peak)
    return 0.0 if power == 0.0 else distance * (power / total * (g - pivot - mean))


_PEAK = (Sweep(_turned, maxima="top"), Number("origin", _origin), Number("peak", _peak))


@row_activation(
    formula=r"y_i = e^{s x_i} / \sum_j e^{s x_j}",
    derivative=r"dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)",
    steps={
        **passes_of((*_PEAK, Sweep(_power_of_scaled, stores="y", sums="total")), _scaled_centred),
        "param_grad": (
            *_PEAK,
            Sweep(_power_and_g_at_peak, sums="total", maxima=(None, "pivot")),
            Sweep(_weighted_power, sums="weighted"),
            Number("mean", lambda weighted, total: weighted / total),
            Sweep(_by_scale, sums="dscale"),
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
