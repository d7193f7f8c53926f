"""A table of libraries. It assigns a type to its library and gives the functions that make calls on it.

A plain array, number or list costs one type check. No library is imported unless its objects are passed.
"""

import functools
import inspect
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from fastact.runtime.containers import dimensions, labels, lazy
from fastact.runtime.containers.call import ROW, Call, Operand, plain, type_name

Function = TypeVar("Function", bound=Callable)
# The types in nearly all calls, for a fast check. `kind_of` decides for all types.
PLAIN = frozenset({np.ndarray, np.float32, np.float64, float, int, bool, str, list, tuple, type(None), np.random.Generator})


@dataclass(frozen=True, eq=False)
class Kind:
    """The functions that make calls on the containers of a library.

    `rows` makes calls that depend on the content of each argument. `elements` makes calls of ufuncs with parameters, where NumPy's
    own dispatch to the library is not sufficient. `beside` are the libraries whose containers can be combined with these. `sliced`
    returns a slice of a container along an axis, if NumPy cannot slice it.
    """

    rows: Callable[[Call], object]
    elements: Callable[[Call], object] = lambda call: NotImplemented
    beside: tuple[str, ...] = ()
    sliced: Callable | None = None
    refuses: bool = False


def _refused(remedy: str, elements: bool = False) -> Kind:
    def refuse(call: Call):
        operand = next(operand for operand in call.operands if kind_of(type(operand.value)) is refused)
        got = f"{operand.name} is of type {type_name(operand.value)}, which is not supported"
        raise TypeError(f"{call.name}: {got}; {remedy.format(name=operand.name)}")

    refused = Kind(refuse, refuse, refuses=True) if elements else Kind(refuse, refuses=True)
    return refused


def _of_masked(call: Call):
    """Make the call on masked arrays. Arrays with hidden entries are refused, because plain loops would count them."""
    for operand in call.operands:
        if np.ma.is_masked(operand.value):
            got = f"{operand.name} is a masked array with hidden entries, which would be counted"
            remedy = f"fill them, {operand.name}.filled(value)"
            if operand.holds == ROW and operand.name == "x":
                remedy += ", x.filled(-np.inf) for a softmax, or use fastact.masked_softmax(x.data, ~x.mask)"
            raise TypeError(f"{call.name}: {got}; {remedy}")
    results = call.on([np.asarray(o.value) if isinstance(o.value, np.ma.MaskedArray) else o.value for o in call.operands])
    masked = lambda result: np.ma.asarray(result) if isinstance(result, np.ndarray) else result
    return tuple(map(masked, results)) if isinstance(results, tuple) else masked(results)


def _of_polars(call: Call):
    """Make the call on frames and Series as arrays. The results are arrays, too."""
    return call.on([plain(operand.value) for operand in call.operands])


def _elements_of_polars(call: Call):
    """Leave ufuncs with one result to Series, which return a Series. Frames do not support ufuncs."""
    own = all(hasattr(type(operand.value), "__array_ufunc__") for operand in call.operands if any_container([operand.value]))
    return NotImplemented if own and len(call.results) == 1 and "out" not in call.options else _of_polars(call)


# The keys are modules that define a type or one of its base classes, or packages above these modules. The first kind in this order
# that occurs among the arguments makes the call.
KINDS = {
    "": _refused("pass a NumPy array"),  # unknown types that override NumPy's functions
    "awkward": _refused("pad its rows: ak.to_numpy(ak.fill_none(ak.pad_none({name}, n, clip=True), value)), -np.inf for a softmax"),
    "scipy.sparse": _refused("pass {name}.toarray()", elements=True),
    "pint": _refused('pass the number of a dimensionless quantity, {name}.m_as("")', elements=True),
    "numpy.ma": Kind(_of_masked, beside=("xarray", "dask.array", "pandas", "polars")),
    "xarray": Kind(dimensions.on_xarray, dimensions.several_results, ("dask.array",), dimensions.sliced),
    "dask.array": Kind(lazy.on_dask, lazy.of_elements, sliced=lazy.sliced),
    "dask": _refused("make a dask array of it, {name}.to_dask_array(lengths=True) of a frame", elements=True),
    "pandas": Kind(labels.on_pandas, labels.of_elements, sliced=labels.sliced),
    "polars.lazyframe": _refused("pass {name}.collect()", elements=True),
    "polars": Kind(_of_polars, _elements_of_polars),
}
_LIBRARIES = {kind: library for library, kind in KINDS.items()}


@functools.cache
def kind_of(type_: type) -> Kind | None:
    """Return the kind of a type, or None for a plain type, which NumPy accepts as it is."""
    for base in type_.__mro__:
        for library, kind in KINDS.items():
            if library and f"{base.__module__}.".startswith(f"{library}."):
                return kind
    of_arrays = {name: getattr(np.ndarray, name) for name in ("__array_ufunc__", "__array_function__")}
    plain = all(getattr(type_, name, usual) == usual for name, usual in of_arrays.items())  # None refuses NumPy's functions
    return None if plain else KINDS[""]


def any_container(values) -> bool:
    """Return True if one of the values is a container of another library."""
    for value in values:  # noqa: SIM110 (any() over a generator takes three times as long)
        if type(value) not in PLAIN and kind_of(type(value)) is not None:
            return True
    return False


def dispatched(call: Call, elements: bool = False):
    """Return the result of a call with containers, or NotImplemented if NumPy's own dispatch makes the call."""
    found = {kind for operand in call.operands if (kind := kind_of(type(operand.value))) is not None}
    leading = next(kind for kind in KINDS.values() if kind in found)
    if not leading.refuses and not {_LIBRARIES[kind] for kind in found - {leading}} <= {*leading.beside}:
        if elements:
            return NotImplemented
        types = " and ".join(sorted({type_name(o.value) for o in call.operands if kind_of(type(o.value)) is not None}))
        raise TypeError(f"{call.name}: {types} cannot be combined; pass all arguments as one of these types")
    return (leading.elements if elements else leading.rows)(call)


def on_containers(takes: dict[str, str], gives: tuple[str, ...], reduced: Callable | None = None) -> Callable[[Function], Function]:
    """Return a decorator that makes a function of arrays accept containers, too.

    `takes` is the content of the arguments with data, and `gives` is the content of the results. `reduced` is as in `Call`.
    """

    def decorate(function: Function) -> Function:
        signature = inspect.signature(function)
        kinds = {name: parameter.kind for name, parameter in signature.parameters.items()}
        positional = [name for name, kind in kinds.items() if kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
        further = next((name for name, kind in kinds.items() if kind is inspect.Parameter.VAR_KEYWORD), None)

        @functools.wraps(function)
        def public(*args, **options):
            if not any_container(args) and (not options or not any_container(options.values())):
                return function(*args, **options)
            try:
                bound = signature.bind(*args, **{name: value for name, value in options.items() if name != "dim"})
            except TypeError:
                return function(*args, **options)  # its own error names the argument
            bound.apply_defaults()
            given = bound.arguments
            if "dim" in options:
                given["dim"] = options["dim"]
                if "axis" not in options:
                    given.pop("axis", None)  # the default value
            given |= given.pop(further, {})
            holding = {name: holds for name, holds in takes.items() if given.get(name) is not None}
            by_position = set(itertools.takewhile(holding.__contains__, positional))
            operands = tuple(Operand(n, holds, given.pop(n), n not in by_position) for n, holds in holding.items())
            if not any_container([operand.value for operand in operands]):
                return function(*args, **options)
            return dispatched(Call(function.__name__, public, operands, gives, given, reduced))

        return public

    return decorate


def sliced_by(name: str, x) -> Callable | None:
    """Return the function that slices a container along an axis, or None if NumPy slices it."""
    kind = kind_of(type(x))
    if kind is None or kind.sliced or not kind.refuses:
        return kind and kind.sliced
    return kind.rows(Call(name, sliced_by, (Operand("x", ROW, x),), (ROW,)))
