"""The passes: which numbers each computes from a definition ``f(x, *parameters) -> (value, derivative, *parameter derivatives)``,
or for the second derivative from its `smooth` formula.

Each takes the definition, compiled for one precision, and the number of its input arrays (2 for a gated one, which has as many
derivatives), and returns a scalar kernel: inputs to a tuple of outputs. LLVM deletes what a pass does not use, so that the
forward loop costs what a forward-only function costs.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fastact.activations import CATALOGUE, Activation, RowActivation
from fastact.codegen.memory import scaled
from fastact.jets import second_of, variable


def _forward(definition, arrays):
    def kernel(*inputs):
        return definition(*inputs)[:1]

    return kernel


def _backward(definition, arrays):
    end = 1 + arrays

    def kernel(g, *inputs):
        return scaled(g, definition(*inputs)[1:end])

    return kernel


def _fused(definition, arrays):
    end = 1 + arrays

    def kernel(g, *inputs):
        results = definition(*inputs)
        return results[:1] + scaled(g, results[1:end])

    return kernel


def _derivative(definition, arrays):
    end = 1 + arrays

    def kernel(*inputs):
        return definition(*inputs)[1:end]

    return kernel


def _param_grad(definition, arrays):
    start = 1 + arrays

    def kernel(g, *inputs):
        return scaled(g, definition(*inputs)[start:])

    return kernel


def _derivative2(smooth, arrays):
    def kernel(x, *parameters):
        second = second_of(smooth(variable(x), *parameters))
        return (second if x == x else x,)

    return kernel


def _backward_from_output(slope_of, arrays):
    def kernel(g, y, *parameters):
        slope = slope_of(y, *parameters)
        return (g * (slope if y == y else y),)

    return kernel


# What a pass takes or gives beside arrays of its own: the definition's arrays, their gradients, the gradients of its parameters.
ARRAYS, GRADIENTS, PARAMETER_GRADIENTS = "arrays", "gradients", "parameter gradients"
Definition = Activation | RowActivation


def _no_parameters(definition: Definition) -> str:
    return "" if definition.parameters else f"{definition.name} has no parameters"


def _not_smooth(definition: Definition) -> str:
    if isinstance(definition, RowActivation):
        return f"{definition.name} works on rows"
    if definition.gated:
        return f"{definition.name} takes two arrays"
    return "" if definition.smooth else f"{definition.name} is not twice differentiable everywhere"


def _not_from_output(definition: Definition) -> str:
    if isinstance(definition, RowActivation):
        return f"{definition.name} works on rows; see fastact.backward.{definition.name}"
    return "" if definition.from_output else f"the output of {definition.name} does not determine its derivative"


def _everywhere(definition: Definition) -> str:
    return ""


@dataclass(frozen=True)
class Pass:
    """One way to use a definition, all that is known of it: add one here, and functions, texts, tests and benchmarks have it.

    `kernel` makes the function of numbers, of what `source` gives of the definition. `takes` and `gives` name its arrays; the
    parameters follow those that it takes. `lacks` says why a definition does not have the pass, or nothing. `uses` is how many of
    (value, derivative, *parameter derivatives) it needs, of a function of that many parameters; `twice` says that it differentiates
    twice, which only automatic differentiation does.
    """

    name: str
    kernel: Callable
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    summary: str
    row_summary: str = ""
    source: Callable[[Activation], Callable] = lambda definition: definition.function
    lacks: Callable[[Definition], str] = _everywhere
    uses: Callable[[int], int] = lambda parameters: 2
    on_device: bool = True
    twice: bool = False

    @property
    def takes_gradient(self) -> bool:
        return "g" in self.takes

    def missing(self, definition: Definition) -> str:
        """Why the function does not have this pass; nothing if it has."""
        rows = isinstance(definition, RowActivation) and self.name not in definition.steps
        return self.lacks(definition) or (f"{definition.name} works on rows" if rows else "")

    def names(self) -> list[str]:
        """The functions of the catalogue that have this pass."""
        return sorted(name for name, definition in CATALOGUE.items() if not self.missing(definition))

    @property
    def module(self) -> str:
        """The module in which users find the functions of this pass."""
        return "fastact" if self.name == "forward" else f"fastact.{self.name}"

    def arrays_in(self, definition: Definition) -> tuple[str, ...]:
        """The arrays that it takes, before the parameters."""
        arrays = definition.arrays
        if isinstance(definition, RowActivation):
            arrays = definition.takes.get(self.name, arrays)
        return self._named(self.takes, {ARRAYS: arrays})

    def arrays_out(self, definition: Definition) -> tuple[str, ...]:
        """The arrays that it gives; none where the function does not have this pass."""
        if self.missing(definition):
            return ()
        arrays = ("x",) if isinstance(definition, RowActivation) else definition.arrays
        gradients = tuple(f"d{array}" for array in arrays)
        parameters = tuple(f"d{parameter.name}" for parameter in definition.parameters)
        return self._named(self.gives, {GRADIENTS: gradients, PARAMETER_GRADIENTS: parameters})

    @staticmethod
    def _named(operands: tuple[str, ...], groups: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(name for operand in operands for name in groups.get(operand, (operand,)))


PASSES = {
    entry.name: entry
    for entry in (
        Pass("forward", _forward, (ARRAYS,), ("y",), "the value f(x)", "the value", uses=lambda parameters: 1),
        Pass("backward", _backward, ("g", ARRAYS), (GRADIENTS,), "the gradient g·f'(x)", "the gradient of the input"),
        Pass(
            "fused",
            _fused,
            ("g", ARRAYS),
            ("y", GRADIENTS),
            "value and gradient (f(x), g·f'(x)) in one pass",
            "value and gradient in one call",
        ),
        Pass("derivative", _derivative, (ARRAYS,), (GRADIENTS,), "the derivative f'(x)"),
        Pass(
            "derivative2",
            _derivative2,
            (ARRAYS,),
            ("d2x",),
            "the second derivative f''(x)",
            source=lambda definition: definition.smooth,
            lacks=_not_smooth,
            on_device=False,
            twice=True,
        ),
        Pass(
            "param_grad",
            _param_grad,
            ("g", ARRAYS),
            (PARAMETER_GRADIENTS,),
            "the gradient g·∂f/∂p of each parameter p",
            "the gradient of the parameter",
            lacks=_no_parameters,
            uses=lambda parameters: 2 + parameters,
        ),
        Pass(
            "backward_from_output",
            _backward_from_output,
            ("g", "y"),
            (GRADIENTS,),
            "the gradient g·f'(x) from the output y = f(x)",
            source=lambda definition: definition.from_output.slope,
            lacks=_not_from_output,
        ),
    )
}
