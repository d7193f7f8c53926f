"""The passes: which numbers each computes from a definition ``f(x, *parameters) -> (value, derivative, *parameter derivatives)``.

Each takes the definition, compiled for one precision, and returns a scalar kernel: tuple of inputs to tuple of outputs. LLVM
deletes what a pass does not use, so that the forward loop costs what a forward-only function costs.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fastact.engine.memory import scaled


def _forward(definition):
    def kernel(x, *parameters):
        return definition(x, *parameters)[:1]

    return kernel


def _backward(definition):
    def kernel(g, x, *parameters):
        return scaled(g, definition(x, *parameters)[1:2])

    return kernel


def _fused(definition):
    def kernel(g, x, *parameters):
        results = definition(x, *parameters)
        return results[:1] + scaled(g, results[1:2])

    return kernel


def _derivative(definition):
    def kernel(x, *parameters):
        return definition(x, *parameters)[1:2]

    return kernel


def _param_grad(definition):
    def kernel(g, x, *parameters):
        return scaled(g, definition(x, *parameters)[2:])

    return kernel


@dataclass(frozen=True)
class Pass:
    """One way to use a definition: its namespace, its kernel and the operands that come with it."""

    name: str
    kernel: Callable
    takes_gradient: bool
    outputs: Callable[[int], int]  # how many, given the number of parameters
    summary: str
    row_summary: str = ""

    @property
    def module(self) -> str:
        """The module in which users find the functions of this pass."""
        return "fastact" if self.name == "forward" else f"fastact.{self.name}"


PASSES = {
    entry.name: entry
    for entry in (
        Pass("forward", _forward, False, lambda parameters: 1, "the value f(x)", "the value"),
        Pass(
            "backward", _backward, True, lambda parameters: 1, "the gradient g·f'(x)", "the gradient of the input, from the output"
        ),
        Pass(
            "fused",
            _fused,
            True,
            lambda parameters: 2,
            "value and gradient (f(x), g·f'(x)) in one pass",
            "value and gradient in one call",
        ),
        Pass("derivative", _derivative, False, lambda parameters: 1, "the derivative f'(x)"),
        Pass("param_grad", _param_grad, True, lambda parameters: parameters, "the gradient g·∂f/∂p of each parameter p"),
    )
}
