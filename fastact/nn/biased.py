"""An activation with the bias before it, and a residual or dropout after it, in one pass over the arrays."""

import functools
import inspect
import math
from collections.abc import Iterator

import numpy as np

from fastact.codegen.elementwise import sources
from fastact.definitions import CATALOGUE, Activation
from fastact.definitions import layers as records
from fastact.definitions.passes import PASSES
from fastact.nn.chance import drawn
from fastact.runtime.arguments import check_axis, check_single_number, floats, result_array, stored_floats
from fastact.runtime.containers.call import COMMON_ROW, ROW, WHOLE
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in, type_of_gradient, type_of_results
from fastact.runtime.namespace import is_costly, why_no_activation
from fastact.runtime.ufuncs import elementwise_ufunc

# The bias is repeated up to this length. Each loop has as many elements, which threads can share, and the bias stays in the cache.
TOGETHER = 1 << 16
FEW = 1 << 12  # for so few numbers, repeating takes longer than it saves


@functools.cache
def layer_ufunc(layer: records.Layer, name: str) -> np.ufunc:
    """Return the ufunc of a layer around an activation. If x has 16 bits, all but the arrays of its kind are float32."""
    definition = CATALOGUE[name]
    source, _ = sources(PASSES["forward"], definition)
    return elementwise_ufunc(
        name,
        __name__,
        f"The elements of {name} with {layer.name}.",
        f"nn_{layer.name}_{name}",
        layer.scalar,
        source,
        arrays=len(layer.arrays),
        parameters=len(layer.numbers) + len(definition.parameters),
        outputs=layer.outputs,
        costly=is_costly(inspect.unwrap(source)),
        core=layer.core(definition),
        before=layer.before,
        single=tuple(layer.arrays.index(each) for each in ("bias", "uniform") if each in layer.arrays),
    )


class _Call:
    """The arguments of a call in common types: `arrays` in the shape of x, the bias along `axis`, the activation's parameters."""

    def __init__(self, function: str, name: str, x, bias, axis: int, parameters: dict, **others):
        self.name, definition = name, _definition(function, name)
        x = stored_floats(function, "x", x)
        check_axis(function, axis, x.shape)
        if bias is None:
            bias = np.full(x.shape[axis], -0.0, computed_in(x.dtype))  # x + (-0.0) is x, also for -0.0
        bias = floats(function, "bias", bias, x)
        others = {key: stored_floats(function, key, given, x) for key, given in others.items()}
        self.dtype = type_of_results((x, *others.values()), (bias,))
        numbers = self._numbers(function, definition, parameters)
        self.parameters = tuple(map(computed_in(self.dtype).type, numbers))
        for key, array in others.items():
            if array.shape != x.shape:
                raise ValueError(f"{function}: {key} must have x's shape {x.shape}, got {array.shape}")
        if bias.shape != (x.shape[axis],):
            wanted = f"one number for each of the {x.shape[axis]} entries of x along axis {axis}"
            raise ValueError(f"{function}: bias must have {wanted}, got shape {bias.shape}")
        self.axis = axis % x.ndim
        self.inner = math.prod(x.shape[self.axis + 1 :])
        self.arrays = {key: np.asarray(array, self.dtype) for key, array in {"x": x, **others}.items()}
        self.bias = np.asarray(bias, computed_in(self.dtype), order="C")

    @staticmethod
    def _numbers(function: str, definition: Activation, given: dict) -> list[float]:
        known = {p.name: p.default for p in definition.parameters}
        for key, value in given.items():
            if key not in known:
                there = f"its parameters are {', '.join(known)}" if known else "it has none"
                raise TypeError(f"{function}: {definition.name} has no parameter {key!r}; {there}")
            check_single_number(function, key, value)
        missing = [p.name for p in definition.parameters if p.required and p.name not in given]
        if missing:
            raise TypeError(f"{function}: {definition.name} needs a value for {' and '.join(missing)}")
        return list((known | given).values())

    def rows(self, *arrays: np.ndarray) -> Iterator[tuple[np.ndarray, list[np.ndarray]]]:
        """Yield (the bias, parts of the arrays to which it broadcasts), one after the other. The arrays are contiguous."""
        shape = arrays[0].shape
        outer, row = math.prod(shape[: self.axis]), self.bias.size * self.inner
        if not arrays[0].size:
            return
        length = min(TOGETHER, outer * row // 8)  # repeating the bias must not take as long as the rest
        if row > length:
            yield self.bias[:, None], [array.reshape(outer, self.bias.size, self.inner) for array in arrays]
            return
        many = length // row
        bias, end = np.tile(np.repeat(self.bias, self.inner), many), outer - outer % many
        for start, stop, together in ((0, end, many), (end, outer, outer - end)):
            if stop > start:
                parts = [array.reshape(outer, row)[start:stop].reshape(-1, together * row) for array in arrays]
                yield bias[: together * row], parts

    def run(self, layer: records.Layer, results: list[np.ndarray], numbers: tuple = (), **more: np.ndarray) -> None:
        """Write the results of a layer."""
        ufunc, given = layer_ufunc(layer, self.name), self.arrays | more
        names = [name for name in layer.arrays if name != "bias"]
        operands = [*(given[name] for name in names), *results]
        contiguous = results[0].size > FEW and all(array.flags.c_contiguous for array in operands)
        if contiguous and not any(_shifted(result, array) for result in results for array in operands[: len(names)]):
            parts = self.rows(*operands)
        else:
            parts = [(self.bias.reshape(-1, *(1,) * (results[0].ndim - 1 - self.axis)), operands)]
        for bias, arrays in parts:
            inputs = dict(zip(names, arrays, strict=False), bias=bias)
            ufunc(*(inputs[name] for name in layer.arrays), *numbers, *self.parameters, out=tuple(arrays[len(names) :]))

    def gradients(self) -> tuple[np.ndarray, np.ndarray]:
        """Return (dx, the bias's gradient in float64). Each part of dx is summed while it is in the cache."""
        ufunc = layer_ufunc(records.BIAS_BACKWARD, self.name)
        g, x = (np.ascontiguousarray(self.arrays[key]) for key in ("g", "x"))
        dx, total = np.empty(x.shape, self.dtype), np.zeros(self.bias.size)
        for bias, parts in self.rows(g, x, dx):
            for part_of_g, part_of_x, out in zip(*parts, strict=True):
                ufunc(part_of_g, part_of_x, bias, *self.parameters, out=out)
                with np.errstate(all="ignore"):  # no warning for inf − inf, as in all sums of this package
                    total += self.sums(out)
        return dx, total

    def sums(self, part: np.ndarray) -> np.ndarray:
        """Return the sum of each channel over a part of a gradient."""
        wide = part.astype(computed_in(self.dtype), copy=False).reshape(-1, self.inner)
        rows = (wide if self.inner == 1 else np.add.reduce(wide, axis=-1)).reshape(-1, self.bias.size)
        while len(rows) > 8:  # add halves: exact to a few rounding errors, and for two channels in a twentieth of NumPy's time
            half, last = len(rows) // 2, rows[-1]
            odd, rows = len(rows) % 2, rows[:half] + rows[half : 2 * half]
            if odd:
                rows[0] += last
        return np.add.reduce(rows, axis=0)


def _shifted(result: np.ndarray, array: np.ndarray) -> bool:
    """Return whether writing one may overwrite parts of the other that are read later. NumPy only checks single calls."""
    return result.ctypes.data != array.ctypes.data and np.may_share_memory(result, array)


def _definition(function: str, name: str) -> Activation:
    if not isinstance(name, str):
        raise TypeError(f"{function}: name must be a string, such as 'gelu', got {type(name).__name__}")
    reason = why_no_activation(name)
    if reason is not None:
        raise ValueError(f"{function}: name must be that of an element-wise activation of one array, got {name!r}{reason}")
    if "bias" in (p.name for p in CATALOGUE[name].parameters):
        raise ValueError(f"{function}: {name} has a parameter bias of its own; call fastact.{name}(x + bias, ...)")
    return CATALOGUE[name]


@on_containers({"x": ROW, "bias": COMMON_ROW, "residual": ROW}, (ROW,))
def bias_activation(name: str, x, bias, *, residual=None, axis: int = -1, out: np.ndarray | None = None, **parameters: float):
    r"""Add a bias, apply an activation, and add a residual, in one pass.

    .. math:: y = f(x + b) + r

    Parameters
    ----------
    name : str
        The name of an element-wise activation f of one array, such as ``"gelu"``.
    x : array_like
        Real numbers, usually the product of a layer's input and weight. float32, float16 and bfloat16 are preserved.
    bias : array_like or None
        One number for each entry along `axis`.
    residual : array_like, optional
        An array in the shape of x that is added to the result. Its gradient is the upstream gradient.
    axis : int, default -1
        The axis of the bias; 1 for images with the channels first.
    out : ndarray, optional
        An array for the result, such as `x` itself, with the shape of `x` and the dtype of the result.
    **parameters : float
        Parameters of the activation, such as ``alpha=0.5`` for elu.

    Returns
    -------
    ndarray
        The result, in the shape of x.

    Raises
    ------
    TypeError
        If `name` is not a string, if an array does not contain real numbers, if the activation has no such parameter, or if a
        required one is missing.
    ValueError
        If there is no such activation, if it has a parameter ``bias`` itself, or if the shapes do not match.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    See Also
    --------
    bias_activation_backward : The gradients.
    activation_dropout : With dropout after the activation.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> x, bias = np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([0.5, -1.0])
    >>> y = fastact.nn.bias_activation("gelu", x, bias)
    >>> np.array_equal(y, fastact.gelu(x + bias))
    True
    """
    others = {} if residual is None else {"residual": residual}
    call = _Call("bias_activation", name, x, bias, axis, parameters, **others)
    y = result_array("bias_activation", call.arrays["x"], out)
    call.run(records.BIAS_RESIDUAL if others else records.BIAS, [y])
    return y


@on_containers({"g": ROW, "x": ROW, "bias": COMMON_ROW}, (ROW, WHOLE))
def bias_activation_backward(name: str, g, x, bias, *, axis: int = -1, **parameters: float):
    r"""Gradients of `bias_activation` with respect to its input and to the bias, in one pass.

    .. math:: dx = g \cdot f'(x + b), db_c = \sum dx

    Parameters
    ----------
    name : str
        The name of the activation.
    g, x : array_like
        Upstream gradient and input, of the same shape. The gradient of float32, float16 and bfloat16 arrays has their dtype.
    bias : array_like or None
        One number for each entry along `axis`.
    axis : int, default -1
        The axis of the bias.
    **parameters : float
        Parameters of the activation.

    Returns
    -------
    dx : ndarray
        Gradient with respect to x.
    dbias : ndarray
        Gradient with respect to the bias; for 16-bit x it has the dtype of the bias. The order of the sum does not depend on the
        number of threads.

    Raises
    ------
    TypeError
        If `name` is not a string, if an array does not contain real numbers, if the activation has no such parameter, or if a
        required one is missing.
    ValueError
        If there is no such activation, if it has a parameter ``bias`` itself, or if the shapes do not match.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> g, x, bias = np.ones((2, 2)), np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([0.5, -1.0])
    >>> dx, dbias = fastact.nn.bias_activation_backward("relu", g, x, bias)
    >>> dx, dbias
    (array([[1., 0.],
           [1., 1.]]), array([2., 1.]))
    """
    call = _Call("bias_activation_backward", name, x, bias, axis, parameters, g=g)
    dx, dbias = call.gradients()
    return dx, dbias.astype(type_of_gradient(bias, call.dtype))


@on_containers({"x": ROW, "bias": COMMON_ROW}, (ROW, ROW))
def activation_dropout(name: str, x, rate: float, rng: np.random.Generator, *, bias=None, axis: int = -1, **parameters: float):
    r"""Apply an activation and dropout in one pass, after adding a bias.

    .. math:: y = \frac{d\,f(x + b)}{1 - p}, d \sim \text{Bernoulli}(1 - p)

    Parameters
    ----------
    name : str
        The name of an element-wise activation f of one array.
    x : array_like
        Real numbers. float32, float16 and bfloat16 are preserved.
    rate : float
        The probability p that an entry is dropped, between 0 and 1.
    rng : numpy.random.Generator
        Random number generator.
    bias : array_like, optional
        One number for each entry along `axis`.
    axis : int, default -1
        The axis of the bias.
    **parameters : float
        Parameters of the activation.

    Returns
    -------
    y : ndarray
        The output. The entries that are dropped are those of `dropout` with the same generator.
    slope : ndarray
        0 for dropped entries, f'(x + b)/(1 − p) for the others. The gradient is ``dx = g * slope``; that of the bias is the sum of
        dx over all other axes.

    Raises
    ------
    TypeError
        If `name` is not a string, if an array does not contain real numbers, if `rng` is not a generator, if the activation has no
        such parameter, or if a required one is missing.
    ValueError
        If there is no such activation, if it has a parameter ``bias`` itself, if the shapes do not match, or if `rate` is not
        between 0 and 1.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov (2014), Dropout, JMLR 15.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> y, slope = fastact.nn.activation_dropout("relu", np.ones((1, 5)), 0.5, np.random.default_rng(1))
    >>> y
    array([[2., 2., 0., 2., 0.]])
    """
    call = _Call("activation_dropout", name, x, bias, axis, parameters)  # checks the arguments before numbers are drawn
    x, uniform = drawn("activation_dropout", call.arrays["x"], rate, rng)
    number, rate = call.bias.dtype.type, float(rate)
    y, slope = np.empty(x.shape, call.dtype), np.empty(x.shape, call.dtype)
    numbers = number(rate), number(1.0 / (1.0 - rate) if rate < 1 else 0.0)
    call.run(records.BIAS_DROPOUT, [y, slope], numbers, uniform=uniform)
    return y, slope
