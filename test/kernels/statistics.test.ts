import assert from "node:assert/strict";
import { test } from "node:test";
import { addSlopes, addValues, emptyTally, statisticsOf } from "../../src/kernels/statistics.ts";

/** Statistics of values and derivatives, added in two parts. */
function statisticsFor(value: readonly number[], derivative: readonly number[] = value) {
  const tally = emptyTally();
  const half = Math.floor(value.length / 2);
  const [values, derivatives] = [Float64Array.from(value), Float64Array.from(derivative)];
  for (const [from, to] of [
    [0, half],
    [half, value.length],
  ] as const) {
    addValues(tally, values, from, to);
    addSlopes(tally, derivatives, from, to);
  }
  return statisticsOf(tally);
}

test("zeros, shares, extremes and the mean are those of all numbers", () => {
  assert.deepEqual(statisticsFor([0, -0, 3, -1], [0, 1, 1, 1]), {
    count: 4,
    zeros: 2,
    zeroGradientShare: 0.25,
    nan: 0,
    min: -1,
    mean: 0.5,
    max: 3,
  });
});

test("NaN is counted, and is no part of share, mean and extremes", () => {
  assert.deepEqual(statisticsFor([NaN, 2, NaN, 4], [NaN, 0, NaN, 1]), {
    count: 4,
    zeros: 0,
    zeroGradientShare: 0.5,
    nan: 2,
    min: 2,
    mean: 3,
    max: 4,
  });
});

test("without a number there is no share, no mean and no extreme", () => {
  const nothing = { zeroGradientShare: NaN, min: NaN, mean: NaN, max: NaN };
  assert.deepEqual(statisticsFor([]), { count: 0, zeros: 0, nan: 0, ...nothing });
  assert.deepEqual(statisticsFor([NaN, NaN]), { count: 2, zeros: 0, nan: 2, ...nothing });
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
