import { timesNormalCdf, timesNormalCdfSlope } from "../numeric/normal.ts";
import { elementwise, from } from "./definition.ts";
import { type Details, func, idiom, key, layer, spell, type Spelling } from "./spelling.ts";

export const gelu = elementwise({
  id: "gelu",
  title: "GELU",
  aliases: ["Gaussian error linear unit", "exact GELU"],
  family: "gaussian",
  formula: {
    value: "f(x) = x·Φ(x) = x/2·(1 + erf(x/√2))",
    derivative: "f′(x) = Φ(x) + x·φ(x)",
    tex: {
      value: String.raw`f(x) = x\,\Phi(x) = \frac{x}{2}\left(1 + \operatorname{erf}\frac{x}{\sqrt{2}}\right)`,
      derivative: String.raw`f'(x) = \Phi(x) + x\,\varphi(x)`,
    },
  },
  parameters: [],
  essence: "Weights the input by the probability that a standard normal number is smaller.",
  vanishing: () => "towards 0 for very negative inputs; exactly 0 once, at x ≈ −0.752",
  facts: [
    {
      text: "The exact form and the tanh form differ by up to 4.7e-4: enough to fail a comparison of checkpoints, so use the form the weights were trained with.",
      source: "jax-ml/jax issue 4428",
    },
    {
      text: "Defaults differ: PyTorch, keras.activations and tf.nn compute the exact form, JAX and keras.ops.gelu the tanh form.",
      source:
        "torch/nn/functional.py 2.13, keras/src/ops/nn.py 3.15, jax/_src/nn/functions.py 0.10",
    },
    {
      text: "It is not monotonic: the minimum, −0.170, lies at x ≈ −0.752. Between there and −3 inputs still get a gradient, a negative one, where those of ReLU get none.",
      source: "Hendrycks, Gimpel 2016",
    },
  ],
  traps: [
    {
      text: "1 + erf(x/√2) cancels for negative x: at −5.5 PyTorch, TensorFlow.js and ONNX Runtime are off by 57 % in float32, and further out they return 0.",
      instead: "Compute x/2·erfc(−x/√2).",
    },
    {
      text: "At −∞ it is −∞ times 0, which frameworks return as NaN.",
      instead: "Mask with a large finite number, not with −∞, in front of it.",
    },
  ],
  pros: [
    "smooth everywhere",
    "small negative outputs keep a gradient alive",
    "what BERT and ViT use",
  ],
  cons: [
    "more complex than ReLU: needs erf",
    "not monotonic",
    "several incompatible approximations are in use",
  ],
  usedFor: "MLP blocks of transformers",
  initialisation: {
    text: "He initialisation with the gain of ReLU, which it is for large inputs: `calculate_gain('gelu')` raises an error. BERT and GPT-2 draw their weights with a standard deviation of 0.02 instead.",
    source:
      "torch/nn/init.py 2.13; google-research/bert modeling.py and transformers configuration_gpt2.py (initializer_range)",
  },
  relatives: [
    { id: "relu", text: "For |x| ≫ 0 it is ReLU." },
    { id: "gelu_tanh", text: "The tanh form differs by up to 4.7e-4." },
    { id: "quick_gelu", text: "Quick GELU differs by up to 0.0203." },
    { id: "silu", text: "SiLU weights by a sigmoid instead; its minimum is deeper, −0.278." },
  ],
  cost: "one exponential",
  origin: {
    authors: "D. Hendrycks, K. Gimpel",
    year: 2016,
    title: "Gaussian Error Linear Units (GELUs)",
    url: "https://arxiv.org/abs/1606.08415",
  },

  range: () => from(-0.16997120747990366),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "none",
  value: (x) => timesNormalCdf(x),
  derivative: (x) => timesNormalCdfSlope(x),
});

/** By the literal of `approximate`: PyTorch's is a string, that of the others a boolean. */
const named: Details["selects"] = { approximate: { none: "gelu", tanh: "gelu_tanh" } };
const flagged: Details["selects"] = { approximate: { False: "gelu", True: "gelu_tanh" } };

export const geluSpellings = (): readonly Spelling[] =>
  spell(gelu, [
    layer("torch.nn.GELU(approximate='none')", {
      selects: named,
      argumentSince: { approximate: "1.12" },
      note: "`approximate` is a string, 'none' or 'tanh': `nn.GELU(True)` fails at its first call.",
    }),
    func("torch.nn.functional.gelu(input, *, approximate='none')", {
      selects: named,
      argumentSince: { approximate: "1.12" },
      note: "`approximate` is keyword-only and a string: `F.gelu(x, 'tanh')` raises a TypeError.",
    }),
    key("torch.nn.Transformer.activation", ["gelu"]),
    func("keras.activations.gelu(x, approximate=False)", {
      selects: flagged,
      note: "Exact by default, unlike `keras.ops.gelu`.",
    }),
    key("keras.activations.get", ["gelu"], { note: "The exact form." }),
    layer("jax.example_libraries.stax.Gelu()", {
      is: "gelu_tanh",
      also: ["jax.experimental.stax.Gelu"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("tensorflow.nn.gelu(features, approximate=False, name=None)", {
      selects: flagged,
      since: "2.4",
      note: "Exact by default, unlike `jax.nn.gelu`; integers raise an error.",
    }),
    func("transformers.activations.gelu(input)", {
      note: "A module instance that is kept for old imports.",
    }),
    func("transformers.activations.gelu_python(input)", {
      note: "A module instance that is kept for old imports.",
    }),
    layer("transformers.activations.GELUActivation(use_gelu_python=False)"),
    key("transformers.activations.ACT2FN", ["gelu"], {
      note: "The exact form; the tanh form is 'gelu_new' or 'gelu_pytorch_tanh'.",
    }),
    key("transformers.activations.ACT2FN", ["gelu_python"], {
      note: "The exact form, written out with erf instead of the fused kernel.",
    }),
    layer("timm.layers.GELU(inplace=False)", { note: "`inplace` is accepted but ignored." }),
    func("timm.layers.gelu(x, inplace=False)", { note: "`inplace` is accepted but ignored." }),
    key("timm.layers.get_act_layer", ["gelu"]),
    layer("paddle.nn.GELU(approximate=False, name=None)", { selects: flagged }),
    func("paddle.nn.functional.gelu(x, approximate=False, name=None)", { selects: flagged }),
    layer("mlx.nn.GELU(approx='none')", {
      selects: {
        approx: { none: "gelu", precise: "gelu_tanh", tanh: "gelu_tanh", fast: "quick_gelu" },
      },
      note: "The argument is `approx`, not `approximate`, and 'fast' is x·σ(1.702x).",
    }),
    func("mlx.nn.gelu(x)", {
      note: "The exact form; the approximations are `gelu_approx` and `gelu_fast_approx`.",
    }),
    layer("diffusers.models.activations.GELU(dim_in, dim_out, approximate='none', bias=True)", {
      selects: named,
      note: "A linear layer, followed by the activation.",
    }),
    key("diffusers.models.activations.get_activation", ["gelu"]),
    idiom("0.5 * x * (1 + scipy.special.erf(x / numpy.sqrt(2)))", {
      note: "Loses digits to cancellation below −5 and is 0 further out; `x * scipy.special.ndtr(x)` keeps them.",
    }),
  ]);
