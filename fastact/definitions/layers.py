"""Activations with their surroundings in a layer, as one scalar function: a bias before it, a residual or dropout after it.

Each record makes the function of a ufunc from any definition of one array, as the passes do.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from fastact.definitions.records import Activation
from fastact.definitions.wide_cores import AnyCore
from fastact.elementary.intrinsics import scaled


@dataclass(frozen=True)
class Layer:
    """A scalar function around a definition. Its inputs are the `arrays`, the `numbers`, and the parameters of the definition.

    `scalar` makes the function from the compiled definition. In `arrays`, bias follows x.
    """

    name: str
    scalar: Callable[[Callable], Callable]
    arrays: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    outputs: int = 1

    @property
    def before(self) -> int:
        """The number of arrays before x."""
        return self.arrays.index("x")

    def core(self, definition: Activation) -> AnyCore | None:
        """Return the definition's core, which takes x + bias as its input, or None."""
        others = len(self.arrays) - self.before - 2 + len(self.numbers)
        return definition.core and replace(definition.core, inputs=lambda x, bias, *more: (x + bias, *more[others:]))


def _bias(definition):
    def scalar(x, bias, *parameters):
        return definition(x + bias, *parameters)[:1]

    return scalar


def _bias_residual(definition):
    def scalar(x, bias, residual, *parameters):
        return (definition(x + bias, *parameters)[0] + residual,)

    return scalar


def _bias_backward(definition):
    def scalar(g, x, bias, *parameters):
        return scaled(g, definition(x + bias, *parameters)[1:2])

    return scalar


def _bias_dropout(definition):
    def scalar(x, bias, uniform, rate, factor, *parameters):
        value, slope = definition(x + bias, *parameters)[:2]
        kept = uniform >= rate
        return factor * value if kept else 0.0 * factor, factor * slope if kept else 0.0 * factor

    return scalar


BIAS = Layer("bias", _bias, ("x", "bias"))
BIAS_RESIDUAL = Layer("bias_residual", _bias_residual, ("x", "bias", "residual"))
BIAS_BACKWARD = Layer("bias_backward", _bias_backward, ("g", "x", "bias"))
BIAS_DROPOUT = Layer("bias_dropout", _bias_dropout, ("x", "bias", "uniform"), ("rate", "factor"), outputs=2)
