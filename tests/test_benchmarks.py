"""The benchmarks include every function, and all libraries that they compare compute the same."""

from types import SimpleNamespace

import gpu
import gpu_cells
import gpu_instructions
import gpu_results
import instructions
import numpy as np
import pytest
import report
import sixteen_bits
from catalogue import CASES, Case, first_fast, tiered
from devices import Array

from fastact.runtime.halves import halves
from fastact.tools.bench import cases, formulas, peers, turns

SINGLE = {  # computed in float64 with float32 constants
    ("torch", "backward", "hardsigmoid"),
    ("torch", "fused", "hardsigmoid"),
    ("onnxruntime", "forward", "gelu_tanh"),
}
SIZE = 1 << 14  # all libraries are measured from this size on


def test_every_function_has_a_row():
    cells = cases.cells(everything=True)
    known = {(cell.case.use, cell.case.name) for cell in cells}
    measured = {(case.use, case.name) for case in CASES if case.use in cases.USES}
    assert {key for key in measured if key[0] != "backward_from_output"} <= known <= measured
    per_case = len(cases.DTYPES) * len(cases.SIZES) * len(cases.PLACEMENTS) * len(cases.THREADS)
    assert len(cells) == len(known) * per_case + len(cases.cells_of_data())
    assert len({str(cell) for cell in cells}) == len(cells)
    assert set(cases.cells()) <= set(cells)
    assert {cell.case.name for cell in cases.cells()} == set(cases.COMMON)


def _flat(results):
    return (
        [part for result in results for part in _flat(result)]
        if isinstance(results, list | tuple)
        else [np.asarray(results).copy()]
    )


REPRESENTATIVES = {p.values[0] for p in tiered(CASES) if not p.marks}


def _fast(case, dtype) -> bool:
    tested = Case(case.use, case.name)
    return (case.name in cases.COMMON or tested in REPRESENTATIVES) and not (tested.rows and dtype == np.float64)


@pytest.mark.parametrize("placement", cases.PLACEMENTS)
@pytest.mark.parametrize(
    ("case", "dtype"),
    [
        pytest.param(case, dtype, id=f"{case}-{dtype}", marks=() if _fast(case, dtype) else pytest.mark.deep)
        for case in cases.cases()
        for dtype in cases.DTYPES
    ],
)
def test_the_peers_compute_the_textbook(case, dtype, placement):
    """Results are within the 1e-5 (1e-12) that naive formulas keep on numbers between −6 and 6."""
    cell = cases.Cell(case, dtype, SIZE, placement)
    with np.errstate(all="ignore"):
        wanted = case.formula(case.inputs(SIZE, dtype))
    for library in ("fastact", *peers.installed()):
        inputs, out = cell.operands()  # each library needs its own operands, since some work in place
        with np.errstate(all="ignore"):
            calls = peers.calls(cell, inputs, out, [library] if library != "fastact" else [])
            results = _flat(calls[library]()) if library in calls else []
        tolerance = 1e-5 if dtype == np.float32 or (library, case.use, case.name) in SINGLE else 1e-12
        if wanted is not None and results:
            for got, exact in zip(results, _flat(wanted), strict=True):
                np.testing.assert_allclose(got.reshape(exact.shape), exact, rtol=tolerance, atol=tolerance, err_msg=library)


@pytest.mark.parametrize("name", ["silu", "elu", "gelu_tanh", "hardswish"])
def test_steps_of_a_formula_stay_in_memory_that_is_in_use(name):
    """Besides the result and conditions, the steps need one array: for the longest chain of the formula that has to wait."""
    dtype = np.dtype(np.float32)
    case = cases.Case("forward", name)
    (x,) = case.inputs(10, dtype)
    steps = formulas.Steps(formulas.trace(case, dtype), (x,), (np.empty_like(x),))
    targets = [options["out"] if "out" in options else given[0] for _, given, options in steps.calls]
    assert len({id(target) for target in targets if target.dtype != bool}) <= 2
    assert all(target is not x for target in targets)


def test_turns_measure_seconds_a_call(monkeypatch):
    """The times are exact with a fake clock that each call moves forward."""
    now = [0.0]

    def taking(seconds):
        def call():
            now[0] += seconds

        return call

    monkeypatch.setattr(turns, "time", SimpleNamespace(perf_counter=lambda: now[0]))
    for threads in (False, True):
        samples = turns.measure({"fastact": taking(1e-6), "near": taking(2e-6), "far": taking(1e-3)}, threads, ("near",))
        assert {name: pytest.approx(min(each)) for name, each in samples.items()} == {"fastact": 1e-6, "near": 2e-6, "far": 1e-3}
        assert len(samples["far"]) == turns.SAMPLES < len(samples["near"])


COUNTED = [case.name for case in CASES if case.use == "forward" and not case.rows]


def test_instruction_counts_are_of_every_function():
    """The table has every function, and no loop without vector code."""
    kept = instructions.FILE.read_text(encoding="utf-8")
    names = [line.split(" | ")[0].strip("| ") for line in kept.splitlines() if line.startswith("| ")]
    assert names[1:] == sorted(COUNTED), "renew them: python benchmarks/instructions.py"
    assert " 0 |" not in kept


@pytest.mark.parametrize("name", first_fast(COUNTED[:: len(COUNTED) // 8], count=2))  # a sample: all of them take a minute
def test_instruction_counts_are_renewed(name):
    """The counts differ on other kinds of machines."""
    kept = instructions.FILE.read_text(encoding="utf-8")
    if instructions.host() not in kept:
        pytest.skip(f"the counts are not of this machine, {instructions.host()}")
    assert instructions.table([name]).splitlines()[-1] in kept.splitlines(), "renew the counts: python benchmarks/instructions.py"


def test_gpu_instructions_are_of_every_function():
    """The counts need NVIDIA's assembler and are not compared."""
    kept = gpu_instructions.FILE.read_text(encoding="utf-8").splitlines()
    names = [line.split(" | ")[0].strip("| ") for line in kept if line.startswith("| ")]
    wanted = (*gpu_instructions.each_thread.names("forward"), "above 1", "function", *gpu_instructions.ROWS, "above 1")
    assert names == ["function", *wanted], "renew them: python benchmarks/gpu_instructions.py"


def test_loops_of_machine_code():
    """A loop runs from its label to the jump back. Of two loops over pieces, the one with fewer instructions per load counts."""
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


def _measured():
    """Return the results of two functions. gelu loses with many elements."""
    results = []
    for name in ("gelu", "relu"):
        for threads in cases.THREADS:
            for size in cases.SIZES:
                cell = cases.Cell(cases.Case("forward", name), cases.DTYPES[0], size, threads=threads)
                ratio = 0.5 if name == "gelu" and size > 1000 else 2.0
                results.append(report.Result(cell, {"fastact": size * 1e-9, "torch": ratio * size * 1e-9, "numpy": size * 4e-9}))
                if size == cases.SIZES[-1]:
                    results[-1].seconds["copy"] = 5e-3
    return report.Measured({"date": "2026-01-01"}, results)


def test_the_report():
    measured = _measured()
    table = report.written(measured)
    assert report.written(report.read(table)) == table
    page = report.report(measured)
    assert f"{12 * len(cases.THREADS)} cells; fastact is slower in {4 * len(cases.THREADS)} of them." in page
    assert "| gelu | **0.50** · 0.79 |" in page
    assert "16,384: 0.50t, 100,000: 0.50t" in page
    assert "| forward | 1 | float32 | 0.50 | 0 of 2 | 0.50 (gelu) |" in page
    assert page.count("| relu |") == 1  # in the verdict, and not among the losses


def test_the_page_is_of_the_cells():
    """BENCHMARKS.md is what ``python benchmarks/report.py`` makes of the table next to it, and has at most 250 lines."""
    page = (report.ROOT / "BENCHMARKS.md").read_text(encoding="utf-8")
    measured = report.read(report.CELLS.read_text(encoding="utf-8"))
    assert page == report.report(measured)
    assert len(page.splitlines()) <= 250
    assert {cell.case.name for cell in cases.cells()} <= {r.cell.case.name for r in measured.results}


def test_the_page_of_sixteen_bits_is_of_its_cells():
    """Run ``python benchmarks/sixteen_bits.py`` to renew the page."""
    machine, times = sixteen_bits.read(sixteen_bits.DATA)
    assert sixteen_bits.PAGE.read_text(encoding="utf-8") == sixteen_bits.page(machine, times)
    ours = {(time.function, time.elements, time.type) for time in times.values() if time.library == "fastact"}
    sizes, types = sixteen_bits.SIZES, ("float32", *sixteen_bits.TYPES)
    assert ours == {(name, size, dtype) for name in sixteen_bits.NAMES for size in sizes for dtype in types}


def test_peers_have_sixteen_bits():
    """All libraries give float32's results, rounded once, or twice if they compute in steps."""
    for dtype in halves():
        for name in ("gelu", "softmax", "tanh"):
            cell = cases.Cell(cases.Case("forward", name), dtype, SIZE)
            inputs, out = cell.operands()
            wanted = cell.case.call([array.astype(np.float32) for array in inputs])()
            found = peers.calls(cell, inputs, out, [name for name in ("torch", "onnxruntime") if name in peers.installed()])
            for call in found.values():
                call()
                np.testing.assert_allclose(out[0].astype(np.float32), wanted, rtol=0, atol=2e-3 if dtype == np.float16 else 2e-2)


def a_gpu(monkeypatch):
    """Return a fake device without a clock for `benchmarks/gpu.py`, and reduce its cells to a few."""

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
    changes = {
        gpu: {"numba_cuda": lambda: cuda, "torch_gpu": lambda: None, "CALLS": 1, "seconds": seconds, "ELEMENTS": 64},
        gpu_cells: {
            "seconds": seconds,
            "FUNCTIONS": ("gelu",),
            "ROWS": ("logsumexp",),
            "DTYPES": ("float32", "bfloat16", "float32 fast"),
            "ELEMENTS": 64,
            "SHAPES": ((4, 8),),
        },
    }
    for module, names in changes.items():
        for name, value in names.items():
            monkeypatch.setattr(module, name, value)
    return cuda


@pytest.mark.deep
def test_the_cells_of_a_gpu(emulated, monkeypatch, capsys, tmp_path):
    """`benchmarks/gpu.py` makes the right calls. These tests run it without a GPU."""
    a_gpu(monkeypatch)
    assert gpu.main(["-o", str(tmp_path / "results")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "- card: a device, compute capability 9.0" in lines
    assert "| gelu | fused | float32 | 64 | 2.00 | 0 |  |  |  |" in lines  # four arrays; a copy has two
    assert "| gelu | fused | float32 fast | 64 | 2.00 | 0 |  |  |  |" in lines
    assert any(line.startswith("| cross_entropy | loss | bfloat16 | 4x8 |") for line in lines)
    assert "Cells: 17 of 17 measured." in lines


def a_cell(cuda, torch, cell):
    """Replace a measurement: return a result that is twice as fast as PyTorch and as a copy."""
    names = {"function": cell.name, "pass": cell.use, "type": cell.dtype, "size": cell.size}
    return {**names, "bytes": 8, "seconds": {"fastact": 2.0, "PyTorch": 4.0}}


@pytest.fixture
def fast_gpu(monkeypatch):
    """A fake GPU for which nothing is compiled. It records which cells have been measured."""
    cuda, measured = a_gpu(monkeypatch), []

    def measure(*arguments):
        measured.append(str(arguments[-1]))
        return a_cell(*arguments)

    monkeypatch.setattr(gpu, "measure", measure)
    monkeypatch.setattr(gpu, "copy_speed", lambda cuda: 2.0)
    monkeypatch.setattr(gpu, "host_times", lambda cuda: {"prepared": 1e-5})
    return SimpleNamespace(cuda=cuda, measured=measured, every=[str(cell) for cell in gpu_cells.cells(False)])


def test_a_run_on_a_gpu_goes_on(fast_gpu, monkeypatch, capsys, tmp_path):
    """A run continues after the time was up, a line was cut off, or a kernel failed. The failed cell then comes last."""
    file = tmp_path / "results"
    assert gpu.main(["-o", str(file), "--minutes", "0"]) == 0
    assert not fast_gpu.measured
    assert "the same command goes on" in capsys.readouterr().out
    measure, failing = gpu.measure, fast_gpu.every[1]

    def fails(*arguments):
        return measure(*arguments) if str(arguments[-1]) != failing else 1 / 0

    monkeypatch.setattr(gpu, "measure", fails)
    assert gpu.main(["-o", str(file)]) == 1
    assert fast_gpu.measured == [name for name in fast_gpu.every if name != failing]
    assert f"- {failing}: ZeroDivisionError: division by zero" in capsys.readouterr().out
    text = file.read_text()
    file.write_text(text[:-20])  # within the last line
    fast_gpu.measured.clear()
    monkeypatch.setattr(gpu, "measure", measure)
    assert gpu.main(["-o", str(file)]) == 0
    assert fast_gpu.measured == [fast_gpu.every[-1], failing]
    page = capsys.readouterr().out
    assert "| gelu | forward | float32 | 64 | 2.00 | 0 | 2.00 |  |  |" in page
    assert gpu.main(["--from", str(file)]) == 0
    assert capsys.readouterr().out.strip() == page.strip()
    monkeypatch.setattr(gpu, "driver", lambda: "another")
    with pytest.raises(SystemExit, match=r"driver: .*, now another"):
        gpu.main(["-o", str(file)])


def test_a_device_that_fails_ends_the_run(fast_gpu, monkeypatch, tmp_path):
    """After an error of the device, such as an access out of bounds, the process must run nothing else."""

    def fails(*_):
        raise MemoryError("an illegal access")

    monkeypatch.setattr(gpu, "measure", fails)
    monkeypatch.setattr(fast_gpu.cuda, "synchronize", fails)
    with pytest.raises(SystemExit, match=r"the device failed in forward-gelu.*run the same command again"):
        gpu.main(["-o", str(tmp_path / "results")])
    assert len(gpu_results.Results.read(tmp_path / "results").cells) == 1


def test_a_check_runs_the_tests_that_have_not_passed(fast_gpu, monkeypatch, capsys, tmp_path):
    report = lambda name, outcome, text="": SimpleNamespace(
        when="call", nodeid=name, outcome=outcome, failed=outcome == "failed", longrepr=text, longreprtext=text
    )
    deselected = []

    def pytest_main(options, plugins):
        deselected.append([option for option in options if option.startswith("--deselect")])
        for each in (report("test_a", "passed"), report("test_b", "failed", "this is\nwrong"), report("test_c", "skipped")):
            plugins[0].pytest_runtest_logreport(each)
        return pytest.ExitCode.TESTS_FAILED

    monkeypatch.setattr(pytest, "main", pytest_main)
    for _ in range(2):
        assert gpu.main(["--check", "-o", str(tmp_path / "results")]) == 1
    assert deselected == [[], ["--deselect=test_a", "--deselect=test_c"]]
    page = capsys.readouterr().out
    assert "Tests: 1 failed, 1 passed, 1 skipped." in page
    assert "- test_b: this is wrong" in page
    recorder = gpu.Recorder(gpu_results.Results(tmp_path / "others"), deadline=0.0)
    with pytest.raises(pytest.exit.Exception, match="time"):
        recorder.pytest_runtest_logreport(report("test_a", "passed"))


def test_without_a_gpu_a_check_says_what_is_missing(monkeypatch):
    def missing():
        raise gpu.CudaUnavailableError("the driver")

    monkeypatch.setattr(gpu, "numba_cuda", missing)
    with pytest.raises(SystemExit, match="the driver"):
        gpu.main(["--check"])
