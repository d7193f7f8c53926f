"""Docstrings of the public functions, in numpydoc form, from their definitions."""

from fastact.engine.passes import Pass

_EXAMPLES = {
    "backward": """\
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> np.array_equal(fastact.backward.{call_gx}, g * fastact.derivative.{call_x})
    True""",
    "fused": """\
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> y, dx = fastact.fused.{call_gx}
    >>> np.array_equal(y, fastact.{call_x}) and np.array_equal(dx, fastact.backward.{call_gx})
    True""",
    "derivative": """\
    >>> x, h = np.array([-1.0, 0.5, 2.0]), 1e-6
    >>> slope = (fastact.{call_right} - fastact.{call_left}) / (2 * h)
    >>> np.allclose(fastact.derivative.{call_x}, slope, atol=1e-6)
    True""",
    "param_grad": """\
    >>> g, x = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.5, 2.0])
    >>> fastact.param_grad.{call_gx}.shape
    (3,)""",
}


def _sections(doc: str) -> tuple[str, str, str]:
    """(summary, notes, examples) of a definition's own docstring."""
    body, _, examples = doc.partition("Examples\n--------\n")
    summary, _, notes = body.partition("\n")
    return summary.strip(), notes.strip(), examples.strip()


def _arguments(definition, first: str) -> str:
    required = [f", {0.25}" for parameter in definition.parameters if parameter.required]
    return first + "".join(required)


def function_doc(definition, use: Pass) -> str:
    """The docstring of a function in a pass."""
    summary, notes, examples = _sections(definition.doc)
    array = ["array_like", "float32 or float64; other real types are converted as by NumPy's own ufuncs."]
    lines = [summary if use.name == "forward" else f"{summary.rstrip('.')}: {use.summary}.", ""]
    lines += [f".. math:: f(x) = {definition.formula}", "", f".. math:: f'(x) = {definition.derivative}", ""]
    if notes:
        lines += [notes, ""]
    lines += ["Parameters", "----------"]
    if use.takes_gradient:
        lines += [f"g : {array[0]}", "    Gradient with respect to the output, of a shape that broadcasts with `x`."]
    lines += [f"x : {array[0]}", f"    Input, any shape, any real number; {array[1]}"]
    for parameter in definition.parameters:
        default = "" if parameter.required else f", default {parameter.default}"
        lines += [f"{parameter.name} : {array[0]}{default}", f"    {parameter.description[0].upper()}{parameter.description[1:]}."]
    lines += [
        "**kwargs",
        "    As for every `numpy.ufunc`: ``out``, ``where``, ``casting``, ``order``, ``dtype``, ``subok``, ``signature``.",
        "",
        "Returns",
        "-------",
        *_returns(definition, use),
        "",
        "Raises",
        "------",
        "TypeError",
        "    For types that do not convert to float64 safely: complex numbers, objects, strings.",
        "ValueError",
        "    For shapes that do not broadcast.",
        "",
        "Notes",
        "-----",
        "NaN gives NaN; ±inf gives the limit, in value and derivative. No floating-point warning is raised.",
        "",
        "References",
        "----------",
        definition.source,
        "",
        "Examples",
        "--------",
        ">>> import numpy as np, fastact",
    ]
    if use.name == "forward":
        lines += examples.splitlines()
    else:
        name = definition.name
        calls = {
            "call_gx": f"{name}({_arguments(definition, 'g, x')})",
            "call_x": f"{name}({_arguments(definition, 'x')})",
            "call_right": f"{name}({_arguments(definition, 'x + h')})",
            "call_left": f"{name}({_arguments(definition, 'x - h')})",
        }
        lines += [line.strip() for line in _EXAMPLES[use.name].format(**calls).splitlines()]
    return "\n".join(lines) + "\n"


def _returns(definition, use: Pass) -> list[str]:
    shape = "    Of the broadcast shape and the inputs' common type."
    if use.name == "fused":
        return ["y : ndarray", "    The value f(x).", "dx : ndarray", "    The gradient g·f'(x)."]
    if use.name == "param_grad":
        lines = []
        for parameter in definition.parameters:
            lines += [f"d{parameter.name} : ndarray", f"    g·∂f/∂{parameter.name}, element-wise; sum it over the axes that {parameter.name} broadcasts over."]
        return lines
    return ["ndarray", f"    {use.summary[0].upper()}{use.summary[1:]}.", shape]
