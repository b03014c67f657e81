import { elementwise, from } from "./definition.ts";
import {
  type Details,
  func,
  idiom,
  inPlaceFunc,
  inPlaceMethod,
  key,
  layer,
  method,
  spell,
  type Spelling,
} from "./spelling.ts";

export const relu = elementwise({
  id: "relu",
  title: "ReLU",
  aliases: ["rectified linear unit", "rectifier"],
  family: "rectifier",
  formula: {
    value: "f(x) = max(0, x)",
    derivative: "f′(x) = 1 if x > 0, else 0",
    tex: {
      value: String.raw`f(x) = \max(0, x)`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}`,
    },
  },
  parameters: [],
  essence: "Passes positive inputs unchanged and turns the rest into exact zeros.",
  vanishing: () => "exactly 0 for every negative input",
  facts: [
    {
      text: "A positive input comes out unchanged with gradient 1, so on active paths only the weights scale the gradient; the sigmoid multiplies it by at most 0.25.",
      source: "Glorot, Bordes, Bengio 2011, Deep Sparse Rectifier Neural Networks",
    },
    {
      text: "A unit whose pre-activation is negative for every sample has zero output and zero gradient and stays dead; a large negative bias or a high learning rate gets it there.",
      source: "Maas, Hannun, Ng 2013",
    },
  ],
  traps: [
    {
      text: "Written as `max`, `clamp` or `where`, the gradient at exactly 0 is another one: 1, 0.5 or 0.",
      instead: "Use the framework's own ReLU, whose gradient at 0 is 0.",
    },
    {
      text: "At every inactive unit the logarithm of its output is −∞, and the derivative of its root infinite.",
      instead: "Add a small positive constant first.",
    },
  ],
  pros: [
    "one comparison, no exponential",
    "gradient is exactly 1 on the active side",
    "true zeros, so outputs are sparse",
  ],
  cons: ["units can die", "outputs are never negative, so the mean shifts up", "unbounded above"],
  usedFor: "default hidden activation of CNNs and MLPs",
  initialisation: {
    gain: Math.SQRT2,
    text: "He initialisation: half of the inputs are zeroed, so the weights' variance is doubled.",
    source: "He et al. 2015; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "leaky_relu", text: "Leaky ReLU with a slope of 0 is ReLU." },
    { id: "gelu", text: "For |x| ≫ 0 GELU is ReLU." },
  ],
  cost: "comparison",
  origin: {
    authors: "V. Nair, G. E. Hinton",
    year: 2010,
    title: "Rectified Linear Units Improve Restricted Boltzmann Machines",
  },

  range: () => from(0),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [{ at: 0, left: 0, right: 1, derivative: 0 }],
  monotonicity: () => "non-decreasing",
  // x < 0 is the test that lets NaN and −0 through, as PyTorch does.
  value: (x) => (x < 0 ? 0 : x),
  derivative: (x) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : 0),
});

/** Comparisons that include the tie pass the whole gradient at 0. */
const clamped: Details = {
  atKinks: { choices: ["right"], note: "At 0 the gradient is 1, where ReLU's own is 0." },
};
const halved: Details = {
  atKinks: { choices: ["mean"], note: "At 0 the gradient is 0.5, where ReLU's own is 0." },
};

export const reluSpellings = (): readonly Spelling[] =>
  spell(relu, [
    layer("torch.nn.ReLU(inplace=False)", {
      note: "Takes no input: `nn.ReLU(x)` sets `inplace`, it does not apply ReLU.",
    }),
    func("torch.nn.functional.relu(input, inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("torch.relu(input)", {
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html",
    }),
    inPlaceFunc("torch.nn.functional.relu_(input)", {
      also: ["torch.relu_"],
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    method("torch.Tensor.relu()", {
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html",
    }),
    inPlaceMethod("torch.Tensor.relu_()", {
      documentation:
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu_.html",
      note: "Overwrites its tensor; fails on a leaf that requires a gradient.",
    }),
    key("torch.nn.RNN.nonlinearity", ["relu"]),
    key("torch.nn.Transformer.activation", ["relu"]),
    key("torch.nn.init.calculate_gain", ["relu"]),
    func("keras.ops.relu(x)", {
      note: "Has no slope, cap or threshold, unlike `keras.activations.relu`.",
    }),
    key("keras.activations.get", ["relu"]),
    key("keras.activations.get", ["ReLU"], { until: "3.0.0" }),
    func("tensorflow.nn.relu(features, name=None)"),
    func("jax.nn.relu(x)"),
    layer("jax.example_libraries.stax.Relu()", {
      also: ["jax.experimental.stax.Relu"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.relu(x)", { also: ["flax.nnx.relu"] }),
    key("transformers.activations.ACT2FN", ["relu"]),
    key("timm.layers.get_act_layer", ["relu"]),
    key("sklearn.neural_network.MLPClassifier.activation", ["relu"]),
    layer("paddle.nn.ReLU(name=None)"),
    func("paddle.nn.functional.relu(x, name=None)"),
    inPlaceFunc("paddle.nn.functional.relu_(x, name=None)", {
      documentation:
        "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/relu_en.html",
      note: "Overwrites its input; in dynamic graphs only.",
    }),
    layer("mindspore.nn.ReLU()"),
    key("mindspore.nn.get_activation", ["relu"]),
    layer("mlx.nn.ReLU()"),
    func("mlx.nn.relu(x)"),
    method("tinygrad.Tensor.relu()"),
    key("diffusers.models.activations.get_activation", ["relu"]),
    idiom("torch.clamp(x, min=0)", clamped),
    idiom("torch.Tensor.clamp(x, min=0)", clamped),
    idiom("torch.maximum(x, torch.zeros_like(x))", halved),
    idiom("torch.where(x > 0, x, 0)"),
    idiom("tensorflow.maximum(0., x)"),
    idiom("tensorflow.maximum(x, 0.)", clamped),
    idiom("tensorflow.where(x > 0, x, tensorflow.zeros_like(x))"),
    idiom("jax.numpy.maximum(0, x)", halved),
    idiom("jax.numpy.maximum(x, 0)", halved),
    idiom("jax.numpy.where(x > 0, x, 0)"),
    idiom("numpy.clip(x, 0, None)"),
    idiom("numpy.maximum(0, x)"),
    idiom("numpy.maximum(x, 0)"),
    idiom("numpy.where(x > 0, x, 0)"),
    idiom("x * (x > 0)", { note: "Gives −0 for negative numbers, and NaN for −∞." }),
  ]);
