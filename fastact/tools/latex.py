"""The catalogue's formulas in LaTeX, in the part of LaTeX that matplotlib draws, and as plain text."""

import re

FUNCTIONS = ("arg", "cos", "cosh", "exp", "log", "max", "min", "sin", "sinh", "tanh")
SPACED = re.compile(rf"\\(?:{'|'.join(FUNCTIONS)}|sqrt|sum)(?![a-z])")
FACTOR = re.compile(rf"(?!\\(?:{'|'.join(FUNCTIONS)}|cdot)$)(?:\\[A-Za-z]+|[\w)\]}}'|])$")
RELATIONS = {"≤": r"\leq", "≥": r"\geq", "±": r"{\pm}"}  # matplotlib sets no space around the signs themselves

# LaTeX's commands as characters. Others, such as \log, are words.
CHARACTERS = {"alpha": "α", "beta": "β", "delta": "δ", "epsilon": "ε", "gamma": "γ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π"}
CHARACTERS |= {"rho": "ρ", "sigma": "σ", "tau": "τ", "theta": "θ", "varphi": "φ", "phi": "φ", "xi": "ξ", "Phi": "Φ", "sum": "Σ"}
CHARACTERS |= {"cdot": "·", "infty": "∞", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "pm": "±"}


def plain(formula: str) -> str:
    """Return the formula as text for a terminal."""
    text = re.sub(r"\\[,;! ]", " ", re.sub(r"\\(?:text|mathrm)\{([^{}]*)\}", r"\1", formula))
    before = None
    while text != before:  # from the innermost brackets outwards
        before = text
        text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"\1/\2", re.sub(r"\\sqrt\{([^{}]*)\}", r"√(\1)", text))
        text = re.sub(r"([_^])\{([^{}]*)\}", lambda part: part[1] + (part[2] if len(part[2]) == 1 else f"({part[2]})"), text)
    text = re.sub(r"\\([A-Za-z]+)", lambda word: CHARACTERS.get(word[1], word[1]), text)
    return re.sub(" +", " ", text.replace(r"\_", "_"))


def math_lines(formula: str) -> list[str]:
    """Return the formula in LaTeX, with upright words and one line for each case."""
    cases, *where = formula.split("; ")
    return [f"${upright(line)}$" for line in (*_split(cases), *where)]


def drawn_lines(formula: str) -> list[str]:
    """Return the lines of the formula for matplotlib, which needs help with the spaces around functions and relations."""
    return [spaced(line.replace("$\\ ", "$")) for line in math_lines(formula)]


def upright(formula: str) -> str:
    """Return the formula with upright words, and spaces around the words that separate cases."""
    parted = re.sub(r"\s*\b(for|else|where)\b\s*", r"\\ \\mathrm{\1}\\ ", formula)
    words = r"(?<![\\A-Za-z{_])[a-z]{3,}(?:_[a-z]+)?(?![A-Za-z}])"
    return re.sub(words, lambda word: rf"\mathrm{{{word[0]}}}".replace("_", r"\_"), parted)


def spaced(line: str) -> str:
    """Return the line with a thin space between a factor and a function, spaces around relations, and none after a sign."""
    line = re.sub(r"([<>≤≥=] *|^\$)[−-]", r"\1{-}", line).replace("−", "-")
    line = re.sub("[≤≥±]", lambda sign: RELATIONS[sign[0]], line)

    def after(function):
        before = line[: function.start()].rstrip().removesuffix("{-}")
        word = re.search(r"\\?[A-Za-z]+$", before)
        last = word[0] if word and word[0].startswith("\\") else before[-1:]
        return (r"\, " if FACTOR.match(last) else "") + function[0]

    return SPACED.sub(after, line)


def _split(cases: str) -> list[str]:
    """Split at commas outside of brackets."""
    lines, depth = [""], 0
    for piece in re.split(r"([(\[{}\])]|(?<!\\), )", cases):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(piece, 0)
        if piece == ", " and depth == 0:
            lines[-1] += ","
            lines.append("")
        else:
            lines[-1] += piece
    return lines
