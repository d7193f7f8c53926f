"""Write the modules of the passes and the type stubs: ``python -m fastact.tools.stubs``.

A ufunc is built when it is asked for, so that editors see none in the sources; stubs show names, signatures and docstrings.
"""

import importlib
import inspect
import textwrap
from pathlib import Path

from fastact.definitions import CATALOGUE, RowActivation
from fastact.definitions.passes import PASSES, Pass
from fastact.runtime import docs

HEADER = "# Written by `python -m fastact.tools.stubs`; a test compares it with the catalogue.\n"


def _function(use: Pass, name: str) -> str:
    definition = CATALOGUE[name]
    rows = isinstance(definition, RowActivation)
    arrays = [f"{array}: ArrayLike" for array in use.arrays_in(definition)]
    parameters = [f"{p.name}: ArrayLike" + ("" if p.required else f" = {p.default!r}") for p in definition.parameters]
    outputs = len(use.arrays_out(definition))
    result = "NDArray[Any]" if outputs == 1 else f"tuple[{', '.join(['NDArray[Any]'] * outputs)}]"
    out = "_Out" if outputs == 1 else "_Outs"
    options = [f"out: {out} = ...", "axis: int = ..."] if rows else [f"out: {out} = ...", "where: ArrayLike = ..."]
    signature = ", ".join([*arrays, "/", *parameters, "*", *options, "dtype: DTypeLike = ...", "**kwargs: Any"])
    doc = textwrap.indent(docs.function_doc(definition, use).strip(), "    ")
    doc = "\n".join(line.rstrip() for line in doc.splitlines())
    return f'def {name}({signature}) -> {result}:\n    r"""{doc.strip()}\n    """\n'


def stub(use: Pass) -> str:
    """The text of the stub of a pass's module."""
    module = importlib.import_module(use.module)
    lines = [
        HEADER,
        f'"""{inspect.getdoc(module)}"""\n',
        "from typing import Any\n",
        "import numpy as np",
        "from numpy.typing import ArrayLike, DTypeLike, NDArray\n",
    ]
    if use.name == "forward":
        others = [name for name in module.__all__ if name not in CATALOGUE]  # builds no function
        modules = sorted(name for name in others if inspect.ismodule(getattr(module, name)))
        lines += [f"from fastact import {', '.join(f'{name} as {name}' for name in modules)}"]
        functions = sorted(set(others) - set(modules))
        lines += [f"from {getattr(module, name).__module__} import {name} as {name}" for name in functions]
        lines += ["\n__version__: str\n"]
    lines += ["_Out = NDArray[Any] | tuple[NDArray[Any]] | None", "_Outs = tuple[NDArray[Any] | None, ...] | None\n"]
    return "\n".join(lines) + "\n" + "\n".join(_function(use, name) for name in use.names())


def _device_function(use: Pass, name: str) -> str:
    definition = CATALOGUE[name]
    parameters = [f"{p.name}: Any" + ("" if p.required else f" = {p.default!r}") for p in definition.parameters]
    options = ["axis: int = -1"] if isinstance(definition, RowActivation) else []
    options += ["out: Any = None", "stream: Any = None", "fast: bool = False"]
    signature = ", ".join([*(f"{array}: Any" for array in use.arrays_in(definition)), "/", *parameters, "*", *options])
    doc = textwrap.indent(docs.device_doc(definition, use).strip(), "    ")
    doc = "\n".join(line.rstrip() for line in doc.splitlines())
    return f'def {name}({signature}) -> Any:\n    r"""{doc.strip()}\n    """\n'


def device_stub(use: Pass) -> str:
    """The text of the stub of a pass's module in `fastact.cuda`."""
    module = importlib.import_module(device_module(use))
    lines = [HEADER, f'"""{inspect.getdoc(module)}"""\n', "from typing import Any\n"]
    others = [name for name in sorted(module.__all__) if name not in CATALOGUE]
    modules = [name for name in others if inspect.ismodule(getattr(module, name))]
    lines += [f"from fastact.cuda import {', '.join(f'{name} as {name}' for name in modules)}"] if modules else []
    lines += [f"from {getattr(module, name).__module__} import {name} as {name}" for name in others if name not in modules]
    return "\n".join(lines) + "\n\n" + "\n".join(_device_function(use, name) for name in use.names())


def device_module(use: Pass) -> str:
    return "fastact.cuda" if use.name == "forward" else f"fastact.cuda.{use.name}"


def path(module: str) -> Path:
    """Where the stub of a module is kept: beside it."""
    source = Path(importlib.import_module(module).__file__)
    return source.with_suffix(".pyi")


def stubs() -> dict[str, str]:
    """{module: text of its stub}."""
    host = {use.module: stub(use) for use in PASSES.values()}
    return host | {device_module(use): device_stub(use) for use in PASSES.values() if use.on_device}


# The namespaces of a pass: (package, what its title goes on with, what attaches its functions, and where that is).
PACKAGES = (
    ("fastact", None, "attach", "fastact.runtime.namespace"),
    ("fastact.cuda", "for arrays on a GPU", "attach", "fastact.runtime.cuda.device_namespace"),
    ("fastact.jit", "for your own Numba code", "attach_jit", "fastact.runtime.numba_functions"),
)


def namespaces() -> dict[Path, str]:
    """{file: text} of the modules in which users find the functions of each pass."""
    texts = {}
    for package, where, attach, found_in in PACKAGES:
        folder = Path(importlib.import_module(package).__file__).parent
        for use in PASSES.values():
            if use.name == "forward" or (package == "fastact.cuda" and not use.on_device):
                continue
            about = f"{use.about.partition(':')[0]}, {where}." if where else use.about
            lines = [f'"""{about}"""', "", f"from {found_in} import {attach}", "", f'{attach}(globals(), "{use.name}")', ""]
            texts[folder / f"{use.name}.py"] = "\n".join(lines)
    return texts


def main() -> None:
    """Write the modules of the passes, then the stubs of all."""
    for file, text in namespaces().items():
        file.write_text(text, encoding="utf-8")
    for module, text in stubs().items():
        path(module).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
