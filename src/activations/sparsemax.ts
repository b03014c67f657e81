import { sparsemaxGradient, sparsemaxOf, sparsemaxSlopes } from "../numeric/sparsemax.ts";
import { alongAxis, axisParameter } from "./definition.ts";
import { type Details, func, key, layer, spell, type Spelling } from "./spelling.ts";

export const sparsemax = alongAxis({
  id: "sparsemax",
  title: "Sparsemax",
  aliases: ["projection onto the probability simplex"],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = max(xᵢ − τ, 0), with τ such that Σᵢ f(x)ᵢ = 1",
    derivative:
      "∂fᵢ/∂xⱼ = δᵢⱼ − 1/|S| for i and j in the support S, where x > τ, else 0; along its own input 1 − 1/|S|",
    tex: {
      value: String.raw`f(x)_i = \max(x_i - \tau, 0),\quad \sum_i f(x)_i = 1`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = \begin{cases} \delta_{ij} - \frac{1}{|S|} & i, j \in S \\ 0 & \text{else} \end{cases},\quad S = \{k : x_k > \tau\}`,
    },
  },
  parameters: [
    { ...axisParameter, meaning: "axis along which the outputs add up to 1; −1 is the last one" },
  ],
  essence: "Turns a row of scores into probabilities of which many are exactly 0.",
  vanishing: () =>
    "exactly 0 for every number outside the support, and for all once one leads by 1",
  facts: [
    {
      text: "A number outside the support gets no gradient at all; softmax would still move it.",
      source: "Martins, Astudillo 2016",
    },
    {
      text: "Once one number leads all others by 1 the output is exactly one-hot and the whole gradient 0; the scale of the scores decides how soon.",
      source: "Martins, Astudillo 2016",
    },
    {
      text: "Its logarithm is −∞ for most classes, so cross-entropy cannot be used with it; the paper derives a loss of its own.",
      source: "Martins, Astudillo 2016",
    },
  ],
  traps: [
    {
      text: "Keras 3.8 to 3.15.1 subtracts too large a threshold wherever several outputs are positive: rows add up to less than 1, and may be all 0.",
      instead:
        "Check that rows add up to 1, or use a release that contains pull request 23469, merged after 3.15.1.",
    },
    {
      text: "The threshold comes from a cumulative sum, which loses digits over long axes and in half precision.",
      instead: "Compute it in float32, and subtract the largest number first.",
    },
  ],
  pros: ["exact zeros, so attention can be read", "the nearest point of the probability simplex"],
  cons: ["needs a sort", "no gradient outside the support"],
  usedFor: "sparse attention, feature selection as in TabNet",
  initialisation: {
    text: "No gain is defined; scores that differ by less than 1 at the start keep several numbers in the support.",
    source: "Martins, Astudillo 2016; torch/nn/init.py 2.13",
  },
  relatives: [{ id: "softmax", text: "Softmax gives small numbers where sparsemax gives zeros." }],
  cost: "a pass along the axis",
  origin: {
    authors: "A. F. T. Martins, R. F. Astudillo",
    year: 2016,
    title: "From Softmax to Sparsemax: A Sparse Model of Attention and Multi-Label Classification",
    url: "https://arxiv.org/abs/1602.02068",
  },
  example: { others: [0, 1], slice: [-1, 0, 1, 1.5] },
  outputs: "outputs along the axis add up to 1, many of them exactly 0",

  range: () => ({ min: 0, max: 1, includesMin: true, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [
    { at: 0, left: 0, right: 0.5, derivative: 0 },
    { at: 2, left: 0.5, right: 0, derivative: 0 },
  ],
  monotonicity: () => "non-decreasing",
  value: (slice) => sparsemaxOf(slice),
  gradient: (slice, upstream) => sparsemaxGradient(slice, upstream),
  ownDerivative: (slice) => sparsemaxSlopes(slice),
});

const axis: Details = { sets: { axis: "dim" } };
const keras: Details = {
  ...axis,
  since: "3.8.0",
  note: "Wrong up to Keras 3.15.1 wherever several outputs are positive: [0, 0.5, 1] gives [0, 0, 0.25], not [0, 0.25, 0.75]. What is shown here is right.",
};
const ended: Details = {
  ...axis,
  deprecated:
    "TensorFlow Addons ended in May 2024; `keras.activations.sparsemax` replaces it in releases of Keras after 3.15.1.",
};

export const sparsemaxSpellings = (): readonly Spelling[] =>
  spell(sparsemax, [
    func("keras.activations.sparsemax(x, axis=-1)", keras),
    func("keras.ops.sparsemax(x, axis=-1)", keras),
    key("keras.activations.get", ["sparsemax"], { ...keras, as: "keras.activations.sparsemax" }),
    func("tensorflow_addons.activations.sparsemax(logits, axis=-1)", ended),
    layer("tensorflow_addons.layers.Sparsemax(axis=-1)", ended),
  ]);
