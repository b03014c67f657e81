import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Tree, type TreeBuffer } from "@lezer/common";
import { changesBetween } from "../../src/code/changes.ts";
import { findUses, type ParsedModule, readModule } from "../../src/code/findUses.ts";
import { joinCells } from "../../src/code/notebook.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

const read = (text: string, earlier?: ParsedModule) =>
  runAtOnce(
    readModule(text, earlier && { module: earlier, changes: changesBetween(earlier.text, text) }),
  );

/** Every node with its place: whatever was reused of an earlier tree, the same source has the same. */
function nodesOf({ tree }: ParsedModule): string[] {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from} ${to}`) });
  return nodes;
}

function assertSame(incremental: ParsedModule): void {
  const whole = read(incremental.text);
  assert.deepEqual(nodesOf(incremental), nodesOf(whole));
  assert.deepEqual(findUses(incremental, index), findUses(whole, index));
}

const source = readFileSync(path.resolve("test/code/incremental.test.ts"), "utf8");

/** Model code of some length: statements, classes, blocks and calls in them. */
const model = `import torch.nn as nn\nimport torch\n${Array.from(
  { length: 6 },
  (_, i) => `
class Block${i}(nn.Module):
    def __init__(self, act=nn.GELU):
        super().__init__()  # 😀 é
        self.act, self.slope = act(), nn.LeakyReLU(${i} / 10)

    def forward(self, x):
        if x is not None:
            x = torch.where(x > 0, x, 0.1 * x)
        return self.act(torch.relu(x)) * "😀 relu" + {"k": torch.tanh(x)}
`,
).join("")}y = Block0()(torch.sigmoid(x))\n`;

/** What is typed, pasted or deleted: pieces that open and close things, and characters of all kinds. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(40),
    inserted: fc.constantFrom(
      "",
      " ",
      "\n",
      "\r\n",
      "    ",
      "(",
      ")",
      '"""',
      "'",
      "#",
      ":",
      "😀",
      "😁",
      "\ud83d",
      "é",
      "\t",
      "nn.ReLU()",
      "def relu(x):\n    return max(x, 0)\n",
      "act=torch.relu, ",
      "import torch\n",
      "if x:\n",
      "global x\n",
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function edited(
  text: string,
  { at, removed, inserted }: { at: number; removed: number; inserted: string },
): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + inserted + text.slice(from + removed);
}

describe("what is parsed again after edits is what a whole parse gives", () => {
  for (const [title, text] of [
    ["lines that end in LF", model],
    ["lines that end in CRLF", model.replaceAll("\n", "\r\n")],
    ["text that is no Python", source],
  ] as const) {
    test(title, () => {
      const start = read(text);
      fc.assert(
        fc.property(edits, (list) => {
          let module = start;
          for (const edit of list) module = read(edited(module.text, edit), module);
          assertSame(module);
        }),
        { numRuns: 25 },
      );
    });
  }

  test("cells of a notebook", () => {
    const cells = model.split(/\n(?=class|y)/).concat("%matplotlib inline\nx = 1", "!pip list");
    const start = read(joinCells(cells).text);
    fc.assert(
      fc.property(edits, fc.nat(cells.length - 1), (list, first) => {
        const texts = [...cells];
        let module = start;
        for (const [i, edit] of list.entries()) {
          const at = (first + i * 5) % texts.length;
          texts[at] = edited(texts[at] ?? "", edit);
          // Cells come, go and change places.
          if (edit.removed === 1) texts.splice(at, 1);
          if (edit.removed === 2) texts.push(...texts.splice(at, 1));
          if (texts.length === 0) texts.push("");
          module = read(joinCells(texts).text, module);
        }
        assertSame(module);
      }),
      { numRuns: 25 },
    );
  });
});

describe("what changed between two texts", () => {
  test("is one range, and what is around it the same in both", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀"), maxLength: 30 });
    const long = fc.nat(9_000).map((length) => "ab".repeat(length / 2));
    fc.assert(
      fc.property(long, text, text, long, (head, a, b, tail) => {
        const [before, after] = [head + a + tail, head + b + tail];
        const changes = changesBetween(before, after);
        if (before === after) {
          assert.deepEqual(changes, []);
          return;
        }
        const [{ fromA, toA, fromB, toB } = assert.fail(), more] = changes;
        assert.equal(more, undefined);
        assert.equal(before.slice(0, fromA) + after.slice(fromB, toB) + before.slice(toA), after);
        assert.ok(toA - fromA <= a.length && toB - fromB <= b.length);
        assert.ok(fromA <= toA && fromB <= toB);
      }),
    );
  });

  test("is what was typed", () => {
    assert.deepEqual(changesBetween("relu(x)", "relu6(x)"), [
      { fromA: 4, toA: 4, fromB: 4, toB: 5 },
    ]);
    assert.deepEqual(changesBetween("aa", "aaa"), [{ fromA: 2, toA: 2, fromB: 2, toB: 3 }]);
    assert.deepEqual(changesBetween("aaa", ""), [{ fromA: 0, toA: 3, fromB: 0, toB: 0 }]);
  });
});

test("an edit leaves most of a long file as it was parsed", () => {
  const text = model.repeat(20);
  const before = read(text);
  const at = text.indexOf("torch.relu", text.length / 2);
  const after = read(`${text.slice(0, at)}6${text.slice(at)}`, before);
  const known = new Set(partsOf(before.tree));
  const parts = partsOf(after.tree);
  const reused = parts.filter((part) => known.has(part));
  assert.ok(reused.length > 0.9 * parts.length, `${reused.length} of ${parts.length}`);
});

/** A tree and all that it is made of: parts that are reused are the same objects. */
function partsOf(tree: Tree | TreeBuffer): (Tree | TreeBuffer)[] {
  return tree instanceof Tree ? [tree, ...tree.children.flatMap(partsOf)] : [tree];
}
