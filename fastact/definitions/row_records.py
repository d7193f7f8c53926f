"""What the definition of a function of whole rows is: steps along the row for each of its passes, and the facts that go with it."""

import functools
import inspect
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fastact.definitions.records import Parameter, check_lengths, parameters_of

POSITION = "position"  # of an entry in its row, from 0, as an argument of a sweep's function
LENGTH = "length"  # of the row, as an argument of any step's function

Names = str | tuple[str | None, ...] | None


def _check_function(function: Callable) -> None:
    """Refuse what has code of its own for each type: steps are compiled from the code of their function."""
    if any(source is not inspect.unwrap(function) for source in getattr(function, "variants", ())):
        raise TypeError(f"{function.__name__}() has code of its own for each type; a step needs a function that calls it")


@dataclass(frozen=True, eq=False)
class Sweep:
    """One walk along a row.

    The arguments of `function` name what it takes: entries of rows (x, g, y, a mask, `POSITION`), then numbers of the row
    (parameters, `LENGTH`, what steps before gave). `reads` says of which operand an argument is an entry that has another name.

    `stores` names the output that the values go to. `sums`, `counts`, `maxima` and `peaks` name the number that they become: a
    count is a sum of ones, which needs no compensation below 2²⁴ in float32; a peak is a maximum that passes over NaN, and of which
    the sign of a zero does not count. With `first`, the first value that is not 0 stays and those behind it become 0. A function
    that returns a tuple has tuples of names, with None for a value that has none.

    A number with the name of an output is stored there.

    A sweep that stores nothing may run for some rows only: those for which the number `when` is not 0; for others its sums are 0.
    One that is a `shortcut`, whose sums may make others needless, does not run where many rows are worked on at once, as some of
    them would need the others: its sums are 0, and those of the others never needless.
    """

    function: Callable
    stores: Names = None
    sums: Names = None
    counts: Names = None
    maxima: Names = None
    peaks: Names = None
    first: bool = False
    reads: Mapping[str, str] = field(default_factory=dict)
    when: str | None = None
    shortcut: bool = False

    def __post_init__(self):
        _check_function(self.function)
        if (self.when or self.shortcut) and (self.stores or self.first):
            raise ValueError(f"a sweep that stores must run for all rows, {self.function.__name__}() may not")

    @property
    def outcomes(self) -> tuple[tuple[str | None, str | None, str | None], ...]:
        """(where it is stored, how it is reduced, the name of the number that this gives) of each value."""
        kinds = {"sum": self.sums, "count": self.counts, "max": self.maxima, "peak": self.peaks}
        columns = [names if isinstance(names, tuple) else (names,) for names in (self.stores, *kinds.values())]
        found = []
        for store, *names in itertools.zip_longest(*columns):
            reduced = [(kind, name) for kind, name in zip(kinds, names, strict=True) if name is not None]
            kind, name = reduced[0] if reduced else ("first" if self.first else None, None)
            found.append((store, kind, name))
        return tuple(found)


@dataclass(frozen=True, eq=False)
class Number:
    """A further number of the row, computed once, of the numbers that the arguments of `function` name.

    It has the name `name`; where that is the name of an output, it is stored there. Kernels for GPUs compute numbers with all
    digits, also where sweeps are coarse; one that is `coarse` follows the sweeps, since it stands for what they give.
    """

    name: str
    function: Callable
    coarse: bool = False

    def __post_init__(self):
        _check_function(self.function)


@dataclass(frozen=True, eq=False)
class Pick:
    """A further number of the row: its entry of the operand `row` at the place `at`, or NaN if there is no such place."""

    name: str
    row: str
    at: str


@dataclass(frozen=True, eq=False)
class Put:
    """The number `number` goes to the place `at` of the output `row`; nowhere if the row has no such place."""

    number: str
    row: str
    at: str


@dataclass(frozen=True, eq=False)
class Repeat:
    """A further number, found by iteration: it is at first ``start(...)``, then what `steps` give, until it stays the same.

    `steps` know the number so far by its name, and their last is the `Number` of that name. What the others give ends with them.
    """

    name: str
    start: Callable
    steps: tuple["Sweep | Number", ...]


Step = Sweep | Number | Pick | Put | Repeat


@dataclass(frozen=True)
class Array:
    """An input of a row function besides x, in the words of its docstrings; with `flag` it holds booleans.

    `example` is the text of a row of three numbers or booleans, as which it appears in examples.
    """

    name: str
    description: str = "Input"
    example: str = "np.array([1.3, 0.9, 0.1])"
    flag: bool = False


@dataclass(frozen=True)
class RowErrors:
    """How the errors of a row function are measured, and how large they may be.

    Those of the value count against each "entry"; against the "largest" of a row that has exact zeros, and entries that are
    differences; or against the logarithm of the "length" that is subtracted. `gradient` is the bound of the gradient, in ULP of
    its largest entry; `parameter` that of a parameter's gradient, as a multiple of ε of the sum of its terms' sizes.
    """

    against: str = "entry"
    gradient: float = 4.0  # measured 4.0, sparsemax
    parameter: float = 1.0  # measured 0.61, scaled_softmax


USUAL_ERRORS = RowErrors()


@dataclass(frozen=True)
class RowActivation:
    """A function of whole rows, as steps for each of its passes.

    Operands are named as the arguments are: g, x, y, dx, the parameters, and d with a parameter's name for its gradient. A row's
    numbers are at first those operands that hold one number a row: the parameters, and g where y is one (`reduces`).

    `inputs` are the inputs of the forward pass, rows of numbers or booleans; `takes` names those of a pass that takes others,
    such as the output y. A function of single entries has `elements` in the place of steps, for each pass a function of numbers
    that returns a tuple: its y and g are two rows behind each other, of which that gives or takes an entry each. `textbook` is
    the formula for rows and their parameters, over the namespace of `Activation.textbook`, to which it adds `total`, `largest`,
    `first`, `join` and `entmax`: with mpmath the reference of the tests, with NumPy the baseline of the benchmarks.
    `textbook_gradient` is that baseline for the gradient, from g and y, of a function of which people write it; `samples` are
    the parameters that the tests try, `outside` some of which one is outside its domain, so that the row is NaN, and `errors`
    the bounds of the tests.
    """

    function: Callable
    formula: str
    derivative: str
    steps: dict[str, tuple[Step, ...]]
    textbook: Callable
    source: str
    takes: dict[str, tuple[str, ...]]
    parameters: tuple[Parameter, ...]
    inputs: tuple[Array, ...]
    reduces: bool
    elements: dict[str, Callable]
    textbook_gradient: Callable | None = None
    samples: tuple[tuple[float, ...], ...] = ()
    outside: tuple[tuple[float, ...], ...] = ()
    errors: RowErrors = USUAL_ERRORS

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def doc(self) -> str:
        return inspect.getdoc(self.function) or ""

    @functools.cached_property
    def arrays(self) -> tuple[str, ...]:
        """The names of the inputs."""
        return tuple(array.name for array in self.inputs)

    @functools.cached_property
    def flags(self) -> tuple[str, ...]:
        """The names of those that hold booleans."""
        return tuple(array.name for array in self.inputs if array.flag)

    def is_number(self, operand: str) -> bool:
        """Whether the operand holds one number a row."""
        names = {p.name for p in self.parameters}
        return operand in names or operand.removeprefix("d") in names or (self.reduces and operand in ("g", "y"))

    def is_double(self, operand: str) -> bool:
        """Whether the operand holds two rows behind each other."""
        return bool(self.elements) and operand in ("g", "y")


def row_activation(
    *,
    formula: str,
    derivative: str,
    textbook: Callable,
    source: str,
    steps: dict[str, tuple[Step, ...]] | None = None,
    elements: dict[str, Callable] | None = None,
    arrays: tuple[str | Array, ...] = ("x",),
    takes: dict[str, tuple[str, ...]] | None = None,
    reduces: bool = False,
    parameters: dict[str, str] | None = None,
    typical: dict[str, float] | None = None,
    whole: tuple[str, ...] = (),
    textbook_gradient: Callable | None = None,
    samples: tuple[tuple[float, ...], ...] = (),
    outside: tuple[tuple[float, ...], ...] = (),
    errors: RowErrors = USUAL_ERRORS,
) -> Callable[[Callable], RowActivation]:
    """Turn a documented signature into a `RowActivation`; its arguments after `arrays` are the parameters.

    Of `arrays`, x needs a name only; others are described by an `Array`. The facts behind `parameters` are as for `activation`;
    those that are `whole` count something.
    """

    def decorate(function: Callable) -> RowActivation:
        found = parameters_of(function, arrays, parameters or {}, typical or {}, whole)
        tried = samples or (tuple(p.typical for p in found),)
        check_lengths(function, len(found), tried, outside)
        return RowActivation(
            function=function,
            formula=formula,
            derivative=derivative,
            steps=steps or {},
            elements=elements or {},
            textbook=textbook,
            source=source,
            parameters=found,
            inputs=tuple(array if isinstance(array, Array) else Array(array) for array in arrays),
            takes={"backward": ("y",)} if takes is None else takes,
            reduces=reduces,
            textbook_gradient=textbook_gradient,
            samples=tried,
            outside=outside,
            errors=errors,
        )

    return decorate
