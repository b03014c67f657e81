import { readFile } from "node:fs/promises";
import path from "node:path";
import { npm } from "./npm.mjs";
import { root } from "./paths.mjs";
import { messageOf } from "./problem.mjs";
import { showProgress } from "./progress.mjs";

/**
 * Installs the libraries to measure beside where they are missing or of another version. Without
 * them the benchmark runs on and leaves them out, so a failure is told and not thrown.
 */
export async function ensurePeers() {
  const folder = path.join(root, "bench");
  if (await arePeersInstalled(folder)) return;
  try {
    await showProgress("Installing the libraries to compare with into bench/node_modules", () =>
      npm(["install", "--ignore-scripts", "--fetch-retries=1"], {
        cwd: folder,
        task: "install them",
      }),
    );
  } catch (error) {
    console.log(messageOf(error));
  }
}

/**
 * Whether `node_modules` holds each dependency in the version of `package.json`. Optional ones may
 * be missing, which they are where they are not made for the platform.
 *
 * @param {string} folder of a package that names exact versions
 */
export async function arePeersInstalled(folder) {
  const { dependencies, optionalDependencies } = await readManifest(folder);
  const isThere = async (/** @type {[string, unknown]} */ [name, version]) => {
    const installed = await readManifest(path.join(folder, "node_modules", name));
    return installed.version === version;
  };
  const isThereOrMissing = async (/** @type {[string, unknown]} */ [name, version]) => {
    const installed = await readManifest(path.join(folder, "node_modules", name));
    return installed.version === undefined || installed.version === version;
  };
  const found = await Promise.all([
    ...entriesOf(dependencies).map(isThere),
    ...entriesOf(optionalDependencies).map(isThereOrMissing),
  ]);
  return found.every(Boolean);
}

/**
 * @typedef {{ version?: unknown, dependencies?: unknown, optionalDependencies?: unknown }} Manifest
 *
 * @param {string} folder
 * @returns {Promise<Manifest>} empty where there is none
 */
async function readManifest(folder) {
  const file = path.join(folder, "package.json");
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
  return typeof manifest === "object" && manifest !== null ? manifest : {};
}

/**
 * @param {unknown} data
 * @returns {[string, unknown][]}
 */
const entriesOf = (data) => (typeof data === "object" && data !== null ? Object.entries(data) : []);
