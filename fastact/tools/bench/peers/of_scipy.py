"""SciPy: its special functions."""

import functools


def call(cell, inputs, out):
    from scipy import special

    if cell.case.use != "forward":
        return None
    ufuncs = {"sigmoid": special.expit, "logsigmoid": special.log_expit}
    if cell.case.name in ufuncs:
        return functools.partial(ufuncs[cell.case.name], inputs[-1], *(out or ()))
    rows = {name: getattr(special, name) for name in ("softmax", "log_softmax", "logsumexp")}
    return functools.partial(rows[cell.case.name], inputs[-1], axis=-1) if cell.case.name in rows else None
