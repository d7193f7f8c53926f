"""The passes, and the numbers that each computes from a definition.

A definition is ``f(x, *parameters) -> (value, derivative, *parameter derivatives)``. The second derivative uses its `smooth`
formula. Each function takes the definition, compiled for one precision, and the number of its input arrays: 2 for a gated function,
which has as many derivatives. It returns a function of numbers from the inputs to a tuple of outputs. LLVM removes unused results.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.definitions.wide_cores import AnyCore
from fastact.elementary.derivatives import variable
from fastact.elementary.intrinsics import scaled
from fastact.elementary.jets import second_of


def _forward(definition, arrays):
    def scalar(*inputs):
        return definition(*inputs)[:1]

    return scalar


def _backward(definition, arrays):
    end = 1 + arrays

    def scalar(g, *inputs):
        return scaled(g, definition(*inputs)[1:end])

    return scalar


def _fused(definition, arrays):
    end = 1 + arrays

    def scalar(g, *inputs):
        results = definition(*inputs)
        return results[:1] + scaled(g, results[1:end])

    return scalar


def _derivative(definition, arrays):
    end = 1 + arrays

    def scalar(*inputs):
        return definition(*inputs)[1:end]

    return scalar


def _param_grad(definition, arrays):
    start = 1 + arrays

    def scalar(g, *inputs):
        return scaled(g, definition(*inputs)[start:])

    return scalar


def _derivative2(smooth, arrays):
    def scalar(x, *parameters):
        second = second_of(smooth(variable(x), *parameters))
        return (second if x == x else x,)

    return scalar


def _backward_from_output(slope_of, arrays):
    def scalar(g, y, *parameters):
        slope = slope_of(y, *parameters)
        return (g * (slope if y == y else y),)

    return scalar


# Groups of operands that a pass takes or gives: the definition's arrays, their gradients, and the gradients of its parameters.
ARRAYS, GRADIENTS, PARAMETER_GRADIENTS = "arrays", "gradients", "parameter gradients"
Definition = Activation | RowActivation


def _no_parameters(definition: Definition) -> str:
    learned = "param_grad" in definition.steps if isinstance(definition, RowActivation) else definition.parameters
    return "" if learned else f"{definition.name} has no parameters with a gradient"


def _not_smooth(definition: Definition) -> str:
    if isinstance(definition, RowActivation):
        return f"{definition.name} is a function of rows"
    if definition.gated:
        return f"{definition.name} takes two arrays"
    return "" if definition.smooth else f"{definition.name} is not twice differentiable everywhere"


def _not_from_output(definition: Definition) -> str:
    if isinstance(definition, RowActivation):
        return f"{definition.name} is a function of rows; see fastact.backward.{definition.name}"
    return "" if definition.from_output else f"the output of {definition.name} does not determine its derivative"


def _everywhere(definition: Definition) -> str:
    return ""


@dataclass(frozen=True)
class Examples:
    """Templates of the example in a docstring, for functions of one array, for gated functions and for functions of rows."""

    array: str = ""
    gated: str = ""
    rows: str = ""


_BACKWARD_EXAMPLES = Examples(
    array="""\
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.{name}(x + h{more}) - fastact.{name}(x - h{more})) / (2 * h)
>>> np.allclose(fastact.backward.{name}(g, x{more}), g * slope, atol=1e-6)
True""",
    gated="""\
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> da, db = fastact.backward.{name}(g, a, b)
>>> slope = (fastact.{name}(a, b + h) - fastact.{name}(a, b - h)) / (2 * h)
>>> np.allclose(db, g * slope, atol=1e-6)
True""",
    rows="""\
>>> {inputs} = {values}
>>> y, h = fastact.{name}({arrays}{more}), np.array([1e-6, 0.0, 0.0])
>>> change = fastact.{name}({up}{more}){kept} - fastact.{name}({down}{more}){kept}
>>> dx = fastact.backward.{name}({taken}{more})
>>> np.allclose(dx[0], np.sum(g{kept} * change) / 2e-6, atol=1e-6)
True""",
)
_FUSED_EXAMPLES = Examples(
    array="""\
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y, dx = fastact.fused.{name}(g, x{more})
>>> slope = (fastact.{name}(x + h{more}) - fastact.{name}(x - h{more})) / (2 * h)
>>> np.array_equal(y, fastact.{name}(x{more})) and np.allclose(dx, g * slope, atol=1e-6)
True""",
    gated="""\
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> y, da, db = fastact.fused.{name}(g, a, b)
>>> slope = (fastact.{name}(a + h, b) - fastact.{name}(a - h, b)) / (2 * h)
>>> np.array_equal(y, fastact.{name}(a, b)) and np.allclose(da, g * slope, atol=1e-6)
True""",
    rows="""\
>>> {inputs} = {values}
>>> y, dx = fastact.fused.{name}({inputs}{more})
>>> h = np.array([1e-6, 0.0, 0.0])
>>> change = fastact.{name}({up}{more}){kept} - fastact.{name}({down}{more}){kept}
>>> np.array_equal(y, fastact.{name}({arrays}{more})) and np.allclose(dx[0], np.sum(g{kept} * change) / 2e-6, atol=1e-6)
True""",
)
_DERIVATIVE_EXAMPLES = Examples(
    array="""\
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.{name}(x + h{more}) - fastact.{name}(x - h{more})) / (2 * h)
>>> np.allclose(fastact.derivative.{name}(x{more}), slope, atol=1e-6)
True""",
    gated="""\
>>> a, b, h = np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> by_a, by_b = fastact.derivative.{name}(a, b)
>>> slope = (fastact.{name}(a + h, b) - fastact.{name}(a - h, b)) / (2 * h)
>>> np.allclose(by_a, slope, atol=1e-6)
True""",
)
_DERIVATIVE2_EXAMPLES = Examples(
    array="""\
>>> x, h = np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.derivative.{name}(x + h{more}) - fastact.derivative.{name}(x - h{more})) / (2 * h)
>>> np.allclose(fastact.derivative2.{name}(x{more}), slope, atol=1e-6)
True""",
)
_PARAM_GRAD_EXAMPLES = Examples(
    array="""\
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> slope = (fastact.{name}(x, {up}) - fastact.{name}(x, {down})) / (2 * h)
>>> np.allclose(fastact.param_grad.{name}(g, x{more}){first}, g * slope, atol=1e-6)
True""",
    gated="""\
>>> g, a, b, h = np.array([1.0, 2.0]), np.array([-1.0, 0.5]), np.array([3.0, -2.0]), 1e-6
>>> slope = (fastact.{name}(a, b, {up}) - fastact.{name}(a, b, {down})) / (2 * h)
>>> np.allclose(fastact.param_grad.{name}(g, a, b{more}){first}, g * slope, atol=1e-6)
True""",
    rows="""\
>>> {inputs} = {values}
>>> y = fastact.{name}({arrays}, 1.5)
>>> slope = (fastact.{name}({arrays}, 1.5 + 1e-6) - fastact.{name}({arrays}, 1.5 - 1e-6)) / 2e-6
>>> np.allclose(fastact.param_grad.{name}({taken}, 1.5), np.sum(g * slope))
True""",
)
_BACKWARD_FROM_OUTPUT_EXAMPLES = Examples(
    array="""\
>>> g, x, h = np.array([1.0, 2.0, 3.0]), np.array([-1.3, 0.4, 2.3]), 1e-6
>>> y = fastact.{name}(x{more})
>>> slope = (fastact.{name}(x + h{more}) - fastact.{name}(x - h{more})) / (2 * h)
>>> np.allclose(fastact.backward_from_output.{name}(g, y{more}), g * slope, atol=1e-6)
True""",
)


@dataclass(frozen=True)
class Pass:
    """A pass: one way to use a definition. Functions, texts, tests and benchmarks follow from its record.

    `about` is the docstring of its namespaces. `scalar` makes the function of numbers from the result of `source` for a definition.
    `takes` and `gives` name the arrays; the parameters follow. `lacks` returns the reason why a definition does not have the pass,
    or "". `results_needed` returns how many of (value, derivative, *parameter derivatives) are needed, for a number of parameters.
    """

    name: str
    about: str
    scalar: Callable
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    summary: str
    row_summary: str = ""
    source: Callable[[Activation], Callable] = lambda definition: definition.function
    lacks: Callable[[Definition], str] = _everywhere
    results_needed: Callable[[int], int] = lambda parameters: 2
    examples: Examples = Examples()
    on_device: bool = True
    twice: bool = False  # it differentiates twice, by automatic differentiation

    @property
    def takes_gradient(self) -> bool:
        return "g" in self.takes

    def core(self, definition: Activation) -> AnyCore | None:
        """Return the core that serves this pass, or None. Cores give the value and the derivatives with respect to arrays."""
        core = definition.core if self.results_needed(1) <= 2 and self.source(definition) is definition.function else None
        return core.of_value() if core and self.results_needed(1) == 1 else core

    def missing(self, definition: Definition) -> str:
        """Return the reason why the function does not have this pass, or an empty string."""
        rows = isinstance(definition, RowActivation) and self.name not in definition.steps | definition.elements
        return self.lacks(definition) or (f"{definition.name} is a function of rows" if rows else "")

    def names(self) -> list[str]:
        """Return the names of the functions of the catalogue that have this pass."""
        return sorted(name for name, definition in CATALOGUE.items() if not self.missing(definition))

    @property
    def module(self) -> str:
        """The module in which users find the functions of this pass."""
        return "fastact" if self.name == "forward" else f"fastact.{self.name}"

    def arrays_in(self, definition: Definition) -> tuple[str, ...]:
        """Return the names of the arrays that the pass takes, before the parameters."""
        arrays = definition.arrays
        if isinstance(definition, RowActivation):
            arrays = definition.takes.get(self.name, arrays)
        return self._named(self.takes, {ARRAYS: arrays})

    def arrays_out(self, definition: Definition) -> tuple[str, ...]:
        """Return the names of the arrays that the pass returns, or an empty tuple if the function does not have it."""
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
        Pass(
            name="forward",
            about="Values: ``NAME(x, *parameters) -> f(x)``.",
            scalar=_forward,
            takes=(ARRAYS,),
            gives=("y",),
            summary="the value f(x)",
            row_summary="the value",
            results_needed=lambda parameters: 1,
        ),
        Pass(
            name="backward",
            about="Gradients: ``backward.NAME(g, x, *parameters) -> g·f'(x)``, with the upstream gradient g.",
            scalar=_backward,
            takes=("g", ARRAYS),
            gives=(GRADIENTS,),
            summary="the gradient g·f'(x)",
            row_summary="the gradient with respect to the input",
            examples=_BACKWARD_EXAMPLES,
        ),
        Pass(
            name="fused",
            about="Values and gradients: ``fused.NAME(g, x, *parameters) -> (f(x), g·f'(x))``, in one pass over memory.",
            scalar=_fused,
            takes=("g", ARRAYS),
            gives=("y", GRADIENTS),
            summary="the value f(x) and the gradient g·f'(x) in one pass",
            row_summary="the value and the gradient with respect to the input",
            examples=_FUSED_EXAMPLES,
        ),
        Pass(
            name="derivative",
            about="Derivatives: ``derivative.NAME(x, *parameters) -> f'(x)``, for plots, Jacobians and physics-informed losses.",
            scalar=_derivative,
            takes=(ARRAYS,),
            gives=(GRADIENTS,),
            summary="the derivative f'(x)",
            examples=_DERIVATIVE_EXAMPLES,
        ),
        Pass(
            name="derivative2",
            about="Second derivatives: ``derivative2.NAME(x, *parameters) -> f''(x)``, for twice differentiable functions.",
            scalar=_derivative2,
            takes=(ARRAYS,),
            gives=("d2x",),
            summary="the second derivative f''(x)",
            source=lambda definition: definition.smooth,
            lacks=_not_smooth,
            examples=_DERIVATIVE2_EXAMPLES,
            on_device=False,
            twice=True,
        ),
        Pass(
            name="param_grad",
            about="Gradients of parameters: ``param_grad.NAME(g, x, *parameters) -> g·∂f/∂p``, one output for each parameter.",
            scalar=_param_grad,
            takes=("g", ARRAYS),
            gives=(PARAMETER_GRADIENTS,),
            summary="the gradient g·∂f/∂p with respect to each parameter p",
            row_summary="the gradient with respect to the parameter",
            lacks=_no_parameters,
            examples=_PARAM_GRAD_EXAMPLES,
            results_needed=lambda parameters: 2 + parameters,
        ),
        Pass(
            name="backward_from_output",
            about="Gradients from outputs: ``backward_from_output.NAME(g, y, *parameters) -> g·f'(x)`` for y = f(x).",
            scalar=_backward_from_output,
            takes=("g", "y"),
            gives=(GRADIENTS,),
            summary="the gradient g·f'(x) from the output y = f(x)",
            source=lambda definition: definition.from_output.slope,
            lacks=_not_from_output,
            examples=_BACKWARD_FROM_OUTPUT_EXAMPLES,
        ),
    )
}
