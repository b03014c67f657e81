import { activationById } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { asCurve } from "../../src/features/curve.ts";
import type { Curve, Evaluation, PanelState, Source } from "../../src/protocol/messages.ts";
import { histogramsFor, statisticsFor } from "../support/told.ts";

/** A curve with usual parameters unless others are given. */
export function curve(
  id: string,
  parameters: Readonly<Record<string, number>> = {},
  call?: string,
): Curve {
  const activation = activationById(id);
  if (!activation) throw new Error(`There is no activation ${id}`);
  return {
    activation: id,
    parameters: { ...usualParameters(activation), ...parameters },
    ...(call !== undefined && { call }),
  };
}

/** Where the examples' numbers stand. */
export const source: Source = {
  uri: "file:///examples/numpy_relu.py",
  startLine: 11,
  startCharacter: 9,
  endLine: 11,
  endCharacter: 29,
  digest: "8b1a9953",
  label: "numpy_relu.py:12",
};

/** One function, opened from a call. */
export const single: PanelState = {
  curves: [curve("leaky_relu", { negative_slope: 0.2 }, "nn.LeakyReLU(0.2)")],
};

/** The functions of a comparison. */
export const compared: PanelState = {
  curves: [
    curve("relu"),
    curve("leaky_relu"),
    curve("prelu"),
    curve("elu"),
    curve("gelu", {}, 'nn.GELU(approximate="none")'),
  ],
};

/** Numbers put through an elementwise activation, as the host would answer. */
export function evaluated(
  shown: Curve,
  input: readonly number[],
  shape: readonly number[] = [input.length],
): Evaluation {
  const activation = activationById(shown.activation);
  if (!activation) throw new Error(`There is no activation ${shown.activation}`);
  const f = asCurve(activation, shown.parameters);
  const value = input.map((x) => f.value(x));
  const derivative = input.map((x) => f.derivative(x));
  return {
    source,
    shape,
    input,
    value,
    derivative,
    statistics: statisticsFor(value, derivative),
    histograms: histogramsFor(input, value, derivative),
  };
}

/** The first article's table: ReLU of −3, −0.7, 0, 1.2 and 5. */
export const evaluation: PanelState = {
  curves: [curve("relu")],
  evaluation: evaluated(curve("relu"), [-3, -0.7, 0, 1.2, 5]),
};

const probabilities = [
  0.6590011388859679, 0.2424329707047139, 0.09856589040931818, 0.3333333333333333,
  0.3333333333333333, 0.3333333333333333,
];
const slopes = [
  0.22471863784662437, 0.18365922542000786, 0.08885065565443624, 0.2222222222222222,
  0.2222222222222222, 0.2222222222222222,
];
const logits = [2, 1, 0.1, 0, 0, 0];

/** Softmax of a 2×3 tensor along its last axis. */
export const softmax: PanelState = {
  curves: [curve("softmax", {}, "F.softmax(logits, dim=1)")],
  evaluation: {
    source: { ...source, label: "head.ipynb, cell 3, line 2" },
    shape: [2, 3],
    axis: 1,
    input: logits,
    value: probabilities,
    derivative: slopes,
    statistics: statisticsFor(probabilities, slopes),
    histograms: histogramsFor(logits, probabilities, slopes),
  },
};
