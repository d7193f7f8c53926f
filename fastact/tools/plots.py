"""Pictures of activations: value, first and second derivative, kinks, and intervals in which the gradient vanishes."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import fastact
from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.runtime.arguments import did_you_mean

PASSES = ("forward", "derivative", "derivative2")
RANGE = (-6.0, 6.0)
# Colours of Okabe and Ito's palette, which suits all kinds of colour vision. These and the grey have a contrast of at least 3 to
# white and to black backgrounds (tests/test_plots.py). One picture with a transparent background therefore serves both.
COLOURS = {"forward": "#0072B2", "derivative": "#D55E00", "derivative2": "#009E73"}
STYLES = {"forward": "-", "derivative": "--", "derivative2": "-."}
GREY = "#757575"
LABELS = {"forward": "$f$", "derivative": "$f'$", "derivative2": "$f''$"}
POINTS = 2001
SATURATED = 0.01  # a smaller slope passes on almost no gradient
LEAST_STRETCH = 0.03  # a share of the range; in a shorter interval the derivative only changes its sign
ROW = (1.0, 0.0, -1.0)  # the other entries of the row whose first entry is drawn
PANEL = (4.6, 3.6)  # inches


@dataclass(frozen=True)
class Curve:
    """The content of one panel: a function of one number, and those of its derivatives that exist."""

    name: str
    formula: str
    variable: str
    passes: dict[str, Callable] = field(compare=False)

    def __call__(self, use: str, x: np.ndarray) -> np.ndarray:
        with np.errstate(all="ignore"):
            return np.asarray(self.passes[use](x))


def plot(
    *functions, passes: Sequence[str] = PASSES, range: tuple[float, float] = RANGE, columns: int | None = None, figure=None
) -> np.ndarray:
    """Plot activations side by side: the value and the first and second derivatives.

    Dotted lines mark kinks and jumps, and a dot the value there. The derivative is below 0.01 in grey intervals. Gated functions
    are plotted for b = 1, functions of rows as the first entry of the result for the row (x, 1, 0, −1).

    Parameters
    ----------
    *functions : str or function
        Names (``"elu"``, ``"swish:beta=2"``), functions of `fastact`, or results of `fastact.activation`.
    passes : sequence of {"forward", "derivative", "derivative2"}
        The curves. Derivatives that a function does not have are omitted.
    range : (float, float), default (-6, 6)
        The interval of x.
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
    check_curves(curves, passes, range)
    low, high = map(float, range)
    columns = min(columns or 3, len(curves))
    rows = -(-len(curves) // columns)
    if figure is None:
        figure = _matplotlib("pyplot").figure(figsize=(PANEL[0] * columns, PANEL[1] * rows), layout="constrained")
    figure.set_facecolor("none")
    panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for panel, curve in zip(panels, curves, strict=False):
        draw(panel, curve, [use for use in PASSES if use in passes], low, high)
    for panel in panels[len(curves) :]:
        panel.remove()
    return np.array(panels[: len(curves)])


def check_options(passes: Sequence[str] = PASSES, range: tuple[float, float] = RANGE, columns: int | None = None) -> None:
    """Raise ValueError for invalid options of `plot`."""
    if isinstance(passes, str) or not len(passes) or not set(passes) <= set(PASSES):
        raise ValueError(f"plot: passes must be a list of some of {', '.join(PASSES)}, got {passes!r}")
    ends = np.asarray(range)
    if ends.shape != (2,) or ends.dtype.kind not in "iuf" or not np.isfinite(ends).all() or not ends[0] < ends[1]:
        raise ValueError(f"plot: range must be two finite numbers, the lower one first, got {range}")
    if columns is not None and columns < 1:
        raise ValueError(f"plot: columns must be 1 or more, got {columns}")


def check_curves(curves: Sequence[Curve], passes: Sequence[str] = PASSES, range: tuple[float, float] = RANGE) -> None:
    """Raise ValueError for curves that would be invisible."""
    for curve in curves:
        if not set(passes) & set(curve.passes):
            raise ValueError(f"plot: {curve.name} has {', '.join(curve.passes)}, but no {' or '.join(passes)}")
        if np.isnan(curve("forward", np.linspace(*range, 9))).all():
            low, high = range
            raise ValueError(f"plot: {curve.name} is NaN from {low:g} to {high:g}; is a parameter outside its domain?")


def draw(panel, curve: Curve, passes: Sequence[str], low: float, high: float) -> None:
    """Draw one function into a panel."""
    x = np.linspace(low, high, POINTS)
    slope = curve("derivative", x) if "derivative" in curve.passes else None
    breaks = {"forward": jumps(lambda x: curve("forward", x), x), "derivative": [], "derivative2": []}
    if slope is not None:
        breaks["derivative"] = breaks["derivative2"] = jumps(lambda x: curve("derivative", x), x)
        for k, (start, end) in enumerate(_stretches(x, np.abs(slope) < SATURATED)):
            panel.axvspan(start, end, color=GREY, alpha=0.15, linewidth=0, label=f"$|f'| < {SATURATED}$" if k == 0 else None)
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
    panel.set(title=curve.name, xlabel=f"${curve.variable}$", ylabel="\n".join(math_lines(curve.formula)), xlim=(low, high))
    _limit(panel, curve, passes, x)
    _dress(panel)


def _limit(panel, curve, passes, x):
    """Fit the y-axis to the curves without their poles: to at most three times the range from the 2nd to the 98th percentile."""
    values = np.concatenate([curve(use, x) for use in passes if use in curve.passes])
    values = values[np.isfinite(values)]
    if not len(values):
        return
    low, high = np.percentile(values, (2, 98))
    reach = max(high - low, 1.0)
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
    longest = max(len(re.sub(r"\\[a-z]+|[{}\\$_^]", "", line)) for line in panel.get_ylabel().splitlines())
    panel.yaxis.label.set_fontsize(11 if longest < 36 else 8)
    panel.title.set_fontsize(12 if len(panel.get_title()) < 32 else 9)
    panel.legend(framealpha=0.0, labelcolor=GREY, fontsize=9, handlelength=2.6)


def _stretches(x: np.ndarray, inside: np.ndarray) -> list[tuple[float, float]]:
    """Return (start, end) of the intervals that are `inside`, without the short ones."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(np.int8)))
    pairs = [(x[first], x[last - 1]) for first, last in edges.reshape(-1, 2)]
    return [(start, end) for start, end in pairs if end - start >= LEAST_STRETCH * (x[-1] - x[0])]


@np.errstate(over="ignore", invalid="ignore")  # differences of numbers at the ends of the range
def jumps(function: Callable, x: np.ndarray) -> list[float]:
    """Return the points at which a function jumps between neighbours of `x`. The difference stays while the interval is halved."""
    values = function(x)
    found = []
    steps = np.abs(np.diff(values))
    usual = np.median(steps[np.isfinite(steps)]) if np.isfinite(steps).any() else 0.0
    for k in np.flatnonzero(steps > 4 * usual + 1e-3):
        low, high, step = x[k], x[k + 1], steps[k]
        for _ in range(45):
            middle = (low + high) / 2
            left, right = abs(np.diff(function(np.array([low, middle, high]))))
            low, high = (low, middle) if left > right else (middle, high)
        left, right = function(np.array([low, high]))
        if abs(right - left) > step / 4:
            place = round((low + high) / 2, 9)
            if not found or place - found[-1] > 1e-6:  # a kink at a point of `x` is found from both sides
                found.append(float(place) + 0.0)
    return found


# --- curves of functions ---------------------------------------------------------------------------------------------------------


def curve_of(function) -> Curve:
    """Return the curve of a name with parameters, of a function of fastact, or of a user-defined activation."""
    if isinstance(function, str):
        check(function)
        name, _, rest = function.partition(":")
        return _of_catalogue(name, _parameters(name, rest))
    if hasattr(function, "derivative2"):  # fastact.activation
        found = {"forward": function, "derivative": function.derivative, "derivative2": function.derivative2}
        return Curve(function.__name__, "f(x)", "x", found)
    name = getattr(function, "__name__", "")
    if name not in CATALOGUE or function is not getattr(fastact, name):
        raise TypeError(f"plot: the argument must be an activation or its name, got {function!r}")
    return _of_catalogue(name, {})


def check(text: str) -> None:
    """Raise ValueError for a name with parameters that cannot be drawn. Nothing is compiled."""
    name, _, rest = text.partition(":")
    if name not in CATALOGUE:
        raise ValueError(f"plot: unknown activation {name!r}{did_you_mean(name, CATALOGUE)}")
    _parameters(name, rest)


def _parameters(name: str, text: str) -> dict[str, float]:
    """Parse parameters like ``alpha=1,beta=2``."""
    known = {p.name for p in CATALOGUE[name].parameters}
    found = {}
    for part in filter(None, text.split(",")):
        key, _, value = part.partition("=")
        try:
            found[key] = float(value)
        except ValueError:
            raise ValueError(f"plot: parameters are given as {name}:parameter=number, got {part!r}") from None
        if key not in known:
            raise ValueError(f"plot: {name} has no parameter {key!r}, only {', '.join(sorted(known)) or 'x'}")
    return found


def _of_catalogue(name: str, given: dict[str, float]) -> Curve:
    definition = CATALOGUE[name]
    usual = {p.name: p.typical for p in definition.parameters}
    parameters = {**usual, **given}
    shown = ", ".join(f"{p.name} = {parameters[p.name]:g}" for p in definition.parameters if p.name in given or p.required)
    title = f"{name}, {shown}" if shown else name
    make = _of_rows if isinstance(definition, RowActivation) else _of_pair if definition.gated else _of_one
    return make(definition, title, parameters)


def _of_one(definition: Activation, title, parameters):
    name = definition.name
    modules = {"forward": fastact, "derivative": fastact.derivative, "derivative2": fastact.derivative2}
    found = {}
    for use, module in modules.items():
        if name in module.__all__:
            found[use] = functools.partial(getattr(module, name), **parameters)
    return Curve(title, definition.formula, "x", found)


def _of_pair(definition: Activation, title, parameters):
    """Return the curve over the first array, with 1 for the second."""
    value, slopes = getattr(fastact, definition.name), getattr(fastact.derivative, definition.name)
    found = {"forward": lambda a: value(a, 1.0, **parameters), "derivative": lambda a: slopes(a, 1.0, **parameters)[0]}
    return Curve(f"{title}, b = 1", definition.formula, "a", found)


def _of_rows(definition: RowActivation, title, parameters):
    """Return the curve of the result's first entry for the row (x, 1, 0, −1), and of its derivative by x."""
    fused = getattr(fastact.fused, definition.name)

    def both(x):
        row = np.stack([x, *(np.full_like(x, other) for other in ROW)], axis=-1)
        arrays = [np.ones(row.shape, bool) if name in definition.flags else row for name in definition.arrays]
        shape = (len(x), (2 if definition.elements else 1) * row.shape[-1])
        g = np.ones(len(x)) if definition.reduces else np.zeros(shape)
        if not definition.reduces:
            g[:, 0] = 1.0
        y, dx = fused(g, *arrays, **parameters)
        return (y if definition.reduces else y[:, 0]), dx[:, 0]

    found = {"forward": lambda x: both(x)[0], "derivative": lambda x: both(x)[1]}
    return Curve(title, definition.formula, "x", found)


def math_lines(formula: str) -> list[str]:
    """Return the formula for matplotlib, with upright words and one line for each case."""
    cases = re.split(r"(?<=,) (?=else|x for)|; ", formula)
    return [f"${upright(case)}$" for case in cases]


def upright(formula: str) -> str:
    """Return the formula with upright words, and spaces around the words that separate cases."""
    spaced = re.sub(r"\s*\b(for|else|where)\b\s*", r"\\ \\mathrm{\1}\\ ", formula)
    words = r"(?<![\\A-Za-z{_])[a-z]{3,}(?:_[a-z]+)?(?![A-Za-z}])"
    return re.sub(words, lambda word: rf"\mathrm{{{word[0]}}}".replace("_", r"\_"), spaced)


# --- files -----------------------------------------------------------------------------------------------------------------------


def _matplotlib(part: str):
    import importlib

    try:
        return importlib.import_module(f"matplotlib.{part}")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        raise ModuleNotFoundError('fastact.plot needs matplotlib: pip install "fastact[plot]"', name="matplotlib") from None


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
