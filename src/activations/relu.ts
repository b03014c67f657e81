import { elementwise, from } from "./definition.ts";
import {
  inplace,
  kerasFunction,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const relu = elementwise({
  id: "relu",
  title: "ReLU",
  aliases: ["rectified linear unit", "rectifier"],
  formula: {
    value: "f(x) = max(0, x)",
    derivative: "f′(x) = 1 if x > 0, else 0",
  },
  parameters: [],
  essence: "Passes positive inputs unchanged and turns the rest into exact zeros.",
  vanishing: "exactly 0 for every negative input",
  facts: [
    {
      text: "A positive input comes out unchanged with gradient 1, so gradients do not shrink through depth; the sigmoid's is at most 0.25.",
      source: "Glorot, Bordes, Bengio 2011, Deep Sparse Rectifier Neural Networks",
    },
    {
      text: "A unit whose pre-activation is negative for every sample has zero output and zero gradient and stays dead; a large negative bias or a high learning rate gets it there.",
      source: "Maas, Hannun, Ng 2013",
    },
    {
      text: "It goes with He initialisation, gain √2.",
      source: "He et al. 2015; torch/nn/init.py 2.13",
    },
  ],
  pros: [
    "one comparison, no exponential",
    "gradient is exactly 1 on the active side",
    "true zeros, so outputs are sparse",
  ],
  cons: ["units can die", "outputs are never negative, so the mean shifts up", "unbounded above"],
  usedFor: "default hidden activation of CNNs and MLPs",
  origin: {
    authors: "V. Nair, G. E. Hinton",
    year: 2010,
    title: "Rectified Linear Units Improve Restricted Boltzmann Machines",
  },

  range: () => from(0),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [{ at: 0, left: 0, right: 1, derivative: 0 }],
  // x < 0 is the test that lets NaN and −0 through, as PyTorch does.
  value: (x) => (x < 0 ? 0 : x),
  derivative: (x) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : 0),
});

export const reluSpellings = (): readonly Spelling[] => [
  pytorchModule("relu", "ReLU", [inplace], {
    note: "Takes no input: `nn.ReLU(x)` sets `inplace`, it does not apply ReLU.",
  }),
  pytorchFunction("relu", ["torch.nn.functional.relu"], [inplace], {
    note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
  }),
  pytorchFunction("relu", ["torch.nn.functional.relu_", "torch.relu_"], [], {
    note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
  }),
  pytorchFunction("relu", ["torch.relu"], [], {
    documentation: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html",
  }),
  kerasFunction("relu", ["keras.ops.relu", "keras.ops.nn.relu"], [], {
    note: "Has no slope, cap or threshold, unlike `keras.activations.relu`.",
  }),
  kerasString("relu", ["relu"]),
  tensorflowFunction("relu", ["tensorflow.nn.relu"], "features", [{ name: "name", default: null }]),
];
