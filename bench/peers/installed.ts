import { readFile } from "node:fs/promises";
import path from "node:path";
import { record } from "../../test/support/readReference.ts";

/** The version of a package in `bench/node_modules`. Fails where it is not there. */
export async function installedVersion(name: string): Promise<string> {
  const manifest = path.resolve("bench/node_modules", name, "package.json");
  const text = await readFile(manifest, "utf8").catch(() => {
    throw new Error(`${name} is not installed.`);
  });
  return String(record(JSON.parse(text))["version"]);
}
