import { anyReal, elementwise } from "./definition.ts";
import {
  type Details,
  func,
  idiom,
  inPlaceFunc,
  key,
  layer,
  method,
  spell,
  type Spelling,
} from "./spelling.ts";

export const hardTanh = elementwise({
  id: "hard_tanh",
  title: "HardTanh",
  aliases: ["hardtanh", "clip"],
  family: "tanh",
  formula: {
    value: "f(x) = min(max(x, {min_val}), {max_val})",
    derivative: "f′(x) = 1 if {min_val} < x < {max_val}, else 0",
    tex: {
      value: String.raw`f(x) = \min\left(\max\left(x, \slot{min_val}\right), \slot{max_val}\right)`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & \slot{min_val} < x < \slot{max_val} \\ 0 & \text{otherwise} \end{cases}`,
    },
  },
  parameters: [
    {
      name: "min_val",
      symbol: "a",
      usual: -1,
      valid: anyReal,
      slider: { min: -3, max: 0, step: 0.1 },
      meaning: "lower bound",
    },
    {
      name: "max_val",
      symbol: "b",
      usual: 1,
      valid: anyReal,
      slider: { min: 0.5, max: 6, step: 0.1 },
      meaning: "upper bound",
    },
  ],
  conflict: ({ min_val, max_val }) =>
    min_val < max_val
      ? undefined
      : `min_val of HardTanh is ${min_val} and max_val is ${max_val}; min_val must be the smaller one.`,
  essence: "Passes numbers between two bounds unchanged and cuts off the rest.",
  vanishing: () => "exactly 0 at and beyond both bounds",
  facts: [
    {
      text: "Beyond the bounds the gradient is exactly 0, not merely small: a unit that is cut off for every sample no longer learns.",
      source: "tools/autograd/derivatives.yaml (hardtanh), PyTorch 2.13",
    },
    {
      text: "Its gradient is the usual stand-in for that of sign: weights and activations of ±1 are trained with it.",
      source: "Hubara, Courbariaux, Soudry, El-Yaniv, Bengio 2016, Binarized Neural Networks",
    },
  ],
  traps: [
    {
      text: "Written as a clip, the gradient at the bounds is another one: 1 with `torch.clamp`, 0.5 with `jnp.clip`, where `hardtanh` in PyTorch gives 0.",
      instead: "Use one form throughout when gradients of two implementations are compared.",
    },
  ],
  pros: ["two comparisons", "bounded, so a quantiser knows the range in advance"],
  cons: ["zero gradient beyond the bounds", "two kinks"],
  usedFor: "binary and quantised networks, speech recognisers",
  initialisation: {
    text: "Glorot initialisation: between the bounds it is the identity, so variances are those of a linear layer as long as few units are cut off.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "tanh", text: "It is tanh in three straight pieces, equal to it at 0 and far out." },
    { id: "relu6", text: "With bounds 0 and 6 it is ReLU6." },
    { id: "hard_sigmoid", text: "Hard sigmoid is the same shape between 0 and 1." },
  ],
  cost: "comparison",
  origin: {
    authors: "R. Collobert",
    year: 2004,
    title: "Large Scale Machine Learning",
  },

  range: ({ min_val, max_val }) => ({
    min: min_val,
    max: max_val,
    includesMin: true,
    includesMax: true,
  }),
  limits: ({ min_val, max_val }) => ({ negative: min_val, positive: max_val }),
  kinks: ({ min_val, max_val }) => [
    { at: min_val, left: 0, right: 1, derivative: 0 },
    { at: max_val, left: 1, right: 0, derivative: 0 },
  ],
  monotonicity: () => "non-decreasing",
  symmetry: ({ min_val, max_val }) => (min_val === -max_val ? "odd" : undefined),
  reducesTo: ({ min_val, max_val }) => (min_val === 0 && max_val === 6 ? "relu6" : undefined),
  value: (x, { min_val, max_val }) => (x < min_val ? min_val : x > max_val ? max_val : x),
  derivative: (x, { min_val, max_val }) =>
    Number.isNaN(x) ? NaN : x > min_val && x < max_val ? 1 : 0,
});

/** Paddle's names of the bounds. */
const bounds = { min: "min_val", max: "max_val" };

const inside: Details = {
  atKinks: {
    choices: ["right", "left"],
    note: "At the bounds the gradient is 1, where PyTorch's is 0.",
  },
};
const insideByBackend: Details = {
  atKinks: {
    choices: ["right", "left"],
    note: "At the bounds the gradient is 1 with JAX and TensorFlow as backend, 0 with PyTorch.",
  },
};

export const hardTanhSpellings = (): readonly Spelling[] =>
  spell(hardTanh, [
    layer("torch.nn.Hardtanh(min_val=-1.0, max_val=1.0, inplace=False)", {
      alsoNamed: { min_val: ["min_value"], max_val: ["max_value"] },
      note: "`min_value` and `max_value` are deprecated names of the bounds; it raises unless `min_val` is below `max_val`.",
    }),
    func("torch.nn.functional.hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    inPlaceFunc("torch.nn.functional.hardtanh_(input, min_val=-1, max_val=1)", {
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    func(
      "torch.ao.nn.quantized.functional.hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False)",
      { note: "Takes a quantised tensor only." },
    ),
    func("keras.activations.hard_tanh(x)", {
      since: "3.7.0",
      ...insideByBackend,
      note: "The bounds are fixed at ±1.",
    }),
    func("keras.ops.hard_tanh(x)", {
      since: "3.7.0",
      ...insideByBackend,
      note: "The bounds are fixed at ±1.",
    }),
    key("keras.activations.get", ["hard_tanh"], {
      as: "keras.activations.hard_tanh",
      since: "3.7.0",
      ...insideByBackend,
    }),
    func("jax.nn.hard_tanh(x)", {
      since: "0.1.49",
      ...inside,
      note: "The bounds are fixed at ±1.",
    }),
    func("flax.linen.hard_tanh(x)", {
      also: ["flax.nnx.hard_tanh"],
      ...inside,
      note: "The bounds are fixed at ±1.",
    }),
    layer("paddle.nn.Hardtanh(min=-1.0, max=1.0, name=None)", { sets: bounds }),
    func("paddle.nn.functional.hardtanh(x, min=-1.0, max=1.0, name=None)", { sets: bounds }),
    inPlaceFunc("paddle.nn.functional.hardtanh_(x, min=-1.0, max=1.0, name=None)", {
      sets: bounds,
      documentation:
        "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/hardtanh_en.html",
      note: "Overwrites its input; in dynamic graphs only.",
    }),
    layer("mindspore.nn.Hardtanh(min_val=-1.0, max_val=1.0)"),
    key("mindspore.nn.get_activation", ["hardtanh"], { as: "mindspore.nn.Hardtanh" }),
    layer("mlx.nn.HardTanh()", {
      note: "The bounds are fixed at ±1; `mlx.nn.hard_tanh` takes others.",
    }),
    func("mlx.nn.hard_tanh(x, min_val=-1.0, max_val=1.0)", { since: "0.15.0" }),
    method("tinygrad.Tensor.hardtanh(min_val=-1, max_val=1)", {
      atKinks: {
        choices: ["mean", "mean"],
        note: "At the bounds the gradient is 0.5, where PyTorch's is 0.",
      },
    }),
    idiom("numpy.clip(x, -1, 1)"),
  ]);
