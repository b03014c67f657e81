import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { packagedExtension } from "./packagedExtension.ts";
import { zipEntries } from "./zipEntries.ts";

const entries = zipEntries(readFileSync(packagedExtension()));

test("the package has exactly the files that are named here", () => {
  const expected = [
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/changelog.md",
    "extension/dist/ThirdPartyNotices.txt",
    "extension/dist/cli.js",
    "extension/dist/extension.js",
    "extension/dist/page.js",
    "extension/dist/web/extension.js",
    "extension/dist/web/worker.js",
    "extension/dist/worker.js",
    "extension/package.json",
    "extension/package.nls.json",
    "extension/readme.md",
    ...(existsSync("SECURITY.md") ? ["extension/SECURITY.md"] : []),
    ...filesIn("media"),
    ...filesIn("l10n"),
    ...readdirSync(".")
      .filter((name) => /^package\.nls\..+\.json$/.test(name))
      .map((name) => `extension/${name}`),
  ];
  assert.deepEqual(entries.toSorted(), expected.sort());
});

test("no source map and no reference to one is shipped", () => {
  for (const name of entries.filter((entry) => entry.endsWith(".js"))) {
    const bundle = name.replace("extension/", "");
    assert.doesNotMatch(readFileSync(bundle, "utf8"), /sourceMappingURL/, bundle);
  }
});

test("every package that a bundle contains is named with its licence", () => {
  const notices = readFileSync("dist/ThirdPartyNotices.txt", "utf8");
  for (const name of ["@lezer/common", "@lezer/lr", "@lezer/python", "chart.js"]) {
    assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, "m"));
  }
});

/** All files of a folder that ships as it is, as the package names them. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `extension/${entry.parentPath.replaceAll("\\", "/")}/${entry.name}`);
}
