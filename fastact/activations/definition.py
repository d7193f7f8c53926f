"""What a definition is: one scalar function that returns value and derivatives, and the facts that its documentation needs."""

import inspect
import itertools
from collections.abc import Callable
from dataclasses import dataclass

REQUIRED = inspect.Parameter.empty


@dataclass(frozen=True)
class Parameter:
    """A shape parameter of an activation; it is a further input of the ufunc and broadcasts like any array."""

    name: str
    default: float | type
    description: str

    @property
    def required(self) -> bool:
        return self.default is REQUIRED

    @property
    def typical(self) -> float:
        """The default, or a number that does for every parameter without one."""
        return 0.25 if self.required else self.default


@dataclass(frozen=True)
class Activation:
    """An element-wise activation: ``function(x, *parameters) -> (value, derivative, *parameter derivatives)``.

    A gated one has two `arrays`: ``function(a, b, *parameters) -> (value, by a, by b, *parameter derivatives)``.

    `textbook` and `textbook_derivative` are the formulas as a textbook prints them, over a namespace that has `exp`, `log`,
    `tanh`, `sin`, `cos`, `sqrt`, `erf`, `pi`, `where`, `maximum` and `minimum`: with mpmath the reference of the tests, with
    NumPy the baseline of the benchmarks. They are never used to compute what users get.

    `smooth` is the value of a function that is twice differentiable, made of operations that `fastact.jets` differentiates:
    for the second derivative.
    """

    function: Callable
    formula: str
    derivative: str
    textbook: Callable
    textbook_derivative: Callable
    source: str
    kinks: tuple[float, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    arrays: tuple[str, ...] = ("x",)
    smooth: Callable | None = None

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def doc(self) -> str:
        return inspect.getdoc(self.function) or ""

    @property
    def gated(self) -> bool:
        return len(self.arrays) > 1


POSITION = "position"  # where an entry stands in its row, from 0, as something that a sweep reads


@dataclass(frozen=True)
class Sweep:
    """One walk along a row: ``function(*elements read, *numbers so far)`` at each place.

    `stores` names the operand that the values go to, `reduces` by what they become a further number of the row: "max", "sum",
    or "count" for a sum of ones, which needs no compensation below 2²⁴ in float32; with "first" the first value that is not 0
    stays and those behind it become 0, which gives no number. A function that returns a tuple has tuples of both, with None for
    a value that is not stored or not reduced. Among what is read may be `POSITION`; only kernels for GPUs know it.
    """

    function: Callable
    reads: tuple[str, ...]
    stores: str | tuple[str | None, ...] | None = None
    reduces: str | tuple[str | None, ...] | None = None

    @property
    def outcomes(self) -> tuple[tuple[str | None, str | None], ...]:
        """(where it is stored, how it is reduced) of each value."""
        stores, reduces = (given if isinstance(given, tuple) else (given,) for given in (self.stores, self.reduces))
        return tuple(itertools.zip_longest(stores, reduces))


@dataclass(frozen=True)
class Number:
    """A further number of the row, computed once: ``function(*numbers so far)``; `stores` names the operand that it goes to."""

    function: Callable
    stores: str | None = None


@dataclass(frozen=True)
class Length:
    """The length of the row as a further number."""


@dataclass(frozen=True)
class Repeat:
    """A further number, found by iteration: ``start(*numbers so far)``, then what `steps` end in, until it stays the same.

    `steps` see it as the last of the numbers so far.
    """

    start: Callable
    steps: tuple["Sweep | Number", ...]


Step = Sweep | Number | Length | Repeat


@dataclass(frozen=True)
class RowActivation:
    """A function of whole rows, as steps for each of its passes.

    Operands are named as the arguments are: g, x, y, dx, the parameters, and d with a parameter's name for its gradient. A row's
    numbers are at first those operands that hold one number a row: the parameters, and g where y is one (`reduces`).

    `arrays` are the inputs of the forward pass, rows of which `flags` hold booleans; `takes` names those of a pass that takes
    others, such as the output y. With `doubles`, y and g are two rows behind each other, which the steps know as y1 and
    y2, g1 and g2. `textbook` is the formula for rows and their parameters, over the namespace of `Activation.textbook`, to which
    it adds `total`, `largest`, `first`, `join` and `entmax`: with mpmath the reference of the tests, with
    NumPy the baseline of the benchmarks.
    """

    function: Callable
    formula: str
    derivative: str
    steps: dict[str, tuple[Step, ...]]
    textbook: Callable
    source: str
    takes: dict[str, tuple[str, ...]]
    parameters: tuple[Parameter, ...]
    arrays: tuple[str, ...]
    flags: tuple[str, ...]
    reduces: bool
    doubles: bool

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def doc(self) -> str:
        return inspect.getdoc(self.function) or ""

    def is_number(self, operand: str) -> bool:
        """Whether the operand holds one number a row."""
        names = {p.name for p in self.parameters}
        return operand in names or operand.removeprefix("d") in names or (self.reduces and operand in ("g", "y"))

    def is_double(self, operand: str) -> bool:
        """Whether the operand holds two rows behind each other."""
        return self.doubles and operand in ("g", "y")


def _parameters(function: Callable, arrays: tuple[str, ...], described: dict[str, str]) -> tuple[Parameter, ...]:
    """What `function` takes behind its arrays."""
    rest = list(inspect.signature(function).parameters.values())[len(arrays) :]
    if [p.name for p in rest] != list(described):
        wanted = [p.name for p in rest]
        raise TypeError(f"{function.__name__}: parameters {wanted} need a description each, got {list(described)}")
    return tuple(Parameter(p.name, p.default, described[p.name]) for p in rest)


def activation(
    *,
    formula: str,
    derivative: str,
    textbook: Callable,
    textbook_derivative: Callable,
    source: str,
    kinks: tuple[float, ...] = (),
    parameters: dict[str, str] | None = None,
    arrays: tuple[str, ...] = ("x",),
    smooth: Callable | None = None,
) -> Callable[[Callable], Activation]:
    """Turn a scalar function into an `Activation`.

    `arrays` names the function's inputs; its arguments after them are the parameters, their defaults are the ufunc's,
    `parameters` describes each. `kinks` are the points where the derivative jumps. Write float literals (``1.0``, not ``1``):
    they take the type of the operand.
    """

    def decorate(function: Callable) -> Activation:
        return Activation(
            function=function,
            formula=formula,
            derivative=derivative,
            textbook=textbook,
            textbook_derivative=textbook_derivative,
            source=source,
            kinks=kinks,
            arrays=arrays,
            smooth=smooth,
            parameters=_parameters(function, arrays, parameters or {}),
        )

    return decorate


def row_activation(
    *,
    formula: str,
    derivative: str,
    steps: dict[str, tuple[Step, ...]],
    textbook: Callable,
    source: str,
    arrays: tuple[str, ...] = ("x",),
    takes: dict[str, tuple[str, ...]] | None = None,
    flags: tuple[str, ...] = (),
    reduces: bool = False,
    doubles: bool = False,
    parameters: dict[str, str] | None = None,
) -> Callable[[Callable], RowActivation]:
    """Turn a documented signature into a `RowActivation`; its arguments after `arrays` are the parameters."""

    def decorate(function: Callable) -> RowActivation:
        return RowActivation(
            function=function,
            formula=formula,
            derivative=derivative,
            steps=steps,
            textbook=textbook,
            source=source,
            parameters=_parameters(function, arrays, parameters or {}),
            arrays=arrays,
            takes={"backward": ("y",)} if takes is None else takes,
            flags=flags,
            reduces=reduces,
            doubles=doubles,
        )

    return decorate
