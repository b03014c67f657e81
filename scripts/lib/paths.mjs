import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. Found by walking up, since tests carry this module into their bundles in `out`. */
export const root = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** Everything that is made and not shipped: test bundles, reports, screenshots. */
export const out = path.join(root, "out");

/** @param {string} folder */
function findRoot(folder) {
  while (!existsSync(path.join(folder, "package-lock.json"))) folder = path.dirname(folder);
  return folder;
}

/** Where downloads are kept between runs, outside the checkout: `activation-lens` in the user's cache. */
export function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return path.join(XDG_CACHE_HOME, "activation-lens");
  if (process.platform === "darwin") {
    return path.join(os.homedir(), "Library", "Caches", "activation-lens");
  }
  if (process.platform === "win32" && LOCALAPPDATA) {
    return path.join(LOCALAPPDATA, "activation-lens", "Cache");
  }
  return path.join(os.homedir(), ".cache", "activation-lens");
}
