import assert from "node:assert/strict";
import { test } from "node:test";
import { softplus } from "../../src/numeric/softplus.ts";
import { sqrtSoftplus, sqrtSoftplusSlope } from "../../src/numeric/sqrtSoftplus.ts";
import { steps } from "../support/grid.ts";

test("it is the root of softplus, and its slope the sigmoid over twice that", () => {
  for (const x of steps(-30, 30, 1 / 32)) {
    const root = Math.sqrt(softplus(x, 1));
    assert.ok(Math.abs(sqrtSoftplus(x) / root - 1) < 4e-16, `at ${x}`);
    const slope = 1 / (1 + Math.exp(-x)) / (2 * root);
    assert.ok(Math.abs(sqrtSoftplusSlope(x) / slope - 1) < 1e-15, `slope at ${x}`);
  }
});

test("it is e^(x/2) where softplus has left the doubles", () => {
  assert.equal(softplus(-1000, 1), 0);
  assert.ok(Math.abs(sqrtSoftplus(-1000) / Math.exp(-500) - 1) < 1e-12);
  assert.ok(Math.abs(sqrtSoftplusSlope(-1000) / (Math.exp(-500) / 2) - 1) < 1e-12);
});

test("edges", () => {
  const inputs = [-Infinity, -1e300, 1e300, Infinity, NaN];
  assert.deepEqual(inputs.map(sqrtSoftplus), [0, 0, 1e150, Infinity, NaN]);
  assert.deepEqual(inputs.map(sqrtSoftplusSlope), [0, 0, 5e-151, 0, NaN]);
});
