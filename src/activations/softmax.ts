import { softmaxOf, softmaxSlopes } from "../numeric/softmax.ts";
import { alongAxis, anyReal } from "./definition.ts";
import {
  type Argument,
  kerasFunction,
  kerasLayer,
  kerasString,
  pytorchFunction,
  pytorchModule,
  type Spelling,
  tensorflowFunction,
} from "./spelling.ts";

export const softmax = alongAxis({
  id: "softmax",
  title: "Softmax",
  aliases: ["normalised exponential"],
  formula: {
    value: "f(x)ᵢ = exp(xᵢ)/Σⱼ exp(xⱼ)",
    derivative: "∂fᵢ/∂xⱼ = fᵢ·(δᵢⱼ − fⱼ); along its own input fᵢ·(1 − fᵢ)",
  },
  parameters: [
    {
      name: "dim",
      symbol: "d",
      usual: -1,
      valid: anyReal,
      integer: true,
      meaning: "axis along which the outputs sum to 1; −1 is the last one",
    },
  ],
  essence: "Turns a row of scores into probabilities that sum to 1.",
  vanishing: "towards 0 once one score leads by about 20",
  facts: [
    {
      text: "A wrong axis raises no error: the outputs sum to 1 along another one.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "Cross-entropy losses of PyTorch take logits: a softmax in front of them keeps the loss above a floor, 1.461 for ten classes.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "A row of all −∞, fully masked, gives NaN in PyTorch and TensorFlow; so does +∞.",
      source: "measured with PyTorch 2.13 and TensorFlow 2.21",
    },
  ],
  pros: ["turns scores into a distribution", "with cross-entropy the gradient is simply p − y"],
  cons: ["never exactly 0", "couples all classes", "mistakes of the axis are silent"],
  usedFor: "class probabilities, attention weights",
  origin: {
    authors: "J. S. Bridle",
    year: 1990,
    title:
      "Probabilistic Interpretation of Feedforward Classification Network Outputs, with Relationships to Statistical Pattern Recognition",
  },
  otherLogits: [0, 1],

  range: () => ({ min: 0, max: 1, includesMin: false, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  value: (slice) => softmaxOf(slice),
  derivative: (slice) => softmaxSlopes(slice),
});

const guessed: Argument = {
  name: "dim",
  sets: "dim",
  default: null,
  defaultNote: "dimension 0 for 0-D, 1-D and 3-D input, else 1",
};
const required: Argument = { name: "dim", sets: "dim" };
const dtype: Argument = { name: "dtype", default: null };
const lastAxis: Argument = { name: "axis", sets: "dim", default: -1 };

export const softmaxSpellings = (): readonly Spelling[] => [
  pytorchModule("softmax", "Softmax", [guessed], {
    note: "Without `dim` it warns and picks an axis by the input's rank: dimension 0, the batch, for 3-D input.",
  }),
  pytorchFunction(
    "softmax",
    ["torch.nn.functional.softmax"],
    [guessed, { name: "_stacklevel", default: 3 }, dtype],
    { note: "Without `dim` it warns and picks an axis by the input's rank; pass `dim=-1`." },
  ),
  pytorchFunction("softmax", ["torch.softmax"], [required, dtype], {
    note: "`dim` is required here, unlike in `F.softmax`.",
  }),
  pytorchFunction("softmax", ["torch.special.softmax"], [required, dtype], {
    documentation: "https://docs.pytorch.org/docs/stable/special.html#torch.special.softmax",
  }),
  kerasLayer("softmax", "Softmax", [lastAxis], {
    documentation: "https://keras.io/api/layers/activation_layers/softmax/",
  }),
  kerasFunction("softmax", ["keras.activations.softmax"], [lastAxis]),
  kerasFunction(
    "softmax",
    ["keras.ops.softmax", "keras.ops.nn.softmax", "keras.backend.softmax"],
    [lastAxis],
    {
      note: "`axis=None` normalises over the whole array.",
    },
  ),
  kerasString("softmax", ["softmax"], [], {
    note: "Over a single unit the output is always 1; use `sigmoid` there.",
  }),
  tensorflowFunction(
    "softmax",
    ["tensorflow.nn.softmax", "tensorflow.math.softmax"],
    "logits",
    [
      {
        name: "axis",
        alsoNamed: ["dim"],
        sets: "dim",
        default: null,
        reads: [{ literal: null, value: -1 }],
        defaultNote: "the last axis",
      },
      { name: "name", default: null },
    ],
    { note: "`axis=None` means the last axis, not the whole array." },
  ),
];
