import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type Angle, doubleAngle } from "../../src/numeric/angle.ts";
import type { Pair } from "../../src/numeric/pair.ts";

/** Numbers are held as multiples of 2^−2600 here. */
const bits = 2600n;

/** π/2 from J. Machin's π/4 = 4·arctan 1/5 − arctan 1/239. */
const halfPi = 2n * (4n * inverseTangent(5n) - inverseTangent(239n));

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const moderate = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const frequency = fc.double({ min: 0.01, max: 100, noNaN: true });

describe("the angle 2ax is exact but for whole turns", () => {
  test("for moderate numbers", () => {
    fc.assert(fc.property(frequency, moderate, check), { numRuns: 1000 });
  });

  test("for all numbers", () => {
    fc.assert(fc.property(finite, finite, check), { numRuns: 1000 });
  });

  test("on both sides of where the method changes, and near it", () => {
    for (const x of [2 ** 19, 2 ** 19 - 2 ** -33, 524_287.9, 524_288.1]) {
      check(1, x);
      check(1, -x);
      check(0.3, x / 0.3);
    }
  });

  test("for doubles beside a multiple of π/2, where the rest is tiny", () => {
    for (let quarters = 1; quarters < 600_000; quarters += 1013) {
      for (const a of [0.5, 0.3]) check(a, (quarters * (Math.PI / 2)) / (2 * a));
    }
  });

  test("for the double that comes nearest to a multiple of π/2 of all", () => {
    const hardest = 6_381_956_970_095_103 * 2 ** 797;
    check(0.5, hardest);
    assert.ok(Math.abs(doubleAngle(0.5, hardest).rest.high) < 1e-18);
  });
});

function check(a: number, x: number): void {
  const angle = doubleAngle(a, x);
  assert.ok([0, 1, 2, 3].includes(angle.quarters));
  assert.ok(Math.abs(angle.rest.high) <= Math.PI / 4 + 1e-9);
  // What is below the range of a double is lost.
  const error = errorOf(angle, a, x);
  const allowed = 2 ** -60 * Math.abs(angle.rest.high) + 2 ** -1070;
  assert.ok(Math.abs(error) <= allowed, `2·${a}·${x}: ${error}`);
}

/** How far an angle is from 2·a·x, whole turns left out. */
function errorOf({ quarters, rest }: Angle, a: number, x: number): number {
  const exact = (2n * whole(a) * whole(x)) << (bits - 2148n);
  const turn = 4n * halfPi;
  const difference = (exact - BigInt(quarters) * halfPi - fixed(rest)) % turn;
  const positive = difference < 0n ? difference + turn : difference;
  const error = 2n * positive > turn ? positive - turn : positive;
  return Number(error >> (bits - 1074n)) * 2 ** -537 * 2 ** -537;
}

function fixed({ high, low }: Pair): bigint {
  return (whole(high) + whole(low)) << (bits - 1074n);
}

/** x·2^1074, which is whole for every double. */
function whole(x: number): bigint {
  if (Math.abs(x) >= 2 ** 53) return BigInt(x) << 1074n;
  if (Math.abs(x) >= 2 ** -100) return BigInt(x * 2 ** 200) << 874n;
  return BigInt(x * 2 ** 537 * 2 ** 537);
}

/** arctan 1/n by its power series. */
function inverseTangent(n: bigint): bigint {
  let power = (1n << (bits + 20n)) / n;
  let sum = 0n;
  for (let k = 0n; power !== 0n; k += 1n) {
    sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
    power /= n * n;
  }
  return sum >> 20n;
}
