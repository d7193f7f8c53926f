"""Gradients of element-wise activations for rows that share a parameter, with the parameter's gradient summed over the row."""

from fastact.definitions.records import Activation
from fastact.definitions.row_records import Sweep
from fastact.elementary.precision import overloaded


def gradients(definition: Activation) -> tuple[Sweep, ...]:
    """Return the steps that compute dx and dp from g, x and p, for an activation with one parameter p."""
    value_and_derivatives = overloaded(definition.function)

    def gradient(g, x, p):
        _, slope, by_parameter = value_and_derivatives(x, p)
        return g * slope, g * by_parameter

    return (Sweep(gradient, stores="dx", sums=(None, "dp")),)
