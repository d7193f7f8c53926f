"""numexpr: the textbook formula, compiled once and called without numexpr's dictionaries."""

import numpy as np

from fastact.tools.bench import formulas

_CALLING = {"order": "K", "casting": "safe", "ex_uses_vml": False}


def use_threads(count: int) -> None:
    import numexpr

    numexpr.set_num_threads(count)


def call(cell, inputs, out):
    results = formulas.trace(cell.case, cell.dtype)
    if results is None:
        return None
    try:
        parts = [_compiled(result, cell.dtype) for result in results]
    except NotImplementedError:
        return None
    arguments = [[inputs[k] if constant is None else constant for k, constant in operands] for _, operands in parts]
    if out is None:
        return lambda: [part(*given, **_CALLING) for (part, _), given in zip(parts, arguments, strict=True)]
    # in place, one of several results would overwrite the inputs of the others
    apart = len(parts) > 1 and cell.placement == "in place"
    targets = [np.empty_like(target) if apart else target for target in out]

    def run():
        for (part, _), given, target in zip(parts, arguments, targets, strict=True):
            part(*given, out=target, **_CALLING)
        return targets

    return run


def _compiled(result, dtype):
    """Return a result's expression, and its operands: (number of the input, None) or (None, constant). Constants keep float32."""
    from numexpr import necompiler

    leaves = [node for node in formulas.in_order([result]) if node.op in ("input", "constant")]
    names = {node: f"v{k}" for k, node in enumerate(leaves)}
    kind = necompiler.kind_to_type[{"float32": "float", "float64": "double"}[dtype.name]]
    expression = necompiler.NumExpr(formulas.text(result, names), [(name, kind) for name in names.values()])
    operands = [(node.args[0], None) if node.op == "input" else (None, np.array(node.args[0], dtype)) for node in leaves]
    return expression, operands
