import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  emptySpread,
  histogramOf,
  quantileError,
  spreadValues,
} from "../../src/kernels/distribution.ts";
import { statisticsFor } from "../support/told.ts";

test("infinities, zero and small derivatives are counted, NaN is not", () => {
  const told = statisticsFor([1, NaN, Infinity, -Infinity, Infinity], [0, 1e-4, -1e-4, NaN, 1]);
  assert.equal(told.positiveInfinities, 2);
  assert.equal(told.negativeInfinities, 1);
  assert.equal(told.zeroGradients, 1);
  assert.equal(told.saturated, 3);
});

test("the variance keeps its digits far from 0", () => {
  assert.equal(statisticsFor([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance, 22.5);
  assert.equal(statisticsFor([5]).variance, 0);
  assert.equal(statisticsFor([NaN]).variance, NaN);
  const far = Array.from({ length: 3_000 }, (_, i) => 1e9 + (i % 3));
  assert.ok(Math.abs(statisticsFor(far).variance - 2 / 3) < 1e-9);
});

test("the variance of numbers near the end of the doubles does not become NaN", () => {
  assert.equal(statisticsFor(Array<number>(2_000).fill(1.5e308)).variance, 0);
  assert.equal(statisticsFor([1.5e308, -1.5e308]).variance, Infinity);
  assert.equal(statisticsFor([...Array<number>(1_024).fill(1.5e308), 0]).variance, Infinity);
});

test("bins are in ascending order, hold what they say, and zeros have their own", () => {
  const spread = emptySpread();
  spreadValues(spread, Float64Array.of(3, -3, 0, -0, 3.01, 1e-300, -5e-324));
  const histogram = histogramOf(spread);
  assert.deepEqual(Array.from(histogram.count), [1, 1, 2, 1, 2]);
  assert.deepEqual([histogram.from[2], histogram.to[2]], [0, 0]);
  assert.deepEqual([histogram.from[4], histogram.to[4]], [3, 3.125]);
  assert.deepEqual([histogram.from[0], histogram.to[0]], [-3.125, -3]);
});

test("quantiles are within the error that is told, and do not depend on the parts", () => {
  const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, (values) => {
      const rounded = values.map((x) => (Math.abs(x) < 1e-300 ? 0 : x));
      const whole = statisticsFor(rounded);
      assert.deepEqual(statisticsFor(rounded, rounded, 1), whole);
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
