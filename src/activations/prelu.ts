import { anyReal, elementwise, from } from "./definition.ts";
import { type Details, func, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const prelu = elementwise({
  id: "prelu",
  title: "PReLU",
  aliases: ["parametric ReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = x if x > 0, else {weight}·x",
    derivative: "f′(x) = 1 if x > 0, else {weight}",
    tex: {
      value: String.raw`f(x) = \begin{cases} x & x > 0 \\ \slot{weight}\,x & x \le 0 \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ \slot{weight} & x \le 0 \end{cases}`,
    },
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
  vanishing: ({ weight }) => (weight === 0 ? "exactly 0 for every negative input" : undefined),
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
  traps: [
    {
      text: "At 0 PyTorch's reverse mode returns the slope and its forward mode 1, so gradient checks at exactly 0 fail.",
      instead: "Check gradients away from 0.",
    },
  ],
  pros: ["the slope adapts to the data", "few extra parameters", "contains ReLU and Leaky ReLU"],
  cons: [
    "the slope can over-fit on small data",
    "must be kept out of weight decay",
    "Keras learns one slope per element unless `shared_axes` is set",
  ],
  usedFor: "super-resolution, face recognition and other CNNs",
  initialisation: {
    text: "He initialisation with the starting slope: gain √(2/(1 + a²)), as for Leaky ReLU.",
    source: "He et al. 2015",
  },
  relatives: [
    { id: "leaky_relu", text: "With the slope held constant it is Leaky ReLU." },
    { id: "relu", text: "With a slope of 0 it is ReLU." },
  ],
  cost: "comparison",
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
  monotonicity: ({ weight }) =>
    weight > 0 ? "increasing" : weight === 0 ? "non-decreasing" : "none",
  symmetry: ({ weight }) => (weight === 1 ? "odd" : weight === -1 ? "even" : undefined),
  // 0·(−∞) would be NaN.
  value: (x, { weight }) => (x > 0 ? x : weight === 0 && x === -Infinity ? 0 : weight * x),
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { weight }) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : weight),
});

/** Literals for Keras' initialisers, in the spellings of its versions. */
const starts = { zeros: 0, Zeros: 0, ones: 1, Ones: 1 };
const keras: Details = {
  sets: { alpha_initializer: "weight" },
  reads: { alpha_initializer: starts },
  learned: "one slope for each element of a sample, shared along `shared_axes`; starts at 0",
  atKinks: { choices: [0], note: "Keras adds up two ReLUs, both flat at 0." },
  note: "Without `shared_axes` there is one slope per element, which ties the layer to its input size.",
};
const init: Details = { sets: { init: "weight" } };
const slopePerChannel = "one slope, or one for each of `num_parameters` channels";
const flax: Details = {
  sets: { negative_slope_init: "weight" },
  learned: "one slope; starts at 0.01",
  atKinks: { choices: ["right"], note: "Flax tests x ≥ 0, so at 0 the gradient is 1." },
};

export const preluSpellings = (): readonly Spelling[] =>
  spell(prelu, [
    layer("torch.nn.PReLU(num_parameters=1, init=0.25, device=None, dtype=None)", {
      ...init,
      learned: slopePerChannel,
      note: "With `num_parameters` above 1 there is one slope per channel, and the channel is dimension 1.",
    }),
    func("torch.nn.functional.prelu(input, weight)", {
      also: ["torch.prelu"],
      note: "`weight` is a tensor of one slope, or of one per channel in dimension 1.",
    }),
    method("torch.Tensor.prelu(weight)", {
      documentation:
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.prelu.html",
      note: "`weight` is a tensor of one slope, or of one per channel in dimension 1.",
    }),
    layer("torch.ao.nn.quantized.PReLU(output_scale, output_zero_point, num_parameters=1)", {
      note: "For quantised tensors; `output_scale` and `output_zero_point` describe the output.",
    }),
    layer(
      "keras.layers.PReLU(alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None)",
      { ...keras, since: "3.0.0" },
    ),
    layer(
      "keras.layers.PReLU(alpha_initializer='zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None)",
      {
        ...keras,
        until: "3.0.0",
        documentation:
          "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/PReLU",
      },
    ),
    key("keras.activations.get", ["PReLU"], {
      until: "3.0.0",
      as: "keras.layers.PReLU",
      learned: "one slope for each element of a sample; starts at 0",
      ...(keras.atKinks && { atKinks: keras.atKinks }),
      note: "Keras 3 does not accept it as a string: use the layer.",
    }),
    layer("flax.linen.PReLU(param_dtype='float32', negative_slope_init=0.01)", {
      ...flax,
      since: "0.4.0",
      note: "A module, not a function: `nn.PReLU()(x)`. The slope starts at 0.01, where PyTorch's starts at 0.25.",
    }),
    layer(
      "flax.nnx.PReLU(negative_slope_init=0.01, *, dtype=None, param_dtype='float32', promote_dtype='promote_dtype', negative_slope_metadata='{}')",
      {
        ...flax,
        since: "0.12.0",
        note: "The slope starts at 0.01, where PyTorch's starts at 0.25.",
      },
    ),
    key("transformers.activations.ACT2FN", ["prelu"], {
      as: "torch.nn.PReLU",
      learned: "one slope; starts at 0.25",
      note: "Every look-up makes a new layer with a slope of its own.",
    }),
    layer("timm.layers.PReLU(num_parameters=1, init=0.25, inplace=False)", {
      ...init,
      learned: slopePerChannel,
      note: "`inplace` is accepted and ignored.",
    }),
    key("timm.layers.get_act_layer", ["prelu"], {
      as: "timm.layers.PReLU",
      learned: "one slope; starts at 0.25",
      note: "A layer only: `get_act_fn` does not know it.",
    }),
    layer(
      "paddle.nn.PReLU(num_parameters=1, init=0.25, weight_attr=None, data_format='NCHW', name=None)",
      {
        ...init,
        learned: slopePerChannel,
        note: "`data_format` says which axis the channel is.",
      },
    ),
    func("paddle.nn.functional.prelu(x, weight, data_format='NCHW', name=None)", {
      note: "`weight` is a tensor of slopes; `data_format` says which axis the channel is.",
    }),
    layer("mindspore.nn.PReLU(channel=1, w=0.25)", {
      sets: { w: "weight" },
      learned: "one slope, or one for each of `channel` channels",
      note: "The slope is passed through ReLU, so it is never negative.",
    }),
    key("mindspore.nn.get_activation", ["prelu"], {
      as: "mindspore.nn.PReLU",
      learned: "one slope; starts at 0.25",
    }),
    layer("mlx.nn.PReLU(num_parameters=1, init=0.25)", {
      ...init,
      learned: slopePerChannel,
      note: "At 0 MLX adds up the gradients of both sides: 1 + a.",
    }),
    func("mlx.nn.prelu(x, alpha)", {
      sets: { alpha: "weight" },
      note: "`alpha` is an array of slopes. At 0 MLX adds up the gradients of both sides: 1 + a.",
    }),
  ]);
