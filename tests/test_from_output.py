"""Gradients from the output equal those from the input, up to the information that the rounded output has lost."""

import numpy as np
import pytest
import references
from catalogue import DTYPES, MODULES
from exact import Exact

from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES

NAMES = PASSES["backward_from_output"].names()
CODES = {kind: code for code, kind in references.TYPES.items()}


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", NAMES)
def test_the_slope_is_that_of_an_input_with_this_output(name, dtype):
    """The slope matches the textbook's derivative at x, with the change between neighbouring outputs as the unit."""
    stored, code, definition = references.load(name), CODES[dtype], CATALOGUE[name]
    x = stored[f"{code}.x"]
    slopes = Exact.load(stored, f"{code}.slope")
    eps, checked = np.finfo(dtype).eps, 0
    for k, parameters in enumerate(stored[f"{code}.parameters"].astype(dtype)):
        if not definition.from_output.holds(*parameters):
            continue
        from_output = lambda y, parameters=parameters: getattr(MODULES["backward_from_output"], name)(dtype(1), y, *parameters)
        y = getattr(MODULES["forward"], name)(x, *parameters)
        got, wanted = from_output(y), slopes[k].rounded()
        assert got.dtype == dtype
        with np.errstate(all="ignore"):  # beyond the largest number and below 0
            beside = [np.abs(from_output(np.nextafter(y, dtype(side))) - got) for side in (-np.inf, np.inf)]
        # twice the change for one unit of y, as the value is within 2 ULP, plus the rounding of the slope itself
        allowed = 2 * np.fmax(*beside) + 8 * eps * np.abs(wanted) + np.finfo(dtype).tiny
        inside = np.isfinite(y) & np.isfinite(wanted) & np.isfinite(beside[0]) & np.isfinite(beside[1])
        assert np.all(np.abs(got[inside] - wanted[inside]) <= allowed[inside])
        assert np.array_equal(np.isnan(got), np.isnan(y))
        checked += inside.sum()
    assert checked > 40


def test_of_what_has_none_the_reason_is_told():
    module = MODULES["backward_from_output"]
    for name, reason in (
        ("gelu", "the output of gelu does not determine its derivative"),
        ("swiglu", "the output of swiglu does not determine its derivative"),
        ("softmax", r"softmax is a function of rows; see fastact\.backward\.softmax"),
    ):
        with pytest.raises(AttributeError, match=reason):
            getattr(module, name)
    assert "silu" not in dir(module)


def test_training_in_place():
    """The forward pass may overwrite its input, since the gradient needs only the output."""
    x, g = np.random.default_rng(0).normal(size=(2, 1000))
    wanted = MODULES["backward"].tanh(g, x)
    y = MODULES["forward"].tanh(x, out=x)
    np.testing.assert_allclose(MODULES["backward_from_output"].tanh(g, y, out=g), wanted, rtol=1e-12)
