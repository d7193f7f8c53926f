"""Types of command-line arguments for argparse, with one-line error messages."""

import argparse
from pathlib import Path

PLOT_FORMATS = (".png", ".svg", ".pdf")


def whole(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"must be an integer of at least 0, got {text!r}")
    return int(text)


def positive(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"must be a positive integer, got {text!r}")
    return int(text)


def name(text: str, *, gated: bool, otherwise: str) -> str:
    """Return the name of an element-wise function, and reject others. Gated functions need `gated`; `otherwise` ends the error."""
    from fastact.definitions import CATALOGUE, Activation

    names = [name for name, entry in CATALOGUE.items() if isinstance(entry, Activation) and (gated or not entry.gated)]
    if text in names:
        return text
    if text in CATALOGUE:
        reason = "takes two arrays" if isinstance(CATALOGUE[text], Activation) else "is a function of rows"
        raise argparse.ArgumentTypeError(f"{text!r} {reason}, {otherwise}")
    raise argparse.ArgumentTypeError(f"unknown activation {text!r}{hint(text, names)}")


def activation(text: str) -> str:
    return name(text, gated=False, otherwise="a hidden layer needs an element-wise activation of one array")


def single(text: str) -> str:
    return name(text, gated=False, otherwise="the comparison is of element-wise functions of one array")


def elementwise(text: str) -> str:
    return name(text, gated=True, otherwise="only element-wise functions are measured")


def hint(text: str, names: list[str]) -> str:
    from fastact.runtime.arguments import did_you_mean

    return did_you_mean(text, names) or f"; there are {', '.join(sorted(names))}"


def plot_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in PLOT_FORMATS:
        raise argparse.ArgumentTypeError(f"must be a file name ending in {', '.join(PLOT_FORMATS)}, got {text!r}")
    return in_a_folder(path)


def passes(*known: str):
    def passes(text: str) -> list[str]:
        given = text.split(",")
        for name in given:
            if name not in known:
                raise argparse.ArgumentTypeError(f"must be a list out of {','.join(known)}, got {name!r}")
        return given

    return passes


def levels(text: str) -> list:
    from fastact.runtime.archive import LEVELS

    found = {level.name: level for level in LEVELS}
    for name in text.split(","):
        if name not in found:
            raise argparse.ArgumentTypeError(f"must be a list out of {','.join(found)}, got {name!r}")
    return [found[name] for name in text.split(",")]


def any_name(text: str) -> str:
    from fastact.definitions import CATALOGUE

    if text not in CATALOGUE:
        raise argparse.ArgumentTypeError(f"unknown activation {text!r}{hint(text, list(CATALOGUE))}")
    return text


def curve(text: str) -> str:
    """Check an argument of the form NAME or NAME:parameter=number,..."""
    from fastact.tools import curves

    any_name(text.partition(":")[0])
    try:
        curves.check(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("plot: ")) from None
    return text


def markdown_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".md":
        raise argparse.ArgumentTypeError(f"must be a file name ending in .md, got {text!r}")
    return in_a_folder(path)


def in_a_folder(path: Path) -> Path:
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"the folder {str(path.absolute().parent)!r} does not exist")
    return path
