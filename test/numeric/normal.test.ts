import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { normalCdf, normalDensity } from "../../src/numeric/normal.ts";
import { exactly } from "../../src/numeric/pair.ts";
import { grid, steps } from "../support/grid.ts";
import { nextDown, nextUp, ulpDistance } from "../support/ulp.ts";

const cdf = (x: number) => normalCdf(exactly(x));

test("Φ(−x) = 1 − Φ(x)", () => {
  for (const x of grid) assert.ok(Math.abs(cdf(-x) - (1 - cdf(x))) <= 2e-16, `at ${x}`);
});

test("Φ rises, and nothing shows where it changes its method", () => {
  for (const x of steps(-40, 40, 1 / 64)) assert.ok(cdf(x) >= cdf(x - 1 / 64), `at ${x}`);
  for (const at of [-1, 1]) {
    assert.ok(ulpDistance(cdf(nextDown(at)), cdf(at)) <= 6);
    assert.ok(ulpDistance(cdf(nextUp(at)), cdf(at)) <= 6);
  }
});

test("a low part of the argument counts, as the density says", () => {
  for (const x of [-30.5, -8.25, -1.5, -0.5, 0.25, 3]) {
    const low = x * 2 ** -54;
    const moved = normalCdf({ high: x, low });
    const expected = cdf(x) + low * normalDensity(exactly(x), 1);
    assert.ok(Math.abs(moved / expected - 1) < 1e-15, `at ${x}`);
  }
});

test("a width divides the density, whatever its size", () => {
  for (const z of [0, -1.25, 7]) {
    const density = normalDensity(exactly(z), 1);
    for (const width of [2 ** -1000, 2 ** -3, 2 ** 800]) {
      assert.equal(normalDensity(exactly(z), width), density / width);
    }
  }
});

const edges: [title: string, found: number, expected: number][] = [
  ["Φ(−Infinity)", cdf(-Infinity), 0],
  ["Φ(Infinity)", cdf(Infinity), 1],
  ["Φ(NaN)", cdf(NaN), NaN],
  ["Φ(0)", cdf(0), 0.5],
  ["Φ(−0)", cdf(-0), 0.5],
  ["φ(Infinity)", normalDensity(exactly(Infinity), 1), 0],
  ["φ(−1e300)", normalDensity(exactly(-1e300), 5e-324), 0],
  ["φ(NaN)", normalDensity(exactly(NaN), 1), NaN],
  ["φ(0) over a subnormal width", normalDensity(exactly(0), 5e-324), Infinity],
];

describe("edges", () => {
  for (const [title, found, expected] of edges) {
    test(`${title} is ${expected}`, () => assert.ok(Object.is(found, expected), `${found}`));
  }
});
