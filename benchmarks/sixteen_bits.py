"""float16 and bfloat16 compared with float32 and other libraries: ``python benchmarks/sixteen_bits.py [NAME ...]``.

The program measures the named functions, or all (in a minute), into existing memory, on one thread and on all threads. It updates
their rows in data/sixteen_bits.csv, and writes SIXTEEN_BITS.md from the file.
"""

import csv
import functools
import platform
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fastact import _numba
from fastact.runtime.halves import halves
from fastact.tools.bench import cases, peers, turns

HERE = Path(__file__).resolve().parent
DATA, PAGE = HERE / "data" / "sixteen_bits.csv", HERE / "SIXTEEN_BITS.md"
NAMES = (*(name for name in cases.COMMON if name != "identity"), "softmax", "log_softmax")
SIZES = (10**5, 10**7)
TYPES = [dtype.name for dtype in halves()]
LIBRARIES = {"fastact": "fastact", "torch": "PyTorch", "jax": "JAX", "onnxruntime": "ONNX Runtime", "numpy": "NumPy"}
OWN = {"tanh": np.tanh, "relu": lambda x, out: np.maximum(x, 0, out=out)}  # NumPy's own, and those of ml_dtypes
FIELDS = ("function", "threads", "elements", "type", "library", "seconds")
HEADER = """\
# float16 and bfloat16

Nanoseconds an element of values computed into existing memory, the least of each. The numbers are uniform between −6 and 6, in
rows of 1000 for the softmaxes. ONNX Runtime converts float16 to float32 and back, and has no bfloat16; NumPy's are its own tanh and
maximum, and those of ml_dtypes. Written by `python benchmarks/sixteen_bits.py` on {machine}.

- Slower than another library in {lost} of {cells} cases{where}.
"""


@dataclass(frozen=True)
class Time:
    """The least seconds per call of a library, or of fastact in float32."""

    function: str
    threads: int
    elements: int
    type: str
    library: str
    seconds: float

    @property
    def key(self):
        return self.function, self.threads, self.elements, self.type, self.library


def measured(name: str, size: int, threads: int):
    """Yield a function's times for one size, in all types."""
    case = cases.Case("forward", name)
    cell = cases.Cell(case, np.dtype(np.float32), size, threads=threads)
    calls = {("float32", "fastact"): case.call(*cell.operands())}
    for dtype in halves():
        cell = cases.Cell(case, dtype, size, threads=threads)
        inputs, out = cell.operands()
        found = peers.calls(cell, inputs, out, [name for name in ("torch", "jax", "onnxruntime") if name in peers.installed()])
        if name in OWN:
            found["numpy"] = functools.partial(OWN[name], inputs[0], out=out[0])
        calls |= {(dtype.name, library): call for library, call in found.items()}
    spinning = [key for key in calls if key[1] in peers.SPINNING]
    for key, samples in turns.measure(calls, cell.shared, spinning).items():
        yield Time(name, threads, size, *key, min(samples))


def read(file: Path) -> tuple[str, dict[tuple, Time]]:
    """Read a file, and return the machine and the times by key."""
    with file.open(encoding="utf-8", newline="") as lines:
        machine = next(lines).removeprefix("# ").strip()
        rows = [Time(r["function"], int(r["threads"]), int(r["elements"]), r["type"], r["library"], float(r["seconds"]))
                for r in csv.DictReader(lines)]  # fmt: skip
    return machine, {time.key: time for time in rows}


def write(file: Path, machine: str, times: dict[tuple, Time]) -> None:
    order = sorted(times, key=lambda key: (key[1], key[2], NAMES.index(key[0])))
    with file.open("w", encoding="utf-8", newline="") as lines:
        lines.write(f"# {machine}\n")
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(FIELDS)
        table.writerows((*key, f"{times[key].seconds:.3e}") for key in order)


def page(machine: str, times: dict[tuple, Time]) -> str:
    """Return the page, with a table for each size and number of threads. Cells in which fastact is slower are in bold."""
    cells = defaultdict(dict)
    for (name, threads, size, dtype, library), time in times.items():
        cells[threads, size, name][dtype, library] = time.seconds
    columns = [("float32", "fastact"), *((dtype, library) for dtype in TYPES for library in LIBRARIES)]
    columns = [column for column in columns if any(column in cell for cell in cells.values())]
    lost, count, lines = [], 0, []
    for threads, size in dict.fromkeys((t, s) for t, s, _ in cells):
        here = {name: cell for (t, s, name), cell in cells.items() if (t, s) == (threads, size)}
        lines.append(f"## {size:,} elements, {threads} thread{'s' * (threads > 1)}\n")
        for dtype in TYPES:
            share = statistics.geometric_mean(c[dtype, "fastact"] / c["float32", "fastact"] for c in here.values())
            lines.append(f"- {dtype}: {share:.2f} times the time of float32 (geometric mean)")
        titles = [f"{dtype}" if library == "fastact" else LIBRARIES[library] for dtype, library in columns]
        lines.append(f"\n| function | {' | '.join(titles)} |\n|{'---|' * (1 + len(columns))}")
        for name, cell in here.items():
            shown = {column: f"{cell[column] / size * 1e9:.2f}" if column in cell else "" for column in columns}
            for dtype in TYPES:
                own, others = cell[dtype, "fastact"], [cell[key] for key in cell if key[0] == dtype and key[1] != "fastact"]
                count += bool(others)
                if others and min(others) < own:
                    lost.append(f"{name} ({dtype}, {size:,}, {threads})")
                    shown[dtype, "fastact"] = f"**{shown[dtype, 'fastact']}**"
            lines.append(f"| {name} | {' | '.join(shown.values())} |")
        lines.append("")
    where = f": {', '.join(lost)}" if lost else ""
    return HEADER.format(machine=machine, lost=len(lost), cells=count, where=where) + "\n" + "\n".join(lines)


def main() -> None:
    _, times = read(DATA) if DATA.exists() else ("", {})
    for threads in cases.THREADS:
        peers.use_threads(threads)
        for name in sys.argv[1:] or NAMES:
            for size in SIZES:
                times |= {time.key: time for time in measured(name, size, threads)}
    write(DATA, f"{_numba.processor()}, {platform.system()}", times)
    PAGE.write_text(page(*read(DATA)), encoding="utf-8")


if __name__ == "__main__":
    main()
