import { anyReal, elementwise } from "./definition.ts";
import { func, idiom, layer, method, spell, type Spelling } from "./spelling.ts";

export const step = elementwise({
  id: "step",
  title: "Binary step",
  aliases: ["Heaviside", "unit step"],
  family: "step",
  formula: {
    value: "f(x) = 1 if x ≥ {threshold}, else 0",
    derivative: "f′(x) = 0",
    tex: {
      value: String.raw`f(x) = \begin{cases} 1 & x \ge \slot{threshold} \\ 0 & x < \slot{threshold} \end{cases}`,
      derivative: String.raw`f'(x) = 0`,
    },
  },
  parameters: [
    {
      name: "threshold",
      symbol: "θ",
      usual: 0,
      valid: anyReal,
      slider: { min: -5, max: 5, step: 0.1 },
      meaning: "cut-off; the output is 1 from it on",
    },
  ],
  essence: "Fires or does not: 1 from a threshold on, 0 below it.",
  vanishing: () => "exactly 0 everywhere",
  facts: [
    {
      text: "The gradient is 0 everywhere, so gradient descent cannot train anything in front of it; in its place training uses a surrogate or passes the gradient straight through.",
      source: "Bengio, Léonard, Courville 2013, arXiv 1308.3432",
    },
    {
      text: "The value at the threshold is a convention: 1 in today's MLX, 0 up to its version 0.31, an argument of torch.heaviside and numpy.heaviside.",
      source: "mlx/nn/layers/activations.py; torch.heaviside 2.13",
    },
  ],
  traps: [
    {
      text: "MLX returns integers, which carry no gradient and change the type of what follows.",
      instead: "Convert the result to the input's type.",
    },
  ],
  pros: ["binary outputs", "one comparison"],
  cons: ["no gradient", "says nothing about the size of its input"],
  usedFor: "spiking and binary networks with a surrogate gradient",
  initialisation: {
    text: "With the threshold at 0 the outputs do not depend on the weights' scale; how many inputs a surrogate gradient reaches does.",
    source: "f(c·x) = f(x) for c > 0 and θ = 0",
  },
  relatives: [
    { id: "sign", text: "Sign is the step from −1 to 1, with 0 at 0." },
    { id: "sigmoid", text: "The sigmoid is a smooth step: for large β σ(βx) tends to it." },
    { id: "relu", text: "With the threshold at 0 it is ReLU's derivative for x ≠ 0." },
  ],
  cost: "comparison",
  origin: {
    authors: "W. S. McCulloch, W. Pitts",
    year: 1943,
    title: "A Logical Calculus of the Ideas Immanent in Nervous Activity",
  },

  range: () => ({ min: 0, max: 1, includesMin: true, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: ({ threshold }) => [{ at: threshold, left: 0, right: 0, derivative: 0 }],
  monotonicity: () => "non-decreasing",
  value: (x, { threshold }) => (x >= threshold ? 1 : Number.isNaN(x) ? NaN : 0),
  derivative: (x) => (Number.isNaN(x) ? NaN : 0),
});

const mlxNote =
  "Returns integers. Exactly at the threshold the result is 1 now, but 0 in versions up to 0.31.";

export const stepSpellings = (): readonly Spelling[] =>
  spell(step, [
    func("torch.heaviside(input, values)", {
      general: true,
      note: "`values` is the result at 0. PyTorch has no derivative for it: backward raises an error.",
    }),
    method("torch.Tensor.heaviside(values)", {
      general: true,
      note: "`values` is the result at 0. PyTorch has no derivative for it: backward raises an error.",
    }),
    func("numpy.heaviside(x1, x2)", { general: true, note: "`x2` is the result at 0." }),
    layer("mlx.nn.Step(threshold=0.0)", { note: mlxNote }),
    func("mlx.nn.step(x, threshold=0.0)", { since: "0.0.5", note: mlxNote }),
    idiom("numpy.heaviside(x, 1)"),
  ]);
