"""`fastact accuracy` finds the errors that exist, and ACCURACY.md has a row for every function."""

from pathlib import Path

import mpmath
import numpy as np
import pytest

from fastact.definitions import CATALOGUE
from fastact.tools import cli
from fastact.tools.accuracy import measure, report

ACCURACY = Path(__file__).parents[1] / "ACCURACY.md"


@pytest.mark.deep
def test_an_error_is_found_where_it_is():
    """A value that is 7 ULP off at a single number must be found in a sample that contains this number."""
    bad = next(measure.every_float32(exhaustive=False))[123_456]
    curve = measure.Curve(lambda x, out=None: np.multiply(x, 1.0, out=out), lambda x: x, goal=2.0)

    def wrong(x, out):
        y = x.copy()
        y[x == bad] += 7 * np.spacing(bad)
        return y

    error = measure.float32_error(wrong, curve, exhaustive=False)
    assert (error.ulp, error.at) == (7.0, float(bad))
    assert measure.float32_error(lambda x, out: x, curve, exhaustive=False).ulp == 0
    assert measure.float32_error(lambda x, out: np.where(x == bad, np.nan, x), curve, exhaustive=False).ulp == np.inf


def test_float64_is_measured_against_mpmath():
    bounded = lambda x, out=None: np.exp(np.minimum(x, 700.0))
    exact = lambda x: mpmath.exp(min(x, 700))
    wrong = measure.Curve(lambda x, out=None: bounded(x) * (1 + 1e-14), exact, goal=2.0)
    assert 40 < measure.float64_error(wrong, CATALOGUE["relu"], count=5).ulp < 92  # 1e-14 is 45 to 90 units
    right = measure.Curve(bounded, exact, goal=2.0)
    assert measure.float64_error(right, CATALOGUE["relu"], count=5).ulp <= 1


@pytest.mark.deep
@pytest.mark.parametrize("name", ["relu", "glu"])
def test_the_command_prints_a_row(capsys, name):
    assert cli.main(["accuracy", name, "--samples", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("| function | float32 value")
    assert len(lines) == 3
    assert lines[2].startswith((f"| {name} | ≥ 0.", f"| {name} | ≥ 1."))


@pytest.mark.deep
def test_the_command_renews_rows_of_a_file(tmp_path):
    table = tmp_path / "table.md"
    for name in ("relu", "step", "relu"):
        assert cli.main(["accuracy", name, "--samples", "3", "-o", str(table)]) == 0
    rows = report.read(table)
    assert list(rows) == ["relu", "step"]
    assert rows["relu"].cells[1:3] == ("≥ 0.00", "≥ 0.00")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["softmax"], "is a function of rows"),
        (["gelo"], "did you mean 'gelu'"),
        (["relu", "-o", "table.txt"], ".md"),
        (["relu", "-o", "nowhere/table.md"], "does not exist"),
        (["relu", "--samples", "0"], "positive"),
    ],
)
def test_wrong_arguments(arguments, says, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["accuracy", *arguments])
    assert stopped.value.code == 2
    printed = capsys.readouterr().err
    assert says in printed
    assert printed.count("\n") == 1


def test_every_function_has_a_row():
    """Run ``fastact accuracy NAME --exhaustive -o ACCURACY.md`` to renew a row."""
    assert list(report.read(ACCURACY)) == report.elementwise_names()
