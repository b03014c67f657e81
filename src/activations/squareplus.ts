import { squareplus as squareplusValue, squareplusSlope } from "../numeric/squareplus.ts";
import { elementwise, from } from "./definition.ts";
import { func, key, spell, type Spelling } from "./spelling.ts";

export const squareplus = elementwise({
  id: "squareplus",
  title: "Squareplus",
  aliases: [],
  family: "sigmoid",
  formula: {
    value: "f(x) = (x + √(x² + {b}))/2",
    derivative: "f′(x) = (1 + x/√(x² + {b}))/2",
    tex: {
      value: String.raw`f(x) = \frac{1}{2} \left(x + \sqrt{x^2 + \slot{b}}\right)`,
      derivative: String.raw`f'(x) = \frac{1}{2} \left(1 + \frac{x}{\sqrt{x^2 + \slot{b}}}\right)`,
    },
  },
  simplerFormulas: [
    {
      when: ({ b }) => b === 0,
      value: "f(x) = max(0, x)",
      derivative: "f′(x) = 1 if x > 0, else 0",
      tex: {
        value: String.raw`f(x) = \max(0, x)`,
        derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ 0 & x < 0 \end{cases}`,
      },
    },
  ],
  parameters: [
    {
      name: "b",
      symbol: "b",
      usual: 4,
      valid: from(0),
      slider: { min: 0, max: 10, step: 0.1 },
      meaning: "smoothness: 0 gives ReLU, 4 gives the curvature of softplus at 0",
    },
  ],
  essence: "A smooth ReLU made of one square root instead of exponentials.",
  vanishing: ({ b }) =>
    b === 0
      ? "exactly 0 for every negative input"
      : "towards 0 for very negative inputs, as b/(4x²)",
  facts: [
    {
      text: "On the left it decays as b/(4|x|), far slower than softplus: at −10 it is still 0.099, and its gradient 0.0097.",
      source: "Barron 2021, Squareplus: A Softplus-Like Algebraic Rectifier",
    },
    {
      text: "b sets the width of the bend: f(0) = √b/2 and f′(0) = 1/2 for every b > 0.",
      source: "Barron 2021, Squareplus: A Softplus-Like Algebraic Rectifier",
    },
  ],
  traps: [
    {
      text: "x² overflows above 255 in float16 and above 1.8e19 in float32.",
      instead: "Use float32, or `hypot(x, sqrt(b))` for the root.",
    },
    {
      text: "x + √(x² + b) cancels for very negative x: in float32 it is exactly 0 below about −8,200.",
      instead: "Use b/(2·(√(x² + b) − x)) there.",
    },
    {
      text: "With b = 0 automatic differentiation gives NaN at exactly 0, as 0/0.",
      instead: "Keep b above 0, or use ReLU.",
    },
  ],
  pros: ["smooth without exponentials", "the gradient on the left fades slowly"],
  cons: [
    "1 instead of 0 at x = 0 for b = 4",
    "decays slowly on the left, so outputs are not sparse",
  ],
  usedFor: "a cheap softplus: positive parameters, smooth ReLU networks",
  initialisation: {
    text: "He initialisation with the gain of ReLU, which it nears far from 0.",
    source: "He et al. 2015; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "softplus", text: "For b = 4 it lies above softplus by at most 0.307, at 0." },
    { id: "relu", text: "With b = 0 it is ReLU." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "J. T. Barron",
    year: 2021,
    title: "Squareplus: A Softplus-Like Algebraic Rectifier",
    url: "https://arxiv.org/abs/2112.11687",
  },

  range: ({ b }) => from(0, b === 0),
  limits: () => ({ negative: 0, positive: Infinity }),
  // With b = 0 frameworks return NaN at 0; here the derivative of every other b.
  kinks: ({ b }) => (b === 0 ? [{ at: 0, left: 0, right: 1, derivative: 0.5 }] : []),
  monotonicity: ({ b }) => (b === 0 ? "non-decreasing" : "increasing"),
  value: (x, { b }) => (b === 0 ? Math.max(x, 0) : squareplusValue(x, b)),
  derivative: (x, { b }) => (b === 0 ? (1 + Math.sign(x)) / 2 : squareplusSlope(x, b)),
});

export const squareplusSpellings = (): readonly Spelling[] =>
  spell(squareplus, [
    func("keras.activations.squareplus(x, b=4)", { since: "3.7.0" }),
    func("keras.ops.squareplus(x, b=4)", { since: "3.7.0" }),
    key("keras.activations.get", ["squareplus"], {
      since: "3.7.0",
      as: "keras.activations.squareplus",
    }),
    func("jax.nn.squareplus(x, b=4)", {
      since: "0.4.21",
      note: "x² overflows above 255 in float16.",
    }),
  ]);
