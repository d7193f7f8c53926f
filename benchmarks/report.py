"""The report: ``python benchmarks/report.py`` measures (seven minutes) and writes BENCHMARKS.md and all cells beside it.

``--all`` measures everything, which takes hours. ``-k EXPRESSION`` measures fewer cells, as pytest's option does. ``--from FILE``
makes the report from pytest-benchmark's file (``.benchmarks/``) or from a table of cells. ``--cells FILE`` names the table to
write. Libraries of the extra ``bench`` that are not installed are left out.
"""

import argparse
import csv
import io
import json
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fastact.tools.bench import cases, peers

ROOT = Path(__file__).resolve().parent.parent
CELLS = ROOT / "benchmarks" / "data" / "cells.csv"
COLUMNS = ("function", "pass", "type", "elements", "placement", "threads", "data")
TIMED = ("fastact", *peers.TITLES, "copy")
LETTERS = {"numpy": "n", "scipy": "s", "numexpr": "e", "torch": "t", "jax": "j", "onnxruntime": "o", "openvino": "v"}
SHOWN_LOSSES = 120  # rows, which limit the length of the page


@dataclass(frozen=True)
class Result:
    """The measurements of one cell: the least seconds per call of each library, and of a copy with as many arrays."""

    cell: cases.Cell
    seconds: dict[str, float]

    @property
    def best(self) -> str | None:
        """Return the fastest other library."""
        return min((name for name in self.seconds if name in peers.TITLES), key=self.seconds.get, default=None)

    @property
    def ratio(self) -> float:
        return self.seconds[self.best] / self.seconds["fastact"]


@dataclass(frozen=True)
class Measured:
    """All results, and the facts about the run."""

    about: dict[str, str]
    results: list[Result]


def measure(expression: str, everything: bool) -> dict:
    """Run the benchmarks with pytest, and return the results of pytest-benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.json"
        command = [sys.executable, "-m", "pytest", "-q", "benchmarks", "-k", expression, f"--benchmark-json={file}"]
        subprocess.run(command + ["--all"] * everything, cwd=ROOT, check=True)
        return json.loads(file.read_text())


def from_benchmark(data: dict) -> Measured:
    named = {f"test_cell[{cell}]": cell for cell in cases.cells(everything=True)}
    results = []
    for entry in data["benchmarks"]:
        if entry["name"] in named:
            seconds = {"fastact": entry["stats"]["min"]} | {name: pair[0] for name, pair in entry["extra_info"]["peers"].items()}
            if "copy" in entry["extra_info"]:
                seconds["copy"] = entry["extra_info"]["copy"]
            results.append(Result(named[entry["name"]], seconds))
    return Measured({"date": data["datetime"][:10]} | data["machine_info"]["fastact"], results)


def written(measured: Measured) -> str:
    """Return the table of cells in nanoseconds per call, preceded by the facts about the run."""
    file = io.StringIO()
    for key, value in measured.about.items():
        file.write(f"# {key}: {value}\n")
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow((*COLUMNS, *TIMED))
    for r in measured.results:
        c = r.cell
        times = (f"{r.seconds[name] * 1e9:.4g}" if name in r.seconds else "" for name in TIMED)
        rows.writerow((c.case.name, c.case.use, c.dtype, c.size, c.placement, c.threads, c.data, *times))
    return file.getvalue()


def read(text: str) -> Measured:
    lines = text.splitlines()
    about = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    results = []
    for row in csv.DictReader(line for line in lines if not line.startswith("# ")):
        seconds = {name: float(row[name]) / 1e9 for name in TIMED if row[name]}
        case, dtype = cases.Case(row["pass"], row["function"]), np.dtype(row["type"])
        cell = cases.Cell(case, dtype, int(row["elements"]), row["placement"], int(row["threads"]), row["data"])
        results.append(Result(cell, seconds))
    return Measured(about, results)


def table(head, rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def mean(values) -> float:
    return statistics.geometric_mean(values)


def grouped(results, key) -> dict:
    found = defaultdict(list)
    for r in results:
        found[key(r.cell)].append(r)
    return found


def counted(threads: int) -> str:
    return "one thread" if threads == 1 else f"{threads} threads"


def verdict(results: list[Result]) -> str:
    """Return a table with a row for each function: the least and the mean ratio by pass and threads."""
    columns = [(use, threads) for use in cases.USES for threads in cases.THREADS]
    groups = grouped(results, lambda c: (c.case.name, c.case.use, c.threads))
    used = [(use, threads) for use, threads in columns if any(key[1:] == (use, threads) for key in groups)]
    rows = []
    for name in dict.fromkeys(key[0] for key in groups):
        row = [name]
        for use, threads in used:
            ratios = [r.ratio for r in groups.get((name, use, threads), ())]
            row.append(f"{bold(min(ratios))} · {mean(ratios):.2f}" if ratios else "")
        rows.append(row)
    return table(["function", *(f"{use.replace('_', ' ')}, {counted(threads)}" for use, threads in used)], sorted(rows))


def bold(ratio: float) -> str:
    return f"**{ratio:.2f}**" if ratio < 1 else f"{ratio:.2f}"


def summary(results: list[Result]) -> str:
    """Return the table of geometric means and losses by pass, threads, type and size."""
    sizes = sorted({r.cell.size for r in results})
    groups = grouped(results, lambda c: (c.case.use, c.threads, c.dtype.name, c.size))
    rows = []
    for use, threads, dtype in dict.fromkeys(key[:3] for key in groups):
        row = [use.replace("_", " "), threads, dtype]
        for size in sizes:
            ratios = [r.ratio for r in groups.get((use, threads, dtype, size), ())]
            row.append(f"{mean(ratios):.2f} ({sum(ratio < 1 for ratio in ratios)} of {len(ratios)})" if ratios else "")
        rows.append(row)
    return table(["pass", "threads", "type", *(f"{size:,}" for size in sizes)], rows)


def losses(results: list[Result]) -> str:
    """Return the table of cells in which another library is faster, by function and pass, the slowest first."""
    groups = grouped((r for r in results if r.ratio < 1), lambda c: (c.case.name, c.case.use))
    kinds = [(dtype, threads) for dtype in cases.DTYPES for threads in cases.THREADS]
    rows = []
    for (name, use), lost in sorted(groups.items(), key=lambda item: min(r.ratio for r in item[1])):
        row = [name, use.replace("_", " ")]
        for kind in kinds:
            here = [r for r in lost if (r.cell.dtype, r.cell.threads) == kind]
            row.append(", ".join(_loss(r) for r in here))
        rows.append(row)
    if not rows:
        return "None."
    head = ["function", "pass", *(f"{dtype}, {counted(threads)}" for dtype, threads in kinds)]
    more = len(rows) - SHOWN_LOSSES
    return table(head, rows[:SHOWN_LOSSES]) + (f"\n\n{more} more rows are not shown." if more > 0 else "")


def _loss(r: Result) -> str:
    placement = "" if r.cell.placement == "out" else f" {r.cell.placement}"
    return f"{r.cell.size:,}{placement}: {r.ratio:.2f}{LETTERS[r.best]}"


def roofline(results: list[Result]) -> str:
    """Return the table of speeds out of cache, as shares of the speed of a copy with as many arrays."""
    shares = defaultdict(dict)
    for r in results:
        if "copy" in r.seconds:
            shares[r.cell.case.use, r.cell.threads, r.cell.dtype.name][r.cell.case.name] = r.seconds["copy"] / r.seconds["fastact"]
    rows = []
    for (use, threads, dtype), functions in shares.items():
        reached = sum(share >= 0.9 for share in functions.values())
        least = min(functions, key=functions.get)
        row = (f"{mean(functions.values()):.2f}", f"{reached} of {len(functions)}", f"{functions[least]:.2f} ({least})")
        rows.append((use.replace("_", " "), threads, dtype, *row))
    return table(["pass", "threads", "type", "geometric mean", "at 0.90 and above", "least"], rows)


def copies_table(results: list[Result]) -> str:
    """Return the table of the copies' best speeds."""
    speeds = defaultdict(float)
    for r in (r for r in results if "copy" in r.seconds):
        few = r.cell.case.inputs(10, r.cell.dtype)
        streams = (len(few), len(r.cell.case.out(few)))
        key = (r.cell.dtype.name, r.cell.threads, *streams)
        speeds[key] = max(speeds[key], sum(streams) * r.cell.size * r.cell.dtype.itemsize / r.seconds["copy"] / 1e9)
    streams = sorted({key[2:] for key in speeds})
    kinds = dict.fromkeys(key[:2] for key in speeds)
    rows = [(*kind, *(f"{speeds[*kind, *s]:.1f}" if (*kind, *s) in speeds else "" for s in streams)) for kind in kinds]
    return table(["type", "threads", *(f"{reads} to {writes}" for reads, writes in streams)], rows)


def distributions(results: list[Result]) -> str:
    """Return the section with nanoseconds per element on each distribution, and the ratio to the best other library."""
    found = [r for r in results if r.cell.size == cases.SIZE_OF_DATA]
    rows = []
    for (name, use), group in grouped(found, lambda c: (c.case.name, c.case.use)).items():
        times = {r.cell.data: f"{r.seconds['fastact'] * 1e9 / r.cell.size:.2f} ({r.ratio:.2f})" for r in group if r.best}
        rows.append((name, use, *(times.get(data, "") for data in cases.DATA)))
    if not rows:
        return ""
    head = ["function", "pass", *(data.replace("normal", "σ = ") for data in cases.DATA)]
    return f"""
## On other data

Nanoseconds an element, {cases.SIZE_OF_DATA:,} float32 numbers, one thread, and the ratio: uniform between −6 and 6, and normal with
the standard deviation σ.

{table(head, rows)}
"""


def report(measured: Measured) -> str:
    found = [r for r in measured.results if r.best and r.cell.size in cases.SIZES]
    lost = sum(r.ratio < 1 for r in found)
    about = "\n".join(f"- {key.capitalize()}: {value}." for key, value in measured.about.items())
    letters = ", ".join(f"{letter} {peers.TITLES[name]}" for name, letter in LETTERS.items())
    return f"""# Benchmarks

The functions that people use against the best of {", ".join(peers.TITLES.values())}. Written by `python benchmarks/report.py`; all
cells, in nanoseconds a call, are in [benchmarks/data/cells.csv](benchmarks/data/cells.csv).

{about}
- Ratio: the fastest other library's least time over fastact's least time; above 1 fastact is faster. In each cell the libraries
  take turns, so that background load affects all of them; after PyTorch, whose idle threads spin, a turn begins with 9 ms
  that do not count.
- Every library is used in its best way: NumPy's formula as steps of ufuncs with `out=` in memory that is in use already, equal
  parts computed once; numexpr's expressions compiled once; PyTorch's operators into given memory, gradients by its `*_backward`
  operators; JAX's own functions or else the formula, compiled; ONNX Runtime and OpenVINO a model of one operation on given memory.
  JAX is measured from 10,000 elements on, because its call takes 9 µs. With one thread, it shares one core with the caller.
- A library that is 3 times behind has no further turns; one that is 4 times behind the best other with 10⁵ elements or more is
  not measured for larger arrays.
- `backward` takes the input, in every library; `backward from output` compares with the gradients that others compute from it.
- {len(found)} cells; fastact is slower in {lost} of them.

## Verdict

For each function the least and the geometric mean of the ratios, over types and sizes; bold: lost somewhere.

{verdict(found)}

## Summary

Geometric mean of the ratio, and in how many cells it is below 1, by elements.

{summary(found)}

## Lost cells

Elements and ratio, and who is faster: {letters}.

{losses(found)}
{distributions(measured.results)}
## Share of a copy's speed out of cache

Arrays of 10⁷ elements in given memory; the copy reads and writes the same arrays, on as many threads, right after.

{roofline(found)}

The copies' highest speed in GB/s, by the arrays that they read and write:

{copies_table(found)}

The vector instructions of each loop, which do not depend on the machine's load, are in
[benchmarks/INSTRUCTIONS.md](benchmarks/INSTRUCTIONS.md), those of kernels for GPUs in
[benchmarks/GPU_INSTRUCTIONS.md](benchmarks/GPU_INSTRUCTIONS.md).
"""


def main(arguments=None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-k", default="test_cell", help="which cells to measure, as pytest's -k")
    parser.add_argument("--all", action="store_true", help="every function and placement: hours")
    parser.add_argument("--from", dest="source", type=Path, help="pytest-benchmark's JSON or a table of cells, to report again")
    parser.add_argument("--cells", type=Path, default=CELLS, help="the table of cells to write")
    parser.add_argument("-o", type=Path, default=ROOT / "BENCHMARKS.md", help="the page to write")
    options = parser.parse_args(arguments)
    table_of_cells = options.source
    if not options.source or options.source.suffix != ".csv":
        measured = from_benchmark(json.loads(options.source.read_text()) if options.source else measure(options.k, options.all))
        options.cells.write_text(written(measured), encoding="utf-8")
        table_of_cells = options.cells
    # The page is made from the table: its four digits change the rounding of some ratios.
    options.o.write_text(report(read(table_of_cells.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
