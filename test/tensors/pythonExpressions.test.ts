import assert from "node:assert/strict";
import { test } from "node:test";
import { readTensor } from "../../src/tensors/readTensor.ts";
import rows from "../fixtures/tensors/pythonExpressions.json" with { type: "json" };
import { bitsOf, optionsWith } from "./reading.ts";

const options = optionsWith({ x: "3", xs: "[-3, -0.5, 0, 1, 2]", m: "[[1, 2], [3, 4.5]]" });

for (const { source, shape, bits, hasFloats } of rows) {
  if (bits === undefined) {
    test(`${source} is refused, as Python refuses it`, async () => {
      assert.equal((await readTensor(source, options)).ok, false);
    });
  } else {
    test(`${source} is what Python makes of it, bit by bit`, async () => {
      const result = await readTensor(source, options);
      assert.ok(result.ok, result.ok ? "" : result.problem);
      assert.equal(Array.from(result.value.tensor.data, bitsOf).join(" "), bits);
      assert.deepEqual(result.value.tensor.shape, shape);
      assert.equal(result.value.hasFloats, hasFloats);
    });
  }
}
