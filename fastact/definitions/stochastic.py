"""Element-wise functions of a random number. Each returns the value and the slope; the gradient is g·slope."""


def dropout(x, uniform, rate, factor):
    """Return 0 with probability `rate`, else factor·x; and the slope."""
    kept = uniform >= rate
    return factor * x if kept else 0.0, factor if kept else 0.0


def alpha_dropout(x, uniform, rate, factor, shift, dropped):
    """Return `dropped` with probability `rate`, else factor·x + shift; and the slope."""
    kept = uniform >= rate
    return factor * x + shift if kept else dropped, factor if kept else 0.0


def rrelu(x, uniform, lower, upper):
    """Return x above 0, else x times a random slope between `lower` and `upper`; and the slope."""
    slope = lower + uniform * (upper - lower)
    return slope * x if x <= 0.0 else x, slope if x <= 0.0 else (1.0 if x > 0.0 else x)
