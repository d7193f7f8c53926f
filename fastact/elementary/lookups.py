"""Tables in vector registers: a number by its index in one to three instructions a vector, instead of a load for each element.

Loops call a scalar function without a body, of which LLVM's loop vectoriser knows a variant for vectors: `look_up` declares both.
Their bodies come in when loops have been vectorised (`with_bodies`): a body that LLVM sees before is inlined, and what it does by
scalar loads stays scalar. So only kernels of this package may look up: other people's compiled code has no such step.
"""

import functools
import hashlib
import re

import numpy as np
from llvmlite import ir

from fastact import _numba

_PREFIX = "fastact.lookup"
_PURE = ("nounwind", "willreturn", "memory(none)")
_BITS = {"float": 32, "double": 64}
_REGISTER = 64  # bytes that one instruction may read
_NUMBERS = {np.dtype(np.float32): ir.FloatType(), np.dtype(np.float64): ir.DoubleType()}


@functools.cache
def _vector_bytes(context) -> tuple[int, ...]:
    """The sizes of registers from which the processor can look up."""
    probe = "define <16 x i32> @probe(<16 x i32> %a) {\n %b = add <16 x i32> %a, %a\n ret <16 x i32> %b\n}"
    text = _numba.assembly(probe, context)
    if re.search(r"vpaddd\s.*zmm", text):
        return 64, 32
    if re.search(r"vpaddd\s.*ymm", text):  # AVX2: plain AVX moves integers in these, but does not add them
        return (32,)
    return (16,) if ".4s" in text else ()


def look_up(context, builder, numbers: np.ndarray, index):
    """The number at `index`, taken modulo their count, of 8, 16 or 32 float32 or float64 numbers; the index has their width."""
    numbers = np.resize(numbers, max(numbers.size, _REGISTER // numbers.itemsize))  # eight float32 numbers twice
    module, count = builder.module, numbers.size
    element = _NUMBERS[numbers.dtype]
    name = f"{element}.{count}.{hashlib.sha256(numbers.tobytes()).hexdigest()[:16]}"
    function = module.globals.get(f"{_PREFIX}.{name}")
    if function is None:
        table = ir.GlobalVariable(module, ir.ArrayType(element, count), f"{_PREFIX}.table.{name}")
        table.linkage, table.global_constant, table.align = "linkonce_odr", True, _REGISTER
        table.initializer = table.value_type([float(number) for number in numbers])
        function = ir.Function(module, ir.FunctionType(element, [index.type]), f"{_PREFIX}.{name}")
        variants = [_declared_variant(function, index.type, lanes) for lanes in _lanes(context, element)]
        if variants:
            mangled = ",".join(
                f"_ZGV_LLVM_N{variant.return_value.type.count}v_{function.name}({variant.name})" for variant in variants
            )
            set.add(function.attributes, f'"vector-function-abi-variant"="{mangled}"')
        for attribute in _PURE:
            set.add(function.attributes, attribute)
        _keep(module, table, *variants)
    return builder.call(function, [index])


def _lanes(context, element) -> list[int]:
    return [8 * size // _BITS[str(element)] for size in _vector_bytes(context)]


def _declared_variant(function, index, lanes):
    result = ir.VectorType(function.return_value.type, lanes)
    variant = ir.Function(function.module, ir.FunctionType(result, [ir.VectorType(index, lanes)]), f"{function.name}.v{lanes}")
    for attribute in _PURE:
        set.add(variant.attributes, attribute)
    return variant


def _keep(module, *values) -> None:
    """Have LLVM keep what nothing in the module calls yet."""
    name, pointer = "llvm.compiler.used", ir.IntType(8).as_pointer()
    used = module.globals.get(name) or ir.GlobalVariable(module, ir.ArrayType(pointer, 0), name)
    items = [*(used.initializer.constant if used.initializer else ()), *(value.bitcast(pointer) for value in values)]
    kind = ir.ArrayType(pointer, len(items))
    used.linkage, used.section = "appending", "llvm.metadata"
    used.value_type, used.type, used.initializer = kind, kind.as_pointer(), ir.Constant(kind, items)


# --- bodies ----------------------------------------------------------------------------------------------------------------------

_DECLARATION = re.compile(rf"^declare .*@({_PREFIX}\.(float|double)\.(\d+)\.\w+)(?:\.v(\d+))?\(.*\n", re.MULTILINE)


def with_bodies(text: str) -> str:
    """The LLVM code of a module with the bodies of the lookups that it calls; the same text if there are none."""
    found = _DECLARATION.findall(text)
    if not found:
        return text
    text = re.sub(r"^@llvm\.compiler\.used = .*\n", "", _DECLARATION.sub("", text), flags=re.MULTILINE)
    bodies = []
    for name, element, count, lanes in found:
        table = name.replace(_PREFIX, f"{_PREFIX}.table", 1)
        body = _Vector(table, element, int(count), int(lanes)).text() if lanes else _scalar_body(table, element, count)
        kind, number = (f"<{lanes} x {{}}>", f".v{lanes}") if lanes else ("{}", "")
        head = (
            f"define internal {kind.format(element)} @{name}{number}({kind.format(f'i{_BITS[element]}')} %j) alwaysinline nounwind"
        )
        bodies.append(f"{head} {{\n{body}}}\n")
    return "\n".join([text, *_Vector.declarations(text), *bodies])


def _scalar_body(table: str, element: str, count: str) -> str:
    bits = _BITS[element]
    wide = "%k" if bits == 64 else "%w"
    return (
        f"  %k = and i{bits} %j, {int(count) - 1}\n"
        + ("" if bits == 64 else "  %w = zext i32 %k to i64\n")
        + f"  %p = getelementptr [{count} x {element}], ptr @{table}, i64 0, i64 {wide}\n"
        + f"  %v = load {element}, ptr %p\n  ret {element} %v\n"
    )


class _Vector:
    """The body of a variant: parts of the table that one instruction can look into, and choices by the index's upper bits."""

    def __init__(self, table: str, element: str, count: int, lanes: int):
        self.table, self.element, self.count, self.lanes = table, element, count, lanes
        self.bits = _BITS[element]
        self.kind, self.index = f"<{lanes} x {element}>", f"<{lanes} x i{self.bits}>"
        size = lanes * self.bits // 8
        self.part, self.look = {
            64: (2 * lanes, self._two_registers),
            32: (lanes, self._one_register),
            16: (4 * lanes, self._bytes),
        }[size]
        self.lines, self.names = [], 0

    _DECLARED = (
        "<16 x float> @llvm.x86.avx512.vpermi2var.ps.512(<16 x float>, <16 x i32>, <16 x float>)",
        "<8 x double> @llvm.x86.avx512.vpermi2var.pd.512(<8 x double>, <8 x i64>, <8 x double>)",
        "<16 x float> @llvm.x86.avx512.permvar.sf.512(<16 x float>, <16 x i32>)",
        "<8 x double> @llvm.x86.avx512.permvar.df.512(<8 x double>, <8 x i64>)",
        "<8 x float> @llvm.x86.avx2.permps(<8 x float>, <8 x i32>)",
        "<16 x i8> @llvm.aarch64.neon.tbl4.v16i8(<16 x i8>, <16 x i8>, <16 x i8>, <16 x i8>, <16 x i8>)",
    )

    @classmethod
    def declarations(cls, text: str) -> list[str]:
        """LLVM's names for the instructions, as far as the module does not have them yet."""
        return [f"declare {each}" for each in cls._DECLARED if each.partition("(")[0].split()[-1] not in text]

    def _add(self, operation: str) -> str:
        self.names += 1
        self.lines.append(f"  %v{self.names} = {operation}\n")
        return f"%v{self.names}"

    def text(self) -> str:
        result = self._choice(0, self.count)
        return "".join([*self.lines, f"  ret {self.kind} {result}\n"])

    def _choice(self, first: int, count: int) -> str:
        """Out of `count` numbers from `first` on."""
        if count <= self.part:
            return self.look(first, count)
        half = count // 2
        low, high = self._choice(first, half), self._choice(first + half, half)
        shift = self.bits - half.bit_length()
        moved = self._add(f"shl {self.index} %j, splat (i{self.bits} {shift})")
        upper = self._add(f"icmp slt {self.index} {moved}, zeroinitializer")
        return self._add(f"select <{self.lanes} x i1> {upper}, {self.kind} {high}, {self.kind} {low}")

    def _numbers(self, first: int, kind: str) -> str:
        place = self._add(f"getelementptr {self.element}, ptr @{self.table}, i64 {first}")
        return self._add(f"load {kind}, ptr {place}, align 16")

    def _two_registers(self, first: int, count: int) -> str:
        """AVX-512; the instructions ignore the index's upper bits."""
        numbers, letter = self._numbers(first, self.kind), {"float": "s", "double": "d"}[self.element]
        if count <= self.lanes:
            name = {"float": "sf", "double": "df"}[self.element]
            return self._add(f"call {self.kind} @llvm.x86.avx512.permvar.{name}.512({self.kind} {numbers}, {self.index} %j)")
        more = self._numbers(first + self.lanes, self.kind)
        name = f"@llvm.x86.avx512.vpermi2var.p{letter}.512"
        return self._add(f"call {self.kind} {name}({self.kind} {numbers}, {self.index} %j, {self.kind} {more})")

    def _one_register(self, first: int, count: int) -> str:
        """AVX2, which has the instruction for float32 only: for float64 the two halves of a number are looked up."""
        halves = self._numbers(first, "<8 x float>")
        index = "%j"
        if self.element == "double":
            low = self._add(f"shl {self.index} %j, splat (i64 1)")
            high = self._add(f"shl {self.index} {low}, splat (i64 32)")
            both = self._add(f"and {self.index} {low}, splat (i64 4294967295)")
            both = self._add(f"or {self.index} {both}, {high}")
            both = self._add(f"or {self.index} {both}, splat (i64 4294967296)")
            index = self._add(f"bitcast {self.index} {both} to <8 x i32>")
        found = self._add(f"call <8 x float> @llvm.x86.avx2.permps(<8 x float> {halves}, <8 x i32> {index})")
        return found if self.element == "float" else self._add(f"bitcast <8 x float> {found} to {self.kind}")

    def _bytes(self, first: int, count: int) -> str:
        """NEON, which looks up bytes out of four registers."""
        width = self.bits // 8
        parts = [self._numbers(first + k * self.lanes, "<16 x i8>") for k in range(4)]
        masked = self._add(f"and {self.index} %j, splat (i{self.bits} {self.part - 1})")
        place = self._add(f"shl {self.index} {masked}, splat (i{self.bits} {width.bit_length() - 1})")
        place = self._add(f"bitcast {self.index} {place} to <16 x i8>")
        lowest = ", ".join(f"i32 {k - k % width}" for k in range(16))
        place = self._add(f"shufflevector <16 x i8> {place}, <16 x i8> poison, <16 x i32> <{lowest}>")
        index = self._add(f"add <16 x i8> {place}, <{', '.join(f'i8 {k % width}' for k in range(16))}>")
        operands = ", ".join(f"<16 x i8> {each}" for each in (*parts, index))
        found = self._add(f"call <16 x i8> @llvm.aarch64.neon.tbl4.v16i8({operands})")
        return self._add(f"bitcast <16 x i8> {found} to {self.kind}")
