"""The coefficients in `fastact.elementary` are those that the script derives."""

import coefficients
import pytest

from fastact import elementary


@pytest.fixture(scope="module")
def derived():
    return {table.name: table for table in coefficients.tables()}


@pytest.mark.parametrize("name", [name for name in vars(elementary) if name.startswith(("EXP_F", "LOG1P_F", "NORMAL_TAIL_F"))])
def test_coefficients_come_from_the_script(derived, name):
    assert getattr(elementary, name) == derived[name].coefficients, "python tests/coefficients.py prints the tables"


def test_errors_are_as_small_as_the_comments_say(derived):
    stated = {
        "EXP_F32": 3.6e-9,
        "EXP_F64": 1.1e-17,
        "LOG1P_F32": 6.8e-9,
        "LOG1P_F64": 1.8e-18,
        "NORMAL_TAIL_F32": 1.3e-8,
        "NORMAL_TAIL_F64": 2.5e-17,
    }
    for name, table in derived.items():
        assert table.error <= stated[name] * 1.01, name
