"""A parameter outside its domain gives NaN for its element or row, in every pass, without an exception or a warning."""

import numpy as np
import pytest
from catalogue import CASES, as_tuple

from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES

OUTSIDE = {name: definition.outside for name, definition in CATALOGUE.items() if definition.outside}
X = np.array([-1e30, -3.0, -0.5, -0.0, 0.0, 0.3, 1.0, 1e30])


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in OUTSIDE and not case.rows and "y" not in PASSES[case.use].takes], ids=str
)
def test_only_that_element_is_nan(case):
    right = tuple(p.default for p in case.definition.parameters)
    arrays = (*(np.ones(len(X)) for _ in range(case.arrays - 1)), X)
    for dtype in (np.float32, np.float64):
        typed = tuple(a.astype(dtype) for a in arrays)
        wanted = case.call((*typed, *map(dtype, right)))
        for wrong in OUTSIDE[case.name]:
            with np.errstate(all="raise"):
                assert all(np.isnan(out).all() for out in case.call((*typed, *map(dtype, wrong)))), wrong
                mixed = tuple(np.where(np.arange(len(X)) % 2, w, r).astype(dtype) for w, r in zip(wrong, right, strict=True))
                for out, whole in zip(as_tuple(case.call((*typed, *mixed))), wanted, strict=True):
                    assert np.isnan(out[1::2]).all()
                    np.testing.assert_array_equal(out[::2], whole[::2])


@pytest.mark.parametrize("case", [case for case in CASES if case.name in OUTSIDE and case.rows], ids=str)
def test_only_that_row_is_nan(case):
    for dtype in (np.float32, np.float64):
        *arrays, right = case.inputs((4, 6), dtype)
        wanted = case.call((*arrays, right))
        for (wrong,) in OUTSIDE[case.name]:
            mixed = np.array([right, wrong, right, wrong], dtype)
            with np.errstate(all="raise"):
                for out, whole in zip(case.call((*arrays, mixed)), wanted, strict=True):
                    assert np.isnan(out[1::2]).all(), (case, wrong)
                    np.testing.assert_array_equal(out[::2], whole[::2])


def test_every_domain_that_a_docstring_names_is_in_its_definition():
    named = {name for name, d in CATALOGUE.items() if any("NaN otherwise" in p.description for p in d.parameters)}
    assert named == OUTSIDE.keys()
