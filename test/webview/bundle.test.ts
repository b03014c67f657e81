import assert from "node:assert/strict";
import { test } from "node:test";
import { builtPage } from "./openPage.ts";

test("the page has at most 450 kB", async () => {
  assert.ok(Buffer.byteLength(await builtPage()) <= 450_000);
});

test("the page has no table of spellings", async () => {
  const page = await builtPage();
  for (const spelling of [
    "keras.layers.ReLU(max_value",
    "torch.nn.modules",
    "tensorflow.nn.relu(",
  ]) {
    assert.ok(!page.includes(spelling), `${spelling} is in the page`);
  }
});
