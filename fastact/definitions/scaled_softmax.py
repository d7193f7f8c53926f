"""Softmax of a row times a factor of any size, for a whole row and for the entries that a mask keeps.

The number top is the largest x, or the largest −x for a negative scale. The scale is multiplied by x − origin, and the product is
taken relative to peak. If |scale|·top is moderate, origin is 0 and peak is that product. If it is large, the rounding errors of the
products are no longer small compared with their differences. Then origin is the largest entry itself and peak is 0. In this case
x − origin is exact for the entries that count, because they are within a factor of 2 of the largest.
"""

from fastact.definitions.row_records import Number, Sweep, row_activation
from fastact.definitions.softmax import INF, MASK, divided_or_nothing, passes_of
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
    return 0.0 if y == 0.0 else bounded(scale) * (y * (g - pivot - mean))


@overloaded
def _power_and_g_at_peak(g, x, scale, origin, peak):
    at_peak = bounded(scale) * (x - origin) == peak
    return _power_of_scaled(x, scale, origin, peak), g if at_peak else -INF


@overloaded
def _weighted_power(g, x, scale, origin, peak, pivot):
    return (g - pivot) * _power_of_scaled(x, scale, origin, peak)


@overloaded
def _by_scale(g, x, scale, origin, peak, total, pivot, mean):
    # x, like g, is taken relative to the largest entry; this does not change the sum, as Σ y_i (g_i − mean) is 0
    scale = bounded(scale)
    high, low = two_product(scale, x - origin)
    distance = x if scale == 0.0 else (high - peak + low) / scale
    distance = 0.0 if abs(high) == INF else distance
    power = _power_of_scaled(x, scale, origin, peak)
    return 0.0 if power == 0.0 else distance * (power / total * (g - pivot - mean))


_SCALE = {"scale": "factor of the row, any real number; 1/scale is the temperature"}


def _passes(turned, power, power_and_g_at_peak, weighted_power, by_scale, **divide):
    """Return the steps of each pass, made from the functions of their sweeps."""
    peak = (Sweep(turned, peaks="top"), Number("origin", _origin), Number("peak", _peak))
    return {
        **passes_of((*peak, Sweep(power, stores="y", sums="total")), _scaled_centred, **divide),
        "param_grad": (
            *peak,
            Sweep(power_and_g_at_peak, sums="total", peaks=(None, "pivot")),
            Sweep(weighted_power, sums="weighted"),
            Number("mean", lambda weighted, total: weighted / total),
            Sweep(by_scale, sums="dscale"),
        ),
    }


@row_activation(
    formula=r"y_i = e^{s x_i} / \sum_j e^{s x_j}",
    derivative=r"dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)",
    steps=_passes(_turned, _power_of_scaled, _power_and_g_at_peak, _weighted_power, _by_scale),
    textbook=lambda m, x, scale: m.exp(scale * x - m.largest(scale * x)) / m.total(m.exp(scale * x - m.largest(scale * x))),
    source="Attention's softmax(QKᵀ/√d); 1/scale is the temperature of Hinton, Vinyals & Dean (2015), arXiv:1503.02531.",
    parameters=_SCALE,
    samples=((0.7,),),
)
def scaled_softmax(x, scale=1.0):
    """Softmax of a row times a number, as attention computes it.

    The relative error of an entry is at most 4 ε, for scales of any size and for nearly equal entries. The backward pass takes the
    output y, and `fastact.param_grad` takes the input x.

    Examples
    --------
    >>> fastact.scaled_softmax(np.array([1.0, 2.0, 3.0]), 0.5).round(4)
    array([0.1863, 0.3072, 0.5065])
    """


# --- entries that a mask keeps ----------------------------------------------------------------------------------------------------


def _kept_turned(x, mask, scale):
    return _turned(x, scale) if mask else -INF


def _kept_power(x, mask, scale, origin, peak):
    return _power_of_scaled(x, scale, origin, peak) if mask else 0.0


def _kept_power_and_g_at_peak(g, x, mask, scale, origin, peak):
    power, at_peak = _power_and_g_at_peak(g, x, scale, origin, peak)
    return power if mask else 0.0, at_peak if mask else -INF


def _kept_weighted_power(g, x, mask, scale, origin, peak, pivot):
    return _weighted_power(g, x, scale, origin, peak, pivot) if mask else 0.0


def _kept_by_scale(g, x, mask, scale, origin, peak, total, pivot, mean):
    return _by_scale(g, x, scale, origin, peak, total, pivot, mean) if mask else 0.0


@row_activation(
    formula=r"y_i = m_i e^{s x_i} / \sum_j m_j e^{s x_j}",
    derivative=r"dx_i = s\, y_i (g_i - \sum_j g_j y_j), ds = \sum_i x_i y_i (g_i - \sum_j g_j y_j)",
    steps=_passes(
        _kept_turned,
        _kept_power,
        _kept_power_and_g_at_peak,
        _kept_weighted_power,
        _kept_by_scale,
        divide=divided_or_nothing,
    ),
    textbook=lambda m, x, mask, scale: (
        m.where(mask, m.exp(scale * x), 0) / m.maximum(m.total(m.where(mask, m.exp(scale * x), 0)), m.constant("1e-300"))
    ),
    source="Attention with a mask: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762.",
    arrays=("x", MASK),
    parameters=_SCALE,
    samples=((0.7,),),
)
def scaled_masked_softmax(x, mask, scale=1.0):
    """Softmax of ``scale * x`` over the entries for which a mask is True; other entries are 0.

    Hidden entries may have any value, including NaN. A row without any kept entry gives 0, and its gradients are 0. The mask
    broadcasts. The backward pass takes the output y, and `fastact.param_grad` takes the input x.

    Examples
    --------
    >>> x = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]])
    >>> fastact.scaled_masked_softmax(x, [[True, True, False], [False, False, False]], 0.5).round(4)
    array([[0.3775, 0.6225, 0.    ],
           [0.    , 0.    , 0.    ]])
    """


# --- the first entries ------------------------------------------------------------------------------------------------------------


def _first_turned(x, position, kept, scale):
    return _turned(x, scale) if position < kept else -INF


def _first_power(x, position, kept, scale, origin, peak):
    return _power_of_scaled(x, scale, origin, peak) if position < kept else 0.0


_FIRST_PEAK = (Sweep(_first_turned, peaks="top"), Number("origin", _origin), Number("peak", _peak))


@row_activation(
    formula=r"y_i = [i < k] e^{s x_i} / \sum_{j < k} e^{s x_j}",
    derivative=r"dx_i = s\, y_i (g_i - \sum_j g_j y_j)",
    steps=passes_of((*_FIRST_PEAK, Sweep(_first_power, stores="y", sums="total")), _scaled_centred, divide=divided_or_nothing),
    textbook=lambda m, x, kept, scale: (
        m.where(m.place(x) < kept, m.exp(scale * x), 0)
        / m.maximum(m.total(m.where(m.place(x) < kept, m.exp(scale * x), 0)), m.constant("1e-300"))
    ),
    source="Causal attention: Vaswani et al. (2017), Attention is all you need, arXiv:1706.03762, section 3.2.3.",
    parameters={"kept": "number of entries kept at the start of the row: those at positions below it", **_SCALE},
    typical={"kept": 2.0},
    whole=("kept",),
    samples=((3.0, 0.7),),
)
def prefix_softmax(x, kept, scale=1.0):
    """Softmax of ``scale * x`` over the first `kept` entries of each row; other entries are 0.

    It replaces a mask in memory. In causal attention query i sees i + 1 keys: ``kept=np.arange(1, n + 1)``. For a batch of padded
    sequences, `kept` contains their lengths, with one more axis for the queries. Hidden entries may have any value, including NaN.
    Entry i, counted from 0, is kept if i < `kept`: a larger number keeps the whole row. A row without any kept entry, for which
    `kept` is 0, negative or NaN, gives 0. In float32, rows may have up to 2²⁴ entries.

    Examples
    --------
    >>> fastact.prefix_softmax(np.zeros((3, 3)), np.arange(1, 4)).round(4)
    array([[1.    , 0.    , 0.    ],
           [0.5   , 0.5   , 0.    ],
           [0.3333, 0.3333, 0.3333]])
    """
