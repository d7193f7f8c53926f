"""A worker that compiles kernels for 64-bit ARM processors and runs their machine code in an emulator, Unicorn.

It reads a pickled list of (pass, function, dtype, inputs), and writes a pickled list of their outputs with the number of executed
instructions. A process compiles for one architecture only, so tests start this file as a process: ``emulated(calls)``. The loops
are those that NumPy would call, with the same jobs, for contiguous operands.
"""

import os
import pickle
import platform
import struct
import subprocess
import sys

import numpy as np

TRIPLE, PROCESSOR = "aarch64-unknown-linux-gnu", "cortex-a76"  # a processor with multiply-adds, as all of them have


def emulated(calls: list) -> list:
    """Return the outputs of each call, (pass, function, dtype, inputs), from an emulated ARM processor."""
    return [outputs for outputs, _ in results(calls)]


def results(calls: list) -> list[tuple]:
    """Return the outputs of each call and the number of instructions that the processor executed."""
    variables = os.environ | {"NUMBA_CPU_NAME": PROCESSOR, "NUMBA_CPU_FEATURES": ""}
    process = [sys.executable, __file__]
    done = subprocess.run(process, input=pickle.dumps(calls), capture_output=True, timeout=3000, env=variables)
    assert done.returncode == 0, done.stderr.decode()
    return pickle.loads(done.stdout)


def pretend() -> None:
    """Make Numba compile for the emulated processor, whatever this machine is."""
    from llvmlite import binding

    binding.initialize_all_targets()
    binding.initialize_all_asmprinters()
    for module in (binding, binding.targets):
        module.get_process_triple = lambda: TRIPLE
        module.get_host_cpu_features = lambda: dict.fromkeys(("neon", "fp-armv8"), True)
    platform.machine = lambda: "aarch64"


# --- object files ------------------------------------------------------------------------------------------------------------

# ELF for the Arm 64-bit architecture, sections 5.7.4 to 5.7.10
ABS64, PREL64, MOVW_G0, MOVW_G3, JUMP26, CALL26 = 257, 260, 263, 269, 282, 283
SYMBOLS, ADDENDS, EMPTY, ALLOCATED = 2, 4, 8, 2


def text_at(code: bytes, place: int) -> str:
    return code[place : code.index(b"\0", place)].decode()


def link(code: bytes, base: int, outside: dict[str, int]) -> tuple[bytes, dict[str, int]]:
    """Return an object file's sections as they lie in memory from `base` on, and the addresses of its symbols."""
    (start,), (size, count, _) = struct.unpack_from("<Q", code, 40), struct.unpack_from("<HHH", code, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", code, start + k * size) for k in range(count)]
    image, places = bytearray(), {}
    for k, (_, kind, flags, _, begin, length, _, _, align, _) in enumerate(sections):
        if flags & ALLOCATED:
            image += bytes(-len(image) % max(align, 1))
            places[k] = base + len(image)
            image += bytes(length) if kind == EMPTY else code[begin : begin + length]
    (table,) = (section for section in sections if section[1] == SYMBOLS)
    names, symbols, addresses = sections[table[6]][4], [], {}
    for place in range(table[4], table[4] + table[5], 24):
        name, _, _, section, value, _ = struct.unpack_from("<IBBHQQ", code, place)
        text = text_at(code, names + name)
        symbols.append(places[section] + value if section in places else outside.get(text))
        addresses[text] = symbols[-1]
    for section in sections:
        if section[1] != ADDENDS or section[7] not in places:
            continue
        for place in range(section[4], section[4] + section[5], 24):
            offset, kind, symbol, addend = struct.unpack_from("<QIIq", code, place)
            if symbols[symbol] is None:
                raise LookupError(f"no symbol {[*addresses][symbol]}")
            at = places[section[7]] + offset
            relocate(image, at - base, kind, symbols[symbol] + addend, at)
    return bytes(image), addresses


def relocate(image: bytearray, place: int, kind: int, value: int, at: int) -> None:
    """Write the address `value` into the word at `place` of an image, which lies at the address `at`."""
    if kind in (ABS64, PREL64):
        struct.pack_into("<q", image, place, value - (at if kind == PREL64 else 0))
        return
    (word,) = struct.unpack_from("<I", image, place)
    if MOVW_G0 <= kind <= MOVW_G3:
        word |= (value >> (kind - MOVW_G0) // 2 * 16 & 0xFFFF) << 5
    elif kind in (JUMP26, CALL26):
        word |= value - at >> 2 & 0x3FFFFFF
    else:
        raise NotImplementedError(f"relocation {kind}")
    struct.pack_into("<I", image, place, word)


# --- the emulated processor --------------------------------------------------------------------------------------------------


class Machine:
    """An emulated processor, and its memory, in which nothing is freed."""

    BASE, SIZE, STACK = 1 << 32, 1 << 29, 1 << 22
    RETURN = struct.pack("<I", 0xD65F03C0)  # the instruction

    def __init__(self):
        import unicorn
        from unicorn import arm64_const as names

        self.cpu = unicorn.Uc(unicorn.UC_ARCH_ARM64, unicorn.UC_MODE_ARM)
        self.cpu.mem_map(self.BASE, self.SIZE)
        self.cpu.reg_write(names.UC_ARM64_REG_CPACR_EL1, 3 << 20)  # allow floating-point instructions
        self.x0, self.sp, self.lr = names.UC_ARM64_REG_X0, names.UC_ARM64_REG_SP, names.UC_ARM64_REG_LR
        self.top, self.kernels = self.BASE, {}
        self.end = self.place(self.RETURN)
        self.library = {}  # the functions of the C library that kernels call: they return at once, and a hook does their work
        for function in (self.memcpy, self.memset, self.malloc, self.free):
            address = self.library[function.__name__] = self.place(self.RETURN)
            self.cpu.hook_add(unicorn.UC_HOOK_CODE, self.hook(function), None, address, address)
        self.stack = self.room(self.STACK) + self.STACK
        self.instructions = 0
        self.cpu.hook_add(unicorn.UC_HOOK_BLOCK, self.count)

    def hook(self, function):
        arguments = range(function.__code__.co_argcount - 1)
        return lambda *_: function(*(self.cpu.reg_read(self.x0 + k) for k in arguments))

    def count(self, cpu, address, size, data):
        """Count the instructions of a block, which have four bytes each."""
        self.instructions += size // 4

    def memcpy(self, to, source, size):
        self.cpu.mem_write(to, bytes(self.cpu.mem_read(source, size)))

    def memset(self, to, value, size):
        self.cpu.mem_write(to, bytes([value & 255]) * size)

    def malloc(self, size):
        self.cpu.reg_write(self.x0, self.room(size))

    def free(self, address):
        pass

    def room(self, size: int) -> int:
        address = self.top = -(-self.top // 64) * 64
        self.top += size
        assert self.top <= self.BASE + self.SIZE, "the emulated memory is full"
        return address

    def place(self, content: bytes) -> int:
        """Copy bytes into new memory, and return their address."""
        address = self.room(len(content))
        self.cpu.mem_write(address, content)
        return address

    def address(self, kernel) -> int:
        """Return the address of a kernel, which is compiled and loaded if necessary."""
        if kernel.symbol not in self.kernels:
            code = kernel.compile()
            base = self.room(2 * len(code))  # sections that start empty take no place in the file
            image, addresses = link(code, base, self.library)
            assert len(image) <= 2 * len(code)
            self.cpu.mem_write(base, image)
            self.kernels[kernel.symbol] = addresses[kernel.symbol]
        return self.kernels[kernel.symbol]

    def call(self, address: int, *words: int) -> int:
        for k, word in enumerate(words):
            self.cpu.reg_write(self.x0 + k, word)
        self.cpu.reg_write(self.sp, self.stack)
        self.cpu.reg_write(self.lr, self.end)
        self.instructions = 0
        self.cpu.emu_start(address, self.end)
        return self.cpu.reg_read(self.x0)


# --- calls -------------------------------------------------------------------------------------------------------------------


def run(machine: Machine, ufunc: np.ufunc, dtype: np.dtype, inputs: tuple) -> tuple[list[np.ndarray], int]:
    """Return the outputs of a ufunc for contiguous arrays and parameters that are single numbers, and the number of instructions.

    The arrays of a function of rows have two dimensions, or one for its numbers.
    """
    from fastact.codegen import loops
    from fastact.codegen.kernel import loop
    from fastact.runtime.ufuncs import jobs_of

    (job,) = (job for job in jobs_of(ufunc) if job.dtype == dtype)
    shape = np.broadcast_shapes(*map(np.shape, inputs)) if ufunc.signature is None else None
    if shape:
        inputs = [np.ravel(given) if np.ndim(given) else given for given in inputs]
    cores = ufunc.signature.replace("->", ",").split(",") if ufunc.signature else [""] * ufunc.nargs
    of_rows = [int("n" in core) for core in cores]
    arrays = [np.array(given, kind, order="C") for given, kind in zip(inputs, job.dtypes, strict=False)]
    dims = max(arrays, key=np.ndim).shape
    arrays += [np.zeros(dims[: 1 + rank], kind) for rank, kind in list(zip(of_rows, job.dtypes, strict=True))[len(inputs) :]]
    steps = [array.strides[0] if array.ndim else 0 for array in arrays]
    steps += [array.strides[-1] for array, rank in zip(arrays, of_rows, strict=True) if rank]

    words, places = job.words.copy(), [machine.place(array.tobytes()) for array in arrays]
    for at, kernel in (job.kernels | {at: loop(function) for at, function in job.loops.items()}).items():
        words[at] = machine.address(kernel)
    call = (machine.place(np.array(each, np.int64).tobytes()) for each in (places, dims, steps, words))
    assert machine.call(int(words[loops.LOOP if ufunc.signature else loops.DENSE_LOOP]), *call) == 0
    stored = list(zip(places, arrays, strict=True))[len(inputs) :]
    found = [np.frombuffer(bytes(machine.cpu.mem_read(place, array.nbytes)), array.dtype) for place, array in stored]
    return [each.reshape(shape or array.shape) for each, (_, array) in zip(found, stored, strict=True)], machine.instructions


def main() -> None:
    calls = pickle.load(sys.stdin.buffer)
    pretend()
    from catalogue import Case

    machine = Machine()
    found = [run(machine, Case(use, name).ufunc, np.dtype(dtype), inputs) for use, name, dtype, inputs in calls]
    pickle.dump(found, sys.stdout.buffer)


if __name__ == "__main__":
    main()
