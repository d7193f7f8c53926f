"""A call with containers among its arguments. It records what each argument and result holds, for the modules that make it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

# The content of an operand: a row, a row of another length than the others, one number per row (or per element, if the function has
# no rows), or either a row or one number, depending on its dimensions.
ROW, OTHER_ROW, NUMBER, ROW_OR_NUMBER = "row", "row of another length", "number", "row or number"
ROWS = (ROW, OTHER_ROW)
# Content that all rows share: one row, or any array, such as the weights of a layer. In a result, it is a sum over all rows.
COMMON_ROW, WHOLE = "common row", "whole"


@dataclass(frozen=True)
class Operand:
    """An argument with data: its name, its content, its value, and a flag for arguments that are passed by keyword.

    Integers that hold one number per row are positions in the rows, such as class indices, unless the operand is a `factor`.
    """

    name: str
    holds: str
    value: object
    keyword: bool = False
    factor: bool = False


@dataclass(frozen=True)
class Call:
    """The call ``function(*operands, **options)`` and the content of its results.

    `reduced` is for losses of dask arrays. It takes the call and the reduction, and returns the factor of the sum over all rows and
    the call for each row.
    """

    name: str
    function: Callable
    operands: tuple[Operand, ...]
    results: tuple[str, ...]
    options: dict = field(default_factory=dict)
    reduced: Callable | None = None

    def __post_init__(self):
        rank = ndim(self.operands[0].value)
        chosen = lambda o: (ROW if ndim(o.value) == rank else NUMBER) if o.holds == ROW_OR_NUMBER else o.holds
        object.__setattr__(self, "operands", tuple(replace(o, holds=chosen(o)) for o in self.operands))

    @property
    def rows(self) -> bool:
        """True if the call works on rows along ``axis``, not on elements."""
        return ROW in (*(operand.holds for operand in self.operands), *self.results)

    @property
    def axis(self) -> int:
        return self.options.get("axis", -1)

    def operand(self, name: str) -> Operand | None:
        """Return the operand with this name, or None if it was not passed."""
        return next((operand for operand in self.operands if operand.name == name), None)

    @property
    def keywords(self) -> tuple[str | None, ...]:
        """The names of the operands that are passed by keyword, and None for the others."""
        return tuple(operand.name if operand.keyword else None for operand in self.operands)

    def on(self, values):
        """Call the function itself with other values of the operands."""
        return call(self.function, self.keywords, self.options, values)

    def refuse(self, *options: str, container: str) -> None:
        """Raise an error for options that a library's arrays do not support."""
        if given := [name for name in options if self.options.get(name) is not None]:
            remedy = "; name the dimension by its number, axis=" if given[0] == "dim" else ""
            raise TypeError(f"{self.name}: {given[0]}= is not supported for {container}{remedy}")


def call(function: Callable, keywords: tuple[str | None, ...], options: dict, values):
    """Call the function. Values with a keyword are passed by keyword."""
    pairs = list(zip(keywords, values, strict=True))
    named = {name: value for name, value in pairs if name}
    return function(*(value for name, value in pairs if not name), **named, **options)


def ndim(value) -> int:
    """Return the number of dimensions of an array of any library, a number or nested lists."""
    return len(value.shape) if hasattr(value, "shape") else np.ndim(value) if isinstance(value, list | tuple) else 0


def plain(value):
    """Return a value that NumPy accepts: arrays, numbers and lists unchanged, all others as arrays."""
    if isinstance(value, np.ndarray | np.generic | int | float | complex | str | list | tuple | None):
        return value
    return value.to_numpy() if hasattr(value, "to_numpy") else np.asarray(value)


def type_name(value) -> str:
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__.partition('.')[0]}.{kind.__qualname__}"
