import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { tanhOf, tanhSlopeOf } from "../../src/numeric/hyperbolicTangent.ts";
import { add, divide, exactly, multiply, negate, type Pair } from "../../src/numeric/pair.ts";
import { scaledTanh, scaledTanhSlope } from "../../src/numeric/scaledTanh.ts";
import { unscaled } from "../../src/numeric/scaled.ts";
import { tanhShrink, tanhShrinkSlope } from "../../src/numeric/tanhShrink.ts";
import { grid, steps } from "../support/grid.ts";
import { nextDown, nextUp, ulpDistance } from "../support/ulp.ts";

const accuracy = 2 ** -56;

test("tanh ½ is right beyond double precision", () => {
  checkNear(tanhOf(exactly(0.5)), { high: 0.46211715726000974, low: 2.1916603238260928e-17 });
});

test("tanh 2x = 2t/(1 + t²), and tanh is odd", () => {
  for (const x of steps(1 / 64, 12, 1 / 64)) {
    const t = tanhOf(exactly(x));
    const twice = { high: 2 * t.high, low: 2 * t.low };
    checkNear(tanhOf(exactly(2 * x)), divide(twice, add(exactly(1), multiply(t, t))));
    assert.deepEqual(tanhOf(exactly(-x)), negate(t));
  }
});

test("a low part of the argument counts", () => {
  for (const x of [-3, -0.5, 1, 2]) {
    const low = x * 2 ** -54;
    const slope = unscaled(tanhSlopeOf(exactly(x)));
    const moved = add(tanhOf(exactly(x)), multiply(slope, exactly(low)));
    checkNear(tanhOf({ high: x, low }), moved);
  }
});

test("tanh² + slope is 1", () => {
  for (const x of steps(-30, 30, 1 / 32)) {
    const t = tanhOf(exactly(x));
    checkNear(add(multiply(t, t), unscaled(tanhSlopeOf(exactly(x)))), exactly(1));
  }
});

describe("x − tanh x", () => {
  test("is odd, and does not show where the method changes", () => {
    for (const x of grid) assert.equal(tanhShrink(-x) + 0, -tanhShrink(x) + 0);
    for (const at of [0.8, 1e-9, 2 ** -100]) {
      // Nine units are what its cubic part moves by itself.
      assert.ok(ulpDistance(tanhShrink(nextDown(at)), tanhShrink(at)) <= 9);
      assert.ok(ulpDistance(tanhShrink(nextUp(at)), tanhShrink(at)) <= 9);
    }
  });

  test("gives 0 for both zeros, and keeps infinities and NaN", () => {
    for (const x of [0, -0]) assert.ok(Object.is(tanhShrink(x), 0));
    for (const x of [Infinity, -Infinity, NaN]) assert.ok(Object.is(tanhShrink(x), x));
    assert.equal(tanhShrinkSlope(-Infinity), 1);
    assert.ok(Number.isNaN(tanhShrinkSlope(NaN)));
  });
});

describe("b·tanh(ax)", () => {
  test("loses nothing where ax or a·b leaves the range of a double", () => {
    assert.equal(scaledTanh(1e-320, 1e-10, 1e10), 1e-320);
    assert.equal(scaledTanhSlope(0, 1e-200, 1e200), 1);
    assert.equal(scaledTanh(Number.MAX_VALUE, 10, 3), 3);
    assert.equal(scaledTanhSlope(Number.MAX_VALUE, 10, 3), 0);
  });

  test("ends at ±b; zeros keep their sign, NaN stays", () => {
    assert.equal(scaledTanh(-Infinity, 0.67, 1.7159), -1.7159);
    assert.equal(scaledTanhSlope(Infinity, 0.67, 1.7159), 0);
    assert.ok(Object.is(scaledTanh(-0, 0.67, 1.7159), -0));
    assert.ok(Number.isNaN(scaledTanh(NaN, 1, 1)) && Number.isNaN(scaledTanhSlope(NaN, 1, 1)));
  });
});

function checkNear(found: Pair, expected: Pair): void {
  const error = add(found, negate(expected)).high;
  assert.ok(Math.abs(error) <= accuracy * Math.abs(expected.high), `off by ${error}`);
}
