import assert from "node:assert/strict";
import { test } from "node:test";
import { silu } from "../../src/activations/silu.ts";
import {
  bfloat16Bits,
  bfloat16Value,
  evaluateHalf,
  float16Bits,
  float16Value,
} from "../../src/kernels/halfPrecision.ts";

const formats = [
  { name: "float16", value: float16Value, bits: float16Bits },
  { name: "bfloat16", value: bfloat16Value, bits: bfloat16Bits },
] as const;

for (const { name, value, bits } of formats) {
  test(`every ${name} is read and written back, and what lies between goes to the nearest, even one`, () => {
    for (let stored = 0; stored < 0x1_0000; stored++) {
      const x = value(stored);
      if (Number.isNaN(x)) assert.ok(Number.isNaN(value(bits(x))));
      else assert.equal(bits(x), stored);
      const next = value(stored + 1);
      if (!Number.isFinite(x) || !Number.isFinite(next) || (stored & 0x7fff) === 0x7fff) continue;
      const middle = x / 2 + next / 2;
      assert.equal(
        bits(middle),
        stored % 2 === 0 ? stored : stored + 1,
        `between ${x} and ${next}`,
      );
      assert.equal(bits(Math.fround(middle + (middle - next) / 4)), stored, `above ${x}`);
    }
  });

  test(`${name} is computed in float32 and rounded once more`, () => {
    const input = Uint16Array.from({ length: 5_000 }, (_, i) => (i * 13) & 0xffff);
    const gradient = new Uint16Array(input.length);
    const result = input.slice();
    evaluateHalf(silu, { beta: 1 }, name, result, { value: result, gradient });
    input.forEach((stored, i) => {
      const x = value(stored);
      const expected = bits(Math.fround(silu.value(x, { beta: 1 })));
      const difference = Math.abs((result[i] ?? 0) - expected);
      assert.ok(difference <= 1, `at ${x}`);
      assert.equal(Number.isNaN(value(gradient[i] ?? 0)), Number.isNaN(x));
    });
  });
}

test("float16 overflows where PyTorch's does", () => {
  assert.equal(float16Bits(65_519.99609375), 0x7bff);
  assert.equal(float16Bits(65_520), 0x7c00);
  assert.equal(float16Bits(-1e10), 0xfc00);
  assert.equal(bfloat16Bits(3.4028234663852886e38), 0x7f80);
});
