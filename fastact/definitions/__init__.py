"""The mathematical definitions, one function per activation, and the catalogue of all activations.

A new activation is a function in one of these modules; every pass, precision, docstring, test and benchmark follows from it.
"""

from fastact.definitions import (
    algebraic,
    exponential,
    gated,
    gates,
    gaussian,
    hard,
    hyperbolic,
    inverse_roots,
    log_softmax,
    logarithmic,
    maxima,
    periodic,
    piecewise,
    scaled_softmax,
    shrinkage,
    sigmoidal,
    soft_exponential,
    softmax,
    sparse,
)
from fastact.definitions.records import Activation, Parameter, activation
from fastact.definitions.row_records import (
    LENGTH,
    POSITION,
    SHORT_ROW,
    Either,
    Number,
    Pick,
    Put,
    Repeat,
    RowActivation,
    Step,
    Sweep,
)

_ELEMENTWISE = (
    piecewise, hard, shrinkage, algebraic, inverse_roots, exponential, sigmoidal, logarithmic, soft_exponential, hyperbolic, gates,
    gaussian, periodic, gated,
)  # fmt: skip
_ROWS = (softmax, scaled_softmax, log_softmax, maxima, sparse)
CATALOGUE: dict[str, Activation | RowActivation] = {
    entry.name: entry
    for module in (*_ELEMENTWISE, *_ROWS)
    for entry in vars(module).values()
    if isinstance(entry, Activation | RowActivation)
}

__all__ = [
    "CATALOGUE",
    "LENGTH",
    "POSITION",
    "SHORT_ROW",
    "Activation",
    "Either",
    "Number",
    "Parameter",
    "Pick",
    "Put",
    "Repeat",
    "RowActivation",
    "Step",
    "Sweep",
    "activation",
]
