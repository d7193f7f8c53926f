"""Execution of a kernel: all threads of a grid in lockstep, those that are furthest behind first."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ptx import exchanges, instructions
from ptx.memory import Accesses, Global, Shared, Space, Violation
from ptx.parser import TYPES, UNSIGNED, Kernel, size_of

WARP = 32
MOST_STEPS = 2_000_000  # basic blocks; a kernel that takes more is in an endless loop
LEAVE = 1 << 30  # the place of threads that have left


@dataclass
class Piece:
    """Instructions between which no thread branches. `turn` is the last one, if it decides where threads continue."""

    steps: list[Callable]
    turn: Callable | None
    first: int


@dataclass
class Program:
    """A kernel prepared for execution."""

    kernel: Kernel
    pieces: list[Piece] = field(default_factory=list)
    piece_at: dict[int, int] = field(default_factory=dict)  # by the number of its first instruction

    def __post_init__(self):
        code = self.kernel.code
        turns = [k for k, each in enumerate(code) if each.opcode in instructions.TURNS]
        starts = sorted({0, *self.kernel.labels.values(), *(k + 1 for k in turns)} - {len(code)})
        self.piece_at = {first: number for number, first in enumerate(starts)}
        self.piece_at[len(code)] = LEAVE
        for first, end in zip(starts, [*starts[1:], len(code)], strict=True):
            last = code[end - 1].opcode in instructions.TURNS
            steps = [instructions.step(self.kernel, each) for each in code[first : end - last]]
            turn = instructions.turn(self.kernel, code[end - 1], self.piece_at) if last else None
            self.pieces.append(Piece(steps, turn, first))


class Run:
    """The state of a running grid. Registers hold the bits of all threads."""

    def __init__(self, program: Program, memory: Global, blocks: int, threads: int, arguments):
        self.program, self.kernel, self.memory = program, program.kernel, memory
        self.blocks, self.threads, self.count = blocks, threads, blocks * threads
        if threads > self.kernel.most_threads:
            raise ValueError(f"a block of {threads} threads is launched, at most {self.kernel.most_threads} are allowed")
        every = np.arange(self.count)
        self.thread, self.block, self.warp = (
            every,
            every // threads,
            every // threads * -(-threads // WARP) + every % threads // WARP,
        )
        self.lane = every % threads % WARP
        self.special = self._special(every)
        self.registers = {
            name: np.zeros(self.count, np.bool_ if kind == "pred" else UNSIGNED[size_of(kind)])
            for name, kind in self.kernel.registers.items()
        }
        self.fresh = {name: np.ones(self.count, np.bool_) for name in self.registers}  # not written yet
        self.parameters = {
            name: np.array(value % 2**64 if kind == "u64" else value, TYPES[kind])
            for (name, kind), value in zip(self.kernel.parameters.items(), arguments, strict=True)
        }
        self.shared = Shared(self.kernel, blocks)
        self.accesses = {"global": Accesses(), "shared": Accesses()}
        self.epoch = np.zeros(self.count, np.int64)  # barriers passed
        self.place = np.zeros(self.count, np.int64)  # the piece that comes next
        self.waits = np.zeros(self.count, np.bool_)
        self.gone = np.zeros(self.count, np.bool_)
        self.lanes, self.current = slice(None), None
        self.violations: dict[tuple, Violation] = {}
        self.data = {name: self._placed(values) for name, values in self.kernel.data.items()}
        self.executed = np.zeros(len(program.pieces), np.int64)

    def _special(self, every):
        word = lambda values: np.broadcast_to(np.asarray(values, np.uint32), (self.count,))
        found = {
            "%laneid": word(self.lane),
            "%warpid": word(every % self.threads // WARP),
            "%nwarpid": word(-(-self.threads // WARP)),
        }
        for axis, (tid, ntid, ctaid, nctaid) in zip(
            "xyz", [(every % self.threads, self.threads, self.block, self.blocks), (0, 1, 0, 1), (0, 1, 0, 1)], strict=True
        ):
            found |= {f"%tid.{axis}": word(tid), f"%ntid.{axis}": word(ntid)}
            found |= {f"%ctaid.{axis}": word(ctaid), f"%nctaid.{axis}": word(nctaid)}
        return found

    def _placed(self, values):
        array = self.memory.allocate(values.shape, values.dtype)
        array[...] = values
        self.memory.allow(array, write=False, written=True)
        return self.memory.address_of(array)

    # --- called by instructions ---

    def complain(self, what: str, which):
        """Record a violation by those active threads that are in `which`."""
        threads = int(np.count_nonzero(which))
        if threads:
            key = what, self.current.text
            self.violations.setdefault(key, Violation(what, self.current.text, 0)).threads += threads

    def bits(self, name: str) -> np.ndarray:
        """Return the register's bits of the active threads."""
        if name in self.fresh:
            self.complain("register read before it is written", self.fresh[name][self.lanes])
        return self.registers[name][self.lanes]

    def put(self, name: str, bits):
        self.registers[name][self.lanes] = bits
        if name in self.fresh:
            self.fresh[name][self.lanes] = False
            if isinstance(self.lanes, slice) or not self.fresh[name].any():
                del self.fresh[name]

    def place_of(self, base, space: Space):
        """Return the offset to add to each active thread's address: the start of its block's memory."""
        return self.block[self.lanes] * self.shared.of_block if space is self.shared else 0

    # --- execution ---

    def run(self) -> list[Violation]:
        """Run until every thread has left, and return the violations."""
        with np.errstate(all="ignore"):
            for _ in range(MOST_STEPS):
                if self.gone.all():
                    break
                if not self._step():
                    self.violations["stuck", ""] = Violation("threads wait for others that never come", self._waiting())
                    break
            else:
                self.violations["endless", ""] = Violation("the kernel does not end", "")
        for name, accesses in self.accesses.items():
            for race in accesses.races():
                self.violations[name, race.where] = Violation(f"{name}: race", race.where)
        return list(self.violations.values())

    def _waiting(self):
        code = self.kernel.code
        return " and ".join(sorted({code[self.program.pieces[k].first].text for k in self.place[self.waits]}))

    def _step(self) -> bool:
        """Run the earliest piece at which a thread is. Return False if all threads wait."""
        ready = ~(self.waits | self.gone)
        if not ready.any():
            return False
        number = int(self.place[ready].min())
        at = ready & (self.place == number)
        self.lanes = slice(None) if at.all() else np.flatnonzero(at)
        piece = self.program.pieces[number]
        self.executed[number] += 1
        for step in piece.steps:
            step(self)
        if piece.turn is None:
            self.go_on(self.lanes, number + 1)
        else:
            piece.turn(self)
        return True

    def go_on(self, lanes, place):
        """Make these threads continue at a piece. Those beyond the last piece leave."""
        self.place[lanes] = place
        if np.any(leaving := self.place[lanes] >= len(self.program.pieces)):
            every = np.arange(self.count)[lanes]
            self.gone[every[leaving]] = True
            exchanges.after_leaving(self)
