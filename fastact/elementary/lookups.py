"""Tables in vector registers: a lookup takes one to three instructions per vector. Larger tables are loaded by groups of rows.

Loops call a scalar function without a body. `look_up` declares it together with a variant for vectors, which LLVM's loop vectoriser
uses. Their bodies are added after the loops are vectorised (`with_bodies`). A body that LLVM sees earlier is inlined, and its
scalar loads stay scalar. Therefore only kernels of this package can use lookups: other compiled code lacks this step.
"""

import functools
import hashlib
import re
from collections.abc import Iterable

import numpy as np
from llvmlite import ir

from fastact import _numba

_PREFIX = "fastact.lookup"
_PURE = ("nounwind", "willreturn", "memory(none)")
_BITS = {"float": 32, "double": 64}
_REGISTER = 64  # the most bytes that one instruction reads
_LOAD = 16  # bytes that one load fetches for an element
_NUMBERS = {np.dtype(np.float32): ir.FloatType(), np.dtype(np.float64): ir.DoubleType()}


@functools.cache
def vector_bytes(context) -> tuple[int, ...]:
    """Return the sizes of the processor's registers in which numbers can be looked up, the widest first."""
    probe = "define <16 x i32> @probe(<16 x i32> %a) {\n %b = add <16 x i32> %a, %a\n ret <16 x i32> %b\n}"
    text = _numba.assembly(probe, context)
    if re.search(r"vpaddd\s.*zmm", text):
        return 64, 32
    if re.search(r"vpaddd\s.*ymm", text):  # AVX2: plain AVX moves integers in these registers, but does not add them
        return (32,)
    return (16,) if ".4s" in text else ()


def looked_up_in_parts(dtype: np.dtype, count: int, context=None) -> bool:
    """Return True if a table of `count` numbers takes several registers, which one or more instructions look up."""
    sizes = vector_bytes(context)
    return dtype == np.float32 and bool(sizes) and count * dtype.itemsize > (_REGISTER if sizes[0] == 16 else sizes[0])


def look_up(context, builder, rows: np.ndarray, row: int, index):
    """Look up the number at `index`, modulo their count, in a row of 8, 16 or 32 numbers. The index has the numbers' width.

    Rows that are loaded for each element (`_together`) are stored in groups, interleaved: one load serves all rows of a group.
    """
    module, count = builder.module, rows.shape[1]
    rows = np.tile(rows, max(1, _REGISTER // rows[0].nbytes))  # eight float32 numbers, repeated: registers may hold sixteen
    element, together = _NUMBERS[rows.dtype], _together(context, rows.dtype, count)
    which = row % together
    numbers = np.zeros((rows.shape[1], together), rows.dtype)
    found = rows[row - which : row - which + together]
    numbers[:, : len(found)] = found.T
    label = hashlib.sha256(numbers.tobytes()).hexdigest()[:16]
    name, table_name = f"{_PREFIX}.{element}.{count}.{together}.{which}.{label}", f"{_PREFIX}.table.{label}"
    table = module.globals.get(table_name)
    if table is None:
        table = ir.GlobalVariable(module, ir.ArrayType(element, numbers.size), table_name)
        # LLVM would fold loads of constants of 16 bytes, and on ARM processors the address of each takes four instructions. If LLVM
        # does not know that the table is constant, fused silu takes 25 instructions an element instead of 61.
        table.global_constant = vector_bytes(context) != (16,)
        table.linkage, table.align = "linkonce_odr", _REGISTER
        table.initializer = table.value_type([float(number) for number in numbers.flat])
    function = module.globals.get(name)
    if function is None:
        function = ir.Function(module, ir.FunctionType(element, [index.type]), name)
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


def _together(context, dtype: np.dtype, count: int) -> int:
    """Return the number of rows that are stored interleaved.

    With AVX2, rows of 16 float32 numbers take three instructions in registers, those of 32 take seven, and two loads and three
    instructions by groups. Forward tanh took 1.49 ns in registers and takes 0.76, mish 1.86 and 0.86.
    """
    many = dtype == np.float64 or (vector_bytes(context) == (32,) and count > _REGISTER // dtype.itemsize)
    return _LOAD // dtype.itemsize if many else 1


def _lanes(context, element) -> list[int]:
    return [8 * size // _BITS[str(element)] for size in vector_bytes(context)]


def _declared_variant(function, index, lanes):
    result = ir.VectorType(function.return_value.type, lanes)
    variant = ir.Function(function.module, ir.FunctionType(result, [ir.VectorType(index, lanes)]), f"{function.name}.v{lanes}")
    for attribute in _PURE:
        set.add(variant.attributes, attribute)
    return variant


def _keep(module, *values) -> None:
    """Make LLVM keep symbols that nothing in the module calls yet."""
    name, pointer = "llvm.compiler.used", ir.IntType(8).as_pointer()
    used = module.globals.get(name) or ir.GlobalVariable(module, ir.ArrayType(pointer, 0), name)
    items = [*(used.initializer.constant if used.initializer else ()), *(value.bitcast(pointer) for value in values)]
    kind = ir.ArrayType(pointer, len(items))
    used.linkage, used.section = "appending", "llvm.metadata"
    used.value_type, used.type, used.initializer = kind, kind.as_pointer(), ir.Constant(kind, items)


# --- bodies ----------------------------------------------------------------------------------------------------------------------

_DECLARATION = re.compile(rf"^declare .*@({_PREFIX}\.(float|double)\.(\d+)\.(\d)\.(\d)\.(\w+))(?:\.v(\d+))?\(.*\n", re.MULTILINE)


def with_bodies(text: str) -> str:
    """Return a module's LLVM code with the bodies of the lookups that it calls, or the same text if it calls none."""
    found = _DECLARATION.findall(text)
    if not found:
        return text
    text = re.sub(r"^@llvm\.compiler\.used = .*\n", "", _DECLARATION.sub("", text), flags=re.MULTILINE)
    bodies = []
    for name, element, count, together, which, label, lanes in found:
        row = f"{_PREFIX}.table.{label}", element, int(count), int(together), int(which)
        body = _Vector(*row, int(lanes)).text() if lanes else _scalar_body(*row)
        kind, number = (f"<{lanes} x {{}}>", f".v{lanes}") if lanes else ("{}", "")
        head = (
            f"define internal {kind.format(element)} @{name}{number}({kind.format(f'i{_BITS[element]}')} %j) alwaysinline nounwind"
        )
        bodies.append(f"{head} {{\n{body}}}\n")
    return "\n".join([text, *_Vector.declarations(text), *bodies])


def _scalar_body(table: str, element: str, count: int, together: int, which: int) -> str:
    bits = _BITS[element]
    wide = "%k" if bits == 64 else "%w"
    return (
        f"  %k = and i{bits} %j, {count - 1}\n"
        + ("" if bits == 64 else "  %w = zext i32 %k to i64\n")
        + f"  %p = getelementptr [{together} x {element}], ptr @{table}, i64 {wide}, i64 {which}\n"
        + f"  %v = load {element}, ptr %p\n  ret {element} %v\n"
    )


class _Vector:
    """The body of a variant: lookups in parts of the table, one instruction each, and selections by the index's upper bits."""

    def __init__(self, table: str, element: str, count: int, together: int, which: int, lanes: int):
        self.table, self.element, self.count, self.together, self.which, self.lanes = table, element, count, together, which, lanes
        self.bits = _BITS[element]
        self.kind, self.index = f"<{lanes} x {element}>", f"<{lanes} x i{self.bits}>"
        size = lanes * self.bits // 8
        self.part, self.look = {
            64: (2 * lanes, self._two_registers),
            32: (lanes, self._one_register),
            16: (4 * lanes, self._bytes),
        }[size]
        if size < 64 and together > 1:
            self.part, self.look = count, self._loads
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
        """Return the declarations of LLVM's instructions that the module does not have yet."""
        return [f"declare {each}" for each in cls._DECLARED if each.partition("(")[0].split()[-1] not in text]

    def _add(self, operation: str) -> str:
        self.names += 1
        self.lines.append(f"  %v{self.names} = {operation}\n")
        return f"%v{self.names}"

    def text(self) -> str:
        result = self._choice(0, self.count)
        return "".join([*self.lines, f"  ret {self.kind} {result}\n"])

    def _choice(self, first: int, count: int) -> str:
        """Look up in `count` numbers from `first` on."""
        if count <= self.part:
            return self.look(first, count)
        half = count // 2
        low, high = self._choice(first, half), self._choice(first + half, half)
        shift = self.bits - half.bit_length()
        moved = self._add(f"shl {self.index} %j, splat (i{self.bits} {shift})")
        upper = self._add(f"icmp slt {self.index} {moved}, zeroinitializer")
        return self._add(f"select <{self.lanes} x i1> {upper}, {self.kind} {high}, {self.kind} {low}")

    def _numbers(self, first: int, kind: str) -> str:
        if self.element == "float":
            place = self._add(f"getelementptr float, ptr @{self.table}, i64 {first}")
            return self._add(f"load {kind}, ptr {place}, align 16")
        four, parts = "<4 x double>", []
        for start in range(first, first + self.lanes, 2):  # LLVM folds loads of 32 bytes into constants, but no larger ones
            place = self._add(f"getelementptr [2 x double], ptr @{self.table}, i64 {start}")
            parts.append(self._add(f"load {four}, ptr {place}, align 16"))
        sorted_out = [self._shuffled(*parts[k : k + 2], four, (self.which + i for i in (0, 2, 4, 6))) for k in (0, 2)]
        return self._shuffled(*sorted_out, four, range(8))

    def _shuffled(self, a: str, b: str, kind: str, places: Iterable[int]) -> str:
        mask = [f"i32 {place}" for place in places]
        return self._add(f"shufflevector {kind} {a}, {kind} {b}, <{len(mask)} x i32> <{', '.join(mask)}>")

    def _two_registers(self, first: int, count: int) -> str:
        """Look up by AVX-512. The instructions ignore the index's upper bits."""
        numbers, letter = self._numbers(first, self.kind), {"float": "s", "double": "d"}[self.element]
        if count <= self.lanes:
            name = {"float": "sf", "double": "df"}[self.element]
            return self._add(f"call {self.kind} @llvm.x86.avx512.permvar.{name}.512({self.kind} {numbers}, {self.index} %j)")
        more = self._numbers(first + self.lanes, self.kind)
        name = f"@llvm.x86.avx512.vpermi2var.p{letter}.512"
        return self._add(f"call {self.kind} {name}({self.kind} {numbers}, {self.index} %j, {self.kind} {more})")

    def _one_register(self, first: int, count: int) -> str:
        """Look up by AVX2."""
        return self._add(f"call {self.kind} @llvm.x86.avx2.permps({self.kind} {self._numbers(first, self.kind)}, {self.index} %j)")

    def _loads(self, first: int, count: int) -> str:
        """Load a group of rows for each element, in smaller registers. Take one row from their transpose."""
        masked = self._add(f"and {self.index} %j, splat (i{self.bits} {count - 1})")
        places = self._add(f"shl {self.index} {masked}, splat (i{self.bits} {_LOAD.bit_length() - 1})")
        group = f"<{self.together} x {self.element}>"
        loaded = []
        for offset in self._offsets(places):
            place = self._add(f"getelementptr i8, ptr @{self.table}, i64 {offset}")
            loaded.append(self._add(f"load {group}, ptr {place}, align {_LOAD}"))
        if self.lanes > self.together:
            whole = range(2 * self.together)
            loaded = [self._shuffled(*loaded[k :: self.together], group, whole) for k in range(self.together)]
        if self.together == 2:
            return self._in_sixteen_bytes(*loaded, (self.which, 2 + self.which))
        low, first = 2 * (self.which // 2), 2 * (self.which % 2)
        halves = [self._in_sixteen_bytes(*loaded[k : k + 2], (low, 4 + low, 1 + low, 5 + low)) for k in (0, 2)]
        return self._in_sixteen_bytes(*halves, (first, 1 + first, 4 + first, 5 + first))

    def _offsets(self, places: str) -> Iterable[str]:
        """Extract the elements of an index as 64-bit integers: two of 32 bits are moved together."""
        count = self.lanes * self.bits // 64
        wide = places if self.bits == 64 else self._add(f"bitcast {self.index} {places} to <{count} x i64>")
        for k in range(count):
            number = self._add(f"extractelement <{count} x i64> {wide}, i32 {k}")
            if self.bits == 64:
                yield number
            else:
                yield self._add(f"and i64 {number}, {2**32 - 1}")
                yield self._add(f"lshr i64 {number}, 32")

    def _in_sixteen_bytes(self, a: str, b: str, places: Iterable[int]) -> str:
        """Select numbers of two registers in the same way in all parts of 16 bytes. Those of `b` are counted after those of `a`."""
        more = self.lanes - self.together
        starts = range(0, self.lanes, self.together)
        return self._shuffled(a, b, self.kind, (k + start + more * (k >= self.together) for start in starts for k in places))

    def _bytes(self, first: int, count: int) -> str:
        """Look up by NEON, whose instruction looks up bytes in four registers."""
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
