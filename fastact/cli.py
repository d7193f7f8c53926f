"""The command line: ``fastact COMMAND``.

Exit status 0 for success, 1 where something failed or is missing, 2 for wrong arguments.
"""

import argparse
import difflib
import json
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


def _passes(*known: str):
    def passes(text: str) -> list[str]:
        given = text.split(",")
        for name in given:
            if name not in known:
                raise argparse.ArgumentTypeError(f"some of {','.join(known)} are needed, got {name!r}")
        return given

    return passes


def _any_name(text: str) -> str:
    from fastact.activations import CATALOGUE

    if text not in CATALOGUE:
        raise argparse.ArgumentTypeError(f"unknown activation {text!r}{_hint(text, list(CATALOGUE))}")
    return text


def _curve(text: str) -> str:
    """NAME or NAME:parameter=number,..."""
    from fastact import plots

    _any_name(text.partition(":")[0])
    try:
        plots.check(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("plot: ")) from None
    return text


def _needs(command: str, extra: str, run):
    """`run` with its arguments; one line where something of the extra is missing."""

    def checked(arguments) -> int:
        try:
            return run(arguments)
        except ModuleNotFoundError as error:
            print(f'fastact {command}: {error.name} is not installed; pip install "fastact[{extra}]"', file=sys.stderr)
            return 1

    return checked


def _demo(arguments) -> int:
    from fastact import demo

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
    if arguments.json:
        _print_json(rows)
        return 0
    for name, value in rows.items():
        print(f"{name:<16} {value}")
    return 0


def _list(arguments) -> int:
    from fastact.activations import CATALOGUE
    from fastact.engine.namespace import names
    from fastact.engine.passes import PASSES

    members = {use: set(names(entry)) for use, entry in PASSES.items()}
    rows = [
        {
            "name": name,
            "passes": [use for use in PASSES if name in members[use]],
            "parameters": {p.name: None if p.required else p.default for p in CATALOGUE[name].parameters},
            "formula": CATALOGUE[name].formula,
        }
        for name in sorted(CATALOGUE)
    ]
    if arguments.json:
        _print_json(rows)
        return 0
    lines = [("name", "passes", "parameters", "formula")]
    for row in rows:
        parameters = ", ".join(name if value is None else f"{name}={value:g}" for name, value in row["parameters"].items())
        lines.append((row["name"], " ".join(row["passes"]), parameters, row["formula"]))
    _print_table(lines, left=4)
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
    from tqdm import tqdm

    from fastact.accuracy import report

    names = arguments.names or report.elementwise_names()
    table = report.read(arguments.output) if arguments.output else {}
    if not (arguments.output or arguments.json):
        print(report.heading(), flush=True)
    with tqdm(names, disable=None, leave=False) as bar:
        for name in bar:
            bar.set_description(name)
            table[name] = report.row(name, exhaustive=arguments.exhaustive, count=arguments.samples)
            if arguments.output:  # after each, so that a run that is cut off keeps what it has
                arguments.output.write_text(report.text(table, arguments.samples), encoding="utf-8")
            elif not arguments.json:
                bar.clear()
                print(table[name], flush=True)
    if arguments.json:
        _print_json([dict(zip(report.COLUMNS, table[name].cells, strict=True)) for name in names])
    return 0


def _plot(arguments) -> int:
    from fastact import plots

    options = {"passes": arguments.passes, "range": tuple(arguments.range)}
    if not options["range"][0] < options["range"][1]:
        print(f"fastact plot: --range needs the lower end first, got {arguments.range}", file=sys.stderr)
        return 2
    if arguments.output:
        plots.save(arguments.output, *arguments.names, **options)
        return 0
    if not plots.show(*arguments.names, **options):
        print("fastact plot: there is no display to show a window on; give a file: -o FILE.svg", file=sys.stderr)
        return 1
    return 0


def _gallery(arguments) -> int:
    from tqdm import tqdm

    from fastact import plots
    from fastact.activations import CATALOGUE

    names = arguments.names or sorted(CATALOGUE)
    arguments.output.mkdir(parents=True, exist_ok=True)
    with tqdm(names, disable=None, leave=False, unit="function") as bar:
        for name in bar:
            bar.set_description(name)
            plots.save(arguments.output / f"{name}.{arguments.format}", name)
    plots.write_index(arguments.output, names, arguments.format)
    print(f"{len(names)} pictures and index.html in {arguments.output}")
    return 0


def _bench(arguments) -> int:
    from tqdm import tqdm

    from fastact import bench

    names = arguments.names or bench.FUNCTIONS
    sizes = (arguments.elements,) if arguments.elements else bench.SIZES
    count = len(names) * len(sizes) * 2
    with tqdm(bench.measure(names, sizes), total=count, disable=None, leave=False, unit="row") as bar:
        rows = list(bar)
    if arguments.json:
        _print_json(rows)
        return 0
    others = [library for library in bench.libraries() if library != "fastact"]
    lines = [("function", "pass", "elements", "fastact", *others)]
    for row in rows:
        seconds, own = row["seconds"], row["seconds"]["fastact"]
        ratios = (f"{seconds[library] / own:.2f} ×" if library in seconds else "" for library in others)
        lines.append((row["name"], row["pass"], f"{row['elements']:,}", f"{own * 1e6:,.1f} µs", *ratios))
    means = bench.mean_ratios(rows)
    lines.append(("geometric mean", "", "", "", *(f"{means[library]:.2f} ×" if library in means else "" for library in others)))
    _print_table(lines, left=2)
    print("float32, new arrays; how many times as long as fastact the others take. fused: value and gradient.")
    return 0


def _warmup(arguments) -> int:
    from tqdm import tqdm

    from fastact import warmup
    from fastact.engine.ufunc import driver

    if driver().folder is None:
        print("fastact warmup: no cache folder can be written; set NUMBA_CACHE_DIR to one that can", file=sys.stderr)
        return 1
    chosen = warmup.parts(arguments.names, arguments.passes)
    pause = 0.1 if sys.stderr.isatty() else 10  # in the log of an image's build a line now and then
    done = warmup.run(chosen, arguments.jobs or warmup.most_jobs())
    with tqdm(done, total=len(chosen), mininterval=pause, unit="function") as bar:
        for kind, name in bar:
            bar.set_postfix_str(f"{kind} {name}")
    print(f"{len(chosen)} functions are in {driver().folder}")
    return 0


def _print_json(value) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _print_table(lines, left: int) -> None:
    """Columns of equal width, the first `left` of them flush left, the others flush right."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        cells = [cell.ljust(w) if k < left else cell.rjust(w) for k, (cell, w) in enumerate(zip(line, widths, strict=True))]
        print("  ".join(cells).rstrip())


def _parser() -> argparse.ArgumentParser:
    from fastact import __version__

    parser = _Parser(prog="fastact", description="Activation functions as NumPy ufuncs.")
    parser.add_argument("--version", action="version", version=f"fastact {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run, summary: str, example: str, json: bool = False):
        form = argparse.RawDescriptionHelpFormatter
        made = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=f"example: {example}",
            formatter_class=form,
        )
        made.set_defaults(run=run)
        if json:
            made.add_argument("--json", action="store_true", help="print JSON instead of a table")
        return made

    demo = command(
        "demo",
        _needs("demo", "demo", _demo),
        "train a network on handwritten digits, with fastact and with plain NumPy",
        "fastact demo --activation silu --plot curves.png",
    )
    demo.add_argument("--activation", type=_activation, default="gelu", metavar="NAME", help="of the hidden layers (default: gelu)")
    demo.add_argument(
        "--epochs", type=_positive, default=20, metavar="N", help="how often the network sees all images (default: 20)"
    )
    demo.add_argument("--seed", type=int, default=0, metavar="N", help="of weights and order (default: 0)")
    demo.add_argument("--plot", type=_plot_file, metavar="FILE", help="draw the learning curves into a .png, .svg or .pdf file")
    command("info", _info, "print versions, threads, vector width and the cache folder", "fastact info --json", json=True)
    command("list", _list, "print every activation with its passes, parameters and formula", "fastact list | grep elu", json=True)
    plot = command(
        "plot",
        _needs("plot", "plot", _plot),
        "draw activations: value, first and second derivative, kinks and where they saturate",
        "fastact plot gelu elu:alpha=0.5 softmax -o three.svg",
    )
    plot.add_argument("names", nargs="+", type=_curve, metavar="NAME[:PARAMETER=NUMBER,...]", help="activations, side by side")
    plot.add_argument("-o", "--output", type=_plot_file, metavar="FILE", help="a .png, .svg or .pdf file (default: a window)")
    curves = ("forward", "derivative", "derivative2")
    plot.add_argument(
        "--passes", type=_passes(*curves), default=curves, metavar="PASS,...", help=f"curves (default: {','.join(curves)})"
    )
    plot.add_argument("--range", nargs=2, type=float, default=(-6.0, 6.0), metavar=("LOW", "HIGH"), help="of x (default: -6 6)")
    gallery = command(
        "gallery", _needs("gallery", "plot", _gallery), "draw every activation into a folder", "fastact gallery -o pictures"
    )
    gallery.add_argument("names", nargs="*", type=_any_name, metavar="NAME", help="activations (default: all)")
    gallery.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="the folder; it is made if need be")
    gallery.add_argument("--format", choices=("svg", "png", "pdf"), default="svg", help="of the pictures (default: svg)")
    accuracy = command(
        "accuracy",
        _needs("accuracy", "accuracy", _accuracy),
        "measure the largest errors of values and derivatives",
        "fastact accuracy gelu silu --exhaustive",
        json=True,
    )
    accuracy.add_argument("names", nargs="*", type=_elementwise, metavar="NAME", help="functions (default: all)")
    accuracy.add_argument("--exhaustive", action="store_true", help="all float32 numbers instead of a sample: a minute a function")
    accuracy.add_argument(
        "--samples", type=_positive, default=200, metavar="N", help="float64 numbers of each kind, against mpmath (default: 200)"
    )
    accuracy.add_argument("-o", "--output", type=_markdown_file, metavar="FILE.md", help="write the table, keeping other rows")
    bench = command(
        "bench",
        _needs("bench", "progress", _bench),
        "compare the speed with NumPy, PyTorch and JAX, as far as they are installed, in a minute",
        "fastact bench gelu silu --elements 100000",
        json=True,
    )
    bench.add_argument("names", nargs="*", type=_activation, metavar="NAME", help="functions (default: eight well-known ones)")
    bench.add_argument("--elements", type=_positive, metavar="N", help="of the arrays (default: 1000, 100000 and 10000000)")
    warmup = command(
        "warmup",
        _needs("warmup", "progress", _warmup),
        "compile functions into the cache ahead of their first use; run again, it goes on where it was stopped",
        "fastact warmup gelu softmax --passes forward,fused",
    )
    passes = ("forward", "backward", "fused", "derivative", "derivative2", "param_grad")
    warmup.add_argument("names", nargs="*", type=_any_name, metavar="NAME", help="functions (default: all, with losses and layers)")
    warmup.add_argument("--passes", type=_passes(*passes), metavar="PASS,...", help=f"some of {','.join(passes)} (default: all)")
    warmup.add_argument("--jobs", type=_positive, metavar="N", help="processes (default: as many as there are cores)")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    arguments = _parser().parse_args(argv)
    try:
        status = arguments.run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"fastact {arguments.command}: stopped", file=sys.stderr)
        return 1
    except BrokenPipeError:  # as in `fastact list | head`; Python would complain once more when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
