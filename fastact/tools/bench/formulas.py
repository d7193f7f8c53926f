"""Textbook formulas as graphs, from which other libraries' calls are made: steps of NumPy's ufuncs, or a text for numexpr.

Equal parts of a formula are one node, which is computed once. Expressions that everybody would write in a cheaper way are
replaced: integer powers become products, a masked gradient becomes a product with its condition, and a leaky rectifier becomes a
maximum.
"""

import functools
import math
from collections.abc import Callable

import numpy as np

from fastact.definitions import RowActivation
from fastact.definitions.textbook import NumpyFormulas

CONDITIONS = ("greater", "greater_equal", "less", "less_equal", "equal", "not_equal", "bitwise_and", "bitwise_or")


class Node:
    """An operation on other nodes. Its name is that of NumPy's ufunc, or ``input``, ``constant``, ``copy``, ``where``, ``erf``."""

    def __init__(self, graph, op, args):
        self.graph, self.op, self.args = graph, op, args

    @property
    def condition(self) -> bool:
        """Return whether the node's values are booleans."""
        return self.op in CONDITIONS

    def number(self):
        """Return the number of a constant, and None for other nodes."""
        return self.args[0] if self.op == "constant" else None

    def __neg__(self):
        return self.graph.node("negative", self)

    def __abs__(self):
        return self.graph.node("absolute", self)

    __hash__ = object.__hash__


def _add_operators() -> None:
    arithmetic = {"add": "add", "sub": "subtract", "mul": "multiply", "truediv": "true_divide", "pow": "power"}
    for sign, op in arithmetic.items():
        setattr(Node, f"__{sign}__", lambda a, b, op=op: a.graph.node(op, a, b))
        setattr(Node, f"__r{sign}__", lambda a, b, op=op: a.graph.node(op, b, a))
    signs = ("gt", "ge", "lt", "le", "eq", "ne", "and", "or")
    for sign, op in zip(signs, CONDITIONS, strict=True):
        setattr(Node, f"__{sign}__", lambda a, b, op=op: a.graph.node(op, a, b))


_add_operators()


class Graph(NumpyFormulas):
    """The namespace that converts a textbook formula to nodes. Numbers remain numbers."""

    def __init__(self, dtype):
        super().__init__(dtype)
        self._nodes = {}

    def input(self, k: int) -> Node:
        return self._interned("input", (k,))

    def _interned(self, op, args) -> Node:
        key = (op, *(id(a) if isinstance(a, Node) else a for a in args))
        return self._nodes.setdefault(key, Node(self, op, args))

    def _as_node(self, value) -> Node:
        return value if isinstance(value, Node) else self._interned("constant", (float(value),))

    def node(self, op: str, *args) -> Node:
        """Return the node of an operation, or a cheaper node with the same meaning."""
        args = tuple(map(self._as_node, args))
        numbers = [a.number() for a in args]
        if None not in numbers and op != "where":
            return self._as_node(getattr(np, op)(*numbers))
        cheaper = _CHEAPER.get(op)
        found = cheaper(self, args, numbers) if cheaper else None
        return self._interned(op, args) if found is None else found

    def where(self, condition, a, b):
        return self.node("where", condition, a, b)

    def erf(self, x):
        return self.node("erf", x)


def _add_functions() -> None:
    for name in ("exp", "tanh", "sin", "cos", "log", "sqrt", "sign"):
        of_number = getattr(np, name)
        function = lambda self, x, name=name, of=of_number: self.node(name, x) if isinstance(x, Node) else float(of(x))
        setattr(Graph, name, function)
    for name in ("maximum", "minimum"):
        setattr(Graph, name, lambda self, a, b, name=name: self.node(name, a, b))


_add_functions()


def _product(graph, args, numbers):
    for (x, other), number in zip((args, args[::-1]), numbers[::-1], strict=True):
        if number in (0.0, 1.0):
            return x if number else graph._as_node(0.0)
        if other.op == "where" and [a.number() for a in other.args[1:]] == [1.0, 0.0]:
            return graph.node("multiply", x, other.args[0])
    return None


def _sum(graph, args, numbers):
    return args[0] if numbers[1] == 0.0 else args[1] if numbers[0] == 0.0 else None


def _quotient(graph, args, numbers):
    exact = numbers[1] is not None and math.frexp(numbers[1])[0] == 0.5
    return graph.node("multiply", args[0], 1.0 / numbers[1]) if exact else None


def _power(graph, args, numbers):
    x = args[0]
    return {2.0: lambda: x * x, 3.0: lambda: x * x * x}.get(numbers[1], lambda: None)()


def _selection(graph, args, numbers):
    condition, a, b = args
    if a is b or numbers[0]:
        return a
    if numbers[0] is not None:
        return b
    zero = condition.op == "greater" and condition.args[0] is a and condition.args[1].number() == 0.0
    leaks = b.op == "multiply" and any(arg is a for arg in b.args) and any(0.0 < (arg.number() or 0.0) < 1.0 for arg in b.args)
    return graph.node("maximum", a, b) if zero and leaks else None


_CHEAPER = {"multiply": _product, "add": _sum, "true_divide": _quotient, "power": _power, "where": _selection}


def trace(case, dtype) -> list[Node] | None:
    """Return the results of a case's formula, or None if the function is not element-wise."""
    if isinstance(case.definition, RowActivation):
        return None
    graph = Graph(dtype)
    results = case.formula([graph.input(k) for k in range(len(case.names_of_inputs()))], graph)
    results = map(graph._as_node, results if isinstance(results, tuple) else (results,))
    return [graph._interned("copy", (result,)) if result.op in ("input", "constant") else result for result in results]


def in_order(results: list[Node]) -> list[Node]:
    """Return the nodes, each after its arguments."""
    seen = {}

    def visit(node):
        if node not in seen:
            for a in node.args:
                if isinstance(a, Node):
                    visit(a)
            seen[node] = None

    for result in results:
        visit(result)
    return list(seen)


class Steps:
    """A formula as a careful user of NumPy computes it: one ufunc after the other, into memory that is already in use.

    The arrays `out` take the results. They may share memory with the inputs: no value is overwritten before its last use.
    """

    def __init__(self, results: list[Node], inputs, out):
        self._dtype = inputs[-1].dtype
        self._shape = inputs[-1].shape
        order = in_order(results)
        self._last = {a: k for k, node in enumerate(order) for a in node.args if isinstance(a, Node)}
        self._last |= dict.fromkeys(results, len(order))
        self._places: dict[Node, np.ndarray] = {}
        self._memory, self._out = list(out), out
        self.calls: list[tuple[Callable, tuple, dict]] = []
        for node in order:
            if node.op == "input":
                self._places[node] = inputs[node.args[0]]
            elif node.op == "constant":
                self._places[node] = np.array(node.args[0], self._dtype)
        for k, node in enumerate(order):
            if node.op not in ("input", "constant"):
                self._step(k, node, [target for result, target in zip(results, out, strict=True) if result is node])
        for result, target in zip(results, out, strict=True):
            if self._places[result] is not target:
                self.calls.append((np.copyto, (target, self._places[result]), {}))

    def _free(self, memory, k, node) -> bool:
        """Return whether step k may overwrite `memory`: no later step needs its values, and no selection has yet to read them."""
        for other, place in self._places.items():
            if np.may_share_memory(place, memory):
                last = self._last.get(other, -1)
                if last > k or (last == k and node.op == "where" and other is not node.args[2]):
                    return False
        return True

    def _step(self, k, node, wanted) -> None:
        dtype = np.dtype(bool) if node.condition else self._dtype
        # A result goes to its target or, if that is in use, to new memory. Any other value goes to memory that is no longer needed.
        candidates = wanted or (place for place in self._memory if place.dtype == dtype)
        target = next((place for place in candidates if self._free(place, k, node)), None)
        if target is None:
            target = np.empty(self._shape, dtype)
            if not wanted:
                self._memory.append(target)
        arguments = tuple(self._places[a] for a in node.args)
        if node.op == "where":
            if arguments[2] is not target:
                self.calls.append((np.copyto, (target, arguments[2]), {}))
            self.calls.append((np.copyto, (target, arguments[1]), {"where": arguments[0]}))
        elif node.op == "copy":
            self.calls.append((np.copyto, (target, *arguments), {}))
        else:
            self.calls.append((_ufunc(node.op), arguments, {"out": target}))
        self._places[node] = target

    def call(self) -> Callable:
        """Return the call as a function without arguments. For a single ufunc, it is just the ufunc's call."""
        calls, out = self.calls, self._out
        if len(calls) == 1 and calls[0][0] is not np.copyto:
            function, arguments, options = calls[0]
            return functools.partial(function, *arguments, **options)

        def run():
            for function, arguments, options in calls:
                function(*arguments, **options)
            return out

        return run


def _ufunc(op):
    if op == "erf":
        from scipy import special

        return special.erf
    return getattr(np, op)


_SIGNS = {"add": "+", "subtract": "-", "multiply": "*", "true_divide": "/", "power": "**", "bitwise_and": "&", "bitwise_or": "|"}
_SIGNS |= dict(zip(CONDITIONS[:6], (">", ">=", "<", "<=", "==", "!="), strict=True))


def text(node: Node, names: dict[Node, str]) -> str:
    """Return the node's text for numexpr, which also computes equal parts once. `names` contains the inputs and constants."""
    if node in names:
        return names[node]
    parts = [text(a, names) for a in node.args]
    if node.op in _SIGNS:
        return f"({parts[0]} {_SIGNS[node.op]} {parts[1]})"
    if node.op == "negative":
        return f"(-{parts[0]})"
    if node.op in ("maximum", "minimum"):
        return f"where({parts[0]} {'>=' if node.op == 'maximum' else '<='} {parts[1]}, {parts[0]}, {parts[1]})"
    if node.op in ("where", "exp", "tanh", "sin", "cos", "log", "sqrt"):
        return f"{node.op}({', '.join(parts)})"
    if node.op == "absolute":
        return f"abs({parts[0]})"
    raise NotImplementedError(f"numexpr has no {node.op}")
