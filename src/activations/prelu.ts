import { anyReal, elementwise, from } from "./definition.ts";
import { kerasLayer, pytorchFunction, pytorchModule, type Spelling } from "./spelling.ts";

export const prelu = elementwise({
  id: "prelu",
  title: "PReLU",
  aliases: ["parametric ReLU"],
  formula: {
    value: "f(x) = x if x > 0, else {weight}·x",
    derivative: "f′(x) = 1 if x > 0, else {weight}",
  },
  parameters: [
    {
      name: "weight",
      symbol: "a",
      usual: 0.25,
      valid: anyReal,
      slider: { min: -0.5, max: 1, step: 0.01 },
      meaning: "slope for negative inputs, learned; the number is where training starts",
      learned: true,
    },
  ],
  essence: "Leaky ReLU whose negative slope is learned with the weights.",
  facts: [
    {
      text: "The start of the slope differs: 0.25 in the paper and in PyTorch, 0 in Keras, where it begins as ReLU.",
      source:
        "He et al. 2015; torch/nn/modules/activation.py 2.13; keras/src/layers/activations/prelu.py 3.15",
    },
    {
      text: "The slope's own gradient is x for negative inputs and 0 for the rest.",
      source: "He et al. 2015",
    },
    {
      text: "Weight decay pulls the slope to 0 and turns it into ReLU; keep it out of the decayed parameters.",
      source: "torch/nn/modules/activation.py 2.13",
    },
  ],
  pros: ["the slope adapts to the data", "few extra parameters", "contains ReLU and Leaky ReLU"],
  cons: [
    "the slope can over-fit on small data",
    "must be kept out of weight decay",
    "Keras learns one slope per element unless `shared_axes` is set",
  ],
  usedFor: "super-resolution, face recognition and other CNNs",
  origin: {
    authors: "K. He, X. Zhang, S. Ren, J. Sun",
    year: 2015,
    title:
      "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
    url: "https://arxiv.org/abs/1502.01852",
  },

  range: ({ weight }) => (weight > 0 ? anyReal : from(0)),
  limits: ({ weight }) => ({
    negative: weight === 0 ? 0 : weight * -Infinity,
    positive: Infinity,
  }),
  kinks: ({ weight }) =>
    weight === 1 ? [] : [{ at: 0, left: weight, right: 1, derivative: weight }],
  value: (x, { weight }) => (x > 0 ? x : weight === 0 && !Number.isNaN(x) ? 0 : weight * x),
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { weight }) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : weight),
});

export const preluSpellings = (): readonly Spelling[] => [
  pytorchModule(
    "prelu",
    "PReLU",
    [
      { name: "num_parameters", default: 1 },
      { name: "init", sets: "weight", default: 0.25 },
      { name: "device", default: null },
      { name: "dtype", default: null },
    ],
    {
      note: "With `num_parameters` above 1 there is one slope per channel, and the channel is dimension 1.",
    },
  ),
  pytorchFunction(
    "prelu",
    ["torch.nn.functional.prelu", "torch.prelu"],
    [{ name: "weight", sets: "weight" }],
    { note: "`weight` is a tensor of one slope, or of one per channel in dimension 1." },
  ),
  kerasLayer(
    "prelu",
    "PReLU",
    [
      {
        name: "alpha_initializer",
        sets: "weight",
        default: "Zeros",
        reads: [
          { literal: "Zeros", value: 0 },
          { literal: "zeros", value: 0 },
          { literal: "Ones", value: 1 },
          { literal: "ones", value: 1 },
        ],
        defaultNote: "slopes start at 0, as ReLU",
      },
      { name: "alpha_regularizer", default: null },
      { name: "alpha_constraint", default: null },
      { name: "shared_axes", default: null },
    ],
    {
      documentation: "https://keras.io/api/layers/activation_layers/prelu/",
      atZero: { derivative: 0, note: "Keras adds up two ReLUs, both flat at 0." },
      note: "Without `shared_axes` there is one slope per element, which ties the layer to its input size.",
    },
  ),
];
