import { anyReal, elementwise } from "./definition.ts";
import { func, inPlaceFunc, key, layer, spell, type Spelling } from "./spelling.ts";

export const thresholdedRelu = elementwise({
  id: "thresholded_relu",
  title: "Thresholded ReLU",
  aliases: ["TReLU", "truncated rectifier", "TRec"],
  family: "rectifier",
  formula: {
    value: "f(x) = x if x > {theta}, else {value}",
    derivative: "f′(x) = 1 if x > {theta}, else 0",
    tex: {
      value: String.raw`f(x) = \begin{cases} x & x > \slot{theta} \\ \slot{value} & x \le \slot{theta} \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > \slot{theta} \\ 0 & x \le \slot{theta} \end{cases}`,
    },
  },
  parameters: [
    {
      name: "theta",
      symbol: "θ",
      usual: 1,
      valid: anyReal,
      slider: { min: 0, max: 5, step: 0.1 },
      meaning: "inputs up to it are cut off",
    },
    {
      name: "value",
      symbol: "v",
      usual: 0,
      valid: anyReal,
      slider: { min: -2, max: 2, step: 0.1 },
      meaning: "output at and below the threshold; only PaddlePaddle's function offers it",
    },
  ],
  essence: "ReLU with its cut-off moved up from 0, and a jump there.",
  vanishing: () => "exactly 0 for every input up to the threshold",
  facts: [
    {
      text: "The curve is cut, not shifted: at the threshold the output jumps from 0 to θ, and a jump has no gradient.",
      source: "Konda, Memisevic, Krueger 2014",
    },
    {
      text: "It was made for autoencoders without biases: a fixed threshold takes over the part of the negative biases that they would learn.",
      source: "Konda, Memisevic, Krueger 2014",
    },
    {
      text: "Keras 3 dropped the layer; `keras.layers.ReLU(threshold=1.0)` is the same function.",
      source: "keras/src/legacy/layers.py 3.15",
    },
  ],
  traps: [],
  pros: ["very sparse outputs", "one comparison"],
  cons: ["discontinuous", "units can die", "gone from Keras 3"],
  usedFor: "autoencoders without biases",
  initialisation: {
    text: "No scheme is made for it; He initialisation is for a threshold of 0, and the further up it lies the more of the signal is cut off.",
    source: "He et al. 2015",
  },
  relatives: [
    { id: "relu", text: "With a threshold of 0 it is ReLU." },
    { id: "threshold", text: "Threshold is the same with a free value below." },
    { id: "relu_general", text: "Keras' general ReLU with only a threshold is the same function." },
  ],
  cost: "comparison",
  origin: {
    authors: "K. Konda, R. Memisevic, D. Krueger",
    year: 2014,
    title: "Zero-bias autoencoders and the benefits of co-adapting features",
    url: "https://arxiv.org/abs/1402.3337",
  },

  range: ({ theta, value }) => ({
    min: Math.min(theta, value),
    max: Infinity,
    includesMin: value <= theta,
    includesMax: false,
  }),
  limits: ({ value }) => ({ negative: value, positive: Infinity }),
  kinks: ({ theta }) => [{ at: theta, left: 0, right: 1, derivative: 0 }],
  monotonicity: ({ theta, value }) => (value <= theta ? "non-decreasing" : "none"),
  reducesTo: ({ theta, value }) => (theta === 0 && value === 0 ? "relu" : undefined),
  value: (x, { theta, value }) => (x <= theta ? value : x),
  derivative: (x, { theta }) => (x > theta ? 1 : Number.isNaN(x) ? NaN : 0),
});

export const thresholdedReluSpellings = (): readonly Spelling[] =>
  spell(thresholdedRelu, [
    layer("keras.layers.ThresholdedReLU(theta=1.0)", {
      documentation:
        "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/ThresholdedReLU",
      deprecated:
        "Keras 3 dropped it: only `tf.keras.layers` still reaches it, on the TensorFlow backend. Use `keras.layers.ReLU(threshold=1.0)`.",
    }),
    key("keras.activations.get", ["ThresholdedReLU"], {
      until: "3.0.0",
      as: "keras.layers.ThresholdedReLU",
    }),
    layer("paddle.nn.ThresholdedReLU(threshold=1.0, name=None)", { sets: { threshold: "theta" } }),
    func("paddle.nn.functional.thresholded_relu(x, threshold=1.0, value=0.0, name=None)", {
      sets: { threshold: "theta" },
    }),
    inPlaceFunc("paddle.nn.functional.thresholded_relu_(x, threshold=1.0, value=0.0, name=None)", {
      sets: { threshold: "theta" },
      documentation:
        "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/thresholded_relu_en.html",
      note: "Overwrites its input; in dynamic graphs only.",
    }),
  ]);
