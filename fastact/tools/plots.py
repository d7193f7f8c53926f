"""Pictures of activations: value, first and second derivative, kinks, and intervals in which the gradient vanishes."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from fastact.tools.curves import POINTS, Curve, curve_of, jumps, usual_range
from fastact.tools.latex import drawn_lines

PASSES = ("forward", "derivative", "derivative2")
# Colours of Okabe and Ito's palette, which suits all kinds of colour vision. These and the grey have a contrast of at least 3 to
# white and to black backgrounds (tests/test_plots.py). One picture with a transparent background therefore serves both.
COLOURS = {"forward": "#0072B2", "derivative": "#D55E00", "derivative2": "#009E73"}
STYLES = {"forward": "-", "derivative": "--", "derivative2": "-."}
GREY = "#757575"
LABELS = {"forward": "$f$", "derivative": r"$f\,'$", "derivative2": r"$f\,''$"}  # the space keeps small primes apart from f
SATURATED = 0.01  # a smaller slope passes on almost no gradient
LEAST_STRETCH = 0.03  # a share of the range; in a shorter interval the derivative only changes its sign
PANEL = (4.6, 3.6)  # inches
AXIS_INCHES = 2.9  # a panel's height
LABEL_POINTS = 11


def plot(
    *functions, passes: Sequence[str] = PASSES, range: tuple[float, float] | None = None, columns: int | None = None, figure=None
) -> np.ndarray:
    """Plot activations side by side: the value and the first and second derivatives.

    Dotted lines mark kinks and jumps, and a dot the value there. The derivative is below 0.01 in grey intervals. Gated functions
    are plotted over the array that is activated, with 1 for the other, functions of rows as the first entry of the result for
    the row (x, 1, 0, −1).

    Parameters
    ----------
    *functions : str or function
        Names (``"elu"``, ``"swish:beta=2"``), functions of `fastact`, or results of `fastact.activation`.
    passes : sequence of {"forward", "derivative", "derivative2"}
        The curves. Derivatives that a function does not have are omitted.
    range : (float, float), optional
        The interval of x. The default is (-6, 6). It is wider for a function with a kink near these ends, and for one that looks
        like a straight line there.
    columns : int, optional
        The number of panels in a row. The default is at most three.
    figure : matplotlib Figure, optional
        The figure to draw in. The default is a new figure of pyplot.

    Returns
    -------
    ndarray of matplotlib Axes
        One for each function. ``axes[0].figure.savefig("file.svg")`` saves the picture.

    Raises
    ------
    ModuleNotFoundError
        If matplotlib is not installed.
    TypeError
        If an argument is neither an activation nor a name.
    ValueError
        If a name, a parameter or a pass is unknown, if `range` is empty, or if a function is NaN throughout it.

    Examples
    --------
    >>> axes = fastact.plot("gelu", "elu:alpha=0.5", range=(-4, 4))
    >>> [a.get_title() for a in axes]
    ['gelu', 'elu, alpha = 0.5']
    """
    curves = [curve_of(function) for function in functions]
    if not curves:
        raise ValueError("plot: no activation was given")
    check_options(passes, range, columns)
    ranges = check_curves(curves, passes, range)
    columns = min(columns or 3, len(curves))
    rows = -(-len(curves) // columns)
    if figure is None:
        figure = _matplotlib("pyplot").figure(figsize=(PANEL[0] * columns, PANEL[1] * rows), layout="constrained")
    figure.set_facecolor("none")
    panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for panel, curve, ends in zip(panels, curves, ranges, strict=False):
        draw(panel, curve, [use for use in PASSES if use in passes], *ends)
    for panel in panels[len(curves) :]:
        panel.remove()
    return np.array(panels[: len(curves)])


def check_options(passes: Sequence[str] = PASSES, range: tuple[float, float] | None = None, columns: int | None = None) -> None:
    """Raise ValueError for invalid options of `plot`."""
    if isinstance(passes, str) or not len(passes) or not set(passes) <= set(PASSES):
        raise ValueError(f"plot: passes must be a list of some of {', '.join(PASSES)}, got {passes!r}")
    ends = np.asarray((0, 1) if range is None else range)
    if ends.shape != (2,) or ends.dtype.kind not in "iuf" or not np.isfinite(ends).all() or not ends[0] < ends[1]:
        raise ValueError(f"plot: range must be two finite numbers, the lower one first, got {range}")
    if columns is not None and columns < 1:
        raise ValueError(f"plot: columns must be 1 or more, got {columns}")


def check_curves(curves: Sequence[Curve], passes: Sequence[str], range: tuple[float, float] | None) -> list[tuple[float, float]]:
    """Return the interval of each curve. Raise ValueError for curves that would be invisible."""
    ranges = []
    for curve in curves:
        if not set(passes) & set(curve.passes):
            raise ValueError(f"plot: {curve.name} has {', '.join(curve.passes)}, but no {' or '.join(passes)}")
        low, high = map(float, usual_range(curve) if range is None else range)
        if np.isnan(curve("forward", np.linspace(low, high, 9))).all():
            raise ValueError(f"plot: {curve.name} is NaN from {low:g} to {high:g}; is a parameter outside its domain?")
        ranges.append((low, high))
    return ranges


def draw(panel, curve: Curve, passes: Sequence[str], low: float, high: float) -> None:
    """Draw one function into a panel."""
    x = np.linspace(low, high, POINTS)
    slope = curve("derivative", x) if "derivative" in curve.passes else None
    breaks = {"forward": jumps(lambda x: curve("forward", x), x), "derivative": [], "derivative2": []}
    if slope is not None:
        breaks["derivative"] = breaks["derivative2"] = jumps(lambda x: curve("derivative", x), x)
        for k, (start, end) in enumerate(_stretches(x, np.abs(slope) < SATURATED)):
            panel.axvspan(start, end, color=GREY, alpha=0.15, linewidth=0, label=rf"$|f\,'| < {SATURATED}$" if k == 0 else None)
    for kind, places in (("jump", breaks["forward"]), ("kink", sorted({*breaks["derivative"]} - {*breaks["forward"]}))):
        for k, place in enumerate(places):
            panel.axvline(place, color=GREY, linestyle=":", linewidth=1.2, label=kind if k == 0 else None)
    for use in passes:
        if use not in curve.passes:
            continue
        own = breaks[use]
        places = np.unique([*x, *(place + side for place in own for side in (-1e-9, 0.0, 1e-9))])
        line = {"color": COLOURS[use], "linewidth": 2, "label": LABELS[use]}
        panel.plot(places, np.where(np.isin(places, own), np.nan, curve(use, places)), STYLES[use], **line)
        if own and use != "derivative2":  # the value there by convention
            panel.plot(own, curve(use, np.array(own)), "o", color=COLOURS[use], markersize=5)
    panel.set(title=curve.name, xlabel=f"${curve.variable}$", ylabel="\n".join(drawn_lines(curve.formula)), xlim=(low, high))
    _limit(panel, curve, passes, x)
    _dress(panel)


def _limit(panel, curve, passes, x):
    """Fit the y-axis to the curves. Poles, beyond three times the range from the 2nd to the 98th percentile, are cut off."""
    values = np.concatenate([curve(use, x) for use in passes if use in curve.passes])
    values = values[np.isfinite(values)]
    if not len(values):
        return
    low, high = np.percentile(values, (2, 98))
    reach = 3 * max(high - low, 1.0)
    low, high = max(values.min(), low - reach), min(values.max(), high + reach)
    margin = 0.06 * max(high - low, 0.5)
    panel.set_ylim(low - margin, high + margin)


def _dress(panel):
    panel.set_facecolor("none")
    panel.grid(color=GREY, alpha=0.3, linewidth=0.6)
    panel.tick_params(colors=GREY)
    for spine in panel.spines.values():
        spine.set_color(GREY)
    for text in (panel.title, panel.xaxis.label, panel.yaxis.label):
        text.set_color(GREY)
    panel.title.set_fontweight("bold")
    panel.yaxis.label.set_fontsize(label_size(panel.get_ylabel().splitlines()))
    panel.title.set_fontsize(12 if len(panel.get_title()) < 32 else 9)
    panel.legend(framealpha=0.0, labelcolor=GREY, fontsize=10, handlelength=2.6)


def label_size(lines: Sequence[str]) -> float:
    """Return the size at which formulas are no longer than the y-axis, in points."""
    parser = _matplotlib("mathtext").MathTextParser("path")
    font = _matplotlib("font_manager").FontProperties(size=LABEL_POINTS)
    return LABEL_POINTS * min(1.0, AXIS_INCHES * 72 / max(parser.parse(line, dpi=72, prop=font).width for line in lines))


def _stretches(x: np.ndarray, inside: np.ndarray) -> list[tuple[float, float]]:
    """Return (start, end) of the intervals that are `inside`, without the short ones."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(np.int8)))
    pairs = [(x[first], x[last - 1]) for first, last in edges.reshape(-1, 2)]
    return [(start, end) for start, end in pairs if end - start >= LEAST_STRETCH * (x[-1] - x[0])]


# --- files -----------------------------------------------------------------------------------------------------------------------


def _matplotlib(part: str):
    import importlib

    try:
        return importlib.import_module(f"matplotlib.{part}")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        raise ModuleNotFoundError("fastact.plot needs matplotlib; fastact's extra plot installs it", name="matplotlib") from None


def save(file: Path, *functions, **options) -> None:
    """Draw into a file, without a display."""
    panels = len(functions)
    columns = min(options.get("columns") or 3, panels)
    size = (PANEL[0] * columns, PANEL[1] * -(-panels // max(columns, 1)))
    figure = _matplotlib("figure").Figure(figsize=size, layout="constrained")
    plot(*functions, figure=figure, **options)
    import matplotlib

    same = {"metadata": {"Date": None}} if Path(file).suffix.lower() == ".svg" else {}  # the same picture gives the same bytes
    with matplotlib.rc_context({"svg.hashsalt": "fastact"}):
        figure.savefig(file, dpi=120, **same)


def show(*functions, **options) -> bool:
    """Draw into a window and wait until it is closed. Return False if there is no display."""
    pyplot = _matplotlib("pyplot")
    if pyplot.get_backend().lower() in ("agg", "cairo", "pdf", "pgf", "ps", "svg", "template"):  # they draw into files only
        return False
    figure = plot(*functions, **options)[0].figure
    figure.set_facecolor("white")  # a window has no background of its own
    pyplot.show()
    return True


def write_index(folder: Path, names: Sequence[str], kind: str) -> None:
    """Write a page with all pictures, on white or black according to the reader's system."""
    pictures = "\n".join(f'<a href="{name}.{kind}"><img src="{name}.{kind}" alt="{name}" loading="lazy"></a>' for name in names)
    style = "<style>:root { color-scheme: light dark; } img { max-width: 30em; width: 100%; }</style>"
    page = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>fastact</title>\n{style}\n{pictures}\n</html>\n'
    (folder / "index.html").write_text(page, encoding="utf-8")
