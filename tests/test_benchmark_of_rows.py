"""The libraries that ``benchmarks/rows.py`` compares compute the same, and its page has all cells."""

import numpy as np
import pytest
import rows
import rows_peers
from catalogue import first_fast

from fastact.tools.bench import peers

CASES = [(name, use) for name, uses in rows.USES.items() for use in uses]


def flat(results):
    if isinstance(results, list | tuple):
        return [part for result in results for part in flat(result)]
    return [] if results is None else [np.asarray(results).copy()]


@pytest.mark.parametrize("dtype", first_fast(["float32", "float64"]))
@pytest.mark.parametrize("case", first_fast(CASES, ["-".join(case) for case in CASES], count=3))
def test_libraries_agree(case, dtype):
    name, use = case
    peers.use_threads(1)
    for shape, axis in (((6, 50), 1), ((50, 6), 0), ((4, 30, 5), 1)):
        if name in rows.LAST_AXIS and axis != len(shape) - 1:
            continue
        arrays = rows.Arrays(name, use, dtype, shape, axis)
        ours, compared = flat(rows.own_call(arrays)()), 0
        for library in peers.installed():
            call = getattr(rows_peers, library, lambda arrays, threads: None)(arrays, 1)
            if call is None:
                continue
            theirs = flat(call())
            assert len(theirs) == len(ours), library
            for right, other in zip(ours, theirs, strict=True):
                np.testing.assert_allclose(other, right, 2e-4, 2e-5, err_msg=library)
                compared += 1
        without = use == "backward" and name in rows.LAST_AXIS  # in NumPy alone
        assert compared >= len(ours) or without


def test_the_page_has_all_cells():
    machine, found = rows.read(rows.DATA)
    threads = {key[5] for key in found}
    assert len(threads) == 2
    assert "1" in threads
    wanted = {
        (name, use, np.dtype(dtype).name, "×".join(map(str, shape)), str(axis), count)
        for name, use, dtype, shape, axis in rows.cells(rows.USES)
        for count in threads
    }
    assert set(found) == wanted
    assert rows.PAGE.read_text(encoding="utf-8") == rows.page(machine, found), "run `python benchmarks/rows.py`"
