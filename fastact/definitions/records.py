"""What a definition is: one scalar function that returns value and derivatives, and the facts that its documentation needs."""

import functools
import inspect
import itertools
from collections.abc import Callable
from dataclasses import dataclass

REQUIRED = inspect.Parameter.empty


@dataclass(frozen=True)
class Parameter:
    """A shape parameter of an activation; it is a further input of the ufunc and broadcasts like any array.

    `typical` is its default, or where there is none a number that shows what it is for, in examples, pictures and measurements.
    """

    name: str
    default: float | type
    description: str
    typical: float | None = None

    @property
    def required(self) -> bool:
        return self.default is REQUIRED


@dataclass(frozen=True)
class Limits:
    """What a function does for x → ±inf where that is not the usual: a limit in value and derivatives, 0 in the second one.

    `missing` are the passes that oscillate for ever on both sides and are NaN at ±inf; `curvature` is the limit of the second
    derivative for x → inf and for x → −inf, with typical parameters.
    """

    missing: tuple[str, ...] = ()
    curvature: tuple[float, float] = (0.0, 0.0)


USUAL_LIMITS = Limits()


@dataclass(frozen=True)
class FromOutput:
    """The derivative of a function whose output determines it: ``slope(y, *parameters)``, as a formula, and where it is less exact.

    y is the value that the function gives, with the same parameters; NaN is seen to elsewhere. `holds` says for which parameters.
    """

    slope: Callable
    formula: str
    caution: str = ""
    holds: Callable[..., bool] = lambda *parameters: True


@dataclass(frozen=True)
class Activation:
    """An element-wise activation: ``function(x, *parameters) -> (value, derivative, *parameter derivatives)``.

    A gated one has two `arrays`: ``function(a, b, *parameters) -> (value, by a, by b, *parameter derivatives)``.

    `textbook` and `textbook_derivative` are the formulas as a textbook prints them, over a namespace that has `exp`, `log`,
    `tanh`, `sin`, `cos`, `sqrt`, `erf`, `pi`, `where`, `maximum` and `minimum`: with mpmath the reference of the tests, with
    NumPy the baseline of the benchmarks. They are never used to compute what users get.

    `smooth` is the value of a function that is twice differentiable, made of operations that `fastact.elementary.jets`
    differentiates: for the second derivative. `from_output` is the derivative as a function of the value, for training that keeps
    outputs only.

    What tests and measurements must know:

    - `samples` are what is tried for all inputs behind the first array: a gated function's second array, then the parameters.
      x is multiplied by them: those beside the usual ones are not round.
    - `outside` are values of all parameters of which one is outside its domain, so that the result is NaN.
    - `limits` tells what is unusual for x → ±inf.
    - `gate` is the array of a gated function that is activated, by default the first; the value is proportional to the other
      one, unless that is `clipped`.
    - `widens` says that float32 numbers are computed in float64 in parts, as the argument of a sine is reduced.
    - `cancels` says that terms cancel at other places than beside zeros of moderate size: beside zeros that the parameters move
      or that never end, or where a derivative by a parameter is nearly 0.
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
    from_output: FromOutput | None = None
    samples: tuple[tuple[float, ...], ...] = ()
    outside: tuple[tuple[float, ...], ...] = ()
    limits: Limits = USUAL_LIMITS
    gate: str | None = None
    clipped: bool = False
    widens: bool = False
    cancels: bool = False

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def doc(self) -> str:
        return inspect.getdoc(self.function) or ""

    @property
    def gated(self) -> bool:
        return len(self.arrays) > 1

    @property
    def activated(self) -> int:
        """The position of the array that is activated: the only one, or the gate."""
        return 0 if self.gate is None else self.arrays.index(self.gate)


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

    `inputs` are the inputs of the forward pass, rows of numbers or booleans; `takes` names those of a pass that takes
    others, such as the output y. With `doubles`, y and g are two rows behind each other, which the steps know as y1 and
    y2, g1 and g2. `textbook` is the formula for rows and their parameters, over the namespace of `Activation.textbook`, to which
    it adds `total`, `largest`, `first`, `join` and `entmax`: with mpmath the reference of the tests, with
    NumPy the baseline of the benchmarks. `textbook_gradient` is that baseline for the gradient, from g and y, of a function of
    which people write it; `samples` are the parameters that the tests try, `outside` some of which one is outside its domain, so
    that the row is NaN, and `errors` the bounds of the tests.
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
    doubles: bool
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
        return self.doubles and operand in ("g", "y")


OTHERS = (1.3, -0.7)  # what is tried for the second array of a gated function


def _parameters(
    function: Callable, arrays: tuple[str, ...], described: dict[str, str], typical: dict[str, float]
) -> tuple[Parameter, ...]:
    """What `function` takes behind its arrays."""
    rest = list(inspect.signature(function).parameters.values())[len(arrays) :]
    if [p.name for p in rest] != list(described):
        wanted = [p.name for p in rest]
        raise TypeError(f"{function.__name__}: parameters {wanted} need a description each, got {list(described)}")
    required = [p.name for p in rest if p.default is REQUIRED]
    if required != list(typical):
        raise TypeError(f"{function.__name__}: parameters {required} have no default and need a typical value, got {list(typical)}")
    return tuple(Parameter(p.name, p.default, described[p.name], typical.get(p.name, p.default)) for p in rest)


def _check_lengths(function: Callable, numbers: int, *groups: tuple[tuple[float, ...], ...]) -> None:
    """Complain about samples of another length than `numbers`."""
    for each in (each for group in groups for each in group):
        if len(each) != numbers:
            raise TypeError(f"{function.__name__}: {numbers} numbers are needed in each of the samples, got {each}")


def activation(
    *,
    formula: str,
    derivative: str,
    textbook: Callable,
    textbook_derivative: Callable,
    source: str,
    kinks: tuple[float, ...] = (),
    parameters: dict[str, str] | None = None,
    typical: dict[str, float] | None = None,
    arrays: tuple[str, ...] = ("x",),
    smooth: Callable | None = None,
    from_output: FromOutput | None = None,
    samples: tuple[tuple[float, ...], ...] = (),
    outside: tuple[tuple[float, ...], ...] = (),
    limits: Limits = USUAL_LIMITS,
    gate: str | None = None,
    clipped: bool = False,
    widens: bool = False,
    cancels: bool = False,
) -> Callable[[Callable], Activation]:
    """Turn a scalar function into an `Activation`.

    `arrays` names the function's inputs; its arguments after them are the parameters, their defaults are the ufunc's,
    `parameters` describes each, `typical` gives those without a default a value. `kinks` are the points where the derivative
    jumps. Write float literals (``1.0``, not ``1``): they take the type of the operand. All behind `smooth` is optional and
    explained at `Activation`; without `samples` the tests try the typical parameters.
    """

    def decorate(function: Callable) -> Activation:
        found = _parameters(function, arrays, parameters or {}, typical or {})
        usual = tuple(p.typical for p in found)
        tried = samples or (tuple((other, *usual) for other in OTHERS) if len(arrays) > 1 else (usual,))
        _check_lengths(function, len(arrays) - 1 + len(found), tried)
        _check_lengths(function, len(found), outside)
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
            from_output=from_output,
            parameters=found,
            samples=tried,
            outside=outside,
            limits=limits,
            gate=gate,
            clipped=clipped,
            widens=widens,
            cancels=cancels,
        )

    return decorate


def row_activation(
    *,
    formula: str,
    derivative: str,
    steps: dict[str, tuple[Step, ...]],
    textbook: Callable,
    source: str,
    arrays: tuple[str | Array, ...] = ("x",),
    takes: dict[str, tuple[str, ...]] | None = None,
    reduces: bool = False,
    doubles: bool = False,
    parameters: dict[str, str] | None = None,
    typical: dict[str, float] | None = None,
    textbook_gradient: Callable | None = None,
    samples: tuple[tuple[float, ...], ...] = (),
    outside: tuple[tuple[float, ...], ...] = (),
    errors: RowErrors = USUAL_ERRORS,
) -> Callable[[Callable], RowActivation]:
    """Turn a documented signature into a `RowActivation`; its arguments after `arrays` are the parameters.

    Of `arrays`, x needs a name only; others are described by an `Array`. The facts behind `parameters` are as for `activation`.
    """

    def decorate(function: Callable) -> RowActivation:
        found = _parameters(function, arrays, parameters or {}, typical or {})
        tried = samples or (tuple(p.typical for p in found),)
        _check_lengths(function, len(found), tried, outside)
        return RowActivation(
            function=function,
            formula=formula,
            derivative=derivative,
            steps=steps,
            textbook=textbook,
            source=source,
            parameters=found,
            inputs=tuple(array if isinstance(array, Array) else Array(array) for array in arrays),
            takes={"backward": ("y",)} if takes is None else takes,
            reduces=reduces,
            doubles=doubles,
            textbook_gradient=textbook_gradient,
            samples=tried,
            outside=outside,
            errors=errors,
        )

    return decorate
