"""The notebooks run from top to bottom, and are stored with the outputs of a full run.

``jupyter`` or nbclient renews the outputs. The fast tests run the notebook that users open first, in short mode. The deep tests run
all notebooks in both modes.
"""

import re
from pathlib import Path

import matplotlib
import nbclient
import nbformat
import pytest
from matplotlib import font_manager

from fastact.definitions import CATALOGUE

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


FIRST = "quickstart"
MODES = [
    pytest.param(path, mode, id=f"{path.stem}-{mode}", marks=() if (path.stem, mode) == (FIRST, "short") else pytest.mark.deep)
    for path in NOTEBOOKS
    for mode in ("short", "full")
]


@pytest.mark.parametrize(("path", "mode"), MODES)
def test_notebook(path, mode, monkeypatch):
    monkeypatch.setenv("FASTACT_SHORT", "1" if mode == "short" else "")
    font_manager.findfont("DejaVu Sans")  # makes matplotlib's list of fonts, which prints a message in a notebook if it takes 5 s
    stored = nbformat.read(path, nbformat.NO_CONVERT)
    fresh = nbformat.read(path, nbformat.NO_CONVERT)
    nbclient.NotebookClient(
        fresh, timeout=1800, resources={"metadata": {"path": str(path.parent)}}, coalesce_streams=True
    ).execute()
    for before, after in zip(stored.cells, fresh.cells, strict=True):
        if before.cell_type == "code":
            assert before.execution_count == after.execution_count, "the stored outputs are of another run"
            kinds = [[(o.output_type, sorted(o.get("data", {}))) for o in cell.outputs] for cell in (before, after)]
            assert kinds[0] == kinds[1], before.source
            assert not any(o.get("name") == "stderr" for o in after.outputs), after.outputs


def test_they_say_what_the_reader_will_be_able_to_do():
    for path in NOTEBOOKS:
        assert "you can\n" in nbformat.read(path, nbformat.NO_CONVERT).cells[0].source, path.stem


def test_the_gallery_shows_each_function_once():
    """Functions that are in no group are shown at the end."""
    (path,) = [path for path in NOTEBOOKS if path.stem == "gallery"]
    *_, last = cells = nbformat.read(path, nbformat.NO_CONVERT).cells
    grouped = re.findall(r"\w+", "".join(cell.source.removeprefix("show") for cell in cells if cell.source.startswith("show(")))
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= CATALOGUE.keys()
    assert "for name in CATALOGUE if name not in shown" in last.source


def test_the_gallery_is_up_to_date(monkeypatch):
    """The stored tables are what the notebook makes today of ACCURACY.md and of the formulas and docstrings."""
    (path,) = [path for path in NOTEBOOKS if path.stem == "gallery"]
    cells = [cell for cell in nbformat.read(path, nbformat.NO_CONVERT).cells if cell.cell_type == "code"]
    monkeypatch.chdir(path.parent)
    made = {}
    with matplotlib.rc_context():
        exec(cells[0].source, made)
    stale, shown = [], set()
    for cell in cells[1:]:
        stored = "\n".join(output.data.get("text/markdown", "") for output in cell.outputs if "data" in output)
        names = re.findall(r"^\| `(\w+)` \|", stored, re.MULTILINE)
        shown.update(names)
        lines = stored.splitlines()
        stale += [name for name, line in zip(names, made["table"](names).data.splitlines()[2:], strict=True) if line not in lines]
    stale += sorted(CATALOGUE.keys() - shown)
    renew = f"jupyter execute --inplace notebooks/{path.name}"
    assert not stale, f"the gallery does not show what ACCURACY.md and the definitions say about {', '.join(stale)}; run: {renew}"


def test_they_are_all_there():
    names = "gallery performance quickstart training why_activations your_own_activation"
    assert [path.stem for path in NOTEBOOKS] == names.split()
