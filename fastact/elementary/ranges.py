"""Where the floats of a type end."""

from fastact.elementary.precision import overloaded


def _bounded_f32(x):
    return min(max(x, -3.4028234663852886e38), 3.4028234663852886e38) if x == x else x


def _bounded_f64(x):
    return min(max(x, -1.7976931348623157e308), 1.7976931348623157e308) if x == x else x


@overloaded(float32=_bounded_f32, float64=_bounded_f64)
def bounded(x):
    """x, and the largest finite number of that sign for an infinite one."""
