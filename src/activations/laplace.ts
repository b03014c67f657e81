import { normalCdf, normalDensity } from "../numeric/normal.ts";
import { type Pair, sumOf } from "../numeric/pair.ts";
import { quotientOf } from "../numeric/rescaled.ts";
import { anyReal, between, elementwise, from } from "./definition.ts";
import { key, layer, spell, type Spelling } from "./spelling.ts";

export const laplace = elementwise({
  id: "laplace",
  title: "Laplace (Mega)",
  aliases: ["normal distribution function with fixed mean and scale"],
  family: "gaussian",
  formula: {
    value: "f(x) = Φ((x − {mu})/{sigma})",
    derivative: "f′(x) = φ((x − {mu})/{sigma})/{sigma}",
    tex: {
      value: String.raw`f(x) = \Phi\left(\frac{x - \slot{mu}}{\slot{sigma}}\right)`,
      derivative: String.raw`f'(x) = \frac{1}{\slot{sigma}}\,\varphi\left(\frac{x - \slot{mu}}{\slot{sigma}}\right)`,
    },
  },
  parameters: [
    {
      name: "mu",
      symbol: "μ",
      usual: 0.707107,
      valid: anyReal,
      slider: { min: -2, max: 2, step: 0.05 },
      meaning: "input at which the output is 0.5, about √½",
    },
    {
      name: "sigma",
      symbol: "σ",
      usual: 0.282095,
      valid: from(0, false),
      slider: { min: 0.2, max: 2, step: 0.05 },
      meaning: "width of the rise, about √(1/4π)",
    },
  ],
  essence:
    "A normal distribution function, placed so that it resembles the squared ReLU below x = 1.",
  vanishing: ({ mu, sigma }) => `towards 0 away from ${mu}, as a normal density of width ${sigma}`,
  facts: [
    {
      text: "Output and gradient are bounded, unlike those of the squared ReLU that it stands in for: stability is what it was made for.",
      source: "Ma et al. 2022; transformers/activations.py 5.18",
    },
    {
      text: "At x = √½ it takes the value and the slope of the squared ReLU: 0.5 and 1.414.",
      source: "Ma et al. 2022",
    },
    {
      text: "Below about −0.34 and above about 1.76 its gradient is less than 1e-3 of the largest one, so scores have to stay on a small scale.",
      source: "computed in float64",
    },
  ],
  traps: [
    {
      text: "1 + erf(z) cancels for small outputs: in float32 it is exactly 0 below x ≈ −0.86.",
      instead: "Compute erfc(−z)/2.",
    },
  ],
  pros: ["bounded stand-in for squared-ReLU attention", "smooth everywhere"],
  cons: [
    "despite its name a normal distribution, not a Laplace one",
    "saturates fast on both sides",
    "of the common libraries only Transformers has it",
  ],
  usedFor: "the attention of Mega models",
  initialisation: {
    text: "None of the usual gains fits: it acts on attention scores, whose scale the model sets.",
    source: "Ma et al. 2022; torch/nn/init.py 2.13 has no entry for it",
  },
  relatives: [
    { id: "normal_cdf", text: "With a mean of 0 and a width of 1 it is the normal CDF." },
    { id: "sigmoid", text: "The sigmoid has the same shape with thicker tails." },
  ],
  cost: "one exponential",
  origin: {
    authors: "X. Ma et al.",
    year: 2022,
    title: "Mega: Moving Average Equipped Gated Attention",
    url: "https://arxiv.org/abs/2209.10655",
  },

  range: () => between(0, 1),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  reducesTo: ({ mu, sigma }) => (mu === 0 && sigma === 1 ? "normal_cdf" : undefined),
  value: (x, { mu, sigma }) => normalCdf(standardised(x, mu, sigma)),
  derivative: (x, { mu, sigma }) => normalDensity(standardised(x, mu, sigma), sigma),
});

/** (x − μ)/σ. */
function standardised(x: number, mu: number, sigma: number): Pair {
  return quotientOf(sumOf(x, -mu), sigma);
}

export const laplaceSpellings = (): readonly Spelling[] =>
  spell(laplace, [
    layer("transformers.activations.LaplaceActivation()", {
      note: "Takes no numbers when it is made; `mu` and `sigma` are arguments of its call.",
    }),
    key("transformers.activations.ACT2FN", ["laplace"]),
  ]);
