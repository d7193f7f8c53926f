"""fastact's functions for the package autograd, with gradients: ``fastact.contrib.autograd.NAME(x, *parameters)``.

autograd differentiates NumPy code. Each function here is one of its primitives: it takes and returns arrays, and
`autograd.grad`, `elementwise_grad`, `jacobian` and the like differentiate it.
"""

import functools
import typing

import fastact
from fastact.contrib.gradients import Gradient, gradients_of, has_curvature, inputs_of
from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES
from fastact.runtime.namespace import attach_lazily

try:
    from autograd.extend import defvjp, primitive
    from autograd.numpy.numpy_vjps import unbroadcast_f
except ImportError as error:
    raise ImportError("fastact.contrib.autograd needs the package autograd: pip install autograd") from error


@functools.cache
def _primitive(name: str, use: str):
    """Return a pass of a function. autograd can differentiate it if the catalogue contains the passes that this requires."""
    definition = CATALOGUE[name]
    made = primitive(getattr(fastact if use == "forward" else getattr(fastact, use), name))
    if use == "forward":
        found = gradients_of(definition)
        places = [k for k, operand in enumerate(inputs_of(definition)) if operand in found]
        defvjp(made, *(_product(definition, found[inputs_of(definition)[k]], k) for k in places), argnums=places)
    elif use == "backward" and has_curvature(definition):
        by_g = lambda value, g, x, *more, **options: unbroadcast_f(g, lambda upstream: made(upstream, x, *more, **options))
        curvature = _primitive(name, "derivative2")
        by_x = lambda value, g, x, *more, **options: unbroadcast_f(
            x, lambda upstream: upstream * g * curvature(x, *more, **options)
        )
        defvjp(made, by_g, by_x)
    return made


def _product(definition, gradient: Gradient, place: int):
    """Make the vector-Jacobian product for the input at a place: a gradient times that of the output."""
    operands, count = inputs_of(definition), len(definition.arrays)

    def of_call(y, *args, **options):
        values = dict(zip(operands, args, strict=False), y=y)

        def product(g):
            arrays = [g if name == "g" else values[name] for name in gradient.arrays]
            results = _primitive(definition.name, gradient.use)(*arrays, *args[count:], **options)
            return results[gradient.result] if gradient.results > 1 else results

        return unbroadcast_f(args[place], product)

    return of_call


def _function(name: str):
    function = _primitive(name, "forward")
    function.__module__, function.__qualname__ = __name__, name
    return function


if typing.TYPE_CHECKING:

    def __getattr__(name: str) -> typing.Any: ...


attach_lazily(globals(), PASSES["forward"], PASSES["forward"].names(), _function)
