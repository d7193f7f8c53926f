"""ONNX Runtime: a session with one node (two for gated functions), bound to existing memory. Only values are computed.

This module encodes the models as Protocol Buffers itself. They have few bytes, and no further package is needed.
"""

import struct

import numpy as np

_ALPHA, _SCALE = 1.6732632423543772, 1.0507009873554805
_MICROSOFT = "com.microsoft"
# (operator, attributes, further inputs, domain)
_OPERATORS = {
    "identity": ("Identity", {}, ()),
    "relu": ("Relu", {}, ()),
    "relu6": ("Clip", {}, (0.0, 6.0)),
    "hardtanh": ("Clip", {}, (-1.0, 1.0)),
    "leaky_relu": ("LeakyRelu", {"alpha": 0.01}, ()),
    "prelu": ("LeakyRelu", {"alpha": 0.25}, ()),
    "elu": ("Elu", {"alpha": 1.0}, ()),
    "celu": ("Celu", {"alpha": 1.0}, ()),
    "selu": ("Selu", {"alpha": _ALPHA, "gamma": _SCALE}, ()),
    "softplus": ("Softplus", {}, ()),
    "softsign": ("Softsign", {}, ()),
    "sigmoid": ("Sigmoid", {}, ()),
    "tanh": ("Tanh", {}, ()),
    "silu": ("QuickGelu", {"alpha": 1.0}, (), _MICROSOFT),
    "swish": ("QuickGelu", {"alpha": 1.0}, (), _MICROSOFT),
    "quick_gelu": ("QuickGelu", {"alpha": 1.702}, (), _MICROSOFT),
    "gelu": ("Gelu", {}, ()),
    "gelu_tanh": ("FastGelu", {}, (), _MICROSOFT),
    "mish": ("Mish", {}, ()),
    "hardswish": ("HardSwish", {}, ()),
    "hardsigmoid": ("HardSigmoid", {"alpha": 1 / 6, "beta": 0.5}, ()),
    "softmax": ("Softmax", {"axis": -1}, ()),
    "log_softmax": ("LogSoftmax", {"axis": -1}, ()),
}
# {gated function: (function whose operator activates an input, number of that input)}
_GATES = {"swiglu": ("silu", 0), "geglu": ("gelu", 0), "geglu_tanh": ("gelu_tanh", 0), "geglu_quick": ("quick_gelu", 0)}
_GATES |= {"glu": ("sigmoid", 1), "reglu": ("relu", 0)}
_TYPES = {"float32": 1, "float16": 10, "float64": 11}  # it has no operator for bfloat16
_IR, _OPERATOR_SET = 10, 22


def call(cell, inputs, out):
    name, dtype = cell.case.name, cell.dtype
    if cell.case.use != "forward" or dtype.name not in _TYPES or not (name in _OPERATORS or name in _GATES):
        return None
    operator, attributes = _OPERATORS[_GATES.get(name, (name,))[0]][:2]
    rounded = operator == "FastGelu" or any(value != float(np.float32(value)) for value in attributes.values())
    if dtype == np.float64 and rounded:  # its constants are float32
        return None
    (target,) = out if cell.placement == "out" else cell.case.out(inputs)  # some operators read their input twice
    return session_call(name, inputs, target, cell.threads)


def session_call(name, inputs, target, threads, attributes=None):
    """Return the call of a function for inputs and a result of one dtype, or None if there is no operator for the dtype.

    `attributes` replace those of the operator.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = threads, 4
    # Otherwise idle threads spin for 100 ms after a call, which slows down other libraries and even the next call.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    dtype = target.dtype
    try:
        model = _model(name, dtype, inputs[0].shape, attributes)
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception:  # of ONNX Runtime's own types: it has no such operator for the type
        return None
    binding = session.io_binding()
    for k, array in enumerate(inputs):
        binding.bind_input(f"x{k}", "cpu", 0, dtype.type, array.shape, array.ctypes.data)
    binding.bind_output("y", "cpu", 0, dtype.type, target.shape, target.ctypes.data)

    def run():
        session.run_with_iobinding(binding)
        return target, inputs  # keeps the inputs alive, as the binding does not own their memory

    return lambda: run()[0]


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])


def _message(*fields) -> bytes:
    """Encode fields (key, value). The values are integers, floats, strings and messages."""
    found = b""
    for key, value in fields:
        if isinstance(value, int):
            found += _varint(key << 3) + _varint(value % (1 << 64))
        elif isinstance(value, float):
            found += _varint(key << 3 | 5) + struct.pack("<f", value)
        else:
            value = value.encode() if isinstance(value, str) else value
            found += _varint(key << 3 | 2) + _varint(len(value)) + value
    return found


def _model(name, dtype, shape, replaced=None) -> bytes:
    kind, gated = _TYPES[dtype.name], name in _GATES
    of, active = _GATES.get(name, (name, 0))
    operator, attributes, numbers, domain = (*_OPERATORS[of], "")[:4]
    attributes = attributes | (replaced or {})
    fields = {float: (2, 1), int: (3, 2), str: (4, 3)}  # the field of an attribute's value, and the attribute's type
    described = [
        _message((1, key), (fields[type(value)][0], value), (20, fields[type(value)][1])) for key, value in attributes.items()
    ]
    taken = [(1, f"x{active}"), *((1, f"c{k}") for k in range(len(numbers)))]
    nodes = [_message(*taken, (2, "t" if gated else "y"), (4, operator), *((5, each) for each in described), (7, domain))]
    if gated:
        nodes.append(_message((1, "t"), (1, f"x{1 - active}"), (2, "y"), (4, "Mul")))
    constants = [_message((2, kind), (8, f"c{k}"), (9, np.array(number, dtype).tobytes())) for k, number in enumerate(numbers)]
    sizes = _message(*((1, _message((1, size))) for size in shape))
    value = lambda at: _message((1, at), (2, _message((1, _message((1, kind), (2, sizes))))))
    graph = _message(
        *((1, node) for node in nodes),
        (2, name),
        *((5, constant) for constant in constants),
        *((11, value(f"x{k}")) for k in range(1 + gated)),
        (12, value("y")),
    )
    return _message((1, _IR), (7, graph), (8, _message((1, ""), (2, _OPERATOR_SET))), (8, _message((1, _MICROSOFT), (2, 1))))
