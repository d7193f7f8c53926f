"""The generated parts of README.md: ``python benchmarks/front_page.py`` updates them and the picture.

The table of functions comes from the catalogue, and the table of speed from the summary of BENCHMARKS.md. Each part is enclosed
in two comments.
"""

import inspect
import re
from pathlib import Path

from fastact.definitions import CATALOGUE
from fastact.tools import plots

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "benchmarks" / "charts" / "activations.svg"
SHOWN = ("relu", "gelu", "elu", "hardswish", "mish", "softmax")
PASSES = ("forward", "backward", "fused")  # in the table of speed
KINDS = {  # modules of fastact.definitions, in the order of the table
    "piecewise": "piecewise linear",
    "hard": "steps, clipped and squared",
    "shrinkage": "0 up to a threshold",
    "algebraic": "roots and quotients",
    "inverse_roots": "roots and quotients",
    "exponential": "one exponential",
    "sigmoidal": "sigmoid, tanh, x times a sigmoid",
    "logarithmic": "logarithms",
    "soft_exponential": "logarithms",
    "hyperbolic": "hyperbolic tangents",
    "gates": "x times a smooth gate",
    "gaussian": "normal distribution",
    "periodic": "periodic",
    "gated": "gated, of two arrays",
    "softmax": "rows: softmax and relatives",
    "scaled_softmax": "rows: scaled softmax",
    "sparse": "rows: sparse probabilities",
    "log_softmax": "rows: logarithms",
    "maxima": "rows: maxima",
}


def functions() -> str:
    """Return the table of all functions, by kind."""
    names = {title: [] for title in KINDS.values()}
    for name, definition in CATALOGUE.items():
        module = inspect.unwrap(definition.function).__module__.rpartition(".")[2]
        if module not in KINDS:
            raise ValueError(f"front_page: {name} is in the module {module!r}, which has no title in KINDS")
        names[KINDS[module]].append(f"`{name}`")
    lines = ["| Kind | Functions |", "|---|---|"]
    lines += [f"| {title} | {' '.join(found)} |" for title, found in names.items()]
    return "\n".join([*lines, "", f"{len(CATALOGUE)} functions. `fastact list` prints their passes, parameters and formulas."])


def speed(report: str) -> str:
    """Return the float32 part of the summary in BENCHMARKS.md: geometric means by pass, threads and size."""
    (table,) = re.findall(r"^## Summary\n.*?^(\| pass .*?)\n\n", report, re.MULTILINE | re.DOTALL)
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    kept = [head, *(row for row in rows if row[2] == "float32" and row[0] in PASSES)]
    lines = [f"| {' | '.join((use, threads, *cells))} |" for use, threads, _, *cells in kept]
    lines.insert(1, "|---" * (len(head) - 1) + "|")
    ((cells, lost),) = re.findall(r"^- (\d+) cells; fastact is slower in (\d+) of them", report, re.MULTILINE)
    body = re.sub(r" of \d+\)", ")", "\n".join(lines))
    return f"{body}\n\nOver all passes and types, fastact is slower in {lost} of {cells} cases."


def renewed(readme: str, report: str) -> str:
    """Return README's text with its generated parts brought up to date."""
    for name, text in (("functions", functions()), ("speed", speed(report))):
        pattern = rf"(<!-- {name}: benchmarks/front_page.py -->\n).*?(<!-- end -->)"
        readme, found = re.subn(pattern, lambda match, text=text: f"{match[1]}{text}\n{match[2]}", readme, flags=re.DOTALL)
        if found != 1:
            raise ValueError(f"README.md needs one part {name!r}, got {found}")
    return readme


def main() -> None:
    readme = ROOT / "README.md"
    report = (ROOT / "BENCHMARKS.md").read_text(encoding="utf-8")
    readme.write_text(renewed(readme.read_text(encoding="utf-8"), report), encoding="utf-8")
    plots.save(PICTURE, *SHOWN)


if __name__ == "__main__":
    main()
