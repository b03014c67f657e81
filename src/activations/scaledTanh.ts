import { scaledTanh as value, scaledTanhSlope as slope } from "../numeric/scaledTanh.ts";
import { between, elementwise, from } from "./definition.ts";
import { func, spell, type Spelling } from "./spelling.ts";

export const scaledTanh = elementwise({
  id: "scaled_tanh",
  title: "Scaled tanh",
  aliases: ["stanh", "LeCun tanh"],
  family: "tanh",
  formula: {
    value: "f(x) = {scale_b}·tanh({scale_a}·x)",
    derivative: "f′(x) = {scale_a}·{scale_b}·(1 − tanh²({scale_a}·x))",
    tex: {
      value: String.raw`f(x) = \slot{scale_b} \tanh\left(\slot{scale_a} x\right)`,
      derivative: String.raw`f'(x) = \slot{scale_a} \, \slot{scale_b} \left(1 - \tanh^2\left(\slot{scale_a} x\right)\right)`,
    },
  },
  parameters: [
    {
      name: "scale_a",
      symbol: "a",
      usual: 0.67,
      valid: from(0, false),
      slider: { min: 0.1, max: 3, step: 0.01 },
      meaning: "factor of the input",
    },
    {
      name: "scale_b",
      symbol: "b",
      usual: 1.7159,
      valid: from(0, false),
      slider: { min: 0.1, max: 3, step: 0.01 },
      meaning: "factor of the output, and its bound",
    },
  ],
  essence: "A tanh stretched so that inputs of ±1 give outputs of about ±1.",
  vanishing: () => "towards 0 on both sides; below a hundredth of its peak for a·|x| > 3",
  facts: [
    {
      text: "With a = 2/3 and b = 1.7159, f(±1) = ±1 and the curvature peaks close by, at |x| = 0.99: targets of ±1 are reached without saturating.",
      source: "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp, section 4.4",
    },
    {
      text: "The constants are meant to keep the gain near 1 over the usual inputs; for normal inputs of variance 1 the outputs have a variance of 0.75.",
      source: "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp, section 4.4; variance computed",
    },
    {
      text: "Paddle rounds a to 0.67, so f(1) is 1.0038 there.",
      source: "python/paddle/tensor/math.py (stanh)",
    },
  ],
  traps: [],
  pros: ["f(±1) is near ±1", "loses little variance from layer to layer", "centred on 0"],
  cons: ["saturates on both sides", "two constants to choose"],
  usedFor: "early convolutional networks; ports of them",
  initialisation: {
    text: "LeCun initialisation, variance 1/fan-in: the constants were chosen to go with it.",
    source: "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp, section 4.6",
  },
  relatives: [
    { id: "tanh", text: "With a = b = 1 it is tanh." },
    { id: "hard_tanh", text: "HardTanh also passes ±1 as ±1, without an exponential." },
  ],
  cost: "one exponential",
  origin: {
    authors: "Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller",
    year: 1998,
    title: "Efficient BackProp",
  },

  range: ({ scale_b }) => between(-scale_b, scale_b),
  limits: ({ scale_b }) => ({ negative: -scale_b, positive: scale_b }),
  kinks: () => [],
  monotonicity: () => "increasing",
  symmetry: () => "odd",
  reducesTo: ({ scale_a, scale_b }) => (scale_a === 1 && scale_b === 1 ? "tanh" : undefined),
  value: (x, { scale_a, scale_b }) => value(x, scale_a, scale_b),
  derivative: (x, { scale_a, scale_b }) => slope(x, scale_a, scale_b),
});

export const scaledTanhSpellings = (): readonly Spelling[] =>
  spell(scaledTanh, [func("paddle.stanh(x, scale_a=0.67, scale_b=1.7159, name=None)")]);
