import { timesNormalCdf, timesNormalCdfSlope } from "../numeric/normal.ts";
import { elementwise } from "./definition.ts";
import { func, idiom, key, layer, spell, type Spelling } from "./spelling.ts";

export const gelu = elementwise({
  id: "gelu",
  title: "GELU",
  aliases: ["Gaussian error linear unit", "exact GELU"],
  family: "gaussian",
  formula: {
    value: "f(x) = x·Φ(x) = x/2·(1 + erf(x/√2))",
    derivative: "f′(x) = Φ(x) + x·φ(x)",
  },
  parameters: [],
  essence: "Weights the input by the probability that a standard normal number is smaller.",
  vanishing: "towards 0 for very negative inputs; exactly 0 once, at x ≈ −0.752",
  facts: [
    {
      text: "The exact form and the tanh form differ by up to 4.7e-4: enough to fail a comparison of checkpoints, so use the form the weights were trained with.",
      source: "jax-ml/jax issue 4428",
    },
    {
      text: "Defaults differ: PyTorch, keras.activations and tf.nn compute the exact form, keras.ops.gelu the tanh form.",
      source: "torch/nn/functional.py 2.13, keras/src/ops/nn.py 3.15",
    },
    {
      text: "It is not monotonic: the minimum, −0.170, lies at x ≈ −0.752.",
      source: "Hendrycks, Gimpel 2016",
    },
  ],
  pros: [
    "smooth everywhere",
    "small negative outputs keep a gradient alive",
    "the standard of BERT and ViT",
  ],
  cons: [
    "more complex than ReLU: needs erf",
    "not monotonic",
    "several incompatible approximations are in use",
  ],
  usedFor: "MLP blocks of transformers",
  origin: {
    authors: "D. Hendrycks, K. Gimpel",
    year: 2016,
    title: "Gaussian Error Linear Units (GELUs)",
    url: "https://arxiv.org/abs/1606.08415",
  },

  range: () => ({
    min: -0.16997120747990366,
    max: Infinity,
    includesMin: true,
    includesMax: false,
  }),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  value: (x) => timesNormalCdf(x),
  derivative: (x) => timesNormalCdfSlope(x),
});

export const geluSpellings = (): readonly Spelling[] =>
  spell(gelu, [
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.gelu.html
    func("torch.nn.functional.gelu(input, *, approximate='none')", {
      selects: { approximate: { none: "gelu", tanh: "gelu_tanh" } },
      note: "`approximate` is keyword-only and a string: `F.gelu(x, 'tanh')` raises a TypeError.",
    }),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html
    layer("torch.nn.GELU(approximate='none')", {
      selects: { approximate: { none: "gelu", tanh: "gelu_tanh" } },
      note: "`approximate` is a string, 'none' or 'tanh': `nn.GELU(True)` fails at its first call.",
    }),
    // fact: also for TransformerDecoderLayer and Transformer
    key("torch.nn.Transformer.activation", ["gelu"], {/* as: the callable whose defaults hold */}),
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.gelu(x, approximate=False)", {
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
      note: "Exact by default, unlike `keras.ops.gelu`.",
    }),
    key("keras.activations.get", ["gelu"], {
      as: "keras.activations.gelu",
      note: "The exact form.",
    }),
    // fact: approximate=False default; integer input raises
    // documentation: https://www.tensorflow.org/api_docs/python/tf/nn/gelu
    func("tensorflow.nn.gelu(features, approximate=False, name=None)", {
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
      since: "2.4",
    }),
    // fact: module instance kept for old imports
    func("transformers.activations.gelu(input)"),
    // fact: module instance kept for old imports
    func("transformers.activations.gelu_python(input)"),
    // documentation: https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py
    layer("transformers.activations.GELUActivation(use_gelu_python=False)"),
    key("transformers.activations.ACT2FN", ["gelu"], {
      as: "transformers.activations.GELUActivation",
    }),
    key("transformers.activations.ACT2FN", ["gelu_python"], {
      /* kwargs {"use_gelu_python": true} */ as: "transformers.activations.GELUActivation",
    }),
    // fact: inplace is accepted but ignored
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    func("timm.layers.gelu(x, inplace=False)"),
    // fact: inplace is a dummy argument
    // documentation: https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/activations.py
    layer("timm.layers.GELU(inplace=False)"),
    key("timm.layers.get_act_layer", ["gelu"], {/* as: the callable whose defaults hold */}),
    // fact: exact by default; compiled op in current versions
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/gelu_en.html
    func("paddle.nn.functional.gelu(x, approximate=False, name=None)", {
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
    }),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/GELU_en.html
    layer("paddle.nn.GELU(approximate=False, name=None)", {
      selects: { approximate: { False: "gelu", True: "gelu_tanh" } },
    }),
    // fact: exact; separate functions for the approximations
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.gelu.html
    func("mlx.nn.gelu(x)"),
    // fact: approx: 'none' | 'precise' (alias 'tanh') | 'fast'; argument is approx, not approximate
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.GELU.html
    layer("mlx.nn.GELU(approx='none')", {
      selects: {
        approx: { none: "gelu", precise: "gelu_tanh", tanh: "gelu_tanh", fast: "quick_gelu" },
      },
    }),
    // fact: Linear + GELU
    layer("diffusers.models.activations.GELU(dim_in, dim_out, approximate='none', bias=True)", {
      selects: { approximate: { none: "gelu", tanh: "gelu_tanh" } },
    }),
    key("diffusers.models.activations.get_activation", ["gelu"], {
      /* as: the callable whose defaults hold */
    }),
    // fact: cancels below -5
    idiom("0.5 * x * (1 + scipy.special.erf(x / numpy.sqrt(2)))"),
  ]);
