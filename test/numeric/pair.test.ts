import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  add,
  divide,
  exactly,
  multiply,
  negate,
  type Pair,
  productOf,
  sumOf,
} from "../../src/numeric/pair.ts";

/** Doubles whose sums and products stay within what a double holds, down to their last bit. */
const ordinary = fc
  .tuple(
    fc.double({ min: 1, max: 2, noNaN: true }),
    fc.integer({ min: -60, max: 60 }),
    fc.boolean(),
  )
  .map(([significand, exponent, negative]) => (negative ? -1 : 1) * significand * 2 ** exponent);
const pairs = fc
  .tuple(ordinary, fc.integer({ min: -1000, max: 1000 }))
  .map(([high, share]): Pair => sumOf(high, high * (share / 1000) * 2 ** -54));

/** A pair or number times 2^600, which is a whole number for all that occurs here. */
function exact(x: Pair | number): bigint {
  if (typeof x !== "number") return exact(x.high) + exact(x.low);
  return x === 0 ? 0n : wholePart(x * 2 ** 300) << 300n;
}

function wholePart(x: number): bigint {
  assert.ok(Number.isInteger(x));
  return BigInt(x);
}

describe("without rounding error", () => {
  test("sumOf", () => {
    fc.assert(
      fc.property(ordinary, ordinary, (a, b) => {
        const sum = sumOf(a, b);
        assert.equal(exact(sum), exact(a) + exact(b));
        assert.equal(sum.high, a + b);
      }),
    );
  });

  test("productOf", () => {
    fc.assert(
      fc.property(ordinary, ordinary, (a, b) => {
        const product = productOf(a, b);
        assert.equal(exact(product) << 600n, exact(a) * exact(b));
        assert.equal(product.high, a * b);
      }),
    );
  });
});

describe("to 2⁻¹⁰⁰ of the terms", () => {
  test("add", () => {
    fc.assert(
      fc.property(pairs, pairs, (p, q) => {
        const error = exact(add(p, q)) - exact(p) - exact(q);
        checkBelow(error, exact(p.high), exact(q.high));
      }),
    );
  });

  test("multiply", () => {
    fc.assert(
      fc.property(pairs, pairs, (p, q) => {
        const product = exact(p) * exact(q);
        checkBelow((exact(multiply(p, q)) << 600n) - product, product);
      }),
    );
  });

  test("divide", () => {
    fc.assert(
      fc.property(pairs, pairs, (p, q) => {
        const product = exact(divide(p, q)) * exact(q);
        checkBelow(product - (exact(p) << 600n), product);
      }),
    );
  });
});

test("a product near overflow, or not finite, has no low part", () => {
  const rows: [number, number][] = [
    [1e300, 1e300],
    [1e305, 2],
    [Infinity, 2],
    [Infinity, 0],
    [NaN, 1],
  ];
  for (const [a, b] of rows) assert.deepEqual(productOf(a, b), { high: a * b, low: 0 });
});

test("exactly and negate", () => {
  assert.deepEqual(negate(exactly(3)), { high: -3, low: -0 });
  assert.deepEqual(negate({ high: -1, low: 1e-20 }), { high: 1, low: -1e-20 });
});

function checkBelow(error: bigint, ...terms: readonly bigint[]): void {
  const largest = terms.reduce((sum, term) => sum + magnitude(term), 0n);
  assert.ok(magnitude(error) << 100n <= largest);
}

function magnitude(x: bigint): bigint {
  return x < 0n ? -x : x;
}
