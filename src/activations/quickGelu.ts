import { gated, gatedSlope } from "../numeric/gated.ts";
import { exactly, multiply, type Pair } from "../numeric/pair.ts";
import { elementwise, from } from "./definition.ts";
import { func, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const quickGelu = elementwise({
  id: "quick_gelu",
  title: "Quick GELU",
  aliases: ["sigmoid GELU", "gelu_fast_approx", "FastGelu"],
  family: "gaussian",
  formula: {
    value: "f(x) = x·σ(1.702·x)",
    derivative: "f′(x) = s + 1.702·x·s·(1 − s), s = σ(1.702·x)",
    tex: {
      value: String.raw`f(x) = x\,\sigma(1.702\,x)`,
      derivative: String.raw`f'(x) = s + 1.702\,x\,s\,(1 - s), \quad s = \sigma(1.702\,x)`,
    },
  },
  parameters: [],
  essence: "GELU with its normal distribution function replaced by a sigmoid of 1.702·x.",
  vanishing: () => "towards 0 for very negative inputs; exactly 0 once, at x ≈ −0.751",
  facts: [
    {
      text: "It differs from the exact GELU by up to 0.0203, 43 times as much as the tanh form does: weights trained with one lose accuracy with the other.",
      source: "mlfoundations/open_clip issue 771; measured in float64",
    },
    {
      text: "OpenAI's CLIP weights need this form; a CLIP model built with GELU loads them without an error.",
      source: "transformers/activations.py 5.18; huggingface/pytorch-image-models issue 2031",
    },
    {
      text: "It is Swish with β = 1.702, so it is not monotonic: the minimum, −0.164, lies at x ≈ −0.751.",
      source: "Hendrycks, Gimpel 2016, section 2",
    },
  ],
  traps: [
    {
      text: "σ(z)·(1 − σ(z)) cancels for large z, and exp(−z) overflows for very negative ones.",
      instead:
        "Use the framework's sigmoid, or its SiLU as `silu(1.702 * x) / 1.702`, rather than 1/(1 + exp(−z)).",
    },
  ],
  pros: ["one sigmoid only", "smooth everywhere"],
  cons: [
    "the least accurate GELU approximation",
    "not fused in PyTorch, so not faster than GELU there",
    "not monotonic",
  ],
  usedFor: "CLIP models with OpenAI's weights",
  initialisation: {
    text: "He initialisation, as for GELU: for large inputs it is ReLU, and `calculate_gain` has no entry for it.",
    source: "torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "gelu", text: "It approximates GELU to within 0.0204." },
    { id: "gelu_tanh", text: "The tanh form is nearer to GELU: within 4.7e-4." },
    { id: "silu", text: "It is SiLU at 1.702·x, divided by 1.702." },
  ],
  cost: "one exponential",
  origin: {
    authors: "D. Hendrycks, K. Gimpel",
    year: 2016,
    title: "Gaussian Error Linear Units (GELUs)",
    url: "https://arxiv.org/abs/1606.08415",
  },

  range: () => from(-0.1636101896363536),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "none",
  value: (x) => gated(x, inner(x)),
  derivative: (x) => gatedSlope(inner(x), inner(x)),
});

/** 1.702 as a decimal number: the nearest double is off in the tail. */
const factor: Pair = { high: 1.702, low: 4.263256414560601e-17 };

/** 1.702·x, where x beyond ±2000 stands for its limit. */
function inner(x: number): Pair {
  return multiply(factor, exactly(Math.min(Math.max(x, -2000), 2000)));
}

export const quickGeluSpellings = (): readonly Spelling[] =>
  spell(quickGelu, [
    func("transformers.activations.quick_gelu(input)", {
      note: "A module instance that is kept for old imports.",
    }),
    layer("transformers.activations.QuickGELUActivation()"),
    key("transformers.activations.ACT2FN", ["quick_gelu"]),
    func("timm.layers.quick_gelu(x, inplace=False)", {
      since: "0.9.9",
      note: "`inplace` is accepted but ignored.",
    }),
    layer("timm.layers.QuickGELU(inplace=False)", { note: "`inplace` is accepted but ignored." }),
    key("timm.layers.get_act_layer", ["quick_gelu"]),
    layer("mindspore.nn.FastGelu()"),
    key("mindspore.nn.get_activation", ["fast_gelu"]),
    func("mlx.nn.gelu_fast_approx(x)", { since: "0.0.2" }),
    method("tinygrad.Tensor.quick_gelu()"),
    layer("diffusers.models.activations.ApproximateGELU(dim_in, dim_out, bias=True)", {
      note: "A linear layer, followed by the activation.",
    }),
  ]);
