"""Pickles of users' activations: by name if the other process finds that name, otherwise by their code.

A pickle holds the fingerprint of the code, and so does a dask token, which is made from a pickle. Edited code is thus detected.
"""

import copyreg
import functools
import importlib
import operator
import pickle
import uuid
import weakref
from collections.abc import Callable

import numpy as np

_known = weakref.WeakValueDictionary()  # (module, name, fingerprint) to activation, so that a pickle returns the same object


def _at(module: str, name: str):
    return operator.attrgetter(name)(importlib.import_module(module))


def _imported(module: str, name: str, fingerprint: str | None):
    """Return the activation of a pickle by name."""
    found = _at(module, name)
    if found.fingerprint != fingerprint:
        raise pickle.UnpicklingError(f"activation {module}.{name} differs from the one that was pickled: its code has changed")
    return found


@functools.lru_cache(maxsize=256)  # a worker gets the same pickle with every task
def _remade(make: Callable, key: tuple, code: bytes):
    return _known.get(key) or make(pickle.loads(code))


def reduced(activation, function: Callable):
    """Return the value of `__reduce__` for an activation that was made from `function`."""
    module, name = activation.__module__, activation.__qualname__
    try:
        by_name = module != "__main__" and _at(module, name) is activation
    except (ImportError, AttributeError):
        by_name = False
    if by_name:
        return _imported, (module, name, activation.fingerprint)
    try:
        import cloudpickle
    except ImportError:
        if module == "__main__":
            return name
        raise pickle.PicklingError(
            f"activation {name!r} is not an attribute of its module {module!r}: the package cloudpickle is needed to pickle it"
        ) from None
    key = (module, name, activation.fingerprint)
    if key[-1] is None:
        return type(activation), (function,)
    _known[key] = activation
    return _remade, (type(activation), key, cloudpickle.dumps(function))


def token(activation) -> tuple:
    """Return the token of an activation for dask. Tokens of equal code are equal."""
    return (activation.__module__, activation.__qualname__, activation.fingerprint or uuid.uuid4().hex)


def found_at(function, owner, attribute: str) -> None:
    """Make a pass of an activation, or its ufunc, pickle as this attribute of its owner; "" is the owner's forward pass."""
    function.pickled_as = (getattr, (owner, attribute)) if attribute else (_forward_of, (owner,))


def _forward_of(owner):
    return owner._pass("forward")


def _reduced_ufunc(ufunc: np.ufunc):
    """Return the value of `__reduce__` for a ufunc. Unless it is a user's, this is its name, as in NumPy itself."""
    return getattr(ufunc, "pickled_as", None) or ufunc.__name__


copyreg.pickle(np.ufunc, _reduced_ufunc)  # a ufunc cannot have a method `__reduce__`
