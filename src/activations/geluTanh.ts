import { geluTanhSlope, geluTanhValue } from "../numeric/geluTanh.ts";
import { elementwise, from } from "./definition.ts";
import { type Details, func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

/** PyTorch, TensorFlow and others spell it as the exact form with an argument: see `gelu.ts`. */
export const geluTanh = elementwise({
  id: "gelu_tanh",
  title: "GELU (tanh approximation)",
  aliases: ["approximate GELU", "gelu_new", "gelu_pytorch_tanh"],
  family: "gaussian",
  formula: {
    value: "f(x) = x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³)))",
    derivative:
      "f′(x) = (1 + t)/2 + x/2·(1 − t²)·√(2/π)·(1 + 0.134145·x²), t = tanh(√(2/π)·(x + 0.044715·x³))",
    tex: {
      value: String.raw`f(x) = \frac{x}{2}\,(1 + t),\quad t = \tanh\left(\sqrt{2/\pi}\,(x + 0.044715\,x^3)\right)`,
      derivative: String.raw`f'(x) = \frac{1 + t}{2} + \frac{x}{2}\,(1 - t^2)\,\sqrt{2/\pi}\,(1 + 0.134145\,x^2)`,
    },
  },
  parameters: [],
  essence: "GELU with its normal distribution function approximated by a tanh of a cubic.",
  vanishing: () => "towards 0 for very negative inputs; exactly 0 once, at x ≈ −0.752",
  facts: [
    {
      text: "It differs from the exact GELU by up to 4.7e-4: enough to fail a comparison of checkpoints, so use the form the weights were trained with.",
      source: "jax-ml/jax issue 4428",
    },
    {
      text: "It is the default of JAX, Flax, keras.ops, MindSpore and tinygrad, and what Gemma's weights need; PyTorch computes it only with `approximate='tanh'`.",
      source: "jax/_src/nn/functions.py 0.10; transformers pull request 29402",
    },
    {
      text: "In float16 the cube and its derivative overflow: JAX and TensorFlow give a NaN gradient for large inputs; bfloat16 is fine.",
      source: "measured at x = 1000 with JAX 0.10.2 and TensorFlow 2.21",
    },
  ],
  traps: [
    {
      text: "x³ overflows float16 above |x| = 40.3, which the value survives; from 148 on 3x² does too, and the gradient of a formula that is written out is NaN.",
      instead: "Compute it in float32 or bfloat16, or use PyTorch's fused kernel.",
    },
    {
      text: "1 + tanh(z) cancels for negative x: near −5 float32 has hardly a digit left, and below −5.1 it returns −0.",
      instead: "Compute x·sigmoid(2z), which is the same function.",
    },
  ],
  pros: ["smooth everywhere", "no erf needed", "fused kernels exist"],
  cons: ["not the exact GELU", "the cube overflows half precision", "not monotonic"],
  usedFor: "GPT-2, Gemma and models that come from JAX",
  initialisation: {
    text: "As for the exact GELU: the gain of ReLU, for `calculate_gain` has no entry for it.",
    source: "torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "gelu", text: "It approximates GELU to within 4.7e-4." },
    { id: "quick_gelu", text: "Quick GELU is a coarser approximation, within 0.0203." },
  ],
  cost: "one exponential",
  origin: {
    authors: "D. Hendrycks, K. Gimpel",
    year: 2016,
    title: "Gaussian Error Linear Units (GELUs)",
    url: "https://arxiv.org/abs/1606.08415",
  },

  range: () => from(-0.17004075057125406),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "none",
  value: (x) => geluTanhValue(x),
  derivative: (x) => geluTanhSlope(x),
});

/** By the literal of `approximate`, which is a boolean in most frameworks and a string in tinygrad. */
const flagged: Details["selects"] = { approximate: { False: "gelu", True: "gelu_tanh" } };
const named: Details["selects"] = { approximate: { none: "gelu", tanh: "gelu_tanh" } };

const oldImport: Details = { note: "A module instance that is kept for old imports." };
const ended = "TensorFlow Addons ended in May 2024; use `tf.nn.gelu` with `approximate=True`.";

export const geluTanhSpellings = (): readonly Spelling[] =>
  spell(geluTanh, [
    func("keras.ops.gelu(x, approximate=True)", {
      selects: flagged,
      note: "`approximate` is True by default, unlike in `keras.activations.gelu`.",
    }),
    func("jax.nn.gelu(x, approximate=True)", {
      selects: flagged,
      since: "0.1.49",
      note: "The tanh form by default; PyTorch, Keras' activations and TensorFlow default to the exact one.",
    }),
    func("flax.linen.gelu(x, approximate=True)", {
      also: ["flax.nnx.gelu"],
      selects: flagged,
      note: "The same function as `jax.nn.gelu`: the tanh form by default.",
    }),
    func("transformers.activations.gelu_fast(input)", oldImport),
    func("transformers.activations.gelu_new(input)", oldImport),
    func("transformers.activations.gelu_pytorch_tanh(input)", oldImport),
    layer("transformers.activations.AccurateGELUActivation()"),
    layer("transformers.activations.FastGELUActivation()", {
      note: "Written with √(2/π) rounded to ten digits.",
    }),
    layer("transformers.activations.GELUTanh(use_gelu_tanh_python=False)", {
      also: ["transformers.activations.PytorchGELUTanh"],
    }),
    layer("transformers.activations.NewGELUActivation()"),
    key("transformers.activations.ACT2FN", [
      "gelu_fast",
      "gelu_new",
      "gelu_pytorch_tanh",
      "gelu_accurate",
    ]),
    key("transformers.activations.ACT2FN", ["gelu_python_tanh"], {
      note: "The tanh form, written out instead of the fused kernel.",
    }),
    layer("timm.layers.GELUTanh(inplace=False)", { note: "`inplace` is accepted but ignored." }),
    func("timm.layers.gelu_tanh(x, inplace=False)", {
      since: "0.8.2",
      note: "`inplace` is accepted but ignored.",
    }),
    key("timm.layers.get_act_layer", ["gelu_tanh"]),
    layer("mindspore.nn.GELU(approximate=True)", {
      selects: flagged,
      note: "The tanh form by default, the opposite of PyTorch.",
    }),
    key("mindspore.nn.get_activation", ["gelu"], { note: "The tanh form." }),
    func("mlx.nn.gelu_approx(x)", { since: "0.0.2" }),
    method("tinygrad.Tensor.gelu(approximate='tanh')", {
      selects: named,
      note: "The tanh form by default, the opposite of PyTorch.",
    }),
    func("tensorflow_addons.activations.gelu(x, approximate=True)", {
      selects: flagged,
      deprecated: ended,
      note: "The tanh form by default, unlike `tf.nn.gelu`.",
    }),
    layer("tensorflow_addons.layers.GELU(approximate=True)", {
      selects: flagged,
      deprecated: ended,
      note: "The tanh form by default, unlike `tf.nn.gelu`.",
    }),
    idiom("0.5 * x * (1 + numpy.tanh(numpy.sqrt(2 / numpy.pi) * (x + 0.044715 * x**3)))"),
  ]);
