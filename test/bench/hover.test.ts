import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { edited, edits } from "../../bench/hover/edits.ts";
import { generateModel } from "../../bench/hover/model.ts";
import { measureOurs } from "../../bench/hover/ours.ts";
import { quantile, tableOf } from "../../bench/hover/table.ts";
import { generatePlain } from "../../bench/scan/plain.ts";
import { useAt } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { mayUseActivations } from "../../src/code/triggers.ts";
import { readModule } from "../../src/code/findUses.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

describe("the generated model", () => {
  test("is always the same, and as long as it is asked for", () => {
    const { text, places } = generateModel(5200);
    assert.equal(text, generateModel(5200).text);
    assert.notEqual(text, generateModel(5200, 2).text);
    const lines = text.split("\n").length;
    assert.ok(lines >= 5200 && lines < 5300, String(lines));
    assert.ok(places.length > 200, String(places.length));
  });

  test("uses an activation at each of its places", () => {
    const { text, places } = generateModel(400);
    const module = runAtOnce(readModule(text));
    const index = createSpellingIndex();
    for (const place of places) {
      assert.ok(useAt(module, place, index), text.slice(place - 20, place + 10));
    }
  });

  test("has trigger words, which plain Python does not", () => {
    assert.ok(mayUseActivations(generateModel(200).text));
    assert.ok(!mayUseActivations(generatePlain(2_000, 1)));
  });
});

test("every second edit undoes the one before", () => {
  const { text, places } = generateModel(300);
  let now = text;
  for (const [i, edit] of [...edits(text, places, 40)].entries()) {
    now = edited(now, edit);
    assert.equal(now === text, i % 2 === 1);
  }
});

test("most edits leave an answer", () => {
  const { answered, asked, edit, fresh } = measureOurs(300, 2);
  assert.equal(edit.length, 80);
  assert.equal(fresh.length, 2);
  assert.ok(answered / asked > 0.9, `${answered} of ${asked}`);
});

test("the table tells medians, tails and ratios", () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([1, 2], 0.99), 2);
  const ours = { cold: [10], fresh: [4], warm: [1], edit: [1, 2, 3], answered: 5, asked: 6 };
  const timings = { cold: [30], fresh: [40], warm: [2], edit: [20], answered: 6, asked: 6 };
  assert.ok(
    tableOf(ours, { name: "peer", timings }).includes(
      "| an edit and the answer then | 2 ms | 3 ms | 20 ms | 20 ms | 10 × |",
    ),
  );
  assert.ok(tableOf(ours, undefined).includes("Answers that said something: ours 5 of 6."));
});
