import { timesSum } from "../numeric/line.ts";
import { anyReal, elementwise, from, type ParameterValues } from "./definition.ts";
import { func, inPlaceFunc, key, layer, spell, type Spelling } from "./spelling.ts";

export const rrelu = elementwise({
  id: "rrelu",
  title: "RReLU",
  aliases: ["randomised leaky ReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = x if x > 0, else ({lower} + {upper})/2·x",
    derivative: "f′(x) = 1 if x > 0, else ({lower} + {upper})/2",
    tex: {
      value: String.raw`f(x) = \begin{cases} x & x > 0 \\ \frac{\slot{lower} + \slot{upper}}{2}\,x & x \le 0 \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > 0 \\ \frac{\slot{lower} + \slot{upper}}{2} & x \le 0 \end{cases}`,
    },
  },
  parameters: [
    {
      name: "lower",
      symbol: "l",
      usual: 1 / 8,
      valid: anyReal,
      slider: { min: 0, max: 1, step: 0.01 },
      meaning: "lower end of the slopes that training draws from",
    },
    {
      name: "upper",
      symbol: "u",
      usual: 1 / 3,
      valid: anyReal,
      slider: { min: 0, max: 1, step: 0.01 },
      meaning: "upper end of the slopes that training draws from",
    },
  ],
  conflict: ({ lower, upper }) =>
    lower > upper
      ? `lower of RReLU is ${lower} and upper ${upper}; lower must not be above upper.`
      : undefined,
  essence: "Leaky ReLU whose negative slope is random in training and the mean slope in use.",
  vanishing: (parameters) =>
    meanSlope(parameters) === 0 ? "exactly 0 for every negative input" : undefined,
  facts: [
    {
      text: "In training every negative number draws a slope of its own, uniform between the ends; in evaluation all take the mean, 0.229 by default.",
      source: "torch/nn/modules/activation.py 2.13",
    },
    {
      text: "F.rrelu is not random unless told: `training` is False by default, which makes it Leaky ReLU with slope 0.229.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "On small data sets the paper found it ahead of Leaky ReLU and PReLU, which over-fitted more.",
      source: "Xu, Wang, Chen, Li 2015",
    },
  ],
  traps: [
    {
      text: "Outputs of one input differ between two passes in training mode, so numeric gradient checks fail.",
      instead: "Switch to evaluation mode before comparing numbers.",
    },
    {
      text: "The paper divides by a number drawn from 3 to 8, in evaluation by their mean 5.5: a slope of 0.182, where the mean of PyTorch's slopes is 0.229.",
      instead: "To evaluate as the paper does, use Leaky ReLU with a slope of 1/5.5.",
    },
  ],
  pros: ["the random slope regularises", "deterministic in evaluation"],
  cons: [
    "outputs differ between training and evaluation",
    "the drawn slopes are kept for backward",
    "its paper shows the gain on small data sets only",
  ],
  usedFor: "CNNs on small data sets",
  initialisation: {
    text: "He initialisation with the mean slope a = (l + u)/2: gain √(2/(1 + a²)), as for Leaky ReLU.",
    source: "He et al. 2015",
  },
  relatives: [
    { id: "leaky_relu", text: "In evaluation it is Leaky ReLU with the mean slope." },
    { id: "prelu", text: "PReLU learns the slope instead of drawing it." },
  ],
  cost: "comparison",
  origin: {
    authors: "B. Xu, N. Wang, T. Chen, M. Li",
    year: 2015,
    title: "Empirical Evaluation of Rectified Activations in Convolutional Network",
    url: "https://arxiv.org/abs/1505.00853",
  },

  range: (parameters) => (meanSlope(parameters) > 0 ? anyReal : from(0)),
  limits: (parameters) => {
    const slope = meanSlope(parameters);
    return { negative: slope === 0 ? 0 : slope * -Infinity, positive: Infinity };
  },
  kinks: (parameters) => {
    const slope = meanSlope(parameters);
    return slope === 1 ? [] : [{ at: 0, left: slope, right: 1, derivative: slope }];
  },
  monotonicity: (parameters) => {
    const slope = meanSlope(parameters);
    return slope > 0 ? "increasing" : slope === 0 ? "non-decreasing" : "none";
  },
  symmetry: (parameters) => {
    const slope = meanSlope(parameters);
    return slope === 1 ? "odd" : slope === -1 ? "even" : undefined;
  },
  value: (x, parameters) => {
    if (x > 0) return x;
    const slope = meanSlope(parameters);
    if (x === -Infinity) return slope === 0 ? 0 : slope * x;
    const { lower, upper } = parameters;
    // Halving a small number could lose its last digit.
    return x < -1 ? timesSum(x / 2, lower, upper) : timesSum(x, lower, upper) / 2;
  },
  // PyTorch tests x > 0, so 0 belongs to the negative side.
  derivative: (x, parameters) => (x > 0 ? 1 : Number.isNaN(x) ? NaN : meanSlope(parameters)),
  draw: (random, { lower, upper }) => {
    const slope = Math.min(upper, lower + (upper - lower) * random());
    return { lower: slope, upper: slope };
  },
});

/** (lower + upper)/2, also where the sum is beyond the doubles. */
function meanSlope({ lower, upper }: ParameterValues<"lower" | "upper">): number {
  const sum = lower + upper;
  return Number.isFinite(sum) ? sum / 2 : lower / 2 + upper / 2;
}

export const rreluSpellings = (): readonly Spelling[] =>
  spell(rrelu, [
    layer("torch.nn.RReLU(lower=0.125, upper=0.3333333333333333, inplace=False)", {
      note: "Draws slopes in training mode only; after `eval()` it is Leaky ReLU with the mean slope.",
    }),
    func(
      "torch.nn.functional.rrelu(input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False)",
      {
        note: "Not random unless `training=True`; inside a module pass `training=self.training`.",
      },
    ),
    func("torch.rrelu(input, lower=0.125, upper=0.3333333333333333, training=False)", {
      documentation:
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rrelu.html",
      note: "Not random unless `training=True`; inside a module pass `training=self.training`.",
    }),
    inPlaceFunc(
      "torch.nn.functional.rrelu_(input, lower=0.125, upper=0.3333333333333333, training=False)",
      { also: ["torch.rrelu_"], note: "Overwrites its input. Not random unless `training=True`." },
    ),
    layer("paddle.nn.RReLU(lower=0.125, upper=0.3333333333333333, name=None)"),
    func(
      "paddle.nn.functional.rrelu(x, lower=0.125, upper=0.3333333333333333, training=True, name=None)",
      {
        note: "Random unless `training=False`, the opposite of PyTorch. Both ends are floats in [0, 1].",
      },
    ),
    layer("mindspore.nn.RReLU(lower=0.125, upper=0.3333333333333333)", {
      note: "Draws slopes at every call, in evaluation too.",
    }),
    key("mindspore.nn.get_activation", ["rrelu"], {
      as: "mindspore.nn.RReLU",
      note: "Draws slopes at every call, in evaluation too.",
    }),
    func(
      "tensorflow_addons.activations.rrelu(x, lower=0.125, upper=0.3333333333333333, training=None, seed=None, rng=None)",
      {
        deprecated:
          "TensorFlow Addons ended in May 2024; use `keras.layers.LeakyReLU`, or draw the slopes yourself.",
      },
    ),
  ]);
