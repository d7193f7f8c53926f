"""Every function in every pass against stored reference numbers, which mpmath computed from the textbook formulas.

The bounds are those of the package: value 2 ULP; derivative 4 ULP, and near a zero 2 ε of its largest number for |x| < 3.
"""

import re

import exact_rows
import numpy as np
import pytest
import references
from catalogue import CASES, Case, as_tuple, both_types
from exact import Exact
from test_accuracy import DERIVATIVE_ULP, PARAMETER_ULP, VALUE_ULP

from fastact.definitions import CATALOGUE, Activation, RowActivation

CODES = {np.float32: "f", np.float64: "d"}
by_name = pytest.mark.parametrize("name", references.NAMES)


@by_name
def test_every_definition_has_its_references(name):
    """The references cover the current parameter sets, in every pass."""
    stored = references.load(name)
    definition = CATALOGUE.get(name)
    if isinstance(definition, Activation):
        renew = f"renew the reference numbers of {name}: {references.COMMAND} {name}"
        sets = references.parameter_sets(name)
        kept = stored["d.parameters"]
        assert kept.shape == (len(sets), len(definition.arrays) - 1 + len(definition.parameters)), renew
        assert np.array_equal(kept, np.array(sets, float).reshape(kept.shape)), renew
        assert set(definition.kinks) <= set(stored["d.x"].tolist()), renew
        wanted = {"value", "slope"} | ({"second"} if definition.gated else set())
        wanted |= {f"gradient.{p.name}" for p in definition.parameters} | ({"derivative2"} if definition.smooth else set())
        assert {f"d.{key}.mantissa" for key in wanted} == {key for key in stored if re.fullmatch(r"d\..*mantissa", key)}, renew


def test_nothing_is_kept_of_what_is_no_more():
    assert {path.stem for path in references.FOLDER.iterdir()} == set(references.NAMES)


def assert_within(got, wanted: Exact, bound, x, what, near=False, floor=0.0):
    """Check that every number is within `bound` ULP or, near a zero, within `floor`, which is an absolute error."""
    errors = wanted.ulp_errors(got)
    with np.errstate(over="ignore"):
        bad = (errors > bound) & ~(near & (errors <= floor / np.ldexp(1.0, wanted.spacing())))
    if bad.any():
        at = np.flatnonzero(bad)[np.argmax(errors[bad])]
        pytest.fail(
            f"{what} at x = {x[at]!r} ({float(x[at]).hex()}): got {got[at]!r}, {errors[at]:.2f} ULP from {wanted.rounded()[at]!r}"
        )


def largest_in_the_middle(wanted: Exact, x) -> float:
    return np.max(np.abs(wanted.rounded()), where=(np.abs(x) < 3) & np.isfinite(wanted.mantissa), initial=0.0)


def gradients_for(slopes: list[Exact]):
    """Return gradients g, and the references times g. g has signs and powers of 2 for which all results stay normal numbers."""
    count, dtype = len(slopes[0].mantissa), slopes[0].mantissa.dtype
    sign = np.where(np.arange(count) % 3, 1, -1)
    power = np.where(np.all([slope.normal(margin=4) for slope in slopes], axis=0), np.arange(count) % 7 - 3, 0)
    return np.ldexp(sign.astype(dtype), power), [slope.scaled(sign, power) for slope in slopes], np.abs(np.ldexp(1.0, power))


@both_types
@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if not case.rows and case.use not in ("param_grad", "derivative2") and "y" not in references.PASSES[case.use].takes
    ],
    ids=str,
)
def test_values_and_slopes(case, dtype):
    """Check forward, derivative, backward and fused for every parameter set."""
    stored, code = references.load(case.name), CODES[dtype]
    x = stored[f"{code}.x"]
    eps = float(np.finfo(dtype).eps)
    for number, parameters in enumerate(stored[f"{code}.parameters"].astype(dtype)):
        part = lambda key, number=number: Exact.load(stored, f"{code}.{key}")[number]
        near = lambda key, number=number: stored[f"{code}.{key}.near"][number]
        keys = ["slope", "second"][: len(case.definition.arrays)]
        slopes, sizes, inputs = [part(key) for key in keys], 1.0, (x, *parameters)
        floors = [2 * eps * largest_in_the_middle(slope, x) for slope in slopes]
        if case.use in ("backward", "fused"):
            g, slopes, sizes = gradients_for(slopes)
            inputs = (g, *inputs)
        results = list(as_tuple(case.ufunc(*inputs)))
        if case.use in ("forward", "fused"):
            value = part("value")
            floor = 2 * eps * largest_in_the_middle(value, x)
            assert_within(results.pop(0), value, VALUE_ULP, x, f"{case.name}{parameters}", near("value"), floor)
        if case.use != "forward":
            for key, got, wanted, floor in zip(keys, results, slopes, floors, strict=True):
                what = f"{key} of {case.name}{parameters}"
                assert_within(got, wanted, DERIVATIVE_ULP, x, what, near(key), floor * sizes)


@both_types
@pytest.mark.parametrize("case", [case for case in CASES if not case.rows and case.use == "param_grad"], ids=str)
def test_gradients_of_parameters(case, dtype):
    """Parameter gradients are summed over the array, where an error of 2 ε of the largest for |x| < 3 is lost."""
    stored, code = references.load(case.name), CODES[dtype]
    for number, parameters in enumerate(stored[f"{code}.parameters"].astype(dtype)):
        usable = stored[f"{code}.gradient.usable"][number]
        x = stored[f"{code}.gradient.x"][usable]
        slopes = [Exact.load(stored, f"{code}.gradient.{p.name}")[number][usable] for p in case.definition.parameters]
        floors = [2 * float(np.finfo(dtype).eps) * largest_in_the_middle(slope, x) for slope in slopes]
        g, slopes, sizes = gradients_for(slopes)
        for p, got, wanted, floor in zip(case.definition.parameters, case.call((g, x, *parameters)), slopes, floors, strict=True):
            assert_within(got, wanted, PARAMETER_ULP, x, f"{case.name}{parameters} by {p.name}", True, floor * sizes)


@both_types
@pytest.mark.parametrize("case", [case for case in CASES if case.use == "derivative2"], ids=str)
def test_second_derivatives(case, dtype):
    """Errors are at most 8 ε of the maximum (measured: 6.1, softcap), and in the tails 300 ULP (274, gelu_tanh at −20)."""
    stored, code = references.load(case.name), CODES[dtype]
    x, wanted = stored[f"{code}.derivative2.x"], Exact.load(stored, f"{code}.derivative2")
    (got,) = case.call((x, *stored[f"{code}.derivative2.parameters"].astype(dtype)))
    tail = np.abs(x) > 10
    floor = 8 * float(np.finfo(dtype).eps) * largest_in_the_middle(wanted, x)
    assert_within(got, wanted, np.where(tail, 300.0, 0.5), x, f"second derivative of {case.name}", ~tail, floor)


# --- rows -------------------------------------------------------------------------------------------------------------------------

# ULP of each entry. Entries far below the largest one of a sparse row are differences: the largest entry's ULP is their unit.
# Measured on these rows, the larger of both types: softmax 1.5, softmin 2.6, softmax1 2.1, scaled_softmax 2.1,
# masked_softmax 2.2, log_softmax 1.3, masked_log_softmax 1.2, logsumexp 0.7; in units of the largest entry: sparsemax 0.9,
# entmax15 3.0, entmax 1.7.
ROW_ULP = 3.0
ROW_NAMES = [name for name, definition in CATALOGUE.items() if isinstance(definition, RowActivation)]


def pieces(numbers: Exact, lengths):
    """Split the numbers into rows."""
    lengths = list(lengths)
    ends = np.cumsum(lengths)
    assert ends[-1] == len(numbers.mantissa)
    return [numbers[end - length : end] for end, length in zip(ends, lengths, strict=True)]


@both_types
@pytest.mark.parametrize("name", ROW_NAMES)
def test_values_of_rows(name, dtype):
    stored, definition = references.load(name), CATALOGUE[name]
    numbers, rows = exact_rows.parameters(definition, dtype), list(exact_rows.rows_of(definition, dtype))
    assert np.array_equal(np.concatenate([arrays[0] for arrays in rows]), stored[f"{CODES[dtype]}.x"])
    results = [np.atleast_1d(Case("forward", name).function(*arrays, *numbers)) for arrays in rows]
    for (x, *_), got, wanted in zip(
        rows, results, pieces(Exact.load(stored, f"{CODES[dtype]}.value"), map(len, results)), strict=True
    ):
        if definition.errors.against == "largest":
            assert wanted.ulp_errors(got, wanted.spacing().max()).max() <= ROW_ULP, x
        elif definition.errors.against == "length":  # a difference: the error is relative to the subtracted number
            error = wanted.ulp_errors(got) * np.ldexp(1.0, wanted.spacing())
            assert error <= ROW_ULP * np.finfo(dtype).eps * max(abs(wanted.rounded()[0]), np.log(len(x)))
        else:
            assert wanted.ulp_errors(got).max() <= ROW_ULP, x


def taken_by(case, arrays, g, y):
    """Select the arrays that a pass takes, from the forward pass's arrays, its result, and the gradient of the result."""
    operands = dict(zip(case.definition.arrays, arrays, strict=True), y=y, g=g)
    return [operands[array] for array in references.PASSES[case.use].arrays_in(case.definition)]


@both_types
@pytest.mark.parametrize("name", ROW_NAMES)
def test_gradients_of_rows(name, dtype):
    """Backward and fused give g·(the Jacobian of the formula), even if one entry has nearly all of the row."""
    stored, definition = references.load(name), CATALOGUE[name]
    numbers, rows = exact_rows.parameters(definition, dtype), list(exact_rows.gradients_of(definition, dtype))
    exact = pieces(Exact.load(stored, f"{CODES[dtype]}.slope"), [len(arrays[0]) for arrays, _ in rows])
    bound = definition.errors.gradient
    for (arrays, g), wanted in zip(rows, exact, strict=True):
        y = Case("forward", name).function(*arrays, *numbers)
        taken = taken_by(Case("backward", name), arrays, g, y)
        fused_y, fused_dx = Case("fused", name).function(g, *arrays, *numbers)
        assert np.array_equal(fused_y, y, equal_nan=True)
        for dx in (Case("backward", name).function(*taken, *numbers), fused_dx):
            assert wanted.ulp_errors(dx, wanted.spacing().max()).max() <= bound * bool(wanted.mantissa.any()), arrays


@both_types
@pytest.mark.parametrize("case", [case for case in CASES if case.rows and case.use == "param_grad"], ids=str)
def test_gradients_of_parameters_of_rows(case, dtype):
    """The gradients are sums that cancel, so the bound is relative to the sum of the terms' absolute values."""
    stored = Exact.load(references.load(case.name), f"{CODES[dtype]}.gradient")
    numbers = exact_rows.parameters(case.definition, dtype)
    for k, (arrays, g) in enumerate(exact_rows.gradients_of(case.definition, dtype, seed=6)):
        y = Case("forward", case.name).function(*arrays, *numbers)
        got = case.function(*taken_by(case, arrays, g, y), *numbers)
        size = np.sum(np.abs(g) * y) * max(1.0, np.abs(arrays[0]).max())
        error = stored[k].ulp_errors(got) * np.ldexp(1.0, stored[k].spacing())
        assert error <= case.definition.errors.parameter * np.finfo(dtype).eps * size


# --- the references themselves --------------------------------------------------------------------------------------------------


@pytest.mark.deep
@by_name
def test_references_are_what_mpmath_computes(name):
    stored, fresh = references.load(name), references.compute(name)
    assert stored.keys() == fresh.keys()
    for key, array in fresh.items():
        if key.endswith(".rest"):  # may be rounded either way in another version of mpmath
            assert np.max(np.abs(array.astype(int) - stored[key]), initial=0) <= 1, key
        else:
            np.testing.assert_array_equal(stored[key], array, err_msg=key)
