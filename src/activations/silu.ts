import { gated, gatedSlope } from "../numeric/gated.ts";
import { productOf } from "../numeric/pair.ts";
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
  },
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
  vanishing: "towards 0 for very negative inputs; exactly 0 once, at x ≈ −1.278/β",
  facts: [
    {
      text: "It is not monotonic: for β = 1 the minimum, −0.278, lies at x ≈ −1.278.",
      source: "Elfwing, Uchibe, Doya 2017",
    },
    {
      text: "Swish is the same function; only TensorFlow's tf.nn.silu and tf.nn.swish take β.",
      source: "Ramachandran, Zoph, Le 2017; tensorflow/python/ops/nn_impl.py 2.21",
    },
  ],
  pros: ["smooth and cheap", "keeps a small gradient for negative inputs", "the gate of SwiGLU"],
  cons: ["needs an exponential", "not monotonic", "unbounded above"],
  usedFor: "EfficientNet, diffusion U-Nets, MLPs in the style of LLaMA",
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
  simplerFormula: ({ beta }) =>
    beta === 1
      ? { value: "f(x) = x·σ(x)", derivative: "f′(x) = σ(x)·(1 + x·(1 − σ(x)))" }
      : undefined,
  value: (x, { beta }) => (beta === 0 ? x / 2 : gated(x, productOf(beta, x))),
  derivative: (x, { beta }) => {
    if (beta === 0) return Number.isNaN(x) ? NaN : 0.5;
    const z = productOf(beta, x);
    return gatedSlope(z, z);
  },
});

export const siluSpellings = (): readonly Spelling[] =>
  spell(silu, [
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.silu.html
    func("torch.nn.functional.silu(input, inplace=False)", {
      since: "1.7",
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    // fact: Native since 1.7. inplace=True overwrites the input; autograd fails if the previous op saved it
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.SiLU.html
    layer("torch.nn.SiLU(inplace=False)", { since: "1.7" }),
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.silu(x)", {
      also: ["keras.activations.swish"],
      note: "`swish` is the same function; there is no `beta`.",
    }),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.ops.silu(x)", { also: ["keras.ops.swish"] }),
    key("keras.activations.get", ["silu", "swish"]),
    // fact: has a beta argument, custom gradient saves memory
    // documentation: https://www.tensorflow.org/api_docs/python/tf/nn/silu
    func("tensorflow.nn.silu(features, beta=1.0)", { also: ["tensorflow.nn.swish"] }),
    // fact: alias swish, no beta
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.silu.html
    func("jax.nn.silu(x)", { also: ["jax.nn.swish"] }),
    // fact: re-export of jax.nn.silu
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.silu(x)", { also: ["flax.nnx.silu"] }),
    // fact: re-export of jax.nn.swish
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.swish(x)", { also: ["flax.nnx.swish"] }),
    // fact: module instance kept for old imports
    func("transformers.activations.silu(input)"),
    // documentation: https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py
    layer("transformers.activations.SiLUActivation()"),
    key("transformers.activations.ACT2FN", ["silu", "swish"]),
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    func("timm.layers.swish(x, inplace=False)"),
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    layer("timm.layers.Swish(inplace=False)"),
    // fact: memory-saving autograd version
    layer("timm.layers.SwishMe(inplace=False)"),
    key("timm.layers.get_act_layer", ["silu", "swish"]),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/silu_en.html
    func("paddle.nn.functional.silu(x, inplace=False, name=None)"),
    // fact: beta fixed at 1
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/swish_en.html
    func("paddle.nn.functional.swish(x, name=None)"),
    // fact: spelled Silu, not SiLU
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/Silu_en.html
    layer("paddle.nn.Silu(name=None)"),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/Swish_en.html
    layer("paddle.nn.Swish(name=None)"),
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.SiLU.html
    layer("mindspore.nn.SiLU()"),
    key("mindspore.nn.get_activation", ["silu"]),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.silu.html
    func("mlx.nn.silu(x)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.SiLU.html
    layer("mlx.nn.SiLU()"),
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.silu()"),
    // fact: same as silu
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.swish()"),
    // fact: computes in float32 and casts back
    layer("diffusers.models.activations.FP32SiLU()"),
    key("diffusers.models.activations.get_activation", ["swish", "silu"]),
    // fact: unfused, saves more memory than F.silu
    idiom("x * torch.sigmoid(x)"),
    // fact: same as tf.nn.silu, more memory
    idiom("x * tensorflow.sigmoid(x)"),
    // fact: same as jax.nn.silu
    idiom("x * jax.nn.sigmoid(x)"),
    // fact: overflow warning for very negative x
    idiom("x / (1 + numpy.exp(-x))"),
  ]);
