"""The command line: its output, and its errors for wrong arguments."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest

import fastact
from fastact.definitions import CATALOGUE, Activation
from fastact.tools import cli, latex

OF_ONE_ARRAY = [name for name, definition in CATALOGUE.items() if isinstance(definition, Activation) and not definition.gated]


def test_info_names_versions_threads_and_cache(capsys):
    assert cli.main(["info"]) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.replace(" ", " ").splitlines() if " " in line)
    assert lines["fastact"] == fastact.__version__
    assert lines["NumPy"] == np.__version__
    assert {"Python", "Numba", "processor", "threads"} <= lines.keys()
    assert lines["vector"].split()[1] in ("128", "256", "512")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["demo", "--activation", "sigmod"], "did you mean 'sigmoid'"),
        (["demo", "--activation", "softmax"], "is a function of rows"),
        (["demo", "--activation", "?"], f"there are {', '.join(sorted(OF_ONE_ARRAY)[:2])}"),
        (["demo", "--epochs", "0"], "positive integer"),
        (["demo", "--epochs", "many"], "'many'"),
        (["demo", "--seed", "-1"], "must be an integer of at least 0, got '-1'"),
        (["demo", "--plot", "nowhere/x.png"], "does not exist"),
        (["demo", "--plot", "x.gif"], ".png"),
        (["demo", "--colour"], "--colour"),
        (["dmo"], "'dmo'"),
        (["plot"], "NAME"),
        (["plot", "sigmod"], "did you mean 'sigmoid'"),
        (["plot", "elu:beta=1"], "elu has no parameter 'beta'"),
        (["plot", "elu", "--passes", "forward,fused"], "'fused'"),
        (["plot", "elu", "-o", "x.gif"], ".png"),
        (["gallery"], "--output"),
        (["bench", "softmax"], "'softmax' is a function of rows, the comparison is of element-wise functions"),
        (["bench", "--elements", "0"], "positive integer"),
        (["warmup", "sigmod"], "did you mean 'sigmoid'"),
        (["warmup", "--passes", "sideways"], "'sideways'"),
        (["ready", "-o", "x"], "--target"),
        (["ready", "-o", "x", "--target", "x86-64-v3,pentium"], "out of x86-64-v4,x86-64-v3,aarch64, got 'pentium'"),
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


def test_a_range_in_powers_of_ten(tmp_path, capsys):
    file = tmp_path / "relu.svg"
    assert cli.main(["plot", "relu", "--range", "-1e1", "+1.5e1", "-o", str(file)]) == 0
    assert file.stat().st_size > 0
    assert cli.main(["plot", "relu", "--passes", "derivative2", "-o", str(file)]) == 2
    assert "relu has forward, derivative, but no derivative2" in capsys.readouterr().err


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
    program = "import sys; from fastact.tools.cli import main; sys.exit(main(['list']))"
    command = f'"{sys.executable}" -c "{program}" | head -n 1; exit ${{PIPESTATUS[0]}}'
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("name")


ROW = {"name": "relu", "pass": "forward", "elements": 10, "seconds": {"fastact": 1e-6, "NumPy": 3e-6}}  # of `bench`


def test_formulas_are_listed_as_text(capsys):
    assert cli.main(["list", "golu", "squareplus", "hardtanh", "logmeanexp"]) == 0
    formulas = [re.split("  +", line)[-1] for line in capsys.readouterr().out.splitlines()[1:]]
    wanted = ["x e^(-e^(-x))", "(x + √(x^2 + b)) / 2", "min(max(x, min_val), max_val)", "y = log 1/n Σ_j e^(x_j)"]
    assert formulas == wanted
    for name, definition in CATALOGUE.items():
        assert not set(latex.plain(definition.formula)) & set("\\{}"), name


COMMANDS = ("demo", "info", "list", "plot", "gallery", "accuracy", "bench", "warmup", "ready")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_screen_and_has_an_example(command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as stopped:
        cli.main([command, "--help"])
    printed = capsys.readouterr().out
    assert stopped.value.code == 0
    assert len(printed.splitlines()) <= 24
    assert f"example: fastact {command}" in printed


def test_the_examples_of_help_are_right(capsys):
    parser = cli._parser()
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            cli.main([command, "--help"])
        example = capsys.readouterr().out.rpartition("example: fastact ")[2].partition("|")[0]
        assert parser.parse_args(example.split()).command == command


def test_json(capsys):
    assert cli.main(["info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fastact"] == fastact.__version__
    assert cli.main(["list", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows.keys() == CATALOGUE.keys()
    assert rows["elu"]["parameters"] == {"alpha": 1.0}
    assert rows["relu"]["passes"][:3] == ["forward", "backward", "fused"]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--json"],
        ["info"],
        ["bench", "relu", "--elements", "10"],
        ["accuracy", "identity", "--samples", "1"],
        *([name, "--help"] for name in COMMANDS),
    ],
    ids=" ".join,
)
def test_terminals_with_few_signs(command, encoding, monkeypatch):
    """Signs of formulas and units that ascii and cp1252 lack are written as escapes. All other output is unchanged."""
    from fastact.tools import bench
    from fastact.tools.accuracy import report

    monkeypatch.setattr(bench, "measure", lambda names, sizes: [ROW])
    monkeypatch.setattr(report, "row", lambda name, exhaustive, count: "≥ 0.5 2²³ ∞")
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    with contextlib.suppress(SystemExit):  # after --help
        assert cli.main(command) == 0
    sys.stdout.flush()
    text = written.getvalue().decode(encoding)
    if command == ["list"]:
        assert r"\text{limit}" in text
        assert {line.split()[0] for line in text.splitlines()[1:]} == CATALOGUE.keys()
    if command == ["list", "--json"]:
        assert {row["name"]: row["formula"] for row in json.loads(text)} == {n: d.formula for n, d in CATALOGUE.items()}


@pytest.mark.deep  # takes seconds to compile
def test_accuracy_as_json(capsys):
    assert cli.main(["accuracy", "relu", "--samples", "2", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["function"] == "relu"


def test_plot_and_gallery_write_files(capsys, tmp_path):
    file = tmp_path / "two.svg"
    assert cli.main(["plot", "relu", "elu:alpha=0.5", "--range", "-2", "2", "--passes", "forward", "-o", str(file)]) == 0
    assert "<svg" in file.read_text(encoding="utf-8")
    folder = tmp_path / "new" / "gallery"
    assert cli.main(["gallery", "relu", "softmax", "-o", str(folder), "--format", "png"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "relu.png", "softmax.png"]
    assert 'src="softmax.png"' in (folder / "index.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == f"2 pictures and index.html in {folder}\n"


def test_plot_without_a_file_or_display(capsys):
    import matplotlib

    matplotlib.use("Agg")
    assert cli.main(["plot", "relu"]) == 1
    assert "give a file: -o FILE.svg" in capsys.readouterr().err
    assert cli.main(["plot", "relu", "--range", "2", "1"]) == 2
    assert cli.main(["plot", "relu", "--range", "0", "inf"]) == 2
    assert "two finite numbers" in capsys.readouterr().err


def test_files_that_cannot_be_written(capsys, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert cli.main(["gallery", "relu", "-o", str(tmp_path / "file")]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("fastact gallery: ")
    assert printed.count("\n") == 1


def test_warmup_of_nothing(capsys):
    assert cli.main(["warmup", "softmax", "--passes", "derivative"]) == 2
    assert capsys.readouterr().err == "fastact warmup: none of the given functions has any of the given passes\n"


def test_missing_extras_are_named(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert cli.main(["plot", "relu"]) == 1
    assert capsys.readouterr().err == "fastact plot: tqdm is not installed; fastact's extra plot installs it\n"


def test_bars_are_no_need(capsys, monkeypatch):
    """Progress bars are optional: a plain installation must be able to warm up an image."""
    from fastact.tools import bench

    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setattr(bench, "measure", lambda names, sizes: [ROW])
    assert cli.main(["warmup", "relu", "--passes", "forward", "--jobs", "1"]) == 0
    assert cli.main(["bench", "relu", "--elements", "10"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("1 function is cached in ")
    assert printed.err == ""


def test_bench(capsys, monkeypatch):
    from fastact.tools import bench

    monkeypatch.setattr(bench.turns, "SAMPLE", 0.0)
    monkeypatch.setattr(bench.peers, "installed", lambda: [])
    assert cli.main(["bench", "relu", "elu", "--elements", "100"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[1:5]] == [[name, use] for name in ("relu", "elu") for use in ("forward", "fused")]
    assert lines[5].startswith("geometric mean")
    assert cli.main(["bench", "relu", "--elements", "100", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["pass"] for row in rows] == ["forward", "fused"]
    assert all(seconds > 0 for row in rows for seconds in row["seconds"].values())


def test_means_of_ratios():
    from fastact.tools import bench

    rows = [{"seconds": {"fastact": 1.0, "NumPy": 2.0}}, {"seconds": {"fastact": 1.0, "NumPy": 8.0, "JAX": 3.0}}]
    assert bench.mean_ratios(rows) == {"NumPy": pytest.approx(4.0), "JAX": pytest.approx(3.0)}


@pytest.mark.deep
def test_warmup_compiles_into_the_cache_and_goes_on_where_it_stopped(tmp_path):
    """A second run compiles nothing, nor does the first call of another process."""

    def run(*command):
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    def compiled():
        return sorted(path.name for path in tmp_path.rglob("*.o"))

    environment = {**os.environ, "FASTACT_CACHE_DIR": str(tmp_path)}
    warm = (sys.executable, "-m", "fastact", "warmup", "relu", "softmax", "--passes", "forward,fused", "--jobs", "2")
    assert run(*warm).startswith("4 functions are cached in ")
    first = compiled()
    assert len(first) >= 2 * 2 + 2 * 4  # both types, for softmax both layouts; and the loops
    run(*warm)
    use = "import numpy as np, fastact; x = np.ones((30, 40, 50)); fastact.relu(x); fastact.fused.softmax(x, x, axis=1)"
    run(sys.executable, "-c", use)
    assert compiled() == first


def test_warmup_knows_everything():
    from fastact.tools import warmup

    everything = warmup.parts()
    assert {name for use, name in everything if use == "forward"} == CATALOGUE.keys()
    assert len(everything) == len(set(everything))
    for part in everything[-3:]:
        assert warmup.build(part) == part


def test_ctrl_c_is_status_1(capsys, monkeypatch):
    def stopped(arguments):
        raise KeyboardInterrupt

    parser = SimpleNamespace(parse_args=lambda argv: SimpleNamespace(run=stopped, command="bench"))
    monkeypatch.setattr(cli, "_parser", lambda: parser)
    assert cli.main([]) == 1
    assert capsys.readouterr().err == "fastact bench: stopped\n"
