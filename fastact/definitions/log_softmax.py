"""Logarithms of softmax and of its sum.

The sum is kept in two parts: the number of entries that equal the largest, and the rest. Its log1p is exact even if the rest is
below the last bit of 1.
"""

from fastact.definitions.row_records import Number, RowErrors, Sweep, row_activation
from fastact.definitions.softmax import KEPT_PEAK, MASK, PEAK, RECIPROCAL, divided, itself
from fastact.elementary import log1p_pair
from fastact.elementary.intrinsics import fma
from fastact.elementary.pairs import two_sum
from fastact.elementary.precision import overloaded
from fastact.elementary.shares import exp_in_row, less_share, sum_of_row

INF = float("inf")
NAN = float("nan")


@overloaded
def _rest_and_count_of(x, power, peak):
    """Return the contribution of an entry to the rest, and to the number of largest entries."""
    return (0.0, 1.0) if x == peak else (power, 0.0)


@overloaded
def _rest_and_count(x, peak):
    return _rest_and_count_of(x, exp_in_row(x, peak, -0.0), peak)


@overloaded
def _log_sum_pair(count, rest_high, rest_low):
    """Return (high, low) of log Σ e^(x − peak)."""
    total, lost = two_sum(count - 1.0, rest_high)
    return log1p_pair(total, lost + rest_low)


def _log_sum(count, rest_high, rest_low):
    high, low = _log_sum_pair(count, rest_high, rest_low)
    return high + low


@overloaded
def log_share(x, peak, log_sum):
    log_of_all, lost = two_sum(peak, log_sum)  # once for each row
    return x - log_of_all - lost


def _rest_count_and_g(x, g, peak):
    rest, count = _rest_and_count(x, peak)
    return rest, count, g


def _log_share_and_gradient(x, g, peak, log_sum, total):
    y = log_share(x, peak, log_sum)
    return y, less_share(g, y, total)


def _gradient(g, y, total):
    return less_share(g, y, total)


# The rest without the common factor of the exponentials of a row.
_REST = (
    Number("rest_high", lambda peak, rest: sum_of_row(rest, peak)[0], coarse=True),
    Number("rest_low", lambda peak, rest: sum_of_row(rest, peak)[1], coarse=True),
)
LOG_SUM = (*_REST, Number("log_sum", _log_sum))


@row_activation(
    formula=r"y_i = x_i - \log \sum_j e^{x_j}",
    derivative=r"dx_i = g_i - e^{y_i} \sum_j g_j",
    steps={
        "forward": (
            PEAK,
            Sweep(_rest_and_count, sums="rest", counts=(None, "count")),
            *LOG_SUM,
            Sweep(log_share, stores="y"),
        ),
        "backward": (Sweep(itself, sums="total", reads={"x": "g"}), Sweep(_gradient, stores="dx")),
        "fused": (
            PEAK,
            Sweep(_rest_count_and_g, sums=("rest", None, "total"), counts=(None, "count")),
            *LOG_SUM,
            Sweep(_log_share_and_gradient, stores=("y", "dx")),
        ),
    },
    textbook=lambda m, x: x - m.largest(x) - m.log(m.total(m.exp(x - m.largest(x)))),
    source="Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).",
    long={"forward": ("log_softmax_of_sums",)},
)
def log_softmax(x):
    """Logarithm of softmax.

    The largest entry is accurate even if its probability rounds to 1 (SciPy and PyTorch return 0). An entry of −inf stays −inf. A
    row that is all −inf, or contains +inf or NaN, gives NaN. The backward pass takes the output y.

    Examples
    --------
    >>> fastact.log_softmax(np.array([50.0, 0.0]))
    array([-1.92874985e-22, -5.00000000e+01])
    """


@overloaded
def _logsumexp_parts(peak, rest, count, rest_high, rest_low):
    """Return (high, low) of peak + log(count + rest), or the peak itself if it is infinite."""
    y, y_low = _log_sum_pair(count, rest_high, rest_low)
    high, low = two_sum(peak, y)
    return (peak + 0.0 * rest, 0.0) if abs(peak) == INF else (high, low + y_low)  # NaN takes precedence over infinity


@overloaded
def _logsumexp(peak, rest, count, rest_high, rest_low):
    high, low = _logsumexp_parts(peak, rest, count, rest_high, rest_low)
    return high + low


@overloaded
def _logmeanexp(peak, rest, count, rest_high, rest_low, length):
    high, low = _logsumexp_parts(peak, rest, count, rest_high, rest_low)
    size, size_low = log1p_pair(length - 1.0, 0.0)
    total, lost = two_sum(high, -size)
    mean = high if abs(high) == INF else total + (lost + (low - size_low))
    return mean if length > 0.0 else NAN


def _power_rest_and_count(x, peak):
    power = exp_in_row(x, peak, -0.0)
    rest, count = _rest_and_count_of(x, power, peak)
    return power, rest, count


def _share_of_g(power, g, total, reciprocal):
    return g * divided(power, total, reciprocal)


POWERS_IN_DX = (  # the exponentials are stored in dx and divided there
    PEAK,
    Sweep(_power_rest_and_count, stores="dx", sums=(None, "rest"), counts=(None, None, "count")),
    Number("power_of_peak", lambda peak: exp_in_row(peak, peak, -0.0), coarse=True),
    Number("total", lambda rest, count, power_of_peak: fma(count, power_of_peak, rest)),
    RECIPROCAL,
)
_SHARE_OF_G = Sweep(_share_of_g, stores="dx", reads={"power": "dx"})


def _means_of_exponentials(number):
    """Return the steps of each pass of a function that computes `number` from the sum of the exponentials."""
    y = Number("y", number)
    return {
        "forward": (PEAK, Sweep(_rest_and_count, sums="rest", counts=(None, "count")), *_REST, y),
        "backward": (*POWERS_IN_DX, _SHARE_OF_G),
        "fused": (*POWERS_IN_DX, *_REST, y, _SHARE_OF_G),
    }


def _long(number):
    """Return the same for long rows, as stages. `number` is the stage that computes the number."""
    return {"forward": (number,), "backward": ("share_of_g",), "fused": (number, "share_of_g")}


@row_activation(
    formula=r"y = \log \sum_j e^{x_j}",
    derivative=r"dx_i = g\, e^{x_i - y}",
    steps=_means_of_exponentials(_logsumexp),
    textbook=lambda m, x: m.largest(x) + m.log(m.total(m.exp(x - m.largest(x)))),
    source="Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions, IMA JNA 41(4).",
    takes={},
    reduces=True,
    long=_long("logsumexp_of_sums"),
)
def logsumexp(x):
    """Logarithm of the sum of a row's exponentials, a smooth maximum: one number for each row.

    Exponentials are relative to the largest entry, so no row overflows. The result is −inf for empty rows and for rows of −inf
    only, and +inf for rows that contain +inf. The gradient of these rows is NaN. g contains one number for each row, as y does.

    Examples
    --------
    >>> fastact.logsumexp(np.array([[1000.0, 1000.0], [0.0, -100.0]]))
    array([1.00069315e+03, 3.72007598e-44])
    """


@row_activation(
    formula=r"y = \log \frac{1}{n} \sum_j e^{x_j}",
    derivative=r"dx_i = g\, e^{x_i} / \sum_j e^{x_j}",
    steps=_means_of_exponentials(_logmeanexp),
    textbook=lambda m, x: m.largest(x) + m.log(m.total(m.exp(x - m.largest(x))) / m.total(m.exp(0 * x))),
    source="JAX's logmeanexp.",
    takes={},
    reduces=True,
    long=_long("logmeanexp_of_sums"),
    errors=RowErrors(against="length"),
)
def logmeanexp(x):
    """Logarithm of the mean of a row's exponentials, between the row's mean and maximum: one number for each row.

    The result is −inf for rows of −inf only, and NaN for empty rows. The gradient is that of `logsumexp`.

    Examples
    --------
    >>> fastact.logmeanexp(np.array([[1.0, 1.0, 1.0], [0.0, 0.0, np.log(4.0)]])).round(4)
    array([1.    , 0.6931])
    """


def _kept_rest_and_count(x, mask, peak):
    rest, count = _rest_and_count(x, peak)
    return rest if mask else 0.0, count if mask else 0.0


def _kept_log_share(x, mask, peak, log_sum):
    return log_share(x, peak, log_sum) if mask else -INF


def _kept_g(g, y):
    return 0.0 if y == -INF else g


def _kept_gradient(g, y, total):
    return 0.0 if y == -INF else less_share(g, y, total)


_MASKED_LOG_SOFTMAX = (
    KEPT_PEAK,
    Sweep(_kept_rest_and_count, sums="rest", counts=(None, "count")),
    *LOG_SUM,
    Sweep(_kept_log_share, stores="y"),
)
_MASKED_LOG_SOFTMAX_GRADIENT = (Sweep(_kept_g, sums="total"), Sweep(_kept_gradient, stores="dx"))


@row_activation(
    formula=r"y_i = x_i - \log \sum_j m_j e^{x_j}",
    derivative=r"dx_i = g_i - e^{y_i} \sum_j g_j",
    steps={
        "forward": _MASKED_LOG_SOFTMAX,
        "backward": _MASKED_LOG_SOFTMAX_GRADIENT,
        "fused": _MASKED_LOG_SOFTMAX + _MASKED_LOG_SOFTMAX_GRADIENT,
    },
    textbook=lambda m, x, mask: m.where(
        mask, x - m.log(m.maximum(m.total(m.where(mask, m.exp(x), 0)), m.constant("1e-300"))), -INF
    ),
    source="Attention with a mask.",
    arrays=("x", MASK),
)
def masked_log_softmax(x, mask):
    """Logarithm of softmax over the entries for which a mask is True; the result for all others is −inf.

    Hidden entries may have any value, including NaN. A row without any kept entry gives −inf. The gradient is 0 wherever the output
    is −inf. The mask broadcasts.

    Examples
    --------
    >>> fastact.masked_log_softmax(np.array([1.0, 2.0, 3.0]), [True, True, False]).round(4)
    array([-1.3133, -0.3133,    -inf])
    """
