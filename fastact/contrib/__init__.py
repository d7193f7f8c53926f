"""Bridges to other libraries, one module each. A library is imported when its module is first used."""

import importlib

__all__ = ["autograd", "sklearn", "torch"]


def __getattr__(name: str):
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    return importlib.import_module(f"{__name__}.{name}")


def __dir__():
    return __all__
