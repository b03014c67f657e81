import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normalised, scaledProduct } from "../../src/numeric/product.ts";
import { rounded, type Scaled } from "../../src/numeric/scaled.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

/** The number times 2^2400, which is whole for every product of two doubles. */
function exact({ significand: { high, low }, exponent }: Scaled): bigint {
  return (BigInt(high * 2 ** 200) + BigInt(low * 2 ** 200)) << BigInt(2200 + exponent);
}

test("a number comes apart into a moderate significand and an exponent, and back", () => {
  fc.assert(
    fc.property(finite, (x) => {
      const parts = normalised(x);
      const size = Math.abs(parts.significand.high);
      assert.ok(x === 0 || (size > 0.99 && size < 2.01));
      assert.ok(Object.is(rounded(parts), x));
    }),
  );
});

test("what has no exponent stays", () => {
  for (const x of [0, -0, Infinity, -Infinity, NaN]) {
    assert.deepEqual(normalised(x), { significand: { high: x, low: 0 }, exponent: 0 });
  }
});

test("a product of two is exact, beyond the range of a double too", () => {
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      const product = exact(scaledProduct(normalised(a), normalised(b)));
      assert.equal(product << 2400n, exact(normalised(a)) * exact(normalised(b)));
    }),
  );
});
