import { elementwise, from } from "./definition.ts";
import { func, idiom, key, layer, spell, type Spelling } from "./spelling.ts";

export const reluSquared = elementwise({
  id: "relu_squared",
  title: "Squared ReLU",
  aliases: ["ReLU²", "relu2"],
  family: "rectifier",
  formula: {
    value: "f(x) = max(0, x)²",
    derivative: "f′(x) = 2·max(0, x)",
    tex: {
      value: String.raw`f(x) = \max(0, x)^2`,
      derivative: String.raw`f'(x) = 2\max(0, x)`,
    },
  },
  parameters: [],
  essence: "The square of ReLU: exact zeros below 0, a parabola above.",
  vanishing: () => "exactly 0 for every negative input, and near 0 for small positive ones",
  facts: [
    {
      text: "The gradient is 2x: it grows with the activation, where ReLU's stays 1, so outliers grow in both passes.",
      source: "f′(x) = 2·max(0, x)",
    },
    {
      text: "A search over language models found it: squaring ReLU in the feed-forward blocks was one of the two changes that gained most.",
      source: "So et al. 2021",
    },
  ],
  traps: [
    {
      text: "Inputs above 255.9 overflow float16 to infinity.",
      instead: "Keep it in float32 or bfloat16, or normalise its input.",
    },
  ],
  pros: ["true zeros, so outputs are sparse", "no kink at 0", "two cheap operations"],
  cons: [
    "the gradient grows without bound",
    "overflows half precision early",
    "units can die as with ReLU",
  ],
  usedFor: "feed-forward blocks of some language models",
  initialisation: {
    text: "No constant gain fits, since the output grows with the square of the input's scale: normalise its input, as Transformers do.",
    source: "E[max(0, z)⁴] = 3σ⁴/2 for z ~ N(0, σ²)",
  },
  relatives: [{ id: "relu", text: "It is the square of ReLU." }],
  cost: "arithmetic",
  origin: {
    authors: "D. R. So et al.",
    year: 2021,
    title: "Primer: Searching for Efficient Transformers for Language Modeling",
    url: "https://arxiv.org/abs/2109.08668",
  },

  range: () => from(0),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "non-decreasing",
  value: (x) => (x < 0 ? 0 : x * x),
  derivative: (x) => (x < 0 ? 0 : 2 * x),
});

export const reluSquaredSpellings = (): readonly Spelling[] =>
  spell(reluSquared, [
    layer("transformers.activations.ReLUSquaredActivation()"),
    key("transformers.activations.ACT2FN", ["relu2"]),
    layer("mlx.nn.ReLU2()", { since: "0.29.1" }),
    func("mlx.nn.relu2(x)", { since: "0.29.1" }),
    layer("x_transformers.x_transformers.ReluSquared()"),
    idiom("torch.relu(x) ** 2"),
  ]);
