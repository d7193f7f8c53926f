"""The functions of rows in other libraries: ``library(arrays, threads)`` returns a call without arguments, or None."""

import functools

import numpy as np

from fastact.tools.bench.peers import of_jax, of_onnxruntime, of_openvino

SCALE, EPS = 0.125, 1e-5


def numpy(a, threads):
    """Return NumPy's formula in existing memory."""
    x, y, t, axis = a.x, a.y, a.temporary, a.axis
    keep = {"axis": axis, "keepdims": True}

    def powers(x):
        np.subtract(x, np.max(x, **keep), out=t)
        return np.exp(t, out=t)

    def softmax():
        source = np.multiply(x, SCALE, out=t) if a.name == "scaled_softmax" else x
        source = np.where(a.mask, x, -np.inf) if a.name == "masked_softmax" else source
        return np.divide(powers(source), np.sum(t, **keep), out=y)

    def softmax_gradient():
        np.multiply(a.g, y, out=t)
        return np.multiply(y, np.subtract(a.g, np.sum(t, **keep), out=t), out=a.dx)

    def log_softmax():
        np.subtract(x, np.max(x, **keep), out=y)
        return np.subtract(y, np.log(np.sum(np.exp(y, out=t), **keep)), out=y)

    def log_softmax_gradient():
        np.multiply(np.exp(y, out=t), np.sum(a.g, **keep), out=t)
        return np.subtract(a.g, t, out=a.dx)

    def logsumexp():
        largest = np.max(x, **keep)
        np.exp(np.subtract(x, largest, out=t), out=t)
        return np.add(np.squeeze(largest, axis), np.log(np.sum(t, axis=axis)), out=y)

    def logsumexp_gradient():
        np.exp(np.subtract(x, np.max(x, **keep), out=t), out=t)
        return np.multiply(t, np.expand_dims(a.g, axis) / np.sum(t, **keep), out=a.dx)

    def cross_entropy():
        total = np.sum(powers(x), **keep)
        place = np.expand_dims(a.target, -1)
        loss = np.mean(np.log(total) - np.log(np.take_along_axis(t, place, -1)))
        np.divide(t, total, out=a.dx)
        np.put_along_axis(a.dx, place, np.take_along_axis(a.dx, place, -1) - 1, -1)
        return loss, np.multiply(a.dx, 1 / a.target.size, out=a.dx)

    def layer_norm():
        np.subtract(x, np.mean(x, **keep), out=y)
        np.multiply(y, 1 / np.sqrt(np.mean(np.square(y, out=t), **keep) + x.dtype.type(EPS)), out=y)
        return np.add(np.multiply(y, a.weight, out=y), a.bias, out=y)

    def rms_norm():
        np.multiply(x, 1 / np.sqrt(np.mean(np.square(x, out=t), **keep) + x.dtype.type(EPS)), out=y)
        return np.multiply(y, a.weight, out=y)

    softmaxes = dict.fromkeys(("softmax", "masked_softmax", "scaled_softmax"), softmax)
    values = softmaxes | {"log_softmax": log_softmax, "logsumexp": logsumexp, "layer_norm": layer_norm, "rms_norm": rms_norm}
    gradients = {"softmax": softmax_gradient, "log_softmax": log_softmax_gradient, "logsumexp": logsumexp_gradient}
    if a.name == "cross_entropy":
        return cross_entropy
    if a.use == "forward":
        return values[a.name]
    if a.name not in gradients:
        return None
    return gradients[a.name] if a.use == "backward" else lambda: (values[a.name](), gradients[a.name]())


def scipy(a, threads):
    from scipy import special

    found = a.use == "forward" and {"softmax", "log_softmax", "logsumexp"} & {a.name}
    return functools.partial(getattr(special, a.name), a.x, axis=a.axis) if found else None


def torch(a, threads):
    """Return PyTorch's operators in existing memory."""
    import torch

    torch.set_grad_enabled(False)
    aten, t = torch.ops.aten, torch.from_numpy
    x, g, y, dx, temporary = map(t, (a.x, a.g, a.y, a.dx, a.temporary))
    if a.name == "cross_entropy":
        target = t(a.target).reshape(-1)
        rows, flat, of_rows = x.reshape(len(target), -1), dx.reshape(len(target), -1), temporary.reshape(len(target), -1)
        one = torch.ones((), dtype=x.dtype)

        def cross_entropy():
            aten._log_softmax.out(rows, 1, False, out=flat)
            loss, total = aten.nll_loss_forward(flat, target, None, 1, -100)
            aten.nll_loss_backward.grad_input(one, flat, target, None, 1, -100, total, grad_input=of_rows)
            return loss, aten._log_softmax_backward_data.out(of_rows, flat, 1, x.dtype, out=flat)

        return cross_entropy
    if a.name == "layer_norm":
        weight, bias, size = t(a.weight), t(a.bias), [x.shape[-1]]
        if a.use == "forward":
            return lambda: aten.native_layer_norm(x, size, weight, bias, EPS)[0]
        _, mean, scale = aten.native_layer_norm(x, size, weight, bias, EPS)
        return lambda: aten.native_layer_norm_backward(g, x, size, mean, scale, weight, bias, [True, True, True])
    if a.name == "rms_norm":
        weight, size = t(a.weight), [x.shape[-1]]
        value = torch.nn.functional.rms_norm
        if a.use == "forward":
            return lambda: value(x, size, weight, EPS)
        with torch.enable_grad():  # there is no operator for processors; the forward pass is not part of the time
            inputs = x.clone().requires_grad_(), weight.clone().requires_grad_()
            graph = value(inputs[0], size, inputs[1], EPS)
        return lambda: torch.autograd.grad(graph, inputs, g, retain_graph=True)
    if a.name == "logsumexp":
        forward = lambda: torch.logsumexp(x, a.axis, out=y)
        return forward if a.use == "forward" else None
    if a.name == "masked_softmax":
        mask, nothing = t(a.mask), torch.tensor(-np.inf, dtype=x.dtype)
        return lambda: aten._softmax.out(torch.where(mask, x, nothing, out=temporary), a.axis, False, out=y)
    if a.name == "scaled_softmax":
        return lambda: aten._softmax.out(torch.mul(x, SCALE, out=temporary), a.axis, False, out=y)
    value, gradient = (getattr(aten, f"_{a.name}{end}").out for end in ("", "_backward_data"))
    result = {"grad_input" if a.name == "softmax" else "out": dx}
    forward = functools.partial(value, x, a.axis, False, out=y)
    backward = functools.partial(gradient, g, y, a.axis, x.dtype, **result)
    return {"forward": forward, "backward": backward, "fused": lambda: (forward(), backward())}[a.use]


def _jax_value(a):
    """Return (function, its inputs)."""
    import jax
    import jax.numpy as jnp

    if a.name == "masked_softmax":
        return lambda x: jax.nn.softmax(x, axis=a.axis, where=jnp.asarray(a.mask)), (a.x,)
    if a.name == "scaled_softmax":
        return lambda x: jax.nn.softmax(x * SCALE, axis=a.axis), (a.x,)
    if a.name == "cross_entropy":
        target = jnp.expand_dims(jnp.asarray(a.target), -1)
        return lambda x: -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(x, axis=-1), target, -1)), (a.x,)
    if a.name == "layer_norm":

        def layer_norm(x, weight, bias):
            centred = x - jnp.mean(x, -1, keepdims=True)
            return centred * jax.lax.rsqrt(jnp.mean(centred * centred, -1, keepdims=True) + EPS) * weight + bias

        return layer_norm, (a.x, a.weight, a.bias)
    if a.name == "rms_norm":
        return lambda x, weight: x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + EPS) * weight, (a.x, a.weight)
    return functools.partial(getattr(jax.nn, a.name), axis=a.axis), (a.x,)


def jax(a, threads):
    import jax

    if a.use == "backward" and a.name != "logsumexp" and not a.name.endswith("norm"):
        return None
    jax.config.update("jax_enable_x64", True)
    function, inputs = _jax_value(a)
    if a.name == "cross_entropy":
        compiled = jax.jit(jax.value_and_grad(function))
    elif a.use == "forward":
        compiled = jax.jit(function)
    else:

        def both(g, *inputs):
            y, pull = jax.vjp(function, *inputs)
            return (y, *pull(g)) if a.use == "fused" else pull(g)

        compiled, inputs = jax.jit(both), (a.g, *inputs)
    arrays = [jax.numpy.asarray(each) for each in inputs]
    return of_jax.of_threads(lambda: jax.block_until_ready(compiled(*arrays)), threads)


def onnxruntime(a, threads):
    if a.use != "forward" or a.name not in ("softmax", "log_softmax"):
        return None
    return of_onnxruntime.session_call(a.name, (a.x,), a.y, threads, {"axis": a.axis})


def openvino(a, threads):
    from openvino import opset14 as op

    if a.use != "forward" or a.name not in ("softmax", "log_softmax") or a.dtype != np.float32:
        return None
    return of_openvino.request_call(lambda x: getattr(op, a.name)(x, a.axis), (a.x,), a.y, threads)
