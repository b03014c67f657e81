import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { root } from "./paths.mjs";

/**
 * The licences of all packages that some bundles contain, as one text to ship with them.
 *
 * @param {readonly string[]} inputs files that were bundled, by their paths from the root
 */
export async function licenceNotices(inputs) {
  const folders = inputs.flatMap((input) => {
    const inPackage = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    return inPackage === undefined ? [] : [inPackage];
  });
  const notices = await Promise.all([...new Set(folders)].sort().map(noticeOf));
  return `Activation Lens contains the following packages.\n\n${notices.join("\n\n")}\n`;
}

/** @param {string} folder */
async function noticeOf(folder) {
  const place = path.resolve(root, folder);
  const manifest = await readFile(path.join(place, "package.json"), "utf8");
  /** @type {unknown} */
  const data = JSON.parse(manifest);
  const fields = new Map(typeof data === "object" && data !== null ? Object.entries(data) : []);
  const name = String(fields.get("name"));
  const licence = (await readdir(place)).find((file) => /^licen[cs]e/i.test(file));
  if (licence === undefined) throw new Error(`${name} has no licence file.`);
  const text = await readFile(path.join(place, licence), "utf8");
  return `${name} ${String(fields.get("version"))} (${String(fields.get("license"))})\n\n${text.trim()}`;
}
