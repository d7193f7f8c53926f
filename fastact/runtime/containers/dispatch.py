"""Which library an argument comes from, and how a call is made on it: one table.

A plain array, number or list costs one look at its type. Nothing is imported for a library whose objects nobody passes.
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
# Of what nearly all calls consist, for one look at them; the truth is in `kind_of`.
PLAIN = frozenset({np.ndarray, np.float32, np.float64, float, int, bool, str, list, tuple, type(None), np.random.Generator})


@dataclass(frozen=True, eq=False)
class Kind:
    """How calls are made on the containers of a library.

    `rows` makes those that need to know what an argument holds; `elements` those of ufuncs with parameters, where NumPy's own
    dispatch to the library does not do. `beside` are the libraries whose containers may stand beside them. `sliced` gives
    the part of a container at some places along an axis, where NumPy does not.
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
    """Masked arrays are refused where something is hidden: plain loops would count it."""
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
    """Frames and Series are taken as arrays, and so are the results."""
    return call.on([plain(operand.value) for operand in call.operands])


def _elements_of_polars(call: Call):
    """Series take a ufunc with one result themselves, and give a Series; frames do not."""
    own = all(hasattr(type(operand.value), "__array_ufunc__") for operand in call.operands if any_container([operand.value]))
    return NotImplemented if own and len(call.results) == 1 and "out" not in call.options else _of_polars(call)


# By the module that a type, or one that it inherits from, is defined in, or a package above it. The first of them that stands among
# the arguments makes the call.
KINDS = {
    "": _refused("pass a NumPy array"),  # what overrides NumPy's functions and is not known
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
    """How calls are made on values of a type; None for plain ones, as NumPy takes them."""
    for base in type_.__mro__:
        for library, kind in KINDS.items():
            if library and f"{base.__module__}.".startswith(f"{library}."):
                return kind
    of_arrays = {name: getattr(np.ndarray, name) for name in ("__array_ufunc__", "__array_function__")}
    plain = all(getattr(type_, name, usual) == usual for name, usual in of_arrays.items())  # None is a refusal
    return None if plain else KINDS[""]


def any_container(values) -> bool:
    """Whether one of the values is a container of another library."""
    for value in values:  # noqa: SIM110 (any() over a generator takes three times as long)
        if type(value) not in PLAIN and kind_of(type(value)) is not None:
            return True
    return False


def dispatched(call: Call, elements: bool = False):
    """The result of a call with containers; NotImplemented where NumPy's own dispatch makes it."""
    found = {kind for operand in call.operands if (kind := kind_of(type(operand.value))) is not None}
    leading = next(kind for kind in KINDS.values() if kind in found)
    if not leading.refuses and not {_LIBRARIES[kind] for kind in found - {leading}} <= {*leading.beside}:
        if elements:
            return NotImplemented
        types = " and ".join(sorted({type_name(o.value) for o in call.operands if kind_of(type(o.value)) is not None}))
        raise TypeError(f"{call.name}: {types} cannot be combined; pass all arguments as one of these types")
    return (leading.elements if elements else leading.rows)(call)


def on_containers(takes: dict[str, str], gives: tuple[str, ...], reduced: Callable | None = None) -> Callable[[Function], Function]:
    """A function of arrays that takes containers, too.

    `takes` says what the arguments with data hold, `gives` what the results hold; `reduced` is as in `Call`.
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
                return function(*args, **options)  # whose own complaint names it
            bound.apply_defaults()
            given = bound.arguments
            if "dim" in options:
                given["dim"] = options["dim"]
                if "axis" not in options:
                    given.pop("axis", None)  # the default
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
    """What gives the part of a container at some places along an axis; None for what NumPy slices itself."""
    kind = kind_of(type(x))
    if kind is None or kind.sliced or not kind.refuses:
        return kind and kind.sliced
    return kind.rows(Call(name, sliced_by, (Operand("x", ROW, x),), (ROW,)))
