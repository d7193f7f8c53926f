"""Short explanations of Numba's error messages: the reason and the line."""

import dis
import linecache
import re
from collections.abc import Callable

_REASONS = (
    (r"No implementation of function .*? found for signature:\s*>>> (.*)", "{} is not supported"),
    (r"name '(.*?)' is not defined", "name {!r} is not defined"),
    (r"Unknown attribute '(.*?)' of type (\w+)", "attribute {!r} of {} is not supported"),
    (r"opcode \(IMPORT_NAME\)", "import within the function is not supported, import at the top of the module"),
    (r"Use of unsupported opcode \((\w+)\)", "Python's instruction {} is not supported"),
    (r"Untyped global name '(.*?)'", "the global name {!r} is of a type that compiled code cannot use"),
)


def reason(error: Exception) -> str:
    """Return the reason why a function cannot be compiled, from Numba's message."""
    text = str(error)
    for pattern, shown in _REASONS:
        if found := re.search(pattern, text):
            return shown.format(*found.groups())
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("Failed in")]
    return lines[0] if lines else f"{type(error).__name__} in Numba"


def place(function: Callable, text: str) -> str:
    """Return the line of an undefined name, else the last line of the user's file in Numba's message, else the first line."""
    code = function.__code__
    lines = re.findall(r"Raised from .* \((\d+)\)", text)
    lines += re.findall(rf'File "[^"]*{re.escape(code.co_filename.rsplit("/")[-1])}", line (\d+)', text)
    if missing := re.search(r"name '(.*?)' is not defined", text):
        lines += [step.positions.lineno for step in dis.get_instructions(code) if step.argval == missing[1]]
    line = int(lines[-1]) if lines else code.co_firstlineno
    source = linecache.getline(code.co_filename, line).strip()
    return f" ({code.co_filename}, line {line}{': ' + source if source else ''})"
