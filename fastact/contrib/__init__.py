"""Bridges to other libraries, one module each. A library is imported when its module is first used."""

import importlib

from fastact.runtime.namespace import no_attribute

__all__ = ["autograd", "sklearn", "torch"]


def __getattr__(name: str):
    if name not in __all__:
        raise no_attribute(__name__, name, __all__)
    return importlib.import_module(f"{__name__}.{name}")


def __dir__():
    return __all__
