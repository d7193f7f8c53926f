"""The report: ``python benchmarks/report.py`` measures every cell (an hour) and writes BENCHMARKS.md and its charts.

``-k EXPRESSION`` measures fewer cells, as pytest's; ``--json FILE`` keeps what was measured, ``--from FILE`` reports that again;
``-o FILE`` writes elsewhere. Needs ``pip install -e ".[bench]"``; libraries that are not installed are left out.
"""

import argparse
import datetime
import importlib.metadata
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import cases
import errors
import llvmlite.binding
import numba
import numpy as np
import peers
import scaling
from charts import draw_means, draw_ratios

from fastact.runtime import threads

ROOT = Path(__file__).resolve().parent.parent
GOALS = {"forward": 1.5, "backward": 1.0, "fused": 2.0}
WRONG = 16.0  # ULP from which on a peer's result counts as wrong, if ours is not


@dataclass(frozen=True)
class Result:
    """What was measured of one cell: {library: (least, median)} seconds a call, fastact's first."""

    cell: cases.Cell
    seconds: dict[str, tuple[float, float]]

    @property
    def best(self) -> str | None:
        others = [name for name in self.seconds if name != "fastact"]
        return min(others, key=lambda name: self.seconds[name][0], default=None)

    @property
    def ratio(self) -> float:
        return self.seconds[self.best][0] / self.seconds["fastact"][0]

    @property
    def median_ratio(self) -> float:
        return self.seconds[self.best][1] / self.seconds["fastact"][1]


def measure(expression: str) -> dict:
    """pytest-benchmark's results, by its own command in the machine's own Python."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.json"
        command = [sys.executable, "-m", "pytest", "-q", "benchmarks", "-k", expression, f"--benchmark-json={file}"]
        subprocess.run(command, cwd=ROOT, check=True)
        return json.loads(file.read_text()) | {"scaling": scaling.section()}


def results(data: dict) -> list[Result]:
    named = {f"test_cell[{cell}]": cell for cell in cases.cells()}
    found = []
    for entry in data["benchmarks"]:
        if entry["name"] in named:
            stats, calls = entry["stats"], entry["extra_info"]["calls"]
            times = {"fastact": (stats["min"] / calls, stats["median"] / calls)}
            times |= {name: tuple(pair) for name, pair in entry["extra_info"]["peers"].items()}
            found.append(Result(named[entry["name"]], times))
    return found


def table(head, rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def mean(values) -> float:
    return statistics.geometric_mean(values)


def summary(found: list[Result]) -> str:
    """Geometric means and losses by pass, type and size."""
    rows = []
    for use in cases.USES:
        for dtype in cases.DTYPES:
            row = [use, dtype]
            for size in cases.SIZES:
                ratios = [r.ratio for r in found if (r.cell.case.use, r.cell.dtype, r.cell.size) == (use, dtype, size) and r.best]
                lost = sum(ratio < 1 for ratio in ratios)
                row.append(f"{mean(ratios):.2f} ({lost} of {len(ratios)})" if ratios else "")
            rows.append(row)
        ratios = [r.ratio for r in found if r.cell.case.use == use and r.best]
        if ratios:
            lost = sum(ratio < 1 for ratio in ratios)
            rows.append([f"**{use}**", "all", f"**{mean(ratios):.2f}** ({lost} of {len(ratios)})", f"goal {GOALS[use]}", "", ""])
    return table(["pass", "type", *(f"{size:,}" for size in cases.SIZES)], rows)


def reason(result: Result, error: dict[str, float], into_memory: Result | None) -> str:
    """Why a cell is lost, as far as the figures say it; `into_memory` is the same cell with given memory."""
    best, ours = result.best, error.get("fastact", 0.0)
    theirs = error.get(best, 0.0)
    if theirs > WRONG > ours:
        return f"accuracy kept: its error is {shown(theirs)} ULP, ours {ours:.1f}"
    if best == "torch" and result.cell.case.name in peers.TAKE_OUTPUT and result.cell.case.use == "backward":
        return "it takes the output, which saves the exponential and loses the tails; ours takes x"
    if result.ratio > 0.9:
        return "within a tenth"
    if result.cell.placement == "new" and into_memory and into_memory.ratio > 1.25 * result.ratio:
        return f"touching new memory: {into_memory.ratio:.2f} with given memory"
    if result.cell.size == 10:
        return "the call itself"
    if result.cell.size == 10**5 and best in ("torch", "jax"):
        return "its threads spin between calls, ours are woken (3 µs)" if result.seconds["fastact"][0] < 2e-5 else "arithmetic"
    return f"arithmetic: {theirs:.1f} ULP against our {ours:.1f}" if theirs > 1.5 * ours else "arithmetic"


def shown(error: float) -> str:
    return f"{error:.1f}" if error < 100 else f"{error:.0e}"


def losses(found: list[Result], error: dict) -> str:
    """The cells in which another library is faster, the slowest first."""
    lost = sorted((r for r in found if r.best and r.ratio < 1), key=lambda r: r.ratio)
    rows = []
    given = {(r.cell.case, r.cell.dtype, r.cell.size): r for r in found if r.cell.placement == "out" and r.best}
    for r in lost:
        case = r.cell.case
        errors_here = error.get((case.use, case.name, r.cell.dtype.name), {})
        cell = (case.name, case.use, r.cell.dtype, f"{r.cell.size:,}", r.cell.placement)
        rows.append(
            (
                *cell,
                f"{r.ratio:.2f}",
                f"{r.median_ratio:.2f}",
                peers.TITLES[r.best],
                reason(r, errors_here, given.get((case, r.cell.dtype, r.cell.size))),
            )
        )
    head = ["function", "pass", "type", "elements", "placement", "ratio", "of medians", "against", "why"]
    return table(head, rows) if rows else "None."


def roofline(found: list[Result], copies: dict) -> str:
    """The share of a copy's speed with as many streams, out of cache."""
    rows = []
    shares = defaultdict(dict)
    for r in found:
        if r.cell.size == cases.SIZES[-1] and r.cell.placement == "out":
            case = r.cell.case
            streams = (len(case.inputs(10, r.cell.dtype)), len(case.out(case.inputs(10, r.cell.dtype))))
            copy = copies.get(f"{r.cell.dtype}-{streams[0]}-{streams[1]}")
            if copy:
                shares[case.use, r.cell.dtype.name][case.name] = copy / r.seconds["fastact"][0]
    for (use, dtype), functions in shares.items():
        reached = sum(share >= 0.95 for share in functions.values())
        least = min(functions, key=functions.get)
        rows.append(
            (use, dtype, f"{mean(functions.values()):.2f}", f"{reached} of {len(functions)}", f"{functions[least]:.2f} ({least})")
        )
    return table(["pass", "type", "geometric mean", "at 0.95 and above", "least"], rows)


def full_table(found: list[Result], error: dict) -> str:
    """For every function, pass and type: the ratio in each size and placement."""
    columns = list(itertools.product(cases.SIZES, cases.PLACEMENTS))
    by_case = defaultdict(dict)
    for r in found:
        by_case[r.cell.case.use, r.cell.dtype.name, r.cell.case.name][r.cell.size, r.cell.placement] = r
    parts = []
    for use, dtype in itertools.product(cases.USES, (d.name for d in cases.DTYPES)):
        rows = []
        for (of_use, of_type, name), cells in sorted(by_case.items()):
            if (of_use, of_type) == (use, dtype):
                known = error.get((use, name, dtype), {})
                ulp = ", ".join(
                    f"{TITLE[n]} {shown(e)}" + (" **wrong**" if e > WRONG > known["fastact"] else "") for n, e in known.items()
                )
                rows.append((name, *(_ratio(cells.get(column)) for column in columns), ulp))
        if rows:
            head = ["function", *(f"{size:.0e}".replace("e+0", "e") + f" {placement}" for size, placement in columns), "error, ULP"]
            parts.append(f"### {use}, {dtype}\n\n{table(head, rows)}")
    return "\n\n".join(parts)


TITLE = {"fastact": "fastact", **peers.TITLES}
LETTERS = {"numpy": "n", "scipy": "s", "numexpr": "e", "torch": "t", "jax": "j"}


def _ratio(result: Result | None) -> str:
    if result is None or result.best is None:
        return ""
    text = f"{result.ratio:.2f}{LETTERS[result.best]}"
    return text if result.ratio >= 1 else f"**{text}**"


def versions() -> str:
    names = ("numpy", "numba", "scipy", "numexpr", "torch", "jax")
    found = []
    for name in names:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def machine() -> str:
    layer = threads.start()
    features = llvmlite.binding.get_host_cpu_features()
    vectors = next((name for name in ("avx512f", "avx2", "neon") if features.get(name)), "no vectors known")
    cpu = f"{llvmlite.binding.get_host_cpu_name()} ({vectors}), {os.cpu_count()} cores"
    return f"{cpu}, {numba.get_num_threads()} threads ({layer}), {platform.system()}, Python {platform.python_version()}"


def report(data: dict, charts: Path) -> str:
    found = results(data)
    error = errors.of_cells(found)
    copies = {b["extra_info"]["streams"]: b["stats"]["min"] for b in data["benchmarks"] if "streams" in b["extra_info"]}
    draw_means(found, charts / "means.png")
    draw_ratios(found, charts / "ratios.png")
    with_peers = [r for r in found if r.best]
    lost = [r for r in with_peers if r.ratio < 1]
    return f"""# Benchmarks

Every function, forward, backward and fused, against the best of the NumPy formula, SciPy, numexpr, PyTorch and JAX in the same run.
Written by `python benchmarks/report.py` on {datetime.date.fromisoformat(data["datetime"][:10])}.

- Machine: {machine()}.
- Versions: {versions()}.
- Ratio: the fastest of the other libraries' least times over fastact's least time; above 1 fastact is faster. Every library takes
  several turns in each cell, one after the other, so that whatever else the machine does hits all alike; it is
  warm in its turns, and all work on the same arrays.
- Placement: `new` makes an array for the result, `out` writes to given memory, `in place` over the inputs, where the library can.
- The NumPy formula is the textbook's, as people write it; numexpr compiles the same. JAX's functions are its own where it has them,
  else the formula, compiled; gradients by `vjp`. PyTorch runs eagerly, its gradients are its `*_backward` operators. PyTorch's
  gradients of {", ".join(peers.TAKE_OUTPUT)} get the output, which is not in their time.
- {len(with_peers)} cells with a peer, of {len(found)}; fastact loses {len(lost)} of them.

## Where fastact loses

{losses(found, error)}

## Summary

Geometric mean of the ratio, and in how many cells it is below 1.

{summary(found)}

![Geometric means](benchmarks/charts/means.png)

![Ratio for every function](benchmarks/charts/ratios.png)

## Share of a copy's speed out of cache

Arrays of 10⁷ elements into given memory; the copy reads and writes as many arrays, on all threads, in the same run. 1 means
bound by memory alone; the goal is 0.95.

{roofline(found, copies)}

## Scaling

{data["scaling"]}

![Time for sizes from 1 to 10⁸](benchmarks/charts/scaling.png)

The vector instructions of each loop, which no machine's mood changes, are in
[benchmarks/INSTRUCTIONS.md](benchmarks/INSTRUCTIONS.md).

## On a GPU

There are no figures: no GPU has been at hand. `python benchmarks/gpu.py` is ready to measure functions and rows on one, as a share
of what a copy within its memory reaches, with the host's time for a launch. What NVIDIA's assembler makes of the kernels is counted
in [benchmarks/GPU_INSTRUCTIONS.md](benchmarks/GPU_INSTRUCTIONS.md), against what an H200 could issue while their bytes travel.

## All cells

Columns: elements and placement. Behind each ratio stands the library that came nearest: n NumPy's formula, s SciPy, e numexpr,
t PyTorch, j JAX. Bold: lost. The errors are the largest on 100 numbers between −6 and 6, against mpmath.

{full_table(found, error)}
"""


def main(arguments=None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-k", default="test_cell or test_copy", help="which cells to measure, as pytest's -k")
    parser.add_argument("--json", type=Path, help="a file to keep the measurements in")
    parser.add_argument("--from", dest="source", type=Path, help="such a file, to report again")
    parser.add_argument("-o", type=Path, default=ROOT / "BENCHMARKS.md", help="the file to write")
    options = parser.parse_args(arguments)
    charts = ROOT / "benchmarks" / "charts"
    charts.mkdir(exist_ok=True)
    data = json.loads(options.source.read_text()) if options.source else measure(options.k)
    if options.json:
        options.json.write_text(json.dumps(data))
    options.o.write_text(report(data, charts), encoding="utf-8")


if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
