"""A call with containers among its arguments: what each argument and result holds, so that any library's can be made of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

# What an operand holds: a row; a row of another length than the rest; one number for each row (or each element, where a function
# has no rows); a row or one number, by its dimensions.
ROW, OTHER_ROW, NUMBER, ROW_OR_NUMBER = "row", "row of another length", "number", "row or number"
ROWS = (ROW, OTHER_ROW)
# What is the same for all rows: one row; any array, such as the weights of a layer. As a result: a sum over all rows.
COMMON_ROW, WHOLE = "common row", "whole"


@dataclass(frozen=True)
class Operand:
    """An argument with data: its name, what it holds, its value, and whether it is passed by keyword."""

    name: str
    holds: str
    value: object
    keyword: bool = False


@dataclass(frozen=True)
class Call:
    """``function(*operands, **options)``, with what its results hold.

    `reduced` makes of the call of a loss that of each row, and the factor of the sum of these: dask arrays are reduced so.
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
        """Whether it is one of rows along ``axis``, not one of elements."""
        return ROW in (*(operand.holds for operand in self.operands), *self.results)

    @property
    def axis(self) -> int:
        return self.options.get("axis", -1)

    def operand(self, name: str) -> Operand | None:
        """That of a name, if it was given."""
        return next((operand for operand in self.operands if operand.name == name), None)

    @property
    def keywords(self) -> tuple[str | None, ...]:
        """The names of the operands that are passed by name."""
        return tuple(operand.name if operand.keyword else None for operand in self.operands)

    def on(self, values):
        """The function's own result for other values of the operands."""
        return call(self.function, self.keywords, self.options, values)

    def refuse(self, *options: str, container: str) -> None:
        """Complain about options that a library's arrays cannot have."""
        if given := [name for name in options if self.options.get(name) is not None]:
            remedy = "; name the dimension by its number, axis=" if given[0] == "dim" else ""
            raise TypeError(f"{self.name}: {given[0]}= is not supported for {container}{remedy}")


def call(function: Callable, keywords: tuple[str | None, ...], options: dict, values):
    """The call with those values by keyword that have one."""
    pairs = list(zip(keywords, values, strict=True))
    named = {name: value for name, value in pairs if name}
    return function(*(value for name, value in pairs if not name), **named, **options)


def ndim(value) -> int:
    """Of an array of any library, a number or nested lists."""
    return len(value.shape) if hasattr(value, "shape") else np.ndim(value) if isinstance(value, list | tuple) else 0


def plain(value):
    """As NumPy takes it: an array, a number or a list as it is, all else as an array."""
    if isinstance(value, np.ndarray | np.generic | int | float | complex | str | list | tuple | None):
        return value
    return value.to_numpy() if hasattr(value, "to_numpy") else np.asarray(value)


def type_name(value) -> str:
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__.partition('.')[0]}.{kind.__qualname__}"
