import assert from "node:assert/strict";
import { test } from "node:test";
import { balancedProduct } from "../../src/numeric/balancedProduct.ts";
import { productOf } from "../../src/numeric/pair.ts";
import { softplus } from "../../src/numeric/softplus.ts";

test("a huge factor beside a tiny one keeps the rounding error of the product", () => {
  const expected = productOf(1.1, 1.3);
  for (const power of [0, 400, 600, 1000, 1020]) {
    const [huge, tiny] = [1.1 * 2 ** power, 1.3 * 2 ** -power];
    assert.deepEqual(balancedProduct(huge, tiny), expected);
    assert.deepEqual(balancedProduct(tiny, huge), expected);
    assert.deepEqual(balancedProduct(-huge, tiny), { high: -expected.high, low: -expected.low });
  }
});

test("what overflows is infinite, NaN stays NaN", () => {
  assert.deepEqual(balancedProduct(1e300, 1e300), { high: Infinity, low: 0 });
  assert.deepEqual(balancedProduct(-Infinity, 1e-300), { high: -Infinity, low: 0 });
  assert.ok(Number.isNaN(balancedProduct(NaN, 1).high));
});

test("softplus keeps to the doubles at the smallest and the largest β", () => {
  assert.equal(softplus(0.25, 5e-324), Infinity);
  assert.equal(softplus(0, 2 ** -1000), Math.LN2 * 2 ** 1000);
  assert.equal(softplus(0, 2 ** 1000), Math.LN2 * 2 ** -1000);
});
