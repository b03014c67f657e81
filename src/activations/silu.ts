import { gated, gatedSlope } from "../numeric/gated.ts";
import { productOf } from "../numeric/pair.ts";
import { anyReal, elementwise, type Interval } from "./definition.ts";
import {
  inplace,
  kerasFunction,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

/** The minimum of x·σ(x); it solves m = −W(1/e). */
const lowest = -0.2784645427610738;

export const silu = elementwise({
  id: "silu",
  title: "SiLU",
  aliases: ["Swish", "sigmoid linear unit"],
  formula: {
    value: "f(x) = x·σ({beta}·x)",
    derivative: "f′(x) = σ({beta}·x)·(1 + {beta}·x·(1 − σ({beta}·x)))",
  },
  parameters: [
    {
      name: "beta",
      symbol: "β",
      usual: 1,
      valid: anyReal,
      slider: { min: 0, max: 10, step: 0.1 },
      meaning: "sharpness: 0 gives x/2, a large value nears ReLU",
    },
  ],
  essence: "Weights the input by its own sigmoid: a smooth ReLU with a small dip below zero.",
  vanishing: "towards 0 for very negative inputs; exactly 0 once, at x ≈ −1.278/β",
  facts: [
    {
      text: "It is not monotonic: for β = 1 the minimum, −0.278, lies at x ≈ −1.278.",
      source: "Elfwing, Uchibe, Doya 2017",
    },
    {
      text: "Swish is the same function; only TensorFlow's tf.nn.silu and tf.nn.swish take β.",
      source: "Ramachandran, Zoph, Le 2017; tensorflow/python/ops/nn_impl.py 2.21",
    },
  ],
  pros: ["smooth and cheap", "keeps a small gradient for negative inputs", "the gate of SwiGLU"],
  cons: ["needs an exponential", "not monotonic", "unbounded above"],
  usedFor: "EfficientNet, diffusion U-Nets, MLPs in the style of LLaMA",
  origin: {
    authors: "S. Elfwing, E. Uchibe, K. Doya",
    year: 2017,
    title:
      "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning",
    url: "https://arxiv.org/abs/1702.03118",
  },

  range: ({ beta }): Interval => {
    if (beta === 0) return anyReal;
    const extreme = lowest / beta;
    return beta > 0
      ? { min: extreme, max: Infinity, includesMin: true, includesMax: false }
      : { min: -Infinity, max: extreme, includesMin: false, includesMax: true };
  },
  limits: ({ beta }) => ({
    negative: beta > 0 ? 0 : -Infinity,
    positive: beta < 0 ? 0 : Infinity,
  }),
  kinks: () => [],
  simplerFormula: ({ beta }) =>
    beta === 1
      ? { value: "f(x) = x·σ(x)", derivative: "f′(x) = σ(x)·(1 + x·(1 − σ(x)))" }
      : undefined,
  value: (x, { beta }) => (beta === 0 ? x / 2 : gated(x, productOf(beta, x))),
  derivative: (x, { beta }) => {
    if (beta === 0) return Number.isNaN(x) ? NaN : 0.5;
    const z = productOf(beta, x);
    return gatedSlope(z, z);
  },
});

export const siluSpellings = (): readonly Spelling[] => [
  pytorchModule("silu", "SiLU", [inplace]),
  pytorchFunction("silu", ["torch.nn.functional.silu"], [inplace], {
    note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
  }),
  kerasFunction("silu", ["keras.activations.silu", "keras.activations.swish"], [], {
    note: "`swish` is the same function; there is no `beta`.",
  }),
  kerasFunction("silu", [
    "keras.ops.silu",
    "keras.ops.nn.silu",
    "keras.ops.swish",
    "keras.ops.nn.swish",
  ]),
  kerasString("silu", ["silu", "swish"]),
  tensorflowFunction("silu", ["tensorflow.nn.silu", "tensorflow.nn.swish"], "features", [
    { name: "beta", sets: "beta", default: 1 },
  ]),
];
