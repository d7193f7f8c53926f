"""Cores: piecewise polynomials that replace a function where nearly all inputs lie, and symmetries that halve their range.

A symmetry defines the functions that are approximated, ``target(f, slope)``: two functions of t = |x|, or of x if it is `signed`.
From an evaluator of these (see `elementary.pieces`), ``core(evaluate)`` makes the function ``x -> (value, derivative)``.
``gated(evaluate)`` makes a function of two numbers x and b, for the product f(x)·b. It returns
``(value, derivative by x, derivative by b)``.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from fastact.elementary.intrinsics import copysign, fma, times
from fastact.elementary.pairs import fast_two_sum, two_sum
from fastact.elementary.pieces import Pieces, evaluator
from fastact.elementary.precision import overloaded

INF, NAN = float("inf"), float("nan")
MODERATE = 1e30  # the limit of factors: larger products could overflow before they are added or multiplied by 0


@dataclass(frozen=True)
class Symmetry:
    """The way to compute a core from the functions that are approximated.

    With `from_zero`, the polynomials of the cell about 0 are polynomials of x, not of x − centre.
    """

    target: Callable
    core: Callable
    gated: Callable | None = None
    signed: bool = False
    from_zero: bool = False


def _rectifier(evaluate):
    def core(x, *parameters):
        c, p, d, q, s, _ = evaluate(abs(x))
        slope = fma(q, s, d)
        return (-0.0 if x < -0.0 else x) - fma(p, s, c), 1.0 - slope if x >= 0.0 else slope

    return core


def _gated_rectifier(evaluate):
    def core(x, b):
        c, p, d, q, s, p_low = evaluate(abs(x))
        rectified, slope = -0.0 if x < -0.0 else x, fma(b, d, b * (s * q))
        # the factor is a pair: rounding errors before the product would be up to two units of the product, 2.1 ULP in total
        t = fma(p, s, c)
        t_low = fma(p_low, s, fma(p, s, c - t))
        factor = rectified - t
        low = ((rectified - factor) - t) - t_low
        return fma(b, factor, b * low) if b * x != 0.0 else b * x, b - slope if x >= 0.0 else slope, factor

    return core


def _left_rectifier(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(abs(x))
        slope = fma(q, s, d)
        return (x if x < 0.0 else -0.0) + fma(p, s, c), slope if x >= 0.0 else 1.0 - slope

    return core


def _mirror(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(abs(x))
        part = fma(p, s, c)
        return 1.0 - part if x > 0.0 else part, fma(q, s, d)

    return core


def _gated_mirror(evaluate):
    def core(a, x):
        c, p, d, q, s, _ = evaluate(abs(x))
        part, factor = fma(a, c, a * (s * p)), fma(p, s, c)
        value = a - part if x > 0.0 else part
        return value if a != 0.0 else a, 1.0 - factor if x > 0.0 else factor, fma(a, d, a * (s * q))

    return core


@overloaded
def size_pair(x, low):
    """Return |x + low| as a pair, for |x| ≥ |low|."""
    return abs(x), low if x > 0.0 else -low


@overloaded
def mirrored_pair(x, parts):
    """Return (f as a pair, f') at x + low from `evaluate(size_pair(x, low))`, for f(x) + f(−x) = 1."""
    c, p, d, q, s, s_low = parts
    total, part = 1.0 - c, fma(p, s, p * s_low)
    # the low word must be small: x·low must not overflow if x·f does not
    high, low = fast_two_sum(total if x > 0.0 else c, (1.0 - total) - c - part if x > 0.0 else part)
    return high, low, fma(q, s, d)


@overloaded
def odd_pair(x, low, parts):
    """Return (f as a pair, f') at x + low from `evaluate(size_pair(x, low))`, for an odd function f."""
    c, p, d, q, s, s_low = parts
    high, part = times(x, c), fma(p, s, p * s_low)
    return high, fma(low, c + part, fma(x, part, fma(x, c, -high))), fma(q, s, d)


def _odd_gate(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(abs(x))
        return fma(x, c, x * (s * p)), fma(q, s, d)

    return core


def _square(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(abs(x))
        square = times(x, x)
        value = fma(square, c, fma(fma(x, x, -square), c, square * (s * p)))
        return value, copysign(fma(x, d, x * (s * q)), x)  # −0 for −0

    return core


def _cube(evaluate):
    def core(x):
        size = abs(x)
        c, p, d, q, s, _ = evaluate(size)
        square = times(size, size)
        low = fma(size, size, -square)
        cube = times(size, square)
        cube_low = fma(size, square, -cube) + size * low
        value = fma(cube, c, fma(cube_low, c, cube * (s * p)))
        return copysign(value, x), fma(square, d, fma(low, d, square * (s * q)))

    return core


def _square_gate(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(x)
        # the gate is a pair, because p·s is the larger term where the gate falls steeply
        far = times(p, s)
        gate, gate_low = two_sum(c, far)
        gate_low += fma(p, s, -far)
        square = times(x, x)
        return fma(square, gate, fma(fma(x, x, -square), gate, square * gate_low)), fma(x, d, x * (s * q))

    return core


def _smooth(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(x)
        return fma(p, s, c), fma(q, s, d)

    return core


def _gate(evaluate):
    def core(x, *parameters):
        c, p, d, q, s, _ = evaluate(x)
        return fma(x, c, x * (s * p)), fma(q, s, d)

    return core


# f(x) = max(x, 0) − target(|x|), for functions such as x·Φ(x) and log(1 + e^x)
RECTIFIER = Symmetry(lambda f, slope: (lambda t: -f(-t), lambda t: slope(-t)), _rectifier, _gated_rectifier)
# f(x) = min(x, 0) + target(|x|), for functions such as log(σ(x))
LEFT_RECTIFIER = Symmetry(lambda f, slope: (f, slope), _left_rectifier)
# f(x) + f(−x) = 1
MIRROR = Symmetry(lambda f, slope: (lambda t: f(-t), slope), _mirror, _gated_mirror)
# f(x) = x·target(|x|), for odd functions
ODD_GATE = Symmetry(lambda f, slope: (lambda t: f(t) / t, slope), _odd_gate)
# f(x) = x²·target(|x|) and f(x) = x³·target(|x|), for functions that grow like these powers from 0. Their derivatives grow with a
# power that is one less.
SQUARE = Symmetry(lambda f, slope: (lambda t: f(t) / t**2, lambda t: slope(t) / t), _square, from_zero=True)
CUBE = Symmetry(lambda f, slope: (lambda t: f(t) / t**3, lambda t: slope(t) / t**2), _cube, from_zero=True)
# f(x) = target(x) on both sides of 0
SMOOTH = Symmetry(lambda f, slope: (f, slope), _smooth, signed=True)
# f(x) = x·target(x) on both sides of 0
GATE = Symmetry(lambda f, slope: (lambda x: f(x) / x, slope), _gate, signed=True)
# f(x) = x²·target(x)
SQUARE_GATE = Symmetry(lambda f, slope: (lambda x: f(x) / x**2, lambda x: slope(x) / x), _square_gate, signed=True, from_zero=True)


@dataclass(frozen=True)
class Grid:
    """The cells of a core for one type: their width, and the degrees of the polynomials of the value and the derivative.

    `cells` is the number of cells on one side of 0. It includes the cell about 0, half of which lies on the other side.

    The polynomials are expanded about a point that is shifted from the middle of the cell by `toward_smaller` times half a cell, to
    the side where the function is smaller.
    """

    step: float
    degree: int
    slope_degree: int
    toward_smaller: float = 0.5
    cells: int = 16


def where(usual: float) -> Callable:
    """Make an `argument` of cores: x if the parameter is the usual number, else NaN, which is in no range."""
    return lambda x, parameter: x if parameter == usual else NAN


def first_of_two(a, b):
    """Return a if b is moderate, else NaN. It is an `argument` of cores."""
    return a if abs(b) < MODERATE else NAN


def second_of_two(a, b):
    """Do the same for arrays in PyTorch's order, with the activated one second: return b if a is moderate."""
    return b if abs(a) < MODERATE else NAN


def _clamping(core: Callable, largest: float) -> Callable:
    """Return a core of x between ±largest, which NaN passes."""
    inside = overloaded(core)

    def clamping(x):
        below = largest if largest < x else x  # in this order, each comparison is one instruction
        return inside(-largest if -largest > below else below)

    return clamping


@dataclass(frozen=True)
class Core:
    """The description of a definition's core. The table is generated from it (`tests/core_tables.py`).

    The core serves inputs whose `argument`, by default the first input, is in the range of the type's cells. `table` names the
    function whose table is used, by default the definition's. The table is derived with the parameters `at`, by default the typical
    ones. With `inner`, the outer half of the cells is left out. `inputs` converts the inputs of a kernel around the definition to
    the inputs of the definition, if they differ.

    The definition's function serves all other inputs. In float32, ``tail`` does so instead if the core serves x = 0 with the same
    parameters. Like the definition, it takes all inputs, but it returns only the value and the derivatives that the core returns.
    It computes in float64 with float32's accuracy: in float32 each number would have to be a pair, and numbers that become
    subnormal would take up to forty times as long (`elementary.wide`).

    In float32, the value of an odd function that ``saturates`` is constant beyond the cells. A kernel that computes only values
    then clamps x to the cells and needs no tail, except for NaN.
    """

    symmetry: Symmetry
    float32: Grid
    float64: Grid | None = None
    table: str = ""
    at: tuple[float, ...] = ()
    argument: Callable = lambda x, *more: x
    tail: Callable | None = None
    inner: bool = False
    inputs: Callable | None = None
    saturates: bool = False
    only_value: bool = False
    vanishing = False

    def of_value(self) -> "Core":
        """Return the core of a pass that uses only the value."""
        return replace(self, only_value=True)

    def of_argument(self, argument: Callable) -> "Core":
        """Return the core of a definition with further parameters. It serves if `argument`, of all inputs, is in range."""
        return replace(self, argument=argument)

    def of_product(self, argument: Callable, tail: Callable | None) -> "Core":
        """Return the core of the product with another array. `argument` selects the activated array."""
        return self.inside(self.symmetry.gated, argument, tail)

    def inside(self, core: Callable, argument: Callable, tail: Callable | None) -> "Core":
        """Return the core of a function that contains this one, of `argument`. ``core(evaluate)`` makes it."""
        symmetry = replace(self.symmetry, core=core)
        return replace(self, argument=argument, symmetry=symmetry, tail=tail, saturates=False)

    def grid(self, dtype: np.dtype) -> Grid | None:
        """Return the cells for a type, or None if the function's formula serves it."""
        return getattr(self, dtype.name)

    def serves(self, dtype: np.dtype) -> bool:
        """Return True if there is a core for the type."""
        return self.grid(dtype) is not None

    def tail_in(self, dtype: np.dtype) -> Callable | None:
        """Return the function beyond the cells, in float64, or None for the definition's."""
        return self.tail if dtype == np.float32 else None

    def named(self, function: str) -> "Core":
        """Return the core of the function with this name."""
        return replace(self, table=self.table or function)

    def without_clamp(self) -> "Core":
        """Return the core that serves only inputs in its cells. It gives the same numbers with fewer operations."""
        return replace(self, only_value=False)

    def inner_half(self) -> "Core":
        """Return the core on the half of its cells about 0. It gives the same numbers from smaller tables."""
        return replace(self, inner=True)

    def variants(self) -> "tuple[Core, ...]":
        """Return this core and those that give the same numbers for fewer inputs."""
        return self, self.without_clamp(), self.inner_half()

    def computed_in(self, dtype: np.dtype) -> np.dtype:
        return dtype

    def cells(self, dtype: np.dtype) -> int:
        """Return the number of cells."""
        return self._on_a_side(dtype) * (1 + self.symmetry.signed)

    def limit(self, dtype: np.dtype) -> float:
        """Return the largest |x| that the core serves."""
        return INF if self.clamps(dtype) else self._largest(dtype)

    def function(self, dtype: np.dtype) -> Callable:
        """Return ``core(x) -> (value, derivative)`` for compiled code, in `computed_in`."""
        table = importlib.import_module(f"fastact.definitions.core_tables.{self.table}")
        rows = (np.array(getattr(table, f"{dtype.name.upper()}_{part}"), dtype) for part in ("CENTRES", "VALUE", "SLOPE"))
        on_a_side, places = self._on_a_side(dtype), np.arange(self.cells(dtype))
        places[on_a_side:] -= self.cells(dtype)  # the cells left of 0 come last
        core = self.symmetry.core(evaluator(Pieces(self.grid(dtype).step, *(row[..., places] for row in rows))))
        return _clamping(core, self._largest(dtype)) if self.clamps(dtype) else core

    def clamps(self, dtype: np.dtype) -> bool:
        """Return True if inputs beyond the cells are clamped to them."""
        return self.saturates and self.only_value and dtype == np.float32 and not self.inner

    def _largest(self, dtype: np.dtype) -> float:
        """Return the largest |x| in the cells."""
        return float(dtype.type((self._on_a_side(dtype) - 0.5) * self.grid(dtype).step * 0.9999))

    def _on_a_side(self, dtype: np.dtype) -> int:
        return self.grid(dtype).cells // (1 + self.inner)
