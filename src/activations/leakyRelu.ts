import { anyReal, elementwise, from } from "./definition.ts";
import { func, idiom, inPlaceFunc, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const leakyRelu = elementwise({
  id: "leaky_relu",
  title: "Leaky ReLU",
  aliases: ["LReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = x if x > 0, else {negative_slope}·x",
    derivative: "f′(x) = 1 if x > 0, else {negative_slope}",
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
  pros: ["keeps a gradient for negative inputs, so units do not die", "as cheap as ReLU"],
  cons: ["one more constant to choose, and its default differs between libraries", "no true zeros"],
  usedFor: "GAN discriminators and detectors; a first remedy for dead ReLUs",
  origin: {
    authors: "A. L. Maas, A. Y. Hannun, A. Y. Ng",
    year: 2013,
    title: "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
  },

  range: ({ negative_slope: slope }) => (slope > 0 ? anyReal : from(0)),
  limits: ({ negative_slope: slope }) => ({
    negative: slope === 0 ? 0 : slope * -Infinity,
    positive: Infinity,
  }),
  kinks: ({ negative_slope: slope }) =>
    slope === 1 ? [] : [{ at: 0, left: slope, right: 1, derivative: slope }],
  // 0·(−∞) would be NaN.
  value: (x, { negative_slope: slope }) =>
    x > 0 ? x : slope === 0 && x === -Infinity ? 0 : slope * x,
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { negative_slope: slope }) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : slope),
});

export const leakyReluSpellings = (): readonly Spelling[] =>
  spell(leakyRelu, [
    // fact: needs a quantised tensor
    func(
      "torch.ao.nn.quantized.functional.leaky_relu(input, negative_slope=0.01, inplace=False, scale=None, zero_point=None)",
    ),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu.html
    func("torch.nn.functional.leaky_relu(input, negative_slope=0.01, inplace=False)", {
      note: "With `inplace=True` it overwrites its input, and backward refuses a negative slope.",
    }),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu_.html
    inPlaceFunc("torch.nn.functional.leaky_relu_(input, negative_slope=0.01)", {
      note: "Overwrites its input; backward refuses a negative slope.",
    }),
    // fact: eager-mode quantised module; scale and zero_point describe the output
    layer(
      "torch.ao.nn.quantized.LeakyReLU(scale, zero_point, negative_slope=0.01, inplace=False, device=None, dtype=None)",
    ),
    // fact: Default slope 0.01 (Keras layer 0.3, tf.nn 0.2). inplace=True overwrites the input; autograd fails if the previous op saved it
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html
    layer("torch.nn.LeakyReLU(negative_slope=0.01, inplace=False)"),
    // fact: gain 1.414142857; param/a is the slope, default 0.01 in calculate_gain but a=0 in kaiming_*
    key("torch.nn.init.calculate_gain", ["leaky_relu"], {
      /* as: the callable whose defaults hold */
    }),
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.leaky_relu(x, negative_slope=0.2)", {
      note: "The default slope is 0.2 here and 0.3 in the layer `keras.layers.LeakyReLU`.",
    }),
    // fact: default 0.2
    // documentation: https://keras.io/api/ops/nn/
    func("keras.ops.leaky_relu(x, negative_slope=0.2)"),
    // documentation: https://keras.io/api/layers/activation_layers/leaky_relu/
    layer("keras.layers.LeakyReLU(negative_slope=0.3)", {
      since: "3.0.0",
      formerly: { negative_slope: { name: "alpha", until: "3.0.0", accepted: true } },
      note: "Keras 2 named the slope `alpha`; Keras 3 accepts that with a warning. On the JAX backend the gradient at 0 is 1.",
    }),
    key("keras.activations.get", ["leaky_relu"], {
      as: "keras.activations.leaky_relu",
      note: "The slope is 0.2; the layer's name `LeakyReLU` is not accepted as a string.",
    }),
    // documentation: https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/LeakyReLU
    layer("keras.layers.LeakyReLU(alpha=0.3)", {
      sets: { alpha: "negative_slope" },
      until: "3.0.0",
      note: "Keras 2 named the slope `alpha`; Keras 3 accepts that with a warning. On the JAX backend the gradient at 0 is 1.",
    }),
    // fact: layer default slope 0.3
    key("keras.activations.get", ["LeakyReLU"], {
      until: "3.0.0" /* as: the callable whose defaults hold */,
    }),
    // fact: alpha default 0.2 (torch and JAX 0.01, Keras layer 0.3)
    // documentation: https://www.tensorflow.org/api_docs/python/tf/nn/leaky_relu
    func("tensorflow.nn.leaky_relu(features, alpha=0.2, name=None)", {
      sets: { alpha: "negative_slope" },
    }),
    // fact: tests x >= 0, so the gradient at 0 is 1 (torch and TF give the slope)
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.leaky_relu.html
    func("jax.nn.leaky_relu(x, negative_slope=0.01)", { since: "0.1.49" }),
    // fact: re-export of jax.nn.leaky_relu
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.leaky_relu(x, negative_slope=0.01)", { also: ["flax.nnx.leaky_relu"] }),
    // fact: slope 0.01
    key("transformers.activations.ACT2FN", ["leaky_relu"], {
      as: "torch.nn.LeakyReLU",
    }),
    // fact: slope 0.01
    key("timm.layers.get_act_layer", ["leaky_relu"], {/* as: the callable whose defaults hold */}),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/leaky_relu_en.html
    func("paddle.nn.functional.leaky_relu(x, negative_slope=0.01, name=None)"),
    // fact: in-place, dynamic graph only
    inPlaceFunc("paddle.nn.functional.leaky_relu_(x, negative_slope=0.01, name=None)"),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/LeakyReLU_en.html
    layer("paddle.nn.LeakyReLU(negative_slope=0.01, name=None)"),
    // fact: alpha=0.2; uses max, or min when alpha > 1
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.LeakyReLU.html
    layer("mindspore.nn.LeakyReLU(alpha=0.2)", { sets: { alpha: "negative_slope" } }),
    // fact: no underscore, slope 0.2
    key("mindspore.nn.get_activation", ["leakyrelu"], {/* as: the callable whose defaults hold */}),
    // fact: written as maximum(slope*x, x): wrong for slope > 1
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.leaky_relu.html
    func("mlx.nn.leaky_relu(x, negative_slope=0.01)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.LeakyReLU.html
    layer("mlx.nn.LeakyReLU(negative_slope=0.01)"),
    // fact: argument is neg_slope
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.leaky_relu(neg_slope=0.01)", { sets: { neg_slope: "negative_slope" } }),
    // fact: only for a <= 1
    idiom("numpy.maximum(negative_slope * x, x)"),
    idiom("numpy.where(x > 0, x, negative_slope * x)"),
  ]);
