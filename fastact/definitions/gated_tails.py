"""Gated functions beyond the ranges of their cores, by their textbooks in float64: see `Core.tail`."""

from fastact.definitions.gaussian import GELU_CUBIC, GELU_CUBIC_3, GELU_LINEAR
from fastact.elementary import INV_SQRT_2PI
from fastact.elementary.intrinsics import copysign, fma
from fastact.elementary.precision import overloaded
from fastact.elementary.wide import wide_decay, wide_logistic, wide_mills


@overloaded
def gate_tail(a, s, slope, b):
    """Return a·s·b and its derivatives by a and b, in float64. s is 0 far left, and slope is the derivative of a·s."""
    act = copysign(0.0, a) if s == 0.0 else a * s
    return act * b, slope * b, act


def glu_tail(a, b):
    """Return glu and its derivatives by the textbook."""
    s, opposite = wide_logistic(b)
    return a * s, s, a * s * opposite


@overloaded
def logistic_gate_tail(a, factor, b):
    """Return a·σ(factor·a)·b and its derivatives by a and b."""
    inner = factor * a
    s, opposite = wide_logistic(inner)
    return gate_tail(a, s, s * fma(copysign(1000.0, inner) if abs(inner) > 1000.0 else inner, opposite, 1.0), b)


def geglu_tanh_tail(a, b):
    """Return geglu_tanh and its derivatives by the textbook."""
    bounded = copysign(30.0, a) if abs(a) > 30.0 else a  # beyond, the sigmoid is 0 or 1
    square = bounded * bounded
    s, opposite = wide_logistic(bounded * fma(GELU_CUBIC[0], square, GELU_LINEAR[0]))
    return gate_tail(a, s, s * fma(bounded * opposite, fma(GELU_CUBIC_3[0], square, GELU_LINEAR[0]), 1.0), b)


def geglu_tail(a, b):
    """Return geglu and its derivatives by the textbook."""
    size = 40.0 if abs(a) > 40.0 else abs(a)
    decay = wide_decay(0.5 * size * size)
    far = decay * wide_mills(size)
    s = 1.0 - far if a > 0.0 else far
    return gate_tail(a, s, fma(copysign(size, a), INV_SQRT_2PI[0] * decay, s), b)
