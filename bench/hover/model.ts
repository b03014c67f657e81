/** A generated file, and where in it activations are used. */
export interface ModelFile {
  readonly text: string;
  /** Offsets within names of activations, in the order of the text. */
  readonly places: readonly number[];
}

/**
 * Model code as people write it, always the same for a seed: layers with activations as modules,
 * functions, arguments and strings, beside the code around them, docstrings and comments.
 *
 * @param lines how many there are at least
 */
export function generateModel(lines: number, seed = 1): ModelFile {
  const random = seeded(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const parts = [header];
  let count = linesOf(header);
  for (let i = 0; count < lines; i++) {
    const part = pick(blocks)(`${i}`, pick(modules), pick(functions));
    parts.push(part);
    count += linesOf(part);
  }
  const text = parts.join("");
  const places = Array.from(text.matchAll(uses), ({ index, 0: found }) => index + found.length - 2);
  return { text, places };
}

const modules = [
  "nn.ReLU(inplace=True)",
  "nn.GELU()",
  "nn.GELU(approximate='tanh')",
  "nn.LeakyReLU(0.2)",
  "nn.SiLU()",
  "nn.Hardswish()",
  "nn.Softmax(dim=-1)",
] as const;
const functions = ["F.relu", "F.gelu", "torch.tanh", "torch.sigmoid", "F.silu", "F.elu"] as const;
const uses =
  /\b(?:nn\.(?:ReLU|GELU|LeakyReLU|SiLU|Hardswish|Softmax)|F\.(?:relu|gelu|silu|elu|softmax)|torch\.(?:tanh|sigmoid))\b/g;

const header = `"""Generated model code."""
import math
from dataclasses import dataclass
from typing import Optional

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor


@dataclass
class Config:
    width: int = 512
    heads: int = 8
    dropout: float = 0.1
    hidden_act: str = "gelu"

`;

type Block = (name: string, module: string, fn: string) => string;

const blocks: readonly [Block, ...Block[]] = [
  (name, module, fn) => `
class FeedForward${name}(nn.Module):
    """Two linear layers with an activation between them.

    Args:
        config: sizes of the model.
        ratio: width of the hidden layer, as a multiple of that of the model.
    """

    def __init__(self, config: Config, ratio: int = 4, act_layer=nn.GELU):
        super().__init__()
        hidden = config.width * ratio
        self.norm = nn.LayerNorm(config.width, eps=1e-6)
        self.fc1 = nn.Linear(config.width, hidden)
        self.act = ${module}
        self.gate = act_layer()
        self.fc2 = nn.Linear(hidden, config.width)
        self.dropout = nn.Dropout(config.dropout)
        self.scale = nn.Parameter(torch.ones(config.width))

    def forward(self, x: Tensor) -> Tensor:
        residual = x
        x = self.norm(x)
        x = self.act(self.fc1(x))
        x = self.dropout(x)
        x = self.fc2(x)
        if self.training:
            x = x * self.scale
        return residual + ${fn}(x)

`,
  (name, module) => `
class Attention${name}(nn.Module):
    def __init__(self, config: Config, bias: bool = False):
        super().__init__()
        if config.width % config.heads != 0:
            raise ValueError(f"{config.width} is no multiple of {config.heads}")
        self.heads = config.heads
        self.size = config.width // config.heads
        self.qkv = nn.Linear(config.width, 3 * config.width, bias=bias)
        self.out = nn.Linear(config.width, config.width, bias=bias)
        self.act = ${module}

    def forward(self, x: Tensor, mask: Optional[Tensor] = None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        q = q.view(batch, length, self.heads, self.size).transpose(1, 2)
        k = k.view(batch, length, self.heads, self.size).transpose(1, 2)
        v = v.view(batch, length, self.heads, self.size).transpose(1, 2)
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.size)
        if mask is not None:
            scores = scores.masked_fill(mask == 0, float("-inf"))
        weights = F.softmax(scores, dim=-1)
        y = (weights @ v).transpose(1, 2).reshape(batch, length, width)
        return self.act(self.out(y))

`,
  (name, module, fn) => `
def make_stage${name}(inputs: int, outputs: int, depth: int = 2) -> nn.Sequential:
    layers = []
    for i in range(depth):
        # The first convolution of a stage halves the resolution.
        stride = 2 if i == 0 else 1
        layers += [
            nn.Conv2d(inputs if i == 0 else outputs, outputs, 3, stride, padding=1),
            nn.BatchNorm2d(outputs),
            ${module},
        ]
    return nn.Sequential(*layers)


def train_step${name}(model, batch, optimizer, scheduler=None):
    optimizer.zero_grad(set_to_none=True)
    images, labels = batch["images"], batch["labels"]
    logits = model(images.to(torch.float32))
    loss = F.cross_entropy(logits, labels, label_smoothing=0.1)
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    if scheduler is not None:
        scheduler.step()
    metrics = {"loss": loss.item(), "norm": norm.item(), "gate": ${fn}(logits).mean().item()}
    return metrics

`,
];

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}

/** Numbers from 0 to 1 that are always the same: a linear congruential generator. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
