"""The definitions as functions for compiled code: `numba.vectorize` functions for one result, scalar functions for several."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numba.core import types
from numba.core.errors import TypingError
from numba.core.typing.templates import Signature
from numba.extending import intrinsic, overload
from numba.np.numpy_support import as_dtype, from_dtype

from fastact import _numba
from fastact._numba import items_of
from fastact.codegen.fingerprint import fingerprint
from fastact.codegen.template import from_template
from fastact.definitions import CATALOGUE, Activation
from fastact.definitions.passes import PASSES, Pass
from fastact.elementary.precision import OPTIONS, SCALAR_OPTIONS, overloaded, specialise
from fastact.runtime import docs, store
from fastact.runtime.namespace import attach_lazily

# `numba.vectorize` needs functions with a fixed number of arguments. `scalar` is filled in.
_TEMPLATES = {
    1: lambda a: scalar(a),
    2: lambda a, b: scalar(a, b),
    3: lambda a, b, c: scalar(a, b, c),
    4: lambda a, b, c, d: scalar(a, b, c, d),
    5: lambda a, b, c, d, e: scalar(a, b, c, d, e),
    6: lambda a, b, c, d, e, f: scalar(a, b, c, d, e, f),
}
_ONLY = lambda *values: scalar(*values)[0]


def _check_types(function: str, kinds) -> None:
    if types.float16 in kinds:
        raise TypingError(f"{function}: Numba has no float16 on CPUs; pass x.astype(np.float32) to the compiled function")


def _converting(scalar, kinds):
    """Return the code of `scalar` for numbers of different types, which it converts to one type as NumPy's ufuncs do, or None."""
    if not all(isinstance(kind, types.Integer | types.Float | types.Boolean) for kind in kinds):
        return None
    wanted = from_dtype(np.result_type(np.float32, *(as_dtype(types.unliteral(kind)) for kind in kinds)))
    if all(kind == wanted for kind in kinds):
        return None
    gives = types.UniTuple(wanted, len(kinds))

    @intrinsic
    def converted(typingctx, values):
        def codegen(context, builder, signature, args):
            pairs = zip(items_of(builder, args[0]), kinds, strict=True)
            return context.make_tuple(builder, gives, [context.cast(builder, value, kind, wanted) for value, kind in pairs])

        return Signature(gives, (values,), None), codegen

    return lambda *values: scalar(*converted(values))


def _build(use: Pass, name: str):
    definition = CATALOGUE[name]
    inputs = len(use.arrays_in(definition)) + len(definition.parameters)
    several = len(use.arrays_out(definition)) > 1
    source = use.source(definition)
    inlined = _numba.njit(**SCALAR_OPTIONS)
    compiled = (inlined(specialise(source, dtype)) for dtype in (np.float32, np.float64))
    float32, float64 = (use.scalar(function, len(definition.arrays)) for function in compiled)
    scalar = overloaded(float32=float32, float64=float64)(source)  # chosen by the argument's type
    template = _TEMPLATES[inputs]
    found = f"jit_{name}_{use.name}_{fingerprint(template, _ONLY, use.scalar, source, len(definition.arrays))}"
    if not several:
        scalar = inlined(from_template(_ONLY, "only", scalar=scalar))
    function = from_template(template, found, scalar=scalar)
    function.__name__, function.__doc__ = name, docs.jit_doc(definition, use)
    kept = _numba.KeptVersions(found, lambda key: store.read(f"{key}.numba"), lambda key, code: store.write(f"{key}.numba", code))
    module = "fastact.jit" if use.name == "forward" else f"fastact.jit.{use.name}"
    called, place = f"{module}.{name}", (module, name)
    if several:
        overload(scalar, strict=False)(lambda *kinds: _check_types(called, kinds) or _converting(scalar, kinds))
        return _numba.kept_function(function, kept, place, **OPTIONS)
    signatures = [kind(*[kind] * inputs) for kind in (types.float32, types.float64)]
    made = _numba.kept_ufunc(function, signatures, kept, place)
    find = made.find_ewise_function
    made.find_ewise_function = lambda kinds: _check_types(called, kinds) or find(kinds)  # else float32 matches, and loading fails
    return made


def attach_jit(module_globals: dict, pass_name: str, elsewhere: Mapping[str, str] = MappingProxyType({})) -> None:
    """Add the lazy attributes of a pass to a module, by its globals, for compiled code."""
    use = PASSES[pass_name]
    available = [name for name in use.names() if isinstance(CATALOGUE[name], Activation)]
    attach_lazily(module_globals, use, available, lambda name: _build(use, name), elsewhere)
