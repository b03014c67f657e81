import { logistic } from "../numeric/logistic.ts";
import { exactly, productOf } from "../numeric/pair.ts";
import { softplus as textbookSoftplus } from "../numeric/softplus.ts";
import { elementwise, from } from "./definition.ts";
import {
  type Argument,
  kerasFunction,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const softplus = elementwise({
  id: "softplus",
  title: "Softplus",
  aliases: ["SmoothReLU"],
  formula: {
    value: "f(x) = ln(1 + e^({beta}·x))/{beta}, and x where {beta}·x > {threshold}",
    derivative: "f′(x) = σ({beta}·x), and 1 where {beta}·x > {threshold}",
  },
  parameters: [
    {
      name: "beta",
      symbol: "β",
      usual: 1,
      valid: from(0, false),
      slider: { min: 0.1, max: 10, step: 0.1 },
      meaning: "sharpness: a large value nears ReLU",
    },
    {
      name: "threshold",
      symbol: "t",
      usual: 20,
      valid: { min: -Infinity, max: Infinity, includesMin: false, includesMax: true },
      meaning: "above it, for β·x, the input is returned as it is; ∞ means nowhere",
    },
  ],
  essence: "A smooth ReLU that is positive everywhere.",
  vanishing: "towards 0 for very negative inputs, as e^(βx)",
  facts: [
    {
      text: "Its derivative is the sigmoid.",
      source: "Dugas, Bengio, Bélisle, Nadeau, Garcia 2001",
    },
    {
      text: "PyTorch returns x itself where β·x exceeds the threshold, a step of 2.1e-9/β at the default 20; Keras and TensorFlow have no threshold.",
      source: "torch/nn/functional.py 2.13, keras/src/activations/activations.py 3.15",
    },
    {
      text: "In float32 it is exactly 0 below about −104, so its logarithm or square root needs a floor.",
      source: "measured with PyTorch 2.13",
    },
  ],
  pros: ["smooth everywhere", "always positive: fits scales and variances"],
  cons: ["two transcendental functions", "ln 2 instead of 0 at x = 0"],
  usedFor: "parameters that must be positive, such as a standard deviation or a rate",
  origin: {
    authors: "C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia",
    year: 2001,
    title: "Incorporating Second-Order Functional Knowledge for Better Option Pricing",
  },

  range: ({ threshold, beta }) => (threshold < 0 ? from(threshold / beta, false) : from(0, false)),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: ({ beta, threshold }) => {
    const at = threshold / beta;
    const left = logistic(exactly(threshold));
    // From a threshold of 37 on the step is below the precision of a double.
    if (left === 1) return [];
    // Rounded as PyTorch does, the product may exceed the threshold at the very point.
    return [{ at, left, right: 1, derivative: beta * at > threshold ? 1 : left }];
  },
  simplerFormula: ({ beta, threshold }) => {
    if (threshold < Infinity) {
      if (beta !== 1) return undefined;
      return {
        value: "f(x) = ln(1 + eˣ), and x where x > {threshold}",
        derivative: "f′(x) = σ(x), and 1 where x > {threshold}",
      };
    }
    return beta === 1
      ? { value: "f(x) = ln(1 + eˣ)", derivative: "f′(x) = σ(x)" }
      : { value: "f(x) = ln(1 + e^({beta}·x))/{beta}", derivative: "f′(x) = σ({beta}·x)" };
  },
  value: (x, { beta, threshold }) => (beta * x > threshold ? x : textbookSoftplus(x, beta)),
  derivative: (x, { beta, threshold }) => {
    if (beta * x > threshold) return 1;
    return logistic(productOf(beta, x));
  },
});

const beta: Argument = { name: "beta", sets: "beta", default: 1 };
const threshold: Argument = { name: "threshold", sets: "threshold", default: 20 };
const noThreshold = { threshold: Infinity };

export const softplusSpellings = (): readonly Spelling[] => [
  pytorchModule("softplus", "Softplus", [beta, threshold], {
    note: "`beta=0` is accepted and gives inf.",
  }),
  pytorchFunction("softplus", ["torch.nn.functional.softplus"], [beta, threshold], {
    note: "`beta=0` is accepted and gives inf.",
  }),
  kerasFunction("softplus", ["keras.activations.softplus"], [], { fixed: noThreshold }),
  kerasFunction(
    "softplus",
    ["keras.ops.softplus", "keras.ops.nn.softplus", "keras.backend.softplus"],
    [],
    {
      fixed: noThreshold,
    },
  ),
  kerasString("softplus", ["softplus"], [], { fixed: noThreshold }),
  tensorflowFunction(
    "softplus",
    ["tensorflow.math.softplus", "tensorflow.nn.softplus"],
    "features",
    [{ name: "name", default: null }],
    { fixed: noThreshold },
  ),
];
