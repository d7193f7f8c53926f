"""The benchmarks know every function, and what they compare computes the same."""

from pathlib import Path
from types import SimpleNamespace

import cases
import gpu
import gpu_instructions
import instructions
import numpy as np
import peers
import pytest
from catalogue import CASES, Case, tiered
from devices import Array

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


REPRESENTATIVES = {p.values[0] for p in tiered(CASES) if not p.marks}
CELLS = [
    pytest.param(cell, id=str(cell), marks=() if Case(cell.case.use, cell.case.name) in REPRESENTATIVES else pytest.mark.deep)
    for cell in SMALL
    if cell.placement != "in place"
]


@pytest.mark.parametrize("cell", CELLS)
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


def test_gpu_instructions_are_of_every_function():
    """By ``python benchmarks/gpu_instructions.py``; the counts need NVIDIA's assembler and are not compared."""
    kept = gpu_instructions.FILE.read_text(encoding="utf-8").splitlines()
    names = [line.split(" | ")[0].strip("| ") for line in kept if line.startswith("| ")]
    wanted = (*gpu_instructions.each_thread.names("forward"), "above 1", "function", *gpu_instructions.ROWS, "above 1")
    assert names == ["function", *wanted]


def test_loops_of_machine_code():
    """From a label to the jump back to it; the dearer of two loops over pieces, which loads more at once, counts by its loads."""
    code = """
.L_x_1:
        /*0010*/                   LDG.E.128 R4, desc[UR4][R4.64] ;
        /*0020*/               @P0 FADD R4, R4, R5 ;
        /*0030*/              @!P1 BRA `(.L_x_1) ;
        /*0040*/                   EXIT ;
.L_x_2:
        /*0050*/                   LDG.E.128 R4, desc[UR4][R4.64] ;
        /*0060*/                   LDG.E.128 R8, desc[UR4][R8.64] ;
        /*0070*/                   MUFU.RCP R8, R8 ;
        /*0080*/               @P0 BRA `(.L_x_2) ;
"""
    assert [len(lines) for lines in gpu_instructions.loops(code)] == [3, 4]
    lines, loads = gpu_instructions.whole_pieces(code)
    assert (len(lines), loads) == (4, 2)
    assert lines[2] == "MUFU.RCP R8, R8 "


def test_the_report_has_every_function():
    """BENCHMARKS.md, by ``python benchmarks/report.py``."""
    report = (Path(__file__).parent.parent / "BENCHMARKS.md").read_text(encoding="utf-8")
    for use in cases.USES:
        for dtype in cases.DTYPES:
            _, _, section = report.partition(f"### {use}, {dtype}\n")
            rows = {line.split(" | ")[0].strip("| ") for line in section.partition("###")[0].splitlines()}
            assert {case.name for case in CASES if case.use == use} <= rows, (use, dtype)


@pytest.mark.deep
def test_benchmark(emulated, monkeypatch, capsys):
    """`benchmarks/gpu.py` has not seen a GPU in these tests; its calls are the right ones."""

    def seconds(cuda, launch):
        launch()
        return 1.0

    new = lambda shape, dtype: Array(np.zeros(shape, dtype))
    cuda = SimpleNamespace(
        to_device=Array,
        device_array=new,
        device_array_like=lambda x: new(x.array.shape, x.array.dtype),
        get_current_device=lambda: SimpleNamespace(name="a device", compute_capability=(9, 0)),
        synchronize=lambda: None,
    )
    for name, value in {
        "seconds": seconds,
        "numba_cuda": lambda: cuda,
        "torch_gpu": lambda: None,
        "FUNCTIONS": ("gelu",),
        "ROWS": ("logsumexp",),
        "DTYPES": ("float32", "float32 fast", "bfloat16"),
        "ELEMENTS": 64,
        "SHAPES": ((4, 8),),
        "CALLS": 1,
    }.items():
        monkeypatch.setattr(gpu, name, value)
    monkeypatch.setattr("sys.argv", ["gpu.py"])
    gpu.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a device, compute capability (9, 0)")
    assert "| gelu | fused | float32 | 64 | 2.00 | fastact 0 GB/s |" in lines  # four arrays, where a copy has two
    assert any(line.startswith("| cross_entropy | loss and gradient | float32 | 4x8 |") for line in lines)
    assert "| gelu | fused | float32 fast | 64 | 2.00 | fastact 0 GB/s |" in lines
    assert len(lines) == 5 + 3 * 3 + 3 + 1
