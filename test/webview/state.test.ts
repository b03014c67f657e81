import assert from "node:assert/strict";
import { test } from "node:test";
import { drawingOf, kinkMarks } from "../../src/webview/drawing.ts";
import { lineStyle } from "../../src/webview/lineStyle.ts";
import {
  isDrawable,
  pageStateOf,
  type PageState,
  panelStateOf,
  rangeFor,
  withHidden,
  withParameters,
  withRange,
  withReadOutAt,
} from "../../src/webview/state.ts";
import { compared, curve, evaluated, evaluation, single, softmax } from "./examples.ts";

function read(panel: Parameters<typeof pageStateOf>[0]): PageState {
  const result = pageStateOf(panel);
  assert.ok(result.ok);
  return result.value;
}

for (const [name, panel] of Object.entries({ single, compared, evaluation, softmax })) {
  test(`what is kept of ${name} gives the same page again`, () => {
    const state = read(panel);
    assert.deepEqual(read(panelStateOf(state)), state);
  });
}

test("a changed curve keeps what it was opened with", () => {
  const before = read(compared);
  const state = withParameters(before, 1, { negative_slope: 0.5 });
  const [relu, leaky] = state.curves;
  assert.equal(relu, before.curves[0]);
  assert.deepEqual(
    [leaky?.parameters, leaky?.opened],
    [{ negative_slope: 0.5 }, { negative_slope: 0.01 }],
  );
  assert.deepEqual(panelStateOf(state).view?.opened[1], { negative_slope: 0.01 });
});

test("parameters that a message leaves out take their usual values", () => {
  const state = read({ curves: [{ activation: "softplus", parameters: { beta: 2 } }] });
  assert.deepEqual(state.curves[0].parameters, { beta: 2, threshold: 20 });
});

test("a parameter that the activation does not have is named", () => {
  const result = pageStateOf({ curves: [{ activation: "relu", parameters: { alpha: 1 } }] });
  assert.ok(!result.ok);
  assert.match(result.problem, /ReLU has no parameter alpha/);
});

test("the read-out stays within the range", () => {
  const state = read(single);
  assert.equal(withReadOutAt(state, 7).at, 6);
  assert.equal(withRange(withReadOutAt(state, -5), { min: 0, max: 3 }).at, 0);
});

const ranges: readonly { input: number[]; min: number; max: number }[] = [
  { input: [], min: -6, max: 6 },
  { input: [-3, 5], min: -6, max: 6 },
  { input: [-8.5, 20.25], min: -9, max: 21 },
  { input: [NaN, Infinity, -Infinity], min: -6, max: 6 },
];

for (const { input, min, max } of ranges) {
  test(`inputs [${input.join(", ")}] are drawn from ${min} to ${max}`, () => {
    assert.deepEqual(rangeFor(evaluated(curve("relu"), input)), { min, max });
  });
}

const drawables: readonly { min: number; max: number; drawable: boolean }[] = [
  { min: -6, max: 6, drawable: true },
  { min: 0, max: 1e-12, drawable: true },
  { min: 1, max: 1, drawable: false },
  { min: 2, max: 1, drawable: false },
  { min: NaN, max: 1, drawable: false },
  { min: 0, max: Infinity, drawable: false },
  { min: 1e9, max: 1e9 + 1e-7, drawable: false },
  { min: -1.7e308, max: 1.7e308, drawable: false },
];

for (const { min, max, drawable } of drawables) {
  test(`from ${min} to ${max} can${drawable ? "" : "not"} be drawn`, () => {
    assert.equal(isDrawable({ min, max }), drawable);
  });
}

test("a drawing holds what is shown, with room above and below", () => {
  const state = read(evaluation);
  const { x, y, series, values, derivatives } = drawingOf(state);
  assert.deepEqual(x, { min: -6, max: 6 });
  assert.ok(y.min < 0 && y.max > 6 && y.max < 7);
  assert.equal(series.length, 1);
  assert.equal(values.length, 5);
  assert.deepEqual(derivatives.at(-1), { x: 5, y: 1 });

  const hidden = drawingOf(withHidden(state, 0, true));
  assert.deepEqual([hidden.series, hidden.values, hidden.derivatives], [[], [], []]);
});

test("points outside of the range are left out", () => {
  const { values } = drawingOf(withRange(read(evaluation), { min: 0, max: 2 }));
  assert.deepEqual(values, [
    { x: 0, y: 0 },
    { x: 1.2, y: 1.2 },
  ]);
});

test("a lone curve needs no markers, several have them at places of their own", () => {
  assert.deepEqual(drawingOf(read(single)).series[0]?.markers, []);
  const places = drawingOf(read(compared)).series.map(({ markers }) => markers[0]?.x);
  assert.equal(new Set(places).size, compared.curves.length);
});

test("a kink is marked open where the derivative only comes near", () => {
  assert.deepEqual(kinkMarks({ at: 0, left: 0, right: 1, derivative: 0 }), [
    { x: 0, y: 0, closed: true },
    { x: 0, y: 1, closed: false },
  ]);
  const step = { at: 0, left: 0, right: 0, derivative: 0 };
  assert.deepEqual(kinkMarks({ ...step, jump: { left: -1, right: 1, value: 0 } }), [
    { x: 0, y: -1, closed: false },
    { x: 0, y: 1, closed: false },
    { x: 0, y: 0, closed: true },
  ]);
  assert.deepEqual(kinkMarks({ at: 2, left: 0, right: 1, derivative: 0.5 }), [
    { x: 2, y: 0, closed: false },
    { x: 2, y: 1, closed: false },
    { x: 2, y: 0.5, closed: true },
  ]);
});

test("a jump that nobody could see is not marked", () => {
  const state = withRange(read({ curves: [curve("softplus")] }), { min: 0, max: 40 });
  assert.deepEqual(drawingOf(state).series[0]?.kinks, []);
});

test("twelve curves are told apart without colour", () => {
  const styles = Array.from({ length: 12 }, (_, index) => {
    const { marker, dash } = lineStyle(index);
    assert.ok(dash.length > 0);
    return JSON.stringify(marker ?? "none");
  });
  assert.equal(new Set(styles).size, 12);
});
