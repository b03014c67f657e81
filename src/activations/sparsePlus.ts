import { multiply, sumOf } from "../numeric/pair.ts";
import { elementwise, from } from "./definition.ts";
import { func, key, spell, type Spelling } from "./spelling.ts";

export const sparsePlus = elementwise({
  id: "sparse_plus",
  title: "Sparse Plus",
  aliases: [],
  family: "sigmoid",
  formula: {
    value: "f(x) = 0 if x ≤ −1, (x + 1)²/4 if −1 < x < 1, else x",
    derivative: "f′(x) = 0 if x ≤ −1, (x + 1)/2 if −1 < x < 1, else 1",
    tex: {
      value: String.raw`f(x) = \begin{cases} 0 & x \le -1 \\ \frac{(x + 1)^2}{4} & -1 < x < 1 \\ x & x \ge 1 \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 0 & x \le -1 \\ \frac{x + 1}{2} & -1 < x < 1 \\ 1 & x \ge 1 \end{cases}`,
    },
  },
  parameters: [],
  essence: "A softplus that is exactly 0 below −1 and exactly x above 1.",
  vanishing: () => "exactly 0 for x ≤ −1",
  facts: [
    {
      text: "Its derivative is continuous, a ramp from 0 to 1, so there is no kink at which gradients jump; only the second derivative does.",
      source: "Blondel, Martins, Niculae 2019, Learning with Fenchel-Young Losses",
    },
    {
      text: "Inputs below −1 give true zeros with gradient 0, so units can die as those of ReLU do.",
      source: "jax/_src/nn/functions.py 0.10",
    },
  ],
  traps: [
    {
      text: "Unlike softplus it is exactly 0 below −1, so a logarithm or a division of it fails there.",
      instead: "Use softplus where the output must stay positive.",
    },
  ],
  pros: ["no exponential", "true zeros, yet no kink"],
  cons: ["no gradient below −1", "0.25 instead of 0 at x = 0"],
  usedFor: "a sparse softplus; the loss that belongs to Sparse Sigmoid",
  initialisation: {
    text: "He initialisation with the gain of ReLU, which it equals beyond ±1.",
    source: "He et al. 2015; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "sparse_sigmoid", text: "Sparse Sigmoid is its derivative." },
    { id: "softplus", text: "It lies below softplus by at most 0.443, at 0." },
    { id: "relu", text: "Beyond ±1 it is ReLU; between, at most 0.25 above it." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "M. Blondel, A. F. T. Martins, V. Niculae",
    year: 2019,
    title: "Learning with Fenchel-Young Losses",
    url: "https://arxiv.org/abs/1901.02324",
  },

  range: () => from(0),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "non-decreasing",
  value: (x) => {
    if (x <= -1) return 0;
    if (x >= 1) return x;
    const sum = sumOf(x, 1);
    return multiply(sum, sum).high / 4;
  },
  derivative: (x) => Math.min(Math.max((x + 1) / 2, 0), 1),
});

export const sparsePlusSpellings = (): readonly Spelling[] =>
  spell(sparsePlus, [
    func("keras.activations.sparse_plus(x)", { since: "3.8.0" }),
    func("keras.ops.sparse_plus(x)", { since: "3.8.0" }),
    key("keras.activations.get", ["sparse_plus"], { since: "3.8.0" }),
    func("jax.nn.sparse_plus(x)", { since: "0.4.26" }),
  ]);
