"""What a definition is: one scalar function that returns value and derivatives, and the facts that its documentation needs."""

import inspect
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


@dataclass(frozen=True)
class Sweep:
    """One walk along a row: ``function(*elements read, *results of the reductions so far)`` at each place.

    `stores` names the operand that the values go to, `reduces` ("max" or "sum") what they are reduced by; either may be None.
    """

    function: Callable
    reads: tuple[str, ...]
    stores: str | None = None
    reduces: str | None = None


@dataclass(frozen=True)
class RowActivation:
    """A function of whole rows, as sweeps for each of its passes; the operands are g, x, y and dx.

    `textbook` and `textbook_gradient` work on arrays, along the last axis; their namespace also has `total`, the sum along it.
    """

    name: str
    doc: str
    formula: str
    derivative: str
    sweeps: dict[str, tuple[Sweep, ...]]
    textbook: Callable
    textbook_gradient: Callable
    source: str
    kinks: tuple[float, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    arrays: tuple[str, ...] = ("x",)


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
    described = parameters or {}

    def decorate(function: Callable) -> Activation:
        rest = list(inspect.signature(function).parameters.values())[len(arrays) :]
        if [p.name for p in rest] != list(described):
            raise TypeError(
                f"{function.__name__}: parameters {[p.name for p in rest]} need a description each, got {list(described)}"
            )
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
            parameters=tuple(Parameter(p.name, p.default, described[p.name]) for p in rest),
        )

    return decorate
