"""Lowers the steps of a row function: names become places, which the loops of both targets walk.

A row's numbers are a tuple: first those that are inputs, then what the steps give, in order.
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
    """A walk along the row: `function` of the entries of `reads`, then of the row's numbers at the places `numbers`.

    For each value that it returns: the operand where it is stored, or None, and how it is reduced, or None. `when` is the place of
    the number that is 0 for rows that do without.
    """

    function: Callable
    reads: tuple[str, ...]
    numbers: tuple[int, ...]
    outcomes: tuple[tuple[str | None, str | None], ...]
    when: int | None = None

    @property
    def kinds(self) -> list[str]:
        """How its values are reduced, of those that are."""
        return [kind for _, kind in self.outcomes if kind is not None]

    @property
    def stores(self) -> tuple[str, ...]:
        return tuple(store for store, _ in self.outcomes if store is not None)

    @property
    def by_place(self) -> bool:
        """Whether it matters where an entry stands."""
        return POSITION in self.reads or "first" in self.kinds

    @property
    def gives(self) -> int:
        """How many numbers it adds to those of the row."""
        return len(self.kinds) - self.kinds.count("first")


@dataclass(frozen=True)
class LoweredNumber:
    """A further number: `function` of those at the places `numbers`; as coarse as sweeps, or never."""

    function: Callable
    numbers: tuple[int, ...]
    coarse: bool = False
    gives = 1


@dataclass(frozen=True)
class LoweredStore:
    """The number at the place `number` goes to the operand `operand`."""

    number: int
    operand: str
    gives = 0


@dataclass(frozen=True)
class LoweredPick:
    """A further number: the entry of the operand `row` at the place that is the number at `place`."""

    row: str
    place: int
    gives, stores = 1, ()

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.row,)


@dataclass(frozen=True)
class LoweredPut:
    """The number at `number` goes to the operand `row`, to the place that is the number at `place`."""

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
    """A further number, at first `start`, then the last number that `steps` give, until that stays the same."""

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
    """Knows what names stand for in the steps of one function."""

    def __init__(self, label: str, operands: Operands, skips: bool):
        self.label, self.operands, self.skips = label, operands, skips
        self.rows = {name for name in operands.names if name not in operands.numbers}
        self.outputs = operands.names[operands.inputs :]

    def steps(self, steps: Sequence[Step], known: list[str]) -> list[LoweredStep]:
        """The steps lowered; the names of the numbers that they give are appended to `known`."""
        lower = {Sweep: self.sweep, Number: self.number, Pick: self.pick, Put: self.put, Repeat: self.repeat, Either: self.either}
        return [done for step in steps for done in lower[type(step)](step, known)]

    def sweep(self, step: Sweep, known: list[str]) -> list[LoweredStep]:
        reads, numbers = self.bound(step.function, known, step.reads)
        outcomes = tuple((store, kind) for store, kind, _ in step.outcomes)
        for store, _ in outcomes:
            if store is not None:
                self.check(store, self.outputs, "an output")
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
        """Give the next number its name; one with the name of an output is stored there."""
        if name in known or name in self.rows:
            raise ValueError(f"{self.label}: there are two {name!r} in its steps")
        known.append(name)
        return [LoweredStore(len(known) - 1, name)] if name in self.outputs else []

    def bound(self, function: Callable, known: Sequence[str], reads: dict[str, str] | None = None):
        """(the rows, the places of the numbers) that a function's arguments name."""
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


@functools.lru_cache(maxsize=8)  # the jobs of a function ask for the same
def lowered(label: str, steps: tuple[Step, ...], operands: Operands, skips: bool = False) -> tuple[LoweredStep, ...]:
    """The steps of the function `label` with places for names, for loops that may leave out sweeps or not."""
    known = [operands.names[k] for k in operands.places(numbers=True, inputs=True)]
    done = []
    if any(LENGTH in _arguments(function) for function in _functions(steps)):
        known.append(LENGTH)
        done.append(LoweredLength())
    return (*done, *_Lowering(label, operands, skips).steps(steps, known))


def in_order(steps: Sequence[LoweredStep]) -> list[LoweredSweep | LoweredPick | LoweredPut]:
    """What touches rows, as it runs; a repetition twice, since what a sweep stores the ones before it read again."""
    order = []
    for step in steps:
        if isinstance(step, LoweredRepeat):
            order += 2 * in_order(step.steps)
        elif isinstance(step, LoweredSweep | LoweredPick | LoweredPut):
            order.append(step)
    return order


def overwritten(steps: Sequence[LoweredStep], operands: Operands) -> tuple[tuple[int, int], ...]:
    """(output, input) pairs that must not be the same memory: the input is still read after the output was stored.

    A sweep with several values may store one before it reads what another needs.
    """
    pairs = set()
    order, names = in_order(steps), operands.names
    for position, step in enumerate(order):
        for stores in step.stores:
            later = {name for after in order[position + 1 :] for name in after.reads if name != stores}
            read = set(step.reads) if isinstance(step, LoweredSweep) and len(step.outcomes) > 1 else set()
            pairs |= {(names.index(stores), k) for k in range(operands.inputs) if names[k] in later | read}
    return tuple(sorted(pairs))
