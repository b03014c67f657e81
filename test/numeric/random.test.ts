import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../src/numeric/random.ts";

test("the same seed gives the same numbers, another one others", () => {
  const numbers = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  assert.deepEqual(numbers(1), numbers(1));
  assert.notDeepEqual(numbers(1), numbers(2));
});

test("numbers lie in (0, 1), evenly: mean, variance and serial correlation are those of it", () => {
  const count = 100_000;
  const numbers = Array.from({ length: count }, seededRandom(42));
  assert.ok(numbers.every((x) => x > 0 && x < 1));
  const mean = numbers.reduce((sum, x) => sum + x, 0) / count;
  const moment = (lag: number) =>
    numbers.reduce((sum, x, i) => sum + (x - mean) * ((numbers[i + lag] ?? mean) - mean), 0) /
    count;
  // Within five standard errors.
  assert.ok(Math.abs(mean - 0.5) < (5 * Math.sqrt(1 / 12)) / Math.sqrt(count));
  assert.ok(Math.abs(moment(0) - 1 / 12) < 5 * Math.sqrt(1 / 180 / count));
  assert.ok(Math.abs(moment(1)) < 5 / 12 / Math.sqrt(count));
  for (let tenth = 0; tenth < 10; tenth++) {
    const inside = numbers.filter((x) => Math.floor(x * 10) === tenth).length;
    assert.ok(Math.abs(inside - count / 10) < 5 * Math.sqrt(count * 0.09), `${inside}`);
  }
});
