import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/protocol/limits.ts";
import { readFromPage } from "../../src/protocol/readFromPage.ts";
import { readToPage } from "../../src/protocol/readToPage.ts";

const curve = { activation: "relu", parameters: {} };
const source = {
  uri: "file:///a.py",
  startLine: 0,
  startCharacter: 0,
  endLine: 0,
  endCharacter: 3,
  digest: "",
  label: "a.py:1",
};

const refusedFromPage: Readonly<Record<string, unknown>> = {
  "a message without a type": { restored: true },
  "an unknown type": { type: "run", code: "1" },
  "ready without its answer": { type: "ready" },
  "ready with a text": { type: "ready", restored: "yes" },
  "evaluate without numbers": { type: "evaluate", curve },
  "evaluate along an impossible axis": { type: "evaluate", curve, source, axis: limits.dimensions },
  "an unknown action": { type: "result", action: "delete", of: "value", curve, source },
  "a result of something else": { type: "result", action: "copy", of: "input", curve, source },
  "a failure that is too long": { type: "failed", message: "x".repeat(limits.sentence + 1) },
};

for (const [title, data] of Object.entries(refusedFromPage)) {
  test(`${title} is no message from the page`, () => {
    assert.equal(readFromPage(data), undefined);
  });
}

const refusedToPage: Readonly<Record<string, unknown>> = {
  "an unknown type": { type: "clear" },
  "show without a state": { type: "show" },
  "evaluated without numbers": { type: "evaluated", evaluation: {} },
  "a notice that is no text": { type: "notice", text: 3 },
};

for (const [title, data] of Object.entries(refusedToPage)) {
  test(`${title} is no message to the page`, () => {
    assert.equal(readToPage(data), undefined);
  });
}
