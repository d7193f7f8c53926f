"""A parser of PTX: it returns a kernel with its parameters, registers, data, and instructions split into operands."""

import re
from dataclasses import dataclass, field

import numpy as np

# The types of instructions. Those without a NumPy type are held as words.
TYPES = {
    "pred": np.bool_, "b8": np.uint8, "u8": np.uint8, "s8": np.int8, "b16": np.uint16, "u16": np.uint16, "s16": np.int16,
    "b32": np.uint32, "u32": np.uint32, "s32": np.int32, "b64": np.uint64, "u64": np.uint64, "s64": np.int64,
    "f16": np.float16, "f32": np.float32, "f64": np.float64, "bf16": np.uint16, "f16x2": np.uint32, "bf16x2": np.uint32,
}  # fmt: skip
UNSIGNED = {1: np.uint8, 2: np.uint16, 4: np.uint32, 8: np.uint64}


def size_of(kind: str) -> int:
    """Return the size of a number of the type, in bytes."""
    return np.dtype(TYPES[kind]).itemsize


@dataclass(frozen=True)
class Address:
    """``[base + offset]``. The base is a register or the name of a parameter or of data."""

    base: str
    offset: int


@dataclass(frozen=True)
class Instruction:
    """``@guard opcode.modifiers operands``. An operand is a word, an `Address`, or a tuple of words for ``{a, b}`` and ``a|b``.

    `guard` is the name of a predicate, and the value with which the instruction is executed.
    """

    text: str
    guard: tuple[str, bool] | None
    opcode: str
    modifiers: tuple[str, ...]
    operands: tuple

    @property
    def kind(self) -> str:
        return self.modifiers[-1]


@dataclass
class Kernel:
    """The contents of one kernel. `data` maps the names of the module's arrays to their values."""

    name: str = ""
    target: str = ""
    most_threads: int = 1024
    parameters: dict[str, str] = field(default_factory=dict)
    registers: dict[str, str] = field(default_factory=dict)
    shared: dict[str, tuple[int, int]] = field(default_factory=dict)  # start, size in bytes
    data: dict[str, np.ndarray] = field(default_factory=dict)
    code: list[Instruction] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)

    @property
    def shared_size(self) -> int:
        return max((start + size for start, size in self.shared.values()), default=0)


_STATEMENT = re.compile(r"\s*(?:(?P<label>[\w$]+):|(?P<scope>[{}])|(?P<statement>[^;{}]*(?:\{[^{}]*\}[^;{}]*)*);)")
_OPERAND = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|[^\s,]+")
_ARRAY = re.compile(r"\.(\w+)\s+(?:\.align\s+(\d+)\s+)?\.(\w+)\s+([\w$]+)(?:\[(\d*)\])?\s*(?:=\s*\{?([^{}]*)\}?)?")


def parse(text: str) -> Kernel:
    """Parse a text that holds exactly one kernel."""
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL).replace("\0", "")
    entries = list(re.finditer(r"\.entry\s+([\w$]+)\s*\(([^)]*)\)([^{]*)\{", text))
    if len(entries) != 1 or re.search(r"\.func\b", text):
        raise NotImplementedError(f"one kernel and no function besides is needed, got {len(entries)} kernels")
    (entry,) = entries
    kernel = Kernel(entry[1], re.search(r"\.target\s+(\w+)", text)[1])
    for kind, name in re.findall(r"\.param\s+\.(\w+)\s+([\w$]+)", entry[2]):
        kernel.parameters[name] = kind
    if bounds := re.search(r"\.maxntid\s+(\d+)(?:\s*,\s*(\d+)\s*,\s*(\d+))?", entry[3]):
        kernel.most_threads = int(np.prod([int(number or 1) for number in bounds.groups()]))
    for declared in re.finditer(r"\.(?:global|const|shared)\s[^;]*;", text[: entry.start()]):
        _declare_array(kernel, declared[0].rstrip(";"))
    _read_body(kernel, text, entry.end())
    return kernel


def _read_body(kernel, text, position):
    while found := _STATEMENT.match(text, position):
        position = found.end()
        if found["label"]:
            kernel.labels[found["label"]] = len(kernel.code)
        elif found["scope"] == "}":
            return
        elif found["scope"]:
            raise NotImplementedError("a scope within a kernel")
        else:
            _read_statement(kernel, " ".join(found["statement"].split()))
    raise ValueError(f"not a statement: {text[position : position + 80]!r}")


def _read_statement(kernel, statement):
    if statement.startswith(".reg"):
        _, kind, names = statement.split(" ", 2)
        for name in names.split(","):
            many = re.fullmatch(r"(%?[\w$]+)<(\d+)>", name.strip())
            every = [f"{many[1]}{k}" for k in range(int(many[2]))] if many else [name.strip()]
            kernel.registers.update(dict.fromkeys(every, kind[1:]))
    elif statement.startswith(".shared"):
        _declare_array(kernel, statement)
    elif statement and not statement.startswith((".pragma", ".loc")):
        kernel.code.append(instruction(statement))


def _declare_array(kernel, statement):
    space, align, kind, name, count, values = _ARRAY.fullmatch(statement.strip()).groups()
    size, step = int(count or 1) * size_of(kind), int(align or size_of(kind))
    if space == "shared":
        kernel.shared[name] = -(-kernel.shared_size // step) * step, size
        return
    numbers = [immediate(word, kind) for word in re.findall(r"[^\s,]+", values or "")]
    kernel.data[name] = np.zeros(size // size_of(kind), TYPES[kind])
    kernel.data[name][: len(numbers)] = numbers


def instruction(statement: str) -> Instruction:
    """Parse one statement."""
    guard, rest = None, statement
    if found := re.fullmatch(r"@(!?)(%?[\w$]+) (.*)", statement):
        guard, rest = (found[2], not found[1]), found[3]
    name, _, words = rest.partition(" ")
    opcode, *modifiers = name.split(".")
    return Instruction(statement, guard, opcode, tuple(modifiers), tuple(map(_operand, _OPERAND.findall(words))))


def _operand(word):
    if word.startswith("{"):
        return tuple(re.findall(r"[^\s,]+", word[1:-1]))
    if word.startswith("["):
        base, _, offset = word[1:-1].replace(" ", "").partition("+")
        return Address(base, int(offset or "0", 0))
    return tuple(word.split("|")) if "|" in word else word


def immediate(word: str, kind: str):
    """Return a literal of the text in the type."""
    if word[:2].lower() in ("0f", "0d"):
        bits, number = (np.uint32, np.float32) if word[1] in "fF" else (np.uint64, np.float64)
        return bits(int(word[2:], 16)).view(number).astype(TYPES[kind])
    number = int(word.rstrip("U"), 0)
    if kind == "pred":
        return np.bool_(number)
    size = size_of(kind)
    return UNSIGNED[size](number % 256**size).view(TYPES[kind])
