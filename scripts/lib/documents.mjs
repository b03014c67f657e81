import { writeFile } from "node:fs/promises";
import path from "node:path";
import prettier from "prettier";
import { root } from "./paths.mjs";

/**
 * Writes a generated page of the documentation, formatted as all others are.
 *
 * @param {string} name of the file in `docs`
 * @param {string} text Markdown
 * @returns {Promise<string>} its path from the checkout's root
 */
export async function writeDocument(name, text) {
  const file = path.join(root, "docs", name);
  const options = await prettier.resolveConfig(file);
  await writeFile(file, await prettier.format(text, { ...options, filepath: file }));
  return path.relative(root, file);
}
