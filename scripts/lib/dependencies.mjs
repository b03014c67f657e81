import { readFile } from "node:fs/promises";
import path from "node:path";
import { npm } from "./npm.mjs";
import { root } from "./paths.mjs";
import { showProgress } from "./progress.mjs";

/**
 * Installs the dependencies where they are missing, half-installed, or not those of the lock file.
 * Nothing outside Node may be imported before this.
 */
export async function ensureDependencies() {
  if (await areInstalled(root)) return;
  await showProgress("Installing dependencies", () =>
    npm(["ci", "--include=dev", "--ignore-scripts"], {
      cwd: root,
      task: "install the dependencies",
    }),
  );
}

/**
 * Whether `node_modules` holds what the lock file asks for on this platform. npm keeps its own
 * account of that, which it writes last.
 *
 * @param {string} folder of a package
 */
export async function areInstalled(folder) {
  const wanted = await readPackages(path.join(folder, "package-lock.json"));
  const installed = await readPackages(path.join(folder, "node_modules", ".package-lock.json"));
  return Array.from(wanted).every(([place, entry]) => {
    if (place === "") return true;
    const version = installed.get(place)?.version;
    return version === undefined ? mayBeMissing(entry) : version === entry.version;
  });
}

/**
 * An entry of a lock file, as far as it is needed here.
 *
 * @typedef {object} Entry
 * @property {unknown} [version]
 * @property {unknown} [optional]
 * @property {unknown} [os]
 * @property {unknown} [cpu]
 * @property {unknown} [libc]
 */

/**
 * @param {string} file
 * @returns {Promise<ReadonlyMap<string, Entry>>} by place: `node_modules/esbuild`
 */
async function readPackages(file) {
  /** @type {unknown} */
  const lock = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
  if (typeof lock !== "object" || lock === null || !("packages" in lock)) return new Map();
  const { packages } = lock;
  return new Map(typeof packages === "object" && packages !== null ? Object.entries(packages) : []);
}

/**
 * Whether npm may leave a package out here: one that is made for another platform, or optional for
 * a reason that only npm can judge.
 *
 * @param {Entry} entry
 */
function mayBeMissing({ optional, os, cpu, libc }) {
  if (optional !== true) return false;
  const forHere = includes(os, process.platform) && includes(cpu, process.arch);
  return !(Array.isArray(os) && forHere && libc === undefined);
}

/**
 * @param {unknown} list absent for "all"
 * @param {string} name
 */
const includes = (list, name) => !Array.isArray(list) || list.includes(name);
