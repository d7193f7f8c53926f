"""What a definition is: one scalar function that returns value and derivatives, and the facts that its documentation needs."""

import dataclasses
import inspect
from collections.abc import Callable
from dataclasses import dataclass

from fastact.definitions.cores import Core

REQUIRED = inspect.Parameter.empty


@dataclass(frozen=True)
class Parameter:
    """A shape parameter of an activation; it is a further input of the ufunc and broadcasts like any array.

    `typical` is its default, or where there is none a number that shows what it is for, in examples, pictures and measurements.
    One that is `whole` counts something: integers are given, which do not widen float32 arrays.
    """

    name: str
    default: float | type
    description: str
    typical: float | None = None
    whole: bool = False

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

    `smooth` is the value of a function that is twice differentiable, made of operations that `fastact.elementary.derivatives`
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
    core: Core | None = None

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


OTHERS = (1.3, -0.7)  # what is tried for the second array of a gated function


def parameters_of(
    function: Callable, arrays: tuple[str, ...], described: dict[str, str], typical: dict[str, float], whole: tuple[str, ...] = ()
) -> tuple[Parameter, ...]:
    """What `function` takes behind its arrays."""
    rest = list(inspect.signature(function).parameters.values())[len(arrays) :]
    if [p.name for p in rest] != list(described):
        wanted = [p.name for p in rest]
        raise TypeError(f"{function.__name__}: parameters {wanted} need a description each, got {list(described)}")
    required = [p.name for p in rest if p.default is REQUIRED]
    if required != list(typical):
        raise TypeError(f"{function.__name__}: parameters {required} have no default and need a typical value, got {list(typical)}")
    return tuple(Parameter(p.name, p.default, described[p.name], typical.get(p.name, p.default), p.name in whole) for p in rest)


def check_lengths(function: Callable, numbers: int, *groups: tuple[tuple[float, ...], ...]) -> None:
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
    core: Core | None = None,
) -> Callable[[Callable], Activation]:
    """Turn a scalar function into an `Activation`.

    `arrays` names the function's inputs; its arguments after them are the parameters, their defaults are the ufunc's,
    `parameters` describes each, `typical` gives those without a default a value. `kinks` are the points where the derivative
    jumps. Write float literals (``1.0``, not ``1``): they take the type of the operand. All behind `smooth` is optional and
    explained at `Activation`; without `samples` the tests try the typical parameters.
    """

    def decorate(function: Callable) -> Activation:
        found = parameters_of(function, arrays, parameters or {}, typical or {})
        usual = tuple(p.typical for p in found)
        tried = samples or (tuple((other, *usual) for other in OTHERS) if len(arrays) > 1 else (usual,))
        check_lengths(function, len(arrays) - 1 + len(found), tried)
        check_lengths(function, len(found), outside)
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
            core=core and dataclasses.replace(core, table=core.table or function.__name__),
        )

    return decorate
