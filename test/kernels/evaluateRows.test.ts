import assert from "node:assert/strict";
import { test } from "node:test";
import { activations } from "../../src/activations/index.ts";
import type { AlongAxis } from "../../src/activations/definition.ts";
import "../support/relaxedSimd.ts";
import { engineOf } from "../../src/kernels/engine.ts";
import { evaluateRows } from "../../src/kernels/evaluateRows.ts";
import { floatError, unitOfFloat } from "../support/float32.ts";

const engines = (["relaxed", "plain", "scalar"] as const).flatMap((name) => engineOf(name) ?? []);

const withKernels = activations.filter((activation): activation is AlongAxis =>
  ["softmax", "log_softmax"].includes(activation.id),
);

/** From 0 to 1, the same every time. */
function noise(i: number): number {
  const x = Math.sin(i * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
}

/** One kind of row each, of any length. */
const rowKinds: Readonly<Record<string, (i: number) => number>> = {
  ordinary: (i) => 6 * noise(i) - 3,
  "far apart": (i) => 200 * noise(i) - 100,
  "offset by 10,000": (i) => 10_000 + 20 * noise(i),
  "of equal numbers": () => 2.5,
  "led by one": (i) => (i === 1 ? 40 : noise(i)),
  "led by one of many that differ": (i) => (i === 0 ? 14.204763 : 9 * noise(i) - 7),
  "far from 0": (i) => 230 + 20 * noise(i),
  "reaching down to subnormal results": (i) => (i === 0 ? 50 : -30 - 25 * noise(i)),
  "with −∞": (i) => (i % 3 === 0 ? -Infinity : noise(i)),
  "of −∞": () => -Infinity,
  "with ∞": (i) => (i === 2 ? Infinity : i),
  "with NaN": (i) => (i === 1 ? NaN : i),
  "beyond the floats' differences": (i) => (i % 2 === 0 ? 3e38 : -3e38),
  tiny: (i) => 1e-40 * i,
};

const lengths = [1, 2, 3, 4, 5, 7, 8, 33, 1_000, 1_413];

for (const engine of engines) {
  for (const activation of withKernels) {
    for (const [kind, numberAt] of Object.entries(rowKinds)) {
      test(`${engine.name}: ${activation.id} of rows ${kind}`, () => {
        for (const length of lengths) {
          const rows = 3;
          const input = Float32Array.from({ length: rows * length }, (_, i) =>
            numberAt(i % length),
          );
          const upstream = input.map((_, i) => noise(i) - 0.5);
          const [value, gradient] = [input.slice(), input.slice()];
          evaluateRows(activation, {}, input, length, { value, gradient, upstream, engine });
          for (let from = 0; from < input.length; from += length) {
            const row = Float64Array.from(input.subarray(from, from + length));
            const arriving = Float64Array.from(upstream.subarray(from, from + length));
            const values = activation.value(row, {});
            const slopes = activation.gradient(row, arriving, {});
            const weights = activation.id === "softmax" ? values : values.map(Math.exp);
            for (let i = 0; i < length; i++) {
              const title = `${i} of ${length}, with x = ${row[i] ?? ""}`;
              const y = values[i] ?? NaN;
              const error = floatError(value[from + i] ?? NaN, y);
              assert.ok(error <= 1, `value ${title}: ${error} ulp from ${y}`);
              const found = gradient[from + i] ?? NaN;
              const slope = slopes[i] ?? NaN;
              const unit = unitOfFloat(
                Math.max(Math.abs(slope), largestTerm(activation, weights, arriving, i)),
              );
              const isNear = Number.isNaN(slope)
                ? Number.isNaN(found)
                : Math.abs(found - slope) <= unit;
              assert.ok(isNear, `gradient ${title}: ${found}, not ${slope}`);
            }
          }
        }
      });
    }
  }
}

/** The largest term of the sum that a gradient is. */
function largestTerm({ id }: AlongAxis, weights: Float64Array, upstream: Float64Array, at: number) {
  const own = weights[at] ?? NaN;
  const factors = id === "softmax" ? weights : weights.map(() => 1);
  const terms = upstream.map((u, i) => Math.abs(own * (factors[i] ?? NaN) * u));
  const first = Math.abs((upstream[at] ?? NaN) * (id === "softmax" ? own : 1));
  return Math.max(first, ...terms);
}

test("rows are as long as they are said to be, however many there are", () => {
  const [activation] = withKernels;
  assert.ok(activation);
  const input = Float32Array.from({ length: 50_000 * 3 }, (_, i) => noise(i));
  for (const engine of engines.slice(0, -1)) {
    const place = input.slice();
    evaluateRows(activation, {}, place, 3, { value: place, engine });
    for (let i = 0; i < place.length; i += 2_997) {
      const row = activation.value(Float64Array.from(input.subarray(i, i + 3)), {});
      row.forEach((y, k) => assert.ok(floatError(place[i + k] ?? NaN, y) <= 1, `${i + k}`));
    }
    evaluateRows(activation, {}, new Float32Array(0), 0, { value: new Float32Array(0), engine });
  }
});

test("what is certain has the logarithm 0, not −0", () => {
  const activation = withKernels.find(({ id }) => id === "log_softmax");
  assert.ok(activation);
  for (const engine of engines) {
    for (const row of [[5], [5, -Infinity], [-Infinity, -Infinity, 1, -Infinity, -Infinity]]) {
      const value = new Float32Array(row.length);
      evaluateRows(activation, {}, Float32Array.from(row), row.length, { value, engine });
      assert.deepEqual(
        [...value],
        row.map((x) => (x === -Infinity ? -Infinity : 0)),
      );
    }
  }
});

test("a row may be longer than what is in kernel memory otherwise", () => {
  const length = 100_003;
  const input = Float32Array.from({ length }, (_, i) => 8 * noise(i));
  for (const activation of withKernels) {
    const values = activation.value(Float64Array.from(input), {});
    for (const engine of engines) {
      const value = new Float32Array(length);
      evaluateRows(activation, {}, input, length, { value, engine });
      value.forEach((y, i) => assert.ok(floatError(y, values[i] ?? NaN) <= 1, `${i}`));
    }
  }
});
