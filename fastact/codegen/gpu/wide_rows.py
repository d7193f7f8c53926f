"""Rows of halves that stay in memory. Rows that later sweeps read again are kept in additional float32 rows and rounded once."""

from dataclasses import replace

from fastact.codegen.lowering import LoweredPick, LoweredPut, LoweredRepeat, LoweredStep, LoweredSweep, in_order
from fastact.codegen.operands import Operands
from fastact.definitions.softmax import itself


def twin(name: str) -> str:
    """Return the name of the float32 row that accompanies the output `name`."""
    return f"{name} in float32"


def rereads(steps: tuple[LoweredStep, ...]) -> tuple[str, ...]:
    """Return the rows that a step stores and a later step reads."""
    stored, found = set(), {}
    for step in in_order(steps):
        found |= dict.fromkeys(name for name in step.reads if name in stored)
        stored |= set(step.stores)
    return tuple(found)


def widened(steps: tuple[LoweredStep, ...], operands: Operands) -> tuple[tuple[LoweredStep, ...], Operands]:
    """Return the steps with twins of the rows that are read again, and the operands with the twins at the end.

    All steps up to the last one that reads the row use the twin. That step and later ones store in the output itself. If none of
    them stores the row, a sweep copies the twin.
    """
    names, done, closing = rereads(steps), list(steps), []
    for name in names:
        last = max(k for k, step in enumerate(done) if any(name in each.reads for each in in_order((step,))))
        closes = isinstance(done[last], LoweredSweep) and name in done[last].stores
        done[:last] = [_renamed(step, name) for step in done[:last]]
        done[last] = _renamed(done[last], name, stores=not closes)
        if not any(isinstance(step, LoweredSweep) and name in step.stores for step in done[last:]):
            closing.append(LoweredSweep(itself, (twin(name),), (), ((name, None),)))
    twins = tuple(map(twin, names))
    return (*done, *closing), replace(operands, names=(*operands.names, *twins), wide=frozenset(twins))


def _renamed(step: LoweredStep, name: str, stores: bool = True) -> LoweredStep:
    """Return the step with a row replaced by its twin."""
    new = lambda row: twin(name) if row == name else row
    if isinstance(step, LoweredRepeat):
        return replace(step, steps=tuple(_renamed(each, name) for each in step.steps))
    if isinstance(step, LoweredSweep):
        outcomes = tuple((new(store) if stores else store, kind) for store, kind in step.outcomes)
        return replace(step, reads=tuple(map(new, step.reads)), outcomes=outcomes)
    if isinstance(step, LoweredPick | LoweredPut):
        return replace(step, row=new(step.row))
    return step
