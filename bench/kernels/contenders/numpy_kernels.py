"""NumPy, with SciPy where it is there, every step writing into one of three arrays."""

import numpy as np

from serve_kernels import serve

try:
    from scipy import __version__ as scipy_version
    from scipy import special
except ImportError:
    scipy_version, special = None, None

np.seterr(all="ignore")
T = np.float32


def sigmoid(x, y):
    if special:
        return special.expit(x, out=y)
    np.negative(x, out=y)
    np.exp(y, out=y)
    np.add(y, T(1), out=y)
    return np.reciprocal(y, out=y)


def softplus(x, y):
    return np.logaddexp(x, T(0), out=y)


def leaky_relu(x, y, t):
    np.multiply(x, T(0.01), out=t)
    np.maximum(x, t, out=y)


def exponential_part(x, t, factor):
    np.minimum(x, T(0), out=t)
    np.expm1(t, out=t)
    if factor != 1:
        np.multiply(t, T(factor), out=t)


def elu(x, y, t):
    exponential_part(x, t, 1)
    np.maximum(x, T(0), out=y)
    np.add(y, t, out=y)


def selu(x, y, t):
    exponential_part(x, t, 1.6732632423543772)
    np.maximum(x, T(0), out=y)
    np.add(y, t, out=y)
    np.multiply(y, T(1.0507009873554805), out=y)


def gelu(x, y, t):
    np.multiply(x, T(-0.7071067811865476), out=t)
    special.erfc(t, out=t)
    np.multiply(t, T(0.5), out=t)
    np.multiply(x, t, out=y)


def gelu_tanh(x, y, t):
    np.multiply(x, x, out=t)
    np.multiply(t, T(0.044715), out=t)
    np.add(t, T(1), out=t)
    np.multiply(t, x, out=t)
    np.multiply(t, T(0.7978845608028654), out=t)
    np.tanh(t, out=t)
    np.add(t, T(1), out=t)
    np.multiply(t, T(0.5), out=t)
    np.multiply(t, x, out=y)


def silu(x, y, t):
    sigmoid(x, t)
    np.multiply(x, t, out=y)


def mish(x, y, t):
    softplus(x, t)
    np.tanh(t, out=t)
    np.multiply(x, t, out=y)


def hard_sigmoid(x, y, t):
    np.add(x, T(3), out=y)
    np.clip(y, T(0), T(6), out=y)
    np.multiply(y, T(1 / 6), out=y)


def hard_swish(x, y, t):
    hard_sigmoid(x, t, None)
    np.multiply(t, x, out=y)


def log_sigmoid(x, y, t):
    np.negative(x, out=t)
    softplus(t, y)
    np.negative(y, out=y)


def tanh_shrink(x, y, t):
    np.tanh(x, out=t)
    np.subtract(x, t, out=y)


def softsign(x, y, t):
    np.abs(x, out=t)
    np.add(t, T(1), out=t)
    np.divide(x, t, out=y)


def softmax(x, y, t):
    np.subtract(x, x.max(axis=1, keepdims=True), out=y)
    np.exp(y, out=y)
    np.divide(y, y.sum(axis=1, keepdims=True), out=y)


def log_softmax(x, y, t):
    np.subtract(x, x.max(axis=1, keepdims=True), out=y)
    np.exp(y, out=t)
    np.subtract(y, np.log(t.sum(axis=1, keepdims=True)), out=y)


FUNCTIONS = {
    "elu": elu,
    **({"gelu": gelu} if special else {}),
    "gelu_tanh": gelu_tanh,
    "hard_sigmoid": hard_sigmoid,
    "hard_swish": hard_swish,
    "leaky_relu": leaky_relu,
    "log_sigmoid": log_sigmoid,
    "log_softmax": log_softmax,
    "mish": mish,
    "relu": lambda x, y, t: np.maximum(x, T(0), out=y),
    "selu": selu,
    "sigmoid": lambda x, y, t: sigmoid(x, y),
    "silu": silu,
    "softmax": softmax,
    "softplus": lambda x, y, t: softplus(x, y),
    "softsign": softsign,
    "tanh": lambda x, y, t: np.tanh(x, out=y),
    "tanh_shrink": tanh_shrink,
}


def prepare(fn, x, mode):
    function = FUNCTIONS.get(fn)
    if function is None:
        return None
    y, t = np.empty_like(x), np.empty_like(x)
    if mode == "array":
        return lambda: function(x, np.empty_like(x), t)
    return lambda: function(x, y, t)


libraries = f"numpy {np.__version__}, " + (f"scipy {scipy_version}" if special else "no scipy")
serve("NumPy + SciPy" if special else "NumPy", ["array", "out"], libraries, prepare)
