import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { rounded, scale, unscaled } from "../../src/numeric/scaled.ts";

test("a power of two is exact at every exponent", () => {
  let up = 1;
  for (let exponent = 0; exponent <= 1023; exponent += 1, up *= 2) {
    assert.equal(scale(1, exponent), up);
  }
  let down = 1;
  for (let exponent = 0; exponent >= -1074; exponent -= 1, down /= 2) {
    assert.equal(scale(1, exponent), down);
    assert.equal(scale(-1, exponent), -down);
  }
});

const rows: [title: string, value: number, exponent: number, expected: number][] = [
  ["beyond the range it is Infinity", 1, 1024, Infinity],
  ["far beyond too", -1, 2900, -Infinity],
  ["below the range it is 0 with its sign", -1, -2900, -0],
  ["half the smallest number goes to even, 0", 1, -1075, 0],
  ["more than half of it is rounded up", 1.0000000000000002, -1075, 5e-324],
  ["it is rounded once: this would go astray in two steps", 1.5 - 2 ** -52, -1074, 5e-324],
  ["a small value comes back up", 2 ** -1000, 1500, 2 ** 500],
  ["Infinity stays", Infinity, -500, Infinity],
  ["NaN stays", NaN, 5, NaN],
  ["an exponent of NaN gives NaN", 1, NaN, NaN],
];

describe("scale", () => {
  for (const [title, value, exponent, expected] of rows) {
    test(title, () => assert.ok(Object.is(scale(value, exponent), expected)));
  }
});

test("a scaled pair as one double, and as a pair", () => {
  const third = { significand: { high: 1 / 3, low: 1.850371707708594e-17 }, exponent: 2 };
  assert.equal(rounded(third), 4 / 3);
  assert.deepEqual(unscaled(third), { high: 4 / 3, low: 7.401486830834377e-17 });
});
