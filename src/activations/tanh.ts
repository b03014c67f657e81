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
  },
  parameters: [],
  essence: "An S-shaped curve through 0 that squeezes every number into (−1, 1).",
  vanishing: "towards 0 on both sides; below 0.01 for |x| > 3",
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
      text: "PyTorch's initialisation gain for it is 5/3.",
      source: "torch/nn/init.py 2.13",
    },
  ],
  pros: ["centred on 0", "bounded", "slope 1 at 0"],
  cons: ["saturates on both sides, gradients vanish", "needs exponentials"],
  usedFor: "RNN cells, bounded outputs, policy heads",
  origin: {
    authors: "Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller",
    year: 1998,
    title: "Efficient BackProp",
  },

  range: () => between(-1, 1),
  limits: () => ({ negative: -1, positive: 1 }),
  kinks: () => [],
  value: (x) => hyperbolicTangent(x),
  derivative: (x) => hyperbolicTangentSlope(x),
});

export const tanhSpellings = (): readonly Spelling[] =>
  spell(tanh, [
    // fact: Plain alias of Tensor.tanh
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.tanh.html
    func("torch.nn.functional.tanh(input)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.tanh.html
    func("torch.tanh(input)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.tanh.html
    inPlaceFunc("torch.tanh_(input)", {
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    // fact: in-place
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tanh_.html
    inPlaceMethod("torch.Tensor.tanh_()"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanh.html
    layer("torch.nn.Tanh()"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tanh.html
    method("torch.Tensor.tanh()"),
    key("torch.nn.RNN.nonlinearity", ["tanh"]),
    // fact: gain 1.666666667
    key("torch.nn.init.calculate_gain", ["tanh"]),
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.tanh(x)"),
    // documentation: https://keras.io/api/ops/numpy/
    func("keras.backend.tanh(x)", {/* deprecated: 3.0.0 */}),
    // documentation: https://keras.io/api/ops/numpy/
    func("keras.ops.tanh(x)"),
    key("keras.activations.get", ["tanh"]),
    // documentation: https://www.tensorflow.org/api_docs/python/tf/math/tanh
    func("tensorflow.math.tanh(x, name=None)", { also: ["tensorflow.nn.tanh", "tensorflow.tanh"] }),
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.lax.tanh.html
    func("jax.lax.tanh(x)"),
    // fact: also exported as jax.nn.tanh
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.numpy.tanh.html
    func("jax.numpy.tanh(x)", { also: ["jax.nn.tanh"] }),
    // fact: re-export of jax.nn.tanh
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.tanh(x)", { also: ["flax.nnx.tanh"] }),
    key("transformers.activations.ACT2FN", ["tanh"]),
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    func("timm.layers.tanh(x, inplace=False)"),
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    layer("timm.layers.Tanh(inplace=False)"),
    key("timm.layers.get_act_layer", ["tanh"]),
    // documentation: https://numpy.org/doc/stable/reference/generated/numpy.tanh.html
    func("numpy.tanh(x)"),
    key("sklearn.neural_network.MLPClassifier.activation", ["tanh"]),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/tanh_en.html
    func("paddle.nn.functional.tanh(x, name=None)", { also: ["paddle.tanh"] }),
    // fact: in-place, dynamic graph only
    inPlaceFunc("paddle.nn.functional.tanh_(x, name=None)"),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/Tanh_en.html
    layer("paddle.nn.Tanh(name=None)"),
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.Tanh.html
    layer("mindspore.nn.Tanh()"),
    key("mindspore.nn.get_activation", ["tanh"]),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/_autosummary/mlx.core.tanh.html
    func("mlx.core.tanh(a)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.tanh.html
    func("mlx.nn.tanh(x)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.Tanh.html
    layer("mlx.nn.Tanh()"),
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.tanh()"),
  ]);
