import assert from "node:assert/strict";
import { test } from "node:test";
import { compiledKernels } from "../../scripts/lib/kernels/compile.mjs";

test("each kernel module has at most 60 kB, and the plain one runs wherever there is SIMD", async () => {
  const { relaxed, plain } = await compiledKernels();
  for (const { length } of [relaxed, plain]) assert.ok(length <= 60_000, `it has ${length} bytes`);
  assert.ok(WebAssembly.validate(new Uint8Array(plain)));
});
