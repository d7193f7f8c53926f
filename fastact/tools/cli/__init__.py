"""The command line: ``fastact COMMAND``.

The exit status is 0 for success, 1 if something failed or is missing, and 2 for wrong arguments.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from fastact.tools.cli import commands, kinds


class _Parser(argparse.ArgumentParser):
    """A parser that reports a wrong argument in one line, with exit status 2."""

    def error(self, message: str):
        self.exit(2, f"{self.prog}: {message}\n")


def _needs(command: str, extra: str, run):
    """Return `run` with a message of one line for the case that a package of the extra is missing."""

    def checked(arguments) -> int:
        try:
            return run(arguments)
        except ModuleNotFoundError as error:
            print(f"fastact {command}: {error.name} is not installed; fastact's extra {extra} installs it", file=sys.stderr)
            return 1

    return checked


Command = Callable[..., argparse.ArgumentParser]


def _parser() -> argparse.ArgumentParser:
    from fastact import __version__

    parser = _Parser(prog="fastact", description="Activation functions as NumPy ufuncs.")
    parser.add_argument("--version", action="version", version=f"fastact {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run, summary: str, example: str, json: bool = False):
        form = argparse.RawDescriptionHelpFormatter
        made = subparsers.add_parser(
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

    for add in (_add_demo, _add_tables, _add_pictures, _add_measurements, _add_compilation):
        add(command)
    return parser


def _add_demo(command: Command) -> None:
    demo = command(
        "demo",
        _needs("demo", "demo", commands.run_demo),
        "train a network on handwritten digits, with fastact and with plain NumPy",
        "fastact demo --activation silu --plot curves.png",
    )
    demo.add_argument(
        "--transformer",
        action="store_true",
        help="compute the gradients of a transformer block instead, --epochs times; also with PyTorch if it is installed",
    )
    demo.add_argument(
        "--activation",
        type=kinds.activation,
        default="gelu",
        metavar="NAME",
        help="activation of the hidden layers (default: gelu)",
    )
    demo.add_argument("--epochs", type=kinds.positive, default=20, metavar="N", help="number of epochs (default: 20)")
    demo.add_argument("--seed", type=kinds.whole, default=0, metavar="N", help="seed of the random number generator (default: 0)")
    demo.add_argument("--plot", type=kinds.plot_file, metavar="FILE", help="save the learning curves to a .png, .svg or .pdf file")


def _add_tables(command: Command) -> None:
    info = command(
        "info",
        commands.run_info,
        "print versions, threads, vector width and the cache folder, or where the kernels of functions come from",
        "fastact info gelu softmax",
        json=True,
    )
    info.add_argument(
        "names",
        nargs="*",
        type=kinds.any_name,
        metavar="NAME",
        help="functions whose kernels to list: ready, in the cache, or compiled at first use (default: none)",
    )
    listed = command(
        "list",
        commands.run_list,
        "print activations with their passes, parameters and formulas",
        "fastact list gelu silu",
        json=True,
    )
    listed.add_argument("names", nargs="*", type=kinds.any_name, metavar="NAME", help="activations to list (default: all)")


def _add_pictures(command: Command) -> None:
    from fastact.tools import plots

    plot = command(
        "plot",
        _needs("plot", "plot", commands.run_plot),
        "plot activations with their derivatives, kinks and saturated intervals",
        "fastact plot gelu elu:alpha=0.5 softmax -o three.svg",
    )
    plot.add_argument(
        "names", nargs="+", type=kinds.curve, metavar="NAME[:PARAMETER=NUMBER,...]", help="activations to plot side by side"
    )
    plot.add_argument(
        "-o", "--output", type=kinds.plot_file, metavar="FILE", help="a .png, .svg or .pdf file (default: open a window)"
    )
    plot.add_argument(
        "--passes",
        type=kinds.passes(*plots.PASSES),
        default=plots.PASSES,
        metavar="PASS,...",
        help=f"curves to plot (default: {','.join(plots.PASSES)})",
    )
    plot._negative_number_matcher = re.compile(r"-(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$")  # argparse's takes -1e3 for an option
    plot.add_argument(
        "--range",
        nargs=2,
        type=float,
        metavar=("LOW", "HIGH"),
        help="interval of x (default: -6 6, or wider if there are kinks or bends beyond)",
    )
    gallery = command(
        "gallery",
        _needs("gallery", "plot", commands.run_gallery),
        "save a picture of every activation to a folder",
        "fastact gallery -o pictures",
    )
    gallery.add_argument("names", nargs="*", type=kinds.any_name, metavar="NAME", help="activations to plot (default: all)")
    gallery.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="folder; it is created if it does not exist"
    )
    gallery.add_argument("--format", choices=("svg", "png", "pdf"), default="svg", help="format of the pictures (default: svg)")


def _add_measurements(command: Command) -> None:
    accuracy = command(
        "accuracy",
        _needs("accuracy", "accuracy", commands.run_accuracy),
        "measure the largest errors of values and derivatives",
        "fastact accuracy gelu silu --exhaustive",
        json=True,
    )
    accuracy.add_argument("names", nargs="*", type=kinds.elementwise, metavar="NAME", help="functions to measure (default: all)")
    accuracy.add_argument(
        "--exhaustive",
        action="store_true",
        help="measure all float32 numbers instead of a sample; takes a minute for each function",
    )
    accuracy.add_argument(
        "--samples",
        type=kinds.positive,
        default=200,
        metavar="N",
        help="number of float64 samples of each kind to compare with mpmath (default: 200)",
    )
    accuracy.add_argument(
        "-o",
        "--output",
        type=kinds.markdown_file,
        metavar="FILE.md",
        help="write the table to a file; other rows of the file are kept",
    )
    bench = command(
        "bench",
        commands.run_bench,
        "compare the speed with that of the installed libraries (NumPy, PyTorch, ONNX Runtime and others); takes a minute",
        "fastact bench gelu silu --elements 100000",
        json=True,
    )
    bench.add_argument(
        "names", nargs="*", type=kinds.single, metavar="NAME", help="functions to measure (default: eight common functions)"
    )
    bench.add_argument(
        "--elements", type=kinds.positive, metavar="N", help="number of elements (default: 1000, 100000 and 10000000)"
    )


def _add_compilation(command: Command) -> None:
    from fastact.definitions.passes import PASSES
    from fastact.runtime import archive

    warmup = command(
        "warmup",
        commands.run_warmup,
        "compile functions ahead of time and cache them; an interrupted run can be resumed",
        "fastact warmup gelu softmax --passes forward,fused",
    )
    ready = command(
        "ready",
        commands.run_ready,
        "compile functions for other machines, into archives that a wheel of fastact contains",
        "fastact ready --target x86-64-v3,x86-64-v4 -o build/ready",
    )
    ready.add_argument(
        "--target",
        type=kinds.levels,
        required=True,
        metavar="LEVEL,...",
        help=f"processors to compile for, out of {','.join(level.name for level in archive.LEVELS)}",
    )
    ready.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder; it is created if it does not exist")
    for each in (warmup, ready):
        each.add_argument(
            "names",
            nargs="*",
            type=kinds.any_name,
            metavar="NAME",
            help="functions to compile (default: all, including losses and layers)",
        )
        each.add_argument(
            "--passes",
            type=kinds.passes(*PASSES),
            metavar="PASS,...",
            help=f"passes to compile, out of {','.join(PASSES)} (default: all)",
        )
        each.add_argument("--jobs", type=kinds.positive, metavar="N", help="number of processes (default: the number of cores)")


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    if hasattr(sys.stdout, "reconfigure"):  # not in a notebook
        sys.stdout.reconfigure(errors="backslashreplace")  # for characters that an ascii or cp1252 terminal lacks
    arguments = _parser().parse_args(argv)
    try:
        status = arguments.run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"fastact {arguments.command}: stopped", file=sys.stderr)
        return 1
    except BrokenPipeError:  # as in `fastact list | head`; without dup2, Python would report it again on closing the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a file that cannot be written
        print(f"fastact {arguments.command}: {error}", file=sys.stderr)
        return 1
    return status
