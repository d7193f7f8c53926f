"""The curves of plots: functions of one number, made from the catalogue or from a user's activation."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

import fastact
from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.runtime.arguments import did_you_mean

ROW = (1.0, 0.0, -1.0)  # the other entries of the row whose first entry is drawn
RANGE = (-6.0, 6.0)
POINTS = 2001
STRAIGHT = 0.03  # a curve that is nowhere farther from its chord looks like a straight line; a share of the curve's height
BENT = 0.08  # one that is farther than this does not
DOUBLINGS = 10  # of the range, in search of a bend


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
    """Return the curve over the array that is activated, with 1 for the other."""
    value, slopes = getattr(fastact, definition.name), getattr(fastact.derivative, definition.name)
    place = definition.activated
    drawn, other = definition.arrays[place], definition.arrays[1 - place]

    def arrays(x):
        return (x, 1.0) if place == 0 else (1.0, x)

    found = {
        "forward": lambda x: value(*arrays(x), **parameters),
        "derivative": lambda x: slopes(*arrays(x), **parameters)[place],
    }
    return Curve(f"{title}, {other} = 1", definition.formula, drawn, found)


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


# --- ranges ----------------------------------------------------------------------------------------------------------------------


def usual_range(curve: Curve) -> tuple[float, float]:
    """Return the interval in which the curve shows its shape.

    It is (-6, 6), or wider if there is a kink near its ends or beyond, at ±12 at most, or if the function looks like a straight
    line there, but bends farther away. A function that raises an exception beyond (-6, 6) is drawn there.
    """
    try:
        return _wider_range(curve, RANGE[1])
    except Exception:  # a user's function may raise any
        return RANGE


def _wider_range(curve: Curve, end: float) -> tuple[float, float]:
    outside = np.linspace(0.8 * end, 2 * end, POINTS // 2)
    uses = {"forward", "derivative"} & curve.passes.keys()
    kinks = [abs(place) for use in uses for x in (-outside[::-1], outside) for place in jumps(functools.partial(curve, use), x)]
    if kinks:
        return -1.5 * max(kinks), 1.5 * max(kinks)
    if _bend(curve, end) < STRAIGHT:
        ends = (end * 2.0**k for k in range(1, DOUBLINGS + 1))
        end = next((wider for wider in ends if _bend(curve, wider) > BENT), end)
    return -end, end


def _bend(curve: Curve, end: float) -> float:
    """Return the largest distance of the curve from its chord, as a share of its height; infinity if it is not finite."""
    x = np.linspace(-end, end, 257)
    y = curve("forward", x)
    height = np.ptp(y)
    if not 0.0 < height < np.inf:
        return np.inf
    chord = y[0] + (y[-1] - y[0]) * (x + end) / (2 * end)
    return float(np.abs(y - chord).max() / height)
