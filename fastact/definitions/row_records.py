"""Records of functions of rows: the steps of each pass, and facts about the function."""

import functools
import inspect
import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from fastact.definitions.records import Parameter, check_lengths, parameters_of

POSITION = "position"  # argument of a sweep's function: the position of the entry in its row, counted from 0
LENGTH = "length"  # argument of any step's function: the length of the row
SHORT_ROW = 32  # rows up to this length are vectorised across rows; vectors along a row would mostly be tail

Names = str | tuple[str | None, ...] | None


def _check_function(function: Callable) -> None:
    """Raise TypeError if a function has separate code for each type: steps are compiled from the code of their function."""
    if any(source is not inspect.unwrap(function) for source in getattr(function, "variants", ())):
        raise TypeError(f"{function.__name__}() has code of its own for each type; a step needs a function that calls it")


@dataclass(frozen=True, eq=False)
class Sweep:
    """One loop along a row.

    The names of the arguments of `function` are those of operands. Entries of rows come first (x, g, y, a mask, `POSITION`), then
    numbers of the row (parameters, `LENGTH`, results of earlier steps). `reads` maps an argument to an operand with another name.

    `stores` names the output for the values. `sums`, `counts`, `maxima` and `peaks` name the number to which they are reduced. A
    count is a sum of ones, which needs no compensation below 2²⁴ in float32. A peak is a maximum that ignores NaN and the sign of
    zeros. With `first`, the first value that is not 0 is kept and later values become 0. For a function that returns a tuple, give
    tuples of names, with None for values without a name.

    A number with the name of an output is stored there.

    A sweep that stores nothing may be restricted to rows for which the number `when` is not 0; for other rows its sums are 0.
    Columns that are processed together skip it if none of them needs it.
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

    def __post_init__(self):
        _check_function(self.function)
        if self.when and (self.stores or self.first):
            raise ValueError(f"a sweep that stores must run for all rows, {self.function.__name__}() may not")

    @property
    def outcomes(self) -> tuple[tuple[str | None, str | None, str | None], ...]:
        """For each value: the output in which it is stored, the kind of its reduction, and the name of the reduced number."""
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
    """A number of the row, computed once from the numbers that the arguments of `function` name.

    If `name` is the name of an output, the number is stored there. GPU kernels compute numbers with full accuracy even if sweeps
    are coarse; a `coarse` number has the accuracy of the sweeps, because it stands for their results.
    """

    name: str
    function: Callable
    coarse: bool = False

    def __post_init__(self):
        _check_function(self.function)


@dataclass(frozen=True, eq=False)
class Pick:
    """A number of the row: the entry of the operand `row` at the place `at`, or NaN if there is no such place."""

    name: str
    row: str
    at: str


@dataclass(frozen=True, eq=False)
class Put:
    """Store the number `number` at the place `at` of the output `row`, if the row has such a place."""

    number: str
    row: str
    at: str


@dataclass(frozen=True, eq=False)
class Repeat:
    """A number of the row, computed by iteration: it starts with ``start(...)``, and `steps` update it until it no longer changes.

    `steps` refer to the current number by its name, and their last one is the `Number` of that name. The other results of the steps
    are local to them.
    """

    name: str
    start: Callable
    steps: tuple["Sweep | Number", ...]


@dataclass(frozen=True, eq=False)
class Either:
    """Two sequences of steps with the same results, up to rounding.

    The steps `skipping` may contain sweeps that only some rows need (`Sweep.when`). CPUs use them for rows longer than `SHORT_ROW`.
    Shorter rows are processed together, and one of them nearly always needs the sweep. They and GPUs use the steps `complete`.
    """

    skipping: tuple["Sweep | Number", ...]
    complete: tuple["Sweep | Number", ...]


Step = Sweep | Number | Pick | Put | Repeat | Either


@dataclass(frozen=True, eq=False)
class RowSteps:
    """Steps and their operands, for what is no activation: losses, normalisations and stages of long rows.

    `rows` and `numbers` are read; the numbers `made` and then `rows_out` are stored. `integers` are those of the inputs that GPUs
    read as such; the CPU reads them as numbers. `common` are rows that all rows of a block share. If they are outputs, each row
    adds to them. `long` lists the stages of `long_rows`, as in `RowActivation`. A stage with `parts` processes parts of rows.
    """

    name: str
    steps: tuple[Step, ...]
    rows: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    rows_out: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    parts: bool = False


def by_name(records: Iterable[RowSteps]) -> dict[str, RowSteps]:
    return {record.name: record for record in records}


@dataclass(frozen=True)
class Array:
    """An input of a row function besides x, with its description for docstrings. With `flag` it contains booleans.

    `example` is the text of a row of three numbers or booleans for examples.
    """

    name: str
    description: str = "Input"
    example: str = "np.array([1.3, 0.9, 0.1])"
    flag: bool = False


@dataclass(frozen=True)
class RowErrors:
    """Measure and bounds of the errors of a row function.

    Errors of the value are relative to each "entry", to the "largest" entry of the row (for rows with exact zeros and entries
    that are differences), or to the logarithm of the "length" that is subtracted. `gradient` is the bound for the gradient, in ULP
    of its largest entry. `parameter` is the bound for the gradient of a parameter, in ε of the sum of the absolute terms.
    """

    against: str = "entry"
    gradient: float = 4.0  # measured 4.0, sparsemax
    parameter: float = 1.0  # measured 0.61, scaled_softmax


USUAL_ERRORS = RowErrors()


@dataclass(frozen=True)
class RowActivation:
    """A function of whole rows, as steps for each of its passes.

    Operands have the names of arguments: g, x, y, dx, the parameters, and "d" with the name of a parameter for its gradient.
    Operands with one number for each row are numbers of the row: the parameters, and g and y if the function `reduces`.

    `inputs` are the inputs of the forward pass, rows of numbers or booleans. `takes` names the inputs of passes that take others,
    such as the output y. A function of single entries has `elements` instead of steps: for each pass a function of numbers that
    returns a tuple. Its y and g consist of two rows in one array, and the function takes or returns an entry of each.

    `textbook` is the formula for rows and their parameters, over the namespace of `Activation.textbook` with `total`, `largest`,
    `first`, `join` and `entmax` added. With mpmath it is the reference of the tests, with NumPy the baseline of the benchmarks.
    `textbook_gradient` is the baseline for the gradient, from g and y, if one is in common use. `long` lists the stages of
    `long_rows` for passes in which several blocks of a GPU can share a row. `samples` are the parameters that the tests use.
    `outside` are parameters outside the domain, for which rows are NaN. `errors` are the bounds of the tests.
    """

    function: Callable
    formula: str
    derivative: str
    textbook: Callable
    source: str
    takes: dict[str, tuple[str, ...]]
    parameters: tuple[Parameter, ...]
    inputs: tuple[Array, ...]
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    elements: Mapping[str, Callable] = field(default_factory=dict)
    reduces: bool = False
    textbook_gradient: Callable | None = None
    long: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
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
        """The names of the inputs that contain booleans."""
        return tuple(array.name for array in self.inputs if array.flag)

    def is_number(self, operand: str) -> bool:
        """Return whether the operand contains one number for each row."""
        names = {p.name for p in self.parameters}
        return operand in names or operand.removeprefix("d") in names or (self.reduces and operand in ("g", "y"))

    def is_double(self, operand: str) -> bool:
        """Return whether the operand contains two rows, one after the other."""
        return bool(self.elements) and operand in ("g", "y")


def row_activation(
    *,
    arrays: tuple[str | Array, ...] = ("x",),
    takes: dict[str, tuple[str, ...]] | None = None,
    parameters: dict[str, str] | None = None,
    typical: dict[str, float] | None = None,
    whole: tuple[str, ...] = (),
    samples: tuple[tuple[float, ...], ...] = (),
    outside: tuple[tuple[float, ...], ...] = (),
    **facts,
) -> Callable[[Callable], RowActivation]:
    """Turn a documented signature into a `RowActivation`; its arguments after `arrays` are the parameters.

    In `arrays`, x needs only a name, and an `Array` describes any other input. `parameters` and `typical` are those of
    `activation`, and `whole` names parameters that are counts. All other arguments are fields of `RowActivation`.
    """

    def decorate(function: Callable) -> RowActivation:
        found = parameters_of(function, arrays, parameters or {}, typical or {}, whole)
        tried = samples or (tuple(p.typical for p in found),)
        check_lengths(function, len(found), tried, outside)
        inputs = tuple(array if isinstance(array, Array) else Array(array) for array in arrays)
        reads = {"backward": ("y",)} if takes is None else takes
        return RowActivation(function, parameters=found, inputs=inputs, takes=reads, samples=tried, outside=outside, **facts)

    return decorate
