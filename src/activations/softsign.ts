import { inverseSquare } from "../numeric/inverseSquare.ts";
import { divide, exactly, sumOf } from "../numeric/pair.ts";
import { between, elementwise } from "./definition.ts";
import { func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const softsign = elementwise({
  id: "softsign",
  title: "Softsign",
  aliases: ["soft_sign"],
  family: "tanh",
  formula: {
    value: "f(x) = x/(1 + |x|)",
    derivative: "f′(x) = 1/(1 + |x|)²",
    tex: {
      value: String.raw`f(x) = \frac{x}{1 + |x|}`,
      derivative: String.raw`f'(x) = \frac{1}{\left(1 + |x|\right)^2}`,
    },
  },
  parameters: [],
  essence:
    "An S-shaped curve between −1 and 1 like tanh, made of one division, with far longer tails.",
  vanishing: () => "towards 0 on both sides, but only as 1/x²; below 0.01 for |x| > 9",
  facts: [
    {
      text: "It saturates polynomially: at x = 10 its slope is 0.0083, where that of tanh is 8e-9, so saturated units still learn.",
      source:
        "Glorot, Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    },
    {
      text: "The slope falls at once on both sides of 0, to 0.25 at |x| = 1, where tanh still has 0.42; the second derivative jumps from 2 to −2 at 0.",
      source: "torch/nn/functional.py (softsign), PyTorch 2.13",
    },
  ],
  traps: [
    {
      text: "At ±∞ frameworks divide ∞ by ∞ and return NaN, value and gradient.",
      instead: "Clip inputs that can overflow before it.",
    },
  ],
  pros: ["no exponential", "saturates far more slowly than tanh", "centred on 0"],
  cons: ["nears ±1 so slowly that outputs close to it need huge inputs", "rarely used"],
  usedFor: "in place of tanh where saturation hurts",
  initialisation: {
    text: "Glorot initialisation, derived for curves with slope 1 at 0 and tried on this one, tanh and the sigmoid.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "tanh", text: "Same limits and the same slope at 0 as tanh, with longer tails." },
    { id: "arctan", text: "Arctangent has tails of the same order, 1/x², and limits ±π/2." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "J. Bergstra, G. Desjardins, P. Lamblin, Y. Bengio",
    year: 2009,
    title: "Quadratic Polynomials Learn Better Image Features",
  },

  range: () => between(-1, 1),
  limits: () => ({ negative: -1, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  symmetry: () => "odd",
  value: softsignValue,
  derivative: (x) => inverseSquare(sumOf(1, Math.abs(x))),
});

/** Beyond this the quotient is ±1, below its inverse it is x, to the last bit. */
const far = 2 ** 60;

function softsignValue(x: number): number {
  const size = Math.abs(x);
  if (size > far) return Math.sign(x);
  return size < 1 / far ? x : divide(exactly(x), sumOf(1, size)).high;
}

export const softsignSpellings = (): readonly Spelling[] =>
  spell(softsign, [
    layer("torch.nn.Softsign()"),
    func("torch.nn.functional.softsign(input)"),
    func("keras.activations.softsign(x)"),
    func("keras.ops.softsign(x)"),
    func("keras.backend.softsign(x)", {
      deprecated: "Legacy since Keras 3.0; use `keras.ops.softsign`.",
    }),
    key("keras.activations.get", ["softsign"]),
    func("tensorflow.math.softsign(features, name=None)", { also: ["tensorflow.nn.softsign"] }),
    func("jax.nn.soft_sign(x)", { since: "0.1.49" }),
    func("flax.linen.soft_sign(x)", { also: ["flax.nnx.soft_sign"] }),
    layer("paddle.nn.Softsign(name=None)"),
    func("paddle.nn.functional.softsign(x, name=None)"),
    layer("mindspore.nn.Softsign()"),
    key("mindspore.nn.get_activation", ["softsign"]),
    layer("mlx.nn.Softsign()"),
    func("mlx.nn.softsign(x)"),
    method("tinygrad.Tensor.softsign()"),
    idiom("x / (1 + numpy.abs(x))", { note: "Gives NaN for ±∞." }),
  ]);
