"""The coefficients in `fastact.elementary.tables` are those that the script derives."""

import coefficients
import pytest

from fastact.elementary import tables

pytestmark = pytest.mark.deep  # takes half a minute in mpmath


@pytest.fixture(scope="module")
def derived():
    return {table.name: table for table in coefficients.tables()}


@pytest.mark.parametrize("name", [name for name in vars(tables) if name.isupper()])
def test_coefficients_come_from_the_script(derived, name):
    assert getattr(tables, name) == derived[name].coefficients, (
        "python tests/coefficients.py > fastact/elementary/tables.py renews them"
    )


def test_errors_are_below_a_fifth_of_the_last_place(derived):
    """Largest: NORMAL_TAIL 1.3e-8 in float32, 2.5e-17 in float64 (half an ULP: 6e-8, 1.1e-16); coarse: ERF 1.5e-5, about 2^-16."""
    bounds = {"F32": 1.7e-8, "F64": 4e-17, "COARSE": 1.6e-5, "WIDE": 2.5e-9}
    for name, table in derived.items():
        assert table.error <= bounds[name.rpartition("_")[2]], name
