"""The charts of BENCHMARKS.md."""

from collections import defaultdict
from statistics import geometric_mean

import matplotlib

matplotlib.use("Agg")
import cases
import matplotlib.pyplot as plt

# Okabe and Ito's colours, which the colour-blind can tell apart.
COLORS = {"forward": "#0072B2", "backward": "#E69F00", "fused": "#009E73"}


def draw_means(results, file) -> None:
    """Geometric means of the ratio by size, pass and type."""
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.6), sharey=True, layout="constrained")
    for axis, dtype in zip(axes, cases.DTYPES, strict=True):
        for k, use in enumerate(cases.USES):
            means = []
            for size in cases.SIZES:
                ratios = [r.ratio for r in results if r.best and _key(r) == (use, dtype, size)]
                means.append(geometric_mean(ratios) if ratios else 0)
            places = [place + (k - 1) * 0.27 for place in range(len(cases.SIZES))]
            bars = axis.bar(places, means, 0.25, color=COLORS[use], label=use)
            axis.bar_label(bars, fmt="%.1f", fontsize=8)
        axis.axhline(1, color="black", linewidth=0.8)
        axis.set_xticks(range(len(cases.SIZES)), [f"{size:,}" for size in cases.SIZES])
        axis.set(title=str(dtype), xlabel="elements")
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set_ylabel("times faster than the best peer\n(geometric mean)")
    axes[0].legend(frameon=False)
    figure.savefig(file, dpi=110)
    plt.close(figure)


def draw_ratios(results, file) -> None:
    """A dot for every function and size, float32 into given memory."""
    shown = defaultdict(dict)
    for r in results:
        if r.best and r.cell.dtype == cases.DTYPES[0] and r.cell.placement == "out":
            shown[r.cell.case.use, r.cell.size][r.cell.case.name] = r.ratio
    names = sorted({name for ratios in shown.values() for name in ratios}, reverse=True)
    figure, axes = plt.subplots(
        1, len(cases.SIZES), figsize=(11, 2 + 0.16 * len(names)), sharey=True, sharex=True, layout="constrained"
    )
    for axis, size in zip(axes, cases.SIZES, strict=True):
        axis.axvspan(1e-2, 1, color="0.93")
        axis.axvline(1, color="black", linewidth=0.8)
        for use, color in COLORS.items():
            ratios = shown.get((use, size), {})
            axis.plot(list(ratios.values()), [names.index(name) for name in ratios], "o", ms=4, color=color, label=use)
        axis.set(xscale="log", title=f"{size:,} elements", ylim=(-1, len(names)), xlim=(0.2, 100))
        axis.set_yticks(range(len(names)), names, fontsize=7)
        axis.grid(axis="y", linewidth=0.3)
        axis.set_xticks([0.5, 1, 2, 5, 10, 50], ["0.5", "1", "2", "5", "10", "50"])
    axes[0].legend(frameon=False, loc="lower right", fontsize=8)
    figure.supxlabel("times faster than the best peer, float32; in the grey part fastact loses", fontsize=9)
    figure.savefig(file, dpi=110)
    plt.close(figure)


def _key(result):
    return result.cell.case.use, result.cell.dtype, result.cell.size
