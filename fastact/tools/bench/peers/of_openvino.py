"""OpenVINO: a compiled model of one operation, with a product for gated functions, on shared memory.

Only values in float32 are computed.
"""

import functools
import sys

import numpy as np

sys.modules.setdefault("openvino_telemetry", None)  # it would report usage from a forked process


@functools.cache
def _operations():
    from openvino import opset14 as op

    alpha, scale = np.float32(1.6732632423543772), np.float32(1.0507009873554805)
    gelu = lambda kind: lambda x: op.gelu(x, kind)
    return {
        "relu": op.relu,
        "relu6": lambda x: op.clamp(x, 0.0, 6.0),
        "hardtanh": lambda x: op.clamp(x, -1.0, 1.0),
        "leaky_relu": lambda x: op.prelu(x, np.array([0.01], np.float32)),
        "prelu": lambda x: op.prelu(x, np.array([0.25], np.float32)),
        "elu": lambda x: op.elu(x, 1.0),
        "celu": lambda x: op.elu(x, 1.0),
        "selu": lambda x: op.selu(x, alpha, scale),
        "softplus": op.softplus,
        "softsign": op.softsign,
        "sigmoid": op.sigmoid,
        "tanh": op.tanh,
        "silu": op.swish,
        "swish": op.swish,
        "gelu": gelu("erf"),
        "gelu_tanh": gelu("tanh"),
        "mish": op.mish,
        "hardswish": op.hswish,
        "hardsigmoid": lambda x: op.hard_sigmoid(x, np.float32(1 / 6), np.float32(0.5)),
        "softmax": lambda x: op.softmax(x, -1),
        "log_softmax": lambda x: op.log_softmax(x, -1),
        "swiglu": lambda a, b: op.multiply(op.swish(a), b),
        "geglu": lambda a, b: op.multiply(op.gelu(a, "erf"), b),
        "geglu_tanh": lambda a, b: op.multiply(op.gelu(a, "tanh"), b),
        "glu": lambda a, b: op.multiply(a, op.sigmoid(b)),
        "reglu": lambda a, b: op.multiply(op.relu(a), b),
    }


@functools.cache
def _core():
    import openvino

    return openvino.Core()


def call(cell, inputs, out):
    operation = _operations().get(cell.case.name)
    if operation is None or cell.case.use != "forward" or cell.dtype != np.float32:
        return None
    (target,) = out or cell.case.out(inputs)
    return request_call(operation, inputs, target, cell.threads)


def request_call(operation, inputs, target, threads):
    """Return the call of a model of one operation for float32 inputs and a result of one shape."""
    import openvino
    from openvino import opset14 as op
    from openvino._pyopenvino import InferRequest  # its `infer` takes 10 µs, the wrapper's 30 µs

    shape = inputs[0].shape
    if len(shape) == 1 and shape[0] % threads == 0:
        shape = (threads, shape[0] // threads)  # OpenVINO divides work along the first dimension only
    parameters = [op.parameter(list(shape), np.float32) for _ in inputs]
    options = {
        "INFERENCE_NUM_THREADS": threads,
        "INFERENCE_PRECISION_HINT": "f32",  # otherwise it may compute in bfloat16
        "PERFORMANCE_HINT": "LATENCY",
        "NUM_STREAMS": 1,
    }
    model = openvino.Model([operation(*parameters)], parameters, "model")
    request = _core().compile_model(model, "CPU", options).create_infer_request()
    for k, array in enumerate(inputs):
        request.set_input_tensor(k, openvino.Tensor(array.reshape(shape), shared_memory=True))
    request.set_output_tensor(openvino.Tensor(target.reshape(shape), shared_memory=True))

    def run():
        InferRequest.infer(request, {}, True, False)
        return target, inputs

    return lambda: run()[0]
