"""The operands of a row function's pass, with the kinds of their entries."""

from dataclasses import dataclass

import numpy as np

from fastact.definitions import Activation, RowActivation
from fastact.definitions.passes import Pass
from fastact.definitions.row_records import RowSteps


@dataclass(frozen=True)
class Operands:
    """The operands of a pass: all names, the number of inputs, and the names of those with one number a row and with booleans.

    `integers` are inputs of 64-bit integers, and `wide` are rows of float32 if others are of halves. Only GPU kernels have these.
    `common` are rows that all rows of a block share. They may be outputs to which each row adds.
    """

    names: tuple[str, ...]
    inputs: int
    numbers: frozenset[str]
    flags: frozenset[str]
    integers: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    def places(self, *, numbers: bool, inputs: bool) -> tuple[int, ...]:
        """Return the indices of the inputs (or outputs) that hold numbers (or rows)."""
        chosen = range(self.inputs) if inputs else range(self.inputs, len(self.names))
        return tuple(k for k in chosen if (self.names[k] in self.numbers) == numbers)

    @property
    def flag_places(self) -> tuple[int, ...]:
        return tuple(k for k, name in enumerate(self.names) if name in self.flags)

    def signature(self, row: str = "(n)", number: str = "()") -> str:
        """Return NumPy's signature, with the dimensions `row` and `number` of the operands."""
        cores = [number if name in self.numbers else "(n)" if name in self.common else row for name in self.names]
        return f"{','.join(cores[: self.inputs])}->{','.join(cores[self.inputs :])}"

    def sizes(self, dtype: np.dtype) -> tuple[int, ...]:
        """Return the bytes of an element of each operand."""
        return tuple(1 if name in self.flags else dtype.itemsize for name in self.names)


def single_rows(definition: Activation | RowActivation, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of operands, with two names for an operand that holds two consecutive rows."""
    is_double = lambda name: isinstance(definition, RowActivation) and definition.is_double(name)
    return tuple(f"{name}{part}" for name in names for part in ("12" if is_double(name) else ("",)))


def row_operands(use: Pass, definition: RowActivation) -> Operands:
    """Return the operands of a row function in a pass."""
    inputs, outputs = (*use.arrays_in(definition), *(p.name for p in definition.parameters)), use.arrays_out(definition)
    numbers = frozenset(filter(definition.is_number, (*inputs, *outputs)))
    return Operands((*inputs, *outputs), len(inputs), numbers, frozenset(definition.flags))


def operands_of(record: RowSteps) -> Operands:
    """Return the operands of steps that are no activation."""
    inputs = (*record.rows, *record.numbers)
    names, numbers = (*inputs, *record.made, *record.rows_out), frozenset((*record.numbers, *record.made))
    return Operands(names, len(inputs), numbers, frozenset(), frozenset(record.integers), common=frozenset(record.common))
