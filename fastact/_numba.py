"""What fastact uses of Numba and llvmlite beyond what they document, in one place: `tests/test_numba.py` tries each piece by name.

Functions that only compiled code calls get no machine code of their own. What is called by its address becomes an object file
with one symbol, which llvmlite alone can load: that is what the store of compiled kernels holds.
"""

import contextlib
import functools
import hashlib
import pickle
from collections.abc import Callable
from typing import ClassVar

import llvmlite
import numba
from llvmlite import binding, ir
from numba.core import config, sigutils, types
from numba.core import ir as numba_ir
from numba.core.caching import NullCache
from numba.core.codegen import JITCodeLibrary, get_host_cpu_features
from numba.core.compiler import Compiler, CompileResult, DefaultPassBuilder
from numba.core.compiler_lock import global_compiler_lock
from numba.core.compiler_machinery import FunctionPass, PassManager, register_pass
from numba.core.dispatcher import Dispatcher
from numba.core.extending import _Intrinsic
from numba.core.registry import CPUDispatcher, cpu_target
from numba.core.serialize import dumps
from numba.core.typing.templates import Signature
from numba.core.untyped_passes import IRProcessing
from numba.extending import intrinsic
from numba.np.ufunc.dufunc import DUFunc

VERSIONS = {"numba": numba.__version__, "llvmlite": llvmlite.__version__}


# --- compiling -------------------------------------------------------------------------------------------------------------------


class _LinkedLibrary(JITCodeLibrary):
    """LLVM code that is only linked into other code: optimised there, once, and not at every level of a chain of callers."""

    def _optimize_final_module(self):
        pass

    def _finalize_final_module(self):
        self._finalized = True


class _EntryLibrary(JITCodeLibrary):
    """LLVM code of which one function is called from outside; all others are its own, whatever other objects call theirs.

    `completed` makes of the code as text, in which loops are vectorised, the final one, if something is kept there for it.
    """

    completed: Callable[[str], str]

    def _optimize_final_module(self):
        for function in self._final_module.functions:
            if not function.is_declaration and function.name != self.name:
                function.linkage = "internal"
        for variable in self._final_module.global_variables:
            if not variable.is_declaration and not variable.name.startswith("llvm."):
                variable.linkage = "internal"
        super()._optimize_final_module()
        if any(variable.name == "llvm.compiler.used" for variable in self._final_module.global_variables):
            self._final_module = binding.parse_assembly(self.completed(str(self._final_module)))
            self._final_module.name = self.name
            passes = binding.create_new_module_pass_manager()
            for each in ("always_inliner", "instruction_combine", "simplify_cfg", "global_dead_code_eliminate"):
                getattr(passes, f"add_{each}_pass")()
            passes.run(self._final_module, self._codegen._pass_builder())

    def _finalize_final_module(self):
        self._finalized = True

    def object_code(self) -> bytes:
        return self._codegen._tm.emit_object(self._final_module)

    def assembly(self) -> str:
        return self._codegen._tm.emit_assembly(self._final_module)


class InlinedCompiler(Compiler):
    """For functions that only compiled code calls: no machine code of their own and no entry for Python, which Numba makes of each.

    A row function is made of a hundred: fused softmax compiles in 8 to 10 s, in 17 when all of them were finished one by one.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        flags = self.state.flags
        flags.no_compile = flags.no_cpython_wrapper = flags.no_cfunc_wrapper = True

    def compile_extra(self, func):
        self.state.library = _LinkedLibrary(self.state.targetctx.codegen(), func.__qualname__)
        result = super().compile_extra(func)
        name = [].append  # what it goes by among the compiled functions: any builtin that is its own
        self.state.targetctx.insert_user_function(name, result.fndesc, [result.library])
        return result._replace(entry_point=name)


# Numba's passes for what our own functions do not have: closures, `with`, raised values, arrays, branches on types.
UNNEEDED = (
    "WithLifting", "InlineClosureLikes", "RewriteSemanticConstants", "DeadBranchPrune", "RewriteDynamicRaises",
    "MakeFunctionToJitFunction", "InlineInlinables", "FindLiterallyCalls", "LiteralUnroll", "LiteralPropagationSubPipelinePass",
    "InlineOverloads", "NopythonRewrites",
)  # fmt: skip


class PlainCompiler(InlinedCompiler):
    """The same for functions of this package, in fewer passes: a tenth of the time of softmax."""

    def define_pipelines(self):
        plain = PassManager("plain")
        for stage, description in DefaultPassBuilder.define_nopython_pipeline(self.state).passes:
            if stage.__name__ not in UNNEEDED:
                plain.add_pass(stage, description)
        plain.finalize()
        return [plain]


@contextlib.contextmanager
def _compiling():
    """Numba compiles, whatever NUMBA_DISABLE_JIT says: that is about users' own functions."""
    with global_compiler_lock:
        disabled = config.DISABLE_JIT
        config.DISABLE_JIT = 0
        try:
            yield
        finally:
            config.DISABLE_JIT = disabled


class _Compiled(CPUDispatcher):
    """What `njit` makes of a function."""

    def compile(self, sig):
        with _compiling():
            return super().compile(sig)


def njit(pipeline_class=Compiler, **options):
    """``numba.njit`` with these options, also under NUMBA_DISABLE_JIT."""
    options = {"nopython": True, "boundscheck": None} | options
    return lambda function: _Compiled(function, targetoptions=options, pipeline_class=pipeline_class)


@register_pass(mutates_CFG=False, analysis_only=False)
class _Simplified(FunctionPass):
    """What is done to a user's function before it is typed.

    Where it raises an exception it does only that: what makes the exception, such as its message, need not compile. For operators
    there may be functions.
    """

    _name = "simplified"

    def __init__(self):
        FunctionPass.__init__(self)

    def run_pass(self, state):
        for block in state.func_ir.blocks.values():
            if isinstance(block.terminator, numba_ir.Raise):
                block.body[:] = [numba_ir.StaticRaise(RuntimeError, (), block.terminator.loc)]
            for operation in block.find_exprs():
                if operation.op in ("binop", "inplace_binop"):
                    operation.fn = state.operators.get(operation.fn, operation.fn)
        return True


class UsersCompiler(InlinedCompiler):
    """The same for users' functions: any Python that Numba takes; which exception it was, `attempting` does not tell."""

    operators: ClassVar[dict[Callable, Callable]] = {}  # the functions that stand for some

    def define_pipelines(self):
        self.state.operators = self.operators
        (whole,) = super().define_pipelines()
        whole.add_pass_after(_Simplified, IRProcessing)
        whole.finalize()
        return [whole]


def attempting(compiled: Dispatcher):
    """A function for compiled code that calls `compiled` with its one argument: (whether it raised an exception, its result)."""

    @intrinsic
    def attempt(typingctx, argument):
        called = typingctx.resolve_function_type(types.Dispatcher(compiled), (argument,), {})
        gives = types.Tuple([types.boolean, called.return_type])

        def codegen(context, builder, signature, values):
            overload = compiled.overloads[called.args]
            context.add_linking_libs([overload.library])
            status, result = context.call_internal_no_propagate(builder, overload.fndesc, called, values)
            return context.make_tuple(builder, gives, [status.is_error, result])

        return Signature(gives, (argument,), None), codegen

    return attempt


def entry(function, words: int, symbol: str, completed: Callable[[str], str]) -> _EntryLibrary:
    """The compiled `function` of that many integers as a C function ``intptr_t symbol(intptr_t, ...)``, 0 if it returns nothing.

    `completed` is given the vectorised LLVM code as text, and returns what becomes machine code.
    """
    arguments = (types.intp,) * words
    dispatcher = njit(pipeline_class=PlainCompiler, error_model="numpy", fastmath=False)(function)
    with _compiling():
        dispatcher.compile(arguments)
        compiled = dispatcher.overloads[arguments]
        context = cpu_target.target_context
        library = _EntryLibrary(context.codegen(), symbol)
        library.completed = completed
        module = library.create_ir_module(symbol)
        word = ir.IntType(types.intp.bitwidth)
        outside = ir.Function(module, ir.FunctionType(word, [word] * words), symbol)
        set.add(outside.attributes, '"prefer-vector-width"="512"')
        builder = ir.IRBuilder(outside.append_basic_block())
        inside = context.declare_function(module, compiled.fndesc)
        gives = compiled.signature.return_type
        _, result = context.call_conv.call_function(builder, inside, gives, arguments, outside.args)
        builder.ret(word(0) if gives == types.none else result)
        library.add_ir_module(module)
        library.add_linking_library(compiled.library)
        library.finalize()
    return library


def assembly(text: str, context=None) -> str:
    """What becomes of LLVM code, as text, on the processor that a context compiles for, by default Numba's."""
    context = context or cpu_target.target_context
    return context.codegen()._tm.emit_assembly(binding.parse_assembly(text))


@functools.cache
def assembly_of(intrinsic: str, arguments: tuple[str, ...] = ("float",), context=None) -> str:
    """The same of one of LLVM's intrinsics that gives a float: an instruction, or a call of the C library."""
    names = [f"{kind} %{chr(97 + k)}" for k, kind in enumerate(arguments)]
    declared = f"declare float @llvm.{intrinsic}({', '.join(arguments)})"
    call = f"%r = call float @llvm.{intrinsic}({', '.join(names)})"
    return assembly(f"{declared}\ndefine float @probe({', '.join(names)}) {{ {call}\n ret float %r }}", context)


@functools.cache
def host_has_fma() -> bool:
    """Whether this machine has the instruction, whatever is compiled for: then the C library's function is that instruction."""
    return bool(binding.get_host_cpu_features().get("fma"))


def processor() -> str:
    """The name of the processor that code is compiled for: this one's, or NUMBA_CPU_NAME."""
    return config.CPU_NAME or binding.get_host_cpu_name()


def target() -> str:
    """The machine that code is compiled for, as Numba sees it: triple, CPU, features, and how much LLVM shall optimise."""
    features = config.CPU_FEATURES if config.CPU_FEATURES is not None else get_host_cpu_features()
    choices = f"{host_has_fma()} {config.OPT} {config.LOOP_VECTORIZE} {config.SLP_VECTORIZE}"
    return f"{binding.get_process_triple()} {processor()} {features} {choices}"


# --- loading ---------------------------------------------------------------------------------------------------------------------


@functools.cache
def _engine() -> binding.ExecutionEngine:
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    machine = binding.Target.from_triple(binding.get_process_triple()).create_target_machine()
    return binding.create_mcjit_compiler(binding.parse_assembly(""), machine)


def load(code: bytes, symbol: str) -> int:
    """The address of the function in an object file; it stays loaded. RuntimeError if the file holds no such function."""
    engine = _engine()
    engine.add_object_file(binding.ObjectFileRef.from_data(code))
    engine.finalize_object()
    address = engine.get_function_address(symbol)
    if not address:
        raise RuntimeError(f"no function {symbol} in the object file")
    return address


class KeptVersions(NullCache):
    """The compiled versions of a function, one for each list of types, as Numba asks for them.

    `read` gives the content that `write` was given under a name, or None.
    """

    def __init__(self, name: str, read: Callable[[str], bytes | None], write: Callable[[str, bytes], None]):
        self._name, self._read, self._write = name, read, write

    def _name_of(self, signature) -> str:
        types_of_arguments, _ = sigutils.normalize_signature(signature)
        return f"{self._name}_{hashlib.sha256(str(types_of_arguments).encode()).hexdigest()[:16]}"

    def load_overload(self, sig, target_context):
        content = self._read(self._name_of(sig))
        if content is None:
            return None
        target_context.refresh()
        return CompileResult._rebuild(target_context, *pickle.loads(content))

    def save_overload(self, sig, data):
        self._write(self._name_of(sig), dumps(data._reduce()))


def kept_function(function, kept: KeptVersions, **options):
    """``numba.njit(cache=True)`` with another place for what is compiled."""
    made = njit(**options)(function)
    made._cache = kept
    return made


def kept_ufunc(function, signatures: list, kept: KeptVersions) -> DUFunc:
    """``numba.vectorize(signatures, cache=True)`` with another place for what is compiled."""
    with _compiling():
        made = DUFunc(function)
        made._dispatcher.cache = kept
        for signature in signatures:
            made.add(signature)
        made.disable_compile()
    return made


# --- looking into compiled functions ---------------------------------------------------------------------------------------------


def python_of(value):
    """The Python function behind one that ``numba.njit`` or ``numba.extending.intrinsic`` made, or None."""
    if isinstance(value, Dispatcher):
        return value.py_func
    return value._defn if isinstance(value, _Intrinsic) else None


def options_of(value) -> dict:
    """The options that a function was compiled with, by ``numba.njit``."""
    return dict(value.targetoptions) if isinstance(value, Dispatcher) else {}


# --- threads ---------------------------------------------------------------------------------------------------------------------


def start_threads() -> tuple[str, int, int]:
    """(name of the threading layer, addresses of its `numba_parallel_for` and `get_num_threads`), started if it was not."""
    numba.get_num_threads()
    addresses = (binding.address_of_symbol(name) for name in ("numba_parallel_for", "get_num_threads"))
    return numba.threading_layer(), *addresses
