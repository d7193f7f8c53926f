"""The passes that compute the gradients of functions, for all bridges to libraries that differentiate."""

from dataclasses import dataclass

from fastact.definitions import Activation, RowActivation
from fastact.definitions.passes import PASSES


@dataclass(frozen=True)
class Gradient:
    """A gradient of a function: output number `result` of `results` of the pass `use`, whose arrays are called `arrays`.

    g is the gradient of the output, y the output. The parameters follow the arrays.
    """

    use: str
    arrays: tuple[str, ...]
    result: int
    results: int


def inputs_of(definition: Activation | RowActivation) -> tuple[str, ...]:
    """Return the names of all inputs of a function, in order."""
    return (*definition.arrays, *(parameter.name for parameter in definition.parameters))


def gradients_of(definition: Activation | RowActivation) -> dict[str, Gradient]:
    """Return the gradients with respect to the inputs that have one, by the names of these inputs."""
    found = {}
    for use in (PASSES["backward"], PASSES["param_grad"]):
        results = use.arrays_out(definition)
        for k, result in enumerate(results):
            found[result.removeprefix("d")] = Gradient(use.name, use.arrays_in(definition), k, len(results))
    return found


def has_curvature(definition: Activation | RowActivation) -> bool:
    """Return whether the gradient with respect to x, g·f'(x), can be differentiated again because f''(x) exists."""
    return not PASSES["derivative2"].missing(definition)
