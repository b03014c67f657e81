import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { encodeNumbers } from "../../src/protocol/encodeNumbers.ts";
import { readFromPage } from "../../src/protocol/readFromPage.ts";
import { readPanelState } from "../../src/protocol/readPanelState.ts";
import { readToPage } from "../../src/protocol/readToPage.ts";
import { messagesFromPage, messagesToPage, panelStates } from "./arbitraries.ts";

function throughJson(data: unknown): unknown {
  return JSON.parse(JSON.stringify(encodeNumbers(data)));
}

test("every panel state survives JSON, with NaN, infinities and negative zero", () => {
  fc.assert(
    fc.property(panelStates, (state) => {
      assert.deepEqual(readPanelState(throughJson(state)), state);
    }),
  );
});

test("every message to the page survives JSON", () => {
  fc.assert(
    fc.property(messagesToPage, (message) => {
      assert.deepEqual(readToPage(throughJson(message)), message);
    }),
  );
});

test("every message from the page survives JSON", () => {
  fc.assert(
    fc.property(messagesFromPage, (message) => {
      assert.deepEqual(readFromPage(throughJson(message)), message);
    }),
  );
});

test("messages that were not encoded are read as well", () => {
  fc.assert(
    fc.property(messagesToPage, messagesFromPage, (toPage, fromPage) => {
      assert.deepEqual(readToPage(structuredClone(toPage)), toPage);
      assert.deepEqual(readFromPage(structuredClone(fromPage)), fromPage);
    }),
  );
});

for (const [name, read] of Object.entries({ readToPage, readFromPage, readPanelState })) {
  test(`${name} never throws`, () => {
    fc.assert(fc.property(fc.anything(), (data) => void read(data)));
    fc.assert(fc.property(fc.jsonValue(), (data) => void read(data)));
  });
}

test("a message with one field exchanged for anything is read as a message or not at all", () => {
  fc.assert(
    fc.property(messagesToPage, fc.nat(), fc.anything(), (message, position, replacement) => {
      const changed = replaceField(throughJson(message), position, replacement);
      const read = readToPage(changed);
      if (read !== undefined) assert.deepEqual(readToPage(throughJson(read)), read);
    }),
  );
});

/** A copy in which the field met at `position`, counted depth first, is another. */
function replaceField(data: unknown, position: number, replacement: unknown): unknown {
  const fields: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, entry] of Object.entries(value)) {
      fields.push([...path, key]);
      walk(entry, [...path, key]);
    }
  };
  walk(data, []);
  const target = fields[position % fields.length] ?? [];
  const rebuild = (value: unknown, path: readonly (string | number)[]): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return replacement;
    if (Array.isArray(value)) {
      return value.map((entry: unknown, index) =>
        String(index) === key ? rebuild(entry, rest) : entry,
      );
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]: [string, unknown]) => [
        name,
        name === key ? rebuild(entry, rest) : entry,
      ]),
    );
  };
  return rebuild(data, target);
}
