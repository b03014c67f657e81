import { anyReal, elementwise, from } from "./definition.ts";
import {
  inplace,
  kerasFunction,
  kerasLayer,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const leakyRelu = elementwise({
  id: "leaky_relu",
  title: "Leaky ReLU",
  aliases: ["LReLU"],
  formula: {
    value: "f(x) = x if x > 0, else {negative_slope}·x",
    derivative: "f′(x) = 1 if x > 0, else {negative_slope}",
  },
  parameters: [
    {
      name: "negative_slope",
      symbol: "α",
      usual: 0.01,
      valid: anyReal,
      slider: { min: 0, max: 1, step: 0.01 },
      meaning: "slope for negative inputs",
    },
  ],
  essence: "ReLU with a small constant slope for negative inputs instead of a flat zero.",
  facts: [
    {
      text: "Negative inputs keep a gradient, so a unit that is pushed below zero can come back.",
      source: "Maas, Hannun, Ng 2013",
    },
    {
      text: "The default slope differs: 0.01 in PyTorch, 0.2 in keras.activations and tf.nn, 0.3 in the Keras layer.",
      source: "torch/nn/functional.py 2.13, keras/src/activations/activations.py 3.15",
    },
  ],
  pros: ["keeps a gradient for negative inputs, so units do not die", "as cheap as ReLU"],
  cons: ["one more constant to choose, and its default differs between libraries", "no true zeros"],
  usedFor: "GAN discriminators and detectors; a first remedy for dead ReLUs",
  origin: {
    authors: "A. L. Maas, A. Y. Hannun, A. Y. Ng",
    year: 2013,
    title: "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
  },

  range: ({ negative_slope: slope }) => (slope > 0 ? anyReal : from(0)),
  limits: ({ negative_slope: slope }) => ({
    negative: slope === 0 ? 0 : slope * -Infinity,
    positive: Infinity,
  }),
  kinks: ({ negative_slope: slope }) =>
    slope === 1 ? [] : [{ at: 0, left: slope, right: 1, derivative: slope }],
  // 0·(−∞) would be NaN.
  value: (x, { negative_slope: slope }) =>
    x > 0 ? x : slope === 0 && x === -Infinity ? 0 : slope * x,
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { negative_slope: slope }) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : slope),
});

const negativeSlope = { name: "negative_slope", sets: "negative_slope" } as const;

export const leakyReluSpellings = (): readonly Spelling[] => [
  pytorchModule("leaky_relu", "LeakyReLU", [{ ...negativeSlope, default: 0.01 }, inplace]),
  pytorchFunction(
    "leaky_relu",
    ["torch.nn.functional.leaky_relu"],
    [{ ...negativeSlope, default: 0.01 }, inplace],
    { note: "With `inplace=True` it overwrites its input, and backward refuses a negative slope." },
  ),
  pytorchFunction(
    "leaky_relu",
    ["torch.nn.functional.leaky_relu_"],
    [{ ...negativeSlope, default: 0.01 }],
    { note: "Overwrites its input; backward refuses a negative slope." },
  ),
  kerasLayer(
    "leaky_relu",
    "LeakyReLU",
    [{ ...negativeSlope, alsoNamed: ["alpha"], default: 0.3 }],
    {
      documentation: "https://keras.io/api/layers/activation_layers/leaky_relu/",
      note: "Keras 2 named the slope `alpha`; Keras 3 accepts that with a warning. On the JAX backend the gradient at 0 is 1.",
    },
  ),
  kerasFunction(
    "leaky_relu",
    ["keras.activations.leaky_relu"],
    [{ ...negativeSlope, default: 0.2 }],
    { note: "The default slope is 0.2 here and 0.3 in the layer `keras.layers.LeakyReLU`." },
  ),
  kerasFunction(
    "leaky_relu",
    ["keras.ops.leaky_relu", "keras.ops.nn.leaky_relu"],
    [{ ...negativeSlope, default: 0.2 }],
  ),
  kerasString("leaky_relu", ["leaky_relu"], [{ ...negativeSlope, default: 0.2 }], {
    note: "The slope is 0.2; the layer's name `LeakyReLU` is not accepted as a string.",
  }),
  tensorflowFunction("leaky_relu", ["tensorflow.nn.leaky_relu"], "features", [
    { name: "alpha", sets: "negative_slope", default: 0.2 },
    { name: "name", default: null },
  ]),
];
