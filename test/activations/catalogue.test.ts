import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { activations } from "../../src/activations/index.ts";

const folder = path.resolve("src/activations");
const index = readFileSync(path.join(folder, "index.ts"), "utf8");
const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
const definitions = files.flatMap((file) => {
  const source = readFileSync(path.join(folder, file), "utf8");
  const name = /^export const (\w+) = (?:elementwise|alongAxis|gated)\(\{$/m.exec(source)?.[1];
  const id = /^ {2}id: "(\w+)",$/m.exec(source)?.[1];
  return name === undefined ? [] : [{ file, name, id, source }];
});

test("every definition in the folder is in the catalogue", () => {
  assert.deepEqual(definitions.map(({ id }) => id).sort(), activations.map(({ id }) => id).sort());
});

test("a definition's file, its name and its id are one name", () => {
  for (const { file, name, id = "" } of definitions) {
    const camelCase = id.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    assert.equal(name, camelCase);
    assert.equal(file, `${camelCase}.ts`);
  }
});

test("every table of spellings in the folder is in the catalogue", () => {
  for (const { file, source } of definitions) {
    const table = /^export const (\w+Spellings)\b/m.exec(source)?.[1];
    if (table !== undefined) assert.ok(index.includes(` ${table}(),`), `${file}: ${table}`);
  }
});

test("a bundle that does not read the spellings does not carry them", async () => {
  const bundle = async (name: string) => {
    const contents = `import { ${name} } from "./index.ts"; console.log(${name});`;
    const stdin = { contents, resolveDir: folder };
    const { outputFiles } = await build({ stdin, bundle: true, write: false, logLevel: "silent" });
    return outputFiles[0]?.text ?? "";
  };
  assert.match(await bundle("readSpellings"), /"torch\.nn\.functional\.relu\(/);
  assert.doesNotMatch(await bundle("activations"), /"torch\.|"keras\.|"tensorflow\.|Spellings/);
});

test("every activation has reference numbers", () => {
  const references = readdirSync(path.resolve("test/fixtures/activations/values"));
  const missing = activations.filter(({ id }) => !references.includes(`${id}.json.gz`));
  assert.deepEqual(
    missing.map(({ id }) => id),
    [],
  );
});
