"""A quick comparison of speed with NumPy and the other installed libraries on this machine; benchmarks/ has the thorough one."""

import statistics
from collections.abc import Iterator

import numba

from fastact.tools.bench import peers, turns
from fastact.tools.bench.cases import DTYPES, Case, Cell

FUNCTIONS = ("relu", "sigmoid", "tanh", "elu", "silu", "softplus", "mish", "gelu")
SIZES = (1_000, 100_000, 10_000_000)
USES = ("forward", "fused")


def libraries() -> list[str]:
    """Return the displayed names of fastact and of the other installed libraries."""
    return ["fastact", *(peers.TITLES[library] for library in peers.installed())]


def measure(names: list[str], sizes: tuple[int, ...] = SIZES) -> Iterator[dict]:
    """Yield the times of each function, size and pass by library: seconds for a call on float32 numbers, into existing memory."""
    threads = numba.get_num_threads()
    peers.use_threads(threads)
    titles = {"fastact": "fastact"} | peers.TITLES
    for name in names:
        for size in sizes:
            for use in USES:
                cell = Cell(Case(use, name), DTYPES[0], size, threads=threads)
                samples = turns.measure(peers.calls(cell, *cell.operands()), cell.shared, peers.SPINNING)
                seconds = {titles[library]: min(each) for library, each in samples.items()}
                yield {"name": name, "pass": use, "elements": size, "seconds": seconds}


def mean_ratios(rows: list[dict]) -> dict[str, float]:
    """Return the geometric mean of each library's times relative to fastact's."""
    ratios = {}
    for row in rows:
        for library, seconds in row["seconds"].items():
            if library != "fastact":
                ratios.setdefault(library, []).append(seconds / row["seconds"]["fastact"])
    return {library: statistics.geometric_mean(each) for library, each in ratios.items()}
