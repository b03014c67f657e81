import { timesNormalCdf, timesNormalCdfSlope } from "../numeric/normal.ts";
import { elementwise } from "./definition.ts";
import {
  type Argument,
  kerasFunction,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const gelu = elementwise({
  id: "gelu",
  title: "GELU",
  aliases: ["Gaussian error linear unit", "exact GELU"],
  formula: {
    value: "f(x) = x·Φ(x) = x/2·(1 + erf(x/√2))",
    derivative: "f′(x) = Φ(x) + x·φ(x)",
  },
  parameters: [],
  essence: "Weights the input by the probability that a standard normal number is smaller.",
  vanishing: "towards 0 for very negative inputs; exactly 0 once, at x ≈ −0.752",
  facts: [
    {
      text: "The exact form and the tanh form differ by up to 4.7e-4: enough to fail a comparison of checkpoints, so use the form the weights were trained with.",
      source: "jax-ml/jax issue 4428",
    },
    {
      text: "Defaults differ: PyTorch, keras.activations and tf.nn compute the exact form, keras.ops.gelu the tanh form.",
      source: "torch/nn/functional.py 2.13, keras/src/ops/nn.py 3.15",
    },
    {
      text: "It is not monotonic: the minimum, −0.170, lies at x ≈ −0.752.",
      source: "Hendrycks, Gimpel 2016",
    },
  ],
  pros: [
    "smooth everywhere",
    "small negative outputs keep a gradient alive",
    "the standard of BERT and ViT",
  ],
  cons: [
    "more complex than ReLU: needs erf",
    "not monotonic",
    "several incompatible approximations are in use",
  ],
  usedFor: "MLP blocks of transformers",
  origin: {
    authors: "D. Hendrycks, K. Gimpel",
    year: 2016,
    title: "Gaussian Error Linear Units (GELUs)",
    url: "https://arxiv.org/abs/1606.08415",
  },

  range: () => ({
    min: -0.16997120747990366,
    max: Infinity,
    includesMin: true,
    includesMax: false,
  }),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  value: (x) => timesNormalCdf(x),
  derivative: (x) => timesNormalCdfSlope(x),
});

const approximateName: Argument = {
  name: "approximate",
  default: "none",
  selects: [
    { literal: "none", activation: "gelu" },
    { literal: "tanh", activation: "gelu_tanh" },
  ],
};
const approximateFlag: Argument = {
  name: "approximate",
  default: false,
  selects: [
    { literal: false, activation: "gelu" },
    { literal: true, activation: "gelu_tanh" },
  ],
};

export const geluSpellings = (): readonly Spelling[] => [
  pytorchModule("gelu", "GELU", [approximateName], {
    note: "`approximate` is a string, 'none' or 'tanh': `nn.GELU(True)` fails at its first call.",
  }),
  pytorchFunction(
    "gelu",
    ["torch.nn.functional.gelu"],
    [{ ...approximateName, keywordOnly: true }],
    {
      note: "`approximate` is keyword-only and a string: `F.gelu(x, 'tanh')` raises a TypeError.",
    },
  ),
  kerasFunction("gelu", ["keras.activations.gelu"], [approximateFlag], {
    note: "Exact by default, unlike `keras.ops.gelu`.",
  }),
  kerasFunction(
    "gelu_tanh",
    ["keras.ops.gelu", "keras.ops.nn.gelu"],
    [{ ...approximateFlag, default: true }],
    {
      note: "`approximate` is True by default, unlike in `keras.activations.gelu`.",
    },
  ),
  kerasString("gelu", ["gelu"], [], { note: "The exact form." }),
  tensorflowFunction("gelu", ["tensorflow.nn.gelu"], "features", [
    approximateFlag,
    { name: "name", default: null },
  ]),
];
