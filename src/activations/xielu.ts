import {
  xieluNegative,
  xieluNegativeSlope,
  xieluPositive,
  xieluPositiveSlope,
} from "../numeric/xielu.ts";
import { type Interval, elementwise, from, type ParameterValues } from "./definition.ts";
import { key, layer, spell, type Spelling } from "./spelling.ts";

type Values = ParameterValues<"alpha_p" | "alpha_n" | "beta" | "eps">;

export const xielu = elementwise({
  id: "xielu",
  title: "xIELU",
  aliases: ["expanded integral of the exponential linear unit"],
  family: "exponential",
  formula: {
    value:
      "f(x) = {alpha_p}·x² + {beta}·x if x > 0, else {alpha_n}·(exp(min(x, {eps})) − 1 − x) + {beta}·x",
    derivative:
      "f′(x) = 2·{alpha_p}·x + {beta} if x > 0, else {alpha_n}·(eˣ − 1) + {beta}; {beta} − {alpha_n} between {eps} and 0",
    tex: {
      value: String.raw`f(x) = \begin{cases} \slot{alpha_p}\,x^2 + \slot{beta}\,x & x > 0 \\ \slot{alpha_n}\left(e^{\min(x,\,\slot{eps})} - 1 - x\right) + \slot{beta}\,x & x \le 0 \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 2\,\slot{alpha_p}\,x + \slot{beta} & x > 0 \\ \slot{beta} - \slot{alpha_n} & \slot{eps} < x \le 0 \\ \slot{alpha_n}\,(e^{x} - 1) + \slot{beta} & x < \slot{eps} \end{cases}`,
    },
  },
  simplerFormulas: [
    {
      when: ({ eps }) => eps === 0,
      value: "f(x) = {alpha_p}·x² + {beta}·x if x > 0, else {alpha_n}·(eˣ − 1 − x) + {beta}·x",
      derivative: "f′(x) = 2·{alpha_p}·x + {beta} if x > 0, else {alpha_n}·(eˣ − 1) + {beta}",
      tex: {
        value: String.raw`f(x) = \begin{cases} \slot{alpha_p}\,x^2 + \slot{beta}\,x & x > 0 \\ \slot{alpha_n}\,(e^{x} - 1 - x) + \slot{beta}\,x & x \le 0 \end{cases}`,
        derivative: String.raw`f'(x) = \begin{cases} 2\,\slot{alpha_p}\,x + \slot{beta} & x > 0 \\ \slot{alpha_n}\,(e^{x} - 1) + \slot{beta} & x \le 0 \end{cases}`,
      },
    },
  ],
  parameters: [
    {
      name: "alpha_p",
      symbol: "αₚ",
      usual: 0.8,
      valid: from(0, false),
      slider: { min: 0.05, max: 3, step: 0.05 },
      meaning: "curvature for positive inputs, kept positive by a softplus",
      learned: true,
    },
    {
      name: "alpha_n",
      symbol: "αₙ",
      usual: 0.8,
      valid: from(0, false),
      slider: { min: 0.5, max: 3, step: 0.05 },
      meaning: "strength for negative inputs, kept above β by a softplus",
      learned: true,
    },
    {
      name: "beta",
      symbol: "β",
      usual: 0.5,
      valid: from(0),
      slider: { min: 0, max: 0.75, step: 0.05 },
      meaning: "slope at 0, fixed",
    },
    {
      name: "eps",
      symbol: "ε",
      usual: 0,
      valid: { min: -Infinity, max: 0, includesMin: false, includesMax: true },
      meaning: "largest input that the exponential is given; 0 in the paper",
    },
  ],
  conflict: ({ alpha_n, beta }) =>
    alpha_n < beta
      ? `alpha_n of xIELU is ${alpha_n}; it must not be smaller than beta, ${beta}.`
      : undefined,
  essence:
    "The integral of an ELU-like gradient: a parabola above zero, and below it a curve that falls, turns and rises again.",
  facts: [
    {
      text: "αₚ and αₙ are trained, so each layer sets how steep its gradient gets on either side; both start at 0.8, and β stays at 0.5.",
      source: "transformers/activations.py 5.18",
    },
    {
      text: "The gradient is not bounded for positive inputs: it grows as 2·αₚ·x, so large activations get large gradients.",
      source: "Huang, Schlag 2024",
    },
    {
      text: "For very negative inputs the gradient goes to β − αₙ, −0.3 at the start, not to 0: no unit dies, and outputs there are positive.",
      source: "Huang, Schlag 2024",
    },
  ],
  traps: [
    {
      text: "αₚ·x² overflows float16 for x above 286, where αₚ = 0.8.",
      instead: "Use bfloat16 or float32.",
    },
    {
      text: "Transformers gives the exponential min(x, −1e-6): in that band below 0 the gradient is β − αₙ instead of β, and f(0) is −8e-7 instead of 0.",
      instead: "Leave 0 out of gradient checks; training does not notice.",
    },
  ],
  pros: ["gradients on both sides are trained", "no dead units", "good results in language models"],
  cons: [
    "grows quadratically",
    "needs a fused kernel to be fast",
    "two more weights per layer, kept in bfloat16 by default",
  ],
  usedFor: "Apertus language models",
  initialisation: {
    text: "Its curve at the start has slope 0.5 at 0; initialise as for GELU, whose slope there is the same.",
    source: "Huang, Schlag 2024; torch/nn/init.py 2.13 has no entry for it",
  },
  relatives: [
    { id: "elu", text: "Its derivative below 0 is an ELU with depth αₙ, moved up by β." },
    {
      id: "gelu",
      text: "GELU has slope 0.5 at 0 too, but no trained parameters and no quadratic growth.",
    },
  ],
  cost: "one exponential",
  origin: {
    authors: "A. H. Huang, I. Schlag",
    year: 2024,
    title: "Deriving Activation Functions Using Integration",
    url: "https://arxiv.org/abs/2411.13010",
  },

  range: rangeOf,
  limits: ({ alpha_n, beta }) => ({
    negative: alpha_n > beta ? Infinity : alpha_n < beta ? -Infinity : -beta,
    positive: Infinity,
  }),
  kinks: ({ alpha_n, beta, eps }) => {
    // With no band below 0 the two halves meet with slope β.
    if (eps === 0) return [];
    const left = beta + alpha_n * Math.expm1(eps);
    const band = beta - alpha_n;
    return [
      // torch.min shares the gradient of a tie between its two inputs.
      { at: eps, left, right: band, derivative: xieluNegativeSlope(eps, alpha_n, beta, eps) },
      { at: 0, left: band, right: beta, derivative: band },
    ];
  },
  monotonicity: ({ alpha_n, beta }) => (alpha_n > beta ? "none" : "increasing"),
  value: (x, { alpha_p, alpha_n, beta, eps }) =>
    x > 0 ? xieluPositive(x, alpha_p, beta) : xieluNegative(x, alpha_n, beta, eps),
  derivative: (x, { alpha_p, alpha_n, beta, eps }) =>
    x > 0 ? xieluPositiveSlope(x, alpha_p, beta) : xieluNegativeSlope(x, alpha_n, beta, eps),
});

/** From the trough up, which lies where αₙ·eˣ = αₙ − β, or at 0 where the band goes deeper. */
function rangeOf({ alpha_n, beta, eps }: Values): Interval {
  if (alpha_n < beta) return from(-Infinity, false);
  if (alpha_n === beta) return from(-beta, false);
  const trough = Math.log1p(-beta / alpha_n);
  const atZero = alpha_n * Math.expm1(eps);
  return from(trough <= eps ? Math.min(atZero, xieluNegative(trough, alpha_n, beta, eps)) : atZero);
}

/** Shape and start of the two weights. */
const learned = "two numbers for the whole layer, `alpha_p` and `alpha_n`";

export const xieluSpellings = (): readonly Spelling[] =>
  spell(xielu, [
    layer(
      "transformers.activations.XIELUActivation(alpha_p_init=0.8, alpha_n_init=0.8, beta=0.5, eps=-1e-06, dtype='torch.bfloat16', with_vector_loads=False)",
      {
        sets: { alpha_p_init: "alpha_p", alpha_n_init: "alpha_n" },
        learned,
        note: "Its weights are bfloat16 by default. Between `eps` and 0 the gradient is beta − alpha_n.",
      },
    ),
    key("transformers.activations.ACT2FN", ["xielu"], {
      as: "transformers.activations.XIELUActivation",
      learned,
      note: "Each lookup makes new, untrained weights: look it up once, in `__init__`.",
    }),
  ]);
