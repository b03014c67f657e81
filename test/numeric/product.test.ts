import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normalised, scaledOf, scaledProduct, timesScaled } from "../../src/numeric/product.ts";
import { exactly } from "../../src/numeric/pair.ts";
import { rounded, type Scaled } from "../../src/numeric/scaled.ts";
import { scaledSum } from "../../src/numeric/weights.ts";

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

const power = (exponent: number): Scaled => ({ significand: exactly(1.5), exponent });

test("a double comes back from its scaled form, whatever its size", () => {
  for (const x of [0, -0, 5e-324, -1e-310, 1e-200, 1, -3.7, 1e200, Number.MAX_VALUE, -Infinity]) {
    assert.ok(Object.is(rounded(scaledOf(x)), x), `${x}`);
    const { high } = scaledOf(x).significand;
    if (x !== 0 && Number.isFinite(x))
      assert.ok(Math.abs(high) > 2 ** -500 && Math.abs(high) < 2 ** 500);
  }
  assert.ok(Number.isNaN(rounded(scaledOf(NaN))));
});

test("a product is right where one factor is beyond the doubles", () => {
  assert.equal(timesScaled(2 ** 1000, power(-1500)), 1.5 * 2 ** -500);
  assert.equal(timesScaled(-(2 ** -1074), power(1074)), -1.5);
  assert.equal(timesScaled(Number.MAX_VALUE, scaledOf(0.5)), Number.MAX_VALUE / 2);
  assert.equal(rounded(scaledProduct(power(900), power(-1900))), 2.25 * 2 ** -1000);
});

test("zeros, infinities and NaN multiply as doubles do", () => {
  assert.ok(Object.is(timesScaled(-0, power(-2000)), -0));
  assert.ok(Object.is(timesScaled(3, scaledOf(-0)), -0));
  assert.equal(timesScaled(-Infinity, power(-2000)), -Infinity);
  assert.equal(timesScaled(-2, scaledOf(Infinity)), -Infinity);
  assert.ok(Number.isNaN(timesScaled(0, scaledOf(Infinity))));
  assert.ok(
    Number.isNaN(timesScaled(NaN, power(0))) && Number.isNaN(timesScaled(1, scaledOf(NaN))),
  );
});

test("a sum of numbers below the doubles keeps its digits", () => {
  const sum = scaledSum([power(-2000), power(-2001), power(-2500)]);
  assert.equal(rounded({ ...sum, exponent: sum.exponent + 2000 }), 2.25);
  assert.equal(rounded(scaledSum([])), 0);
});
