"""Time against size and threads: ``python benchmarks/scaling.py`` (three minutes) draws a chart and prints two tables."""

import subprocess
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numba
import numpy as np
from targets import fastest

import fastact
from fastact.runtime import threads

NAMES = ("relu", "silu", "gelu")
SIZES = tuple(10**k for k in range(9))
THRESHOLDS = threads.COSTLY_BYTES // 4, threads.LIGHT_BYTES // 4  # elements, float32
AROUND_THRESHOLDS = (THRESHOLDS[0] // 2, THRESHOLDS[0], 2 * THRESHOLDS[0], *(THRESHOLDS[1] << k for k in range(3)))
COLORS = ("#0072B2", "#E69F00", "#009E73")
CHART = Path(__file__).parent / "charts" / "scaling.png"


def call(name: str, size: int):
    x = np.random.default_rng(0).normal(size=size).astype(np.float32)
    y, function = np.zeros_like(x), getattr(fastact, name)
    return lambda: function(x, out=y)


def on(count: int, function):
    """`function` on so many threads; setting them takes 1.1 µs, which small sizes show."""

    def run():
        numba.set_num_threads(count)
        function()

    return run


def serial_and_parallel(name: str, size: int, most: int) -> list[float]:
    function = call(name, size)
    return fastest(on(1, function), on(most, function), seconds=0.1)


def draw(times: dict, most: int) -> None:
    figure, axis = plt.subplots(figsize=(7, 4), layout="constrained")
    for (name, measured), color in zip(times.items(), COLORS, strict=True):
        for which, style in ((0, "--"), (1, "-")):
            per_element = [nanoseconds[which] / size for size, nanoseconds in zip(SIZES, measured, strict=True)]
            axis.plot(SIZES, per_element, style, color=color, label=f"{name}, {(1, most)[which]} thread{'s' * which}")
    for size in THRESHOLDS:
        axis.axvline(size, color="0.6", linewidth=0.8)
    axis.annotate(" threads from here: with\n an exponential, without", (THRESHOLDS[1], 50), fontsize=8)
    axis.set(xscale="log", yscale="log", xlabel="elements, float32", ylabel="ns an element")
    axis.spines[["top", "right"]].set_visible(False)
    axis.legend(frameon=False, fontsize=8)
    figure.savefig(CHART, dpi=110)
    plt.close(figure)


def table(head, rows) -> list[str]:
    lines = [("elements", *head), ["---"] * (1 + len(head)), *rows]
    return [f"| {' | '.join(map(str, line))} |" for line in lines]


def ratios_around_threshold(most: int) -> dict:
    """Serial time over parallel time."""
    times = {(name, size): serial_and_parallel(name, size, most) for name in NAMES for size in AROUND_THRESHOLDS}
    return {key: serial / parallel for key, (serial, parallel) in times.items()}


def section() -> str:
    """The text of the report; draws the chart."""
    most = numba.get_num_threads()
    times = {name: [serial_and_parallel(name, size, most) for size in SIZES] for name in NAMES}
    draw(times, most)
    lines = ["Microseconds a call, into given memory; 1.1 of them set the number of threads.", ""]
    head = [f"{name}, {count} thread{'s' * (count > 1)}" for name in NAMES for count in (1, most)]
    lines += table(head, [(f"{n:,}", *(f"{t / 1e3:.4g}" for name in NAMES for t in times[name][k])) for k, n in enumerate(SIZES)])
    idle = ratios_around_threshold(most)
    busy_process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        busy = ratios_around_threshold(most)
    finally:
        busy_process.kill()
        busy_process.wait()
    lines += [
        "",
        "Threads are used from {:,} elements, without an exponential from {:,}. One thread's time over".format(*THRESHOLDS),
    ]
    lines += ["theirs, with the machine idle and with another process busy on a core:", ""]
    head = [f"{name}, {state}" for name in NAMES for state in ("idle", "busy")]
    sizes = [(f"{n:,}", *(f"{state[name, n]:.2f}" for name in NAMES for state in (idle, busy))) for n in AROUND_THRESHOLDS]
    lines += table(head, sizes)
    numba.set_num_threads(most)
    return "\n".join(lines)


if __name__ == "__main__":
    print(section())
