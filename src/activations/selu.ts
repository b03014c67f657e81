import { timesExp, timesExpm1 } from "../numeric/exponentialLinear.ts";
import { elementwise, from } from "./definition.ts";
import {
  type Details,
  func,
  inPlaceFunc,
  key,
  layer,
  method,
  spell,
  type Spelling,
} from "./spelling.ts";

export const selu = elementwise({
  id: "selu",
  title: "SELU",
  aliases: ["scaled exponential linear unit", "scaled ELU"],
  family: "exponential",
  formula: {
    value: "f(x) = {scale}·x if x > 0, else {scale}·{alpha}·(eˣ − 1)",
    derivative: "f′(x) = {scale} if x > 0, else {scale}·{alpha}·eˣ",
    tex: {
      value: String.raw`f(x) = \slot{scale} \begin{cases} x & x > 0 \\ \slot{alpha}\,(e^{x} - 1) & x \le 0 \end{cases}`,
      derivative: String.raw`f'(x) = \slot{scale} \begin{cases} 1 & x > 0 \\ \slot{alpha}\,e^{x} & x \le 0 \end{cases}`,
    },
  },
  parameters: [
    {
      name: "alpha",
      symbol: "α",
      usual: 1.6732632423543772,
      valid: from(0),
      slider: { min: 0, max: 3, step: 0.05 },
      meaning: "depth of the plateau before scaling",
    },
    {
      name: "scale",
      symbol: "λ",
      usual: 1.0507009873554805,
      valid: from(0, false),
      slider: { min: 0.5, max: 2, step: 0.05 },
      meaning: "factor of the whole curve",
    },
  ],
  essence:
    "ELU with two fixed constants, chosen so that mean 0 and variance 1 are preserved from layer to layer.",
  vanishing: ({ alpha }) =>
    alpha === 0
      ? "exactly 0 for every negative input"
      : "towards 0 for very negative inputs, as eˣ",
  facts: [
    {
      text: "In plain MLPs mean 0 and variance 1 are a stable fixed point, so that deep networks train without batch normalisation.",
      source: "Klambauer, Unterthiner, Mayr, Hochreiter 2017",
    },
    {
      text: "It needs LeCun normal weights, standardised inputs and AlphaDropout; plain dropout and residual sums, which add up variances, undo the effect.",
      source:
        "Klambauer et al. 2017; keras/src/activations/activations.py 3.15; residual sums derived",
    },
    {
      text: "The slope jumps at 0, from 1.7581 to 1.0507; PyTorch and JAX return the left one there, TensorFlow the right one.",
      source: "measured with PyTorch 2.13, JAX 0.10.2 and TensorFlow 2.21",
    },
  ],
  traps: [
    {
      text: "exp(x) − 1 cancels near 0: TensorFlow 2.21 on a CPU and PyTorch 1.13 lose the digits of tiny negative inputs.",
      instead: "Compute `expm1(x)`.",
    },
    {
      text: "MLX and tinygrad round the constants to 1.67326 and 1.0507, so outputs differ in the sixth digit.",
      instead: "Compare with a tolerance of 1e-5 when moving weights between frameworks.",
    },
  ],
  pros: [
    "keeps mean and variance near 0 and 1 in plain MLPs",
    "no batch normalisation needed",
    "no dead units",
  ],
  cons: [
    "works only with its own initialisation and dropout",
    "the benefit is lost with residual connections",
    "kink at 0",
  ],
  usedFor: "deep fully connected networks on tabular data",
  initialisation: {
    gain: 0.75,
    text: "LeCun normal: pass `nonlinearity='linear'`, whose gain is 1. The gain 3/4 that PyTorch returns for 'selu' trades self-normalisation for steadier gradients.",
    source: "Klambauer et al. 2017; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "elu", text: "With a scale of 1 it is ELU." },
    { id: "celu", text: "CELU has no kink at 0, but does not normalise." },
  ],
  cost: "one exponential",
  origin: {
    authors: "G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter",
    year: 2017,
    title: "Self-Normalizing Neural Networks",
    url: "https://arxiv.org/abs/1706.02515",
  },

  range: ({ alpha, scale }) => (alpha > 0 ? from(-scale * alpha, false) : from(0)),
  limits: ({ alpha, scale }) => ({ negative: -scale * alpha, positive: Infinity }),
  kinks: ({ alpha, scale }) =>
    alpha === 1 ? [] : [{ at: 0, left: scale * alpha, right: scale, derivative: scale * alpha }],
  monotonicity: ({ alpha }) => (alpha > 0 ? "increasing" : "non-decreasing"),
  reducesTo: ({ scale }) => (scale === 1 ? "elu" : undefined),
  value: (x, { alpha, scale }) => (x > 0 ? scale * x : timesExpm1(x, alpha, scale)),
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { alpha, scale }) => (x > 0 ? scale : timesExp(x, alpha, scale)),
});

/** MLX and tinygrad write the constants with six digits. */
const rounded: Details = {
  fixed: { alpha: 1.67326, scale: 1.0507 },
  note: "Its constants are rounded to 1.67326 and 1.0507.",
};

export const seluSpellings = (): readonly Spelling[] =>
  spell(selu, [
    layer("torch.nn.SELU(inplace=False)", {
      note: "Takes no numbers: its constants are fixed. It goes with `nn.AlphaDropout` and LeCun normal weights.",
    }),
    func("torch.nn.functional.selu(input, inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("torch.selu(input)", {
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu.html",
    }),
    inPlaceFunc("torch.nn.functional.selu_(input)", {
      also: ["torch.selu_"],
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu.html",
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    key("torch.nn.init.calculate_gain", ["selu"], {
      note: "Gives 3/4; a network that is to normalise itself needs 'linear', which gives 1.",
    }),
    func("keras.activations.selu(x)", {
      note: "Use it with `kernel_initializer='lecun_normal'` and `AlphaDropout`. On the TensorFlow backend its gradient at 0 is 1.0507.",
    }),
    func("keras.ops.selu(x)"),
    key("keras.activations.get", ["selu"], {
      note: "Use it with `kernel_initializer='lecun_normal'` and `AlphaDropout`.",
    }),
    func("tensorflow.nn.selu(features, name=None)", {
      atKinks: {
        choices: ["right"],
        note: "At 0 the gradient is 1.0507; PyTorch and JAX return 1.7581.",
      },
      note: "On a CPU it computes exp(x) − 1, which loses tiny negative inputs.",
    }),
    func("jax.nn.selu(x)", {
      note: "Its gradient is exactly 0 below about −17 in float32, −37 in float64.",
    }),
    layer("jax.example_libraries.stax.Selu()", {
      also: ["jax.experimental.stax.Selu"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.selu(x)", {
      also: ["flax.nnx.selu"],
      note: "The same function as `jax.nn.selu`: its gradient is 0 below about −17 in float32.",
    }),
    key("timm.layers.get_act_layer", ["selu"]),
    layer("paddle.nn.SELU(scale=1.0507009873554805, alpha=1.6732632423543772, name=None)", {
      note: "`scale` must be greater than 1, and `alpha` must not be negative.",
    }),
    func(
      "paddle.nn.functional.selu(x, scale=1.0507009873554805, alpha=1.6732632423543772, name=None)",
      { note: "`scale` must be greater than 1, and `alpha` must not be negative." },
    ),
    layer("mindspore.nn.SeLU()", { note: "Spelled with a small e." }),
    layer("mlx.nn.SELU()", rounded),
    func("mlx.nn.selu(x)", rounded),
    method("tinygrad.Tensor.selu(alpha=1.67326, gamma=1.0507)", {
      sets: { gamma: "scale" },
      note: "Its default constants are rounded to 1.67326 and 1.0507.",
    }),
  ]);
