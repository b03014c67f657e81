import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { packagedExtension } from "./packagedExtension.ts";

/** What may ship, in kB of 1000 bytes. The bundles are minified. */
const budgets = [
  { what: "the Node entry, loaded at activation", file: "dist/extension.js", kilobytes: 660 },
  { what: "the web entry", file: "dist/web/extension.js", kilobytes: 660 },
  { what: "the Node thread, loaded on first use", file: "dist/worker.js", kilobytes: 480 },
  { what: "the web thread", file: "dist/web/worker.js", kilobytes: 480 },
  { what: "the panel's page", file: "dist/page.js", kilobytes: 450 },
  { what: "the command line", file: "dist/cli.js", kilobytes: 720 },
  { what: "the package", file: packagedExtension(), kilobytes: 1200 },
];

for (const { what, file, kilobytes } of budgets) {
  test(`${what} has at most ${kilobytes} kB`, () => {
    const { size } = statSync(file);
    assert.ok(size <= kilobytes * 1000, `it has ${size} bytes`);
  });
}
