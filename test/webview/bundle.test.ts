import assert from "node:assert/strict";
import { test } from "node:test";
import { builtPage } from "./openPage.ts";

test("the page has at most 350 kB", async () => {
  assert.ok(Buffer.byteLength(await builtPage()) <= 350_000);
});

test("the page has no table of spellings", async () => {
  const page = await builtPage();
  for (const spelling of ["keras.layers.", "torch.nn.modules", "tensorflow.nn."]) {
    assert.ok(!page.includes(spelling), `${spelling} is in the page`);
  }
});
