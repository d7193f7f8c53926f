"""The functions of one pass as the attributes of a module of `fastact.cuda`."""

from fastact.activations import CATALOGUE
from fastact.engine import docs, namespace
from fastact.engine.cuda.function import DeviceFunction
from fastact.engine.passes import PASSES


def attach(module_globals: dict, use: str) -> None:
    """Give a module (by its globals) the lazy attributes of a pass."""
    entry = PASSES[use]
    build = lambda name: DeviceFunction(use, name, docs.device_doc(CATALOGUE[name], entry))
    namespace.attach_lazily(module_globals, entry, namespace.names(entry), build)
