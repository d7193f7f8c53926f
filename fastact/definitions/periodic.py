"""Activations that contain a sine. Its argument is reduced exactly, however large it is."""

from fastact.definitions.records import Limits, activation
from fastact.definitions.wide_cores import WideCore
from fastact.elementary import cos, quarter_turns, quarter_turns_of_product, sin, sincos
from fastact.elementary.intrinsics import fma, nearest
from fastact.elementary.pairs import product, quotient, two_product, two_sum
from fastact.elementary.wide import wide_sine

INF, NAN = float("inf"), float("nan")
LARGEST = 1e38  # a smaller product has not overflowed, in either precision
MANY_TURNS = 1e6  # up to here, two pieces of π are enough to reduce an argument in float64


def _wide_snake(x, alpha):
    phase = alpha * x
    s, ahead = wide_sine(phase, 0.0), wide_sine(phase, 0.25)
    return fma(s * s, 1.0 / alpha, x) if x != 0.0 else x, 2.0 * ahead * ahead


def _wide_gcu(x):
    s, c = wide_sine(x, 0.0), wide_sine(x, 0.5)
    return x * c, fma(-x, s, c)


@activation(
    formula=r"x + \sin^2(\alpha x) / \alpha",
    derivative=r"1 + \sin(2 \alpha x)",
    textbook=lambda m, x, alpha: x + m.sin(alpha * x) ** 2 / alpha,
    textbook_derivative=lambda m, x, alpha: 1 + m.sin(2 * alpha * x),
    smooth=lambda x, alpha: x + sin(alpha * x) ** 2 / alpha,
    source="Ziyin, Hartwig & Ueda (2020), Neural networks fail to learn periodic functions, arXiv:2006.08195.",
    parameters={"alpha": "frequency, constant or learned; 0 gives the identity"},
    samples=((1.0,), (0.3,), (-0.7,)),
    limits=Limits(missing=("derivative", "derivative2"), curvature=(NAN, NAN)),
    widens=True,
    cancels=True,
    core=WideCore(_wide_snake, MANY_TURNS, lambda x, alpha: alpha * x if abs(alpha) > 1e-30 else NAN),
)
def snake(x, alpha=1.0):
    """Snake, the identity plus a periodic function, for periodic signals.

    The derivative has no limit for x → ±inf and is NaN at ±inf. It is also NaN if alpha·x overflows.

    Examples
    --------
    >>> fastact.snake(np.array([-1.0, 0.0, 2.0]))
    array([-0.29192658,  0.        ,  2.82682181])
    """
    n, r, r_low = quarter_turns_of_product(alpha, x)
    s, s_low, c, c_low = sincos(n, r, r_low)
    phase = alpha * x
    q, q_low = quotient(s, s_low, alpha, 0.0)
    small = abs(phase) < 1e-10  # then sin(αx)/α is x, also for α = 0 and if αx has lost bits
    q, q_low = (x, 0.0) if small else (q, q_low)
    wave, wave_low = product(s, s_low, q, q_low)
    total, lost = two_sum(x, wave)
    value = total + (lost + wave_low) if abs(total) < INF else total
    # 1 + sin(2αx) = 2·sin²(αx + π/4) does not cancel at its zeros
    ahead, behind = two_sum(r, 0.5)
    carry = nearest(ahead)
    root, _, _, _ = sincos(n + carry, ahead - carry, behind + r_low)
    # ∂f/∂α = q·(2x·cos − q), computed in quarters: none of them overflows unless the result does
    swing, swing_low = two_product(0.5 * x, c)
    rest, rest_low = two_sum(swing, -0.25 * q)
    rest += rest_low + (fma(0.5 * x, c_low, swing_low) - 0.25 * q_low)
    oscillates = abs(phase) < LARGEST or value == value
    return value if oscillates and x != 0.0 else x, 2.0 * root * root, 4.0 * q * rest


@activation(
    formula=r"x \cos x",
    derivative=r"\cos x - x \sin x",
    textbook=lambda m, x: x * m.cos(x),
    textbook_derivative=lambda m, x: m.cos(x) - x * m.sin(x),
    smooth=lambda x: x * cos(x),
    source="Noel, Arunkumar, Trivedi & Dutta (2021), Growing cosine unit, arXiv:2108.12943.",
    limits=Limits(missing=("forward", "derivative", "derivative2"), curvature=(NAN, NAN)),
    widens=True,
    cancels=True,
    core=WideCore(_wide_gcu, MANY_TURNS),
)
def gcu(x):
    """Growing cosine unit, an oscillating function with which a single neuron can learn XOR.

    It has no limit for x → ±inf and is NaN at ±inf.

    Examples
    --------
    >>> fastact.gcu(np.array([-1.0, 0.0, 2.0]))
    array([-0.54030231,  0.        , -0.83229367])
    """
    s, s_low, c, c_low = sincos(*quarter_turns(x))
    steep, steep_low = product(x, 0.0, s, s_low)
    slope, slope_low = two_sum(c, -steep)
    return fma(x, c, x * c_low), slope + (slope_low + (c_low - steep_low))
