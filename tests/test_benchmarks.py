"""The benchmarks know every function, and what they compare computes the same."""

from pathlib import Path

import cases
import instructions
import numpy as np
import peers
import pytest
from catalogue import CASES

SINGLE = {("torch", "hardsigmoid")}  # its gradient multiplies by 1/6 in float32
SMALL = [cell for cell in cases.cells() if cell.size == 10]


def test_every_function_has_a_row():
    known = {(cell.case.use, cell.case.name) for cell in cases.cells()}
    assert known == {(case.use, case.name) for case in CASES if case.use in cases.USES}
    per_case = len(cases.DTYPES) * len(cases.SIZES) * len(cases.PLACEMENTS)
    assert len(cases.cells()) == len(known) * per_case


def _flat(results):
    return (
        [part for result in results for part in _flat(result)]
        if isinstance(results, list | tuple)
        else [np.asarray(results).copy()]
    )


@pytest.mark.parametrize("cell", [cell for cell in SMALL if cell.placement != "in place"], ids=str)
def test_the_peers_compute_the_same(cell):
    """Within the 1e-5 (1e-12) that naive formulas keep on numbers between −6 and 6."""
    inputs, out = cell.operands()
    results = {name: _flat(call()) for name, call in peers.calls(cell, inputs, out).items()}
    for library, others in results.items():
        single = cell.dtype == np.float32 or (library, cell.case.name) in SINGLE
        tolerance = 1e-5 if single else 1e-12
        for got, wanted in zip(others, results["fastact"], strict=False):
            np.testing.assert_allclose(got.reshape(wanted.shape), wanted, rtol=tolerance, atol=tolerance, err_msg=library)


def test_instruction_counts_are_renewed():
    """By ``python benchmarks/instructions.py``; on another kind of machine they are others. No loop is without vector code."""
    kept = instructions.FILE.read_text(encoding="utf-8")
    if instructions.host() not in kept:
        pytest.skip(f"the counts are not of this machine, {instructions.host()}")
    names = [case.name for case in CASES if case.use == "forward" and not case.rows]
    assert [line.split(" | ")[0].strip("| ") for line in kept.splitlines() if line.startswith("| ")][1:] == sorted(names)
    for name in names[:: len(names) // 8]:  # a sample: all of them take a minute
        row = instructions.table([name]).splitlines()[-1]
        assert row in kept.splitlines()
    assert " 0 |" not in kept


def test_the_report_has_every_function():
    """BENCHMARKS.md, by ``python benchmarks/report.py``."""
    report = (Path(__file__).parent.parent / "BENCHMARKS.md").read_text(encoding="utf-8")
    for use in cases.USES:
        for dtype in cases.DTYPES:
            _, _, section = report.partition(f"### {use}, {dtype}\n")
            rows = {line.split(" | ")[0].strip("| ") for line in section.partition("###")[0].splitlines()}
            assert {case.name for case in CASES if case.use == use} <= rows, (use, dtype)
