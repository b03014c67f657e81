import { timesExp, timesExpm1 } from "../numeric/exponentialLinear.ts";
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
    tex: {
      value: String.raw`f(x) = \begin{cases} x & x > 0 \\ \slot{alpha}\,(e^{x} - 1) & x \le 0 \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ \slot{alpha}\,e^{x} & x \le 0 \end{cases}`,
    },
  },
  simplerFormulas: [
    {
      when: ({ alpha }) => alpha === 1,
      value: "f(x) = x if x > 0, else eˣ − 1",
      derivative: "f′(x) = 1 if x > 0, else eˣ",
      tex: {
        value: String.raw`f(x) = \begin{cases} x & x > 0 \\ e^{x} - 1 & x \le 0 \end{cases}`,
        derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ e^{x} & x \le 0 \end{cases}`,
      },
    },
  ],
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
  vanishing: ({ alpha }) =>
    alpha === 0
      ? "exactly 0 for every negative input"
      : "towards 0 for very negative inputs, as eˣ",
  facts: [
    {
      text: "Its negative outputs pull the mean activation towards 0, so that the next layer sees less of a shift; ReLU's outputs have a positive mean.",
      source: "Clevert, Unterthiner, Hochreiter 2015",
    },
    {
      text: "The gradient of a negative input is small but not 0, so a unit that has gone negative can come back; at −5 it is 0.0067·α.",
      source: "tools/autograd/derivatives.yaml, PyTorch 2.13",
    },
    {
      text: "Only at α = 1 is the slope continuous at 0; with another α it jumps there from α to 1.",
      source: "Barron 2017, Continuously Differentiable Exponential Linear Units",
    },
  ],
  traps: [
    {
      text: "exp(x) − 1 cancels near 0: in float32 TensorFlow 2.21 on a CPU and PyTorch 1.13 return 0 for −1e-9.",
      instead: "Compute `expm1(x)`.",
    },
    {
      text: "`where(x > 0, x, alpha * (exp(x) - 1))` has a NaN gradient for large x, because the branch that is not taken overflows.",
      instead: "Clamp what the exponential sees: `expm1(minimum(x, 0))`.",
    },
    {
      text: "A gradient computed from the output, as y + α, is 0 below about −17 in float32: JAX and PyTorch's in-place form do that.",
      instead: "Differentiate as α·exp(x), as PyTorch does out of place.",
    },
  ],
  pros: [
    "mean activation closer to 0 than with ReLU",
    "no dead units",
    "continuous slope at 0 when α = 1",
  ],
  cons: ["slower: needs an exponential", "saturates for negative inputs", "unbounded above"],
  usedFor: "MLPs and CNNs without batch normalisation",
  initialisation: {
    text: "He initialisation, as its authors used; `calculate_gain` has no entry for it.",
    source: "Clevert, Unterthiner, Hochreiter 2015; torch/nn/init.py 2.13",
  },
  relatives: [
    {
      id: "celu",
      text: "CELU divides x by α inside the exponential, which makes its slope continuous for every α.",
    },
    { id: "selu", text: "SELU is ELU at α ≈ 1.6733, times 1.0507." },
    { id: "relu", text: "At α = 0 it is ReLU." },
  ],
  cost: "one exponential",
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
  monotonicity: ({ alpha }) => (alpha > 0 ? "increasing" : alpha === 0 ? "non-decreasing" : "none"),
  reducesTo: ({ alpha }) => (alpha === 0 ? "relu" : undefined),
  value: (x, { alpha }) => (x > 0 ? x : timesExpm1(x, alpha)),
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, { alpha }) => (x > 0 ? 1 : timesExp(x, alpha)),
});

export const eluSpellings = (): readonly Spelling[] =>
  spell(elu, [
    layer("torch.nn.ELU(alpha=1.0, inplace=False)", {
      note: "With `inplace=True` backward refuses a negative `alpha` and returns 0 in the far tail.",
    }),
    func("torch.nn.functional.elu(input, alpha=1.0, inplace=False)", {
      note: "With `inplace=True` it overwrites its input, and backward refuses a negative `alpha`.",
    }),
    inPlaceFunc("torch.nn.functional.elu_(input, alpha=1)", {
      note: "Overwrites its input; backward refuses a negative `alpha`.",
    }),
    layer("torch.ao.nn.quantized.ELU(scale, zero_point, alpha=1.0)", {
      note: "For quantised tensors; `scale` and `zero_point` are those of the output.",
    }),
    func("torch.ao.nn.quantized.functional.elu(input, scale, zero_point, alpha=1.0)", {
      note: "For quantised tensors; `scale` and `zero_point` are those of the output.",
    }),
    func("keras.activations.elu(x, alpha=1.0)"),
    layer("keras.layers.ELU(alpha=1.0)"),
    func("keras.ops.elu(x, alpha=1.0)"),
    func("keras.backend.elu(x, alpha=1.0)", {
      documentation: "https://keras.io/api/ops/nn/",
      deprecated: "Legacy since Keras 3; use `keras.activations.elu` or `keras.ops.elu`.",
    }),
    key("keras.activations.get", ["elu"], { as: "keras.activations.elu" }),
    key("keras.activations.get", ["ELU"], { until: "3.0.0", as: "keras.layers.ELU" }),
    func("tensorflow.nn.elu(features, name=None)", {
      note: "Has no `alpha`; on a CPU it computes exp(x) − 1, which loses tiny negative inputs.",
    }),
    func("jax.nn.elu(x, alpha=1.0)", {
      note: "Its gradient is exactly 0 below about −17 in float32, −37 in float64.",
    }),
    layer("jax.example_libraries.stax.Elu()", {
      also: ["jax.experimental.stax.Elu"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.elu(x, alpha=1.0)", {
      also: ["flax.nnx.elu"],
      note: "The same function as `jax.nn.elu`: its gradient is 0 below about −17 in float32.",
    }),
    key("timm.layers.get_act_layer", ["elu"], { as: "torch.nn.ELU" }),
    layer("paddle.nn.ELU(alpha=1.0, name=None)"),
    func("paddle.nn.functional.elu(x, alpha=1.0, name=None)"),
    inPlaceFunc("paddle.nn.functional.elu_(x, alpha=1.0, name=None)", {
      note: "Overwrites its input, in dynamic graphs only; `alpha` must not be negative.",
    }),
    layer("mindspore.nn.ELU(alpha=1.0)", {
      note: "MindSpore documents 1.0 as the only `alpha` that it supports.",
    }),
    key("mindspore.nn.get_activation", ["elu"], { as: "mindspore.nn.ELU" }),
    layer("mlx.nn.ELU(alpha=1.0)"),
    func("mlx.nn.elu(x, alpha=1.0)", {
      note: "Computes exp(x) − 1 for every x: tiny negative inputs lose digits, and for large x the gradient can be NaN.",
    }),
    method("tinygrad.Tensor.elu(alpha=1.0)", {
      note: "Computes exp(x) − 1, so tiny negative inputs lose digits; versions that do so for every x can give a NaN gradient for large ones.",
    }),
    idiom("jax.numpy.where(x > 0, x, alpha * (jax.numpy.exp(x) - 1))", {
      note: "For large x the gradient is NaN, because the branch that is not taken overflows; `jax.nn.elu` guards against it.",
    }),
    idiom("numpy.where(x > 0, x, alpha * (numpy.exp(x) - 1))", {
      note: "Evaluates the exponential for large x too, which overflows with a warning; `numpy.expm1(numpy.minimum(x, 0))` does not.",
    }),
  ]);
