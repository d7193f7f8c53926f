"""The documentation site: ``sphinx-build -W --keep-going -c docs . build/site`` builds it, with the extra ``docs``.

Run the command in the root of the repository. The sources are the repository's own files in their usual places. Links between
them therefore work in the site as they do elsewhere.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "benchmarks")]

import pages  # noqa: E402 -- behind the paths

import fastact  # noqa: E402

project, author = "fastact", "The fastact developers"
version = release = fastact.__version__
extensions = ["sphinx.ext.autodoc", "sphinx.ext.mathjax", "numpydoc", "myst_nb"]
root_doc = "README"
include_patterns = ["*.md", "docs/*.md", "docs/functions/*", "docs/reference/*", "notebooks/*.ipynb", "benchmarks/*.md"]
suppress_warnings = ["toc.not_included"]  # tests/test_site.py checks the menu
exclude_patterns = [".venv", "build", "fastact", "tests"]
default_role = "py:obj"
add_module_names = False
autodoc_typehints = "none"
numpydoc_show_class_members = False
nb_execution_mode = "off"  # the notebooks are stored with their results
myst_enable_extensions = ["attrs_inline"]
myst_heading_anchors = 3
html_theme = "pydata_sphinx_theme"
html_title = "fastact"
html_static_path = ["style"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_theme_options = {"show_prev_next": False, "navigation_with_keys": False}

SECTIONS = """

```{toctree}
:hidden:

docs/tutorial
docs/guide
docs/functions/index
docs/reference/index
docs/results
docs/development
```
"""


def add_sections(app, docname, text):
    """Make README.md the start page, with links to the pages of functions and with the menu."""
    if docname == root_doc:
        text[0] = pages.linked(text[0]) + SECTIONS


def dress(app, kind, name, value, options, lines):
    """Convert formulas in docstrings to LaTeX and papers to links, and escape |x|, which is not a substitution."""
    lines[:] = map(pages.dressed, lines)


def add_start(app, exception):
    """Copy the start page to index.html, which servers show."""
    if exception is None and app.builder.format == "html":
        shutil.copy(Path(app.outdir) / f"{root_doc}.html", Path(app.outdir) / "index.html")


def setup(app):
    app.connect("builder-inited", lambda app: pages.write())
    app.connect("source-read", add_sections)
    app.connect("autodoc-process-docstring", dress, priority=400)  # before numpydoc
    app.connect("build-finished", add_start)
