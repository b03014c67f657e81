import { expm1, scaledExp } from "../numeric/exponential.ts";
import { anyReal, elementwise, from } from "./definition.ts";
import {
  type Argument,
  inplace,
  kerasFunction,
  kerasLayer,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const elu = elementwise({
  id: "elu",
  title: "ELU",
  aliases: ["exponential linear unit"],
  formula: {
    value: "f(x) = x if x > 0, else {alpha}·(eˣ − 1)",
    derivative: "f′(x) = 1 if x > 0, else {alpha}·eˣ",
  },
  simplerFormula: ({ alpha }) =>
    alpha === 1
      ? { value: "f(x) = x if x > 0, else eˣ − 1", derivative: "f′(x) = 1 if x > 0, else eˣ" }
      : undefined,
  parameters: [
    {
      name: "alpha",
      symbol: "α",
      usual: 1,
      valid: anyReal,
      slider: { min: 0, max: 3, step: 0.05 },
      meaning: "depth of the plateau for negative inputs",
    },
  ],
  essence: "Linear above zero, and an exponential below it that levels off at −α.",
  vanishing: "towards 0 for very negative inputs, as eˣ",
  facts: [
    {
      text: "Negative outputs bring the mean activation closer to 0 than ReLU does.",
      source: "Clevert, Unterthiner, Hochreiter 2015",
    },
    {
      text: "The slope is continuous at 0 only for α = 1.",
      source: "Clevert, Unterthiner, Hochreiter 2015",
    },
    {
      text: "Written as exp(x) − 1 it loses small inputs: TensorFlow 2.21 on a CPU and PyTorch 1.13 return 0 for −1e-9 in float32.",
      source: "tensorflow/core/kernels/relu_op_functor.h 2.21",
    },
  ],
  pros: ["mean activation closer to 0 than with ReLU", "no dead units", "smooth at 0 when α = 1"],
  cons: ["slower: needs an exponential", "saturates for negative inputs", "unbounded above"],
  usedFor: "MLPs and CNNs without batch normalisation",
  origin: {
    authors: "D.-A. Clevert, T. Unterthiner, S. Hochreiter",
    year: 2015,
    title: "Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)",
    url: "https://arxiv.org/abs/1511.07289",
  },

  range: ({ alpha }) =>
    alpha > 0 ? { min: -alpha, max: Infinity, includesMin: false, includesMax: false } : from(0),
  limits: ({ alpha }) => ({ negative: -alpha, positive: Infinity }),
  kinks: ({ alpha }) => (alpha === 1 ? [] : [{ at: 0, left: alpha, right: 1, derivative: alpha }]),
  value: (x, { alpha }) => (x > 0 ? x : alpha * expm1(x)),
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { alpha }) => (x > 0 ? 1 : scaledExp(alpha, x)),
});

const alpha: Argument = { name: "alpha", sets: "alpha", default: 1 };

export const eluSpellings = (): readonly Spelling[] => [
  pytorchModule("elu", "ELU", [alpha, inplace], {
    note: "With `inplace=True` backward refuses a negative `alpha`.",
  }),
  pytorchFunction("elu", ["torch.nn.functional.elu"], [alpha, inplace], {
    note: "With `inplace=True` it overwrites its input, and backward refuses a negative `alpha`.",
  }),
  pytorchFunction("elu", ["torch.nn.functional.elu_"], [alpha], {
    note: "Overwrites its input; backward refuses a negative `alpha`.",
  }),
  kerasLayer("elu", "ELU", [alpha], {
    documentation: "https://keras.io/api/layers/activation_layers/elu/",
  }),
  kerasFunction("elu", ["keras.activations.elu"], [alpha]),
  kerasFunction("elu", ["keras.ops.elu", "keras.ops.nn.elu", "keras.backend.elu"], [alpha]),
  kerasString("elu", ["elu"]),
  tensorflowFunction("elu", ["tensorflow.nn.elu"], "features", [{ name: "name", default: null }], {
    note: "Has no `alpha`; on a CPU it computes exp(x) − 1, which loses tiny negative inputs.",
  }),
];
