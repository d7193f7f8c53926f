"""Functions of rows against other libraries: ``python benchmarks/rows.py [NAME ...]`` measures (six minutes for all).

Each function is measured along every axis of several shapes, in both precisions, on one thread and on all threads. The results go
to existing memory if a library supports that; JAX's are in new memory. The libraries take turns, and the least time of each counts.
The program updates the rows of the named functions in data/rows.csv, and writes ROWS.md from the file.
"""

import csv
import functools
import platform
import statistics
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import rows_peers
from report import bold, counted, table
from rows_peers import EPS, SCALE

import fastact
from fastact import _numba, losses, nn
from fastact.tools.bench import cases, peers, turns

HERE = Path(__file__).resolve().parent
DATA, PAGE = HERE / "data" / "rows.csv", HERE / "ROWS.md"
SHAPES = ((64, 1000), (1024, 1024), (4096, 1024), (8, 131072), (2, 4_000_000), (5000, 64), (100_000, 10), (512, 512, 16))
EVERY_AXIS = ("softmax", "log_softmax", "logsumexp", "masked_softmax", "scaled_softmax")
LAST_AXIS = ("cross_entropy", "layer_norm", "rms_norm")  # the others expect classes and channels there
USES = dict.fromkeys(EVERY_AXIS[:3], ("forward", "backward", "fused"))
USES |= {"masked_softmax": ("forward",), "scaled_softmax": ("forward",)}
USES |= {"cross_entropy": ("fused",), "layer_norm": ("forward", "backward"), "rms_norm": ("forward", "backward")}
FIELDS = ("function", "pass", "type", "shape", "axis", "threads", "library", "seconds")
HEADER = """\
# Functions of rows

The least time of the fastest other library over fastact's least time; above 1 fastact is faster. Written by
`python benchmarks/rows.py` on {machine}. The seconds of all libraries are in [data/rows.csv](data/rows.csv).

- Shapes: {shapes}. The softmaxes are measured along every axis, losses and normalisations along the last one.
- Libraries: NumPy's formula with `out=`, SciPy, PyTorch, JAX (compiled), ONNX Runtime and OpenVINO, where they have the function.
- `fused` computes value and gradient. `backward` of softmax and log_softmax takes the output, as in PyTorch; JAX, whose gradient
  computes the value first, is not asked for it. `backward` of the others takes x. For normalised rows, PyTorch also gets the mean
  and the factor of each row, which its forward pass has kept.
- {count} cells; fastact is slower in {lost} of them.

## Verdict

The least ratio, the geometric mean, and how many cells are lost.

"""


class Arrays:
    """The arrays of one cell: inputs by name, and results in memory that has been used."""

    def __init__(self, name, use, dtype, shape, axis):
        rng = np.random.default_rng(0)
        drawn = lambda shape: rng.standard_normal(shape, np.float32).astype(dtype)
        self.name, self.use, self.axis, self.dtype = name, use, axis, np.dtype(dtype)
        self.x = drawn(shape)
        self.numbers = tuple(np.delete(shape, axis).tolist())  # the shape of arrays with one number per row
        self.g = drawn(self.numbers if name == "logsumexp" else shape)
        self.y = np.ones(self.numbers if name == "logsumexp" else shape, dtype)
        self.dx, self.temporary = np.ones_like(self.x), np.ones_like(self.x)
        if name == "masked_softmax":
            self.mask = rng.random(shape) < 0.8
        if name in LAST_AXIS:
            self.target = rng.integers(0, shape[-1], self.numbers)
            self.weight, self.bias = drawn(shape[-1:]), drawn(shape[-1:])


def own_call(a: Arrays):
    """Return fastact's call."""
    if a.name == "cross_entropy":
        return functools.partial(losses.cross_entropy, a.x, a.target, out=a.dx)
    if a.name in LAST_AXIS:
        affine = (a.weight, a.bias) if a.name == "layer_norm" else (a.weight,)
        if a.use == "forward":
            return functools.partial(getattr(nn, a.name), a.x, *affine, eps=EPS, out=a.y)
        return functools.partial(getattr(nn, f"{a.name}_backward"), a.g, a.x, a.weight, eps=EPS)
    function = getattr(cases.MODULES[a.use], a.name)
    if a.use == "backward":  # it takes the output, but logsumexp's takes the input
        if a.name != "logsumexp":
            getattr(fastact, a.name)(a.x, axis=a.axis, out=a.y)
        return functools.partial(function, a.g, a.x if a.name == "logsumexp" else a.y, axis=a.axis, out=a.dx)
    inputs = [*([a.g] if a.use == "fused" else []), a.x, *([a.mask] if a.name == "masked_softmax" else [])]
    parameters = (SCALE,) if a.name == "scaled_softmax" else ()
    return functools.partial(function, *inputs, *parameters, axis=a.axis, out=(a.y, a.dx) if a.use == "fused" else a.y)


def measured(name: str, use: str, dtype, shape, axis: int, threads: int):
    """Yield (library, least seconds per call)."""
    arrays = Arrays(name, use, dtype, shape, axis)
    calls = {"fastact": own_call(arrays)}
    for library in peers.installed():
        call = getattr(rows_peers, library, lambda arrays, threads: None)(arrays, threads)
        if call is not None:
            calls[library] = call
    for library, samples in turns.measure(calls, threads > 1, peers.SPINNING).items():
        yield library, min(samples)


def cells(names):
    for name in names:
        for use in USES[name]:
            for dtype in (np.float32, np.float64):
                for shape in SHAPES:
                    for axis in range(len(shape)) if name in EVERY_AXIS else (len(shape) - 1,):
                        yield name, use, dtype, shape, axis


def read(file: Path) -> tuple[str, dict[tuple, dict[str, float]]]:
    """Return the machine, and {cell: {library: seconds}}."""
    found = defaultdict(dict)
    with file.open(encoding="utf-8", newline="") as lines:
        machine = next(lines).removeprefix("# ").strip()
        for row in csv.DictReader(lines):
            found[tuple(row[field] for field in FIELDS[:6])][row["library"]] = float(row["seconds"])
    return machine, found


def write(file: Path, machine: str, found: dict[tuple, dict[str, float]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        lines.write(f"# {machine}\n")
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(FIELDS)
        for cell, seconds in found.items():
            table.writerows((*cell, library, f"{time:.3e}") for library, time in seconds.items())


def page(machine: str, found: dict[tuple, dict[str, float]]) -> str:
    """Return the page: a verdict for each function and pass, then the lost cells."""
    ratios, groups = {}, defaultdict(list)
    for cell, seconds in found.items():
        others = {library: time for library, time in seconds.items() if library != "fastact"}
        if others:
            best = min(others, key=others.get)
            ratios[cell] = others[best] / seconds["fastact"], best
            groups[cell[:2], cell[2], cell[5]].append(ratios[cell][0])
    lost = {cell: ratio for cell, ratio in ratios.items() if ratio[0] < 1}
    kinds = list(dict.fromkeys(key[1:] for key in groups))
    titles = ["function", *(f"{dtype}, {counted(int(threads))}" for dtype, threads in kinds)]
    verdict = []
    for name, use in dict.fromkeys(key[0] for key in groups):
        shown = [f"{name}, {use}"]
        for kind in kinds:
            here = groups.get(((name, use), *kind), ())
            mean = f"{statistics.geometric_mean(here):.2f} ({sum(ratio < 1 for ratio in here)} of {len(here)})" if here else ""
            shown.append(f"{bold(min(here))} · {mean}" if here else "")
        verdict.append(shown)
    losses = []
    for name, use in dict.fromkeys(cell[:2] for cell in lost):
        shown = [f"{name}, {use}"]
        for kind in kinds:
            here = [(cell, *lost[cell]) for cell in lost if cell[:2] == (name, use) and (cell[2], cell[5]) == kind]
            shown.append(", ".join(f"{cell[3]} {cell[4]}: {ratio:.2f} {peers.TITLES[best]}" for cell, ratio, best in here))
        losses.append(shown)
    about = "## Lost cells\n\nAxis of the shape, ratio, and the faster library."
    shapes = ", ".join(str(shape) for shape in SHAPES)
    header = HEADER.format(machine=machine, shapes=shapes, count=len(ratios), lost=len(lost))
    return f"{header}{table(titles, verdict)}\n\n{about}\n\n{table(titles, losses)}\n"


def main(names) -> None:
    _, found = read(DATA) if DATA.exists() else ("", defaultdict(dict))
    for threads in cases.THREADS:
        peers.use_threads(threads)
        for name, use, dtype, shape, axis in cells(names):
            with np.errstate(all="ignore"):
                seconds = dict(measured(name, use, dtype, shape, axis, threads))
            cell = (name, use, np.dtype(dtype).name, "×".join(map(str, shape)), str(axis), str(threads))
            found[cell] = seconds
            others = {library: time for library, time in seconds.items() if library != "fastact"}
            best = min(others, key=others.get, default=None)
            ours = seconds["fastact"] / np.prod(shape) * 1e9
            compared = f", {others[best] / seconds['fastact']:.2f} × {best}" if best else ""
            print(*cell, f"{ours:.2f} ns an element{compared}", flush=True)
    write(DATA, f"{_numba.processor()}, {platform.system()}", found)
    PAGE.write_text(page(*read(DATA)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or USES)
