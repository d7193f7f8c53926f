"""The same functions in other libraries, as far as they are installed; only for comparison.

Each library is a function ``(cell, inputs, out) -> call without arguments``, or None where it has nothing of the kind. `inputs` and
`out` are the arrays that fastact's call gets; `out` is None where new arrays are wanted, and the inputs themselves in place. A
library that cannot write to given memory makes new arrays there, too.
"""

import functools
import importlib.util
import warnings

import numpy as np

from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.textbook import NumpyFormulas


def calls(cell, inputs, out) -> dict:
    """{library: call} of those that have the function; the first is fastact."""
    found = {"fastact": cell.case.call(inputs, out)}
    for name, library in LIBRARIES.items():
        call = library(cell, inputs, out)
        if call is not None:
            found[name] = call
    return found


def _numpy(cell, inputs, out):
    few = cell.case.inputs(10, cell.dtype)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = cell.case.formula(few)
    if result is None or any(part is array for part in (result if isinstance(result, tuple) else (result,)) for array in few):
        return None  # the formula of identity does nothing

    def call():
        with np.errstate(all="ignore"):
            return cell.case.formula(inputs)

    return call


def _scipy(cell, inputs, out):
    from scipy import special

    if cell.case.use != "forward":
        return None
    table = {"sigmoid": special.expit, "logsigmoid": special.log_expit}
    if cell.case.name in table:
        return functools.partial(table[cell.case.name], inputs[-1], *(out or ()))
    rows = {name: getattr(special, name) for name in ("softmax", "log_softmax", "logsumexp")}
    return functools.partial(rows[cell.case.name], inputs[-1], axis=-1) if cell.case.name in rows else None


# --- numexpr: its text for a textbook formula ------------------------------------------------------------------------------------


class _Text:
    """An expression of numexpr that grows by Python's operators; constants become arrays, which keep float32."""

    def __init__(self, text, constants):
        self.text, self.constants = text, constants

    def _of(self, template, *others):
        return _Text(template.format(self.text, *(self.written(other) for other in others)), self.constants)

    def written(self, value):
        if isinstance(value, _Text):
            return value.text
        return self.constants.setdefault(float(value), f"c{len(self.constants)}")

    __hash__ = None


def _add_operators():
    for name, sign in {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "pow": "**"}.items():
        setattr(_Text, f"__{name}__", lambda a, b, sign=sign: a._of(f"({{}} {sign} {{}})", b))
        setattr(_Text, f"__r{name}__", lambda a, b, sign=sign: a._of(f"({{1}} {sign} {{0}})", b))
    for name, sign in {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!=", "and": "&", "or": "|"}.items():
        setattr(_Text, f"__{name}__", lambda a, b, sign=sign: a._of(f"({{}} {sign} {{}})", b))
    _Text.__neg__ = lambda a: a._of("(-{})")
    _Text.__abs__ = lambda a: a._of("abs({})")


_add_operators()


class _TextFormulas(NumpyFormulas):
    """What a textbook formula is given to become a text."""

    def __getattribute__(self, name):
        if name in ("exp", "tanh", "sin", "cos", "log", "sqrt"):
            of_numbers = getattr(np, name)
            return lambda x: x._of(f"{name}({{}})") if isinstance(x, _Text) else float(of_numbers(x))
        return super().__getattribute__(name)

    def where(self, condition, a, b):
        return condition._of("where({}, {}, {})", a, b)

    def maximum(self, a, b):
        a, b = (a, b) if isinstance(a, _Text) else (b, a)
        return a._of("where({0} >= {1}, {0}, {1})", b)

    def minimum(self, a, b):
        a, b = (a, b) if isinstance(a, _Text) else (b, a)
        return a._of("where({0} <= {1}, {0}, {1})", b)

    def sign(self, x):
        return x._of("where({0} > {1}, {2}, where({0} < {1}, {3}, {0}))", 0.0, 1.0, -1.0)

    def erf(self, x):
        raise NotImplementedError("numexpr has none")


def _numexpr(cell, inputs, out):
    import numexpr

    definition, case = cell.case.definition, cell.case
    if isinstance(definition, RowActivation):
        return None
    constants, arrays = {}, dict(zip("abcd", inputs, strict=False))
    m, texts = _TextFormulas(cell.dtype), [_Text(name, constants) for name in arrays]
    try:
        results = case.formula(texts, m)
    except (NotImplementedError, TypeError, AttributeError):  # what it has no text for
        return None
    if results is None:
        return None
    results = results if isinstance(results, tuple) else (results,)
    texts = [result.text if isinstance(result, _Text) else None for result in results]
    if None in texts:
        return None
    arrays |= {name: cell.dtype.type(value) for value, name in constants.items()}
    # in place, the last result goes where an input of the others was
    targets = out or (None,) * len(texts)
    if len(texts) > 1 and cell.placement == "in place":
        targets = tuple(np.empty_like(target) for target in targets)

    def call():
        return [numexpr.evaluate(text, arrays, {}, out=target) for text, target in zip(texts, targets, strict=True)]

    return call


# --- PyTorch ---------------------------------------------------------------------------------------------------------------------


def _typical(name):
    return [p.typical for p in CATALOGUE[name].parameters]


def _torch_forward(torch):
    """{name: f(x, out)}, for those that can write to given memory; and {name: (f(x), f_(x) in place or None)} for the others."""
    aten, f = torch.ops.aten, torch.nn.functional
    into = {
        "identity": lambda x, out: out.copy_(x),
        "relu": lambda x, out: torch.clamp_min(x, 0, out=out),
        "leaky_relu": lambda x, out: aten.leaky_relu.out(x, 0.01, out=out),
        "relu6": lambda x, out: torch.clamp(x, 0, 6, out=out),
        "hardtanh": lambda x, out: torch.clamp(x, -1, 1, out=out),
        "threshold": lambda x, out: aten.threshold.out(x, *_typical("threshold"), out=out),
        "hardsigmoid": lambda x, out: aten.hardsigmoid.out(x, out=out),
        "hardswish": lambda x, out: aten.hardswish.out(x, out=out),
        "hardshrink": lambda x, out: aten.hardshrink.out(x, 0.5, out=out),
        "softshrink": lambda x, out: aten.softshrink.out(x, 0.5, out=out),
        "elu": lambda x, out: aten.elu.out(x, out=out),
        "softplus": lambda x, out: aten.softplus.out(x, out=out),
        "logsigmoid": lambda x, out: aten.log_sigmoid.out(x, out=out),
        "sigmoid": lambda x, out: torch.sigmoid(x, out=out),
        "tanh": lambda x, out: torch.tanh(x, out=out),
        "silu": lambda x, out: aten.silu.out(x, out=out),
        "mish": lambda x, out: aten.mish.out(x, out=out),
        "gelu": lambda x, out: aten.gelu.out(x, out=out),
        "gelu_tanh": lambda x, out: aten.gelu.out(x, approximate="tanh", out=out),
        "softmax": lambda x, out: aten._softmax.out(x, -1, False, out=out),
        "log_softmax": lambda x, out: aten._log_softmax.out(x, -1, False, out=out),
        "logsumexp": lambda x, out: torch.logsumexp(x, -1, out=out),
    }
    weight = {dtype: torch.tensor(_typical("prelu"), dtype=dtype) for dtype in (torch.float32, torch.float64)}
    new = {
        "prelu": (lambda x: f.prelu(x, weight[x.dtype]), None),
        "selu": (torch.selu, torch.selu_),
        "celu": (torch.celu, torch.celu_),
        "softsign": (f.softsign, None),
        "tanhshrink": (f.tanhshrink, None),
        "softmin": (lambda x: f.softmin(x, -1), None),
    }
    return into, new


def _torch_backward(torch):
    """{name: f(g, x or y, out)}; a tuple's second entry says that it takes the output, and {name: f(g, x)} for the others."""
    aten = torch.ops.aten
    elu = lambda alpha, scale: lambda g, x, out: aten.elu_backward.grad_input(g, alpha, scale, 1, False, x, grad_input=out)
    into = {
        "relu": lambda g, x, out: aten.threshold_backward.grad_input(g, x, 0, grad_input=out),
        "threshold": lambda g, x, out: aten.threshold_backward.grad_input(g, x, _typical("threshold")[0], grad_input=out),
        "leaky_relu": lambda g, x, out: aten.leaky_relu_backward.grad_input(g, x, 0.01, False, grad_input=out),
        "relu6": lambda g, x, out: aten.hardtanh_backward.grad_input(g, x, 0, 6, grad_input=out),
        "hardtanh": lambda g, x, out: aten.hardtanh_backward.grad_input(g, x, -1, 1, grad_input=out),
        "hardsigmoid": lambda g, x, out: aten.hardsigmoid_backward.grad_input(g, x, grad_input=out),
        "hardshrink": lambda g, x, out: aten.hardshrink_backward.grad_input(g, x, 0.5, grad_input=out),
        "softshrink": lambda g, x, out: aten.softshrink_backward.grad_input(g, x, 0.5, grad_input=out),
        "elu": elu(1, 1),
        "celu": elu(1, 1),
        "selu": elu(1.6732632423543772, 1.0507009873554805),
        "softplus": lambda g, x, out: aten.softplus_backward.grad_input(g, x, 1, 20, grad_input=out),
        "sigmoid": lambda g, y, out: aten.sigmoid_backward.grad_input(g, y, grad_input=out),
        "tanh": lambda g, y, out: aten.tanh_backward.grad_input(g, y, grad_input=out),
        "silu": lambda g, x, out: aten.silu_backward.grad_input(g, x, grad_input=out),
        "gelu": lambda g, x, out: aten.gelu_backward.grad_input(g, x, grad_input=out),
        "gelu_tanh": lambda g, x, out: aten.gelu_backward.grad_input(g, x, approximate="tanh", grad_input=out),
        "softmax": lambda g, y, out: aten._softmax_backward_data.out(g, y, -1, y.dtype, grad_input=out),
        "log_softmax": lambda g, y, out: aten._log_softmax_backward_data.out(g, y, -1, y.dtype, out=out),
    }
    new = {
        "hardswish": lambda g, x: aten.hardswish_backward(g, x),
        "mish": lambda g, x: aten.mish_backward(g, x),
        "logsigmoid": lambda g, x: aten.log_sigmoid_backward(g, x, torch.exp(-torch.abs(x))),  # its forward pass keeps that
    }
    return into, new


TAKE_OUTPUT = ("sigmoid", "tanh", "softmax", "log_softmax")  # the gradients that PyTorch computes from the output


def _torch(cell, inputs, out):
    import torch

    torch.set_grad_enabled(False)
    name, use = cell.case.name, cell.case.use
    (into, new), (back_into, back_new) = _torch_tables()
    *g, x = (torch.from_numpy(array) for array in inputs)
    y, *dx = (torch.from_numpy(array) for array in out or cell.case.out(inputs))
    if use == "forward":
        if name in into:
            return functools.partial(into[name], x, y) if out else lambda: into[name](x, torch.empty_like(y))
        if name not in new:
            return None
        return functools.partial(new[name][1] if cell.placement == "in place" and new[name][1] else new[name][0], x)
    if (name not in back_into and name not in back_new) or (name not in into and name not in new):
        return None
    gradient = lambda at, target: back_into[name](g[0], at, target) if name in back_into else back_new[name](g[0], at)
    if use == "backward":
        if name in TAKE_OUTPUT and not isinstance(cell.case.definition, RowActivation):
            x = into[name](x, torch.empty_like(x))
        return (lambda: gradient(x, y)) if out else lambda: gradient(x, torch.empty_like(x))
    if use != "fused":
        return None
    if cell.placement == "in place":  # the gradient in place of g; y needs memory of its own while x is needed
        y, dx = torch.empty_like(y), [g[0]]

    def fused():
        target = y if out else torch.empty_like(x)
        value = into[name](x, target) if name in into else new[name][0](x)
        return value, gradient(value if name in TAKE_OUTPUT else x, dx[0] if out else torch.empty_like(x))

    return fused


@functools.cache
def _torch_tables():
    import torch

    return _torch_forward(torch), _torch_backward(torch)


# --- JAX -------------------------------------------------------------------------------------------------------------------------


class _JaxFormulas(NumpyFormulas):
    """Textbook formulas on JAX's arrays."""

    def __getattribute__(self, name):
        import jax

        if name in ("exp", "tanh", "sin", "cos", "maximum", "minimum", "sign", "where"):
            return getattr(jax.numpy, name)
        if name in ("log", "sqrt"):
            return lambda x: getattr(np if isinstance(x, float | int) else jax.numpy, name)(x)
        if name in ("total", "largest"):
            reduce = jax.numpy.sum if name == "total" else jax.numpy.max
            return lambda x: reduce(x, axis=-1, keepdims=True)
        if name == "erf":
            return jax.scipy.special.erf
        if name in ("entmax", "first", "join"):
            raise NotImplementedError(name)
        return super().__getattribute__(name)


def _jax(cell, inputs, out):
    import jax

    jax.config.update("jax_enable_x64", True)
    case = cell.case
    if case.use == "backward" and isinstance(case.definition, RowActivation):
        return None  # ours takes the output, JAX's computes it first
    arrays = [jax.numpy.asarray(array) for array in inputs]
    compiled = _jax_compiled(case, cell.dtype.name)
    try:
        jax.block_until_ready(compiled(*arrays))
    except (NotImplementedError, TypeError, ValueError):
        return None
    return lambda: jax.block_until_ready(compiled(*arrays))


@functools.cache
def _jax_compiled(case, dtype):
    """The pass, compiled."""
    import jax

    function, count = _jax_function(case.name, dtype), len(case.definition.arrays)

    def both(*arrays):
        y, pull = jax.vjp(function, *arrays[-count:])
        return y, pull(arrays[0])

    return jax.jit({"forward": function, "backward": lambda *arrays: both(*arrays)[1], "fused": both}[case.use])


@functools.cache
def _jax_function(name, dtype):
    """JAX's own function, or else the textbook formula."""
    import jax
    from cases import Case

    case = Case("forward", name)
    own = {
        "gelu": functools.partial(jax.nn.gelu, approximate=False),
        "gelu_tanh": functools.partial(jax.nn.gelu, approximate=True),
        "softsign": jax.nn.soft_sign,
        "logsigmoid": jax.nn.log_sigmoid,
        "hardsigmoid": jax.nn.hard_sigmoid,
        "hardswish": jax.nn.hard_silu,
        "hardtanh": jax.nn.hard_tanh,
        "tanh": jax.numpy.tanh,
        "logsumexp": functools.partial(jax.nn.logsumexp, axis=-1),
    }
    same = (
        "relu leaky_relu relu6 elu selu celu silu mish softplus sigmoid squareplus sparse_plus sparse_sigmoid softmax log_softmax"
    )
    own |= {word: getattr(jax.nn, word) for word in same.split()}
    if name in own:
        return own[name]
    return lambda *arrays: case.definition.textbook(_JaxFormulas(np.dtype(dtype)), *arrays, *case.parameters())


ALL = {"numpy": _numpy, "scipy": _scipy, "numexpr": _numexpr, "torch": _torch, "jax": _jax}
LIBRARIES = {name: library for name, library in ALL.items() if importlib.util.find_spec(name)}
TITLES = {"numpy": "NumPy formula", "scipy": "SciPy", "numexpr": "numexpr", "torch": "PyTorch", "jax": "JAX"}
