"""Write the modules of the passes and the type stubs: ``python -m fastact.tools.stubs``.

A ufunc is built on first access, so editors and type checkers do not find it in the sources. The stubs show names, signatures and
docstrings. Their common types are in `fastact/_typing.pyi`.
"""

import importlib
import inspect
import textwrap
from pathlib import Path

from fastact.definitions import CATALOGUE, Activation, RowActivation
from fastact.definitions.passes import PASSES, Pass
from fastact.runtime import docs

HEADER = "# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.\n"
IMPORTS = """\
from typing import Any, Literal, Protocol, Unpack, overload, type_check_only

import numpy as np
from numpy.typing import ArrayLike, NDArray
"""

# The overloads of a call, which `fastact/_typing.pyi` explains: the type of the decisive array, the type of the other arrays and of
# the parameters, the type of a result, and the options.
ELEMENTS = (
    ("V", "BesideV[V]", "V", "**options: Unpack[Kept]"),
    ("float", "float", "np.float64", "**options: Unpack[Kept]"),
    ("AnyArray", "AnyArray", "O", "{star}out: {outs}, **options: Unpack[Typed]"),
    ("np.ndarray", "AnyArray", "NDArray[Any]", "**options: Unpack[Options{several}]"),
    ("C", "AnyArray", "C", "**options: Unpack[Options{several}]"),
    ("ArrayLike", "ArrayLike", "NDArray[Any]", "**options: Unpack[Options{several}]"),
)
ROWS = (
    ("A", "BesideA[A]", "A", "{star}axis: int = -1, **options: Unpack[KeptRows]"),
    ("AnyArray", "AnyArray", "O", "{star}out: {outs}, axis: int = -1, **options: Unpack[TypedRows]"),
    ("np.ndarray", "AnyArray", "NDArray[Any]", "{star}axis: int = -1, **options: Unpack[RowOptions{several}]"),
    ("L", "AnyArray", "L", "{star}dim: Any, **options: Unpack[RowOptions{several}]"),
    ("C", "AnyArray", "C", "{star}axis: int = -1, **options: Unpack[RowOptions{several}]"),
    ("ArrayLike", "ArrayLike", "NDArray[Any]", "{star}axis: int = -1, **options: Unpack[RowOptions{several}]"),
)
# The types that the overloads and the classes use.
TYPES = (
    *("A", "AnyArray", "BesideA", "BesideV", "C", "Container", "D", "Function", "Kept", "KeptRows", "L", "O", "Options"),
    *("OptionsOfSeveral", "RowOptions", "RowOptionsOfSeveral", "Typed", "TypedRows", "UFunc", "V", "W"),
)
Definition = Activation | RowActivation


def _tuple(types: list[str]) -> str:
    return types[0] if len(types) == 1 else f"tuple[{', '.join(types)}]"


def _parameters(definition: Definition, kind: str) -> list[str]:
    return [f"{p.name}: {kind}" + ("" if p.required else f" = {p.default!r}") for p in definition.parameters]


def _is_ufunc(definition: Definition) -> bool:
    return isinstance(definition, Activation) and not definition.parameters


def _calls(use: Pass, definition: Definition) -> str:
    """Return the overloads of a function's call."""
    rows = isinstance(definition, RowActivation)
    arrays, results = use.arrays_in(definition), use.arrays_out(definition)
    flags = definition.flags if rows else ()
    decisive = [name for name in arrays if name not in flags][-1]
    numbers = [rows and definition.is_number(name) for name in results]  # a number for one row, an array for several
    further = ["axes: list[Any] = ..."] * (rows and not definition.elements)
    further += ["keepdims: bool = False"] * (all(numbers) and not definition.parameters)
    several, by_position = len(results) > 1, _is_ufunc(definition)
    outs = _tuple(["O"] * len(results)) if several else "O | tuple[O]"
    lines = []
    for decides, beside, result, options in ROWS if rows else ELEMENTS:
        types = {name: "AnyArray" if name in flags else decides if name == decisive else beside for name in arrays}
        options = options.format(star="" if by_position and not several else "*, ", outs=outs, several="OfSeveral" * several)
        options = options.replace("**", "".join(f"{option}, " for option in further) + "**")
        given = [f"{name}: {kind}" for name, kind in types.items()]
        returned = _tuple(["Any" if number and result != "O" else result for number in numbers])
        call = f"@overload\ndef __call__(self, {{}}) -> {returned}: ..."
        lines.append(call.format(", ".join([*given, "/", *_parameters(definition, beside), options])))
        if result == "O" and several and by_position:
            lines.append(call.format(", ".join([*given, *(f"{name}: O" for name in results), "/, **options: Unpack[Typed]"])))
    return "\n".join(lines) + "\n"


def _ufunc_facts(inputs: int, outputs: int) -> str:
    counts = {"nin": inputs, "nout": outputs, "nargs": inputs + outputs}
    facts = "".join(f"@property\ndef {name}(self) -> Literal[{count}]: ...\n" for name, count in counts.items())
    if outputs > 1 or inputs > 2:
        return facts
    given = "a: np.ndarray | Container, indices: ArrayLike" + ", b: ArrayLike" * (inputs - 1)
    return f"{facts}def at(self, {given}, /) -> None: ...  # type: ignore[override]\n"


def _protocol(use: Pass, definition: Definition) -> tuple[str, str]:
    """Return (name, text) of a function's class. Functions with the same signature share one; one with parameters has its own."""
    arrays, results = use.arrays_in(definition), use.arrays_out(definition)
    if _is_ufunc(definition):
        name, base, facts = f"_ufunc_{'_'.join(arrays)}", "UFunc", _ufunc_facts(len(arrays), len(results))
    elif definition.parameters:
        name, base, facts = f"_{definition.name}", "Function, Protocol", ""
    else:
        kind = "numbers" if definition.reduces else "doubles" if definition.elements else "rows"
        name, base, facts = f"_{kind}_{'_'.join(arrays)}", "Function, Protocol", ""
    body = textwrap.indent(facts + _calls(use, definition), "    ")
    final = "  # type: ignore[misc]" if base == "UFunc" else ""  # NumPy's ufuncs are final; its own stubs do the same
    return name, f"@type_check_only\nclass {name}({base}):{final}\n{body}"


def _docstring(doc: str) -> str:
    return 'r"""' + "\n".join(line.rstrip() for line in doc.strip().splitlines()) + '\n"""\n'


def _function(use: Pass, name: str) -> str:
    definition = CATALOGUE[name]
    return f"{name}: {_protocol(use, definition)[0]}\n{_docstring(docs.function_doc(definition, use))}"


def _head(module: str) -> list[str]:
    """Return a stub's docstring and its imports: the types, and all that the module contains besides its functions."""
    loaded = importlib.import_module(module)
    others = [name for name in sorted(loaded.__all__) if name not in CATALOGUE]
    modules = [name for name in others if inspect.ismodule(getattr(loaded, name))]
    lines = [HEADER, f'"""{inspect.getdoc(loaded)}"""\n', IMPORTS]
    lines += [f"from {module} import {', '.join(f'{name} as {name}' for name in modules)}"] if modules else []
    lines += [f"from fastact._typing import {', '.join(TYPES)}"]
    return lines + [f"from {getattr(loaded, name).__module__} import {name} as {name}" for name in others if name not in modules]


def stub(use: Pass) -> str:
    """Return the text of the stub for a pass's module."""
    lines = _head(use.module) + (["\n__version__: str"] if use.name == "forward" else [])
    protocols = dict(_protocol(use, CATALOGUE[name]) for name in use.names())
    return "\n".join([*lines, "", *protocols.values(), *(_function(use, name) for name in use.names())])


def _jit_function(use: Pass, name: str) -> str:
    """Return a function's stub. It takes numbers and arrays if there is one result, and only numbers otherwise."""
    definition = CATALOGUE[name]
    inputs = [*use.arrays_in(definition), *(p.name for p in definition.parameters)]
    results = len(use.arrays_out(definition))
    doc = f'    """{docs.summary(definition, use)}"""\n'
    if results > 1:
        given = ", ".join(f"{each}: float | np.float32" for each in inputs)
        return f"def {name}({given}, /) -> {_tuple(['float'] * results)}:\n{doc}"
    decisive, overloads = use.arrays_in(definition)[-1], []
    for decides, beside, result in (("W", "BesideV[W]", "W"), ("float", "float", "float"), ("ArrayLike", "ArrayLike", "Any")):
        given = ", ".join(f"{each}: {decides if each == decisive else beside}" for each in inputs)
        overloads.append(f"@overload\ndef {name}({given}, /) -> {result}:")
    return " ...\n".join(overloads) + f"\n{doc}"


def jit_stub(use: Pass) -> str:
    """Return the text of the stub for a pass's module in `fastact.jit`."""
    module = _module("fastact.jit", use)
    names = [name for name in use.names() if isinstance(CATALOGUE[name], Activation)]
    return "\n".join([*_head(module), "", *(_jit_function(use, name) for name in names)])


def _device_function(use: Pass, name: str) -> str:
    """Return a function's stub. It takes arrays of any library and returns results of the same library."""
    definition = CATALOGUE[name]
    rows, arrays = isinstance(definition, RowActivation), use.arrays_in(definition)
    decisive = [array for array in arrays if not rows or array not in definition.flags][-1]
    given = [f"{array}: {'D' if array == decisive else 'Any'}" for array in arrays]
    options = [*["axis: int = -1"] * rows, "out: Any = None", "stream: Any = None", "fast: bool = False"]
    signature = ", ".join([*given, "/", *_parameters(definition, "Any"), "*", *options])
    doc = textwrap.indent(_docstring(docs.device_doc(definition, use)), "    ", lambda line: line.strip())
    return f"def {name}({signature}) -> {_tuple(['D'] * len(use.arrays_out(definition)))}:\n{doc}"


def device_stub(use: Pass) -> str:
    """Return the text of the stub for a pass's module in `fastact.cuda`."""
    return "\n".join([*_head(_module("fastact.cuda", use)), "", *(_device_function(use, name) for name in use.names())])


def _module(package: str, use: Pass) -> str:
    return package if use.name == "forward" else f"{package}.{use.name}"


def path(module: str) -> Path:
    """Return the path of a module's stub, which is next to the module."""
    source = Path(importlib.import_module(module).__file__)
    return source.with_suffix(".pyi")


# The namespaces of a pass: (package, function that makes its stubs, end of its title, function that attaches its functions, and the
# module of that function).
PACKAGES = (
    ("fastact", stub, None, "attach", "fastact.runtime.namespace"),
    ("fastact.cuda", device_stub, "for arrays on a GPU", "attach", "fastact.runtime.cuda.device_namespace"),
    ("fastact.jit", jit_stub, "for your own Numba code", "attach_jit", "fastact.runtime.numba_functions"),
)


def _passes(package: str) -> list[Pass]:
    return [use for use in PASSES.values() if package != "fastact.cuda" or use.on_device]


def stubs() -> dict[str, str]:
    """Return {module: text of its stub}."""
    return {_module(package, use): made(use) for package, made, *_ in PACKAGES for use in _passes(package)}


def namespaces() -> dict[Path, str]:
    """Return {file: text} of the modules in which users find the functions of each pass."""
    texts = {}
    for package, _, where, attach, found_in in PACKAGES:
        folder = Path(importlib.import_module(package).__file__).parent
        for use in _passes(package):
            if use.name == "forward":
                continue
            about = f"{use.about.partition(':')[0]}, {where}." if where else use.about
            lines = [f'"""{about}"""', "", f"from {found_in} import {attach}", "", f'{attach}(globals(), "{use.name}")', ""]
            texts[folder / f"{use.name}.py"] = "\n".join(lines)
    return texts


def main() -> None:
    """Write the modules of the passes, then all stubs."""
    for file, text in namespaces().items():
        file.write_text(text, encoding="utf-8")
    for module, text in stubs().items():
        path(module).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
