"""Docstrings of the public functions, in numpydoc form, from their definitions."""

from fastact.definitions import Activation, Parameter, RowActivation
from fastact.definitions.passes import PARAMETER_GRADIENTS, Pass

_DOUBLE_VALUE = "np.array([1.0, 0.0, 2.0, 3.0, 1.0, 0.0])"
_GRADIENT_VALUE = "np.array([1.0, 0.0, 2.0])"


def _row_example(definition: RowActivation, use: Pass) -> str:
    inputs = ("g", *definition.arrays)
    g = "1.0" if definition.is_number("g") else _DOUBLE_VALUE if definition.is_double("g") else _GRADIENT_VALUE
    values = [g, *(array.example for array in definition.inputs)]
    more = "".join(f", {p.typical}" for p in definition.parameters)
    names = {"inputs": inputs, "values": values, "arrays": definition.arrays, "taken": use.arrays_in(definition)}
    names |= {key: (f"x {sign} h", *definition.arrays[1:]) for key, sign in (("up", "+"), ("down", "-"))}
    joined = {key: ", ".join(parts) for key, parts in names.items()}
    kept = "[:2]" if definition.flags else ""  # the mask hides the third
    return use.examples.rows.format(name=definition.name, more=more, kept=kept, **joined)


def _example(definition: Activation, use: Pass) -> str:
    values = [parameter.typical for parameter in definition.parameters]
    required = [parameter.typical for parameter in definition.parameters if parameter.required]
    more = "".join(f", {value}" for value in required)
    texts = {}
    if values:  # vary the first parameter; the others follow it, or keep their defaults
        behind = "".join(f", {value}" for value in required[1:])
        texts = {key: f"{values[0]} {sign} h{behind}" for key, sign in (("up", "+"), ("down", "-"))}
        texts["first"] = "[0]" if len(values) > 1 else ""
    example = use.examples.gated if definition.gated else use.examples.array
    return example.format(name=definition.name, more=more, **texts)


def _sections(doc: str) -> tuple[str, str, str]:
    """Return (summary, notes, examples) of a definition's own docstring."""
    body, _, examples = doc.partition("Examples\n--------\n")
    summary, _, notes = body.partition("\n")
    return summary.strip(), notes.strip(), examples.strip()


def _section(title: str, *lines: str) -> list[str]:
    return [title, "-" * len(title), *lines, ""]


def _computed(definition: Activation, use: Pass) -> str:
    """Return what an element-wise function computes in a pass, with the names of its arrays."""
    named = use.summary.replace("f(x)", f"f({', '.join(definition.arrays)})")
    return named.replace("f'(x)", "∇f") if definition.gated else named


def summary(definition: Activation | RowActivation, use: Pass) -> str:
    """Return the first line of the docstring of a function in a pass."""
    computed = use.row_summary if isinstance(definition, RowActivation) else _computed(definition, use)
    return _sections(definition.doc)[0] if use.name == "forward" else f"{definition.name}: {computed}."


def function_doc(definition: Activation | RowActivation, use: Pass) -> str:
    """Return the docstring of a function in a pass."""
    line, notes, examples = _sections(definition.doc)
    rows = isinstance(definition, RowActivation)
    if rows and use.examples.rows:
        examples = _row_example(definition, use)
    elif use.examples.array:
        examples = _example(definition, use)
    lines = [summary(definition, use), ""]
    lines += [] if use.name == "forward" else [line, ""]
    if rows:
        lines += [f".. math:: {definition.formula}", "", f".. math:: {definition.derivative}", ""]
    else:
        inputs = ", ".join(definition.arrays)
        slope = r"\nabla f(a, b)" if definition.gated else "f'(x)"
        lines += [f".. math:: f({inputs}) = {definition.formula}", "", f".. math:: {slope} = {definition.derivative}", ""]
        if "y" in use.takes:
            known = definition.from_output
            lines += [f".. math:: f'(x) = {known.formula}", ""] + ([known.caution, ""] if known.caution else [])
    lines += [notes, ""] if notes else []
    lines += _section("Parameters", *(_row_parameters(definition, use) if rows else _parameters(definition, use)))
    lines += _section("Returns", *(_row_returns(definition, use) if rows else _returns(definition, use)))
    raises = ["TypeError", "    If an input cannot be cast safely to float64, as for complex numbers, objects and strings."]
    raises += ["ValueError", "    If the shapes of the inputs do not broadcast."]
    if rows:
        raises += ["numpy.exceptions.AxisError", "    If `axis` is out of bounds."]
    lines += _section("Raises", *raises)
    if not rows:
        infinite = "NaN, since there is no limit" if use.name in definition.limits.missing else "the limit"
        lines += _section("Notes", f"NaN gives NaN, and ±inf gives {infinite}. No floating-point warnings are issued.")
    lines += _section("References", definition.source)
    lines += _section("Examples", ">>> import numpy as np, fastact", *examples.splitlines())
    return "\n".join(lines).rstrip() + "\n"


def device_doc(definition: Activation | RowActivation, use: Pass) -> str:
    """Return the docstring of a function of `fastact.cuda`."""
    rows = isinstance(definition, RowActivation)
    lines = function_doc(definition, use).splitlines()
    head = lines[: lines.index("Parameters")]
    texts = _row_parameters(definition, use) if rows else _parameters(definition, use)
    texts = texts[: texts.index("**kwargs")]  # without the ufunc's options
    number = tuple(f"{name} : array_like" for name in (p.name for p in definition.parameters))
    kinds = ("array on a CUDA device", "array or number")
    texts = [line.replace("array_like", kinds[line.startswith(number)]) for line in texts]
    texts = [line.partition("; integers")[0].replace(*_DEVICE_TYPES) for line in texts]
    texts += [
        "out : array or tuple of arrays, optional",
        "    The arrays for the results. An input may be passed, to work in place.",
    ]
    texts += [
        "stream : stream or address, optional",
        "    The stream in which the kernel runs. The default is the current stream of the arrays' library.",
    ]
    texts += [
        "fast : bool, default False",
        "    Compute float32 with errors of up to 2⁻¹⁴, as for 16 bits. It has no effect on float64.",
    ]
    returns = _row_returns(definition, use) if rows else _returns(definition, use)
    lines = [*head, *_section("Parameters", *texts)]
    lines += _section("Returns", *(line.replace("ndarray", "array") for line in returns))
    raises = [
        "TypeError",
        "    If an array is not on a device, if dtypes are unsupported or differ, or if arrays are on several devices.",
    ]
    raises += ["ValueError", "    If shapes do not match, or if a result partly overlaps another array."]
    raises += ["CudaUnavailableError", "    If numba-cuda, the driver or the device is missing."]
    lines += _section("Raises", *raises)
    lines += _section("Notes", *_device_notes(rows))
    return "\n".join([*lines, *_section("References", definition.source)]).rstrip() + "\n"


def jit_doc(definition: Activation, use: Pass) -> str:
    """Return the docstring of a function of `fastact.jit`."""
    lines = function_doc(definition, use).splitlines()
    several = len(use.arrays_out(definition)) > 1
    kind = "float" if several else "float or ndarray"
    texts = {"g": "Upstream gradient", "y": "Output of the forward pass with the same parameters"}
    taken = {name: texts.get(name, "Real numbers") for name in use.arrays_in(definition)}
    taken |= {p.name: p.description[0].upper() + p.description[1:] for p in definition.parameters}
    returned = [line.replace("ndarray", kind) for line in _returns(definition, use)]
    lines = lines[: lines.index("Parameters")]
    lines += _section("Parameters", *(line for name, text in taken.items() for line in (f"{name} : {kind}", f"    {text}.")))
    lines += _section("Returns", *returned)
    lines += _section(
        "Raises",
        "numba.core.errors.TypingError",
        f"    If an argument is missing or its type is not supported, such as float16{' or an array' if several else ''}.",
    )
    function = f"{use.module}.{definition.name}"
    lines += _section(
        "Notes",
        "The function can be called in code that Numba compiles, with arguments of float32 or float64. No parameter has a default.",
        f"In NumPy code, `{function}` is faster. The results may differ in the last bit.",
    )
    lines += _section("References", definition.source)
    arguments, compiled = ", ".join(taken), function.replace("fastact", "fastact.jit", 1)
    values = ", ".join(["0.5"] * len(use.arrays_in(definition)) + [str(p.typical) for p in definition.parameters])
    lines += _section(
        "Examples",
        ">>> import numba, numpy as np, fastact",
        '>>> @numba.njit(error_model="numpy")',
        f"... def compiled({arguments}):",
        f"...     return {compiled}({arguments})",
        f">>> bool(np.allclose(compiled({values}), {function}({values})))",
        "True",
    )
    return "\n".join(lines).rstrip() + "\n"


def _device_notes(rows: bool) -> list[str]:
    notes = ["16-bit arrays are computed in float32. Arrays must be ready in the stream in which the kernel runs."]
    if rows:
        notes += ["Rows beyond 8192 to 32768 numbers (float64: half) do not fit in registers; the results hold intermediate ones."]
    return notes


_DEVICE_TYPES = (" (of ml_dtypes)", ".")
_TYPES = "Dtypes float32, float64, float16 and bfloat16 (of ml_dtypes); integers of more than 16 bits give float64, others float32."


def _gradient(use: Pass) -> list[str]:
    return (
        ["g : array_like", "    Upstream gradient: the gradient of the loss with respect to the output. Broadcasts with the input."]
        if use.takes_gradient
        else []
    )


def _default(parameter: Parameter) -> str:
    return "" if parameter.required else f", default {parameter.default}"


def _parameters(definition: Activation, use: Pass) -> list[str]:
    lines = _gradient(use)
    arrays = [array for array in use.arrays_in(definition) if array != "g"]
    for array in arrays:
        text = "Output of the forward pass with the same parameters" if array == "y" else "Real numbers"
        role = " They are activated." if definition.gated and array == definition.arrays[definition.activated] else ""
        lines += [f"{array} : array_like", f"    {text}, of any shape.{role}", f"    {_TYPES}"]
    for parameter in definition.parameters:
        text = parameter.description[0].upper() + parameter.description[1:]
        lines += [f"{parameter.name} : array_like{_default(parameter)}", f"    {text}. Broadcasts with `{arrays[0]}`."]
    options = "``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``"
    return [*lines, "**kwargs", f"    The arguments of a `numpy.ufunc`: {options}."]


def _row_parameters(definition: RowActivation, use: Pass) -> list[str]:
    number = "One number for each row" if definition.reduces else "Broadcasts with the input"
    number = "Broadcasts with the output" if definition.elements else number
    texts = {
        "g": f"Upstream gradient: the gradient of the loss with respect to the output. {number}.",
        "y": f"Output of the forward pass.\n    {_TYPES}",
    }
    first, *others = definition.inputs
    texts[first.name] = f"{first.description} with at least one dimension.\n    {_TYPES}"
    texts |= {array.name: f"{array.description}. Broadcasts with the input." for array in others}
    lines = [line for name in use.arrays_in(definition) for line in (f"{name} : array_like", f"    {texts[name]}")]
    for parameter in definition.parameters:
        text = parameter.description[0].upper() + parameter.description[1:]
        lines += [
            f"{parameter.name} : array_like{_default(parameter)}",
            f"    {text}. One number for each row, or one for all rows.",
        ]
    only_numbers = not definition.parameters and all(map(definition.is_number, use.arrays_out(definition)))
    keepdims = " ``keepdims``," if only_numbers else ""  # NumPy has it only then
    options = f"``out``, ``axes``,{keepdims} ``casting``, ``order``, ``dtype``, ``subok``, ``signature``"
    lines += ["axis : int, default -1", "    The axis along which the rows lie."]
    return [
        *lines,
        "**kwargs",
        f"    The arguments of a generalised `numpy.ufunc`: {options}.",
        "    For xarray objects, ``dim`` replaces ``axis``.",
    ]


def _returns(definition: Activation, use: Pass) -> list[str]:
    outputs = use.arrays_out(definition)
    if PARAMETER_GRADIENTS in use.gives:
        texts = [
            f"    g·∂f/∂{name[1:]}, element-wise. Sum it over the axes along which {name[1:]} is broadcast." for name in outputs
        ]
    elif len(outputs) == 1:
        text = _computed(definition, use)
        return ["ndarray", f"    {text[0].upper()}{text[1:]}, with the broadcast shape and the common dtype of the inputs."]
    else:
        factor = "g·" if use.takes_gradient else ""
        slope = "∂f/∂{}" if definition.gated else "f'(x)"
        texts = ["    The value." if name == "y" else f"    The gradient {factor}{slope.format(name[1:])}." for name in outputs]
    return [line for name, text in zip(outputs, texts, strict=True) for line in (f"{name} : ndarray", text)]


def _row_returns(definition: RowActivation, use: Pass) -> list[str]:
    shape = "one number for each row" if definition.reduces else "in the shape of the input"
    shape = "twice as long along `axis` as the input" if definition.elements else shape
    texts = {
        "y": f"The value, {shape}.",
        "dx": "The gradient with respect to the input.",
    }
    parameter = "The gradient with respect to {}, summed over the row: one number for each row."
    return [
        line
        for name in use.arrays_out(definition)
        for line in (f"{name} : ndarray", "    " + texts.get(name, parameter.format(name[1:])))
    ]
