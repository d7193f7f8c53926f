"""Random weights and random layers."""

import functools
import math

import numpy as np

import fastact
from fastact.codegen.elementwise import as_it_is
from fastact.definitions import stochastic
from fastact.runtime.arguments import check_axis, check_single_number, stored_floats
from fastact.runtime.containers.call import NUMBER, ROW
from fastact.runtime.containers.dispatch import on_containers
from fastact.runtime.halves import computed_in
from fastact.runtime.ufuncs import elementwise_ufunc

# The limit of SELU at −inf, −λα. Dropped units take this value, which makes it possible to preserve mean and variance.
SELU_FLOOR = -1.7580993408473766
# The standard deviation of a standard normal distribution truncated at ±2.
TRUNCATED_DEVIATION = 0.87962566103423978


_of_elements = on_containers({"x": NUMBER}, (NUMBER, NUMBER))


def check_generator(layer: str, rng) -> None:
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"{layer}: rng must be a numpy.random.Generator, got {type(rng).__name__}")


def _check_rate(layer: str, rate: float) -> None:
    check_single_number(layer, "rate", rate)
    if not 0.0 <= rate <= 1.0:
        raise ValueError(f"{layer}: rate must lie between 0 and 1, got {rate}")


def lecun_normal(shape, rng: np.random.Generator, *, fan_in: int | None = None, truncated: bool = True, dtype=np.float32):
    r"""Normal random weights that preserve the variance of the input; the initialisation of SELU networks.

    .. math:: w \sim N(0, 1 / \text{fan\_in})

    Parameters
    ----------
    shape : int or tuple of int
        The shape of the weights.
    rng : numpy.random.Generator
        Random number generator.
    fan_in : int, optional
        The number of inputs of a unit. The default is the first length of `shape`, as in ``x @ weight``.
    truncated : bool, default True
        Redraw numbers that are more than two standard deviations from 0, and rescale to preserve the variance, as Keras and JAX
        do. The paper and PyTorch do not truncate.
    dtype : data-type, default float32
        float32, float64, float16 or bfloat16.

    Returns
    -------
    ndarray
        The weights.

    Raises
    ------
    TypeError
        If `rng` is not a generator, or if `fan_in` is not a number.
    ValueError
        If `fan_in` is less than 1.

    References
    ----------
    LeCun, Bottou, Orr & Müller (1998), Efficient BackProp; Klambauer et al. (2017), arXiv:1706.02515.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> weight = fastact.nn.lecun_normal((400, 300), np.random.default_rng(0))
    >>> round(float(weight.var()) * 400, 2)
    1.0
    """
    check_generator("lecun_normal", rng)
    shape = (shape,) if np.ndim(shape) == 0 else tuple(shape)
    fan_in = fan_in if fan_in is not None else shape[0] if shape else 1
    check_single_number("lecun_normal", "fan_in", fan_in)
    if not fan_in >= 1:
        raise ValueError(f"lecun_normal: fan_in must be at least 1, got {fan_in}")
    drawn = computed_in(np.dtype(dtype))
    weights = rng.standard_normal(shape, drawn)
    deviation = 1.0 / math.sqrt(fan_in)
    if truncated:
        deviation /= TRUNCATED_DEVIATION
        beyond = np.abs(weights) > 2
        while beyond.any():
            weights[beyond] = rng.standard_normal(np.count_nonzero(beyond), drawn)
            beyond = np.abs(weights) > 2
    weights *= drawn.type(deviation)
    return weights.astype(dtype, copy=False)


@functools.cache
def drawn_ufunc(name: str) -> np.ufunc:
    """Return the ufunc of a function in `stochastic`. If x has 16 bits, all other inputs are float32."""
    function = getattr(stochastic, name)
    inputs, doc = function.__code__.co_argcount, f"The elements of {name}."
    single = tuple(range(1, inputs))
    return elementwise_ufunc(name, __name__, doc, f"nn_{name}", as_it_is, function, arrays=inputs, outputs=2, single=single)


@_of_elements
def dropout(x, rate: float, rng: np.random.Generator):
    r"""Set random entries to 0, and scale the others to preserve the mean.

    .. math:: y = \frac{d\,x}{1 - p}, d \sim \text{Bernoulli}(1 - p)

    Parameters
    ----------
    x : array_like
        Real numbers of any shape. float32, float16 and bfloat16 are preserved.
    rate : float
        The probability p that an entry is dropped, between 0 and 1.
    rng : numpy.random.Generator
        Random number generator.

    Returns
    -------
    y : ndarray
        The output.
    slope : ndarray
        0 for dropped entries, 1/(1 − p) for the others. The gradient is ``g * slope``.

    Raises
    ------
    TypeError
        If `x` does not contain real numbers, or if `rng` is not a generator.
    ValueError
        If `rate` is not between 0 and 1.

    References
    ----------
    Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov (2014), Dropout, JMLR 15.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> y, slope = fastact.nn.dropout(np.ones(5), 0.5, np.random.default_rng(1))
    >>> y
    array([2., 2., 0., 2., 0.])
    """
    x, uniform = drawn("dropout", x, rate, rng)
    rate = float(rate)
    factor = 1.0 / (1.0 - rate) if rate < 1 else 0.0
    return drawn_ufunc("dropout")(x, uniform, *map(uniform.dtype.type, (rate, factor)))


def drawn(layer: str, x, rate: float, rng) -> tuple[np.ndarray, np.ndarray]:
    """Return x, and as many random numbers from 0 up to 1. They decide which entries are dropped."""
    check_generator(layer, rng)
    _check_rate(layer, rate)
    x = stored_floats(layer, "x", x)
    return x, rng.random(x.shape, computed_in(x.dtype))


@_of_elements
def alpha_dropout(x, rate: float, rng: np.random.Generator):
    r"""Dropout for SELU networks, which preserves mean 0 and variance 1.

    .. math:: y = a\,(d\,x + (1 - d)\,\alpha') + b, d \sim \text{Bernoulli}(1 - p)

    .. math:: a = ((1 - p)(1 + p\,\alpha'^2))^{-1/2}, b = -a\,p\,\alpha', \alpha' = -1.7580993

    Dropped entries are set to the limit of SELU at −inf instead of 0.

    Parameters
    ----------
    x : array_like
        Real numbers of any shape. float32, float16 and bfloat16 are preserved.
    rate : float
        The probability p that an entry is dropped, between 0 and 1. If it is 1, the output is 0.
    rng : numpy.random.Generator
        Random number generator.

    Returns
    -------
    y : ndarray
        The output.
    slope : ndarray
        0 for dropped entries, a for the others. The gradient is ``g * slope``.

    Raises
    ------
    TypeError
        If `x` does not contain real numbers, or if `rng` is not a generator.
    ValueError
        If `rate` is not between 0 and 1.

    References
    ----------
    Klambauer, Unterthiner, Mayr & Hochreiter (2017), Self-normalizing neural networks, arXiv:1706.02515.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> rng = np.random.default_rng(0)
    >>> y, slope = fastact.nn.alpha_dropout(rng.normal(size=100000), 0.3, rng)
    >>> bool(abs(y.mean()) < 0.02 and abs(y.var() - 1) < 0.02)
    True
    """
    x, uniform = drawn("alpha_dropout", x, rate, rng)
    rate = float(rate)
    factor = ((1.0 - rate) * (1.0 + rate * SELU_FLOOR**2)) ** -0.5 if rate < 1 else 0.0
    shift = -factor * rate * SELU_FLOOR
    numbers = rate, factor, shift, factor * SELU_FLOOR + shift
    return drawn_ufunc("alpha_dropout")(x, uniform, *map(uniform.dtype.type, numbers))


@_of_elements
def rrelu(x, rng: np.random.Generator | None = None, *, lower: float = 1 / 8, upper: float = 1 / 3):
    r"""Randomised leaky ReLU: each entry that is not positive has its own random slope.

    .. math:: y = x\text{ if }x > 0\text{ else }a\,x, a \sim U(l, u)

    Parameters
    ----------
    x : array_like
        Real numbers of any shape. float32, float16 and bfloat16 are preserved.
    rng : numpy.random.Generator, optional
        Random number generator. Without a generator, as in evaluation, every slope is the mean (l + u)/2.
    lower, upper : float, default 1/8 and 1/3
        The bounds l and u of the slopes.

    Returns
    -------
    y : ndarray
        The output.
    slope : ndarray
        a if x ≤ 0, else 1. The gradient is ``g * slope``.

    Raises
    ------
    TypeError
        If `x` does not contain real numbers, or if `rng` is neither a generator nor None.
    ValueError
        If `lower` is greater than `upper`.

    References
    ----------
    Xu, Wang, Chen & Li (2015), Empirical evaluation of rectified activations, arXiv:1505.00853.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> y, slope = fastact.nn.rrelu(np.array([-24.0, 3.0]))
    >>> y, slope.round(4)
    (array([-5.5,  3. ]), array([0.2292, 1.    ]))
    """
    x = stored_floats("rrelu", "x", x)
    number = computed_in(x.dtype).type
    check_single_number("rrelu", "lower", lower)
    check_single_number("rrelu", "upper", upper)
    if not lower <= upper:
        raise ValueError(f"rrelu: lower must not be above upper, got {lower} and {upper}")
    if rng is None:
        uniform = number(0.5)
    else:
        check_generator("rrelu", rng)
        uniform = rng.random(x.shape, number)
    return drawn_ufunc("rrelu")(x, uniform, number(lower), number(upper))


@on_containers({"x": ROW}, (ROW, ROW))
def gumbel_softmax(x, rng: np.random.Generator, *, tau: float = 1.0, hard: bool = False, axis: int = -1):
    r"""Draw a class for each row from its logits, differentiably.

    .. math:: y = \text{softmax}((x - \log E) / \tau), E \sim \text{Exp}(1)

    Parameters
    ----------
    x : array_like
        Logits, with the classes along `axis`. float32, float16 and bfloat16 are preserved.
    rng : numpy.random.Generator
        Random number generator.
    tau : float, default 1
        The temperature, greater than 0. Rows approach one-hot rows as it decreases.
    hard : bool, default False
        Return the class that was drawn as a one-hot row.
    axis : int, default -1
        The axis of the classes.

    Returns
    -------
    y : ndarray
        The drawn rows, one-hot if `hard` is True. They are NaN if `soft` is NaN, as for rows of −inf only.
    soft : ndarray
        The rows before they are made one-hot. ``fastact.backward.scaled_softmax(g, soft, 1 / tau, axis=axis)`` is the gradient,
        also for hard rows (the straight-through estimator).

    Raises
    ------
    TypeError
        If `x` does not contain real numbers, or if `rng` is not a generator.
    ValueError
        If `tau` is not greater than 0.
    numpy.exceptions.AxisError
        If `axis` is out of bounds for x.

    References
    ----------
    Jang, Gu & Poole (2017), arXiv:1611.01144; Maddison, Mnih & Teh (2017), arXiv:1611.00712.

    Examples
    --------
    >>> import numpy as np, fastact
    >>> logits = np.log(np.tile([0.1, 0.2, 0.7], (10000, 1)))
    >>> y, soft = fastact.nn.gumbel_softmax(logits, np.random.default_rng(0), hard=True)
    >>> y.mean(axis=0).round(1)
    array([0.1, 0.2, 0.7])
    """
    check_generator("gumbel_softmax", rng)
    check_single_number("gumbel_softmax", "tau", tau)
    if not tau > 0.0:
        raise ValueError(f"gumbel_softmax: tau must be above 0, got {tau}")
    x = stored_floats("gumbel_softmax", "x", x)
    check_axis("gumbel_softmax", axis, x.shape)
    drawn = computed_in(x.dtype)
    exponential = rng.standard_exponential(x.shape, drawn)
    np.maximum(exponential, np.finfo(drawn).tiny, out=exponential)  # log 0 would be infinite, and two of them would give NaN
    noisy = x - np.log(exponential, out=exponential)
    soft = fastact.scaled_softmax(noisy, drawn.type(min(1.0 / tau, float(np.finfo(drawn).max))), axis=axis)
    soft = soft.astype(x.dtype, copy=False)
    if not hard:
        return soft, soft
    y = fastact.hardmax(noisy, axis=axis).astype(x.dtype, copy=False)
    np.copyto(y, soft, where=np.isnan(soft))
    return y, soft
