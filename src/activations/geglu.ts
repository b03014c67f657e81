import { geluGate, geluGateSlope } from "../numeric/gates.ts";
import { timesScaled } from "../numeric/product.ts";
import { rounded } from "../numeric/scaled.ts";
import { axisParameter, from, gated } from "./definition.ts";
import { layer, spell, type Spelling } from "./spelling.ts";

/** GELU's minimum, at −0.7518. */
const lowest = -0.16997120747990369;

export const geglu = gated({
  id: "geglu",
  title: "GEGLU",
  aliases: ["GELU-gated linear unit"],
  family: "gated",
  formula: {
    value: "f(a, b) = a·b·Φ(b)",
    derivative: "∂f/∂a = b·Φ(b); ∂f/∂b = a·(Φ(b) + b·φ(b))",
    tex: {
      value: String.raw`f(a, b) = a\,b\,\Phi(b)`,
      derivative: String.raw`\frac{\partial f}{\partial a} = b\,\Phi(b),\quad \frac{\partial f}{\partial b} = a\,(\Phi(b) + b\,\varphi(b))`,
    },
  },
  parameters: [
    { ...axisParameter, meaning: "axis that is split into two halves; −1 is the last one" },
  ],
  essence: "Multiplies one half of its input by the GELU of the other half.",
  vanishing: () => "towards 0 for both halves where the gate b is far below 0",
  facts: [
    {
      text: "Exact or tanh GELU inside it is the model's choice: diffusers takes the exact one, T5 v1.1 and Gemma the tanh form; weights are not interchangeable to the last digits.",
      source: "diffusers/models/activations.py; transformers/activations.py",
    },
    {
      text: "It needs three weight matrices in place of two, so the hidden width is usually cut to two thirds to keep the number of weights.",
      source: "Shazeer 2020, 2",
    },
  ],
  traps: [
    {
      text: "The product of both halves overflows float16 once both reach 256.",
      instead: "Use bfloat16, or float32 for the product.",
    },
  ],
  pros: ["lower perplexity than a plain MLP of as many weights, in its paper", "smooth gate"],
  cons: ["three weight matrices", "needs erf or tanh for every gate"],
  usedFor: "MLP blocks of Stable Diffusion, T5 v1.1 and Gemma",
  initialisation: {
    text: "No gain is defined for it: with independent halves of mean 0 and variance 1 its outputs have variance 0.43.",
    source: "E[(b·Φ(b))²] = 0.425 for standard normal b; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "gelu", text: "Its gate is GELU." },
    { id: "swiglu", text: "SwiGLU has SiLU in place of GELU." },
    { id: "reglu", text: "For |b| ≫ 0 it is ReGLU." },
  ],
  cost: "several exponentials",
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
  value: (a, b) => timesScaled(a, geluGate(b)),
  derivativeOfFirst: (_a, b) => rounded(geluGate(b)),
  derivativeOfSecond: (a, b) => timesScaled(a, geluGateSlope(b)),
});

export const gegluSpellings = (): readonly Spelling[] =>
  spell(geglu, [
    layer("diffusers.models.activations.GEGLU(dim_in, dim_out, bias=True)", {
      note: "Contains the linear layer to twice `dim_out`; the second half is the gate, with exact GELU.",
    }),
  ]);
