import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { emptyToken, scanNumber } from "../../src/tensors/scan/numberToken.ts";
import { bitsOf } from "./reading.ts";

/** The value and the length of the number that a text starts with. */
function scan(text: string): { value: number; isFloat: boolean; length: number } | undefined {
  const token = emptyToken();
  const length = scanNumber(text, 0, token);
  return length < 0 ? undefined : { value: token.value, isFloat: token.isFloat, length };
}

const integers = ["0", "7", "-12", "+3", "1_000", "0x1F", "-0x_ff", "0b101", "0o17", "00", "007"];
const floats = ["1.", ".5", "-0.5", "1e5", "1E-7", "2.5e+3", "1_0.0_1e1", "0.", "-0.0", "5.e3"];

test("integers and floats are told apart as in Python", () => {
  for (const text of integers) assert.equal(scan(text)?.isFloat, false, text);
  for (const text of floats) assert.equal(scan(text)?.isFloat, true, text);
});

test("every number is read to its end", () => {
  for (const text of [...integers, ...floats]) assert.equal(scan(text)?.length, text.length, text);
});

test("what only begins like a number is none", () => {
  const others = ["", "-", ".", "e5", "1e", "1e+", "1_", "_1", "1__0", "1_.5", "1._5", "0x", "0x_"];
  const words = ["1a", "1.5.2", "1..", "0xg", "0b2", "3j", "1é", "--1", "+-1", "inf"];
  for (const text of [...others, ...words]) assert.equal(scan(text), undefined, text);
});

test("an integer is never -0, a float may be", () => {
  assert.equal(bitsOf(scan("-0")?.value ?? NaN), bitsOf(0));
  assert.equal(bitsOf(scan("-0x0")?.value ?? NaN), bitsOf(0));
  assert.equal(bitsOf(scan("-0.0")?.value ?? NaN), bitsOf(-0));
});

test("digits, exponents and signs of any length give the nearest float64", () => {
  const digits = fc.stringMatching(/^[0-9]{1,40}$/);
  const text = fc
    .tuple(
      fc.constantFrom("", "-", "+"),
      digits,
      fc.oneof(digits, fc.constant("")),
      fc.oneof(fc.integer({ min: -340, max: 310 }), fc.constant(undefined)),
    )
    .map(
      ([sign, whole, fraction, exponent]) =>
        `${sign}${whole}.${fraction}${exponent === undefined ? "" : `e${exponent}`}`,
    );
  fc.assert(
    fc.property(text, (written) => {
      assert.equal(bitsOf(scan(written)?.value ?? NaN), bitsOf(Number(written)));
    }),
  );
});

test("a number may be thousands of digits long, but not more", () => {
  assert.equal(scan(`0.${"0".repeat(400)}1${"3".repeat(700)}e400`)?.value, 0.13333333333333333);
  assert.equal(scan("1".repeat(6_000)), undefined);
});
