"""The results of ``benchmarks/gpu.py`` in a file of JSON lines, one for each result as it arrives, and the page made from them."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

LIBRARIES = ("PyTorch", "compiled", "CuPy")  # compared with fastact; compiled: PyTorch's functions by torch.compile
PASSED = ("passed", "skipped")


@dataclass
class Results:
    """The facts about the run, the outcome of each test, and the measurements of each cell, by name."""

    file: Path
    about: dict = field(default_factory=dict)
    tests: dict[str, dict] = field(default_factory=dict)
    cells: dict[str, dict] = field(default_factory=dict)
    figures: dict[str, dict] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Results":
        """Read the results of the file if it exists. A line that was cut off with the run is left out."""
        found = cls(file)
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            try:
                found._keep(**json.loads(line))
            except json.JSONDecodeError:
                continue
        return found

    def _keep(self, kind: str, name: str, **values) -> None:
        if kind == "about":
            self.about = values
        else:
            {"test": self.tests, "cell": self.cells, "figure": self.figures}[kind][name] = values

    def add(self, kind: str, name: str, **values) -> None:
        """Add a result, both here and in the file."""
        self._keep(kind, name, **values)
        whole = not self.file.exists() or self.file.read_bytes()[-1:] in (b"", b"\n")
        with self.file.open("a", encoding="utf-8") as out:
            out.write("\n" * (not whole) + json.dumps({"kind": kind, "name": name, **values}) + "\n")

    def begin(self, about: dict) -> None:
        """Begin or continue a run. A file from another card, other versions or other code is refused."""
        if not self.about:
            self.add("about", "", **about)
        different = sorted(key for key in self.about.keys() | about.keys() if self.about.get(key) != about.get(key))
        if different:
            shown = "; ".join(f"{key}: {self.about.get(key)}, now {about.get(key)}" for key in different)
            raise SystemExit(f"{self.file} has the results of another run ({shown}); name another file with -o")

    def left(self, names: list[str]) -> list[str]:
        """Return the cells without times. Those that failed before come last, as they may have ended the run."""
        return sorted((name for name in names if "seconds" not in self.cells.get(name, {})), key=lambda name: name in self.cells)

    def passed(self) -> list[str]:
        return [name for name, test in self.tests.items() if test["outcome"] in PASSED]

    @property
    def failed(self) -> dict[str, str]:
        """Return the messages of the tests and cells that failed."""
        tests = {name: test["message"] for name, test in self.tests.items() if test["outcome"] not in PASSED}
        return tests | {name: cell["error"] for name, cell in self.cells.items() if "error" in cell}


def _table(head, rows) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))


def _row(cell: dict) -> list[str]:
    """Return a cell's row: the share of a copy's speed, fastact's speed, and fastact's speed-up over each library."""
    seconds, moved = cell["seconds"], cell["bytes"]
    speed = moved / seconds["fastact"]
    ratios = (f"{seconds[name] / seconds['fastact']:.2f}" if name in seconds else "" for name in LIBRARIES)
    kind = [cell[key] for key in ("function", "pass", "type", "size")]
    return [*kind, f"{speed / cell['copy']:.2f}", f"{speed / 1e9:.0f}", *ratios]


def page(results: Results, expected: int | None = None) -> str:
    """Return the report in Markdown. `expected` is the total number of cells."""
    lines = ["# On a GPU", "", *(f"- {key}: {value}" for key, value in results.about.items())]
    lines += [*(f"- {name}: {figure['text']}" for name, figure in results.figures.items()), ""]
    outcomes = Counter(test["outcome"] for test in results.tests.values())
    if outcomes:
        lines += ["Tests: " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) + ".", ""]
    lines += [f"- {name}: {' '.join(message.split())}" for name, message in results.failed.items()] + [""] * bool(results.failed)
    measured = [cell for cell in results.cells.values() if "seconds" in cell]
    lines.append(f"Cells: {len(measured)}" + (f" of {expected}" if expected is not None else "") + " measured.")
    lines += [
        "Share: of the speed of a copy within the device's memory; the libraries' columns: how many times faster fastact is.",
        "",
        _table(["function", "pass", "type", "size", "share", "GB/s", *LIBRARIES], map(_row, measured)),
    ]
    return "\n".join(lines)
