import { hyperbolicTangent, hyperbolicTangentSlope } from "../numeric/hyperbolicTangent.ts";
import { between, elementwise } from "./definition.ts";
import {
  kerasFunction,
  kerasString,
  numpyFunction,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const tanh = elementwise({
  id: "tanh",
  title: "Tanh",
  aliases: ["hyperbolic tangent"],
  formula: {
    value: "f(x) = tanh x = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)",
    derivative: "f′(x) = 1 − tanh² x",
  },
  parameters: [],
  essence: "An S-shaped curve through 0 that squeezes every number into (−1, 1).",
  vanishing: "towards 0 on both sides; below 0.01 for |x| > 3",
  facts: [
    {
      text: "Its outputs are centred on 0, which speeds up learning compared with the sigmoid.",
      source: "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp",
    },
    {
      text: "The slope is 1 at 0 and falls off on both sides, so gradients vanish once units saturate.",
      source:
        "Glorot, Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    },
    {
      text: "PyTorch's initialisation gain for it is 5/3.",
      source: "torch/nn/init.py 2.13",
    },
  ],
  pros: ["centred on 0", "bounded", "slope 1 at 0"],
  cons: ["saturates on both sides, gradients vanish", "needs exponentials"],
  usedFor: "RNN cells, bounded outputs, policy heads",
  origin: {
    authors: "Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller",
    year: 1998,
    title: "Efficient BackProp",
  },

  range: () => between(-1, 1),
  limits: () => ({ negative: -1, positive: 1 }),
  kinks: () => [],
  value: (x) => hyperbolicTangent(x),
  derivative: (x) => hyperbolicTangentSlope(x),
});

export const tanhSpellings = (): readonly Spelling[] => [
  pytorchModule("tanh", "Tanh"),
  pytorchFunction("tanh", ["torch.tanh"]),
  pytorchFunction("tanh", ["torch.nn.functional.tanh"]),
  pytorchFunction("tanh", ["torch.tanh_"], [], {
    documentation: "https://docs.pytorch.org/docs/stable/generated/torch.tanh.html",
    note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
  }),
  kerasFunction("tanh", ["keras.activations.tanh"]),
  kerasFunction("tanh", ["keras.ops.tanh", "keras.ops.numpy.tanh", "keras.backend.tanh"], [], {
    documentation: "https://keras.io/api/ops/numpy/",
  }),
  kerasString("tanh", ["tanh"]),
  tensorflowFunction(
    "tanh",
    ["tensorflow.math.tanh", "tensorflow.nn.tanh", "tensorflow.tanh"],
    "x",
    [{ name: "name", default: null }],
  ),
  numpyFunction("tanh", "numpy.tanh"),
];
