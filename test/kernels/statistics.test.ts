import assert from "node:assert/strict";
import { test } from "node:test";
import { statisticsFor } from "../support/told.ts";

test("zeros, shares, extremes and the mean are those of all numbers", () => {
  assert.deepEqual(statisticsFor([0, -0, 3, -1], [0, 1, 1e-4, NaN]), {
    count: 4,
    zeros: 2,
    nan: 0,
    positiveInfinities: 0,
    negativeInfinities: 0,
    min: -1,
    mean: 0.5,
    max: 3,
    variance: 2.25,
    // The middles of 16 bins for each power of two, and the largest value.
    quantiles: { p5: -1, p25: -1, p50: 0, p75: 0, p95: 3 },
    zeroGradients: 1,
    zeroGradientShare: 1 / 3,
    saturated: 2,
  });
});

test("NaN is counted, and is no part of share, mean and extremes", () => {
  const { count, nan, min, mean, max, variance, zeroGradientShare } = statisticsFor(
    [NaN, 2, NaN, 4],
    [NaN, 0, NaN, 1],
  );
  assert.deepEqual([count, nan, min, mean, max, variance], [4, 2, 2, 3, 4, 1]);
  assert.equal(zeroGradientShare, 0.5);
});

test("without a number there is no share, no mean and no extreme", () => {
  for (const values of [[], [NaN, NaN]]) {
    const { min, mean, max, variance, zeroGradientShare, quantiles, ...counts } =
      statisticsFor(values);
    const told = [min, mean, max, variance, zeroGradientShare, ...Object.values(quantiles)];
    assert.deepEqual(told, Array<number>(10).fill(NaN));
    assert.deepEqual([counts.count, counts.nan], [values.length, values.length]);
  }
});

test("all of it is the same in whatever parts the numbers come", () => {
  const numbers = Array.from({ length: 5_000 }, (_, i) => Math.sin(i * 12.9898) * 10 ** (i % 7));
  const whole = statisticsFor(numbers);
  for (const part of [1, 7, 1_000, 1_024, 4_096]) {
    assert.deepEqual(statisticsFor(numbers, numbers, part), whole);
  }
});

const means: readonly (readonly [readonly number[], number])[] = [
  [[1e16, 1, -1e16, 1], 0.5],
  [[1, 1e100, 1, -1e100], 0.5],
  [Array<number>(10).fill(0.1), 0.1],
  [[1.5e308, 1.5e308, 1.5e308], 1.5e308],
  [[1.5e308, -1.5e308, 6], 2],
  [[5e-324, 5e-324], 5e-324],
  [[Infinity, 1], Infinity],
  [[-Infinity, 1e308], -Infinity],
  [[Infinity, -Infinity], NaN],
];

for (const [values, mean] of means) {
  test(`the mean of ${values.slice(0, 4).join(", ")} … is ${mean}`, () => {
    assert.equal(statisticsFor(values).mean, mean);
  });
}
