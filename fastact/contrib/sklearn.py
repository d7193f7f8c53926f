"""scikit-learn's neural networks with fastact's activations.

`MLPClassifier` and `MLPRegressor` extend the classes of scikit-learn. They accept the name of any element-wise activation of one
array; scikit-learn offers four. They require scikit-learn 1.5 or later, which the extra ``sklearn`` installs.
"""

import functools
import inspect
from collections.abc import Callable
from numbers import Real

import numpy as np

try:
    import sklearn  # noqa: F401 -- separate, so that errors of the imports below are not hidden
except ModuleNotFoundError as error:
    message = "fastact.contrib.sklearn needs scikit-learn; fastact's extra sklearn installs it"
    raise ModuleNotFoundError(message, name=error.name) from None
from sklearn import neural_network
from sklearn.utils.extmath import safe_sparse_dot

import fastact
from fastact.definitions import CATALOGUE, Activation
from fastact.runtime.namespace import why_no_activation

try:
    from sklearn.utils.validation import validate_data
except ImportError:  # scikit-learn 1.5, where it is a method

    def validate_data(estimator, x, **checks):
        return estimator._validate_data(x, **checks)


__all__ = ["MLPClassifier", "MLPRegressor"]

ACTIVATIONS = {name: entry for name, entry in CATALOGUE.items() if isinstance(entry, Activation) and not entry.gated}
ACTIVATIONS["logistic"] = ACTIVATIONS["sigmoid"]  # scikit-learn's name
# The activations of the last layer by scikit-learn's names, in place
OUTPUTS = {
    "identity": lambda z: z,
    "logistic": lambda z: fastact.sigmoid(z, out=z),
    "softmax": lambda z: fastact.softmax(z, out=z),
    "exp": lambda z: np.exp(z, out=z),
}


def _definition(name: str) -> Activation:
    """Return the entry of the catalogue. Raise ValueError with a suggestion, or with the reason why a function cannot be used."""
    if name in ACTIVATIONS:
        return ACTIVATIONS[name]
    with_parameters = name.partition(":")[0] in ACTIVATIONS
    hint = (
        "; parameters are given as activation_params, a dictionary" if with_parameters else why_no_activation(name, ("logistic",))
    )
    raise ValueError(f"activation must be the name of an element-wise activation of one array, got {name!r}{hint}")


def _keywords(definition: Activation, given: dict | None) -> dict[str, float]:
    """Return the parameters that are given for an activation. Raise ValueError if one is missing, unknown or not a number."""
    given = given or {}
    known = [p.name for p in definition.parameters]
    for name, value in given.items():
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise ValueError(f"activation_params: {definition.name} has no parameter {name!r}; {has}")
        if not isinstance(value, Real):
            raise ValueError(f"activation_params: {name} must be a number, got {value!r}")
    missing = [p.name for p in definition.parameters if p.required and p.name not in given]
    if missing:
        raise ValueError(f"activation_params must give {', '.join(missing)}, for which {definition.name} has no default")
    return {name: float(value) for name, value in given.items()}  # NumPy's float64 would convert float32 to float64


class _Identity:
    """Hidden layers in training. `forward` returns the output of a layer; `back` changes `delta` to the gradient of its input."""

    def forward(self, layer: int, sums: np.ndarray) -> np.ndarray:
        return sums

    def back(self, layer: int, delta: np.ndarray, output: np.ndarray) -> None:
        pass


class _Relu(_Identity):
    """Hidden layers that work in place, because the derivative at the output equals the derivative at the input."""

    def forward(self, layer, sums):
        return fastact.relu(sums, out=sums)

    def back(self, layer, delta, output):
        fastact.backward.relu(delta, output, out=delta)


class _Any(_Identity):
    """Hidden layers whose derivatives overwrite the inputs.

    Value and derivative share their exponential: for gelu, tanh and sigmoid this takes 0.7 of the time of two separate passes.
    """

    def __init__(self, fused: Callable):
        self.fused, self.slopes = fused, {}

    def forward(self, layer, sums):
        output, self.slopes[layer] = self.fused(1.0, sums, out=(None, sums))
        return output

    def back(self, layer, delta, output):
        delta *= self.slopes[layer]


class _Network:
    """Forward and backward passes through the network, as a mixin for scikit-learn's classes.

    Training calls scikit-learn's methods on a copy of the estimator with the activation "identity". With it, these methods do not
    change the gradients. (scikit-learn computes derivatives from outputs, which is impossible for most functions.)
    `_compute_loss_grad`, which is called next for each layer, applies our derivatives.
    """

    def _bound(self, functions) -> Callable:
        """Return the activation in a pass, with its parameters."""
        definition = _definition(self.activation)
        keywords = _keywords(definition, self.activation_params)
        function = getattr(functions, definition.name)
        return functools.partial(function, **keywords) if keywords else function

    def _validate_params(self):
        super()._validate_params()
        value = self._bound(fastact)
        if not np.isfinite([value(-1.0), value(1.0)]).all():  # instead of scikit-learn's error, which blames the data
            raise ValueError(f"activation_params: {self.activation} is NaN or infinite with {self.activation_params}")

    def _copy(self, activation: str, **attributes):
        """Return a copy that shares the weights and the random number generator."""
        copy = object.__new__(type(self))
        vars(copy).update(vars(self), activation=activation, **attributes)
        return copy

    def _init_coef(self, *sizes_and_type):
        # With "logistic", the weights are smaller
        copy = self._copy("logistic") if self.activation == "sigmoid" else self
        return super(_Network, copy)._init_coef(*sizes_and_type)

    def _sums(self, x, layer: int) -> np.ndarray:
        """Return the inputs of a layer's activation. x may be sparse."""
        sums = safe_sparse_dot(x, self.coefs_[layer])
        sums += self.intercepts_[layer]
        return sums

    def _forward_pass_fast(self, x, check_input=True):
        if check_input:
            x = validate_data(self, x, accept_sparse=["csr", "csc"], reset=False)
        if x.dtype == np.longdouble:  # there are no kernels for this type
            x = x.astype(np.float64)
        value, last = self._bound(fastact), self.n_layers_ - 2
        for layer in range(last):
            x = self._sums(x, layer)
            value(x, out=x)
        return OUTPUTS[self.out_activation_](self._sums(x, last))

    def _backprop(self, *arguments):
        simple = {"identity": _Identity, "relu": _Relu}.get(self.activation)
        hidden = simple() if simple else _Any(self._bound(fastact.fused))
        return super(_Network, self._copy("identity", _hidden=hidden))._backprop(*arguments)

    def _forward_pass(self, activations):
        last = self.n_layers_ - 2
        for layer in range(last):
            activations[layer + 1] = self._hidden.forward(layer, self._sums(activations[layer], layer))
        activations[-1] = OUTPUTS[self.out_activation_](self._sums(activations[last], last))
        return activations

    def _compute_loss_grad(self, layer, count, activations, deltas, *gradients):
        if layer < self.n_layers_ - 2:
            self._hidden.back(layer, deltas[layer], activations[layer + 1])
        super()._compute_loss_grad(layer, count, activations, deltas, *gradients)


def _constructor(parent: type) -> Callable:
    """Make the ``__init__`` of `parent` with the additional parameter `activation_params`.

    scikit-learn reads the parameters of an estimator from this signature. They depend on the version of scikit-learn.
    """

    def __init__(self, *args, activation_params=None, **kwargs):  # noqa: N807
        parent.__init__(self, *args, **kwargs)
        self.activation_params = activation_params

    signature = inspect.signature(parent.__init__)
    own = inspect.Parameter("activation_params", inspect.Parameter.KEYWORD_ONLY, default=None)
    __init__.__signature__ = signature.replace(parameters=[*signature.parameters.values(), own])
    return __init__


_CONSTRAINTS = {"activation": [str], "activation_params": [dict, None]}


class MLPClassifier(_Network, neural_network.MLPClassifier):
    """Multi-layer perceptron classifier with fastact's activations.

    It replaces `sklearn.neural_network.MLPClassifier` and has the same parameters, attributes and methods. For the four activations
    of scikit-learn, results agree up to rounding. float32 data are computed in float32. The first fit on a machine compiles the
    functions, which takes about ten seconds; later processes load them from the cache.

    Parameters
    ----------
    activation : str, default="relu"
        The activation of the hidden layers: the name of an element-wise activation of one array. ``fastact list`` prints the
        names. "logistic" is the same as "sigmoid".
    activation_params : dict of str to float, default=None
        The parameters of the activation, such as ``{"alpha": 0.5}`` for "elu". (`alpha` as an argument is the strength of the L2
        penalty.) Missing parameters take their default. The parameters of a few activations, such as "prelu", have none.
    **kwargs
        The other parameters of `sklearn.neural_network.MLPClassifier`.

    Raises
    ------
    ValueError
        In ``fit`` and ``partial_fit``, if `activation` is unknown, a gated function or a function of rows; or if a parameter of the
        activation is missing, unknown, not a number or outside its domain.

    See Also
    --------
    MLPRegressor : The regressor.

    Examples
    --------
    >>> from sklearn.datasets import make_moons
    >>> from fastact.contrib.sklearn import MLPClassifier
    >>> X, y = make_moons(noise=0.1, random_state=0)
    >>> MLPClassifier(activation="gelu", solver="lbfgs", random_state=0).fit(X, y).score(X, y)
    1.0
    >>> MLPClassifier(activation="swish", activation_params={"beta": 2}, solver="lbfgs", random_state=0).fit(X, y).score(X, y)
    1.0
    """

    _parameter_constraints = neural_network.MLPClassifier._parameter_constraints | _CONSTRAINTS
    __init__ = _constructor(neural_network.MLPClassifier)


class MLPRegressor(_Network, neural_network.MLPRegressor):
    """Multi-layer perceptron regressor with fastact's activations.

    It replaces `sklearn.neural_network.MLPRegressor` and has the same parameters, attributes and methods. For the four activations
    of scikit-learn, results agree up to rounding. float32 data are computed in float32. The first fit on a machine compiles the
    functions, which takes some seconds; later processes load them from the cache.

    Parameters
    ----------
    activation : str, default="relu"
        The activation of the hidden layers: the name of an element-wise activation of one array. ``fastact list`` prints the
        names. "logistic" is the same as "sigmoid".
    activation_params : dict of str to float, default=None
        The parameters of the activation, such as ``{"alpha": 0.5}`` for "elu". (`alpha` as an argument is the strength of the L2
        penalty.) Missing parameters take their default. The parameters of a few activations, such as "prelu", have none.
    **kwargs
        The other parameters of `sklearn.neural_network.MLPRegressor`.

    Raises
    ------
    ValueError
        In ``fit`` and ``partial_fit``, if `activation` is unknown, a gated function or a function of rows; or if a parameter of the
        activation is missing, unknown, not a number or outside its domain.

    See Also
    --------
    MLPClassifier : The classifier.

    Examples
    --------
    >>> import numpy as np
    >>> from fastact.contrib.sklearn import MLPRegressor
    >>> X = np.linspace(-3, 3, 200)[:, None]
    >>> model = MLPRegressor(activation="snake", activation_params={"alpha": 2}, solver="lbfgs", max_iter=1000, random_state=0)
    >>> round(model.fit(X, np.sin(3 * X[:, 0])).score(X, np.sin(3 * X[:, 0])), 2)
    1.0
    """

    _parameter_constraints = neural_network.MLPRegressor._parameter_constraints | _CONSTRAINTS
    __init__ = _constructor(neural_network.MLPRegressor)
