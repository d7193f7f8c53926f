"""The distribution of tests: one process runs all tests of a function."""

import pytest


def test_tests_of_a_function_stay_in_one_process(request):
    """pytest 9.2 hid the group's name from pytest-xdist 3.8, and a quarter of all kernels was compiled twice."""
    if not hasattr(request.config, "workerinput"):
        pytest.skip("pytest runs in one process")
    assert request.node.nodeid.endswith("@test_tiers")
