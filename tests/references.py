"""Compute reference numbers of every function, by mpmath from the textbook formulas: ``python tests/references.py [NAME ...]``.

They are stored in tests/references/: one file for each function, one for the losses and one for the elementary functions. The fast
tests compare with them; ``pytest -m deep`` computes them again. The keys in a file begin with the type, "f" or "d":

    f.x                    the points at which an element-wise function was evaluated, for all of its parameter sets
    f.parameters           the parameter sets; for a gated function, its second array comes first
    f.value.mantissa ...   `exact.Exact` of shape (parameter sets, places); likewise slope, and second, which is the slope of a
                           gated function with respect to its other array
    f.value.near           True where the function has a zero within 20 % of x; likewise slope, second
    f.gradient.alpha ...   the derivative by the parameter alpha, at f.gradient.x where f.gradient.usable
    f.derivative2 ...      for the parameters f.derivative2.parameters only, at f.derivative2.x
"""

import functools
import multiprocessing
import sys
from pathlib import Path

import exact_elementary
import exact_losses
import exact_rows
import mpmath
import numpy as np
import test_accuracy
from exact import Exact

from fastact.definitions import CATALOGUE, Activation
from fastact.definitions.passes import PASSES
from fastact.tools.accuracy import oracle
from fastact.tools.accuracy.measure import parameters_of, points

FOLDER = Path(__file__).parent / "references"
COMMAND = "python tests/references.py"
TYPES = {"f": np.float32, "d": np.float64}
PLACES, PLACES_OF_PARAMETERS = 32, 15  # random ones of each of four kinds
LOSSES, ELEMENTARY = "losses", "elementary"
NAMES = (*CATALOGUE, LOSSES, ELEMENTARY)
# The range of |x| in which a nearby zero is looked for. Outside it, no zero is close enough to a place to matter.
NEAR = (1e-3, 50.0)


def parameter_sets(name: str) -> list[tuple]:
    return [case.values[1] for case in test_accuracy.CASES if case.values[0].name == name]


@functools.cache
def load(name: str) -> dict[str, np.ndarray]:
    """Return the stored numbers of a function."""
    path = FOLDER / f"{name}.npz"
    assert path.exists(), f"{name} has no reference numbers: {COMMAND} {name}"
    with np.load(path) as file:
        return dict(file)


def save(name: str) -> str:
    FOLDER.mkdir(exist_ok=True)
    np.savez_compressed(FOLDER / f"{name}.npz", **compute(name))
    return name


@mpmath.workprec(53)  # mpmath's default, in case another module changed it; the oracle takes the digits that it needs
def compute(name: str) -> dict[str, np.ndarray]:
    """Compute all stored numbers of a function."""
    stored = {}
    for code, dtype in TYPES.items():
        if name == LOSSES:
            found = _losses(dtype)
        elif name == ELEMENTARY:
            found = _elementary(dtype)
        elif isinstance(CATALOGUE[name], Activation):
            found = _elementwise(CATALOGUE[name], dtype)
        else:
            found = _rows(CATALOGUE[name], dtype)
        stored |= {f"{code}.{key}": array for key, array in found.items()}
    return stored


# --- element-wise ---------------------------------------------------------------------------------------------------------------


def _elementwise(definition: Activation, dtype) -> dict[str, np.ndarray]:
    sets = [tuple(float(dtype(p)) for p in parameters) for parameters in parameter_sets(definition.name)]
    x = np.concatenate([points(definition, dtype, PLACES), np.array([np.inf, -np.inf, np.nan], dtype)])
    found = {"x": x, "parameters": np.array(sets, np.float64)}
    quantities = {"value": oracle.value, "slope": oracle.derivative}
    if definition.gated:
        quantities["second"] = oracle.second_derivative
    for key, reference in quantities.items():
        numbers = [[_at(reference, definition, key, point, parameters) for point in x] for parameters in sets]
        found |= Exact.of(numbers, dtype).arrays(key)
        found[f"{key}.near"] = np.array([[_near(reference, definition, point, parameters) for point in x] for parameters in sets])
    if definition.parameters:
        found |= _parameter_gradients(definition, sets, dtype)
    if definition.smooth:
        found |= _second_derivatives(definition, dtype)
    return found


def _at(reference, definition, key, x, parameters):
    if np.isnan(x):
        if key == "slope" and definition.gated:  # the function is linear in this array: the slope depends on the other array only
            first, *others = (reference(definition, number, *parameters) for number in (1.0, 2.0, -3.0))
            return first if all(mpmath.almosteq(first, other, 1e-20) for other in others) else mpmath.nan
        return mpmath.nan
    if np.isinf(x) and {"value": "forward", "slope": "derivative"}.get(key) in definition.limits.missing:
        return mpmath.nan
    return reference(definition, float(x), *parameters)


def _near(reference, definition, x, parameters) -> bool:
    return NEAR[0] < abs(x) < NEAR[1] and test_accuracy.changes_sign(reference, definition, float(x), *parameters)


def _parameter_gradients(definition, sets, dtype) -> dict[str, np.ndarray]:
    """Compute the gradients of the parameters at separate places for each set.

    The places exclude ±x equal to a parameter, which is often a kink, and those far out, where mpmath sees no change.
    """
    x = points(definition, dtype, PLACES_OF_PARAMETERS)
    found = {"gradient.x": x}
    usable = np.array([test_accuracy.differentiable(x, parameters, dtype) for parameters in sets])
    for which, parameter in enumerate(definition.parameters):
        position = which + len(definition.arrays) - 1
        numbers = [
            [
                oracle.parameter_derivative(definition, position, float(point), *parameters) if use else mpmath.nan
                for point, use in zip(x, uses, strict=True)
            ]
            for uses, parameters in zip(usable, sets, strict=True)
        ]
        found |= Exact.of(numbers, dtype).arrays(f"gradient.{parameter.name}")
    return found | {"gradient.usable": usable}


def _second_derivatives(definition, dtype) -> dict[str, np.ndarray]:
    parameters = [float(dtype(p)) for p in parameters_of(definition)]
    x = test_accuracy.places_of_second_derivatives(dtype)
    numbers = [oracle.second_derivative_of_formula(definition, float(point), *parameters) for point in x]
    return {"derivative2.x": x, "derivative2.parameters": np.array(parameters), **Exact.of(numbers, dtype).arrays("derivative2")}


# --- rows, losses, elementary functions -----------------------------------------------------------------------------------------


def _rows(definition, dtype) -> dict[str, np.ndarray]:
    """Return the rows, concatenated. `exact_rows` gives their lengths and the other operands."""
    numbers = exact_rows.parameters(definition, dtype)
    rows = list(exact_rows.rows_of(definition, dtype))
    values = [exact_rows.wanted_row(definition, arrays, *numbers) for arrays in rows]
    slopes = [
        exact_rows.wanted_gradient(definition, g, 0, arrays, numbers) for arrays, g in exact_rows.gradients_of(definition, dtype)
    ]
    found = {"x": np.concatenate([arrays[0] for arrays in rows])}
    found |= Exact.of(np.concatenate(values), dtype).arrays("value") | Exact.of(np.concatenate(slopes), dtype).arrays("slope")
    if PASSES["param_grad"].arrays_out(definition):
        by_parameter = [
            exact_rows.wanted_gradient(definition, g, len(arrays), arrays, numbers)
            for arrays, g in exact_rows.gradients_of(definition, dtype, seed=6)
        ]
        found |= Exact.of(np.concatenate(by_parameter), dtype).arrays("gradient")
    return found


def _losses(dtype) -> dict[str, np.ndarray]:
    found = {}
    for case in exact_losses.cases():
        if case.x.dtype == dtype:
            loss, dx = case.exact()
            found |= loss.arrays(f"{case.key}.loss") | dx.arrays(f"{case.key}.dx")
    return found


def _elementary(dtype) -> dict[str, np.ndarray]:
    found = {}
    for name, formula in exact_elementary.EXACT.items():
        x = exact_elementary.points(name, dtype, count=40)
        numbers = [oracle.settled(lambda p=p, formula=formula: formula(mpmath.mpf(float(p)))) for p in x]
        found |= {f"{name}.x": x, **Exact.of(numbers, dtype).arrays(name)}
    return found


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool() as pool:
        for done in pool.imap_unordered(save, sys.argv[1:] or NAMES):
            print(done, flush=True)
