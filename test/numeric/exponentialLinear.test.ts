import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  bendOfExp,
  stretchedExp,
  stretchedExpm1,
  timesExp,
  timesExpm1,
} from "../../src/numeric/exponentialLinear.ts";
import { add, exactly, multiply, negate, type Pair } from "../../src/numeric/pair.ts";
import { steps } from "../support/grid.ts";
import { nextDown, nextUp, ulpDistance } from "../support/ulp.ts";

test("factors of any size are rounded once, with the exponential", () => {
  for (const x of [-700, -33.3, -1, -1e-9]) {
    for (const exponent of [-300, -40, 0, 40, 300]) {
      const size = 2 ** exponent;
      assert.equal(timesExpm1(x, 0.7, size), timesExpm1(x, 0.7) * size);
      if (x > -100) assert.equal(timesExp(x, size, 0.7), timesExp(x, 0.7) * size);
    }
  }
});

test("a factor may lift an exponential out of the subnormal numbers", () => {
  const half = timesExp(-400, 2 ** 600);
  assert.ok(Math.abs(timesExp(-800, 2 ** 600, 2 ** 600) / half / half - 1) < 1e-15);
});

test("stretching x and its width alike stretches the value and leaves the slope", () => {
  for (const x of steps(-40, 0, 1 / 8)) {
    for (const width of [0.3, 1, 7.7]) {
      for (const size of [2 ** -900, 2 ** -30, 2 ** 30, 2 ** 900]) {
        assert.equal(stretchedExpm1(x * size, width * size), stretchedExpm1(x, width) * size);
        assert.equal(stretchedExp(x * size, width * size), stretchedExp(x, width));
      }
    }
  }
});

test("a width of 1 is no stretching", () => {
  for (const x of steps(-40, 0, 1 / 8)) {
    assert.equal(stretchedExpm1(x, 1), timesExpm1(x));
    assert.equal(stretchedExp(x, 1), timesExp(x));
  }
});

test("Q(x) = (eˣ − 1 − x)/x is right beyond double precision", () => {
  // e⁻¹ to 106 bits.
  const inverseOfE: Pair = { high: 0.36787944117144233, low: -1.2428753672788363e-17 };
  checkNear(bendOfExp(-1), negate(inverseOfE), 2 ** -68);
  const minusTwo = multiply(inverseOfE, inverseOfE);
  const expected = add(minusTwo, exactly(1));
  checkNear(bendOfExp(-2), multiply(expected, exactly(-0.5)), 2 ** -68);
});

test("nothing shows where Q(x) changes its method", () => {
  for (const at of [-40, -(2 ** -9), -1]) {
    for (const beside of [nextDown(at), nextUp(at)]) {
      assert.ok(ulpDistance(bendOfExp(beside).high, bendOfExp(at).high) <= 2);
    }
  }
});

const edges: [title: string, found: number, expected: number][] = [
  ["exp(1000)", timesExp(1000), Infinity],
  ["3·exp(−Infinity)", timesExp(-Infinity, 3), 0],
  ["exp(NaN)", timesExp(NaN), NaN],
  ["3·expm1(−0)", timesExpm1(-0, 3), -0],
  ["0.5·expm1 of the smallest number but one", timesExpm1(-1e-323, 0.5), -5e-324],
  ["3·expm1(−Infinity)", timesExpm1(-Infinity, 3), -3],
  ["expm1(NaN)", timesExpm1(NaN, 3), NaN],
  ["stretched expm1(−0)", stretchedExpm1(-0, 3), -0],
  ["stretched expm1(−Infinity)", stretchedExpm1(-Infinity, 3), -3],
  ["stretched expm1 of what overflows", stretchedExpm1(-1e300, 1e-300), -1e-300],
  ["stretched expm1(NaN)", stretchedExpm1(NaN, 3), NaN],
  ["stretched exp(−Infinity)", stretchedExp(-Infinity, 3), 0],
  ["stretched exp of what overflows", stretchedExp(-1e300, 1e-300), 0],
  ["stretched exp(NaN)", stretchedExp(NaN, 3), NaN],
  ["Q(NaN)", bendOfExp(NaN).high, NaN],
  ["Q(−1e300)", bendOfExp(-1e300).high, -1],
  ["Q(−1e-300)", bendOfExp(-1e-300).high, -5e-301],
];

describe("edges", () => {
  for (const [title, found, expected] of edges) {
    test(`${title} is ${Object.is(expected, -0) ? "−0" : expected}`, () => {
      assert.ok(Object.is(found, expected), `${found}`);
    });
  }
});

function checkNear(found: Pair, expected: Pair, accuracy: number): void {
  const error = add(found, negate(expected)).high;
  assert.ok(Math.abs(error) <= accuracy * Math.abs(expected.high), `${error / expected.high}`);
}
