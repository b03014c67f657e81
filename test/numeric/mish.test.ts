import assert from "node:assert/strict";
import { test } from "node:test";
import { mish, mishSlope } from "../../src/numeric/mish.ts";
import { steps } from "../support/grid.ts";
import { nextDown, nextUp, ulpDistance } from "../support/ulp.ts";

test("it is x·tanh(ln(1 + eˣ))", () => {
  for (const x of steps(-20, 20, 1 / 64)) {
    const composed = x * Math.tanh(Math.log1p(Math.exp(x)));
    assert.ok(Math.abs(mish(x) - composed) <= 1e-15 * Math.max(1, Math.abs(composed)), `at ${x}`);
  }
});

test("far on the left it is x·eˣ, down to the subnormal numbers", () => {
  for (const x of [-40, -300, -700, -740]) {
    // Within the rounding errors of the library's exponential, and one of the smallest numbers.
    const tail = x * Math.exp(x);
    assert.ok(Math.abs(mish(x) / tail - 1) < 1e-12 || ulpDistance(mish(x), tail) <= 800, `${x}`);
    assert.ok(mish(x) < 0 && mishSlope(x) < 0);
  }
});

test("nothing shows where the method changes", () => {
  for (const at of [0, 1e-17, -1e-17]) {
    assert.ok(ulpDistance(mish(nextDown(at)), mish(at)) <= 2);
    assert.ok(ulpDistance(mish(nextUp(at)), mish(at)) <= 2);
  }
  assert.equal(mishSlope(-5e-324), mishSlope(5e-324));
  assert.equal(mishSlope(0), 0.6);
});

test("edges", () => {
  const inputs = [-Infinity, -1e300, -0, 0, 1e300, Infinity, NaN];
  assert.deepEqual(inputs.map(mish), [-0, -0, -0, 0, 1e300, Infinity, NaN]);
  assert.deepEqual(inputs.map(mishSlope), [-0, -0, 0.6, 0.6, 1, 1, NaN]);
});
