"""The command line: what it prints, what wrong arguments get."""

import os
import subprocess
import sys

import numpy as np
import pytest

import fastact
from fastact import cli
from fastact.activations import CATALOGUE


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
        (["demo", "--activation", "sigmod"], "did you mean 'sigmoid'"),
        (["demo", "--activation", "softmax"], "works on rows"),
        (["demo", "--activation", "?"], "there are acon_c, bent_identity"),
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


def test_list_has_every_function_with_its_passes(capsys):
    assert cli.main(["list"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()[1:]}
    assert lines.keys() == CATALOGUE.keys()
    assert "param_grad" in lines["elu"]
    assert "alpha=1" in lines["elu"]
    assert "param_grad" not in lines["gelu"]


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes")
def test_a_reader_that_stops_early_is_no_error():
    program = "import sys; from fastact.cli import main; sys.exit(main(['list']))"
    command = f'"{sys.executable}" -c "{program}" | head -n 1; exit ${{PIPESTATUS[0]}}'
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("name")
