import { axisParameter, from, gated } from "./definition.ts";

/** No library has a name for it: see the table of GLU, whose classes take the gate as an argument. */
export const reglu = gated({
  id: "reglu",
  title: "ReGLU",
  aliases: ["ReLU-gated linear unit"],
  family: "gated",
  formula: {
    value: "f(a, b) = a·max(0, b)",
    derivative: "∂f/∂a = max(0, b); ∂f/∂b = a if b > 0, else 0",
    tex: {
      value: String.raw`f(a, b) = a\,\max(0, b)`,
      derivative: String.raw`\frac{\partial f}{\partial a} = \max(0, b),\quad \frac{\partial f}{\partial b} = \begin{cases} a & b > 0 \\ 0 & b \le 0 \end{cases}`,
    },
  },
  parameters: [
    { ...axisParameter, meaning: "axis that is split into two halves; −1 is the last one" },
  ],
  essence: "Multiplies one half of its input by the ReLU of the other half.",
  vanishing: () => "exactly 0 for both halves wherever the gate b is not positive",
  facts: [
    {
      text: "A gate at or below 0 stops the gradient of both halves, so a gate that is closed for every sample is dead as a ReLU unit is.",
      source: "derived from the formula",
    },
    {
      text: "It needs three weight matrices in place of two, so the hidden width is usually cut to two thirds to keep the number of weights.",
      source: "Shazeer 2020, section 2",
    },
  ],
  traps: [
    {
      text: "An infinite first half times a closed gate is ∞·0, which is NaN.",
      instead: "Keep the first half finite; in float16 it overflows above 65,504.",
    },
  ],
  pros: ["true zeros, so outputs are sparse", "no exponential"],
  cons: ["gates can die", "three weight matrices"],
  usedFor: "MLP blocks that are to be sparse",
  initialisation: {
    text: "The usual start of the transformer; no gain is defined for it.",
    source: "Shazeer 2020; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "relu", text: "Its gate is ReLU." },
    { id: "geglu", text: "GEGLU has the smooth GELU in place of ReLU." },
    { id: "relu_squared", text: "With both halves equal it is the squared ReLU." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "N. Shazeer",
    year: 2020,
    title: "GLU Variants Improve Transformer",
    url: "https://arxiv.org/abs/2002.05202",
  },

  range: () => from(0),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [{ at: 0, left: 0, right: 1, derivative: 0 }],
  monotonicity: () => "non-decreasing",
  value: (a, b) => a * gate(b),
  derivativeOfFirst: (_a, b) => gate(b),
  derivativeOfSecond: (a, b) => a * (b > 0 ? 1 : Number.isNaN(b) ? NaN : 0),
});

/** ReLU; NaN and −0 pass, as in PyTorch. */
function gate(b: number): number {
  return b < 0 ? 0 : b;
}
