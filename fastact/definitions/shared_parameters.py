"""Element-wise activations as rows that share a parameter: the gradient of the input, and that of the parameter, summed."""

from fastact.definitions.records import Activation
from fastact.definitions.row_records import Sweep
from fastact.elementary.precision import overloaded


def gradients(definition: Activation) -> tuple[Sweep, ...]:
    """The steps for an activation with one parameter p: from g, x and p to dx and dp."""
    value_and_derivatives = overloaded(definition.function)

    def gradient(g, x, p):
        _, slope, by_parameter = value_and_derivatives(x, p)
        return g * slope, g * by_parameter

    return (Sweep(gradient, stores="dx", sums=(None, "dp")),)
