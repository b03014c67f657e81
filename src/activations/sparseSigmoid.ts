import { elementwise } from "./definition.ts";
import { func, key, spell, type Spelling } from "./spelling.ts";

export const sparseSigmoid = elementwise({
  id: "sparse_sigmoid",
  title: "Sparse Sigmoid",
  aliases: [],
  family: "sigmoid",
  formula: {
    value: "f(x) = min(max((x + 1)/2, 0), 1)",
    derivative: "f′(x) = 1/2 if −1 < x < 1, else 0",
    tex: {
      value: String.raw`f(x) = \min\left(\max\left(\frac{x + 1}{2}, 0\right), 1\right)`,
      derivative: String.raw`f'(x) = \begin{cases} \frac{1}{2} & -1 < x < 1 \\ 0 & \text{otherwise} \end{cases}`,
    },
  },
  parameters: [],
  essence: "A ramp from 0 at −1 to 1 at 1: a sigmoid whose probabilities can be exactly 0 or 1.",
  vanishing: () => "exactly 0 for |x| ≥ 1",
  facts: [
    {
      text: "It is sparsemax for two classes, so a confident gate or class is exactly shut rather than nearly.",
      source: "Blondel, Martins, Niculae 2019, Learning with Fenchel-Young Losses",
    },
    {
      text: "Beyond ±1 its gradient is 0, wrong answers included: train it through its own loss, built on Sparse Plus, instead of a cross-entropy of its output.",
      source: "Blondel, Martins, Niculae 2019, Learning with Fenchel-Young Losses",
    },
  ],
  traps: [
    {
      text: "Its logarithm is −∞ for every x ≤ −1.",
      instead: "Compute the loss from x with Sparse Plus.",
    },
  ],
  pros: ["exact zeros and ones", "no exponential", "derivative of Sparse Plus"],
  cons: ["no gradient beyond ±1", "the ramp is narrow: pre-activations leave it early"],
  usedFor: "sparse gates and probabilities",
  initialisation: {
    text: "Glorot initialisation; the ramp is only 2 wide, so pre-activations need a variance well below 1.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "sparse_plus", text: "It is the derivative of Sparse Plus." },
    { id: "hard_sigmoid", text: "Hard Sigmoid with a slope of 1/2 is the same curve." },
    { id: "sigmoid", text: "It stands to Sparse Plus as the sigmoid to softplus." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "M. Blondel, A. F. T. Martins, V. Niculae",
    year: 2019,
    title: "Learning with Fenchel-Young Losses",
    url: "https://arxiv.org/abs/1901.02324",
  },

  range: () => ({ min: 0, max: 1, includesMin: true, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  // PyTorch lacks it: these are Keras' on PyTorch and on TensorFlow.
  kinks: () => [
    { at: -1, left: 0, right: 0.5, derivative: 0 },
    { at: 1, left: 0.5, right: 0, derivative: 0 },
  ],
  monotonicity: () => "non-decreasing",
  value: (x) => Math.min(Math.max((x + 1) / 2, 0), 1),
  derivative: (x) => (Number.isNaN(x) ? NaN : Math.abs(x) < 1 ? 0.5 : 0),
});

const onJax = "On the JAX backend the gradient at −1 and 1 is 0.25, on the others 0.";

export const sparseSigmoidSpellings = (): readonly Spelling[] =>
  spell(sparseSigmoid, [
    func("keras.activations.sparse_sigmoid(x)", { since: "3.10.0", note: onJax }),
    func("keras.ops.sparse_sigmoid(x)", { since: "3.10.0", note: onJax }),
    key("keras.activations.get", ["sparse_sigmoid"], { since: "3.10.0", note: onJax }),
    func("jax.nn.sparse_sigmoid(x)", {
      since: "0.4.27",
      atKinks: {
        choices: ["mean", "mean"],
        note: "At −1 and 1 the gradient is 0.25: a tie in `jnp.clip` is halved.",
      },
    }),
  ]);
