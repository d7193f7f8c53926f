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


@dataclass(frozen=True)
class Pass:
    """One way to use a definition: its namespace, its kernel and the operands that come with it."""

    name: str
    kernel: Callable
    takes_gradient: bool
    summary: str
    row_summary: str = ""

    def source(self, definition: Activation) -> Callable:
        """The scalar function that the kernel is made of."""
        return definition.smooth if self.name == "derivative2" else definition.function

    def missing(self, name: str, definition: Activation | RowActivation) -> str:
        """Why the function does not have this pass."""
        if self.name == "param_grad":
            return f"{name} has no parameters"
        if isinstance(definition, RowActivation):
            return f"{name} works on rows"
        return f"{name} takes two arrays" if definition.gated else f"{name} is not twice differentiable everywhere"

    def names(self) -> list[str]:
        """The functions of the catalogue that have this pass."""
        return sorted(name for name, definition in CATALOGUE.items() if self.arrays_out(definition))

    @property
    def module(self) -> str:
        """The module in which users find the functions of this pass."""
        return "fastact" if self.name == "forward" else f"fastact.{self.name}"

    def arrays_in(self, definition: Activation | RowActivation) -> tuple[str, ...]:
        """The arrays that it takes, before the parameters."""
        rows = isinstance(definition, RowActivation)
        arrays = definition.takes.get(self.name, definition.arrays) if rows else definition.arrays
        return ("g", *arrays) if self.takes_gradient else arrays

    def arrays_out(self, definition: Activation | RowActivation) -> tuple[str, ...]:
        """The arrays that it gives; none where the function does not have this pass."""
        rows = isinstance(definition, RowActivation)
        if rows and self.name not in definition.steps:
            return ()
        if self.name == "derivative2":
            return ("d2x",) if isinstance(definition, Activation) and definition.smooth else ()
        gradients = ("dx",) if rows else tuple(f"d{array}" for array in definition.arrays)
        parameters = tuple(f"d{parameter.name}" for parameter in definition.parameters)
        return {"forward": ("y",), "fused": ("y", *gradients), "param_grad": parameters}.get(self.name, gradients)


PASSES = {
    entry.name: entry
    for entry in (
        Pass("forward", _forward, False, "the value f(x)", "the value"),
        Pass("backward", _backward, True, "the gradient g·f'(x)", "the gradient of the input"),
        Pass(
            "fused",
            _fused,
            True,
            "value and gradient (f(x), g·f'(x)) in one pass",
            "value and gradient in one call",
        ),
        Pass("derivative", _derivative, False, "the derivative f'(x)"),
        Pass("derivative2", _derivative2, False, "the second derivative f''(x)"),
        Pass("param_grad", _param_grad, True, "the gradient g·∂f/∂p of each parameter p", "the gradient of the parameter"),
    )
}
