"""One process per function: all its tests run where it was compiled, instead of in every process of pytest-xdist."""

import pytest

from fastact.activations import CATALOGUE


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(items):
    for item in items:
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        names = [
            name for name in (getattr(value, "name", value) for value in values) if isinstance(name, str) and name in CATALOGUE
        ]
        for name in names[:1]:
            item.add_marker(pytest.mark.xdist_group(name))
