"""The functions of one pass as the attributes of a module of `fastact.cuda`."""

from collections.abc import Mapping
from types import MappingProxyType

from fastact.definitions import CATALOGUE
from fastact.definitions.passes import PASSES
from fastact.runtime import docs, namespace
from fastact.runtime.cuda.device_functions import DeviceFunction


def attach(module_globals: dict, use: str, elsewhere: Mapping[str, str] = MappingProxyType({})) -> None:
    """Add the lazy attributes of a pass to a module, by its globals."""
    entry = PASSES[use]
    build = lambda name: DeviceFunction(use, name, docs.device_doc(CATALOGUE[name], entry))
    namespace.attach_lazily(module_globals, entry, entry.names(), build, elsewhere)
