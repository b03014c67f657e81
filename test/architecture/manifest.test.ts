import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const manifestText = readFileSync("package.json", "utf8");
const manifest: unknown = JSON.parse(manifestText);
const contributes = member(manifest, "contributes");
const commands = listOf(member(contributes, "commands")).map((each) => text(each, "command"));
const settings = Object.keys(record(member(member(contributes, "configuration"), "properties")));
const hostSources = readdirSync("src/host", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(path.join("src/host", name), "utf8"));

test("every command of the manifest is registered, and the reverse", () => {
  const registered = hostSources
    .filter((source) => source.includes("registerCommand("))
    .flatMap((source) => all(source, /(?<!executeCommand\(\s*)"(activationLens\.\w+)"/g));
  assert.deepEqual(sortedSet(registered), commands.toSorted());
});

test("every setting of the manifest is read, and the reverse", () => {
  const read = hostSources
    .filter((source) => source.includes('getConfiguration("activationLens"'))
    .flatMap((source) => all(source, /\.get(?:<[^>]*>)?\(\s*"([\w.]+)"/g))
    .map((name) => `activationLens.${name}`);
  assert.deepEqual(sortedSet(read), settings.toSorted());
});

test("every menu entry and key binding names a command of the manifest", () => {
  const menus = Object.values(record(member(contributes, "menus"))).flatMap(listOf);
  const entries = [...menus, ...listOf(member(contributes, "keybindings"))];
  const named = entries.map((entry) => text(entry, "command"));
  assert.deepEqual(
    named.filter((command) => !commands.includes(command)),
    [],
  );
});

test("every webview that restores itself is the one that the host opens", () => {
  const events = listOf(member(manifest, "activationEvents")).map(String);
  const restored = events.flatMap((event) => all(event, /^onWebviewPanel:(.+)$/g));
  const opened = hostSources.flatMap((source) => all(source, /viewType = "([^"]+)"/g));
  assert.deepEqual(restored, opened);
});

const languages = readdirSync(".").filter((name) => /^package\.nls(\..+)?\.json$/.test(name));

for (const file of languages) {
  test(`${file} has a text for every %key% of the manifest, and no other`, () => {
    const texts: unknown = JSON.parse(readFileSync(file, "utf8"));
    const keys = all(manifestText, /"%([^"%]+)%"/g);
    assert.deepEqual(Object.keys(record(texts)).sort(), sortedSet(keys));
  });
}

test("the types are those of the oldest VS Code that the manifest admits", () => {
  const oldest = text(member(manifest, "engines"), "vscode").replace("^", "");
  assert.equal(text(member(manifest, "devDependencies"), "@types/vscode"), oldest);
});

function member(data: unknown, name: string): unknown {
  return record(data)[name];
}

function text(data: unknown, name: string): string {
  const value = member(data, name);
  assert.equal(typeof value, "string", `${name} is missing`);
  return String(value);
}

function record(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? { ...data } : {};
}

function listOf(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}

function all(source: string, pattern: RegExp): string[] {
  return Array.from(source.matchAll(pattern), ([, found = ""]) => found);
}

function sortedSet(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
