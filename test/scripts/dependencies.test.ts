import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { areInstalled } from "../../scripts/lib/dependencies.mjs";
import { temporaryFolder } from "../../scripts/lib/temporaryFolder.mjs";

const here = { optional: true, os: [process.platform], cpu: [process.arch] };
const elsewhere = { optional: true, os: ["plan9"], cpu: ["vax"] };

const cases = [
  {
    title: "all are there",
    wanted: { "node_modules/a": { version: "1.0.0" } },
    installed: { "node_modules/a": { version: "1.0.0" } },
    expected: true,
  },
  {
    title: "one is missing",
    wanted: { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.0.0" } },
    installed: { "node_modules/a": { version: "1.0.0" } },
    expected: false,
  },
  {
    title: "one is older than the lock file asks for",
    wanted: { "node_modules/a": { version: "1.0.1" } },
    installed: { "node_modules/a": { version: "1.0.0" } },
    expected: false,
  },
  {
    title: "the part for this platform is missing",
    wanted: { "node_modules/a-here": { version: "1.0.0", ...here } },
    installed: {},
    expected: false,
  },
  {
    title: "only a part for another platform is missing",
    wanted: { "node_modules/a-elsewhere": { version: "1.0.0", ...elsewhere } },
    installed: {},
    expected: true,
  },
  {
    title: "only the part for this platform's other C library is missing",
    wanted: { "node_modules/a-musl": { version: "1.0.0", ...here, libc: ["musl"] } },
    installed: {},
    expected: true,
  },
];

for (const { title, wanted, installed, expected } of cases) {
  test(`when ${title}, the dependencies are ${expected ? "" : "not "}installed`, async () => {
    const folder = temporaryFolder("dependencies");
    mkdirSync(path.join(folder, "node_modules"));
    writeLock(path.join(folder, "package-lock.json"), wanted);
    writeLock(path.join(folder, "node_modules", ".package-lock.json"), installed);
    assert.equal(await areInstalled(folder), expected);
  });
}

test("a fresh clone has none installed", async () => {
  const folder = temporaryFolder("dependencies");
  writeLock(path.join(folder, "package-lock.json"), { "node_modules/a": { version: "1.0.0" } });
  assert.equal(await areInstalled(folder), false);
});

test("an interrupted installation, which has no account of itself, is none", async () => {
  const folder = temporaryFolder("dependencies");
  mkdirSync(path.join(folder, "node_modules", "a"), { recursive: true });
  writeLock(path.join(folder, "package-lock.json"), { "node_modules/a": { version: "1.0.0" } });
  assert.equal(await areInstalled(folder), false);
});

function writeLock(file: string, packages: Readonly<Record<string, unknown>>): void {
  writeFileSync(file, JSON.stringify({ packages: { "": { name: "root" }, ...packages } }));
}
