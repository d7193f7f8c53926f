"""The documentation site's sources: every page is in the menu, and every function and public module has a page.

The workflow `docs` builds the site.
"""

import re
from pathlib import Path

import pages
import pytest

from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES

TOP = Path(__file__).parents[1]
WRITTEN = [path.relative_to(TOP / "docs") for path in (TOP / "docs").glob("*.md")]


def menu(page: str) -> list[str]:
    """Return the entries of the menu on a page of docs/."""
    (entries,) = re.findall(r"^```\{toctree\}\n(?::.*\n)*\n(.*?)^```", (TOP / "docs" / page).read_text("utf-8"), re.M | re.S)
    return entries.split()


SECTIONS = ("tutorial.md", "guide.md", "results.md", "development.md")


def test_every_page_is_in_the_menu_once():
    listed = [entry for section in SECTIONS for entry in menu(section)]
    written = {path.with_suffix("").as_posix() for path in WRITTEN} - {Path(section).stem for section in SECTIONS}
    notebooks = {f"/notebooks/{path.stem}" for path in (TOP / "notebooks").glob("*.ipynb")}
    assert sorted(listed) == sorted({*listed}), "listed twice"
    assert written | notebooks <= set(listed)
    for entry in listed:
        path = TOP / entry.removeprefix("/") if entry.startswith("/") else TOP / "docs" / entry
        assert path.with_suffix(".md").exists() or path.with_suffix(".ipynb").exists(), entry


@pytest.mark.parametrize("name", CATALOGUE)
def test_pages_of_functions(name):
    """Each page shows the plot and the docstring in every pass, and the gallery links to it."""
    page = pages.function_page(name)
    assert f"]({name}.svg)" in page
    uses = [use for use in PASSES.values() if name in use.names()]
    assert page.count(".. autofunction:: ") == len(uses) + 1  # plus the one for GPUs
    assert all(f".. autofunction:: {use.module}.{name}({', '.join(use.arrays_in(CATALOGUE[name]))}, /" in page for use in uses)
    assert f"[![{name}]({name}.svg)" in pages.gallery()


def test_the_start_page_links_to_the_pages_of_functions():
    linked = pages.linked((TOP / "README.md").read_text(encoding="utf-8"))
    assert all(f"[`{name}`](docs/functions/{name}.md)" in linked for name in CATALOGUE)


def test_pages_of_modules():
    modules = list(pages.public_modules())
    assert {use.module for use in PASSES.values()} <= set(modules)
    assert {"fastact.losses", "fastact.nn", "fastact.jit.fused", "fastact.cuda.losses", "fastact.contrib.sklearn"} <= set(modules)
    page = pages.module_page("fastact.nn")
    assert ".. autofunction:: fastact.nn.layer_norm\n" in page
    assert ".. autoexception:: fastact.cuda.CudaUnavailableError\n" in pages.module_page("fastact.cuda")


def test_docstrings_become_restructured_text():
    known = {
        ".. math:: f(x) = x for x > min_val, else 0": r".. math:: f(x) = x\ \mathrm{for}\ x > \mathrm{min\_val},\ \mathrm{else}\ 0",
        "He et al. (2015), arXiv:1502.01852.": "He et al. (2015), `arXiv:1502.01852 <https://arxiv.org/abs/1502.01852>`__.",
        "x for |x| < 1": r"x for \|x\| < 1",
        "as ``a | b``": "as ``a | b``",
        ">>> a | b": ">>> a | b",
    }
    assert {line: pages.dressed(line) for line in known} == known
