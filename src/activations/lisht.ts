import { tanhOf, tanhSlopeOf } from "../numeric/hyperbolicTangent.ts";
import { add, exactly, multiply } from "../numeric/pair.ts";
import { unscaled } from "../numeric/scaled.ts";
import { elementwise, from } from "./definition.ts";
import { func, spell, type Spelling } from "./spelling.ts";

export const lisht = elementwise({
  id: "lisht",
  title: "LiSHT",
  aliases: ["linearly scaled tanh"],
  family: "tanh",
  formula: {
    value: "f(x) = x·tanh x",
    derivative: "f′(x) = tanh x + x·(1 − tanh² x)",
    tex: {
      value: String.raw`f(x) = x \tanh x`,
      derivative: String.raw`f'(x) = \tanh x + x \left(1 - \tanh^2 x\right)`,
    },
  },
  parameters: [],
  essence: "A smooth |x|: x² around 0, |x| far out.",
  vanishing: () => "towards 0 around 0, exactly 0 at it; never far out",
  facts: [
    {
      text: "It is even: x and −x give the same output, so the sign of a pre-activation is lost.",
      source: "Roy, Manna, Dubey, Chaudhuri 2019, LiSHT, arXiv 1901.05894",
    },
    {
      text: "The slope tends to ±1 and is largest, 1.2, at |x| = 1.2: large inputs of either sign keep their gradient.",
      source: "Roy, Manna, Dubey, Chaudhuri 2019, LiSHT, arXiv 1901.05894",
    },
  ],
  traps: [],
  pros: ["no side on which units die", "smooth", "slope near ±1 far out"],
  cons: ["the sign of the input is lost", "outputs are never negative", "unbounded"],
  usedFor: "experiments with TensorFlow Addons",
  initialisation: {
    text: "None is established: around 0 it is x², so with small weights signals and gradients shrink with every layer.",
    source: "torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "abs", text: "For |x| ≫ 0 it is |x|." },
    { id: "silu", text: "SiLU scales the sigmoid by x as this scales tanh." },
  ],
  cost: "one exponential",
  origin: {
    authors: "S. K. Roy, S. Manna, S. R. Dubey, B. B. Chaudhuri",
    year: 2019,
    title:
      "LiSHT: Non-Parametric Linearly Scaled Hyperbolic Tangent Activation Function for Neural Networks",
    url: "https://arxiv.org/abs/1901.05894",
  },

  range: () => from(0),
  limits: () => ({ negative: Infinity, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "none",
  symmetry: () => "even",
  value,
  derivative,
});

/** Below it tanh x is x to more than 58 bits, above `far` it is ±1. */
const near = 1e-9;
const far = 100;

function value(x: number): number {
  if (Math.abs(x) < near) return x * x;
  return Math.abs(x) > far ? Math.abs(x) : multiply(exactly(x), tanhOf(exactly(x))).high;
}

/** Both terms have the sign of x, so nothing cancels. */
function derivative(x: number): number {
  if (Math.abs(x) < near) return 2 * x;
  if (Math.abs(x) > far) return Math.sign(x);
  const bend = multiply(exactly(x), unscaled(tanhSlopeOf(exactly(x))));
  return add(tanhOf(exactly(x)), bend).high;
}

export const lishtSpellings = (): readonly Spelling[] =>
  spell(lisht, [
    func("tensorflow_addons.activations.lisht(x)", {
      deprecated: "TensorFlow Addons ended in May 2024; write `x * tf.math.tanh(x)`.",
    }),
  ]);
