import { sqrtSoftplus as rootOfSoftplus, sqrtSoftplusSlope } from "../numeric/sqrtSoftplus.ts";
import { elementwise, from } from "./definition.ts";
import { key, layer, spell, type Spelling } from "./spelling.ts";

export const sqrtSoftplus = elementwise({
  id: "sqrt_softplus",
  title: "Square Root of Softplus",
  aliases: ["sqrtsoftplus"],
  family: "sigmoid",
  formula: {
    value: "f(x) = √ln(1 + eˣ)",
    derivative: "f′(x) = σ(x)/(2·√ln(1 + eˣ))",
    tex: {
      value: String.raw`f(x) = \sqrt{\ln(1 + e^{x})}`,
      derivative: String.raw`f'(x) = \frac{\sigma(x)}{2 \sqrt{\ln(1 + e^{x})}}`,
    },
  },
  parameters: [],
  essence: "Positive everywhere, and growing only as the square root of x.",
  vanishing: () => "towards 0 on both sides: as e^(x/2) on the left, as 1/(2√x) on the right",
  facts: [
    {
      text: "Large scores grow as √x, so one expert of a router does not outgrow the others as fast as with an exponential.",
      source: "growth of f; router of DeepSeek V4 in transformers 5.18",
    },
    {
      text: "Composed as a root of softplus, its gradient is 0/0 = NaN as soon as softplus underflows, below −104 in float32; one such score makes every weight in front of it NaN.",
      source: "src/transformers/activations.py of transformers 5.18; run with PyTorch",
    },
  ],
  traps: [
    {
      text: "The gradient is NaN below −104 in float32, where softplus is exactly 0.",
      instead: "Clamp the input from below, at −50 for instance.",
    },
  ],
  pros: ["always positive", "slow growth keeps scores even"],
  cons: ["three transcendental steps", "NaN gradient far on the left when composed"],
  usedFor: "router scores in mixtures of experts",
  initialisation: {
    text: "Small router weights, so that all experts start near the score at 0, √ln 2 ≈ 0.833.",
    source: "f(0); torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "softplus", text: "It is the square root of softplus." },
    { id: "sigmoid", text: "DeepSeek V3 scored its experts with the sigmoid instead." },
  ],
  cost: "several exponentials",

  range: () => from(0, false),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: rootOfSoftplus,
  derivative: sqrtSoftplusSlope,
});

export const sqrtSoftplusSpellings = (): readonly Spelling[] =>
  spell(sqrtSoftplus, [
    layer("transformers.activations.SqrtSoftplusActivation()", {
      note: "The gradient is NaN where softplus underflows, below −104 in float32.",
    }),
    key("transformers.activations.ACT2FN", ["sqrtsoftplus"], {
      note: "The gradient is NaN where softplus underflows, below −104 in float32.",
    }),
  ]);
