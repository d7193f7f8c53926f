"""The functions of one pass as the attributes of a module. Each function is built on first access."""

import functools
import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import numpy as np

from fastact import elementary
from fastact.codegen.elementwise import sources
from fastact.codegen.operands import row_operands, single_rows
from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.definitions.passes import PASSES, Pass
from fastact.runtime import docs
from fastact.runtime.arguments import did_you_mean
from fastact.runtime.callables import UfuncFunction
from fastact.runtime.row_callables import RowFunction
from fastact.runtime.two_rows import TwoRowsFunction
from fastact.runtime.ufuncs import build_lock, elementwise_ufunc, row_ufunc


def _build(use: Pass, name: str):
    definition = CATALOGUE[name]
    doc = docs.function_doc(definition, use)
    arrays, results = use.arrays_in(definition), use.arrays_out(definition)
    if isinstance(definition, RowActivation) and definition.elements:
        return TwoRowsFunction(name, use.module, doc, _of_entries(use, definition, doc), arrays, results, definition.is_double)
    if isinstance(definition, RowActivation):
        operands = row_operands(use, definition)
        parameters = tuple(range(operands.inputs - len(definition.parameters), operands.inputs))
        kernel_name, steps = f"{name}_{use.name}", definition.steps[use.name]
        ufunc, blocks = row_ufunc(f"{name}.ufunc", use.module, doc, kernel_name, steps, operands, parameters)
        return RowFunction(
            name, use.module, doc, ufunc, arrays, definition.parameters, results, operands.numbers, definition.flags, blocks
        )
    return elementwise_function(use, definition, name, use.module, doc, f"{name}_{use.name}")


# Functions of `math` that take long, besides those of the same name in `fastact.elementary`.
_OF_MATH = (
    "acos acosh asin asinh atan atan2 atanh cbrt cosh erfc exp2 fmod gamma hypot lgamma log10 log2 pow remainder sinh sqrt tan"
)
_COSTLY = {*elementary.__all__, *_OF_MATH.split()}


def is_costly(function) -> bool:
    """Return True if it calls a function of `fastact.elementary`, or one of `math` that takes long, at any depth."""
    found = [function]
    for each in found:
        names = each.__code__.co_names
        if not _COSTLY.isdisjoint(names):
            return True
        called = (inspect.unwrap(value) for value in map(each.__globals__.get, names) if inspect.isfunction(value))
        found += [value for value in called if value not in found]
    return False


def _of_entries(use: Pass, definition: RowActivation, doc: str) -> np.ufunc:
    """Build the ufunc of a function of single entries."""
    source, of_pass = sources(use, definition)
    arrays, results = (single_rows(definition, names(definition)) for names in (use.arrays_in, use.arrays_out))
    name, counts = definition.name, {"arrays": len(arrays), "outputs": len(results)}
    return elementwise_ufunc(f"{name}.ufunc", use.module, doc, f"{name}_{use.name}", of_pass, source, **counts)


def elementwise_function(
    use: Pass, definition: Activation, name: str, module: str, doc: str, kernel_name: str, version: str = "", **own
):
    """Build a pass of an activation: the ufunc itself, or a callable over it if there are parameters.

    `version` is appended to the ufunc's name. `own` holds the additional arguments of `elementwise_ufunc` for a function that is
    not from the catalogue.
    """
    arrays, (source, of_pass) = use.arrays_in(definition), sources(use, definition)
    made = functools.partial(
        elementwise_ufunc,
        module=module,
        doc=doc,
        kernel_name=kernel_name,
        of_pass=of_pass,
        source=source,
        arrays=len(arrays),
        parameters=len(definition.parameters),
        outputs=len(use.arrays_out(definition)),
        costly=is_costly(inspect.unwrap(source)),
        core=use.core(definition),
        before=len(arrays) - len(definition.arrays),
        **own,
    )
    if not definition.parameters:
        return made(name + version)
    # A ufunc pickles by its name. The ufunc of a callable is found as an attribute of that callable.
    return UfuncFunction(name, module, doc, made(f"{name}.ufunc{version}"), arrays, definition.parameters)


def attach(module_globals: dict, pass_name: str, elsewhere: Mapping[str, str] = MappingProxyType({})) -> None:
    """Add the lazy attributes of a pass to a module, by its globals."""
    use = PASSES[pass_name]
    attach_lazily(module_globals, use, use.names(), lambda name: _build(use, name), elsewhere)


def why_no_activation(name: str, others: tuple[str, ...] = ()) -> str | None:
    """Return the text to append to an error about a name that is not an element-wise activation of one array, else None.

    `others` are additional names that the caller accepts.
    """
    entry = CATALOGUE.get(name)
    if entry is None:
        names = [*others, *(other for other in CATALOGUE if why_no_activation(other) is None)]
        return did_you_mean(name, names) or "; `fastact list` prints all there are"
    if not isinstance(entry, Activation):
        return "; it is a function of rows"
    return "; it takes two arrays" if entry.gated else None


def no_attribute(module: str, name: str, known: Iterable[str], reason: str = "") -> AttributeError:
    """Return the error for a name that a module does not have. It contains the reason or a similar name."""
    why = f": {reason}" if reason else did_you_mean(name, known)
    return AttributeError(f"module {module!r} has no attribute {name!r}{why}", name=name)


def only(module: str, names: list[str]) -> Callable:
    """Return the `__getattr__` of a module with few functions. Its error lists them if none has a similar name."""

    def attribute(name: str):
        reason = f"it is fastact.{name}" if name in CATALOGUE else ""
        if not reason and not did_you_mean(name, names):
            reason = f"there are {', '.join(names)}"
        raise no_attribute(module, name, names, reason)

    return attribute


def attach_lazily(
    module_globals: dict,
    use: Pass,
    available: list[str],
    build_one: Callable,
    elsewhere: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Add `__getattr__`, `__dir__` and `__all__` to a module, for functions that are built on first access.

    `elsewhere` maps further names to "module" or "module:attribute", from which they are imported on first access.
    """
    module = module_globals["__name__"]

    def attribute(name: str):
        if name in elsewhere:
            found, _, within = elsewhere[name].partition(":")
            loaded = importlib.import_module(found)
            module_globals[name] = getattr(loaded, within) if within else loaded
            return module_globals[name]
        if name not in available and name in CATALOGUE:
            reason = use.missing(CATALOGUE[name]) or f"{name} is a function of rows, and there are only element-wise functions here"
            raise no_attribute(module, name, available, reason)
        if name not in available:
            passes = ", ".join(each for each in PASSES if each in public)
            raise no_attribute(module, name, public, f"there are the passes {passes}" if passes and name in PASSES else "")
        with build_lock:
            if name not in module_globals:
                module_globals[name] = build_one(name)
        return module_globals[name]

    public = sorted({*available, *elsewhere, *(name for name in module_globals.get("__all__", ()))})
    module_globals.update(__getattr__=attribute, __dir__=lambda: public, __all__=public)
