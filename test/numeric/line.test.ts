import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { onLine, timesSum } from "../../src/numeric/line.ts";
import { nextDown, nextUp, unitInLastPlace } from "../support/ulp.ts";

const { MAX_VALUE } = Number;

/** Finite doubles of every exponent, both zeros and subnormal ones included. */
const any = fc.double({ noNaN: true, noDefaultInfinity: true });
/** A number that nearly takes another one away, by its place in units of the last place. */
const offset = fc.integer({ min: -3, max: 3 });

describe("a number on a line is within 1 ulp, whatever cancels, overflows or vanishes", () => {
  test("for any slope and start", () => {
    fc.assert(
      fc.property(any, any, any, (slope, x, start) => {
        checkLine(slope, x, start);
      }),
      { numRuns: 3000 },
    );
  });

  test("where the start takes nearly everything away", () => {
    fc.assert(
      fc.property(any, any, offset, (slope, x, places) => {
        const product = slope * x;
        if (Math.abs(product) < MAX_VALUE) checkLine(slope, x, -moved(product, places));
      }),
      { numRuns: 3000 },
    );
  });

  test("where both terms are beyond the doubles' range and their sum is not", () => {
    checkLine(4, 0.75 * 2 ** 1023, -MAX_VALUE);
    checkLine(-1.5, MAX_VALUE, MAX_VALUE);
    assert.equal(onLine(1e200, 1e200, -MAX_VALUE).high, Infinity);
    assert.equal(onLine(1e200, -1e200, MAX_VALUE).high, -Infinity);
    assert.equal(onLine(1, MAX_VALUE, MAX_VALUE).high, Infinity);
  });

  test("the low part tells on which side of the double the number lies", () => {
    assert.ok(onLine(0.1, 0.1, 0).low !== 0);
    assert.deepEqual(onLine(0.5, 2, 1), { high: 2, low: 0 });
    assert.ok(onLine(1 + 2 ** -52, 1 - 2 ** -52, 0).low < 0);
  });
});

describe("a factor times a sum is within 1 ulp", () => {
  test("for any three numbers", () => {
    fc.assert(
      fc.property(any, any, any, (factor, a, b) => {
        checkProduct(factor, a, b);
      }),
      { numRuns: 3000 },
    );
  });

  test("where the sum rounds, cancels or overflows", () => {
    fc.assert(
      fc.property(any, any, offset, (factor, a, places) => {
        checkProduct(factor, a, -moved(a, places));
        checkProduct(factor, a, a / 3);
      }),
      { numRuns: 3000 },
    );
    checkProduct(0.1, MAX_VALUE, MAX_VALUE);
    checkProduct(-1e-300, -MAX_VALUE, -1e300);
    assert.equal(timesSum(2, MAX_VALUE, MAX_VALUE), Infinity);
    assert.equal(timesSum(MAX_VALUE, 1e30, -1), Infinity);
  });

  test("zero has the sign of the product", () => {
    assert.equal(timesSum(-0, -0.1, 0.7), -0);
    assert.equal(timesSum(0, -0.1, 0.7), 0);
    assert.equal(timesSum(-5e-324, 0.1, 0.2), -0);
  });
});

/** Some doubles further on; never beyond the largest. */
function moved(x: number, places: number): number {
  let found = x;
  for (let i = 0; i < Math.abs(places); i += 1) {
    const next = places > 0 ? nextUp(found) : nextDown(found);
    if (Number.isFinite(next)) found = next;
  }
  return found;
}

function checkLine(slope: number, x: number, start: number): void {
  const expected = exact(slope) * exact(x) + (exact(start) << 1074n);
  checkNear(onLine(slope, x, start).high, expected, `${slope}·${x} + ${start}`);
}

function checkProduct(factor: number, a: number, b: number): void {
  const expected = exact(factor) * (exact(a) + exact(b));
  checkNear(timesSum(factor, a, b), expected, `${factor}·(${a} + ${b})`);
}

/** Compares with a whole multiple of 2⁻²¹⁴⁸. */
function checkNear(found: number, expected: bigint, what: string): void {
  if (!Number.isFinite(found)) {
    const bound = exact(MAX_VALUE) << 1074n;
    assert.ok(found > 0 ? expected > bound : expected < -bound, `${what} is ${found}`);
    return;
  }
  const error = (exact(found) << 1074n) - expected;
  const unit = exact(unitInLastPlace(Math.min(Math.abs(found), nextDown(MAX_VALUE)))) << 1074n;
  assert.ok(error <= unit && -error <= unit, `${what} is ${found}`);
}

/** A double as a whole multiple of 2⁻¹⁰⁷⁴. */
function exact(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const magnitude =
    exponent === 0n ? fraction : (fraction | 0x10_0000_0000_0000n) << (exponent - 1n);
  return bits >> 63n === 0n ? magnitude : -magnitude;
}
