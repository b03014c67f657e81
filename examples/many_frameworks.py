"""The same functions under many names. Hover each of them, or compare two that look alike."""

import jax
import numpy as np
import tensorflow as tf
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers.activations import ACT2FN

# One name, two functions: the exact form, and its tanh approximation.
exact = F.gelu(torch.randn(3))
approximate = jax.nn.gelu(np.ones(3))
mlp_activation = ACT2FN["gelu_new"]

# Three slopes for one name.
slopes = nn.LeakyReLU(), tf.keras.layers.LeakyReLU(), tf.nn.leaky_relu(tf.ones(3))

# A hard sigmoid of slope 1/6 since Keras 3, of slope 0.2 before.
gate = tf.keras.activations.hard_sigmoid(tf.ones(3))


class SwiGLU(nn.Module):
    """Half of the input gates the other half."""

    def forward(self, x):
        a, b = x.chunk(2, dim=-1)
        return a * F.silu(b)


# Gated: select the brackets with the numbers and evaluate them with GLU.
gated = F.glu(torch.tensor([[1.0, 2.0, 0.0, -1.0]]), dim=-1)

# Random in training, the mean slope in use.
noisy = nn.RReLU(lower=0.1, upper=0.3)

# Written by hand.
swish = np.linspace(-3, 3, 7) / (1 + np.exp(-np.linspace(-3, 3, 7)))


def mish(x):
    return x * torch.tanh(F.softplus(x))


class Siren(nn.Module):
    """A general function that serves as an activation."""

    def __init__(self, act=torch.sin):
        super().__init__()
        self.act = act
