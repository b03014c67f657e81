import { geluTanhSlope, geluTanhValue } from "../numeric/geluTanh.ts";
import { elementwise } from "./definition.ts";
import { func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

/** Its spellings are those of the exact form with `approximate`: see `gelu.ts`. */
export const geluTanh = elementwise({
  id: "gelu_tanh",
  title: "GELU (tanh approximation)",
  aliases: ["approximate GELU", "gelu_new", "gelu_pytorch_tanh"],
  family: "gaussian",
  formula: {
    value: "f(x) = x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³)))",
    derivative:
      "f′(x) = (1 + t)/2 + x/2·(1 − t²)·√(2/π)·(1 + 0.134145·x²), t = tanh(√(2/π)·(x + 0.044715·x³))",
  },
  parameters: [],
  essence: "GELU with its normal distribution function approximated by a tanh of a cubic.",
  vanishing: "towards 0 for very negative inputs; exactly 0 once, at x ≈ −0.752",
  facts: [
    {
      text: "It differs from the exact GELU by up to 4.7e-4: enough to fail a comparison of checkpoints, so use the form the weights were trained with.",
      source: "jax-ml/jax issue 4428",
    },
    {
      text: "In float16 the cube overflows: JAX and TensorFlow give a NaN gradient for large inputs; bfloat16 is fine.",
      source: "measured at x = 1000 with JAX 0.10.2 and TensorFlow 2.21",
    },
  ],
  pros: ["smooth everywhere", "no erf needed", "fused kernels exist"],
  cons: ["not the exact GELU", "the cube overflows half precision", "not monotonic"],
  usedFor: "GPT-2, Gemma and models that come from JAX",
  origin: {
    authors: "D. Hendrycks, K. Gimpel",
    year: 2016,
    title: "Gaussian Error Linear Units (GELUs)",
    url: "https://arxiv.org/abs/1606.08415",
  },

  range: () => ({
    min: -0.17004075057125406,
    max: Infinity,
    includesMin: true,
    includesMax: false,
  }),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  value: (x) => geluTanhValue(x),
  derivative: (x) => geluTanhSlope(x),
});

export const geluTanhSpellings = (): readonly Spelling[] =>
  spell(geluTanh, [
    // documentation: https://keras.io/api/ops/nn/
    func("keras.ops.gelu(x, approximate=True)", {
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
      note: "`approximate` is True by default, unlike in `keras.activations.gelu`.",
    }),
    // fact: approximate=True by default: tanh form; torch, Keras activations, TF default to exact
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.gelu.html
    func("jax.nn.gelu(x, approximate=True)", {
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
      since: "0.1.49",
    }),
    // fact: re-export of jax.nn.gelu; approximate=True default
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.gelu(x, approximate=True)", {
      also: ["flax.nnx.gelu"],
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
    }),
    // fact: module instance kept for old imports
    func("transformers.activations.gelu_fast(input)"),
    // fact: module instance kept for old imports
    func("transformers.activations.gelu_new(input)"),
    // fact: module instance kept for old imports
    func("transformers.activations.gelu_pytorch_tanh(input)"),
    // documentation: https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py
    layer("transformers.activations.AccurateGELUActivation()"),
    // fact: same function as the tanh GELU, written with a rounded constant
    // documentation: https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py
    layer("transformers.activations.FastGELUActivation()"),
    // fact: older name PytorchGELUTanh is kept as an alias
    // documentation: https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py
    layer("transformers.activations.GELUTanh(use_gelu_tanh_python=False)", {
      also: ["transformers.activations.PytorchGELUTanh"],
    }),
    // documentation: https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py
    layer("transformers.activations.NewGELUActivation()"),
    // fact: same values as gelu_new up to rounding
    key(
      "transformers.activations.ACT2FN",
      ["gelu_fast", "gelu_new", "gelu_pytorch_tanh", "gelu_accurate"],
      { as: "transformers.activations.FastGELUActivation" },
    ),
    key("transformers.activations.ACT2FN", ["gelu_python_tanh"], {
      /* kwargs {"use_gelu_tanh_python": true} */ as: "transformers.activations.GELUTanh",
    }),
    // fact: inplace is accepted but ignored
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    func("timm.layers.gelu_tanh(x, inplace=False)", { since: "0.8.2" }),
    // fact: inplace is a dummy argument
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    layer("timm.layers.GELUTanh(inplace=False)"),
    key("timm.layers.get_act_layer", ["gelu_tanh"], {/* as: the callable whose defaults hold */}),
    // fact: approximate=True default, opposite of torch
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.GELU.html
    layer("mindspore.nn.GELU(approximate=True)", {
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
    }),
    // fact: tanh form
    key("mindspore.nn.get_activation", ["gelu"], {/* as: the callable whose defaults hold */}),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.gelu_approx.html
    func("mlx.nn.gelu_approx(x)", { since: "0.0.2" }),
    // fact: approximate='tanh' by default, opposite of torch; 'none' gives the erf form
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.gelu(approximate='tanh')", {
      selects: { approximate: { none: "gelu", tanh: "gelu_tanh" } },
    }),
    // fact: approximate=True default, opposite of tf.nn.gelu
    func("tensorflow_addons.activations.gelu(x, approximate=True)", {
      selects: {
        approximate: { False: "gelu", True: "gelu_tanh" },
      } /* deprecated: project ended May 2024 */,
    }),
    // fact: approximate=True default
    layer("tensorflow_addons.layers.GELU(approximate=True)", {
      selects: {
        approximate: { False: "gelu", True: "gelu_tanh" },
      } /* deprecated: project ended May 2024 */,
    }),
    idiom("0.5 * x * (1 + numpy.tanh(numpy.sqrt(2 / numpy.pi) * (x + 0.044715 * x**3)))"),
  ]);
