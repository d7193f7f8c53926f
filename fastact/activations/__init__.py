"""The mathematics: one function per activation, and the catalogue of all.

A new activation is a function in one of these modules; every pass, precision, docstring, test and benchmark follows from it.
"""

from fastact.activations import (
    algebraic,
    exponential,
    gated,
    gates,
    gaussian,
    hard,
    hyperbolic,
    logarithmic,
    periodic,
    piecewise,
    rows,
)
from fastact.activations.definition import Activation, Length, Number, Parameter, Repeat, RowActivation, Sweep, activation

_MODULES = (piecewise, hard, algebraic, exponential, logarithmic, hyperbolic, gates, gaussian, periodic, gated, rows)
CATALOGUE: dict[str, Activation | RowActivation] = {
    entry.name: entry for module in _MODULES for entry in vars(module).values() if isinstance(entry, Activation | RowActivation)
}

__all__ = ["CATALOGUE", "Activation", "Length", "Number", "Parameter", "Repeat", "RowActivation", "Sweep", "activation"]
