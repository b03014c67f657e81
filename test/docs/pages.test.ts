import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { documentationPages } from "../../src/docs/pages.ts";

const docs = path.resolve("docs");

test("the generated documentation is up to date; `npm run docs` makes it so", () => {
  for (const [name, content] of documentationPages()) {
    assert.equal(readFileSync(path.join(docs, name), "utf8"), content, name);
  }
});

test("there are no pages of what is no more", () => {
  const names = new Set(documentationPages().keys());
  for (const name of readdirSync(path.join(docs, "activations"))) {
    assert.ok(names.has(`activations/${name}`), name);
  }
});

test("every link of a page leads to another one", () => {
  const pages = documentationPages();
  for (const [name, content] of pages) {
    for (const [, target = ""] of content.matchAll(/\]\((?!https?:)([^)#]+)\)|src="([^"]+)"/g)) {
      if (target !== "") assert.ok(pages.has(path.posix.join(path.posix.dirname(name), target)));
    }
  }
});

test("no cell, formula or sentence of a page is broken", () => {
  for (const [name, content] of documentationPages()) {
    assert.doesNotMatch(content, /\bundefined\b|\| NaN|\[object|\\slot/, name);
  }
});
