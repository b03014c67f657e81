import { onLine } from "../numeric/line.ts";
import { divide, exactly, sumOf } from "../numeric/pair.ts";
import { anyReal, elementwise, from, type ParameterValues } from "./definition.ts";
import { layer, spell, type Spelling } from "./spelling.ts";

export const tlu = elementwise({
  id: "tlu",
  title: "TLU",
  aliases: ["thresholded linear unit"],
  family: "rectifier",
  formula: {
    value: "f(x) = max(x, {alpha}·x + {tau})",
    derivative: "f′(x) = 1 if x ≥ {alpha}·x + {tau}, else {alpha}",
    tex: {
      value: String.raw`f(x) = \max(x,\ \slot{alpha}\,x + \slot{tau})`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x \ge \slot{alpha}\,x + \slot{tau} \\ \slot{alpha} & \text{otherwise} \end{cases}`,
    },
  },
  simplerFormulas: [
    {
      when: ({ alpha }) => alpha === 0,
      value: "f(x) = max(x, {tau})",
      derivative: "f′(x) = 1 if x ≥ {tau}, else 0",
      tex: {
        value: String.raw`f(x) = \max(x, \slot{tau})`,
        derivative: String.raw`f'(x) = \begin{cases} 1 & x \ge \slot{tau} \\ 0 & x < \slot{tau} \end{cases}`,
      },
    },
  ],
  parameters: [
    {
      name: "tau",
      symbol: "τ",
      usual: 0,
      valid: anyReal,
      slider: { min: -2, max: 2, step: 0.05 },
      meaning: "floor, learned; the number is where training starts",
      learned: true,
    },
    {
      name: "alpha",
      symbol: "α",
      usual: 0,
      valid: anyReal,
      slider: { min: 0, max: 1, step: 0.01 },
      meaning: "slope of the floor, learned on request; the number is where training starts",
      learned: true,
    },
  ],
  essence: "ReLU whose floor is learned: outputs never fall below a threshold τ.",
  vanishing: ({ alpha }) => (alpha === 0 ? "exactly 0 for every input below the floor" : undefined),
  facts: [
    {
      text: "Filter Response Normalization does not centre its outputs, so the zero of ReLU would cut them anywhere; the learned floor moves the cut.",
      source: "Singh, Krishnan 2019",
    },
    {
      text: "With α = 0 it is ReLU between two biases: max(x, τ) = ReLU(x − τ) + τ.",
      source: "Singh, Krishnan 2019",
    },
    {
      text: "The floor's own gradient is 1 where it is the output and 0 elsewhere.",
      source: "tensorflow_addons/layers/tlu.py",
    },
  ],
  traps: [],
  pros: ["makes up for a normalisation without centring", "one floor for each channel is enough"],
  cons: [
    "of use only beside Filter Response Normalization",
    "TensorFlow Addons learns one floor per element, which ties it to the input size",
  ],
  usedFor: "CNNs with Filter Response Normalization",
  initialisation: {
    text: "He initialisation, as for ReLU, which it is at the start; behind Filter Response Normalization the weights' scale cancels.",
    source: "Singh, Krishnan 2019",
  },
  relatives: [
    { id: "relu", text: "With τ = α = 0 it is ReLU, but for the gradient at 0." },
    { id: "maxout", text: "It is maxout over two lines, one of them x itself." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "S. Singh, S. Krishnan",
    year: 2019,
    title:
      "Filter Response Normalization Layer: Eliminating Batch Dependence in the Training of Deep Neural Networks",
    url: "https://arxiv.org/abs/1911.09737",
  },

  range: ({ tau, alpha }) => (alpha > 0 ? anyReal : from(crossing({ tau, alpha }) ?? tau)),
  limits: ({ tau, alpha }) => ({
    negative: alpha === 0 ? tau : alpha * -Infinity,
    positive: Infinity,
  }),
  kinks: ({ tau, alpha }) => {
    const at = crossing({ tau, alpha });
    if (at === undefined) return [];
    const [left, right] = alpha < 1 ? [alpha, 1] : [1, alpha];
    return [{ at, left, right, derivative: 1 }];
  },
  monotonicity: ({ alpha }) => (alpha > 0 ? "increasing" : alpha === 0 ? "non-decreasing" : "none"),
  symmetry: ({ tau, alpha }) => {
    if (alpha === 1 && tau <= 0) return "odd";
    return alpha === -1 && tau === 0 ? "even" : undefined;
  },
  value: (x, { tau, alpha }) => {
    if (Number.isNaN(x) || x === Infinity) return x;
    if (x === -Infinity) return alpha === 0 ? tau : alpha * x;
    return Math.max(x, onLine(alpha, x, tau).high);
  },
  // TensorFlow's maximum gives a tie to its first argument, the input.
  derivative: (x, { tau, alpha }) => {
    if (Number.isNaN(x)) return NaN;
    if (x === crossing({ tau, alpha })) return 1;
    if (!Number.isFinite(x)) return x > 0 === alpha > 1 ? alpha : 1;
    const { high, low } = onLine(alpha, x, tau);
    return high > x || (high === x && low > 0) ? alpha : 1;
  },
});

/** The double nearest to τ/(1 − α), where the two lines cross; undefined where they never do. */
function crossing({ tau, alpha }: ParameterValues<"tau" | "alpha">): number | undefined {
  return alpha === 1 ? undefined : divide(exactly(tau), sumOf(1, -alpha)).high;
}

export const tluSpellings = (): readonly Spelling[] =>
  spell(tlu, [
    layer(
      "tensorflow_addons.layers.TLU(affine=False, tau_initializer='zeros', tau_regularizer=None, tau_constraint=None, alpha_initializer='zeros', alpha_regularizer=None, alpha_constraint=None)",
      {
        sets: { tau_initializer: "tau", alpha_initializer: "alpha" },
        reads: {
          tau_initializer: { zeros: 0, Zeros: 0, ones: 1, Ones: 1 },
          alpha_initializer: { zeros: 0, Zeros: 0, ones: 1, Ones: 1 },
        },
        learned:
          "one τ for each element of a sample, with `affine=True` one α as well; both start at 0",
        deprecated: "TensorFlow Addons ended in May 2024; write it as `tf.maximum(x, tau)`.",
        note: "α is learned only with `affine=True` and 0 otherwise.",
      },
    ),
  ]);
