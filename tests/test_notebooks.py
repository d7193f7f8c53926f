"""The notebooks run from top to bottom, and are stored as they ran. ``jupyter`` or nbclient renews the outputs."""

from pathlib import Path

import nbclient
import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path):
    stored = nbformat.read(path, nbformat.NO_CONVERT)
    fresh = nbformat.read(path, nbformat.NO_CONVERT)
    nbclient.NotebookClient(fresh, timeout=300, resources={"metadata": {"path": str(path.parent)}}, coalesce_streams=True).execute()
    for before, after in zip(stored.cells, fresh.cells, strict=True):
        if before.cell_type == "code":
            assert before.execution_count == after.execution_count, "the stored outputs are of another run"
            kinds = [[(o.output_type, sorted(o.get("data", {}))) for o in cell.outputs] for cell in (before, after)]
            assert kinds[0] == kinds[1], before.source
            assert not any(o.get("name") == "stderr" for o in after.outputs), after.outputs


def test_there_is_one():
    assert [path.name for path in NOTEBOOKS] == ["quickstart.ipynb"]
