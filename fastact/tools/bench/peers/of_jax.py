"""JAX: its own functions if it has them, otherwise the compiled textbook formula. Gradients are computed by ``vjp``.

The results are in new memory.
"""

import contextlib
import functools
import math
import os
import sys
import tempfile

import numpy as np

from fastact.definitions import RowActivation
from fastact.definitions.textbook import NumpyFormulas
from fastact.tools.bench.cases import FROM_OUTPUT, Case

SMALLEST = 10_000  # elements; for fewer, the call alone (9 µs) takes longer than others' whole work, and each compilation 60 ms
_CORES = os.sched_getaffinity(0) if sys.platform == "linux" else None
_threads = None  # in JAX's pool, which gets as many as the process has cores when the pool is created


def use_threads(count: int) -> None:
    """Create JAX's thread pool again, limited to `count` cores. Systems other than Linux keep the pool."""
    global _threads
    import jax
    from jax.extend import backend

    if count == _threads or _CORES is None:
        return
    _compiled.cache_clear()
    jax.clear_caches()
    backend.clear_backends()
    jax.config.update("jax_enable_x64", True)
    _keep_compiled(count)
    with _limited(count):
        jax.devices()  # the threads of the pool inherit the cores of this one
    _threads = count


@contextlib.contextmanager
def _limited(count: int):
    """Limit this thread to `count` cores. A thread that calls JAX works beside the pool."""
    os.sched_setaffinity(0, sorted(_CORES)[-count:])
    try:
        yield
    finally:
        os.sched_setaffinity(0, _CORES)


def of_threads(call, count: int):
    """Return a call that is measured on `count` cores. With one thread, 10⁶ elements would otherwise take 1.8 cores."""
    if _CORES is not None:
        call.around = functools.partial(_limited, count)
    return call


def _keep_compiled(count: int) -> None:
    """Cache compiled programs, as compiling takes longer than measuring. Each number of threads needs its own programs."""
    import jax

    jax.config.update("jax_compilation_cache_dir", os.path.join(tempfile.gettempdir(), f"fastact-bench-jax-{count}"))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)
    jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)


class _JaxFormulas(NumpyFormulas):
    """Textbook formulas on JAX's arrays."""

    def __getattribute__(self, name):
        import jax

        if name in ("exp", "tanh", "sin", "cos", "maximum", "minimum", "sign", "where"):
            return getattr(jax.numpy, name)
        if name in ("log", "sqrt"):
            return lambda x: getattr(math if isinstance(x, float | int) else jax.numpy, name)(x)  # plain numbers keep float32
        if name in ("total", "largest"):
            reduce = jax.numpy.sum if name == "total" else jax.numpy.max
            return lambda x: reduce(x, axis=-1, keepdims=True)
        if name == "erf":
            return jax.scipy.special.erf
        if name in ("entmax", "first", "join"):
            raise NotImplementedError(name)
        return super().__getattribute__(name)


@functools.cache
def _own():
    import jax

    own = {
        "gelu": functools.partial(jax.nn.gelu, approximate=False),
        "gelu_tanh": functools.partial(jax.nn.gelu, approximate=True),
        "softsign": jax.nn.soft_sign,
        "logsigmoid": jax.nn.log_sigmoid,
        "hardsigmoid": jax.nn.hard_sigmoid,
        "hardswish": jax.nn.hard_silu,
        "hardtanh": jax.nn.hard_tanh,
        "tanh": jax.numpy.tanh,
        "swish": jax.nn.silu,
        "logsumexp": functools.partial(jax.nn.logsumexp, axis=-1),
    }
    same = "relu leaky_relu relu6 elu selu celu silu mish softplus sigmoid squareplus sparse_plus sparse_sigmoid"
    return own | {word: getattr(jax.nn, word) for word in f"{same} softmax log_softmax".split()}


def names():
    return _own().keys()


def call(cell, inputs, out):
    import jax

    case = cell.case
    if cell.size < SMALLEST or (cell.threads == 1 and _CORES is None):
        return None
    if case.use == "backward" and isinstance(case.definition, RowActivation):
        return None  # fastact's function takes the output, JAX's computes it first
    jax.config.update("jax_enable_x64", True)
    arrays = [jax.numpy.asarray(array) for array in inputs]
    compiled = _compiled(case, cell.dtype.name)
    try:
        jax.block_until_ready(compiled(*arrays))
    except (NotImplementedError, TypeError, ValueError):
        return None
    return of_threads(lambda: jax.block_until_ready(compiled(*arrays)), cell.threads)


@functools.cache
def _compiled(case, dtype):
    import jax

    function, count = _function(case.name, dtype), len(case.definition.arrays)

    def both(*arrays):
        y, pull = jax.vjp(function, *arrays[-count:])
        return y, *pull(arrays[0])

    passes = {
        "forward": function,
        "backward": lambda *arrays: both(*arrays)[1:],
        "backward_from_output": lambda g, y: g * FROM_OUTPUT[case.name](y),
        "fused": both,
    }
    return jax.jit(passes[case.use])


def _function(name, dtype):
    """Return JAX's own function if it has one, otherwise the textbook formula."""
    case = Case("forward", name)
    return _own().get(name) or (
        lambda *arrays: case.definition.textbook(_JaxFormulas(np.dtype(dtype)), *arrays, *case.parameters())
    )
