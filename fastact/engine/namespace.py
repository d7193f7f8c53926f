"""The functions of one pass as the attributes of a module, each built when it is first asked for."""

import functools
import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from fastact import elementary
from fastact.activations import CATALOGUE, Activation, RowActivation
from fastact.activations.losses import LossRows
from fastact.engine import docs, loops, rows
from fastact.engine.function import DoubleRowFunction, RowFunction, UfuncFunction
from fastact.engine.passes import PASSES, Pass
from fastact.engine.ufunc import build, build_lock
from fastact.precision import specialise


def names(use: Pass) -> list[str]:
    """The functions that the pass has."""
    return sorted(name for name, definition in CATALOGUE.items() if use.arrays_out(definition))


def row_operands(use: Pass, definition: RowActivation) -> rows.Operands:
    """The operands of a row function in a pass; of an array that is two rows behind each other, two."""
    parameters = tuple(p.name for p in definition.parameters)
    single = lambda names: [f"{name}{part}" for name in names for part in ("12" if definition.is_double(name) else ("",))]
    inputs, outputs = single((*use.arrays_in(definition), *parameters)), single(use.arrays_out(definition))
    numbers = frozenset(filter(definition.is_number, (*inputs, *outputs)))
    return rows.Operands((*inputs, *outputs), len(inputs), numbers, frozenset(definition.flags))


def loss_operands(loss: LossRows) -> rows.Operands:
    """The operands of a loss's rows."""
    inputs = (*loss.rows, *loss.numbers)
    numbers = frozenset((*loss.numbers, *loss.made))
    return rows.Operands((*inputs, *loss.made, *loss.rows_out), len(inputs), numbers, frozenset(), frozenset(loss.integers))


def _build(use: Pass, name: str):
    definition = CATALOGUE[name]
    doc = docs.function_doc(definition, use)
    arrays, results = use.arrays_in(definition), use.arrays_out(definition)
    if isinstance(definition, RowActivation):
        operands = row_operands(use, definition)
        ufunc, blocks = rows.row_ufunc(f"{name}.ufunc", use.module, doc, f"{name}_{use.name}", definition.steps[use.name], operands)
        if definition.doubles:
            return DoubleRowFunction(name, use.module, doc, ufunc, arrays, results, definition.is_double)
        return RowFunction(
            name, use.module, doc, ufunc, arrays, definition.parameters, results, operands.numbers, definition.flags, blocks
        )
    source = use.source(definition)
    return elementwise_function(
        use, definition, name, use.module, doc, lambda dtype: specialise(source, dtype.type), f"{name}_{use.name}"
    )


def _is_costly(function) -> bool:
    """Whether it calls an exponential or anything else of `fastact.elementary`, or of `math` under the same name, at any depth."""
    names = function.__code__.co_names
    called = (inspect.unwrap(value) for value in map(function.__globals__.get, names) if inspect.isfunction(value))
    return not set(elementary.__all__).isdisjoint(names) or any(_is_costly(value) for value in called if value is not function)


def elementwise_function(
    use: Pass, definition: Activation, name: str, module: str, doc: str, specialised: Callable, loop_name: str, cache: bool = True
):
    """A pass of an activation: the ufunc itself, or a callable over it where there are parameters.

    `specialised` gives the scalar function for a dtype; the compiled loop is cached under `loop_name`.
    """
    arrays, results = use.arrays_in(definition), use.arrays_out(definition)
    inputs, outputs = len(arrays) + len(definition.parameters), len(results)
    kernel = functools.partial(use.kernel, arrays=len(definition.arrays))

    def compile_kernel(dtype):
        return loops.elementwise_loop(
            loop_name, specialised(dtype), kernel, dtype, len(arrays), len(definition.parameters), outputs, cache
        )

    costly = _is_costly(inspect.unwrap(use.source(definition)))
    if not definition.parameters:
        return build(name, module, doc, compile_kernel, inputs, outputs, costly=costly)
    # A ufunc pickles by its name: one below a function is found as an attribute of that function.
    ufunc = build(f"{name}.ufunc", module, doc, compile_kernel, inputs, outputs, costly=costly)
    return UfuncFunction(name, module, doc, ufunc, arrays, definition.parameters)


def attach(module_globals: dict, pass_name: str, elsewhere: Mapping[str, str] = MappingProxyType({})) -> None:
    """Give a module (by its globals) the lazy attributes of a pass."""
    use = PASSES[pass_name]
    attach_lazily(module_globals, use, names(use), lambda name: _build(use, name), elsewhere)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """What to append to an error about an unknown name; nothing if no known one is like it."""
    import difflib  # 2 ms

    close = difflib.get_close_matches(name.lower(), sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def attach_lazily(
    module_globals: dict,
    use: Pass,
    available: list[str],
    build_one: Callable,
    elsewhere: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Give a module `__getattr__`, `__dir__` and `__all__` for functions that are built when they are first asked for.

    What is `elsewhere` is imported then: names, and where they are, as "module" or "module:attribute".
    """
    module = module_globals["__name__"]

    def attribute(name: str):
        if name in elsewhere:
            found, _, within = elsewhere[name].partition(":")
            loaded = importlib.import_module(found)
            module_globals[name] = getattr(loaded, within) if within else loaded
            return module_globals[name]
        if name not in available and name in CATALOGUE:
            reason = use.missing(name, CATALOGUE[name])
            raise AttributeError(f"module {module!r} has no attribute {name!r}: {reason}", name=name)
        if name not in available:
            raise AttributeError(f"module {module!r} has no attribute {name!r}{did_you_mean(name, available)}", name=name)
        with build_lock:
            if name not in module_globals:
                module_globals[name] = build_one(name)
        return module_globals[name]

    public = sorted({*available, *elsewhere, *(name for name in module_globals.get("__all__", ()))})
    module_globals.update(__getattr__=attribute, __dir__=lambda: public, __all__=public)
