import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findOwnVscode, isAtLeast, minimumVersion } from "../../scripts/lib/desktopVscode.mjs";
import { temporaryFolder } from "../../scripts/lib/temporaryFolder.mjs";

const versions = [
  { version: "1.96.0", minimum: "1.96.0", expected: true },
  { version: "1.96.4", minimum: "1.96.0", expected: true },
  { version: "1.139.1", minimum: "1.96.0", expected: true },
  { version: "2.0.0", minimum: "1.96.0", expected: true },
  { version: "1.95.3", minimum: "1.96.0", expected: false },
  { version: "1.9.0", minimum: "1.96.0", expected: false },
];

for (const { version, minimum, expected } of versions) {
  test(`VS Code ${version} is ${expected ? "" : "not "}at least ${minimum}`, () => {
    assert.equal(isAtLeast(version, minimum), expected);
  });
}

test("the oldest VS Code is the one of the manifest", () => {
  assert.match(minimumVersion(), /^1\.\d+\.0$/);
});

const onWindows = process.platform === "win32";

const programs = [
  {
    title: "a `code` that tells its version",
    script: "printf '1.99.2\\nabcdef\\nx64\\n'",
    expected: "1.99.2",
  },
  { title: "a `code` that fails", script: "echo 1.99.2; exit 3", expected: undefined },
  { title: "another program named `code`", script: "echo hello", expected: undefined },
];

for (const { title, script, expected } of programs) {
  test(`${title} ${expected ? "is found" : "is passed over"}`, { skip: onWindows }, async (t) => {
    const folder = temporaryFolder("path");
    writeFileSync(path.join(folder, "code"), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, "code"), 0o755);
    const { PATH } = process.env;
    process.env["PATH"] = `${folder}${path.delimiter}${PATH ?? ""}`;
    t.after(() => (process.env["PATH"] = PATH));
    assert.equal((await findOwnVscode())?.version, expected);
  });
}
