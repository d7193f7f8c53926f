"""Functions of rows against other libraries: ``python benchmarks/rows.py [NAME ...]`` prints how many times faster fastact is.

They are measured along every axis of several shapes, in both precisions, forward and fused. The results go to existing memory if a
library supports that; JAX's are in new memory. The libraries take turns in many rounds, and the fastest call of each counts.
"""

import importlib.util
import statistics
import sys

import numpy as np
from targets import fastest

import fastact

SHAPES = ((64, 1000), (4096, 1024), (8, 131072), (100000, 10), (512, 512, 16))
NAMES = ("softmax", "log_softmax", "logsumexp")


def _numpy(name, g, x, axis):
    largest = np.max(x, axis=axis, keepdims=True)
    if name == "logsumexp":
        return np.squeeze(largest, axis) + np.log(np.sum(np.exp(x - largest), axis=axis))
    if name == "log_softmax":
        y = x - largest
        y -= np.log(np.sum(np.exp(y), axis=axis, keepdims=True))
        return y if g is None else (y, g - np.exp(y) * np.sum(g, axis=axis, keepdims=True))
    y = np.exp(x - largest)
    y /= np.sum(y, axis=axis, keepdims=True)
    return y if g is None else (y, y * (g - np.sum(g * y, axis=axis, keepdims=True)))


def _torch(name, g, x, axis):
    import torch

    torch.set_grad_enabled(False)
    x = torch.from_numpy(x)
    out = torch.empty_like(x)
    if name == "logsumexp":
        return None if g is not None else lambda: torch.logsumexp(x, axis)
    forward = getattr(torch.ops.aten, f"_{name}").out
    if g is None:
        return lambda: forward(x, axis, False, out=out)
    g, dx = torch.from_numpy(g), torch.empty_like(x)
    backward = getattr(torch.ops.aten, f"_{name}_backward_data").out
    argument = "grad_input" if name == "softmax" else "out"

    def fused():
        forward(x, axis, False, out=out)
        backward(g, out, axis, x.dtype, **{argument: dx})

    return fused


def _jax(name, g, x, axis):
    import jax

    jax.config.update("jax_enable_x64", True)
    function = jax.nn.logsumexp if name == "logsumexp" else getattr(jax.nn, name)
    x = jax.numpy.asarray(x)
    if g is None:
        forward = jax.jit(lambda x: function(x, axis=axis))
        return lambda: forward(x).block_until_ready()
    g = jax.numpy.asarray(g)

    @jax.jit
    def fused(g, x):
        y, pull = jax.vjp(lambda x: function(x, axis=axis), x)
        return y, pull(g)[0]

    return lambda: jax.block_until_ready(fused(g, x))


def calls(name, g, x, axis):
    """Return {library: call} for one case. The first is fastact's."""
    outputs = [np.empty(np.delete(x.shape, axis) if name == "logsumexp" else x.shape, x.dtype)]
    arguments = (x,) if g is None else (g, x)
    if g is not None:
        outputs.append(np.empty_like(x))
    ours = getattr(fastact if g is None else fastact.fused, name)
    found = {"fastact": lambda: ours(*arguments, axis=axis, out=tuple(outputs))}
    found["numpy"] = (lambda: _numpy(name, g, x, axis)) if name != "logsumexp" or g is None else None
    if importlib.util.find_spec("scipy") and g is None:
        from scipy import special

        found["scipy"] = lambda: getattr(special, name)(x, axis=axis)
    if importlib.util.find_spec("torch"):
        found["torch"] = _torch(name, g, x, axis)
    if importlib.util.find_spec("jax"):
        found["jax"] = _jax(name, g, x, axis)
    return {library: call for library, call in found.items() if call}


def main(names):
    rng = np.random.default_rng(0)
    print(
        "| function | pass | type | shape | axis | against the best | which | ns per element |\n|---|---|---|---|---|---|---|---|"
    )
    ratios = {}
    for name in names:
        for use in ("forward", "fused"):
            for dtype in (np.float32, np.float64):
                for shape in SHAPES:
                    x = rng.normal(size=shape).astype(dtype)
                    for axis in range(len(shape)):
                        g = rng.normal(size=np.delete(shape, axis) if name == "logsumexp" else shape).astype(dtype)
                        case = calls(name, None if use == "forward" else g, x, axis)
                        ours, *theirs = fastest(*case.values(), seconds=0.12)
                        best = min(range(len(theirs)), key=theirs.__getitem__)
                        row = (name, use, np.dtype(dtype).name, shape, axis, f"{theirs[best] / ours:.2f}", list(case)[1 + best])
                        print("|", " | ".join(map(str, (*row, f"{ours / x.size:.2f}"))), "|", flush=True)
                        ratios.setdefault((name, use), []).append(theirs[best] / ours)
    for (name, use), all_of_it in ratios.items():
        mean, slower = statistics.geometric_mean(all_of_it), sum(ratio < 1 for ratio in all_of_it)
        print(f"{name}, {use}: {mean:.2f} × the best of the others in the geometric mean; slower in {slower} of {len(all_of_it)}")


if __name__ == "__main__":
    main(sys.argv[1:] or NAMES)
