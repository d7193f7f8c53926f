"""Compilers for functions that only compiled code calls, and for functions that become object files.

Functions that only compiled code calls get no machine code of their own. A function that is called by its address becomes an
object file with one symbol. llvmlite can load such a file without Numba. The store of compiled kernels holds these files.
"""

import contextlib
import gc
from collections.abc import Callable
from typing import ClassVar

from llvmlite import binding, ir
from numba.core import config, sigutils, transforms, types, typing
from numba.core import ir as numba_ir
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler, DefaultPassBuilder
from numba.core.compiler_lock import global_compiler_lock
from numba.core.compiler_machinery import FunctionPass, PassManager, register_pass
from numba.core.ir_utils import build_definitions
from numba.core.registry import CPUDispatcher, cpu_target
from numba.core.ssa import reconstruct_ssa
from numba.core.typed_passes import PreLowerStripPhis
from numba.core.untyped_passes import IRProcessing, ReconstructSSA


def _with_stack(function: Callable) -> Callable:
    """Give a function so large a frame that what it calls has room on the same piece of Python's stack.

    CPython maps a further piece of 16 KB into memory for each call at the end of one, and unmaps it when the call returns. Numba's
    calls are nested deeply, and thousands of them begin at such a place: fused softmax's kernel took 1.3 s to compile if it was
    called from pytest, and 0.90 s from a script. It takes 0.83 s in both.
    """
    function.__code__ = function.__code__.replace(co_stacksize=1 << 15)  # words; the piece then has twice as many
    return function


class _LinkedLibrary(JITCodeLibrary):
    """LLVM code that is only linked into other code. It is optimised there, once, not at every level of a chain of callers."""

    def _optimize_final_module(self):
        pass

    def _finalize_final_module(self):
        self._finalized = True


class _EntryLibrary(JITCodeLibrary):
    """LLVM code with one function for callers outside. All others are internal, so other objects may use the same names.

    `completed` turns the code's text, after loops are vectorised, into the final code, if the module keeps anything for it.
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
    """A compiler for functions that only compiled code calls. It omits Numba's machine code and Python entry for each function.

    A row function consists of a hundred functions. Fused softmax compiles in 8 to 10 s; it took 17 s when each was finished alone.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        flags = self.state.flags
        flags.no_compile = flags.no_cpython_wrapper = flags.no_cfunc_wrapper = True

    def compile_extra(self, func):
        self.state.library = _LinkedLibrary(self.state.targetctx.codegen(), func.__qualname__)
        result = super().compile_extra(func)
        name = [].append  # its key among the compiled functions: any builtin that no other function has
        self.state.targetctx.insert_user_function(name, result.fndesc, [result.library])
        return result._replace(entry_point=name)


# Numba's passes for features that our own functions do not use: closures, `with`, raised values, arrays, branches on types.
UNNEEDED = (
    "WithLifting", "InlineClosureLikes", "RewriteSemanticConstants", "DeadBranchPrune", "RewriteDynamicRaises",
    "MakeFunctionToJitFunction", "InlineInlinables", "FindLiterallyCalls", "LiteralUnroll", "LiteralPropagationSubPipelinePass",
    "InlineOverloads", "NopythonRewrites",
)  # fmt: skip


class _Passes(PassManager):
    """Passes that run without events, timings and checks of the code that each returns."""

    def _runPass(self, index, pss, internal_state):  # noqa: N802
        pss.analysis = self._analysis
        for step in (pss.run_initialization, pss.run_pass, pss.run_finalizer):
            step(internal_state)


@register_pass(mutates_CFG=True, analysis_only=False)
class _Canonical(IRProcessing):
    """`IRProcessing` without the lifetimes of variables, which only the last pass before lowering needs."""

    _name = "canonical"

    def run_pass(self, state):
        state.func_ir.blocks = transforms.canonicalize_cfg(state.func_ir.blocks)
        return True


@register_pass(mutates_CFG=False, analysis_only=False)
class _SingleAssignments(ReconstructSSA):
    """`ReconstructSSA`, after which each variable is assigned once, without the lifetimes."""

    _name = "single_assignments"

    def run_pass(self, state):
        state.func_ir = reconstruct_ssa(state.func_ir)
        state.func_ir._definitions = build_definitions(state.func_ir.blocks)
        return True


@register_pass(mutates_CFG=False, analysis_only=False)
class _NoPhis(PreLowerStripPhis):
    """`PreLowerStripPhis`, which turns joined values back into variables, without the lifetimes."""

    _name = "no_phis"

    def run_pass(self, state):
        state.func_ir = self._strip_phi_nodes(state.func_ir)
        state.func_ir._definitions = build_definitions(state.func_ir.blocks)
        return True


# Numba's passes that have a replacement here.
REPLACED = {one.__base__: one for one in (_Canonical, _SingleAssignments, _NoPhis)}


class _TypingContext:
    """Numba's typing context for functions of this package: it keeps the signatures of calls.

    Type inference asks for each signature several times, and the same calls occur in many functions. Finding them anew took a tenth
    of the time of compiling, and asking each function's type for its method `__call__` first a twentieth.
    """

    _found: ClassVar[dict[tuple, tuple[typing.Signature, Callable]]] = {}

    def __init__(self, context):
        self._context = context

    def __getattr__(self, name):
        return getattr(self._context, name)

    def resolve_function_type(self, function, arguments, named):
        if type(function) is types.Dispatcher:
            return function.get_call_type(self._context, arguments, named)
        if type(function) is not types.Function:
            return self._context.resolve_function_type(function, arguments, named)
        key = self._context, function, tuple(arguments), tuple(named.items())
        if key not in self._found:
            signature = function.get_call_type(self._context, arguments, named)
            self._found[key] = signature, function.get_impl_key(signature)
        signature, implementation = self._found[key]
        function._impl_keys[signature.args] = implementation  # the type is that of GPUs' functions, too
        return signature


class PlainCompiler(InlinedCompiler):
    """The same compiler for functions of this package. Fewer passes and kept signatures save a quarter of gelu's compile time."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.state.typingctx = _TypingContext(self.state.typingctx)

    def define_pipelines(self):
        plain = _Passes("plain")
        for stage, description in DefaultPassBuilder.define_nopython_pipeline(self.state).passes:
            if stage.__name__ not in UNNEEDED:
                plain.add_pass(REPLACED.get(stage, stage), description)
        plain.finalize()
        return [plain]


@contextlib.contextmanager
def compiling():
    """Let Numba compile even under NUMBA_DISABLE_JIT, which is meant for users' own functions.

    The garbage collector is paused: it would find little and take a tenth of the time.
    """
    with global_compiler_lock:
        disabled, collects = config.DISABLE_JIT, gc.isenabled()
        config.DISABLE_JIT = 0
        gc.disable()
        try:
            yield
        finally:
            config.DISABLE_JIT = disabled
            if collects:
                gc.enable()


DEFAULTS = {"nopython": True, "boundscheck": None}  # options


class Compiled(CPUDispatcher):
    """The dispatcher that `njit` returns."""

    @_with_stack
    def compile(self, sig):
        with compiling():
            return super().compile(sig)


class _PlainlyCompiled(Compiled):
    """The same dispatcher without Numba's cache and timers, which took 3 % of the time of compiling."""

    def compile(self, sig):
        arguments, gives = sigutils.normalize_signature(sig)
        with compiling():
            if arguments not in self.overloads:
                with self._compiling_counter:
                    self.add_overload(self._compiler.compile(arguments, gives))
            return self.overloads[arguments].entry_point


def njit(pipeline_class=Compiler, **options):
    """Return ``numba.njit`` with these options. It compiles even under NUMBA_DISABLE_JIT."""
    dispatcher = _PlainlyCompiled if pipeline_class is PlainCompiler else Compiled
    return lambda function: dispatcher(function, targetoptions=DEFAULTS | options, pipeline_class=pipeline_class)


@register_pass(mutates_CFG=False, analysis_only=False)
class _Simplified(FunctionPass):
    """A pass that simplifies a user's function before its types are inferred.

    A block that raises an exception is reduced to that, so the code that builds the exception, such as its message, need not
    compile. Operators may be replaced by functions.
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
    """The same compiler for users' functions: any Python that Numba accepts. `attempting` reports an exception but not which."""

    operators: ClassVar[dict[Callable, Callable]] = {}  # the functions that replace some operators

    def define_pipelines(self):
        self.state.operators = self.operators
        (whole,) = super().define_pipelines()
        whole.add_pass_after(_Simplified, IRProcessing)
        whole.finalize()
        return [whole]


@_with_stack
def entry(function, words: int, symbol: str, completed: Callable[[str], str]) -> _EntryLibrary:
    """Compile `function`, of `words` integers, as a C function ``intptr_t symbol(intptr_t, ...)``, 0 if it returns nothing.

    `completed` takes the vectorised LLVM code as text and returns the code that becomes machine code.
    """
    arguments = (types.intp,) * words
    dispatcher = njit(pipeline_class=PlainCompiler, error_model="numpy", fastmath=False)(function)
    with compiling():
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
