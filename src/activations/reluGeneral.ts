import { timesSum } from "../numeric/line.ts";
import { elementwise, type Formula, from, type Kink, type SimplerFormula } from "./definition.ts";
import { type Details, func, layer, spell, type Spelling } from "./spelling.ts";

export const reluGeneral = elementwise({
  id: "relu_general",
  title: "ReLU with slope, cap and threshold",
  aliases: ["capped ReLU", "bounded ReLU", "Keras ReLU"],
  family: "rectifier",
  umbrella: true,
  formula: formulaWith({ slope: true, cap: true, threshold: true }),
  simplerFormulas: simplerFormulas(),
  parameters: [
    {
      name: "negative_slope",
      symbol: "α",
      usual: 0,
      valid: from(0),
      slider: { min: 0, max: 1, step: 0.01 },
      meaning: "slope below the threshold",
    },
    {
      name: "max_value",
      symbol: "m",
      usual: Infinity,
      valid: { ...from(0), includesMax: true },
      slider: { min: 0, max: 10, step: 0.5 },
      meaning: "upper cap; ∞ means no cap",
    },
    {
      name: "threshold",
      symbol: "θ",
      usual: 0,
      valid: from(0),
      slider: { min: 0, max: 5, step: 0.1 },
      meaning: "inputs up to it are damped",
    },
  ],
  essence: "ReLU, Leaky ReLU and a capped ReLU in one function, as Keras offers it.",
  vanishing: ({ negative_slope: slope, max_value: cap }) => {
    const places = [
      ...(slope === 0 ? ["below the threshold"] : []),
      ...(cap < Infinity ? ["above the cap"] : []),
    ];
    return places.length === 0 ? undefined : `exactly 0 ${places.join(" and ")}`;
  },
  facts: [
    {
      text: "A threshold does not shift the curve: the output jumps from 0 to the threshold at it.",
      source: "keras/src/activations/activations.py 3.15",
    },
    {
      text: "The gradient exactly at the cap depends on the backend: 1 with PyTorch and TensorFlow, 0.5 with JAX; a lone cap of 6 is ReLU6, with 0 on all three.",
      source: "measured with Keras 3.15.1",
    },
  ],
  traps: [
    {
      text: "A threshold above 0 makes a step as high as itself, and the step has no gradient.",
      instead: "For a curve without a jump subtract the threshold first, or use soft shrinkage.",
    },
  ],
  pros: [
    "one function covers ReLU, Leaky ReLU and ReLU6",
    "the cap bounds outputs for fixed-point inference",
  ],
  cons: ["a threshold makes it discontinuous", "units can die when the slope is 0"],
  usedFor: "Keras models that need a capped or thresholded ReLU",
  initialisation: {
    text: "He initialisation with gain √(2/(1 + α²)), as for Leaky ReLU, while few inputs lie beyond the threshold or the cap.",
    source: "He et al. 2015",
  },
  relatives: [
    { id: "relu", text: "With its defaults it is ReLU." },
    { id: "leaky_relu", text: "With only a slope it is Leaky ReLU." },
    { id: "relu6", text: "With only a cap of 6 it is ReLU6." },
    { id: "thresholded_relu", text: "With only a threshold it is the thresholded ReLU." },
  ],
  cost: "comparison",

  range: ({ negative_slope: slope, max_value: cap }) => ({
    min: slope > 0 ? -Infinity : 0,
    max: cap,
    includesMin: slope === 0,
    includesMax: cap < Infinity,
  }),
  limits: ({ negative_slope: slope, max_value: cap }) => ({
    negative: slope > 0 ? -Infinity : 0,
    positive: cap,
  }),
  kinks: ({ negative_slope: slope, max_value: cap, threshold }) => {
    const kinks: Kink[] = [];
    const right = slopeAbove(cap, threshold);
    const jumps = threshold > 0 && cap > 0;
    if (jumps || slope !== right) {
      kinks.push({
        at: threshold,
        left: slope,
        right,
        derivative: slopeAtThreshold(slope, cap, threshold),
      });
    }
    if (cap > threshold && cap < Infinity) {
      kinks.push({ at: cap, left: 1, right: 0, derivative: slopeAtCap(cap, threshold) });
    }
    return kinks;
  },
  monotonicity: ({ negative_slope: slope, max_value: cap }) =>
    slope > 0 && cap === Infinity ? "increasing" : "non-decreasing",
  symmetry: ({ negative_slope: slope, max_value: cap, threshold }) => {
    if (slope === 0 && cap === 0) return "even";
    return slope === 1 && cap === Infinity && threshold === 0 ? "odd" : undefined;
  },
  reducesTo: ({ negative_slope: slope, max_value: cap, threshold }) => {
    if (threshold !== 0) return undefined;
    if (cap === Infinity) return slope === 0 ? "relu" : "leaky_relu";
    return slope === 0 && cap === 6 ? "relu6" : undefined;
  },
  value: (x, { negative_slope: slope, max_value: cap, threshold }) => {
    if (x > threshold) return Math.min(x, cap);
    if (Number.isNaN(x)) return NaN;
    if (slope === 0) return 0;
    return x === -Infinity ? x : timesSum(slope, x, -threshold);
  },
  derivative: (x, { negative_slope: slope, max_value: cap, threshold }) => {
    if (Number.isNaN(x)) return NaN;
    if (x === threshold) return slopeAtThreshold(slope, cap, threshold);
    if (x < threshold) return slope;
    if (x === cap) return slopeAtCap(cap, threshold);
    return x < cap ? 1 : 0;
  },
});

/** The slope just above the threshold: a cap below it leaves nothing to rise. */
function slopeAbove(cap: number, threshold: number): number {
  return cap > threshold ? 1 : 0;
}

/**
 * Keras on PyTorch: the plain leaky form takes the left slope; all others are computed as sums of
 * parts that are flat at the threshold. Where both sides agree it is their slope.
 */
function slopeAtThreshold(slope: number, cap: number, threshold: number): number {
  const isPlain = threshold === 0 && cap === Infinity;
  const isSmooth = threshold === 0 && slope === slopeAbove(cap, threshold);
  return isPlain || isSmooth ? slope : 0;
}

/** Keras on PyTorch: clamp counts its bound as inside; a cap of 6 alone is ReLU6, which does not. */
function slopeAtCap(cap: number, threshold: number): number {
  return cap === 6 && threshold === 0 ? 0 : 1;
}

/** Which of the three parameters change something. */
interface Switches {
  readonly slope: boolean;
  readonly cap: boolean;
  readonly threshold: boolean;
}

/** The formula with the parameters that change something. */
function formulaWith({ slope, cap, threshold }: Switches): Formula {
  const start = threshold ? "{threshold}" : "0";
  const distance = threshold ? "(x − {threshold})" : "x";
  const below = slope ? `{negative_slope}·${distance}` : "0";
  const flat = slope ? "{negative_slope}" : "0";
  const above = cap ? "min(x, {max_value})" : "x";

  const texStart = threshold ? String.raw`\slot{threshold}` : "0";
  const texDistance = threshold ? String.raw`\left(x - \slot{threshold}\right)` : "x";
  const texBelow = slope ? String.raw`\slot{negative_slope}\,${texDistance}` : "0";
  const texFlat = slope ? String.raw`\slot{negative_slope}` : "0";
  const texAbove = cap ? String.raw`\min(x, \slot{max_value})` : "x";
  return {
    value: `f(x) = ${above} if x > ${start}, else ${below}`,
    derivative: cap
      ? `f′(x) = ${flat} if x ≤ ${start}, 1 if x < {max_value}, else 0`
      : `f′(x) = 1 if x > ${start}, else ${flat}`,
    tex: {
      value: String.raw`f(x) = \begin{cases} ${texAbove} & x > ${texStart} \\ ${texBelow} & x \le ${texStart} \end{cases}`,
      derivative: cap
        ? String.raw`f'(x) = \begin{cases} ${texFlat} & x \le ${texStart} \\ 1 & ${texStart} < x < \slot{max_value} \\ 0 & \text{otherwise} \end{cases}`
        : String.raw`f'(x) = \begin{cases} 1 & x > ${texStart} \\ ${texFlat} & x \le ${texStart} \end{cases}`,
    },
  };
}

/** One for each set of parameters that change nothing. */
function simplerFormulas(): SimplerFormula[] {
  const either = [false, true];
  return either.flatMap((slope) =>
    either.flatMap((cap) =>
      either.map((threshold): SimplerFormula => ({
        ...formulaWith({ slope, cap, threshold }),
        when: ({ negative_slope = 0, max_value = Infinity, threshold: start = 0 }) =>
          slope === negative_slope > 0 && cap === max_value < Infinity && threshold === start > 0,
      })),
    ),
  );
}

const uncapped: Details = {
  reads: { max_value: { None: Infinity } },
  defaults: { max_value: "no cap" },
};
const capAtKink =
  "The gradient at the cap is 1 on the PyTorch and TensorFlow backends and 0.5 on JAX.";

export const reluGeneralSpellings = (): readonly Spelling[] =>
  spell(reluGeneral, [
    func("keras.activations.relu(x, negative_slope=0.0, max_value=None, threshold=0.0)", {
      ...uncapped,
      since: "3.0.0",
      note: `Keras 2 named the slope \`alpha\`; Keras 3 accepts only \`negative_slope\`. ${capAtKink}`,
    }),
    func("keras.activations.relu(x, alpha=0.0, max_value=None, threshold=0.0)", {
      ...uncapped,
      sets: { alpha: "negative_slope" },
      until: "3.0.0",
      documentation:
        "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/activations/relu",
      note: "Keras 2 named the slope `alpha`; Keras 3 accepts only `negative_slope`.",
    }),
    layer("keras.layers.ReLU(max_value=None, negative_slope=0.0, threshold=0.0)", {
      ...uncapped,
      note: `The first positional argument is the cap: \`ReLU(0.1)\` limits outputs to 0.1. ${capAtKink}`,
    }),
    func("keras.backend.relu(x, alpha=0.0, max_value=None, threshold=0.0)", {
      ...uncapped,
      sets: { alpha: "negative_slope" },
      deprecated:
        "A function of Keras 2's backend; use `keras.activations.relu`, which names the slope `negative_slope` since Keras 3.",
    }),
  ]);
