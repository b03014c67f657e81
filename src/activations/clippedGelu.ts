import { timesNormalCdf, timesNormalCdfSlope } from "../numeric/normal.ts";
import { anyReal, elementwise, type Kink } from "./definition.ts";
import { key, layer, spell, type Spelling } from "./spelling.ts";

export const clippedGelu = elementwise({
  id: "clipped_gelu",
  title: "Clipped GELU",
  aliases: ["gelu_10"],
  family: "gaussian",
  formula: {
    value: "f(x) = min(max(x·Φ(x), {min}), {max})",
    derivative: "f′(x) = Φ(x) + x·φ(x) if {min} ≤ x·Φ(x) ≤ {max}, else 0",
    tex: {
      value: String.raw`f(x) = \min\left(\max\left(x\,\Phi(x),\,\slot{min}\right),\,\slot{max}\right)`,
      derivative: String.raw`f'(x) = \begin{cases} \Phi(x) + x\,\varphi(x) & \slot{min} \le x\,\Phi(x) \le \slot{max} \\ 0 & \text{otherwise} \end{cases}`,
    },
  },
  parameters: [
    {
      name: "min",
      symbol: "a",
      usual: -10,
      valid: anyReal,
      slider: { min: -10, max: 0, step: 0.05 },
      meaning: "smallest output; has no effect below −0.17",
    },
    {
      name: "max",
      symbol: "b",
      usual: 10,
      valid: anyReal,
      slider: { min: 1, max: 20, step: 0.5 },
      meaning: "largest output",
    },
  ],
  conflict: ({ min, max }) =>
    min > max
      ? `min of Clipped GELU is ${min}; it must not be larger than max, ${max}.`
      : undefined,
  essence: "GELU with its outputs cut off at a smallest and a largest value.",
  vanishing: ({ min, max }) =>
    min >= 0
      ? `exactly 0 where GELU is below ${min} or above ${max}`
      : min > trough
        ? `exactly 0 where GELU is below ${min} or above ${max}; towards 0 for very negative inputs`
        : `exactly 0 where GELU is above ${max}, and at x ≈ −0.752; towards 0 for very negative inputs`,
  facts: [
    {
      text: "With a largest output of 10, int8 in steps of 10/127 tells two levels of GELU's small negative outputs apart; from a largest output of about 43 on all of them round to 0.",
      source: "Wu, Judd, Zhang, Isaev, Micikevicius 2020; −0.17·127/10 = −2.2",
    },
    {
      text: "An input whose output is cut off gets no gradient, so fine-tuning cannot bring it back; at the bound itself the gradient still passes.",
      source: "measured with PyTorch 2.13, torch.clip",
    },
    {
      text: "GELU is never below −0.17, so the usual lower bound of −10 does nothing: only the upper one acts.",
      source: "transformers/activations.py 5.18",
    },
  ],
  traps: [],
  pros: ["bounded outputs, which help int8 calibration", "is GELU between the bounds"],
  cons: [
    "no gradient beyond the bounds",
    "the lower bound rarely acts",
    "of the common libraries only Transformers has it",
  ],
  usedFor: "BERT models that are to be quantised",
  initialisation: {
    text: "He initialisation, as for GELU, which it is for inputs of usual size.",
    source: "torch/nn/init.py 2.13 has no entry for it",
  },
  relatives: [
    { id: "gelu", text: "Between the bounds it is GELU." },
    {
      id: "relu_general",
      text: "ReLU with a largest output, such as ReLU6, is cut off in the same way.",
    },
  ],
  cost: "one exponential",
  origin: {
    authors: "H. Wu, P. Judd, X. Zhang, M. Isaev, P. Micikevicius",
    year: 2020,
    title: "Integer Quantization for Deep Learning Inference: Principles and Empirical Evaluation",
    url: "https://arxiv.org/abs/2004.09602",
  },

  range: ({ min, max }) => ({
    min: clip(trough, min, max),
    max,
    includesMin: true,
    includesMax: true,
  }),
  limits: ({ min, max }) => ({ negative: clip(0, min, max), positive: max }),
  kinks: ({ min, max }) =>
    min < max
      ? [...crossings(min, "lower"), ...crossings(max, "upper")].sort((a, b) => a.at - b.at)
      : [],
  monotonicity: ({ min }) => (min >= 0 ? "non-decreasing" : "none"),
  value: (x, { min, max }) => clip(timesNormalCdf(x), min, max),
  // torch.clip passes the gradient at its bounds.
  derivative: (x, { min, max }) => {
    const y = timesNormalCdf(x);
    return y < min || y > max ? 0 : timesNormalCdfSlope(x);
  },
});

/** The smallest value of GELU, and where it takes it. */
const trough = -0.16997120747990366;
const troughAt = -0.7517915246935645;
/** GELU is zero in double precision from here on down. */
const farLeft = -40;

/** NaN passes, as it does through torch.clip. */
function clip(y: number, min: number, max: number): number {
  return y < min ? min : y > max ? max : y;
}

/** Where GELU crosses a bound: rising, and for a bound below 0 also falling, left of the trough. */
function crossings(level: number, bound: "lower" | "upper"): Kink[] {
  if (level <= trough) return [];
  const passes = (x: number) =>
    bound === "lower" ? timesNormalCdf(x) >= level : timesNormalCdf(x) <= level;
  const rising = edge(passes, troughAt, Math.max(level, 0) + 1);
  const found = [kinkAt(level === 0 ? 0 : rising, bound === "lower" ? "right" : "left")];
  if (level < 0) {
    found.push(kinkAt(edge(passes, farLeft, troughAt), bound === "lower" ? "left" : "right"));
  }
  return found;
}

/** A kink with GELU on one side and a flat line on the other. */
function kinkAt(at: number, side: "left" | "right"): Kink {
  const slope = timesNormalCdfSlope(at);
  return side === "left"
    ? { at, left: slope, right: 0, derivative: slope }
    : { at, left: 0, right: slope, derivative: slope };
}

/** The last double for which `passes` holds, towards the one of the two ends for which it does not. */
function edge(passes: (x: number) => boolean, left: number, right: number): number {
  let [inside, outside] = passes(left) ? [left, right] : [right, left];
  for (;;) {
    const middle = (inside + outside) / 2;
    if (middle === inside || middle === outside) return inside;
    if (passes(middle)) inside = middle;
    else outside = middle;
  }
}

export const clippedGeluSpellings = (): readonly Spelling[] =>
  spell(clippedGelu, [
    layer("transformers.activations.ClippedGELUActivation(min, max)", {
      note: "Both bounds are required; a `min` larger than `max` raises an error.",
    }),
    key("transformers.activations.ACT2FN", ["gelu_10"], { note: "Clips at −10 and 10." }),
  ]);
