"""The generated pages of the site: one for each function, one for each public module, and the gallery.

``docs/conf.py`` writes them before Sphinx reads the sources. They are made from the records and from ``__all__``.
"""

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import front_page

from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.definitions.passes import PASSES, Pass
from fastact.tools import curves, latex, plots

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
FOLDERS = (DOCS / "functions", DOCS / "reference")  # for generated pages


def public_modules(module: str = "fastact") -> Iterator[str]:
    """Yield the public modules, which ``__all__`` lists, at any depth. A module whose library is missing is left out."""
    try:
        loaded = importlib.import_module(module)
    except ImportError:
        return
    yield module
    for name in sorted(getattr(loaded, "__all__", ())):
        if name not in CATALOGUE and is_module(f"{module}.{name}"):
            yield from public_modules(f"{module}.{name}")


def is_module(name: str) -> bool:
    """Return whether the package has a module of this name."""
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def dressed(line: str) -> str:
    """Return a line of a docstring for Sphinx: formulas in LaTeX, papers as links, and bars escaped (no substitutions)."""
    head = ".. math:: "
    if line.startswith(head):
        return head + latex.upright(line.removeprefix(head))
    if line.lstrip().startswith(">>>") or "``" in line:
        return line
    return re.sub(r"arXiv:(\d{4}\.\d{4,5})", r"`arXiv:\1 <https://arxiv.org/abs/\1>`__", line).replace("|", r"\|")


def signature(use: Pass, name: str) -> str:
    """Return the arguments of a function in a pass, without the options common to all ufuncs."""
    definition = CATALOGUE[name]
    parameters = [p.name if p.required else f"{p.name}={p.default}" for p in definition.parameters]
    axis = ["*", "axis=-1"] if isinstance(definition, RowActivation) else []
    return ", ".join([*use.arrays_in(definition), "/", *parameters, *axis, "**kwargs"])


def directive(kind: str, target: str, members: str = "") -> str:
    shown = f"\n   :members: {members}" if members else ""
    return f"```{{eval-rst}}\n.. auto{kind}:: {target}{shown}\n```\n"


def function_page(name: str) -> str:
    """Return the page of a function, with its plot and its docstring in every pass."""
    definition = CATALOGUE[name]
    uses = [use for use in PASSES.values() if name in use.names()]
    parts = [f"# {name}\n", f"![{name} and its derivatives]({name}.svg)\n", facts(definition)]
    for use in uses:
        parts += [f"## {use.module}\n", directive("function", f"{use.module}.{name}({signature(use, name)})")]
    parts += ["## fastact.cuda\n", directive("function", f"fastact.cuda.{name}")]
    return "\n".join(parts)


def facts(definition: Activation | RowActivation) -> str:
    """Return the lines about the kinks and about other modules that have the function."""
    kinks = ", ".join(f"{kink:g}" for kink in getattr(definition, "kinks", ()))
    elsewhere = "" if isinstance(definition, RowActivation) else " in Numba code (`fastact.jit`) and"
    lines = [f"Kinks at x = {kinks}."] if kinks else []
    return "\n".join([*lines, f"Also available{elsewhere} on GPUs (`fastact.cuda`).\n"])


def linked(readme: str) -> str:
    """Return README's text with links to the functions' pages in its table of functions."""
    table = front_page.functions()
    return readme.replace(table, re.sub(r"`(\w+)`(?=.*\|$)", r"[`\1`](docs/functions/\1.md)", table, flags=re.MULTILINE))


def kinds() -> dict[str, list[str]]:
    """Return {title: names} as in the table of README.md."""
    rows = re.findall(r"^\| (.*?) \| (`.*`) \|$", front_page.functions(), re.MULTILINE)
    return {title: re.findall(r"`(\w+)`", names) for title, names in rows}


def gallery() -> str:
    """Return the page with all plots, each a link to the page of its function."""
    parts = ["# Functions\n", "The value and the first and second derivatives. Dotted lines mark kinks and jumps.\n"]
    for title, names in kinds().items():
        pictures = [f"[![{name}]({name}.svg){{width=200px}}]({name}.md)" for name in names]
        heading = re.sub(r"^\w(?=\w)", lambda first: first[0].upper(), title)
        parts += [f"## {heading}\n", "\n".join(pictures) + "\n"]
    listed = "\n".join(name for names in kinds().values() for name in names)
    return "\n".join([*parts, f"```{{toctree}}\n:hidden:\n\n{listed}\n```\n"])


def kind_of(value) -> str:
    """Return the kind of autodoc's directive for a value."""
    if isinstance(value, type):
        return "exception" if issubclass(value, Exception) else "class"
    return "function" if callable(value) else "data"


def module_page(module: str) -> str:
    """Return a module's page: its docstring, its functions with docstrings, and links to the pages of the catalogue's functions."""
    loaded = importlib.import_module(module)
    about = f".. module:: {module}\n\n{inspect.getdoc(loaded)}"  # Sphinx's automodule would build every function
    parts = [f"# {module}\n", f"```{{eval-rst}}\n{about}\n```\n"]
    listed = [name for name in loaded.__all__ if name in CATALOGUE]
    if listed:
        links = [f"[{name}](../functions/{name}.md)" for name in sorted(listed)]
        parts += ["## Functions\n", ", ".join(links) + "\n"]
    others = [name for name in loaded.__all__ if name not in CATALOGUE and not is_module(f"{module}.{name}")]
    for name in others:
        value = getattr(loaded, name)
        methods = vars(value) if isinstance(value, type) else {}
        own = [each for each, method in methods.items() if inspect.isfunction(method) and method.__doc__ and each[0] != "_"]
        parts += [directive(kind_of(value), f"{module}.{name}", ", ".join(own))]
    return "\n".join(parts)


def reference() -> str:
    """Return the list of modules, with the first lines of their docstrings."""
    modules = list(public_modules())
    lines = [f"- [{module}]({module}.md): {inspect.getdoc(importlib.import_module(module)).splitlines()[0]}" for module in modules]
    return "\n".join(["# Reference\n", *lines, "", "```{toctree}\n:hidden:\n", *modules, "```\n"])


def pages() -> dict[Path, str]:
    """Return {file: text} of all generated pages."""
    functions, modules = FOLDERS
    found = {functions / f"{name}.md": function_page(name) for name in CATALOGUE}
    found |= {modules / f"{module}.md": module_page(module) for module in public_modules()}
    return found | {functions / "index.md": gallery(), modules / "index.md": reference()}


def write() -> None:
    """Write the pages and plots that are missing or out of date, and remove pages that are no longer generated."""
    wanted = pages()
    for folder in FOLDERS:
        folder.mkdir(exist_ok=True)
        for file in folder.glob("*.md"):
            if file not in wanted:
                file.unlink()
    for file, text in wanted.items():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    for name, definition in CATALOGUE.items():
        picture = FOLDERS[0] / f"{name}.svg"
        sources = (
            inspect.getsourcefile(inspect.unwrap(definition.function)),
            *(module.__file__ for module in (curves, latex, plots)),
        )
        if not picture.exists() or picture.stat().st_mtime < max(Path(source).stat().st_mtime for source in sources):
            plots.save(picture, name)
