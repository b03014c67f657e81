import { alongAxis, axisParameter, from } from "./definition.ts";
import { func, spell, type Spelling } from "./spelling.ts";

export const crelu = alongAxis({
  id: "crelu",
  title: "CReLU",
  aliases: ["concatenated ReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = (max(0, x), max(0, −x))",
    derivative: "f′(x) = (1, 0) if x > 0, (0, −1) if x < 0, else (0, 0)",
    tex: {
      value: String.raw`f(x) = \left(\max(0, x),\ \max(0, -x)\right)`,
      derivative: String.raw`f'(x) = \begin{cases} (1, 0) & x > 0 \\ (0, -1) & x < 0 \\ (0, 0) & x = 0 \end{cases}`,
    },
  },
  parameters: [
    {
      ...axisParameter,
      meaning: "axis along which the two halves are put together; −1 is the last one",
    },
  ],
  essence: "ReLU of the input and of its negative, one half behind the other.",
  facts: [
    {
      text: "There are twice as many outputs as inputs, so the next layer needs twice the input channels.",
      source: "tensorflow/python/ops/nn_ops.py 2.21",
    },
    {
      text: "Every input but 0 has gradient ±1 through exactly one half, so no unit dies.",
      source: "Shang, Sohn, Almeida, Lee 2016",
    },
    {
      text: "Early convolutions learn filters in pairs of opposite sign; with both halves of one filter the layer needs only half of them.",
      source: "Shang, Sohn, Almeida, Lee 2016",
    },
  ],
  traps: [
    {
      text: "The second positional argument is `name` in tf.compat.v1 and `axis` in TensorFlow 2.",
      instead: "Name the argument: `axis=-1`.",
    },
  ],
  pros: ["keeps the size and the sign of its input", "no dead units", "true zeros in one half"],
  cons: ["doubles the channels, and with them the next layer's weights"],
  usedFor: "early layers of CNNs",
  initialisation: {
    text: "He initialisation, with the doubled inputs counted in the next layer's fan-in: each half carries half of the second moment.",
    source: "max(0, x)² + max(0, −x)² = x²; He et al. 2015",
  },
  relatives: [
    { id: "relu", text: "The first half of the outputs is ReLU." },
    { id: "abs", text: "The two halves add up to the absolute value." },
  ],
  cost: "comparison",
  origin: {
    authors: "W. Shang, K. Sohn, D. Almeida, H. Lee",
    year: 2016,
    title:
      "Understanding and Improving Convolutional Neural Networks via Concatenated Rectified Linear Units",
    url: "https://arxiv.org/abs/1603.05201",
  },

  example: { others: [], slice: [-3, -0.7, 0, 1.2, 5] },
  outputs: "twice as many outputs as inputs; of the two for one input at least one is 0",
  outputLength: (length) => 2 * length,
  range: () => from(0),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [{ at: 0, left: 0, right: 1, derivative: 0 }],
  monotonicity: () => "non-decreasing",
  value: (slice) => {
    const outputs = new Float64Array(2 * slice.length);
    slice.forEach((x, i) => {
      outputs[i] = x <= 0 ? 0 : x;
      outputs[slice.length + i] = x >= 0 ? 0 : -x;
    });
    return outputs;
  },
  gradient: (slice, upstream) =>
    slice.map((x, i) => {
      if (x > 0) return upstream[i] ?? NaN;
      if (x < 0) return -(upstream[slice.length + i] ?? NaN);
      return Number.isNaN(x) ? NaN : 0;
    }),
});

export const creluSpellings = (): readonly Spelling[] =>
  spell(crelu, [
    func("tensorflow.nn.crelu(features, axis=-1, name=None)", {
      sets: { axis: "dim" },
      note: "Doubles the channels. `axis` comes before `name`, the other way round than in `tf.compat.v1`.",
    }),
    func("tensorflow.compat.v1.nn.crelu(features, name=None, axis=-1)", {
      sets: { axis: "dim" },
      note: "Doubles the channels. `name` comes before `axis`, the other way round than in TensorFlow 2.",
    }),
  ]);
