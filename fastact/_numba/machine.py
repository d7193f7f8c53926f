"""The machine that code is compiled for and loaded on: its features, object files and threads."""

import functools
from collections.abc import Callable

from llvmlite import binding
from numba.core import config
from numba.core.codegen import get_host_cpu_features
from numba.core.registry import cpu_target
from numba.core.runtime import rtsys
from numba.np.ufunc import parallel


def assembly(text: str, context=None) -> str:
    """Return the assembly of LLVM code, given as text, for the processor that `context` (by default Numba's) compiles for."""
    context = context or cpu_target.target_context
    return context.codegen()._tm.emit_assembly(binding.parse_assembly(text))


@functools.cache
def assembly_of(intrinsic: str, arguments: tuple[str, ...] = ("float",), context=None) -> str:
    """Return the assembly of an LLVM intrinsic with a float result: an instruction, or a call of the C library."""
    names = [f"{kind} %{chr(97 + k)}" for k, kind in enumerate(arguments)]
    declared = f"declare float @llvm.{intrinsic}({', '.join(arguments)})"
    call = f"%r = call float @llvm.{intrinsic}({', '.join(names)})"
    return assembly(f"{declared}\ndefine float @probe({', '.join(names)}) {{ {call}\n ret float %r }}", context)


@functools.cache
def host_has_fma() -> bool:
    """Return True if this machine, whatever the target, has the FMA instruction. The C library's function then uses it."""
    return bool(binding.get_host_cpu_features().get("fma"))


def processor() -> str:
    """Return the name of the target processor: this one's, or NUMBA_CPU_NAME."""
    return config.CPU_NAME or binding.get_host_cpu_name()


def host_features() -> set[str]:
    """Return the features of this machine's processor, by LLVM's names."""
    return {feature[1:] for feature in get_host_cpu_features().split(",") if feature.startswith("+")}


def target() -> str:
    """Return Numba's description of the target machine: triple, CPU, features, and the options of LLVM's optimisation."""
    features = config.CPU_FEATURES if config.CPU_FEATURES is not None else get_host_cpu_features()
    choices = f"{host_has_fma()} {config.OPT} {config.LOOP_VECTORIZE} {config.SLP_VECTORIZE}"
    return f"{binding.get_process_triple()} {processor()} {features} {choices}"


@functools.cache
def _engine() -> binding.ExecutionEngine:
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    machine = binding.Target.from_triple(binding.get_process_triple()).create_target_machine()
    return binding.create_mcjit_compiler(binding.parse_assembly(""), machine)


def load(code: bytes, symbol: str) -> int:
    """Load an object file permanently and return its function's address. Raise RuntimeError if it holds no such function."""
    engine = _engine()
    if b"NRT_" in code or b"numba_" in code:  # a user's function that allocates or calls Numba's helpers, which compiling registers
        rtsys.initialize(cpu_target.target_context)
    engine.add_object_file(binding.ObjectFileRef.from_data(code))
    engine.finalize_object()
    address = engine.get_function_address(symbol)
    if not address:
        raise RuntimeError(f"no function {symbol} in the object file")
    return address


def most_threads() -> int:
    """Return the number of threads that the user allows at most: that of the processor's cores, or NUMBA_NUM_THREADS."""
    return config.NUMBA_NUM_THREADS


def when_threads_are_counted(tell: Callable[[int], None]) -> None:
    """Call `tell` with the address of the C function for `numba.get_num_threads`, as soon as Numba's threading layer is running.

    fastact needs no layer, and nobody has set the number of threads before it runs. Its start has consequences: GNU OpenMP ends a
    forked child that enters a parallel loop.
    """
    load = parallel._load_threading_functions

    @functools.wraps(load)
    def load_and_tell(library):
        load(library)
        tell(library.get_num_threads)

    with parallel._backend_init_thread_lock:  # which Numba holds while the layer starts
        parallel._load_threading_functions = load_and_tell
        if parallel._is_initialized:
            tell(binding.address_of_symbol("get_num_threads"))
