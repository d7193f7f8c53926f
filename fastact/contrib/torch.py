"""fastact's functions for PyTorch tensors, with gradients: ``fastact.contrib.torch.NAME(x, *parameters)``.

Each function is a PyTorch operator, ``torch.ops.fastact.NAME``, so that autograd and `torch.compile` support it. The bridge is
useful for functions that PyTorch lacks, such as `entmax15` or `snake`. Tensors on the CPU share their memory with NumPy arrays.
Tensors on a GPU go to `fastact.cuda`, which needs the extra ``cuda``.
"""

import functools
import inspect
import typing

import numpy as np

import fastact
from fastact.contrib.gradients import gradients_of, has_curvature, inputs_of
from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.passes import PASSES
from fastact.runtime.namespace import attach_lazily

try:
    import torch
except ImportError as error:
    raise ImportError("fastact.contrib.torch needs PyTorch, which is not installed: see https://pytorch.org") from error


def _array(tensor):
    """Return the NumPy array that shares a tensor's memory. NumPy itself does not support bfloat16."""
    if tensor.dtype != torch.bfloat16:
        return tensor.numpy()
    import ml_dtypes

    return tensor.view(torch.int16).numpy().view(ml_dtypes.bfloat16)


def _tensor(array):
    if array.dtype.name != "bfloat16":
        return torch.from_numpy(np.asarray(array))
    return torch.from_numpy(array.view(np.int16)).view(torch.bfloat16)


def _is_row(definition) -> bool:
    return isinstance(definition, RowActivation)


@functools.cache
def _operator(name: str, use: str):
    """Register the operator of one pass of a function, and return it."""
    definition = CATALOGUE[name]
    operands = (*PASSES[use].arrays_in(definition), *(p.name for p in definition.parameters))
    results = PASSES[use].arrays_out(definition)
    label = f"fastact::{name}" if use == "forward" else f"fastact::{name}_{use}"
    axis = ", *, int axis=-1" if _is_row(definition) else ""
    given = ", ".join(f"Tensor {operand}" for operand in operands)
    torch.library.define(label, f"({given}{axis}) -> ({', '.join(['Tensor'] * len(results))})")

    def on_cpu(*tensors, **options):
        found = getattr(_module(fastact, use), name)(*map(_array, tensors), **options)
        return tuple(map(_tensor, found)) if isinstance(found, tuple) else _tensor(np.asarray(found))

    def on_gpu(*tensors, **options):
        return getattr(_module(fastact.cuda, use), name)(*tensors, **options)

    def without_data(*tensors, axis=-1):
        arrays = dict(zip(operands, tensors, strict=True))
        found = tuple(_empty(definition, result, arrays, axis) for result in results)
        return found if len(found) > 1 else found[0]

    torch.library.impl(label, "CPU", on_cpu)
    torch.library.impl(label, "CUDA", on_gpu)
    torch.library.register_fake(label, without_data)
    setup = _setup if _is_row(definition) else _setup_without_options
    if use == "forward":
        torch.library.register_autograd(label, _backward(definition), setup_context=setup)
    elif use == "backward":
        torch.library.register_autograd(label, _backward_of_backward(definition), setup_context=setup)
    return getattr(torch.ops.fastact, label.partition("::")[2]).default


def _module(module, use):
    return module if use == "forward" else getattr(module, use)


def _empty(definition, result: str, arrays: dict, axis: int):
    """Return an empty tensor with the shape and type of a result."""
    if not _is_row(definition):
        shape = torch.broadcast_shapes(*(tensor.shape for tensor in arrays.values()))
        return next(iter(arrays.values())).new_empty(shape)
    row = arrays["x"] if "x" in arrays else arrays["y"]
    shape = list(row.shape)
    if definition.is_number(result):
        del shape[axis]
    elif definition.is_double(result):
        shape[axis] = 2 * shape[axis]
    return row.new_empty(shape)


def _setup(ctx, inputs, output, keyword_only_inputs):
    ctx.options = keyword_only_inputs
    ctx.save_for_backward(*inputs, *(output if isinstance(output, tuple) else (output,)))


def _setup_without_options(ctx, inputs, output):
    _setup(ctx, inputs, output, {})


def _backward(definition):
    """Make the function that returns the gradients of a function's inputs."""
    wanted, found = inputs_of(definition), gradients_of(definition)

    def backward(ctx, g):
        values = dict(zip((*wanted, "y"), ctx.saved_tensors, strict=True), g=g)
        parameters = [values[p.name] for p in definition.parameters]
        made, gradients = {}, []
        for k, name in enumerate(wanted):
            gradient = found.get(name)
            if not ctx.needs_input_grad[k]:
                gradients.append(None)
                continue
            if gradient is None:
                raise NotImplementedError(f"fastact.contrib.torch.{definition.name}: there is no gradient with respect to {name}")
            if gradient.use not in made:
                arrays = [values[array] for array in gradient.arrays]
                results = _operator(definition.name, gradient.use)(*arrays, *parameters, **ctx.options)
                made[gradient.use] = results if isinstance(results, tuple) else (results,)
            result = made[gradient.use][gradient.result]
            gradients.append(result.sum_to_size(values[name].shape))
        return tuple(gradients)

    return backward


def _backward_of_backward(definition):
    """Make the function that returns the gradients of g·f'(x)."""

    def backward(ctx, *gradients):
        if not has_curvature(definition) or any(ctx.needs_input_grad[2:]):
            raise NotImplementedError(f"fastact.contrib.torch.{definition.name}: there is no second derivative")
        g, x, *parameters, _ = ctx.saved_tensors
        (upstream,) = gradients
        by_g = _operator(definition.name, "backward")(upstream, x, *parameters).sum_to_size(g.shape)
        by_x = (upstream * g * _operator(definition.name, "derivative2")(x, *parameters)).sum_to_size(x.shape)
        return (by_g, by_x, *(None for _ in parameters))

    return backward


def _function(name: str):
    definition = CATALOGUE[name]
    operator, count = _operator(name, "forward"), len(definition.arrays)

    def function(*args, **options):
        axis = {"axis": options.pop("axis")} if _is_row(definition) and "axis" in options else {}
        if len(args) < count or len(args) > count + len(definition.parameters):
            raise TypeError(f"fastact.contrib.torch.{name}() takes {', '.join(inputs_of(definition))}, got {len(args)} arguments")
        x = args[0]
        if not isinstance(x, torch.Tensor):
            raise TypeError(f"fastact.contrib.torch.{name}: {definition.arrays[0]} must be a tensor, got {type(x).__name__}")
        parameters = list(args[count:])
        for parameter in definition.parameters[len(parameters) :]:
            value = options.pop(parameter.name, parameter.default)
            if value is parameter.default and parameter.required:
                raise TypeError(f"fastact.contrib.torch.{name}() needs the parameter {parameter.name!r}")
            parameters.append(value)
        if options:
            raise TypeError(f"fastact.contrib.torch.{name}() got an unexpected argument {next(iter(options))!r}")
        tensors = (p if isinstance(p, torch.Tensor) else torch.as_tensor(p, dtype=x.dtype, device=x.device) for p in parameters)
        return operator(*args[:count], *tensors, **axis)

    function.__name__ = function.__qualname__ = name
    function.__module__ = __name__
    function.__doc__ = f"`fastact.{name}` for PyTorch tensors, with gradients.\n\n{inspect.getdoc(definition.function)}"
    return function


if typing.TYPE_CHECKING:

    def __getattr__(name: str) -> typing.Any: ...


attach_lazily(globals(), PASSES["forward"], PASSES["forward"].names(), _function)
