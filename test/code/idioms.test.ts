import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findUses, readModule, useAt } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { type ActivationUse, parameterValues } from "../../src/code/use.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();
const imports = `import math, numpy as np, torch, torch.nn.functional as F
import jax, jax.numpy as jnp, tensorflow as tf, scipy.special
`;

function formulasIn(source: string): ActivationUse[] {
  return findUses(runAtOnce(readModule(imports + source)), index).filter(
    ({ category }) => category === "handwritten",
  );
}

function ids(source: string): string[] {
  return formulasIn(source).map(({ activation }) => activation.id);
}

const formulas: Readonly<Record<string, readonly string[]>> = {
  sigmoid: [
    "1 / (1 + np.exp(-x))",
    "1.0 / (1.0 + math.exp(-x))",
    "1. / (np.exp(-z) + 1.)",
    "1 / (1 + torch.exp(-(W @ x + b)))",
    "1 / (1 + torch.exp(-k * (v - v0)))",
    "np.exp(x) / (1 + np.exp(x))",
    "y * (1 / (1 + np.exp(-x)))",
    "(1 + (-x).exp()) ** -1 if False else 1 / (1 + (-x).exp())",
  ],
  silu: ["h * torch.sigmoid(h)", "x * F.sigmoid(x)", "x.mul(x.sigmoid())", "x / (1 + np.exp(-x))"],
  softplus: [
    "np.log(1 + np.exp(x))",
    "np.log1p(np.exp(x))",
    "np.logaddexp(0, x)",
    "jnp.logaddexp(x, 0)",
  ],
  softmax: ["np.exp(x) / np.sum(np.exp(x))", "np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)"],
  gelu: [
    "0.5 * x * (1 + scipy.special.erf(x / np.sqrt(2)))",
    "x * 0.5 * (1.0 + torch.erf(x / math.sqrt(2.0)))",
    "x / 2 * (1 + torch.erf(x / 1.41421356))",
  ],
  gelu_tanh: [
    "0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))",
    "0.5 * x * (1.0 + torch.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * torch.pow(x, 3))))",
    "0.5 * x * (1 + torch.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))",
    "0.5 * x * (1 + tf.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * tf.pow(x, 3))))",
  ],
  leaky_relu: [
    "np.where(x > 0, x, 0.01 * x)",
    "np.where(x < 0, x * slope, x)",
    "np.maximum(alpha * x, x)",
    "torch.max(x, 0.2 * x)",
  ],
  elu: [
    "np.where(x > 0, x, alpha * (np.exp(x) - 1))",
    "torch.where(x >= 0, x, 1.0 * torch.expm1(x))",
    "jnp.where(x > 0, x, jnp.expm1(x) * alpha)",
  ],
  tanh: ["(np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))"],
  relu: [
    "np.maximum(0, W @ x + b)",
    "np.maximum(X.dot(W), 0)",
    "np.clip(x @ w, 0, None)",
    "np.maximum(0, z1)",
    "tf.maximum(0., hidden)",
  ],
};

for (const [id, sources] of Object.entries(formulas)) {
  describe(`${id} is`, () => {
    for (const source of sources)
      test(source, () => assert.deepEqual(ids(`y = ${source}\n`), [id]));
  });
}

describe("nothing is", () => {
  const others = [
    "1 / (1 + np.exp(-x) * np.exp(y))",
    "1 / (2 + np.exp(-x))",
    "1 / (1 + np.exp(x))",
    "x * torch.sigmoid(y)",
    "np.log(1 + np.exp(x) * 2)",
    "np.exp(x) / np.sum(np.exp(y))",
    "np.where(x > 0, y, 0.01 * x)",
    "np.where(x > 1, x, 0.01 * x)",
    "np.where(x > 0, x, 0.01 * y)",
    "np.maximum(boxes, 0)",
    "np.clip(box, 0, None)",
    "np.clip(cosine, -1, 1)",
    "np.arccos(np.clip(u @ v, -1, 1))",
    "torch.clamp(lengths, min=0)",
    "boxes.clamp(min=0)",
    "np.where(mask > 0, mask, 0)",
    "max(x, y)",
    "max(0, i - 1)",
    "max(divisor, int(width + divisor / 2) // divisor * divisor)",
    "max(tolerance, size * tolerance)",
    "max(abs(a), abs(a))",
    "np.maximum(x, 1.5 * x)",
    "np.where(x > 0, x, -x)",
    "jnp.where(x < 0, x * -1, x)",
    "np.maximum(bound - A @ x, 0.0)",
    "np.maximum(0.0, A @ x - bound)",
    "np.maximum(0, 1 - y * (X @ w))",
    "np.maximum(0, pads)",
    "tf.maximum(0, query_length)",
    "np.exp(-0.5 * (g / sigma) ** 2) / np.sum(np.exp(-0.5 * (g / sigma) ** 2))",
    "np.exp(-d / (2 * s**2)) / np.exp(-d / (2 * s**2)).sum()",
    "0.5 * x * (1 + scipy.special.erf(y / np.sqrt(2)))",
  ];
  for (const source of others) test(source, () => assert.deepEqual(ids(`y = ${source}\n`), []));
});

describe("what only sets bounds is an activation as a whole function:", () => {
  const functions = [
    ["def f(x):\n    return np.clip(x, 0, None)\n", ["relu"]],
    ["def f(x):\n    return torch.clamp(x, min=0)\n", ["relu"]],
    ["def f(x):\n    return x.clamp(min=0)\n", ["relu"]],
    ["def f(x):\n    return np.where(x > 0, x, 0)\n", ["relu"]],
    ["def f(x):\n    return x * (x > 0)\n", ["relu"]],
    ["def f(x): return tf.where(x < 0, tf.zeros_like(x), x)\n", ["relu"]],
    ["def f(X):\n    first = X @ W\n    return np.maximum(0, first) @ V\n", ["relu"]],
    ["def f(x, slope=0.1):\n    return max(slope * x, x)\n", ["leaky_relu"]],
    ["def to_unit(v):\n    return np.clip(v, -1, 1)\n", []],
    ["def hard_tanh(v):\n    return np.clip(v, -1, 1)\n", ["hard_tanh"]],
    ["def clip_negative(x):\n    return np.clip(x, 0, None)\n", []],
    ["def hinge_loss(x):\n    return np.maximum(0, x)\n", []],
    ["class NonNeg:\n    def __call__(self, w):\n        return np.maximum(w, 0)\n", []],
    ["def widest(size, share=0.5):\n    return max(share * size, floor)\n", []],
    ["def kernel(x):\n    pdf = np.exp(-0.5 * (x / sigma) ** 2)\n    return pdf / pdf.sum()\n", []],
    ["def f(x, y):\n    return np.maximum(y, 0)\n", []],
    ["sorted(k, key=lambda v: np.maximum(v, 0))\n", []],
  ] as const;
  for (const [source, expected] of functions) {
    test(source.trim(), () => assert.deepEqual(ids(source), expected));
  }
});

test("a function may name what it computes on the way", () => {
  const source = `def softmax(x):
    """Row-wise."""
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)
def swish(x):
    gate = torch.sigmoid(x)
    return x * gate
softmax(logits)
`;
  assert.deepEqual(ids(source), ["softmax", "softmax", "silu", "softmax"]);
});

test("a layer of the file's own is known by its class", () => {
  const source = `class Swish(torch.nn.Module):
    def __init__(self):
        super().__init__()
    def forward(self, x):
        return x * torch.sigmoid(x)
class Base:
    def forward(self, x):
        return x
y = Swish()(h)
`;
  const found = formulasIn(source);
  const tokens = found.map(({ token }) => (imports + source).slice(token.from, token.to));
  assert.deepEqual(tokens, ["Swish", "sigmoid", "Swish"]);
  const { input } = found[2] ?? {};
  assert.equal(input && (imports + source).slice(input.from, input.to), "h");
});

test("a parameter is the number or the name in its place", () => {
  const [written] = formulasIn("y = np.where(x > 0, x, 0.3 * x)\n");
  assert.ok(written);
  assert.deepEqual(written.parameters[0], {
    parameter: written.activation.parameters[0],
    origin: "written",
    value: 0.3,
  });
  const [dynamic] = formulasIn("def f(z, slope=0.1):\n    return np.maximum(slope * z, z)\n");
  const [inForce] = dynamic?.parameters ?? [];
  assert.equal(inForce?.origin === "dynamic" && inForce.expression, "slope");
  assert.equal(dynamic && parameterValues(dynamic)["negative_slope"], 0.1);
});

test("the axis of a sum is that of the softmax", () => {
  const [use] = formulasIn("y = np.exp(x) / np.sum(np.exp(x), axis=0)\n");
  assert.equal(use && parameterValues(use)["dim"], 0);
});

test("a row is told only where its own framework is used", () => {
  const [own] = formulasIn("y = 1 / (1 + np.exp(-x))\n");
  assert.equal(own?.qualifiedName, "1 / (1 + numpy.exp(-x))");
  assert.equal(own.spelling?.framework, "numpy");
  const [other] = formulasIn("y = 1 / (1 + math.exp(-x))\n");
  assert.equal(other?.qualifiedName, "1 / (1 + exp(-x))");
  assert.equal(other.spelling, undefined);
});

test("a formula is listed once, by its first function, and found at each of them", () => {
  const source = `${imports}y = 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))\n`;
  const module = runAtOnce(readModule(source));
  assert.deepEqual(
    findUses(module, index).map(({ activation }) => activation.id),
    ["tanh", "gelu_tanh"],
  );
  assert.equal(useAt(module, source.indexOf("sqrt"), index)?.activation.id, "gelu_tanh");
  assert.equal(useAt(module, source.indexOf("tanh("), index)?.activation.id, "tanh");
});

test("what a formula is applied to is not part of it", () => {
  const source = "y = np.maximum(0, W @ (h * torch.sigmoid(h)))\n";
  assert.deepEqual(ids(source), ["relu", "silu"]);
});

test("a formula names its input", () => {
  const source = "y = 1 / (1 + np.exp(-(W @ x)))\n";
  const [use] = formulasIn(source);
  assert.ok(use?.input);
  assert.equal((imports + source).slice(use.input.from, use.input.to), "W @ x");
});

test("deeply nested arithmetic is not followed", () => {
  const source = `y = ${"np.exp(".repeat(2000)}x${")".repeat(2000)}\n`;
  assert.deepEqual(ids(source), []);
});
