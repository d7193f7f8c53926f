"""Records of definitions. A record contains a scalar function, which returns the value and the derivatives, and facts about it."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from fastact.definitions.wide_cores import AnyCore

REQUIRED = inspect.Parameter.empty


@dataclass(frozen=True)
class Parameter:
    """A parameter of an activation. It is an input of the ufunc and broadcasts like any array.

    `typical` is its default, or a number for examples, pictures and measurements if it has no default. A `whole` parameter is a
    count: integers do not widen float32 arrays.
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
    """Limits for x → ±inf that are unusual. Usually the value and the derivatives have limits, and the second derivative vanishes.

    `missing` lists the passes that oscillate and are NaN at ±inf. `curvature` contains the limits of the second derivative for
    x → inf and x → −inf, with typical parameters.
    """

    missing: tuple[str, ...] = ()
    curvature: tuple[float, float] = (0.0, 0.0)


USUAL_LIMITS = Limits()


@dataclass(frozen=True)
class FromOutput:
    """The derivative as a function of the output: ``slope(y, *parameters)``, its formula, and a caution about its accuracy.

    y is the value for the same parameters. NaN is handled elsewhere. `holds` returns True if the formula holds for the parameters.
    """

    slope: Callable
    formula: str
    caution: str = ""
    holds: Callable[..., bool] = lambda *parameters: True


@dataclass(frozen=True)
class Activation:
    """An element-wise activation: ``function(x, *parameters) -> (value, derivative, *parameter derivatives)``.

    A gated function has two `arrays`: ``function(a, b, *parameters) -> (value, by a, by b, *parameter derivatives)``.

    `textbook` and `textbook_derivative` are the formulas of a textbook, over a namespace with `exp`, `log`, `tanh`, `sin`, `cos`,
    `sqrt`, `erf`, `sign`, `pi`, `where`, `maximum`, `minimum` and ``constant("1.702")``; see `definitions/textbook.py`. With mpmath
    they are the reference of the tests, with NumPy the baseline of the benchmarks. They never compute results for users.

    `smooth` is the value of a twice differentiable function, in operations that `fastact.elementary.derivatives` differentiates.
    It gives the second derivative. `from_output` is the derivative as a function of the output.

    Facts for tests and measurements:

    - `samples` are values of all inputs after the first array: the second array of a gated function, then the parameters. x is
      multiplied by them, so unusual samples are not round numbers.
    - `outside` are values of all parameters. One of them is outside its domain, and the result is NaN.
    - `limits` describes unusual limits for x → ±inf.
    - `gate` is the array of a gated function that is activated, by default the first one. The value is proportional to the other
      array, unless that is `clipped`.
    - `widens`: float32 numbers are partly computed in float64, for instance to reduce the argument of a sine.
    - `cancels`: terms cancel not only near zeros of moderate size, but near zeros that depend on the parameters or are unbounded,
      or where the derivative with respect to a parameter is nearly 0.
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
    core: AnyCore | None = None

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


OTHERS = (1.3, -0.7)  # sample values for the second array of a gated function


def parameters_of(
    function: Callable, arrays: tuple[str, ...], described: dict[str, str], typical: dict[str, float], whole: tuple[str, ...] = ()
) -> tuple[Parameter, ...]:
    """Return the parameters of `function`, which follow its arrays."""
    rest = list(inspect.signature(function).parameters.values())[len(arrays) :]
    if [p.name for p in rest] != list(described):
        wanted = [p.name for p in rest]
        raise TypeError(f"{function.__name__}: parameters {wanted} need a description each, got {list(described)}")
    required = [p.name for p in rest if p.default is REQUIRED]
    if required != list(typical):
        raise TypeError(f"{function.__name__}: parameters {required} have no default and need a typical value, got {list(typical)}")
    return tuple(Parameter(p.name, p.default, described[p.name], typical.get(p.name, p.default), p.name in whole) for p in rest)


def check_lengths(function: Callable, numbers: int, *groups: tuple[tuple[float, ...], ...]) -> None:
    """Raise TypeError if samples do not have the length `numbers`."""
    for each in (each for group in groups for each in group):
        if len(each) != numbers:
            raise TypeError(f"{function.__name__}: {numbers} numbers are needed in each of the samples, got {each}")


def activation(
    *,
    parameters: dict[str, str] | None = None,
    typical: dict[str, float] | None = None,
    arrays: tuple[str, ...] = ("x",),
    samples: tuple[tuple[float, ...], ...] = (),
    outside: tuple[tuple[float, ...], ...] = (),
    core: AnyCore | None = None,
    **facts,
) -> Callable[[Callable], Activation]:
    """Turn a scalar function into an `Activation`.

    `arrays` names the input arrays of the function. The arguments after them are the parameters, with the defaults of the ufunc.
    `parameters` describes each, and `typical` gives a value for parameters without a default. `kinks` are the points where the
    derivative jumps. Write float literals (``1.0``, not ``1``): they take the type of the operand. All other arguments are fields
    of `Activation`, which explains them. Without `samples` the tests use the typical parameters.
    """

    def decorate(function: Callable) -> Activation:
        found = parameters_of(function, arrays, parameters or {}, typical or {})
        usual = tuple(p.typical for p in found)
        tried = samples or (tuple((other, *usual) for other in OTHERS) if len(arrays) > 1 else (usual,))
        check_lengths(function, len(arrays) - 1 + len(found), tried)
        check_lengths(function, len(found), outside)
        own = core and core.named(function.__name__)
        return Activation(function, parameters=found, arrays=arrays, samples=tried, outside=outside, core=own, **facts)

    return decorate
