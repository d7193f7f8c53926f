"""Stages for rows that are too long for one block of a GPU. Each is a launch, and most process parts of the rows in parallel.

The functions here need only three numbers of a row's exponentials: the peak, the number of entries that equal it, and the sum of
the other entries' exponentials. The first stages compute these for each part, then for each row. Then a function's own stages read
the row once more.

The rows of a stage are those of the call, whole or in parts. The numbers come from the call or from earlier stages. A number that
is computed for each part, such as `peak`, is a row of later stages, `peaks`.
"""

from fastact.definitions.cross_entropy import OF_CLASSES, OF_WEIGHTED_CLASSES
from fastact.definitions.log_softmax import POWERS_IN_DX, log_softmax, logmeanexp, logsumexp
from fastact.definitions.row_records import RowSteps, Sweep, by_name
from fastact.definitions.softmax import divided, itself
from fastact.elementary.shares import exp_in_row, sum_of_row

INF = float("inf")


_SUMS = ("peak", "rest", "count")


def _rest_and_count(peaks, rests, counts, peak):
    """Return the contribution of a part: its own sum and count if it has the row's peak, else the sum of all its exponentials."""
    high, low = sum_of_row(rests, peaks)
    others = exp_in_row(peaks, peak, -0.0) * (counts + high + low)
    others = 0.0 * rests if peaks == -INF else others  # a part that contains only −∞ and NaN
    return (rests, counts) if peaks == peak else (others, 0.0)


# --- softmax ---------------------------------------------------------------------------------------------------------------------

_TOTAL = POWERS_IN_DX[2:]


def _share(x, peak, total, reciprocal):
    return divided(exp_in_row(x, peak, -0.0), total, reciprocal)


def _share_of_g(x, g, peak, total, reciprocal):
    return g * divided(exp_in_row(x, peak, -0.0), total, reciprocal)


# --- cross-entropy ---------------------------------------------------------------------------------------------------------------

_CLASS = ("place", "ignored", "z_loss", "divisor", "kept_rows")


def _times_share(x, coefficient, peak, total, reciprocal):
    return 0.0 if coefficient == 0.0 else coefficient * divided(exp_in_row(x, peak, -0.0), total, reciprocal)


def _class_of_row(steps):
    """Return the steps without those that loop along the row."""
    return tuple(step for step in steps[:-2] if step not in POWERS_IN_DX)


def _of_class(name, steps, rows):
    return RowSteps(name, _class_of_row(steps), rows, (*_CLASS, *_SUMS), ("loss", "coefficient", "slope"), integers=("place",))


# ---------------------------------------------------------------------------------------------------------------------------------

_SUMS_OF_ROWS = (
    Sweep(itself, peaks="peak", reads={"x": "peaks"}),
    Sweep(_rest_and_count, sums="rest", counts=(None, "count")),
)
_SHARES = {
    "softmax_of_sums": (Sweep(_share, stores="y"), ()),
    "share_of_g": (Sweep(_share_of_g, stores="dx"), ("g",)),
    "share_of_class": (Sweep(_times_share, stores="dx"), ("coefficient",)),
}
STAGES = by_name(
    (
        RowSteps("sums_of_parts", log_softmax.steps["forward"][:2], ("x",), (), _SUMS, parts=True),
        RowSteps("sums_of_rows", _SUMS_OF_ROWS, ("peaks", "rests", "counts"), (), _SUMS),
        RowSteps("log_softmax_of_sums", log_softmax.steps["forward"][2:], ("x",), _SUMS, rows_out=("y",), parts=True),
        RowSteps("logsumexp_of_sums", logsumexp.steps["forward"][2:], ("x",), _SUMS, ("y",)),
        RowSteps("logmeanexp_of_sums", logmeanexp.steps["forward"][2:], ("x",), _SUMS, ("y",)),
        *(
            RowSteps(name, (*_TOTAL, share), ("x",), (*numbers, *_SUMS), rows_out=(share.stores,), parts=True)
            for name, (share, numbers) in _SHARES.items()
        ),
        _of_class("class_of_row", OF_CLASSES, ("x",)),
        _of_class("class_of_weighted_row", OF_WEIGHTED_CLASSES, ("x", "weight")),
        RowSteps("slope_of_class", OF_CLASSES[-1:], ("x",), ("place", "slope"), rows_out=("dx",), integers=("place",)),
    )
)
SUMS = ("sums_of_parts", "sums_of_rows")  # the stages that precede a function's own
