"""Plots: their curves, their marks, their readability, and errors for wrong arguments."""

import doctest

import matplotlib
import numpy as np
import pytest
from catalogue import first_fast, tiered_names
from matplotlib.figure import Figure
from matplotlib.mathtext import MathTextParser

import fastact
from fastact.definitions import CATALOGUE, Activation
from fastact.tools import curves, latex, plots

matplotlib.use("Agg")


def draw(*functions, **options):
    return fastact.plot(*functions, figure=Figure(), **options)


def lines(panel):
    return {line.get_label(): line for line in panel.lines}


@pytest.mark.parametrize("name", tiered_names(CATALOGUE))
def test_every_activation_is_drawn(name):
    """Every function is drawn where it is defined, with its formula at the axis."""
    (panel,) = draw(name)
    panel.figure.canvas.draw()  # fails on formulas that matplotlib cannot read
    assert panel.get_title().startswith(name)
    found = lines(panel)
    assert "$f$" in found
    definition = CATALOGUE[name]
    if isinstance(definition, Activation) and not definition.gated:
        assert (r"$f\,''$" in found) == (name in fastact.derivative2.__all__)
        parameters = [p.typical for p in definition.parameters]
        x, y = found["$f$"].get_data()
        kept = ~np.isnan(y)
        np.testing.assert_array_equal(y[kept], getattr(fastact, name)(np.asarray(x)[kept], *parameters))


@pytest.mark.parametrize("name", CATALOGUE)
def test_formulas_can_be_read_by_matplotlib(name):
    lines = latex.drawn_lines(CATALOGUE[name].formula)
    for line in lines:
        assert MathTextParser("path").parse(line).width > 0
        assert "for x" not in line  # words must be upright, with spaces
    assert len(lines) <= 3
    assert plots.label_size(lines) >= 10  # points: it fits beside the panel without becoming small


SPACES = {
    r"x \tanh x": r"$x \, \tanh x$",
    r"\text{scale} \max(x, 0)^2": r"$\text{scale} \, \max(x, 0)^2$",
    r"\log \cosh x": r"$\log \cosh x$",
    r"\text{cap} \cdot \tanh(x / \text{cap})": r"$\text{cap} \cdot \tanh(x / \text{cap})$",
    r"x\, \text{erf}(x)": r"$x\, \text{erf}(x)$",
    r"-\log(1 + e^{-x})": r"${-}\log(1 + e^{-x})$",
    r"x ≤ −\beta": r"$x \leq {-}\beta$",
    r"x - \log \sum_j e^{x_j}": r"$x - \log \sum_j e^{x_j}$",
}


@pytest.mark.parametrize("formula", SPACES)
def test_spaces_in_formulas(formula):
    """Functions and relations do not run together with what precedes them."""
    assert latex.drawn_lines(formula) == [SPACES[formula]]


def test_cases_of_formulas():
    assert latex.drawn_lines(r"x - 1 for x > 1, \max(x, 0) for x < 0, else 0; \lambda = 1, \alpha = 2") == [
        r"$x - 1\ \mathrm{for}\ x > 1,$",
        r"$\max(x, 0)\ \mathrm{for}\ x < 0,$",
        r"$\mathrm{else}\ 0$",
        r"$\lambda = 1, \alpha = 2$",
    ]


RANGES = {
    "gelu": 6,
    "identity": 6,  # straight everywhere
    "swish:beta=20": 6,  # a parameter that makes it steep
    "hardtanh": 6,
    "relu6": 9,  # a kink at 6
    "swiglu_oai": 10.5,  # a kink at the limit, 7
    "softcap": 48,  # nearly straight up to 6
    "hardtanh:min_val=-8": 12,
}


@pytest.mark.parametrize("name", first_fast(RANGES))
def test_the_usual_range_shows_kinks_and_bends(name):
    (panel,) = draw(name)
    assert panel.get_xlim() == (-RANGES[name], RANGES[name])


def test_gated_functions_are_drawn_over_the_gate():
    glu, reglu = draw("glu", "reglu")
    assert [panel.get_title() for panel in (glu, reglu)] == ["glu, a = 1", "reglu, b = 1"]
    assert glu.get_xlabel() == "$b$"
    b, y = lines(glu)["$f$"].get_data()
    np.testing.assert_array_equal(y, fastact.glu(1.0, b))
    np.testing.assert_array_equal(lines(glu)[r"$f\,'$"].get_ydata(), fastact.derivative.glu(1.0, b)[1])


def test_peaks_are_not_cut_off():
    (panel,) = draw("laplace")
    curvature = lines(panel)[r"$f\,''$"].get_ydata()
    low, high = panel.get_ylim()
    assert low < curvature.min()
    assert curvature.max() < high


WITHOUT_PARAMETERS = [
    name for name, entry in CATALOGUE.items() if isinstance(entry, Activation) and not entry.gated and not entry.parameters
]


@pytest.mark.parametrize("name", first_fast(sorted(WITHOUT_PARAMETERS, key=lambda name: not CATALOGUE[name].kinks)))
def test_kinks_are_found(name):
    """Kinks are found exactly where the definition has them: jumps of the derivative or of the value itself."""
    x = np.linspace(-6, 6, curves.POINTS)
    curve = curves.curve_of(name)
    found = {*curves.jumps(lambda x: curve("derivative", x), x), *curves.jumps(lambda x: curve("forward", x), x)}
    assert sorted(found) == sorted(CATALOGUE[name].kinks)


def test_kinks_follow_the_parameters():
    curve = curves.curve_of("hardtanh:min_val=-2,max_val=0.5")
    assert curves.jumps(lambda x: curve("derivative", x), np.linspace(-6, 6, curves.POINTS)) == [-2.0, 0.5]


def test_marks():
    """Kinks and jumps are marked at the value that holds there.

    Each kind of mark and saturated stretches occur once in the legend.
    """
    relu, step, gelu = draw("relu", "step", "gelu")
    texts = lambda panel: [text.get_text() for text in panel.get_legend().get_texts()]
    assert sorted(texts(relu)) == sorted([r"$|f\,'| < 0.01$", "kink", "$f$", r"$f\,'$"])
    assert "jump" in texts(step)
    assert "kink" not in texts(step)
    assert texts(gelu).count(r"$f\,''$") == 1
    (dot,) = [line for line in relu.lines if line.get_marker() == "o"]
    assert (list(dot.get_xdata()), list(dot.get_ydata())) == ([0.0], [0.0])
    (stretch,) = relu.patches
    assert stretch.get_x() == -6.0
    assert stretch.get_x() + stretch.get_width() == 0.0
    (dot,) = [line for line in step.lines if line.get_marker() == "o" and line.get_color() == plots.COLOURS["forward"]]
    assert list(dot.get_ydata()) == [fastact.step(0.0)]


def test_a_figure_that_has_something_in_it():
    figure = Figure()
    figure.subplots()
    assert [panel.get_title() for panel in fastact.plot("relu", figure=figure)] == ["relu"]


def test_numbers_at_the_ends_of_the_range():
    (panel,) = draw("relu2", range=(-1e200, 1e200))
    assert panel.get_xlim() == (-1e200, 1e200)


def test_several_panels():
    axes = draw("relu", "elu", "silu", "gelu", columns=3)
    assert [panel.get_title() for panel in axes] == ["relu", "elu", "silu", "gelu"]


def test_parameters_passes_and_range():
    (panel,) = draw("swish:beta=4", passes=("derivative",), range=(-1, 2))
    assert panel.get_title() == "swish, beta = 4"
    assert panel.get_xlim() == (-1.0, 2.0)
    assert "$f$" not in lines(panel)
    x, slope = lines(panel)[r"$f\,'$"].get_data()
    np.testing.assert_array_equal(slope, fastact.derivative.swish(x, 4.0))


def test_functions_of_fastact_and_ones_own():
    @fastact.activation
    def doubled(x):
        return 2.0 * x * x

    own, known = draw(doubled, fastact.softplus)
    assert (own.get_title(), known.get_title()) == ("doubled", "softplus")
    x, y = lines(own)[r"$f\,''$"].get_data()
    np.testing.assert_array_equal(y, np.full(len(x), 4.0))


def test_rows_are_drawn_as_their_first_entry():
    (panel,) = draw("softmax")
    x, y = lines(panel)["$f$"].get_data()
    rows = np.stack([x, *(np.full(len(x), other) for other in curves.ROW)], axis=-1)
    np.testing.assert_allclose(y, fastact.softmax(rows)[:, 0], rtol=1e-14)
    slope = lines(panel)[r"$f\,'$"].get_ydata()
    np.testing.assert_allclose(slope, y * (1 - y), rtol=1e-12)


BAD = {
    "nothing": (lambda: draw(), ValueError, "no activation was given"),
    "name": (lambda: draw("sigmod"), ValueError, "unknown activation 'sigmod'; did you mean 'sigmoid'"),
    "parameter": (lambda: draw("elu:beta=1"), ValueError, "elu has no parameter 'beta', only alpha"),
    "no number": (lambda: draw("elu:alpha=x"), ValueError, "parameters are given as elu:parameter=number, got 'alpha=x'"),
    "other function": (lambda: draw(np.sin), TypeError, "the argument must be an activation or its name, got <ufunc 'sin'>"),
    "passes": (
        lambda: draw("elu", passes=("backward",)),
        ValueError,
        "passes must be a list of some of forward, derivative, derivative2",
    ),
    "range": (lambda: draw("elu", range=(1, 1)), ValueError, r"the lower one first, got \(1, 1\)"),
    "endless range": (lambda: draw("elu", range=(0, np.inf)), ValueError, r"two finite numbers"),
    "no range": (lambda: draw("elu", range=5), ValueError, r"two finite numbers, the lower one first, got 5"),
    "missing pass": (lambda: draw("relu", passes=["derivative2"]), ValueError, "relu has forward, derivative, but no derivative2"),
    "a string": (lambda: draw("relu", passes="forward"), ValueError, "must be a list of some of .*, got 'forward'"),
    "nothing to see": (lambda: draw("softcap:cap=0"), ValueError, "softcap, cap = 0 is NaN from -6 to 6; is a parameter outside"),
    "columns": (lambda: draw("elu", columns=0), ValueError, "columns must be 1 or more, got 0"),
    "another pass": (lambda: draw(fastact.backward.gelu), TypeError, "must be an activation or its name, got <ufunc 'gelu'>"),
    "NumPy's": (lambda: draw(np.tanh), TypeError, "the argument must be an activation or its name, got <ufunc 'tanh'>"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input(what):
    call, error, message = BAD[what]
    with pytest.raises(error, match=message):
        call()


def luminance(colour):
    """Return the relative luminance defined by WCAG 2."""
    parts = np.array(matplotlib.colors.to_rgb(colour))
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize("colour", [*plots.COLOURS.values(), plots.GREY])
@pytest.mark.parametrize("ground", ["#ffffff", "#0d1117"])
def test_contrast(colour, ground):
    """Graphics need a contrast of at least 3 to their background. The plots have a transparent background."""
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3.0


def test_docstring():
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    (example,) = [test for test in finder.find(plots.plot, globs={"fastact": fastact}) if test.examples]
    assert runner.run(example).failed == 0
    matplotlib.pyplot.close("all")


def test_without_matplotlib(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.pyplot", None)
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(ModuleNotFoundError, match="fastact's extra plot installs it"):
        fastact.plot("relu")
