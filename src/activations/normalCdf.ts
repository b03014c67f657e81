import { normalCdf as distribution, normalDensity } from "../numeric/normal.ts";
import { exactly } from "../numeric/pair.ts";
import { between, elementwise } from "./definition.ts";
import { func, spell, type Spelling } from "./spelling.ts";

export const normalCdf = elementwise({
  id: "normal_cdf",
  title: "Normal CDF",
  aliases: ["probit activation", "ndtr", "standard normal distribution function"],
  family: "gaussian",
  formula: {
    value: "f(x) = Φ(x) = (1 + erf(x/√2))/2",
    derivative: "f′(x) = φ(x) = exp(−x²/2)/√(2π)",
    tex: {
      value: String.raw`f(x) = \Phi(x) = \frac{1}{2}\left(1 + \operatorname{erf}\frac{x}{\sqrt{2}}\right)`,
      derivative: String.raw`f'(x) = \varphi(x) = \frac{1}{\sqrt{2\pi}}\,e^{-x^2/2}`,
    },
  },
  parameters: [],
  essence: "The probability that a standard normal number is smaller than the input.",
  vanishing: () => "towards 0 on both sides, as exp(−x²/2): below 1e-3 beyond ±3.5",
  facts: [
    {
      text: "Its gradient is at most 0.399, at 0, so ten of them in a row leave at most a ten-thousandth of a gradient.",
      source: "the density at 0 is 1/√(2π)",
    },
    {
      text: "Its tails are thinner than the sigmoid's: at −6 its gradient is 6e-9, that of the sigmoid 2.5e-3, so confident mistakes are hardly corrected.",
      source: "computed in float64",
    },
  ],
  traps: [
    {
      text: "(1 + erf(x/√2))/2 cancels for negative x: in float32 it is 0 below about −5.5, where Φ is 2e-8.",
      instead: "Use `ndtr`, or erfc(−x/√2)/2.",
    },
    {
      text: "log(Φ(x)) is −∞ below about −14 in float32.",
      instead: "Use `log_ndtr`.",
    },
  ],
  pros: ["outputs are probabilities", "the gate inside GELU"],
  cons: ["saturates on both sides, faster than the sigmoid", "not centred at zero"],
  usedFor: "probit outputs, and the gate inside GELU",
  initialisation: {
    text: "Glorot initialisation, as for the sigmoid; `calculate_gain` has no entry for it.",
    source: "torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "sigmoid", text: "The sigmoid of 1.702·x differs from it by less than 0.01." },
    { id: "gelu", text: "GELU is x times it." },
    { id: "laplace", text: "Mega's Laplace activation is it, moved and narrowed." },
  ],
  cost: "one exponential",

  range: () => between(0, 1),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: (x) => distribution(exactly(x)),
  derivative: (x) => normalDensity(exactly(x), 1),
});

export const normalCdfSpellings = (): readonly Spelling[] =>
  spell(normalCdf, [
    func("torch.special.ndtr(input)", {
      general: true,
      documentation: "https://docs.pytorch.org/docs/stable/special.html#torch.special.ndtr",
    }),
    func("jax.scipy.special.ndtr(x)", { general: true }),
    func("scipy.special.ndtr(x)", { general: true, note: "A NumPy function, without gradient." }),
  ]);
