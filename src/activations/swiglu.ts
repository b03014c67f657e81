import { siluGate, siluGateSlope } from "../numeric/gates.ts";
import { timesScaled } from "../numeric/product.ts";
import { rounded } from "../numeric/scaled.ts";
import { axisParameter, from, gated } from "./definition.ts";
import { layer, spell, type Spelling } from "./spelling.ts";

/** SiLU's minimum, at −1.2785. */
const lowest = -0.27846454276107379;

export const swiglu = gated({
  id: "swiglu",
  title: "SwiGLU",
  aliases: ["SiLU-gated linear unit"],
  family: "gated",
  formula: {
    value: "f(a, b) = a·b·σ(b)",
    derivative: "∂f/∂a = b·σ(b); ∂f/∂b = a·σ(b)·(1 + b·(1 − σ(b)))",
    tex: {
      value: String.raw`f(a, b) = a\,b\,\sigma(b)`,
      derivative: String.raw`\frac{\partial f}{\partial a} = b\,\sigma(b),\quad \frac{\partial f}{\partial b} = a\,\sigma(b)\,(1 + b\,(1 - \sigma(b)))`,
    },
  },
  parameters: [
    { ...axisParameter, meaning: "axis that is split into two halves; −1 is the last one" },
  ],
  essence: "Multiplies one half of its input by the SiLU of the other half.",
  vanishing: () => "towards 0 for both halves where the gate b is far below 0",
  facts: [
    {
      text: "It needs three weight matrices in place of two, so the hidden width is usually cut to two thirds to keep the number of weights.",
      source: "Shazeer 2020, section 2",
    },
    {
      text: "Which half is gated differs between libraries: timm's `SwiGLUPacked` applies SiLU to the first half, diffusers to the second; weights load either way.",
      source: "timm/layers/mlp.py; diffusers/models/activations.py",
    },
    {
      text: "Its output grows as the product of both halves, so large inputs give outliers, which overflow float16 and widen the range that quantisation has to cover.",
      source: "derived from the formula",
    },
  ],
  traps: [
    {
      text: "The product of both halves overflows float16 once each is above 256.",
      instead: "Use bfloat16, or float32 for the product.",
    },
  ],
  pros: [
    "better quality than a plain MLP of as many weights",
    "smooth gate that does not saturate",
  ],
  cons: ["three weight matrices", "outliers in half precision"],
  usedFor: "MLP blocks of LLaMA-style language models",
  initialisation: {
    text: "The usual start of the transformer; `init_weights` of timm's `SwiGLU` gives the gate weights near 0 and biases of 1, so that every gate is open.",
    source: "timm/layers/mlp.py; torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "silu", text: "Its gate is SiLU." },
    { id: "geglu", text: "GEGLU has GELU in place of SiLU." },
    { id: "glu", text: "GLU has the sigmoid in place of SiLU." },
  ],
  cost: "one exponential",
  origin: {
    authors: "N. Shazeer",
    year: 2020,
    title: "GLU Variants Improve Transformer",
    url: "https://arxiv.org/abs/2002.05202",
  },

  range: () => from(lowest),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "none",
  value: (a, b) => timesScaled(a, siluGate(b)),
  derivativeOfFirst: (_a, b) => rounded(siluGate(b)),
  derivativeOfSecond: (a, b) => timesScaled(a, siluGateSlope(b)),
});

export const swigluSpellings = (): readonly Spelling[] =>
  spell(swiglu, [
    layer(
      "timm.layers.SwiGLU(in_features, hidden_features=None, out_features=None, act_layer='nn.SiLU', norm_layer=None, bias=True, drop=0.0, align_to=0, device=None, dtype=None)",
      {
        note: "A whole MLP with two linear layers in front, of which `fc1_g` is the gate.",
      },
    ),
    layer("timm.layers.SwiGLUPacked()", {
      note: "`GluMlp` with SiLU on the first half; most others gate the second half.",
    }),
    layer("diffusers.models.activations.SwiGLU(dim_in, dim_out, bias=True)", {
      note: "Contains the linear layer to twice `dim_out`; the second half is the gate.",
    }),
  ]);
