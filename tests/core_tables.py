"""Derive the tables of the cores: ``python tests/core_tables.py [NAME ...]`` writes fastact/definitions/core_tables/NAME.py.

`tests/test_core_tables.py` checks that the package holds these numbers. In each cell of a core's grid:

- The centre is a float near the middle, shifted toward the end where the function is small, so that terms do not cancel. At the
  centre the function and its derivative are almost floats (Gal's method), so rounding the first coefficients costs nothing.
- The other coefficients minimise the largest relative error (least squares at Chebyshev nodes, with Lawson's weights). They are
  rounded one after the other. After each rounding, the remaining ones are fitted again.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import mpmath
import numpy as np

from fastact.definitions import CATALOGUE
from fastact.definitions.cores import Core, Grid, Symmetry
from fastact.tools.accuracy.oracle import FORMULAS

FOLDER = Path(__file__).resolve().parent.parent / "fastact" / "definitions" / "core_tables"
DIGITS = 60
MARGIN = 1e-6  # fraction of a cell that is added at both ends, since numbers are rounded into cells
CANDIDATES = {np.float32: (600, 1), np.float64: (200, 7)}  # centres that are tried: floats on either side, and their distance
NEAR_ZERO = 0.03  # fraction of the largest value in a cell with a zero: errors are relative to at least this
NEGLIGIBLE = 2.0**-80  # fraction of the largest value in a cell: terms below would be subnormal in float32, which is slow
LAWSON = 30
TINY = mpmath.mpf(10) ** -12  # replaces 0 where a formula would divide by it


@dataclass(frozen=True)
class Table:
    """The results for one type: rows of coefficients in ascending order, and errors relative to the function."""

    centres: np.ndarray
    value: np.ndarray
    slope: np.ndarray
    value_error: float
    slope_error: float


def functions(name: str, kind: type[np.floating]) -> tuple[Callable, Callable]:
    """Return value and derivative of a catalogue function at its core's parameters of a type, in mpmath's working precision."""
    definition = CATALOGUE[name]
    numbers = definition.core.at or [p.typical for p in definition.parameters]
    parameters = [mpmath.mpf(float(kind(number))) for number in numbers]
    slope = definition.textbook_derivative
    return lambda x: definition.textbook(FORMULAS, x, *parameters), lambda x: slope(FORMULAS, x, *parameters)


def table(name: str, kind: type[np.floating]) -> Table:
    """Derive the table of a function's core for a type."""
    core: Core = CATALOGUE[name].core
    grid: Grid = getattr(core, np.dtype(kind).name)
    with mpmath.workdps(DIGITS):
        value, slope = core.symmetry.target(*functions(name, kind))
        numbers = range(-grid.cells if core.symmetry.signed else 0, grid.cells)
        cells = [_cell(value, slope, grid, n, kind, core.symmetry) for n in numbers]
    if core.symmetry.signed:
        cells = cells[grid.cells :] + cells[: grid.cells]  # indexed by n modulo the number of cells
    columns = lambda k: np.array([cell[k] for cell in cells], kind).T.copy()
    return Table(columns(0), columns(1), columns(2), *(max(cell[k] for cell in cells) for k in (3, 4)))


def _cell(value, slope, grid: Grid, n: int, kind, symmetry: Symmetry):
    """Return (centre, coefficients of value and slope, the largest relative error of each) of one cell."""
    step = mpmath.mpf(grid.step)
    low, high = (n - 0.5 - MARGIN) * step, (n + 0.5 + MARGIN) * step
    if n == 0 and not symmetry.signed:
        low = TINY
    zeros, slope_zeros = (_zeros(function) if n == 0 else () for function in (value, slope))
    from_zero = zeros or (n == 0 and symmetry.from_zero)
    centre = kind(0) if from_zero else _centre(value, slope, grid, n, low, high, kind)
    at = mpmath.mpf(float(centre))
    first = zeros or (float(kind(float(value(at or TINY)))),)
    shifted = lambda function: lambda s: function(at + s)
    ends = low - at, high - at
    coefficients, error = fit(shifted(value), *ends, grid.degree, kind, first)
    of_slope, slope_error = fit(shifted(slope), *ends, grid.slope_degree, kind, slope_zeros if zeros else ())
    return centre, coefficients, of_slope, error, slope_error


def _zeros(function) -> tuple[float, ...]:
    """Return the leading coefficients that are 0 because the function grows with a power of x from x = 0."""
    order = mpmath.log(abs(function(2 * TINY) / function(TINY)), 2)
    return (0.0,) * int(mpmath.nint(order))


def _centre(value, slope, grid: Grid, n: int, low, high, kind):
    """Return a float near the middle of a cell at which value and slope are almost floats."""
    left, right = abs(value(low)), abs(value(high))
    middle = n * grid.step + (grid.toward_smaller if left > right else -grid.toward_smaller) * grid.step / 2
    if n == 0:  # an expression x·s·p must have the sign of x·p here, and s has that of −centre: see GATE
        middle = (-1 if value(high) > value(low) else 1) * grid.step / 8 if low < 0 else grid.step / 4
    around, apart = CANDIDATES[kind]
    spacing = float(np.spacing(kind(abs(middle))))
    best, distance = kind(middle), mpmath.inf
    for k in range(-around, around + 1):
        candidate = kind(middle + k * apart * spacing)
        off = max(_off(function(mpmath.mpf(float(candidate))), kind) for function in (value, slope))
        if off < distance:
            best, distance = candidate, off
    return best


def _off(exact, kind):
    """Return the distance of a number from the nearest float, in units in its last place."""
    rounded = kind(float(exact))
    return abs(exact - mpmath.mpf(float(rounded))) / mpmath.mpf(float(np.spacing(abs(rounded))))


def fit(function, low, high, degree: int, kind, fixed: tuple[float, ...] = ()) -> tuple[list[float], float]:
    """Return coefficients of type `kind` for `function` between `low` and `high`, and their largest relative error."""
    nodes = [(low + high) / 2 - (high - low) / 2 * mpmath.cos(mpmath.pi * (k + 0.5) / (4 * degree)) for k in range(4 * degree)]
    values = [function(s) for s in nodes]
    largest, changes_sign = max(map(abs, values)), min(values) < 0 < max(values)
    floor = largest * NEAR_ZERO if changes_sign and not (fixed and fixed[0] == 0.0) else mpmath.mpf(0)
    weights = [1 / max(abs(v), floor) for v in values]
    coefficients, reach = list(fixed), max(map(abs, nodes))
    while len(coefficients) <= degree:
        found = _next(coefficients, nodes, values, weights, degree, kind)
        matters = abs(found) * reach ** len(coefficients) > NEGLIGIBLE * largest
        coefficients.append(float(kind(float(found))) if matters else 0.0)
    error = max(abs(mpmath.polyval(coefficients[::-1], s) - v) * w for s, v, w in zip(nodes, values, weights, strict=True))
    return coefficients, float(error)


def _next(known: list[float], nodes, values, weights, degree: int, kind):
    """Return the next coefficient after the known ones, with all further ones free."""
    rest = [v - mpmath.polyval(known[::-1], s) if known else v for s, v in zip(nodes, values, strict=True)]
    found = _by_doubles(nodes, rest, weights, range(len(known), degree + 1))
    if kind == np.float32:
        return found[0]
    # float64 leaves an error of its own; a second fit, to that error, gives a correction
    left = [v - s ** len(known) * mpmath.polyval(found[::-1], s) for s, v in zip(nodes, rest, strict=True)]
    return mpmath.mpf(found[0]) + _by_doubles(nodes, left, weights, range(len(known), degree + 1))[0]


def _by_doubles(nodes, values, weights, powers):
    """Return coefficients that approximately minimise the maximum of the weighted errors, computed in float64."""
    scale = float(max(map(abs, nodes)))
    points = np.array([float(s) for s in nodes]) / scale
    goal = np.array([float(v * w) for v, w in zip(values, weights, strict=True)])
    matrix = np.stack([points**k for k in powers], axis=1) * np.array([float(w) for w in weights])[:, None]
    lawson = np.ones(len(goal))
    for _ in range(LAWSON):
        root = np.sqrt(lawson)
        found = np.linalg.lstsq(matrix * root[:, None], goal * root, rcond=None)[0]
        errors = np.abs(matrix @ found - goal)
        if not errors.max():
            break
        lawson *= errors / errors.max() + 1e-3
        lawson /= lawson.mean()
    return [c / scale**k for c, k in zip(found, powers, strict=True)]


def _shortest(number: np.floating) -> str:
    """Return the shortest digits that give the number back."""
    digits = str(number)
    return digits if type(number)(float(digits)) == number else repr(float(number))


def text(name: str) -> str:
    """Return the source of the module with the tables of a function's core."""
    lines = [f'"""The core of {name}; ``python tests/core_tables.py {name}`` derives it.', ""]
    lines += [
        "Centres, then rows of coefficients in ascending order, a column for each cell, and the errors that they leave.",
        '"""',
        "",
    ]
    for kind in (np.float32, np.float64):
        if getattr(CATALOGUE[name].core, np.dtype(kind).name) is None:
            continue
        found = table(name, kind)
        shown = lambda numbers: f"({', '.join(map(_shortest, numbers))})"
        prefix = np.dtype(kind).name.upper()
        lines.append(f"# errors: value {found.value_error:.1e}, derivative {found.slope_error:.1e}")
        lines.append(f"{prefix}_CENTRES = {shown(found.centres)}")
        for what in ("value", "slope"):
            rows = [f"    {shown(row)}," for row in getattr(found, what)]
            lines += [f"{prefix}_{what.upper()} = (", *rows, ")"]
    return "\n".join([*lines, ""])


def with_cores() -> list[str]:
    """Return the functions that have a core with a table of its own."""
    cores = {name: getattr(definition, "core", None) for name, definition in CATALOGUE.items()}
    return [name for name, core in cores.items() if isinstance(core, Core) and core.table == name]


def main(names: list[str]) -> None:
    for name in names or with_cores():
        (FOLDER / f"{name}.py").write_text(text(name), encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
