import { expm1, scaledExp } from "../numeric/exponential.ts";
import { anyReal, elementwise, from } from "./definition.ts";
import { func, idiom, inPlaceFunc, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const elu = elementwise({
  id: "elu",
  title: "ELU",
  aliases: ["exponential linear unit"],
  family: "exponential",
  formula: {
    value: "f(x) = x if x > 0, else {alpha}·(eˣ − 1)",
    derivative: "f′(x) = 1 if x > 0, else {alpha}·eˣ",
  },
  simplerFormula: ({ alpha }) =>
    alpha === 1
      ? { value: "f(x) = x if x > 0, else eˣ − 1", derivative: "f′(x) = 1 if x > 0, else eˣ" }
      : undefined,
  parameters: [
    {
      name: "alpha",
      symbol: "α",
      usual: 1,
      valid: anyReal,
      slider: { min: 0, max: 3, step: 0.05 },
      meaning: "depth of the plateau for negative inputs",
    },
  ],
  essence: "Linear above zero, and an exponential below it that levels off at −α.",
  vanishing: "towards 0 for very negative inputs, as eˣ",
  facts: [
    {
      text: "Negative outputs bring the mean activation closer to 0 than ReLU does.",
      source: "Clevert, Unterthiner, Hochreiter 2015",
    },
    {
      text: "The slope is continuous at 0 only for α = 1.",
      source: "Clevert, Unterthiner, Hochreiter 2015",
    },
    {
      text: "Written as exp(x) − 1 it loses small inputs: TensorFlow 2.21 on a CPU and PyTorch 1.13 return 0 for −1e-9 in float32.",
      source: "tensorflow/core/kernels/relu_op_functor.h 2.21",
    },
  ],
  pros: ["mean activation closer to 0 than with ReLU", "no dead units", "smooth at 0 when α = 1"],
  cons: ["slower: needs an exponential", "saturates for negative inputs", "unbounded above"],
  usedFor: "MLPs and CNNs without batch normalisation",
  origin: {
    authors: "D.-A. Clevert, T. Unterthiner, S. Hochreiter",
    year: 2015,
    title: "Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)",
    url: "https://arxiv.org/abs/1511.07289",
  },

  range: ({ alpha }) =>
    alpha > 0 ? { min: -alpha, max: Infinity, includesMin: false, includesMax: false } : from(0),
  limits: ({ alpha }) => ({ negative: -alpha, positive: Infinity }),
  kinks: ({ alpha }) => (alpha === 1 ? [] : [{ at: 0, left: alpha, right: 1, derivative: alpha }]),
  value: (x, { alpha }) => (x > 0 ? x : alpha * expm1(x)),
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { alpha }) => (x > 0 ? 1 : scaledExp(alpha, x)),
});

export const eluSpellings = (): readonly Spelling[] =>
  spell(elu, [
    // fact: needs a quantised tensor
    func("torch.ao.nn.quantized.functional.elu(input, scale, zero_point, alpha=1.0)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu.html
    func("torch.nn.functional.elu(input, alpha=1.0, inplace=False)", {
      note: "With `inplace=True` it overwrites its input, and backward refuses a negative `alpha`.",
    }),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu_.html
    inPlaceFunc("torch.nn.functional.elu_(input, alpha=1)", {
      note: "Overwrites its input; backward refuses a negative `alpha`.",
    }),
    // fact: eager-mode quantised module; scale and zero_point describe the output
    layer("torch.ao.nn.quantized.ELU(scale, zero_point, alpha=1.0)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.ELU.html
    layer("torch.nn.ELU(alpha=1.0, inplace=False)", {
      note: "With `inplace=True` backward refuses a negative `alpha`.",
    }),
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.elu(x, alpha=1.0)"),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.backend.elu(x, alpha=1.0)", {/* deprecated: 3.0.0 */}),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.ops.elu(x, alpha=1.0)"),
    // fact: alpha default 1.0
    // documentation: https://keras.io/api/layers/activation_layers/elu/
    layer("keras.layers.ELU(alpha=1.0)"),
    key("keras.activations.get", ["elu"], { as: "keras.activations.elu" }),
    key("keras.activations.get", ["ELU"], {
      until: "3.0.0" /* as: the callable whose defaults hold */,
    }),
    // documentation: https://www.tensorflow.org/api_docs/python/tf/nn/elu
    func("tensorflow.nn.elu(features, name=None)", {
      note: "Has no `alpha`; on a CPU it computes exp(x) − 1, which loses tiny negative inputs.",
    }),
    // fact: gradient vanishes below about -17 (float32) because expm1 is differentiated as expm1+1
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.elu.html
    func("jax.nn.elu(x, alpha=1.0)"),
    // fact: re-export of jax.nn.elu
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.elu(x, alpha=1.0)", { also: ["flax.nnx.elu"] }),
    key("timm.layers.get_act_layer", ["elu"], {/* as: the callable whose defaults hold */}),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/elu_en.html
    func("paddle.nn.functional.elu(x, alpha=1.0, name=None)"),
    // fact: in-place, dynamic graph only; alpha must be >= 0
    inPlaceFunc("paddle.nn.functional.elu_(x, alpha=1.0, name=None)"),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/ELU_en.html
    layer("paddle.nn.ELU(alpha=1.0, name=None)"),
    // fact: only alpha=1.0 is supported according to its docs
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.ELU.html
    layer("mindspore.nn.ELU(alpha=1.0)"),
    key("mindspore.nn.get_activation", ["elu"], {/* as: the callable whose defaults hold */}),
    // fact: where with exp(x)-1: gradient can be NaN for large x and tiny x lose accuracy
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.elu.html
    func("mlx.nn.elu(x, alpha=1.0)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.ELU.html
    layer("mlx.nn.ELU(alpha=1.0)"),
    // fact: (1-exp(x)).relu form: exp overflow can give NaN gradient for large x
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.elu(alpha=1.0)"),
    // fact: NaN gradient for large x: use jax.nn.elu
    idiom("jax.numpy.where(x > 0, x, alpha * (jax.numpy.exp(x) - 1))"),
    // fact: evaluates exp on both branches
    idiom("numpy.where(x > 0, x, alpha * (numpy.exp(x) - 1))"),
  ]);
