import { anyReal, elementwise, from } from "./definition.ts";
import { func, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const prelu = elementwise({
  id: "prelu",
  title: "PReLU",
  aliases: ["parametric ReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = x if x > 0, else {weight}·x",
    derivative: "f′(x) = 1 if x > 0, else {weight}",
  },
  parameters: [
    {
      name: "weight",
      symbol: "a",
      usual: 0.25,
      valid: anyReal,
      slider: { min: -0.5, max: 1, step: 0.01 },
      meaning: "slope for negative inputs, learned; the number is where training starts",
      learned: true,
    },
  ],
  essence: "Leaky ReLU whose negative slope is learned with the weights.",
  facts: [
    {
      text: "The start of the slope differs: 0.25 in the paper and in PyTorch, 0 in Keras, where it begins as ReLU.",
      source:
        "He et al. 2015; torch/nn/modules/activation.py 2.13; keras/src/layers/activations/prelu.py 3.15",
    },
    {
      text: "The slope's own gradient is x for negative inputs and 0 for the rest.",
      source: "He et al. 2015",
    },
    {
      text: "Weight decay pulls the slope to 0 and turns it into ReLU; keep it out of the decayed parameters.",
      source: "torch/nn/modules/activation.py 2.13",
    },
  ],
  pros: ["the slope adapts to the data", "few extra parameters", "contains ReLU and Leaky ReLU"],
  cons: [
    "the slope can over-fit on small data",
    "must be kept out of weight decay",
    "Keras learns one slope per element unless `shared_axes` is set",
  ],
  usedFor: "super-resolution, face recognition and other CNNs",
  origin: {
    authors: "K. He, X. Zhang, S. Ren, J. Sun",
    year: 2015,
    title:
      "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
    url: "https://arxiv.org/abs/1502.01852",
  },

  range: ({ weight }) => (weight > 0 ? anyReal : from(0)),
  limits: ({ weight }) => ({
    negative: weight === 0 ? 0 : weight * -Infinity,
    positive: Infinity,
  }),
  kinks: ({ weight }) =>
    weight === 1 ? [] : [{ at: 0, left: weight, right: 1, derivative: weight }],
  value: (x, { weight }) => (x > 0 ? x : weight === 0 && !Number.isNaN(x) ? 0 : weight * x),
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { weight }) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : weight),
});

export const preluSpellings = (): readonly Spelling[] =>
  spell(prelu, [
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.prelu.html
    func("torch.nn.functional.prelu(input, weight)", {
      also: ["torch.prelu"],
      note: "`weight` is a tensor of one slope, or of one per channel in dimension 1.",
    }),
    // fact: eager-mode quantised module; scale and zero_point describe the output
    layer("torch.ao.nn.quantized.PReLU(output_scale, output_zero_point, num_parameters=1)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.PReLU.html
    layer("torch.nn.PReLU(num_parameters=1, init=0.25, device=None, dtype=None)", {
      sets: { init: "weight" },
      note: "With `num_parameters` above 1 there is one slope per channel, and the channel is dimension 1.",
    }),
    method("torch.Tensor.prelu(weight)"),
    // documentation: https://keras.io/api/layers/activation_layers/prelu/
    layer(
      "keras.layers.PReLU(alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None)",
      {
        sets: { alpha_initializer: "weight" },
        /* atZero: {"derivative": 0, "note": "Keras adds up two ReLUs, both flat at 0."} */ since:
          "3.0.0",
        note: "Without `shared_axes` there is one slope per element, which ties the layer to its input size.",
      },
    ),
    // documentation: https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/PReLU
    layer(
      "keras.layers.PReLU(alpha_initializer='zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None)",
      {
        sets: { alpha_initializer: "weight" },
        /* atZero: {"derivative": 0, "note": "Keras adds up two ReLUs, both flat at 0."} */ until:
          "3.0.0",
        note: "Without `shared_axes` there is one slope per element, which ties the layer to its input size.",
      },
    ),
    key("keras.activations.get", ["PReLU"], {
      until: "3.0.0" /* as: the callable whose defaults hold */,
    }),
    // fact: a Module, not a function: nn.PReLU()(x); scalar slope, initial 0.01 (torch 0.25, Keras 0); gradient at 0 is 1
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    layer("flax.linen.PReLU(param_dtype='float32', negative_slope_init=0.01)", {
      sets: { negative_slope_init: "weight" },
      since: "0.4.0",
    }),
    // fact: scalar slope, initial 0.01
    // documentation: https://flax.readthedocs.io/en/latest/api_reference/flax.nnx/nn/activations.html
    layer(
      "flax.nnx.PReLU(negative_slope_init=0.01, *, dtype=None, param_dtype='float32', promote_dtype='promote_dtype', negative_slope_metadata='{}')",
      { sets: { negative_slope_init: "weight" }, since: "0.12.0" },
    ),
    // fact: fresh parameters on every lookup
    key("transformers.activations.ACT2FN", ["prelu"], { as: "torch.nn.PReLU" }),
    // fact: inplace is a dummy argument
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    layer("timm.layers.PReLU(num_parameters=1, init=0.25, inplace=False)", {
      sets: { init: "weight" },
    }),
    // fact: layers only, not in get_act_fn
    key("timm.layers.get_act_layer", ["prelu"], {/* as: the callable whose defaults hold */}),
    // fact: data_format picks the channel axis
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/prelu_en.html
    func("paddle.nn.functional.prelu(x, weight, data_format='NCHW', name=None)"),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/PReLU_en.html
    layer(
      "paddle.nn.PReLU(num_parameters=1, init=0.25, weight_attr=None, data_format='NCHW', name=None)",
      { sets: { init: "weight" } },
    ),
    // fact: slope is passed through ReLU, so it is never negative
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.PReLU.html
    layer("mindspore.nn.PReLU(channel=1, w=0.25)", { sets: { w: "weight" } }),
    key("mindspore.nn.get_activation", ["prelu"], {/* as: the callable whose defaults hold */}),
    // fact: second argument is the slope array
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.prelu.html
    func("mlx.nn.prelu(x, alpha)", { sets: { alpha: "weight" } }),
    // fact: slope array, initial 0.25
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.PReLU.html
    layer("mlx.nn.PReLU(num_parameters=1, init=0.25)", { sets: { init: "weight" } }),
  ]);
