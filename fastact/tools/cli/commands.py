"""The commands. Each takes the parsed arguments and returns the exit status."""

import json
import os
import platform
import sys


def run_demo(arguments) -> int:
    from fastact.tools import demo, transformer

    if arguments.transformer:
        transformer.run(steps=arguments.epochs, seed=arguments.seed)
        return 0
    demo.run(arguments.activation, epochs=arguments.epochs, seed=arguments.seed, plot=arguments.plot)
    return 0


def run_info(arguments) -> int:
    return _kernels(arguments) if arguments.names else _environment(arguments)


def _kernels(arguments) -> int:
    """Print the kernels of functions, and the origin of each."""
    from fastact.runtime import store
    from fastact.runtime.ufuncs import build_lock
    from fastact.tools import warmup

    with build_lock:
        kernels = {kernel.name: kernel for part in warmup.parts(arguments.names) for kernel in warmup.kernels(part)}
    rows = {name: store.origin(kernel) for name, kernel in sorted(kernels.items())}
    if arguments.json:
        print_json(rows)
    else:
        print_table([("kernel", "from"), *rows.items()], left=2)
    return 0


def _environment(arguments) -> int:
    import llvmlite
    import llvmlite.binding as llvm
    import numba
    import numpy as np

    import fastact
    from fastact.runtime import archive, store

    kernels, size = store.size()
    ready = archive.archive()
    rows = {
        "fastact": fastact.__version__,
        "Python": platform.python_version(),
        "NumPy": np.__version__,
        "Numba": f"{numba.__version__} (llvmlite {llvmlite.__version__}, LLVM {'.'.join(map(str, llvm.llvm_version_info))})",
        "processor": f"{llvm.get_host_cpu_name()} ({platform.machine()}), {os.cpu_count()} cores",
        **_of_target(),
        "threads": numba.config.NUMBA_NUM_THREADS,
        "ready kernels": f"{len(ready.kernels)} for {ready.level}" if ready else "none: functions are compiled at their first use",
        "loaded kernels": f"{len(store.ready)} ready, {len(store.cached)} from the cache, {len(store.compiled)} compiled",
        "cache folder": str(store.root()) + ("" if store.writable() else " (cannot be written: set FASTACT_CACHE_DIR)"),
        "cache": f"{kernels} kernels, {size / 1e6:.1f} MB",
    }
    if arguments.json:
        print_json(rows)
        return 0
    for name, value in rows.items():
        print(f"{name:<16} {value}")
    return 0


def _of_target() -> dict[str, str]:
    """Return the processor that code is compiled for and its features. NUMBA_CPU_NAME may set another than the host's."""
    from fastact import _numba
    from fastact.elementary.multiply_add import has_fma

    code = _numba.assembly("define <16 x float> @f(<16 x float> %x) { %y = fadd <16 x float> %x, %x\n ret <16 x float> %y }")
    width = 512 if "%zmm" in code else 256 if "%ymm" in code else 128
    wide = "calls of the C library" if _numba.host_has_fma() else "100 instructions"
    without = f"no instruction: 20 instructions in float32, {wide} in float64; functions are 10 to 100 times slower"
    return {
        "compiled for": _numba.processor(),
        "vector width": f"{width} bits",
        "multiply-add": "one instruction" if has_fma() else without,
    }


def _prints(text: str) -> bool:
    """Return True if the terminal's encoding has all characters of the text."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def run_list(arguments) -> int:
    from fastact.definitions import CATALOGUE
    from fastact.definitions.passes import PASSES
    from fastact.tools import latex

    members = {use: set(entry.names()) for use, entry in PASSES.items()}
    rows = [
        {
            "name": name,
            "passes": [use for use in PASSES if name in members[use]],
            "parameters": {p.name: None if p.required else p.default for p in CATALOGUE[name].parameters},
            "formula": CATALOGUE[name].formula,
        }
        for name in arguments.names or sorted(CATALOGUE)
    ]
    if arguments.json:
        print_json(rows)
        return 0
    lines = [("name", "passes", "parameters", "formula")]
    text = latex.plain if _prints("".join(latex.CHARACTERS.values())) else str  # LaTeX has no Greek letters
    for row in rows:
        parameters = ", ".join(name if value is None else f"{name}={value:g}" for name, value in row["parameters"].items())
        lines.append((row["name"], " ".join(row["passes"]), parameters, text(row["formula"])))
    print_table(lines, left=4)
    return 0


def run_accuracy(arguments) -> int:
    from tqdm import tqdm

    from fastact.tools.accuracy import report

    names = arguments.names or report.elementwise_names()
    table = report.read(arguments.output) if arguments.output else {}
    if not (arguments.output or arguments.json):
        print(report.heading(), flush=True)
    with tqdm(names, disable=None, leave=False) as bar:
        for name in bar:
            bar.set_description(name)
            table[name] = report.row(name, exhaustive=arguments.exhaustive, count=arguments.samples)
            if arguments.output:  # after each function: an interrupted run keeps its results
                arguments.output.write_text(report.text(table, arguments.samples), encoding="utf-8")
            elif not arguments.json:
                bar.clear()
                print(table[name], flush=True)
    if arguments.json:
        print_json([dict(zip(report.COLUMNS, table[name].cells, strict=True)) for name in names])
    return 0


def run_plot(arguments) -> int:
    from tqdm import tqdm

    from fastact.tools import curves, plots

    options = {"passes": arguments.passes, "range": arguments.range and tuple(arguments.range)}
    try:
        plots.check_options(**options)
        with tqdm(arguments.names, desc="preparing (compiled at first use)", disable=None, leave=False, unit="function") as bar:
            drawn = [curves.curve_of(name) for name in bar]
        plots.check_curves(drawn, **options)
    except ValueError as error:
        print(f"fastact {error}", file=sys.stderr)
        return 2
    if arguments.output:
        plots.save(arguments.output, *arguments.names, **options)
        return 0
    if not plots.show(*arguments.names, **options):
        print("fastact plot: there is no display for a window; give a file: -o FILE.svg", file=sys.stderr)
        return 1
    return 0


def run_gallery(arguments) -> int:
    from tqdm import tqdm

    from fastact.definitions import CATALOGUE
    from fastact.tools import plots

    names = arguments.names or sorted(CATALOGUE)
    arguments.output.mkdir(parents=True, exist_ok=True)
    with tqdm(names, disable=None, leave=False, unit="function") as bar:
        for name in bar:
            bar.set_description(name)
            plots.save(arguments.output / f"{name}.{arguments.format}", name)
    plots.write_index(arguments.output, names, arguments.format)
    print(f"{len(names)} pictures and index.html in {arguments.output}")
    return 0


def _with_bar(items, label, **options):
    """Yield the items, with a bar on stderr if tqdm is installed. `label` returns the text after the bar for an item."""
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        yield from items
        return
    with tqdm(items, **options) as bar:
        for item in bar:
            bar.set_postfix_str(label(item))
            yield item


def run_bench(arguments) -> int:
    from fastact.tools import bench

    names = arguments.names or bench.FUNCTIONS
    sizes = (arguments.elements,) if arguments.elements else bench.SIZES
    measured = bench.measure(names, sizes)
    total = len(names) * len(sizes) * 2
    rows = list(_with_bar(measured, lambda row: row["name"], total=total, disable=None, leave=False, unit="row"))
    if arguments.json:
        print_json(rows)
        return 0
    others = [library for library in bench.libraries() if library != "fastact"]
    lines = [("function", "pass", "elements", "fastact", *others)]
    for row in rows:
        seconds, own = row["seconds"], row["seconds"]["fastact"]
        ratios = (f"{seconds[library] / own:.2f} ×" if library in seconds else "" for library in others)
        lines.append((row["name"], row["pass"], f"{row['elements']:,}", f"{own * 1e6:,.1f} µs", *ratios))
    means = bench.mean_ratios(rows)
    lines.append(("geometric mean", "", "", "", *(f"{means[library]:.2f} ×" if library in means else "" for library in others)))
    print_table(lines, left=2)
    print("float32, with preallocated results. Time of the other libraries as a multiple of fastact's. fused: value and gradient.")
    return 0


def run_warmup(arguments) -> int:
    from fastact.runtime import archive, store
    from fastact.tools import warmup

    if not store.writable():
        print(f"fastact warmup: {store.root()} is not writable; set FASTACT_CACHE_DIR to a writable folder", file=sys.stderr)
        return 1
    chosen = warmup.parts(arguments.names, arguments.passes)
    if not chosen:
        print("fastact warmup: none of the given functions has any of the given passes", file=sys.stderr)
        return 2
    done = warmup.run(chosen, arguments.jobs or warmup.most_jobs())
    for _ in _with_bar(done, " ".join, **_bar_of_parts(chosen)):
        pass
    pruned = store.prune()
    where = "ready" if archive.archive() else f"cached in {store.root()}"
    counted = "1 function is" if len(chosen) == 1 else f"{len(chosen)} functions are"
    print(f"{counted} {where}" + (f"; {pruned} unused kernels deleted" if pruned else ""))
    return 0


def _bar_of_parts(chosen: list) -> dict:
    pause = 0.1 if sys.stderr.isatty() else 10  # fewer lines in the log of an image's build
    return {"total": len(chosen), "mininterval": pause, "unit": "function"}


def run_ready(arguments) -> int:
    from fastact.runtime import archive
    from fastact.tools import ready, warmup

    chosen = warmup.parts(arguments.names, arguments.passes)
    if not chosen:
        print("fastact ready: none of the given functions has any of the given passes", file=sys.stderr)
        return 2
    arguments.output.mkdir(parents=True, exist_ok=True)  # an error comes before the long work
    for level in arguments.target:
        done = ready.build(level, arguments.output, chosen, arguments.jobs or warmup.most_jobs())
        for _ in _with_bar(done, " ".join, **_bar_of_parts(chosen)):
            pass
        path = level.file(arguments.output)
        print(f"{path}: {len(archive.Archive(path).kernels)} kernels, {path.stat().st_size / 1e6:.1f} MB")
    return 0


def print_json(value) -> None:
    print(json.dumps(value, indent=1))  # in ascii: JSON must not depend on the terminal


def print_table(lines, left: int) -> None:
    """Print aligned columns. The first `left` of them are flush left, the others flush right."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        cells = [cell.ljust(w) if k < left else cell.rjust(w) for k, (cell, w) in enumerate(zip(line, widths, strict=True))]
        print("  ".join(cells).rstrip())
