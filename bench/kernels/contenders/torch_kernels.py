"""PyTorch on the CPU, eager, one thread, without autograd."""

import torch
import torch.nn.functional as F

from serve_kernels import serve

torch.set_num_threads(1)
torch.set_grad_enabled(False)
A = torch.ops.aten

FUNCTIONS = {
    "elu": F.elu,
    "gelu": F.gelu,
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
    "hard_sigmoid": F.hardsigmoid,
    "hard_swish": F.hardswish,
    "leaky_relu": lambda x: F.leaky_relu(x, 0.01),
    "log_sigmoid": F.logsigmoid,
    "log_softmax": lambda x: torch.log_softmax(x, 1),
    "mish": F.mish,
    "relu": torch.relu,
    "selu": F.selu,
    "sigmoid": torch.sigmoid,
    "silu": F.silu,
    "softmax": lambda x: torch.softmax(x, 1),
    "softplus": F.softplus,
    "softsign": F.softsign,
    "tanh": torch.tanh,
    "tanh_shrink": F.tanhshrink,
}

# Into a tensor that is given, where the operator can.
INTO = {
    "elu": lambda x, y: A.elu.out(x, out=y),
    "gelu": lambda x, y: A.gelu.out(x, out=y),
    "gelu_tanh": lambda x, y: A.gelu.out(x, approximate="tanh", out=y),
    "hard_sigmoid": lambda x, y: A.hardsigmoid.out(x, out=y),
    "hard_swish": lambda x, y: A.hardswish.out(x, out=y),
    "leaky_relu": lambda x, y: A.leaky_relu.out(x, 0.01, out=y),
    "log_softmax": lambda x, y: A._log_softmax.out(x, 1, False, out=y),
    "mish": lambda x, y: A.mish.out(x, out=y),
    "relu": lambda x, y: torch.clamp_min(x, 0, out=y),
    "selu": lambda x, y: A.elu.out(x, 1.6732632423543772, 1.0507009873554805, 1, out=y),
    "sigmoid": lambda x, y: torch.sigmoid(x, out=y),
    "silu": lambda x, y: A.silu.out(x, out=y),
    "softmax": lambda x, y: A._softmax.out(x, 1, False, out=y),
    "softplus": lambda x, y: A.softplus.out(x, out=y),
    "tanh": lambda x, y: torch.tanh(x, out=y),
}


def derivative(fn, x):
    """A call that gives f′(x) from an upstream gradient of ones; None where there is none."""
    g = torch.ones_like(x)
    if fn == "sigmoid":
        y = torch.sigmoid(x)
        return lambda: A.sigmoid_backward(g, y)
    if fn == "tanh":
        y = torch.tanh(x)
        return lambda: A.tanh_backward(g, y)
    backward = {
        "elu": lambda: A.elu_backward(g, 1.0, 1.0, 1.0, False, x),
        "gelu": lambda: A.gelu_backward(g, x),
        "gelu_tanh": lambda: A.gelu_backward(g, x, approximate="tanh"),
        "hard_swish": lambda: A.hardswish_backward(g, x),
        "leaky_relu": lambda: A.leaky_relu_backward(g, x, 0.01, False),
        "mish": lambda: A.mish_backward(g, x),
        "relu": lambda: A.threshold_backward(g, x, 0),
        "silu": lambda: A.silu_backward(g, x),
        "softplus": lambda: A.softplus_backward(g, x, 1.0, 20.0),
    }
    return backward.get(fn)


def prepare(fn, array, mode):
    x = torch.from_numpy(array)
    if fn.endswith("_grad"):
        return derivative(fn[: -len("_grad")], x) if mode == "array" else None
    if mode == "out":
        into, y = INTO.get(fn), torch.empty_like(x)
        return None if into is None else lambda: into(x, y)
    function = FUNCTIONS.get(fn)
    return None if function is None else lambda: function(x)


serve("PyTorch", ["array", "out"], f"torch {torch.__version__}, one thread", prepare)
