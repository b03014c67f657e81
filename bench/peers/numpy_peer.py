"""NumPy: its functions, and activations as they are commonly written with them."""

import numpy as np

from serve import serve

np.seterr(all="ignore")

OWN = {
    "abs": lambda x, p: np.abs(x),
    "arctan": lambda x, p: np.arctan(x),
    "exponential": lambda x, p: np.exp(x),
    "hard_tanh": lambda x, p: np.clip(x, p["min_val"], p["max_val"]),
    "relu": lambda x, p: np.maximum(x, 0),
    "relu6": lambda x, p: np.clip(x, 0, 6),
    "sign": lambda x, p: np.sign(x),
    "sine": lambda x, p: np.sin(x),
    "step": lambda x, p: np.heaviside(x, 1) if p["threshold"] == 0 else None,
    "tanh": lambda x, p: np.tanh(x),
}


def softplus(x, p):
    return np.logaddexp(0, p["beta"] * x) / p["beta"] if p["threshold"] == np.inf else None


def softmax(x):
    weights = np.exp(x - x.max())
    return weights / weights.sum()


def log_softmax(x):
    shifted = x - x.max()
    return shifted - np.log(np.exp(shifted).sum())


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


COMPOSED = {
    "celu": lambda x, p: np.where(x > 0, x, p["alpha"] * (np.exp(x / p["alpha"]) - 1)),
    "elu": lambda x, p: np.where(x > 0, x, p["alpha"] * (np.exp(x) - 1)),
    "gelu_tanh": lambda x, p: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),
    "hard_shrink": lambda x, p: np.where(np.abs(x) > p["lambd"], x, 0),
    "hard_sigmoid": lambda x, p: np.clip(x * p.get("slope", 1 / 6) + p.get("offset", 0.5), 0, 1),
    "hard_sigmoid_legacy": lambda x, p: np.clip(0.2 * x + 0.5, 0, 1),
    "hard_swish": lambda x, p: x * np.clip(x + 3, 0, 6) / 6,
    "leaky_relu": lambda x, p: np.where(x > 0, x, p["negative_slope"] * x),
    "lisht": lambda x, p: x * np.tanh(x),
    "log_sigmoid": lambda x, p: -np.logaddexp(0, -x),
    "log_softmax": lambda x, p: log_softmax(x),
    "mish": lambda x, p: x * np.tanh(np.log1p(np.exp(x))),
    "prelu": lambda x, p: np.where(x > 0, x, p["weight"] * x),
    "quick_gelu": lambda x, p: x * sigmoid(1.702 * x),
    "relu_squared": lambda x, p: np.maximum(x, 0) ** 2,
    "scaled_tanh": lambda x, p: p["scale_b"] * np.tanh(p["scale_a"] * x),
    "selu": lambda x, p: p["scale"] * np.where(x > 0, x, p["alpha"] * (np.exp(x) - 1)),
    "sigmoid": lambda x, p: sigmoid(x),
    "silu": lambda x, p: x * sigmoid(p["beta"] * x),
    "snake": lambda x, p: x + np.sin(p["frequency"] * x) ** 2 / p["frequency"],
    "soft_shrink": lambda x, p: np.sign(x) * np.maximum(np.abs(x) - p["lambd"], 0),
    "softmax": lambda x, p: softmax(x),
    "softmin": lambda x, p: softmax(-x),
    "softplus": softplus,
    "softsign": lambda x, p: x / (1 + np.abs(x)),
    "sqrt_softplus": lambda x, p: np.sqrt(np.logaddexp(0, x)),
    "squareplus": lambda x, p: (x + np.sqrt(x**2 + p["b"])) / 2,
    "tanh_shrink": lambda x, p: x - np.tanh(x),
    "threshold": lambda x, p: np.where(x > p["threshold"], x, p["value"]),
    "thresholded_relu": lambda x, p: np.where(x > p["theta"], x, p["value"]),
}


def value(function, x, parameters):
    y = function(x, parameters)
    return None if y is None else np.ascontiguousarray(y, dtype="<f8").tobytes()


serve(f"NumPy {np.__version__}", OWN, COMPOSED, lambda data: np.frombuffer(data, dtype="<f8"), value)
