"""The functions of one pass as the attributes of a module, each built when it is first asked for."""

import difflib
import functools
import os
import threading

from fastact.activations import CATALOGUE, RowActivation
from fastact.engine import docs, loops, rows
from fastact.engine.function import RowFunction, UfuncFunction
from fastact.engine.passes import PASSES, Pass
from fastact.engine.ufunc import build

# A fork waits for a build in another thread, as the child would for ever: nobody there releases what that thread holds.
_lock = threading.RLock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


def names(use: Pass) -> list[str]:
    """The functions that the pass has."""
    return sorted(name for name, definition in CATALOGUE.items() if use.arrays_out(definition))


def _build(use: Pass, name: str):
    definition = CATALOGUE[name]
    doc = docs.function_doc(definition, use)
    arrays, results = use.arrays_in(definition), use.arrays_out(definition)
    inputs, outputs = len(arrays) + len(definition.parameters), len(results)
    if isinstance(definition, RowActivation):
        signature = ",".join(["(n)"] * len(arrays)) + "->" + ",".join(["(n)"] * len(results))

        def compile_kernel(dtype):
            return rows.row_loop(f"{name}_{use.name}", definition.sweeps[use.name], arrays, results, dtype)
    else:
        signature = None

        def compile_kernel(dtype):
            kernel = functools.partial(use.kernel, arrays=len(definition.arrays))
            return loops.elementwise_loop(f"{name}_{use.name}", use.source(definition), kernel, dtype, inputs, outputs)

    if signature is None and not definition.parameters:
        return build(name, use.module, doc, compile_kernel, inputs, outputs)
    # A ufunc pickles by its name: one below a function is found as an attribute of that function.
    ufunc = build(f"{name}.ufunc", use.module, doc, compile_kernel, inputs, outputs, signature)
    callable_over = UfuncFunction if signature is None else RowFunction
    return callable_over(name, use.module, doc, ufunc, arrays, definition.parameters)


def attach(module_globals: dict, pass_name: str) -> None:
    """Give a module (by its globals) the lazy attributes of a pass: `__getattr__`, `__dir__` and `__all__`."""
    use = PASSES[pass_name]
    available = names(use)

    def attribute(name: str):
        if name not in available and name in CATALOGUE:
            reason = use.missing(name, CATALOGUE[name])
            raise AttributeError(f"module {use.module!r} has no attribute {name!r}: {reason}", name=name)
        if name not in available:
            close = difflib.get_close_matches(name, available, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise AttributeError(f"module {use.module!r} has no attribute {name!r}{hint}", name=name)
        with _lock:
            if name not in module_globals:
                module_globals[name] = _build(use, name)
        return module_globals[name]

    public = sorted({*available, *(name for name in module_globals.get("__all__", ()))})
    module_globals.update(__getattr__=attribute, __dir__=lambda: public, __all__=public)
