"""Contents of users' own activations: arithmetic, exceptions, functions of `math` and `numpy`, and helpers from anywhere."""

import functools
import importlib.util
import math
import pickle
import sys
import threading
import types
from collections import namedtuple
from math import hypot

import mpmath
import numba
import numpy as np
import pytest
from catalogue import DTYPES, first_fast
from numba.core.runtime import _nrt_python, rtsys

import fastact


def imported(path, name, text):
    """Import a module from a file, since pytest rewrites each ``assert`` in a file of tests."""
    (path / f"{name}.py").write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


X = np.array([-2.5, -1.0, -0.25, 0.3, 0.5, 1.7, 3.0])


# --- exceptions ------------------------------------------------------------------------------------------------------------------


@fastact.activation
def refuses(x, limit=0.0):
    if x < limit:
        raise ValueError(f"{x} is below {limit}")
    return x * x


@fastact.activation
def refuses_in_a_helper(x):
    return 2.0 * WITH_ASSERT.checked(x)  # noqa: F821


@pytest.mark.parametrize("use", ["forward", "backward", "fused", "derivative", "param_grad"])
@pytest.mark.parametrize("count", [1, 3, 1000, 300_000])  # the last one uses several threads
def test_an_exception_is_the_one_of_python(use, count):
    call = refuses if use == "forward" else getattr(refuses, use)
    inputs = 1 if use in ("forward", "derivative") else 2
    x = np.full(count, 2.0)
    x[count // 2] = -3.0
    for laid_out in (x, np.repeat(x, 2)[::2], x[::-1], x.astype(np.float32), x.astype(int)):
        with pytest.raises(ValueError, match=r"^-3.0 is below 0.0$"):
            call(*[laid_out] * inputs)
    with pytest.raises(ValueError, match=r"^2.0 is below 2.5$"):
        call(*[np.full(count, 2.0)] * inputs, limit=np.full(count, 2.5))
    if use == "forward":
        with pytest.raises(ValueError, match="below"):
            call(x, out=x)
    assert np.all(np.isfinite(call(*[np.full(count, 2.0)] * inputs)))  # the next call succeeds as usual


@pytest.mark.parametrize("place", [0, 1, 6, 7, 8, 2000, 2999])
def test_an_exception_is_that_of_its_element(place):
    """This also holds in arrays whose first elements, before the next cache line, are computed separately."""
    room = np.empty(3008)
    first = -room.ctypes.data % 64 // 8 + 1
    x = np.linspace(1.0, 2.0, 3000)
    x[place] = -1.0 - place
    with pytest.raises(ValueError, match=f"^{x[place]} is below 0.0$"):
        refuses(x, out=room[first : first + 3000])


def test_the_first_one_arrives_and_assert_is_one(tmp_path, monkeypatch):
    text = "import math\ndef checked(x):\n    assert x > 0.0, f'positive numbers only, got {x}'\n    return math.log(x)\n"
    monkeypatch.setitem(globals(), "WITH_ASSERT", imported(tmp_path, "with_assert", text))
    with pytest.raises(AssertionError, match=r"^positive numbers only, got 0.0$"):
        refuses_in_a_helper(np.array([1.0, 0.0, -1.0]))
    with pytest.raises(ValueError, match=r"^-1.0 is"):
        refuses(np.array([1.0, -1.0, -2.0]))
    out = np.zeros(3)
    refuses(np.array([1.0, -1.0, 2.0]), out=out, where=np.array([True, False, True]))
    assert out.tolist() == [1.0, 0.0, 4.0]
    try:
        refuses(np.array([-4.0]))
    except ValueError as error:
        frames = error.__traceback__
        while frames.tb_next:
            frames = frames.tb_next
        assert frames.tb_frame.f_code.co_name == "refuses"  # the traceback ends in the user's line


def test_only_the_thread_that_called_gets_it():
    good, results = np.full(5000, 1.0), []
    bad = good.copy()
    bad[-1] = -1.0

    def run(x, fails):
        for _ in range(200):
            try:
                refuses(x)
                results.append(not fails)
            except ValueError:
                results.append(fails)

    threads = [threading.Thread(target=run, args=(x, x is bad)) for x in (good, bad, good, bad)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 800
    assert all(results)


def test_where_exceptions_cannot_be_told_they_are_refused(ptx):
    from fastact.codegen.gpu.each_thread import Variant
    from fastact.runtime.cuda.target import CompilationError

    with pytest.raises(CompilationError, check=lambda error: "raise and assert, as in 'refuses'" in str(error.__cause__)):
        ptx(Variant("forward", refuses.cuda._key, "float32", (True, True)), (8, 0))


# --- arithmetic ------------------------------------------------------------------------------------------------------------------

SPECIAL = np.array([0.0, -0.0, 1.0, -2.0, 0.5, np.inf, -np.inf, np.nan])


@pytest.mark.parametrize("exponent", first_fast([-1, 2, -3, -2, 0, 1, 3, 7]))
@pytest.mark.parametrize("dtype", DTYPES)
def test_whole_powers_are_those_of_ieee(exponent, dtype):
    """Whole powers equal those of `numpy.power` for floats."""
    own = fastact.activation(lambda x: x**exponent)
    with np.errstate(all="ignore"):
        x, n = SPECIAL.astype(dtype), dtype(exponent)
        np.testing.assert_array_equal(own(x), np.power(x, n))
        slope = n * np.power(x, n - 1) if exponent else np.zeros_like(x)
        bend = n * (n - 1) * np.power(x, n - 2) if exponent not in (0, 1) else np.zeros_like(x)
    np.testing.assert_array_equal(own.derivative(x), np.where(np.isnan(x) & (exponent in (0, 1)), own.derivative(x), slope))
    np.testing.assert_array_equal(own.derivative2(x), np.where(np.isnan(x) & (exponent in (0, 1, 2)), own.derivative2(x), bend))


def test_nothing_is_left_unwritten_where_python_would_raise():
    polynomial = fastact.activation(lambda x: 0.5 * x**2 + 0.25 * x**1)
    out = np.full(4, 99.0)
    assert polynomial.derivative(np.array([0.0, 1.0, -1.0, 0.0]), out=out).tolist() == [0.25, 1.25, -0.75, 0.25]
    divided = fastact.activation(lambda x, k=2.0: 1 / x + k**-1 + math.log(x) * 0 + x % k)
    assert divided(np.array([0.0, 1.0])).tolist()[1] == 2.5
    assert np.isnan(divided(0.0))


@fastact.activation
def like_relu(x):
    return max(0.0, x)


@fastact.activation
def like_relu6(x):
    return min(max(x, 0), 6.0)


@fastact.activation
def like_hardtanh(x):
    return np.clip(x, -1.0, 1.0)


@fastact.activation
def by_comparison(x):
    return x * (x > 0)


@pytest.mark.parametrize("name", ["relu", "relu6", "hardtanh"])
def test_kinks_are_those_of_the_catalogue(name):
    own = {"relu": like_relu, "relu6": like_relu6, "hardtanh": like_hardtanh}[name]
    x = np.array([-7.0, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 6.0, 7.0])
    np.testing.assert_array_equal(own(x), getattr(fastact, name)(x))
    np.testing.assert_array_equal(own.derivative(x), getattr(fastact.derivative, name)(x))
    if name == "relu":
        np.testing.assert_array_equal(by_comparison.derivative(x), fastact.derivative.relu(x))


@fastact.activation
def accumulated(x):
    total = 0.0
    for k in range(1, 4):
        total += k * x * x
    total *= x
    total -= 1
    total /= 2
    return total


def test_sums_in_loops():
    np.testing.assert_allclose(accumulated(X), 3 * X**3 - 0.5, rtol=1e-15)
    np.testing.assert_allclose(accumulated.derivative(X), 9 * X**2, rtol=1e-15)
    np.testing.assert_allclose(accumulated.derivative2(X), 18 * X, rtol=1e-15)


# --- functions of math and numpy -------------------------------------------------------------------------------------------------

positive, within_one, above_one = (lambda x: abs(x)), (lambda x: x / 4), (lambda x: 1.25 + abs(x))


# the user's function, the same with mpmath, and its domain
def whole_quotient(x):
    steps = x
    steps //= 0.7
    return x * steps


FUNCTIONS = {
    "log": (lambda x: math.log(x), lambda m, x: m.log(x), positive),
    "numpy.log": (lambda x: np.log(x), lambda m, x: m.log(x), positive),
    "2 ** x": (lambda x: 2.0**x, lambda m, x: m.mpf(2) ** x, None),
    "power": (lambda x: np.power(x, 2.5), lambda m, x: x ** m.mpf(2.5), positive),
    "logaddexp": (lambda x: np.logaddexp(x, 0.5 * x + 1.0), lambda m, x: m.log(m.exp(x) + m.exp(x / 2 + 1)), None),
    "%": (lambda x: x * (x % 0.7), lambda m, x: x * (x - m.mpf(0.7) * m.floor(x / m.mpf(0.7))), None),
    "x ** x": (lambda x: x**x, lambda m, x: x**x, positive),
    "pow": (lambda x: math.pow(x, 3) + pow(x, 2), lambda m, x: x**3 + x**2, None),
    "log1p": (lambda x: math.log1p(x), lambda m, x: m.log1p(x), positive),
    "expm1": (lambda x: np.expm1(x), lambda m, x: m.expm1(x), None),
    "exp2": (lambda x: np.exp2(x), lambda m, x: m.mpf(2) ** x, None),
    "log2": (lambda x: math.log2(x), lambda m, x: m.log(x, 2), positive),
    "log10": (lambda x: np.log10(x), lambda m, x: m.log10(x), positive),
    "cosh": (lambda x: math.cosh(x), lambda m, x: m.cosh(x), None),
    "sinh": (lambda x: np.sinh(x), lambda m, x: m.sinh(x), None),
    "tan": (lambda x: math.tan(x), lambda m, x: m.tan(x), within_one),
    "atan": (lambda x: math.atan(x), lambda m, x: m.atan(x), None),
    "asin": (lambda x: math.asin(x), lambda m, x: m.asin(x), within_one),
    "arccos": (lambda x: np.arccos(x), lambda m, x: m.acos(x), within_one),
    "asinh": (lambda x: math.asinh(x), lambda m, x: m.asinh(x), None),
    "acosh": (lambda x: math.acosh(x), lambda m, x: m.acosh(x), above_one),
    "arctanh": (lambda x: np.arctanh(x), lambda m, x: m.atanh(x), within_one),
    "atan2": (lambda x: math.atan2(x, 2.0) + np.arctan2(1.0, x * x), lambda m, x: m.atan2(x, 2) + m.atan2(1, x * x), None),
    "hypot": (lambda x: hypot(x, 2.0) + np.hypot(x, x * x), lambda m, x: m.hypot(x, 2) + m.hypot(x, x * x), None),
    "erf": (lambda x: math.erf(x), lambda m, x: m.erf(x), None),
    "erfc": (lambda x: math.erfc(x), lambda m, x: m.erfc(x), None),
    "cbrt": (lambda x: np.cbrt(x), lambda m, x: m.cbrt(x), positive),
    "sqrt": (lambda x: np.sqrt(x) + math.sqrt(x), lambda m, x: 2 * m.sqrt(x), positive),
    "square": (lambda x: np.square(x) * np.reciprocal(x + 9.0), lambda m, x: x**2 / (x + 9), None),
    "sign": (lambda x: np.sign(x) * x * x, lambda m, x: m.sign(x) * x * x, None),
    "copysign": (lambda x: math.copysign(2.0, x) * x * x, lambda m, x: 2 * m.sign(x) * x * x, None),
    "floor": (lambda x: x * math.floor(x) + np.ceil(x), lambda m, x: x * m.floor(x) + m.ceil(x), within_one),
    "trunc": (lambda x: x * np.trunc(x) + np.rint(x), lambda m, x: x * (m.sign(x) * m.floor(abs(x))) + m.nint(x), within_one),
    "fmod": (
        lambda x: x * math.fmod(x, 0.7),
        lambda m, x: x * m.sign(x) * (abs(x) - m.mpf(0.7) * m.floor(abs(x) / m.mpf(0.7))),
        None,
    ),
    "clip": (lambda x: x * np.clip(x, -1.5, 2.0), lambda m, x: x * min(max(x, -1.5), 2), None),
    "heaviside": (lambda x: x * np.heaviside(x, 0.5), lambda m, x: x * (x > 0), None),
    "where": (lambda x: np.where(x > 0.4, x * x, np.minimum(x, -1.0)), lambda m, x: x * x if x > 0.4 else min(x, m.mpf(-1)), None),
    "fmax": (lambda x: np.fmax(x, 1.0) * np.absolute(x), lambda m, x: max(x, m.mpf(1)) * abs(x), None),
    "degrees": (lambda x: math.degrees(x) + np.deg2rad(x), lambda m, x: x * 180 / m.mpf(math.pi) + x * m.mpf(math.pi) / 180, None),
    "three": (lambda x: max(x, 0.5 * x, 0.1) * min(x, 2.0, 1.0), lambda m, x: max(x, x / 2, m.mpf(0.1)) * min(x, m.mpf(1)), None),
    "//": (lambda x: x * (x // 0.7), lambda m, x: x * m.floor(x / m.mpf(0.7)), None),
    "//=": (whole_quotient, lambda m, x: x * m.floor(x / m.mpf(0.7)), None),
    "casts": (lambda x: float(x) * np.float32(x) + round(x, 1), lambda m, x: x * x + m.nint(10 * x) / 10, within_one),
    "int": (lambda x: x * int(x) + math.fabs(x), lambda m, x: x * (m.sign(x) * m.floor(abs(x))) + abs(x), within_one),
}


@pytest.mark.parametrize("name", first_fast(list(FUNCTIONS), count=6))
def test_functions_and_their_derivatives(name):
    """Value and two derivatives match mpmath to 3e-13 of the largest. Measured: 1e-13, for arctanh's second derivative."""
    function, reference, to_domain = FUNCTIONS[name]
    own, x = fastact.activation(function), X + 0.0123  # away from steps
    x = to_domain(x) if to_domain else x
    with mpmath.workdps(40):
        wanted = [
            [float(mpmath.diff(lambda t: reference(mpmath, t), v, n, h=mpmath.mpf(10) ** -12)) for v in x.tolist()]
            for n in range(3)
        ]
    for got, exact in zip((own(x), own.derivative(x), own.derivative2(x)), wanted, strict=True):
        np.testing.assert_allclose(got, exact, rtol=1e-12, atol=3e-13 * np.abs(exact).max() + 1e-30)
    single = x.astype(np.float32)
    assert own(single).dtype == own.derivative(single).dtype == np.float32
    np.testing.assert_allclose(own.derivative(single), wanted[1], rtol=1e-4, atol=1e-4 * np.abs(wanted[1]).max())


# Each function allocates memory for each element: a list or an array that it passes through a function that fastact replaces, or
# that it returns in the place of a derivative.
ALLOCATING = {
    "lists": (lambda x: np.where(x > 0.5, [0.25, 2.0 * x], [1.0, -x])[1], np.where(X > 0.5, 2 * X, -X)),
    "array": (lambda x: np.positive(np.array([x, x + 1.0]))[1], X + 1),
    "array of results": (lambda x: np.square(np.array([x, x + 1.0])).sum(), X**2 + (X + 1) ** 2),
    "unused": (lambda x: (2.0 * x, np.ones(3)), 2 * X),
}


@pytest.mark.parametrize("name", ALLOCATING)
def test_memory_is_freed_once(name):
    """Lists and arrays of users' functions are freed when nothing refers to them any more, and only then."""
    function, wanted = ALLOCATING[name]
    own = fastact.activation(function)
    np.testing.assert_allclose(own(X), wanted, rtol=1e-15)
    _nrt_python.memsys_enable_stats()
    try:
        before = rtsys.get_allocation_stats()
        own(X)
        after = rtsys.get_allocation_stats()
    finally:
        _nrt_python.memsys_disable_stats()
    assert after.alloc - before.alloc == after.free - before.free >= len(X)


# --- places of helpers and constants ---------------------------------------------------------------------------------------------


def _module(name, **contents):
    made = types.ModuleType(name)
    vars(made).update(contents)
    return made


def _scaled(x):
    return SETTINGS.ALPHA * math.tanh(x)


SETTINGS = _module("settings_of_a_test", ALPHA=0.5)
HELPERS = _module("helpers_of_a_test", scaled=_scaled, deeper=_module("deeper_of_a_test", one=lambda x: x + 1.0))


@fastact.activation
def through_modules(x):
    return HELPERS.scaled(x) + HELPERS.deeper.one(x) * SETTINGS.ALPHA


def test_helpers_and_constants_in_modules(monkeypatch):
    np.testing.assert_allclose(through_modules(X), 0.5 * np.tanh(X) + 0.5 * (X + 1), rtol=1e-15)
    np.testing.assert_allclose(through_modules.derivative(X), 0.5 / np.cosh(X) ** 2 + 0.5, rtol=1e-14)
    assert through_modules(X.astype(np.float32)).dtype == np.float32
    monkeypatch.setattr(SETTINGS, "ALPHA", 0.75)
    again = fastact.activation(through_modules.py_func)
    assert again.fingerprint != through_modules.fingerprint
    np.testing.assert_allclose(again(X), 0.75 * np.tanh(X) + 0.75 * (X + 1), rtol=1e-15)


def test_code_that_differs_in_constants_only_is_different_code():
    """This also holds if the digits of all constants, one after the other, are the same."""
    first, second = fastact.activation(lambda x: x * 1.0 + 23.0), fastact.activation(lambda x: x * 1.02 + 3.0)
    assert first.fingerprint != second.fingerprint
    assert (first(2.0), second(2.0)) == (25.0, 5.04)


def test_functions_without_a_module():
    """`exec`, as used by SymPy's `lambdify`, makes such functions. They can call each other."""
    bare = lambda function, **names: types.FunctionType(function.__code__, names)
    for constant in (2.0, 3.0):
        scaled = bare(lambda x, factor: x * factor)
        scaled.__defaults__ = (constant,)
        own = fastact.activation(bare(lambda x: helper(x) + 1.0, helper=scaled))  # noqa: F821
        assert own.py_func.__module__ is None
        assert (own(2.0), own.derivative(2.0)) == (2.0 * constant + 1.0, constant)


def test_helpers_in_an_enclosing_function():
    factor = 3.0

    def inner(x):
        return factor * math.tanh(x)

    own = fastact.activation(lambda x: inner(x) + factor)
    np.testing.assert_allclose(own(X), 3 * np.tanh(X) + 3, rtol=1e-14, atol=1e-15)
    np.testing.assert_allclose(own.derivative(X), 3 / np.cosh(X) ** 2, rtol=1e-14)


@numba.njit
def compiled_by_numba(x, slope=0.5):
    return slope * math.tanh(x)


def test_a_compiled_function_and_a_partial_one():
    own = fastact.activation(compiled_by_numba)
    np.testing.assert_allclose(own(X), 0.5 * np.tanh(X), rtol=1e-15)
    other = fastact.activation(functools.partial(compiled_by_numba, slope=2.0))
    np.testing.assert_allclose(other(X), 2 * np.tanh(X), rtol=1e-15)
    np.testing.assert_allclose(other(X, slope=3.0), 3 * np.tanh(X), rtol=1e-15)
    np.testing.assert_allclose(other.param_grad(1.0, X), np.tanh(X), rtol=1e-15)
    assert repr(other).endswith("compiled_by_numba(x, slope=2.0)>")


@fastact.activation
def of_another(x):
    return x * accumulated(x)


def even(n):
    return 1.0 if n <= 0.0 else odd(n - 1.0)


def odd(n):
    return 0.0 if n <= 0.0 else even(n - 1.0)


def itself(x):
    return 1.0 if x < 1.0 else x * itself(x - 1.0)


def test_an_activation_in_another():
    np.testing.assert_allclose(of_another(X), X * (3 * X**3 - 0.5), rtol=1e-14)


@pytest.mark.parametrize("function", [even, itself])
def test_functions_that_call_themselves_are_refused(function):
    own = fastact.activation(function)
    for use in (lambda: own(1.0), lambda: own.derivative(1.0), lambda: own.fingerprint):
        with pytest.raises(TypeError, match=f"'{function.__name__}' cannot be compiled: it calls itself"):
            use()


def _imports(x):
    import math

    return math.tanh(x)


def _yields(x):
    yield x


async def _async(x):
    return x


def _list(x):
    return [x * x, 2 * x]


def _complex(x):
    return 1j * x


def _formats(x):
    if x > 1:
        raise ValueError(f"{x:.3f} is too much")
    return x


def _gradient_s_name(x, g=1.0):
    return g * x


def _option_s_name(out):
    return out


def _text_default(x, kind="tanh"):
    return x


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (_imports, r"import within the function is not supported.*line \d+"),
        (_list, r"it returns .*list.*, but a number, or a tuple .*line \d+"),
        (_complex, r"it returns complex128, but a number, or a tuple .*line \d+"),
        (_formats, r"format spec in f-strings not supported.*line \d+: raise"),
    ],
)
def test_all_that_numba_throws_is_one_error(function, message):
    with pytest.raises(TypeError, match=rf"activation '{function.__name__}' cannot be compiled: {message}") as raised:
        fastact.activation(function)(1.0)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (math.tanh, "must be a Python function, got <built-in function tanh>"),
        (np.tanh, "must be a Python function, got <ufunc 'tanh'>"),
        (_async, "must be a Python function, got <function _async"),
        (_yields, "must be a Python function, got <function _yields"),
        (functools.partial(compiled_by_numba, 1.0), "a functools.partial may only change the defaults of the last parameters"),
        (_text_default, "activation '_text_default': the default of 'kind' must be a number, got 'tanh'"),
        (_gradient_s_name, "activation '_gradient_s_name': 'g' is a reserved parameter name; choose another name"),
        (_option_s_name, "activation '_option_s_name': 'out' is a reserved parameter name"),
    ],
)
def test_what_is_no_function_of_a_number_is_refused(function, message):
    with pytest.raises(TypeError, match=message):
        fastact.activation(function)


# --- the state at first use is compiled ------------------------------------------------------------------------------------------


def test_the_state_at_first_use_is_compiled_in_every_pass_and_type():
    """Otherwise a kernel in the store would belong to another fingerprint."""
    factor, table = 1.25, np.array([1.0, 2.0])

    def made(x):
        return factor * table[1] * x * x

    own = fastact.activation(made)
    assert own(1.0) == 2.5
    factor = 10.0
    table[1] = 7.0
    assert own(np.float32(1.0)) == 2.5
    assert own.derivative(1.0) == 5.0
    with pytest.raises(
        pickle.PicklingError, match="'made': an object that it uses has changed since its first use; create it again"
    ):
        pickle.dumps(own)
    assert fastact.activation(made)(1.0) == 70.0


FirstOrder, SecondOrder = namedtuple("Limits", ["low", "high"]), namedtuple("Limits", ["high", "low"])


def test_what_differs_in_names_types_or_handlers_is_different_code():
    pairs = [(FirstOrder(2.0, 5.0), SecondOrder(2.0, 5.0), lambda value: lambda x: x * value.low)]
    pairs += [(0.1, np.float64(0.1), lambda value: lambda x: x * value)]
    records = (np.array([(2.0, 5.0)], [(a, float), (b, float)]) for a, b in (("low", "high"), ("high", "low")))
    pairs += [(*records, lambda value: lambda x: x * value[0]["low"])]
    for first, second, make in pairs:
        assert fastact.activation(make(first)).fingerprint != fastact.activation(make(second)).fingerprint

    helper = refuses.py_func

    def caught(x):
        try:
            y = x * 2
            z = helper(x)
        except Exception:
            return 7.0
        return y + z

    def not_caught(x):
        try:
            y = x * 2
        except Exception:
            return 7.0
        else:
            z = helper(x)
        return y + z

    assert fastact.activation(caught).fingerprint != fastact.activation(not_caught).fingerprint


def test_names_of_attributes_are_not_names_of_functions():
    """A function may have the same name as the function of a module that it calls."""

    @fastact.activation
    def tanh(x):
        return math.tanh(x)

    assert abs(tanh(0.5) - fastact.tanh(0.5)) < 1e-15


def test_a_helper_that_is_not_there_yet():
    own = fastact.activation(lambda x: later(x))
    with pytest.raises(NameError, match="'<lambda>' cannot be compiled: 'later' is not defined yet"):
        own(1.0)
    later = lambda x: x + 1.0
    assert own(1.0) == 2.0


def test_a_table_ends_where_it_ends():
    table = np.array([0.0, 1.0, 4.0, 9.0])
    own = fastact.activation(lambda x: table[int(x)])
    assert own(np.array([0.0, 3.0, -1.0])).tolist() == [0.0, 9.0, 9.0]
    for x in (4.0, -5.0, 1e9):
        with pytest.raises(IndexError):
            own(np.full(5, x))


def test_defaults_of_a_partial_hold_inside_another_activation():
    inner = fastact.activation(functools.partial(compiled_by_numba, slope=2.0))
    own = fastact.activation(lambda x: inner(x) + 0.0)
    np.testing.assert_allclose([own(0.5), inner(0.5)], 2 * math.tanh(0.5), rtol=1e-15)


def sum_of_powers(x):
    total = 0.0
    for k in range(1, 4):
        total += 2**-k * x
    return total


def test_whole_powers_of_whole_numbers():
    own = fastact.activation(lambda x: x * (2**-1) + sum_of_powers(x))
    assert own(1.0) == 0.5 + 0.5 + 0.25 + 0.125


@fastact.activation
def by_hand(x):
    return x / (1.0 + math.exp(-x))


@pytest.mark.parametrize("dtype", DTYPES)
def test_the_usual_formula_of_silu_has_derivatives_far_out(dtype):
    x = np.array([-1e4, -720.0, -100.0, 0.0, 100.0, 1e4], dtype)
    np.testing.assert_allclose(by_hand.derivative(x), fastact.derivative.silu(x), rtol=1e-6, atol=1e-37)


def test_derivatives_where_squares_overflow():
    """The derivatives are limits. x² overflows from 1e20 on in float32."""
    x = np.array([1e-25, 3.0, 1e25, np.inf], np.float32)
    wide = x.astype(float)
    np.testing.assert_allclose(fastact.activation(lambda x: np.arcsinh(x)).derivative(x), 1 / np.hypot(1, wide), rtol=1e-6)
    angle = fastact.activation(lambda x: np.arctan2(x, 1e25))
    np.testing.assert_allclose(angle.derivative(x)[:3], 1e25 / np.hypot(wide, 1e25)[:3] ** 2, rtol=1e-6)
    for own in map(fastact.activation, (lambda x: math.atan(x), lambda x: math.asinh(x), lambda x: math.erf(x))):
        assert own.derivative2(np.inf) == own.derivative2(-np.inf) == 0.0


def test_the_ufunc_s_name_says_which_code_it_is():
    assert accumulated.ufunc.__name__ == f"accumulated.ufunc:{accumulated.fingerprint[:8]}"
    assert sys.modules[__name__].accumulated is accumulated
