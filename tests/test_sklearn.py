"""scikit-learn's networks with fastact's activations: scikit-learn's own checks, equal results, right gradients."""

import copy
import doctest
import inspect
import pickle
import subprocess
import sys

import numpy as np
import pytest
from catalogue import both_types, first_fast, tiered_names

pytest.importorskip("sklearn", reason="needs the extra sklearn")
from scipy import sparse
from sklearn import neural_network
from sklearn.base import clone
from sklearn.datasets import load_digits
from sklearn.model_selection import GridSearchCV
from sklearn.utils.estimator_checks import parametrize_with_checks

import fastact.contrib.sklearn as ours
from fastact.contrib.sklearn import ACTIVATIONS, MLPClassifier, MLPRegressor
from fastact.definitions import CATALOGUE

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")  # a few steps are enough
THEIRS = {MLPClassifier: neural_network.MLPClassifier, MLPRegressor: neural_network.MLPRegressor}
both_kinds = pytest.mark.parametrize("kind", THEIRS)
SOLVERS = {
    "adam": {},
    "sgd": {"solver": "sgd", "learning_rate_init": 0.01, "learning_rate": "invscaling"},
    "lbfgs": {"solver": "lbfgs"},
    "early stopping": {"early_stopping": True, "n_iter_no_change": 3},
    "layers": {"hidden_layer_sizes": (20, 10)},
    "no layers": {"hidden_layer_sizes": ()},
}


def required(name):
    """Return values for the parameters without defaults."""
    return {p.name: p.typical for p in CATALOGUE[name].parameters if p.required} if name in CATALOGUE else {}


NAMES = [*tiered_names(sorted(name for name in ACTIVATIONS if name in CATALOGUE)), *sorted(ACTIVATIONS.keys() - CATALOGUE.keys())]


@pytest.fixture(scope="module")
def digits():
    x, y = load_digits(return_X_y=True)
    return x[:500] / 16, y[:500]


def small(kind, **parameters):
    return kind(**{"hidden_layer_sizes": (10,), "max_iter": 8, "random_state": 0} | parameters)


def outputs(estimator, x):
    return estimator.predict_proba(x) if hasattr(estimator, "predict_proba") else estimator.predict(x)


# --- as scikit-learn's ----------------------------------------------------------------------------------------------------------


def checked(kind, name):
    return kind(activation=name, max_iter=100, n_iter_no_change=5)


@parametrize_with_checks([checked(MLPClassifier, "gelu")])
def test_checks_of_scikit_learn(estimator, check):
    check(estimator)


@pytest.mark.deep
@parametrize_with_checks([checked(MLPClassifier, "relu"), checked(MLPRegressor, "relu"), checked(MLPRegressor, "gelu")])
def test_more_checks_of_scikit_learn(estimator, check):
    check(estimator)


@both_kinds
@both_types
@pytest.mark.parametrize("options", SOLVERS.values(), ids=SOLVERS)
@pytest.mark.parametrize("activation", first_fast(["tanh", "identity", "logistic", "relu"]))
def test_results_are_those_of_scikit_learn(digits, kind, dtype, options, activation):
    x, y = digits[0].astype(dtype), digits[1]
    fitted, wanted = (small(k, activation=activation, **options).fit(x, y) for k in (kind, THEIRS[kind]))
    tolerance = 1e-10 if dtype == np.float64 else 5e-3  # the steps of a solver amplify rounding errors
    got = outputs(fitted, x)
    assert got.dtype == outputs(wanted, x).dtype
    np.testing.assert_allclose(got, outputs(wanted, x), rtol=tolerance, atol=tolerance)
    assert fitted.loss_ == pytest.approx(wanted.loss_, rel=tolerance)
    assert fitted.n_iter_ == wanted.n_iter_
    assert [w.dtype for w in fitted.coefs_] == [w.dtype for w in wanted.coefs_]
    assert set(vars(fitted)) == {*vars(wanted), "activation_params"}


def test_kinds_of_targets(digits):
    """Targets with two classes, several labels at once, several numbers, and counts work."""
    x, y = digits
    several = np.stack([y % 2, y % 3 == 0, y > 4], axis=1).astype(int)
    targets = [(MLPClassifier, y % 2, {}), (MLPClassifier, several, {}), (MLPRegressor, several / 2, {})]
    if "loss" in inspect.signature(MLPRegressor).parameters:  # since scikit-learn 1.7
        targets.append((MLPRegressor, y, {"loss": "poisson"}))
    for kind, target, options in targets:
        fitted, wanted = (small(k, activation="tanh", **options).fit(x, target) for k in (kind, THEIRS[kind]))
        np.testing.assert_allclose(outputs(fitted, x), outputs(wanted, x), rtol=1e-10, atol=1e-10)


@both_kinds
def test_partial_fit_and_warm_start(digits, kind):
    x, y = digits
    first = {"classes": np.unique(y)} if kind is MLPClassifier else {}
    models = [small(k, activation="tanh").partial_fit(x, y, **first).partial_fit(x, y) for k in (kind, THEIRS[kind])]
    np.testing.assert_allclose(*(outputs(model, x) for model in models), rtol=1e-10, atol=1e-10)
    models = [small(k, activation="tanh", warm_start=True).fit(x, y).fit(x, y) for k in (kind, THEIRS[kind])]
    np.testing.assert_allclose(*(outputs(model, x) for model in models), rtol=1e-10, atol=1e-10)
    with pytest.raises(AttributeError, match="partial_fit"):
        small(MLPClassifier, solver="lbfgs").partial_fit(x, y, classes=np.unique(y))


@both_kinds
def test_sparse_rows_and_other_types(digits, kind):
    x, y = digits
    dense, thin = (small(kind, activation="silu").fit(rows, y) for rows in (x, sparse.csr_matrix(x)))
    wanted = outputs(dense, x)
    np.testing.assert_allclose(outputs(thin, sparse.csc_matrix(x)), wanted, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(outputs(dense, x.astype(np.longdouble)), wanted, rtol=1e-12)
    whole = np.rint(x).astype(np.int8)
    np.testing.assert_allclose(outputs(dense, whole), outputs(dense, whole.astype(float)), rtol=1e-12)


@both_kinds
def test_sigmoid_is_logistic(digits, kind):
    one, other = (outputs(small(kind, activation=name).fit(*digits), digits[0]) for name in ("sigmoid", "logistic"))
    assert np.array_equal(one, other)


@pytest.mark.skipif("sample_weight" not in inspect.signature(MLPRegressor.fit).parameters, reason="since scikit-learn 1.7")
@both_kinds
def test_sample_weight(digits, kind):
    x, y = digits
    weight = np.random.default_rng(0).uniform(0, 2, len(y))
    models = [small(k, activation="tanh").fit(x, y, sample_weight=weight) for k in (kind, THEIRS[kind])]
    np.testing.assert_allclose(*(outputs(model, x) for model in models), rtol=1e-10, atol=1e-10)
    assert not np.allclose(outputs(models[0], x), outputs(small(kind, activation="tanh").fit(x, y), x), rtol=1e-3)


def test_scikit_learn_itself_stays_as_it_is(digits):
    with pytest.raises(ValueError, match="activation"):
        neural_network.MLPClassifier(activation="gelu").fit(*digits)


# --- every activation -------------------------------------------------------------------------------------------------------------


@both_kinds
@pytest.mark.parametrize("name", NAMES)
def test_gradients(name, kind):
    """A step of plain gradient descent matches central differences of the loss, in float64."""
    rng = np.random.default_rng(3)
    x, y = rng.normal(scale=0.4, size=(7, 4)), np.array([0, 1, 2, 0, 1, 2, 1])  # no probability is rounded to 0 for these
    weight = {"sample_weight": rng.uniform(1, 2, 7)} if "sample_weight" in inspect.signature(kind.fit).parameters else {}
    first = {"classes": [0, 1, 2]} if kind is MLPClassifier else {}
    descent = {"solver": "sgd", "momentum": 0, "learning_rate_init": 1e-3, "alpha": 0.1, "random_state": 1}
    model = kind(hidden_layer_sizes=(4, 3), activation=name, activation_params=required(name), **descent)
    model.partial_fit(x, y, **first)
    step = 1e-6

    def after(arrays, k, place, change):
        other = copy.deepcopy(model)
        getattr(other, arrays)[k][place] += change
        return other.partial_fit(x, y, **weight)

    moved = copy.deepcopy(model).partial_fit(x, y, **weight)
    for arrays in ("coefs_", "intercepts_"):
        for k, (before, behind) in enumerate(zip(getattr(model, arrays), getattr(moved, arrays), strict=True)):
            for place in np.ndindex(before.shape):
                slope = (after(arrays, k, place, step).loss_ - after(arrays, k, place, -step).loss_) / (2 * step)
                assert (before[place] - behind[place]) / 1e-3 == pytest.approx(slope, abs=1e-7)


@pytest.mark.parametrize("name", NAMES)
def test_float32_stays_float32(digits, name):
    x, y = digits[0].astype(np.float32), digits[1]
    parameters = {key: np.float64(value) for key, value in required(name).items()}
    model = small(MLPClassifier, activation=name, activation_params=parameters, max_iter=2).fit(x, y)
    assert model.predict_proba(x).dtype == np.float32
    assert {w.dtype for w in (*model.coefs_, *model.intercepts_)} == {np.dtype(np.float32)}


def test_parameters_are_used(digits):
    x, y = digits
    elu = [outputs(small(MLPClassifier, activation="elu", activation_params=p).fit(x, y), x) for p in (None, {}, {"alpha": 1})]
    assert np.array_equal(elu[0], elu[1])
    assert np.array_equal(elu[0], elu[2])
    leaky = small(MLPClassifier, activation="leaky_relu", activation_params={"negative_slope": 0.2}).fit(x, y)
    prelu = small(MLPClassifier, activation="prelu", activation_params={"weight": 0.2}).fit(x, y)
    assert np.array_equal(outputs(leaky, x), outputs(prelu, x))
    assert not np.allclose(outputs(leaky, x), outputs(small(MLPClassifier, activation="leaky_relu").fit(x, y), x))


# --- parameters of the estimators -------------------------------------------------------------------------------------------------


@both_kinds
@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"activation": "gelo"}, "got 'gelo'; did you mean 'gelu'?"),
        ({"activation": "quite something else"}, "fastact list"),
        ({"activation": "swiglu"}, "two arrays"),
        ({"activation": "softmax"}, "function of rows"),
        ({"activation": 3}, "activation"),
        ({"activation": "prelu"}, "must give weight"),
        ({"activation": "gelu", "activation_params": {"alpha": 1}}, "no parameter 'alpha'; it has none"),
        ({"activation": "elu", "activation_params": {"beta": 1}}, "no parameter 'beta'; it has alpha"),
        ({"activation": "elu", "activation_params": {"alpha": "1"}}, "alpha must be a number"),
        ({"activation": "elu", "activation_params": [1]}, "activation_params"),
        ({"activation": "softcap", "activation_params": {"cap": 0}}, "softcap is NaN or infinite"),
        ({"activation": "softplus", "activation_params": {"beta": 0}}, "softplus is NaN or infinite"),
        ({"activation": "elu", "activation_params": {"alpha": float("nan")}}, "elu is NaN or infinite"),
    ],
)
def test_errors_of_fit(digits, kind, parameters, message):
    model = small(kind, **parameters)
    first = {"classes": np.unique(digits[1])} if kind is MLPClassifier else {}
    with pytest.raises(ValueError, match=message.replace("?", r"\?")):
        model.fit(*digits)
    with pytest.raises(ValueError, match=message.replace("?", r"\?")):
        model.partial_fit(*digits, **first)


@both_kinds
def test_parameters_of_the_estimator(digits, kind):
    x, y = digits
    assert set(kind().get_params()) == {*THEIRS[kind]().get_params(), "activation_params"}
    names = list(inspect.signature(kind).parameters)
    assert names == [*inspect.signature(THEIRS[kind]).parameters, "activation_params"]
    model = small(kind).set_params(activation="swish", activation_params={"beta": 2.0})
    assert "activation_params={'beta': 2.0}" in repr(model)
    fitted = clone(model).fit(x, y)
    assert fitted.get_params() == model.get_params()
    for other in (pickle.loads(pickle.dumps(fitted)), copy.deepcopy(fitted)):
        assert np.array_equal(outputs(other, x), outputs(fitted, x))
    with pytest.raises(TypeError, match="nonsense"):
        kind(nonsense=1)


@both_kinds
def test_grid_search(digits, kind):
    grid = [
        {"activation": ["relu", "gelu", "logistic"]},
        {"activation": ["elu"], "activation_params": [{"alpha": a} for a in np.linspace(0.5, 1, 2)], "early_stopping": [True]},
    ]
    search = GridSearchCV(small(kind, solver="adam", learning_rate_init=0.01), grid, cv=2, error_score="raise").fit(*digits)
    assert len(search.cv_results_["params"]) == 5
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()


# --- the module -------------------------------------------------------------------------------------------------------------------


def test_examples():
    assert doctest.testmod(ours).failed == 0


def python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_import():
    """Only the module itself imports scikit-learn. If it is missing, the error says how to install it."""
    code = "import sys, fastact, fastact.contrib; assert 'sklearn' not in sys.modules"
    assert python(code).returncode == 0
    run = python("import sys; sys.modules['sklearn'] = None; import fastact.contrib.sklearn")
    assert run.stderr.endswith("needs scikit-learn; fastact's extra sklearn installs it\n")
