"""Cores: piecewise polynomials that stand for a function where nearly all numbers are, and symmetries that halve their range.

A symmetry says what is approximated, ``target(f, slope)``: two functions of t = |x|, or of x if it is `signed`. Of an evaluator of
these, see `elementary.pieces`, ``core(evaluate)`` makes the function ``x -> (value, derivative)``, and ``gated(evaluate)`` that of
two numbers for its product with the other one, ``(value, by the first, by the second)``.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from fastact.elementary.intrinsics import copysign, fma, times
from fastact.elementary.pairs import two_sum
from fastact.elementary.pieces import Pieces, evaluator

NAN = float("nan")
MODERATE = 1e30  # factors may be as large: beyond, an infinite product meets a zero


@dataclass(frozen=True)
class Symmetry:
    """How a core follows from what is approximated; `from_zero`: in the cell about 0 by polynomials of x, not of x − centre."""

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
        # the factor as a pair: roundings before the product would be up to two units of the product, 2.1 ULP in all
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


def _odd_gate(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(abs(x))
        return fma(x, c, x * (s * p)), fma(q, s, d)

    return core


def _square(evaluate):
    def core(x):
        c, p, d, q, s, _ = evaluate(abs(x))
        square = times(x, x)
        return fma(square, c, fma(fma(x, x, -square), c, square * (s * p))), fma(x, d, x * (s * q))

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
        # the gate as a pair: where it falls steeply, p·s is the larger term
        far = times(p, s)
        gate, gate_low = two_sum(c, far)
        gate_low += fma(p, s, -far)
        square = times(x, x)
        return fma(square, gate, fma(fma(x, x, -square), gate, square * gate_low)), fma(x, d, x * (s * q))

    return core


def _gate(evaluate):
    def core(x, *parameters):
        c, p, d, q, s, _ = evaluate(x)
        return fma(x, c, x * (s * p)), fma(q, s, d)

    return core


# f(x) = max(x, 0) − target(|x|), as x·Φ(x) is and log(1 + e^x)
RECTIFIER = Symmetry(lambda f, slope: (lambda t: -f(-t), lambda t: slope(-t)), _rectifier, _gated_rectifier)
# f(x) = min(x, 0) + target(|x|), as log(σ(x)) is
LEFT_RECTIFIER = Symmetry(lambda f, slope: (f, slope), _left_rectifier)
# f(x) + f(−x) = 1
MIRROR = Symmetry(lambda f, slope: (lambda t: f(-t), slope), _mirror, _gated_mirror)
# f(x) = x·target(|x|), for functions that are odd
ODD_GATE = Symmetry(lambda f, slope: (lambda t: f(t) / t, slope), _odd_gate)
# f(x) = x²·target(|x|), f(x) = x³·target(|x|): for functions that grow so from 0, as their derivatives do with a power less
SQUARE = Symmetry(lambda f, slope: (lambda t: f(t) / t**2, lambda t: slope(t) / t), _square, from_zero=True)
CUBE = Symmetry(lambda f, slope: (lambda t: f(t) / t**3, lambda t: slope(t) / t**2), _cube, from_zero=True)
# f(x) = x·target(x) on both sides of 0
GATE = Symmetry(lambda f, slope: (lambda x: f(x) / x, slope), _gate, signed=True)
# f(x) = x²·target(x)
SQUARE_GATE = Symmetry(lambda f, slope: (lambda x: f(x) / x**2, lambda x: slope(x) / x), _square_gate, signed=True, from_zero=True)


@dataclass(frozen=True)
class Grid:
    """The cells of a core for one type: their width, the degrees of the polynomials of value and derivative.

    `cells` are so many on a side of 0; of the one about 0, half lies beyond it.

    The polynomials are expanded about points that lie `toward_smaller` of half a cell beside its middle, where the function is
    smaller. Beyond the cells ``tail(x) -> (value, derivative)`` takes over, by default the definition's function, which also
    stands where a parameter differs from element to element.
    """

    step: float
    degree: int
    slope_degree: int
    toward_smaller: float = 0.5
    tail: Callable | None = None
    cells: int = 16


def where(usual: float) -> Callable:
    """An argument of cores: x where the parameter is the usual number; elsewhere NaN, which is in no range."""
    return lambda x, parameter: x if parameter == usual else NAN


def first_of_two(a, b):
    """An argument of cores: a where b is moderate."""
    return a if abs(b) < MODERATE else NAN


def second_of_two(a, b):
    """The same with the arrays in PyTorch's order, the activated one second."""
    return b if abs(a) < MODERATE else NAN


@dataclass(frozen=True)
class Core:
    """What a definition says of its core; the table is generated from it (`tests/core_tables.py`).

    The core serves numbers whose `argument`, by default the first input, is in the range of the type's cells. `table` names the
    function whose table it is, by default that of the definition. `inner`: without the outer half of the cells. `inputs` makes of
    the inputs of a kernel around the definition those of the definition, where they differ.
    """

    symmetry: Symmetry
    float32: Grid
    float64: Grid | None = None
    table: str = ""
    argument: Callable = lambda x, *more: x
    inner: bool = False
    inputs: Callable | None = None

    def of_argument(self, argument: Callable) -> "Core":
        """The core of a definition with further parameters, which serves where `argument`, of all inputs, is in range."""
        return replace(self, argument=argument)

    def of_product(self, argument: Callable) -> "Core":
        """The core of the product with another array; `argument` gives what is activated, of both. No tail of its own."""
        grids = {name: grid and replace(grid, tail=None) for name, grid in (("float32", self.float32), ("float64", self.float64))}
        return replace(self, argument=argument, symmetry=replace(self.symmetry, core=self.symmetry.gated), **grids)

    def grid(self, dtype: np.dtype) -> Grid | None:
        """The cells for a type; None where the function's formula serves it."""
        return getattr(self, dtype.name)

    def inner_half(self) -> "Core":
        """The core on the half of its cells about 0: the same numbers, out of smaller tables."""
        return replace(self, inner=True)

    def cells(self, dtype: np.dtype) -> int:
        """How many there are."""
        return self._on_a_side(dtype) * (1 + self.symmetry.signed)

    def limit(self, dtype: np.dtype) -> float:
        """The largest |x| that the core serves."""
        return float(dtype.type((self._on_a_side(dtype) - 0.5) * self.grid(dtype).step * 0.9999))

    def function(self, dtype: np.dtype) -> Callable:
        """``core(x) -> (value, derivative)`` for compiled code."""
        table = importlib.import_module(f"fastact.definitions.core_tables.{self.table}")
        rows = (np.array(getattr(table, f"{dtype.name.upper()}_{part}"), dtype) for part in ("CENTRES", "VALUE", "SLOPE"))
        on_a_side, places = self._on_a_side(dtype), np.arange(self.cells(dtype))
        places[on_a_side:] -= self.cells(dtype)  # the cells left of 0 come last
        return self.symmetry.core(evaluator(Pieces(self.grid(dtype).step, *(row[..., places] for row in rows))))

    def _on_a_side(self, dtype: np.dtype) -> int:
        return self.grid(dtype).cells // (1 + self.inner)
