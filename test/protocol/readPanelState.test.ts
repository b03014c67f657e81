import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/protocol/limits.ts";
import { readPanelState } from "../../src/protocol/readPanelState.ts";
import { histogramsFor, statisticsFor } from "../support/told.ts";

const curve = { activation: "leaky_relu", parameters: { negative_slope: 0.2 } };
const source = {
  uri: "file:///a.py",
  startLine: 3,
  startCharacter: 0,
  endLine: 3,
  endCharacter: 9,
  digest: "d",
  label: "a.py:4",
};
const statistics = statisticsFor([1, 3], [1, 1]);
const evaluation = {
  source,
  shape: [2],
  input: [1, 3],
  value: [1, 3],
  derivative: [1, 1],
  statistics,
  histograms: histogramsFor([1, 3], [1, 3], [1, 1]),
};
const view = { range: { min: -6, max: 6 }, hidden: [], opened: [{ negative_slope: 0.2 }] };
const whole = { curves: [curve], evaluation, view };

test("a whole state is read", () => {
  assert.deepEqual(readPanelState(whole), whole);
});

test("parameters may be infinite", () => {
  const capped = { activation: "relu_general", parameters: { max_value: "Infinity" } };
  assert.equal(readPanelState({ curves: [capped] })?.curves[0].parameters["max_value"], Infinity);
});

test("fields that this version does not know are dropped", () => {
  assert.deepEqual(readPanelState({ ...whole, later: true }), whole);
});

const refused: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  "a list": [curve],
  "no curve": { curves: [] },
  "too many curves": { curves: new Array(limits.curves + 1).fill(curve) },
  "a curve without parameters": { curves: [{ activation: "relu" }] },
  "a parameter that is NaN": { curves: [{ ...curve, parameters: { negative_slope: "NaN" } }] },
  "a parameter that is text": { curves: [{ ...curve, parameters: { negative_slope: "0.2" } }] },
  "an activation id that is none": { curves: [{ ...curve, activation: "Leaky ReLU" }] },
  "a call that is too long": { curves: [{ ...curve, call: "x".repeat(limits.call + 1) }] },
  "a call that is no text": { curves: [{ ...curve, call: 1 }] },
  "an evaluation that is null": { ...whole, evaluation: null },
  "lists of unequal length": { ...whole, evaluation: { ...evaluation, value: [1] } },
  "a number that is null": { ...whole, evaluation: { ...evaluation, value: [1, null] } },
  "too many rows": {
    ...whole,
    evaluation: {
      ...evaluation,
      input: new Array(limits.rows + 1).fill(0),
      value: new Array(limits.rows + 1).fill(0),
      derivative: new Array(limits.rows + 1).fill(0),
    },
  },
  "an axis outside of the shape": { ...whole, evaluation: { ...evaluation, axis: 1 } },
  "a shape with a broken length": { ...whole, evaluation: { ...evaluation, shape: [1.5] } },
  "a share above 1": {
    ...whole,
    evaluation: { ...evaluation, statistics: { ...statistics, zeroGradientShare: 2 } },
  },
  "a negative line": {
    ...whole,
    evaluation: { ...evaluation, source: { ...source, endLine: -1 } },
  },
  "an empty range": { ...whole, view: { ...view, range: { min: 6, max: 6 } } },
  "an infinite range": { ...whole, view: { ...view, range: { min: 0, max: "Infinity" } } },
  "a hidden curve that is not there": { ...whole, view: { ...view, hidden: [1] } },
  "opened parameters for another number of curves": { ...whole, view: { ...view, opened: [] } },
};

for (const [title, data] of Object.entries(refused)) {
  test(`${title} is not a panel state`, () => {
    assert.equal(readPanelState(data), undefined);
  });
}
