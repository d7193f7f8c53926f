"""The machine that code is compiled for and loaded into: its features, object files, threads."""

import functools

import numba
from llvmlite import binding
from numba.core import config
from numba.core.codegen import get_host_cpu_features
from numba.core.registry import cpu_target


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


def host_features() -> set[str]:
    """The features that this machine's processor has, as LLVM calls them."""
    return {feature[1:] for feature in get_host_cpu_features().split(",") if feature.startswith("+")}


def target() -> str:
    """The machine that code is compiled for, as Numba sees it: triple, CPU, features, and how much LLVM shall optimise."""
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
    """The address of the function in an object file; it stays loaded. RuntimeError if the file holds no such function."""
    engine = _engine()
    engine.add_object_file(binding.ObjectFileRef.from_data(code))
    engine.finalize_object()
    address = engine.get_function_address(symbol)
    if not address:
        raise RuntimeError(f"no function {symbol} in the object file")
    return address


def start_threads() -> tuple[str, int, int]:
    """(name of the threading layer, addresses of its `numba_parallel_for` and `get_num_threads`), started if it was not."""
    numba.get_num_threads()
    addresses = (binding.address_of_symbol(name) for name in ("numba_parallel_for", "get_num_threads"))
    return numba.threading_layer(), *addresses
