import { elementwise, from, type Kink } from "./definition.ts";
import { func, layer, spell, type Spelling } from "./spelling.ts";

export const reluGeneral = elementwise({
  id: "relu_general",
  title: "ReLU with slope, cap and threshold",
  aliases: ["capped ReLU", "bounded ReLU", "Keras ReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = min(x, {max_value}) if x > {threshold}, else {negative_slope}·(x − {threshold})",
    derivative:
      "f′(x) = 0 if x > {max_value}, 1 if {threshold} < x < {max_value}, else {negative_slope}",
  },
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
  vanishing: "exactly 0 above the cap, and below the threshold where the slope is 0",
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
  pros: [
    "one function covers ReLU, Leaky ReLU and ReLU6",
    "the cap bounds outputs for fixed-point inference",
  ],
  cons: ["a threshold makes it discontinuous", "units can die when the slope is 0"],
  usedFor: "Keras models that need a capped or thresholded ReLU",

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
  simplerFormula: ({ negative_slope: slope, max_value: cap, threshold }) => {
    const start = threshold === 0 ? "0" : "{threshold}";
    const below = threshold === 0 ? "{negative_slope}·x" : "{negative_slope}·(x − {threshold})";
    const [left, flat] = slope === 0 ? ["0", "0"] : [below, "{negative_slope}"];
    return cap === Infinity
      ? {
          value: `f(x) = x if x > ${start}, else ${left}`,
          derivative: `f′(x) = 1 if x > ${start}, else ${flat}`,
        }
      : {
          value: `f(x) = min(x, {max_value}) if x > ${start}, else ${left}`,
          derivative: `f′(x) = 0 if x > {max_value}, 1 if ${start} < x < {max_value}, else ${flat}`,
        };
  },
  reducesTo: ({ negative_slope: slope, max_value: cap, threshold }) => {
    if (cap < Infinity || threshold !== 0) return undefined;
    return slope === 0 ? "relu" : "leaky_relu";
  },
  value: (x, { negative_slope: slope, max_value: cap, threshold }) => {
    if (x > threshold) return Math.min(x, cap);
    if (Number.isNaN(x)) return NaN;
    return slope === 0 ? 0 : slope * (x - threshold);
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

export const reluGeneralSpellings = (): readonly Spelling[] =>
  spell(reluGeneral, [
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.relu(x, negative_slope=0.0, max_value=None, threshold=0.0)", {
      since: "3.0.0",
      note: "Keras 2 named the slope `alpha`; Keras 3 accepts only `negative_slope`.",
    }),
    // documentation: https://keras.io/api/layers/activations/
    func("keras.backend.relu(x, alpha=0.0, max_value=None, threshold=0.0)", {
      sets: { alpha: "negative_slope" },
      /* deprecated: 3.0.0 */ note: "The old backend function: it names the slope `alpha`.",
    }),
    // documentation: https://keras.io/api/layers/activation_layers/relu/
    layer("keras.layers.ReLU(max_value=None, negative_slope=0.0, threshold=0.0)", {
      note: "The first positional argument is the cap: `ReLU(0.1)` limits outputs to 0.1.",
    }),
    // documentation: https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/activations/relu
    func("keras.activations.relu(x, alpha=0.0, max_value=None, threshold=0.0)", {
      sets: { alpha: "negative_slope" },
      until: "3.0.0",
      note: "Keras 2 named the slope `alpha`; Keras 3 accepts only `negative_slope`.",
    }),
  ]);
