import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { formulasPlugin } from "./formulas/plugin.mjs";
import { root } from "./paths.mjs";
import { temporaryFolder } from "./temporaryFolder.mjs";

/** Writes every generated page and picture, and takes away those of what is no more. */
export async function writeDocs() {
  const docs = path.join(root, "docs");
  const pages = await readPages();
  await rm(path.join(docs, "activations"), { recursive: true, force: true });
  await mkdir(path.join(docs, "activations"), { recursive: true });
  for (const [name, content] of pages) await writeFile(path.join(docs, name), content);
  console.log(`Wrote ${pages.size} files to docs.`);
}

/** @returns {Promise<ReadonlyMap<string, string>>} */
async function readPages() {
  const outfile = path.join(temporaryFolder("docs"), "pages.mjs");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["src/docs/pages.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    plugins: [formulasPlugin()],
  });
  /** @type {unknown} */
  const module = await import(pathToFileURL(outfile).href);
  const pages = /** @type {typeof import("../../src/docs/pages.ts")} */ (module);
  return pages.documentationPages();
}
