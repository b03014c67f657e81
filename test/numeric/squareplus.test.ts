import assert from "node:assert/strict";
import { test } from "node:test";
import { squareplus, squareplusSlope } from "../../src/numeric/squareplus.ts";
import { grid } from "../support/grid.ts";
import { ulpDistance } from "../support/ulp.ts";

const widths = [5e-324, 1e-300, 0.01, 4, 1e300, Number.MAX_VALUE];

test("the halves fit together: f(x) − f(−x) = x and f′(x) + f′(−x) = 1", () => {
  for (const b of widths) {
    for (const x of grid) {
      const rise = squareplus(x, b) - squareplus(-x, b);
      const scale = Math.max(Math.abs(x), Math.sqrt(b));
      assert.ok(Math.abs(rise - x) <= 4e-16 * scale, `f at ${x}, b = ${b}`);
      const slopes = squareplusSlope(x, b) + squareplusSlope(-x, b);
      assert.ok(Math.abs(slopes - 1) <= 3e-16, `f′ at ${x}, b = ${b}`);
    }
  }
});

test("the left tail is b/(4|x|), far beyond where x² overflows", () => {
  assert.ok(ulpDistance(squareplus(-1e200, 4), 1e-200) <= 1);
  assert.ok(ulpDistance(squareplusSlope(-1e150, 4), 1e-300) <= 1);
  assert.equal(squareplus(-Number.MAX_VALUE, Number.MIN_VALUE), 0);
});

test("at 0 it is √b/2 with slope 1/2, for the smallest b too", () => {
  for (const b of widths) {
    assert.ok(ulpDistance(squareplus(0, b), Math.sqrt(b) / 2) <= 1);
    assert.equal(squareplus(-0, b), squareplus(0, b));
    assert.equal(squareplusSlope(0, b), 0.5);
  }
});

test("edges", () => {
  assert.deepEqual(
    [-Infinity, Infinity, NaN].map((x) => squareplus(x, 4)),
    [0, Infinity, NaN],
  );
  assert.deepEqual(
    [-Infinity, Infinity, NaN].map((x) => squareplusSlope(x, 4)),
    [0, 1, NaN],
  );
});
