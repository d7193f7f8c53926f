"""The command line: ``fastact demo``, ``info``, ``list`` and ``accuracy``."""

import argparse
import difflib
import os
import platform
import sys
from pathlib import Path

PLOT_FORMATS = (".png", ".svg", ".pdf")


class _Parser(argparse.ArgumentParser):
    """One line on a wrong argument, and exit status 2."""

    def error(self, message: str):
        self.exit(2, f"{self.prog}: {message}\n")


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"a positive whole number is needed, got {text!r}")
    return int(text)


def _name(text: str, *, gated: bool, otherwise: str) -> str:
    """An element-wise function's name, a gated one's only if `gated`; `otherwise` says what the others are not good for."""
    from fastact.activations import CATALOGUE, Activation

    names = [name for name, entry in CATALOGUE.items() if isinstance(entry, Activation) and (gated or not entry.gated)]
    if text in names:
        return text
    if text in CATALOGUE:
        reason = "takes two arrays" if isinstance(CATALOGUE[text], Activation) else "works on rows"
        raise argparse.ArgumentTypeError(f"{text!r} {reason}, {otherwise}")
    raise argparse.ArgumentTypeError(f"unknown activation {text!r}{_hint(text, names)}")


def _activation(text: str) -> str:
    return _name(text, gated=False, otherwise="a hidden layer needs an element-wise activation of one array")


def _elementwise(text: str) -> str:
    return _name(text, gated=True, otherwise="only element-wise functions are measured")


def _hint(text: str, names: list[str]) -> str:
    close = difflib.get_close_matches(text, names, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(sorted(names))}"


def _plot_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in PLOT_FORMATS:
        raise argparse.ArgumentTypeError(f"a file name ending in {', '.join(PLOT_FORMATS)} is needed, got {text!r}")
    return _in_a_folder(path)


def _demo(arguments) -> int:
    try:
        from fastact import demo
    except ModuleNotFoundError as error:
        print(f'fastact demo: {error.name} is not installed; pip install "fastact[demo]"', file=sys.stderr)
        return 1
    demo.run(arguments.activation, epochs=arguments.epochs, seed=arguments.seed, plot=arguments.plot)
    return 0


def _info(arguments) -> int:
    import llvmlite
    import llvmlite.binding as llvm
    import numba
    import numpy as np

    import fastact
    from fastact.engine import threads
    from fastact.engine.ufunc import driver

    features = llvm.get_host_cpu_features()
    width = 512 if features.get("avx512f") else 256 if features.get("avx") else 128
    layer = threads.start()
    rows = {
        "fastact": fastact.__version__,
        "Python": platform.python_version(),
        "NumPy": np.__version__,
        "Numba": f"{numba.__version__} (llvmlite {llvmlite.__version__}, LLVM {'.'.join(map(str, llvm.llvm_version_info))})",
        "processor": f"{llvm.get_host_cpu_name()} ({platform.machine()}), {os.cpu_count()} cores",
        "vector width": f"{width} bits",
        "threading layer": layer if threads.STATE[threads.ALLOWED] else f"{layer} (not thread-safe: fastact runs on one thread)",
        "threads": numba.get_num_threads(),
        "cache folder": driver().folder or "none can be written: functions are compiled in every process",
    }
    for name, value in rows.items():
        print(f"{name:<16} {value}")
    return 0


def _list(arguments) -> int:
    from fastact.activations import CATALOGUE
    from fastact.engine.namespace import names
    from fastact.engine.passes import PASSES

    members = {use: set(names(entry)) for use, entry in PASSES.items()}
    rows = [("name", "passes", "parameters", "formula")]
    for name in sorted(CATALOGUE):
        definition = CATALOGUE[name]
        parameters = ", ".join(p.name if p.required else f"{p.name}={p.default:g}" for p in definition.parameters)
        rows.append((name, " ".join(use for use in PASSES if name in members[use]), parameters, definition.formula))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]))
    return 0


def _markdown_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".md":
        raise argparse.ArgumentTypeError(f"a file name ending in .md is needed, got {text!r}")
    return _in_a_folder(path)


def _in_a_folder(path: Path) -> Path:
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"the folder {str(path.absolute().parent)!r} does not exist")
    return path


def _accuracy(arguments) -> int:
    try:
        from tqdm import tqdm

        from fastact.accuracy import report
    except ModuleNotFoundError as error:
        print(f'fastact accuracy: {error.name} is not installed; pip install "fastact[accuracy]"', file=sys.stderr)
        return 1
    names = arguments.names or report.elementwise_names()
    table = report.read(arguments.output) if arguments.output else {}
    if not arguments.output:
        print(report.heading(), flush=True)
    with tqdm(names, disable=None, leave=False) as bar:
        for name in bar:
            bar.set_description(name)
            table[name] = report.row(name, exhaustive=arguments.exhaustive, count=arguments.samples)
            if arguments.output:  # after each, so that a run that is cut off keeps what it has
                arguments.output.write_text(report.text(table, arguments.samples), encoding="utf-8")
            else:
                bar.clear()
                print(table[name], flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    from fastact import __version__

    parser = _Parser(prog="fastact", description="Activation functions as NumPy ufuncs.")
    parser.add_argument("--version", action="version", version=f"fastact {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help="train a network on handwritten digits, with fastact and with plain NumPy")
    demo.add_argument("--activation", type=_activation, default="gelu", metavar="NAME", help="of the hidden layers (default: gelu)")
    demo.add_argument(
        "--epochs", type=_positive, default=20, metavar="N", help="how often the network sees all images (default: 20)"
    )
    demo.add_argument("--seed", type=int, default=0, metavar="N", help="of weights and order (default: 0)")
    demo.add_argument("--plot", type=_plot_file, metavar="FILE", help="draw the learning curves into a .png, .svg or .pdf file")
    demo.set_defaults(run=_demo)
    info = commands.add_parser("info", help="print versions, threads, vector width and the cache folder")
    info.set_defaults(run=_info)
    catalogue = commands.add_parser("list", help="print every activation with its passes, parameters and formula")
    catalogue.set_defaults(run=_list)
    accuracy = commands.add_parser("accuracy", help="measure the largest errors of values and derivatives")
    accuracy.add_argument("names", nargs="*", type=_elementwise, metavar="NAME", help="functions (default: all)")
    accuracy.add_argument("--exhaustive", action="store_true", help="all float32 numbers instead of a sample: a minute a function")
    accuracy.add_argument(
        "--samples", type=_positive, default=200, metavar="N", help="float64 numbers of each kind, against mpmath (default: 200)"
    )
    accuracy.add_argument("-o", "--output", type=_markdown_file, metavar="FILE.md", help="write the table, keeping other rows")
    accuracy.set_defaults(run=_accuracy)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    arguments = _parser().parse_args(argv)
    try:
        status = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # as in `fastact list | head`; Python would complain once more when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
