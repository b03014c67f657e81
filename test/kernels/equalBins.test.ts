import assert from "node:assert/strict";
import { test } from "node:test";
import { equalBinCount, equalBinsOf } from "../../src/kernels/equalBins.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const binsOf = (...numbers: number[]) => runAtOnce(equalBinsOf(Float64Array.from(numbers)));

test("finite numbers are counted between the smallest and the largest", () => {
  const { from, to, counts } = binsOf(-1, NaN, 3, Infinity, 1, 3, -Infinity, 2.99);
  assert.deepEqual([from, to, counts.length], [-1, 3, equalBinCount]);
  const held = [...counts.entries()].filter(([, count]) => count > 0);
  assert.deepEqual(held, [
    [0, 1],
    [16, 1],
    [31, 3],
  ]);
});

test("equal numbers are one bin, no number is none", () => {
  assert.deepEqual(binsOf(2, 2), { from: 2, to: 2, counts: [2] });
  assert.deepEqual(binsOf(NaN, Infinity), { from: NaN, to: NaN, counts: [] });
});

test("no width is too large or too small", () => {
  for (const [a, b] of [
    [-1.7e308, 1.7e308],
    [0, 5e-324],
    [1, 1 + 2 ** -52],
    [-5e-324, 5e-324],
  ] as const) {
    const { counts } = binsOf(a, b, b);
    assert.equal(counts[0], 1);
    assert.equal(counts.at(-1), 2);
  }
});
