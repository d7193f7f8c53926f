"""The command line: what it prints, what wrong arguments get."""

import numpy as np
import pytest

import fastact
from fastact import cli


def test_info_names_versions_threads_and_cache(capsys):
    assert cli.main(["info"]) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.replace(" ", " ").splitlines() if " " in line)
    assert lines["fastact"] == fastact.__version__
    assert lines["NumPy"] == np.__version__
    assert {"Python", "Numba", "processor", "threads"} <= lines.keys()
    assert lines["vector"].split()[1] in ("128", "256", "512")
    assert lines["threading"].split()[1] in ("tbb", "omp", "workqueue")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["demo", "--activation", "gleu"], "did you mean 'gelu'"),
        (["demo", "--activation", "softmax"], "works on rows"),
        (["demo", "--activation", "?"], "there are elu, gelu"),
        (["demo", "--epochs", "0"], "positive whole number"),
        (["demo", "--epochs", "many"], "'many'"),
        (["demo", "--plot", "nowhere/x.png"], "does not exist"),
        (["demo", "--plot", "x.gif"], ".png"),
        (["demo", "--colour"], "--colour"),
        (["dmo"], "'dmo'"),
        ([], "COMMAND"),
    ],
)
def test_wrong_arguments_get_one_line_and_status_2(arguments, says, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    printed = capsys.readouterr()
    assert stopped.value.code == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("fastact")
    assert says in printed.err


def test_version(capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"fastact {fastact.__version__}\n"
