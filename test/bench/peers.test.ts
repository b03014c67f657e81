import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { loadTorch } from "../../bench/peers/python.ts";
import { arePeersInstalled } from "../../scripts/lib/benchPeers.mjs";
import { temporaryFolder } from "../../scripts/lib/temporaryFolder.mjs";

/** A folder that wants `a` and, if it can be had, `b`, with what is installed. */
function folderWith(installed: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("peers");
  const wanted = { dependencies: { a: "1.0.0" }, optionalDependencies: { b: "2.0.0" } };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(wanted));
  for (const [name, version] of Object.entries(installed)) {
    const place = path.join(folder, "node_modules", name);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, "package.json"), JSON.stringify({ version }));
  }
  return folder;
}

const cases = [
  { title: "none is there", installed: {}, expected: false },
  { title: "all are there", installed: { a: "1.0.0", b: "2.0.0" }, expected: true },
  { title: "the optional one is missing", installed: { a: "1.0.0" }, expected: true },
  { title: "one is of another version", installed: { a: "1.0.1", b: "2.0.0" }, expected: false },
  { title: "the optional one is old", installed: { a: "1.0.0", b: "1.9.0" }, expected: false },
];

for (const { title, installed, expected } of cases) {
  test(`when ${title}, the peers are ${expected ? "" : "not "}installed`, async () => {
    assert.equal(await arePeersInstalled(folderWith(installed)), expected);
  });
}

test("without a Python the peers in Python fail with the reason", async () => {
  await assert.rejects(loadTorch("no-such-python-anywhere"), /ENOENT/);
});
