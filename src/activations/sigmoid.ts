import { logistic, logisticSlope } from "../numeric/logistic.ts";
import { exactly } from "../numeric/pair.ts";
import { between, elementwise } from "./definition.ts";
import {
  kerasFunction,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const sigmoid = elementwise({
  id: "sigmoid",
  title: "Sigmoid",
  aliases: ["logistic", "expit", "σ"],
  formula: {
    value: "f(x) = σ(x) = 1/(1 + e⁻ˣ)",
    derivative: "f′(x) = σ(x)·(1 − σ(x))",
  },
  parameters: [],
  essence: "Squeezes every number into (0, 1), so the output reads as a probability.",
  vanishing: "towards 0 on both sides; below 0.0025 for |x| > 6",
  facts: [
    {
      text: "Its derivative is at most 0.25, at x = 0: apart from the weights, each sigmoid layer multiplies the gradient by a quarter or less.",
      source:
        "f′ = σ·(1 − σ); Glorot, Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    },
    {
      text: "As the last layer of a binary classifier, give the logits to a loss that takes them (BCEWithLogitsLoss, from_logits=True); log(sigmoid(x)) is −∞ below −88 in float32.",
      source: "torch/nn/functional.py 2.13",
    },
  ],
  pros: ["reads as a probability", "smooth and bounded"],
  cons: [
    "saturates on both sides, gradients vanish",
    "outputs are all positive",
    "needs an exponential",
  ],
  usedFor: "output of binary and multi-label classifiers, gates",
  origin: {
    authors: "D. E. Rumelhart, G. E. Hinton, R. J. Williams",
    year: 1986,
    title: "Learning representations by back-propagating errors",
  },

  range: () => between(0, 1),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  value: (x) => logistic(exactly(x)),
  derivative: (x) => logisticSlope(exactly(x)),
});

const sigmoidPage = "https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html";

export const sigmoidSpellings = (): readonly Spelling[] => [
  pytorchModule("sigmoid", "Sigmoid", [], {
    note: "In front of `BCEWithLogitsLoss` it would be applied twice.",
  }),
  pytorchFunction("sigmoid", ["torch.sigmoid"]),
  pytorchFunction("sigmoid", ["torch.nn.functional.sigmoid"]),
  pytorchFunction("sigmoid", ["torch.special.expit"], [], {
    documentation: "https://docs.pytorch.org/docs/stable/special.html#torch.special.expit",
  }),
  pytorchFunction("sigmoid", ["torch.sigmoid_"], [], {
    documentation: sigmoidPage,
    note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
  }),
  kerasFunction("sigmoid", ["keras.activations.sigmoid"]),
  kerasFunction("sigmoid", ["keras.ops.sigmoid", "keras.ops.nn.sigmoid", "keras.backend.sigmoid"]),
  kerasString("sigmoid", ["sigmoid"]),
  tensorflowFunction(
    "sigmoid",
    ["tensorflow.math.sigmoid", "tensorflow.nn.sigmoid", "tensorflow.sigmoid"],
    "x",
    [{ name: "name", default: null }],
  ),
];
