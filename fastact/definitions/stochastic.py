"""Element-wise functions of a random number: each gives the value and its slope, with which the gradient is g·slope."""


def dropout(x, uniform, rate, factor):
    """0 with probability `rate`, else factor·x."""
    kept = uniform >= rate
    return factor * x if kept else 0.0, factor if kept else 0.0


def alpha_dropout(x, uniform, rate, factor, shift, dropped):
    """`dropped` with probability `rate`, else factor·x + shift."""
    kept = uniform >= rate
    return factor * x + shift if kept else dropped, factor if kept else 0.0


def rrelu(x, uniform, lower, upper):
    """x above 0, else a slope between `lower` and `upper` times x."""
    slope = lower + uniform * (upper - lower)
    return slope * x if x <= 0.0 else x, slope if x <= 0.0 else (1.0 if x > 0.0 else x)
