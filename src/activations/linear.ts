import { anyReal, elementwise } from "./definition.ts";
import { kerasFunction, kerasString, pytorchModule, type Spelling } from "./spelling.ts";

export const linear = elementwise({
  id: "linear",
  title: "Identity",
  aliases: ["identity", "none", "pass-through"],
  formula: { value: "f(x) = x", derivative: "f′(x) = 1" },
  parameters: [],
  essence: "Returns its input unchanged.",
  facts: [
    {
      text: "Layers without a nonlinearity between them collapse: a stack of linear maps is one linear map.",
      source: "A·(B·x + c) + d = (A·B)·x + (A·c + d)",
    },
    {
      text: "It is what Keras layers such as Dense use when no activation is given.",
      source: "keras/src/activations/__init__.py 3.15",
    },
  ],
  pros: ["right for regression outputs and for logits", "gradient is exactly 1"],
  cons: ["adds no expressive power: stacked linear layers collapse into one"],
  usedFor: "output layers, placeholders for a removed layer",

  range: () => anyReal,
  limits: () => ({ negative: -Infinity, positive: Infinity }),
  kinks: () => [],
  value: (x) => x,
  derivative: (x) => (Number.isNaN(x) ? NaN : 1),
});

export const linearSpellings = (): readonly Spelling[] => [
  {
    ...pytorchModule("linear", "Identity", [], {
      note: "Accepts and ignores any constructor arguments.",
    }),
    names: ["torch.nn.Identity", "torch.nn.modules.Identity", "torch.nn.modules.linear.Identity"],
  },
  kerasFunction("linear", ["keras.activations.linear"]),
  kerasString("linear", ["linear"]),
];
