import { anyReal, elementwise, from } from "./definition.ts";
import {
  type Details,
  func,
  idiom,
  inPlaceFunc,
  key,
  layer,
  method,
  spell,
  type Spelling,
} from "./spelling.ts";

export const leakyRelu = elementwise({
  id: "leaky_relu",
  title: "Leaky ReLU",
  aliases: ["LReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = x if x > 0, else {negative_slope}·x",
    derivative: "f′(x) = 1 if x > 0, else {negative_slope}",
    tex: {
      value: String.raw`f(x) = \begin{cases} x & x > 0 \\ \slot{negative_slope}\,x & x \le 0 \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ \slot{negative_slope} & x \le 0 \end{cases}`,
    },
  },
  parameters: [
    {
      name: "negative_slope",
      symbol: "α",
      usual: 0.01,
      valid: anyReal,
      slider: { min: 0, max: 1, step: 0.01 },
      meaning: "slope for negative inputs",
    },
  ],
  essence: "ReLU with a small constant slope for negative inputs instead of a flat zero.",
  vanishing: ({ negative_slope: slope }) =>
    slope === 0 ? "exactly 0 for every negative input" : undefined,
  facts: [
    {
      text: "Negative inputs keep a gradient, so a unit that is pushed below zero can come back.",
      source: "Maas, Hannun, Ng 2013",
    },
    {
      text: "The default slope differs: 0.01 in PyTorch, 0.2 in keras.activations and tf.nn, 0.3 in the Keras layer.",
      source: "torch/nn/functional.py 2.13, keras/src/activations/activations.py 3.15",
    },
  ],
  traps: [
    {
      text: "Written as max(αx, x) it is another function for α > 1.",
      instead: "Branch on the sign of x.",
    },
    {
      text: "With a negative slope PyTorch's in-place form raises an error in backward.",
      instead: "Use the form that leaves its input alone.",
    },
  ],
  pros: ["keeps a gradient for negative inputs, so units do not die", "as cheap as ReLU"],
  cons: ["one more constant to choose, and its default differs between libraries", "no true zeros"],
  usedFor: "GAN discriminators and object detectors; a first remedy for dead ReLUs",
  initialisation: {
    gain: Math.sqrt(2 / (1 + 0.01 ** 2)),
    text: "He initialisation with gain √(2/(1 + α²)): PyTorch's `kaiming_` functions take the slope as `a`, which is 0 unless given.",
    source: "He et al. 2015; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "relu", text: "With a slope of 0 it is ReLU." },
    { id: "prelu", text: "PReLU learns the slope." },
    { id: "rrelu", text: "RReLU draws the slope at random in training." },
  ],
  cost: "comparison",
  origin: {
    authors: "A. L. Maas, A. Y. Hannun, A. Y. Ng",
    year: 2013,
    title: "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    url: "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf",
  },

  range: ({ negative_slope: slope }) => (slope > 0 ? anyReal : from(0)),
  limits: ({ negative_slope: slope }) => ({
    negative: slope === 0 ? 0 : slope * -Infinity,
    positive: Infinity,
  }),
  kinks: ({ negative_slope: slope }) =>
    slope === 1 ? [] : [{ at: 0, left: slope, right: 1, derivative: slope }],
  monotonicity: ({ negative_slope: slope }) =>
    slope > 0 ? "increasing" : slope === 0 ? "non-decreasing" : "none",
  symmetry: ({ negative_slope: slope }) =>
    slope === 1 ? "odd" : slope === -1 ? "even" : undefined,
  reducesTo: ({ negative_slope: slope }) =>
    slope === 0 ? "relu" : slope === 1 ? "linear" : undefined,
  // 0·(−∞) would be NaN.
  value: (x, { negative_slope: slope }) =>
    x > 0 ? x : slope === 0 && x === -Infinity ? 0 : slope * x,
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { negative_slope: slope }) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : slope),
});

const alpha: Details = { sets: { alpha: "negative_slope" } };
const inclusive: Details = {
  atKinks: {
    choices: ["right"],
    note: "Tests x ≥ 0 where PyTorch tests x > 0: at 0 the gradient is 1.",
  },
};
const maximum: Details = {
  atKinks: { choices: ["right"], note: "Computed as a maximum, whose tie at 0 gives gradient 1." },
  note: "Computed as a maximum, so it is wrong for slopes above 1.",
};
/** What both Keras layers must say. */
const layerNote =
  "The default slope is 0.3 here and 0.2 in `keras.activations.leaky_relu`. Keras 2 named it `alpha`; Keras accepts that again, with a warning, from 3.3 on. On the JAX backend the gradient at 0 is 1.";

export const leakyReluSpellings = (): readonly Spelling[] =>
  spell(leakyRelu, [
    layer("torch.nn.LeakyReLU(negative_slope=0.01, inplace=False)", {
      note: "The default slope is 0.01, where Keras has 0.2 or 0.3. With `inplace=True` it overwrites its input, and backward refuses a negative slope.",
    }),
    func("torch.nn.functional.leaky_relu(input, negative_slope=0.01, inplace=False)", {
      note: "With `inplace=True` it overwrites its input, and backward refuses a negative slope.",
    }),
    inPlaceFunc("torch.nn.functional.leaky_relu_(input, negative_slope=0.01)", {
      note: "Overwrites its input; backward refuses a negative slope.",
    }),
    layer(
      "torch.ao.nn.quantized.LeakyReLU(scale, zero_point, negative_slope=0.01, inplace=False, device=None, dtype=None)",
      { note: "For quantised tensors; `scale` and `zero_point` describe the output." },
    ),
    func(
      "torch.ao.nn.quantized.functional.leaky_relu(input, negative_slope=0.01, inplace=False, scale=None, zero_point=None)",
      { note: "Takes a quantised tensor." },
    ),
    key("torch.nn.init.calculate_gain", ["leaky_relu"], {
      as: "torch.nn.LeakyReLU",
      note: "`param` is the slope, 0.01 unless given; the `a` of `kaiming_uniform_` is 0 unless given.",
    }),
    func("keras.activations.leaky_relu(x, negative_slope=0.2)", {
      note: "The default slope is 0.2 here and 0.3 in the layer `keras.layers.LeakyReLU`. On the JAX backend the gradient at 0 is 1.",
    }),
    func("keras.ops.leaky_relu(x, negative_slope=0.2)", {
      note: "The default slope is 0.2 here and 0.3 in the layer `keras.layers.LeakyReLU`. On the JAX backend the gradient at 0 is 1.",
    }),
    layer("keras.layers.LeakyReLU(negative_slope=0.3)", {
      since: "3.0.0",
      formerly: { negative_slope: { name: "alpha", until: "3.0.0", accepted: true } },
      note: layerNote,
    }),
    layer("keras.layers.LeakyReLU(alpha=0.3)", {
      ...alpha,
      until: "3.0.0",
      documentation:
        "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/LeakyReLU",
      note: layerNote,
    }),
    key("keras.activations.get", ["leaky_relu"], {
      as: "keras.activations.leaky_relu",
      note: "The slope is 0.2; the layer's name `LeakyReLU` is not accepted as a string.",
    }),
    key("keras.activations.get", ["LeakyReLU"], {
      until: "3.0.0",
      as: "keras.layers.LeakyReLU",
      note: "Stands for the layer, so the slope is 0.3. Keras 3 does not accept it: write `leaky_relu`, whose slope is 0.2.",
    }),
    func("tensorflow.nn.leaky_relu(features, alpha=0.2, name=None)", {
      ...alpha,
      note: "The default slope is 0.2, where PyTorch and JAX have 0.01 and the Keras layer 0.3.",
    }),
    func("jax.nn.leaky_relu(x, negative_slope=0.01)", { since: "0.1.49", ...inclusive }),
    layer("jax.example_libraries.stax.LeakyRelu()", {
      also: ["jax.experimental.stax.LeakyRelu"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.leaky_relu(x, negative_slope=0.01)", {
      also: ["flax.nnx.leaky_relu"],
      ...inclusive,
    }),
    key("transformers.activations.ACT2FN", ["leaky_relu"], { as: "torch.nn.LeakyReLU" }),
    key("timm.layers.get_act_layer", ["leaky_relu"], { as: "torch.nn.LeakyReLU" }),
    layer("paddle.nn.LeakyReLU(negative_slope=0.01, name=None)"),
    func("paddle.nn.functional.leaky_relu(x, negative_slope=0.01, name=None)"),
    inPlaceFunc("paddle.nn.functional.leaky_relu_(x, negative_slope=0.01, name=None)", {
      documentation:
        "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/leaky_relu_en.html",
      note: "Overwrites its input; in dynamic graphs only.",
    }),
    layer("mindspore.nn.LeakyReLU(alpha=0.2)", {
      ...alpha,
      note: "The default slope is 0.2, where PyTorch and JAX have 0.01.",
    }),
    key("mindspore.nn.get_activation", ["leakyrelu"], {
      as: "mindspore.nn.LeakyReLU",
      note: "Written without an underscore; the slope is 0.2.",
    }),
    layer("mlx.nn.LeakyReLU(negative_slope=0.01)", maximum),
    func("mlx.nn.leaky_relu(x, negative_slope=0.01)", maximum),
    method("tinygrad.Tensor.leaky_relu(neg_slope=0.01)", {
      sets: { neg_slope: "negative_slope" },
      ...inclusive,
    }),
    idiom("numpy.maximum(negative_slope * x, x)", {
      note: "Equals Leaky ReLU only for slopes up to 1.",
    }),
    idiom("numpy.where(x > 0, x, negative_slope * x)"),
  ]);
