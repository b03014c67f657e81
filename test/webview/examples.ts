import { activationById } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { asCurve } from "../../src/features/curve.ts";
import type { Curve, Evaluation, PanelState, Source } from "../../src/protocol/messages.ts";

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
  const numbers = value.filter((y) => !Number.isNaN(y));
  return {
    source,
    shape,
    input,
    value,
    derivative,
    statistics: {
      count: input.length,
      zeros: value.filter((y) => y === 0).length,
      zeroGradientShare: derivative.filter((slope) => slope === 0).length / input.length,
      nan: value.length - numbers.length,
      min: Math.min(...numbers),
      mean: numbers.reduce((sum, y) => sum + y, 0) / numbers.length,
      max: Math.max(...numbers),
    },
  };
}

/** The first article's table: ReLU of −3, −0.7, 0, 1.2 and 5. */
export const evaluation: PanelState = {
  curves: [curve("relu")],
  evaluation: evaluated(curve("relu"), [-3, -0.7, 0, 1.2, 5]),
};

/** Softmax of a 2×3 tensor along its last axis. */
export const softmax: PanelState = {
  curves: [curve("softmax", {}, "F.softmax(logits, dim=1)")],
  evaluation: {
    source: { ...source, label: "head.ipynb, cell 3, line 2" },
    shape: [2, 3],
    axis: 1,
    input: [2, 1, 0.1, 0, 0, 0],
    value: [
      0.6590011388859679, 0.2424329707047139, 0.09856589040931818, 0.3333333333333333,
      0.3333333333333333, 0.3333333333333333,
    ],
    derivative: [
      0.22471863784662437, 0.18365922542000786, 0.08885065565443624, 0.2222222222222222,
      0.2222222222222222, 0.2222222222222222,
    ],
    statistics: {
      count: 6,
      zeros: 0,
      zeroGradientShare: 0,
      nan: 0,
      min: 0.09856589040931818,
      mean: 0.3333333333333333,
      max: 0.6590011388859679,
    },
  },
};
