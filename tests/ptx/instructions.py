"""Instructions as functions of a run: computation, memory access and control flow."""

import numpy as np

from ptx import exchanges
from ptx.operations import operation
from ptx.parser import TYPES, UNSIGNED, Address, Instruction, Kernel, immediate, size_of

TURNS = ("bra", "ret", "exit", "bar", "barrier", "shfl", "vote")
SPACES = ("param", "global", "shared", "const", "local")


def step(kernel: Kernel, each: Instruction):
    """Return an instruction as a function of a run. It acts on the active threads."""
    if each.opcode in ("ld", "st"):
        done = _load(kernel, each) if each.opcode == "ld" else _store(kernel, each)
    elif each.opcode == "mov" and isinstance(each.operands[0], tuple):
        done = _unpack(kernel, each)
    elif each.opcode == "mov" and isinstance(each.operands[1], tuple):
        done = _pack(kernel, each)
    else:
        function, kinds, kind = operation(each)
        read, write = _reads(kernel, each.operands[1:], kinds), writer(kernel, each.operands[0], kind)

        def done(run):
            try:
                write(run, function(*[value(run) for value in read]))
            except ZeroDivisionError:
                run.complain("division by zero", True)

    return _guarded(kernel, each, done)


def _guarded(kernel, each, done):
    """Restrict an instruction to the threads whose predicate has the wanted value."""
    if each.guard is None:

        def named(run):
            run.current = each
            done(run)

        return named
    name, wanted = each.guard

    def chosen(run):
        run.current, before = each, run.lanes
        some = run.bits(name) == wanted
        run.lanes = np.arange(run.count)[before][some]
        if len(run.lanes):
            done(run)
        run.lanes = before

    return chosen


# --- operands --------------------------------------------------------------------------------------------------------------------


def reader(kernel: Kernel, operand: str, kind: str):
    """Return a function of a run that gives the active threads' values of an operand, in a type."""
    dtype, negated = TYPES[kind], operand.startswith("!")
    operand = operand.removeprefix("!")
    if operand.startswith("%") and operand not in kernel.registers:
        if operand.startswith("%clock") or not operand.startswith(
            ("%tid", "%ntid", "%ctaid", "%nctaid", "%lane", "%warp", "%nwarp")
        ):
            raise NotImplementedError(operand)
        return lambda run: run.special[operand][run.lanes].astype(dtype)
    if operand in kernel.shared:
        return lambda run: dtype(kernel.shared[operand][0])
    if operand in kernel.data:
        return lambda run: dtype(run.data[operand])
    if operand not in kernel.registers:
        value = immediate(operand, kind)
        return lambda run: value
    if kind == "pred":
        return (lambda run: ~run.bits(operand)) if negated else (lambda run: run.bits(operand))
    word, same = UNSIGNED[size_of(kind)], size_of(kind) == size_of(kernel.registers[operand])
    if same:
        return lambda run: run.bits(operand).view(dtype)
    return lambda run: run.bits(operand).astype(word).view(dtype)


def _reads(kernel, operands, kinds):
    return [reader(kernel, operand, kind) for operand, kind in zip(operands, kinds, strict=True)]


def writer(kernel: Kernel, operand: str, kind: str):
    """Return a function of a run and values of a type, which it writes to a register. A wider register keeps the sign."""
    if operand == "_":
        return lambda run, values: None
    register = kernel.registers[operand]
    if kind == "pred":
        return lambda run, values: run.put(operand, values)
    dtype, wide = np.dtype(TYPES[kind]), UNSIGNED[size_of(register)]

    def write(run, values):
        values = np.asarray(values)
        if values.dtype != dtype:
            raise TypeError(f"{run.current.text}: {values.dtype} is no {kind}")
        if dtype.itemsize == wide().itemsize:
            run.put(operand, values.view(wide))
        else:
            run.put(operand, (values if dtype.kind == "i" else values.view(UNSIGNED[dtype.itemsize])).astype(wide))

    return write


def _unpack(kernel, each):
    parts, whole = each.operands
    part = f"b{8 * size_of(each.kind) // len(parts)}"
    read, writes = reader(kernel, whole, each.kind), [writer(kernel, name, part) for name in parts]

    def done(run):
        words = np.ascontiguousarray(read(run)).view(TYPES[part]).reshape(-1, len(parts))
        for k, write in enumerate(writes):
            write(run, words[:, k].copy())

    return done


def _pack(kernel, each):
    whole, parts = each.operands
    part = f"b{8 * size_of(each.kind) // len(parts)}"
    reads, write = _reads(kernel, parts, [part] * len(parts)), writer(kernel, whole, each.kind)

    def done(run):
        words = np.stack(np.broadcast_arrays(*[read(run) for read in reads]), axis=-1)
        write(run, np.ascontiguousarray(words).view(TYPES[each.kind])[..., 0])

    return done


# --- memory ----------------------------------------------------------------------------------------------------------------------


def _transfer(each, values, address):
    """Return (space, type of the numbers, their names)."""
    space = next((word for word in each.modifiers if word in SPACES), "generic")
    if space == "local" or not isinstance(address, Address):
        raise NotImplementedError(each.text)
    names = values if isinstance(values, tuple) else (values,)
    return space, each.kind, names


def _accesses(kernel, each, space, address, size):
    """Return a function of a run that gives (the space, a mask of the valid accesses, their places).

    It checks everything except whether the memory has been written.
    """
    base = reader(kernel, address.base, "u64")
    writes, constant = each.opcode == "st", "nc" in each.modifiers

    def found(run):
        where = run.shared if space == "shared" else run.memory
        count = len(run.thread[run.lanes])
        addresses = np.broadcast_to(base(run), count) + np.uint64(address.offset % 2**64)
        possible, places = where.places(addresses, size, run.complain)
        places = places + run.place_of(address.base, where)
        allowed = where.allowed(where.writable if writes else where.readable, places, size)
        run.complain(f"{where.name}: {'write to' if writes else 'read of'} what is no element of an array", possible & ~allowed)
        possible &= allowed
        threads = np.arange(run.count)[run.lanes][possible]
        nobody = np.full(len(threads), -1)
        owners = (nobody, nobody) if constant else (threads, run.block[threads])
        run.accesses[where.name].add(places[possible], size, *owners, run.epoch[threads], writes, each)
        return where, possible, places

    return found


def _load(kernel, each):
    values, address = each.operands
    space, kind, names = _transfer(each, values, address)
    writes, step_ = [writer(kernel, name, kind) for name in names], size_of(kind)
    if space == "param":
        word = reader_of_parameter(kernel, address, kind)
        return lambda run: writes[0](run, np.broadcast_to(word(run), len(run.thread[run.lanes])))
    found = _accesses(kernel, each, space, address, step_ * len(names))

    def done(run):
        where, possible, places = found(run)
        known = where.allowed(where.written, places, step_ * len(names))
        run.complain(f"{where.name}: read of what nobody has written", possible & ~known)
        memory = where.bytes.view(TYPES[kind])
        for k, write in enumerate(writes):
            write(run, memory[places // step_ + k])

    return done


def reader_of_parameter(kernel: Kernel, address: Address, kind: str):
    """Return a function of a run that gives an argument of the launch."""
    if address.base not in kernel.parameters or address.offset:
        raise NotImplementedError(f"a part of the parameter {address.base}")
    return lambda run: run.parameters[address.base].view(TYPES[kind])


def _store(kernel, each):
    address, values = each.operands
    space, kind, names = _transfer(each, values, address)
    reads, step_ = _reads(kernel, names, [kind] * len(names)), size_of(kind)
    found = _accesses(kernel, each, space, address, step_ * len(names))

    def done(run):
        where, possible, places = found(run)
        memory, written = where.bytes.view(TYPES[kind]), where.written.view(UNSIGNED[step_])
        for k, read in enumerate(reads):
            at = places[possible] // step_ + k
            memory[at] = np.broadcast_to(read(run), possible.shape)[possible]
            written[at] = 0x0101010101010101 & (256**step_ - 1)

    return done


# --- where threads go on ---------------------------------------------------------------------------------------------------------


def turn(kernel: Kernel, each: Instruction, piece_at: dict[int, int]):
    """Return the last instruction of a piece: a function of a run that sets where the active threads continue."""
    if each.opcode == "bra":
        target = piece_at[kernel.labels[each.operands[0]]]
        return _branch(each, target)
    if each.opcode in ("ret", "exit"):
        return _branch(each, 1 << 30)
    if each.guard is not None:
        raise NotImplementedError(each.text)
    if each.opcode == "shfl":
        return exchanges.shuffle(kernel, each, reader, writer)
    if each.opcode in ("bar", "barrier") and each.modifiers[0] in ("sync", "cta") and each.operands == ("0",):
        return exchanges.barrier(each)
    raise NotImplementedError(each.text)


def _branch(each, target):
    def done(run):
        run.current = each
        lanes = np.arange(run.count)[run.lanes]
        following = run.place[lanes[0]] + 1
        if each.guard is None:
            run.go_on(lanes, target)
            return
        taken = run.bits(each.guard[0]) == each.guard[1]
        run.go_on(lanes, np.where(taken, target, following))

    return done
