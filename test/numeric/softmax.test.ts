import assert from "node:assert/strict";
import { test } from "node:test";
import {
  logSoftmaxGradient,
  logSoftmaxOf,
  logSoftmaxSlopes,
} from "../../src/numeric/logSoftmax.ts";
import { softmaxGradient, softmaxOf, softmaxSlopes } from "../../src/numeric/softmax.ts";
import { soluGradient } from "../../src/numeric/solu.ts";
import { sparsemaxOf } from "../../src/numeric/sparsemax.ts";
import { ulpDistance, unitInLastPlace } from "../support/ulp.ts";

const numbers = (...list: number[]) => Float64Array.from(list);

test("what a leading number leaves of 1 keeps its digits, down to the smallest doubles", () => {
  for (const lead of [10, 40, 300, 700]) {
    const rest = Math.exp(-lead);
    const upstream = numbers(1, 0.25);
    const [winner = NaN, loser = NaN] = softmaxGradient(numbers(lead, 0), upstream);
    const slope = (0.75 * rest) / (1 + rest) ** 2;
    assert.ok(ulpDistance(winner, slope) <= 4 && ulpDistance(loser, -slope) <= 4);
    assert.ok(ulpDistance(softmaxSlopes(numbers(lead, 0))[0] ?? NaN, rest / (1 + rest) ** 2) <= 4);
    const [kept = NaN] = logSoftmaxGradient(numbers(lead, 0), numbers(1, 0));
    assert.ok(ulpDistance(kept, rest / (1 + rest)) <= 4);
    assert.ok(ulpDistance(logSoftmaxSlopes(numbers(lead, 0))[0] ?? NaN, rest / (1 + rest)) <= 4);
    assert.ok(ulpDistance(logSoftmaxOf(numbers(lead, 0))[0] ?? NaN, -Math.log1p(rest)) <= 4);
  }
});

test("numbers below the doubles add up before they are rounded", () => {
  // Each is an eighth of the smallest double, all together are two of it.
  const slice = numbers(0, ...Array.from({ length: 16 }, () => -746.5));
  assert.equal(softmaxOf(slice)[1], 0);
  assert.equal(logSoftmaxOf(slice)[0], -1e-323);
  assert.equal(softmaxSlopes(slice)[0], 1e-323);
});

test("long slices are exact: 5,000 equal numbers share alike", () => {
  const slice = new Float64Array(5000).fill(0.1);
  for (const y of softmaxOf(slice)) assert.equal(y, 1 / 5000);
  for (const y of sparsemaxOf(slice)) assert.equal(y, 1 / 5000);
  for (const y of logSoftmaxOf(slice)) assert.ok(ulpDistance(y, -Math.log(5000)) <= 1);
  const upstream = slice.map((_, i) => (i % 2 === 0 ? 1 : -1));
  softmaxGradient(slice, upstream).forEach((g, i) => {
    assert.equal(g, (upstream[i] ?? NaN) / 5000);
  });
});

test("the gradient of a distribution adds up to 0", () => {
  const slice = numbers(3, -2, 0.5, 2.75, -11);
  const upstream = numbers(1e3, -7, 0.1, 999, 3);
  const sum = softmaxGradient(slice, upstream).reduce((total, g) => total + g, 0);
  assert.ok(Math.abs(sum) <= 4 * unitInLastPlace(1e3));
});

test("SoLU's gradient neither overflows nor loses digits at the ends of the doubles", () => {
  assert.deepEqual(
    [...soluGradient(numbers(1e308, 1e308), numbers(1, 1))].map((g) => g + 0),
    [0.5, 0.5],
  );
  assert.deepEqual([...soluGradient(numbers(1e-320, 0), numbers(1, 0))], [0.5, -1e-320 / 4]);
});

test("sparsemax finds the edge of its support exactly", () => {
  assert.deepEqual([...sparsemaxOf(numbers(1, 2 ** -60, 0))], [1, 2 ** -61, 0]);
  assert.deepEqual([...sparsemaxOf(numbers(1e300, 0, -1e300))], [1, 0, 0]);
  assert.deepEqual([...sparsemaxOf(numbers(-Infinity, 2, 2))], [0, 0.5, 0.5]);
});
