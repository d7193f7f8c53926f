"""Lowering of a row function's steps: names become indices. The loops of both targets are made from the lowered steps.

A row's numbers are a tuple: first those that are inputs, then those that the steps give, in order.
"""

import functools
import inspect
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fastact.codegen.operands import Operands
from fastact.definitions import LENGTH, POSITION, Either, Number, Pick, Put, Repeat, Step, Sweep


@dataclass(frozen=True)
class LoweredSweep:
    """A sweep along the row. `function` takes the entries of `reads`, then the row's numbers at the indices `numbers`.

    For each value that it returns, `outcomes` has the operand that stores it, or None, and the kind of reduction, or None. `when`
    is the index of the number that is 0 for rows that do not need the sweep.
    """

    function: Callable
    reads: tuple[str, ...]
    numbers: tuple[int, ...]
    outcomes: tuple[tuple[str | None, str | None], ...]
    when: int | None = None

    @property
    def kinds(self) -> list[str]:
        """The kinds of reduction of those values that are reduced."""
        return [kind for _, kind in self.outcomes if kind is not None]

    @property
    def stores(self) -> tuple[str, ...]:
        return tuple(store for store, _ in self.outcomes if store is not None)

    @property
    def by_place(self) -> bool:
        """True if the result depends on the index of an entry."""
        return POSITION in self.reads or "first" in self.kinds

    @property
    def gives(self) -> int:
        """The number of numbers that the sweep adds to those of the row."""
        return len(self.kinds) - self.kinds.count("first")


@dataclass(frozen=True)
class LoweredNumber:
    """A further number: `function` of the numbers at the indices `numbers`. Only a `coarse` one is as coarse as the sweeps."""

    function: Callable
    numbers: tuple[int, ...]
    coarse: bool = False
    gives = 1


@dataclass(frozen=True)
class LoweredStore:
    """Storage of the number at the index `number` in the operand `operand`."""

    number: int
    operand: str
    gives = 0


@dataclass(frozen=True)
class LoweredPick:
    """A further number: an entry of the operand `row`. The entry's index is the row's number at the index `place`."""

    row: str
    place: int
    gives, stores = 1, ()

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.row,)


@dataclass(frozen=True)
class LoweredPut:
    """Storage of the number at the index `number` in an entry of `row`. The entry's index is the number at the index `place`."""

    row: str
    place: int
    number: int
    gives, reads = 0, ()

    @property
    def stores(self) -> tuple[str, ...]:
        return (self.row,)


@dataclass(frozen=True)
class LoweredLength:
    """The length of the row as a further number."""

    gives = 1


@dataclass(frozen=True)
class LoweredRepeat:
    """A further number. It begins as `start` and is replaced with the last number that `steps` give until it no longer changes."""

    start: LoweredNumber
    steps: tuple["LoweredStep", ...]
    gives = 1


LoweredStep = LoweredSweep | LoweredNumber | LoweredStore | LoweredPick | LoweredPut | LoweredLength | LoweredRepeat


@functools.cache
def _arguments(function: Callable) -> tuple[str, ...]:
    return tuple(inspect.signature(inspect.unwrap(function)).parameters)


def _functions(steps: Sequence[Step]) -> Iterator[Callable]:
    for step in steps:
        if isinstance(step, Repeat):
            yield step.start
            yield from _functions(step.steps)
        elif isinstance(step, Either):
            yield from _functions((*step.skipping, *step.complete))
        elif isinstance(step, Sweep | Number):
            yield step.function


class _Lowering:
    """Lowering of the steps of one function, with the meanings of its names."""

    def __init__(self, label: str, operands: Operands, skips: bool):
        self.label, self.operands, self.skips = label, operands, skips
        self.rows = {name for name in operands.names if name not in operands.numbers}
        self.outputs = operands.names[operands.inputs :]

    def steps(self, steps: Sequence[Step], known: list[str]) -> list[LoweredStep]:
        """Lower the steps, and append the names of the numbers that they give to `known`."""
        lower = {Sweep: self.sweep, Number: self.number, Pick: self.pick, Put: self.put, Repeat: self.repeat, Either: self.either}
        return [done for step in steps for done in lower[type(step)](step, known)]

    def sweep(self, step: Sweep, known: list[str]) -> list[LoweredStep]:
        reads, numbers = self.bound(step.function, known, step.reads)
        outcomes = tuple((store, kind) for store, kind, _ in step.outcomes)
        for store, _ in outcomes:
            if store is not None:
                self.check(store, self.outputs, "an output")
        if step.when and not self.skips:
            raise ValueError(f"{self.label}: a sweep with `when` must be one of the steps `skipping` of an Either")
        when = self.place(step.when, known) if step.when else None
        stored = [self.named(name, known) for _, _, name in step.outcomes if name is not None]
        return [LoweredSweep(step.function, reads, numbers, outcomes, when), *itertools.chain(*stored)]

    def either(self, step: Either, known: list[str]) -> list[LoweredStep]:
        return self.steps(step.skipping if self.skips else step.complete, known)

    def number(self, step: Number, known: list[str]) -> list[LoweredStep]:
        _, numbers = self.bound(step.function, known)
        return [LoweredNumber(step.function, numbers, step.coarse), *self.named(step.name, known)]

    def pick(self, step: Pick, known: list[str]) -> list[LoweredStep]:
        self.check(step.row, [name for name in self.operands.names if name in self.rows - self.operands.flags], "a row of numbers")
        picked = LoweredPick(step.row, self.place(step.at, known))
        return [picked, *self.named(step.name, known)]

    def put(self, step: Put, known: list[str]) -> list[LoweredStep]:
        self.check(step.row, [name for name in self.outputs if name in self.rows], "a row that is stored")
        return [LoweredPut(step.row, self.place(step.at, known), self.place(step.number, known))]

    def place(self, number: str, known: Sequence[str]) -> int:
        self.check(number, known, "a number")
        return known.index(number)

    def check(self, name: str, there: Sequence[str], what: str) -> None:
        if name not in there:
            raise ValueError(f"{self.label}: {name!r} is not {what}; there are {', '.join(there) or 'none'}")

    def repeat(self, step: Repeat, known: list[str]) -> list[LoweredStep]:
        *steps, last = step.steps
        if not isinstance(last, Number) or last.name != step.name:
            raise ValueError(f"{self.label}: the last step of a repetition must give {step.name!r} as a number")
        start = LoweredNumber(step.start, self.bound(step.start, known)[1])
        inner = [*known, step.name]
        repeated = self.steps(steps, inner)
        repeated.append(LoweredNumber(last.function, self.bound(last.function, inner)[1]))
        return [LoweredRepeat(start, tuple(repeated)), *self.named(step.name, known)]

    def named(self, name: str, known: list[str]) -> list[LoweredStore]:
        """Give the next number its name, and store it if this is the name of an output."""
        if name in known or name in self.rows:
            raise ValueError(f"{self.label}: there are two {name!r} in its steps")
        known.append(name)
        return [LoweredStore(len(known) - 1, name)] if name in self.outputs else []

    def bound(self, function: Callable, known: Sequence[str], reads: dict[str, str] | None = None):
        """Return the rows and the indices of the numbers that a function's arguments name."""
        rows, numbers = [], []
        for argument in _arguments(function):
            name = (reads or {}).get(argument, argument)
            if reads is not None and (name in self.rows or name == POSITION):
                if numbers:
                    raise ValueError(
                        f"{self.label}: {function.__name__}() must take entries of rows first, {argument!r} comes late"
                    )
                rows.append(name)
            elif name in known:
                numbers.append(known.index(name))
            else:
                there = sorted((self.rows | {POSITION} if reads is not None else set()) | set(known) | {LENGTH})
                raise ValueError(f"{self.label}: {function.__name__}() takes {argument!r}; there are {', '.join(there)}")
        return tuple(rows), tuple(numbers)


@functools.lru_cache(maxsize=8)  # the jobs of a function request the same steps
def lowered(label: str, steps: tuple[Step, ...], operands: Operands, skips: bool = False) -> tuple[LoweredStep, ...]:
    """Return the steps of the function `label` with indices for names. `skips` is True for loops that may leave out sweeps.

    They use the steps `skipping` of an `Either`.
    """
    known = [operands.names[k] for k in operands.places(numbers=True, inputs=True)]
    done = []
    if any(LENGTH in _arguments(function) for function in _functions(steps)):
        known.append(LENGTH)
        done.append(LoweredLength())
    return (*done, *_Lowering(label, operands, skips).steps(steps, known))


def in_order(steps: Sequence[LoweredStep]) -> list[LoweredSweep | LoweredPick | LoweredPut]:
    """Return the steps that access rows, in order. A repetition counts twice: its sweeps read again what later ones stored."""
    order = []
    for step in steps:
        if isinstance(step, LoweredRepeat):
            order += 2 * in_order(step.steps)
        elif isinstance(step, LoweredSweep | LoweredPick | LoweredPut):
            order.append(step)
    return order


def overwritten(steps: Sequence[LoweredStep], operands: Operands) -> tuple[tuple[int, int], ...]:
    """Return the (output, input) pairs that must not share memory, since the input is still read after the output was stored.

    A sweep with several values may store one of them before it reads an input that another needs.
    """
    pairs = set()
    order, names = in_order(steps), operands.names
    for position, step in enumerate(order):
        for stores in step.stores:
            later = {name for after in order[position + 1 :] for name in after.reads if name != stores}
            read = set(step.reads) if isinstance(step, LoweredSweep) and len(step.outcomes) > 1 else set()
            pairs |= {(names.index(stores), k) for k in range(operands.inputs) if names[k] in later | read}
    return tuple(sorted(pairs))
