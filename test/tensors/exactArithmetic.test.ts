import assert from "node:assert/strict";
import { test } from "node:test";
import { roundedPower, roundedQuotient } from "../../src/tensors/expression/exactArithmetic.ts";

test("a quotient just above the middle of two floats is rounded up", () => {
  const divisor = 2n ** 200n;
  const middle = (2n ** 53n + 1n) * divisor;
  assert.equal(roundedQuotient(middle, divisor), 2 ** 53);
  assert.equal(roundedQuotient(middle + 1n, divisor), 2 ** 53 + 2);
  assert.equal(roundedQuotient(-middle - 1n, divisor), -(2 ** 53) - 2);
});

test("quotients of any size come out", () => {
  assert.equal(roundedQuotient(1n, 3n), 1 / 3);
  assert.equal(roundedQuotient(10n ** 30n, -(10n ** 10n)), -1e20);
  assert.equal(roundedQuotient(1n, 10n ** 300n), 1e-300);
  assert.equal(roundedQuotient(1n, 10n ** 400n), 0);
  assert.equal(roundedQuotient(10n ** 400n, 7n), Infinity);
  assert.equal(roundedQuotient(10n ** 700n, 10n ** 690n), 1e10);
});

test("whole powers are the nearest floats", () => {
  assert.equal(roundedPower(3, 4), 81);
  assert.equal(roundedPower(-0.5, 3), -0.125);
  assert.equal(roundedPower(10, -2), 0.01);
  // As Python's fractions give them.
  assert.equal(roundedPower(0.3, 3), 0.026999999999999996);
  assert.equal(roundedPower(1.1, 64), 445.79156845259257);
});

test("what is too much work is left to others", () => {
  for (const [base, exponent] of [
    [2, 0.5],
    [2, 65],
    [1e15, 2],
    [1e-5, 2],
    [0, 2],
    [NaN, 2],
    [Infinity, 2],
  ] as const) {
    assert.equal(roundedPower(base, exponent), undefined);
  }
});
