import assert from "node:assert/strict";
import { test } from "node:test";
import { add, multiply, negate, type Pair } from "../../src/numeric/pair.ts";
import { unscaled } from "../../src/numeric/scaled.ts";
import { scaledSquareRoot, squareRoot } from "../../src/numeric/squareRoot.ts";

const accuracy = 2 ** -100;

test("√2 is right beyond double precision", () => {
  checkEqual(squareRoot({ high: 2, low: 0 }), { high: Math.SQRT2, low: -9.667293313452913e-17 });
});

test("the square of a root is the number, its low part too", () => {
  for (const high of [1e-250, 1e-9, 0.1, 1, 3, 1e100, 1e270]) {
    const p = { high, low: high * 2 ** -55 };
    const root = squareRoot(p);
    checkEqual(multiply(root, root), p);
  }
});

test("a scaled number keeps its root at even and odd exponents", () => {
  for (const exponent of [-5, -4, -1, 0, 1, 2, 7]) {
    const p = { significand: { high: 1.3, low: 1e-17 }, exponent };
    const root = unscaled(scaledSquareRoot(p));
    checkEqual(multiply(root, root), unscaled(p));
  }
  assert.equal(
    scaledSquareRoot({ significand: { high: 1, low: 0 }, exponent: -2884 }).exponent,
    -1442,
  );
});

test("a power of four moves the root by a power of two, out to the ends of the doubles", () => {
  const root = squareRoot({ high: 1.25, low: 0 });
  for (const power of [-500, -460, -430, 430, 460, 511]) {
    const moved = squareRoot({ high: 1.25 * 4 ** power, low: 0 });
    assert.deepEqual(moved, { high: root.high * 2 ** power, low: root.low * 2 ** power });
  }
});

test("0 gives 0 and NaN stays NaN", () => {
  assert.equal(squareRoot({ high: 0, low: 0 }).high, 0);
  assert.ok(Number.isNaN(squareRoot({ high: NaN, low: NaN }).high));
});

function checkEqual(found: Pair, expected: Pair): void {
  const error = Math.abs(add(found, negate(expected)).high);
  assert.ok(error <= accuracy * expected.high, `${error / expected.high}`);
}
