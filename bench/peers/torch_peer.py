"""PyTorch in float64 on the CPU, with gradients by reverse mode."""

import math
import warnings

import torch
import torch.nn.functional as F

from serve import serve

warnings.simplefilter("ignore")
torch.set_num_threads(1)


def fixed(parameters, **built_in):
    """Whether parameters are those that an operator has built in."""
    return all(parameters[name] == value for name, value in built_in.items())


def hard_sigmoid(x, p):
    usual = p.get("slope", 1 / 6) == 1 / 6 and p.get("offset", 0.5) == 0.5
    return F.hardsigmoid(x) if usual else None


def selu(x, p):
    return F.selu(x) if fixed(p, alpha=1.6732632423543772, scale=1.0507009873554805) else None


OWN = {
    "abs": lambda x, p: torch.abs(x),
    "arctan": lambda x, p: torch.atan(x),
    "celu": lambda x, p: F.celu(x, p["alpha"]),
    "elu": lambda x, p: F.elu(x, p["alpha"]),
    "exponential": lambda x, p: torch.exp(x),
    "gelu": lambda x, p: F.gelu(x),
    "gelu_tanh": lambda x, p: F.gelu(x, approximate="tanh"),
    "glu": lambda x, p: F.glu(x, dim=-1),
    "hard_shrink": lambda x, p: F.hardshrink(x, p["lambd"]),
    "hard_sigmoid": hard_sigmoid,
    "hard_swish": lambda x, p: F.hardswish(x),
    "hard_tanh": lambda x, p: F.hardtanh(x, p["min_val"], p["max_val"]),
    "leaky_relu": lambda x, p: F.leaky_relu(x, p["negative_slope"]),
    "linear": lambda x, p: torch.nn.Identity()(x) * 1,
    "log_sigmoid": lambda x, p: F.logsigmoid(x),
    "log_softmax": lambda x, p: F.log_softmax(x, dim=-1),
    "mish": lambda x, p: F.mish(x),
    "normal_cdf": lambda x, p: torch.special.ndtr(x),
    "prelu": lambda x, p: F.prelu(x, torch.tensor([p["weight"]], dtype=x.dtype)),
    "relu": lambda x, p: F.relu(x),
    "relu6": lambda x, p: F.relu6(x),
    "rrelu": lambda x, p: F.rrelu(x, p["lower"], p["upper"], training=False),
    "selu": selu,
    "sigmoid": lambda x, p: torch.sigmoid(x),
    "sign": lambda x, p: torch.sign(x),
    "silu": lambda x, p: F.silu(x) if p["beta"] == 1 else None,
    "sine": lambda x, p: torch.sin(x),
    "soft_shrink": lambda x, p: F.softshrink(x, p["lambd"]),
    "softmax": lambda x, p: F.softmax(x, dim=-1),
    "softmax2d": lambda x, p: torch.nn.Softmax2d()(x.view(1, -1, 1, 1)).flatten(),
    "softmin": lambda x, p: F.softmin(x, dim=-1),
    "softplus": lambda x, p: F.softplus(x, p["beta"], p["threshold"]),
    "softsign": lambda x, p: F.softsign(x),
    "tanh": lambda x, p: torch.tanh(x),
    "tanh_shrink": lambda x, p: F.tanhshrink(x),
    "threshold": lambda x, p: F.threshold(x, p["threshold"], p["value"]),
    "thresholded_relu": lambda x, p: F.threshold(x, p["theta"], p["value"]),
}


def gate(apply):
    """A gated unit of two halves, the second one through a function."""

    def gated(x, p):
        a, b = x.chunk(2, dim=-1)
        return a * apply(b)

    return gated


COMPOSED = {
    "clipped_gelu": lambda x, p: torch.clamp(F.gelu(x), p["min"], p["max"]),
    "crelu": lambda x, p: torch.cat([F.relu(x), F.relu(-x)], dim=-1),
    "geglu": gate(F.gelu),
    "hard_mish": lambda x, p: 0.5 * x * torch.clamp(x + 2, 0, 2),
    "hard_sigmoid_legacy": lambda x, p: torch.clamp(0.2 * x + 0.5, 0, 1),
    "laplace": lambda x, p: 0.5 * (1 + torch.erf((x - p["mu"]) / (p["sigma"] * math.sqrt(2)))),
    "lisht": lambda x, p: x * torch.tanh(x),
    "quick_gelu": lambda x, p: x * torch.sigmoid(1.702 * x),
    "reglu": gate(F.relu),
    "relu_squared": lambda x, p: torch.square(F.relu(x)),
    "scaled_tanh": lambda x, p: p["scale_b"] * torch.tanh(p["scale_a"] * x),
    "snake": lambda x, p: x + torch.sin(p["frequency"] * x) ** 2 / p["frequency"],
    "solu": lambda x, p: x * F.softmax(x, dim=-1),
    "sparse_sigmoid": lambda x, p: torch.clamp(0.5 * (x + 1), 0, 1),
    "sqrt_softplus": lambda x, p: torch.sqrt(F.softplus(x)),
    "squareplus": lambda x, p: 0.5 * (x + torch.sqrt(x * x + p["b"])),
    "swiglu": gate(F.silu),
    "tlu": lambda x, p: torch.maximum(x, p["alpha"] * x + p["tau"]),
}


def plain(tensor):
    return tensor.detach().contiguous().numpy().astype("<f8").tobytes()


def value(function, x, parameters):
    y = function(x, parameters)
    return None if y is None else plain(y)


def gradient(function, x, upstream, parameters):
    x.requires_grad_()
    y = function(x, parameters)
    return None if y is None else plain(torch.autograd.grad(y, x, upstream)[0])


def to_tensor(data):
    return torch.frombuffer(bytearray(data), dtype=torch.float64)


serve(f"PyTorch {torch.__version__}, cpu", OWN, COMPOSED, to_tensor, value, gradient)
