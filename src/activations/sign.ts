import { elementwise } from "./definition.ts";
import { func, inPlaceMethod, method, spell, type Spelling } from "./spelling.ts";

export const sign = elementwise({
  id: "sign",
  title: "Sign",
  aliases: ["sgn", "signum"],
  family: "step",
  formula: {
    value: "f(x) = 1 if x > 0, −1 if x < 0, else 0",
    derivative: "f′(x) = 0",
    tex: {
      value: String.raw`f(x) = \begin{cases} 1 & x > 0 \\ 0 & x = 0 \\ -1 & x < 0 \end{cases}`,
      derivative: String.raw`f'(x) = 0`,
    },
  },
  parameters: [],
  essence: "Returns 1, 0 or −1: the sign of its input.",
  vanishing: () => "exactly 0 everywhere",
  facts: [
    {
      text: "The gradient is 0 everywhere, so gradient descent cannot train anything in front of it; binarised networks pass the gradient straight through instead.",
      source: "Hubara, Courbariaux, Soudry, El-Yaniv, Bengio 2016, Binarized Neural Networks",
    },
    {
      text: "It has three values: sign(0) is 0, so weights or activations that are exactly 0 do not become binary.",
      source: "sign in PyTorch 2.13, TensorFlow 2.21 and JAX 0.10.2",
    },
  ],
  traps: [
    {
      text: "An input of exactly 0 gives 0, the third value.",
      instead: "Where two values are meant write `torch.where(x >= 0, 1.0, -1.0)`.",
    },
  ],
  pros: ["outputs centred at 0", "one comparison"],
  cons: ["no gradient", "three values instead of two"],
  usedFor: "binarised weights and activations, with a straight-through gradient",
  initialisation: {
    text: "The outputs do not depend on the weights' scale; which inputs the straight-through gradient reaches does.",
    source: "f(c·x) = f(x) for c > 0",
  },
  relatives: [
    { id: "step", text: "The binary step has the values 0 and 1." },
    { id: "tanh", text: "Tanh is a smooth sign: for large β tanh(βx) tends to it." },
    {
      id: "hard_tanh",
      text: "The straight-through gradient of binarised networks is that of hard tanh.",
    },
    { id: "abs", text: "It is the derivative of the absolute value." },
  ],
  cost: "comparison",

  range: () => ({ min: -1, max: 1, includesMin: true, includesMax: true }),
  limits: () => ({ negative: -1, positive: 1 }),
  kinks: () => [{ at: 0, left: 0, right: 0, derivative: 0 }],
  monotonicity: () => "non-decreasing",
  symmetry: () => "odd",
  // Math.sign would keep the sign of −0, which PyTorch does not.
  value: (x) => (x > 0 ? 1 : x < 0 ? -1 : Number.isNaN(x) ? NaN : 0),
  derivative: (x) => (Number.isNaN(x) ? NaN : 0),
});

export const signSpellings = (): readonly Spelling[] =>
  spell(sign, [
    func("torch.sign(input)", { general: true, note: "NaN becomes 0." }),
    method("torch.Tensor.sign()", { general: true, note: "NaN becomes 0." }),
    inPlaceMethod("torch.Tensor.sign_()", { general: true, note: "NaN becomes 0." }),
    func("keras.ops.sign(x)", {
      general: true,
      documentation: "https://keras.io/api/ops/numpy/",
    }),
    func("tensorflow.math.sign(x, name=None)", { also: ["tensorflow.sign"], general: true }),
    func("jax.numpy.sign(x)", { general: true }),
    func("numpy.sign(x)", { general: true }),
    func("mlx.core.sign(a)", { general: true }),
    method("tinygrad.Tensor.sign()", { general: true }),
  ]);
