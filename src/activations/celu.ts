import { stretchedExp, stretchedExpm1 } from "../numeric/exponentialLinear.ts";
import { elementwise, from } from "./definition.ts";
import {
  type Details,
  func,
  inPlaceFunc,
  key,
  layer,
  method,
  spell,
  type Spelling,
} from "./spelling.ts";

export const celu = elementwise({
  id: "celu",
  title: "CELU",
  aliases: ["continuously differentiable ELU"],
  family: "exponential",
  formula: {
    value: "f(x) = max(0, x) + min(0, {alpha}·(exp(x/{alpha}) − 1))",
    derivative: "f′(x) = 1 if x > 0, else exp(x/{alpha})",
    tex: {
      value: String.raw`f(x) = \max(0, x) + \min\left(0, \slot{alpha}\,(e^{x/\slot{alpha}} - 1)\right)`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ e^{x/\slot{alpha}} & x \le 0 \end{cases}`,
    },
  },
  simplerFormulas: [
    {
      when: ({ alpha }) => alpha === 1,
      value: "f(x) = x if x > 0, else eˣ − 1",
      derivative: "f′(x) = 1 if x > 0, else eˣ",
      tex: {
        value: String.raw`f(x) = \begin{cases} x & x > 0 \\ e^{x} - 1 & x \le 0 \end{cases}`,
        derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ e^{x} & x \le 0 \end{cases}`,
      },
    },
  ],
  parameters: [
    {
      name: "alpha",
      symbol: "α",
      usual: 1,
      valid: from(0, false),
      slider: { min: 0.2, max: 4, step: 0.1 },
      meaning: "depth of the plateau for negative inputs, and width of the bend",
    },
  ],
  essence:
    "ELU with x divided by α inside the exponential, so that the slope at 0 is 1 for every α.",
  vanishing: () => "towards 0 for very negative inputs, as exp(x/α)",
  facts: [
    {
      text: "Its derivative is continuous and at most 1 for every α; that of ELU jumps at 0 unless α = 1.",
      source: "Barron 2017",
    },
    {
      text: "α sets two things at once: the plateau lies at −α, and inputs below −4.6·α get less than 1 % of the gradient.",
      source: "Barron 2017",
    },
  ],
  traps: [
    {
      text: "exp(x/α) − 1 cancels near 0, so that small negative inputs lose their digits.",
      instead: "Compute `expm1(x / alpha)`.",
    },
    {
      text: "Written as max(0, x) + min(0, …), its gradient at exactly 0 depends on who gets it in a tie: 2 in Keras on the TensorFlow backend, 0 in MLX.",
      instead: "Choose between the branches with `where`, or take ELU if α = 1.",
    },
    {
      text: "PyTorch's backward pass rounds α to float32: in float64 the gradient for α = 3.1 is off by 4e-7 of itself at x = −40.",
      instead: "Where gradients are checked, choose an α that float32 holds, such as 0.5.",
    },
  ],
  pros: ["derivative is continuous for every α", "never amplifies a gradient", "no dead units"],
  cons: [
    "needs an exponential",
    "one number sets depth and width together",
    "saturates for negative inputs",
  ],
  usedFor: "in place of ELU where α is not 1",
  initialisation: {
    text: "He initialisation, as for ELU; `calculate_gain` has no entry for it.",
    source: "torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "elu", text: "At α = 1 it is ELU." },
    { id: "relu", text: "As α goes to 0 it becomes ReLU." },
  ],
  cost: "one exponential",
  origin: {
    authors: "J. T. Barron",
    year: 2017,
    title: "Continuously Differentiable Exponential Linear Units",
    url: "https://arxiv.org/abs/1704.07483",
  },

  range: ({ alpha }) => from(-alpha, false),
  limits: ({ alpha }) => ({ negative: -alpha, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "increasing",
  reducesTo: ({ alpha }) => (alpha === 1 ? "elu" : undefined),
  value: (x, { alpha }) => (x > 0 ? x : stretchedExpm1(x, alpha)),
  derivative: (x, { alpha }) => (x > 0 ? 1 : stretchedExp(x, alpha)),
});

/** MLX gives the gradient of a tie to the second operand, here the constant 0. */
const tied: Details = {
  note: "Computes exp(x/α) − 1, so tiny negative inputs lose digits; at exactly 0 its gradient is 0, where it should be 1.",
};

export const celuSpellings = (): readonly Spelling[] =>
  spell(celu, [
    layer("torch.nn.CELU(alpha=1.0, inplace=False)"),
    func("torch.nn.functional.celu(input, alpha=1.0, inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("torch.celu(input, alpha=1.0)", {
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.celu.html",
    }),
    inPlaceFunc("torch.nn.functional.celu_(input, alpha=1.0)", {
      also: ["torch.celu_"],
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    func("torch.ao.nn.quantized.functional.celu(input, scale, zero_point, alpha=1.0)", {
      note: "For quantised tensors; `scale` and `zero_point` are those of the output.",
    }),
    func("keras.activations.celu(x, alpha=1.0)", {
      since: "3.7.0",
      note: "On the TensorFlow backend its gradient at exactly 0 is 2; on the others it is 1.",
    }),
    func("keras.ops.celu(x, alpha=1.0)", {
      since: "3.7.0",
      note: "On the TensorFlow backend its gradient at exactly 0 is 2; on the others it is 1.",
    }),
    key("keras.activations.get", ["celu"], { since: "3.7.0", as: "keras.activations.celu" }),
    func("jax.nn.celu(x, alpha=1.0)", {
      since: "0.1.49",
      note: "At α = 1 its gradient is exactly 0 below about −17 in float32, −37 in float64.",
    }),
    func("flax.linen.celu(x, alpha=1.0)", {
      also: ["flax.nnx.celu"],
      note: "The same function as `jax.nn.celu`.",
    }),
    key("timm.layers.get_act_layer", ["celu"], { as: "torch.nn.CELU" }),
    layer("paddle.nn.CELU(alpha=1.0, name=None)"),
    func("paddle.nn.functional.celu(x, alpha=1.0, inplace=False, name=None)", {
      note: "An `alpha` of 0 raises an error.",
    }),
    layer("mindspore.nn.CELU(alpha=1.0)"),
    layer("mlx.nn.CELU(alpha=1.0)", tied),
    func("mlx.nn.celu(x, alpha=1.0)", tied),
    method("tinygrad.Tensor.celu(alpha=1.0)", {
      note: "Computes exp(x/α) − 1, so tiny negative inputs lose digits.",
    }),
  ]);
