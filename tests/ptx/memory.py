"""Memory of a device: which bytes may be read and written, which have been written, and which accesses of several threads race."""

from dataclasses import dataclass, field

import numpy as np

from ptx.parser import UNSIGNED

GAP = 256  # bytes between arrays that no thread may touch
JUNK = 0xA5  # the contents of memory that has not been written


@dataclass
class Violation:
    """A forbidden act of a kernel: its kind, the instruction, and the number of threads."""

    what: str
    where: str
    threads: int = 1

    def __str__(self):
        return f"{self.what}: {self.where} ({self.threads} threads)"


class Space:
    """Bytes at addresses from `base`. Each has flags for whether it may be read, may be written, and has been written."""

    def __init__(self, name: str, size: int, base: int = 0):
        self.name, self.base, self.size = name, base, size
        self.bytes = np.full(size, JUNK, np.uint8)
        self.readable, self.writable, self.written = (np.zeros(size, np.uint8) for _ in range(3))

    def places(self, addresses, size, complain):
        """Return a mask of the accesses that are in bounds and aligned, and the offsets of all of them."""
        offsets = addresses.astype(np.int64) - self.base
        inside, aligned = (offsets >= 0) & (offsets <= self.size - size), addresses % np.uint64(size) == 0
        complain("misaligned", ~aligned)
        complain(f"{self.name}: out of bounds", ~inside)
        return inside & aligned, np.where(inside & aligned, offsets, 0)

    def allowed(self, which, places, size):
        """Return for each access whether the flag `which` is set for all its bytes."""
        if size > 8:
            return self.allowed(which, places, 8) & self.allowed(which, places + 8, size - 8)
        word = UNSIGNED[size]
        return which.view(word)[places // size] == word(0x0101010101010101 & (256**size - 1))


class Global(Space):
    """The arrays of a device."""

    def __init__(self, size: int = 1 << 23):
        super().__init__("global", size, base=0x7F0100000000)
        self.end = GAP

    def allocate(self, shape, dtype, offset=0) -> np.ndarray:
        """Return an array `offset` bytes after a multiple of 256. It may not be accessed yet."""
        dtype = np.dtype(dtype)
        size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
        place = -(-self.end // 256) * 256 + offset
        self.end = place + size + GAP
        if self.end > self.size:
            raise MemoryError("the device's memory is full")
        return self.bytes[place : place + size].view(dtype).reshape(shape)

    def address_of(self, view: np.ndarray) -> int:
        return self.base + self._place(view)

    def _place(self, view):
        return view.__array_interface__["data"][0] - self.bytes.__array_interface__["data"][0]

    def allow(self, view: np.ndarray, write: bool, written: bool):
        """Allow reading every element of the view and, if `write`, writing it."""
        if view.size == 0:
            return
        shape, strides = (*view.shape, view.itemsize), (*view.strides, 1)
        for array, value in ((self.readable, True), (self.writable, write), (self.written, written)):
            np.lib.stride_tricks.as_strided(array[self._place(view) :], shape, strides)[...] |= value

    def reset(self):
        """Forget all arrays."""
        self.bytes[: self.end] = JUNK
        for array in (self.readable, self.writable, self.written):
            array[: self.end] = 0
        self.end = GAP


class Shared(Space):
    """The shared memory of all blocks, one after the other."""

    def __init__(self, kernel, blocks: int):
        self.of_block = -(-kernel.shared_size // 16) * 16
        super().__init__("shared", self.of_block * blocks)
        for start, size in kernel.shared.values():
            for array in (self.readable, self.writable):
                array.reshape(blocks, -1)[:, start : start + size] = 1


@dataclass
class Accesses:
    """All accesses to one space, searched for races at the end.

    No thread may access what another one writes without a barrier of their block in between.
    """

    parts: list = field(default_factory=list)

    def add(self, places, size, threads, blocks, epochs, writes, instruction):
        """Add accesses of `size` bytes. `epochs` count the barriers that the threads have passed."""
        self.parts.append((places, size, threads, blocks, epochs, writes, instruction))

    def races(self) -> list[Violation]:
        if not any(writes for *_, writes, _ in self.parts):
            return []
        unit = min(size for _, size, *_ in self.parts)
        columns = [[] for _ in range(6)]
        for number, (places, size, threads, blocks, epochs, writes, _) in enumerate(self.parts):
            units = (places[:, None] + np.arange(0, size, unit)).ravel() // unit
            each = (units, *(np.repeat(of, size // unit) for of in (blocks, epochs, threads)))
            for column, values in zip(columns, (*each, np.full(units.size, writes), np.full(units.size, number)), strict=True):
                column.append(values)
        unit_, blocks, epochs, threads, writes, number = map(np.concatenate, columns)
        order = np.lexsort((epochs, blocks, unit_))
        unit_, blocks, epochs, threads, writes, number = (x[order] for x in (unit_, blocks, epochs, threads, writes, number))
        found = set()
        new_unit = np.diff(unit_, prepend=-1) != 0
        new_block = new_unit | (np.diff(blocks, prepend=-1) != 0)
        new_epoch = new_block | (np.diff(epochs, prepend=-1) != 0)
        for starts, of in ((np.flatnonzero(new_unit), blocks), (np.flatnonzero(new_epoch), threads)):
            written = np.logical_or.reduceat(writes, starts)
            several = np.minimum.reduceat(of, starts) != np.maximum.reduceat(of, starts)
            for k in np.flatnonzero(written & several):
                end = starts[k + 1] if k + 1 < len(starts) else len(unit_)
                found |= {tuple(sorted(set(number[starts[k] : end])))}
        return [Violation("race", " and ".join(self.parts[n][-1].text for n in each)) for each in sorted(found)]
