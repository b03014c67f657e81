import { balancedProduct } from "../numeric/balancedProduct.ts";
import { gated, gatedSlope } from "../numeric/gated.ts";
import { anyReal, elementwise, type Interval } from "./definition.ts";
import { func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

/** The minimum of x·σ(x); it solves m = −W(1/e). */
const lowest = -0.2784645427610738;

export const silu = elementwise({
  id: "silu",
  title: "SiLU",
  aliases: ["Swish", "sigmoid linear unit"],
  family: "sigmoid",
  formula: {
    value: "f(x) = x·σ({beta}·x)",
    derivative: "f′(x) = σ({beta}·x)·(1 + {beta}·x·(1 − σ({beta}·x)))",
    tex: {
      value: String.raw`f(x) = x \, \sigma(\slot{beta} \, x)`,
      derivative: String.raw`f'(x) = \sigma(\slot{beta} \, x) \, (1 + \slot{beta} \, x \, (1 - \sigma(\slot{beta} \, x)))`,
    },
  },
  simplerFormulas: [
    {
      when: ({ beta }) => beta === 1,
      value: "f(x) = x·σ(x)",
      derivative: "f′(x) = σ(x)·(1 + x·(1 − σ(x)))",
      tex: {
        value: String.raw`f(x) = x \, \sigma(x)`,
        derivative: String.raw`f'(x) = \sigma(x) \, (1 + x \, (1 - \sigma(x)))`,
      },
    },
    {
      when: ({ beta }) => beta === 0,
      value: "f(x) = x/2",
      derivative: "f′(x) = 1/2",
      tex: {
        value: String.raw`f(x) = \frac{x}{2}`,
        derivative: String.raw`f'(x) = \frac{1}{2}`,
      },
    },
  ],
  parameters: [
    {
      name: "beta",
      symbol: "β",
      usual: 1,
      valid: anyReal,
      slider: { min: 0, max: 10, step: 0.1 },
      meaning: "sharpness: 0 gives x/2, a large value nears ReLU",
    },
  ],
  essence: "Weights the input by its own sigmoid: a smooth ReLU with a small dip below zero.",
  vanishing: ({ beta }) => {
    if (beta === 0) return undefined;
    const side = beta > 0 ? "negative" : "positive";
    return `towards 0 for very ${side} inputs; exactly 0 once, where β·x ≈ −1.278`;
  },
  facts: [
    {
      text: "Negative inputs keep a gradient, below −1.278 a negative one: −0.1 at −2.4, −0.027 at −5. A unit is not stuck at zero as a dead ReLU is.",
      source: "Elfwing, Uchibe, Doya 2017; f′ for β = 1",
    },
    {
      text: "It is not monotonic: for β = 1 the minimum, −0.278, lies at x ≈ −1.278, and its derivative reaches 1.1.",
      source: "Elfwing, Uchibe, Doya 2017",
    },
    {
      text: "Swish is the same function, in its paper with a β that may be trained; only TensorFlow's `tf.nn.silu` and `tf.nn.swish` take β.",
      source: "Ramachandran, Zoph, Le 2017; tensorflow/python/ops/nn_impl.py 2.21",
    },
  ],
  traps: [
    {
      text: "Written as `x / (1 + exp(-x))` the exponential overflows for very negative inputs, and automatic differentiation then gives NaN.",
      instead: "Use the framework's SiLU, or x times its sigmoid.",
    },
    {
      text: "Written as `x * sigmoid(x)` it keeps two tensors for the backward pass.",
      instead: "Use the fused SiLU, which keeps its input only.",
    },
  ],
  pros: ["smooth and cheap", "keeps a small gradient for negative inputs", "the gate of SwiGLU"],
  cons: ["needs an exponential", "not monotonic", "unbounded above"],
  usedFor: "EfficientNet, diffusion U-Nets, MLPs in the style of LLaMA",
  initialisation: {
    text: "He initialisation with the gain of ReLU, which it nears; `calculate_gain` does not know SiLU.",
    source: "He et al. 2015; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "sigmoid", text: "It is x times the sigmoid." },
    { id: "gelu", text: "With β = 1.702 it is GELU to within 0.0204." },
    { id: "relu", text: "As β grows it nears ReLU; for β = 1 they differ by up to 0.278." },
    { id: "hard_swish", text: "Hard Swish puts a piecewise linear sigmoid in its place." },
  ],
  cost: "one exponential",
  origin: {
    authors: "S. Elfwing, E. Uchibe, K. Doya",
    year: 2017,
    title:
      "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning",
    url: "https://arxiv.org/abs/1702.03118",
  },

  range: ({ beta }): Interval => {
    if (beta === 0) return anyReal;
    const extreme = lowest / beta;
    return beta > 0
      ? { min: extreme, max: Infinity, includesMin: true, includesMax: false }
      : { min: -Infinity, max: extreme, includesMin: false, includesMax: true };
  },
  limits: ({ beta }) => ({
    negative: beta > 0 ? 0 : -Infinity,
    positive: beta < 0 ? 0 : Infinity,
  }),
  kinks: () => [],
  monotonicity: ({ beta }) => (beta === 0 ? "increasing" : "none"),
  symmetry: ({ beta }) => (beta === 0 ? "odd" : undefined),
  value: (x, { beta }) => (beta === 0 ? x / 2 : gated(x, balancedProduct(beta, x))),
  derivative: (x, { beta }) => {
    if (beta === 0) return Number.isNaN(x) ? NaN : 0.5;
    const z = balancedProduct(beta, x);
    return gatedSlope(z, z);
  },
});

export const siluSpellings = (): readonly Spelling[] =>
  spell(silu, [
    layer("torch.nn.SiLU(inplace=False)", {
      since: "1.7",
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("torch.nn.functional.silu(input, inplace=False)", {
      since: "1.7",
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("keras.activations.silu(x)", {
      also: ["keras.activations.swish"],
      note: "`swish` is the same function; there is no `beta`.",
    }),
    func("keras.ops.silu(x)", { also: ["keras.ops.swish"] }),
    key("keras.activations.get", ["silu", "swish"]),
    func("tensorflow.nn.silu(features, beta=1.0)", {
      also: ["tensorflow.nn.swish"],
      note: "The only one that takes `beta`; it saves its input alone for the backward pass.",
    }),
    func("jax.nn.silu(x)", { also: ["jax.nn.swish"] }),
    func("flax.linen.silu(x)", { also: ["flax.nnx.silu"] }),
    func("flax.linen.swish(x)", { also: ["flax.nnx.swish"] }),
    layer("transformers.activations.SiLUActivation()"),
    func("transformers.activations.silu(input)", {
      note: "A ready-made module, kept for old imports; it is called with the input.",
    }),
    key("transformers.activations.ACT2FN", ["silu", "swish"]),
    layer("timm.layers.Swish(inplace=False)"),
    layer("timm.layers.SwishMe(inplace=False)", { note: "Keeps only its input for backward." }),
    func("timm.layers.swish(x, inplace=False)"),
    key("timm.layers.get_act_layer", ["silu", "swish"]),
    layer("paddle.nn.Silu(name=None)", { note: "Spelled `Silu`, not `SiLU`." }),
    layer("paddle.nn.Swish(name=None)"),
    func("paddle.nn.functional.silu(x, inplace=False, name=None)"),
    func("paddle.nn.functional.swish(x, name=None)", { note: "There is no `beta`." }),
    layer("mindspore.nn.SiLU()"),
    key("mindspore.nn.get_activation", ["silu"]),
    layer("mlx.nn.SiLU()"),
    func("mlx.nn.silu(x)"),
    method("tinygrad.Tensor.silu()"),
    method("tinygrad.Tensor.swish()"),
    layer("diffusers.models.activations.FP32SiLU()", {
      note: "Computes in float32 and casts the result back.",
    }),
    key("diffusers.models.activations.get_activation", ["swish", "silu"]),
    idiom("x * torch.sigmoid(x)", {
      note: "Not fused: keeps more for the backward pass than `F.silu`.",
    }),
    idiom("x * tensorflow.sigmoid(x)", {
      note: "Keeps more for the backward pass than `tf.nn.silu`.",
    }),
    idiom("x * jax.nn.sigmoid(x)"),
    idiom("x / (1 + numpy.exp(-x))", {
      note: "Warns of an overflow below −709 in float64 and −88 in float32; the result is right.",
    }),
  ]);
