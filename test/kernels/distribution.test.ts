import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  type Distribution,
  distributionOf,
  emptySpread,
  quantileError,
  spreadSlopes,
  spreadValues,
} from "../../src/kernels/distribution.ts";

/** The distribution of values and derivatives that come in parts of a length. */
function spreadOf(values: readonly number[], slopes = values, part = 3): Distribution {
  const spread = emptySpread();
  const [all, derivatives] = [Float64Array.from(values), Float64Array.from(slopes)];
  for (let from = 0; from < values.length; from += part) {
    const to = Math.min(from + part, values.length);
    spreadValues(spread, all, from, to);
    spreadSlopes(spread, derivatives, from, to);
  }
  const numbers = values.filter((x) => !Number.isNaN(x));
  const isEmpty = numbers.length === 0;
  const [min, max] = isEmpty ? [NaN, NaN] : [Math.min(...numbers), Math.max(...numbers)];
  return distributionOf(spread, min, max);
}

test("infinities, zero and small derivatives are counted, NaN is not", () => {
  const spread = spreadOf([1, NaN, Infinity, -Infinity, Infinity], [0, 1e-4, -1e-4, NaN, 1]);
  assert.equal(spread.positiveInfinities, 2);
  assert.equal(spread.negativeInfinities, 1);
  assert.equal(spread.zeroGradients, 1);
  assert.equal(spread.saturated, 3);
});

test("the variance keeps its digits far from 0", () => {
  assert.equal(spreadOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance, 22.5);
  assert.equal(spreadOf([5]).variance, 0);
  assert.equal(spreadOf([NaN]).variance, NaN);
});

test("bins are in ascending order, hold what they say, and zeros have their own", () => {
  const { histogram } = spreadOf([3, -3, 0, -0, 3.01, 1e-300, -5e-324]);
  assert.deepEqual(Array.from(histogram.count), [1, 1, 2, 1, 2]);
  assert.deepEqual([histogram.from[2], histogram.to[2]], [0, 0]);
  assert.deepEqual([histogram.from[4], histogram.to[4]], [3, 3.125]);
  assert.deepEqual([histogram.from[0], histogram.to[0]], [-3.125, -3]);
});

test("of nothing there are no quantiles", () => {
  assert.deepEqual(Object.values(spreadOf([]).quantiles), Array<number>(7).fill(NaN));
});

test("quantiles are within the error that is told, and do not depend on the parts", () => {
  const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, (values) => {
      const rounded = values.map((x) => (Math.abs(x) < 1e-300 ? 0 : x));
      const whole = spreadOf(rounded, rounded, rounded.length);
      assert.deepEqual(spreadOf(rounded, rounded, 1), whole);
      const sorted = rounded.toSorted((a, b) => a - b);
      for (const [name, share] of [
        ["p5", 0.05],
        ["p50", 0.5],
        ["p95", 0.95],
      ] as const) {
        const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? NaN;
        const error = Math.abs(whole.quantiles[name] - exact);
        assert.ok(error <= quantileError * Math.abs(exact), `${name}: ${whole.quantiles[name]}`);
      }
    }),
  );
});
