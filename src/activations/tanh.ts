import { hyperbolicTangent, hyperbolicTangentSlope } from "../numeric/hyperbolicTangent.ts";
import { between, elementwise } from "./definition.ts";
import {
  func,
  inPlaceFunc,
  inPlaceMethod,
  key,
  layer,
  method,
  spell,
  type Spelling,
} from "./spelling.ts";

export const tanh = elementwise({
  id: "tanh",
  title: "Tanh",
  aliases: ["hyperbolic tangent"],
  family: "tanh",
  formula: {
    value: "f(x) = tanh x = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)",
    derivative: "f′(x) = 1 − tanh² x",
    tex: {
      value: String.raw`f(x) = \tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}`,
      derivative: String.raw`f'(x) = 1 - \tanh^2 x`,
    },
  },
  parameters: [],
  essence: "An S-shaped curve through 0 that squeezes every number into (−1, 1).",
  vanishing: () => "towards 0 on both sides; below 0.01 for |x| > 3",
  facts: [
    {
      text: "Its outputs are centred on 0, which speeds up learning compared with the sigmoid.",
      source: "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp",
    },
    {
      text: "The slope is 1 at 0 and falls off on both sides, so gradients vanish once units saturate.",
      source:
        "Glorot, Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    },
    {
      text: "PyTorch's backward computes 1 − y² from the rounded output: in float32 y is exactly ±1 for |x| > 9.02, and the gradient exactly 0.",
      source: "tools/autograd/derivatives.yaml, PyTorch 2.13",
    },
  ],
  traps: [
    {
      text: "Written as (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ), it is ∞/∞ = NaN in float32 for |x| > 88.",
      instead: "Use the library's `tanh`, which saturates at ±1.",
    },
    {
      text: "1 − tanh² x cancels once tanh x is near ±1.",
      instead: "Where small slopes count, compute 1/cosh² x.",
    },
  ],
  pros: ["centred on 0", "bounded", "slope 1 at 0"],
  cons: ["saturates on both sides, gradients vanish", "needs an exponential"],
  usedFor: "RNN cells, bounded outputs, policy heads",
  initialisation: {
    gain: 5 / 3,
    text: "Glorot initialisation: around 0 the curve is the identity, so fan-in and fan-out alone set the variances.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "sigmoid", text: "tanh x = 2·σ(2x) − 1: a sigmoid stretched to (−1, 1)." },
    { id: "hard_tanh", text: "HardTanh is its piecewise linear form." },
    { id: "softsign", text: "Softsign approaches the same ±1 far more slowly." },
  ],
  cost: "one exponential",
  origin: {
    authors: "Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller",
    year: 1998,
    title: "Efficient BackProp",
  },

  range: () => between(-1, 1),
  limits: () => ({ negative: -1, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  symmetry: () => "odd",
  value: (x) => hyperbolicTangent(x),
  derivative: (x) => hyperbolicTangentSlope(x),
});

export const tanhSpellings = (): readonly Spelling[] =>
  spell(tanh, [
    layer("torch.nn.Tanh()"),
    func("torch.nn.functional.tanh(input)"),
    func("torch.tanh(input)"),
    inPlaceFunc("torch.tanh_(input)", {
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.tanh.html",
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    method("torch.Tensor.tanh()"),
    inPlaceMethod("torch.Tensor.tanh_()", {
      note: "Overwrites its tensor; fails on a leaf that requires a gradient.",
    }),
    key("torch.nn.RNN.nonlinearity", ["tanh"]),
    key("torch.nn.init.calculate_gain", ["tanh"]),
    func("keras.activations.tanh(x)"),
    func("keras.ops.tanh(x)", { documentation: "https://keras.io/api/ops/numpy/" }),
    func("keras.backend.tanh(x)", {
      documentation: "https://keras.io/api/ops/numpy/",
      deprecated: "Legacy since Keras 3.0; use `keras.ops.tanh`.",
    }),
    key("keras.activations.get", ["tanh"]),
    layer("jax.example_libraries.stax.Tanh()", {
      also: ["jax.experimental.stax.Tanh"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("tensorflow.math.tanh(x, name=None)", { also: ["tensorflow.nn.tanh", "tensorflow.tanh"] }),
    func("jax.numpy.tanh(x)", { also: ["jax.nn.tanh"] }),
    func("jax.lax.tanh(x)"),
    func("flax.linen.tanh(x)", { also: ["flax.nnx.tanh"] }),
    key("transformers.activations.ACT2FN", ["tanh"]),
    layer("timm.layers.Tanh(inplace=False)"),
    func("timm.layers.tanh(x, inplace=False)"),
    key("timm.layers.get_act_layer", ["tanh"]),
    func("numpy.tanh(x)"),
    key("sklearn.neural_network.MLPClassifier.activation", ["tanh"]),
    layer("paddle.nn.Tanh(name=None)"),
    func("paddle.nn.functional.tanh(x, name=None)", { also: ["paddle.tanh"] }),
    inPlaceFunc("paddle.nn.functional.tanh_(x, name=None)", {
      documentation:
        "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/tanh_en.html",
      note: "Overwrites its input; in dynamic graphs only.",
    }),
    layer("mindspore.nn.Tanh()"),
    key("mindspore.nn.get_activation", ["tanh"]),
    layer("mlx.nn.Tanh()"),
    func("mlx.nn.tanh(x)"),
    func("mlx.core.tanh(a)"),
    method("tinygrad.Tensor.tanh()"),
  ]);
