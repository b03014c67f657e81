import { elementwise, from } from "./definition.ts";
import { func, inPlaceFunc, inPlaceMethod, method, spell, type Spelling } from "./spelling.ts";

export const abs = elementwise({
  id: "abs",
  title: "Absolute value",
  aliases: ["full-wave rectifier", "modulus"],
  family: "step",
  formula: {
    value: "f(x) = |x|",
    derivative: "f′(x) = 1 if x > 0, −1 if x < 0, else 0",
    tex: {
      value: String.raw`f(x) = \lvert x \rvert`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ 0 & x = 0 \\ -1 & x < 0 \end{cases}`,
    },
  },
  parameters: [],
  essence: "Returns the size of its input without the sign.",
  facts: [
    {
      text: "The gradient is 1 or −1 at every input but 0, so what passes back keeps its size.",
      source: "|x| = max(0, x) + max(0, −x)",
    },
    {
      text: "Opposite inputs give the same output: later layers cannot tell them apart.",
      source: "|−x| = |x|",
    },
  ],
  traps: [
    {
      text: "The gradient at exactly 0 differs: 0 in PyTorch and TensorFlow, 1 in JAX.",
      instead: "Do not rely on it; check gradients away from 0.",
    },
  ],
  pros: ["no dead units", "one cheap operation without rounding"],
  cons: ["loses the sign", "outputs are never negative", "not monotonic"],
  usedFor: "scattering networks, magnitudes of features, L1 terms of a loss",
  initialisation: {
    text: "LeCun initialisation: it keeps the second moment of its input, so no gain is needed.",
    source: "|x|² = x²",
  },
  relatives: [
    { id: "relu", text: "It is ReLU(x) + ReLU(−x)." },
    { id: "crelu", text: "CReLU keeps the two sides apart instead of adding them up." },
    { id: "leaky_relu", text: "Leaky ReLU with a slope of −1 has the same values." },
  ],
  cost: "comparison",

  range: () => from(0),
  limits: () => ({ negative: Infinity, positive: Infinity }),
  kinks: () => [{ at: 0, left: -1, right: 1, derivative: 0 }],
  monotonicity: () => "none",
  symmetry: () => "even",
  value: (x) => Math.abs(x),
  derivative: (x) => (x > 0 ? 1 : x < 0 ? -1 : Number.isNaN(x) ? NaN : 0),
});

const numpyOfKeras = "https://keras.io/api/ops/numpy/";

export const absSpellings = (): readonly Spelling[] =>
  spell(abs, [
    func("torch.abs(input)", { also: ["torch.absolute"], general: true }),
    inPlaceFunc("torch.abs_(input)", {
      general: true,
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.abs.html",
    }),
    method("torch.Tensor.abs()", { also: ["torch.Tensor.absolute"], general: true }),
    inPlaceMethod("torch.Tensor.abs_()", { also: ["torch.Tensor.absolute_"], general: true }),
    func("keras.ops.abs(x)", {
      also: ["keras.ops.absolute"],
      general: true,
      documentation: numpyOfKeras,
      note: "On the JAX backend the gradient at 0 is 1.",
    }),
    func("tensorflow.math.abs(x, name=None)", { also: ["tensorflow.abs"], general: true }),
    func("jax.numpy.abs(x)", {
      also: ["jax.numpy.absolute"],
      general: true,
      atKinks: { choices: ["right"], note: "At 0 JAX's gradient is 1." },
    }),
    func("numpy.abs(x)", { also: ["numpy.absolute"], general: true }),
    func("mlx.core.abs(a)", { general: true }),
    method("tinygrad.Tensor.abs()", { general: true }),
  ]);
