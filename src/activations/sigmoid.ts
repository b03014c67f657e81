import { logistic, logisticSlope } from "../numeric/logistic.ts";
import { exactly } from "../numeric/pair.ts";
import { between, elementwise } from "./definition.ts";
import {
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

export const sigmoid = elementwise({
  id: "sigmoid",
  title: "Sigmoid",
  aliases: ["logistic", "expit", "σ"],
  family: "sigmoid",
  formula: {
    value: "f(x) = σ(x) = 1/(1 + e⁻ˣ)",
    derivative: "f′(x) = σ(x)·(1 − σ(x))",
    tex: {
      value: String.raw`f(x) = \sigma(x) = \frac{1}{1 + e^{-x}}`,
      derivative: String.raw`f'(x) = \sigma(x) \, (1 - \sigma(x))`,
    },
  },
  parameters: [],
  essence: "Squeezes every number into (0, 1), so the output reads as a probability.",
  vanishing: () => "towards 0 on both sides; below 0.0025 for |x| > 6",
  facts: [
    {
      text: "Its derivative is at most 0.25, at x = 0: apart from the weights, each sigmoid layer multiplies the gradient by a quarter or less.",
      source:
        "f′ = σ·(1 − σ); Glorot, Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    },
    {
      text: "All outputs are positive, so the weights of one unit in the next layer get gradients of one sign and can only move together.",
      source: "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp",
    },
    {
      text: "A binary classifier learns best when its loss takes the logits (`BCEWithLogitsLoss`, `from_logits=True`): the sigmoid and the logarithm then cancel, and wrong answers keep their gradient.",
      source: "torch/nn/functional.py 2.13",
    },
  ],
  traps: [
    {
      text: "Written as `1/(1 + exp(-x))` the exponential overflows below −709 in float64 and below −88 in float32.",
      instead: "Use the framework's sigmoid, `scipy.special.expit` in NumPy code.",
    },
    {
      text: "`log(sigmoid(x))` is −∞ below about −88 in float32.",
      instead: "Use the framework's log-sigmoid.",
    },
    {
      text: "`1 - sigmoid(x)` cancels: in float32 it is exactly 0 above 17.",
      instead: "Use `sigmoid(-x)`, which is the same number.",
    },
  ],
  pros: ["reads as a probability", "smooth and bounded"],
  cons: [
    "saturates on both sides, gradients vanish",
    "outputs are all positive",
    "needs an exponential",
  ],
  usedFor: "output of binary and multi-label classifiers, gates",
  initialisation: {
    gain: 1,
    text: "Glorot initialisation: it keeps pre-activations where the curve is steep, though each layer still divides gradients by four or more.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "tanh", text: "tanh x = 2·σ(2x) − 1: the same curve, centred at 0." },
    { id: "softplus", text: "It is the derivative of softplus." },
    { id: "softmax", text: "Softmax over the two logits x and 0 gives σ(x) and 1 − σ(x)." },
    { id: "hard_sigmoid", text: "Hard Sigmoid, made of straight lines, is within 0.07 of it." },
  ],
  cost: "one exponential",
  origin: {
    authors: "D. E. Rumelhart, G. E. Hinton, R. J. Williams",
    year: 1986,
    title: "Learning representations by back-propagating errors",
  },

  range: () => between(0, 1),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: (x) => logistic(exactly(x)),
  derivative: (x) => logisticSlope(exactly(x)),
});

export const sigmoidSpellings = (): readonly Spelling[] =>
  spell(sigmoid, [
    layer("torch.nn.Sigmoid()", {
      note: "In front of `BCEWithLogitsLoss` it would be applied twice.",
    }),
    layer("torch.ao.nn.quantized.Sigmoid(output_scale, output_zero_point)", {
      note: "Takes a quantised tensor; the arguments describe the output's quantisation.",
    }),
    func("torch.nn.functional.sigmoid(input)", {
      note: "In front of `binary_cross_entropy_with_logits` it would be applied twice.",
    }),
    func("torch.sigmoid(input)", {
      note: "In front of `BCEWithLogitsLoss` it would be applied twice.",
    }),
    func("torch.special.expit(input)", {
      documentation: "https://docs.pytorch.org/docs/stable/special.html#torch.special.expit",
    }),
    inPlaceFunc("torch.sigmoid_(input)", {
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html",
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    method("torch.Tensor.sigmoid()"),
    inPlaceMethod("torch.Tensor.sigmoid_()", {
      note: "Overwrites its tensor; fails on a leaf that requires a gradient.",
    }),
    key("torch.nn.init.calculate_gain", ["sigmoid"]),
    func("keras.activations.sigmoid(x)", {
      note: "As the last activation it goes with `from_logits=False`. Only the TensorFlow backend notices the other combination.",
    }),
    func("keras.backend.sigmoid(x)", {
      documentation: "https://keras.io/api/ops/nn/",
      deprecated:
        "Keras 3 keeps it only as a legacy function of `tensorflow.keras`; use `keras.ops.sigmoid`.",
    }),
    func("keras.ops.sigmoid(x)"),
    key("keras.activations.get", ["sigmoid"]),
    func("tensorflow.math.sigmoid(x, name=None)", {
      also: ["tensorflow.nn.sigmoid", "tensorflow.sigmoid"],
    }),
    func("jax.nn.sigmoid(x)"),
    func("jax.lax.logistic(x)"),
    func("jax.scipy.special.expit(x)"),
    layer("jax.example_libraries.stax.Sigmoid()", {
      also: ["jax.experimental.stax.Sigmoid"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.sigmoid(x)", { also: ["flax.nnx.sigmoid"] }),
    key("transformers.activations.ACT2FN", ["sigmoid"]),
    layer("timm.layers.Sigmoid(inplace=False)"),
    func("timm.layers.sigmoid(x, inplace=False)"),
    key("timm.layers.get_act_layer", ["sigmoid"]),
    func("scipy.special.expit(x)", {
      note: "Does not overflow, unlike `1 / (1 + np.exp(-x))`.",
    }),
    key("sklearn.neural_network.MLPClassifier.activation", ["logistic"], {
      note: "Here it is `logistic`; `sigmoid` is refused.",
    }),
    layer("paddle.nn.Sigmoid(name=None)"),
    func("paddle.nn.functional.sigmoid(x, name=None)", { also: ["paddle.sigmoid"] }),
    layer("mindspore.nn.Sigmoid()"),
    key("mindspore.nn.get_activation", ["sigmoid"]),
    layer("mlx.nn.Sigmoid()"),
    func("mlx.nn.sigmoid(x)"),
    func("mlx.core.sigmoid(a)"),
    method("tinygrad.Tensor.sigmoid()"),
    idiom("1 / (1 + torch.exp(-x))", {
      note: "Where the exponential overflows, below −88 in float32, the gradient is NaN; that of `torch.sigmoid` stays finite.",
    }),
    idiom("1 / (1 + numpy.exp(-x))", {
      note: "Warns of an overflow below −709 in float64 and −88 in float32; `scipy.special.expit` does not.",
    }),
    idiom("numpy.exp(x) / (1 + numpy.exp(x))", {
      note: "NaN above 709 in float64 and 88 in float32, where both exponentials overflow.",
    }),
  ]);
