"""The tables of the cores: the polynomials approximate their functions, and the script derives exactly these numbers."""

import ast
import importlib

import core_tables
import mpmath
import numpy as np
import pytest
from core_tables import FOLDER, NEAR_ZERO

from fastact.definitions import CATALOGUE
from fastact.definitions.cores import Core

COMMAND = "python tests/core_tables.py"
CORES = {name: core for name, definition in CATALOGUE.items() if isinstance(core := getattr(definition, "core", None), Core)}
TABLES = sorted(path.stem for path in FOLDER.glob("[a-z]*.py"))
# Other functions use the table of a function that they contain.
CASES = [
    pytest.param(name, kind, id=f"{name}-{kind.__name__}")
    for name, core in CORES.items()
    for kind in (np.float32, np.float64)
    if core.grid(np.dtype(kind)) and core.table == name
]
BOUNDS = {np.float32: (4e-8, 8e-8), np.float64: (1e-16, 2e-16)}  # relative errors of value and derivative
PLACES = (-0.499, -0.3, 0.001, 0.3, 0.499)  # within a cell, whose width is 1


def stored(name: str, kind) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the centres, and the coefficients of value and derivative with a row for each power."""
    module = importlib.import_module(f"fastact.definitions.core_tables.{name}")
    return tuple(np.array(getattr(module, f"{np.dtype(kind).name.upper()}_{part}"), kind) for part in ("CENTRES", "VALUE", "SLOPE"))


def test_every_core_has_a_table_and_every_table_a_core():
    assert TABLES == sorted({core.table for core in CORES.values()}) == sorted(core_tables.with_cores())


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_polynomials_are_the_function(name, kind):
    """Errors, evaluated exactly, are within the bounds in each cell; around a zero, relative to a part of its largest value."""
    core = CORES[name]
    grid, signed = core.grid(np.dtype(kind)), core.symmetry.signed
    centres, *rows = stored(core.table, kind)
    renewed = f"{COMMAND} {core.table} renews the table"
    assert [len(each) for each in rows] == [grid.degree + 1, grid.slope_degree + 1], renewed
    assert {len(centres), *map(len, (*rows[0], *rows[1]))} == {core.cells(np.dtype(kind))}, renewed
    worst = [0.0, 0.0]
    with mpmath.workdps(core_tables.DIGITS):
        for n in range(-grid.cells if signed else 0, grid.cells):
            points = [(n + place) * mpmath.mpf(grid.step) for place in PLACES if signed or n + place > 0]
            offsets = [point - mpmath.mpf(float(centres[n])) for point in points]
            for k, target in enumerate(core.symmetry.target(*core_tables.functions(name, kind))):
                exact = [target(point) for point in points]
                coefficients = [mpmath.mpf(float(number)) for number in rows[k][::-1, n]]
                found = [mpmath.polyval(coefficients, offset) for offset in offsets]
                floor = NEAR_ZERO * max(map(abs, exact)) if min(exact) < 0 < max(exact) else 0
                errors = (abs(f - e) / max(abs(e), floor) for f, e in zip(found, exact, strict=True))
                worst[k] = max(worst[k], *map(float, errors))
    assert (worst[0] <= BOUNDS[kind][0], worst[1] <= BOUNDS[kind][1]) == (True, True), f"errors {worst}: {renewed}"


@pytest.mark.parametrize("name", TABLES)
def test_the_text_holds_exactly_the_numbers(name):
    """No number has more digits than are needed to give it back."""
    for statement in ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8")).body[1:]:
        kind = np.float32 if statement.targets[0].id.startswith("FLOAT32") else np.float64
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant):
                assert float(core_tables._shortest(kind(node.value))) == node.value


@pytest.mark.deep
@pytest.mark.parametrize(("name", "kind"), [case for case in CASES if case.values[0] in TABLES])
def test_the_script_derives_the_table(name, kind):
    """The numbers match to the last bit, except if another LAPACK rounds float32 differently: 2.4e-11 of a cell's largest term."""
    grid, derived = CORES[name].grid(np.dtype(kind)), core_tables.table(name, kind)
    centres, *rows = stored(name, kind)
    assert np.array_equal(derived.centres, centres), f"{COMMAND} {name} renews the table"
    for found, wanted in zip((derived.value, derived.slope), rows, strict=True):
        largest_terms = (grid.step * 0.75) ** np.arange(len(wanted), dtype=np.float64)[:, None]
        terms = wanted * largest_terms
        apart = np.abs(found * largest_terms - terms) / np.abs(terms).max(axis=0)
        assert apart.max() <= (1e-9 if kind == np.float32 else 0.0), f"{COMMAND} {name} renews the table"
