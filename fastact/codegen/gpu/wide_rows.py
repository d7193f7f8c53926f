"""Rows of halves that stay in memory: what later sweeps read again is kept in float32 beside the outputs, and rounded once."""

from dataclasses import replace

from fastact.codegen.lowering import LoweredPick, LoweredPut, LoweredRepeat, LoweredStep, LoweredSweep, in_order
from fastact.codegen.operands import Operands
from fastact.definitions.softmax import itself


def twin(name: str) -> str:
    """The float32 row beside the output `name`."""
    return f"{name} in float32"


def rereads(steps: tuple[LoweredStep, ...]) -> tuple[str, ...]:
    """The rows that a step stores and a later one reads."""
    stored, found = set(), {}
    for step in in_order(steps):
        found |= dict.fromkeys(name for name in step.reads if name in stored)
        stored |= set(step.stores)
    return tuple(found)


def widened(steps: tuple[LoweredStep, ...], operands: Operands) -> tuple[tuple[LoweredStep, ...], Operands]:
    """The steps with twins of the rows that are read again, which are the last operands.

    Up to the last step that reads the row all steps use the twin. That step and later ones store in the output itself; where none
    of them does, a sweep copies the twin.
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
    """The step with the twin of a row in its place."""
    new = lambda row: twin(name) if row == name else row
    if isinstance(step, LoweredRepeat):
        return replace(step, steps=tuple(_renamed(each, name) for each in step.steps))
    if isinstance(step, LoweredSweep):
        outcomes = tuple((new(store) if stores else store, kind) for store, kind in step.outcomes)
        return replace(step, reads=tuple(map(new, step.reads)), outcomes=outcomes)
    if isinstance(step, LoweredPick | LoweredPut):
        return replace(step, row=new(step.row))
    return step
