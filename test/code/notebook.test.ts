import assert from "node:assert/strict";
import { test } from "node:test";
import { findUses, readModule } from "../../src/code/findUses.ts";
import { joinCells, withoutMagics } from "../../src/code/notebook.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

test("a cell sees the imports of another, and offsets are those of the cell", () => {
  const cells = ["%matplotlib inline\nimport torch.nn as nn", "!pip install x\nact = nn.ReLU()"];
  const { text, starts } = joinCells(cells);
  const [use] = findUses(runAtOnce(readModule(text)), createSpellingIndex());
  assert.ok(use);
  const offset = use.token.from - (starts[1] ?? NaN);
  assert.equal(cells[1]?.slice(offset, offset + 4), "ReLU");
});

test("blanking IPython's lines keeps the length and every line break", () => {
  assert.equal(withoutMagics("%x\r\ny = 1"), "  \r\ny = 1");
  assert.equal(withoutMagics("%%bash\nnn.ReLU()"), "      \n         ");
  assert.equal(withoutMagics("%%time\nnn.ReLU()"), "      \nnn.ReLU()");
  assert.equal(withoutMagics("%%backend jax\nnn.ReLU()"), "             \nnn.ReLU()");
});

test("arithmetic with % is not a magic", () => {
  assert.equal(withoutMagics("a = b % c"), "a = b % c");
  assert.equal(withoutMagics("a = (b\n  % c)"), "a = (b\n  % c)");
});
