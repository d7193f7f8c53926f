"""Functions for numbers near the limits of a float type's range."""

from fastact.elementary.precision import overloaded


def _bounded_f32(x):
    return min(max(x, -3.4028234663852886e38), 3.4028234663852886e38) if x == x else x


def _bounded_f64(x):
    return min(max(x, -1.7976931348623157e308), 1.7976931348623157e308) if x == x else x


@overloaded(float32=_bounded_f32, float64=_bounded_f64)
def bounded(x):
    """Return x, or for an infinite x the largest finite number of its sign."""


def _lift_f32(x):
    return (2.0**50, 2.0**-50) if x < 2.0**-120 else (1.0, 1.0)


def _lift_f64(x):
    return (2.0**100, 2.0**-100) if x < 2.0**-1016 else (1.0, 1.0)


@overloaded(float32=_lift_f32, float64=_lift_f64)
def lift(x):
    """Return a power of two and its reciprocal. Times the power, the smallest x > 0 have reciprocals and products with all digits.

    Both are 1 for other x.
    """


def _lift_square_f32(x):
    return (2.0**90, 2.0**-90) if x < 2.0**-40 else (1.0, 1.0)


def _lift_square_f64(x):
    return (2.0**600, 2.0**-600) if x < 2.0**-440 else (1.0, 1.0)


@overloaded(float32=_lift_square_f32, float64=_lift_square_f64)
def lift_square(x):
    """Return the same for squares, so that the squares of x and of its rounding errors have all digits, too."""
