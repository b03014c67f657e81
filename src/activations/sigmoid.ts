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
  },
  parameters: [],
  essence: "Squeezes every number into (0, 1), so the output reads as a probability.",
  vanishing: "towards 0 on both sides; below 0.0025 for |x| > 6",
  facts: [
    {
      text: "Its derivative is at most 0.25, at x = 0: apart from the weights, each sigmoid layer multiplies the gradient by a quarter or less.",
      source:
        "f′ = σ·(1 − σ); Glorot, Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    },
    {
      text: "As the last layer of a binary classifier, give the logits to a loss that takes them (BCEWithLogitsLoss, from_logits=True); log(sigmoid(x)) is −∞ below −88 in float32.",
      source: "torch/nn/functional.py 2.13",
    },
  ],
  pros: ["reads as a probability", "smooth and bounded"],
  cons: [
    "saturates on both sides, gradients vanish",
    "outputs are all positive",
    "needs an exponential",
  ],
  usedFor: "output of binary and multi-label classifiers, gates",
  origin: {
    authors: "D. E. Rumelhart, G. E. Hinton, R. J. Williams",
    year: 1986,
    title: "Learning representations by back-propagating errors",
  },

  range: () => between(0, 1),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  value: (x) => logistic(exactly(x)),
  derivative: (x) => logisticSlope(exactly(x)),
});

export const sigmoidSpellings = (): readonly Spelling[] =>
  spell(sigmoid, [
    // fact: Plain alias of Tensor.sigmoid
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.sigmoid.html
    func("torch.nn.functional.sigmoid(input)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html
    func("torch.sigmoid(input)"),
    // fact: alias of torch.sigmoid
    // documentation: https://docs.pytorch.org/docs/stable/special.html#torch.special.expit
    func("torch.special.expit(input)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html
    inPlaceFunc("torch.sigmoid_(input)", {
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    // fact: in-place
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sigmoid_.html
    inPlaceMethod("torch.Tensor.sigmoid_()"),
    // fact: eager-mode quantised module; scale and zero_point describe the output
    layer("torch.ao.nn.quantized.Sigmoid(output_scale, output_zero_point)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html
    layer("torch.nn.Sigmoid()", {
      note: "In front of `BCEWithLogitsLoss` it would be applied twice.",
    }),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sigmoid.html
    method("torch.Tensor.sigmoid()"),
    // fact: gain 1
    key("torch.nn.init.calculate_gain", ["sigmoid"]),
    // fact: keeps the logits on the output for the loss (TF backend)
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.sigmoid(x)"),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.backend.sigmoid(x)", {/* deprecated: 3.0.0 */}),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.ops.sigmoid(x)"),
    key("keras.activations.get", ["sigmoid"]),
    // documentation: https://www.tensorflow.org/api_docs/python/tf/math/sigmoid
    func("tensorflow.math.sigmoid(x, name=None)", {
      also: ["tensorflow.nn.sigmoid", "tensorflow.sigmoid"],
    }),
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.lax.logistic.html
    func("jax.lax.logistic(x)"),
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.sigmoid.html
    func("jax.nn.sigmoid(x)"),
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.scipy.special.expit.html
    func("jax.scipy.special.expit(x)"),
    // fact: re-export of jax.nn.sigmoid
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.sigmoid(x)", { also: ["flax.nnx.sigmoid"] }),
    key("transformers.activations.ACT2FN", ["sigmoid"]),
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    func("timm.layers.sigmoid(x, inplace=False)"),
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    layer("timm.layers.Sigmoid(inplace=False)"),
    key("timm.layers.get_act_layer", ["sigmoid"]),
    // fact: stable sigmoid; ufunc, no gradient
    // documentation: https://docs.scipy.org/doc/scipy/reference/generated/scipy.special.expit.html
    func("scipy.special.expit(x)"),
    // fact: logistic is the sigmoid; the string sigmoid is not accepted
    key("sklearn.neural_network.MLPClassifier.activation", ["logistic"]),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/sigmoid_en.html
    func("paddle.nn.functional.sigmoid(x, name=None)", { also: ["paddle.sigmoid"] }),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/Sigmoid_en.html
    layer("paddle.nn.Sigmoid(name=None)"),
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.Sigmoid.html
    layer("mindspore.nn.Sigmoid()"),
    key("mindspore.nn.get_activation", ["sigmoid"]),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/_autosummary/mlx.core.sigmoid.html
    func("mlx.core.sigmoid(a)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.sigmoid.html
    func("mlx.nn.sigmoid(x)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.Sigmoid.html
    layer("mlx.nn.Sigmoid()"),
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.sigmoid()"),
    // fact: use torch.sigmoid
    idiom("1 / (1 + torch.exp(-x))"),
    // fact: overflow warning for x < -709 (float64), -88 (float32)
    idiom("1 / (1 + numpy.exp(-x))"),
    // fact: NaN for large x
    idiom("numpy.exp(x) / (1 + numpy.exp(x))"),
  ]);
