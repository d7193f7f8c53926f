"""Calls of compiled functions by intrinsics. These compile in a tenth of the time of an equivalent Python function."""

import inspect

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.dispatcher import Dispatcher
from numba.core.extending import _Intrinsic
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

_STARRED = (types.StarArgTuple, types.StarArgUniTuple)  # a `StarArgTuple` of numbers of one type is made as the other class


def called(typingctx, compiled: Dispatcher | _Intrinsic, arguments):
    """Return the result type of `compiled` for these argument types, and (context, builder, values) -> result, which calls it.

    An exception of the function is raised, or with ``propagate=False``, the call returns (status, result).
    """
    if isinstance(compiled, _Intrinsic):
        found, codegen = compiled._defn(typingctx, *map(types.unliteral, arguments))
        named = len(found.args) - 1 if found.args and isinstance(found.args[-1], _STARRED) else None

        def emit(context, builder, values, propagate=True):
            if named is not None:
                values = [*values[:named], context.make_tuple(builder, found.args[-1], values[named:])]
            result = codegen(context, builder, found, values)
            return result if propagate else (None, result)

        return found.return_type, emit
    found, code = typingctx.resolve_function_type(types.Dispatcher(compiled), tuple(arguments), {}), compiled.py_func.__code__

    def call(context, builder, values, propagate=True):
        overload = compiled.overloads[found.args]
        if code.co_flags & inspect.CO_VARARGS:
            named = code.co_argcount
            values = [*values[:named], context.make_tuple(builder, found.args[-1], values[named:])]
        context.add_linking_libs([overload.library])
        calling = context.call_internal if propagate else context.call_internal_no_propagate
        return calling(builder, overload.fndesc, found, values)

    return found.return_type, call


def items_of(builder, values):
    return [builder.extract_value(values, k) for k in range(len(values.type.elements))]


def taking_tuple(compiled: Dispatcher):
    """Make a function for compiled code that calls `compiled` with the items of its one argument. It must not raise exceptions."""

    @intrinsic
    def take(typingctx, items):
        gives, call = called(typingctx, compiled, items)

        def codegen(context, builder, signature, values):
            _, result = call(context, builder, items_of(builder, values[0]), propagate=False)
            return result

        return Signature(gives, (items,), None), codegen

    return take


def in_double(compiled: Dispatcher):
    """Make a function for compiled code that calls `compiled` with float32 numbers as float64 and rounds its results to float32."""

    @intrinsic
    def call(typingctx, *numbers):
        gives, call_compiled = called(typingctx, compiled, (types.float64,) * len(numbers))
        rounded = types.UniTuple(types.float32, len(gives))

        def codegen(context, builder, signature, values):
            wide = [builder.fpext(value, ir.DoubleType()) for value in items_of(builder, values[0])]
            _, results = call_compiled(context, builder, wide, propagate=False)
            narrow = [builder.fptrunc(result, ir.FloatType()) for result in items_of(builder, results)]
            return context.make_tuple(builder, rounded, narrow)

        return Signature(rounded, (types.StarArgTuple(numbers),), None), codegen

    return call


def _in_single(builder, number):
    return builder.fpext(builder.fptrunc(number, ir.FloatType()), ir.DoubleType())


def _in_single_unless_subnormal(builder, number):
    """Return the float64 number rounded to float32, or itself if it would be subnormal.

    Converting a subnormal float32 back is slow: fused tanh of N(0, 30) took 3.9 ns an element, now 1.5. What would be rounded to 0
    is 0. Otherwise g times the least number of a function's tail could be a normal number.
    """
    kind = number.type
    size = builder.call(builder.module.declare_intrinsic("llvm.fabs", [kind]), [number])
    small, nothing = (builder.fcmp_ordered("<", size, kind(limit)) for limit in (2.0**-126, 2.0**-150))
    subnormal = builder.select(nothing, builder.fmul(number, kind(0.0)), number)
    return builder.select(small, subnormal, _in_single(builder, builder.select(small, kind(1.0), number)))


def through_single(compiled: Dispatcher, vanishing: bool):
    """Make a function of float64 numbers that rounds them to float32 before it calls `compiled`, and its results as well.

    The first result is a value, which usually is not processed further. The others are derivatives, which are multiplied by g. If
    they are `vanishing`, those that are subnormal in float32 are not rounded. This costs 0.2 ns an element.
    """
    derivative_in_single = _in_single_unless_subnormal if vanishing else _in_single

    @intrinsic
    def call(typingctx, *numbers):
        gives, call_compiled = called(typingctx, compiled, numbers)

        def codegen(context, builder, signature, values):
            given = [_in_single(builder, value) for value in items_of(builder, values[0])]
            _, results = call_compiled(context, builder, given, propagate=False)
            value, *derivatives = items_of(builder, results)
            rounded = [derivative_in_single(builder, derivative) for derivative in derivatives]
            return context.make_tuple(builder, gives, [_in_single(builder, value), *rounded])

        return Signature(gives, (types.StarArgTuple(numbers),), None), codegen

    return call


def in_single(compiled: Dispatcher):
    """Make a function of float64 numbers that calls `compiled` with them as float32. It returns a boolean, or float64 numbers."""

    @intrinsic
    def call(typingctx, *numbers):
        gives, call_compiled = called(typingctx, compiled, (types.float32,) * len(numbers))
        wide = gives if gives == types.boolean else types.UniTuple(types.float64, len(gives))

        def codegen(context, builder, signature, values):
            single = [builder.fptrunc(value, ir.FloatType()) for value in items_of(builder, values[0])]
            _, result = call_compiled(context, builder, single, propagate=False)
            if gives == types.boolean:
                return result
            return context.make_tuple(builder, wide, [builder.fpext(each, ir.DoubleType()) for each in items_of(builder, result)])

        return Signature(wide, (types.StarArgTuple(numbers),), None), codegen

    return call


def attempting(compiled: Dispatcher):
    """Make a function like `taking_tuple`'s that returns (True if `compiled` raised an exception, its result)."""

    @intrinsic
    def attempt(typingctx, items):
        result_type, call = called(typingctx, compiled, items)
        gives = types.Tuple([types.boolean, result_type])

        def codegen(context, builder, signature, values):
            status, result = call(context, builder, items_of(builder, values[0]), propagate=False)
            return context.make_tuple(builder, gives, [status.is_error, result])

        return Signature(gives, (items,), None), codegen

    return attempt


def in_order(*compiled: Dispatcher):
    """Make a function for compiled code that calls all of these in turn with its arguments and returns nothing."""

    @intrinsic
    def call_each(typingctx, *arguments):
        calls = [called(typingctx, each, arguments)[1] for each in compiled]

        def codegen(context, builder, signature, values):
            for call in calls:
                call(context, builder, items_of(builder, values[0]))
            return context.get_dummy_value()

        return Signature(types.none, (types.StarArgTuple(arguments),), None), codegen

    return call_each


def late(name: str, gives, takes: tuple):
    """Make a function for compiled code that calls a function `name`, of these types, which a caller defines (`defining`)."""

    @intrinsic
    def call(typingctx, *arguments):
        def codegen(context, builder, signature, values):
            kind = ir.FunctionType(context.get_value_type(gives), [context.get_value_type(each) for each in takes])
            return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), items_of(builder, values[0]))

        return Signature(gives, (types.StarArgTuple(takes),), None), codegen

    return call


def defining(compiled: Dispatcher, parts: dict[str, tuple[Dispatcher | _Intrinsic, tuple]]):
    """Make a function for compiled code that calls `compiled`. `parts` are the functions {name: (function, takes)} of `late`.

    The functions that call by name can then be compiled once for many callers. The parts must not raise exceptions. A kernel must
    define a name only once.
    """

    @intrinsic
    def call(typingctx, *arguments):
        found = {name: (*called(typingctx, part, takes), takes) for name, (part, takes) in parts.items()}
        gives, call_compiled = called(typingctx, compiled, arguments)

        def codegen(context, builder, signature, values):
            for name, (result, call_part, takes) in found.items():
                kind = ir.FunctionType(context.get_value_type(result), [context.get_value_type(each) for each in takes])
                part = ir.Function(builder.module, kind, name)
                part.attributes.add("alwaysinline")
                inside = ir.IRBuilder(part.append_basic_block())
                inside.ret(call_part(context, inside, list(part.args), propagate=False)[1])
            return call_compiled(context, builder, items_of(builder, values[0]))

        return Signature(gives, (types.StarArgTuple(arguments),), None), codegen

    return call
